package dev.souk.retrieval.suggest;

import dev.souk.analysis.Pinyin;
import dev.souk.view.schema.CompletionFields;
import dev.souk.view.schema.ItemFields;
import java.util.List;

/**
 * The part of a text that was typed, in characters or in pinyin.
 *
 * @param from its begin, in UTF-16 code units
 * @param to its end
 */
record Highlight(int from, int to) {

  private static final Highlight NOTHING = new Highlight(0, 0);

  private enum Reading {
    CHARACTERS,
    SYLLABLES,
    INITIALS
  }

  /** Where {@code text} first has one of the prefixes, which are tried in their order. */
  static Highlight of(String text, List<String> prefixes) {
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    for (Reading reading : Reading.values()) {
      if (reading == Reading.CHARACTERS || chinese) {
        for (String prefix : prefixes) {
          Highlight found = find(text, prefix, reading);
          if (found != NOTHING) {
            return found;
          }
        }
      }
    }
    return NOTHING;
  }

  private static Highlight find(String text, String prefix, Reading reading) {
    boolean boundary = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (CompletionFields.begins(c, boundary)) {
        int end = end(text, i, prefix, reading);
        if (end > i) {
          return new Highlight(i, end);
        }
      }
      boundary = CompletionFields.isBoundary(c);
      i += Character.charCount(c);
    }
    return NOTHING;
  }

  /** Where the prefix ends that begins at {@code from}, or -1 if it does not. */
  private static int end(String text, int from, String prefix, Reading reading) {
    int at = 0;
    int i = from;
    while (i < text.length() && at < prefix.length()) {
      int c = text.codePointAt(i);
      int taken = taken(c, prefix, at, reading);
      if (taken < 0) {
        return -1;
      }
      at += taken;
      i += Character.charCount(c);
    }
    return at < prefix.length() ? -1 : i;
  }

  /** How much of the prefix a character is, or -1 if it is another. */
  private static int taken(int c, String prefix, int at, Reading reading) {
    if (Character.isWhitespace(c)) {
      // Several in a row are one.
      return prefix.charAt(at) == ' ' ? 1 : at > 0 && prefix.charAt(at - 1) == ' ' ? 0 : -1;
    }
    int same = begun(ItemFields.fold(Character.toString(c)), prefix, at);
    if (same >= 0 || reading == Reading.CHARACTERS || !Character.isIdeographic(c)) {
      return same;
    }
    String syllable = Pinyin.of(c);
    if (syllable.isEmpty()) {
      return -1;
    }
    return begun(reading == Reading.INITIALS ? syllable.substring(0, 1) : syllable, prefix, at);
  }

  private static int begun(String part, String prefix, int at) {
    int length = Math.min(part.length(), prefix.length() - at);
    return prefix.startsWith(part.substring(0, length), at) ? length : -1;
  }
}
