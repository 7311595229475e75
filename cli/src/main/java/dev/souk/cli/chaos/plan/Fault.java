package dev.souk.cli.chaos.plan;

import dev.souk.view.View;
import java.util.Locale;

/** Something bad that happens once. */
public sealed interface Fault {

  /** It happens when this many lines have been accepted; 0 or more. */
  long at();

  /** One line for the console. */
  String describe();

  /**
   * A process dies as by {@code kill -9}.
   *
   * @param target what kind of process
   * @param instance which of them, from 1
   * @param delayMillis how long after the moment, so that it does not always hit the end of a batch
   */
  record Kill(long at, Target target, int instance, int delayMillis) implements Fault {
    /**
     * @throws IllegalArgumentException if there is no such instance
     */
    public Kill {
      if (instance < 1 || instance > target.instances()) {
        throw new IllegalArgumentException(
            "instance: %d (expected: 1 to %d)".formatted(instance, target.instances()));
      }
    }

    @Override
    public String describe() {
      return String.format(
          Locale.ROOT,
          "at line %,d: kill %s (%d ms later)",
          at,
          target.instances() == 1 ? target.wire() : target.wire() + "-" + instance,
          delayMillis);
    }
  }

  /**
   * A file of a snapshot is damaged in the store that jobs write and API processes read.
   *
   * @param view whose snapshot
   * @param newest whether the file is one that only the newest snapshot has, if there is such a
   *     file; else one that older snapshots have too
   * @param harm what is done to it
   * @param draw a random number that chooses the file and the place
   */
  record DamageStored(long at, View view, boolean newest, Harm harm, long draw) implements Fault {
    @Override
    public String describe() {
      return String.format(
          Locale.ROOT,
          "at line %,d: %s a stored file of the %s snapshot of %s",
          at,
          harm.wire(),
          newest ? "newest" : "kept",
          view.wire());
    }
  }

  /**
   * An API process dies, and a file of its own copy of a snapshot is damaged before it starts
   * again.
   *
   * @param view whose snapshot
   * @param instance which API process, from 1
   * @param harm what is done to the file
   * @param draw a random number that chooses the file and the place
   */
  record DamageCopy(long at, View view, int instance, Harm harm, long draw) implements Fault {
    @Override
    public String describe() {
      return String.format(
          Locale.ROOT,
          "at line %,d: kill api-%d and %s a file of its copy of %s",
          at,
          instance,
          harm.wire(),
          view.wire());
    }
  }
}
