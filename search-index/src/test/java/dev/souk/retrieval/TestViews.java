package dev.souk.retrieval;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.domain.Item;
import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemSignals;
import dev.souk.domain.Ledger;
import dev.souk.domain.Offer;
import dev.souk.domain.Profile;
import dev.souk.domain.QuerySignals;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketTrainer;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.ContentMapTrainer;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ImplicitAls;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.ItemItemTrainer;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.representation.text.ItemText;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.LsaOptions;
import dev.souk.representation.text.LsaTrainer;
import dev.souk.representation.text.TermFrequencies;
import dev.souk.representation.text.TermStatistics;
import dev.souk.representation.text.TfIdf;
import dev.souk.representation.text.WeightedTerm;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.schema.FactorsSchema;
import dev.souk.view.schema.IndexedItem;
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.ItemsSchema;
import dev.souk.view.schema.LearnedBlend;
import dev.souk.view.schema.ProfilesSchema;
import dev.souk.view.schema.QueriesSchema;
import dev.souk.view.schema.SignalsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Real views of a small shop, written as the jobs write them: put items, profiles, counters and
 * models, then {@link #publish}. Items get their terms and vectors from a basis trained on all
 * items put before the first publishing; models that are put after it tell the factors of new
 * items.
 */
public final class TestViews implements AutoCloseable {

  private static final int TERMS = 40;

  private final Path scratch;
  private final SnapshotStore store;
  private final Map<View, IndexWriter> writers = new EnumMap<>(View.class);
  private final Map<View, Long> checkpoints = new EnumMap<>(View.class);
  private final Map<View, String> generations = new EnumMap<>(View.class);
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Analyzer analyzer = ShopAnalyzer.forQuery();
  private @Nullable LsaBasis basis;
  private @Nullable TermStatistics statistics;
  private final List<Item> waiting = new ArrayList<>();
  private int epoch;

  /**
   * @param root an empty directory
   */
  public TestViews(Path root) {
    scratch = root.resolve("scratch");
    store = new SnapshotStore(root.resolve("views"));
  }

  /** Where the views are published. */
  public SnapshotStore store() {
    return store;
  }

  /** The basis of the items' vectors, once they are published. */
  public Optional<LsaBasis> basis() {
    return Optional.ofNullable(basis);
  }

  /** Puts items in place of those with the same ids. */
  public TestViews items(Item... put) {
    waiting.addAll(Arrays.asList(put));
    return this;
  }

  /** Takes an item away. */
  public TestViews delete(String id) throws IOException {
    writer(View.ITEMS).deleteDocuments(ViewSchema.keyTerm(id));
    return this;
  }

  /** Puts counters, with this popularity and trend. */
  public TestViews signals(String id, double popularity, double trend) throws IOException {
    put(
        View.SIGNALS,
        id,
        SignalsSchema.source(new ItemSignals(id, 0, 0, 0, 0, 0, 0, 0, popularity, trend)));
    return this;
  }

  /** Puts counters with price and stock. */
  public TestViews signals(String id, double popularity, double trend, Offer offer)
      throws IOException {
    ItemSignals counters = new ItemSignals(id, 0, 0, 0, 0, 0, 0, 0, popularity, trend);
    put(View.SIGNALS, id, SignalsSchema.source(counters.with(offer)));
    return this;
  }

  /** Puts what buyers of an item bought besides. */
  public TestViews indicators(ItemIndicators indicators) throws IOException {
    put(View.INDICATORS, indicators.itemId(), IndicatorsSchema.source(indicators));
    return this;
  }

  /** Puts a query that shoppers searched for. */
  public TestViews query(QuerySignals signals) throws IOException {
    put(View.QUERIES, signals.query(), QueriesSchema.source(signals));
    return this;
  }

  /** Puts the ledger. */
  public TestViews ledger(Ledger ledger) throws IOException {
    put(View.SIGNALS, SignalsSchema.LEDGER, SignalsSchema.source(ledger));
    return this;
  }

  /** Puts a profile. */
  public TestViews profile(Profile profile) throws IOException {
    put(View.PROFILES, profile.shopper(), ProfilesSchema.source(profile));
    return this;
  }

  /** Trains collaborative models on these interactions and puts them. */
  public TestViews models(Interactions interactions) throws IOException {
    return models(interactions, null, List.of(), null);
  }

  /** The same with what was learned of how feeds use them. */
  TestViews models(Interactions interactions, @Nullable CollaborativeBlend blend)
      throws IOException {
    return models(interactions, blend, List.of(), null);
  }

  /** The same with what was learned of the weights of a feed. */
  TestViews models(Interactions interactions, CollaborativeBlend blend, LearnedBlend feed)
      throws IOException {
    return models(interactions, blend, List.of(), feed);
  }

  /** As {@link #models}, and what these baskets tell. */
  public TestViews models(Interactions interactions, List<List<String>> baskets)
      throws IOException {
    return models(interactions, null, baskets, null);
  }

  /** Puts the models of a shop that knows only these baskets of guests. */
  TestViews models(List<List<String>> baskets) throws IOException {
    AlsConfig als = AlsConfig.forData(Interactions.builder().build());
    FactorsSchema.write(
        FactorsSchema.Models.ofGuests(BasketTrainer.train(baskets), als, "behavior-0:1"),
        (key, source) -> put(View.FACTORS, key, source));
    return this;
  }

  private TestViews models(
      Interactions interactions,
      @Nullable CollaborativeBlend blend,
      List<List<String>> baskets,
      @Nullable LearnedBlend feed)
      throws IOException {
    float[] demand = new float[interactions.items()];
    Arrays.fill(demand, 1);
    AlsConfig als = AlsConfig.forData(interactions).withRank(8);
    ItemItemConfig itemItem = new ItemItemConfig(20, 20, 0.1, 100);
    FactorModel factors =
        new ImplicitAls(als, SpdSolvers.concurrent(), 1)
            .train(interactions, demand, "behavior-0:1", (sweep, loss) -> {});
    FactorsSchema.write(
        new FactorsSchema.Models(
            factors,
            new ItemItemTrainer(itemItem, 1).train(interactions, demand, "behavior-0:1"),
            blend,
            BasketTrainer.train(baskets),
            content(factors),
            feed),
        (key, source) -> put(View.FACTORS, key, source));
    return this;
  }

  private @Nullable ContentMap content(FactorModel factors) {
    LsaBasis space = basis;
    if (space == null) {
      return null;
    }
    Map<String, float[]> places = new HashMap<>();
    items.forEach((id, item) -> places.put(id, space.project(text(item))));
    return ContentMapTrainer.train(space.version(), factors, places)
        .map(ContentMapTrainer.Learned::map)
        .orElse(null);
  }

  /** From now on, the streamed views are written from the beginning into another generation. */
  public TestViews generation(String generation) throws IOException {
    for (View view : View.STREAMED) {
      IndexWriter old = writers.remove(view);
      if (old != null) {
        old.close();
      }
      checkpoints.remove(view);
      generations.put(view, generation);
    }
    return this;
  }

  private void put(View view, String key, byte[] source) throws IOException {
    writer(view).updateDocument(ViewSchema.keyTerm(key), ViewSchema.of(view).document(key, source));
  }

  private IndexWriter writer(View view) throws IOException {
    IndexWriter writer = writers.get(view);
    if (writer == null) {
      Path directory = scratch.resolve(view.wire() + "-" + generation(view));
      Files.createDirectories(directory);
      writer =
          new IndexWriter(
              FSDirectory.open(directory),
              new IndexWriterConfig().setSimilarity(ViewSchema.of(view).similarity()));
      writers.put(view, writer);
    }
    return writer;
  }

  private String generation(View view) {
    return generations.getOrDefault(view, "g1");
  }

  /** Publishes a snapshot of every view that was written to. */
  public TestViews publish() throws IOException {
    indexWaiting();
    for (Map.Entry<View, IndexWriter> writer : writers.entrySet()) {
      publish(writer.getKey(), writer.getValue());
    }
    for (View view : writers.keySet()) {
      store.switchTo(view, generation(view));
    }
    return this;
  }

  private void publish(View view, IndexWriter writer) throws IOException {
    boolean changed = writer.commit() >= 0;
    if (!changed && checkpoints.containsKey(view)) {
      return;
    }
    long checkpoint = checkpoints.merge(view, 1L, Long::sum);
    Directory directory = writer.getDirectory();
    List<Manifest.StoredFile> files = new ArrayList<>();
    for (String name : SegmentInfos.readLatestCommit(directory).files(true)) {
      files.add(store.store(view, generation(view), name, epoch++ + "-" + name, directory));
    }
    store.publish(
        new Manifest(
            view,
            generation(view),
            checkpoint,
            Manifest.SCHEMA_VERSION,
            Map.of(Manifest.POSITION, "catalog-0:" + checkpoint),
            List.of(new Manifest.Shard(0, files))));
  }

  private void indexWaiting() throws IOException {
    for (Item item : waiting) {
      items.put(item.id(), item);
    }
    if (basis == null && !items.isEmpty()) {
      List<TermFrequencies> texts = new ArrayList<>();
      items.values().forEach(item -> texts.add(text(item)));
      statistics = TermStatistics.of(texts);
      basis =
          new LsaTrainer(new LsaOptions(16, 8, 4, 1, 10_000, 1))
              .train(texts, (done, total) -> {})
              .orElse(null);
    }
    for (Item item : waiting) {
      put(View.ITEMS, item.id(), ItemsSchema.source(indexed(item)));
    }
    waiting.clear();
  }

  private IndexedItem indexed(Item item) {
    Map<String, Float> terms = new HashMap<>();
    if (statistics != null) {
      for (WeightedTerm term : new TfIdf(statistics).strongest(text(item), TERMS)) {
        terms.put(term.term(), term.weight());
      }
    }
    return basis == null
        ? new IndexedItem(item, terms, new float[0], "")
        : new IndexedItem(item, terms, basis.project(text(item)), basis.version());
  }

  private TermFrequencies text(Item item) {
    return TermFrequencies.of(
        analyzer,
        new ItemText(
            item.title(),
            item.description(),
            item.category(),
            item.brand() == null ? "" : item.brand()));
  }

  @Override
  public void close() throws IOException {
    for (IndexWriter writer : writers.values()) {
      writer.close();
    }
  }
}
