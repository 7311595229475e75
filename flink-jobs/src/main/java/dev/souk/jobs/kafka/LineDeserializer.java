package dev.souk.jobs.kafka;

import dev.souk.domain.ShopId;
import dev.souk.jobs.source.LocalLogs;
import dev.souk.jobs.source.LogLine;
import dev.souk.log.Topic;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of records. A record without a value, which Souk never writes, becomes an empty line
 * and so a dead letter.
 */
final class LineDeserializer implements KafkaRecordDeserializationSchema<LogLine> {

  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = {};

  private final String shop;
  private final Topic topic;
  private transient @Nullable LongAdder read;

  LineDeserializer(ShopId shop, Topic topic) {
    this.shop = shop.value();
    this.topic = topic;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    read = LocalLogs.read(new ShopId(shop));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> each, Collector<LogLine> out) {
    Objects.requireNonNull(read, "open() comes first").increment();
    byte[] value = each.value() == null ? NOTHING : each.value();
    out.collect(new LogLine(topic, each.partition(), each.offset(), value));
  }

  @Override
  public TypeInformation<LogLine> getProducedType() {
    return TypeInformation.of(LogLine.class);
  }
}
