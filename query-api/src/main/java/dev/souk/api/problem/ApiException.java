package dev.souk.api.problem;

import dev.souk.domain.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A request that ends in a problem; the message is the problem's detail, for the caller to read.
 */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Map<String, String> headers;
  private final transient List<Fault> faults;

  /** A problem that {@code code} and {@code detail} say all of. */
  public ApiException(ErrorCode code, String detail) {
    this(code, detail, Map.of(), List.of());
  }

  /** Invalid input, which says by itself what it was and what was expected. */
  public ApiException(ErrorCode code, InvalidInputException cause) {
    this(code, detail(cause));
  }

  /**
   * A problem with more to say.
   *
   * @param detail the offending value and what was expected
   * @param headers further response headers, such as {@code Allow}
   * @param faults the single faults of a batch, may be empty
   */
  public ApiException(
      ErrorCode code, String detail, Map<String, String> headers, List<Fault> faults) {
    super(detail);
    this.code = code;
    this.headers = Map.copyOf(headers);
    this.faults = List.copyOf(faults);
  }

  /** What is wrong with the input, in its own words. */
  public static String detail(InvalidInputException cause) {
    return Objects.requireNonNullElse(cause.getMessage(), cause.field());
  }

  /** What is wrong. */
  public ErrorCode code() {
    return code;
  }

  /** Further response headers. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The single faults of a batch. */
  public List<Fault> faults() {
    return faults;
  }

  /**
   * One fault in a batch.
   *
   * @param index the place in the batch, from 0
   * @param field the field as sent, such as {@code items[0].quantity}
   * @param detail the offending value and what was expected
   */
  public record Fault(int index, String field, String detail) {}
}
