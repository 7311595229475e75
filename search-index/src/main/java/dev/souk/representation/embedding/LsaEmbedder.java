package dev.souk.representation.embedding;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.representation.text.ItemText;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.TermFrequencies;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.jspecify.annotations.Nullable;

/**
 * Places texts by their words in a space that was learned from the shop's own catalogue. Texts of
 * unknown words have no place.
 */
public final class LsaEmbedder implements Embedder {

  private final LsaBasis basis;
  private final SpaceName space;
  private final Analyzer analyzer = ShopAnalyzer.forQuery();

  /** Projects on {@code basis}. */
  public LsaEmbedder(LsaBasis basis) {
    this.basis = basis;
    this.space = new SpaceName(basis.version());
  }

  @Override
  public SpaceName space() {
    return space;
  }

  @Override
  public float @Nullable [] query(String text) {
    float[] place = basis.project(TermFrequencies.of(analyzer, text));
    return LsaBasis.isZero(place) ? null : place;
  }

  @Override
  public List<float[]> items(List<ItemText> items) {
    List<float[]> places = new ArrayList<>(items.size());
    for (ItemText item : items) {
      places.add(place(TermFrequencies.of(analyzer, item)));
    }
    return places;
  }

  /** The place of a text that was analysed already, of no dimensions if it has none. */
  public float[] place(TermFrequencies text) {
    float[] place = basis.project(text);
    return LsaBasis.isZero(place) ? new float[0] : place;
  }

  @Override
  public long failures() {
    return 0;
  }
}
