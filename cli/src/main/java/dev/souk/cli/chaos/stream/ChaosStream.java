package dev.souk.cli.chaos.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The lines of a run in batches, with duplicates: single lines soon or long after the first time,
 * and whole batches that are delivered again. Which ones follows from the seed. Thread-safe.
 */
public final class ChaosStream {

  private static final int MOST_LINES = 400;
  private static final int NEAR = 200;
  private static final int NEAR_PER_MILLE = 30;
  private static final int FAR_PER_MILLE = 15;
  private static final int AGAIN_PERCENT = 4;

  private final ChaosLines lines;
  private final SplittableRandom random;
  private final List<long[]> batches = new ArrayList<>();
  private long next;
  private long near;
  private long far;
  private long again;

  /** A stream over {@code lines}. */
  public ChaosStream(long seed, ChaosLines lines) {
    this.lines = lines;
    this.random = new SplittableRandom(~seed);
  }

  /**
   * What is sent more than once, on purpose.
   *
   * @param near lines a little later
   * @param far lines from anywhere before
   * @param again lines of whole batches
   */
  public record Duplicates(long near, long far, long again) {
    /** All of them. */
    public long all() {
      return near + far + again;
    }
  }

  /** What the stream has repeated so far. */
  public synchronized Duplicates duplicates() {
    return new Duplicates(near, far, again);
  }

  /** Whether the next batch is of the catalogue. */
  synchronized boolean inCatalogue() {
    return next < lines.catalogue();
  }

  /** The next batch; empty at the end. The first batches are the catalogue, once. */
  synchronized Optional<ChaosBatch> next() {
    if (next >= lines.count()) {
      return Optional.empty();
    }
    int size = 1 + random.nextInt(MOST_LINES);
    if (next >= lines.catalogue() && !batches.isEmpty() && random.nextInt(100) < AGAIN_PERCENT) {
      long[] numbers = batches.get(random.nextInt(batches.size()));
      again += numbers.length;
      return Optional.of(batch(numbers));
    }
    long[] numbers = numbers(size);
    if (next > lines.catalogue()) {
      batches.add(numbers);
    }
    return Optional.of(batch(numbers));
  }

  private long[] numbers(int size) {
    long[] numbers = new long[size];
    int filled = 0;
    while (filled < size && next < lines.count()) {
      int perMille = next < lines.catalogue() ? 1000 : random.nextInt(1000);
      if (perMille < NEAR_PER_MILLE) {
        numbers[filled++] = random.nextLong(Math.max(0, next - NEAR), next);
        near++;
      } else if (perMille < NEAR_PER_MILLE + FAR_PER_MILLE) {
        numbers[filled++] = random.nextLong(next);
        far++;
      } else {
        numbers[filled++] = next++;
      }
    }
    return java.util.Arrays.copyOf(numbers, filled);
  }

  private ChaosBatch batch(long[] numbers) {
    List<ChaosLine> batch = new ArrayList<>(numbers.length);
    for (long number : numbers) {
      batch.add(lines.line(number));
    }
    return new ChaosBatch(batch);
  }
}
