package dev.souk.representation.collaborative;

import dev.souk.representation.collaborative.CollaborativeTuner.Progress;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every choice is worth on what is held out, and how far choosing is. Used by one thread. */
final class HeldOutFigures {

  private final SortedMap<String, String> byName = new TreeMap<>();
  private final Progress progress;
  private int trained;

  HeldOutFigures(Progress progress) {
    this.progress = progress;
  }

  /** Notes a figure. */
  void put(String name, Object figure) {
    byName.put(name, figure.toString());
  }

  boolean contains(String name) {
    return byName.containsKey(name);
  }

  /** Tells that so many more models were trained. */
  void trained(int models) {
    trained += models;
    progress.trained(Math.min(trained, CollaborativeTuner.MOST_TRAININGS));
  }

  SortedMap<String, String> byName() {
    return byName;
  }
}
