package dev.souk.benchmarks.search;

import dev.souk.cli.process.SoukHome;
import dev.souk.domain.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Solr with the products in one core of one segment; its settings are those of the peer module. */
final class SolrEngine implements Engine {

  private static final Path LIB = Path.of("benchmarks", "peers", "solr", "target", "lib");
  private static final String CORE = "/solr/products";
  private static final int BATCH = 5_000;

  private final ServerProcess process;

  private SolrEngine(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it and puts the products in.
   *
   * @throws IOException if it fails; the message has the end of its log
   */
  static SolrEngine start(List<String> flags, Path folder, List<Product> products)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(flags);
    all.add("-Dsolr.log.dir=" + folder.resolve("solr-logs"));
    ServerProcess process =
        ServerProcess.start(
            "solr",
            all,
            SoukHome.find().resolve(LIB) + "/*",
            "dev.souk.peers.solr.SolrServer",
            folder.resolve("solr"),
            List.of());
    SolrEngine engine = new SolrEngine(process);
    try {
      engine.load(products);
      return engine;
    } catch (IOException | InterruptedException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private void load(List<Product> products) throws IOException, InterruptedException {
    Rest rest = new Rest(port());
    for (int from = 0; from < products.size(); from += BATCH) {
      ArrayNode batch = Json.MAPPER.createArrayNode();
      for (Product product : products.subList(from, Math.min(from + BATCH, products.size()))) {
        ObjectNode json = batch.addObject();
        json.put("id", product.id());
        json.put("title", product.title());
        json.put("completion", product.title());
        json.put("text", product.text());
        json.put("price", product.price());
        json.put("popularity", product.popularity());
        if (product.brand() != null) {
          json.put("brand", product.brand());
        }
        if (product.category() != null) {
          json.put("category", product.category());
        }
      }
      JsonNode _ = rest.send("POST", CORE + "/update", batch.toString());
    }
    JsonNode _ = rest.send("POST", CORE + "/update?optimize=true&maxSegments=1", "[]");
    JsonNode _ = rest.send("GET", CORE + "/suggest?suggest.build=true&suggest.q=a", "");
  }

  @Override
  public String name() {
    return "solr";
  }

  @Override
  public int port() {
    return process.port();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public byte[] request(Question question, Question.Kind kind) {
    String words = Rest.encoded(question.words());
    String search = CORE + "/select?q=" + words + "&rows=10&fl=id,title,price,brand,score";
    return switch (kind) {
      case TEXT, PERSONAL -> Rest.get(port(), search);
      case FACETS ->
          Rest.get(
              port(),
              search
                  + "&fq="
                  + Rest.encoded("price:[%d TO %d]".formatted(question.low(), question.high()))
                  + "&facet=true&facet.field=brand&facet.field=category&facet.limit=10"
                  + "&facet.mincount=1");
      case SUGGEST ->
          Rest.get(port(), CORE + "/suggest?suggest.q=" + Rest.encoded(question.typed()));
    };
  }

  @Override
  public List<Ranked> hits(byte[] body) {
    List<Ranked> hits = new ArrayList<>();
    for (JsonNode hit : Json.MAPPER.readTree(body).at("/response/docs")) {
      hits.add(new Ranked(hit.required("id").asString(), hit.required("score").doubleValue()));
    }
    return hits;
  }

  @Override
  public void close() {
    process.close();
  }
}
