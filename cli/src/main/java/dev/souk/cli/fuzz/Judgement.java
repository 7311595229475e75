package dev.souk.cli.fuzz;

import dev.souk.domain.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What an answer is worth.
 *
 * @param kind {@code 200}, or the status and the code of a problem
 * @param wrong what is wrong with the answer, empty if nothing is
 */
record Judgement(String kind, String wrong) {

  private static final String PROBLEM = "application/problem+json";
  private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 405, 413, 414);

  /** Looks at an answer. */
  static Judgement of(RawClient.Answer answer) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString();
    } catch (CharacterCodingException e) {
      return new Judgement("status " + answer.status(), "the body is not UTF-8");
    }
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      return new Judgement("status " + answer.status(), "the body is not JSON: " + shortened(text));
    }
    return answer.status() == 200 ? ofSuccess(answer, json) : ofProblem(answer, json, text);
  }

  private static Judgement ofSuccess(RawClient.Answer answer, JsonNode json) {
    boolean typed = answer.type().startsWith("application/json");
    return new Judgement(
        "200",
        !typed
            ? "type " + answer.type()
            : json.isObject() ? "" : "a " + json.getNodeType() + " and no object");
  }

  private static Judgement ofProblem(RawClient.Answer answer, JsonNode json, String text) {
    String code = json.path("code").asString("");
    String kind = answer.status() + " " + code;
    String wrong = "";
    if (!REFUSALS.contains(answer.status())) {
      wrong = "status " + answer.status() + ": " + shortened(text);
    } else if (!answer.type().startsWith(PROBLEM)) {
      wrong = "type " + answer.type();
    } else if (!CODE.matcher(code).matches()
        || json.path("status").asInt(0) != answer.status()
        || json.path("detail").asString("").isEmpty()) {
      wrong = "not a problem with status, code and detail: " + shortened(text);
    }
    return new Judgement(kind, wrong);
  }

  private static String shortened(String text) {
    return text.length() <= 500 ? text : text.substring(0, 500) + "...";
  }
}
