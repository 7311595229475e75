package dev.souk.representation.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceTokenizerTest {

  private static final List<String> PIECES =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "cafe", "iphone", "手", "机",
          "壳", ",", "-", "t", "light", "Café", "$", "5");

  @TempDir Path temp;

  private Tokenizer lines() throws IOException {
    return TokenizerFile.read(Files.write(temp.resolve("vocab.txt"), PIECES));
  }

  private static String pieces(Tokenizer tokenizer, String text, int most) {
    List<String> pieces = new ArrayList<>();
    for (long id : tokenizer.encode(text, most).ids()) {
      pieces.add(PIECES.get((int) id));
    }
    return String.join(" ", pieces);
  }

  private static String pieces(Tokenizer tokenizer, String text) {
    return pieces(tokenizer, text, 128);
  }

  @Test
  void encode_cutsTheLongestPiecesFromTheLeft() throws Exception {
    Tokenizer tokenizer = lines();
    assertEquals("[CLS] un ##aff ##able [SEP]", pieces(tokenizer, "Unaffable"));
    assertEquals("[CLS] [UNK] un [SEP]", pieces(tokenizer, "unaffably un"), "all or nothing");
    assertEquals("[CLS] [SEP]", pieces(tokenizer, " \t\n"));
    assertEquals("[CLS] [UNK] [SEP]", pieces(tokenizer, "un".repeat(51)), "too long a word");
  }

  @Test
  void encode_takesSignsAndChineseCharactersAlone() throws Exception {
    Tokenizer tokenizer = lines();
    assertEquals("[CLS] iphone 手 机 壳 [SEP]", pieces(tokenizer, "iPhone手机壳"));
    assertEquals("[CLS] t - light , $ 5 [SEP]", pieces(tokenizer, "T-light, $5"));
    assertEquals("[CLS] cafe [SEP]", pieces(tokenizer, "CAFÉ"));
    assertEquals("[CLS] cafe [SEP]", pieces(tokenizer, "Cafe\u0301"));
    assertEquals("[CLS] un [SEP]", pieces(tokenizer, "u\u0000\u200bn"), "control characters go");
    assertEquals("[CLS] un un [SEP]", pieces(tokenizer, "un\u3000un"));
    assertEquals("[CLS] [SEP]", pieces(tokenizer, "\ud83d"), "half of a pair goes as well");
  }

  @Test
  void encode_readsNoMarksInTexts() throws Exception {
    assertEquals("[CLS] [UNK] [UNK] [UNK] [SEP]", pieces(lines(), "[SEP]"));
  }

  @Test
  void encode_cutsOffWhatIsTooMuch() throws Exception {
    assertEquals("[CLS] un ##aff [SEP]", pieces(lines(), "unaffable un", 4));
    assertTrue(lines().encode("un", 3).known());
    assertFalse(lines().encode("unknown", 8).known());
  }

  private Tokenizer json(String normalizer, String model, String end) throws IOException {
    StringBuilder vocabulary = new StringBuilder();
    for (int id = 0; id < PIECES.size(); id++) {
      vocabulary.append(id == 0 ? "" : ",").append('"').append(PIECES.get(id)).append("\":");
      vocabulary.append(id);
    }
    return TokenizerFile.read(
        Files.writeString(
            temp.resolve("tokenizer.json"),
            """
            {"version": "1.0", "truncation": null, "added_tokens": [],
             "normalizer": %s,
             "pre_tokenizer": {"type": "BertPreTokenizer"},
             "post_processor": {"type": "TemplateProcessing", "single": [
               {"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A"}}%s],
               "special_tokens": {}},
             "model": {"type": "%s", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                       "max_input_chars_per_word": 100, "vocab": {%s}}}
            """
                .formatted(normalizer, end, model, vocabulary)));
  }

  private static final String END = ", {\"SpecialToken\": {\"id\": \"[SEP]\", \"type_id\": 0}}";

  @Test
  void json_saysHowLettersAreTaken() throws Exception {
    Tokenizer small =
        json(
            "{\"type\": \"BertNormalizer\", \"lowercase\": true, \"strip_accents\": null}",
            "WordPiece",
            END);
    assertEquals("[CLS] cafe [SEP]", pieces(small, "Café"));
    Tokenizer both = json("{\"type\": \"BertNormalizer\", \"lowercase\": false}", "WordPiece", END);
    assertEquals("[CLS] Café [UNK] [SEP]", pieces(both, "Café CAFÉ"));
  }

  private String refusal(String normalizer, String model, String end) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> json(normalizer, model, end)).getMessage());
  }

  @Test
  void json_ofAnotherKind_isRefused() throws Exception {
    String bert = "{\"type\": \"BertNormalizer\"}";
    assertEquals(
        "tokenizer: model.type: Unigram (expected: WordPiece)", refusal(bert, "Unigram", END));
    assertEquals(
        "tokenizer: normalizer.type: NFC (expected: BertNormalizer)",
        refusal("{\"type\": \"NFC\"}", "WordPiece", END));
    assertTrue(refusal(bert, "WordPiece", "").endsWith("(expected: a mark, the text and a mark)"));
    Path none = Files.writeString(temp.resolve("none.txt"), "[CLS]\n[SEP]\n");
    assertEquals(
        "tokenizer: 2 pieces without [UNK] (expected: a BERT vocabulary with [UNK])",
        assertThrows(InvalidInputException.class, () -> TokenizerFile.read(none)).getMessage());
  }
}
