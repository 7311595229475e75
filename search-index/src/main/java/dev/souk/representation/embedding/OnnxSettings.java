package dev.souk.representation.embedding;

import java.io.Serializable;
import java.nio.file.Path;

/**
 * A sentence embedder and how it is asked. Paths are texts, so that settings can travel to where a
 * job runs.
 *
 * @param model path of an ONNX file
 * @param tokenizer path of its {@code tokenizer.json} or {@code vocab.txt}
 * @param pooling how a text's vector comes of its tokens'
 * @param queryPrefix put before each query, as the model was trained to see it; {@code "query: "}
 *     for E5
 * @param itemPrefix put before each item's text; {@code "passage: "} for E5
 * @param maxTokens most tokens of a text, those that mark its ends included; the rest is cut off; 3
 *     to 8192
 * @param threads that work at one text, 1 to 64
 */
public record OnnxSettings(
    String model,
    String tokenizer,
    Pooling pooling,
    String queryPrefix,
    String itemPrefix,
    int maxTokens,
    int threads)
    implements Serializable {

  /** Fewest tokens: those of both ends and one between. */
  public static final int LEAST_TOKENS = 3;

  /** More tokens than sentence embedders are trained for. */
  public static final int MOST_TOKENS = 8192;

  /** Most threads. */
  public static final int MOST_THREADS = 64;

  /** What most sentence embedders were trained on at most; titles and first sentences fit. */
  public static final int DEFAULT_TOKENS = 128;

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public OnnxSettings {
    check("model", model);
    check("tokenizer", tokenizer);
    check("max_tokens", maxTokens, LEAST_TOKENS, MOST_TOKENS);
    check("threads", threads, 1, MOST_THREADS);
  }

  /** Settings without prefixes, with a mean of at most {@value #DEFAULT_TOKENS} tokens. */
  public static OnnxSettings of(Path model, Path tokenizer) {
    return new OnnxSettings(
        model.toString(), tokenizer.toString(), Pooling.MEAN, "", "", DEFAULT_TOKENS, 1);
  }

  private static void check(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + ": '' (expected: a file)");
    }
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
  }
}
