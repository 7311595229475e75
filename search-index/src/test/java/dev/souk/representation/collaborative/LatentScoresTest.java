package dev.souk.representation.collaborative;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.representation.collaborative.HoldOut.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatentScoresTest {

  /** 200 items in blocks as wide as the rank, and probes that fill no block of rows. */
  @Test
  void of_isTheInnerProductOfTheFoldedInShopper() {
    Planted shop = Planted.shop(Planted.SEED);
    float[] demand = shop.evenDemand();
    demand[7] = 3;
    for (int rank : new int[] {5, 24}) {
      AlsConfig config = AlsConfig.forData(shop.interactions()).withRank(rank);
      FactorModel model =
          new ImplicitAls(config, new JavaCholesky(), 2)
              .train(shop.interactions(), demand, "", ImplicitAls.Progress.SILENT);
      List<Probe> probes = HoldOut.of(shop.interactions(), 1).probes().subList(0, 5);
      float[][] plain = new LatentScores(model, 5).of(probes, 0.8);
      float[][] vectors = new LatentScores(model, Integer.MAX_VALUE).of(probes, 0.8);
      FoldIn foldIn = new FoldIn(model);
      for (int p = 0; p < probes.size(); p++) {
        float[] shopper = foldIn.shopper(probes.get(p).history(0.8));
        for (int item = 0; item < shop.interactions().items(); item++) {
          double expected = 0;
          for (int c = 0; c < rank; c++) {
            expected += (double) shopper[c] * model.itemFactors().data()[item * rank + c];
          }
          expected *= demand[item];
          String what = "probe " + p + ", item " + item + ", rank " + rank;
          assertEquals(expected, plain[p][item], 1e-5, what);
          assertEquals(expected, vectors[p][item], 1e-4, what);
        }
      }
    }
  }
}
