package dev.souk.retrieval.text;

import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop knows of its words: its synonyms and its vocabulary, each a file that may change
 * while the shop is served. Thread-safe.
 */
public final class ShopWords implements Alternatives {

  private final @Nullable WatchedFile<Synonyms> synonyms;
  private final @Nullable WatchedFile<Vocabulary> vocabulary;

  private ShopWords(
      @Nullable WatchedFile<Synonyms> synonyms, @Nullable WatchedFile<Vocabulary> vocabulary) {
    this.synonyms = synonyms;
    this.vocabulary = vocabulary;
  }

  /** A shop that knows nothing of its words. */
  public static ShopWords none() {
    return new ShopWords(null, null);
  }

  /**
   * Reads the files.
   *
   * @param synonyms a file of {@link Synonyms}; null for none
   * @param vocabulary a file of a {@link Vocabulary}; null for none
   * @throws IOException if a file cannot be read
   * @throws SettingsException with the number of each wrong line
   */
  public static ShopWords load(@Nullable Path synonyms, @Nullable Path vocabulary)
      throws IOException {
    return new ShopWords(
        synonyms == null ? null : new WatchedFile<>(synonyms, Synonyms::parse),
        vocabulary == null ? null : new WatchedFile<>(vocabulary, Vocabulary::parse));
  }

  /** Reads the files again that have changed. A change that is wrong is logged and not taken. */
  public void refresh() {
    if (synonyms != null) {
      synonyms.refresh();
    }
    if (vocabulary != null) {
      vocabulary.refresh();
    }
  }

  @Override
  public List<KeptWords> kept(String text) {
    return vocabulary == null ? List.of() : vocabulary.content().in(text);
  }

  @Override
  public List<Alternative> of(List<QueryWord> words) {
    return synonyms == null ? List.of() : synonyms.content().of(words);
  }
}
