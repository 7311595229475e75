package dev.souk.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper, and strict reading of what comes from outside. Thread-safe. */
public final class Json {

  /**
   * For records of our own; unknown properties are ignored, so that an older reader can read what a
   * newer writer wrote.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /**
   * Reads one JSON object.
   *
   * @throws InvalidInputException if {@code bytes} are not UTF-8, not JSON or not an object
   */
  public static JsonNode object(byte[] bytes) {
    return object(utf8(bytes));
  }

  /**
   * Reads one JSON object.
   *
   * @throws InvalidInputException if {@code text} is not JSON or not an object
   */
  public static JsonNode object(String text) {
    JsonNode node = tree(text);
    if (!node.isObject()) {
      throw new InvalidInputException("body", text.strip(), "a JSON object");
    }
    return node;
  }

  /**
   * Reads any JSON value.
   *
   * @throws InvalidInputException if {@code text} is not JSON
   */
  public static JsonNode tree(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node.isMissingNode()) {
        throw new InvalidInputException("body", "''", "JSON");
      }
      return node;
    } catch (JacksonException e) {
      throw new InvalidInputException("body", e.getOriginalMessage(), "well-formed JSON");
    }
  }

  /**
   * Decodes strictly.
   *
   * @throws InvalidInputException if {@code bytes} are not UTF-8
   */
  public static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidInputException("body", "bytes that are not UTF-8", "UTF-8 text");
    }
  }
}
