/**
 * Search over HTTP beside Solr and OpenSearch. {@link dev.souk.benchmarks.search.SearchCommand} is
 * the benchmark. Each {@link dev.souk.benchmarks.search.Engine} is a server in a process of its own
 * that is asked by {@link dev.souk.benchmarks.search.HttpLoad}; {@link
 * dev.souk.benchmarks.search.Agreement} sees that they answer alike before anything is timed.
 */
@NullMarked
package dev.souk.benchmarks.search;

import org.jspecify.annotations.NullMarked;
