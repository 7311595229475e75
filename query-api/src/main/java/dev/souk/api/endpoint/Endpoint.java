package dev.souk.api.endpoint;

import dev.souk.api.http.Route;
import java.util.List;

/** Something that answers at one or more routes. */
@FunctionalInterface
public interface Endpoint {

  /** Where it answers. */
  List<Route> routes();
}
