package dev.souk.cli.config;

import dev.souk.api.HttpConfig;
import dev.souk.domain.ShopId;
import dev.souk.jobs.PipelineOptions;
import dev.souk.kernels.BackendKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All settings of one process; what each means is said in config/souk.yaml. Read by {@link
 * SoukConfigReader}.
 *
 * @param data where logs, views, models and checkpoints are
 * @param http how the server listens
 * @param similarity the backend asked for
 * @param parallelism of each shop's streaming job
 * @param shards Lucene indexes per view
 * @param partitions of a new log's behavior topic
 * @param checkpoint between checkpoints
 * @param backlogCheckpoint between checkpoints while a job catches up
 * @param pipeline how profiles and signals are kept
 * @param retrainEvery behaviour lines after which models are trained again
 * @param ranking directory of ranking profiles
 * @param deployment what runs where
 * @param shops by id
 */
public record SoukConfig(
    Path data,
    HttpConfig http,
    BackendKind similarity,
    int parallelism,
    int shards,
    int partitions,
    Duration checkpoint,
    Duration backlogCheckpoint,
    PipelineOptions pipeline,
    long retrainEvery,
    Path ranking,
    Deployment deployment,
    Map<ShopId, ShopConfig> shops) {

  public SoukConfig {
    shops = Collections.unmodifiableMap(new LinkedHashMap<>(shops));
  }

  /** The same with another data directory and port. */
  public SoukConfig at(Path newData, int port) {
    return new SoukConfig(
        newData,
        http.at(http.host(), port),
        similarity,
        parallelism,
        shards,
        partitions,
        checkpoint,
        backlogCheckpoint,
        pipeline,
        retrainEvery,
        ranking,
        deployment,
        shops);
  }

  /** The same for other shops in another data directory. */
  public SoukConfig serving(Path newData, Map<ShopId, ShopConfig> newShops) {
    return new SoukConfig(
        newData,
        http,
        similarity,
        parallelism,
        shards,
        partitions,
        checkpoint,
        backlogCheckpoint,
        pipeline,
        retrainEvery,
        ranking,
        deployment,
        newShops);
  }

  /** The same for a process of another role. */
  public SoukConfig in(Deployment.Role role) {
    return new SoukConfig(
        data,
        http,
        similarity,
        parallelism,
        shards,
        partitions,
        checkpoint,
        backlogCheckpoint,
        pipeline,
        retrainEvery,
        ranking,
        deployment.in(role),
        shops);
  }
}
