package dev.souk.retrieval;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Item;
import dev.souk.domain.Ledger;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.retrieval.RetrievalPlan.Breadth;
import dev.souk.retrieval.blend.Reasons;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.snapshot.ShopStates;
import dev.souk.retrieval.taste.TasteItem;
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
import java.time.InstantSource;
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
  private final RecentQueries recent = new RecentQueries();
  private @Nullable Follower follower;

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

  /** Refreshes by itself from now on, so often; at most once in the life of this object. */
  public synchronized LuceneShopSearch follow(Duration every) {
    if (follower != null) {
      throw new IllegalStateException("The snapshots are followed already (expected: once)");
    }
    follower = new Follower(this, every);
    return this;
  }

  /**
   * Opens newer snapshots and changed ranking profiles, if there are any; calls that are under way
   * keep theirs.
   *
   * @throws IOException if a newer snapshot cannot be opened; the old one stays
   */
  public void refresh() throws IOException {
    profiles.refresh();
    states.maybeRefreshBlocking();
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
    RankingProfile profile = profiles.get(request.profile());
    RetrievalPlan plan = planner(state).plan(request, profile);
    Reasons reasons = Reasons.forShopper(state, plan.taste(), plan.text(), plan.scope().memory());
    RetrievalRun run = new RetrievalRun(state, plan, embedder, reasons);
    return plan.text().isEmpty() ? run.feed() : run.search();
  }

  private RetrievalPlanner planner(ShopState state) {
    return new RetrievalPlanner(state, rules(state));
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
      return new RetrievalRun(state, plan, embedder, reasons).feed();
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
    return use(state -> beside(state, request, profile, profile.similar(), Breadth.FILLED));
  }

  @Override
  public Optional<SearchResponse> together(ItemRequest request) {
    RankingProfile profile = profiles.get(request.profile());
    return use(state -> beside(state, request, profile, profile.together(), Breadth.PROPOSED));
  }

  private Optional<SearchResponse> beside(
      ShopState state, ItemRequest request, RankingProfile profile, Blend blend, Breadth breadth)
      throws IOException {
    int ordinal = state.items().find(request.id());
    if (ordinal < 0) {
      return Optional.empty();
    }
    TasteItem item = new TasteItem(request.id(), ordinal, 1, 1, 0, false);
    RetrievalPlan plan =
        planner(state)
            .beside(request, item, variants(state, ordinal), blend, profile.label(), breadth);
    Reasons reasons = Reasons.forSimilar(state, plan.taste(), item);
    return Optional.of(new RetrievalRun(state, plan, embedder, reasons).feed());
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
  public List<Suggestion> suggest(String prefix, int size) {
    if (size < 1 || size > 20) {
      throw new InvalidInputException("size", size, "1 to 20");
    }
    if (prefix.length() > 200) {
      throw new InvalidInputException("prefix", prefix.length() + " characters", "at most 200");
    }
    return use(state -> new Completions(state, rules(state).found()).complete(prefix, size));
  }

  @Override
  public Ledger ledger() {
    return use(ShopState::ledger);
  }

  @Override
  public ShopStatus status() {
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
          states.refusals().recent(),
          refused);
    });
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
