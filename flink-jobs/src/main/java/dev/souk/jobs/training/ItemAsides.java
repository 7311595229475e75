package dev.souk.jobs.training;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.TermFrequencies;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Says of every item that it is gone, or where its words put it if they put it anywhere. */
final class ItemAsides extends RichFlatMapFunction<CatalogEntry, Aside> {

  private static final long serialVersionUID = 1L;

  private final @Nullable String file;
  private transient @Nullable LsaBasis basis;
  private transient @Nullable ShopAnalyzer analyzer;

  /**
   * @param file the basis of the space of meaning, null if there is none yet
   */
  ItemAsides(@Nullable String file) {
    this.file = file;
  }

  @Override
  public void open(OpenContext context) throws IOException {
    if (file != null) {
      basis = LsaBasis.read(Path.of(file));
      analyzer = ShopAnalyzer.forQuery();
    }
  }

  @Override
  public void flatMap(CatalogEntry change, Collector<Aside> out) {
    LsaBasis space = basis;
    ShopAnalyzer words = analyzer;
    if (!change.sold()) {
      out.collect(Aside.deletion(change));
    } else if (space != null && words != null) {
      float[] place = space.project(TermFrequencies.of(words, change.text()));
      if (!LsaBasis.isZero(place)) {
        out.collect(Aside.item(change, place));
      }
    }
  }

  @Override
  public void close() {
    ShopAnalyzer words = analyzer;
    if (words != null) {
      words.close();
    }
  }
}
