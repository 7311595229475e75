package dev.souk.retrieval.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopWordsTest {

  private static final List<QueryWord> COUCH = QueryText.of("couch").words();

  private Path file;

  @BeforeEach
  void place(@TempDir Path temp) {
    file = temp.resolve("synonyms.txt");
  }

  private static List<List<String>> terms(ShopWords words) {
    return words.of(COUCH).stream().map(Alternative::terms).toList();
  }

  @Test
  void changes_areSeenByTheNextRefresh() throws IOException {
    Files.writeString(file, "couch, sofa");
    ShopWords words = ShopWords.load(file);
    assertEquals(List.of(List.of("sofa")), terms(words));
    Files.writeString(file, "couch, divan bed");
    words.refresh();
    assertEquals(List.of(List.of("divan", "bed")), terms(words));
  }

  @Test
  void mistakesAndLoss_leaveWhatWasReadBefore_untilTheFileIsRightAgain() throws IOException {
    Files.writeString(file, "couch, sofa");
    ShopWords words = ShopWords.load(file);
    Files.writeString(file, "couch, divan\nalone");
    words.refresh();
    assertEquals(List.of(List.of("sofa")), terms(words));
    Files.delete(file);
    words.refresh();
    words.refresh();
    assertEquals(List.of(List.of("sofa")), terms(words));
    Files.writeString(file, "couch, settee");
    words.refresh();
    assertEquals(List.of(List.of("settee")), terms(words));
  }

  @Test
  void atTheStart_aWrongFileIsRefused() throws IOException {
    assertThrows(NoSuchFileException.class, () -> ShopWords.load(file));
    Files.writeString(file, "alone");
    assertThrows(SettingsException.class, () -> ShopWords.load(file));
  }

  @Test
  void withoutAFile_thereIsNothing() throws IOException {
    assertEquals(List.of(), ShopWords.load(null).of(COUCH));
  }
}
