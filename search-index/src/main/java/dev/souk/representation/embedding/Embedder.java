package dev.souk.representation.embedding;

import dev.souk.representation.text.ItemText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into vectors of meaning of length 1: what means the same is near, by inner product.
 *
 * <p>Thread-safe. Equal texts give equal vectors as long as {@link #space} is the same; vectors of
 * different spaces cannot be compared.
 */
public sealed interface Embedder permits LsaEmbedder, OnnxEmbedder {

  /** The space that vectors lie in: who made them, and of how many dimensions they are. */
  SpaceName space();

  /** The place of a query; null if the text has none, or could not be placed in time. */
  float @Nullable [] query(String text);

  /**
   * The places of items, in their order; of no dimensions where a text has no place. What cannot be
   * placed is left out in that way too, and counted: this never fails.
   */
  List<float[]> items(List<ItemText> items);

  /** How many texts could not be placed since the start, for a reason other than the text. */
  long failures();
}
