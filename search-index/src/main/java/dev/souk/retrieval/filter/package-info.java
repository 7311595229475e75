/**
 * The filter syntax: {@code category:"Home > Lighting" AND price:[5 TO 20] AND NOT color:red}.
 *
 * <p>{@link dev.souk.retrieval.filter.FilterParser} reads it into a {@link
 * dev.souk.retrieval.filter.FilterExpression}, which knows nothing of the index; {@link
 * dev.souk.retrieval.filter.FilterBinder} binds its fields to those that the items have.
 */
@NullMarked
package dev.souk.retrieval.filter;

import org.jspecify.annotations.NullMarked;
