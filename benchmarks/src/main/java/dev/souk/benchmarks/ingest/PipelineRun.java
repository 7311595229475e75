package dev.souk.benchmarks.ingest;

import dev.souk.benchmarks.report.Contents;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.ShopPipeline;
import dev.souk.jobs.embedded.EmbeddedCluster;
import dev.souk.jobs.items.LsaRepresenters;
import dev.souk.jobs.log.ShopLog;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.source.ModelSource;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import dev.souk.view.ViewReader;
import dev.souk.view.ViewSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The streaming job over a log as it stands, to its end.
 *
 * @param log what to read
 * @param commitSeconds between checkpoints
 * @param backend of state, {@code rocksdb} or {@code hashmap}
 * @param directory for views, checkpoints and what is in the making; new
 */
public record PipelineRun(ShopLog log, long commitSeconds, String backend, Path directory) {

  private static final int PARALLELISM = 2;
  private static final int SHARDS = 2;

  /** Runs it into views, or with documents thrown away. */
  public void run(EmbeddedCluster cluster, boolean discard)
      throws IOException, InterruptedException {
    Duration interval = Duration.ofSeconds(commitSeconds);
    Configuration settings =
        JobSettings.of(interval, interval, directory.resolve("checkpoints").toUri().toString());
    settings.set(StateBackendOptions.STATE_BACKEND, backend);
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings);
    env.setParallelism(PARALLELISM);
    ShopPipeline pipeline =
        new ShopPipeline(
            log.sources(),
            log.end(),
            new ModelSource(directory.resolve("models"), true),
            LsaRepresenters.DEFAULT,
            log.deadLetters(),
            new SnapshotTarget(
                views().toString(), "g1", directory.resolve("scratch").toString(), SHARDS),
            PipelineOptions.DEFAULT);
    if (discard) {
      pipeline.addTo(
          env,
          _ ->
              (documents, progress) -> {
                documents.sinkTo(new DiscardingSink<>());
                progress.sinkTo(new DiscardingSink<>());
              });
    } else {
      pipeline.addTo(env);
    }
    cluster.run(env);
  }

  private Path views() {
    return directory.resolve("views");
  }

  /** What the published views hold. */
  public Contents contents() throws IOException {
    Contents contents = new Contents();
    for (View view : View.STREAMED) {
      try (ViewReader reader = new ViewReader(new SnapshotStore(views()), view)) {
        ViewSnapshot snapshot = reader.acquire();
        try {
          contents.addAll(view, snapshot.searcher().getIndexReader());
        } finally {
          reader.release(snapshot);
        }
      }
    }
    return contents;
  }
}
