package dev.souk.representation.embedding;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a space of vectors, which is in the name of the field that holds them: so vectors of
 * different makers, or of one maker with other settings, are never compared. A basis learned from a
 * catalogue has its version alone; a sentence embedder's name tells its dimensions too, {@code
 * onnx-384-<digest>}, for how a field is written depends on them.
 *
 * @param value the name; not empty
 */
public record SpaceName(String value) {

  private static final Pattern SENTENCES = Pattern.compile("onnx-(\\d{1,4})-[0-9a-f]{32}");

  /**
   * @throws IllegalArgumentException if {@code value} is empty
   */
  public SpaceName {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("space: '' (expected: at least one character)");
    }
  }

  /** The space of a sentence embedder. */
  static SpaceName ofSentences(int dims, String digest) {
    SpaceName name = new SpaceName("onnx-" + dims + "-" + digest);
    if (!name.isOfSentences()) {
      throw new IllegalArgumentException(
          "space: " + name.value + " (expected: " + SENTENCES.pattern() + ")");
    }
    return name;
  }

  /** Whether a sentence embedder made it, which knows words that no item has. */
  public boolean isOfSentences() {
    return SENTENCES.matcher(value).matches();
  }

  /** Dimensions that the name tells; 0 if it tells none. */
  public int dims() {
    Matcher matcher = SENTENCES.matcher(value);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  @Override
  public String toString() {
    return value;
  }
}
