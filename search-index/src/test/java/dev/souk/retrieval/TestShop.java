package dev.souk.retrieval;

import dev.souk.domain.Availability;
import dev.souk.domain.EventKind;
import dev.souk.domain.Item;
import dev.souk.domain.Money;
import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import dev.souk.kernels.SimilarityBackend;
import dev.souk.kernels.scalar.ScalarBackend;
import dev.souk.representation.collaborative.Interactions;
import dev.souk.retrieval.ranking.RankingProfiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shop of lamps, mugs, phones and quilts, in English and Chinese, with shoppers who buy lamps and
 * bulbs together, and mugs and teapots.
 */
final class TestShop implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  final TestViews views;
  final SimilarityBackend backend = new ScalarBackend();
  final LuceneShopSearch search;

  TestShop(Path root) throws IOException {
    views = new TestViews(root);
    views.items(
        item("lamp-red", "Red table lamp", "A small lamp of red glass", 25, "Lumo", "Lamps", "red"),
        item(
            "lamp-blue",
            "Blue table lamp",
            "A small lamp of blue glass",
            30,
            "Lumo",
            "Lamps",
            "blue"),
        item(
            "lamp-floor",
            "Floor lamp of brass",
            "Stands beside a sofa",
            120,
            "Brassi",
            "Lamps",
            null),
        item("bulb", "LED bulb for lamps", "Warm white light", 5, "Lumo", "Bulbs", null),
        item("mug-red", "Red mug", "Holds tea or coffee", 8, "Potter", "Mugs", "red"),
        item("mug-blue", "Blue mug", "Holds tea or coffee", 8, "Potter", "Mugs", "blue"),
        item("teapot", "Teapot of clay", "Brews tea for four", 40, "Potter", "Teapots", null),
        item("phone", "华为手机 5G", "全网通 智能手机", 499, "华为", "手机", null),
        item("case", "手机壳 防摔", "适用于华为手机", 9, "壳王", "手机壳", null),
        item("quilt", "纯棉四件套", "柔软的床上用品", 60, "眠眠", "床品", null));
    views.items(
        with(
            item("shade-s", "Lamp shade small", "Linen", 12, "Lumo", "Shades", null),
            "shade",
            Availability.IN_STOCK),
        with(
            item("shade-l", "Lamp shade large", "Linen", 15, "Lumo", "Shades", null),
            "shade",
            Availability.IN_STOCK),
        with(
            item("lamp-gone", "Green table lamp", "Sold out", 20, "Lumo", "Lamps", "green"),
            null,
            Availability.OUT_OF_STOCK));
    double popularity = 10;
    for (String id :
        List.of(
            "mug-red",
            "lamp-blue",
            "lamp-red",
            "bulb",
            "teapot",
            "phone",
            "case",
            "quilt",
            "lamp-floor",
            "mug-blue",
            "shade-s",
            "lamp-gone")) {
      views.signals(id, popularity, id.equals("quilt") ? 3 : 0.1 * popularity);
      popularity -= 0.5;
    }
    views.models(interactions(), baskets());
    views.publish();
    search =
        new LuceneShopSearch(
            views.store(), backend, RankingProfiles.of(), QueryEmbedder.lsa(views::basis));
  }

  static Interactions interactions() {
    Interactions.Builder builder = Interactions.builder();
    for (int u = 0; u < 12; u++) {
      String lamp = u % 2 == 0 ? "lamp-red" : "lamp-blue";
      builder.add("l" + u, lamp, 1, NOW).add("l" + u, "bulb", 1, NOW);
      builder.add("m" + u, u % 2 == 0 ? "mug-red" : "mug-blue", 1, NOW);
      builder.add("m" + u, "teapot", 1, NOW);
      builder.add("p" + u, "phone", 1, NOW).add("p" + u, "case", 1, NOW);
    }
    return builder.build();
  }

  /** Lamps with bulbs; a mug with everything, and a quilt with a case once. */
  private static List<List<String>> baskets() {
    List<List<String>> baskets = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      baskets.add(List.of(i % 2 == 0 ? "lamp-red" : "lamp-blue", "bulb", "mug-red"));
      baskets.add(List.of("lamp-red", "shade-s"));
      baskets.add(List.of("lamp-red", "lamp-gone"));
      baskets.add(List.of("teapot", "mug-red"));
    }
    baskets.add(List.of("quilt", "case"));
    return baskets;
  }

  static Item item(
      String id,
      String title,
      String description,
      double price,
      String brand,
      String category,
      @Nullable String color) {
    return new Item(
        id,
        title,
        description,
        new Money(BigDecimal.valueOf(price), "USD"),
        null,
        brand,
        List.of("Home", category),
        Availability.IN_STOCK,
        null,
        null,
        null,
        null,
        color == null ? Map.of() : Map.of("color", color));
  }

  static Item with(Item item, @Nullable String group, Availability availability) {
    return new Item(
        item.id(),
        item.title(),
        item.description(),
        item.price(),
        item.salePrice(),
        item.brand(),
        item.productType(),
        availability,
        group,
        item.link(),
        item.imageLink(),
        item.language(),
        item.attributes());
  }

  /** The profile of somebody who bought these. */
  static Profile bought(String shopper, String... ids) {
    List<Touch> touches = new ArrayList<>();
    for (String id : ids) {
      touches.add(new Touch(id, EventKind.PURCHASE, 5, 0, 0, 1, NOW));
    }
    return new Profile(shopper, NOW, ids.length, touches, Map.of(), Map.of(), 0);
  }

  static List<String> ids(SearchResponse response) {
    return response.hits().stream().map(hit -> hit.item().id()).toList();
  }

  @Override
  public void close() throws IOException {
    search.close();
    backend.close();
    views.close();
  }
}
