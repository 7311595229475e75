package dev.souk.representation.embedding;

/** How the vector of a text comes of what a model says of its tokens. */
public enum Pooling {
  /** The mean of the tokens' vectors. */
  MEAN,
  /** The vector of the first token. */
  CLS,
  /** The model has an output with one vector for each text. */
  MODEL
}
