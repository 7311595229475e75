package dev.souk.jobs.training;

import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.source.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/**
 * Parses lines of the {@code behavior} topic. Guests and what says nothing of taste drop out, but
 * for what is bought together, which is a side output: {@link #BASKETS}.
 */
final class EvidenceParser extends LineParser<Evidence> {

  private static final long serialVersionUID = 1L;

  /** Orders of several events are still in parts. */
  static final OutputTag<Basket> BASKETS =
      new OutputTag<>("baskets", TypeInformation.of(Basket.class));

  EvidenceParser(long board) {
    super(board);
  }

  @Override
  List<Evidence> parse(LogLine line, Context context) {
    ShopEvent event = EventJson.parse(line.value());
    if (event instanceof ShopEvent.Purchase purchase) {
      basket(purchase, context);
    }
    String shopper = event.header().shopper();
    EventKind kind = event.kind();
    if (shopper == null || kind.weight() == 0) {
      return List.of();
    }
    long time = event.header().time().toEpochMilli();
    List<Evidence> evidence = new ArrayList<>(event.items().size());
    for (EventItem item : event.items()) {
      evidence.add(Evidence.of(shopper, item.itemId(), kind, item.quantity(), time));
    }
    return evidence;
  }

  /** An event of one item tells something only if it is part of a larger order. */
  private static void basket(ShopEvent.Purchase purchase, Context context) {
    String transaction = purchase.transactionId();
    if (transaction == null && purchase.items().size() < 2) {
      return;
    }
    // Neither kind of id is taken for the other.
    String order = transaction == null ? "e" + purchase.header().id() : "t" + transaction;
    Basket empty = new Basket(order, new String[0]);
    String[] ids = purchase.items().stream().map(EventItem::itemId).toArray(String[]::new);
    context.output(BASKETS, empty.plus(new Basket(order, ids)));
  }
}
