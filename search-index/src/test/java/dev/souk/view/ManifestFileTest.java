package dev.souk.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestFileTest {

  private static final Manifest MANIFEST =
      new Manifest(
          View.ITEMS,
          "g1",
          7,
          1,
          Map.of(Manifest.POSITION, "catalog-0:12"),
          List.of(
              new Manifest.Shard(0, List.of(new Manifest.StoredFile("_0.cfs", "x-_0.cfs", 9, 8)))));
  private static final SnapshotId ID = SnapshotId.of(MANIFEST);

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(MANIFEST, ManifestFile.decode(ID, ManifestFile.encode(MANIFEST)));
  }

  @Test
  void aFileWithoutASealIsReadAsEarlierVersionsWroteIt() throws IOException {
    assertEquals(MANIFEST, ManifestFile.decode(ID, MANIFEST.toJson()));
  }

  @Test
  void everyFlippedBitAndEveryCutIsFound() {
    byte[] file = ManifestFile.encode(MANIFEST);
    int json = MANIFEST.toJson().length;
    for (int at = 0; at < file.length; at++) {
      byte[] damaged = file.clone();
      damaged[at] ^= 1;
      assertThrows(DamagedFileException.class, () -> ManifestFile.decode(ID, damaged));
      // Cut just before the seal it is a file of an earlier version, and whole.
      if (at != json) {
        byte[] cut = java.util.Arrays.copyOf(file, at);
        assertThrows(DamagedFileException.class, () -> ManifestFile.decode(ID, cut));
      }
    }
  }

  @Test
  void anotherSnapshotAndALaterSchemaAreRefused() {
    SnapshotId other = new SnapshotId(View.ITEMS, "g2", 7);
    assertThrows(
        DamagedFileException.class,
        () -> ManifestFile.decode(other, ManifestFile.encode(MANIFEST)));
    Manifest later = new Manifest(View.ITEMS, "g1", 7, 99, Map.of(), List.of());
    assertThrows(
        DamagedFileException.class, () -> ManifestFile.decode(ID, ManifestFile.encode(later)));
  }
}
