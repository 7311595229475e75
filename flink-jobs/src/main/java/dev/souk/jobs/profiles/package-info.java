/**
 * Events become profiles.
 *
 * <p>{@link dev.souk.jobs.profiles.ShopperState} is the arithmetic, {@link
 * dev.souk.jobs.profiles.ProfilesOperator} the Flink operator around it. Decay is by event time and
 * all of a shopper's events are in one partition, so a profile is a function of the log alone.
 */
@NullMarked
package dev.souk.jobs.profiles;

import org.jspecify.annotations.NullMarked;
