/**
 * How product text and queries become terms: one analysis for Chinese, English and text that mixes
 * them.
 *
 * <p>Begin with {@link dev.souk.analysis.ShopAnalyzer}; {@link dev.souk.analysis.Terms} counts what
 * it yields, {@link dev.souk.analysis.Languages} tells which language a text is in. A field that
 * needs more (synonyms, pinyin, another language) gets an analyzer of its own beside this one and
 * is bound to its field by Lucene's per-field wrapper.
 */
@NullMarked
package dev.souk.analysis;

import org.jspecify.annotations.NullMarked;
