package dev.souk.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopAnalyzerTest {

  private final Analyzer index = ShopAnalyzer.forIndex();
  private final Analyzer query = ShopAnalyzer.forQuery();

  @ParameterizedTest
  @CsvSource({
    "RED LUNCH BOX WITH CUTLERY, red lunch box cutlery",
    "T-LIGHT HOLDER, tlight t light holder",
    "T LIGHT HOLDERS, tlight t light holder",
    "TLIGHTS, tlight",
    "T‑shirt, tshirt t shirt",
    "Lunch boxes and dishes for the children's party, lunch box dish child party",
    "KID'S café décor, kid cafe decor",
    "Camera mk2 4K 55, camera mk2 4k 55",
    "15CM glass ball, 15cm glass ball",
    "15 cm glass ball, 15cm 15 cm glass ball",
    "3-in-1 cable, 3in1 3 1 cable",
    "age 10-15, age 10 15",
    "WH-1000XM4, wh1000xm4 wh 1000xm4",
    "PINK/WHITE mug, pink white mug",
    "NO SMOKING - sign, no smoking sign",
    "hand painted bags, hand paint bag",
    "earrings ring string, earring ring string",
    "iPhone 手机壳, iphone 手机 机壳",
    "iPhone12 Pro 128GB, iphone12 iphone 12 pro 128gb",
    "轻奢纯棉刺绣水洗四件套, 轻奢 奢纯 纯棉 棉刺 刺绣 绣水 水洗 洗四 四件 件套",
    "轻奢的四件套, 轻奢 四件 件套",
    "手机以及耳机, 手机 机以 及耳 耳机",
    "ＡＢ面　毛毯, ab 面 毛毯",
    "AB-面, ab 面",
    "T恤, t 恤",
    "壳, 壳",
  })
  void queryTerms(String text, String expected) throws IOException {
    assertEquals(List.of(expected.split(" ")), terms(query, text));
  }

  @ParameterizedTest
  @CsvSource({
    "iPhone 手机壳, iphone 手 手机 机 机壳 壳",
    "T-LIGHT HOLDER, tlight t light holder",
    "四件套, 四 四件 件 件套 套",
    "壳, 壳",
  })
  void indexTerms(String text, String expected) throws IOException {
    assertEquals(List.of(expected.split(" ")), terms(index, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "---", "_ - _", "!!! ???", "的", "the of and", "。，、"})
  void textWithoutMeaningHasNoTerms(String text) throws IOException {
    assertEquals(List.of(), terms(index, text));
    assertEquals(List.of(), terms(query, text));
  }

  /** Left: the query. Right: an item that at least one of its terms must find. */
  @ParameterizedTest
  @CsvSource({
    "t-light, tlight",
    "t-light, t light",
    "tlight, t-light",
    "tlight, T LIGHT HOLDER",
    "15cm, 15 CM BALL",
    "15 cm, 15CM BALL",
    "iphone12, iPhone 12",
    "iphone 12, Apple iPhone12 Pro",
    "lunch boxes, LUNCH BOX",
    "壳, iPhone 手机壳",
    "手机, iPhone手机壳",
    "wifi, Wi-Fi router",
  })
  void spellingsFindEachOther(String asked, String item) throws IOException {
    Set<String> shared = new TreeSet<>(terms(query, asked));
    shared.retainAll(terms(index, item));
    assertFalse(shared.isEmpty(), () -> asked + " finds nothing in " + item);
  }

  @Test
  void aTwoCharacterQueryDoesNotMatchOneOfItsCharacters() throws IOException {
    Set<String> shared = new TreeSet<>(terms(query, "手机"));
    shared.retainAll(terms(index, "手套 机油"));
    assertTrue(shared.isEmpty(), shared::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Apple iPhone12 Pro (A2408) 128GB 海蓝色 支持移动联通电信5G 双卡双待手机",
        "的士 和服 AB面-毯 t 恤 １００年传世珐琅锅",
        "FLOWER GLASS GARLAND NECKL.36\"BLACK 50'S up-to-date U.S.A. 3.5mm",
        "𠮷野家 カメラ ｶﾒﾗ 한국어 👍🏽"
      })
  void aQueryAsksOnlyForWhatTheIndexHolds(String text) throws IOException {
    Set<String> missing = new TreeSet<>(terms(query, text));
    missing.removeAll(terms(index, text));
    assertTrue(missing.isEmpty(), missing::toString);
  }

  @Test
  void normalizesAPrefixWithoutStemming() {
    assertEquals(new BytesRef("cafes"), query.normalize("title", "ＣＡＦÉS"));
  }

  @Test
  void countsTermsInOrder() {
    assertEquals("{box=3, red=1}", Terms.of(query, "Box of red boxes, box").toString());
  }

  private static List<String> terms(Analyzer analyzer, String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("title", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }
}
