package dev.souk.jobs.plain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which events were received before. Ids are compared whole. Not thread-safe. */
final class PlainIds {

  /** As docs/event-schema.md says; when it is exceeded a quarter is forgotten. */
  private static final int MOST_OF_ONE_SHOPPER = 10_000;

  enum Answer {
    NEW,
    REPEATED,
    TOO_OLD
  }

  private final long windowMillis;
  private final Set<String> guests = new HashSet<>();
  private final Map<String, Shopper> shoppers = new HashMap<>();

  PlainIds(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  Answer guest(String id) {
    return guests.add(id) ? Answer.NEW : Answer.REPEATED;
  }

  Answer shopper(String shopper, String id, long time) {
    return shoppers.computeIfAbsent(shopper, _ -> new Shopper(time)).add(id, time);
  }

  private final class Shopper {

    private final Map<String, Long> times = new HashMap<>();
    private long newest;
    private long complete;
    private int sizeToSweep = 64;

    Shopper(long first) {
      newest = first;
      complete = first - windowMillis;
    }

    Answer add(String id, long time) {
      if (time < complete) {
        return Answer.TOO_OLD;
      }
      Long known = times.get(id);
      if (known != null && known >= complete) {
        return Answer.REPEATED;
      }
      times.put(id, time);
      newest = Math.max(newest, time);
      complete = Math.max(complete, newest - windowMillis);
      if (times.size() > sizeToSweep) {
        sweep();
        sizeToSweep = Math.min(MOST_OF_ONE_SHOPPER, Math.max(64, 2 * times.size()));
      }
      return Answer.NEW;
    }

    private void sweep() {
      times.values().removeIf(time -> time < complete);
      if (times.size() > MOST_OF_ONE_SHOPPER) {
        List<Long> sorted = new ArrayList<>(times.values());
        sorted.sort(null);
        long cut = sorted.get(sorted.size() - MOST_OF_ONE_SHOPPER * 3 / 4);
        complete = cut == sorted.getFirst() ? cut + 1 : cut;
        times.values().removeIf(time -> time < complete);
      }
    }
  }
}
