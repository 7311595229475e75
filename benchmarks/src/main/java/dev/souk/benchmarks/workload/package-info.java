/**
 * The shop that benchmarks run on: {@link dev.souk.benchmarks.workload.Traffic} makes the same log
 * from the same seed.
 */
@NullMarked
package dev.souk.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
