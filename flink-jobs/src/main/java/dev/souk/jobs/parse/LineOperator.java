package dev.souk.jobs.parse;

import dev.souk.domain.InvalidInputException;
import dev.souk.jobs.source.LogLine;
import dev.souk.log.DeadLetter;
import dev.souk.log.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Parses lines. One that cannot be parsed leaves through {@link LineOutputs#DEAD_LETTERS}, with its
 * position and the reason.
 *
 * <p>Before each barrier it sends how far it has read ({@link LineOutputs#PROGRESS}) and what it
 * counted since the last one ({@link LineOutputs#LEDGER}); both are therefore part of exactly that
 * checkpoint, and nothing of them needs to be kept in state.
 *
 * @param <P> what a line is parsed into
 * @param <OUT> what leaves through the main output
 */
abstract class LineOperator<P, OUT> extends AbstractStreamOperator<OUT>
    implements OneInputStreamOperator<LogLine, OUT>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Who refused a line, in dead letters of the jobs. */
  static final String ORIGIN = "pipeline";

  private transient Map<Partition, Long> progress = new HashMap<>();
  private transient Map<String, Long> counts = new HashMap<>();

  private record Partition(Topic topic, int number) {}

  /**
   * Parses one line.
   *
   * @throws InvalidInputException if it breaks the schema
   */
  abstract P parse(LogLine line);

  /** Emits what a line was parsed into. */
  abstract void emit(LogLine line, P parsed);

  @Override
  public void open() throws Exception {
    super.open();
    progress = new HashMap<>();
    counts = new HashMap<>();
  }

  @Override
  public void processElement(StreamRecord<LogLine> record) {
    LogLine line = record.getValue();
    P parsed = parseOrRefuse(line);
    if (parsed != null) {
      emit(line, parsed);
    }
    progress.put(new Partition(line.topic(), line.partition()), line.offset() + 1);
  }

  private @Nullable P parseOrRefuse(LogLine line) {
    try {
      return parse(line);
    } catch (InvalidInputException e) {
      refuse(line, e, Objects.requireNonNullElse(e.getMessage(), ""));
    } catch (RuntimeException e) {
      // A line that the parser did not foresee must not stop the shop: it would be read for ever.
      LOG.warn("Line {} could not be parsed", line.position(), e);
      refuse(line, e, e.toString());
    }
    return null;
  }

  private void refuse(LogLine line, RuntimeException why, String detail) {
    String reason = Refusal.reason(line.topic(), why);
    String raw = new String(line.value(), StandardCharsets.UTF_8);
    output.collect(
        LineOutputs.DEAD_LETTERS,
        new StreamRecord<>(
            DeadLetter.of(ORIGIN, line.position(), Instant.now(), reason, detail, raw)));
    count(LedgerEntry.DEAD + reason);
  }

  /** Counts one line in the ledger. */
  final void count(String column) {
    counts.merge(column, 1L, Long::sum);
  }

  private void report() {
    progress.forEach((partition, next) ->
        output.collect(
            LineOutputs.PROGRESS,
            new StreamRecord<>(new Progress(partition.topic(), partition.number(), next))));
    progress.clear();
    counts.forEach((column, lines) ->
        output.collect(LineOutputs.LEDGER, new StreamRecord<>(new LedgerEntry(column, lines))));
    counts.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) {
    report();
  }

  @Override
  public void endInput() {
    report();
  }
}
