package dev.souk.jobs.sink;

import dev.souk.jobs.parse.Progress;
import dev.souk.view.Manifest;
import dev.souk.view.View;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Publishes a stream of documents as a view.
 *
 * <p>Guarantees: each published snapshot is exactly the state at a completed checkpoint, all shards
 * together; after a failure or restart publishing goes on from the restored checkpoint, and no
 * snapshot is published that a failure could take back. A snapshot is published only if a document
 * changed, so the position attribute may lag behind lines that changed none.
 *
 * <p>Limits: checkpoints must be aligned. The number of shards is the operator's maximum
 * parallelism and cannot change within a generation; parallelism may change between starts. Files
 * that were stored for a checkpoint which never completed are collected as the {@link
 * dev.souk.view.RetentionPolicy} says.
 *
 * @param view the view
 * @param target where
 */
public record SnapshotSink(View view, SnapshotTarget target) implements ViewSink {

  @Override
  public void consume(DataStream<ViewDocument> documents, DataStream<Progress> progress) {
    int parallelism =
        Math.min(documents.getExecutionEnvironment().getParallelism(), target.shards());
    String name = view.wire();
    DataStream<Manifest.Shard> shards =
        documents
            .keyBy(ViewDocument::key)
            .transform(
                name + "-index",
                TypeInformation.of(Manifest.Shard.class),
                new IndexOperator(view, target))
            .uid(name + "-index")
            .setMaxParallelism(target.shards())
            .setParallelism(parallelism);
    shards
        .connect(progress)
        .transform(name + "-publish", Types.VOID, new PublishOperator(view, target))
        .uid(name + "-publish")
        .forceNonParallel();
  }
}
