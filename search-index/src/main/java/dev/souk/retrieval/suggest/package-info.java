/**
 * Suggestions while somebody types: queries that other shoppers searched for, categories, brands
 * and items. Begin with {@link dev.souk.retrieval.suggest.Suggester}.
 */
@NullMarked
package dev.souk.retrieval.suggest;

import org.jspecify.annotations.NullMarked;
