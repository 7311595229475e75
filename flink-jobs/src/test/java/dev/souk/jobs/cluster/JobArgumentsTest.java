package dev.souk.jobs.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.domain.InvalidInputException;
import dev.souk.domain.ShopId;
import dev.souk.jobs.PipelineOptions;
import dev.souk.jobs.dedup.DuplicateOptions;
import dev.souk.jobs.kafka.KafkaLogConfig;
import dev.souk.jobs.profiles.ProfileOptions;
import dev.souk.jobs.queries.QueryOptions;
import dev.souk.log.LogPosition;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.Pooling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobArgumentsTest {

  private static final List<String> NEEDED =
      List.of(
          "--shop",
          "gifts",
          "--kafka",
          "one:9092,two:9092",
          "--views",
          "/v",
          "--models",
          "/m",
          "--checkpoints",
          "s3://bucket/c",
          "--scratch",
          "/tmp/s");

  @TempDir Path temp;

  private static String[] with(String... more) {
    List<String> words = new ArrayList<>(NEEDED);
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static String refusal(String... words) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> JobArguments.parse(words)).getMessage());
  }

  @Test
  void parse_ofWords_isWhatWasWritten() {
    JobArguments job =
        new JobArguments(
            new ShopId("gifts"),
            new KafkaLogConfig(
                "one:9092", "p", 2, 1, null, new TreeMap<>(Map.of("security.protocol", "SSL"))),
            new SharedPlaces("/v", "/m", "s3://bucket/c"),
            "/tmp/s",
            4,
            8,
            Duration.ofMillis(300),
            Duration.ofSeconds(7),
            "g3",
            LogPosition.parse("behavior-0:12,catalog-0:3"),
            new PipelineOptions(
                new ProfileOptions(Duration.ofDays(9), 77),
                PipelineOptions.DEFAULT.signals(),
                new DuplicateOptions(Duration.ofDays(3)),
                new QueryOptions(9)),
            new OnnxSettings("/e/model.onnx", "/e/vocab.txt", Pooling.CLS, "query: ", "", 64, 2));
    assertEquals(job, JobArguments.parse(job.words().toArray(String[]::new)));
  }

  @Test
  void parse_ofWhatIsNeeded_takesDefaults() {
    JobArguments job = JobArguments.parse(with());
    assertEquals(2, job.parallelism());
    assertEquals(Duration.ofMillis(500), job.interval());
    assertEquals("", job.generation());
    assertEquals("souk", job.kafka().prefix());
    assertEquals(PipelineOptions.DEFAULT, job.options());
    assertNull(job.until());
    assertNull(job.embedder());
  }

  @Test
  void parse_ofAFile_isOverriddenByWords() throws Exception {
    Path file = Files.writeString(temp.resolve("job"), "shards=6\nparallelism=5\n");
    JobArguments job =
        JobArguments.parse(with("--properties", file.toString(), "--parallelism", "3"));
    assertEquals(List.of(3, 6), List.of(job.parallelism(), job.shards()));
  }

  @Test
  void parse_refusesWithTheNameAndTheValue() {
    assertEquals("shop: missing (expected: a value)", refusal("--kafka", "one:9092"));
    assertEquals("parallelism: 0 (expected: 1 to 128)", refusal(with("--parallelism", "0")));
    assertEquals("shards: two (expected: a whole number)", refusal(with("--shards", "two")));
    assertEquals(
        "interval: 1s (expected: a time span such as PT0.5S)", refusal(with("--interval", "1s")));
    assertEquals(
        "embedder-pooling: max (expected: one of [mean, cls, model])",
        refusal(
            with(
                "--embedder-model", "m.onnx",
                "--embedder-tokenizer", "v.txt",
                "--embedder-pooling", "max")));
    assertEquals("generation: missing (expected: a value)", refusal(with("--generation")));
    assertEquals("argument: shards (expected: --name value)", refusal(with("shards", "2")));
    assertEquals(
        "argument: --shard (expected: one of",
        refusal(with("--shard", "2")).substring(0, "argument: --shard (expected: one of".length()));
  }
}
