package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.retrieval.snapshot.OfferReader;
import dev.souk.retrieval.snapshot.Offers;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/** Collects prices, and cuts them into ranges when all are known. */
final class PriceFacet implements FacetCounter {

  private final String name;
  private final Offers offers;
  private @Nullable OfferReader reader;
  private double[] prices = new double[256];
  private int size;

  PriceFacet(String name, Offers offers) {
    this.name = name;
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
    return new Facet(name, PriceRanges.of(sorted));
  }
}
