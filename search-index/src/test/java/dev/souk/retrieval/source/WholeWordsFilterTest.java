package dev.souk.retrieval.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.analysis.ShopAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.junit.jupiter.api.Test;

class WholeWordsFilterTest {

  /** Tokens as {@code term@from-to}. */
  private static List<String> tokens(String text, int most) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (Analyzer analyzer = ShopAnalyzer.forQuery();
        TokenStream stream = new WholeWordsFilter(analyzer.tokenStream("text", text), most)) {
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += stream.getAttribute(PositionIncrementAttribute.class).getPositionIncrement();
        int end = position + stream.getAttribute(PositionLengthAttribute.class).getPositionLength();
        tokens.add(stream.getAttribute(CharTermAttribute.class) + "@" + position + "-" + end);
      }
      stream.end();
    }
    return tokens;
  }

  @Test
  void holes_areClosed() throws IOException {
    assertEquals(
        List.of("plugandplay@0-2", "plug@0-1", "play@1-2", "lamp@2-3"),
        tokens("plug-and-play lamp", 64));
    assertEquals(List.of("thelamp@0-1", "lamp@0-1", "x@1-2"), tokens("the-lamp x", 64));
    assertEquals(List.of("thea@0-1", "x@1-2"), tokens("the-a x", 64));
    assertEquals(List.of("lamp@0-1", "sofa@1-2"), tokens("lamp for the sofa", 64));
  }

  @Test
  void limit_keepsACompoundWhole() throws IOException {
    List<String> whole = List.of("tlight@0-2", "t@0-1", "light@1-2");
    assertEquals(whole, tokens("t-light lamp", 1));
    assertEquals(whole, tokens("t-light lamp", 3));
    assertEquals(List.of("red@0-1"), tokens("red lamp", 1));
    assertEquals(List.of(), tokens("the", 1));
  }
}
