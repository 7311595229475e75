package dev.souk.jobs.signals;

import dev.souk.domain.EventKind;
import dev.souk.domain.ItemSignals;
import dev.souk.jobs.parse.ItemEvent;
import dev.souk.jobs.state.StateCodec;
import java.nio.ByteBuffer;

/** The counters of one item. Mutable, not thread-safe. */
public final class SignalState {

  static final StateCodec<SignalState> CODEC = new Codec();

  private static final int IMPRESSIONS = 0;
  private static final int VIEWS = 1;
  private static final int CARTS = 2;
  private static final int PURCHASES = 3;
  private static final int REFUNDS = 4;
  private static final int RATINGS = 5;
  private static final int RATING_SUM = 6;
  private static final int COUNTS = 7;

  private final long[] counts = new long[COUNTS];
  private final DayWeights weights = new DayWeights();

  /** Counts one event. */
  public void add(ItemEvent event) {
    EventKind kind = event.kind();
    switch (kind) {
      case VIEW_ITEM_LIST, VIEW_SEARCH_RESULTS -> counts[IMPRESSIONS]++;
      case VIEW_ITEM, SELECT_ITEM -> counts[VIEWS]++;
      case ADD_TO_CART, ADD_TO_WISHLIST -> counts[CARTS]++;
      case PURCHASE -> counts[PURCHASES]++;
      case REFUND -> counts[REFUNDS]++;
      case REVIEW -> {
        counts[RATINGS]++;
        counts[RATING_SUM] += event.rating();
      }
      case REMOVE_FROM_CART -> {}
    }
    // Weights are whole numbers.
    long weight = (long) kind.weight();
    if (weight != 0) {
      weights.add(event.day(), weight);
    }
  }

  /** As published. */
  public ItemSignals signals(String itemId, SignalOptions options) {
    double popularity = weights.popularity(options.popularityDays());
    double recent = weights.popularity(options.trendDays());
    return new ItemSignals(
        itemId,
        counts[IMPRESSIONS],
        counts[VIEWS],
        counts[CARTS],
        counts[PURCHASES],
        counts[REFUNDS],
        counts[RATINGS],
        counts[RATING_SUM],
        popularity,
        Double.isInfinite(popularity) || Double.isInfinite(recent) ? 0 : recent - popularity);
  }

  private record Codec() implements StateCodec<SignalState> {

    private static final int DAY_BYTES = Integer.BYTES + Long.BYTES;

    @Override
    public byte[] encode(SignalState state) {
      int days = state.weights.size();
      ByteBuffer bytes = ByteBuffer.allocate(COUNTS * Long.BYTES + days * DAY_BYTES);
      for (long count : state.counts) {
        bytes.putLong(count);
      }
      for (int i = 0; i < days; i++) {
        bytes.putInt(state.weights.day(i)).putLong(state.weights.weight(i));
      }
      return bytes.array();
    }

    @Override
    public SignalState decode(byte[] encoded) {
      ByteBuffer bytes = ByteBuffer.wrap(encoded);
      SignalState state = new SignalState();
      for (int i = 0; i < COUNTS; i++) {
        state.counts[i] = bytes.getLong();
      }
      while (bytes.hasRemaining()) {
        state.weights.add(bytes.getInt(), bytes.getLong());
      }
      return state;
    }

    @Override
    public int heapBytes(SignalState state) {
      return 200 + 16 * state.weights.size();
    }
  }
}
