/**
 * Prefixes in sorted keys: which keys begin like this, or nearly, and which of them are best. Begin
 * with {@link dev.souk.retrieval.completion.PrefixIndex}, which is for keys in memory; {@link
 * dev.souk.retrieval.completion.NearPrefixes} works on the dictionaries of an index as well.
 */
@NullMarked
package dev.souk.retrieval.completion;

import org.jspecify.annotations.NullMarked;
