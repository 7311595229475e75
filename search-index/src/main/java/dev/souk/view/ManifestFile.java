package dev.souk.view;

import dev.souk.view.storage.Checksums;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * A manifest as a file: a line with its JSON and a line with the CRC-32 of that, as JSON too. Files
 * of earlier versions have no second line and are read without the check.
 */
final class ManifestFile {

  private static final Pattern NAME = Pattern.compile("manifest-(\\d{1,18})\\.json");
  private static final String SEAL = "{\"crc32\":\"%08x\"}\n";

  private ManifestFile() {}

  static String name(long checkpoint) {
    return String.format("manifest-%012d.json", checkpoint);
  }

  /** The checkpoint of a file; empty if it is no manifest. */
  static OptionalLong checkpoint(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  static byte[] encode(Manifest manifest) {
    byte[] json = manifest.toJson();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(json);
    file.write('\n');
    file.writeBytes(seal(json));
    return file.toByteArray();
  }

  private static byte[] seal(byte[] json) {
    return SEAL.formatted(Checksums.of(json)).getBytes(StandardCharsets.US_ASCII);
  }

  static Manifest decode(SnapshotId id, byte[] file) throws DamagedFileException {
    String name = name(id.checkpoint());
    int end = 0;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    byte[] json = Arrays.copyOf(file, end);
    if (end < file.length) {
      byte[] expected = seal(json);
      byte[] found = Arrays.copyOfRange(file, end + 1, file.length);
      if (!Arrays.equals(expected, found)) {
        throw new DamagedFileException(name, text(expected), text(found));
      }
    }
    Manifest manifest;
    try {
      manifest = Manifest.fromJson(json);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new DamagedFileException(name, "a manifest", String.valueOf(e.getMessage()));
    }
    if (!SnapshotId.of(manifest).equals(id)) {
      throw new DamagedFileException(name, id.toString(), SnapshotId.of(manifest).toString());
    }
    if (manifest.schemaVersion() > Manifest.SCHEMA_VERSION) {
      throw new DamagedFileException(
          name,
          "schema version up to " + Manifest.SCHEMA_VERSION,
          "schema version " + manifest.schemaVersion());
    }
    return manifest;
  }

  private static String text(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8).strip();
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }
}
