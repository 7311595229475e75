package dev.souk.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.cjk.CJKWidthCharFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;

/**
 * Words as {@link ShopAnalyzer} finds them, before it stems them, joins Chinese characters to
 * bigrams and drops stop words: what spelling is compared by and what a shopper can be shown.
 * Thread-safe.
 */
public final class SurfaceAnalyzer extends Analyzer {

  private static final SurfaceAnalyzer SHARED = new SurfaceAnalyzer();
  private static final String FIELD = "text";

  private SurfaceAnalyzer() {}

  /**
   * A word of a text.
   *
   * @param text in lower case, without accents; of Chinese, one character
   * @param start where it begins in the text, in UTF-16 code units
   * @param end where it ends
   */
  public record Word(String text, int start, int end) {}

  /** The words of a text in their order; of a compound the parts, not the joined word. */
  public static List<Word> words(String text) {
    return read(text, false);
  }

  /** As {@link #words}, with the joined words of compounds besides. */
  public static List<Word> spellings(String text) {
    return read(text, true);
  }

  private static List<Word> read(String text, boolean joined) {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = SHARED.tokenStream(FIELD, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionLengthAttribute length = stream.addAttribute(PositionLengthAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (joined || length.getPositionLength() == 1) {
          words.add(new Word(term.toString(), offset.startOffset(), offset.endOffset()));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot analyse text in memory", e);
    }
    return words;
  }

  @Override
  protected Reader initReader(String fieldName, Reader reader) {
    return new MappingCharFilter(ShopAnalyzer.HYPHENS, new CJKWidthCharFilter(reader));
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    Tokenizer words = new StandardTokenizer();
    TokenStream stream = new EnglishPossessiveFilter(new LowerCaseFilter(words));
    return new TokenStreamComponents(words, new CompoundFilter(new ASCIIFoldingFilter(stream)));
  }
}
