package dev.souk.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.cli.config.ClusterConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterIT {

  @TempDir Path temp;

  @Test
  void restart_afterAKill_bringsTheProcessBack() throws Exception {
    ClusterConfig config =
        new ClusterConfig(FreePort.choose(), FreePort.choose(), 2, 1, 512L << 20, 900L << 20);
    try (FlinkCluster cluster =
        FlinkCluster.start(config, FlinkDistribution.in(Path.of("..")), temp)) {
      cluster.awaitReady();
      cluster.process(FlinkCluster.JOB_MANAGER).kill();
      assertEquals(List.of(FlinkCluster.JOB_MANAGER), cluster.restart());
      cluster.awaitReady();
      assertEquals(List.of(), cluster.rest().jobs());
      assertEquals(List.of(), cluster.restart());
    }
  }
}
