package dev.souk.retrieval.taste;

/**
 * An item that the shopper touched and the shop still has.
 *
 * @param id the item
 * @param ordinal the item
 * @param weight how much it says of what is wanted now: decayed, above 0
 * @param strength what it counts in the history that collaborative models take: how strongly it was
 *     wanted when it was, 1 if bought, and a quarter of that once the visit is long past; above 0
 * @param owned bought and not returned
 */
public record TasteItem(String id, int ordinal, double weight, float strength, boolean owned) {}
