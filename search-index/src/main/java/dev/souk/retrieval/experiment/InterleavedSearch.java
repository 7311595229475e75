package dev.souk.retrieval.experiment;

import dev.souk.domain.InvalidInputException;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Marks;
import dev.souk.retrieval.SearchResponse.Served;
import dev.souk.retrieval.rules.Places;
import dev.souk.retrieval.rules.RuleMark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Answers a request by two ranking profiles, merged by {@link TeamDraft}. The first {@value #DEPTH}
 * hits are merged as one whole and then cut into pages; what comes after them is in the order of
 * the first profile. The same shopper asking the same sees the same.
 *
 * <p>What rules have pinned keeps its places and is of no team. Counts and facets are those of the
 * first profile: a profile does not change what matches. A feed's candidates depend on it a little.
 */
public final class InterleavedSearch {

  /** So many hits are merged. */
  public static final int DEPTH = 100;

  private static final int MOST_EXCLUDED = 1000;

  private InterleavedSearch() {}

  /** Answers a request by the one profile that it names. */
  @FunctionalInterface
  public interface Ranking {
    /** The answer. */
    SearchResponse of(SearchRequest request) throws IOException;
  }

  /**
   * @param profiles two
   * @throws InvalidInputException if the request goes on from a cursor
   */
  public static SearchResponse search(SearchRequest request, List<String> profiles, Ranking ranking)
      throws IOException {
    SearchRequest whole = request.page(0, DEPTH, request.exclude());
    SearchResponse first = ranking.of(whole.by(profiles.getFirst()));
    SearchResponse second = ranking.of(whole.by(profiles.getLast()).withoutFacets());
    List<Hit> merged = merge(first.hits(), second.hits(), profiles, seed(request, profiles));
    int from = Math.min(request.from(), merged.size());
    int to = Math.min(request.from() + request.size(), merged.size());
    List<Hit> page = new ArrayList<>(merged.subList(from, to));
    int missing = request.size() - page.size();
    if (merged.size() == DEPTH
        && missing > 0
        && request.exclude().size() + DEPTH <= MOST_EXCLUDED) {
      List<String> shown = new ArrayList<>(request.exclude());
      merged.forEach(hit -> shown.add(hit.item().id()));
      SearchRequest rest =
          request.page(Math.max(0, request.from() - DEPTH), missing, shown).withoutFacets();
      page.addAll(ranking.of(rest.by(profiles.getFirst())).hits());
    }
    Served served = first.served();
    return first
        .withoutCursor()
        .with(page)
        .with(
            new Served(
                served.rules(),
                served.redirect(),
                served.experiment(),
                List.of(first.profile(), second.profile())));
  }

  private static long seed(SearchRequest request, List<String> profiles) {
    String visit = request.extras().visit();
    String unit = request.shopper() != null ? request.shopper() : visit != null ? visit : "";
    return StableHash.of(
        request.text(), request.filter(), unit, profiles.getFirst(), profiles.getLast());
  }

  private static List<Hit> merge(
      List<Hit> first, List<Hit> second, List<String> profiles, long seed) {
    SortedMap<Integer, Hit> pinned = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    pins(first, pinned, ids);
    pins(second, pinned, ids);
    List<Hit> picked = new ArrayList<>();
    for (TeamDraft.Pick<Hit> pick :
        TeamDraft.draft(
            without(first, ids), without(second, ids), hit -> hit.item().id(), seed, DEPTH)) {
      Hit hit = pick.element();
      String team = pick.team() == TeamDraft.NO_TEAM ? null : profiles.get(pick.team());
      picked.add(hit.with(new Marks(hit.marks().rules(), team, hit.marks().highlights())));
    }
    return Places.fill(picked, pinned, DEPTH);
  }

  private static void pins(List<Hit> hits, SortedMap<Integer, Hit> pinned, Set<String> ids) {
    for (Hit hit : hits) {
      for (RuleMark mark : hit.marks().rules()) {
        int place = (int) mark.value();
        if (mark.action().equals("pin") && !pinned.containsKey(place) && ids.add(hit.item().id())) {
          pinned.put(place, hit);
        }
      }
    }
  }

  private static List<Hit> without(List<Hit> hits, Set<String> ids) {
    List<Hit> rest = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      if (!ids.contains(hit.item().id())) {
        rest.add(hit);
      }
    }
    return rest;
  }
}
