package dev.souk.retrieval.suggest;

/**
 * What may be suggested.
 *
 * @param kind what it is
 * @param text what to show
 * @param id the item's id, the value to filter by, or the query
 */
record Pick(SuggestionKind kind, String text, String id) {}
