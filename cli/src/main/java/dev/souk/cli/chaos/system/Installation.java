package dev.souk.cli.chaos.system;

import dev.souk.cli.ShopPaths;
import dev.souk.cli.SoukCommand;
import dev.souk.cli.chaos.plan.Target;
import dev.souk.cli.cluster.ClusterSupervisor;
import dev.souk.cli.cluster.FlinkCluster;
import dev.souk.cli.cluster.FlinkDistribution;
import dev.souk.cli.cluster.ShopJobSettings;
import dev.souk.cli.cluster.ShopJobs;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.kafka.LocalBroker;
import dev.souk.cli.process.ChildProcess;
import dev.souk.cli.process.JavaCommand;
import dev.souk.cli.process.ProcessSpec;
import dev.souk.cli.runtime.Closing;
import dev.souk.domain.ShopId;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.jobs.kafka.KafkaShopLogs;
import dev.souk.jobs.log.ShopLog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A whole installation on this machine: a broker, a JobManager, two TaskManagers with a shop's job,
 * and two API processes. What ends is started again. Thread-safe, but for closing.
 */
public final class Installation implements AutoCloseable {

  /** The shop of a run. */
  public static final ShopId SHOP = new ShopId("chaos");

  private static final List<String> API_MEMORY =
      List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Path home;
  private final Path directory;
  private final Closing opened = new Closing();
  private final List<ApiProcess> apis = new ArrayList<>();
  private SoukConfig config;
  private BrokerProcess broker;
  private FlinkCluster cluster;
  private ShopLog log;

  @SuppressWarnings("NullAway.Init") // start() opens everything before it gives the object away.
  private Installation(Path home, Path directory) {
    this.home = home;
    this.directory = directory;
  }

  /**
   * Starts everything; it is ready when {@link #apis} are.
   *
   * @param home where Souk is built: the directory of {@code ./souk}
   * @param directory where everything is; must be empty or not exist
   * @throws IOException if something does not start
   */
  public static Installation start(Path home, Path directory)
      throws IOException, InterruptedException {
    Installation installation = new Installation(home, directory);
    try {
      installation.open();
      return installation;
    } catch (IOException | InterruptedException | RuntimeException e) {
      installation.opened.closeAfter(e);
      throw e;
    }
  }

  private void open() throws IOException, InterruptedException {
    List<Integer> ports = FreePorts.choose(2 + Target.API.instances());
    broker = opened.push(new BrokerProcess(LocalBroker.start(directory.resolve("broker"), 0)));
    KafkaShopLogs logs =
        opened.push(KafkaShopLogs.connect(KafkaLogConfig.defaults(broker.bootstrapServers())));
    log = opened.push(logs.open(SHOP));
    Path settings = directory.resolve("souk.yaml");
    Files.writeString(settings, settings(broker.bootstrapServers(), ports.get(0), ports.get(1)));
    config = SoukConfigReader.read(settings);
    FlinkDistribution distribution = FlinkDistribution.in(home);
    cluster =
        opened.push(
            FlinkCluster.start(
                config.deployment().cluster(), distribution, directory.resolve("cluster")));
    cluster.awaitReady();
    ShopJobs jobs =
        new ShopJobs(cluster.rest(), distribution.jobJar(), directory.resolve("cluster/jobs"));
    jobs.submit(ShopJobSettings.of(config, SHOP));
    opened.push(new ClusterSupervisor(cluster, jobs));
    for (int i = 1; i <= Target.API.instances(); i++) {
      apis.add(opened.push(api(settings, i, ports.get(1 + i))));
    }
  }

  private ApiProcess api(Path settings, int number, int port) throws IOException {
    String name = Target.API.wire() + "-" + number;
    Path own = directory.resolve(name);
    Path copies = own.resolve("copies");
    Files.createDirectories(own);
    Path ownSettings = own.resolve("souk.yaml");
    Files.writeString(ownSettings, Files.readString(settings) + "copies: " + copies + "\n");
    List<String> arguments =
        List.of(
            "serve",
            "--role",
            "api",
            "--config",
            ownSettings.toString(),
            "--port",
            String.valueOf(port));
    ChildProcess child =
        new ChildProcess(
            new ProcessSpec(
                name,
                JavaCommand.ofThisProcess(API_MEMORY, SoukCommand.class, arguments).words(),
                Map.of(),
                own.resolve("log")));
    return new ApiProcess(
        child,
        URI.create("http://localhost:" + port + "/"),
        "v1/" + SHOP + "/",
        copies.resolve(SHOP.value()));
  }

  private String settings(String bootstrapServers, int restPort, int rpcPort) {
    return """
    data: %s
    similarity: simd
    ranking: %s
    log: {kind: kafka, bootstrap: "%s"}
    jobs: {checkpoint: 1s, backlog_checkpoint: 5s}
    cluster: {rest_port: %d, rpc_port: %d, slots: 2, flink: "http://localhost:%d"}
    shops: {%s: {title: Chaos, currency: EUR}}
    """
        .formatted(
            directory.resolve("data"),
            home.resolve("config/ranking"),
            bootstrapServers,
            restPort,
            rpcPort,
            restPort,
            SHOP);
  }

  /** The settings that every process was given. */
  public SoukConfig config() {
    return config;
  }

  /** The shop's log. */
  public ShopLog log() {
    return log;
  }

  /** Where jobs publish the shop's views. */
  public Path views() {
    return ShopPaths.of(config.data().toAbsolutePath(), SHOP).views();
  }

  /** The API processes. */
  public List<ApiProcess> apis() {
    return List.copyOf(apis);
  }

  /** The broker. */
  public BrokerProcess broker() {
    return broker;
  }

  /** Kills a process as {@code kill -9} does. */
  public void kill(Target target, int instance) throws IOException, InterruptedException {
    switch (target) {
      case TASK_MANAGER -> kill(FlinkCluster.taskManager(instance));
      case JOB_MANAGER -> kill(FlinkCluster.JOB_MANAGER);
      case BROKER -> broker.kill();
      case API -> apis.get(instance - 1).kill();
    }
  }

  private void kill(String flink) throws InterruptedException {
    ChildProcess process = cluster.process(flink);
    if (process.isAlive()) {
      process.kill();
    }
  }

  /** How many snapshots API processes have refused, as their logs tell. */
  public long refused() throws IOException {
    long refused = 0;
    for (ApiProcess api : apis) {
      refused += api.refused();
    }
    return refused;
  }

  /** Ends everything, last started first. */
  @Override
  public void close() throws IOException {
    opened.close();
  }
}
