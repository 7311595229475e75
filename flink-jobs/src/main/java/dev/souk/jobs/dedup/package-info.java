/**
 * Each event counts once, however often it is delivered.
 *
 * <p>Begin with {@link dev.souk.jobs.dedup.DuplicatesOperator}. {@link
 * dev.souk.jobs.dedup.RememberedIds} is the rule: an event is the one received before if it has the
 * same shopper and the same id; ids are compared within a window of event time behind the shopper's
 * newest event. An event from before the window counts, and is counted as late. {@link
 * dev.souk.jobs.dedup.DeferredEvents} brings the events of a shopper together in a backlog.
 */
@NullMarked
package dev.souk.jobs.dedup;

import org.jspecify.annotations.NullMarked;
