package dev.souk.jobs.cluster;

import dev.souk.domain.InvalidInputException;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.Pooling;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a job's command line about the embedder of its shop. */
final class EmbedderWords {

  private static final String MODEL = "embedder-model";
  private static final String TOKENIZER = "embedder-tokenizer";
  private static final String POOLING = "embedder-pooling";
  private static final String QUERY_PREFIX = "embedder-query-prefix";
  private static final String ITEM_PREFIX = "embedder-item-prefix";
  private static final String MAX_TOKENS = "embedder-max-tokens";
  private static final String THREADS = "embedder-threads";

  private EmbedderWords() {}

  /**
   * The embedder that is named, null if none is.
   *
   * @throws InvalidInputException if something is missing or out of its range
   */
  static @Nullable OnnxSettings read(Words given) {
    if (!given.has(MODEL)) {
      return null;
    }
    String model = given.needed(MODEL);
    String tokenizer = given.needed(TOKENIZER);
    Pooling pooling = pooling(given.text(POOLING, "mean"));
    int tokens = given.integer(MAX_TOKENS, OnnxSettings.DEFAULT_TOKENS);
    int threads = given.integer(THREADS, 1);
    String queryPrefix = given.text(QUERY_PREFIX, "");
    String itemPrefix = given.text(ITEM_PREFIX, "");
    try {
      return new OnnxSettings(model, tokenizer, pooling, queryPrefix, itemPrefix, tokens, threads);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("embedder", e.getMessage(), "settings in their ranges");
    }
  }

  private static Pooling pooling(String word) {
    for (Pooling pooling : Pooling.values()) {
      if (pooling.name().toLowerCase(Locale.ROOT).equals(word)) {
        return pooling;
      }
    }
    throw new InvalidInputException(
        POOLING, word, "one of " + Arrays.toString(Pooling.values()).toLowerCase(Locale.ROOT));
  }

  /** Says {@code settings} in words. */
  static void write(@Nullable OnnxSettings settings, Map<String, String> pairs) {
    if (settings != null) {
      pairs.put(MODEL, settings.model());
      pairs.put(TOKENIZER, settings.tokenizer());
      pairs.put(POOLING, settings.pooling().name().toLowerCase(Locale.ROOT));
      pairs.put(QUERY_PREFIX, settings.queryPrefix());
      pairs.put(ITEM_PREFIX, settings.itemPrefix());
      pairs.put(MAX_TOKENS, String.valueOf(settings.maxTokens()));
      pairs.put(THREADS, String.valueOf(settings.threads()));
    }
  }
}
