package dev.souk.retrieval;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.TermFrequencies;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/** Places the words of a query among the items' vectors. Thread-safe. */
@FunctionalInterface
public interface QueryEmbedder {

  /** Places nothing: queries are then matched by words alone. */
  QueryEmbedder NONE = (text, basis) -> null;

  /**
   * @param basis the version of the basis that the items' vectors are of
   * @return the place, or null if that basis is not at hand or knows none of the words
   */
  float @Nullable [] embed(String text, String basis);

  /** Projects on the basis that {@code basis} gives, which may change while running. */
  static QueryEmbedder lsa(Supplier<Optional<LsaBasis>> basis) {
    Analyzer analyzer = ShopAnalyzer.forQuery();
    return (text, version) -> {
      LsaBasis current = basis.get().orElse(null);
      if (current == null || !current.version().equals(version)) {
        return null;
      }
      float[] place = current.project(TermFrequencies.of(analyzer, text));
      return LsaBasis.isZero(place) ? null : place;
    };
  }
}
