package dev.souk.api.http;

/** The methods that routes take; HEAD is answered wherever GET is. */
public enum HttpMethod {
  GET,
  POST,
  PUT,
  PATCH,
  DELETE
}
