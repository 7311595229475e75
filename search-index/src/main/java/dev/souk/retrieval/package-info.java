/**
 * One query over all views: filter, candidates of every source, one blend, one explanation.
 *
 * <p>Begin with {@link dev.souk.retrieval.ShopSearch}, which is what an endpoint calls.
 */
@NullMarked
package dev.souk.retrieval;

import org.jspecify.annotations.NullMarked;
