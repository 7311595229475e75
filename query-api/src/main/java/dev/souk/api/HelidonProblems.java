package dev.souk.api;

import dev.souk.api.http.Problem;
import dev.souk.api.http.Rejections;
import dev.souk.api.http.Reply;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/** Requests that Helidon refuses before they reach a route are answered with problems too. */
final class HelidonProblems implements DirectHandler {

  private final Rejections rejections;

  HelidonProblems(Rejections rejections) {
    this.rejections = rejections;
  }

  /** The same handler for everything that Helidon refuses. */
  DirectHandlers all() {
    DirectHandlers.Builder builder = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      builder.addHandler(type, this);
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    ErrorCode code =
        switch (status.code()) {
          case 413 -> ErrorCode.BODY_TOO_LARGE;
          case 414 -> ErrorCode.ADDRESS_TOO_LONG;
          case 500 -> ErrorCode.INTERNAL_ERROR;
          case 429, 503 -> ErrorCode.OVERLOADED;
          case 505 -> ErrorCode.HTTP_VERSION_NOT_SUPPORTED;
          default -> ErrorCode.INVALID_REQUEST;
        };
    if (code == ErrorCode.OVERLOADED) {
      rejections.count("requests");
    }
    // Helidon's own message may quote what was sent and is written for a log.
    String detail = code.title() + " (expected: HTTP/1.1 with %XX escapes in the address)";
    Reply reply = Problem.of(new ApiException(code, detail), request.path());
    TransportResponse.Builder response =
        TransportResponse.builder()
            .status(Status.create(reply.status()))
            .headers(headers)
            .header(HeaderNames.CONTENT_TYPE, reply.contentType())
            .keepAlive(false)
            .entity(reply.body());
    reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    return response.build();
  }
}
