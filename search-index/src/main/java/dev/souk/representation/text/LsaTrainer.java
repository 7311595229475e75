package dev.souk.representation.text;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Learns a {@link LsaBasis} from a catalogue: latent semantic analysis (Deerwester, Dumais, Furnas,
 * Landauer and Harshman 1990) by a randomised truncated singular value decomposition of the items ×
 * terms matrix of TF-IDF weights, each row of length 1.
 *
 * <p>The same items in the same order and the same options give the same basis, bit for bit. One
 * thread; memory of about {@code 16 · (items + terms) · (dims + oversampling)} bytes besides the
 * items. Thread-safe.
 */
public final class LsaTrainer {

  /** Is told how far a training has come. */
  @FunctionalInterface
  public interface Progress {

    /** Called on the training thread after each of {@code total} passes over the matrix. */
    void passed(int done, int total);
  }

  private final LsaOptions options;

  /** A trainer with fixed options. */
  public LsaTrainer(LsaOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Trains on a whole catalogue. The basis has as many dimensions as asked for, or fewer if items,
   * terms or the rank of their matrix are fewer.
   *
   * @return the basis; empty if no term occurs in enough items
   */
  public Optional<LsaBasis> train(List<TermFrequencies> items, Progress progress) {
    TermStatistics statistics = TermStatistics.of(items);
    Vocabulary vocabulary =
        Vocabulary.of(statistics, options.maxTerms(), options.minDocumentFrequency());
    if (vocabulary.size() == 0) {
      return Optional.empty();
    }
    int total = TruncatedSvd.passes(options.powerIterations());
    TruncatedSvd svd =
        TruncatedSvd.of(
            matrix(items, vocabulary),
            options.dims(),
            options.oversampling(),
            options.powerIterations(),
            options.seed(),
            done -> progress.passed(done, total));
    return Optional.of(LsaBasis.of(vocabulary, svd));
  }

  private static SparseRows matrix(List<TermFrequencies> items, Vocabulary vocabulary) {
    SparseRows matrix = new SparseRows(items.size(), vocabulary.size());
    for (TermFrequencies item : items) {
      int[] columns = new int[item.size()];
      double[] weights = new double[item.size()];
      int size = vocabulary.weigh(item, columns, weights);
      scaleToUnit(weights, size);
      matrix.addRow(columns, weights, size);
    }
    return matrix;
  }

  private static void scaleToUnit(double[] weights, int size) {
    double squares = 0;
    for (int i = 0; i < size; i++) {
      squares += weights[i] * weights[i];
    }
    double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
    for (int i = 0; i < size; i++) {
      weights[i] *= scale;
    }
  }
}
