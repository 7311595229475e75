package dev.souk.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.lucene.util.Version;

/**
 * Where a benchmark ran.
 *
 * @param cpu its model
 * @param cores that this process may use
 * @param memoryMib of the machine
 * @param heapMib that this process may use
 * @param os system and kernel
 * @param load of the machine in the minute before, runnable threads; negative if unknown
 */
public record Machine(String cpu, int cores, long memoryMib, long heapMib, String os, double load) {

  /** This one, now. */
  public static Machine here() {
    com.sun.management.OperatingSystemMXBean system = system();
    return new Machine(
        cpuModel(),
        system.getAvailableProcessors(),
        system.getTotalMemorySize() >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        system.getSystemLoadAverage());
  }

  /** Seconds of processor time that this process has used, on all cores together. */
  public static double cpuSeconds() {
    return system().getProcessCpuTime() / 1e9;
  }

  private static com.sun.management.OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
  }

  private static String cpuModel() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      // Not a Linux: the architecture in os has to do.
    }
    return "unknown";
  }

  /** What it ran on: name and version. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    versions.put("flink", EnvironmentInformation.getVersion());
    versions.put("lucene", Version.LATEST.toString());
    try (InputStream kafka = Machine.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      if (kafka != null) {
        Properties properties = new Properties();
        properties.load(kafka);
        versions.put("kafka", properties.getProperty("version", "unknown"));
      }
    } catch (IOException e) {
      versions.put("kafka", "unknown");
    }
    return versions;
  }
}
