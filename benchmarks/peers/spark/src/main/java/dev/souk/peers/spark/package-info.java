/**
 * Spark MLlib's ALS as a process that benchmarks compare with; see {@link
 * dev.souk.peers.spark.SparkAls}.
 */
@NullMarked
package dev.souk.peers.spark;

import org.jspecify.annotations.NullMarked;
