package dev.souk.retrieval.highlight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a search are in an item.
 *
 * @param title ranges of the title, ascending, neither overlapping nor touching
 * @param description the part of the description that has most of the words, or its beginning if it
 *     has none; null if the item has no description
 */
public record Highlights(List<Range> title, @Nullable Fragment description) {

  public Highlights {
    title = List.copyOf(title);
  }

  /**
   * A stretch of a text, in UTF-16 code units, which are the characters of Java and JavaScript.
   *
   * @param start the first, from 0
   * @param end after the last
   */
  public record Range(int start, int end) {

    /**
     * @throws IllegalArgumentException if it is empty or begins before the text
     */
    public Range {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "range: " + start + " to " + end + " (expected: 0 <= start < end)");
      }
    }
  }

  /**
   * A part of a longer text.
   *
   * @param text the part
   * @param start where it begins in the whole text
   * @param whole whether it is all of the text
   * @param ranges in {@code text}, as {@link Highlights#title}
   */
  public record Fragment(String text, int start, boolean whole, List<Range> ranges) {
    public Fragment {
      ranges = List.copyOf(ranges);
    }
  }
}
