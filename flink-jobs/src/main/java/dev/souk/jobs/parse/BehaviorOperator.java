package dev.souk.jobs.parse;

import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.source.LogLine;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Parses lines of the {@code behavior} topic. The main output is the events of named shoppers; all
 * events leave through {@link #ITEMS}, by item. Order is kept.
 */
public final class BehaviorOperator extends LineOperator<ShopEvent, ShopperEvent> {

  private static final long serialVersionUID = 1L;

  /** What happened to items, by guests too. */
  public static final OutputTag<ItemEvent> ITEMS =
      new OutputTag<>("items", TypeInformation.of(ItemEvent.class));

  private static final long DAY_MILLIS = 86_400_000;

  @Override
  ShopEvent parse(LogLine line) {
    return EventJson.parse(line.value());
  }

  @Override
  String invalid() {
    return "invalid-event";
  }

  @Override
  void emit(LogLine line, ShopEvent event) {
    long time = event.header().time().toEpochMilli();
    int day = Math.toIntExact(Math.floorDiv(time, DAY_MILLIS));
    EventKind kind = event.kind();
    int rating = event instanceof ShopEvent.Review review ? review.rating() : 0;
    for (EventItem item : event.items()) {
      output.collect(ITEMS, new StreamRecord<>(new ItemEvent(item.itemId(), kind, day, rating)));
    }
    String shopper = event.header().shopper();
    if (shopper == null) {
      count(LedgerEntry.GUESTS);
      return;
    }
    count(LedgerEntry.ACCEPTED);
    if (kind.weight() == 0) {
      output.collect(
          new StreamRecord<>(
              new ShopperEvent(shopper, kind, time, true, null, Double.NaN, null, null)));
      return;
    }
    boolean first = true;
    for (EventItem item : event.items()) {
      double price = item.price() == null ? Double.NaN : item.price().value();
      output.collect(
          new StreamRecord<>(
              new ShopperEvent(
                  shopper,
                  kind,
                  time,
                  first,
                  item.itemId(),
                  price,
                  item.brand(),
                  item.category())));
      first = false;
    }
  }
}
