package dev.souk.jobs.source;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source that follows things that grow, such as the partitions of a log.
 *
 * <p>Guarantees: each split is read by one reader, in order; its state is the number of the next
 * element, so after a failure reading goes on exactly where the checkpoint stood. A reader with
 * nothing to read looks again every {@value TailReader#PAUSE_MILLIS} ms and holds no thread
 * meanwhile. New splits are found within a second. While any split is behind the end that its
 * reader found at the start, the source reports that it processes a backlog, so that Flink may take
 * checkpoints less often.
 *
 * @param <T> what is read
 */
abstract class TailSource<T> implements Source<T, TailSplit, TailAssignment> {

  private static final long serialVersionUID = 1L;

  /** Everything there is to follow now, at its beginning, with the ordinals 0, 1, ... */
  abstract List<TailSplit> discover() throws IOException;

  /** Opens {@code split} at its next element. */
  abstract Cursor<T> open(TailSplit split) throws IOException;

  /** The number of the element after the last one that {@code split} has now. */
  abstract long end(TailSplit split) throws IOException;

  @Override
  public SplitEnumerator<TailSplit, TailAssignment> createEnumerator(
      SplitEnumeratorContext<TailSplit> context) {
    return new TailEnumerator(this, context, TailAssignment.NONE);
  }

  @Override
  public SplitEnumerator<TailSplit, TailAssignment> restoreEnumerator(
      SplitEnumeratorContext<TailSplit> context, TailAssignment state) {
    return new TailEnumerator(this, context, state);
  }

  @Override
  public SourceReader<T, TailSplit> createReader(SourceReaderContext context) {
    return new TailReader<>(this, context);
  }

  @Override
  public SimpleVersionedSerializer<TailSplit> getSplitSerializer() {
    return new TailSplit.Serializer();
  }

  @Override
  public SimpleVersionedSerializer<TailAssignment> getEnumeratorCheckpointSerializer() {
    return new TailAssignment.Serializer();
  }

  boolean bounded() {
    return getBoundedness() == Boundedness.BOUNDED;
  }
}
