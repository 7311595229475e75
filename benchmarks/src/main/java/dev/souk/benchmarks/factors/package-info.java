/**
 * What training of factors costs: beside Spark's ALS on one data set ({@link
 * dev.souk.benchmarks.factors.FactorsCommand}), and as the data grow ({@link
 * dev.souk.benchmarks.factors.FactorsGrowthCommand}).
 */
@NullMarked
package dev.souk.benchmarks.factors;

import org.jspecify.annotations.NullMarked;
