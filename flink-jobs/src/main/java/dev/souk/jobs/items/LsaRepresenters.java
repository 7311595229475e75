package dev.souk.jobs.items;

import dev.souk.analysis.ShopAnalyzer;
import dev.souk.domain.Item;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.representation.embedding.LsaEmbedder;
import dev.souk.representation.text.ItemText;
import dev.souk.representation.text.LsaBasis;
import dev.souk.representation.text.TermFrequencies;
import dev.souk.representation.text.TermStatistics;
import dev.souk.representation.text.TfIdf;
import dev.souk.representation.text.WeightedTerm;
import dev.souk.view.schema.IndexedItem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Represents items by their strongest TF-IDF terms and their place in a trained LSA space.
 *
 * @param terms how many terms an item keeps, 1 or more
 */
public record LsaRepresenters(int terms) implements ItemRepresenters {

  /** Keeps the 32 strongest terms. */
  public static final LsaRepresenters DEFAULT = new LsaRepresenters(32);

  /**
   * @throws IllegalArgumentException if {@code terms} is under 1
   */
  public LsaRepresenters {
    if (terms < 1) {
      throw new IllegalArgumentException("terms: " + terms + " (expected: 1 or more)");
    }
  }

  @Override
  public ItemRepresenter untrained() {
    ShopAnalyzer analyzer = ShopAnalyzer.forQuery();
    // Of no items nothing is known, so all terms are equally rare and frequency alone decides.
    TfIdf frequency = new TfIdf(TermStatistics.of(List.of()));
    return item ->
        new IndexedItem(
            item,
            byTerm(frequency.strongest(frequencies(analyzer, item), terms)),
            new float[0],
            "");
  }

  @Override
  public ItemRepresenter trained(ModelVersion model) throws IOException {
    ShopAnalyzer analyzer = ShopAnalyzer.forQuery();
    LsaBasis basis = LsaBasis.read(Path.of(model.file()));
    LsaEmbedder embedder = new LsaEmbedder(basis);
    return item -> {
      TermFrequencies text = frequencies(analyzer, item);
      return new IndexedItem(
          item,
          byTerm(basis.strongest(text, terms)),
          embedder.place(text),
          embedder.space().value());
    };
  }

  private static TermFrequencies frequencies(ShopAnalyzer analyzer, Item item) {
    return TermFrequencies.of(analyzer, text(item));
  }

  /** What of an item's text says what it is. */
  static ItemText text(Item item) {
    return new ItemText(
        item.title(),
        item.description(),
        item.category(),
        Objects.requireNonNullElse(item.brand(), ""));
  }

  private static Map<String, Float> byTerm(List<WeightedTerm> strongest) {
    Map<String, Float> weights = new TreeMap<>();
    for (WeightedTerm term : strongest) {
      weights.put(term.term(), term.weight());
    }
    return weights;
  }
}
