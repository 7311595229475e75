package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

  private static Item parse(String more) {
    String json =
        """
        {"event_id": "1", "event_time": 0, "op": "upsert",
         "item": {"id": "a", "title": "Lamp", "price": "1 USD"%s}}\
        """
            .formatted(more);
    return ((CatalogChange.Upsert) CatalogJson.parseChange(json.getBytes(StandardCharsets.UTF_8)))
        .item();
  }

  @Test
  void attributes_sayWhatIsShown() {
    assertEquals(new Listing(false, null), Listing.of(parse("")));
    assertEquals(new Listing(true, null), Listing.of(parse(", \"hidden\": true")));
    assertEquals(new Listing(false, null), Listing.of(parse(", \"hidden\": \"false\"")));
    assertEquals(
        new Listing(false, Instant.parse("2026-02-01T00:00:00Z")),
        Listing.of(parse(", \"expiration_date\": \"2026-01-31\"")));
    assertEquals(
        new Listing(false, Instant.parse("2026-01-31T11:00:00Z")),
        Listing.of(parse(", \"expiration_date\": \"2026-01-31T12:00:00+01:00\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"hidden\": \"yes\"",
        "\"hidden\": 1",
        "\"expiration_date\": \"soon\"",
        "\"expiration_date\": \"2026-02-30\"",
        "\"expiration_date\": \"2026-01-31T12:00:00\"",
      })
  void otherForms_areRefusedWithTheirValue(String more) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> parse(", " + more));
    String value = more.substring(more.indexOf(':') + 1).strip().replace("\"", "");
    assertTrue(String.valueOf(refused.getMessage()).contains(value), refused.getMessage());
  }
}
