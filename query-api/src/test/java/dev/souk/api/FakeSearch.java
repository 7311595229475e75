package dev.souk.api;

import dev.souk.domain.Availability;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import dev.souk.domain.Money;
import dev.souk.retrieval.ItemRequest;
import dev.souk.retrieval.SearchRequest;
import dev.souk.retrieval.SearchResponse;
import dev.souk.retrieval.ShopSearch;
import dev.souk.retrieval.ShopStatus;
import dev.souk.retrieval.experiment.Experiment;
import dev.souk.retrieval.filter.FilterExpression;
import dev.souk.retrieval.highlight.Highlights;
import dev.souk.retrieval.rules.Condition;
import dev.souk.retrieval.rules.Rule;
import dev.souk.retrieval.rules.RuleAction;
import dev.souk.retrieval.rules.RuleMark;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import dev.souk.retrieval.suggest.SuggestRequest;
import dev.souk.retrieval.suggest.Suggestion;
import dev.souk.retrieval.suggest.SuggestionKind;
import dev.souk.retrieval.understanding.Understanding;
import dev.souk.view.SnapshotId;
import dev.souk.view.SnapshotRefusal;
import dev.souk.view.View;
import dev.souk.view.schema.LearnedBlend;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A shop in memory: finds items whose title holds the text, remembers the last request, and can be
 * told to wait or to break.
 */
public final class FakeSearch implements ShopSearch {

  /** Searching for it breaks in a way that no endpoint expects. */
  static final String BREAKS = "break-unexpectedly";

  private static final Rule RULE =
      new Rule(
          "hearts",
          Instant.parse("2026-12-01T00:00:00Z"),
          null,
          3,
          Set.of(Surface.FEED, Surface.SEARCH),
          "query:heart",
          new Condition.Always(),
          List.of(
              new RuleAction.Pin(new TreeMap<>(Map.of(1, "85123A"))),
              new RuleAction.Boost("brand:Acme", new FilterExpression.All(), 2),
              new RuleAction.Bury("brand:Other", new FilterExpression.All(), 0.5),
              new RuleAction.Hide("", null, List.of("x")),
              new RuleAction.Narrow("color:red", new FilterExpression.All()),
              new RuleAction.Redirect("/gifts?q=heart")));

  private volatile @Nullable ItemRequest beside;
  private final Map<String, Item> items = new TreeMap<>();
  private volatile @Nullable SearchRequest last;
  private volatile ShopStatus status =
      new ShopStatus(
          2,
          3,
          1,
          "scalar (test)",
          Map.of("items", snapshot("g1", 4, "catalog-0:0")),
          "",
          new LearnedBlend(
              new TreeMap<>(Map.of("item_item", 1.2, "popularity", 0.3)),
              60,
              75,
              61,
              new LearnedBlend.Value(0.25, 0.125),
              new LearnedBlend.Value(0.25, 0.0625),
              true),
          List.of(
              new SnapshotRefusal(
                  new SnapshotId(View.ITEMS, "g1", 5), "x-_0.cfs", "9 bytes", "no such file")),
          Map.of("items", 1L));
  private volatile Ledger ledger =
      new Ledger(7, 2, 3, 1, Map.of("no-price", 3L, "invalid-event", 1L));
  private volatile CountDownLatch gate = new CountDownLatch(0);
  final AtomicInteger entered = new AtomicInteger();

  public FakeSearch() {
    add("85123A", "White hanging heart", "2.55 GBP");
    add("a/b c", "Lamp with a slash", "12.00 GBP");
  }

  private void add(String id, String title, String price) {
    items.put(
        id,
        new Item(
            id,
            title,
            "",
            Money.parse("price", price),
            null,
            null,
            List.of("Home", "Decor"),
            Availability.IN_STOCK,
            null,
            null,
            null,
            "en",
            Map.of("color", "white")));
  }

  public static ShopStatus.Snapshot snapshot(String generation, long checkpoint, String position) {
    return new ShopStatus.Snapshot(generation, checkpoint, position);
  }

  /** From now on searches wait until {@link #open}. */
  void shut() {
    gate = new CountDownLatch(1);
  }

  void open() {
    gate.countDown();
  }

  public void show(ShopStatus newStatus) {
    status = newStatus;
  }

  SearchRequest last() {
    SearchRequest request = last;
    if (request == null) {
      throw new AssertionError("No search arrived");
    }
    return request;
  }

  @Override
  public SearchResponse search(SearchRequest request) {
    entered.incrementAndGet();
    await();
    last = request;
    if (request.text().equals(BREAKS)) {
      throw new IllegalStateException("secret of the house");
    }
    if (request.filter().contains("[") && !request.filter().contains("]")) {
      throw new InvalidInputException("filter", request.filter(), "a closed range");
    }
    List<SearchResponse.Hit> hits =
        items.values().stream()
            .filter(item -> item.title().contains(request.text()))
            .filter(item -> !request.exclude().contains(item.id()))
            .map(FakeSearch::hit)
            .toList();
    List<SearchResponse.Facet> facets =
        request.facets().stream()
            .map(f ->
                new SearchResponse.Facet(
                    f, List.of(new SearchResponse.FacetValue("v", 2)), 1, null))
            .toList();
    SearchResponse answer =
        new SearchResponse(
            hits.size(),
            true,
            hits,
            facets,
            "next",
            "default@1",
            request.shopper() != null,
            List.of("a note"),
            request.options().understand() ? UNDERSTANDING : Understanding.NONE,
            SearchResponse.Served.NONE);
    return request.extras().highlight() ? marked(answer) : answer;
  }

  /** With all that rules, experiments and highlighting can add. */
  private static SearchResponse marked(SearchResponse answer) {
    SearchResponse.Marks marks =
        new SearchResponse.Marks(
            List.of(new RuleMark("hearts", "pin", 1), new RuleMark("hearts", "boost", 1.5)),
            "bold",
            new Highlights(
                List.of(new Highlights.Range(0, 5)),
                new Highlights.Fragment("A heart", 4, false, List.of(new Highlights.Range(2, 7)))));
    return answer
        .with(answer.hits().stream().map(hit -> hit.with(marks)).toList())
        .with(
            new SearchResponse.Served(
                List.of(new SearchResponse.AppliedRule("hearts", List.of("pin", "boost"))),
                "/gifts?q=heart",
                new SearchResponse.Participation("taste", "interleaved"),
                List.of("default@1", "bold@1")));
  }

  private static final Understanding UNDERSTANDING =
      new Understanding(
          new Understanding.Corrected("heart", true),
          List.of(new Understanding.Understood("price", "under 5", "price:[0 TO 5]", true)));

  private static SearchResponse.Hit hit(Item item) {
    return new SearchResponse.Hit(
        item,
        0.75,
        Map.of(
            "text", new SearchResponse.SourceScore(7.5, 1, 0.75),
            "popularity", new SearchResponse.SourceScore(Double.NEGATIVE_INFINITY, 0, 0)),
        List.of(new SearchResponse.Reason("because", "because of a heart", List.of("85123A"))));
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Item> item(String id) {
    return Optional.ofNullable(items.get(id));
  }

  @Override
  public Optional<SearchResponse> together(ItemRequest request) {
    return similar(request);
  }

  @Override
  public SearchResponse trending(SearchRequest request) {
    return search(request);
  }

  /** The last that was asked for beside an item. */
  ItemRequest beside() {
    return Objects.requireNonNull(beside);
  }

  @Override
  public Optional<SearchResponse> similar(ItemRequest request) {
    beside = request;
    return item(request.id())
        .map(item ->
            new SearchResponse(
                1, true, List.of(hit(item)), List.of(), null, "default@1", false, List.of()));
  }

  @Override
  public List<Suggestion> suggest(SuggestRequest request) {
    int typed = request.typed().length();
    return items.values().stream()
        .filter(item -> item.title().startsWith(request.typed()))
        .limit(request.size())
        .map(item -> new Suggestion(item.title(), SuggestionKind.ITEM, item.id(), 0, typed, false))
        .toList();
  }

  @Override
  public RuleReport rules() {
    return new RuleReport(
        ZoneOffset.UTC,
        List.of(
            new RuleReport.Line(
                RULE, true, List.of("hearts.filter: filter: field 'x' (expected: y)"))),
        0,
        List.of("rules.other.redirect: nowhere (expected: a path)"),
        List.of(
            new RuleReport.Running(
                new Experiment(
                    "taste",
                    null,
                    null,
                    Map.of(new Experiment.Arm(List.of("default", "bold")), 50.0)),
                true,
                List.of())));
  }

  @Override
  public RuleTrial tryRules(SearchRequest request, Surface surface, @Nullable Instant at) {
    last = request;
    TreeMap<String, SortedSet<String>> context = new TreeMap<>();
    context.put("surface", new TreeSet<>(List.of(surface.wire())));
    return new RuleTrial(
        at == null ? Instant.EPOCH : at,
        context,
        List.of(RULE),
        List.of(
            new RuleTrial.TriedPin("hearts", "85123A", 1),
            new RuleTrial.TriedPin("hearts", "gone", 0)),
        "/gifts?q=heart",
        List.of());
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public ShopStatus status() {
    return status;
  }

  @Override
  public void close() {
    ledger = Ledger.EMPTY;
  }
}
