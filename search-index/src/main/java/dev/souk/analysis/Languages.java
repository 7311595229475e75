package dev.souk.analysis;

/** Tells Chinese, English and mixed text apart by the shares of their scripts. */
public final class Languages {

  /** A Chinese word has about two characters, an English one about six letters. */
  private static final int LETTERS_PER_CHARACTER = 3;

  private static final double MAIN_SHARE = 0.75;

  private Languages() {}

  /** The language that makes up three quarters of the text or more, if one does. */
  public static Language of(String text) {
    long han = 0;
    long latin = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      Character.UnicodeScript script = Character.UnicodeScript.of(c);
      if (script == Character.UnicodeScript.HAN) {
        han += LETTERS_PER_CHARACTER;
      } else if (script == Character.UnicodeScript.LATIN) {
        latin++;
      }
    }
    if (han + latin == 0) {
      return Language.UNKNOWN;
    }
    double share = (double) han / (han + latin);
    if (share >= MAIN_SHARE) {
      return Language.CHINESE;
    }
    return share <= 1 - MAIN_SHARE ? Language.ENGLISH : Language.MIXED;
  }
}
