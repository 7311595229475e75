package dev.souk.retrieval.facet;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.SearchResponse.FacetValue;
import dev.souk.retrieval.SearchResponse.Stats;
import dev.souk.retrieval.snapshot.OfferReader;
import dev.souk.retrieval.snapshot.Offers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects prices, and cuts them into ranges when all are known: at the bounds asked for, or where
 * they part the items about evenly.
 */
final class PriceFacet implements FacetCounter {

  private final FacetSpec spec;
  private final Offers offers;
  private @Nullable OfferReader reader;
  private double[] prices = new double[256];
  private int size;

  PriceFacet(FacetSpec spec, Offers offers) {
    this.spec = spec;
    this.offers = offers;
  }

  @Override
  public void leaf(LeafReaderContext leaf) throws IOException {
    reader = offers.reader(leaf);
  }

  @Override
  public void count(int doc) throws IOException {
    double price = reader == null ? Double.NaN : reader.price(doc);
    if (!Double.isNaN(price)) {
      if (size == prices.length) {
        prices = Arrays.copyOf(prices, size * 2);
      }
      prices[size++] = price;
    }
  }

  @Override
  public Facet result() {
    double[] sorted = Arrays.copyOf(prices, size);
    Arrays.sort(sorted);
    List<FacetValue> ranges =
        spec.bounds().isEmpty() ? PriceRanges.of(sorted) : PriceRanges.of(sorted, spec.bounds());
    return new Facet(spec.name(), ranges, ranges.size(), stats(sorted));
  }

  private static @Nullable Stats stats(double[] sorted) {
    if (sorted.length == 0) {
      return null;
    }
    double sum = 0;
    for (double price : sorted) {
      sum += price;
    }
    return new Stats(sorted[0], sorted[sorted.length - 1], sum / sorted.length);
  }
}
