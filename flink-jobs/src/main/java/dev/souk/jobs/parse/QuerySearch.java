package dev.souk.jobs.parse;

import dev.souk.domain.EventHeader;
import dev.souk.domain.ShopEvent;
import dev.souk.view.schema.QueriesSchema;
import org.jspecify.annotations.Nullable;

/**
 * That somebody searched.
 *
 * @param query for what, normalised; never empty
 * @param text as it was written
 * @param day days since 1970, UTC
 * @param searcher a hash of the shopper, or of a guest's visit; {@link #UNKNOWN} if neither is told
 */
public record QuerySearch(String query, String text, int day, long searcher) {

  /** Of somebody who may be anybody, and so proves nobody. */
  public static final long UNKNOWN = 0;

  private static final String SHOPPER = "user ";
  private static final String VISIT = "session ";

  /**
   * The search that an event tells of, null if it tells of none.
   *
   * @param searchTerm what was searched for, null if the event is not one of a search
   */
  public static @Nullable QuerySearch of(@Nullable String searchTerm, int day, long searcher) {
    if (searchTerm == null) {
      return null;
    }
    String query = QueriesSchema.key(searchTerm);
    return query.isEmpty()
        ? null
        : new QuerySearch(query, QueriesSchema.text(searchTerm), day, searcher);
  }

  /** As {@link #of}, of an event. */
  public static @Nullable QuerySearch of(ShopEvent event, int day) {
    return event instanceof ShopEvent.ViewSearchResults search
        ? of(search.searchTerm(), day, searcher(event.header()))
        : null;
  }

  /** Who is behind an event. */
  static long searcher(EventHeader header) {
    if (header.shopper() != null) {
      return EventIds.hash(SHOPPER + header.shopper());
    }
    return header.session() == null ? UNKNOWN : EventIds.hash(VISIT + header.session());
  }
}
