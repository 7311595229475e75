package dev.souk.cli;

import dev.souk.domain.ShopId;
import dev.souk.log.JsonlLayout;
import java.nio.file.Path;

/**
 * Where one shop keeps what, in embedded mode. The log is the truth; all else can be deleted and is
 * made again from it.
 *
 * @param root {@code <data>/<shop>}
 */
public record ShopPaths(Path root) {

  /** The paths of {@code shop} under the data directory. */
  public static ShopPaths of(Path data, ShopId shop) {
    return new ShopPaths(data.resolve(shop.value()));
  }

  /** The log. */
  public JsonlLayout log() {
    return new JsonlLayout(root.resolve("log"));
  }

  /** The views' snapshots. */
  public Path views() {
    return root.resolve("views");
  }

  /** The trained models that items are represented with. */
  public Path lsa() {
    return root.resolve("models").resolve("lsa");
  }

  /** The learned ranking of searches. */
  public Path ranking() {
    return root.resolve("models").resolve("ranking");
  }

  /** Flink's checkpoints and scratch files. */
  public Path flink() {
    return root.resolve("flink");
  }
}
