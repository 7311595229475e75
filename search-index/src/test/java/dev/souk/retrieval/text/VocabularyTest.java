package dev.souk.retrieval.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.config.SettingsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.parse("v.txt", "# names\nBoots\nnorth face # of jackets\nNorth Face Junior\n小米\n");

  private static List<String> kept(String text) {
    return VOCABULARY.in(text).stream()
        .map(name -> text.substring(name.from(), name.to()))
        .toList();
  }

  @Test
  void names_areFoundInAnyCase_theLongestFirst() {
    assertEquals(List.of("BOOTS"), kept("cheap BOOTS lotion"));
    assertEquals(List.of("north face junior"), kept("a north face junior jacket"));
    assertEquals(List.of("North Face", "Boots"), kept("North Face Boots"));
    assertEquals(List.of("小米"), kept("小米手机"));
  }

  @Test
  void otherForms_areNoNames() {
    assertEquals(List.of(), kept("boot"));
    assertEquals(List.of(), kept("face north"));
    assertEquals(List.of(), kept("north"));
  }

  @Test
  void mistakes_areToldWithTheirLines() {
    SettingsException e =
        assertThrows(SettingsException.class, () -> Vocabulary.parse("v.txt", "x\n the \n\n--"));
    assertEquals(
        List.of(
            "line 2: 'the' (expected: a word that is searched for)",
            "line 4: '--' (expected: a word that is searched for)"),
        e.problems());
  }
}
