package dev.souk.jobs.profiles;

import dev.souk.jobs.indicators.HistoryChange;
import dev.souk.jobs.indicators.IndicatorChange;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.jobs.state.DocumentOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Events, keyed by shopper, become documents of the profiles view. How a shopper's purchases
 * changed since the last barrier leaves through {@link #PURCHASES}, by item: a history is told of
 * once for all that happened to it.
 */
public final class ProfilesOperator extends DocumentOperator<ShopperEvent, ShopperState> {

  private static final long serialVersionUID = 1L;

  /** What shoppers add to the indicators of items. */
  public static final OutputTag<IndicatorChange> PURCHASES =
      new OutputTag<>("purchases", TypeInformation.of(IndicatorChange.class));

  private final int items;
  private final Decay decay;

  /** Keeps profiles as {@code options} says. */
  public ProfilesOperator(ProfileOptions options) {
    super("shopper", new ShopperCodec(options.decay()));
    items = options.items();
    decay = options.decay();
  }

  @Override
  protected ShopperState add(String shopper, @Nullable ShopperState known, ShopperEvent event) {
    ShopperState state = known == null ? new ShopperState() : known;
    state.add(event, decay, items);
    return state;
  }

  @Override
  protected void changed(String shopper, ShopperState state) {
    HistoryChange change = state.tellPurchases(shopper, items);
    if (change != null) {
      change.tell(row -> output.collect(PURCHASES, new StreamRecord<>(row)));
    }
  }

  @Override
  protected byte[] source(String shopper, ShopperState state) {
    return state.document(shopper, decay, items);
  }
}
