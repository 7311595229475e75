/**
 * OpenSearch as a process that benchmarks compare with; see {@link
 * dev.souk.peers.opensearch.OpenSearchServer}.
 */
@NullMarked
package dev.souk.peers.opensearch;

import org.jspecify.annotations.NullMarked;
