package dev.souk.jobs.sink;

import dev.souk.jobs.parse.Progress;
import dev.souk.log.LogPosition;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Publishes manifests, one subtask for all shards. Commits (input 1) and progress (input 2) arrive
 * before the barrier, so at the barrier what was received is the state of that checkpoint; it
 * becomes a pending manifest, kept in state until the checkpoint is known to be complete. After a
 * restore the newest pending one is published, again or for the first time: doing it twice is
 * harmless.
 *
 * <p>There is a manifest for a checkpoint if a shard changed or the log was read on, so that lines
 * which change nothing move the position too; a log at rest makes none. {@link Takeover} says when
 * the generation is served.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else.
final class PublishOperator extends AbstractStreamOperator<Void>
    implements TwoInputStreamOperator<Manifest.Shard, Progress, Void> {

  private static final long serialVersionUID = 1L;

  private final View view;
  private final SnapshotTarget target;
  private transient SnapshotStore store;
  private transient ListState<Manifest.Shard> shardState;
  private transient ListState<Progress> progressState;
  private transient ListState<byte[]> pendingState;
  private transient Map<Integer, Manifest.Shard> shards;
  private transient TreeMap<String, Progress> progress;
  private transient NavigableMap<Long, Manifest> pending;
  private transient boolean changed;

  PublishOperator(View view, SnapshotTarget target) {
    this.view = view;
    this.target = target;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    store = target.store();
    shardState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("shards", TypeInformation.of(Manifest.Shard.class)));
    progressState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("progress", TypeInformation.of(Progress.class)));
    pendingState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("pending", BytePrimitiveArraySerializer.INSTANCE));
    shards = new TreeMap<>();
    for (Manifest.Shard shard : shardState.get()) {
      shards.put(shard.shard(), shard);
    }
    progress = new TreeMap<>();
    for (Progress known : progressState.get()) {
      put(known);
    }
    pending = new TreeMap<>();
    for (byte[] json : pendingState.get()) {
      Manifest manifest = Manifest.fromJson(json);
      pending.put(manifest.checkpoint(), manifest);
    }
    if (context.getRestoredCheckpointId().isPresent()) {
      publishUpTo(context.getRestoredCheckpointId().getAsLong());
    } else if (store.latest(view, target.generation()).isPresent()) {
      throw new IllegalStateException(
          "generation: %s of %s, which has snapshots (expected: a new one, for a job without state)"
              .formatted(target.generation(), view));
    }
  }

  /** Returns whether that is news. */
  private boolean put(Progress known) {
    return !known.equals(progress.put(LogPosition.name(known.topic(), known.partition()), known));
  }

  @Override
  public void processElement1(StreamRecord<Manifest.Shard> record) {
    Manifest.Shard shard = record.getValue();
    shards.put(shard.shard(), shard);
    changed = true;
  }

  @Override
  public void processElement2(StreamRecord<Progress> record) {
    changed |= put(record.getValue());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    if (changed && shards.size() == target.shards()) {
      pending.put(context.getCheckpointId(), manifest(context.getCheckpointId()));
      changed = false;
    }
    shardState.update(List.copyOf(shards.values()));
    progressState.update(List.copyOf(progress.values()));
    List<byte[]> manifests = new ArrayList<>();
    for (Manifest manifest : pending.values()) {
      manifests.add(manifest.toJson());
    }
    pendingState.update(manifests);
  }

  private Manifest manifest(long checkpoint) {
    TreeMap<String, Long> next = new TreeMap<>();
    progress.forEach((name, known) -> next.put(name, known.next()));
    return new Manifest(
        view,
        target.generation(),
        checkpoint,
        Manifest.SCHEMA_VERSION,
        Map.of(Manifest.POSITION, new LogPosition(next).toString()),
        List.copyOf(shards.values()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    publishUpTo(checkpoint);
    Publications.done(getRuntimeContext().getJobInfo().getJobId(), view, checkpoint);
  }

  private void publishUpTo(long checkpoint) throws IOException {
    Map.Entry<Long, Manifest> newest = pending.floorEntry(checkpoint);
    if (newest == null) {
      return;
    }
    store.publish(newest.getValue());
    new Takeover(store, target).published();
    pending.headMap(checkpoint, true).clear();
  }
}
