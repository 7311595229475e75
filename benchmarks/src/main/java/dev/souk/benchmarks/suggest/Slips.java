package dev.souk.benchmarks.suggest;

import java.util.Random;

/** Makes a slip as people do who type: a letter too many, too few, another, or two that swapped. */
final class Slips {

  private Slips() {}

  /** The text with a slip behind its first letter; the text must have two characters or more. */
  static String in(String text, Random random) {
    StringBuilder typed = new StringBuilder(text);
    int at = 1 + random.nextInt(text.length() - 1);
    char letter = (char) ('a' + random.nextInt(26));
    switch (random.nextInt(4)) {
      case 0 -> typed.deleteCharAt(at);
      case 1 -> typed.insert(at, letter);
      case 2 -> typed.setCharAt(at, letter);
      default -> {
        char before = typed.charAt(at - 1);
        typed.setCharAt(at - 1, typed.charAt(at));
        typed.setCharAt(at, before);
      }
    }
    return typed.toString();
  }
}
