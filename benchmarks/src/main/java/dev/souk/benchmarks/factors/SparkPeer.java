package dev.souk.benchmarks.factors;

import dev.souk.cli.process.ChildProcess;
import dev.souk.cli.process.JavaCommand;
import dev.souk.cli.process.ProcessSpec;
import dev.souk.cli.process.SoukHome;
import dev.souk.kernels.FloatMatrix;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Spark MLlib's implicit ALS in a process of its own, on the JVM that this process runs on.
 *
 * @param train file of ratings
 * @param cores Spark's {@code local[cores]}
 * @param alpha how much more an observed cell weighs than another
 * @param regParam λ, which Spark multiplies by a row's number of entries
 * @param heap its {@code -Xmx}
 */
record SparkPeer(Path train, int cores, double alpha, double regParam, String heap) {

  /** The module, from the directory of ./souk. */
  private static final Path LIB = Path.of("benchmarks", "peers", "spark", "target", "lib");

  private static final Duration MOST = Duration.ofHours(2);

  /** What Spark reaches into: its JavaModuleOptions. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.base/sun.nio.cs",
          "java.base/sun.security.action",
          "java.base/sun.util.calendar");

  /**
   * Trains several times in one process.
   *
   * @param like whose users and items the factors are for
   * @param folder for its files
   * @return the factors of the last, with the times of each
   * @throws IOException if Spark fails; the message has the end of its log
   */
  List<Trained> train(
      RatingFile like, int rank, int iterations, long seed, int repetitions, Path folder)
      throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>(List.of("-Xmx" + heap));
    for (String opened : OPENED) {
      flags.add("--add-opens=" + opened + "=ALL-UNNAMED");
    }
    JavaCommand command =
        new JavaCommand(
            flags,
            SoukHome.find().resolve(LIB) + "/*",
            "dev.souk.peers.spark.SparkAls",
            List.of(
                train.toAbsolutePath().toString(),
                folder.toString(),
                String.valueOf(cores),
                String.valueOf(rank),
                String.valueOf(iterations),
                String.valueOf(regParam),
                String.valueOf(alpha),
                String.valueOf(seed),
                String.valueOf(repetitions)));
    Path done = folder.resolve("result.properties");
    ProcessSpec spec =
        new ProcessSpec("spark", command.words(), Map.of(), folder.resolve("spark.log"));
    try (ChildProcess child = ChildProcess.start(spec)) {
      child.awaitReady(() -> Files.exists(done), MOST);
    }
    Properties result = new Properties();
    try (InputStream in = Files.newInputStream(done)) {
      result.load(in);
    }
    FloatMatrix users = factors(folder.resolve("users.bin"), like.users(), rank);
    FloatMatrix items = factors(folder.resolve("items.bin"), like.items(), rank);
    String[] seconds = result.getProperty("seconds").split(",", -1);
    String[] cpuSeconds = result.getProperty("cpuSeconds").split(",", -1);
    List<Trained> trained = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      trained.add(
          new Trained(
              users,
              items,
              Double.parseDouble(seconds[i]),
              Double.parseDouble(cpuSeconds[i]),
              Long.parseLong(result.getProperty("peakHeapMib")),
              Long.parseLong(result.getProperty("peakRssMib"))));
    }
    return trained;
  }

  /** Rows that Spark has no factor of, as it has no rating of them, are 0. */
  private static FloatMatrix factors(Path file, int rows, int rank) throws IOException {
    float[] data = new float[rows * rank];
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      int count = in.readInt();
      int columns = in.readInt();
      if (columns != rank) {
        throw new IOException(file + ": rank " + columns + " (expected: " + rank + ")");
      }
      for (int i = 0; i < count; i++) {
        int row = in.readInt();
        for (int c = 0; c < rank; c++) {
          data[row * rank + c] = in.readFloat();
        }
      }
    }
    return new FloatMatrix(rows, rank, data);
  }
}
