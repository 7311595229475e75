package dev.souk.jobs.signals;

import dev.souk.domain.Json;
import dev.souk.domain.Offer;
import dev.souk.domain.OfferJson;
import dev.souk.jobs.state.StateCodec;
import dev.souk.view.schema.SignalsSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What of an item changes often: its counters, its price and its stock. Mutable, not thread-safe.
 */
final class HotState {

  static final StateCodec<HotState> CODEC = new Codec();

  private final SignalState counters;
  private boolean counted;
  private @Nullable Offer offer;

  HotState() {
    this(new SignalState(), false, null);
  }

  private HotState(SignalState counters, boolean counted, @Nullable Offer offer) {
    this.counters = counters;
    this.counted = counted;
    this.offer = offer;
  }

  /** The counters, to be changed. */
  SignalState counters() {
    counted = true;
    return counters;
  }

  void offer(@Nullable Offer now) {
    offer = now;
  }

  /** The source of the document, null if there is nothing to say. */
  byte @Nullable [] source(String itemId, SignalOptions options) {
    return counted || offer != null
        ? SignalsSchema.source(counters.signals(itemId, options).with(offer))
        : null;
  }

  /**
   * The counters alone, as the version wrote them that had no offers, or a negative number and
   * then: whether anything was counted, the length of the counters, these, and the offer as JSON.
   */
  private record Codec() implements StateCodec<HotState> {

    private static final byte WITH_OFFER = -1;
    private static final int HEAD = 2 + Integer.BYTES;

    @Override
    public byte[] encode(HotState state) {
      byte[] counters = SignalState.CODEC.encode(state.counters);
      if (state.offer == null && state.counted) {
        return counters;
      }
      byte[] offer =
          state.offer == null
              ? new byte[0]
              : OfferJson.write(Json.MAPPER.createObjectNode(), state.offer)
                  .toString()
                  .getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(HEAD + counters.length + offer.length)
          .put(WITH_OFFER)
          .put((byte) (state.counted ? 1 : 0))
          .putInt(counters.length)
          .put(counters)
          .put(offer)
          .array();
    }

    @Override
    public HotState decode(byte[] encoded) {
      // Counters begin with one that is not negative.
      if (encoded[0] != WITH_OFFER) {
        return new HotState(SignalState.CODEC.decode(encoded), true, null);
      }
      ByteBuffer bytes = ByteBuffer.wrap(encoded, 1, encoded.length - 1);
      boolean counted = bytes.get() == 1;
      byte[] counters = new byte[bytes.getInt()];
      bytes.get(counters);
      byte[] offer = new byte[bytes.remaining()];
      bytes.get(offer);
      return new HotState(
          SignalState.CODEC.decode(counters),
          counted,
          offer.length == 0 ? null : OfferJson.parse(Json.object(offer)));
    }

    @Override
    public int heapBytes(HotState state) {
      return 200 + SignalState.CODEC.heapBytes(state.counters);
    }
  }
}
