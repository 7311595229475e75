package dev.souk.view.compare;

import org.jspecify.annotations.Nullable;

/**
 * A document that two snapshots do not have in common.
 *
 * @param key of the document
 * @param value its source in the first, null if it is not there
 * @param against its source in the second, null if it is not there
 */
public record Difference(String key, @Nullable String value, @Nullable String against) {}
