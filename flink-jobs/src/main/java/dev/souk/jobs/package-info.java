/**
 * From the log to the views: the streaming job of a shop and the jobs that train its models.
 *
 * <p>Begin with {@link dev.souk.jobs.ShopPipeline}, the whole streaming job; {@code embedded} runs
 * it in this process, {@code training} has the bounded jobs.
 *
 * <p><b>Guarantees.</b> State and views are exactly once: offsets, keyed state and the commits of
 * all shards belong to one checkpoint, and its snapshot is published after it is complete, so a job
 * that is killed and started again publishes the documents that an undisturbed one does. Dead
 * letters are appended once: the sink looks which ids the log has. A line that cannot be read
 * becomes a dead letter and never stops a job. The position in a view's manifest is exact, and
 * moves with every line that is read, whether or not it changes a document. Order is that of the
 * partition; events of one shopper share one.
 *
 * <p><b>Lateness.</b> There are no watermarks and no windows, so nothing is too late to count.
 * Times are those of the events: a late one is weighed as if it had come in time, and a catalogue
 * change that is older than the one known is passed over. The order in which events come makes no
 * difference to a document. Repeated events count once; see {@code dedup} for the bound.
 *
 * <p><b>Known costs.</b> A view is as fresh as the checkpoint interval. Each checkpoint writes and
 * forces the files of every shard that changed: many shards or a short interval cost disk writes. A
 * restart copies all shards of a view from the store. Signals and indicators keep state for every
 * item, profiles for every named shopper, for good. Training of factors holds the whole matrix in
 * the memory of one task. If the checkpoints are lost the log is read again from its beginning into
 * a new generation, while the old one is served until the new one covers it.
 */
@NullMarked
package dev.souk.jobs;

import org.jspecify.annotations.NullMarked;
