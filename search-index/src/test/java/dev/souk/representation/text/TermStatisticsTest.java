package dev.souk.representation.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TermStatisticsTest {

  private final TermStatistics statistics =
      TermStatistics.of(Corpus.titles("red box box", "red mug", "red 手机", ""));

  @Test
  void countsItemsNotOccurrences() {
    assertEquals(4, statistics.documents());
    assertEquals(4, statistics.size());
    assertEquals(3, statistics.documentFrequency("red"));
    assertEquals(1, statistics.documentFrequency("box"));
    assertEquals(1, statistics.documentFrequency("手机"));
    assertEquals(0, statistics.documentFrequency("lamp"));
  }

  @Test
  void rareTermsTellMore() {
    assertEquals(Math.log(1 + 1.5 / 3.5), statistics.idf("red"), 1e-12);
    assertEquals(Math.log(1 + 3.5 / 1.5), statistics.idf("box"), 1e-12);
    assertEquals(Math.log(1 + 4.5 / 0.5), statistics.idf("lamp"), 1e-12);
    TermStatistics everywhere = TermStatistics.of(Corpus.titles("red", "red"));
    assertTrue(everywhere.idf("red") > 0, "a term of every item still weighs something");
  }

  @Test
  void theBuilderGoesOnCounting() {
    TermStatistics.Builder builder = new TermStatistics.Builder().add(Corpus.text("red"));
    TermStatistics first = builder.build();
    TermStatistics second = builder.add(Corpus.text("red mug")).build();
    assertEquals(1, first.documentFrequency("red"));
    assertEquals(2, second.documentFrequency("red"));
  }

  @Test
  void theMostFrequentAreTakenInOrderOfTerms() {
    assertEquals(List.of("red"), statistics.mostFrequent(10, 2));
    assertEquals(List.of("box", "red"), statistics.mostFrequent(2, 1));
    assertEquals(List.of(), statistics.mostFrequent(10, 4));
  }

  @Test
  void survivesWriteAndRead() throws IOException {
    assertEquals(statistics, copy(statistics));
    TermStatistics empty = TermStatistics.of(List.of());
    assertEquals(empty, copy(empty));
    SplittableRandom random = new SplittableRandom(Corpus.seed());
    for (int i = 0; i < 20; i++) {
      TermStatistics some =
          TermStatistics.of(Corpus.random(random, random.nextInt(60), 4 + random.nextInt(300)));
      TermStatistics copy = copy(some);
      assertEquals(some, copy);
      assertEquals(some.hashCode(), copy.hashCode());
    }
  }

  @Test
  void refusesWhatIsNotItsFormat() throws IOException {
    byte[] bytes = bytes(statistics);
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThrows(IOException.class, () -> read(shorter), "length " + length);
    }
    bytes[0]++;
    IOException refused = assertThrows(IOException.class, () -> read(bytes));
    assertEquals(
        "magic number of term statistics: 544b5453 (expected: 534b5453)", refused.getMessage());
  }

  private static TermStatistics copy(TermStatistics statistics) throws IOException {
    return read(bytes(statistics));
  }

  private static byte[] bytes(TermStatistics statistics) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    statistics.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static TermStatistics read(byte[] bytes) throws IOException {
    return TermStatistics.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
