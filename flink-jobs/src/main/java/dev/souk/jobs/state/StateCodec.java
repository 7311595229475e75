package dev.souk.jobs.state;

import java.io.Serializable;

/**
 * Turns the state of a key into bytes and back. Stateless.
 *
 * @param <S> the state
 */
public interface StateCodec<S> extends Serializable {

  /** The bytes of {@code state}. Equal states give equal bytes. */
  byte[] encode(S state);

  /** The state that {@link #encode} wrote. */
  S decode(byte[] bytes);

  /** About how many bytes {@code state} takes on the heap. */
  int heapBytes(S state);
}
