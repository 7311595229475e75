package dev.souk.jobs.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.ItemIndicators;
import dev.souk.representation.collaborative.AlsConfig;
import dev.souk.representation.collaborative.AlsFreedom;
import dev.souk.representation.collaborative.CollaborativeTuner;
import dev.souk.representation.collaborative.DemandTrend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.representation.collaborative.ItemItemConfig;
import dev.souk.representation.collaborative.Rehearsal;
import dev.souk.representation.collaborative.SpdSolvers;
import dev.souk.view.schema.IndicatorsSchema;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsedIndicatorsTest {

  private static final int SHOPPERS = 120;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** All buy a lamp, ten days later a bulb, and last of all what is held out. */
  private static Rehearsal rehearsal() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < SHOPPERS; u++) {
      builder.add("u" + u, "lamp", 1, START).add("u" + u, "seen", 0.1f, START);
      builder.add("u" + u, "bulb", 1, START.plus(Duration.ofDays(10)));
      builder.add("u" + u, "shade", 1, START.plus(Duration.ofDays(20)));
    }
    Interactions all = builder.build();
    Rehearsal rehearsal =
        new CollaborativeTuner(
                AlsConfig.forData(all).withRank(4),
                AlsFreedom.ALL,
                ItemItemConfig.forData(all),
                DemandTrend.DEFAULT,
                SpdSolvers.concurrent(),
                1)
            .choose(all)
            .rehearsal();
    assertNotNull(rehearsal);
    return rehearsal;
  }

  private static List<ItemIndicators> find(RehearsedIndicators indicators, String item)
      throws IOException {
    IndexSearcher searcher = new IndexSearcher(indicators.reader());
    ScoreDoc[] found = searcher.search(new TermQuery(ViewSchema.keyTerm(item)), 2).scoreDocs;
    return Stream.of(found)
        .map(hit -> {
          try {
            return IndicatorsSchema.read(
                ViewSchema.source(searcher.storedFields().document(hit.doc)));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        })
        .toList();
  }

  @Test
  void rows_countWhatWasBought_andNothingThatIsHeldOut(@TempDir Path scratch) throws IOException {
    try (RehearsedIndicators indicators = new RehearsedIndicators(rehearsal(), scratch)) {
      ItemIndicators bulb = find(indicators, "bulb").getFirst();
      assertEquals(SHOPPERS, bulb.shoppers());
      assertEquals(
          List.of("lamp"),
          bulb.companions().stream().map(ItemIndicators.Companion::itemId).toList());
      assertTrue(bulb.companions().getFirst().next() > 0, "bought on the very next visit");
      assertEquals(List.of(), find(indicators, "shade"));
      assertEquals(List.of(), find(indicators, "seen"));
      assertEquals(2 * SHOPPERS, find(indicators, IndicatorsSchema.ALL).getFirst().shoppers());
    }
    try (Stream<Path> left = Files.list(scratch)) {
      assertFalse(left.findAny().isPresent(), "its index is deleted");
    }
  }
}
