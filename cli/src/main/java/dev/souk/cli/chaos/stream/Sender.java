package dev.souk.cli.chaos.stream;

import dev.souk.cli.chaos.stream.ChaosLine.Route;
import dev.souk.log.LogEntry;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends the batches of a stream, each until it is accepted: what was not accepted may be in the log
 * all the same, and is then in it twice, under the same ids. Several threads may {@link #run} one
 * sender.
 */
public final class Sender {

  private static final long PAUSE_MILLIS = 100;

  private final ChaosStream stream;
  private final Accepted accepted;
  private final ApiDoor api;
  private final LogWriter log;
  private final Pace pace;

  /**
   * @param accepted is told what is in the log
   * @param shops the shop's address at each API process, ending with a slash
   * @param log for lines that do not go through the API
   * @param linesPerSecond of all threads together
   */
  public Sender(
      ChaosStream stream, Accepted accepted, List<URI> shops, LogWriter log, int linesPerSecond) {
    this.stream = stream;
    this.accepted = accepted;
    this.api = new ApiDoor(shops);
    this.log = log;
    this.pace = new Pace(linesPerSecond);
  }

  /**
   * Sends until the stream ends.
   *
   * @throws IOException if something that must be accepted is refused
   */
  public void run() throws IOException, InterruptedException {
    for (Optional<ChaosBatch> batch = stream.next(); batch.isPresent(); batch = stream.next()) {
      pace.await(batch.get().lines().size());
      send(batch.get());
    }
  }

  /**
   * Sends the catalogue, and a little of what follows in its last batch.
   *
   * @throws IOException if something that must be accepted is refused
   */
  public void runCatalogue() throws IOException, InterruptedException {
    while (stream.inCatalogue()) {
      send(stream.next().orElseThrow());
    }
  }

  private void send(ChaosBatch batch) throws IOException, InterruptedException {
    List<ChaosLine> posted = new ArrayList<>();
    List<ChaosLine> written = new ArrayList<>();
    for (ChaosLine line : batch.lines()) {
      if (line.route() == Route.LOG) {
        written.add(line);
      } else if (line.topic() == Topic.BEHAVIOR) {
        posted.add(line);
      } else {
        change(line);
      }
    }
    post(posted);
    for (Topic topic : List.of(Topic.CATALOG, Topic.BEHAVIOR)) {
      write(topic, written);
    }
  }

  private void post(List<ChaosLine> lines) throws IOException, InterruptedException {
    if (lines.isEmpty()) {
      return;
    }
    StringBuilder body = new StringBuilder();
    for (ChaosLine line : lines) {
      body.append(line.entry().json()).append('\n');
    }
    while (!api.post(body.toString())) {
      pause(lines.size());
    }
    for (ChaosLine line : lines) {
      accepted.line(line.number());
    }
  }

  private void change(ChaosLine line) throws IOException, InterruptedException {
    ItemChange change = ItemChange.of(line);
    String id = api.change(change);
    while (id == null) {
      pause(1);
      id = api.change(change);
    }
    if (change.keepsId()) {
      accepted.line(line.number());
    } else {
      accepted.change(line.number(), id);
    }
  }

  private void write(Topic topic, List<ChaosLine> lines) throws InterruptedException {
    List<LogEntry> entries = new ArrayList<>();
    for (ChaosLine line : lines) {
      if (line.topic() == topic) {
        entries.add(line.entry());
      }
    }
    if (entries.isEmpty()) {
      return;
    }
    while (!written(topic, entries)) {
      pause(entries.size());
    }
    for (ChaosLine line : lines) {
      if (line.topic() == topic) {
        accepted.line(line.number());
      }
    }
  }

  private boolean written(Topic topic, List<LogEntry> entries) {
    try {
      log.append(topic, entries);
      return true;
    } catch (IOException e) {
      return false; // The broker is down; some entries may be in the log.
    }
  }

  private void pause(int lines) throws InterruptedException {
    accepted.retry(lines);
    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
  }
}
