package dev.souk.api.problem;

import java.util.Locale;

/**
 * Everything that can be wrong with a request, grouped by who can put it right. The codes are part
 * of the contract: a caller may branch on them, so a code never changes its meaning.
 */
public enum ErrorCode {
  INVALID_PARAMETER(Blame.USER, 400, "A parameter has no valid value"),
  UNKNOWN_PARAMETER(Blame.USER, 400, "A parameter is not known here"),
  INVALID_ENCODING(Blame.USER, 400, "The address is not well encoded"),
  INVALID_BODY(Blame.USER, 400, "The body cannot be read"),
  INVALID_EVENT(Blame.USER, 400, "An event breaks the schema"),
  INVALID_ITEM(Blame.USER, 400, "The item breaks the schema"),
  INVALID_OFFER(Blame.USER, 400, "A price or stock breaks the schema"),
  INVALID_REQUEST(Blame.USER, 400, "The request is not well-formed HTTP"),
  NOT_LOCAL(Blame.USER, 403, "This is answered only on the server's own machine"),
  UNKNOWN_PATH(Blame.USER, 404, "There is nothing at this address"),
  UNKNOWN_SHOP(Blame.USER, 404, "There is no such shop"),
  UNKNOWN_ITEM(Blame.USER, 404, "The shop has no such item"),
  UNKNOWN_GENERATION(Blame.USER, 404, "The shop's views have no such generation"),
  METHOD_NOT_ALLOWED(Blame.USER, 405, "The address does not take this method"),
  GENERATION_CONFLICT(Blame.USER, 409, "The generations are not in a state for this"),
  JOBS_ELSEWHERE(Blame.USER, 409, "Another process runs this shop's jobs"),
  BODY_TOO_LARGE(Blame.USER, 413, "The body is too large"),
  ADDRESS_TOO_LONG(Blame.USER, 414, "The address is too long"),
  UNSUPPORTED_MEDIA_TYPE(Blame.USER, 415, "The body has a type that is not taken here"),
  HTTP_VERSION_NOT_SUPPORTED(Blame.USER, 505, "Only HTTP/1.1 is spoken here"),

  SHOP_NOT_READY(Blame.SHOP, 503, "A shop is not ready"),

  INTERNAL_ERROR(Blame.SERVER, 500, "Something went wrong here"),
  OVERLOADED(Blame.SERVER, 429, "Too much is asked at once"),
  TIMEOUT(Blame.SERVER, 503, "The answer took too long"),
  LOG_UNAVAILABLE(Blame.SERVER, 503, "The log cannot be written");

  /** Who can put it right. */
  public enum Blame {
    /** The caller: the same request will fail again. */
    USER,
    /** Who runs the shop: its data or its job. */
    SHOP,
    /** Who runs the server: the same request may succeed later. */
    SERVER
  }

  private final Blame blame;
  private final int status;
  private final String title;

  ErrorCode(Blame blame, int status, String title) {
    this.blame = blame;
    this.status = status;
    this.title = title;
  }

  /** Who can put it right. */
  public Blame blame() {
    return blame;
  }

  /** The HTTP status; the one place where codes meet statuses. */
  public int status() {
    return status;
  }

  /** The problem in words that are the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The code in answers, such as {@code unknown-shop}. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
