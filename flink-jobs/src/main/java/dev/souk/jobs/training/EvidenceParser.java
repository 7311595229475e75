package dev.souk.jobs.training;

import dev.souk.domain.EventItem;
import dev.souk.domain.EventJson;
import dev.souk.domain.EventKind;
import dev.souk.domain.ShopEvent;
import dev.souk.jobs.source.LogLine;
import java.util.ArrayList;
import java.util.List;

/** Parses lines of the {@code behavior} topic; guests and what says nothing of taste drop out. */
final class EvidenceParser extends LineParser<Evidence> {

  private static final long serialVersionUID = 1L;

  EvidenceParser(long board) {
    super(board);
  }

  @Override
  List<Evidence> parse(LogLine line) {
    ShopEvent event = EventJson.parse(line.value());
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
}
