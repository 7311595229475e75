package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.domain.InvalidInputException;
import dev.souk.domain.Json;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns whatever a request ended in into an {@code application/problem+json} answer as RFC 9457 has
 * it, extended by {@code code} and, for a batch, {@code problems}. The one place that does.
 */
public final class Problem {

  private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
  private static final String TYPE = "application/problem+json";
  private static final String RETRY_SECONDS = "1";

  private Problem() {}

  /**
   * The answer to a request that ended in {@code thrown}. What is not the caller's doing is logged,
   * under an id that is also in the answer; the answer never shows a stack.
   *
   * @param instance the path that was asked for
   */
  public static Reply of(Throwable thrown, String instance) {
    return switch (thrown) {
      case ApiException e -> reply(e, instance);
      case InvalidInputException e ->
          reply(new ApiException(ErrorCode.INVALID_PARAMETER, e), instance);
      default -> internal(thrown, instance);
    };
  }

  private static Reply internal(Throwable thrown, String instance) {
    String id = UUID.randomUUID().toString();
    LOG.error("Request for {} failed, error {}", instance, id, thrown);
    String detail = "Unexpected; the server's log has it as error " + id;
    return reply(new ApiException(ErrorCode.INTERNAL_ERROR, detail), instance);
  }

  private static Reply reply(ApiException e, String instance) {
    ErrorCode code = e.code();
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("type", "urn:souk:problem:" + code.wire());
    json.put("title", code.title());
    json.put("status", code.status());
    json.put("detail", e.getMessage());
    json.put("instance", instance);
    json.put("code", code.wire());
    if (!e.faults().isEmpty()) {
      ArrayNode problems = json.putArray("problems");
      for (ApiException.Fault fault : e.faults()) {
        problems
            .addObject()
            .put("index", fault.index())
            .put("field", fault.field())
            .put("detail", fault.detail());
      }
    }
    Reply reply = Reply.json(code.status(), json).as(TYPE);
    for (var header : e.headers().entrySet()) {
      reply = reply.with(header.getKey(), header.getValue());
    }
    return code.blame() != ErrorCode.Blame.USER && code.status() != 500
        ? reply.with("Retry-After", RETRY_SECONDS)
        : reply;
  }
}
