package dev.souk.representation.embedding;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model in ONNX Runtime: tokens in, one vector for each text out. The only class that names the
 * runtime, so that its library is loaded only where a shop has a model. Thread-safe.
 */
final class OnnxModel implements AutoCloseable {

  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final Set<String> INPUTS = Set.of(IDS, MASK, TYPES);
  private static final List<String> TOKEN_OUTPUTS =
      List.of("last_hidden_state", "token_embeddings");
  private static final List<String> TEXT_OUTPUTS = List.of("sentence_embedding", "pooler_output");

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Set<String> inputs;
  private final String output;
  private final Pooling pooling;

  private OnnxModel(
      OrtEnvironment environment,
      OrtSession session,
      Set<String> inputs,
      String output,
      Pooling pooling) {
    this.environment = environment;
    this.session = session;
    this.inputs = inputs;
    this.output = output;
    this.pooling = pooling;
  }

  /**
   * Loads a model.
   *
   * @param problems is told what does not fit
   * @return null if there are problems
   */
  static @Nullable OnnxModel open(Path file, Pooling pooling, int threads, List<String> problems) {
    OrtSession session = null;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Threads that wait for work by spinning would take it from searches.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(file.toString(), options);
      int before = problems.size();
      checkInputs(session, problems);
      String output = output(session, pooling, problems);
      if (output != null && problems.size() == before) {
        return new OnnxModel(environment, session, session.getInputNames(), output, pooling);
      }
      session.close();
    } catch (OrtException e) {
      problems.add("model: %s (expected: a model that loads; %s)".formatted(file, e.getMessage()));
    }
    return null;
  }

  private static void checkInputs(OrtSession session, List<String> problems) throws OrtException {
    for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
      if (!INPUTS.contains(input.getKey())) {
        problems.add(
            "model: input %s (expected: no other than %s, %s and %s)"
                .formatted(input.getKey(), IDS, MASK, TYPES));
      } else if (!(input.getValue().getInfo() instanceof TensorInfo tensor)
          || tensor.type != OnnxJavaType.INT64) {
        problems.add(
            "model: input %s of %s (expected: a tensor of int64)"
                .formatted(input.getKey(), input.getValue().getInfo()));
      }
    }
    if (!session.getInputNames().contains(IDS)) {
      problems.add(
          "model: inputs %s (expected: %s among them)".formatted(session.getInputNames(), IDS));
    }
  }

  /** The output with a vector for each token, or for each text if the model pools by itself. */
  private static @Nullable String output(OrtSession session, Pooling pooling, List<String> problems)
      throws OrtException {
    int axes = pooling == Pooling.MODEL ? 2 : 3;
    List<String> fit = new ArrayList<>();
    for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
      if (output.getValue().getInfo() instanceof TensorInfo tensor
          && (tensor.type == OnnxJavaType.FLOAT || tensor.type == OnnxJavaType.FLOAT16)
          && tensor.getShape().length == axes) {
        fit.add(output.getKey());
      }
    }
    for (String usual : pooling == Pooling.MODEL ? TEXT_OUTPUTS : TOKEN_OUTPUTS) {
      if (fit.contains(usual)) {
        return usual;
      }
    }
    if (fit.isEmpty()) {
      problems.add(
          "model: outputs %s (expected: one of floats with %d axes, as pooling %s needs)"
              .formatted(
                  session.getOutputInfo(),
                  axes,
                  pooling.name().toLowerCase(java.util.Locale.ROOT)));
      return null;
    }
    return fit.getFirst();
  }

  /** A run that can be ended from another thread. */
  static final class Run implements AutoCloseable {
    private final OrtSession.RunOptions options;
    private boolean closed;

    Run() throws OrtException {
      options = new OrtSession.RunOptions();
    }

    /** Ends the run soon, if it is still going. */
    synchronized void end() {
      if (!closed) {
        try {
          options.setTerminate(true);
        } catch (OrtException e) {
          throw new IllegalStateException("A run could not be ended", e);
        }
      }
    }

    @Override
    public synchronized void close() {
      closed = true;
      options.close();
    }
  }

  /**
   * The vectors of some texts, as the model gives them.
   *
   * @param texts their tokens, one text or more
   * @throws OrtException if the model fails, or was ended
   */
  float[][] vectors(List<Tokenizer.Tokens> texts, Run run) throws OrtException {
    int longest = 1;
    for (Tokenizer.Tokens text : texts) {
      longest = Math.max(longest, text.ids().length);
    }
    long[] ids = new long[texts.size() * longest];
    long[] mask = new long[ids.length];
    for (int t = 0; t < texts.size(); t++) {
      long[] of = texts.get(t).ids();
      System.arraycopy(of, 0, ids, t * longest, of.length);
      java.util.Arrays.fill(mask, t * longest, t * longest + of.length, 1);
    }
    long[] shape = {texts.size(), longest};
    Map<String, OnnxTensor> given = new HashMap<>();
    try {
      give(given, IDS, ids, shape);
      give(given, MASK, mask, shape);
      give(given, TYPES, new long[ids.length], shape);
      try (OrtSession.Result result = session.run(given, Set.of(output), run.options)) {
        OnnxValue value = result.get(0);
        if (!(value instanceof OnnxTensor tensor)) {
          throw new IllegalStateException("output " + output + ": " + value.getInfo());
        }
        return pooled(tensor, texts, longest);
      }
    } finally {
      given.values().forEach(OnnxTensor::close);
    }
  }

  private void give(Map<String, OnnxTensor> given, String name, long[] values, long[] shape)
      throws OrtException {
    if (inputs.contains(name)) {
      given.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
    }
  }

  private float[][] pooled(OnnxTensor tensor, List<Tokenizer.Tokens> texts, int longest) {
    long[] shape = tensor.getInfo().getShape();
    int dims = (int) shape[shape.length - 1];
    FloatBuffer values = tensor.getFloatBuffer();
    float[][] vectors = new float[texts.size()][];
    for (int t = 0; t < vectors.length; t++) {
      vectors[t] =
          switch (pooling) {
            case MODEL -> row(values, t, dims);
            case CLS -> row(values, t * longest, dims);
            case MEAN -> mean(values, t * longest, texts.get(t).ids().length, dims);
          };
    }
    return vectors;
  }

  private static float[] row(FloatBuffer values, int row, int dims) {
    float[] vector = new float[dims];
    values.get(row * dims, vector);
    return vector;
  }

  private static float[] mean(FloatBuffer values, int from, int count, int dims) {
    float[] mean = new float[dims];
    for (int row = from; row < from + count; row++) {
      for (int d = 0; d < dims; d++) {
        mean[d] += values.get(row * dims + d);
      }
    }
    for (int d = 0; d < dims; d++) {
      mean[d] /= count;
    }
    return mean;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("A model could not be closed", e);
    }
  }
}
