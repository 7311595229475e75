package dev.souk.jobs.kafka;

import dev.souk.jobs.source.LogLine;
import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A {@link KafkaSource} that also says whether it is still behind the lines that were there when it
 * started, so that Flink takes checkpoints less often meanwhile. State is that of the source it
 * wraps.
 */
final class BacklogSource implements Source<LogLine, KafkaPartitionSplit, KafkaSourceEnumState> {

  private static final long serialVersionUID = 1L;

  private final KafkaSource<LogLine> source;
  private final KafkaLogConfig config;
  private final String topic;

  BacklogSource(KafkaSource<LogLine> source, KafkaLogConfig config, String topic) {
    this.source = source;
    this.config = config;
    this.topic = topic;
  }

  @Override
  public Boundedness getBoundedness() {
    return source.getBoundedness();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    return new BacklogEnumerator(source.createEnumerator(context), context, config, topic);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return new BacklogEnumerator(source.restoreEnumerator(context, state), context, config, topic);
  }

  @Override
  public SourceReader<LogLine, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new BacklogReader(source.createReader(context), context);
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return source.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return source.getEnumeratorCheckpointSerializer();
  }
}
