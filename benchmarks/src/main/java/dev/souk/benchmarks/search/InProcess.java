package dev.souk.benchmarks.search;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.benchmarks.report.Statistics;
import dev.souk.cli.ShopPaths;
import dev.souk.kernels.BackendKind;
import dev.souk.kernels.Backends;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.SearchRequest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Souk's search beside the bare searcher that it is made of, in this JVM, on the same index, by one
 * thread: how much the blend, filters, items and reasons cost on top.
 *
 * @param bareMicros p50 of {@code IndexSearcher.search(words, 10)}, documents not read
 * @param textMicros p50 of a search that ranks by the words alone, with all that an answer has
 * @param blendedMicros p50 of a search that blends in a shopper's taste
 */
record InProcess(double bareMicros, double textMicros, double blendedMicros) {

  private static final int TOP = 10;

  /** The same words in the same field as {@code TextQuery} has them. */
  private static final class Words extends QueryBuilder {
    Words() {
      super(ShopAnalyzer.forQuery());
    }

    @Override
    protected Query newTermQuery(Term term, float boost) {
      return new TermQuery(new Term(ItemFields.WORDS, term.bytes()));
    }
  }

  /**
   * Measures, after a round to warm up, in rounds over all questions that take turns.
   *
   * @param data the directory of {@link SoukViews}
   */
  static InProcess measure(Path data, List<Question> questions, int rounds) throws IOException {
    SnapshotStore store = new SnapshotStore(ShopPaths.of(data, SoukViews.SHOP).views());
    try (SimilarityBackend backend = Backends.select(BackendKind.AUTO).backend();
        LuceneShopSearch search = SoukApi.search(data, backend);
        ViewReader items = new ViewReader(store, View.ITEMS)) {
      ViewSnapshot snapshot = items.acquire();
      try {
        List<double[]> bare = new ArrayList<>();
        List<double[]> text = new ArrayList<>();
        List<double[]> blended = new ArrayList<>();
        for (int round = -2; round < rounds; round++) {
          double[] ofBare = bare(snapshot.searcher(), questions);
          double[] ofText = souk(search, questions, SoukApi.TEXT_ONLY, false);
          double[] ofBlended = souk(search, questions, "default", true);
          if (round >= 0) {
            bare.add(ofBare);
            text.add(ofText);
            blended.add(ofBlended);
          }
        }
        return new InProcess(median(bare), median(text), median(blended));
      } finally {
        items.release(snapshot);
      }
    }
  }

  private static double median(List<double[]> rounds) {
    return Statistics.median(rounds.stream().mapToDouble(Statistics::median).toArray());
  }

  private static double[] bare(IndexSearcher searcher, List<Question> questions)
      throws IOException {
    double[] micros = new double[questions.size()];
    for (int q = 0; q < micros.length; q++) {
      long begin = System.nanoTime();
      @Nullable Query query =
          new Words().createBooleanQuery(ItemFields.WORDS, questions.get(q).words(), Occur.MUST);
      if (query != null) {
        var _ = searcher.search(query, TOP);
      }
      micros[q] = (System.nanoTime() - begin) / 1e3;
    }
    return micros;
  }

  private static double[] souk(
      LuceneShopSearch search, List<Question> questions, String profile, boolean personal) {
    double[] micros = new double[questions.size()];
    for (int q = 0; q < micros.length; q++) {
      Question question = questions.get(q);
      SearchRequest request =
          new SearchRequest(
              question.words(),
              personal ? question.shopper() : null,
              List.of(),
              "",
              List.of(),
              "relevance",
              0,
              TOP,
              List.of(),
              false,
              profile);
      long begin = System.nanoTime();
      var _ = search.search(request);
      micros[q] = (System.nanoTime() - begin) / 1e3;
    }
    return micros;
  }
}
