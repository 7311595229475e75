package dev.souk.benchmarks.search;

import dev.souk.cli.process.SoukHome;
import dev.souk.domain.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OpenSearch with the products in one index of one shard and one segment. */
final class OpenSearchEngine implements Engine {

  private static final Path LIB = Path.of("benchmarks", "peers", "opensearch", "target", "lib");
  private static final int BATCH = 5_000;

  /** As Solr's schema says it, so as Souk analyses as far as OpenSearch's own filters go. */
  private static final String INDEX =
      """
      {"settings": {
         "index": {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "-1",
                   "requests.cache.enable": false},
         "similarity": {"bm25": {"type": "BM25", "k1": 1.2, "b": 0.75}},
         "analysis": {
           "filter": {
             "possessive": {"type": "stemmer", "language": "possessive_english"},
             "words": {"type": "stop", "stopwords": [
               "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has",
               "have", "if", "in", "into", "is", "it", "its", "of", "on", "or", "our", "such",
               "that", "the", "their", "then", "there", "these", "they", "this", "those", "to",
               "was", "were", "which", "will", "with", "you", "your"]}},
           "analyzer": {"words": {"type": "custom", "tokenizer": "standard", "filter": [
             "cjk_width", "lowercase", "possessive", "asciifolding", "words", "kstem",
             "cjk_bigram"]}}}},
       "mappings": {"_source": {"enabled": true}, "dynamic": "strict", "properties": {
         "id": {"type": "keyword"},
         "title": {"type": "keyword", "index": false, "doc_values": false},
         "text": {"type": "text", "analyzer": "words", "similarity": "bm25"},
         "brand": {"type": "keyword"},
         "category": {"type": "keyword"},
         "price": {"type": "double"},
         "completion": {"type": "completion", "analyzer": "simple", "max_input_length": 500}}}}
      """;

  private final ServerProcess process;

  private OpenSearchEngine(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it and puts the products in.
   *
   * @throws IOException if it fails; the message has the end of its log
   */
  static OpenSearchEngine start(List<String> flags, Path folder, List<Product> products)
      throws IOException, InterruptedException {
    ServerProcess process =
        ServerProcess.start(
            "opensearch",
            flags,
            SoukHome.find().resolve(LIB) + "/*",
            "dev.souk.peers.opensearch.OpenSearchServer",
            folder.resolve("opensearch"),
            List.of());
    OpenSearchEngine engine = new OpenSearchEngine(process);
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
    JsonNode _ = rest.send("PUT", "/products", INDEX);
    for (int from = 0; from < products.size(); from += BATCH) {
      StringBuilder batch = new StringBuilder();
      for (Product product : products.subList(from, Math.min(from + BATCH, products.size()))) {
        batch.append("{\"index\":{\"_id\":\"").append(product.id()).append("\"}}\n");
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", product.id());
        json.put("title", product.title());
        json.put("text", product.text());
        json.put("price", product.price());
        if (product.brand() != null) {
          json.put("brand", product.brand());
        }
        if (product.category() != null) {
          json.put("category", product.category());
        }
        json.putObject("completion")
            .put("input", product.title())
            .put("weight", product.popularity());
        batch.append(json).append('\n');
      }
      JsonNode answer =
          rest.send("POST", "/products/_bulk", batch.toString(), "application/x-ndjson");
      if (answer.required("errors").booleanValue()) {
        throw new IOException("opensearch refused products: " + answer);
      }
    }
    JsonNode _ = rest.send("POST", "/products/_refresh", "");
    JsonNode _ = rest.send("POST", "/products/_forcemerge?max_num_segments=1&flush=true", "");
    JsonNode _ = rest.send("POST", "/products/_refresh", "");
  }

  @Override
  public String name() {
    return "opensearch";
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
    String match =
        "{\"match\":{\"text\":{\"query\":\"" + question.words() + "\",\"operator\":\"and\"}}}";
    String shown = "\"size\":10,\"_source\":[\"id\",\"title\",\"price\",\"brand\"]";
    String body =
        switch (kind) {
          case TEXT, PERSONAL -> "{" + shown + ",\"query\":" + match + "}";
          case FACETS ->
              "{%s,\"query\":{\"bool\":{\"must\":%s,\"filter\":{\"range\":{\"price\":{\"gte\":%d,\"lte\":%d}}}}},\"aggs\":{\"brand\":{\"terms\":{\"field\":\"brand\",\"size\":10}},\"category\":{\"terms\":{\"field\":\"category\",\"size\":10}}}}"
                  .formatted(shown, match, question.low(), question.high());
          case SUGGEST ->
              "{\"size\":0,\"_source\":false,\"suggest\":{\"titles\":{\"prefix\":\"%s\",\"completion\":{\"field\":\"completion\",\"size\":8,\"skip_duplicates\":true,\"fuzzy\":{\"fuzziness\":\"AUTO\"}}}}}"
                  .formatted(question.typed());
        };
    return Rest.post(port(), "/products/_search", body);
  }

  @Override
  public List<Ranked> hits(byte[] body) {
    List<Ranked> hits = new ArrayList<>();
    for (JsonNode hit : Json.MAPPER.readTree(body).at("/hits/hits")) {
      hits.add(new Ranked(hit.required("_id").asString(), hit.required("_score").doubleValue()));
    }
    return hits;
  }

  @Override
  public void close() {
    process.close();
  }
}
