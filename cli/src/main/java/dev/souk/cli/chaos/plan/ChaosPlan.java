package dev.souk.cli.chaos.plan;

import dev.souk.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * All faults of a run in the order in which they happen. Moments are counts of accepted lines, not
 * seconds, so that a plan means the same on a slow machine.
 *
 * @param seed what it was drawn from
 * @param faults by {@link Fault#at}
 */
public record ChaosPlan(long seed, List<Fault> faults) {

  /** One file is damaged for so many processes that are killed. */
  private static final int KILLS_PER_DAMAGE = 4;

  private static final int MOST_DELAY_MILLIS = 1500;

  public ChaosPlan {
    faults = List.copyOf(faults);
  }

  /**
   * Draws a plan. Gaps between faults are random, from nearly none to a multiple of the mean, so
   * that faults also hit what has not recovered from the one before. Every kind of process is
   * killed at least once if there are enough kills; the rest are drawn by weight.
   *
   * @param kills processes to kill in all, 1 or more
   * @param from no fault before so many lines, so that there is something to damage
   * @param to no fault after so many lines; more than {@code from}
   */
  public static ChaosPlan draw(long seed, int kills, long from, long to) {
    if (kills < 1) {
      throw new IllegalArgumentException("kills: " + kills + " (expected: 1 or more)");
    }
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "from, to: %d, %d (expected: 0 or more, and more than that)".formatted(from, to));
    }
    SplittableRandom random = new SplittableRandom(seed);
    int copies = Math.max(1, kills / (3 * KILLS_PER_DAMAGE));
    int stored = Math.max(1, kills / KILLS_PER_DAMAGE - copies);
    List<Fault> faults = new ArrayList<>();
    long[] moments = moments(random, kills + stored, from, to);
    boolean[] damages = new boolean[moments.length];
    for (int i = 0; i < stored; i++) {
      damages[free(random, damages)] = true;
    }
    List<Target> victims = victims(random, kills, copies);
    int next = 0;
    int copiesLeft = copies;
    for (int i = 0; i < moments.length; i++) {
      long at = moments[i];
      if (damages[i]) {
        faults.add(
            new Fault.DamageStored(
                at, view(random), random.nextInt(3) > 0, harm(random), random.nextLong()));
        continue;
      }
      Target target = victims.get(next++);
      int instance = 1 + random.nextInt(target.instances());
      if (target == Target.API && copiesLeft > 0) {
        copiesLeft--;
        faults.add(
            new Fault.DamageCopy(at, view(random), instance, harm(random), random.nextLong()));
      } else {
        faults.add(new Fault.Kill(at, target, instance, random.nextInt(MOST_DELAY_MILLIS)));
      }
    }
    return new ChaosPlan(seed, faults);
  }

  private static long[] moments(SplittableRandom random, int count, long from, long to) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += -Math.log(1 - random.nextDouble());
      sums[i] = sum;
    }
    sum += -Math.log(1 - random.nextDouble());
    long[] moments = new long[count];
    for (int i = 0; i < count; i++) {
      moments[i] = from + (long) ((to - from) * (sums[i] / sum));
    }
    return moments;
  }

  private static int free(SplittableRandom random, boolean[] taken) {
    int place;
    do {
      place = random.nextInt(taken.length);
    } while (taken[place]);
    return place;
  }

  /** As many as {@code kills}, at least {@code copies} of them API processes if there is room. */
  private static List<Target> victims(SplittableRandom random, int kills, int copies) {
    List<Target> victims = new ArrayList<>(Arrays.asList(Target.values()));
    for (int i = 1; i < copies; i++) {
      victims.add(Target.API);
    }
    while (victims.size() < kills) {
      victims.add(drawn(random));
    }
    Collections.shuffle(victims, new Random(random.nextLong()));
    return victims.subList(0, kills);
  }

  private static Target drawn(SplittableRandom random) {
    int all = 0;
    for (Target target : Target.values()) {
      all += target.weight();
    }
    int draw = random.nextInt(all);
    for (Target target : Target.values()) {
      draw -= target.weight();
      if (draw < 0) {
        return target;
      }
    }
    throw new IllegalStateException("weights: " + all);
  }

  private static View view(SplittableRandom random) {
    return View.STREAMED.get(random.nextInt(View.STREAMED.size()));
  }

  private static Harm harm(SplittableRandom random) {
    return Harm.values()[random.nextInt(Harm.values().length)];
  }

  /** How many processes are killed. */
  public long kills() {
    return faults.stream()
        .filter(fault ->
            switch (fault) {
              case Fault.Kill _, Fault.DamageCopy _ -> true;
              case Fault.DamageStored _ -> false;
            })
        .count();
  }
}
