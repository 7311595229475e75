/**
 * Events become profiles.
 *
 * <p>{@link dev.souk.jobs.profiles.ShopperState} is the arithmetic, {@link
 * dev.souk.jobs.profiles.ProfilesOperator} the Flink operator around it. Decay is by event time and
 * sums are exact ({@link dev.souk.jobs.profiles.DecayedSum}), so a profile is a function of the set
 * of events, not of their order.
 */
@NullMarked
package dev.souk.jobs.profiles;

import org.jspecify.annotations.NullMarked;
