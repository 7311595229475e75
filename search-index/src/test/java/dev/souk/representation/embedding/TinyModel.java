package dev.souk.representation.embedding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes real ONNX models, a table of a vector for each token and nothing more: the protocol
 * buffers of onnx.proto by hand, of which a model needs little.
 */
final class TinyModel {

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  private TinyModel() {}

  /** A model whose output is its tokens' vectors, {@code last_hidden_state}. */
  static Path ofTokens(Path file, float[][] table, String... inputs) throws IOException {
    TinyModel model = new TinyModel();
    model.node("Gather", List.of("table", "input_ids"), "last_hidden_state");
    model.floats("table", table);
    model.inputs(inputs);
    model.output("last_hidden_state", "batch", "tokens", String.valueOf(table[0].length));
    return model.write(file);
  }

  /** A model that means over its tokens itself, to {@code sentence_embedding}. */
  static Path ofTexts(Path file, float[][] table) throws IOException {
    TinyModel model = new TinyModel();
    model.node("Gather", List.of("table", "input_ids"), "tokens");
    model.cast("attention_mask", "mask");
    model.node("Unsqueeze", List.of("mask", "two"), "column");
    model.node("Mul", List.of("tokens", "column"), "masked");
    model.node("ReduceSum", List.of("masked", "one"), "sums", "keepdims", 0);
    model.node("ReduceSum", List.of("column", "one"), "counts", "keepdims", 0);
    model.node("Div", List.of("sums", "counts"), "sentence_embedding");
    model.floats("table", table);
    model.integer("one", 1);
    model.integer("two", 2);
    model.inputs("input_ids", "attention_mask");
    model.output("sentence_embedding", "batch", String.valueOf(table[0].length));
    return model.write(file);
  }

  private void node(String operator, List<String> inputs, String output) {
    node(operator, inputs, output, "", 0);
  }

  private void cast(String input, String output) {
    node("Cast", List.of(input), output, "to", FLOAT);
  }

  private void node(
      String operator, List<String> inputs, String output, String attribute, int value) {
    ByteArrayOutputStream node = new ByteArrayOutputStream();
    inputs.forEach(input -> text(node, 1, input));
    text(node, 2, output);
    text(node, 4, operator);
    if (!attribute.isEmpty()) {
      ByteArrayOutputStream set = new ByteArrayOutputStream();
      text(set, 1, attribute);
      number(set, 3, value);
      number(set, 20, 2);
      message(node, 5, set);
    }
    message(graph, 1, node);
  }

  private void floats(String name, float[][] rows) {
    ByteBuffer raw =
        ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        raw.putFloat(value);
      }
    }
    tensor(name, FLOAT, raw.array(), rows.length, rows[0].length);
  }

  private void integer(String name, long value) {
    byte[] raw =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    tensor(name, INT64, raw, 1);
  }

  private void tensor(String name, int type, byte[] raw, int... dims) {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    for (int dim : dims) {
      number(tensor, 1, dim);
    }
    number(tensor, 2, type);
    text(tensor, 8, name);
    bytes(tensor, 9, raw);
    message(graph, 5, tensor);
  }

  private void inputs(String... names) {
    for (String name : names) {
      message(graph, 11, value(name, INT64, "batch", "tokens"));
    }
  }

  private void output(String name, String... dims) {
    message(graph, 12, value(name, FLOAT, dims));
  }

  /** A dimension is a number or a name. */
  private static ByteArrayOutputStream value(String name, int type, String... dims) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (String dim : dims) {
      ByteArrayOutputStream each = new ByteArrayOutputStream();
      if (Character.isDigit(dim.charAt(0))) {
        number(each, 1, Integer.parseInt(dim));
      } else {
        text(each, 2, dim);
      }
      message(shape, 1, each);
    }
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    number(tensor, 1, type);
    message(tensor, 2, shape);
    ByteArrayOutputStream typed = new ByteArrayOutputStream();
    message(typed, 1, tensor);
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    text(value, 1, name);
    message(value, 2, typed);
    return value;
  }

  private Path write(Path file) throws IOException {
    text(graph, 2, "tiny");
    ByteArrayOutputStream operators = new ByteArrayOutputStream();
    text(operators, 1, "");
    number(operators, 2, 13);
    ByteArrayOutputStream model = new ByteArrayOutputStream();
    number(model, 1, 8);
    message(model, 7, graph);
    message(model, 8, operators);
    return Files.write(file, model.toByteArray());
  }

  private static void number(ByteArrayOutputStream out, int field, long value) {
    varint(out, (long) field << 3);
    varint(out, value);
  }

  private static void text(ByteArrayOutputStream out, int field, String text) {
    bytes(out, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void message(ByteArrayOutputStream out, int field, ByteArrayOutputStream message) {
    bytes(out, field, message.toByteArray());
  }

  private static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
    varint(out, (long) field << 3 | 2);
    varint(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }
}
