package dev.souk.benchmarks.ingest;

import dev.souk.benchmarks.report.Contents;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.plain.PlainViews;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import dev.souk.view.View;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * From a log to Lucene indexes in one thread: lines are parsed and counted into the same profiles
 * and counters, all of it on the heap, and each document is written once at the end, with one
 * commit. Nothing would survive a failure and nothing is visible before the end: the least that the
 * work costs.
 *
 * @param log what to read
 * @param directory for the indexes; new
 */
record PlainLoop(ShopLog log, Path directory) {

  private static final int BATCH = 512;
  private static final long PAUSE_NANOS = 500_000;

  void run() throws IOException {
    PlainViews views = new PlainViews(PipelineOptions.DEFAULT);
    LogPosition end = log.end();
    for (Topic topic : Topic.values()) {
      for (int p = 0; end.next(topic, p) > 0; p++) {
        read(topic, p, end.next(topic, p), views);
      }
    }
    write(View.ITEMS, views.itemSources(LsaRepresenters.DEFAULT.untrained()));
    write(View.PROFILES, views.profiles().sources());
    write(View.SIGNALS, views.signals().sources());
    write(View.INDICATORS, views.indicators().sources());
    write(View.QUERIES, views.queries().sources());
  }

  private void read(Topic topic, int partition, long end, PlainViews views) throws IOException {
    try (LogReader reader = log.reader(topic, partition, 0)) {
      while (reader.offset() < end) {
        List<LogRecord> lines = reader.poll(BATCH);
        for (LogRecord line : lines) {
          views.add(line);
        }
        if (lines.isEmpty()) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void write(View view, Map<String, byte[]> sources) throws IOException {
    ViewSchema schema = ViewSchema.of(view);
    try (Directory files = FSDirectory.open(directory.resolve(view.wire()));
        IndexWriter writer =
            new IndexWriter(
                files,
                new IndexWriterConfig()
                    .setSimilarity(schema.similarity())
                    .setRAMBufferSizeMB(32))) {
      for (Map.Entry<String, byte[]> document : sources.entrySet()) {
        writer.updateDocument(
            ViewSchema.keyTerm(document.getKey()),
            schema.document(document.getKey(), document.getValue()));
      }
    }
  }

  /** What the indexes hold. */
  Contents contents() throws IOException {
    Contents contents = new Contents();
    for (View view : View.STREAMED) {
      try (Directory files = FSDirectory.open(directory.resolve(view.wire()));
          DirectoryReader reader = DirectoryReader.open(files)) {
        contents.addAll(view, reader);
      }
    }
    return contents;
  }
}
