package dev.souk.api.ops;

import dev.souk.api.http.Request;
import dev.souk.api.problem.ApiException;
import dev.souk.api.problem.ErrorCode;
import dev.souk.api.shop.Generations;
import dev.souk.api.shop.Shops;

/** What operators ask is answered only on the server's own machine. */
final class Operator {

  private Operator() {}

  /**
   * The generations of the shop that {@code request} names.
   *
   * @throws ApiException if the request is not local, there is no such shop, or another process
   *     manages its generations
   */
  static Generations generations(Shops shops, Request request) {
    request.requireLocal();
    Generations generations = shops.of(request).generations();
    if (generations == null) {
      throw new ApiException(
          ErrorCode.JOBS_ELSEWHERE,
          "shop: "
              + request.variable("shop")
              + " (expected: one whose jobs this server runs; ask the one that does)");
    }
    return generations;
  }
}
