/**
 * Steady traffic to measure a running server with: {@code souk load}.
 *
 * <p>Begin with {@link dev.souk.cli.load.LoadDriver}, which sends at a constant rate whatever the
 * answers take; {@link dev.souk.cli.load.RequestMix} is what it asks, {@link
 * dev.souk.cli.load.LoadReport} what it found.
 */
@NullMarked
package dev.souk.cli.load;

import org.jspecify.annotations.NullMarked;
