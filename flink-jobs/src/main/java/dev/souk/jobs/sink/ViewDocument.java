package dev.souk.jobs.sink;

import org.jspecify.annotations.Nullable;

/**
 * A document of a view as it is from now on.
 *
 * @param key the item or shopper
 * @param source as the view's schema wrote it, or null if the document is to go
 */
public record ViewDocument(String key, byte @Nullable [] source) {}
