package dev.souk.jobs.indicators;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of some shoppers' histories, all in memory: what the streaming job would have made of
 * them in the end. Not thread-safe.
 */
public final class IndicatorRows {

  private final SortedMap<String, IndicatorRow> rows = new TreeMap<>();

  /** Adds the history of a shopper who was not told of yet. */
  public void add(String shopper, List<Purchase> history) {
    tell(new HistoryChange(shopper, List.of(), history, Map.of()));
  }

  /**
   * Adds how often items were bought, which decides whom rows count.
   *
   * @param purchases by item, whether they were kept or not
   */
  public void add(Map<String, Integer> purchases) {
    tell(new HistoryChange("", List.of(), List.of(), purchases));
  }

  private void tell(HistoryChange change) {
    change.tell(row -> rows.computeIfAbsent(row.itemId(), _ -> new IndicatorRow()).add(row));
  }

  /** The sources of the documents of the indicators view, by key. */
  public SortedMap<String, byte[]> sources() {
    SortedMap<String, byte[]> sources = new TreeMap<>();
    rows.forEach((item, row) -> sources.put(item, row.document(item)));
    return sources;
  }
}
