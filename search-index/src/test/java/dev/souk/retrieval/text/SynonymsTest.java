package dev.souk.retrieval.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.config.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SynonymsTest {

  private static final Synonyms SYNONYMS =
      Synonyms.parse(
          "synonyms.txt",
          """
          # Rooms, and what stands in them.
          tv, television, telly   # one thing
          couch => sofa, settee
          mobile phone, handset
          充电宝, 移动电源
          rock\\, paper, stone
          """);

  private static List<Alternative> of(String query) {
    return SYNONYMS.of(QueryText.of(query).words());
  }

  private static Alternative alternative(int from, int length, String... terms) {
    return new Alternative(from, length, List.of(terms), Synonyms.WEIGHT);
  }

  @Test
  void equals_findEachOther_whateverTheirForm() {
    assertEquals(
        List.of(alternative(1, 1, "television"), alternative(1, 1, "telly")), of("cheap TVs"));
    assertEquals(List.of(alternative(0, 1, "tv"), alternative(0, 1, "television")), of("telly"));
  }

  @Test
  void oneWay_findsTheRightFromTheLeftOnly() {
    assertEquals(List.of(alternative(0, 1, "sofa"), alternative(0, 1, "settee")), of("couches"));
    assertEquals(List.of(), of("sofa"));
  }

  @Test
  void severalWords_areOneRow() {
    assertEquals(List.of(alternative(1, 2, "handset")), of("red mobile phones"));
    assertEquals(List.of(alternative(0, 1, "mobile", "phone")), of("handset"));
    assertEquals(List.of(), of("mobile home phone"));
    assertEquals(List.of(), of("mobile"));
  }

  @Test
  void chinese_isFoundWithinARun() {
    assertEquals(List.of(alternative(1, 2, "移动", "动电", "电源")), of("小充电宝"));
  }

  @Test
  void escapedComma_isPartOfTheWord() {
    assertEquals(List.of(alternative(0, 2, "stone")), of("rock paper"));
  }

  @Test
  void mistakes_areToldAllAtOnce_withTheirLines() {
    SettingsException e =
        assertThrows(
            SettingsException.class,
            () ->
                Synonyms.parse("s.txt", "tv\n\na, , b\nx => y => z\nthe, tea\n=> sofa\ngood, ok"));
    assertEquals(
        List.of(
            "line 1: 'tv' (expected: two words or more, or a =>)",
            "line 3: 'a, , b' (expected: a word before and after each comma and =>)",
            "line 4: 'x => y => z' (expected: one => at most)",
            "line 5: 'the' (expected: a word that is searched for)",
            "line 6: '=> sofa' (expected: a word before and after each comma and =>)"),
        e.problems());
  }

  @Test
  void emptyFile_hasNone() {
    Synonyms none = Synonyms.parse("s.txt", "\n# nothing\n   \n");
    assertEquals(0, none.size());
    assertEquals(List.of(), none.of(QueryText.of("tv").words()));
  }
}
