package dev.souk.view.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContentDigestTest {

  private static String digest(String... keysAndSources) {
    ContentDigest digest = new ContentDigest();
    for (int i = 0; i < keysAndSources.length; i += 2) {
      digest.add(
          ContentDigest.hash(
              keysAndSources[i], keysAndSources[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    return digest.toString();
  }

  @Test
  void orderDoesNotMatterAndEveryByteDoes() {
    String expected = digest("a", "1", "b", "2");
    assertEquals(32, expected.length());
    assertEquals(expected, digest("b", "2", "a", "1"));
    assertNotEquals(expected, digest("a", "2", "b", "1"));
    assertNotEquals(expected, digest("a", "1", "b", "3"));
    assertNotEquals(expected, digest("a", "1"));
    assertNotEquals(digest("a", "b1"), digest("ab", "1"));
    assertNotEquals(digest("a", "1", "a", "1"), digest());
  }
}
