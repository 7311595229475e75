package dev.souk.retrieval.rules;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Merges a list with what has fixed places in it. */
public final class Places {

  private Places() {}

  /**
   * @param others in their order; all there are, or at least {@code most}
   * @param fixed by place, 1 is the first; what has a place behind the last of all comes at the end
   * @param most stops when there are so many
   */
  public static <T> List<T> fill(List<T> others, SortedMap<Integer, T> fixed, int most) {
    List<T> filled = new ArrayList<>(Math.min(most, others.size() + fixed.size()));
    Iterator<T> next = others.iterator();
    for (Map.Entry<Integer, T> entry : fixed.entrySet()) {
      while (filled.size() + 1 < entry.getKey() && filled.size() < most && next.hasNext()) {
        filled.add(next.next());
      }
      if (filled.size() < most) {
        filled.add(entry.getValue());
      }
    }
    while (filled.size() < most && next.hasNext()) {
      filled.add(next.next());
    }
    return filled;
  }
}
