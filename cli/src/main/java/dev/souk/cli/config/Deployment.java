package dev.souk.cli.config;

import dev.souk.cli.ShopPaths;
import dev.souk.config.Settings;
import dev.souk.domain.ShopId;
import dev.souk.jobs.sink.ViewStorages;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What runs where.
 *
 * @param role what a serving process does
 * @param views where jobs elsewhere publish the views of a shop, a URI with {@value #SHOP_ID} in
 *     the place of its id; empty for its directory of views
 * @param flink the JobManager that jobs elsewhere are asked after, or null if none is to be asked
 * @param copies where an API process keeps its own copies of snapshots, or null to read them where
 *     jobs publish them
 * @param cluster the cluster on this machine that {@code souk cluster} starts
 */
public record Deployment(
    Role role, String views, @Nullable URI flink, @Nullable Path copies, ClusterConfig cluster) {

  private static final String SHOP_ID = "{shop}";

  /** What a serving process does. */
  public enum Role {
    /** Jobs, training and API in one process. */
    ALL,
    /** The API alone; jobs run elsewhere. */
    API
  }

  /** Everything in one process. */
  public static final Deployment EMBEDDED =
      new Deployment(Role.ALL, "", null, null, ClusterConfig.DEFAULT);

  /** Reads {@code role} and the section {@code cluster}. */
  static Deployment read(Settings settings) {
    Settings cluster = settings.section("cluster");
    Path copies = copies(settings);
    return new Deployment(
        settings.oneOf("role", Role.ALL, Role.class),
        views(settings, copies),
        flink(cluster),
        copies,
        ClusterConfig.read(cluster));
  }

  private static String views(Settings settings, @Nullable Path copies) {
    String views = settings.text("views", "");
    if (views.isBlank()) {
      return "";
    }
    try {
      boolean local = ViewStorages.at(views.replace(SHOP_ID, "shop")).local("").isPresent();
      if (!local && copies == null) {
        settings.problem("copies", "''", "a directory, for views are not on this machine");
      }
    } catch (IllegalArgumentException e) {
      settings.problem("views", views, "a path or a URI such as s3://bucket/" + SHOP_ID);
    }
    if (!views.contains(SHOP_ID)) {
      settings.problem("views", views, SHOP_ID + " in it, where the id of the shop goes");
    }
    return views;
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

  /** Where jobs elsewhere publish the views of {@code shop}, a path or a URI. */
  public String views(ShopId shop, ShopPaths paths) {
    return views.isBlank() ? paths.views().toString() : views.replace(SHOP_ID, shop.value());
  }

  /** The same in another role. */
  public Deployment in(Role other) {
    return new Deployment(other, views, flink, copies, cluster);
  }
}
