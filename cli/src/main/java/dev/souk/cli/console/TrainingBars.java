package dev.souk.cli.console;

import dev.souk.jobs.training.TrainingProgress;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows a training's stages as progress bars, one after the other. Thread-safe. */
public final class TrainingBars implements TrainingProgress {

  private final PrintStream out;
  private @Nullable Stage stage;
  private @Nullable ProgressBar bar;

  /** Draws on {@code out}. */
  public TrainingBars(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void advanced(Stage newStage, long done, long total, String message) {
    ProgressBar current = bar;
    if (current == null || newStage != stage) {
      if (current != null) {
        current.close();
      }
      stage = newStage;
      current =
          new ProgressBar(
              out,
              "training: " + newStage.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              total);
      bar = current;
    }
    current.update(done);
    if (done >= total) {
      current.close();
      bar = null;
    }
  }
}
