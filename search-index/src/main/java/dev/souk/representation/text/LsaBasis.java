package dev.souk.representation.text;

import dev.souk.kernels.FloatMatrix;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A space of meaning: where each known term lies, and so where any text made of known terms lies.
 *
 * <p>A text's place is the weighted sum of its terms' places ("folding in"), the row of {@code U·Σ}
 * if the text was trained on: inner products are those of the TF-IDF vectors, as well as so few
 * dimensions can keep them. Vectors of different bases cannot be compared; store {@link #version()}
 * beside them.
 *
 * <p>Immutable, so thread-safe; equal by content. {@link LsaTrainer} makes one.
 */
public final class LsaBasis {

  private static final int MAGIC = 0x534b4c53; // SKLS
  private static final int FORMAT = 1;
  private static final int VERSION_BYTES = 16;
  private static final int MOST_DIMS = 1 << 16;

  private final Vocabulary vocabulary;
  private final FloatMatrix vectors;
  private final float[] singularValues;
  private final String version;

  private LsaBasis(Vocabulary vocabulary, FloatMatrix vectors, float[] singularValues) {
    this.vocabulary = vocabulary;
    this.vectors = vectors;
    this.singularValues = singularValues;
    version = contentHash();
  }

  static LsaBasis of(Vocabulary vocabulary, TruncatedSvd svd) {
    Dense right = svd.rightVectors();
    return new LsaBasis(
        vocabulary,
        new FloatMatrix(right.rows(), right.cols(), toFloats(right.data())),
        toFloats(svd.singularValues()));
  }

  /** Number of dimensions, 1 or more. */
  public int dims() {
    return vectors.cols();
  }

  /** Number of known terms. */
  public int terms() {
    return vocabulary.size();
  }

  /** The singular value of each dimension, descending; a copy. */
  public float[] singularValues() {
    return singularValues.clone();
  }

  /** 32 hexadecimal digits that are the same for equal bases, and differ for different ones. */
  public String version() {
    return version;
  }

  /**
   * The place of a text, scaled to length 1.
   *
   * @return {@link #dims()} values; all zero if no term of the text is known (see {@link #isZero}):
   *     such a text has no direction, so it must not be indexed or compared as a vector
   */
  public float[] project(TermFrequencies text) {
    int[] ranks = new int[text.size()];
    double[] weights = new double[text.size()];
    int known = vocabulary.weigh(text, ranks, weights);
    int dims = dims();
    float[] data = vectors.data();
    double[] sum = new double[dims];
    for (int i = 0; i < known; i++) {
      int row = ranks[i] * dims;
      double weight = weights[i];
      for (int d = 0; d < dims; d++) {
        sum[d] += weight * data[row + d];
      }
    }
    double squares = 0;
    for (double value : sum) {
      squares += value * value;
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    float[] place = new float[dims];
    for (int d = 0; d < dims; d++) {
      place[d] = (float) (sum[d] * scale);
    }
    return place;
  }

  /**
   * The {@code n} strongest terms of a text, the strongest first, equals by term, weighed with the
   * frequencies in the items that the basis was trained on; terms that it does not know are rare
   * and count as the rarest it knows. Weights are those of {@link TfIdf#strongest}.
   */
  public List<WeightedTerm> strongest(TermFrequencies text, int n) {
    return TfIdf.strongest(text, vocabulary::idf, n);
  }

  /** Whether a projected vector is the one of a text without known terms. */
  public static boolean isZero(float[] place) {
    for (float value : place) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Writes the basis; {@link #read(DataInput)} gives an equal one. */
  public void write(DataOutput out) throws IOException {
    writeContent(out);
    out.write(HexFormat.of().parseHex(version));
  }

  /** Writes the basis to a file, which appears whole or not at all. */
  public void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
      write(out);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads what {@link #write(DataOutput)} wrote.
   *
   * @throws IOException if the input ends early, is not a basis of this format or is damaged
   */
  public static LsaBasis read(DataInput in) throws IOException {
    Binary.readHeader(in, MAGIC, FORMAT, "LSA basis");
    int dims = in.readInt();
    if (dims < 1 || dims > MOST_DIMS) {
      throw new IOException("dims: " + dims + " (expected: 1 to " + MOST_DIMS + ")");
    }
    Vocabulary vocabulary = Vocabulary.read(in);
    float[] singularValues = Binary.readFloats(in, dims);
    long values = (long) vocabulary.size() * dims;
    if (values > Integer.MAX_VALUE) {
      throw new IOException("terms · dims: " + values + " (expected: fewer than 2^31)");
    }
    float[] data = Binary.readFloats(in, (int) values);
    byte[] hash = new byte[VERSION_BYTES];
    in.readFully(hash);
    LsaBasis basis =
        new LsaBasis(vocabulary, new FloatMatrix(vocabulary.size(), dims, data), singularValues);
    String stored = HexFormat.of().formatHex(hash);
    if (!stored.equals(basis.version)) {
      throw new IOException(
          "content hash of LSA basis: " + basis.version + " (expected: " + stored + ")");
    }
    return basis;
  }

  /** Reads a file that {@link #write(Path)} wrote. */
  public static LsaBasis read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return read(in);
    }
  }

  private void writeContent(DataOutput out) throws IOException {
    Binary.writeHeader(out, MAGIC, FORMAT);
    out.writeInt(dims());
    vocabulary.write(out);
    Binary.writeFloats(out, singularValues);
    Binary.writeFloats(out, vectors.data());
  }

  private String contentHash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new DigestOutputStream(OutputStream.nullOutputStream(), digest)))) {
        writeContent(out);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: missing (expected: in every Java platform)", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hash in memory", e);
    }
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LsaBasis that
        && vocabulary.equals(that.vocabulary)
        && Arrays.equals(singularValues, that.singularValues)
        && vectors.rows() == that.vectors.rows()
        && Arrays.equals(vectors.data(), that.vectors.data());
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }

  @Override
  public String toString() {
    return "LsaBasis[" + version + ", " + terms() + " terms × " + dims() + "]";
  }
}
