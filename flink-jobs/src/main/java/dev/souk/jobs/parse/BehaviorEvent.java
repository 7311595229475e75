package dev.souk.jobs.parse;

import dev.souk.domain.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * An event as it travels to where its shopper's state is, flat. {@code items}, {@code prices},
 * {@code brands} and {@code categories} have one element for each item.
 *
 * @param key the shopper; for a guest a space and the event's id, which is no shopper's name, for
 *     names are stripped of white space
 * @param id the event's id, hashed ({@link EventIds})
 * @param kind what
 * @param time when, in milliseconds since 1970
 * @param rating stars of a review, else 0
 * @param items the items
 * @param prices the price of one, or NaN if unknown
 * @param brands as the event carried them
 * @param categories as the event carried them
 * @param searchTerm what was searched for, null unless the event tells of a search
 * @param searcher who searched, as {@link QuerySearch} says
 */
public record BehaviorEvent(
    String key,
    long id,
    EventKind kind,
    long time,
    int rating,
    String[] items,
    double[] prices,
    @Nullable String[] brands,
    @Nullable String[] categories,
    @Nullable String searchTerm,
    long searcher) {

  /** Whether nobody is named. */
  public boolean guest() {
    return key.charAt(0) == ' ';
  }
}
