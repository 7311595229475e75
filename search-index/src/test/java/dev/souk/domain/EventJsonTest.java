package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

  private static final String HEAD =
      "\"event_id\":\"e1\",\"event_time\":\"2026-01-31T12:00:00Z\",\"user_id\":\"u1\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\"}]",
        "\"event_name\":\"select_item\",\"query_id\":\"q\",\"items\":[{\"item_id\":\"a\",\"index\":3}]",
        "\"event_name\":\"view_item_list\",\"items\":[{\"item_id\":\"a\"},{\"item_id\":\"b\"}]",
        "\"event_name\":\"view_search_results\",\"search_term\":\"红灯\"",
        "\"event_name\":\"add_to_cart\",\"currency\":\"GBP\",\"items\":[{\"item_id\":\"a\",\"price\":2.55}]",
        "\"event_name\":\"remove_from_cart\",\"items\":[{\"item_id\":\"a\"}]",
        "\"event_name\":\"add_to_wishlist\",\"items\":[{\"item_id\":\"a\"}]",
        "\"event_name\":\"purchase\",\"transaction_id\":\"t\",\"items\":[{\"item_id\":\"a\",\"quantity\":6,\"item_brand\":\"B\",\"item_category\":\"C > D\"}]",
        "\"event_name\":\"refund\",\"transaction_id\":\"t\",\"items\":[{\"item_id\":\"a\"}]",
        "\"event_name\":\"review\",\"rating\":4,\"text\":\"很好\",\"items\":[{\"item_id\":\"a\"}]",
      })
  void parse_ofWrite_isTheSameEvent(String body) {
    ShopEvent event = parse("{" + HEAD + "," + body + "}");
    assertEquals(event, parse(EventJson.write(event)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|body",
        "[]|body",
        "{\"event_id\":\"e\"}|event_name",
        "{HEAD,\"event_name\":\"look\"}|event_name",
        "{HEAD,\"event_name\":\"view_item\"}|items",
        "{HEAD,\"event_name\":\"view_item\",\"items\":{}}|items",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[1]}|items[0]",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{}]}|items[0].item_id",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{\"item_id\":\" \"}]}|items[0].item_id",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":0}]}|quantity",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"quantity\":1.5}]}|items[0].quantity",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"price\":\"2\"}]}|items[0].price",
        "{HEAD,\"event_name\":\"view_item\",\"items\":[{\"item_id\":\"a\",\"price\":2}]}|currency",
        "{HEAD,\"event_name\":\"review\",\"items\":[{\"item_id\":\"a\"}]}|rating",
        "{HEAD,\"event_name\":\"review\",\"rating\":6,\"items\":[{\"item_id\":\"a\"}]}|rating",
        "{HEAD,\"event_name\":\"view_search_results\"}|search_term",
        "{\"event_id\":\"e\",\"event_name\":\"view_item\",\"event_time\":\"yesterday\"}|event_time",
        "{\"event_id\":\"e\",\"event_name\":\"view_item\",\"event_time\":99999999999999999}|event_time",
        "{HEAD,\"schema_version\":2,\"event_name\":\"view_item\"}|schema_version",
        "{HEAD,\"event_id\":\"twice\"}|body",
      })
  void parse_ofABrokenEvent_namesTheField(String json, String field) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> parse(json.replace("HEAD", HEAD)));
    assertEquals(field, refused.field(), refused.getMessage());
    assertTrue(String.valueOf(refused.getMessage()).contains("(expected: "), refused.getMessage());
  }

  @Test
  void parse_ofBytesThatAreNotUtf8_isRefused() {
    byte[] bytes = {'{', '"', (byte) 0xC3, '"', ':', '1', '}'};
    assertEquals(
        "body", assertThrows(InvalidInputException.class, () -> EventJson.parse(bytes)).field());
  }

  @Test
  void parse_ofEpochMilliseconds_isThatTime() {
    ShopEvent event =
        parse(
            "{\"event_id\":7,\"event_time\":1769860800000,\"event_name\":\"view_item\","
                + "\"items\":[{\"item_id\":85123}]}");
    assertEquals("2026-01-31T12:00:00Z", event.header().time().toString());
    assertEquals("85123", event.items().getFirst().itemId());
    assertTrue(event.header().guest());
  }

  private static ShopEvent parse(String json) {
    return EventJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
