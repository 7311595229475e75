package dev.souk.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/**
 * Takes turns between its splits, on the task's thread: what it reads are local files, mostly in
 * the page cache.
 */
final class TailReader<T> implements SourceReader<T, TailSplit> {

  static final long PAUSE_MILLIS = 25;

  private final TailSource<T> source;
  private final SourceReaderContext context;
  private final List<Following<T>> open = new ArrayList<>();
  private int turn;
  private boolean noMoreSplits;
  private CompletableFuture<Void> available = CompletableFuture.completedFuture(null);

  TailReader(TailSource<T> source, SourceReaderContext context) {
    this.source = source;
    this.context = context;
  }

  /** A split that is being read. */
  private static final class Following<T> {
    private final Cursor<T> cursor;
    private final long backlogEnd;
    private TailSplit split;
    private boolean caughtUp;

    Following(Cursor<T> cursor, TailSplit split, long backlogEnd) {
      this.cursor = cursor;
      this.split = split;
      this.backlogEnd = backlogEnd;
    }
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<TailSplit> splits) {
    try {
      for (TailSplit split : splits) {
        Following<T> following = new Following<>(source.open(split), split, source.end(split));
        open.add(following);
        reportIfCaughtUp(following);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A split of " + splits + " cannot be opened", e);
    }
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMoreSplits = true;
    available.complete(null);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
    for (int tries = open.size(); tries > 0; tries--) {
      turn = turn + 1 < open.size() ? turn + 1 : 0;
      Following<T> following = open.get(turn);
      T value = following.split.finished() ? null : following.cursor.next();
      if (value != null) {
        output.collect(value);
        following.split = following.split.at(following.split.next() + 1);
        reportIfCaughtUp(following);
        return InputStatus.MORE_AVAILABLE;
      }
    }
    if (noMoreSplits && allFinished()) {
      return InputStatus.END_OF_INPUT;
    }
    available =
        new CompletableFuture<Void>().completeOnTimeout(null, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return InputStatus.NOTHING_AVAILABLE;
  }

  private boolean allFinished() {
    for (Following<T> following : open) {
      if (!following.split.finished()) {
        return false;
      }
    }
    return true;
  }

  private void reportIfCaughtUp(Following<T> following) {
    if (!following.caughtUp && following.split.next() >= following.backlogEnd) {
      following.caughtUp = true;
      context.sendSourceEventToCoordinator(new CaughtUp(following.split.id()));
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<TailSplit> snapshotState(long checkpoint) {
    List<TailSplit> splits = new ArrayList<>(open.size());
    for (Following<T> following : open) {
      splits.add(following.split);
    }
    return splits;
  }

  @Override
  public void close() throws IOException {
    for (Following<T> following : open) {
      following.cursor.close();
    }
  }
}
