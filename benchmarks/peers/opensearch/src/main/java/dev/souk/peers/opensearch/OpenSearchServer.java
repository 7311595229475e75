package dev.souk.peers.opensearch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/**
 * A node of OpenSearch that is a cluster by itself, in a given empty directory, with HTTP on a free
 * port of the loopback address. When it answers it writes the port to a file; it runs until it is
 * terminated. Indices are the caller's to make.
 *
 * <p>Arguments: the directory, and the file for the port.
 */
public final class OpenSearchServer {

  private OpenSearchServer() {}

  /** A node with plugins of the class path, which a distribution finds in directories. */
  private static final class EmbeddedNode extends Node {
    EmbeddedNode(Environment environment, Collection<PluginInfo> plugins) {
      super(environment, plugins, true);
    }
  }

  /** Serves until the process is ended. */
  @SuppressWarnings("resource") // The node lives as long as the process.
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Settings settings =
        Settings.builder()
            .put("path.home", home.toString())
            .put("cluster.name", "peer")
            .put("node.name", "peer")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", 0)
            .put("transport.port", 0)
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), null, () -> "peer");
    Node node =
        new EmbeddedNode(
                environment, plugins(Netty4ModulePlugin.class, CommonAnalysisModulePlugin.class))
            .start();
    int bound =
        node.injector()
            .getInstance(HttpServerTransport.class)
            .boundAddress()
            .publishAddress()
            .getPort();
    Path port = Path.of(args[1]);
    Path written =
        Files.writeString(port.resolveSibling(port.getFileName() + ".tmp"), String.valueOf(bound));
    Files.move(written, port, StandardCopyOption.ATOMIC_MOVE);
    new CountDownLatch(1).await();
  }

  @SafeVarargs
  private static List<PluginInfo> plugins(Class<? extends Plugin>... classes) {
    List<PluginInfo> plugins = new ArrayList<>();
    for (Class<? extends Plugin> type : classes) {
      plugins.add(
          new PluginInfo(
              type.getSimpleName(),
              "of the class path",
              Version.CURRENT.toString(),
              Version.CURRENT,
              String.valueOf(Runtime.version().feature()),
              type.getName(),
              null,
              List.of(),
              false));
    }
    return plugins;
  }
}
