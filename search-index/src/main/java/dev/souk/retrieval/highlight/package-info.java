/**
 * Where the words of a search are in the hits of a page: ranges of characters, never markup, so
 * that who shows them cannot forget to escape.
 *
 * <p>Begin with {@link dev.souk.retrieval.highlight.Highlighter}. Texts are analysed when they are
 * shown, as they were for the index, so no index field is needed for it.
 */
@NullMarked
package dev.souk.retrieval.highlight;

import org.jspecify.annotations.NullMarked;
