/**
 * Purchases become indicators: what an item's buyers bought in the same visit or before.
 *
 * <p>{@link dev.souk.jobs.indicators.PurchaseHistory} says which companions each item of one
 * shopper has; {@link dev.souk.jobs.indicators.HistoryChange} tells the items when that changes, by
 * what goes and what comes; {@link dev.souk.jobs.indicators.IndicatorRow} adds it up for one item,
 * and {@link dev.souk.jobs.indicators.IndicatorsOperator} is the Flink operator around it.
 *
 * <p><b>Order makes no difference.</b> The companions of an item are a function of the set of a
 * shopper's purchases, and a change takes back exactly what was told before, so a row holds whole
 * counts of what is true now. A row is bounded by counting only a sample of the shoppers of an item
 * that very many bought. Whether a shopper is in the sample is decided by a hash and by how often
 * the item was bought, which only grows: who falls out of the sample never comes back, and nothing
 * that was left out is ever missed. So the row is the same whatever the order.
 *
 * <p>No shopper is named in a row, and a pair that only one has is not published.
 */
@NullMarked
package dev.souk.jobs.indicators;

import org.jspecify.annotations.NullMarked;
