package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.view.schema.SignalsSchema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void aLedgerOfBeforeDuplicatesWereToldApartIsRead() {
    byte[] old =
        "{\"accepted\":7,\"guests\":2,\"deadLetters\":{\"no-price\":3}}"
            .getBytes(StandardCharsets.UTF_8);
    Ledger expected = new Ledger(7, 2, 0, 0, Map.of("no-price", 3L));
    assertEquals(expected, SignalsSchema.readLedger(old));
    assertEquals(12, expected.received());
  }

  @Test
  void everyLineIsInOneColumnAndTheLateAreAmongTheCounted() {
    Ledger ledger = new Ledger(7, 2, 5, 4, Map.of("no-price", 3L, "not-json", 1L));
    assertEquals(7 + 2 + 5 + 4, ledger.received());
    assertEquals(ledger, SignalsSchema.readLedger(SignalsSchema.source(ledger)));
  }
}
