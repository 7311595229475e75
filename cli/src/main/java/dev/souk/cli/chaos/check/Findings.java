package dev.souk.cli.chaos.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found wrong: how often, and the first examples. Thread-safe. */
public final class Findings {

  private static final int EXAMPLES = 5;

  private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
  private final Map<Finding, List<String>> examples = new EnumMap<>(Finding.class);

  /** Notes one. */
  public void add(Finding finding, String example) {
    add(finding, 1, example);
  }

  /** Notes several, of which {@code example} tells. */
  public synchronized void add(Finding finding, long count, String example) {
    counts.merge(finding, count, Long::sum);
    List<String> first = examples.computeIfAbsent(finding, _ -> new ArrayList<>());
    if (first.size() < EXAMPLES) {
      first.add(example);
    }
  }

  /** Whether there is none. */
  public synchronized boolean none() {
    return counts.isEmpty();
  }

  /** How many of one kind. */
  public synchronized long count(Finding finding) {
    return counts.getOrDefault(finding, 0L);
  }

  /** The first of one kind. */
  public synchronized List<String> examples(Finding finding) {
    return List.copyOf(examples.getOrDefault(finding, List.of()));
  }

  /** How many in all. */
  public synchronized long count() {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}
