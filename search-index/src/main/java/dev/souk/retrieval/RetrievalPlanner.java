package dev.souk.retrieval;

import dev.souk.domain.Availability;
import dev.souk.domain.Profile;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.retrieval.RetrievalPlan.FacetField;
import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.filter.FilterBinder;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.filter.FilterParser;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteReader;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;

/**
 * Binds the names of a request: filter, ranking profile, facets, sort order, and the shopper's
 * taste.
 *
 * <p>The shop's own rule: what is out of stock can be found by words, but is not recommended,
 * unless the filter itself speaks of availability.
 *
 * @param state what the query sees
 */
record RetrievalPlanner(ShopState state) {

  /**
   * @throws dev.souk.domain.InvalidInputException if a name is unknown or the filter is broken
   */
  RetrievalPlan plan(SearchRequest request, RankingProfile profile) throws IOException {
    boolean feed = request.text().isBlank();
    ItemsFrame items = state.items();
    FilterExpression expression = FilterParser.parse(request.filter());
    Query filter = new FilterBinder(items.fields(), state.offers()).bind(expression);
    SortOrder order = SortOrder.parse(request.sort());
    List<FacetField> facets = new ArrayList<>();
    for (String name : request.facets()) {
      facets.add(new FacetField(name, items.fields().facet(name)));
    }
    List<String> unknown = new ArrayList<>();
    Taste taste = new TasteReader(state).read(profileOf(request), request.history(), unknown);
    Set<Integer> excluded = ordinals(request.exclude());
    if (feed && !request.includeOwned()) {
      addOwned(taste, excluded);
    }
    boolean everything = expression instanceof FilterExpression.All;
    return new RetrievalPlan(
        feed ? "" : request.text(),
        new Scope(state, feed ? recommendable(filter, expression) : filter, excluded),
        taste,
        feed ? learned(profile.feed()) : profile.search(),
        profile.label(),
        order,
        facets,
        request.from(),
        request.size(),
        feed && (!everything || order != SortOrder.RELEVANCE),
        notes(unknown));
  }

  /** The plan for items like one. */
  RetrievalPlan similar(TasteItem item, Set<Integer> excluded, int size, RankingProfile profile) {
    return new RetrievalPlan(
        "",
        new Scope(
            state, recommendable(new MatchAllDocsQuery(), new FilterExpression.All()), excluded),
        new TasteReader(state).ofItem(item.id(), item.ordinal()),
        profile.similar(),
        profile.label(),
        SortOrder.RELEVANCE,
        List.of(),
        0,
        size,
        false,
        List.of());
  }

  /** A feed's weights, with what the models have learned of how to share theirs. */
  private Blend learned(Blend blend) {
    CollaborativeSpace space = state.collaborative();
    CollaborativeBlend learned = space == null ? null : space.learned();
    return learned == null ? blend : blend.withFactorShare(learned.factorShare());
  }

  private Profile profileOf(SearchRequest request) throws IOException {
    String shopper = request.shopper();
    return shopper == null || shopper.isBlank()
        ? Profile.empty("guest")
        : state.profile(shopper).orElse(Profile.empty("guest"));
  }

  private Set<Integer> ordinals(List<String> ids) {
    Set<Integer> ordinals = new HashSet<>();
    for (String id : ids) {
      int ordinal = state.items().find(id);
      if (ordinal >= 0) {
        ordinals.add(ordinal);
      }
    }
    return ordinals;
  }

  private static void addOwned(Taste taste, Set<Integer> excluded) {
    for (TasteItem item : taste.items()) {
      if (item.owned()) {
        excluded.add(item.ordinal());
      }
    }
  }

  private Query recommendable(Query filter, FilterExpression expression) {
    if (namesAvailability(expression)) {
      return filter;
    }
    return new BooleanQuery.Builder()
        .add(filter, Occur.FILTER)
        .add(state.offers().availability(Availability.OUT_OF_STOCK), Occur.MUST_NOT)
        .build();
  }

  private static boolean namesAvailability(FilterExpression expression) {
    return switch (expression) {
      case FilterExpression.All all -> false;
      case FilterExpression.And and -> anyNames(and.parts());
      case FilterExpression.Or or -> anyNames(or.parts());
      case FilterExpression.Not not -> namesAvailability(not.part());
      case FilterExpression.Equal equal -> equal.field().equals(ItemFields.AVAILABILITY);
      case FilterExpression.Present present -> present.field().equals(ItemFields.AVAILABILITY);
      case FilterExpression.Range range -> false;
    };
  }

  private static boolean anyNames(List<FilterExpression> parts) {
    for (FilterExpression part : parts) {
      if (namesAvailability(part)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> notes(List<String> unknown) {
    return unknown.isEmpty()
        ? List.of()
        : List.of("history: not in the catalogue: " + String.join(", ", unknown));
  }
}
