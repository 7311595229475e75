package dev.souk.jobs.parse;

import dev.souk.domain.EventKind;

/**
 * That something happened to an item, whoever did it.
 *
 * @param itemId the item
 * @param kind what
 * @param day days since 1970, UTC
 * @param rating stars of a review, else 0
 */
public record ItemEvent(String itemId, EventKind kind, int day, int rating) {}
