package dev.souk.representation.ranking;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A learned ranking as it is stored: trees, the names of the features they ask, and what they were
 * worth. Immutable, thread-safe.
 *
 * @param features by the number by which the trees know them; each once
 * @param trees answer a score, more is better
 * @param worth what it was worth when it was trained
 */
public record RankingModel(List<String> features, TreeEnsemble trees, RankingWorth worth) {

  private static final String FORMAT = "souk-ranking-1";
  private static final int MOST_FEATURES = 10_000;

  /**
   * @throws IllegalArgumentException if a feature is there twice
   */
  public RankingModel {
    features = List.copyOf(features);
    if (features.stream().distinct().count() != features.size()) {
      throw new IllegalArgumentException("features: " + features + " (expected: each once)");
    }
  }

  /** The binary form. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(FORMAT);
      out.writeInt(features.size());
      for (String feature : features) {
        out.writeUTF(feature);
      }
      worth.write(out);
      trees.write(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot write in memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} made.
   *
   * @throws IOException if it is of another form or damaged
   */
  public static RankingModel of(byte[] bytes) throws IOException {
    return read(new ByteArrayInputStream(bytes));
  }

  /**
   * Reads what {@link #toBytes} made.
   *
   * @throws IOException if it is of another form or damaged
   */
  public static RankingModel read(InputStream bytes) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(bytes));
    String format = in.readUTF();
    if (!format.equals(FORMAT)) {
      throw new IOException("format: '" + format + "' (expected: " + FORMAT + ")");
    }
    int count = in.readInt();
    if (count < 1 || count > MOST_FEATURES) {
      throw new IOException("features: " + count + " (expected: 1 to " + MOST_FEATURES + ")");
    }
    List<String> features = new ArrayList<>();
    for (int f = 0; f < count; f++) {
      features.add(in.readUTF());
    }
    try {
      RankingWorth worth = RankingWorth.read(in);
      return new RankingModel(features, TreeEnsemble.read(in, count), worth);
    } catch (IllegalArgumentException e) {
      throw new IOException("The ranking model is damaged: " + e.getMessage(), e);
    }
  }
}
