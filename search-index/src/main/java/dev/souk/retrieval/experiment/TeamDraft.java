package dev.souk.retrieval.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Merges two rankings as two captains choose their teams: in turn, each the best that is left on
 * its list, and a coin says who chooses first in every round. Who is clicked more often has the
 * better list (Radlinski, Kurup and Joachims, "How does clickthrough data reflect retrieval
 * quality?", 2008).
 */
public final class TeamDraft {

  /** Of what is left when one list is used up: a click on it says nothing. */
  public static final int NO_TEAM = -1;

  private TeamDraft() {}

  /**
   * A chosen element.
   *
   * @param team 0 if the first list chose it, 1 if the second, or {@link #NO_TEAM}
   */
  public record Pick<T>(T element, int team) {}

  /**
   * Merges; the same lists and the same seed give the same picks, and fewer picks are the beginning
   * of more.
   *
   * @param first best first
   * @param second best first
   * @param id tells elements apart
   * @param most stops when there are so many
   */
  public static <T> List<Pick<T>> draft(
      List<T> first, List<T> second, Function<T, String> id, long seed, int most) {
    SplittableRandom coin = new SplittableRandom(seed);
    List<Pick<T>> picks = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int[] next = {0, 0};
    int lead = 0;
    while (picks.size() < most) {
      skipTaken(first, id, taken, next, 0);
      skipTaken(second, id, taken, next, 1);
      if (next[0] == first.size() || next[1] == second.size()) {
        break;
      }
      boolean firstChooses = lead < 0 || (lead == 0 && coin.nextBoolean());
      T element = firstChooses ? first.get(next[0]) : second.get(next[1]);
      lead += firstChooses ? 1 : -1;
      taken.add(id.apply(element));
      picks.add(new Pick<>(element, firstChooses ? 0 : 1));
    }
    addRest(first, id, taken, next[0], most, picks);
    addRest(second, id, taken, next[1], most, picks);
    return picks;
  }

  private static <T> void skipTaken(
      List<T> list, Function<T, String> id, Set<String> taken, int[] next, int team) {
    while (next[team] < list.size() && taken.contains(id.apply(list.get(next[team])))) {
      next[team]++;
    }
  }

  private static <T> void addRest(
      List<T> list,
      Function<T, String> id,
      Set<String> taken,
      int from,
      int most,
      List<Pick<T>> picks) {
    for (int i = from; i < list.size() && picks.size() < most; i++) {
      if (taken.add(id.apply(list.get(i)))) {
        picks.add(new Pick<>(list.get(i), NO_TEAM));
      }
    }
  }
}
