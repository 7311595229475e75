package dev.souk.api.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.souk.api.FakeSearch;
import dev.souk.api.http.Body;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Router;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.JobStatus;
import dev.souk.api.shop.Shop;
import dev.souk.api.shop.ShopHealth;
import dev.souk.api.shop.ShopInfo;
import dev.souk.api.shop.Shops;
import dev.souk.domain.ShopId;
import dev.souk.log.LogEntry;
import dev.souk.log.LogPosition;
import dev.souk.log.LogWriter;
import dev.souk.log.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

  private final Router router = new Router(new Pages(shops(), "/test-page/").routes());

  private static Shops shops() {
    LogWriter log =
        new LogWriter() {
          @Override
          public void append(Topic topic, List<LogEntry> entries) {
            throw new AssertionError("A page writes nothing");
          }

          @Override
          public LogPosition end() {
            return LogPosition.START;
          }

          @Override
          public void close() {}
        };
    ShopHealth health =
        new ShopHealth() {
          @Override
          public JobStatus job() {
            return JobStatus.running(0, 0);
          }

          @Override
          public LogPosition logEnd() {
            return LogPosition.START;
          }
        };
    ShopInfo info = new ShopInfo("Gifts", "", "en", "GBP", List.of(), true);
    return new Shops(Map.of(new ShopId("gifts"), new Shop(info, new FakeSearch(), log, health)));
  }

  private Reply get(String path, String query, @Nullable String etag) throws IOException {
    Router.Match match = router.find("GET", path);
    Body body = new Body(InputStream.nullInputStream(), null, -1);
    return match.route().handler().handle(match.request(path, query, body, etag, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/gifts", "/gifts/", "/gifts/item/a%2Fb", "/gifts/item/x/y"})
  void everyAddressOfAShopIsThePage(String path) throws Exception {
    Reply reply = get(path, "q=a&category=x&category=y&anything", null);
    assertEquals(200, reply.status());
    assertEquals("text/html; charset=utf-8", reply.contentType());
    assertTrue(new String(reply.body(), StandardCharsets.UTF_8).contains("Page under test"));
    String policy = reply.headers().getOrDefault("Content-Security-Policy", "none");
    assertTrue(policy.startsWith("default-src 'self'"), policy);
  }

  @Test
  void assetsHaveTheirTypeAndAreAskedForAgain() throws Exception {
    Reply reply = get("/assets/probe.js", "", null);
    assertEquals("text/javascript; charset=utf-8", reply.contentType());
    assertEquals("no-cache", reply.headers().get("Cache-Control"));
    Reply again = get("/assets/probe.js", "", reply.headers().get("ETag"));
    assertEquals(304, again.status());
    assertEquals(0, again.body().length);
    assertEquals(200, get("/assets/probe.js", "", "\"other\"").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/",
        "/assets/none.js",
        "/assets/probe.class",
        "/assets/../index.html",
        "/assets/%2e%2e/index.html",
        "/assets/..%2Findex.html",
        "/assets/.%2Fprobe.js",
        "/assets//probe.js",
        "/assets/probe.js%00.js",
        "/assets/%5C..%5Cprobe.js",
        "/assets/%2Fetc%2Fhosts.txt",
      })
  void nothingElseIsServed(String path) {
    ApiException e = assertThrows(ApiException.class, () -> get(path, "", null));
    assertEquals(ErrorCode.UNKNOWN_PATH, e.code());
  }

  @Test
  void anUnknownShopHasNoPage() {
    ApiException e = assertThrows(ApiException.class, () -> get("/nobody/item/1", "", null));
    assertEquals(ErrorCode.UNKNOWN_SHOP, e.code());
  }
}
