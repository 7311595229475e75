package dev.souk.peers.spark;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.collection.Seq;

/**
 * Trains Spark MLlib's implicit ALS on {@code user item item ...} lines and writes its factors.
 *
 * <p>Arguments: train file, folder for the factors, cores, rank, iterations, regParam, alpha, seed,
 * repetitions. The folder then has {@code users.bin}, {@code items.bin} and, last, {@code
 * result.properties}. The time is that of {@code fit} alone, which ends with both factors counted
 * in memory, on ratings that are cached and counted before, after a short training that warms the
 * JVM up; each repetition's is given, with a comma between.
 */
public final class SparkAls {

  private static final int WARM_UP_RANK = 16;

  private SparkAls() {}

  /** Runs; any exception ends the process with 1. */
  public static void main(String[] args) throws IOException {
    if (args.length != 9) {
      throw new IllegalArgumentException(
          "arguments: "
              + args.length
              + " (expected: train folder cores rank iterations reg alpha seed)");
    }
    Path folder = Path.of(args[1]);
    int cores = Integer.parseInt(args[2]);
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + cores + "]")
            .appName("als")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "WARN")
            .config("spark.local.dir", folder.toString())
            .config("spark.sql.shuffle.partitions", String.valueOf(cores))
            .config("spark.default.parallelism", String.valueOf(cores))
            .getOrCreate();
    spark.sparkContext().setCheckpointDir(folder.resolve("checkpoints").toString());
    Dataset<Row> ratings = read(spark, Path.of(args[0])).repartition(cores);
    ratings.persist(StorageLevel.MEMORY_AND_DISK());
    ratings.count();
    ALS als =
        new ALS()
            .setImplicitPrefs(true)
            .setRank(Integer.parseInt(args[3]))
            .setMaxIter(Integer.parseInt(args[4]))
            .setRegParam(Double.parseDouble(args[5]))
            .setAlpha(Double.parseDouble(args[6]))
            .setSeed(Long.parseLong(args[7]))
            // One block of rows for each core: the fewest copies of factors sent between them.
            .setNumBlocks(cores)
            .setUserCol("user")
            .setItemCol("item")
            .setRatingCol("rating");
    als.copy(org.apache.spark.ml.param.ParamMap.empty())
        .setRank(WARM_UP_RANK)
        .setMaxIter(1)
        .fit(ratings);
    List<String> seconds = new ArrayList<>();
    List<String> cpuSeconds = new ArrayList<>();
    ALSModel model = fit(als, ratings, seconds, cpuSeconds);
    for (int i = 1; i < Integer.parseInt(args[8]); i++) {
      model = fit(als, ratings, seconds, cpuSeconds);
    }
    write(model.userFactors(), folder.resolve("users.bin"));
    write(model.itemFactors(), folder.resolve("items.bin"));
    String version = spark.version();
    spark.stop();
    Properties result = new Properties();
    result.setProperty("seconds", String.join(",", seconds));
    result.setProperty("cpuSeconds", String.join(",", cpuSeconds));
    result.setProperty("peakHeapMib", String.valueOf(peakHeapMib()));
    result.setProperty("peakRssMib", String.valueOf(peakRssMib()));
    result.setProperty("version", version);
    try (OutputStream out = Files.newOutputStream(folder.resolve("result.properties"))) {
      result.store(out, null);
    }
  }

  private static ALSModel fit(
      ALS als, Dataset<Row> ratings, List<String> seconds, List<String> cpuSeconds) {
    double cpu = cpuSeconds();
    long begin = System.nanoTime();
    ALSModel model = als.fit(ratings);
    seconds.add(String.valueOf((System.nanoTime() - begin) / 1e9));
    cpuSeconds.add(String.valueOf(cpuSeconds() - cpu));
    return model;
  }

  private static Dataset<Row> read(SparkSession spark, Path train) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(train)) {
      String[] ids = line.strip().split("\\s+", -1);
      for (int i = 1; i < ids.length; i++) {
        rows.add(RowFactory.create(Integer.parseInt(ids[0]), Integer.parseInt(ids[i]), 1f));
      }
    }
    StructType schema =
        new StructType()
            .add("user", DataTypes.IntegerType)
            .add("item", DataTypes.IntegerType)
            .add("rating", DataTypes.FloatType);
    return spark.createDataFrame(rows, schema);
  }

  /** Writes rows, rank, and for each row its id and factor. */
  private static void write(Dataset<Row> factors, Path file) throws IOException {
    List<Row> rows = factors.collectAsList();
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(rows.size());
      out.writeInt(rows.isEmpty() ? 0 : rows.get(0).<Seq<Float>>getAs(1).size());
      for (Row row : rows) {
        out.writeInt(row.getInt(0));
        List<Float> factor = row.getList(1);
        for (float value : factor) {
          out.writeFloat(value);
        }
      }
    }
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getProcessCpuTime()
        / 1e9;
  }

  private static long peakHeapMib() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
      }
    }
    return bytes >> 20;
  }

  private static long peakRssMib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    return 0;
  }
}
