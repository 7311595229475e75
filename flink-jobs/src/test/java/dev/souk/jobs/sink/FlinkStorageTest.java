package dev.souk.jobs.sink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.view.storage.LocalStorage;
import dev.souk.view.storage.ViewStorage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkStorageTest {

  private static final byte[] BYTES = {1, 2, 3, -4, 5};

  @TempDir Path temp;

  @Test
  void anObjectStoreKeepsTheContract() throws Exception {
    assertContract(new FlinkStorage(URI.create("s3://contract/shop")));
  }

  @Test
  void aFileSystemKeepsTheContract() throws Exception {
    assertContract(new FlinkStorage(temp.resolve("flink").toUri()));
  }

  @Test
  void aLocalDirectoryKeepsTheContract() throws Exception {
    assertContract(new LocalStorage(temp.resolve("local")));
  }

  private static void assertContract(ViewStorage storage) throws Exception {
    assertEquals(Map.of(), names(storage, ""));
    assertEquals(Map.of(), names(storage, "items"));
    assertThrows(NoSuchFileException.class, () -> storage.read("items/CURRENT"));
    assertThrows(NoSuchFileException.class, () -> storage.open("items/CURRENT").close());
    storage.delete("items/CURRENT");
    storage.deleteDirectory("items");
    assertEquals(OptionalLong.empty(), storage.length("items/CURRENT"));

    CRC32 crc = new CRC32();
    crc.update(BYTES);
    assertEquals(
        new ViewStorage.Written(BYTES.length, crc.getValue()),
        storage.write("items/g1/files/a", new ByteArrayInputStream(BYTES)));
    try (var in = storage.open("items/g1/files/a")) {
      assertArrayEquals(BYTES, in.readAllBytes());
    }
    assertEquals(OptionalLong.of(BYTES.length), storage.length("items/g1/files/a"));
    for (int i = 0; i < 3; i++) {
      storage.replace("items/CURRENT", new byte[] {(byte) i});
      assertArrayEquals(new byte[] {(byte) i}, storage.read("items/CURRENT"));
    }
    assertEquals(Map.of("CURRENT", false, "g1", true), names(storage, "items"));
    storage.deleteDirectory("items/g1");
    assertEquals(Map.of("CURRENT", false), names(storage, "items"));
    storage.delete("items/CURRENT");
    assertThrows(NoSuchFileException.class, () -> storage.read("items/CURRENT"));
    assertThrows(IllegalArgumentException.class, () -> storage.read("../CURRENT"));
  }

  /** Whether it is a directory, by name. */
  private static Map<String, Boolean> names(ViewStorage storage, String directory)
      throws IOException {
    Map<String, Boolean> names = new TreeMap<>();
    for (ViewStorage.Entry entry : storage.list(directory)) {
      names.put(entry.name(), entry.directory());
    }
    return names;
  }

  /** Each state in which a replacement by rename may have been stopped. */
  @Test
  void aReplacementThatWasStoppedIsReadAndGoneOnWith() throws Exception {
    FlinkStorage storage = new FlinkStorage(temp.toUri());
    storage.replace("CURRENT", new byte[] {1});
    Files.write(temp.resolve("CURRENT.tmp"), new byte[] {9});
    assertArrayEquals(new byte[] {1}, storage.read("CURRENT"));
    Files.write(temp.resolve("CURRENT.new"), new byte[] {2});
    assertArrayEquals(new byte[] {1}, storage.read("CURRENT"));
    Files.delete(temp.resolve("CURRENT"));
    assertArrayEquals(new byte[] {2}, storage.read("CURRENT"));
    storage.replace("CURRENT", new byte[] {3});
    assertArrayEquals(new byte[] {3}, storage.read("CURRENT"));
    assertEquals(Map.of("CURRENT", false), names(storage, ""));
  }

  @Test
  void aStorageTravelsWithTheJob() throws Exception {
    FlinkStorage storage = new FlinkStorage(URI.create("s3://bucket/shop"));
    assertEquals(storage, InstantiationUtil.clone(storage));
  }

  @Test
  void aLocationIsAPathOrAUri() {
    assertEquals(new LocalStorage(temp), ViewStorages.at(temp.toString()));
    assertEquals(new LocalStorage(temp), ViewStorages.at(temp.toUri().toString()));
    assertEquals(
        new FlinkStorage(URI.create("hdfs://host/shop")), ViewStorages.at("hdfs://host/shop"));
    assertInstanceOf(LocalStorage.class, ViewStorages.at("views/shop"));
    assertThrows(IllegalArgumentException.class, () -> new FlinkStorage(URI.create("/tmp")));
  }
}
