package dev.souk.jobs.items;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.souk.domain.Availability;
import dev.souk.domain.CatalogChange;
import dev.souk.domain.CatalogJson;
import dev.souk.domain.Item;
import dev.souk.domain.Json;
import dev.souk.domain.Money;
import dev.souk.domain.Offer;
import dev.souk.domain.OfferPatch;
import dev.souk.jobs.parse.CatalogOperator;
import dev.souk.jobs.parse.CatalogUpdate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferStateTest {

  private static final int ROUNDS = 300;

  private static Money money(int amount) {
    return Money.parse("price", amount + ".50 USD");
  }

  private static ChangeTime at(long second, long offset) {
    return new ChangeTime(second, 0, offset);
  }

  @Test
  void eachFieldIsAsTheLatestChangeThatNamesItSays() {
    OfferState state =
        OfferState.UNKNOWN
            .with(new OfferPatch(money(1), true, null, Availability.IN_STOCK), at(10, 0))
            .with(new OfferPatch(money(3), false, null, null), at(30, 1))
            .with(new OfferPatch(money(2), true, money(1), null), at(20, 2));
    assertEquals(new Offer(money(3), money(1), Availability.IN_STOCK), state.offer());
    assertEquals(state, state.with(new OfferPatch(money(9), false, null, null), at(30, 0)));
    assertNull(state.deleted(at(30, 2)).offer());
    assertEquals(
        new Offer(money(3), null, Availability.PREORDER),
        state
            .deleted(at(25, 3))
            .with(new OfferPatch(null, false, null, Availability.PREORDER), at(40, 4))
            .offer());
  }

  /** One history in random orders, with repetitions, against one that looks for the latest. */
  @Test
  void theOrderOfArrivalDoesNotMatter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      List<CatalogUpdate> history = new ArrayList<>();
      List<CatalogChange> changes = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(12); i++) {
        changes.add(change(random));
        history.add(CatalogOperator.flat(i, changes.getLast()));
      }
      Item expected = latest(changes);
      for (int order = 0; order < 4; order++) {
        Collections.shuffle(history, random);
        ItemState state = ItemState.UNKNOWN;
        for (CatalogUpdate update : history) {
          state = throughBytes(state.with(update));
          if (random.nextInt(4) == 0) {
            state = state.with(history.getFirst());
          }
        }
        String message = "seed " + seed + ", " + history;
        assertEquals(expected, state.item(), message);
        assertEquals(expected == null ? null : expected.offer(), state.offer(), message);
      }
    }
  }

  private static CatalogChange change(Random random) {
    Instant time = Instant.ofEpochSecond(random.nextInt(6), random.nextInt(2));
    @Nullable Money sale = random.nextBoolean() ? money(random.nextInt(5)) : null;
    Availability availability = Availability.values()[random.nextInt(4)];
    return switch (random.nextInt(4)) {
      case 0 -> new CatalogChange.Delete("d", time, "a");
      case 1 ->
          new CatalogChange.Upsert(
              "u",
              time,
              item("lamp " + random.nextInt(3), money(random.nextInt(9)), sale, availability));
      case 2 ->
          new CatalogChange.OfferUpdate(
              "o", time, "a", new OfferPatch(money(random.nextInt(9)), false, null, null));
      default ->
          new CatalogChange.OfferUpdate(
              "o",
              time,
              "a",
              new OfferPatch(null, true, sale, random.nextBoolean() ? availability : null));
    };
  }

  private static Item item(
      String title, Money price, @Nullable Money sale, Availability availability) {
    return new Item(
        "a",
        title,
        "",
        price,
        sale,
        null,
        List.of(),
        availability,
        null,
        null,
        null,
        null,
        Map.of("color", "red"));
  }

  /** The changes by time, one after another; a later line is later of equal times. */
  private static @Nullable Item latest(List<CatalogChange> changes) {
    List<CatalogChange> sorted = new ArrayList<>(changes);
    sorted.sort(java.util.Comparator.comparing(CatalogChange::time));
    Item sold = null;
    Money price = null;
    Money sale = null;
    Availability availability = null;
    for (CatalogChange change : sorted) {
      switch (change) {
        case CatalogChange.Delete _ -> {
          sold = null;
          price = null;
          sale = null;
          availability = null;
        }
        case CatalogChange.Upsert upsert -> {
          sold = upsert.item();
          price = sold.price();
          sale = sold.salePrice();
          availability = sold.availability();
        }
        case CatalogChange.OfferUpdate update -> {
          OfferPatch patch = update.patch();
          price = patch.price() == null ? price : patch.price();
          sale = patch.namesSalePrice() ? patch.salePrice() : sale;
          availability = patch.availability() == null ? availability : patch.availability();
        }
      }
    }
    return sold == null
        ? null
        : sold.with(
            new Offer(Objects.requireNonNull(price), sale, Objects.requireNonNull(availability)));
  }

  private static ItemState throughBytes(ItemState state) {
    ItemStateCodec codec = new ItemStateCodec();
    byte[] bytes = codec.encode(state);
    ItemState read = codec.decode(bytes);
    assertEquals(Arrays.toString(bytes), Arrays.toString(codec.encode(read)));
    return read;
  }

  @Test
  void stateOfTheVersionThatKeptThePriceWithTheTextIsRead() {
    Item item = item("lamp", money(7), money(5), Availability.BACKORDER);
    byte[] json = CatalogJson.toJson(item).toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer whole = ByteBuffer.allocate(21 + json.length);
    whole.putLong(50).putInt(0).putLong(3).put((byte) 1).put(json);
    ItemState sold = new ItemStateCodec().decode(whole.array());
    assertEquals(item, sold.item());
    CatalogChange same = new CatalogChange.Upsert("u", Instant.ofEpochSecond(60), item);
    assertEquals(
        new String(Objects.requireNonNull(sold.text()), StandardCharsets.UTF_8),
        new String(
            Objects.requireNonNull(sold.with(CatalogOperator.flat(9, same)).text()),
            StandardCharsets.UTF_8),
        "an upsert that says the same is no change of text");
    assertEquals(false, Json.object(sold.text()).has("price"));

    ByteBuffer deleted = ByteBuffer.allocate(21);
    deleted.putLong(50).putInt(0).putLong(3).put((byte) 0);
    ItemState gone = new ItemStateCodec().decode(deleted.array());
    CatalogChange late = new CatalogChange.Upsert("u", Instant.ofEpochSecond(40), item);
    assertNull(gone.with(CatalogOperator.flat(9, late)).item());
    assertEquals(item, gone.with(CatalogOperator.flat(9, same)).item());
  }
}
