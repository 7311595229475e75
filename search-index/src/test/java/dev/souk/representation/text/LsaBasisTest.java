package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LsaBasisTest {

  private final SplittableRandom random = new SplittableRandom(Corpus.seed());
  private final List<TermFrequencies> items = Corpus.random(random, 50, 40);
  private final LsaBasis basis =
      new LsaTrainer(LsaOptions.defaults().withDims(7))
          .train(items, (done, total) -> {})
          .orElseThrow();

  @Test
  void projectsOnTheUnitSphere() {
    assertEquals(7, basis.dims());
    for (TermFrequencies item : items) {
      float[] place = basis.project(item);
      if (!LsaBasis.isZero(place)) {
        assertEquals(1, Corpus.cosine(place, place), 1e-5);
      }
    }
  }

  @Test
  void textWithoutKnownTermsIsZero() {
    float[] place = basis.project(Corpus.text("nothing that was trained on"));
    assertArrayEquals(new float[7], place);
    assertTrue(LsaBasis.isZero(place));
    assertFalse(LsaBasis.isZero(new float[] {0, 1e-9f}));
  }

  @Test
  void unknownTermsDoNotMoveAText() {
    assertArrayEquals(
        basis.project(Corpus.text("w4x w8x")), basis.project(Corpus.text("w4x unheard w8x")));
  }

  @Test
  void survivesWriteAndRead() throws IOException {
    LsaBasis copy = read(bytes());
    assertEquals(basis, copy);
    assertEquals(basis.hashCode(), copy.hashCode());
    assertEquals(basis.version(), copy.version());
    for (TermFrequencies item : items) {
      assertArrayEquals(basis.project(item), copy.project(item));
    }
  }

  @Test
  void survivesAFileAndLeavesNoOther(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("basis.lsa");
    Files.writeString(file, "an older one");
    basis.write(file);
    assertEquals(basis, LsaBasis.read(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void refusesEveryTruncationAndAnyFlippedBit() throws IOException {
    byte[] bytes = bytes();
    for (int length = 0; length < bytes.length; length += 1 + random.nextInt(40)) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(shorter), "length " + length);
    }
    for (int i = 0; i < 200; i++) {
      byte[] damaged = bytes.clone();
      int at = random.nextInt(bytes.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertThrows(IOException.class, () -> read(damaged), "byte " + at);
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    basis.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static LsaBasis read(byte[] bytes) throws IOException {
    return LsaBasis.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
