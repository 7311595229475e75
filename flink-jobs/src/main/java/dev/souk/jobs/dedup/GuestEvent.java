package dev.souk.jobs.dedup;

import dev.souk.jobs.state.StateCodec;

/** That a guest's event was received; the key says which. */
enum GuestEvent {
  RECEIVED;

  static final StateCodec<GuestEvent> CODEC = new Codec();

  private record Codec() implements StateCodec<GuestEvent> {

    @Override
    public byte[] encode(GuestEvent state) {
      return new byte[] {1};
    }

    @Override
    public GuestEvent decode(byte[] bytes) {
      return RECEIVED;
    }

    @Override
    public int heapBytes(GuestEvent state) {
      return 150; // The key and its place in the map.
    }
  }
}
