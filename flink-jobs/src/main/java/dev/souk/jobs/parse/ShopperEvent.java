package dev.souk.jobs.parse;

import dev.souk.domain.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * One item of an event of a named shopper, flat.
 *
 * @param shopper who
 * @param kind what
 * @param time when, in milliseconds since 1970
 * @param first whether this is the event's first record, the one by which it is counted
 * @param itemId the item, or null if the event says nothing of an item's appeal (impressions and
 *     searches)
 * @param price the price of one, or NaN if unknown
 * @param brand as the event carried it
 * @param category as the event carried it
 */
public record ShopperEvent(
    String shopper,
    EventKind kind,
    long time,
    boolean first,
    @Nullable String itemId,
    double price,
    @Nullable String brand,
    @Nullable String category) {}
