package dev.souk.retrieval.taste;

/**
 * An item that the shopper touched and the shop still has.
 *
 * @param id the item
 * @param ordinal the item
 * @param weight how much it says of what is wanted now: decayed, above 0
 * @param strength how strongly it was wanted when it was, 1 if bought; above 0
 * @param age visits since it was touched, 0 for the latest; touches of one minute are one visit.
 *     What it takes from the strength, the models say
 * @param owned bought and not returned
 */
public record TasteItem(
    String id, int ordinal, double weight, float strength, int age, boolean owned) {}
