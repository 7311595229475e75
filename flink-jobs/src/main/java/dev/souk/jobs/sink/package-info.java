/**
 * The snapshot sink: documents become a view that is published at every completed checkpoint.
 *
 * <p>Begin with {@link dev.souk.jobs.sink.SnapshotSink}, which is the whole of it to a pipeline.
 * Inside, {@link dev.souk.jobs.sink.IndexOperator} writes shards and stores their files before the
 * barrier, and {@link dev.souk.jobs.sink.PublishOperator} publishes manifests when the checkpoint
 * is complete: writer and committer of a two-phase commit. {@link
 * dev.souk.jobs.sink.DeadLetterSink} is the seam for refused lines.
 */
@NullMarked
package dev.souk.jobs.sink;

import org.jspecify.annotations.NullMarked;
