package dev.souk.benchmarks.report;

import dev.souk.domain.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;

/**
 * What a benchmark found; docs/benchmarks.md describes its JSON. It is printed as it comes to be.
 * Not thread-safe.
 */
public final class Report {

  private final String name;
  private final PrintStream out;
  private final Map<String, Object> json = new LinkedHashMap<>();
  private final List<String> correctness = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final Map<String, Object> medians = new LinkedHashMap<>();
  private final Map<String, Object> ratios = new LinkedHashMap<>();

  /** A report that begins with the machine and the parameters. */
  public Report(String name, Map<String, ?> parameters, PrintStream out) {
    this.name = name;
    this.out = out;
    Machine machine = Machine.here();
    Map<String, String> versions = Machine.versions();
    json.put("name", name);
    json.put("machine", machine);
    json.put("versions", versions);
    json.put("parameters", parameters);
    json.put("correctness", correctness);
    json.put("runs", runs);
    json.put("medians", medians);
    json.put("ratios", ratios);
    out.printf(
        Locale.ROOT,
        "%s%n  %s, %d cores, %d MiB, heap %d MiB, load %.1f%n  %s%n  %s%n  %s%n",
        name,
        machine.cpu(),
        machine.cores(),
        machine.memoryMib(),
        machine.heapMib(),
        machine.load(),
        machine.os(),
        versions,
        parameters);
  }

  /** Notes what was found to be right. */
  public void correct(String what) {
    correctness.add(what);
    out.println("  correct: " + what);
  }

  /** Notes a run. */
  public void add(Run run) {
    runs.add(run);
    out.printf(
        Locale.ROOT,
        "  %-28s %9d events %8.2f s %9.0f/s %8.2f CPU s %9.0f/s per core%n",
        run.subject(),
        run.events(),
        run.seconds(),
        run.perSecond(),
        run.cpuSeconds(),
        run.perCoreSecond());
  }

  /** The median of one figure over the runs of {@code subject}; noted. */
  public double median(String subject, String figure, java.util.function.ToDoubleFunction<Run> of) {
    double[] values =
        runs.stream().filter(run -> run.subject().equals(subject)).mapToDouble(of).toArray();
    return median(subject + ", " + figure, values);
  }

  /** The median of {@code values}; noted as {@code figure}. */
  public double median(String figure, double[] values) {
    double median = Statistics.median(values);
    medians.put(figure, median);
    return median;
  }

  /** Notes a ratio, and prints it. */
  public void ratio(String what, double value) {
    ratios.put(what, value);
    out.printf(Locale.ROOT, "  %-60s %8.3f%n", what, value);
  }

  /** Notes anything else that belongs into the JSON. */
  public void put(String field, Object value) {
    json.put(field, value);
  }

  /** Prints a line. */
  public void say(String format, Object... values) {
    out.printf(Locale.ROOT, "  " + format + "%n", values);
  }

  /** Writes the JSON, if a file was asked for. */
  public void write(@Nullable Path file) throws IOException {
    if (file != null) {
      Files.writeString(
          file,
          Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json)
              + "\n");
      out.println("  " + name + " is in " + file);
    }
  }
}
