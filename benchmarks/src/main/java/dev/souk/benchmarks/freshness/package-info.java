/**
 * From an accepted event to an answer that shows it. {@link
 * dev.souk.benchmarks.freshness.FreshnessCommand} is the benchmark, {@link
 * dev.souk.benchmarks.freshness.OpenLoop} the driver, {@link dev.souk.benchmarks.freshness.Probes}
 * the measurement.
 */
@NullMarked
package dev.souk.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;
