package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.HttpConfig;
import dev.souk.api.SoukServer;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.fuzz.FuzzReport;
import dev.souk.cli.fuzz.FuzzRequests;
import dev.souk.cli.fuzz.FuzzRun;
import dev.souk.cli.runtime.SoukRuntime;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked is answered, or refused as documented. */
class FuzzIT {

  private static final int REQUESTS = 3_000;

  /** Whether something hangs is for a machine to say that does nothing else. */
  private static final double LIMIT_MILLIS = 20_000;

  @TempDir Path temp;

  @Test
  void everyRequestIsAnsweredOrRefused() throws Exception {
    long seed = System.nanoTime();
    System.out.println("FuzzIT seed " + seed);
    Path config = temp.resolve("souk.yaml");
    Files.writeString(
        config,
        """
        data: %s
        ranking: ../config/ranking
        similarity: simd
        shops:
          bazaar:
            currency: USD
            seed:
              - {catalog: ../config/shops/bazaar/catalog-en.jsonl}
              - {catalog: ../config/shops/bazaar/catalog-zh.jsonl}
        """
            .formatted(temp.resolve("data")));
    try (SoukRuntime runtime = SoukRuntime.start(SoukConfigReader.read(config), System.out);
        SoukServer server =
            SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served())) {
      runtime.awaitReady();
      URI url = URI.create("http://127.0.0.1:" + server.port());
      List<String> queries = List.of("red lamp", "tea towels", "手机壳", "silk pyjamas", "四件套");
      FuzzReport report =
          new FuzzRun(url, new FuzzRequests("bazaar", queries, seed), LIMIT_MILLIS, () -> -1)
              .run(REQUESTS, 2, _ -> {});
      assertEquals(List.of(), report.failures(), "seed " + seed);
      assertEquals(List.of(), report.hangs(), "seed " + seed);
      assertEquals(REQUESTS, report.kinds().values().stream().mapToLong(n -> n).sum());
      assertTrue(report.kinds().getOrDefault("200", 0L) > REQUESTS / 4, report.kinds().toString());
      assertTrue(report.kinds().keySet().size() > 3, report.kinds().toString());
    }
  }
}
