/**
 * Events become the counters of items, beside which an item's price and stock are kept, and the
 * account of the log.
 *
 * <p>Events of one item come from all partitions, interleaved anyhow. {@link
 * dev.souk.jobs.signals.SignalState} therefore keeps whole numbers only, whose sums do not depend
 * on order, and derives logarithms when a document is made.
 */
@NullMarked
package dev.souk.jobs.signals;

import org.jspecify.annotations.NullMarked;
