package dev.souk.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.api.HttpConfig;
import dev.souk.cli.ShopPaths;
import dev.souk.config.Settings;
import dev.souk.config.SettingsException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.kernels.BackendKind;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.Pooling;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SoukConfigReaderTest {

  @Test
  void read_ofTheDocumentedDefaults_isTheDefaults() {
    SoukConfig none = SoukConfigReader.read(Settings.parse("empty", ""));
    assertEquals(none, SoukConfigReader.read(Path.of("../config/souk.yaml")));
    assertEquals(new LogConfig.Jsonl(), none.log());
    assertEquals(HttpConfig.defaults(), none.http());
    assertEquals(PipelineOptions.DEFAULT, none.pipeline());
    assertEquals(BackendKind.AUTO, none.similarity());
    assertEquals(Map.of(), none.shops());
    assertEquals(Deployment.EMBEDDED, none.deployment());
  }

  @Test
  void read_ofEverySetting_setsIt() {
    SoukConfig config =
        SoukConfigReader.read(
            Settings.parse(
                "all",
                """
                data: /tmp/souk
                log: {kind: kafka, bootstrap: "a:1,b:2", prefix: eu, replication: 3, retention: 400d, client: {security.protocol: SSL}}
                http: {host: 0.0.0.0, port: 1, search_threads: 3, body_limit: 2MiB, grace: 1s}
                similarity: scalar
                jobs: {parallelism: 4, shards: 8, partitions: 16, checkpoint: 1s, backlog_checkpoint: 9s}
                profiles: {half_life: 7d, max_items: 50}
                events: {duplicate_window: 3d}
                training: {every: 10, blocks: 4, warm_start: true}
                ranking: elsewhere
                role: api
                copies: /copies
                views: "s3://bucket/{shop}/views"
                cluster: {flink: "http://jm:8081", rest_port: 1, rpc_port: 2, task_managers: 3,
                          slots: 4, job_manager_memory: 1024MiB, task_manager_memory: 2048MiB}
                shops: {one: {title: One, language: zh, currency: CNY, simulated: true, shoppers: [a],
                        embedder: {kind: onnx, model: pom.xml, tokenizer: pom.xml, pooling: cls,
                                   query_prefix: "query: ", item_prefix: "passage: ",
                                   max_tokens: 64, threads: 2}}}
                """));
    assertEquals(Path.of("/tmp/souk"), config.data());
    assertEquals(new DuplicateOptions(Duration.ofDays(3)), config.pipeline().duplicates());
    assertEquals(
        new LogConfig.Kafka(
            "a:1,b:2",
            0,
            "eu",
            3,
            Duration.ofDays(400),
            new TreeMap<>(Map.of("security.protocol", "SSL"))),
        config.log());
    assertEquals("0.0.0.0", config.http().host());
    assertEquals(3, config.http().searchThreads());
    assertEquals(2 << 20, config.http().bodyLimit());
    assertEquals(Duration.ofSeconds(1), config.http().grace());
    assertEquals(BackendKind.SCALAR, config.similarity());
    assertEquals(
        List.of(4, 8, 16), List.of(config.parallelism(), config.shards(), config.partitions()));
    assertEquals(Duration.ofSeconds(9), config.backlogCheckpoint());
    assertEquals(Duration.ofDays(7), config.pipeline().profiles().halfLife());
    assertEquals(new TrainingSettings(10, 4, true), config.training());
    assertEquals(
        new Deployment(
            Deployment.Role.API,
            "s3://bucket/{shop}/views",
            URI.create("http://jm:8081"),
            Path.of("/copies"),
            new ClusterConfig(1, 2, 3, 4, 1L << 30, 2L << 30)),
        config.deployment());
    ShopId one = new ShopId("one");
    assertEquals(
        "s3://bucket/one/views", config.deployment().views(one, ShopPaths.of(config.data(), one)));
    ShopConfig shop = Objects.requireNonNull(config.shops().get(new ShopId("one")));
    assertEquals(List.of("a"), shop.info().shoppers());
    assertEquals("CNY", shop.info().currency());
    String pom = Path.of("pom.xml").toAbsolutePath().toString();
    assertEquals(
        new OnnxSettings(pom, pom, Pooling.CLS, "query: ", "passage: ", 64, 2), shop.embedder());
  }

  @Test
  void read_ofABrokenFile_namesEveryProblem() {
    SettingsException refused =
        assertThrows(
            SettingsException.class,
            () ->
                SoukConfigReader.read(
                    Settings.parse(
                        "broken",
                        """
                        http: {port: 70000, body_limit: 1B}
                        log: {kind: paper, bootstrap: here, prefix: a.b, retention: 1s, replication: 0}
                        similarity: gpu
                        jobs: {checkpoint: 1ms, shards: 0}
                        shops:
                          Bad Name: {currency: POUND}
                          gifts: {seed: [{catalog: nowhere.jsonl}, {simulate: ""}, {}]}
                          tools: {embedder: {kind: onnx, model: no.onnx, pooling: max, max_tokens: 1}}
                        views: "s3://bucket/views"
                        typo: 1
                        """)));
    assertEquals(23, refused.problems().size(), String.join("\n", refused.problems()));
  }
}
