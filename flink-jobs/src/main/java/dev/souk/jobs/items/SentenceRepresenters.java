package dev.souk.jobs.items;

import dev.souk.config.SettingsException;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.representation.embedding.OnnxSettings;
import dev.souk.representation.embedding.SharedEmbedders;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Represents items by their strongest terms and by what a sentence embedder makes of their text.
 * Where the embedder cannot be loaded, items have no vectors, which is logged; they get them when
 * the job is started again and it can.
 *
 * @param words weighs the terms
 * @param settings of the embedder; its files must be where the job runs
 */
public record SentenceRepresenters(LsaRepresenters words, OnnxSettings settings)
    implements ItemRepresenters {

  private static final Logger LOG = LoggerFactory.getLogger(SentenceRepresenters.class);

  /** Those of a shop: with an embedder if it has one. */
  public static ItemRepresenters of(@Nullable OnnxSettings settings) {
    return settings == null
        ? LsaRepresenters.DEFAULT
        : new SentenceRepresenters(LsaRepresenters.DEFAULT, settings);
  }

  @Override
  public ItemRepresenter untrained() {
    return with(words.untrained());
  }

  @Override
  public ItemRepresenter trained(ModelVersion model) throws IOException {
    return with(words.trained(model));
  }

  private ItemRepresenter with(ItemRepresenter terms) {
    try {
      return new SentenceRepresenter(terms, SharedEmbedders.open(settings));
    } catch (SettingsException e) {
      LOG.error("Items have no vectors, for their embedder cannot be loaded", e);
      return new WithoutVector(terms);
    }
  }
}
