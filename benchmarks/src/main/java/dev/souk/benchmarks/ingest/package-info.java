/**
 * From the log to published views: {@link dev.souk.benchmarks.ingest.PipelineRun} is the streaming
 * job, {@link dev.souk.benchmarks.ingest.PlainLoop} does the same work without Flink, and {@link
 * dev.souk.benchmarks.ingest.IngestCommand} compares them.
 */
@NullMarked
package dev.souk.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
