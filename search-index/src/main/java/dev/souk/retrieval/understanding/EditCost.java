package dev.souk.retrieval.understanding;

/**
 * How unlikely it is that a word was typed for another one: the optimal string alignment distance
 * (Damerau 1964), with slips of a hand cheaper than other edits: swapped letters, a neighbour's
 * key, a letter doubled or not doubled. The first letter is rarely mistyped.
 */
final class EditCost {

  private static final double EDIT = 1;
  private static final double SLIP = 0.7;
  private static final double FIRST_LETTER = 0.3;

  private EditCost() {}

  /**
   * @param typed what was typed, in lower case
   * @param meant what may have been meant, in lower case
   * @return 0 if they are the same; about 1 for every edit
   */
  static double of(String typed, String meant) {
    int columns = meant.length() + 1;
    double[] before = new double[columns];
    double[] last = new double[columns];
    double[] row = new double[columns];
    for (int j = 1; j < columns; j++) {
      last[j] = last[j - 1] + missing(meant, j - 1);
    }
    for (int i = 1; i <= typed.length(); i++) {
      char t = typed.charAt(i - 1);
      row[0] = last[0] + missing(typed, i - 1);
      for (int j = 1; j < columns; j++) {
        char m = meant.charAt(j - 1);
        double cost = last[j - 1] + (t == m ? 0 : Keyboard.near(t, m) ? SLIP : EDIT);
        cost = Math.min(cost, last[j] + missing(typed, i - 1));
        cost = Math.min(cost, row[j - 1] + missing(meant, j - 1));
        if (i > 1 && j > 1 && t == meant.charAt(j - 2) && typed.charAt(i - 2) == m) {
          cost = Math.min(cost, before[j - 2] + SLIP);
        }
        row[j] = cost;
      }
      double[] free = before;
      before = last;
      last = row;
      row = free;
    }
    boolean first = !typed.isEmpty() && !meant.isEmpty() && typed.charAt(0) != meant.charAt(0);
    return last[columns - 1] + (first ? FIRST_LETTER : 0);
  }

  /** A letter that only one of the two words has. */
  private static double missing(String word, int at) {
    return at > 0 && word.charAt(at) == word.charAt(at - 1) ? SLIP : EDIT;
  }
}
