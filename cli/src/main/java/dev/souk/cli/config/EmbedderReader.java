package dev.souk.cli.config;

import dev.souk.config.Settings;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.Pooling;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what makes the vectors of a shop. */
final class EmbedderReader {

  /** Who makes them. */
  enum Kind {
    /** Learned from the shop's catalogue. */
    LSA,
    /** A model that the shop names. */
    ONNX
  }

  private EmbedderReader() {}

  /** The model that is named, null for LSA. Whether it can be served from is seen when it loads. */
  static @Nullable OnnxSettings read(Settings embedder) {
    Kind kind = embedder.oneOf("kind", Kind.LSA, Kind.class);
    return switch (kind) {
      case LSA -> null;
      case ONNX -> onnx(embedder);
    };
  }

  private static @Nullable OnnxSettings onnx(Settings embedder) {
    String model = file(embedder, "model");
    String tokenizer = file(embedder, "tokenizer");
    Pooling pooling = embedder.oneOf("pooling", Pooling.MEAN, Pooling.class);
    String queryPrefix = prefix(embedder, "query_prefix");
    String itemPrefix = prefix(embedder, "item_prefix");
    int tokens =
        embedder.integer(
            "max_tokens",
            OnnxSettings.DEFAULT_TOKENS,
            OnnxSettings.LEAST_TOKENS,
            OnnxSettings.MOST_TOKENS);
    int threads = embedder.integer("threads", 1, 1, OnnxSettings.MOST_THREADS);
    return model.isBlank() || tokenizer.isBlank()
        ? null
        : new OnnxSettings(model, tokenizer, pooling, queryPrefix, itemPrefix, tokens, threads);
  }

  /** Absolute, for a job on a cluster runs in another directory. */
  private static String file(Settings embedder, String key) {
    String text = embedder.needed(key);
    if (text.isBlank()) {
      return "";
    }
    Path path = Path.of(text);
    if (!Files.isRegularFile(path)) {
      embedder.problem(key, path, "a file that exists");
    }
    return path.toAbsolutePath().toString();
  }

  private static String prefix(Settings embedder, String key) {
    String text = embedder.text(key, "");
    if (text.chars().anyMatch(c -> c < ' ')) {
      embedder.problem(key, text, "a text without control characters");
      return "";
    }
    return text;
  }
}
