/**
 * What a chaos run does to the system, and when: all of it follows from a seed.
 *
 * <p>Begin with {@link dev.souk.cli.chaos.plan.ChaosPlan}.
 */
@NullMarked
package dev.souk.cli.chaos.plan;

import org.jspecify.annotations.NullMarked;
