package dev.souk.benchmarks.search;

import java.io.IOException;
import java.util.List;

/**
 * A search engine that serves over HTTP from a process of its own, with the products in it. It may
 * be paused while another is measured. Used by one thread.
 */
interface Engine extends AutoCloseable {

  /** How it is called in the report. */
  String name();

  /** The port on the loopback address. */
  int port();

  /** The number of its process. */
  long pid();

  /** What it is asked, as HTTP/1.1 with the connection kept. */
  byte[] request(Question question, Question.Kind kind);

  /** The ids of the hits in an answer to {@link Question.Kind#TEXT}, best first. */
  List<Ranked> hits(byte[] body) throws IOException;

  /** A hit and its score. */
  record Ranked(String id, double score) {}

  /** Which kinds of question it is asked. */
  default boolean answers(Question.Kind kind) {
    return kind != Question.Kind.PERSONAL;
  }

  @Override
  void close();
}
