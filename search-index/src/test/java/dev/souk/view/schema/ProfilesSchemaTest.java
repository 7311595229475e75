package dev.souk.view.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.souk.domain.EventKind;
import dev.souk.domain.Json;
import dev.souk.domain.Profile;
import dev.souk.domain.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfilesSchemaTest {

  private static final EventKind[] KINDS = EventKind.values();

  @Test
  void read_ofASource_isTheProfile() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Profile profile = profile(random);
      byte[] source = ProfilesSchema.source(profile);
      assertEquals(profile, ProfilesSchema.read(source), "seed " + seed);
      assertArrayEquals(source, ProfilesSchema.source(ProfilesSchema.read(source)), "seed " + seed);
    }
  }

  @Test
  void read_ofVersion1_whichWasJson() {
    Profile profile = profile(new Random(1));
    assertEquals(profile, ProfilesSchema.read(Json.MAPPER.writeValueAsBytes(profile)));
  }

  private static Profile profile(Random random) {
    List<Touch> touches = new ArrayList<>();
    for (int left = random.nextInt(40); left > 0; left--) {
      touches.add(
          new Touch(
              name(random),
              KINDS[random.nextInt(KINDS.length)],
              random.nextInt(4) == 0 ? random.nextInt(9) : random.nextDouble() * 100,
              random.nextInt(1000),
              random.nextInt(10),
              random.nextInt(3),
              instant(random)));
    }
    return new Profile(
        name(random),
        instant(random),
        random.nextLong(1L << 40),
        touches,
        weights(random),
        weights(random),
        random.nextDouble() * 20 - 10);
  }

  private static Map<String, Double> weights(Random random) {
    Map<String, Double> weights = new HashMap<>();
    for (int left = random.nextInt(8); left > 0; left--) {
      weights.put(name(random), random.nextDouble());
    }
    return weights;
  }

  private static String name(Random random) {
    String[] parts = {"a", "\"", "\\", "灯", "é", " > ", "\n", "😀", "7"};
    StringBuilder name = new StringBuilder("x");
    for (int left = random.nextInt(6); left > 0; left--) {
      name.append(parts[random.nextInt(parts.length)]);
    }
    return name.append('x').toString();
  }

  /** Of whole seconds, milliseconds or less, from years before 1970 to years of five digits. */
  private static Instant instant(Random random) {
    long seconds =
        switch (random.nextInt(8)) {
          case 0 -> -random.nextLong(1L << 34);
          case 1 -> random.nextLong(1L << 40);
          default -> random.nextLong(1L << 31);
        };
    long nanos =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> random.nextInt(1_000_000_000);
          default -> random.nextInt(1000) * 1_000_000L;
        };
    return Instant.ofEpochSecond(seconds, nanos);
  }
}
