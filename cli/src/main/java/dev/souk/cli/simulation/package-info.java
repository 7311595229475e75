/**
 * Behaviour for a demo shop before real shoppers come: simulated shoppers with tastes, written down
 * in a YAML file, look at items, buy and review them, and the events go into the shop's log like
 * any others.
 *
 * <p>Begin with {@link dev.souk.cli.simulation.ShopSimulation}. Everything is drawn from one seeded
 * generator: the same file, items and end give the same events.
 */
@NullMarked
package dev.souk.cli.simulation;

import org.jspecify.annotations.NullMarked;
