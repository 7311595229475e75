/**
 * Solr as a process that benchmarks compare with; see {@link dev.souk.peers.solr.SolrServer}. Its
 * schema and settings are among the resources.
 */
@NullMarked
package dev.souk.peers.solr;

import org.jspecify.annotations.NullMarked;
