package dev.souk.jobs.items;

import dev.souk.jobs.source.ModelVersion;
import java.io.IOException;
import java.io.Serializable;

/** Makes representers; travels to the operators. */
public interface ItemRepresenters extends Serializable {

  /** Represents while there is no model: terms by their frequency, a vector of no dimensions. */
  ItemRepresenter untrained();

  /**
   * Represents with a model.
   *
   * @throws IOException if the model cannot be read
   */
  ItemRepresenter trained(ModelVersion model) throws IOException;
}
