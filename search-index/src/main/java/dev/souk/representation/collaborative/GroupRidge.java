package dev.souk.representation.collaborative;

import java.util.Arrays;

/**
 * The ridge regressions of a group of items on one neighbourhood, with their scratch space. With
 * {@code P} the inverse of the neighbourhood's co-occurrence matrix plus λ on its diagonal, the
 * weights that predict item j from all the others are {@code -P_ij / P_jj}: one factorisation
 * serves the whole group. λ follows a power of an item's frequency. Not thread-safe.
 */
final class GroupRidge {

  /** An item of less than this share of the mean frequency is regularised as one of this. */
  private static final double RAREST = 0.01;

  /** A cut-off co-occurrence can make a system indefinite; a heavier ridge always mends it. */
  private static final double HEAVIER = 4;

  private final Cooccurrence shared;
  private final ItemItemConfig config;
  private final FloatCholesky cholesky;
  private final int[] place;
  private final float[] near;
  private final int[] touched;
  private final double mean;
  private float[] counts = {};

  GroupRidge(Cooccurrence shared, ItemItemConfig config) {
    int n = shared.columns().length;
    this.shared = shared;
    this.config = config;
    this.cholesky = new FloatCholesky(Math.min(n, config.neighbours()) + FloatCholesky.BLOCK);
    this.place = new int[n];
    this.near = new float[n];
    this.touched = new int[n];
    this.mean = shared.meanDiagonal();
    Arrays.fill(place, -1);
  }

  /**
   * Predicts every item of {@code group} by each of several ridges.
   *
   * @param ridges λ of an item of mean frequency, over that frequency
   * @param sources receives by ridge, at each item's place, the rows that predict it, ascending
   * @param weights receives their weights
   */
  void solve(int[] group, double[] ridges, int[][][] sources, float[][][] weights) {
    int[] rows = neighbourhood(group);
    int groupStart = FloatCholesky.padded(rows.length - group.length);
    // The group comes last, in a block of its own: above it the forward solutions are zero.
    int[] members = new int[groupStart + group.length];
    Arrays.fill(members, -1);
    System.arraycopy(rows, group.length, members, 0, rows.length - group.length);
    System.arraycopy(group, 0, members, groupStart, group.length);
    int cells = FloatCholesky.padded(members.length) * FloatCholesky.padded(members.length);
    if (counts.length < cells) {
      counts = new float[cells];
    }
    float[] system = cholesky.begin(members.length);
    fill(system, members);
    // Gathering the counts takes as long as factoring them.
    System.arraycopy(system, 0, counts, 0, cells);
    for (int r = 0; r < ridges.length; r++) {
      double heavier = ridges[r] * mean;
      for (; !factored(system, members, heavier); heavier *= HEAVIER) {
        System.arraycopy(counts, 0, system, 0, cells);
      }
      keep(members, groupStart, sources[r], weights[r]);
      System.arraycopy(counts, 0, system, 0, cells);
    }
  }

  /** Predicts every item from all the others, where there is room for all of them. */
  void solveAll(double relative, int[][] sources, float[][] weights) {
    int[] members = new int[place.length];
    Arrays.setAll(members, i -> i);
    float[] system = cholesky.begin(members.length);
    fill(system, members);
    for (double heavier = relative * mean;
        !factored(system, members, heavier);
        heavier *= HEAVIER) {
      system = cholesky.begin(members.length);
      fill(system, members);
    }
    for (int first = 0; first < members.length; first += FloatCholesky.BLOCK) {
      keep(members, first, sources, weights);
    }
  }

  /** Adds the ridge to a system of counts and factors it; false if that destroyed it. */
  private boolean factored(float[] system, int[] members, double ridge) {
    int stride = FloatCholesky.padded(members.length);
    for (int i = 0; i < members.length; i++) {
      if (members[i] >= 0) {
        system[i * stride + i] += (float) (ridge * scaled(members[i]));
      }
    }
    return cholesky.factor();
  }

  /** The group, and after it the items nearest to all of it. */
  private int[] neighbourhood(int[] group) {
    for (int item : group) {
      place[item] = 0;
    }
    int count = 0;
    for (int item : group) {
      int[] others = shared.columns()[item];
      float[] values = shared.values()[item];
      double root = Math.sqrt(shared.diagonal()[item]);
      for (int i = 0; i < others.length; i++) {
        int other = others[i];
        if (place[other] < 0) {
          if (near[other] == 0) {
            touched[count++] = other;
          }
          near[other] += (float) (values[i] / (root * Math.sqrt(shared.diagonal()[other])));
        }
      }
    }
    int[] best =
        Strongest.of(Arrays.copyOf(touched, count), other -> near[other], config.neighbours());
    for (int i = 0; i < count; i++) {
      near[touched[i]] = 0;
    }
    for (int item : group) {
      place[item] = -1;
    }
    int[] rows = Arrays.copyOf(group, group.length + best.length);
    System.arraycopy(best, 0, rows, group.length, best.length);
    return rows;
  }

  private void fill(float[] system, int[] members) {
    int size = members.length;
    int stride = FloatCholesky.padded(size);
    for (int i = 0; i < size; i++) {
      if (members[i] >= 0) {
        place[members[i]] = i;
      }
    }
    for (int i = 0; i < size; i++) {
      if (members[i] < 0) {
        system[i * stride + i] = 1;
        continue;
      }
      int[] others = shared.columns()[members[i]];
      float[] values = shared.values()[members[i]];
      system[i * stride + i] = shared.diagonal()[members[i]];
      for (int e = 0; e < others.length; e++) {
        int at = place[others[e]];
        if (at >= 0) {
          // Where one side was cut off, the other side's count fills both.
          system[Math.max(i, at) * stride + Math.min(i, at)] = values[e];
        }
      }
    }
    for (int member : members) {
      if (member >= 0) {
        place[member] = -1;
      }
    }
  }

  /** How much more an item is regularised than an item of mean frequency. */
  private double scaled(int item) {
    return Math.pow(Math.max(RAREST, shared.diagonal()[item] / mean), config.frequencyExponent());
  }

  /** The strongest weights of the items from place {@code first}, a block of them or fewer. */
  private void keep(int[] members, int first, int[][] sources, float[][] weights) {
    float[] inverse = cholesky.inverseColumns(first);
    int targets = Math.min(FloatCholesky.BLOCK, members.length - first);
    for (int g = 0; g < targets; g++) {
      int target = members[first + g];
      int[] kept = strongest(members, inverse, first, g);
      sources[target] = kept;
      weights[target] = new float[kept.length];
      for (int e = 0; e < kept.length; e++) {
        weights[target][e] = near[kept[e]];
      }
      for (int member : members) {
        if (member >= 0) {
          near[member] = 0;
        }
      }
    }
  }

  /**
   * The sources to keep of the target at place {@code first + g}; leaves weights in {@link #near}.
   */
  private int[] strongest(int[] members, float[] inverse, int first, int g) {
    int block = FloatCholesky.BLOCK;
    float scale = -1 / inverse[(first + g) * block + g];
    int count = 0;
    for (int i = 0; i < members.length; i++) {
      float weight = scale * inverse[i * block + g];
      if (members[i] >= 0 && i != first + g && weight != 0) {
        touched[count++] = members[i];
        near[members[i]] = weight;
      }
    }
    return Strongest.of(
        Arrays.copyOf(touched, count), source -> Math.abs(near[source]), config.weights());
  }
}
