package dev.souk.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files on the class path, each read once. Thread-safe. */
final class StaticFiles {

  /**
   * No empty segment and none that begins with a dot, so that no name leads out of the folder; and
   * an extension, so that a folder is no file.
   */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.[a-z0-9]+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  /** A file. Its bytes must not be changed. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; shared so as not to copy per answer.
  record File(String contentType, String etag, byte[] bytes) {}

  private final String folder;
  private final Map<String, File> files = new ConcurrentHashMap<>();

  /**
   * @param folder absolute on the class path, with a slash at the end
   */
  StaticFiles(String folder) {
    this.folder = folder;
  }

  /** The file of that name, if there is one and its kind is known. */
  Optional<File> find(String name) {
    File file = files.get(name);
    if (file == null) {
      file = read(name);
      if (file != null) {
        files.put(name, file);
      }
    }
    return Optional.ofNullable(file);
  }

  private @Nullable File read(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      return null;
    }
    try (InputStream stream = StaticFiles.class.getResourceAsStream(folder + name)) {
      if (stream == null) {
        return null;
      }
      byte[] bytes = stream.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new File(type, '"' + HexFormat.of().formatHex(digest, 0, 16) + '"', bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
