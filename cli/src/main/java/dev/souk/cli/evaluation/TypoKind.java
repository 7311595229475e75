package dev.souk.cli.evaluation;

import dev.souk.analysis.Pinyin;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A slip of somebody who types, made by rule. */
enum TypoKind {
  /** Two letters side by side change places. */
  SWAP(false),
  /** A letter is left out. */
  DROP(false),
  /** A letter is typed twice. */
  DOUBLE(false),
  /** A letter is that of a key beside it. */
  NEIGHBOUR_KEY(false),
  /** A Chinese character is another common one that sounds the same but for its tone. */
  HOMOPHONE(true),
  /** A Chinese character is left out. */
  DROPPED_CHARACTER(true),
  /** Two Chinese characters side by side change places. */
  SWAPPED_CHARACTERS(true);

  /** A shorter word is not mistyped: what is left of it could be anything. */
  private static final int SHORTEST_WORD = 3;

  private static final Map<Character, String> NEIGHBOURS = neighbours();
  private static final Map<String, List<Character>> COMMON = common();

  private final boolean chinese;

  TypoKind(boolean chinese) {
    this.chinese = chinese;
  }

  /** Those that a text of Chinese characters, or one without, can have. */
  static List<TypoKind> of(boolean chinese) {
    List<TypoKind> kinds = new ArrayList<>();
    for (TypoKind kind : values()) {
      if (kind.chinese == chinese) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /** Whether a text has two Chinese characters or more. */
  static boolean isChinese(String text) {
    return text.chars().filter(Character::isIdeographic).count() >= 2;
  }

  /** The text with one slip of this kind, anywhere that has one; the text itself if nowhere. */
  String applyTo(String text, RandomGenerator random) {
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (chinese ? Character.isIdeographic(text.charAt(i)) : inWord(text, i)) {
        String slip = at(text, i, random);
        if (!slip.equals(text)) {
          slips.add(slip);
        }
      }
    }
    return slips.isEmpty() ? text : slips.get(random.nextInt(slips.size()));
  }

  private String at(String text, int i, RandomGenerator random) {
    char c = text.charAt(i);
    return switch (this) {
      case SWAP -> swapped(text, i, i + 1 < text.length() && inWord(text, i + 1));
      case SWAPPED_CHARACTERS ->
          swapped(text, i, i + 1 < text.length() && Character.isIdeographic(text.charAt(i + 1)));
      case DROP, DROPPED_CHARACTER -> text.substring(0, i) + text.substring(i + 1);
      case DOUBLE -> text.substring(0, i + 1) + text.substring(i);
      case NEIGHBOUR_KEY -> {
        String keys = NEIGHBOURS.getOrDefault(Character.toLowerCase(c), "");
        yield keys.isEmpty() ? text : replaced(text, i, keys.charAt(random.nextInt(keys.length())));
      }
      case HOMOPHONE -> {
        List<Character> same = new ArrayList<>(COMMON.getOrDefault(Pinyin.of(c), List.of()));
        same.remove(Character.valueOf(c));
        yield same.isEmpty() ? text : replaced(text, i, same.get(random.nextInt(same.size())));
      }
    };
  }

  private static String replaced(String text, int i, char with) {
    return text.substring(0, i) + with + text.substring(i + 1);
  }

  private static String swapped(String text, int i, boolean possible) {
    return possible
        ? text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2)
        : text;
  }

  /** Whether a letter is of a word of nothing but letters, and of some length. */
  private static boolean inWord(String text, int at) {
    if (Character.isWhitespace(text.charAt(at))) {
      return false;
    }
    int from = at;
    while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    int to = at;
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    String word = text.substring(from, to).toLowerCase(Locale.ROOT);
    return word.length() >= SHORTEST_WORD && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /** The keys around each on a QWERTY keyboard. */
  private static Map<Character, String> neighbours() {
    Map<Character, String> keys = new HashMap<>();
    String[] around = {
      "q:wa",
      "w:qeas",
      "e:wrsd",
      "r:etdf",
      "t:ryfg",
      "y:tugh",
      "u:yihj",
      "i:uojk",
      "o:ipkl",
      "p:ol",
      "a:qwsz",
      "s:weadzx",
      "d:ersfxc",
      "f:rtdgcv",
      "g:tyfhvb",
      "h:yugjbn",
      "j:uihknm",
      "k:iojlm",
      "l:opk",
      "z:asx",
      "x:sdzc",
      "c:dfxv",
      "v:fgcb",
      "b:ghvn",
      "n:hjbm",
      "m:jkn"
    };
    for (String key : around) {
      keys.put(key.charAt(0), key.substring(2));
    }
    return keys;
  }

  /** The 3,755 characters of the first level of GB 2312, by how they sound. */
  private static Map<String, List<Character>> common() {
    Map<String, List<Character>> bySound = new HashMap<>();
    Charset gb = Charset.forName("GB2312");
    for (int high = 0xB0; high <= 0xD7; high++) {
      for (int low = 0xA1; low <= (high == 0xD7 ? 0xF9 : 0xFE); low++) {
        char c = new String(new byte[] {(byte) high, (byte) low}, gb).charAt(0);
        bySound.computeIfAbsent(Pinyin.of(c), _ -> new ArrayList<>()).add(c);
      }
    }
    return bySound;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
