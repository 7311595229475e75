package dev.souk.retrieval.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class PrefixIndexTest {

  private static String word(Random random, int longest) {
    StringBuilder word = new StringBuilder();
    for (int length = 1 + random.nextInt(longest); length > 0; length--) {
      word.appendCodePoint("abcd手\uD83D\uDE00".codePointAt(random.nextInt(6)));
    }
    return word.toString();
  }

  private static PrefixIndex index(List<String> keys) {
    PrefixIndex.Builder builder = new PrefixIndex.Builder();
    for (int i = 0; i < keys.size(); i++) {
      builder.add(keys.get(i), i / 2);
    }
    return builder.build();
  }

  private static List<String> keys(Random random, int count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(word(random, 9));
    }
    return keys;
  }

  @Test
  void best_areThoseWithTheLowestRanks_eachOnce() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<String> keys = keys(random, random.nextInt(300));
      PrefixIndex index = index(keys);
      String prefix = word(random, 3);
      String other = word(random, 3);
      int[] expected =
          new TreeSet<>(entries(keys, prefix, other))
              .stream().limit(7).mapToInt(Integer::intValue).toArray();
      assertArrayEquals(
          expected,
          index.best(List.of(new BytesRef(prefix), new BytesRef(other)), 7),
          () -> prefix + ", " + other + ", seed " + seed);
    }
  }

  private static List<Integer> entries(List<String> keys, String prefix, String other) {
    List<Integer> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).startsWith(prefix) || keys.get(i).startsWith(other)) {
        entries.add(i / 2);
      }
    }
    return entries;
  }

  @Test
  void nearPrefixes_areAllThatAreWithinTheEdits() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> keys = keys(random, 200);
      String typed = word(random, 8) + word(random, 2) + "c";
      int edits = 1 + round % 2;
      Set<BytesRef> near = new TreeSet<>();
      new NearPrefixes(typed, edits, false).find(index(keys), 100_000, near, 100_000);
      for (String key : keys) {
        boolean expected = isNear(typed, key, edits);
        boolean found = near.stream().anyMatch(prefix -> key.startsWith(prefix.utf8ToString()));
        assertEquals(expected, found, () -> typed + ", " + key + ", " + edits + ", seed " + seed);
      }
    }
  }

  /** Whether a prefix of {@code key} is within so many edits of {@code typed}. */
  private static boolean isNear(String typed, String key, int edits) {
    int[] a = typed.codePoints().toArray();
    int[] b = key.codePoints().toArray();
    int[][] distance = new int[a.length + 1][b.length + 1];
    for (int i = 0; i <= a.length; i++) {
      for (int j = 0; j <= b.length; j++) {
        if (i == 0 || j == 0) {
          distance[i][j] = i + j;
          continue;
        }
        int best = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        best = Math.min(best, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          best = Math.min(best, distance[i - 2][j - 2] + 1);
        }
        distance[i][j] = best;
      }
    }
    for (int j = 0; j <= b.length; j++) {
      if (distance[a.length][j] <= edits) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aWalk_endsAfterItsSteps() throws IOException {
    List<String> keys = keys(new Random(1), 5_000);
    int[] asked = {0};
    PrefixIndex index = index(keys);
    SortedKeys counted =
        target -> {
          asked[0]++;
          return index.ceil(target);
        };
    Set<BytesRef> near = new TreeSet<>();
    new NearPrefixes("abcdabcd", 2, false).find(counted, 40, near, 1_000);
    assertTrue(asked[0] <= 40 && asked[0] > 0, () -> String.valueOf(asked[0]));
  }

  @Test
  void nothing_isFoundInNothing() throws IOException {
    PrefixIndex index = new PrefixIndex.Builder().build();
    assertEquals(0, index.best(List.of(new BytesRef("a")), 5).length);
    Set<BytesRef> near = new TreeSet<>();
    new NearPrefixes("abcd", 1, false).find(index, 100, near, 10);
    assertEquals(Set.of(), near);
  }
}
