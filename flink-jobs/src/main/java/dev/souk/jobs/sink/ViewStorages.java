package dev.souk.jobs.sink;

import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/** Finds the storage that a setting names. Stateless. */
public final class ViewStorages {

  /** Two letters at least, so that a drive of Windows is none. */
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:/.*");

  private ViewStorages() {}

  /**
   * The storage at {@code location}.
   *
   * @param location a path or a {@code file:} URI, which are read in place, or the URI of one of
   *     Flink's other file systems
   * @throws IllegalArgumentException if it looks like a URI and is none
   */
  public static ViewStorage at(String location) {
    if (!SCHEME.matcher(location).matches()) {
      return new LocalStorage(Path.of(location));
    }
    URI uri = URI.create(location);
    return uri.getScheme().equals("file")
        ? new LocalStorage(Path.of(uri.getPath()))
        : new FlinkStorage(uri);
  }

  /**
   * Makes Flink's file systems known in a process that is not Flink's, as those do: from {@code
   * FLINK_PLUGINS_DIR}, set up by the configuration in {@code FLINK_CONF_DIR}.
   */
  public static void loadFileSystems() {
    Configuration configuration = GlobalConfiguration.loadConfiguration();
    FileSystem.initialize(
        configuration, PluginUtils.createPluginManagerFromRootFolder(configuration));
  }
}
