package dev.souk.representation.embedding;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tokeniser that a model comes with: a {@code vocab.txt} with a piece per line, of a BERT
 * model of small letters, or a {@code tokenizer.json} of the kind {@code WordPiece} as the library
 * <em>tokenizers</em> writes it. All others are refused, for a text cut otherwise than in training
 * has no meaning to the model.
 */
final class TokenizerFile {

  private static final String FIELD = "tokenizer";
  private static final String INSIDE = "##";
  private static final int LONGEST_WORD = 100;

  private TokenizerFile() {}

  /**
   * Reads {@code file}.
   *
   * @throws IOException if it cannot be read
   * @throws InvalidInputException if it is of another kind or lacks what is needed
   */
  static Tokenizer read(Path file) throws IOException {
    return String.valueOf(file.getFileName()).endsWith(".json") ? json(file) : lines(file);
  }

  private static Tokenizer lines(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Map<String, Integer> pieces = new HashMap<>(2 * lines.size());
    for (int id = 0; id < lines.size(); id++) {
      pieces.putIfAbsent(lines.get(id).strip(), id);
    }
    return new WordPieceTokenizer(
        BertText.UNCASED,
        pieces,
        INSIDE,
        LONGEST_WORD,
        needed(pieces, "[CLS]"),
        needed(pieces, "[SEP]"),
        needed(pieces, "[UNK]"));
  }

  private static int needed(Map<String, Integer> pieces, String piece) {
    Integer id = pieces.get(piece);
    if (id == null) {
      throw new InvalidInputException(
          FIELD, pieces.size() + " pieces without " + piece, "a BERT vocabulary with " + piece);
    }
    return id;
  }

  private static Tokenizer json(Path file) throws IOException {
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new InvalidInputException(FIELD, file, "JSON");
    }
    JsonNode model = json.path("model");
    expect("model.type", model.path("type"), "WordPiece");
    expect("pre_tokenizer.type", json.path("pre_tokenizer").path("type"), "BertPreTokenizer");
    Map<String, Integer> pieces = new HashMap<>();
    model.path("vocab").properties().forEach(e -> pieces.put(e.getKey(), e.getValue().asInt(-1)));
    Ends ends = Ends.of(json.path("post_processor"));
    return new WordPieceTokenizer(
        normalizer(json.path("normalizer")),
        pieces,
        text(model.path("continuing_subword_prefix"), INSIDE),
        model.path("max_input_chars_per_word").asInt(LONGEST_WORD),
        needed(pieces, ends.begin()),
        needed(pieces, ends.end()),
        needed(pieces, text(model.path("unk_token"), "[UNK]")));
  }

  private static BertText normalizer(JsonNode normalizer) {
    expect("normalizer.type", normalizer.path("type"), "BertNormalizer");
    boolean lower = normalizer.path("lowercase").asBoolean(true);
    JsonNode accents = normalizer.path("strip_accents");
    return new BertText(
        normalizer.path("clean_text").asBoolean(true),
        normalizer.path("handle_chinese_chars").asBoolean(true),
        accents.isBoolean() ? accents.booleanValue() : lower,
        lower);
  }

  /** The tokens that mark the ends of a text. */
  private record Ends(String begin, String end) {

    static Ends of(JsonNode processor) {
      String type = text(processor.path("type"), "none");
      return switch (type) {
        case "BertProcessing" ->
            new Ends(
                text(processor.path("cls").path(0), "[CLS]"),
                text(processor.path("sep").path(0), "[SEP]"));
        case "TemplateProcessing" -> ofTemplate(processor.path("single"));
        default ->
            throw new InvalidInputException(
                FIELD + ": post_processor.type", type, "BertProcessing or TemplateProcessing");
      };
    }

    private static Ends ofTemplate(JsonNode single) {
      String begin = text(single.path(0).path("SpecialToken").path("id"), "");
      String end = text(single.path(2).path("SpecialToken").path("id"), "");
      if (single.size() != 3 || begin.isEmpty() || end.isEmpty()) {
        throw new InvalidInputException(
            FIELD + ": post_processor.single", single, "a mark, the text and a mark");
      }
      return new Ends(begin, end);
    }
  }

  private static void expect(String name, JsonNode found, String expected) {
    String text = text(found, "none");
    if (!text.equals(expected)) {
      throw new InvalidInputException(FIELD + ": " + name, text, expected);
    }
  }

  private static String text(@Nullable JsonNode node, String absent) {
    return node != null && node.isString() ? node.stringValue() : absent;
  }
}
