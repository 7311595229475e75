package dev.souk.jobs.log;

import dev.souk.domain.ShopId;
import java.io.IOException;

/** The logs of all shops of one installation, by the shop's id. Thread-safe. */
public interface ShopLogs extends AutoCloseable {

  /** What fills a log that is new. */
  @FunctionalInterface
  interface Seed {

    /**
     * Appends everything to {@code log}, which is empty; does not close it.
     *
     * @throws IOException if what is to be appended cannot be read, or the log not written
     */
    void fill(ShopLog log) throws IOException;
  }

  /**
   * Opens the log of {@code shop} and creates it if there is none.
   *
   * @throws IOException if it cannot be opened, such as one that a directory allows only one writer
   *     of, or one whose seeding was never finished
   */
  ShopLog open(ShopId shop) throws IOException;

  /**
   * Creates the log of {@code shop} and fills it, unless there is one. Whole or not at all: what a
   * process that ended in the middle left behind is thrown away and filled again, and {@link #open}
   * never shows it.
   *
   * @return whether the log was filled now
   * @throws IOException if {@code seed} failed or the log cannot be created
   */
  boolean seed(ShopId shop, Seed seed) throws IOException;

  @Override
  void close() throws IOException;
}
