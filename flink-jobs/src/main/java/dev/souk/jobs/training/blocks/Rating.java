package dev.souk.jobs.training.blocks;

/**
 * How strongly a shopper wants an item, flat.
 *
 * @param shopper who
 * @param itemId what
 * @param strength above 0
 * @param last time of the latest event behind it, in milliseconds since 1970
 */
public record Rating(String shopper, String itemId, double strength, long last) {}
