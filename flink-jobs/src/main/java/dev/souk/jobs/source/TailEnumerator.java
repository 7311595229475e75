package dev.souk.jobs.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Finds splits, gives split {@code i} to reader {@code i} modulo the number of readers. */
final class TailEnumerator implements SplitEnumerator<TailSplit, TailAssignment> {

  private static final long DISCOVERY_MILLIS = 1_000;

  private final TailSource<?> source;
  private final SplitEnumeratorContext<TailSplit> context;
  private final SortedSet<String> known;
  private final List<TailSplit> pending;
  private final Set<String> behind;

  TailEnumerator(
      TailSource<?> source, SplitEnumeratorContext<TailSplit> context, TailAssignment state) {
    this.source = source;
    this.context = context;
    this.known = new TreeSet<>(state.known());
    this.pending = new ArrayList<>(state.pending());
    this.behind = new HashSet<>(known);
  }

  @Override
  public void start() {
    try {
      found(source.discover(), null);
    } catch (IOException e) {
      throw new UncheckedIOException("The splits of " + source + " cannot be listed", e);
    }
    reportBacklog();
    if (!source.bounded()) {
      context.callAsync(source::discover, this::found, DISCOVERY_MILLIS, DISCOVERY_MILLIS);
    }
  }

  private void found(List<TailSplit> splits, @Nullable Throwable failure) {
    if (failure != null) {
      throw new IllegalStateException("The splits of " + source + " cannot be listed", failure);
    }
    boolean news = false;
    for (TailSplit split : splits) {
      if (known.add(split.id())) {
        pending.add(split);
        behind.add(split.id());
        news = true;
      }
    }
    if (news) {
      List.copyOf(context.registeredReaders().keySet()).forEach(this::assign);
    }
  }

  private void assign(int reader) {
    int readers = context.currentParallelism();
    for (TailSplit split : List.copyOf(pending)) {
      if (split.ordinal() % readers == reader) {
        pending.remove(split);
        context.assignSplit(split, reader);
      }
    }
  }

  @Override
  public void addReader(int reader) {
    assign(reader);
    if (source.bounded()) {
      context.signalNoMoreSplits(reader);
    }
  }

  @Override
  public void addSplitsBack(List<TailSplit> splits, int reader) {
    pending.addAll(splits);
  }

  @Override
  public void handleSourceEvent(int reader, SourceEvent event) {
    if (event instanceof CaughtUp caughtUp && behind.remove(caughtUp.split())) {
      reportBacklog();
    }
  }

  /** A bounded source is silent: its tasks may have finished, and a lost report fails the job. */
  private void reportBacklog() {
    if (!source.bounded()) {
      context.setIsProcessingBacklog(!behind.isEmpty());
    }
  }

  @Override
  public TailAssignment snapshotState(long checkpoint) {
    return new TailAssignment(known, pending);
  }

  @Override
  public void handleSplitRequest(int reader, @Nullable String host) {
    // Splits are given without being asked for.
  }

  @Override
  public void close() {}
}
