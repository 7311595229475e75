package dev.souk.retrieval;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Profile;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.retrieval.RetrievalPlan.Breadth;
import dev.souk.retrieval.RetrievalPlan.Page;
import dev.souk.retrieval.blend.Cursor;
import dev.souk.retrieval.blend.SortOrder;
import dev.souk.retrieval.facet.FacetPlan;
import dev.souk.retrieval.facet.FacetSpec;
import dev.souk.retrieval.facet.Selection;
import dev.souk.retrieval.facet.Selections;
import dev.souk.retrieval.filter.FilterBinder;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.filter.FilterFields;
import dev.souk.retrieval.filter.FilterParser;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.rules.MatchContext;
import dev.souk.retrieval.rules.Merchandise;
import dev.souk.retrieval.rules.PinnedItems;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Histories;
import dev.souk.retrieval.source.Scope;
import dev.souk.retrieval.taste.KnownTaste;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.retrieval.taste.TasteReader;
import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.LearnedBlend;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Binds the names of a request: filter, ranking profile, facets, sort order, the shopper's taste,
 * and what they are not to be shown.
 *
 * @param state what the query sees
 * @param rules what the shop shows
 * @param steerer what merchandising rules do
 */
record RetrievalPlanner(ShopState state, ServingRules rules, Steerer steerer) {

  /** Without merchandising rules. */
  RetrievalPlanner(ShopState state, ServingRules rules) {
    this(state, rules, Steerer.NONE);
  }

  /**
   * A search or, without words, a feed.
   *
   * @throws dev.souk.domain.InvalidInputException if a name is unknown or the filter is broken
   */
  RetrievalPlan plan(SearchRequest request, RankingProfile profile) throws IOException {
    boolean feed = request.text().isBlank();
    return plan(
        request,
        feed ? profile.feed() : profile.search(),
        profile.label(),
        feed,
        true,
        feed ? Surface.FEED : Surface.SEARCH);
  }

  /**
   * What is trending, the same for everybody but for what each has bought.
   *
   * @param request its words are not read
   * @throws dev.souk.domain.InvalidInputException as {@link #plan}
   */
  RetrievalPlan trending(SearchRequest request, RankingProfile profile) throws IOException {
    return plan(request, profile.trending(), profile.label(), true, false, Surface.TRENDING);
  }

  /**
   * What rules would do to a request.
   *
   * @param surface what it asks for
   * @throws dev.souk.domain.InvalidInputException as {@link #plan}
   */
  RuleTrial trial(SearchRequest request, RankingProfile profile, Surface surface)
      throws IOException {
    boolean feed = surface != Surface.SEARCH;
    RetrievalPlan plan = plan(request, profile.feed(), profile.label(), feed, true, surface);
    Merchandise merchandise = plan.merchandise();
    MatchContext context =
        steerer.context(request, surface, FilterParser.parse(request.filter()), plan.taste());
    return new RuleTrial(
        steerer.now(),
        context.fields(),
        merchandise.steering().rules(),
        merchandise.tried(plan.pins(), state.items()),
        merchandise.steering().redirect(),
        merchandise.problems());
  }

  private RetrievalPlan plan(
      SearchRequest request,
      Blend blend,
      String label,
      boolean feed,
      boolean personal,
      Surface surface)
      throws IOException {
    FilterFields fields = state.items().fields();
    FilterExpression expression = FilterParser.parse(request.filter());
    Selections selections = Selections.parse(request.options().select(), fields);
    SortOrder order = SortOrder.parse(request.sort());
    KnownTaste known = taste(request);
    Taste taste = known.taste();
    Set<Integer> excluded = ordinals(request.exclude());
    if (feed && !request.includeOwned()) {
      addOwned(taste, excluded);
    }
    boolean everything =
        expression instanceof FilterExpression.All && selections.byField().isEmpty();
    boolean recommends =
        feed
            && !namesAvailability(expression)
            && !selections.byField().containsKey(ItemFields.AVAILABILITY);
    FilterBinder binder = new FilterBinder(fields, state.offers());
    Query filter = binder.bind(expression);
    Map<String, Query> selected = bind(binder, selections);
    Merchandise merchandise =
        Merchandise.bind(
            steerer.steer(request, surface, asked(expression, selections), taste), state);
    Query shown = merchandise.narrow(filter);
    Scope whole = scope(shown, excluded, recommends);
    Scope scope = selected.isEmpty() ? whole : scope(both(shown, selected), excluded, recommends);
    if (personal) {
      scope = scope.with(known.memory());
    }
    Breadth breadth =
        feed && (!everything || order != SortOrder.RELEVANCE) ? Breadth.ALL : Breadth.FILLED;
    return new RetrievalPlan(
        feed ? "" : request.text(),
        scope,
        personal ? taste : Taste.NONE,
        feed && personal ? learned(blend, taste) : blend,
        label,
        order,
        facets(request.facets(), whole, selected),
        page(request, !feed || breadth == Breadth.ALL),
        breadth,
        notes(known.unknown()),
        merchandise,
        order == SortOrder.RELEVANCE ? merchandise.pins(scope) : PinnedItems.NONE);
  }

  /** What a request filters by, selections included, for rules to know. */
  private static FilterExpression asked(FilterExpression filter, Selections selections) {
    if (selections.byField().isEmpty()) {
      return filter;
    }
    List<FilterExpression> parts = new ArrayList<>(selections.byField().values());
    parts.add(filter);
    return new FilterExpression.And(parts);
  }

  /**
   * @param ordered whether hits are in the order of the ranking, and not arranged
   */
  private static Page page(SearchRequest request, boolean ordered) {
    String cursor = request.options().cursor();
    if (!cursor.isEmpty() && !ordered) {
      throw new InvalidInputException(
          "cursor", "of a feed", "words, a filter, a selection or an order beside it");
    }
    long digest = RequestDigest.of(request);
    return new Page(
        request.from(),
        request.size(),
        cursor.isEmpty() ? null : Cursor.decode(cursor, digest),
        digest,
        request.options().explain());
  }

  /** The taste of who asks, read once for all their requests of one sight of the shop. */
  private KnownTaste taste(SearchRequest request) throws IOException {
    KnownTaste.Of key = new KnownTaste.Of(request.shopper(), request.history());
    KnownTaste known = state.tastes().get(key);
    if (known == null) {
      List<String> unknown = new ArrayList<>();
      Taste taste =
          new TasteReader(state).read(profileOf(request.shopper()), request.history(), unknown);
      known = new KnownTaste(taste, unknown, new TasteMemory());
      state.tastes().put(key, known);
    }
    return known;
  }

  private Scope scope(Query filter, Set<Integer> excluded, boolean recommends) throws IOException {
    return recommends ? rules.recommended(filter, excluded) : rules.found(filter, excluded);
  }

  private static Map<String, Query> bind(FilterBinder binder, Selections selections) {
    Map<String, Query> bound = new LinkedHashMap<>();
    try {
      selections.byField().forEach((field, part) -> bound.put(field, binder.bind(part)));
    } catch (InvalidInputException e) {
      throw e.of("select");
    }
    return bound;
  }

  private static Query both(Query filter, Map<String, Query> selected) {
    BooleanQuery.Builder both = new BooleanQuery.Builder().add(filter, Occur.FILTER);
    selected.values().forEach(part -> both.add(part, Occur.FILTER));
    return both.build();
  }

  private FacetPlan facets(List<String> asked, Scope whole, Map<String, Query> selected)
      throws IOException {
    List<FacetPlan.Asked> facets = new ArrayList<>();
    for (String text : asked) {
      FacetSpec spec = FacetSpec.parse(text);
      String field = state.items().fields().facet(spec.name());
      if (!spec.bounds().isEmpty() && !field.equals(ItemFields.PRICE)) {
        throw new InvalidInputException("facets", text, "bounds of price only");
      }
      facets.add(new FacetPlan.Asked(spec, field));
    }
    List<Selection> selections = new ArrayList<>();
    if (!facets.isEmpty()) {
      for (Map.Entry<String, Query> part : selected.entrySet()) {
        selections.add(new Selection(part.getKey(), state.filter(part.getValue())));
      }
    }
    return new FacetPlan(facets, whole, selections);
  }

  /**
   * The feed of somebody with this taste, which it does not show again.
   *
   * @param blend as it is used
   * @param size how many hits
   */
  RetrievalPlan rehearsed(Taste taste, Blend blend, int size) throws IOException {
    Set<Integer> excluded = new HashSet<>();
    addOwned(taste, excluded);
    Scope scope = rules.recommended(new MatchAllDocsQuery(), excluded);
    return new RetrievalPlan(
        "",
        scope,
        taste,
        blend,
        "",
        SortOrder.RELEVANCE,
        FacetPlan.none(scope),
        Page.first(size),
        Breadth.FILLED,
        List.of());
  }

  /**
   * What an item's page shows beside it.
   *
   * @param item the item, all that is known of what is wanted
   * @param variants of the item and itself, not to be answered
   * @param blend how others are ranked
   * @param breadth whether to fill up
   * @param surface what the page shows, for rules
   */
  RetrievalPlan beside(
      ItemRequest request,
      TasteItem item,
      Set<Integer> variants,
      Blend blend,
      String label,
      Breadth breadth,
      Surface surface)
      throws IOException {
    TasteReader tastes = new TasteReader(state);
    Set<Integer> excluded = ordinals(request.exclude());
    excluded.addAll(variants);
    Taste taste = tastes.read(profileOf(request.shopper()), List.of(), new ArrayList<>());
    addOwned(taste, excluded);
    SearchRequest asked = SearchRequest.feed(request.shopper()).by(request.profile());
    Merchandise merchandise =
        Merchandise.bind(steerer.steer(asked, surface, new FilterExpression.All(), taste), state);
    Scope scope = rules.recommended(merchandise.narrow(new MatchAllDocsQuery()), excluded);
    return new RetrievalPlan(
        "",
        scope,
        tastes.ofItem(item.id(), item.ordinal()),
        blend,
        label,
        SortOrder.RELEVANCE,
        FacetPlan.none(scope),
        Page.first(request.size()),
        breadth,
        List.of(),
        merchandise,
        merchandise.pins(scope));
  }

  /**
   * A feed's weights: those that training has learned, if the profile asks for them and they proved
   * worth it, else its own, with the share of the collaborative models as learned; both for the
   * part of the history that the models know.
   */
  private Blend learned(Blend hand, Taste taste) {
    CollaborativeSpace space = state.collaborative();
    if (space == null) {
      return hand;
    }
    CollaborativeBlend share = space.learned();
    LearnedBlend feed = space.feed();
    Blend weighed = hand;
    if (hand.learned() && feed != null && feed.served()) {
      weighed = hand.withWeights(feed.weights());
    } else if (share != null) {
      weighed = hand.withFactorShare(share.factorShare());
    }
    return weighed.withKnownShare(Histories.knownShare(taste, space), hand);
  }

  private Profile profileOf(@Nullable String shopper) throws IOException {
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
