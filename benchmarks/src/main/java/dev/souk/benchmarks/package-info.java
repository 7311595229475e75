/**
 * What Souk costs, measured beside what it is compared with. A benchmark checks first that the
 * compared parties give the same results, then takes turns between them, so that a busy machine
 * disturbs them alike; ratios of medians are what to read.
 *
 * <p>Begin with {@link dev.souk.benchmarks.BenchCommand}, which lists the benchmarks.
 */
@NullMarked
package dev.souk.benchmarks;

import org.jspecify.annotations.NullMarked;
