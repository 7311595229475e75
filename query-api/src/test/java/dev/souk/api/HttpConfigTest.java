package dev.souk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.domain.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HttpConfigTest {

  private static final HttpConfig DEFAULTS = HttpConfig.defaults();

  @Test
  void defaults() {
    assertEquals("127.0.0.1", DEFAULTS.host());
    assertEquals(8080, DEFAULTS.port());
    assertEquals(Runtime.getRuntime().availableProcessors(), DEFAULTS.searchThreads());
    assertEquals(1 << 20, DEFAULTS.bodyLimit());
    assertEquals(8 << 20, DEFAULTS.batchLimit());
  }

  @Test
  void copiesChangeWhatTheySay() {
    HttpConfig config =
        DEFAULTS.at("0.0.0.0", 0).searching(3, 4, Duration.ofSeconds(5)).limited(2048, 4096);
    assertEquals("0.0.0.0", config.host());
    assertEquals(0, config.port());
    assertEquals(3, config.searchThreads());
    assertEquals(4, config.searchQueue());
    assertEquals(Duration.ofSeconds(5), config.searchTimeout());
    assertEquals(Duration.ofSeconds(1), config.waiting(Duration.ofSeconds(1)).searchWait());
    assertEquals(2048, config.bodyLimit());
    assertEquals(4096, config.batchLimit());
    assertEquals(DEFAULTS.grace(), config.grace());
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    refused("host", () -> DEFAULTS.at(" ", 1));
    refused("port", () -> DEFAULTS.at("h", -1));
    refused("port", () -> DEFAULTS.at("h", 65_536));
    refused("search_threads", () -> DEFAULTS.searching(0, 1, Duration.ofSeconds(1)));
    refused("search_queue", () -> DEFAULTS.searching(1, 0, Duration.ofSeconds(1)));
    refused("search_timeout", () -> DEFAULTS.searching(1, 1, Duration.ZERO));
    refused("search_wait", () -> DEFAULTS.waiting(Duration.ZERO));
    refused("body_limit", () -> DEFAULTS.limited(1, 4096));
    refused("batch_limit", () -> DEFAULTS.limited(4096, 1));
  }

  private static void refused(String field, Executable make) {
    InvalidInputException e = assertThrows(InvalidInputException.class, make);
    assertEquals(field, e.field());
    assertFalse(e.expected().isBlank());
  }
}
