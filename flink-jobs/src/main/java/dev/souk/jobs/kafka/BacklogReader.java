package dev.souk.jobs.kafka;

import dev.souk.jobs.source.CaughtUp;
import dev.souk.jobs.source.LogLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Watches what a reader emits and tells the enumerator of each split that has caught up. */
final class BacklogReader implements SourceReader<LogLine, KafkaPartitionSplit> {

  private final SourceReader<LogLine, KafkaPartitionSplit> reader;
  private final SourceReaderContext context;
  private final Map<String, Progress> splits = new HashMap<>();
  private Map<String, Long> ends = Map.of();
  private @Nullable Watched output;

  BacklogReader(SourceReader<LogLine, KafkaPartitionSplit> reader, SourceReaderContext context) {
    this.reader = reader;
    this.context = context;
  }

  /** How far a split was read, and how far it has to be. */
  private final class Progress {
    private final String split;
    private long next;
    private long until = Long.MAX_VALUE;

    Progress(String split, long next) {
      this.split = split;
      this.next = next;
    }

    void until(long end) {
      until = end;
      check();
    }

    void read(long offset) {
      next = offset + 1;
      check();
    }

    private void check() {
      if (next >= until) {
        until = Long.MAX_VALUE;
        context.sendSourceEventToCoordinator(new CaughtUp(split));
      }
    }
  }

  @Override
  public void start() {
    reader.start();
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> added) {
    for (KafkaPartitionSplit split : added) {
      Progress progress = new Progress(split.splitId(), split.getStartingOffset());
      splits.put(split.splitId(), progress);
      expect(progress);
    }
    reader.addSplits(added);
  }

  private void expect(Progress progress) {
    Long end = ends.get(progress.split);
    if (end != null) {
      progress.until(end);
    }
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof BacklogEnds(HashMap<String, Long> told)) {
      ends = told;
      splits.values().forEach(this::expect);
    } else {
      reader.handleSourceEvents(event);
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<LogLine> to) throws Exception {
    if (output == null) {
      output = new Watched(to); // Flink gives a reader the same output all its life.
    }
    return reader.pollNext(output);
  }

  /** The output of all splits, and of one. */
  private final class Watched implements ReaderOutput<LogLine> {
    private final ReaderOutput<LogLine> output;

    Watched(ReaderOutput<LogLine> output) {
      this.output = output;
    }

    @Override
    public void collect(LogLine line) {
      output.collect(line);
    }

    @Override
    public void collect(LogLine line, long timestamp) {
      output.collect(line, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }

    @Override
    public SourceOutput<LogLine> createOutputForSplit(String split) {
      return new WatchedSplit(
          output.createOutputForSplit(split),
          splits.computeIfAbsent(split, id -> new Progress(id, 0)));
    }

    @Override
    public void releaseOutputForSplit(String split) {
      output.releaseOutputForSplit(split);
    }
  }

  private record WatchedSplit(SourceOutput<LogLine> output, Progress progress)
      implements SourceOutput<LogLine> {

    @Override
    public void collect(LogLine line) {
      output.collect(line);
      progress.read(line.offset());
    }

    @Override
    public void collect(LogLine line, long timestamp) {
      output.collect(line, timestamp);
      progress.read(line.offset());
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    return reader.snapshotState(checkpoint);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return reader.isAvailable();
  }

  @Override
  public void notifyNoMoreSplits() {
    reader.notifyNoMoreSplits();
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    reader.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    reader.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    reader.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    reader.close();
  }
}
