package dev.souk.jobs.indicators;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.view.schema.IndicatorsSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of one item: whole numbers, which do not depend on the order in which they are
 * added and taken back. At most about {@value Sample#SHOPPERS} shoppers are counted, with at most
 * {@value PurchaseHistory#MOST_OF_VISIT} + {@value PurchaseHistory#MOST_BEFORE} companions each.
 *
 * <p>Changes are kept as they came until the row is needed: most rows change several times before
 * that. Mutable, not thread-safe.
 */
public final class IndicatorRow {

  /** Companions that are published. */
  static final int PUBLISHED = 200;

  /** What a single shopper does is no pattern, and not for others to see. */
  static final int LEAST_SHOPPERS = 2;

  /** Changes that are kept before they are counted. */
  private static final int MOST_WAITING = 64;

  /** The half-life that begins in September 2025; any one of our time will do. */
  private static final long LANDMARK = 226;

  /** Half-lives from the landmark that are told apart: 25 years to either side. */
  private static final int FARTHEST = 100;

  private static final Comparator<Companion> MOST_FIRST =
      Comparator.comparingInt(Companion::shoppers).reversed().thenComparing(Companion::itemId);

  long purchases;
  long shoppers;
  private byte[] packed;
  private @Nullable RowCounts counts;
  private final List<IndicatorChange> waiting = new ArrayList<>();

  /** Nothing is counted yet. */
  public IndicatorRow() {
    this(RowCounts.NONE);
  }

  /**
   * @param packed what {@link #packed} gave
   */
  IndicatorRow(byte[] packed) {
    this.packed = packed;
  }

  /** Adds a change. */
  public void add(IndicatorChange change) {
    purchases += change.purchases();
    shoppers += change.shoppers();
    if (change.companions().length > 0) {
      waiting.add(change);
      if (waiting.size() >= MOST_WAITING) {
        packed();
      }
    }
  }

  private RowCounts counts() {
    RowCounts known = counts;
    if (known == null) {
      known = RowCounts.unpack(packed);
      counts = known;
    }
    int lowest = Sample.lowest(purchases);
    for (IndicatorChange change : waiting) {
      if (change.level() >= lowest) {
        known.add(change);
      }
    }
    waiting.clear();
    known.keepFrom(lowest);
    return known;
  }

  /** The counts as bytes; what was counted is not kept in another form after that. */
  byte[] packed() {
    if (counts != null || !waiting.isEmpty()) {
      packed = counts().pack();
      counts = null;
    }
    return packed;
  }

  /** Bytes of the counts as they were written last. */
  int packedLength() {
    return packed.length;
  }

  /** The source of the document of the indicators view. */
  public byte[] document(String itemId) {
    Map<String, Integer> together = new TreeMap<>();
    Map<String, Double> next = new TreeMap<>();
    counts()
        .forEach((period, companion, with, direct) -> {
          together.merge(companion, with, Integer::sum);
          if (direct > 0) {
            next.merge(companion, direct * weight(period), Double::sum);
          }
        });
    List<Companion> companions = new ArrayList<>();
    long counted = 0;
    for (int with : together.values()) {
      counted += with;
    }
    together.forEach((companion, with) -> {
      if (with >= LEAST_SHOPPERS) {
        companions.add(new Companion(companion, with, next.getOrDefault(companion, 0.0)));
      }
    });
    companions.sort(MOST_FIRST);
    return IndicatorsSchema.source(
        new ItemIndicators(
            itemId,
            shoppers,
            counted,
            companions.subList(0, Math.min(PUBLISHED, companions.size()))));
  }

  private static double weight(long period) {
    return Math.scalb(1.0, (int) Math.clamp(period - LANDMARK, -FARTHEST, FARTHEST));
  }
}
