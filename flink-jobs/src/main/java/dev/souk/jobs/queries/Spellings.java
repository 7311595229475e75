package dev.souk.jobs.queries;

import dev.souk.jobs.parse.EventIds;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a query was written, in upper and lower case and so on, and how often. Of many spellings
 * those with the smallest hashes are counted: one that is among them at the end was all the time,
 * so its count is right whatever the order. Not thread-safe.
 */
final class Spellings {

  private static final int COUNTED = 8;

  /** By hash; the number of spellings whose hashes are the same is none. */
  private final TreeMap<Long, Spelling> byHash = new TreeMap<>();

  /** One of them. */
  record Spelling(String text, long count) {}

  void add(String text, long times) {
    long hash = EventIds.hash(text);
    byHash.merge(
        hash,
        new Spelling(text, times),
        (known, more) -> new Spelling(known.text(), known.count() + more.count()));
    if (byHash.size() > COUNTED) {
      byHash.pollLastEntry();
    }
  }

  Map<Long, Spelling> byHash() {
    return byHash;
  }

  /** The one that was used most, of several the first by its letters. */
  String commonest() {
    Spelling best = new Spelling("", 0);
    for (Spelling spelling : byHash.values()) {
      if (spelling.count() > best.count()
          || (spelling.count() == best.count() && spelling.text().compareTo(best.text()) < 0)) {
        best = spelling;
      }
    }
    return best.text();
  }
}
