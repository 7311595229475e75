/**
 * What the views must say, by a plain program: the ground truth that the streaming job is held to.
 *
 * <p>{@link dev.souk.jobs.plain.PlainViews} reads a log line by line and keeps everything in
 * ordinary maps; it has its own, simple way of telling repeated events and the latest change of an
 * item, and shares with the job only how lines are parsed and how the counters of one item and the
 * taste of one shopper become a document. {@link dev.souk.jobs.plain.ViewContents} is what a
 * published view says, {@link dev.souk.jobs.plain.ViewDifferences} compares the two.
 */
@NullMarked
package dev.souk.jobs.plain;

import org.jspecify.annotations.NullMarked;
