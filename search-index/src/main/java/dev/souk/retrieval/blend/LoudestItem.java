package dev.souk.retrieval.blend;

import dev.souk.domain.ItemIndicators;
import dev.souk.domain.ItemIndicators.Companion;
import dev.souk.representation.collaborative.ItemItemModel;
import dev.souk.retrieval.snapshot.CollaborativeSpace;
import dev.souk.retrieval.snapshot.IndicatorSpace;
import dev.souk.retrieval.snapshot.ItemVectors;
import dev.souk.retrieval.snapshot.ItemsFrame;
import dev.souk.retrieval.snapshot.ShopState;
import dev.souk.retrieval.source.Histories;
import dev.souk.retrieval.source.IndicatorSource;
import dev.souk.retrieval.taste.Taste;
import dev.souk.retrieval.taste.TasteItem;
import dev.souk.retrieval.taste.TasteMemory;
import dev.souk.view.schema.ItemRepresentations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Which of the touched items adds most to an item's score. */
final class LoudestItem {

  /** A cosine or share of terms below it is chance. */
  private static final double SLIGHTEST = 0.1;

  private final ShopState state;
  private final Taste taste;
  private @Nullable Histories histories;

  /** Of what was touched. */
  private record Contents(List<Content> all) {}

  private static final TasteMemory.Part<Contents> CONTENTS =
      new TasteMemory.Part<>("contents", Contents.class);

  private final TasteMemory memory;

  LoudestItem(ShopState state, Taste taste, TasteMemory memory) {
    this.state = state;
    this.taste = taste;
    this.memory = memory;
  }

  private record Content(TasteItem item, float @Nullable [] vector, Map<String, Float> terms) {}

  /** By what goes together, null if none does. */
  @Nullable TasteItem byItemItem(int ordinal) {
    CollaborativeSpace space = state.collaborative();
    if (space == null) {
      return null;
    }
    Histories known = histories;
    if (known == null) {
      known = Histories.of(taste, space, space.itemItemRows());
      histories = known;
    }
    int row = space.itemItemRows().row(ordinal);
    if (row < 0) {
      return null;
    }
    ItemItemModel model = space.itemItem();
    float[] parts = model.contributions(row, known.history());
    TasteItem loudest = null;
    float most = 0;
    for (int h = 0; h < parts.length; h++) {
      if (parts[h] > most) {
        most = parts[h];
        loudest = known.items().get(h);
      }
    }
    return loudest;
  }

  /** By the baskets they are in, null if in none with a touched item. */
  @Nullable TasteItem byBaskets(int ordinal) {
    CollaborativeSpace space = state.collaborative();
    if (space == null) {
      return null;
    }
    int row = space.basketRows().row(ordinal);
    TasteItem loudest = null;
    float most = 0;
    for (TasteItem item : row < 0 ? List.<TasteItem>of() : taste.items()) {
      float evidence = item.strength() * space.baskets().evidence(touchedRow(space, item), row);
      if (evidence > most) {
        most = evidence;
        loudest = item;
      }
    }
    return loudest;
  }

  /** By what its buyers bought before or with it, null if nothing that was touched. */
  @Nullable TasteItem byIndicators(int ordinal) throws IOException {
    IndicatorSpace space = state.indicators();
    if (space == null) {
      return null;
    }
    ItemIndicators known = space.find(state.items().id(ordinal)).orElse(null);
    if (known == null) {
      return null;
    }
    Map<String, Companion> companions = new HashMap<>();
    known.companions().forEach(companion -> companions.put(companion.itemId(), companion));
    TasteItem loudest = null;
    float most = 0;
    for (TasteItem item : IndicatorSource.latest(taste)) {
      Companion companion = companions.get(item.id());
      if (companion != null) {
        float evidence = IndicatorSource.weight(item) * space.evidence(known, companion);
        if (evidence > most) {
          most = evidence;
          loudest = item;
        }
      }
    }
    return loudest;
  }

  private static int touchedRow(CollaborativeSpace space, TasteItem item) {
    return space.basketRows().row(item.ordinal());
  }

  /** By nearness in meaning or shared terms, whichever is more; null if none is near. */
  @Nullable TasteItem byContent(int ordinal) throws IOException {
    List<Content> known = memory.get(CONTENTS, this::contents).all();
    if (known.isEmpty()) {
      return null;
    }
    Content hit = content(known.getFirst().item(), ordinal);
    TasteItem loudest = null;
    double most = 0;
    for (Content touched : known) {
      double likeness = likeness(hit, touched);
      if (likeness >= SLIGHTEST && likeness * touched.item().weight() > most) {
        most = likeness * touched.item().weight();
        loudest = touched.item();
      }
    }
    return loudest;
  }

  private Contents contents() throws IOException {
    List<Content> contents = new ArrayList<>();
    for (TasteItem item : taste.strongest()) {
      contents.add(content(item, item.ordinal()));
    }
    return new Contents(List.copyOf(contents));
  }

  private Content content(TasteItem item, int ordinal) throws IOException {
    ItemsFrame items = state.items();
    int doc = items.doc(ordinal);
    LeafReaderContext leaf = items.leaf(doc);
    return new Content(
        item,
        ItemVectors.of(items, ordinal),
        ItemRepresentations.terms(leaf.reader(), doc - leaf.docBase));
  }

  private static double likeness(Content a, Content b) {
    double shared = 0;
    for (Map.Entry<String, Float> term : a.terms().entrySet()) {
      shared += term.getValue() * b.terms().getOrDefault(term.getKey(), 0f);
    }
    float[] va = a.vector();
    float[] vb = b.vector();
    double cosine =
        va == null || vb == null || va.length != vb.length ? 0 : VectorUtil.dotProduct(va, vb);
    return Math.max(shared, cosine);
  }
}
