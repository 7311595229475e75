package dev.souk.retrieval.blend;

import dev.souk.retrieval.SearchResponse.Reason;
import dev.souk.retrieval.ranking.SourceKind;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts a source's part of a score into words that a shopper can read, naming the touched item that
 * speaks loudest. Used within one query, by one thread.
 */
public final class Reasons {

  private static final int LONGEST_TITLE = 60;

  /** Being more popular than some is no reason; being among the most popular is. */
  private static final double OUTSTANDING = 0.6;

  private final ShopState state;
  private final String text;
  private final @Nullable TasteItem like;
  private final LoudestItem loudest;
  private final Map<Integer, String> titles = new HashMap<>();

  private Reasons(
      ShopState state, Taste taste, String text, @Nullable TasteItem like, TasteMemory memory) {
    this.state = state;
    this.text = text;
    this.like = like;
    this.loudest = new LoudestItem(state, taste, memory);
  }

  /**
   * For a shopper's search or feed.
   *
   * @param memory of the taste
   */
  public static Reasons forShopper(ShopState state, Taste taste, String text, TasteMemory memory) {
    return new Reasons(state, taste, text, null, memory);
  }

  /** For items like {@code item}. */
  public static Reasons forSimilar(ShopState state, Taste taste, TasteItem item) {
    return new Reasons(state, taste, "", item, new TasteMemory());
  }

  /**
   * @param normalised the source's score of the item, 0 to 1
   * @return empty if it is nothing to tell
   */
  Optional<Reason> of(SourceKind kind, int ordinal, double normalised) throws IOException {
    return switch (kind) {
      case TEXT ->
          Optional.of(new Reason("matches", "matches \"" + shortened(text) + "\"", List.of()));
      case ITEM_ITEM -> together(loudest.byItemItem(ordinal));
      case INDICATORS -> together(loudest.byIndicators(ordinal));
      case TOGETHER -> together(loudest.byBaskets(ordinal));
      case FACTORS ->
          Optional.of(
              like == null
                  ? new Reason("shoppers-like-you", "chosen by shoppers like you", List.of())
                  : new Reason(
                      "shoppers-like-you", "chosen by the same shoppers", List.of(like.id())));
      case INTEREST, VECTOR -> alike(loudest.byContent(ordinal));
      case AFFINITY ->
          Optional.of(new Reason("taste", "from a category or brand you like", List.of()));
      case POPULARITY -> outstanding(normalised, "popular", "popular now");
      case TREND -> outstanding(normalised, "trending", "trending");
    };
  }

  private static Optional<Reason> outstanding(double normalised, String kind, String words) {
    return normalised < OUTSTANDING
        ? Optional.empty()
        : Optional.of(new Reason(kind, words, List.of()));
  }

  private Optional<Reason> together(@Nullable TasteItem item) throws IOException {
    if (item == null) {
      return Optional.empty();
    }
    String title = title(item);
    return Optional.of(
        like == null
            ? new Reason("because", "because you " + verb(item) + " " + title, List.of(item.id()))
            : new Reason("together", "often bought together with " + title, List.of(item.id())));
  }

  private Optional<Reason> alike(@Nullable TasteItem item) throws IOException {
    if (item == null) {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Reason("matches", "close in meaning to \"" + shortened(text) + "\"", List.of()));
    }
    String title = title(item);
    return Optional.of(
        like == null
            ? new Reason("taste", "like " + title + ", which you " + verb(item), List.of(item.id()))
            : new Reason("taste", "similar to " + title, List.of(item.id())));
  }

  private static String verb(TasteItem item) {
    return item.owned() ? "bought" : "looked at";
  }

  private String title(TasteItem item) throws IOException {
    String known = titles.get(item.ordinal());
    if (known == null) {
      known = shortened(state.item(state.items().doc(item.ordinal())).title());
      titles.put(item.ordinal(), known);
    }
    return known;
  }

  private static String shortened(String title) {
    if (title.codePointCount(0, title.length()) <= LONGEST_TITLE) {
      return title;
    }
    return title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
  }
}
