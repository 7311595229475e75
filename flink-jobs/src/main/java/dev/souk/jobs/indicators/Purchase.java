package dev.souk.jobs.indicators;

/**
 * That a shopper bought an item and kept it.
 *
 * @param itemId the item
 * @param time when first, in milliseconds since 1970
 */
public record Purchase(String itemId, long time) {}
