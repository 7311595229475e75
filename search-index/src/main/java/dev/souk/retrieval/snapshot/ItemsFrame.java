package dev.souk.retrieval.snapshot;

import dev.souk.domain.Item;
import dev.souk.retrieval.filter.FilterFields;
import dev.souk.view.schema.ItemFields;
import dev.souk.view.schema.ItemRepresentations;
import dev.souk.view.schema.ItemsSchema;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The items of one snapshot, found by ordinal or document. Immutable but for the items that it
 * keeps at hand; thread-safe.
 */
public final class ItemsFrame {

  private final IndexSearcher searcher;
  private final ItemOrdinals ordinals;
  private final int[][] ordinalsByLeaf;
  private final int[] docs;
  private final @Nullable String vectorField;
  private final FilterFields fields;
  private final ShownItems shown;
  private final TermRarity rarity;
  private final WordDictionary dictionary;
  private final Names names;
  private final boolean words;

  ItemsFrame(IndexSearcher searcher, ItemOrdinals ordinals, SegmentOrdinals segments)
      throws IOException {
    this.searcher = searcher;
    this.ordinals = ordinals;
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    ordinalsByLeaf = new int[leaves.size()][];
    for (LeafReaderContext leaf : leaves) {
      ordinalsByLeaf[leaf.ord] = segments.of(leaf.reader());
    }
    docs = new int[ordinals.size()];
    Arrays.fill(docs, -1);
    for (LeafReaderContext leaf : leaves) {
      Bits live = leaf.reader().getLiveDocs();
      int[] ofLeaf = ordinalsByLeaf[leaf.ord];
      for (int doc = 0; doc < ofLeaf.length; doc++) {
        if ((live == null || live.get(doc)) && ofLeaf[doc] >= 0) {
          docs[ofLeaf[doc]] = leaf.docBase + doc;
        }
      }
    }
    vectorField = commonestVectors(leaves);
    fields = new FilterFields(attributes(leaves));
    shown = new ShownItems(searcher.getIndexReader().maxDoc(), Runtime.getRuntime().maxMemory());
    rarity = new TermRarity(searcher.getIndexReader());
    dictionary = new WordDictionary(searcher.getIndexReader());
    names = Names.of(searcher.getIndexReader());
    words = haveWords(leaves);
  }

  /** An index that an earlier version began has items without the field until they change. */
  private static boolean haveWords(List<LeafReaderContext> leaves) throws IOException {
    for (LeafReaderContext leaf : leaves) {
      if (leaf.reader().getDocCount(ItemFields.WORDS) < leaf.reader().maxDoc()
          && !normed(leaf.reader())) {
        return false;
      }
    }
    return true;
  }

  /** Whether all have the field; one of no words has a length of it nonetheless. */
  private static boolean normed(LeafReader reader) throws IOException {
    NumericDocValues lengths = reader.getNormValues(ItemFields.WORDS);
    int count = 0;
    while (lengths != null && lengths.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      count++;
    }
    return count == reader.maxDoc();
  }

  /** While a new basis is rolled out, items have vectors of two: the one of most items counts. */
  private static @Nullable String commonestVectors(List<LeafReaderContext> leaves)
      throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    for (LeafReaderContext leaf : leaves) {
      for (FieldInfo info : leaf.reader().getFieldInfos()) {
        if (info.name.startsWith(ItemRepresentations.VECTOR_PREFIX)) {
          FloatVectorValues values = leaf.reader().getFloatVectorValues(info.name);
          counts.merge(info.name, values == null ? 0 : values.size(), Integer::sum);
        }
      }
    }
    String commonest = null;
    int most = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        commonest = count.getKey();
        most = count.getValue();
      }
    }
    return commonest;
  }

  private static TreeSet<String> attributes(List<LeafReaderContext> leaves) {
    TreeSet<String> attributes = new TreeSet<>();
    for (LeafReaderContext leaf : leaves) {
      for (FieldInfo info : leaf.reader().getFieldInfos()) {
        if (info.name.startsWith(ItemFields.ATTRIBUTE_PREFIX)) {
          attributes.add(info.name.substring(ItemFields.ATTRIBUTE_PREFIX.length()));
        }
      }
    }
    return attributes;
  }

  /** Over all items. */
  public IndexSearcher searcher() {
    return searcher;
  }

  /** Number of items. */
  public int size() {
    return searcher.getIndexReader().numDocs();
  }

  /** Above every ordinal of these items. */
  int ordinals() {
    return docs.length;
  }

  /** The field with the vectors that most items have, null if none has one. */
  public @Nullable String vectorField() {
    return vectorField;
  }

  /** The name of the space that most vectors are of, empty if no item has one. */
  public String basis() {
    return vectorField == null
        ? ""
        : vectorField.substring(ItemRepresentations.VECTOR_PREFIX.length());
  }

  /** How rare words are among the items. */
  public TermRarity rarity() {
    return rarity;
  }

  /** By what items can be filtered and counted. */
  public FilterFields fields() {
    return fields;
  }

  /** Whether every item has {@link ItemFields#WORDS}. */
  public boolean hasWords() {
    return words;
  }

  /** The words that items are written with. */
  public WordDictionary dictionary() {
    return dictionary;
  }

  /** The brands and categories of the items. */
  public Names names() {
    return names;
  }

  /** The ordinal of document {@code doc} of {@code leaf}. */
  public int ordinal(LeafReaderContext leaf, int doc) {
    return ordinalsByLeaf[leaf.ord][doc];
  }

  /** The ordinal of a document counted over all leaves. */
  public int ordinal(int doc) {
    LeafReaderContext leaf = leaf(doc);
    return ordinal(leaf, doc - leaf.docBase);
  }

  /** The ordinal of an item of this snapshot, or -1. */
  public int find(String id) {
    int ordinal = ordinals.find(id);
    return ordinal >= 0 && doc(ordinal) >= 0 ? ordinal : -1;
  }

  /** The id of an ordinal. */
  public String id(int ordinal) {
    return ordinals.id(ordinal);
  }

  /** The document of an ordinal, counted over all leaves, or -1 if this snapshot lacks it. */
  public int doc(int ordinal) {
    return ordinal >= 0 && ordinal < docs.length ? docs[ordinal] : -1;
  }

  /** The leaf that holds a document counted over all leaves. */
  public LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  /** The item of a document counted over all leaves, with the price it had when indexed. */
  Item indexedItem(int doc) throws IOException {
    Item known = shown.get(doc);
    if (known != null) {
      return known;
    }
    Item read = ItemsSchema.item(searcher.storedFields().document(doc, ItemsSchema.ITEM_FIELDS));
    shown.put(doc, read);
    return read;
  }
}
