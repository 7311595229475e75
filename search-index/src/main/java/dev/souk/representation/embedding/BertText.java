package dev.souk.representation.embedding;

import java.text.Normalizer;
import java.util.function.Predicate;

/**
 * Cuts a text into words as BERT does (Devlin, Chang, Lee and Toutanova 2018, the authors' {@code
 * BasicTokenizer}): control characters go, Chinese characters and punctuation are words by
 * themselves, and perhaps letters are made small and lose their accents.
 *
 * @param clean whether control characters are taken out and all white space is a space
 * @param chinese whether each Chinese character is a word
 * @param accents whether accents are taken off
 * @param lower whether letters are made small
 */
record BertText(boolean clean, boolean chinese, boolean accents, boolean lower) {

  /** What models of small letters do. */
  static final BertText UNCASED = new BertText(true, true, true, true);

  /** What models of both cases do. */
  static final BertText CASED = new BertText(true, true, false, false);

  /** Gives the words of {@code text} to {@code words}, one by one, until it has enough. */
  void words(String text, Predicate<String> words) {
    String normal = accents ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      i += Character.charCount(c);
      if (dropped(c)) {
        continue;
      }
      boolean alone = isPunctuation(c) || (chinese && isChinese(c));
      if ((alone || isSpace(c)) && !word.isEmpty()) {
        if (!words.test(word.toString())) {
          return;
        }
        word.setLength(0);
      }
      if (alone) {
        if (!words.test(Character.toString(c))) {
          return;
        }
      } else if (!isSpace(c)) {
        word.appendCodePoint(lower ? Character.toLowerCase(c) : c);
      }
    }
    if (!word.isEmpty()) {
      boolean _ = words.test(word.toString());
    }
  }

  private boolean dropped(int c) {
    if (accents && Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    return clean && (c == 0 || c == 0xFFFD || isControl(c));
  }

  private static boolean isSpace(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** ASCII signs such as $ and ^ count, which Unicode calls symbols. */
  private static boolean isPunctuation(int c) {
    if ((c >= '!' && c <= '/')
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~')) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
