package dev.souk.jobs.training;

import dev.souk.log.LogPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the models of one shop, one after the other and never two at once.
 *
 * <p>A training that fails is logged and remembered in {@link #lastFailure}; the model before it
 * stays in use, and the next one is tried when the schedule is due again, counted from the position
 * of the failure. Thread-safe.
 */
public final class Trainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  /**
   * A model and when to train it.
   *
   * @param training trains it
   * @param schedule says when
   */
  public record Planned(ModelTraining training, TrainingSchedule schedule) {}

  /**
   * A training that failed.
   *
   * @param model what was trained
   * @param position up to where
   * @param message why
   */
  public record Failure(String model, LogPosition position, String message) {}

  private final List<Planned> plans;
  private final TrainingProgress progress;
  private final ReentrantLock running = new ReentrantLock();
  private final Map<String, LogPosition> attempted = new HashMap<>();
  private @Nullable Thread background;
  private boolean closed;
  private volatile @Nullable Failure lastFailure;

  /**
   * @param plans in the order in which models are trained
   * @param progress is told of every training
   */
  public Trainer(List<Planned> plans, TrainingProgress progress) {
    this.plans = List.copyOf(plans);
    this.progress = progress;
  }

  /**
   * Trains in the background what is due at {@code end}. Call it as often as the log grows: it
   * costs next to nothing if nothing is due.
   *
   * @return whether a training was started; false if none is due, one runs, or this is closed
   * @throws IOException if it cannot be read how far the models in use were trained
   */
  public synchronized boolean trainIfDue(LogPosition end) throws IOException {
    if (closed || running.isLocked() || (background != null && background.isAlive())) {
      return false;
    }
    List<ModelTraining> due = new ArrayList<>();
    for (Planned plan : plans) {
      if (plan.schedule().due(plan.training().topic(), last(plan.training()), end)) {
        due.add(plan.training());
      }
    }
    if (due.isEmpty()) {
      return false;
    }
    background = Thread.ofPlatform().daemon().name("training").start(() -> trainAll(due, end));
    return true;
  }

  /** The later of what the model in use knows and what was tried since. */
  private LogPosition last(ModelTraining training) throws IOException {
    LogPosition trained = training.trainedTo();
    LogPosition tried = attempted.getOrDefault(training.model(), LogPosition.START);
    Comparator<LogPosition> byLines = Comparator.comparingLong(p -> p.count(training.topic()));
    return byLines.compare(trained, tried) >= 0 ? trained : tried;
  }

  private void trainAll(List<ModelTraining> due, LogPosition end) {
    for (ModelTraining training : due) {
      try {
        train(training, end);
      } catch (IOException | RuntimeException e) {
        LOG.error(
            "Training of {} up to {} failed; it will be tried again", training.model(), end, e);
      } catch (InterruptedException e) {
        LOG.info("Training of {} was interrupted", training.model());
        return;
      }
    }
  }

  /**
   * Trains everything on the log up to {@code end}, due or not, and waits; first for a training
   * that runs. For the end of an import.
   *
   * @return the outcomes by model
   * @throws IOException if a training failed; models after it were not tried
   */
  public SortedMap<String, TrainingOutcome> trainNow(LogPosition end)
      throws IOException, InterruptedException {
    SortedMap<String, TrainingOutcome> outcomes = new TreeMap<>();
    for (Planned plan : plans) {
      outcomes.put(plan.training().model(), train(plan.training(), end));
    }
    return outcomes;
  }

  private TrainingOutcome train(ModelTraining training, LogPosition end)
      throws IOException, InterruptedException {
    running.lockInterruptibly();
    try {
      long start = System.nanoTime();
      TrainingOutcome outcome = training.run(end, progress);
      double seconds = (System.nanoTime() - start) / 1e9;
      LOG.info(
          "Trained {} up to {} in {} s: {}",
          training.model(),
          end,
          Math.round(seconds * 10) / 10.0,
          outcome);
      return outcome;
    } catch (IOException | RuntimeException e) {
      lastFailure = new Failure(training.model(), end, String.valueOf(e.getMessage()));
      throw e;
    } finally {
      tried(training, end);
      running.unlock();
    }
  }

  private synchronized void tried(ModelTraining training, LogPosition end) {
    attempted.put(training.model(), end);
  }

  /** Whether a training runs now. */
  public boolean isRunning() {
    return running.isLocked();
  }

  /** The latest training that failed, if one did since this process started. */
  public Optional<Failure> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  /** Interrupts a training in the background and waits for its end. */
  @Override
  public void close() throws InterruptedException {
    Thread thread;
    synchronized (this) {
      closed = true;
      thread = background;
    }
    if (thread != null) {
      thread.interrupt();
      thread.join();
    }
  }
}
