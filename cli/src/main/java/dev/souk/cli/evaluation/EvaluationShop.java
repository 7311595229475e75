package dev.souk.cli.evaluation;

import dev.souk.api.shop.ShopInfo;
import dev.souk.cli.ShopPaths;
import dev.souk.cli.config.ShopConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.domain.ShopId;
import dev.souk.jobs.sink.ViewStorages;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogWriter;
import dev.souk.representation.ranking.RankingModel;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.rerank.RankingFiles;
import dev.souk.view.Manifest;
import dev.souk.view.SnapshotStore;
import dev.souk.view.View;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/**
 * A shop of given data, with its log, jobs, trained models and search, in a temporary directory
 * that {@link #close} deletes.
 */
final class EvaluationShop implements AutoCloseable {

  private static final ShopId SHOP = new ShopId("evaluation");

  private final Path data;
  private final SoukRuntime runtime;
  private final double secondsToReady;

  private EvaluationShop(Path data, SoukRuntime runtime, double secondsToReady) {
    this.data = data;
    this.runtime = runtime;
    this.secondsToReady = secondsToReady;
  }

  /** Writes a log. */
  @FunctionalInterface
  interface Contents {
    void writeTo(LogWriter log) throws IOException;
  }

  /**
   * Fills the log, and waits until views and models are made of it.
   *
   * @param config settings, of which shops and data are not read
   */
  static EvaluationShop start(Path config, Contents contents, PrintStream out)
      throws IOException, InterruptedException {
    SoukConfig settings = SoukConfigReader.read(config);
    Path data = Files.createTempDirectory("souk-evaluation");
    SoukRuntime runtime = null;
    try {
      try (JsonlLogWriter log =
          new JsonlLogWriter(
              ShopPaths.of(data, SHOP).log(), settings.partitions(), Fsync.ON_CLOSE)) {
        contents.writeTo(log);
      }
      ShopInfo info = new ShopInfo("Evaluation", "", "en", "XXX", List.of(), true);
      SoukConfig one = settings.serving(data, Map.of(SHOP, ShopConfig.of(info)));
      long begun = System.nanoTime();
      runtime = SoukRuntime.start(one, out);
      runtime.awaitReady();
      return new EvaluationShop(data, runtime, (System.nanoTime() - begun) / 1e9);
    } catch (IOException | InterruptedException | RuntimeException e) {
      if (runtime != null) {
        runtime.close();
      }
      FileUtils.deleteDirectoryQuietly(data.toFile());
      throw e;
    }
  }

  LuceneShopSearch search() {
    return runtime.shop(SHOP).search();
  }

  /** Searches with a learned ranking from now on. */
  void use(RankingModel model) throws IOException {
    new RankingFiles(ShopPaths.of(data, SHOP).ranking()).publish(model);
    search().refresh();
  }

  /** From the log to views and models. */
  double secondsToReady() {
    return secondsToReady;
  }

  /** What training of the factors chose and why, as it is written beside the models. */
  Map<String, String> model() throws IOException {
    String views = ShopPaths.of(data, SHOP).views().toString();
    return new SnapshotStore(ViewStorages.at(views))
        .latest(View.FACTORS)
        .map(Manifest::attributes)
        .orElse(Map.of());
  }

  /** What figures of this process depend on. */
  static String machine() {
    return "%s %s, %d cores, Java %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.version());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    try {
      runtime.close();
    } finally {
      FileUtils.deleteDirectoryQuietly(data.toFile());
    }
  }
}
