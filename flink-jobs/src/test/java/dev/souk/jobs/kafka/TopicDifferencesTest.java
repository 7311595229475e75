package dev.souk.jobs.kafka;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class TopicDifferencesTest {

  private static final Logger LOG = LoggerFactory.getLogger(TopicDifferencesTest.class);

  private final TopicDifferences differences = new TopicDifferences("souk.gifts.behavior");

  @Test
  void report_ofWhatLosesNothing_isOnlyAWarning() {
    differences.compare("cleanup.policy", "delete", "delete");
    differences.compare("retention.ms", "-1", "86400000");
    differences.compare("retention.ms", "90000000", "86400000");
    differences.compare("min.insync.replicas", "1", "2");
    differences.compare("partitions", 6, 2);
    assertDoesNotThrow(() -> differences.report(LOG));
  }

  @Test
  void report_ofWhatLosesLines_namesAllOfIt() {
    differences.compare("cleanup.policy", "compact", "delete");
    differences.compare("retention.ms", "60000", "-1");
    IOException refused = assertThrows(IOException.class, () -> differences.report(LOG));
    assertEquals(
        "topic souk.gifts.behavior would lose lines: cleanup.policy: compact (expected: delete);"
            + " retention.ms: 60000 (expected: -1). Change it with kafka-configs, or the setting"
            + " that asks for it",
        refused.getMessage());
  }
}
