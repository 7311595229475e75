package dev.souk.jobs.training;

import dev.souk.jobs.source.LogLine;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses lines, passes over those that cannot be parsed, and counts all on the {@link
 * ProgressBoard}.
 *
 * @param <T> what a line becomes, any number of them
 */
abstract class LineParser<T> extends ProcessFunction<LogLine, T> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LineParser.class);
  private static final int REPORTED = 2_000;

  private final long board;
  private int unreported;

  LineParser(long board) {
    this.board = board;
  }

  /**
   * Parses one line.
   *
   * @param context takes what it says beside
   * @throws dev.souk.domain.InvalidInputException if it breaks the schema
   */
  abstract List<T> parse(LogLine line, Context context);

  @Override
  public void processElement(LogLine line, Context context, Collector<T> out) {
    parsed(line, context).forEach(out::collect);
    if (++unreported == REPORTED) {
      report();
    }
  }

  private List<T> parsed(LogLine line, Context context) {
    try {
      return parse(line, context);
    } catch (RuntimeException e) {
      // Also what the parser did not foresee: one line must not keep a shop from training.
      LOG.debug("Passed over {}: {}", line.position(), e.toString());
      return List.of();
    }
  }

  private void report() {
    ProgressBoard.read(board, unreported);
    unreported = 0;
  }

  @Override
  public void close() {
    report();
  }
}
