package dev.souk.log;

import java.io.IOException;

/** Opens readers of a log; who opens one closes it. */
@FunctionalInterface
public interface LogReaders {

  /** A reader of {@code partition} of {@code topic} from line {@code from} on. */
  LogReader open(Topic topic, int partition, long from) throws IOException;
}
