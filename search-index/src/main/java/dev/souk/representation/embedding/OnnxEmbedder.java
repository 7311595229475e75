package dev.souk.representation.embedding;

import ai.onnxruntime.OrtException;
import dev.souk.config.SettingsException;
import dev.souk.domain.InvalidInputException;
import dev.souk.representation.text.ItemText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a sentence embedder that the shop names, with its tokeniser. Loading checks that it can be
 * served from: inputs, outputs, dimensions, and one text through all of it.
 *
 * <p>A text that cannot be placed, because the model fails at it or takes too long, has no place;
 * that is counted and, the first time and then ever more seldom, logged.
 */
public final class OnnxEmbedder implements Embedder, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OnnxEmbedder.class);

  /** What Lucene indexes at most. */
  private static final int MOST_DIMS = 1024;

  /** Texts that go through the model together: more gain little and make the longest run longer. */
  private static final int BATCH = 16;

  private static final Duration QUERY_LIMIT = Duration.ofSeconds(2);
  private static final Duration BATCH_LIMIT = Duration.ofSeconds(30);

  /** Grows if the text of an item that a model is given is put together in another way. */
  private static final int TEXT_FORM = 1;

  /** More characters than this for each token are not looked at. */
  private static final int CHARACTERS_PER_TOKEN = 64;

  private final OnnxSettings settings;
  private final Tokenizer tokenizer;
  private final OnnxModel model;
  private final SpaceName space;
  private final int dims;
  private final AtomicLong failures = new AtomicLong();
  private final ScheduledExecutorService limits =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("embedding-limits").factory());

  private OnnxEmbedder(
      OnnxSettings settings, Tokenizer tokenizer, OnnxModel model, int dims, String digest) {
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.model = model;
    this.dims = dims;
    this.space = SpaceName.ofSentences(dims, digest);
  }

  /**
   * Loads a model and its tokeniser.
   *
   * @throws SettingsException with everything that is wrong
   */
  public static OnnxEmbedder open(OnnxSettings settings) {
    List<String> problems = new ArrayList<>();
    Tokenizer tokenizer = tokenizer(settings, problems);
    OnnxModel model = model(settings, problems);
    if (tokenizer == null || model == null) {
      if (model != null) {
        model.close();
      }
      throw new SettingsException("embedder", problems);
    }
    try {
      int dims = tried(tokenizer, model);
      return new OnnxEmbedder(settings, tokenizer, model, dims, digest(settings));
    } catch (OrtException | IOException | InvalidInputException e) {
      model.close();
      throw new SettingsException("embedder", List.of("model: " + e.getMessage()));
    }
  }

  private static @Nullable Tokenizer tokenizer(OnnxSettings settings, List<String> problems) {
    try {
      return TokenizerFile.read(Path.of(settings.tokenizer()));
    } catch (IOException e) {
      problems.add(
          "tokenizer: %s (expected: a tokenizer.json or vocab.txt; %s)"
              .formatted(settings.tokenizer(), e));
    } catch (InvalidInputException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    return null;
  }

  private static @Nullable OnnxModel model(OnnxSettings settings, List<String> problems) {
    Path file = Path.of(settings.model());
    if (!Files.isReadable(file)) {
      problems.add("model: %s (expected: an ONNX file that can be read)".formatted(file));
      return null;
    }
    try {
      return OnnxModel.open(file, settings.pooling(), settings.threads(), problems);
    } catch (LinkageError e) {
      problems.add(
          "model: %s (expected: onnxruntime and its library on the class path; %s)"
              .formatted(file, e));
      return null;
    }
  }

  /** The dimensions of what one text comes to. */
  private static int tried(Tokenizer tokenizer, OnnxModel model) throws OrtException {
    try (OnnxModel.Run run = new OnnxModel.Run()) {
      float[] vector =
          model.vectors(List.of(tokenizer.encode("1", OnnxSettings.LEAST_TOKENS)), run)[0];
      if (vector.length < 1 || vector.length > MOST_DIMS) {
        throw new InvalidInputException("dimensions", vector.length, "1 to " + MOST_DIMS);
      }
      return vector.length;
    }
  }

  /** Of all that decides about a vector. */
  private static String digest(OnnxSettings settings) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, Path.of(settings.model()));
      Path weights = Path.of(settings.model() + "_data");
      if (Files.exists(weights)) {
        add(digest, weights);
      }
      add(digest, Path.of(settings.tokenizer()));
      String rest =
          String.join(
              "\n",
              settings.pooling().name(),
              settings.queryPrefix(),
              settings.itemPrefix(),
              String.valueOf(settings.maxTokens()),
              String.valueOf(TEXT_FORM));
      digest.update(rest.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: missing (expected: in every Java platform)", e);
    }
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
  }

  @Override
  public SpaceName space() {
    return space;
  }

  @Override
  public long failures() {
    return failures.get();
  }

  @Override
  public float @Nullable [] query(String text) {
    Tokenizer.Tokens tokens = tokens(settings.queryPrefix(), text);
    if (!tokens.known()) {
      return null;
    }
    float[] place = places(List.of(tokens), QUERY_LIMIT).getFirst();
    return place.length == 0 ? null : place;
  }

  @Override
  public List<float[]> items(List<ItemText> items) {
    List<float[]> places = new ArrayList<>(items.size());
    for (int from = 0; from < items.size(); from += BATCH) {
      List<Tokenizer.Tokens> batch = new ArrayList<>(BATCH);
      for (ItemText item : items.subList(from, Math.min(from + BATCH, items.size()))) {
        batch.add(tokens(settings.itemPrefix(), text(item)));
      }
      places.addAll(places(batch, BATCH_LIMIT));
    }
    return places;
  }

  /** What says most comes first, for what is too long is cut off. */
  private static String text(ItemText item) {
    StringBuilder text = new StringBuilder(item.title());
    for (String part : List.of(item.brand(), item.category(), item.description())) {
      if (!part.isBlank()) {
        text.append(". ").append(part);
      }
    }
    return text.toString();
  }

  private Tokenizer.Tokens tokens(String prefix, String text) {
    int most = settings.maxTokens() * CHARACTERS_PER_TOKEN;
    String head = text.length() <= most ? text : text.substring(0, most);
    // A prefix has known parts, and says nothing of the text.
    boolean known = prefix.isEmpty() || tokenizer.encode(head, settings.maxTokens()).known();
    Tokenizer.Tokens tokens = tokenizer.encode(prefix + head, settings.maxTokens());
    return new Tokenizer.Tokens(tokens.ids(), known && tokens.known());
  }

  /** A batch that fails is tried text by text, so that one text does not spoil the others. */
  private List<float[]> places(List<Tokenizer.Tokens> batch, Duration limit) {
    Outcome outcome = run(batch, limit);
    if (outcome.places != null) {
      return outcome.places;
    }
    if (batch.size() == 1 || outcome.late) {
      return new ArrayList<>(java.util.Collections.nCopies(batch.size(), new float[0]));
    }
    List<float[]> places = new ArrayList<>(batch.size());
    for (Tokenizer.Tokens text : batch) {
      places.addAll(places(List.of(text), limit));
    }
    return places;
  }

  private record Outcome(@Nullable List<float[]> places, boolean late) {}

  private Outcome run(List<Tokenizer.Tokens> batch, Duration limit) {
    long begun = System.nanoTime();
    try (OnnxModel.Run run = new OnnxModel.Run()) {
      ScheduledFuture<?> end = limits.schedule(run::end, limit.toMillis(), TimeUnit.MILLISECONDS);
      try {
        float[][] vectors = model.vectors(batch, run);
        List<float[]> places = new ArrayList<>(vectors.length);
        for (int i = 0; i < vectors.length; i++) {
          places.add(batch.get(i).known() ? unit(vectors[i]) : new float[0]);
        }
        return new Outcome(places, false);
      } finally {
        end.cancel(false);
      }
    } catch (OrtException | RuntimeException e) {
      boolean late = System.nanoTime() - begun >= limit.toNanos();
      if (late || batch.size() == 1) {
        failed(batch.size(), e);
      }
      return new Outcome(null, late);
    }
  }

  /** Scaled to length 1; of no dimensions if there is no direction. */
  private float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares) || vector.length != dims) {
      return new float[0];
    }
    double scale = 1 / Math.sqrt(squares);
    float[] unit = Arrays.copyOf(vector, vector.length);
    for (int d = 0; d < unit.length; d++) {
      unit[d] = (float) (unit[d] * scale);
    }
    return unit;
  }

  private void failed(int texts, Exception cause) {
    long before = failures.getAndAdd(texts);
    long after = before + texts;
    if (before == 0 || Long.highestOneBit(before) != Long.highestOneBit(after)) {
      LOG.warn(
          "{} could not place {} texts so far; they have no vector",
          settings.model(),
          after,
          cause);
    }
  }

  @Override
  public void close() {
    limits.shutdownNow();
    model.close();
  }
}
