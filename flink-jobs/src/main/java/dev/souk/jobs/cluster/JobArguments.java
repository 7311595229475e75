package dev.souk.jobs.cluster;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.JobSettings;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.queries.QueryOptions;
import dev.souk.log.LogPosition;
import dev.souk.representation.embedding.OnnxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a job is told on its command line. {@link #parse} reads what {@link #words} writes; how new
 * topics are made is not part of it, for a job makes none.
 *
 * @param shop the shop
 * @param kafka where its log is
 * @param shared where views, models and checkpoints are
 * @param scratch a directory on each machine of the cluster for indexes in the making
 * @param parallelism of the job, 1 to 128
 * @param shards Lucene indexes of each view, 1 to 128; fixed for the life of a generation
 * @param interval between checkpoints when the job keeps up with the log, 10 ms or more
 * @param backlogInterval between checkpoints while it catches up, 10 ms or more
 * @param generation the life of the views to write; empty for the newest that can be gone on with
 * @param until where to end, or null to go on for ever
 * @param options what a shop may tune
 * @param embedder that makes the items' vectors, null for those of the models
 */
public record JobArguments(
    ShopId shop,
    KafkaLogConfig kafka,
    SharedPlaces shared,
    String scratch,
    int parallelism,
    int shards,
    Duration interval,
    Duration backlogInterval,
    String generation,
    @Nullable LogPosition until,
    PipelineOptions options,
    @Nullable OnnxSettings embedder) {

  private static final String KAFKA = "kafka";
  private static final String CLIENT = "kafka.";
  private static final Duration LEAST = Duration.ofMillis(10);

  /**
   * @throws InvalidInputException if something is out of its range
   */
  public JobArguments {
    if (scratch.isBlank()) {
      throw new InvalidInputException("scratch", "''", "a directory");
    }
    inRange("parallelism", parallelism);
    inRange("shards", shards);
    atLeastTenMillis("interval", interval);
    atLeastTenMillis("backlog-interval", backlogInterval);
  }

  private static void inRange(String name, int value) {
    if (value < 1 || value > 128) {
      throw new InvalidInputException(name, value, "1 to 128");
    }
  }

  private static void atLeastTenMillis(String name, Duration value) {
    if (value.compareTo(LEAST) < 0) {
      throw new InvalidInputException(name, value, LEAST + " or more");
    }
  }

  /**
   * Reads {@code --name value} pairs, first those of the file that {@code --properties} names.
   *
   * @throws InvalidInputException if one is missing, unknown or out of its range
   */
  public static JobArguments parse(String... words) {
    Words given = Words.parse(words);
    JobArguments arguments = read(given);
    given.finish();
    return arguments;
  }

  /**
   * Reads what is here from words that may hold more.
   *
   * @throws InvalidInputException if something is missing or out of its range
   */
  public static JobArguments read(Words given) {
    return new JobArguments(
        new ShopId(given.needed("shop")),
        kafka(given),
        new SharedPlaces(
            given.needed("views"), given.needed("models"), given.needed("checkpoints")),
        given.needed("scratch"),
        given.integer("parallelism", 2),
        given.integer("shards", 2),
        given.duration("interval", Duration.ofMillis(500)),
        given.duration("backlog-interval", JobSettings.BACKLOG_INTERVAL),
        given.text("generation", ""),
        given.has("until") ? LogPosition.parse(given.needed("until")) : null,
        options(given),
        EmbedderWords.read(given));
  }

  private static KafkaLogConfig kafka(Words given) {
    String servers = given.needed(KAFKA);
    try {
      KafkaLogConfig defaults = KafkaLogConfig.defaults(servers);
      return new KafkaLogConfig(
          servers,
          given.text("prefix", defaults.prefix()),
          defaults.behaviorPartitions(),
          defaults.replicationFactor(),
          defaults.retention(),
          given.below(CLIENT));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(KAFKA, servers, String.valueOf(e.getMessage()));
    }
  }

  private static PipelineOptions options(Words given) {
    ProfileOptions profiles = PipelineOptions.DEFAULT.profiles();
    return new PipelineOptions(
        new ProfileOptions(
            given.duration("profile-half-life", profiles.halfLife()),
            given.integer("profile-items", profiles.items())),
        PipelineOptions.DEFAULT.signals(),
        new DuplicateOptions(
            given.duration("duplicate-window", PipelineOptions.DEFAULT.duplicates().window())),
        queries(given));
  }

  private static QueryOptions queries(Words given) {
    int shoppers = given.integer("query-shoppers", QueryOptions.DEFAULT.shoppers());
    try {
      return new QueryOptions(shoppers);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("query-shoppers", shoppers, "1 to 64");
    }
  }

  /** The command line that says this. */
  public List<String> words() {
    Map<String, String> pairs = new TreeMap<>();
    pairs.put("shop", shop.value());
    pairs.put(KAFKA, kafka.bootstrapServers());
    pairs.put("prefix", kafka.prefix());
    kafka.client().forEach((name, value) -> pairs.put(CLIENT + name, value));
    pairs.put("views", shared.views());
    pairs.put("models", shared.models());
    pairs.put("checkpoints", shared.checkpoints());
    pairs.put("scratch", scratch);
    pairs.put("parallelism", String.valueOf(parallelism));
    pairs.put("shards", String.valueOf(shards));
    pairs.put("interval", interval.toString());
    pairs.put("backlog-interval", backlogInterval.toString());
    pairs.put("generation", generation);
    if (until != null) {
      pairs.put("until", until.toString());
    }
    pairs.put("profile-half-life", options.profiles().halfLife().toString());
    pairs.put("profile-items", String.valueOf(options.profiles().items()));
    pairs.put("duplicate-window", options.duplicates().window().toString());
    EmbedderWords.write(embedder, pairs);
    pairs.put("query-shoppers", String.valueOf(options.queries().shoppers()));
    List<String> words = new ArrayList<>(2 * pairs.size());
    pairs.forEach((name, value) -> {
      words.add("--" + name);
      words.add(value);
    });
    return words;
  }

  /** The name of the streaming job. */
  public String jobName() {
    return jobName(shop);
  }

  /** The name of {@code shop}'s streaming job on a cluster. */
  public static String jobName(ShopId shop) {
    return "souk-" + shop;
  }

  /** The same with another parallelism. */
  public JobArguments withParallelism(int other) {
    return new JobArguments(
        shop,
        kafka,
        shared,
        scratch,
        other,
        shards,
        interval,
        backlogInterval,
        generation,
        until,
        options,
        embedder);
  }
}
