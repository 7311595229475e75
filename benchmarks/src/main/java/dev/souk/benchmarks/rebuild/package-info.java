/**
 * What it costs to make all views anew from the log, by its length. {@link
 * dev.souk.benchmarks.rebuild.RebuildCommand} is the benchmark.
 */
@NullMarked
package dev.souk.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
