package dev.souk.retrieval.source;

import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/**
 * The categories and brands that the shopper prefers: half for the best category of an item, half
 * for its brand. Raw: 0 to 1; normalised is the same. It proposes nothing: a category is no reason
 * to show just any of its items.
 */
public final class AffinitySource implements CandidateSource {

  /** Preferences by a leaf's numbers of values. */
  private record ByOrdinal(Map<Long, Double> preferences) {}

  private final Taste taste;
  private final TasteMemory memory;

  private AffinitySource(Taste taste, TasteMemory memory) {
    this.taste = taste;
    this.memory = memory;
  }

  /** Empty if the shopper prefers nothing. */
  static Optional<AffinitySource> of(Scope scope, Taste taste) {
    return taste.categories().isEmpty() && taste.brands().isEmpty()
        ? Optional.empty()
        : Optional.of(new AffinitySource(taste, scope.memory()));
  }

  @Override
  public SourceKind kind() {
    return SourceKind.AFFINITY;
  }

  @Override
  public void propose(int budget, Candidates candidates) {
    // See the class.
  }

  @Override
  public LeafScorer scorer(LeafReaderContext leaf) throws IOException {
    LeafScorer category = preference(leaf, ItemFields.CATEGORY, taste.categories());
    LeafScorer brand = preference(leaf, ItemFields.BRAND, taste.brands());
    return doc -> (category.score(doc) + brand.score(doc)) / 2;
  }

  private LeafScorer preference(
      LeafReaderContext leaf, String field, Map<String, Double> preferences) throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    TasteMemory.Part<ByOrdinal> part =
        new TasteMemory.Part<>("affinity " + field + " " + leaf.ord, ByOrdinal.class);
    Map<Long, Double> byOrdinal =
        memory.get(part, () -> byOrdinal(values, preferences)).preferences();
    if (byOrdinal.isEmpty()) {
      return LeafScorer.NOTHING;
    }
    return doc -> {
      double best = 0;
      if (values.advanceExact(doc)) {
        for (int i = 0; i < values.docValueCount(); i++) {
          best = Math.max(best, byOrdinal.getOrDefault(values.nextOrd(), 0.0));
        }
      }
      return best;
    };
  }

  private static ByOrdinal byOrdinal(SortedSetDocValues values, Map<String, Double> preferences)
      throws IOException {
    Map<Long, Double> byOrdinal = new HashMap<>();
    for (Map.Entry<String, Double> preference : preferences.entrySet()) {
      long ordinal = values.lookupTerm(new BytesRef(preference.getKey()));
      if (ordinal >= 0) {
        byOrdinal.put(ordinal, preference.getValue());
      }
    }
    return new ByOrdinal(byOrdinal);
  }

  @Override
  public double normalise(double raw) {
    return Math.clamp(raw, 0, 1);
  }
}
