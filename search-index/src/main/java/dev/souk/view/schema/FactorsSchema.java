package dev.souk.view.schema;

import dev.souk.domain.Json;
import dev.souk.kernels.FloatMatrix;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.BasketModel;
import dev.souk.representation.collaborative.CollaborativeBlend;
import dev.souk.representation.collaborative.ContentMap;
import dev.souk.representation.collaborative.FactorModel;
import dev.souk.representation.collaborative.ItemItemModel;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
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
 * and the content map have heads of their own, {@link #BASKETS} and {@link #CONTENT}, which views
 * of earlier versions lack; so does the content map of a shop that has none.
 */
public final class FactorsSchema implements ViewSchema {

  /** The key of the head; no item can have it, for ids are stripped of white space. */
  public static final String MODEL = " model";

  /** The key of the head of the model of baskets. */
  public static final String BASKETS = " baskets";

  /** The key of the head of the content map. */
  public static final String CONTENT = " content";

  private static final String FACTORS = " factors-";
  private static final String ITEM_ITEM = " item-item-";
  private static final String BASKET_CHUNKS = " baskets-";
  private static final String CONTENT_CHUNKS = " content-";

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
   * @param feed what all sources of a feed weigh; null of models from before it was learned, or
   *     where there was too little to learn it from
   */
  public record Head(
      int factorChunks,
      int itemItemChunks,
      int items,
      int rank,
      String trainedTo,
      @Nullable CollaborativeBlend blend,
      @Nullable LearnedBlend feed) {}

  /**
   * The models of one training.
   *
   * @param factors latent factors
   * @param itemItem what goes together
   * @param blend how feeds use them; null if it was not learned
   * @param baskets what is in one basket
   * @param content the factors of items that nobody touched; null if words do not tell
   * @param feed what all sources of a feed weigh; null if it was not learned
   */
  public record Models(
      FactorModel factors,
      ItemItemModel itemItem,
      @Nullable CollaborativeBlend blend,
      BasketModel baskets,
      @Nullable ContentMap content,
      @Nullable LearnedBlend feed) {

    /**
     * Of a shop that knows none of its shoppers by name.
     *
     * @param config what factors would be trained with
     * @param trainedTo the log position that the baskets reflect
     */
    public static Models ofGuests(BasketModel baskets, AlsConfig config, String trainedTo) {
      String[] nothing = new String[0];
      FactorModel factors =
          FactorModel.of(
              nothing,
              new FloatMatrix(0, config.rank(), new float[0]),
              new float[0],
              config,
              trainedTo);
      ItemItemModel itemItem = new ItemItemModel(nothing, new int[0][], new float[0][], trainedTo);
      return new Models(factors, itemItem, null, baskets, null, null);
    }
  }

  /** How many chunks a part with a head of its own has. */
  private record PartHead(int chunks) {}

  /** Writes a part. */
  @FunctionalInterface
  private interface Part {
    void write(DataOutput out) throws IOException;
  }

  /** Writes the models' documents to {@code sink}, the head last. */
  public static void write(Models models, Sink sink) throws IOException {
    int factorChunks = chunks(FACTORS, models.factors()::write, sink);
    int itemItemChunks = chunks(ITEM_ITEM, models.itemItem()::write, sink);
    putPart(BASKETS, BASKET_CHUNKS, models.baskets()::write, sink);
    ContentMap content = models.content();
    if (content != null) {
      putPart(CONTENT, CONTENT_CHUNKS, content::write, sink);
    }
    Head head =
        new Head(
            factorChunks,
            itemItemChunks,
            models.factors().itemIds().length,
            models.factors().config().rank(),
            models.factors().trainedTo(),
            models.blend(),
            models.feed());
    sink.put(MODEL, Json.MAPPER.writeValueAsBytes(head));
  }

  private static void putPart(String head, String prefix, Part part, Sink sink) throws IOException {
    sink.put(head, Json.MAPPER.writeValueAsBytes(new PartHead(chunks(prefix, part, sink))));
  }

  private static int chunks(String prefix, Part part, Sink sink) throws IOException {
    try (ChunkedOutput chunks = new ChunkedOutput(prefix, sink);
        DataOutputStream out = new DataOutputStream(chunks)) {
      part.write(out);
      return chunks.finish();
    }
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
    BasketModel baskets = BasketModel.NONE;
    Optional<PartHead> basketHead = json(searcher, BASKETS, PartHead.class);
    if (basketHead.isPresent()) {
      try (DataInputStream in = chunks(searcher, BASKET_CHUNKS, basketHead.get().chunks())) {
        baskets = BasketModel.read(in);
      }
    }
    ContentMap content = null;
    Optional<PartHead> contentHead = json(searcher, CONTENT, PartHead.class);
    if (contentHead.isPresent()) {
      try (DataInputStream in = chunks(searcher, CONTENT_CHUNKS, contentHead.get().chunks())) {
        content = ContentMap.read(in);
      }
    }
    Head known = head.get();
    return Optional.of(
        new Models(factors, itemItem, known.blend(), baskets, content, known.feed()));
  }

  /**
   * The factors of a snapshot alone, if it has any.
   *
   * @throws IOException if a chunk is missing or they are damaged
   */
  public static Optional<FactorModel> factors(IndexSearcher searcher) throws IOException {
    Optional<Head> head = head(searcher);
    return head.isEmpty() ? Optional.empty() : Optional.of(factors(searcher, head.get()));
  }

  private static FactorModel factors(IndexSearcher searcher, Head head) throws IOException {
    try (DataInputStream in = chunks(searcher, FACTORS, head.factorChunks())) {
      return FactorModel.read(in);
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
