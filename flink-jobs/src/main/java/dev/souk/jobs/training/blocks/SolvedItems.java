package dev.souk.jobs.training.blocks;

/**
 * Items with their factors, flat.
 *
 * @param from the block that they are of
 * @param ids of the items
 * @param factors theirs, one after the other
 * @param recent what the entries of each still count
 * @param entries how many each has
 * @param head a {@link ParcelHead}, in the first of a block; empty in others
 */
public record SolvedItems(
    int from, String[] ids, float[] factors, double[] recent, int[] entries, byte[] head) {

  /** Nothing. */
  public static final SolvedItems NONE =
      new SolvedItems(-1, new String[0], new float[0], new double[0], new int[0], new byte[0]);
}
