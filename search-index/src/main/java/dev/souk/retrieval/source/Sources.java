package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.taste.Taste;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds the sources that count in a blend to one query. */
public final class Sources {

  private Sources() {}

  /**
   * The text source of a search; empty if nothing matches.
   *
   * @param most how many of the best matches to find, 1 or more
   */
  public static Optional<TextSource> text(Scope scope, String text, int most) throws IOException {
    return TextSource.of(scope, text, most);
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
              case FACTORS ->
                  FactorSource.of(scope, taste, proposes(text) ? blend.budget(kind) : 0);
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

  /** Whether proposals will be asked for: of a search with few matches, all are ranked. */
  private static boolean proposes(@Nullable TextSource text) {
    return text == null || !text.best().complete();
  }
}
