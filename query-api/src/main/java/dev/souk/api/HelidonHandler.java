package dev.souk.api;

import dev.souk.api.http.Body;
import dev.souk.api.http.Problem;
import dev.souk.api.http.Reply;
import dev.souk.api.http.Request;
import dev.souk.api.http.Router;
import dev.souk.api.ops.Metrics;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;

/**
 * Between Helidon and the routes: takes what a request is from the one and puts the reply into the
 * other. Every request ends here in exactly one reply, whatever is thrown. Runs on virtual threads.
 */
final class HelidonHandler implements Handler {

  /** Headers of requests that a program on this machine passes on for others. */
  private static final List<HeaderName> FOREIGN =
      List.of(
          HeaderNames.FORWARDED,
          HeaderNames.X_FORWARDED_FOR,
          HeaderNames.create("Via"),
          HeaderNames.ORIGIN,
          HeaderNames.create("Sec-Fetch-Site"));

  private static final Header NO_SNIFFING =
      HeaderValues.createCached("X-Content-Type-Options", "nosniff");

  private final Router router;
  private final Metrics metrics;

  HelidonHandler(Router router, Metrics metrics) {
    this.router = router;
    this.metrics = metrics;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    long started = System.nanoTime();
    String method = request.prologue().method().text();
    String path = request.prologue().uriPath().rawPath();
    String endpoint = "none";
    Reply reply;
    try {
      Router.Match match = router.find(method, path);
      endpoint = match.route().template();
      String query = request.prologue().query().rawValue();
      Request found =
          match.request(
              path,
              Objects.requireNonNullElse(query, ""),
              body(request),
              request.headers().first(HeaderNames.IF_NONE_MATCH).orElse(null),
              local(request));
      reply = match.route().handler().handle(found);
    } catch (IOException | UncheckedIOException e) {
      reply = Problem.of(broken(e), path);
    } catch (RuntimeException | StackOverflowError e) {
      reply = Problem.of(e, path);
    }
    String counted = endpoint.equals("none") ? "any" : method;
    metrics.answered(endpoint, counted, reply.status(), System.nanoTime() - started);
    send(reply, method.equals("HEAD"), response);
  }

  private static ApiException broken(Exception e) {
    return new ApiException(ErrorCode.INVALID_REQUEST, "The body ends early: " + e.getMessage());
  }

  /**
   * Proxies say for whom they ask and browsers for which page; either may be on this machine and
   * speak for someone who is not.
   */
  private static boolean local(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress peer
        && peer.getAddress() != null
        && peer.getAddress().isLoopbackAddress()
        && !foreign(request);
  }

  private static boolean foreign(ServerRequest request) {
    for (HeaderName name : FOREIGN) {
      if (request.headers().contains(name)) {
        return true;
      }
    }
    return false;
  }

  private static Body body(ServerRequest request) {
    InputStream stream =
        request.content().hasEntity()
            ? request.content().inputStream()
            : InputStream.nullInputStream();
    return new Body(
        stream,
        request.headers().first(HeaderNames.CONTENT_TYPE).orElse(null),
        request.headers().contentLength().orElse(-1));
  }

  private static void send(Reply reply, boolean head, ServerResponse response) {
    response.status(reply.status());
    response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
    response.header(NO_SNIFFING);
    reply.headers().forEach(response::header);
    if (reply.status() == 413) {
      // What is left of the body is not worth reading.
      response.header(HeaderNames.CONNECTION, "close");
    }
    if (head || reply.status() == 304) {
      if (head) {
        response.contentLength(reply.body().length);
      }
      response.send();
    } else {
      response.send(reply.body());
    }
  }
}
