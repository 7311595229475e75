package dev.souk.benchmarks.search;

import dev.souk.api.HttpConfig;
import dev.souk.api.SoukServer;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.cli.ShopPaths;
import dev.souk.jobs.training.LsaFiles;
import dev.souk.kernels.BackendKind;
import dev.souk.kernels.Backends;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.log.JsonlLayout;
import dev.souk.log.JsonlLogWriter;
import dev.souk.log.JsonlLogWriter.Fsync;
import dev.souk.log.LogPosition;
import dev.souk.representation.text.LsaBasis;
import dev.souk.retrieval.LuceneShopSearch;
import dev.souk.retrieval.QueryEmbedder;
import dev.souk.retrieval.ranking.Blend;
import dev.souk.retrieval.ranking.RankingProfile;
import dev.souk.retrieval.ranking.RankingProfiles;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.view.SnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * Souk's HTTP API over published views, without jobs, as an api process is. When it answers it
 * writes the port to a file; it runs until it is terminated.
 *
 * <p>Arguments: a directory for its log, the file for the port, and the directory of {@link
 * SoukViews}.
 */
final class SoukApi {

  /** The ranking profile by which the words alone decide. */
  static final String TEXT_ONLY = "text-only";

  /** At saturation a queue stands, which the peers do not refuse either. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private SoukApi() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path port = Path.of(args[1]);
    ShopInfo info = new ShopInfo("Products", "", "en", "USD", List.of(), true);
    try (SimilarityBackend backend = Backends.select(BackendKind.AUTO).backend();
        LuceneShopSearch search = search(Path.of(args[2]), backend);
        JsonlLogWriter log =
            new JsonlLogWriter(
                new JsonlLayout(Path.of(args[0]).resolve("log")), 1, Fsync.ON_CLOSE);
        SoukServer server =
            SoukServer.start(
                HttpConfig.defaults().at("127.0.0.1", 0).waiting(PATIENCE),
                Map.of(SoukViews.SHOP, new Shop(info, search, log, new Idle())))) {
      Path written =
          Files.writeString(
              port.resolveSibling(port.getFileName() + ".tmp"), String.valueOf(server.port()));
      Files.move(written, port, StandardCopyOption.ATOMIC_MOVE);
      new CountDownLatch(1).await();
    }
  }

  /** Search over the views of {@code data}, with the standard profile and {@link #TEXT_ONLY}. */
  static LuceneShopSearch search(Path data, SimilarityBackend backend) throws IOException {
    ShopPaths paths = ShopPaths.of(data, SoukViews.SHOP);
    Optional<LsaBasis> basis = new LsaFiles(paths.lsa()).current();
    RankingProfile standard = RankingProfile.standard();
    return new LuceneShopSearch(
        new SnapshotStore(paths.views()),
        backend,
        RankingProfiles.of(
            standard,
            new RankingProfile(
                TEXT_ONLY,
                1,
                Blend.of(Map.of(SourceKind.TEXT, 1.0)),
                standard.feed(),
                standard.similar(),
                standard.together(),
                standard.trending())),
        QueryEmbedder.lsa(() -> basis));
  }

  /** Of views that nothing is added to. */
  private static final class Idle implements ShopHealth {
    @Override
    public JobStatus job() {
      return JobStatus.running(0, 0);
    }

    @Override
    public LogPosition logEnd() {
      return LogPosition.START;
    }
  }
}
