package dev.souk.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where processor time goes, by samples of all threads: Flight Recorder's CPU-time samples, which
 * count native code as well, where the system has them (Linux), else its samples of Java code.
 * Samples whose stack could not be walked are in the total only.
 */
public final class CpuProfile implements AutoCloseable {

  private static final String CPU_TIME = "jdk.CPUTimeSample";
  private static final String EXECUTION = "jdk.ExecutionSample";
  private static final String NATIVE = "jdk.NativeMethodSample";
  private static final int TOP = 25;

  private final Recording recording = new Recording();

  /** Begins to take samples. */
  public CpuProfile() {
    if (System.getProperty("os.name").startsWith("Linux")) {
      recording.enable(CPU_TIME).with("throttle", "10ms").withStackTrace();
    } else {
      recording.enable(EXECUTION).with("period", "10 ms").withStackTrace();
      recording.enable(NATIVE).with("period", "10 ms").withStackTrace();
    }
    recording.start();
  }

  /**
   * Shares of samples.
   *
   * @param samples how many there were
   * @param byPart by the part of Souk, or the library, whose code or callee it was
   * @param byMethod by the method on top of the stack, the {@value #TOP} most frequent
   */
  public record Shares(int samples, Map<String, Double> byPart, Map<String, Double> byMethod) {}

  /** Ends sampling and adds up. */
  public Shares stop() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("souk-bench", ".jfr");
    try {
      recording.dump(file);
      Map<String, Integer> parts = new TreeMap<>();
      Map<String, Integer> methods = new TreeMap<>();
      int samples = 0;
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          RecordedEvent event = events.readEvent();
          String type = event.getEventType().getName();
          if (type.equals(CPU_TIME) || type.equals(EXECUTION) || type.equals(NATIVE)) {
            samples++;
            count(event.getStackTrace(), parts, methods);
          }
        }
      }
      return new Shares(
          samples, shares(parts, samples, parts.size()), shares(methods, samples, TOP));
    } finally {
      Files.delete(file);
    }
  }

  private static void count(
      RecordedStackTrace stack, Map<String, Integer> parts, Map<String, Integer> methods) {
    if (stack == null || stack.getFrames().isEmpty()) {
      parts.merge("JVM itself (GC, compiler) and stacks that could not be walked", 1, Integer::sum);
      return;
    }
    List<String> names = new ArrayList<>(stack.getFrames().size());
    for (RecordedFrame frame : stack.getFrames()) {
      names.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    methods.merge(names.getFirst(), 1, Integer::sum);
    parts.merge(Parts.of(names), 1, Integer::sum);
  }

  private static Map<String, Double> shares(Map<String, Integer> counts, int total, int most) {
    Map<String, Double> shares = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(most)
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / (double) total));
    return shares;
  }

  @Override
  public void close() {
    recording.close();
  }
}
