package dev.souk.benchmarks.search;

import dev.souk.cli.process.JavaCommand;
import dev.souk.domain.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Souk's API in a process of its own, over views that jobs have made. */
final class SoukEngine implements Engine {

  private static final String SHOP = "/v1/" + SoukViews.SHOP.value();

  private final ServerProcess process;

  private SoukEngine(ServerProcess process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param data the directory of {@link SoukViews#make}
   */
  static SoukEngine start(List<String> flags, Path folder, Path data)
      throws IOException, InterruptedException {
    JavaCommand ours = JavaCommand.ofThisProcess(List.of(), SoukApi.class, List.of());
    return new SoukEngine(
        ServerProcess.start(
            "souk",
            flags,
            ours.classPath(),
            ours.main(),
            folder.resolve("souk"),
            List.of(data.toString())));
  }

  @Override
  public String name() {
    return "souk";
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
    String search =
        SHOP
            + "/search?q="
            + Rest.encoded(question.words())
            + "&size=10&fields=id,title,price,brand";
    String text = search + "&profile=" + SoukApi.TEXT_ONLY;
    return switch (kind) {
      case TEXT -> Rest.get(port(), text);
      case FACETS ->
          Rest.get(
              port(),
              text
                  + "&facets=brand,category&filter="
                  + Rest.encoded("price:[%d TO %d]".formatted(question.low(), question.high())));
      case SUGGEST ->
          Rest.get(port(), SHOP + "/suggest?size=8&q=" + Rest.encoded(question.typed()));
      case PERSONAL -> Rest.get(port(), search + "&shopper=" + question.shopper());
    };
  }

  @Override
  public List<Ranked> hits(byte[] body) {
    List<Ranked> hits = new ArrayList<>();
    for (JsonNode hit : Json.MAPPER.readTree(body).required("hits")) {
      hits.add(
          new Ranked(hit.at("/item/id").asString(), hit.at("/sources/text/raw").doubleValue()));
    }
    return hits;
  }

  @Override
  public boolean answers(Question.Kind kind) {
    return true;
  }

  @Override
  public void close() {
    process.close();
  }
}
