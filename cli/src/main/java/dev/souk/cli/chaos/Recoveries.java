package dev.souk.cli.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long it took until things worked again, by what had happened. Thread-safe. */
final class Recoveries {

  private final Map<String, List<Double>> seconds = new TreeMap<>();

  /**
   * Of one kind of fault.
   *
   * @param count how many recovered
   * @param median in seconds
   * @param most in seconds
   */
  record Times(int count, double median, double most) {}

  /** Notes that it took so long after a fault of a kind. */
  synchronized void add(String kind, double took) {
    seconds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(took);
  }

  /** By kind. */
  synchronized Map<String, Times> times() {
    Map<String, Times> times = new TreeMap<>();
    seconds.forEach((kind, all) -> {
      List<Double> sorted = new ArrayList<>(all);
      Collections.sort(sorted);
      times.put(kind, new Times(sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast()));
    });
    return times;
  }
}
