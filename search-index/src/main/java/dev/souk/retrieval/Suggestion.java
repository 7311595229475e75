package dev.souk.retrieval;

/**
 * A completion.
 *
 * @param text what to show and search for
 * @param kind {@code item}, {@code category} or {@code brand}
 * @param id the item's id, or the value to filter by
 */
public record Suggestion(String text, String kind, String id) {}
