/**
 * Where jobs read from: sources that follow something that grows, and the seam behind which a log
 * may be a directory or a broker.
 *
 * <p>{@link dev.souk.jobs.source.LogSources} is the seam and {@link dev.souk.jobs.source.LogLine}
 * what comes out of it. {@link dev.souk.jobs.source.TailSource} is a whole Flink source but for two
 * questions, what there is to follow and what comes next; {@link
 * dev.souk.jobs.source.JsonlLogSources} and {@link dev.souk.jobs.source.ModelSource} answer them.
 */
@NullMarked
package dev.souk.jobs.source;

import org.jspecify.annotations.NullMarked;
