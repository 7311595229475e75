package dev.souk.jobs.items;

import dev.souk.jobs.parse.CatalogUpdate;
import dev.souk.jobs.state.StateCodec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The latest change of an item. A deleted item keeps its state, so that an older change that comes
 * late does not bring it back.
 *
 * @param second time of the change
 * @param nano the rest of it
 * @param offset the line's offset
 * @param item the item as JSON, or null if it is deleted
 */
public record ItemState(long second, int nano, long offset, byte @Nullable [] item) {

  static final StateCodec<ItemState> CODEC = new Codec();

  /** The state after {@code update}. */
  public static ItemState of(CatalogUpdate update) {
    return new ItemState(update.second(), update.nano(), update.offset(), update.item());
  }

  /** Whether {@code update} is later, by time and then by offset. */
  public boolean precedes(CatalogUpdate update) {
    if (second != update.second()) {
      return second < update.second();
    }
    return nano != update.nano() ? nano < update.nano() : offset < update.offset();
  }

  private record Codec() implements StateCodec<ItemState> {

    private static final int HEAD = 2 * Long.BYTES + Integer.BYTES + 1;

    @Override
    public byte[] encode(ItemState state) {
      byte[] item = state.item();
      ByteBuffer bytes = ByteBuffer.allocate(HEAD + (item == null ? 0 : item.length));
      bytes.putLong(state.second()).putInt(state.nano()).putLong(state.offset());
      bytes.put((byte) (item == null ? 0 : 1));
      if (item != null) {
        bytes.put(item);
      }
      return bytes.array();
    }

    @Override
    public ItemState decode(byte[] encoded) {
      ByteBuffer bytes = ByteBuffer.wrap(encoded);
      long second = bytes.getLong();
      int nano = bytes.getInt();
      long offset = bytes.getLong();
      byte[] item = null;
      if (bytes.get() == 1) {
        item = new byte[bytes.remaining()];
        bytes.get(item);
      }
      return new ItemState(second, nano, offset, item);
    }

    @Override
    public int heapBytes(ItemState state) {
      return 64 + (state.item() == null ? 0 : state.item().length);
    }
  }
}
