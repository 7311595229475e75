package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reader says what the thorough one says, or nothing. */
class EventTokensTest {

  private static final String HEAD =
      "\"event_id\":\"e1\",\"event_time\":\"2026-01-31T12:00:00.5Z\",\"event_name\":";

  private static ShopEvent thorough(String json) {
    return EventJson.parse(Json.object(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"view_item\",\"user_id\":\" u1 \",\"items\":[{\"item_id\":\"a\"}]",
        "\"view_item\",\"user_id\":null,\"schema_version\":null,\"items\":[{\"item_id\":\"a\",\"price\":null}]",
        "\"select_item\",\"query_id\":\"q\",\"session_id\":\"s\",\"items\":[{\"item_id\":\"a\",\"index\":3}]",
        "\"view_item_list\",\"items\":[{\"item_id\":\"a\"},{\"item_id\":\"b\",\"quantity\":2}]",
        "\"view_search_results\",\"search_term\":\" 红灯 \",\"items\":[]",
        "\"view_search_results\",\"search_term\":\"x\",\"items\":null",
        "\"add_to_cart\",\"items\":[{\"price\":2.50,\"item_id\":\"a\"}],\"currency\":\"GBP\"",
        "\"add_to_cart\",\"items\":[{\"price\":3,\"item_id\":\"a\\u0041\"}],\"currency\":\"GBP\"",
        "\"remove_from_cart\",\"new_field\":true,\"other\":\"x\",\"items\":[{\"item_id\":\"a\"}]",
        "\"purchase\",\"transaction_id\":\"t\",\"items\":[{\"item_id\":\"a\",\"item_brand\":\"B\",\"item_category\":\"C > D\"}]",
        "\"refund\",\"transaction_id\":\"t\",\"items\":[{\"item_id\":\"a\"}]",
        "\"review\",\"rating\":4,\"text\":\"很好\",\"items\":[{\"item_id\":\"a\"}]",
      })
  void readsWhatIsUsual(String body) {
    String json = "{" + HEAD + body + "}";
    ShopEvent read = EventTokens.read(json.getBytes(StandardCharsets.UTF_8));
    assertNotNull(read);
    assertEquals(thorough(json), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "7",
        "{}",
        "{HEAD\"look\",\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"view_item\"}",
        "{HEAD\"view_item\",\"items\":{}}",
        "{HEAD\"view_item\",\"items\":[1]}",
        "{HEAD\"view_item\",\"items\":[{}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\" \"}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\",\"item_id\":\"b\"}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":1.5}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":99999999999}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\",\"price\":2}]}",
        "{HEAD\"view_item\",\"currency\":\"EUR\",\"items\":[{\"item_id\":\"a\",\"price\":0.1234567}]}",
        "{HEAD\"view_item\",\"currency\":\"eur\",\"items\":[{\"item_id\":\"a\",\"price\":2}]}",
        "{HEAD\"view_item\",\"x\":1,\"x\":2,\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"view_item\",\"x\":\"1\",\"x\":\"2\",\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"view_item\",\"event_id\":\"e2\",\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"view_item\",\"schema_version\":2,\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\"}]} x",
        "{HEAD\"view_item\",\"items\":[{\"item_id\":\"a\"}]",
        "{HEAD\"review\",\"items\":[{\"item_id\":\"a\"}]}",
        "{HEAD\"review\",\"rating\":3,\"items\":[{\"item_id\":\"a\"},{\"item_id\":\"b\"}]}",
        "{HEAD\"view_search_results\"}",
        "{HEAD\"view_item\",\"text\":\"\\uZZZZ\",\"items\":[{\"item_id\":\"a\"}]}",
      })
  void leavesWhatIsWrongToTheOther(String json) {
    String line = json.replace("HEAD", HEAD);
    assertNull(EventTokens.read(line.getBytes(StandardCharsets.UTF_8)));
    assertThrows(InvalidInputException.class, () -> thorough(line));
  }

  @Test
  void leavesOtherEncodingsToTheOther() {
    String json = "{" + HEAD + "\"view_item\",\"items\":[{\"item_id\":\"a\"}]}";
    assertNull(EventTokens.read(json.getBytes(StandardCharsets.UTF_16LE)));
    byte[] overlong = json.getBytes(StandardCharsets.ISO_8859_1);
    overlong[json.indexOf("e1")] = (byte) 0xC0;
    overlong[json.indexOf("e1") + 1] = (byte) 0xAF;
    assertNull(EventTokens.read(overlong));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T12:00:00Z",
        "1999-12-31T23:59:59.999999999Z",
        "2024-02-29T00:00:00.05Z",
        "2026-01-31T20:00:00+08:00",
        "2026-01-31T12:00Z",
        "2026-01-31T12:00:00.Z",
      })
  void timesAreThoseOfTheGeneralParser(String text) {
    assertEquals(OffsetDateTime.parse(text).toInstant(), Times.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30T12:00:00Z",
        "2026-13-01T12:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:00:00.1234567890Z",
        "2026-01-31 12:00:00Z",
        "2026-01-31T12:00:00",
        "yesterday",
      })
  void whatIsNoTimeIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> Times.parse(text));
  }
}
