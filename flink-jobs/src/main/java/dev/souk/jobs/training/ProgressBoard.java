package dev.souk.jobs.training;

import dev.souk.jobs.training.TrainingProgress.Stage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where operators find the {@link TrainingProgress} of the training that they belong to: Flink
 * serialises operators, so a listener cannot travel with one. Operators that run in another process
 * find nothing here, and the training is silent. Thread-safe.
 */
final class ProgressBoard {

  private static final Map<Long, ProgressBoard> OPEN = new ConcurrentHashMap<>();
  private static final AtomicLong NEXT = new AtomicLong();

  private final TrainingProgress listener;
  private final long lines;
  private final AtomicLong read = new AtomicLong();

  private ProgressBoard(TrainingProgress listener, long lines) {
    this.listener = listener;
    this.lines = lines;
  }

  /**
   * Opens a board.
   *
   * @param lines how many there are to read
   * @return its number, to be closed with {@link #close}
   */
  static long open(TrainingProgress listener, long lines) {
    long number = NEXT.getAndIncrement();
    OPEN.put(number, new ProgressBoard(listener, lines));
    return number;
  }

  static void close(long number) {
    OPEN.remove(number);
  }

  /** Reports that {@code count} more lines were read. */
  static void read(long number, long count) {
    @Nullable ProgressBoard board = OPEN.get(number);
    if (board != null) {
      long done = Math.min(board.lines, board.read.addAndGet(count));
      board.listener.advanced(Stage.READ, done, Math.max(1, board.lines), "");
    }
  }

  /** The listener of a board. */
  static TrainingProgress listener(long number) {
    @Nullable ProgressBoard board = OPEN.get(number);
    return board == null ? TrainingProgress.SILENT : board.listener;
  }
}
