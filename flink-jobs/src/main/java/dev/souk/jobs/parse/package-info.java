/**
 * Lines become events: the first operators of a job, chained to the sources.
 *
 * <p>{@link dev.souk.jobs.parse.LineOperator} is what they have in common: a line that cannot be
 * read becomes a dead letter and the job goes on, and how far the log was read is told before every
 * barrier. {@link dev.souk.jobs.parse.BehaviorOperator} explodes events into flat records, {@link
 * dev.souk.jobs.parse.ShopperEvent} for profiles and {@link dev.souk.jobs.parse.ItemEvent} for
 * signals.
 */
@NullMarked
package dev.souk.jobs.parse;

import org.jspecify.annotations.NullMarked;
