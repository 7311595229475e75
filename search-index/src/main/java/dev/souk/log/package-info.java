/**
 * The log, the only truth of a shop: topics of JSON lines, appended by one writer and read from any
 * position by many.
 *
 * <p>{@link dev.souk.log.LogWriter} and {@link dev.souk.log.LogReader} are the seams; {@link
 * dev.souk.log.JsonlLogWriter} and {@link dev.souk.log.JsonlLogReader} keep the log as a directory
 * of append-only segments, laid out by {@link dev.souk.log.JsonlLayout}.
 */
@NullMarked
package dev.souk.log;

import org.jspecify.annotations.NullMarked;
