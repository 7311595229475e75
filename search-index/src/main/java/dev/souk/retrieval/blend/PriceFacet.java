package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Facet;
import dev.souk.view.schema.ItemFields;
import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.jspecify.annotations.Nullable;

/** Collects prices, and cuts them into ranges when all are known. */
final class PriceFacet implements FacetCounter {

  private final String name;
  private @Nullable NumericDocValues values;
  private double[] prices = new double[256];
  private int size;

  PriceFacet(String name) {
    this.name = name;
  }

  @Override
  public void leaf(LeafReader leaf) throws IOException {
    values = DocValues.getNumeric(leaf, ItemFields.PRICE);
  }

  @Override
  public void count(int doc) throws IOException {
    NumericDocValues current = values;
    if (current != null && current.advanceExact(doc)) {
      if (size == prices.length) {
        prices = Arrays.copyOf(prices, size * 2);
      }
      prices[size++] = Double.longBitsToDouble(current.longValue());
    }
  }

  @Override
  public Facet result() {
    double[] sorted = Arrays.copyOf(prices, size);
    Arrays.sort(sorted);
    return new Facet(name, PriceRanges.of(sorted));
  }
}
