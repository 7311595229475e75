package dev.souk.jobs.items;

import dev.souk.domain.Availability;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.Money;
import dev.souk.domain.OfferJson;
import dev.souk.domain.OfferPatch;
import dev.souk.jobs.state.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an {@link ItemState}: the time of its latest upsert or deletion, a form, and the
 * rest. Forms 0 (deleted) and 1 (the whole item as JSON) are of the version that kept price and
 * stock with the text; they are read, not written.
 */
record ItemStateCodec() implements StateCodec<ItemState> {

  private static final int WHOLE_DELETED = 0;
  private static final int WHOLE = 1;
  private static final int PARTS_WITHOUT_TEXT = 2;
  private static final int PARTS = 3;

  @Override
  public byte[] encode(ItemState state) {
    byte[] text = state.text();
    DataOutputSerializer out = new DataOutputSerializer(128 + (text == null ? 0 : text.length));
    try {
      write(out, state.at());
      out.writeByte(text == null ? PARTS_WITHOUT_TEXT : PARTS);
      OfferState offers = state.offers();
      write(out, offers.price(), Money::toString);
      write(out, offers.salePrice(), Money::toString);
      write(out, offers.availability(), Availability::wire);
      if (text != null) {
        out.write(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The state of an item cannot be written into memory", e);
    }
    return out.getCopyOfBuffer();
  }

  private static void write(DataOutputSerializer out, ChangeTime time) throws IOException {
    out.writeLong(time.second());
    out.writeInt(time.nano());
    out.writeLong(time.offset());
  }

  private static <T> void write(
      DataOutputSerializer out, Dated<T> dated, Function<T, String> asText) throws IOException {
    write(out, dated.at());
    T value = dated.value();
    out.writeUTF(value == null ? "" : asText.apply(value));
  }

  @Override
  public ItemState decode(byte[] encoded) {
    DataInputDeserializer in = new DataInputDeserializer(encoded);
    try {
      ChangeTime at = readTime(in);
      int form = in.readByte();
      return switch (form) {
        case WHOLE_DELETED -> new ItemState(at, null, OfferState.UNKNOWN.deleted(at));
        case WHOLE -> whole(at, rest(in));
        case PARTS_WITHOUT_TEXT -> new ItemState(at, null, offers(in));
        case PARTS -> {
          OfferState offers = offers(in);
          yield new ItemState(at, rest(in), offers);
        }
        default ->
            throw new IllegalStateException(
                "form of an item's state: " + form + " (expected: 0 to " + PARTS + ")");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("The state of an item cannot be read", e);
    }
  }

  private static ItemState whole(ChangeTime at, byte[] json) {
    Item item = CatalogJson.parseItem(Json.object(new String(json, StandardCharsets.UTF_8)));
    return new ItemState(at, text(item), OfferState.UNKNOWN.with(OfferPatch.of(item), at));
  }

  /** An item as JSON without price and stock. */
  static byte[] text(Item item) {
    return Json.MAPPER.writeValueAsBytes(OfferJson.removeFrom(CatalogJson.toJson(item)));
  }

  private static OfferState offers(DataInputDeserializer in) throws IOException {
    return new OfferState(
        dated(in, text -> Money.parse("price", text)),
        dated(in, text -> Money.parse("sale_price", text)),
        dated(in, Availability::parse));
  }

  private static <T> Dated<T> dated(DataInputDeserializer in, Function<String, T> parser)
      throws IOException {
    ChangeTime at = readTime(in);
    String text = in.readUTF();
    @Nullable T value = text.isEmpty() ? null : parser.apply(text);
    return new Dated<>(at, value);
  }

  private static ChangeTime readTime(DataInputDeserializer in) throws IOException {
    return new ChangeTime(in.readLong(), in.readInt(), in.readLong());
  }

  private static byte[] rest(DataInputDeserializer in) throws IOException {
    byte[] rest = new byte[in.available()];
    in.readFully(rest);
    return rest;
  }

  @Override
  public int heapBytes(ItemState state) {
    return 400 + (state.text() == null ? 0 : state.text().length);
  }
}
