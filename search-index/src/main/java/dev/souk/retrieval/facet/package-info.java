/**
 * Counts of the values of fields over all matches. A {@link dev.souk.retrieval.facet.FacetSpec}
 * says what is asked of a field, a {@link dev.souk.retrieval.facet.FacetPass} counts without
 * scoring, and leaves out of a field's count what was selected of that field itself.
 */
@NullMarked
package dev.souk.retrieval.facet;

import org.jspecify.annotations.NullMarked;
