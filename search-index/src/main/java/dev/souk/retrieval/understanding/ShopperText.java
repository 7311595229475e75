package dev.souk.retrieval.understanding;

import java.util.ArrayList;
import java.util.List;

/**
 * What was typed, with the two marks that shoppers use told from the words: quotes around words
 * that must stand together, and a minus before a word that must not occur. Whatever else is typed,
 * these marks in other places too, is text.
 *
 * @param words all words to search for, those in quotes included
 * @param phrases what stood in quotes
 * @param without what stood after a minus
 */
record ShopperText(String words, List<String> phrases, List<String> without) {

  private static final String OPENING = "\"“„«「『";
  private static final String CLOSING = "\"”“»」』";

  ShopperText {
    phrases = List.copyOf(phrases);
    without = List.copyOf(without);
  }

  /** Without any marks: all of it is words. */
  static ShopperText plain(String typed) {
    return new ShopperText(typed, List.of(), List.of());
  }

  static ShopperText parse(String typed) {
    StringBuilder words = new StringBuilder(typed.length());
    List<String> phrases = new ArrayList<>();
    List<String> without = new ArrayList<>();
    boolean boundary = true;
    for (int i = 0; i < typed.length(); ) {
      char c = typed.charAt(i);
      boolean minus = boundary && c == '-';
      int at = minus ? i + 1 : i;
      int close = boundary ? closing(typed, at) : -1;
      int end = minus && close < 0 ? endOfWord(typed, at) : -1;
      if (close >= 0) {
        String quoted = typed.substring(at + 1, close);
        (minus ? without : phrases).add(quoted);
        words.append(minus ? "" : quoted).append(' ');
        i = close + 1;
      } else if (end >= 0) {
        without.add(typed.substring(at, end));
        i = end;
      } else {
        words.append(c);
        boundary = Character.isWhitespace(c);
        i++;
      }
    }
    return hasLetter(words) ? new ShopperText(words.toString(), phrases, without) : plain(typed);
  }

  /**
   * Where the quote that opens at {@code open} closes, or -1. An inch mark opens none: something
   * must stand between, and nothing but space or the end may follow.
   */
  private static int closing(String typed, int open) {
    int kind = open < typed.length() ? OPENING.indexOf(typed.charAt(open)) : -1;
    if (kind < 0) {
      return -1;
    }
    int close = typed.indexOf(CLOSING.charAt(kind), open + 1);
    boolean ends =
        close == typed.length() - 1
            || close >= 0 && Character.isWhitespace(typed.charAt(close + 1));
    return ends && hasLetter(typed.substring(open + 1, close)) ? close : -1;
  }

  /** Where the word after a minus ends, or -1 if there is none: {@code -40} and {@code -n-}. */
  private static int endOfWord(String typed, int from) {
    int end = from;
    while (end < typed.length() && !Character.isWhitespace(typed.charAt(end))) {
      end++;
    }
    boolean word =
        end - from >= 2
            && Character.isLetter(typed.codePointAt(from))
            && typed.charAt(end - 1) != '-';
    return word ? end : -1;
  }

  private static boolean hasLetter(CharSequence text) {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
