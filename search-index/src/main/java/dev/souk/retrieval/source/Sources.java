package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.text.Alternatives;
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
   * @param alternatives what may stand in the words' place
   * @param ranked whether the best come first; in another order, what has only some of the words is
   *     in the way of what has all, and is taken only if nothing has
   */
  public static Optional<TextSource> text(
      Scope scope, String text, Alternatives alternatives, boolean ranked) throws IOException {
    return TextSource.of(scope, text, alternatives, ranked ? TextSource.ENOUGH : 1);
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
              case FACTORS -> FactorSource.of(scope, taste, text == null ? blend.budget(kind) : 0);
              case ITEM_ITEM -> ItemItemSource.of(scope, taste);
              case INDICATORS -> IndicatorSource.of(scope, taste);
              case TOGETHER -> TogetherSource.of(scope, taste);
              case POPULARITY -> Optional.of(SignalSource.popularity(scope));
              case TREND -> Optional.of(SignalSource.trend(scope));
              case AFFINITY -> AffinitySource.of(taste);
            };
        source.ifPresent(sources::add);
      }
    }
    return sources;
  }
}
