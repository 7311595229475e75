package dev.souk.jobs.sink;

import dev.souk.jobs.parse.Progress;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What takes the documents of a view. */
@FunctionalInterface
public interface ViewSink {

  /**
   * Lets {@code documents} flow into the view.
   *
   * @param documents at most one for each key between two barriers; operators that emit them before
   *     the barrier are meant
   * @param progress how far the log was read for them
   */
  void consume(DataStream<ViewDocument> documents, DataStream<Progress> progress);
}
