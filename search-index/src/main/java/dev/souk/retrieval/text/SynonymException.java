package dev.souk.retrieval.text;

/** What is wrong with a line. */
final class SynonymException extends Exception {

  private static final long serialVersionUID = 1L;

  SynonymException(String message) {
    super(message);
  }
}
