/**
 * Whether a chaos run kept its promises.
 *
 * <p>Begin with {@link dev.souk.cli.chaos.check.Findings}, where everything that is wrong ends up.
 * {@link dev.souk.cli.chaos.check.QueryWatcher} asks all the time, {@link
 * dev.souk.cli.chaos.check.AcceptedCheck} compares what was accepted with the log, and {@link
 * dev.souk.cli.chaos.check.TruthCheck} the views with what a plain program makes of the log.
 */
@NullMarked
package dev.souk.cli.chaos.check;

import org.jspecify.annotations.NullMarked;
