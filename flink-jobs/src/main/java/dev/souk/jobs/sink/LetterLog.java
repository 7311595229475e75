package dev.souk.jobs.sink;

import dev.souk.log.LogReader;
import dev.souk.log.LogWriter;
import java.io.IOException;
import java.io.Serializable;

/** How a {@link LetterSink} gets at the log, in the process that it runs in. */
public interface LetterLog extends Serializable {

  /** A writer; the caller closes it. */
  LogWriter openWriter() throws IOException;

  /** A reader of the only partition of {@code dead-letters}, from its beginning. */
  LogReader openReader() throws IOException;
}
