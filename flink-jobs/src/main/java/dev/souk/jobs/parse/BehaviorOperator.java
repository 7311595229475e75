package dev.souk.jobs.parse;

import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.source.LogLine;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Parses lines of the {@code behavior} topic. Order is kept. */
public final class BehaviorOperator extends LineOperator<ShopEvent, BehaviorEvent> {

  private static final long serialVersionUID = 1L;

  @Override
  ShopEvent parse(LogLine line) {
    return EventJson.parse(line.value());
  }

  @Override
  void emit(LogLine line, ShopEvent event) {
    output.collect(new StreamRecord<>(flat(event)));
  }

  private static BehaviorEvent flat(ShopEvent event) {
    List<EventItem> items = event.items();
    int size = items.size();
    String[] ids = new String[size];
    double[] prices = new double[size];
    @Nullable String[] brands = new String[size];
    @Nullable String[] categories = new String[size];
    for (int i = 0; i < size; i++) {
      EventItem item = items.get(i);
      ids[i] = item.itemId();
      prices[i] = item.price() == null ? Double.NaN : item.price().value();
      brands[i] = item.brand();
      categories[i] = item.category();
    }
    String id = event.header().id();
    String shopper = event.header().shopper();
    return new BehaviorEvent(
        shopper == null ? " " + id : shopper,
        EventIds.hash(id),
        event.kind(),
        event.header().time().toEpochMilli(),
        event instanceof ShopEvent.Review review ? review.rating() : 0,
        ids,
        prices,
        brands,
        categories,
        event instanceof ShopEvent.ViewSearchResults search ? search.searchTerm() : null,
        event instanceof ShopEvent.ViewSearchResults
            ? QuerySearch.searcher(event.header())
            : QuerySearch.UNKNOWN);
  }
}
