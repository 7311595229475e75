/**
 * Lines become events: the first operators of a job, chained to the sources.
 *
 * <p>{@link dev.souk.jobs.parse.LineOperator} is what they have in common: a line that cannot be
 * read becomes a dead letter and the job goes on, and how far the log was read is told before every
 * barrier. {@link dev.souk.jobs.parse.BehaviorEvent} is an event as it goes on from here; when it
 * is known to be new it becomes records for profiles, {@link dev.souk.jobs.parse.ShopperEvent}, and
 * for signals, {@link dev.souk.jobs.parse.ItemEvent}.
 */
@NullMarked
package dev.souk.jobs.parse;

import org.jspecify.annotations.NullMarked;
