package dev.souk.retrieval.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.souk.domain.Availability;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.retrieval.TestViews;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls open() before anything else.
class SignalTrackerTest {

  private static final int ITEMS = 3_000;

  private final ItemOrdinals ordinals = new ItemOrdinals();
  private final SignalTracker tracker = new SignalTracker(ordinals);
  @TempDir Path temp;
  private TestViews views;
  private @Nullable ViewReader reader;

  @BeforeEach
  void open() {
    views = new TestViews(temp);
  }

  @AfterEach
  void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    views.close();
  }

  private static Offer offer(int cents) {
    BigDecimal amount = BigDecimal.valueOf(cents, 2);
    return new Offer(new Money(amount, "EUR"), null, Availability.IN_STOCK);
  }

  private void put(int item, double popularity, int cents) throws IOException {
    views.signals("item" + item, popularity, -popularity, offer(cents));
  }

  private SignalColumns publish() throws IOException {
    views.publish();
    ViewReader following = reader == null ? new ViewReader(views.store(), View.SIGNALS) : reader;
    reader = following;
    following.maybeRefreshBlocking();
    ViewSnapshot snapshot = following.acquire();
    try {
      return tracker.follow(snapshot);
    } finally {
      following.release(snapshot);
    }
  }

  private int ordinal(int item) {
    return ordinals.find("item" + item);
  }

  @Test
  void aPriceThatChangesLeavesTheCountersColumnsAsTheyAre() throws IOException {
    for (int i = 0; i < ITEMS; i++) {
      put(i, i, i);
    }
    SignalColumns before = publish();
    put(7, 7, 99_999);
    SignalColumns after = publish();
    assertSame(before.popularity(), after.popularity());
    assertSame(before.trend(), after.trend());
    assertNotSame(before.offers(), after.offers());
    assertEquals(999.99, after.offers().price(ordinal(7)));
    assertEquals(offer(7), before.offers().offer(ordinal(7)), "a column does not change");
    assertEquals(offer(8), after.offers().offer(ordinal(8)));
    assertNull(after.offers().offer(ITEMS * 10));
  }

  /** Columns that followed many changes against columns made at once, with a seed. */
  @Test
  void columnsThatFollowedAreThoseMadeAtOnce() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int[] cents = new int[ITEMS];
    double[] popularity = new double[ITEMS];
    SignalColumns followed = SignalColumns.NONE;
    for (int round = 0; round < 12; round++) {
      for (int change = 0; change < (round == 0 ? ITEMS : 200); change++) {
        int item = round == 0 ? change : random.nextInt(ITEMS);
        cents[item] = random.nextInt(10_000);
        popularity[item] = random.nextInt(50);
        put(item, popularity[item], cents[item]);
      }
      followed = publish();
    }
    float[] values = new float[ITEMS];
    Arrays.fill(values, Float.NEGATIVE_INFINITY);
    for (int item = 0; item < ITEMS; item++) {
      int ordinal = ordinal(item);
      values[ordinal] = (float) popularity[item];
      assertEquals(offer(cents[item]), followed.offers().offer(ordinal), "seed " + seed);
      assertEquals(cents[item] / 100.0, followed.offers().price(ordinal), "seed " + seed);
    }
    Column atOnce = Column.of(values, 0.1);
    assertEquals(atOnce.size(), followed.popularity().size());
    for (int place = 0; place < atOnce.size(); place++) {
      assertEquals(atOnce.best(place), followed.popularity().best(place), "seed " + seed);
    }
    assertEquals(atOnce.normalise(25), followed.popularity().normalise(25));
  }

  @Test
  void valuesThatComeAndGo_keepTheOrder() {
    float[] values = {3, Float.NaN, 1, 3, Float.NEGATIVE_INFINITY};
    Column column = Column.of(values, 0);
    BitSet changed = new BitSet();
    changed.set(0, 2);
    Column next = column.with(new float[] {Float.NaN, 5, 1, 3, 0}, changed, 0);
    assertEquals(3, next.size());
    assertEquals(1, next.best(0));
    assertEquals(3, next.best(1));
    assertEquals(2, next.best(2));
    assertEquals(Double.NEGATIVE_INFINITY, next.value(0));
  }
}
