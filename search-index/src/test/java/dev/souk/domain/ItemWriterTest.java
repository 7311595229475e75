package dev.souk.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

class ItemWriterTest {

  private static final Item FULL =
      new Item(
          "a",
          "轻奢 \"four\" pieces",
          "Soft.\nWarm.",
          Money.parse("price", "899.00 CNY"),
          Money.parse("sale_price", "799.50 CNY"),
          "棉语",
          List.of("家居", "床品"),
          Availability.OUT_OF_STOCK,
          "group",
          "https://shop.example/a",
          "https://shop.example/a.png",
          "zh",
          Map.of("color", "白", "size", "2 m"));

  private static final Item BARE =
      new Item(
          "b",
          "Lamp",
          "",
          Money.parse("price", "5 GBP"),
          null,
          null,
          List.of(),
          Availability.IN_STOCK,
          null,
          null,
          null,
          null,
          Map.of());

  @Test
  void allFields_areThoseOfTheTree() {
    assertEquals(CatalogJson.toJson(FULL), written(ItemWriter.ALL, FULL));
    assertEquals(CatalogJson.toJson(BARE), written(ItemWriter.ALL, BARE));
  }

  @Test
  void namedFields_areWrittenBesideTheId() {
    ItemWriter some = new ItemWriter(Set.of("title", "price", "color", "nothing"));
    assertEquals(
        Json.tree(
            """
            {"id": "a", "title": "轻奢 \\"four\\" pieces", "price": "899.00 CNY", "color": "白"}\
            """),
        written(some, FULL));
    assertEquals(
        Json.tree(
            """
            {"id": "b", "title": "Lamp", "price": "5 GBP"}\
            """),
        written(some, BARE));
  }

  private static JsonNode written(ItemWriter writer, Item item) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      writer.write(out, item);
    }
    return Json.MAPPER.readTree(bytes.toByteArray());
  }
}
