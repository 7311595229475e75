package dev.souk.jobs.training;

/**
 * Is told how far a training has come. Called from several threads at once, some thousand times in
 * a training; must not block.
 */
@FunctionalInterface
public interface TrainingProgress {

  /** Says nothing. */
  TrainingProgress SILENT = (stage, done, total, message) -> {};

  /** What is being done. The stages of a training follow each other in this order. */
  enum Stage {
    /** Lines of the log are read; counts lines. */
    READ,
    /** Items' texts are analysed; counts items. */
    ANALYSE,
    /** Latent semantic analysis; counts passes over the matrix. */
    LSA,
    /**
     * Settings are chosen on what is held out; counts models, and ends early if more do not help.
     */
    TUNE,
    /**
     * The weights of feeds are learned on it; three steps: shoppers to learn from, the same again,
     * and others.
     */
    BLEND,
    /** Matrix factorisation; counts sweeps. */
    FACTORS,
    /** Item-to-item regression; one step. */
    ITEM_ITEM,
    /** The model is stored and put into use; one step. */
    PUBLISH
  }

  /**
   * A stage has come to {@code done} of {@code total}.
   *
   * @param done 0 to {@code total}
   * @param total 1 or more
   * @param message more to show, such as the loss so far; may be empty
   */
  void advanced(Stage stage, long done, long total, String message);
}
