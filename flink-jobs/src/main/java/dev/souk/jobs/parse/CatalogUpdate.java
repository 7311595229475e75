package dev.souk.jobs.parse;

import org.jspecify.annotations.Nullable;

/**
 * A change of an item, flat.
 *
 * @param itemId the item
 * @param second when the shop made the change, in seconds since 1970
 * @param nano the rest of the time in nanoseconds
 * @param offset the line's offset, which decides between changes of one time
 * @param item the item as JSON, or null if it is deleted
 */
public record CatalogUpdate(
    String itemId, long second, int nano, long offset, byte @Nullable [] item) {}
