package dev.souk.cli.config;

import dev.souk.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What runs where.
 *
 * @param role what a serving process does
 * @param flink the JobManager that jobs elsewhere are asked after, or null if none is to be asked
 * @param copies where an API process keeps its own copies of snapshots, or null to read them where
 *     jobs publish them
 * @param cluster the cluster on this machine that {@code souk cluster} starts
 */
public record Deployment(
    Role role, @Nullable URI flink, @Nullable Path copies, ClusterConfig cluster) {

  /** What a serving process does. */
  public enum Role {
    /** Jobs, training and API in one process. */
    ALL,
    /** The API alone; jobs run elsewhere. */
    API
  }

  /** Everything in one process. */
  public static final Deployment EMBEDDED =
      new Deployment(Role.ALL, null, null, ClusterConfig.DEFAULT);

  /** Reads {@code role} and the section {@code cluster}. */
  static Deployment read(Settings settings) {
    Settings cluster = settings.section("cluster");
    return new Deployment(
        settings.oneOf("role", Role.ALL, Role.class),
        flink(cluster),
        copies(settings),
        ClusterConfig.read(cluster));
  }

  private static @Nullable Path copies(Settings settings) {
    String text = settings.text("copies", "");
    return text.isBlank() ? null : Path.of(text);
  }

  private static @Nullable URI flink(Settings cluster) {
    String text = cluster.text("flink", "");
    if (text.isBlank()) {
      return null;
    }
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Answered below.
    }
    cluster.problem("flink", text, "an address such as http://localhost:8081");
    return null;
  }

  /** The same in another role. */
  public Deployment in(Role other) {
    return new Deployment(other, flink, copies, cluster);
  }
}
