package dev.souk.retrieval.rerank;

import java.util.Arrays;
import java.util.List;

/** Price beside the other candidates' prices, and stock. */
record OfferFeatures() implements FeatureFamily {

  private static final List<String> NAMES = List.of("offer.price", "offer.in_stock");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Computed over(CandidateList list) {
    double[] prices = new double[list.size()];
    int count = 0;
    for (int c = 0; c < list.size(); c++) {
      double price = list.candidate(c).price();
      if (price > 0) {
        prices[count++] = price;
      }
    }
    Arrays.sort(prices, 0, count);
    double median = count == 0 ? 1 : prices[count / 2];
    return (candidate, row, at) -> {
      Candidate each = list.candidate(candidate);
      row[at] = each.price() > 0 ? (float) Math.log(each.price() / median) : Float.NaN;
      row[at + 1] = each.inStock() ? 1 : 0;
    };
  }
}
