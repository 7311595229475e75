package dev.souk.jobs.items;

import dev.souk.domain.Item;
import dev.souk.representation.embedding.SharedEmbedders;
import dev.souk.representation.text.ItemText;
import dev.souk.view.schema.IndexedItem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Represents items by terms and by an embedder's vectors, several at a time. What is remembered of
 * an item is a digest of the embedder and the text, and the vector: while both are the same it is
 * not made again, whatever else of the item or the weights of terms changed.
 */
final class SentenceRepresenter implements ItemRepresenter {

  private static final int DIGEST = 16;

  private final ItemRepresenter terms;
  private final SharedEmbedders.Lease lease;
  private final String space;
  private final MessageDigest sha;

  SentenceRepresenter(ItemRepresenter terms, SharedEmbedders.Lease lease) {
    this.terms = terms;
    this.lease = lease;
    this.space = lease.embedder().space().value();
    try {
      this.sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: missing (expected: in every Java platform)", e);
    }
  }

  @Override
  public IndexedItem represent(Item item) {
    return with(item, lease.embedder().items(List.of(LsaRepresenters.text(item))).getFirst());
  }

  @Override
  public List<IndexedItem> represent(List<Item> items, VectorMemory memory) throws Exception {
    List<float @Nullable []> vectors = new ArrayList<>(items.size());
    List<ItemText> unknown = new ArrayList<>();
    List<byte[]> digests = new ArrayList<>(items.size());
    for (Item item : items) {
      ItemText text = LsaRepresenters.text(item);
      byte[] digest = digest(text);
      digests.add(digest);
      float[] known = vector(memory.get(item.id()), digest);
      vectors.add(known);
      if (known == null) {
        unknown.add(text);
      }
    }
    List<float[]> made = lease.embedder().items(unknown);
    List<IndexedItem> represented = new ArrayList<>(items.size());
    int next = 0;
    for (int i = 0; i < items.size(); i++) {
      float[] vector = vectors.get(i);
      if (vector == null) {
        vector = made.get(next++);
        // What failed is tried again when the item is represented again.
        if (vector.length > 0) {
          memory.put(items.get(i).id(), bytes(digests.get(i), vector));
        }
      }
      represented.add(with(items.get(i), vector));
    }
    return represented;
  }

  private IndexedItem with(Item item, float[] vector) {
    return new IndexedItem(item, terms.represent(item).terms(), vector, space);
  }

  private byte[] digest(ItemText text) {
    sha.reset();
    for (String part :
        List.of(space, text.title(), text.brand(), text.category(), text.description())) {
      sha.update(part.getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
    }
    return Arrays.copyOf(sha.digest(), DIGEST);
  }

  private static byte[] bytes(byte[] digest, float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(DIGEST + Float.BYTES * vector.length).put(digest);
    for (float value : vector) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static float @Nullable [] vector(byte @Nullable [] made, byte[] digest) {
    if (made == null || !Arrays.equals(made, 0, DIGEST, digest, 0, DIGEST)) {
      return null;
    }
    float[] vector = new float[(made.length - DIGEST) / Float.BYTES];
    ByteBuffer.wrap(made, DIGEST, made.length - DIGEST).asFloatBuffer().get(vector);
    return vector;
  }

  @Override
  public String embedder() {
    return space;
  }

  @Override
  public void close() {
    lease.close();
  }
}
