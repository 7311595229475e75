package dev.souk.jobs;

import dev.souk.domain.Item;
import dev.souk.jobs.items.ItemRepresenter;
import dev.souk.jobs.items.ItemRepresenters;
import dev.souk.jobs.source.ModelVersion;
import dev.souk.view.schema.IndexedItem;
import java.util.Map;
import java.util.TreeMap;

/** Represents by the words of titles; a model's name is the basis. */
public final class TermFrequencyRepresenters implements ItemRepresenters {

  private static final long serialVersionUID = 1L;

  @Override
  public ItemRepresenter untrained() {
    return item -> new IndexedItem(item, terms(item), new float[0], "");
  }

  @Override
  public ItemRepresenter trained(ModelVersion model) {
    return item -> new IndexedItem(item, terms(item), new float[] {1}, model.name());
  }

  private static Map<String, Float> terms(Item item) {
    Map<String, Float> terms = new TreeMap<>();
    for (String word : item.title().split(" ", -1)) {
      terms.merge(word, 1f, Float::sum);
    }
    return terms;
  }
}
