package dev.souk.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An answer: status, content type, headers and a body that is small enough to hold. Immutable. */
public final class Reply {

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  /** JSON. */
  public static Reply json(int status, JsonNode json) {
    return bytes(status, "application/json", json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of another type; {@code body} is not copied and must not change. */
  public static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, body, Map.of());
  }

  /** The same with another content type. */
  public Reply as(String type) {
    return new Reply(status, type, body, headers);
  }

  /** The same with one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, Collections.unmodifiableMap(more));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The value of {@code Content-Type}. */
  public String contentType() {
    return contentType;
  }

  /** The body; not to be changed. */
  public byte[] body() {
    return body;
  }

  /** Headers but for the content's type and length. */
  public Map<String, String> headers() {
    return headers;
  }
}
