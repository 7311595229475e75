/**
 * How long suggestions take while somebody types, with slips and without. Begin with {@link
 * dev.souk.benchmarks.suggest.SuggestCommand}.
 */
@NullMarked
package dev.souk.benchmarks.suggest;

import org.jspecify.annotations.NullMarked;
