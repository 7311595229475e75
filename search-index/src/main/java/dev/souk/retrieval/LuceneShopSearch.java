package dev.souk.retrieval;

import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.retrieval.RetrievalPlan.Breadth;
import dev.souk.retrieval.SearchResponse.Hit;
import dev.souk.retrieval.SearchResponse.Marks;
import dev.souk.retrieval.blend.Reasons;
import dev.souk.retrieval.experiment.Experiments;
import dev.souk.retrieval.experiment.Experiments.Assignment;
import dev.souk.retrieval.experiment.InterleavedSearch;
import dev.souk.retrieval.highlight.Highlighter;
import dev.souk.retrieval.highlight.WordRarity;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.rerank.FeatureCapture;
import dev.souk.retrieval.rerank.LearnedRanking;
import dev.souk.retrieval.rerank.RankingFiles;
import dev.souk.retrieval.rerank.Reranker;
import dev.souk.retrieval.rules.RuleBook;
import dev.souk.retrieval.rules.RuleReport;
import dev.souk.retrieval.rules.RuleTrial;
import dev.souk.retrieval.rules.Surface;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.snapshot.ShopStates;
import dev.souk.retrieval.suggest.SuggestRequest;
import dev.souk.retrieval.suggest.Suggester;
import dev.souk.retrieval.suggest.Suggestion;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.text.Alternatives;
import dev.souk.retrieval.text.ShopWords;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.ViewSource;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Search and recommendation over the published views of one shop. Views that are not published yet
 * are empty until they are.
 *
 * <p>Every call answers from one consistent {@link ShopState}. {@link #refresh} looks for newer
 * snapshots; {@link #follow} does so again and again.
 */
public final class LuceneShopSearch implements ShopSearch {

  private static final int MOST_VARIANTS = 1000;

  private final ShopStates states;
  private final SimilarityBackend backend;
  private final RankingProfiles profiles;
  private final QueryEmbedder embedder;
  private final InstantSource clock;
  private final Suggester suggester = new Suggester();
  private final RecentQueries recent = new RecentQueries();
  private volatile ShopWords words = ShopWords.none();
  private volatile RuleBook book = RuleBook.NONE;
  private volatile Experiments experiments = Experiments.NONE;
  private @Nullable Follower follower;
  private volatile @Nullable RankingFiles rankings;

  /**
   * Opens what is published in a storage on this machine.
   *
   * @param backend for the factor model; not closed by this
   * @param embedder places the words of a query among the items' vectors
   * @throws IOException if the views cannot be read
   */
  public LuceneShopSearch(
      SnapshotStore store,
      SimilarityBackend backend,
      RankingProfiles profiles,
      QueryEmbedder embedder)
      throws IOException {
    this(store, null, backend, profiles, embedder, null, InstantSource.system());
  }

  /**
   * Opens what is published.
   *
   * @param cache where copies of files are kept, of this object only; null to read the storage in
   *     place, which must then be on this machine
   * @param backend for the factor model; not closed by this
   * @param embedder places the words of a query among the items' vectors
   * @param generation the generation to search, or null for whichever is served
   * @param clock tells what has expired
   * @throws IOException if the views cannot be read
   */
  public LuceneShopSearch(
      SnapshotStore store,
      @Nullable Path cache,
      SimilarityBackend backend,
      RankingProfiles profiles,
      QueryEmbedder embedder,
      @Nullable String generation,
      InstantSource clock)
      throws IOException {
    this.clock = clock;
    this.backend = backend;
    this.profiles = profiles;
    this.embedder = embedder;
    QueryWarmup warmup = new QueryWarmup(recent, this::search, QueryWarmup.BUDGET);
    this.states =
        new ShopStates(
            new ViewSource(store, cache, new SnapshotRefusals()), backend, warmup, generation);
  }

  /** Takes words for what the shop says they mean, from now on. */
  public LuceneShopSearch knowing(ShopWords shopWords) {
    words = shopWords;
    return this;
  }

  /** From now on, these rules and experiments hold; {@link #refresh} picks their changes up. */
  public LuceneShopSearch with(RuleBook rules, Experiments running) {
    book = rules;
    experiments = running;
    return this;
  }

  /** Refreshes by itself from now on, so often; at most once in the life of this object. */
  public synchronized LuceneShopSearch follow(Duration every) {
    if (follower != null) {
      throw new IllegalStateException("The snapshots are followed already (expected: once)");
    }
    follower = new Follower(this, every);
    return this;
  }

  /** Searches with the ranking learned for this shop, where a profile says so. */
  public LuceneShopSearch rankedBy(RankingFiles learned) {
    rankings = learned;
    return this;
  }

  /**
   * Opens newer snapshots, changed ranking profiles, words, rules and experiments, if there are
   * any; calls that are under way keep theirs.
   *
   * @throws IOException if a newer snapshot cannot be opened; the old one stays
   */
  public void refresh() throws IOException {
    profiles.refresh();
    RankingFiles learned = rankings;
    if (learned != null) {
      learned.refresh();
    }
    words.refresh();
    book.refresh();
    experiments.refresh();
    states.maybeRefreshBlocking();
    boolean _ = use(state -> suggester.prepare(state, rules(state).found()));
  }

  /** What is done with a state. */
  private interface Use<T> {
    T with(ShopState state) throws IOException;
  }

  private <T> T use(Use<T> use) {
    try {
      ShopState state = states.acquire();
      try {
        return use.with(state);
      } finally {
        states.release(state);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The views could not be read", e);
    }
  }

  @Override
  public SearchResponse search(SearchRequest request) {
    SearchResponse response = use(state -> search(state, request));
    recent.add(request);
    return response;
  }

  private SearchResponse search(ShopState state, SearchRequest request) throws IOException {
    SearchResponse response = tried(state, request);
    return request.extras().highlight() ? highlighted(state, request, response) : response;
  }

  /** By the profile that is asked for, or that an experiment says, or by two. */
  private SearchResponse tried(ShopState state, SearchRequest request) throws IOException {
    Assignment trial = experiments.assign(request, clock.instant(), profiles::has).orElse(null);
    List<String> named = trial == null ? request.extras().interleave() : trial.arm().profiles();
    SearchResponse response =
        switch (named.size()) {
          case 0 -> ranked(state, request);
          case 1 -> ranked(state, request.by(named.getFirst()));
          default -> InterleavedSearch.search(request, named, one -> ranked(state, one));
        };
    return trial == null
        ? response
        : response.with(response.served().in(trial.experiment(), trial.arm().name()));
  }

  private SearchResponse ranked(ShopState state, SearchRequest request) throws IOException {
    int candidates = profiles.get(request.profile()).search().reranked();
    RankingFiles learned = rankings;
    Reranker reranker =
        candidates == 0 || learned == null
            ? Reranker.NONE
            : learned.served().map(each -> each.reranker(candidates)).orElse(Reranker.NONE);
    return ranked(state, request, reranker);
  }

  /**
   * The candidates of a search with their features, as a learned ranking sees them.
   *
   * @param request a search by relevance; its page does not matter
   */
  public FeatureCapture.Captured features(SearchRequest request) {
    FeatureCapture capture =
        new FeatureCapture(Math.max(1, profiles.get(request.profile()).search().reranked()));
    use(state -> ranked(state, request, capture));
    return capture.captured();
  }

  private SearchResponse ranked(ShopState state, SearchRequest request, Reranker reranker)
      throws IOException {
    RankingProfile profile = profiles.get(request.profile());
    RetrievalPlan plan = planner(state).plan(request, profile);
    Reasons reasons = Reasons.forShopper(state, plan.taste(), plan.text(), plan.scope().memory());
    RetrievalRun run = new RetrievalRun(state, plan, embedder, words, reasons);
    return plan.text().isEmpty()
        ? run.feed()
        : run.search(request.options().understand(), reranker);
  }

  private static SearchResponse highlighted(
      ShopState state, SearchRequest request, SearchResponse response) {
    WordRarity rarity = new WordRarity(state.items().searcher().getIndexReader());
    Highlighter highlighter = Highlighter.of(List.of(request.text()), rarity);
    List<Hit> hits = new ArrayList<>(response.hits().size());
    for (Hit hit : response.hits()) {
      Marks marks = hit.marks();
      hits.add(hit.with(new Marks(marks.rules(), marks.team(), highlighter.of(hit.item()))));
    }
    return response.with(hits);
  }

  private RetrievalPlanner planner(ShopState state) {
    return new RetrievalPlanner(state, rules(state), new Steerer(book, clock.instant()));
  }

  private ServingRules rules(ShopState state) {
    return new ServingRules(state, clock.instant());
  }

  @Override
  public SearchResponse trending(SearchRequest request) {
    RankingProfile profile = profiles.get(request.profile());
    return use(state -> {
      RetrievalPlan plan = planner(state).trending(request, profile);
      Reasons reasons = Reasons.forShopper(state, plan.taste(), "", plan.scope().memory());
      return new RetrievalRun(state, plan, embedder, Alternatives.NONE, reasons).feed();
    });
  }

  @Override
  public Optional<Item> item(String id) {
    return use(state -> {
      int ordinal = state.items().find(id);
      return ordinal < 0 ? Optional.empty() : Optional.of(state.item(state.items().doc(ordinal)));
    });
  }

  @Override
  public Optional<SearchResponse> similar(ItemRequest request) {
    RankingProfile profile = profiles.get(request.profile());
    return use(state ->
        beside(state, request, profile, profile.similar(), Breadth.FILLED, Surface.SIMILAR));
  }

  @Override
  public Optional<SearchResponse> together(ItemRequest request) {
    RankingProfile profile = profiles.get(request.profile());
    return use(state ->
        beside(state, request, profile, profile.together(), Breadth.PROPOSED, Surface.TOGETHER));
  }

  private Optional<SearchResponse> beside(
      ShopState state,
      ItemRequest request,
      RankingProfile profile,
      Blend blend,
      Breadth breadth,
      Surface surface)
      throws IOException {
    int ordinal = state.items().find(request.id());
    if (ordinal < 0) {
      return Optional.empty();
    }
    TasteItem item = new TasteItem(request.id(), ordinal, 1, 1, 0, false);
    RetrievalPlan plan =
        planner(state)
            .beside(
                request, item, variants(state, ordinal), blend, profile.label(), breadth, surface);
    Reasons reasons = Reasons.forSimilar(state, plan.taste(), item);
    return Optional.of(new RetrievalRun(state, plan, embedder, Alternatives.NONE, reasons).feed());
  }

  /** The item and the other variants of its product. */
  private static Set<Integer> variants(ShopState state, int ordinal) throws IOException {
    ItemsFrame items = state.items();
    Set<Integer> variants = new HashSet<>();
    variants.add(ordinal);
    String group = state.item(items.doc(ordinal)).itemGroupId();
    if (group != null) {
      TermQuery same = new TermQuery(new Term(ItemFields.ITEM_GROUP_ID, ItemFields.fold(group)));
      for (ScoreDoc hit : items.searcher().search(same, MOST_VARIANTS).scoreDocs) {
        variants.add(items.ordinal(hit.doc));
      }
    }
    return variants;
  }

  @Override
  public List<Suggestion> suggest(SuggestRequest request) {
    return use(state -> suggester.suggest(state, rules(state).found(), request));
  }

  @Override
  public Ledger ledger() {
    return use(ShopState::ledger);
  }

  @Override
  public ShopStatus status() {
    RankingFiles learned = rankings;
    return use(state -> {
      Map<String, ShopStatus.Snapshot> snapshots = new TreeMap<>();
      for (Map.Entry<View, ViewSnapshot> entry : state.snapshots().entrySet()) {
        Manifest manifest = entry.getValue().manifest();
        snapshots.put(
            entry.getKey().wire(),
            new ShopStatus.Snapshot(
                manifest.generation(), manifest.checkpoint(), manifest.position()));
      }
      ViewSnapshot shoppers = state.snapshots().get(View.PROFILES);
      CollaborativeSpace collaborative = state.collaborative();
      Map<String, Long> refused = new TreeMap<>();
      states.refusals().counts().forEach((view, count) -> refused.put(view.wire(), count));
      return new ShopStatus(
          state.items().size(),
          shoppers == null ? 0 : shoppers.searcher().getIndexReader().numDocs(),
          collaborative == null ? 0 : collaborative.factors().itemIds().length,
          backend.name() + " on " + backend.device(),
          snapshots,
          state.items().basis(),
          collaborative == null ? null : collaborative.feed(),
          learned == null ? null : learned.current().map(LearnedRanking::worth).orElse(null),
          states.refusals().recent(),
          refused);
    });
  }

  @Override
  public RuleReport rules() {
    return use(state -> Reports.of(state, book, experiments, profiles::has, clock.instant()));
  }

  @Override
  public RuleTrial tryRules(SearchRequest request, Surface surface, @Nullable Instant at) {
    RankingProfile profile = profiles.get(request.profile());
    Steerer steerer = new Steerer(book, at == null ? clock.instant() : at);
    return use(state ->
        new RetrievalPlanner(state, rules(state), steerer).trial(request, profile, surface));
  }

  @Override
  public synchronized void close() {
    if (follower != null) {
      follower.close();
    }
    try {
      states.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The views could not be closed", e);
    }
  }
}
