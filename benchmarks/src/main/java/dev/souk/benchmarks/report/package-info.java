/**
 * What a benchmark found, for people and as JSON: {@link dev.souk.benchmarks.report.Report}
 * collects it, {@link dev.souk.benchmarks.report.Machine} says where, {@link
 * dev.souk.benchmarks.report.CpuProfile} where the time went.
 */
@NullMarked
package dev.souk.benchmarks.report;

import org.jspecify.annotations.NullMarked;
