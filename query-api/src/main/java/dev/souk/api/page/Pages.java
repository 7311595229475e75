package dev.souk.api.page;

import dev.souk.api.endpoint.Endpoint;
import dev.souk.api.http.HttpMethod;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Route;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Shops;
import java.util.List;

/**
 * The storefront: {@code GET /}, {@code GET /{shop}} and everything below are the same page, whose
 * script reads the address; {@code GET /assets/...} is what the page needs. Query parameters are
 * the page's own.
 *
 * <p>Statuses: 200; 304 if the caller has the same bytes ({@code If-None-Match}); 404 if there is
 * no such shop or file. Files are answered with {@code ETag} and {@code Cache-Control: no-cache}:
 * their names do not change with their contents, so a browser asks each time and is mostly told
 * 304.
 */
public final class Pages implements Endpoint {

  /** Scripts, styles and calls only from here; pictures from wherever a catalogue has them. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: https:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final Shops shops;
  private final StaticFiles files;

  /**
   * @param folder on the class path, with slashes around: {@code index.html} and {@code assets/}
   */
  public Pages(Shops shops, String folder) {
    this.shops = shops;
    this.files = new StaticFiles(folder);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        page("/"),
        page("/{shop}"),
        page("/{shop}/{page...}"),
        new Route(HttpMethod.GET, "/assets/{file...}", Route.UNREAD, this::asset));
  }

  private Route page(String template) {
    return new Route(HttpMethod.GET, template, Route.UNREAD, this::index);
  }

  private Reply index(Request request) {
    if (request.variables().containsKey("shop")) {
      shops.of(request);
    }
    return file("index.html", request);
  }

  private Reply asset(Request request) {
    return file("assets/" + request.variable("file"), request);
  }

  private Reply file(String name, Request request) {
    StaticFiles.File file =
        files
            .find(name)
            .orElseThrow(() ->
                new ApiException(
                    ErrorCode.UNKNOWN_PATH,
                    "path: " + request.path() + " (expected: a file of the page)"));
    boolean known = file.etag().equals(request.ifNoneMatch());
    return Reply.bytes(known ? 304 : 200, file.contentType(), known ? new byte[0] : file.bytes())
        .with("ETag", file.etag())
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "same-origin");
  }
}
