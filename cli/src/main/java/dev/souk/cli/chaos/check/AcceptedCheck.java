package dev.souk.cli.chaos.check;

import dev.souk.cli.chaos.stream.Accepted;
import dev.souk.cli.chaos.stream.ChaosLines;
import dev.souk.jobs.log.ShopLog;
import dev.souk.log.LogPosition;
import dev.souk.log.LogRecord;
import dev.souk.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks in the log for every line that was accepted. */
public final class AcceptedCheck {

  private static final Pattern EVENT_ID = Pattern.compile("\"event_id\":\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile(ChaosLines.EVENT_PREFIX + "(\\d+)");

  private final BitSet numbers = new BitSet();
  private final Set<String> changes = new HashSet<>();
  private long lines;

  private AcceptedCheck() {}

  /**
   * Reads the log up to {@code end} and reports what is missing.
   *
   * @return how many lines the log has
   * @throws IOException if the log cannot be read
   */
  public static long run(ShopLog log, LogPosition end, Accepted accepted, Findings findings)
      throws IOException {
    AcceptedCheck check = new AcceptedCheck();
    for (Topic topic : List.of(Topic.CATALOG, Topic.BEHAVIOR)) {
      LogLines.read(log, topic, end, check::note);
    }
    BitSet missing = accepted.numbers();
    missing.andNot(check.numbers);
    for (int n = missing.nextSetBit(0); n >= 0; n = missing.nextSetBit(n + 1)) {
      findings.add(Finding.NOT_IN_LOG, "line " + n);
    }
    for (String change : accepted.changes()) {
      if (!check.changes.contains(change)) {
        findings.add(Finding.NOT_IN_LOG, "catalogue change " + change);
      }
    }
    return check.lines;
  }

  private void note(LogRecord record) {
    lines++;
    String line = new String(record.value(), StandardCharsets.UTF_8);
    Matcher id = EVENT_ID.matcher(line);
    String text = id.find() ? id.group(1) : line;
    Matcher number = NUMBER.matcher(text);
    if (number.matches() || text.equals(line) && number.find()) {
      numbers.set(Integer.parseInt(number.group(1)));
    } else {
      changes.add(text);
    }
  }
}
