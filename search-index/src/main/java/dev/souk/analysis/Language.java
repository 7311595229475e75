package dev.souk.analysis;

/** The language of a text, as far as its script tells. */
public enum Language {
  /** Mostly Chinese characters. */
  CHINESE("zh"),
  /** Mostly Latin letters. */
  ENGLISH("en"),
  /** Chinese and Latin words, neither of them few. */
  MIXED("mul"),
  /** No Chinese character and no Latin letter. */
  UNKNOWN("und");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The BCP 47 language tag: {@code zh}, {@code en}, {@code mul} or {@code und}. */
  public String tag() {
    return tag;
  }
}
