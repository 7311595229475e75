package dev.souk.retrieval.highlight;

import dev.souk.retrieval.highlight.Highlighter.Match;
import dev.souk.retrieval.highlight.Highlights.Fragment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the part of a long text to show: that whose different words tell most together. */
final class Fragments {

  /** About two lines of a card. */
  static final int LENGTH = 160;

  /** A word again tells little, but decides between places that are alike else. */
  private static final double AGAIN = 0.01;

  private static final String SENTENCE_ENDS = ".!?。！？；;\n";

  private Fragments() {}

  /**
   * @param text not blank
   * @param matches in the order of their places
   */
  static Fragment best(String text, List<Match> matches) {
    if (text.length() <= LENGTH) {
      return new Fragment(text, 0, true, Highlighter.merged(matches));
    }
    int first = 0;
    int last = -1;
    double most = 0;
    for (int i = 0; i < matches.size(); i++) {
      Set<String> seen = new HashSet<>();
      double sum = 0;
      int j = i;
      for (; j < matches.size() && matches.get(j).end() - matches.get(i).start() <= LENGTH; j++) {
        Match match = matches.get(j);
        sum += seen.add(match.term()) ? match.weight() : AGAIN * match.weight();
      }
      // What begins later must tell clearly more.
      if (sum > most + 1e-9) {
        most = sum;
        first = i;
        last = j - 1;
      }
    }
    int from = last < 0 ? 0 : matches.get(first).start();
    int to = last < 0 ? 0 : matches.get(last).end();
    return cut(text, matches, from, to);
  }

  /** The fragment with {@code from} to {@code to} in it, and as much around as there is room. */
  private static Fragment cut(String text, List<Match> matches, int from, int to) {
    int start = start(text, from, to);
    int end = end(text, start, to);
    List<Match> within = new ArrayList<>();
    for (Match match : matches) {
      if (match.start() >= start && match.end() <= end) {
        within.add(
            new Match(match.term(), match.start() - start, match.end() - start, match.weight()));
      }
    }
    return new Fragment(text.substring(start, end), start, false, Highlighter.merged(within));
  }

  /** The beginning of a sentence if one is near enough, else of a word. */
  private static int start(String text, int from, int to) {
    int earliest = Math.max(0, to - LENGTH);
    if (earliest == 0) {
      return skipBlanks(text, 0, from);
    }
    for (int at = from; at > earliest; at--) {
      if (SENTENCE_ENDS.indexOf(text.charAt(at - 1)) >= 0) {
        return skipBlanks(text, at, from);
      }
    }
    int middle = Math.max(earliest, from - (LENGTH - (to - from)) / 3);
    for (int at = middle; at <= from; at++) {
      if (at == 0 || !splits(text, at)) {
        return skipBlanks(text, at, from);
      }
    }
    return from;
  }

  private static int end(String text, int start, int to) {
    int latest = Math.min(text.length(), start + LENGTH);
    for (int at = latest; at > to && at > start + 1; at--) {
      if (!splits(text, at)) {
        return at;
      }
    }
    return Math.max(to, latest - (isPairSplit(text, latest) ? 1 : 0));
  }

  private static int skipBlanks(String text, int at, int most) {
    int skipped = at;
    while (skipped < most && Character.isWhitespace(text.charAt(skipped))) {
      skipped++;
    }
    return skipped;
  }

  /** Whether a cut before {@code at} goes through a word; between ideographs there is none. */
  private static boolean splits(String text, int at) {
    if (at == 0 || at == text.length()) {
      return false;
    }
    if (isPairSplit(text, at)) {
      return true;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at);
    return isLetter(before) && isLetter(after);
  }

  private static boolean isPairSplit(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  private static boolean isLetter(int c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}
