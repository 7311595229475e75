package dev.souk.analysis;

import java.util.Map;

/**
 * English nouns to their singular, by Harman's S-stemmer ("How effective is suffixing?", 1991) with
 * the {@code -es} endings told apart (boxes, but vases) and the irregular words of shops listed.
 *
 * <p>Needed before Krovetz's stemmer, which keeps every plural that its dictionary lists as a word
 * of its own: bags, bowls, boots, glasses.
 */
final class EnglishPlurals {

  private static final int SHORTEST_PLURAL = 4;

  /** Irregular plurals, and words whose final s is not a plural's. */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("children", "child"),
          Map.entry("childrens", "child"),
          Map.entry("men", "man"),
          Map.entry("mens", "man"),
          Map.entry("women", "woman"),
          Map.entry("womens", "woman"),
          Map.entry("feet", "foot"),
          Map.entry("teeth", "tooth"),
          Map.entry("mice", "mouse"),
          Map.entry("geese", "goose"),
          Map.entry("knives", "knife"),
          Map.entry("shelves", "shelf"),
          Map.entry("bookshelves", "bookshelf"),
          Map.entry("leaves", "leaf"),
          Map.entry("loaves", "loaf"),
          Map.entry("scarves", "scarf"),
          Map.entry("halves", "half"),
          Map.entry("elves", "elf"),
          Map.entry("wolves", "wolf"),
          Map.entry("cookies", "cookie"),
          Map.entry("movies", "movie"),
          Map.entry("selfies", "selfie"),
          Map.entry("hoodies", "hoodie"),
          Map.entry("shoes", "shoe"),
          Map.entry("toes", "toe"),
          Map.entry("canoes", "canoe"),
          Map.entry("buses", "bus"),
          Map.entry("lenses", "lens"),
          Map.entry("tvs", "tv"),
          Map.entry("cds", "cd"),
          Map.entry("aches", "ache"),
          Map.entry("headaches", "headache"),
          Map.entry("lens", "lens"),
          Map.entry("christmas", "christmas"),
          Map.entry("canvas", "canvas"),
          Map.entry("canvases", "canvas"),
          Map.entry("series", "series"),
          Map.entry("species", "species"),
          Map.entry("clothes", "clothes"),
          Map.entry("always", "always"));

  private EnglishPlurals() {}

  /**
   * The singular of a lower-case word; the word itself if it is not a plural or holds anything but
   * the letters a to z, so that model numbers stay whole.
   */
  static String singular(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    int length = word.length();
    if (length < SHORTEST_PLURAL || !word.endsWith("s") || !Compounds.isLetters(word, length)) {
      return word;
    }
    if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && length > SHORTEST_PLURAL) {
      return word.substring(0, length - 3) + "y";
    }
    boolean es =
        word.endsWith("sses")
            || word.endsWith("shes")
            || word.endsWith("ches")
            || word.endsWith("xes")
            || word.endsWith("zzes")
            || word.endsWith("oes");
    return word.substring(0, length - (es ? 2 : 1));
  }
}
