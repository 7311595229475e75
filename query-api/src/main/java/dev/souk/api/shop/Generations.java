package dev.souk.api.shop;

import dev.souk.log.ReplayStart;
import java.io.IOException;
import java.util.List;

/**
 * The generations of a shop's views, as the process that runs their jobs manages them. A generation
 * is one replay of the log and what follows it. Thread-safe.
 *
 * <p>All methods throw {@link dev.souk.api.problem.ApiException} with {@code unknown-generation} if
 * a generation is named that is not there, and with {@code generation-conflict} if the state of the
 * generations does not allow what is asked; its message says what would.
 */
public interface Generations {

  /** All of them, oldest first. */
  List<GenerationInfo> list() throws IOException;

  /**
   * Starts to replay the log into a new generation, while the one before goes on serving.
   *
   * @return the new generation, as it begins
   */
  GenerationInfo rebuild(ReplayStart from) throws IOException;

  /**
   * Serves {@code generation} from now on, all views at once. Refused while it is behind the served
   * one, since shoppers would see things vanish.
   *
   * @return the generation, served
   */
  GenerationInfo switchTo(String generation) throws IOException;

  /**
   * Serves again what was served before.
   *
   * @return the generation that is served now
   */
  GenerationInfo rollback() throws IOException;

  /** Ends the job of a generation that is not served, and deletes its views and its state. */
  void drop(String generation) throws IOException;

  /**
   * Compares a generation with the served one; the served one is compared with the one before.
   *
   * @param queries searched in both; empty for a choice of the shop's own
   */
  Verification verify(String generation, List<String> queries)
      throws IOException, InterruptedException;
}
