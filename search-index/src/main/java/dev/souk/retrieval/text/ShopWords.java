package dev.souk.retrieval.text;

import dev.souk.config.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop knows of its words: the synonyms of a file, which may change while it is served.
 * Thread-safe.
 */
public final class ShopWords implements Alternatives {

  private final @Nullable WatchedFile<Synonyms> synonyms;

  private ShopWords(@Nullable WatchedFile<Synonyms> synonyms) {
    this.synonyms = synonyms;
  }

  /** A shop that knows nothing of its words. */
  public static ShopWords none() {
    return new ShopWords(null);
  }

  /**
   * Reads the files.
   *
   * @param synonyms a file of {@link Synonyms}; null for none
   * @throws IOException if a file cannot be read
   * @throws SettingsException with the number of each wrong line
   */
  public static ShopWords load(@Nullable Path synonyms) throws IOException {
    return new ShopWords(synonyms == null ? null : new WatchedFile<>(synonyms, Synonyms::parse));
  }

  /** Reads the files again that have changed. A change that is wrong is logged and not taken. */
  public void refresh() {
    if (synonyms != null) {
      synonyms.refresh();
    }
  }

  @Override
  public List<Alternative> of(List<QueryWord> words) {
    return synonyms == null ? List.of() : synonyms.content().of(words);
  }
}
