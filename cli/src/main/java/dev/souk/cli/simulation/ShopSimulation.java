package dev.souk.cli.simulation;

import dev.souk.config.Settings;
import dev.souk.domain.Item;
import dev.souk.log.LogWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The simulated past of a demo shop. Deterministic: the same shoppers, items and end give the same
 * events, ids included, so that writing them again adds nothing new. Immutable.
 */
public final class ShopSimulation {

  /** How much past is written. */
  public static final Duration PERIOD = Duration.ofDays(90);

  private static final long SEED = 20_240_229L;
  private static final double DAYS_A_WEEK = 7;

  private record Actor(SimulatedShopper shopper, Assortment assortment) {}

  private final List<Actor> actors;
  private final List<Item> items;

  private ShopSimulation(List<Actor> actors, List<Item> items) {
    this.actors = List.copyOf(actors);
    this.items = List.copyOf(items);
  }

  /**
   * Reads the shoppers and finds what they look at.
   *
   * @param yaml the keys are explained in config/shops/bazaar/shoppers.yaml
   * @param items the catalogue
   * @throws dev.souk.config.SettingsException with everything that is wrong with the file, such as
   *     a liked category that no item is in
   */
  public static ShopSimulation read(Path yaml, List<Item> items) {
    Settings file = Settings.read(yaml);
    List<Actor> actors = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<Settings> sections = file.sections("shoppers");
    if (sections.isEmpty()) {
      file.problem("shoppers", null, "at least one shopper");
    }
    for (Settings section : sections) {
      SimulatedShopper shopper = ShopperReader.read(section);
      if (shopper == null) {
        continue;
      }
      if (!ids.add(shopper.id())) {
        section.problem("id", shopper.id(), "an id that no other shopper has");
      }
      Assortment assortment = new Assortment(shopper, items);
      for (String category : assortment.empty()) {
        section.problem(
            "likes", category, "the category of an item in language " + shopper.language());
      }
      actors.add(new Actor(shopper, assortment));
    }
    file.finish();
    return new ShopSimulation(actors, items);
  }

  /** The shoppers, in the order of the file. */
  public List<SimulatedShopper> shoppers() {
    return actors.stream().map(Actor::shopper).toList();
  }

  /**
   * Writes the events of the {@link #PERIOD} before {@code end}, in the order of time.
   *
   * @param progress told how many events are written so far
   * @throws IOException if the log cannot be written
   */
  public SimulationCounts run(Instant end, LogWriter log, LongConsumer progress)
      throws IOException {
    Draws draws = new Draws(SEED);
    EventRecorder events = new EventRecorder(end);
    VisitSimulator visits = new VisitSimulator(end, quality(draws), draws, events);
    VisitTimes times = new VisitTimes(end.minus(PERIOD), end);
    for (Actor actor : actors) {
      SimulatedShopper shopper = actor.shopper();
      int count = draws.poisson(shopper.visits() * PERIOD.toDays() / DAYS_A_WEEK);
      for (int i = 0; i < count; i++) {
        Instant start = times.draw(shopper.language(), draws);
        visits.play(shopper, actor.assortment(), start);
      }
    }
    return events.write(log, progress);
  }

  /** What each item's ratings scatter around: 2.8 to 4.8 stars. */
  private Map<String, Double> quality(Draws draws) {
    Map<String, Double> quality = HashMap.newHashMap(items.size());
    for (Item item : items) {
      quality.put(item.id(), 2.8 + draws.upTo(2));
    }
    return quality;
  }
}
