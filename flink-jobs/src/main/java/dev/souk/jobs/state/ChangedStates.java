package dev.souk.jobs.state;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A write-back cache before keyed state. What changed since the last barrier is on the heap, as
 * objects; {@link #flush} writes it to the state backend and must be called before each barrier.
 * Then a checkpoint holds everything, and a restart begins with nothing changed. What was written
 * lately stays on the heap too, so that it need not be read again.
 *
 * <p>If the changed states outgrow a part of the heap they are written before that. Not
 * thread-safe.
 *
 * @param <S> the state of a key
 */
public final class ChangedStates<S> {

  private static final long CHANGED_BYTES = Runtime.getRuntime().maxMemory() / 64;
  private static final long RECENT_BYTES = Runtime.getRuntime().maxMemory() / 32;

  private final KeyedStateBackend<String> backend;
  private final ValueStateDescriptor<byte[]> descriptor;
  private final ValueState<byte[]> stored;
  private final StateCodec<S> codec;
  private final RecentBytes recent;
  private final Map<String, S> changed = new HashMap<>();
  private final Taker<S> taker;
  private long changedBytes;

  /** Takes the state of a key with its key. */
  @FunctionalInterface
  public interface Taker<S> {
    /** Takes one. */
    void take(String key, S state) throws Exception;
  }

  /** States kept in {@code backend} under {@code name}. */
  public ChangedStates(KeyedStateBackend<String> backend, String name, StateCodec<S> codec)
      throws Exception {
    this(backend, name, codec, (_, _) -> {});
  }

  /**
   * States kept in {@code backend} under {@code name}.
   *
   * @param taker is given each state that changed, when it is written
   */
  public ChangedStates(
      KeyedStateBackend<String> backend, String name, StateCodec<S> codec, Taker<S> taker)
      throws Exception {
    this(
        backend,
        new ValueStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE),
        codec,
        taker,
        RECENT_BYTES);
  }

  /**
   * States kept in {@code backend} under {@code name} and forgotten {@code after} they were written
   * last, by the clock. Whether a state is ever forgotten cannot be changed later.
   */
  public static <S> ChangedStates<S> forgotten(
      KeyedStateBackend<String> backend, String name, StateCodec<S> codec, Duration after)
      throws Exception {
    ValueStateDescriptor<byte[]> descriptor =
        new ValueStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE);
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(after).build());
    // Only the backend knows what is forgotten by now.
    return new ChangedStates<>(backend, descriptor, codec, (_, _) -> {}, 0);
  }

  private ChangedStates(
      KeyedStateBackend<String> backend,
      ValueStateDescriptor<byte[]> descriptor,
      StateCodec<S> codec,
      Taker<S> taker,
      long recentBytes)
      throws Exception {
    this.backend = backend;
    this.descriptor = descriptor;
    this.codec = codec;
    this.taker = taker;
    this.recent = new RecentBytes(recentBytes);
    stored =
        backend.getPartitionedState(
            VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
  }

  /** The state of {@code key}, null if it has none. */
  public @Nullable S get(String key) throws Exception {
    S state = changed.get(key);
    if (state != null) {
      return state;
    }
    byte[] bytes = recent.get(key);
    if (bytes == null) {
      backend.setCurrentKey(key);
      bytes = stored.value();
    }
    return bytes == null ? null : codec.decode(bytes);
  }

  /** Sets the state of {@code key}, which is changed thereby. */
  public void put(String key, S state) throws Exception {
    if (changed.put(key, state) == null) {
      changedBytes += codec.heapBytes(state);
      if (changedBytes > CHANGED_BYTES) {
        flush();
      }
    }
  }

  /** Writes what changed to the backend, and leaves it with another current key. */
  public void flush() throws Exception {
    // In one pass, for to fetch a state from memory costs as much as to write it.
    for (Map.Entry<String, S> entry : changed.entrySet()) {
      taker.take(entry.getKey(), entry.getValue());
      backend.setCurrentKey(entry.getKey());
      byte[] bytes = codec.encode(entry.getValue());
      stored.update(bytes);
      recent.put(entry.getKey(), bytes);
    }
    changed.clear();
    changedBytes = 0;
  }

  /** Gives the states of all keys to {@code all}, after what changed was written. */
  public void forEach(Taker<S> all) throws Exception {
    flush();
    backend.applyToAllKeys(
        VoidNamespace.INSTANCE,
        VoidNamespaceSerializer.INSTANCE,
        descriptor,
        (String key, ValueState<byte[]> state) -> all.take(key, codec.decode(state.value())));
  }
}
