package dev.souk.retrieval.facet;

import dev.souk.retrieval.source.Scope;
import java.util.List;

/**
 * What is to be counted.
 *
 * @param asked the facets, in the order asked for
 * @param scope what may be answered, whatever is selected
 * @param selections what was selected, at most one of a field
 */
public record FacetPlan(List<Asked> asked, Scope scope, List<Selection> selections) {

  /** A facet and its Lucene field. */
  public record Asked(FacetSpec spec, String field) {}

  public FacetPlan {
    asked = List.copyOf(asked);
    selections = List.copyOf(selections);
  }

  /** Nothing. */
  public static FacetPlan none(Scope scope) {
    return new FacetPlan(List.of(), scope, List.of());
  }

  /** Whether there is nothing to count. */
  public boolean isEmpty() {
    return asked.isEmpty();
  }

  /** A pass that has counted nothing yet. */
  public FacetPass pass() {
    return new FacetPass(this);
  }
}
