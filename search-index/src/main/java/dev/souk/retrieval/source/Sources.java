package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.text.Alternatives;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** Binds the sources that count in a blend to one query. */
public final class Sources {

  private Sources() {}

  /** Matches items with all the words of a text; null if it has none. */
  public static @Nullable Query words(String text) {
    TextQuery query = TextQuery.of(text, Alternatives.NONE, WordScoring.EACH_FIELD);
    return query.isEmpty() ? null : query.all();
  }

  /** Matches items with the words of a text side by side; null if it has none. */
  public static @Nullable Query phrase(String text) {
    return TextQuery.phrase(text);
  }

  /**
   * All sources that have something to say and a weight.
   *
   * @param text the source of the words, null for a feed
   * @param words the place of the words on the basis of the items' vectors, null if unknown
   */
  public static List<CandidateSource> bind(
      Scope scope, Taste taste, Blend blend, @Nullable TextSource text, float @Nullable [] words)
      throws IOException {
    List<CandidateSource> sources = new ArrayList<>();
    if (text != null) {
      sources.add(text);
    }
    for (SourceKind kind : SourceKind.values()) {
      if (blend.weight(kind) > 0) {
        Optional<? extends CandidateSource> source =
            switch (kind) {
              case TEXT -> Optional.empty();
              case INTEREST -> InterestSource.of(scope, taste);
              case VECTOR -> VectorSource.of(scope, taste, words);
              case FACTORS -> FactorSource.of(scope, taste, blend.budget(kind));
              case ITEM_ITEM -> ItemItemSource.of(scope, taste);
              case INDICATORS -> IndicatorSource.of(scope, taste);
              case TOGETHER -> TogetherSource.of(scope, taste);
              case POPULARITY -> Optional.of(SignalSource.popularity(scope));
              case TREND -> Optional.of(SignalSource.trend(scope));
              case AFFINITY -> AffinitySource.of(scope, taste);
            };
        source.ifPresent(sources::add);
      }
    }
    return sources;
  }
}
