package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.souk.cli.config.LogConfig;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LogOptionsTest {

  private static final SoukConfig READ = SoukConfigReader.defaults();

  private static SoukConfig over(String... args) {
    LogOptions options = new LogOptions();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(args);
    return options.over(READ);
  }

  @Test
  void nothingAskedFor_isWhatIsConfigured() {
    assertEquals(READ, over());
    assertEquals(READ.data(), over("--log", "jsonl").data());
  }

  @Test
  void anotherKind_hasADirectoryOfItsOwn_unlessOneIsNamed() {
    SoukConfig kafka = over("--log", "kafka");
    assertInstanceOf(LogConfig.Kafka.class, kafka.log());
    assertEquals(Path.of(".souk/data-kafka"), kafka.data());
    assertEquals(Path.of("here"), over("--log", "kafka", "--data", "here").data());
  }

  @Test
  void brokers_meanKafka() {
    LogConfig.Kafka kafka =
        assertInstanceOf(LogConfig.Kafka.class, over("--bootstrap", "k1:9092").log());
    assertEquals("k1:9092", kafka.bootstrap());
  }
}
