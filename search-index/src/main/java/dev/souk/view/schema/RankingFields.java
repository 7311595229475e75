package dev.souk.view.schema;

import dev.souk.analysis.TextUnits;
import dev.souk.domain.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What a learned ranking reads of an item's words: its {@linkplain TextUnits units} in their order,
 * in doc values, since analysing two hundred candidates anew would take longer than finding them;
 * and the units and the pairs of neighbours in the title as terms, to count how many items have
 * them.
 */
public final class RankingFields {

  /** Between two units; no unit has one in it. */
  public static final char SEPARATOR = ' ';

  /** Terms, without frequencies or positions. */
  public static final String TERMS = "ranking_terms";

  private static final String UNITS = "ranking_units";
  private static final int MOST_UNITS = 100;
  private static final int LONGEST_TERM = 200;

  private RankingFields() {}

  /** A text of an item whose units can be read. */
  public enum Part {
    /** The title. */
    TITLE,
    /** The brand. */
    BRAND,
    /** The category path. */
    CATEGORY,
    /** The beginning of description and attributes. */
    REST
  }

  /** The units of a text, as many as are told apart. */
  public static List<String> units(String text) {
    return TextUnits.of(text, MOST_UNITS);
  }

  static void addTo(Document document, Item item) {
    List<String> title = units(item.title());
    List<List<String>> parts =
        List.of(
            title,
            units(item.brand() == null ? "" : item.brand()),
            units(String.join(" ", item.productType())),
            units(item.description() + " " + String.join(" ", item.attributes().values())));
    Set<String> terms = new LinkedHashSet<>();
    parts.forEach(terms::addAll);
    for (int i = 1; i < title.size(); i++) {
      terms.add(title.get(i - 1) + SEPARATOR + title.get(i));
    }
    for (String term : terms) {
      // What is longer is no word, and Lucene has a limit.
      if (term.length() <= LONGEST_TERM) {
        document.add(new StringField(TERMS, term, Field.Store.NO));
      }
    }
    document.add(new BinaryDocValuesField(UNITS, encode(parts)));
  }

  private static BytesRef encode(List<List<String>> parts) {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    try {
      for (List<String> units : parts) {
        byte[] joined =
            String.join(String.valueOf(SEPARATOR), units).getBytes(StandardCharsets.UTF_8);
        out.writeVInt(joined.length);
        out.writeBytes(joined, joined.length);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in memory", e);
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** Reads the units of a leaf's documents, in ascending order; null if none has any. */
  public static @Nullable BinaryDocValues values(LeafReader leaf) throws IOException {
    return leaf.getBinaryDocValues(UNITS);
  }

  /**
   * The units of document {@code doc}, a slice for each {@link Part}: its units with {@link
   * #SEPARATOR} between them, so that a unit, and two neighbours with what is between them, are
   * {@link #TERMS terms} as they stand there. Empty of an item that was indexed by a version that
   * did not tell.
   */
  public static BytesRef[] parts(@Nullable BinaryDocValues values, int doc) throws IOException {
    BytesRef[] parts = new BytesRef[Part.values().length];
    Arrays.fill(parts, new BytesRef());
    if (values != null && values.advanceExact(doc)) {
      BytesRef bytes = values.binaryValue();
      ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
      for (int p = 0; p < parts.length; p++) {
        byte[] part = new byte[in.readVInt()];
        in.readBytes(part, 0, part.length);
        parts[p] = new BytesRef(part);
      }
    }
    return parts;
  }
}
