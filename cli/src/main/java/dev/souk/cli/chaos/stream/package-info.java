/**
 * The lines of a chaos run and how they get into the log.
 *
 * <p>Begin with {@link dev.souk.cli.chaos.stream.ChaosLines}: line {@code n} of a seed is always
 * the same, so that a duplicate is made by asking for it again. {@link
 * dev.souk.cli.chaos.stream.ChaosStream} puts them into batches with duplicates, and {@link
 * dev.souk.cli.chaos.stream.Sender} sends a batch until it is accepted.
 */
@NullMarked
package dev.souk.cli.chaos.stream;

import org.jspecify.annotations.NullMarked;
