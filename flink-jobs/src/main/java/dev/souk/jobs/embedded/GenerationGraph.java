package dev.souk.jobs.embedded;

import dev.souk.jobs.JobSettings;
import dev.souk.jobs.ShopPipeline;
import dev.souk.jobs.sink.SnapshotTarget;
import dev.souk.jobs.source.ModelSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the job that writes one generation of a shop's views, from its newest checkpoint on. */
final class GenerationGraph {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationGraph.class);

  private GenerationGraph() {}

  static JobGraph of(ShopJob job, Generation generation, JobsConfig config, int parallelism)
      throws IOException {
    Path directory = config.checkpoints(job.shop(), generation.name());
    Optional<Path> checkpoint = new Checkpoints(directory).newest();
    StreamExecutionEnvironment env =
        new StreamExecutionEnvironment(
            JobSettings.of(
                config.interval(), config.backlogInterval(), directory.toUri().toString()));
    env.setParallelism(parallelism);
    new ShopPipeline(
            (topic, _, until) -> job.logs().lines(topic, generation.from(), until),
            null,
            new ModelSource(job.models(), false),
            job.representers(),
            job.deadLetters(),
            new SnapshotTarget(
                job.views().toString(),
                generation.name(),
                config.scratch().toString(),
                config.shards(),
                generation.replaces()),
            config.pipeline())
        .addTo(env);
    StreamGraph plan = env.getStreamGraph();
    plan.setJobName("souk-" + job.shop() + "-" + generation.name());
    JobGraph graph = plan.getJobGraph();
    checkpoint.ifPresent(path ->
        graph.setSavepointRestoreSettings(
            SavepointRestoreSettings.forPath(
                path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    LOG.info(
        "The job of {} starts in generation {} from {}",
        job.shop(),
        generation.name(),
        checkpoint.map(Path::toString).orElse("its beginning in the log"));
    return graph;
  }
}
