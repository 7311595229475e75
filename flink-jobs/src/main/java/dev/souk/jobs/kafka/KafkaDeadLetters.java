package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.jobs.sink.DeadLetterSink;
import dev.souk.jobs.sink.LetterLog;
import dev.souk.jobs.sink.LetterSink;
import dev.souk.log.DeadLetter;
import dev.souk.log.LogReader;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Appends letters to a shop's {@code dead-letters} topic when the checkpoint that they belong to is
 * complete, each once: see {@link LetterSink}.
 *
 * <p>Not Kafka transactions: their markers take offsets, so that a topic's end would no longer be
 * the number of its lines; they time out and lose what was prepared if a job is down for long; and
 * they would not keep a second generation of views from appending the letters of the first again.
 *
 * @param config where
 * @param shop whose log it is
 */
public record KafkaDeadLetters(KafkaLogConfig config, ShopId shop) implements DeadLetterSink {

  @Override
  public Sink<DeadLetter> sink() {
    return new LetterSink(new KafkaLetterLog(config, shop.value()));
  }

  private record KafkaLetterLog(KafkaLogConfig config, String shop) implements LetterLog {

    private static final long serialVersionUID = 1L;

    @Override
    public LogWriter openWriter() throws IOException {
      ShopId id = new ShopId(shop);
      Broker broker = Broker.connect(config);
      try {
        return new OwningWriter(
            new KafkaShopLog(config, id, new KafkaTopics(config, broker).ensure(id), broker),
            broker);
      } catch (IOException | RuntimeException e) {
        broker.close();
        throw e;
      }
    }

    @Override
    public LogReader openReader() throws IOException {
      return new KafkaLogReader(config, new ShopId(shop), Topic.DEAD_LETTERS, 0, 0);
    }
  }
}
