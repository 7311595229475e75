package dev.souk.analysis;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The analysis of product text in Chinese, English or both, without a dictionary of Chinese words.
 *
 * <p>In order: full-width forms become ASCII; words are found by Unicode's rules (UAX #29), with a
 * hyphenated word still in one piece; lower case, possessives and accents off; compounds opened and
 * joined ({@link CompoundFilter}); stop words out; English plurals off ({@link
 * EnglishPluralFilter}), other inflections by Krovetz's dictionary-checked stemmer, both leaving
 * alone what holds a digit; Chinese in bigrams.
 *
 * <p>The two uses differ in one point. An item is indexed with single Chinese characters besides
 * its bigrams, so that a query of one character finds it. A query of two or more characters asks
 * for its bigrams only: asked for single characters too, 手机 would match every item with a 手. What a
 * query yields is therefore always a subset of what the same text yields in the index.
 *
 * <p>Thread-safe. Each thread that analyses keeps its own token stream, so share one instance.
 */
public final class ShopAnalyzer extends Analyzer {

  /** An underscore is the one mark that UAX #29 keeps inside a word of letters and digits. */
  static final NormalizeCharMap HYPHENS = hyphens();

  private static final int ALL_SCRIPTS =
      CJKBigramFilter.HAN
          | CJKBigramFilter.HIRAGANA
          | CJKBigramFilter.KATAKANA
          | CJKBigramFilter.HANGUL;

  private final boolean singleCharacters;
  private final boolean stems;

  private ShopAnalyzer(boolean singleCharacters, boolean stems) {
    this.singleCharacters = singleCharacters;
    this.stems = stems;
  }

  /** For text that is indexed: Chinese in bigrams and single characters. */
  public static ShopAnalyzer forIndex() {
    return new ShopAnalyzer(true, true);
  }

  /**
   * For queries, and for term weights and vectors: Chinese in bigrams; a single character only
   * where it stands alone.
   */
  public static ShopAnalyzer forQuery() {
    return new ShopAnalyzer(false, true);
  }

  /** As {@link #forQuery}, but English words keep their endings. */
  public static ShopAnalyzer forExact() {
    return new ShopAnalyzer(false, false);
  }

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new MappingCharFilter(HYPHENS, new CJKWidthCharFilter(reader));
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new StandardTokenizer();
    TokenStream stream = new LowerCaseFilter(words);
    stream = new EnglishPossessiveFilter(stream);
    stream = new ASCIIFoldingFilter(stream);
    stream = new CompoundFilter(stream);
    // Before bigrams: without its particle, 轻奢的四件套 reads as two runs and has no bigram 奢的.
    stream = new StopFilter(stream, StopWords.BEFORE_BIGRAMS);
    if (stems) {
      stream = new KStemFilter(new EnglishPluralFilter(stream));
    }
    stream = new CJKBigramFilter(stream, ALL_SCRIPTS, true);
    if (!singleCharacters) {
      stream = new BigramsOnlyFilter(stream);
    }
    return new TokenStreamComponents(words, new StopFilter(stream, StopWords.BIGRAMS));
  }

  @Override
  protected Reader initReaderForNormalization(String fieldName, Reader reader) {
    return new CJKWidthCharFilter(reader);
  }

  @Override
  protected TokenStream normalize(String fieldName, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(in));
  }

  private static NormalizeCharMap hyphens() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("-", "_");
    map.add("\u2010", "_"); // hyphen
    map.add("\u2011", "_"); // non-breaking hyphen
    return map.build();
  }
}
