package dev.souk.jobs.items;

import org.jspecify.annotations.Nullable;

/**
 * A value and when it was set: a last-writer-wins register (Shapiro et al. 2011). Taking the later
 * of two does not depend on their order, and doing it twice changes nothing.
 *
 * @param at when
 * @param value null if it was taken away
 */
record Dated<T>(ChangeTime at, @Nullable T value) {

  /** The one that was set later. */
  Dated<T> or(Dated<T> other) {
    return at.compareTo(other.at) < 0 ? other : this;
  }
}
