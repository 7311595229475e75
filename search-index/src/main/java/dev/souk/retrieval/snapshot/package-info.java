/**
 * What one query sees: one snapshot of every view, and what is derived from them once, not by each
 * query.
 *
 * <p>{@link dev.souk.retrieval.snapshot.ShopStates} follows the views; a query acquires one {@link
 * dev.souk.retrieval.snapshot.ShopState} and releases it. Items are joined across views by {@link
 * dev.souk.retrieval.snapshot.ItemOrdinals}: a number per id that never changes. What an item costs
 * and whether it can be bought is asked of {@link dev.souk.retrieval.snapshot.Offers}, never of the
 * items' index alone.
 */
@NullMarked
package dev.souk.retrieval.snapshot;

import org.jspecify.annotations.NullMarked;
