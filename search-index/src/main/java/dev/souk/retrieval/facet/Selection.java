package dev.souk.retrieval.facet;

import dev.souk.retrieval.snapshot.FilterBits;

/**
 * What was selected of one facet.
 *
 * @param field the Lucene field
 * @param bits the documents that have it
 */
public record Selection(String field, FilterBits bits) {}
