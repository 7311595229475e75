package dev.souk.jobs.profiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.souk.domain.EventKind;
import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import dev.souk.jobs.parse.ShopperEvent;
import dev.souk.view.schema.ProfilesSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ShopperStateTest {

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Decay DECAY = new Decay(10 * DAY);

  private final ShopperState state = new ShopperState();

  private void add(EventKind kind, long day, String item) {
    state.add(new ShopperEvent("ann", kind, day * DAY, true, item, 20, "Lux", "Light"), DECAY, 3);
  }

  private static Profile published(ShopperState state, Decay decay, int items) {
    return ProfilesSchema.read(state.document("ann", decay, items));
  }

  private Profile profile() {
    return published(state, DECAY, 3);
  }

  private Touch touch(String item) {
    return profile().touches().stream()
        .filter(touch -> touch.itemId().equals(item))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void weightsHalveWithEventTime() {
    add(EventKind.PURCHASE, 0, "lamp");
    add(EventKind.VIEW_ITEM, 10, "shade");
    assertEquals(2.5, touch("lamp").weight(), 1e-12);
    assertEquals(1, touch("shade").weight(), 1e-12);
    assertEquals(3.5, profile().categories().getOrDefault("Light", Double.NaN), 1e-12);
    assertEquals(3.5, profile().brands().getOrDefault("Lux", Double.NaN), 1e-12);
    assertEquals(Math.log(20), profile().spend(), 1e-8);
    assertEquals(Instant.ofEpochMilli(10 * DAY), profile().asOf());
    assertEquals(2, profile().events());
    assertEquals("shade", profile().touches().getFirst().itemId());
  }

  @Test
  void aLateEventCountsAsMuchAsOneInTime() {
    add(EventKind.VIEW_ITEM, 10, "lamp");
    add(EventKind.PURCHASE, 0, "lamp");
    assertEquals(1 + 2.5, touch("lamp").weight(), 1e-12);
    assertEquals(Instant.ofEpochMilli(10 * DAY), touch("lamp").last());
    assertEquals(EventKind.PURCHASE, touch("lamp").strongest());
  }

  @Test
  void refundsTakeBackAndWeightsAreNeverNegative() {
    add(EventKind.PURCHASE, 0, "lamp");
    assertEquals(true, touch("lamp").owned());
    add(EventKind.REFUND, 0, "lamp");
    assertEquals(0, touch("lamp").weight());
    assertEquals(false, touch("lamp").owned());
    add(EventKind.REFUND, 1, "lamp");
    add(EventKind.REMOVE_FROM_CART, 1, "shade");
    assertEquals(0, touch("lamp").purchases());
    assertEquals(0, touch("shade").weight());
    assertEquals(0, profile().categories().getOrDefault("Light", Double.NaN));
  }

  @Test
  void forgetsTheLeastRecentItem() {
    add(EventKind.VIEW_ITEM, 2, "b");
    add(EventKind.VIEW_ITEM, 1, "a");
    add(EventKind.VIEW_ITEM, 3, "c");
    add(EventKind.VIEW_ITEM, 4, "d");
    List<String> items = new ArrayList<>();
    profile().touches().forEach(touch -> items.add(touch.itemId()));
    assertEquals(List.of("d", "c", "b"), items);
  }

  @Test
  void stateThatWasWrittenInBetweenGivesTheSameBits() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    ShopperCodec codec = new ShopperCodec(DECAY);
    ShopperState whole = new ShopperState();
    ShopperState broken = new ShopperState();
    EventKind[] kinds = EventKind.values();
    for (int i = 0; i < 500; i++) {
      ShopperEvent event =
          new ShopperEvent(
              "ann",
              kinds[random.nextInt(kinds.length)],
              random.nextLong(100 * DAY),
              random.nextBoolean(),
              "item" + random.nextInt(40),
              random.nextDouble() * 100,
              "brand" + random.nextInt(5),
              "category" + random.nextInt(5));
      whole.add(event, DECAY, 30);
      broken.add(event, DECAY, 30);
      if (random.nextInt(10) == 0) {
        broken = codec.decode(codec.encode(broken));
      }
    }
    assertEquals(published(whole, DECAY, 30), published(broken, DECAY, 30), "seed " + seed);
    assertArrayEquals(codec.encode(whole), codec.encode(broken), "seed " + seed);
  }

  private static ShopperEvent random(Random random) {
    EventKind[] kinds = EventKind.values();
    EventKind kind = kinds[random.nextInt(kinds.length)];
    return new ShopperEvent(
        "ann",
        kind,
        random.nextLong(300 * DAY),
        random.nextBoolean(),
        kind.weight() == 0 ? null : "item" + random.nextInt(15),
        random.nextInt(5) == 0 ? Double.NaN : random.nextDouble() * 100,
        "brand" + random.nextInt(5),
        "category" + random.nextInt(5));
  }

  @Test
  void theOrderOfEventsMakesNoDifferenceToTheLastBit() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<ShopperEvent> events = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      events.add(random(random));
    }
    ShopperState first = new ShopperState();
    events.forEach(event -> first.add(event, DECAY, 30));
    for (int round = 0; round < 20; round++) {
      Collections.shuffle(events, random);
      ShopperState other = new ShopperState();
      events.forEach(event -> other.add(event, DECAY, 30));
      assertEquals(published(first, DECAY, 30), published(other, DECAY, 30), "seed " + seed);
    }
  }

  @Test
  void aRefundThatComesBeforeItsPurchaseTakesItBackToo() {
    add(EventKind.REFUND, 3, "lamp");
    add(EventKind.PURCHASE, 3, "lamp");
    assertEquals(0, touch("lamp").weight());
    assertEquals(0, touch("lamp").purchases());
  }

  @Test
  void anotherHalfLifeKeepsWhatSumsAreAndDecaysThemAnewFromThere() {
    add(EventKind.PURCHASE, 0, "lamp");
    add(EventKind.VIEW_ITEM, 10, "lamp");
    ShopperCodec longer = new ShopperCodec(new Decay(20 * DAY));
    ShopperState read = longer.decode(new ShopperCodec(DECAY).encode(state));
    assertEquals(3.5, published(read, longer.decay(), 3).touches().getFirst().weight(), 1e-7);
    read.add(
        new ShopperEvent("ann", EventKind.VIEW_ITEM, 30 * DAY, true, "shade", 1, null, null),
        longer.decay(),
        3);
    assertEquals(1.75, published(read, longer.decay(), 3).touches().getLast().weight(), 1e-7);
  }

  @Test
  void stateOfTheFirstVersionIsRead() throws Exception {
    DataOutputSerializer old = new DataOutputSerializer(256);
    old.writeByte(1);
    old.writeLong(10 * DAY);
    old.writeLong(2);
    old.writeInt(1);
    old.writeUTF("lamp");
    old.writeByte(EventKind.PURCHASE.ordinal());
    old.writeDouble(5);
    old.writeLong(3 * DAY);
    for (int count : new int[] {4, 3, 2}) {
      old.writeInt(count);
    }
    old.writeInt(1);
    old.writeUTF("Light");
    old.writeDouble(6);
    old.writeLong(10 * DAY);
    old.writeInt(0);
    old.writeDouble(1);
    old.writeLong(3 * DAY);
    old.writeDouble(Math.log(20) + 14);
    old.writeLong(3 * DAY);
    Profile read = published(new ShopperCodec(DECAY).decode(old.getCopyOfBuffer()), DECAY, 3);
    assertEquals(2, read.events());
    Touch lamp = read.touches().getFirst();
    assertEquals(EventKind.PURCHASE, lamp.strongest());
    assertEquals(5 * Math.pow(2, -.7), lamp.weight(), 1e-7);
    assertEquals(List.of(4, 3, 2), List.of(lamp.views(), lamp.carts(), lamp.purchases()));
    assertEquals(6, read.categories().getOrDefault("Light", Double.NaN), 1e-7);
    assertEquals(Math.log(20), read.spend(), 1e-7);
  }

  @Test
  void refusesOptionsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new ProfileOptions(Duration.ZERO, 1));
    assertThrows(IllegalArgumentException.class, () -> new ProfileOptions(Duration.ofDays(1), 0));
  }
}
