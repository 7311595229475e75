package dev.souk.peers.solr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.solr.embedded.JettyConfig;
import org.apache.solr.embedded.JettySolrRunner;

/**
 * Solr in a Jetty of its own on a free port of the loopback address, with one core {@code products}
 * in a given empty directory. When it answers it writes the port to a file; it runs until it is
 * terminated.
 *
 * <p>Arguments: the directory, and the file for the port.
 */
public final class SolrServer {

  private static final String[] CONFIGURATION = {"schema.xml", "solrconfig.xml", "stopwords.txt"};

  private SolrServer() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Path conf = Files.createDirectories(home.resolve("products").resolve("conf"));
    copy("solr.xml", home.resolve("solr.xml"));
    for (String file : CONFIGURATION) {
      copy(file, conf.resolve(file));
    }
    Files.writeString(home.resolve("products").resolve("core.properties"), "name=products\n");
    // Jetty binds what this says.
    System.setProperty("solr.jetty.host", "127.0.0.1");
    JettyConfig config =
        JettyConfig.builder().setContext("/solr").setPort(0).useOnlyHttp1(true).build();
    JettySolrRunner solr = new JettySolrRunner(home.toString(), new Properties(), config);
    solr.start();
    Path port = Path.of(args[1]);
    Path written =
        Files.writeString(
            port.resolveSibling(port.getFileName() + ".tmp"), String.valueOf(solr.getLocalPort()));
    Files.move(written, port, StandardCopyOption.ATOMIC_MOVE);
    new CountDownLatch(1).await();
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = SolrServer.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + ": not on the class path");
      }
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
