package dev.souk.cli.chaos.check;

import dev.souk.jobs.log.ShopLog;
import dev.souk.log.LogPosition;
import dev.souk.log.LogReader;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a log from its beginning, wherever it is kept. Stateless. */
final class LogLines {

  private static final int POLLED = 5000;

  private LogLines() {}

  /** Gives all lines of {@code topic} before {@code end} to {@code taker}, by partition. */
  static void read(ShopLog log, Topic topic, LogPosition end, Consumer<LogRecord> taker)
      throws IOException {
    String prefix = topic.wire() + "-";
    for (Map.Entry<String, Long> partition : end.next().entrySet()) {
      if (partition.getKey().startsWith(prefix)) {
        int number = Integer.parseInt(partition.getKey().substring(prefix.length()));
        try (LogReader reader = log.reader(topic, number, 0)) {
          while (reader.offset() < partition.getValue()) {
            long left = partition.getValue() - reader.offset();
            reader.poll((int) Math.min(POLLED, left)).forEach(taker);
          }
        }
      }
    }
  }
}
