package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogJsonTest {

  @Test
  void parse_ofWrite_isTheSameChange() {
    CatalogChange change =
        parse(
            "{\"event_id\":\"c1\",\"event_time\":\"2026-01-31T12:00:00Z\",\"op\":\"upsert\",\"item\":"
                + "{\"id\":\"a\",\"title\":\"轻奢纯棉四件套\",\"price\":\"899.00 CNY\","
                + "\"sale_price\":{\"amount\":799,\"currency\":\"CNY\"},\"brand\":\"棉语\","
                + "\"product_type\":[\"家居\",\"床品\"],\"availability\":\"out_of_stock\","
                + "\"item_group_id\":\"g\",\"color\":\"白\",\"language\":\"zh\"}}");
    assertEquals(change, parse(CatalogJson.write(change)));
    Item item = ((CatalogChange.Upsert) change).item();
    assertEquals("家居 > 床品", item.category());
    assertEquals("799 CNY", item.effectivePrice().toString());
    assertEquals("白", item.attributes().get("color"));
    CatalogChange delete = new CatalogChange.Delete("c2", change.time(), "a");
    assertEquals(delete, parse(CatalogJson.write(delete)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"op\":\"upsert\"}|event_id",
        "{HEAD,\"op\":\"move\"}|op",
        "{HEAD,\"op\":\"upsert\"}|item",
        "{HEAD,\"op\":\"delete\"}|id",
        "{HEAD,\"op\":\"offer\",\"price\":\"1 GBP\"}|id",
        "{HEAD,\"op\":\"offer\",\"id\":\"a\"}|offer",
        "{HEAD,\"op\":\"offer\",\"id\":\"a\",\"price\":null}|offer",
        "{HEAD,\"op\":\"offer\",\"id\":\"a\",\"price\":7}|price",
        "{HEAD,\"op\":\"offer\",\"id\":\"a\",\"availability\":\"soon\"}|availability",
        "{HEAD,\"op\":\"offer\",\"id\":\"a\",\"price\":\"2 GBP\",\"sale_price\":\"1 USD\"}|sale_price",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\"}}|price",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\",\"price\":\"cheap\"}}|price",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\",\"price\":\"-1 GBP\"}}|price",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\",\"price\":\"1 gbp\"}}|currency",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"price\":\"1 GBP\"}}|title",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\",\"price\":\"1 GBP\",\"availability\":\"soon\"}}|availability",
        "{HEAD,\"op\":\"upsert\",\"item\":{\"id\":\"a\",\"title\":\"t\",\"price\":\"1 GBP\",\"product_type\":\"A > > B\"}}|product_type",
      })
  void parse_ofABrokenChange_namesTheField(String json, String field) {
    String head = "\"event_id\":\"c\",\"event_time\":\"2026-01-31T12:00:00Z\"";
    assertEquals(
        field,
        assertThrows(InvalidInputException.class, () -> parse(json.replace("HEAD", head))).field());
  }

  @Test
  void offers_changeWhatTheyName_andANullSalePriceEndsTheSale() {
    CatalogChange change =
        parse(
            "{\"event_id\":\"c\",\"event_time\":\"2026-01-31T12:00:00Z\",\"op\":\"offer\","
                + "\"id\":\"a\",\"sale_price\":null,\"availability\":\"backorder\"}");
    OfferPatch patch = new OfferPatch(null, true, null, Availability.BACKORDER);
    assertEquals(
        new CatalogChange.OfferUpdate("c", Instant.parse("2026-01-31T12:00:00Z"), "a", patch),
        change);
    assertEquals(change, parse(CatalogJson.write(change)));
    OfferPatch price = new OfferPatch(new Money(new BigDecimal("2.50"), "GBP"), false, null, null);
    CatalogChange dearer = new CatalogChange.OfferUpdate("d", change.time(), "a", price);
    assertEquals(dearer, parse(CatalogJson.write(dearer)));
  }

  private static CatalogChange parse(String json) {
    return CatalogJson.parseChange(json.getBytes(StandardCharsets.UTF_8));
  }
}
