package dev.souk.jobs.kafka;

import java.util.HashMap;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Tells readers where the lines that were there at the start end.
 *
 * @param ends by the id of the split; only splits that had lines
 */
record BacklogEnds(HashMap<String, Long> ends) implements SourceEvent {

  private static final long serialVersionUID = 1L;
}
