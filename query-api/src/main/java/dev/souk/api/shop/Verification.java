package dev.souk.api.shop;

import dev.souk.view.compare.ViewComparison;
import java.util.List;

/**
 * What a comparison of two generations found.
 *
 * @param generation the one that was asked about
 * @param against the one it was compared with
 * @param views the contents, view by view
 * @param queries the searches made in both
 * @param differing those whose first ten hits differ
 */
public record Verification(
    String generation,
    String against,
    List<ViewComparison> views,
    int queries,
    List<QueryDifference> differing) {

  /**
   * A search that is answered differently.
   *
   * @param query what was searched
   * @param ids the first hits in the generation that was asked about, best first
   * @param againstIds the same in the other one
   */
  public record QueryDifference(String query, List<String> ids, List<String> againstIds) {
    public QueryDifference {
      ids = List.copyOf(ids);
      againstIds = List.copyOf(againstIds);
    }
  }

  public Verification {
    views = List.copyOf(views);
    differing = List.copyOf(differing);
  }

  /** Whether nothing differs. */
  public boolean equal() {
    return differing.isEmpty() && views.stream().allMatch(ViewComparison::equal);
  }
}
