package dev.souk.cli.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where Souk is installed: the directory of {@code ./souk} and of the modules. */
public final class SoukHome {

  private SoukHome() {}

  /**
   * What {@code ./souk} says in {@code SOUK_HOME}, or else the directory that this code was built
   * in.
   *
   * @throws IOException if neither is there
   */
  public static Path find() throws IOException {
    String named = System.getenv("SOUK_HOME");
    if (named != null) {
      return Path.of(named);
    }
    for (Path path = code(); path != null; path = path.getParent()) {
      if (Files.isRegularFile(path.resolve("souk"))) {
        return path;
      }
    }
    throw new IOException("SOUK_HOME: not set (expected: the directory of ./souk)");
  }

  private static Path code() throws IOException {
    try {
      return Path.of(
          Objects.requireNonNull(
                  SoukHome.class.getProtectionDomain().getCodeSource(), "code source")
              .getLocation()
              .toURI());
    } catch (URISyntaxException e) {
      throw new IOException("Where Souk is installed is not known", e);
    }
  }
}
