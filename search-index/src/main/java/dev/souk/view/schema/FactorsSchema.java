package dev.souk.view.schema;

import dev.souk.domain.Json;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ItemItemModel;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * Documents of the factors view: the binary forms of the collaborative models, cut into chunks, and
 * under {@link #MODEL} a head that says how many there are. The head is written last; chunks that
 * it does not count are left from an earlier, longer model and are not read. The model of baskets
 * has a head of its own, {@link #BASKETS}, which views of earlier versions lack.
 */
public final class FactorsSchema implements ViewSchema {

  /** The key of the head; no item can have it, for ids are stripped of white space. */
  public static final String MODEL = " model";

  /** The key of the head of the model of baskets. */
  public static final String BASKETS = " baskets";

  private static final String FACTORS = " factors-";
  private static final String ITEM_ITEM = " item-item-";
  private static final String BASKET_CHUNKS = " baskets-";

  /** Takes the documents of a model as they are made. */
  @FunctionalInterface
  public interface Sink {
    /** A document to put in place of the one with the same key. */
    void put(String key, byte[] source) throws IOException;
  }

  /**
   * What the models are, readable without reading them.
   *
   * @param factorChunks chunks of the factor model
   * @param itemItemChunks chunks of the item-to-item model
   * @param items rows of the factor model
   * @param rank dimensions of a factor
   * @param trainedTo the log position that they reflect
   * @param blend how feeds use them; null of models from before it was learned
   */
  public record Head(
      int factorChunks,
      int itemItemChunks,
      int items,
      int rank,
      String trainedTo,
      @Nullable CollaborativeBlend blend) {}

  /**
   * The models of one training.
   *
   * @param factors latent factors
   * @param itemItem what goes together
   * @param blend how feeds use them; null if it was not learned
   * @param baskets what is in one basket
   */
  public record Models(
      FactorModel factors,
      ItemItemModel itemItem,
      @Nullable CollaborativeBlend blend,
      BasketModel baskets) {}

  /** How many chunks the model of baskets has. */
  private record BasketHead(int chunks) {}

  /** Writes the models' documents to {@code sink}, the head last. */
  public static void write(Models models, Sink sink) throws IOException {
    int factorChunks;
    try (ChunkedOutput chunks = new ChunkedOutput(FACTORS, sink);
        DataOutputStream out = new DataOutputStream(chunks)) {
      models.factors().write(out);
      factorChunks = chunks.finish();
    }
    int itemItemChunks;
    try (ChunkedOutput chunks = new ChunkedOutput(ITEM_ITEM, sink);
        DataOutputStream out = new DataOutputStream(chunks)) {
      models.itemItem().write(out);
      itemItemChunks = chunks.finish();
    }
    try (ChunkedOutput chunks = new ChunkedOutput(BASKET_CHUNKS, sink);
        DataOutputStream out = new DataOutputStream(chunks)) {
      models.baskets().write(out);
      sink.put(BASKETS, Json.MAPPER.writeValueAsBytes(new BasketHead(chunks.finish())));
    }
    Head head =
        new Head(
            factorChunks,
            itemItemChunks,
            models.factors().itemIds().length,
            models.factors().config().rank(),
            models.factors().trainedTo(),
            models.blend());
    sink.put(MODEL, Json.MAPPER.writeValueAsBytes(head));
  }

  /** What the models of a snapshot are, if it has any. */
  public static Optional<Head> head(IndexSearcher searcher) throws IOException {
    return json(searcher, MODEL, Head.class);
  }

  private static <T> Optional<T> json(IndexSearcher searcher, String key, Class<T> type)
      throws IOException {
    TopDocs found = searcher.search(new TermQuery(ViewSchema.keyTerm(key)), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
    return Optional.of(Json.MAPPER.readValue(ViewSchema.source(document), type));
  }

  /**
   * The models of a snapshot, if it has any.
   *
   * @throws IOException if a chunk is missing or they are damaged
   */
  public static Optional<Models> read(IndexSearcher searcher) throws IOException {
    Optional<Head> head = head(searcher);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    FactorModel factors = factors(searcher, head.get());
    ItemItemModel itemItem;
    try (DataInputStream in = chunks(searcher, ITEM_ITEM, head.get().itemItemChunks())) {
      itemItem = ItemItemModel.read(in);
    }
    return Optional.of(new Models(factors, itemItem, head.get().blend(), baskets(searcher)));
  }

  /**
   * The factors of a snapshot alone, if it has any.
   *
   * @throws IOException if a chunk is missing or they are damaged
   */
  public static Optional<FactorModel> factors(IndexSearcher searcher) throws IOException {
    Optional<Head> head = head(searcher);
    if (head.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(factors(searcher, head.get()));
  }

  private static FactorModel factors(IndexSearcher searcher, Head head) throws IOException {
    try (DataInputStream in = chunks(searcher, FACTORS, head.factorChunks())) {
      return FactorModel.read(in);
    }
  }

  private static BasketModel baskets(IndexSearcher searcher) throws IOException {
    Optional<BasketHead> head = json(searcher, BASKETS, BasketHead.class);
    if (head.isEmpty()) {
      return BasketModel.NONE;
    }
    try (DataInputStream in = chunks(searcher, BASKET_CHUNKS, head.get().chunks())) {
      return BasketModel.read(in);
    }
  }

  private static DataInputStream chunks(IndexSearcher searcher, String prefix, int count) {
    return new DataInputStream(
        new BufferedInputStream(new ChunkedInput(searcher, prefix, count), 1 << 16));
  }

  @Override
  public Document document(String key, byte[] source) {
    return ViewSchema.base(key, source);
  }
}
