package dev.souk.retrieval.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.Availability;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.retrieval.TestViews;
import dev.souk.retrieval.snapshot.ItemVectors;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.snapshot.ShopStates;
import dev.souk.view.SnapshotRefusals;
import dev.souk.view.ViewSource;
import dev.souk.view.schema.ItemFields;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under filters that let through all items, few, and next to none. */
class NearestVectorsTest {

  private static final int ITEMS = 1500;
  private static final int MOST = 20;

  @TempDir Path temp;

  private static Item item(int i, Random random) {
    String title =
        "w%d v%d x%d u%d".formatted(random.nextInt(12), random.nextInt(30), random.nextInt(60), i);
    return new Item(
        "i" + i,
        title,
        "",
        new Money(BigDecimal.valueOf(1 + i), "USD"),
        null,
        null,
        List.of("All"),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        Map.of());
  }

  private record Near(int doc, float score) {}

  /** By looking at every item. */
  private static int[] all(ItemsFrame items, float[] target, double below, int excluded)
      throws Exception {
    List<Near> near = new ArrayList<>();
    for (int i = 0; i < ITEMS && i + 1 < below; i++) {
      int ordinal = items.find("i" + i);
      float[] vector = ItemVectors.of(items, ordinal);
      if (vector != null && ordinal != excluded) {
        near.add(new Near(items.doc(ordinal), VectorUtil.dotProduct(target, vector)));
      }
    }
    near.sort(Comparator.comparingDouble((Near n) -> -n.score()).thenComparingInt(Near::doc));
    return near.stream().limit(MOST).mapToInt(Near::doc).sorted().toArray();
  }

  @Test
  void docs_areTheNearestOfTheScope() throws Exception {
    long seed = System.nanoTime();
    System.out.println("NearestVectorsTest seed " + seed);
    Random random = new Random(seed);
    try (TestViews views = new TestViews(temp);
        SimilarityBackend backend = new ScalarBackend()) {
      views.items(
          java.util.stream.IntStream.range(0, ITEMS)
              .mapToObj(i -> item(i, random))
              .toArray(Item[]::new));
      views.publish();
      ShopStates states =
          new ShopStates(
              new ViewSource(views.store(), null, new SnapshotRefusals()), backend, _ -> {}, null);
      ShopState state = states.acquire();
      try {
        ItemsFrame items = state.items();
        String field = Objects.requireNonNull(items.vectorField());
        int found = 0;
        int wanted = 0;
        for (double below : new double[] {ITEMS + 1, ITEMS / 10, ITEMS / 100, 2, 0}) {
          Query filter =
              below > ITEMS
                  ? new MatchAllDocsQuery()
                  : DoublePoint.newRangeQuery(ItemFields.PRICE, 0, below - 0.5);
          for (int q = 0; q < 10; q++) {
            int one = items.find("i" + random.nextInt(ITEMS));
            float[] target = Objects.requireNonNull(ItemVectors.of(items, one));
            Scope scope = new Scope(state, filter, Set.of(one));
            int[] truth = all(items, target, below, one);
            assertArrayEquals(
                truth,
                NearestVectors.of(scope, field, target).docs(MOST),
                "seed " + seed + ", below " + below);
            int[] walked = new NearestVectors(scope, field, target, -1).docs(MOST);
            assertTrue(walked.length <= MOST);
            for (int doc : walked) {
              assertTrue(scope.allows(doc), "seed " + seed + ", doc " + doc);
              found += Arrays.binarySearch(truth, doc) >= 0 ? 1 : 0;
            }
            wanted += truth.length;
          }
        }
        assertTrue(found >= 0.95 * wanted, "seed " + seed + ": " + found + " of " + wanted);
        assertEquals(
            0,
            NearestVectors.of(
                    new Scope(state, new MatchAllDocsQuery(), Set.of()),
                    "vector.none",
                    new float[] {1})
                .docs(MOST)
                .length);
      } finally {
        states.release(state);
        states.close();
      }
    }
  }
}
