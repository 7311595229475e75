package dev.souk.api.http;

import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/** Lets a bounded number of requests write at once and refuses the rest at once. Thread-safe. */
public final class Admission {

  private final int limit;
  private final Semaphore places;
  private final Rejections rejections;

  /**
   * @param limit how many at once, 1 or more
   */
  public Admission(int limit, Rejections rejections) {
    this.limit = limit;
    this.places = new Semaphore(limit);
    this.rejections = rejections;
  }

  /**
   * Answers by {@code handler}, holding one of the places.
   *
   * @throws ApiException if all places are taken
   */
  public Reply admit(Handler handler, Request request) throws IOException {
    if (!places.tryAcquire()) {
      rejections.count("writes");
      throw new ApiException(
          ErrorCode.OVERLOADED, "writes in progress: " + limit + " (expected: fewer; try again)");
    }
    try {
      return handler.handle(request);
    } finally {
      places.release();
    }
  }
}
