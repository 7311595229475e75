package dev.souk.retrieval.snapshot;

import dev.souk.view.schema.RankingFields;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * How rare the terms of {@link RankingFields#TERMS} are among the items of one snapshot. What was
 * asked is remembered in a table of 512 KiB, in which a term gives way to another of the same
 * place: a ranking asks for the words of two hundred titles, most of them again and again.
 * Thread-safe.
 */
public final class TermRarity {

  private static final int PLACES = 1 << 16;

  private final IndexReader reader;
  private final double scale;

  /** Hash and float of a place in one number, so that no reader sees half of it; 0 is empty. */
  private final AtomicLongArray known = new AtomicLongArray(PLACES);

  /** Of the items that {@code reader} reads. */
  public TermRarity(IndexReader reader) {
    this.reader = reader;
    scale = 1 / Math.log(2.0 * reader.numDocs() + 2);
  }

  /** The hash by which a term is remembered. */
  public static int hash(BytesRef term) {
    return StringHelper.murmurhash3_x86_32(term, 0);
  }

  /**
   * The inverse document frequency as BM25 has it, divided by that of a term which no item has: so
   * it is above 0 and at most 1, whatever the size of the shop.
   *
   * @param hash of {@code term}
   */
  public float of(int hash, BytesRef term) throws IOException {
    int place = hash & (PLACES - 1);
    long entry = known.getOpaque(place);
    if (entry != 0 && (int) (entry >>> Integer.SIZE) == hash) {
      return Float.intBitsToFloat((int) entry);
    }
    // Deleted documents are counted until their segment is merged.
    int items = reader.numDocs();
    int with = Math.min(items, reader.docFreq(new Term(RankingFields.TERMS, term)));
    float rarity = (float) (scale * Math.log(1 + (items - with + 0.5) / (with + 0.5)));
    known.setOpaque(
        place, (long) hash << Integer.SIZE | Integer.toUnsignedLong(Float.floatToIntBits(rarity)));
    return rarity;
  }
}
