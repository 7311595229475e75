/**
 * {@code souk chaos}: a whole installation under a stream of events, whose processes are killed and
 * whose files are damaged; at the end its views must say what a plain program makes of the log.
 *
 * <p>Begin with {@link dev.souk.cli.chaos.ChaosRun}. docs/chaos.md tells what is promised.
 */
@NullMarked
package dev.souk.cli.chaos;

import org.jspecify.annotations.NullMarked;
