package dev.souk.jobs.sink;

import dev.souk.view.DamagedFileException;
import dev.souk.view.Manifest;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Writes the shards of a view. A shard is a key group: when parallelism changes whole shards move.
 *
 * <p>Before the barrier each shard that changed is committed, its new files are stored, and its
 * list of files goes on to the {@link PublishOperator} and into state. On restore the shards' last
 * commits are fetched from the store; what came after them is gone, as it must be, and is replayed.
 */
@SuppressWarnings("NullAway.Init") // Flink calls initializeState() before anything else.
final class IndexOperator extends AbstractStreamOperator<Manifest.Shard>
    implements OneInputStreamOperator<ViewDocument, Manifest.Shard>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  private final View view;
  private final SnapshotTarget target;
  private transient ListState<Manifest.Shard> commits;
  private transient Map<Integer, Manifest.Shard> last;
  private transient Map<Integer, ShardIndex> shards;
  private transient @Nullable Path scratch;

  IndexOperator(View view, SnapshotTarget target) {
    this.view = view;
    this.target = target;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int groups = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    if (groups != target.shards()) {
      throw new IllegalStateException(
          "maximum parallelism: %d (expected: the number of shards, %d)"
              .formatted(groups, target.shards()));
    }
    commits =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>("commits", TypeInformation.of(Manifest.Shard.class)));
    KeyGroupRange mine =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(groups, subtasks, subtask);
    last = new TreeMap<>();
    for (Manifest.Shard commit : commits.get()) {
      if (mine.contains(commit.shard())) {
        last.put(commit.shard(), commit);
      }
    }
    open(mine);
  }

  private void open(KeyGroupRange mine) throws IOException {
    String epoch = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path root = Path.of(target.scratch());
    Files.createDirectories(root);
    scratch = Files.createTempDirectory(root, view.wire() + "-");
    shards = new TreeMap<>();
    for (int shard : mine) {
      Path directory = scratch.resolve(String.valueOf(shard));
      shards.put(shard, shard(shard, epoch, directory));
    }
  }

  /** No attempt would do better if a stored file is damaged: the job ends, to begin anew. */
  private ShardIndex shard(int shard, String epoch, Path directory) throws IOException {
    try {
      return new ShardIndex(view, target, shard, epoch, directory, last.get(shard));
    } catch (DamagedFileException e) {
      target.store().giveUp(view, target.generation(), String.valueOf(e.getMessage()));
      LOG.error("Generation {} of {} cannot be gone on with", target.generation(), view, e);
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public void processElement(StreamRecord<ViewDocument> record) throws IOException {
    ViewDocument document = record.getValue();
    int shard = KeyGroupRangeAssignment.assignToKeyGroup(document.key(), target.shards());
    ShardIndex index = shards.get(shard);
    if (index == null) {
      throw new IllegalStateException(
          "shard: %d (expected: one of %s)".formatted(shard, shards.keySet()));
    }
    index.write(document);
  }

  private void commit() throws IOException, InterruptedException {
    for (Map.Entry<Integer, ShardIndex> shard : shards.entrySet()) {
      Manifest.Shard commit = shard.getValue().commit();
      if (commit != null) {
        last.put(shard.getKey(), commit);
        output.collect(new StreamRecord<>(commit));
      }
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    commit();
  }

  @Override
  public void endInput() throws Exception {
    commit();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    commits.update(List.copyOf(last.values()));
  }

  @Override
  public void close() throws Exception {
    try {
      if (shards != null) {
        for (ShardIndex shard : new ArrayList<>(shards.values())) {
          shard.close();
        }
      }
      if (scratch != null) {
        FileUtils.deleteDirectoryQuietly(scratch.toFile());
      }
    } finally {
      super.close();
    }
  }
}
