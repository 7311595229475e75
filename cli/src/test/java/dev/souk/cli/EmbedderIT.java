package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.HttpConfig;
import dev.souk.api.SoukServer;
import dev.souk.cli.config.SoukConfig;
import dev.souk.cli.config.SoukConfigReader;
import dev.souk.cli.runtime.SoukRuntime;
import dev.souk.config.SettingsException;
import dev.souk.domain.Json;
import dev.souk.domain.ShopId;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A shop with a sentence embedder of its own, from the model's file to the answer. */
class EmbedderIT {

  private static final ShopId SHOP = new ShopId("clothes");

  /** So many that they are quantised. */
  private static final int DIMS = 256;

  /** A word's line is its row in the model; the first four are no words. */
  private static final List<String> WORDS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "coat", "parka", "mug", "beaker", "lamp");

  @TempDir Path temp;

  /** A model in which each word means what {@code axes} says. */
  private Path model(String name, int... axes) throws Exception {
    float[][] table = new float[WORDS.size()][DIMS];
    for (int word = 0; word < axes.length; word++) {
      table[4 + word][axes[word]] = 1;
      table[4 + word][100 + word] = 0.2f;
    }
    return TinyModel.ofTokens(temp.resolve(name), table, "input_ids", "attention_mask");
  }

  private SoukConfig config(Path model) throws Exception {
    Path items =
        Files.write(
            temp.resolve("items.jsonl"),
            List.of(
                "{\"id\":\"a\",\"title\":\"Arctic parka\",\"price\":\"90 EUR\"}",
                "{\"id\":\"b\",\"title\":\"Stone beaker\",\"price\":\"9 EUR\"}",
                "{\"id\":\"c\",\"title\":\"Brass lamp\",\"price\":\"40 EUR\"}",
                "{\"id\":\"d\",\"title\":\"Rubber duck\",\"price\":\"4 EUR\"}"));
    Path file =
        Files.writeString(
            temp.resolve("souk.yaml"),
            """
            data: %s
            ranking: ../config/ranking
            similarity: simd
            shops:
              clothes:
                embedder: {kind: onnx, model: %s, tokenizer: %s}
                seed: [{catalog: %s}]
            """
                .formatted(
                    temp.resolve("data"),
                    model,
                    Files.write(temp.resolve("vocab.txt"), WORDS),
                    items));
    return SoukConfigReader.read(file);
  }

  @Test
  void itemsAreFoundByMeaning_andByThatOfAnotherModelAfterItIsNamed() throws Exception {
    String first;
    try (SoukRuntime runtime =
            SoukRuntime.start(config(model("one.onnx", 0, 0, 1, 1, 2)), System.out);
        SoukServer server =
            SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served())) {
      runtime.awaitReady();
      first = basis(runtime);
      assertTrue(first.startsWith("onnx-256-"), first);
      JsonNode coat = search(server, "coat");
      assertEquals("a", coat.at("/hits/0/item/id").stringValue(), coat.toString());
      assertTrue(coat.at("/hits/0/sources/vector/raw").doubleValue() > 0.9, coat.toString());
      assertEquals(
          "q: no item has any of the words; these are near in meaning",
          coat.at("/notes/0").stringValue());
      assertEquals("b", search(server, "mug").at("/hits/0/item/id").stringValue());
      assertEquals("a", search(server, "parka").at("/hits/0/item/id").stringValue());
      assertEquals(1, search(server, "parka").required("total").intValue(), "words are enough");
      assertEquals(0, search(server, "zzz").required("total").intValue(), "it means nothing");
    }
    // In the other model a coat is what a lamp is.
    try (SoukRuntime runtime =
            SoukRuntime.start(config(model("two.onnx", 2, 0, 1, 1, 2)), System.out);
        SoukServer server =
            SoukServer.start(HttpConfig.defaults().at("127.0.0.1", 0), runtime.served())) {
      runtime.awaitReady();
      assertNotEquals(first, basis(runtime));
      assertEquals("c", search(server, "coat").at("/hits/0/item/id").stringValue());
      assertEquals("g1", generation(runtime));
      String url = "http://127.0.0.1:" + server.port();
      assertEquals(
          0, SoukCommand.run("rebuild", "--shop", "clothes", "--url", url, "--verify", "--switch"));
      assertEquals("g2", generation(runtime));
      assertEquals("c", search(server, "coat").at("/hits/0/item/id").stringValue());
    }
  }

  @Test
  void whatIsWrongWithModelsIsSaidAtTheStart() throws Exception {
    Path broken = Files.writeString(temp.resolve("broken.onnx"), "no model");
    SoukConfig config = config(broken);
    SettingsException refused =
        assertThrows(SettingsException.class, () -> SoukRuntime.start(config, System.out));
    List<String> problems = new ArrayList<>(refused.problems());
    assertEquals(1, problems.size(), problems.toString());
    assertTrue(
        problems.getFirst().startsWith("shops.clothes.embedder: model: " + broken),
        problems.toString());
  }

  private static String basis(SoukRuntime runtime) {
    return runtime.shop(SHOP).search().status().basis();
  }

  private static String generation(SoukRuntime runtime) {
    return Objects.requireNonNull(runtime.shop(SHOP).search().status().snapshots().get("items"))
        .generation();
  }

  private static JsonNode search(SoukServer server, String text) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:%d/v1/clothes/search?q=%s"
                                .formatted(
                                    server.port(),
                                    URLEncoder.encode(text, StandardCharsets.UTF_8))))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return Json.tree(response.body());
  }
}
