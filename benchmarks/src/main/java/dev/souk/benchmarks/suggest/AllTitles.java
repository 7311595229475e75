package dev.souk.benchmarks.suggest;

import dev.souk.view.schema.CompletionFields;
import dev.souk.view.schema.ItemFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Every title's keys in memory: what completes a prefix is found by looking at all. */
final class AllTitles {

  private final SuggestViews views;
  private final String[][] keys;
  private final int[] popularFirst;

  AllTitles(SuggestViews views) {
    this.views = views;
    List<String> titles = views.titles().titles();
    keys = new String[titles.size()][];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = CompletionFields.keys(titles.get(i)).toArray(String[]::new);
    }
    popularFirst =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted((a, b) -> Float.compare(views.popularity()[b], views.popularity()[a]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The popularities of the best completions, best first, of each title once. */
  List<Float> best(String prefix, int most) {
    List<Float> best = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int item : popularFirst) {
      if (best.size() == most) {
        break;
      }
      if (completes(item, prefix) && seen.add(ItemFields.fold(views.titles().titles().get(item)))) {
        best.add(views.popularity()[item]);
      }
    }
    return best;
  }

  boolean completes(int item, String prefix) {
    for (String key : keys[item]) {
      if (key.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
