package dev.souk.cli.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * One line that shows how far long work is, its rate and the time left. On a terminal the line is
 * drawn over itself a few times a second; elsewhere a line is printed at every tenth. Thread-safe.
 */
public final class ProgressBar implements AutoCloseable {

  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 200_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final String label;
  private final long total;
  private final long begun = System.nanoTime();
  private long drawn;
  private int tenths = -1;
  private long done;
  private boolean closed;

  /**
   * @param label what is being done
   * @param total how much there is to do, 0 if unknown
   */
  public ProgressBar(PrintStream out, String label, long total) {
    this.out = out;
    this.terminal = System.console() != null && System.console().isTerminal();
    this.label = label;
    this.total = total;
  }

  /** Notes that {@code newDone} of the total is done. */
  public synchronized void update(long newDone) {
    done = Math.max(done, newDone);
    long now = System.nanoTime();
    if (terminal) {
      if (now - drawn >= REDRAW_NANOS) {
        drawn = now;
        out.print("\r" + line() + "  ");
        out.flush();
      }
    } else if (total > 0 && (int) (10 * done / total) > tenths) {
      tenths = (int) (10 * done / total);
      if (tenths < 10) {
        out.println(line());
      }
    }
  }

  /** Draws the end: what was done and how long it took. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      out.println((terminal ? "\r" : "") + line() + (terminal ? "      " : ""));
    }
  }

  private String line() {
    double seconds = Math.max(1e-3, (System.nanoTime() - begun) / 1e9);
    double rate = done / seconds;
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-28s", label));
    if (total > 0) {
      int filled = (int) Math.min(WIDTH, WIDTH * done / total);
      line.append('[').append("#".repeat(filled)).append(" ".repeat(WIDTH - filled)).append("] ");
      line.append(String.format(Locale.ROOT, "%3d%%  ", Math.min(100, 100 * done / total)));
    }
    line.append(String.format(Locale.ROOT, "%,d", done));
    line.append(String.format(Locale.ROOT, "  %,.0f/s  ", rate));
    boolean over = closed || done >= total;
    Duration time =
        Duration.ofSeconds(
            Math.round(over ? seconds : Math.min(1e6, (total - done) / Math.max(rate, 1e-9))));
    line.append(
        String.format(
            Locale.ROOT,
            "%d:%02d %s",
            time.toMinutes(),
            time.toSecondsPart(),
            over ? "taken" : "left"));
    return line.toString();
  }
}
