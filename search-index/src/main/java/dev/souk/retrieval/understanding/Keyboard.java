package dev.souk.retrieval.understanding;

/** Which keys lie side by side on a QWERTY keyboard. */
final class Keyboard {

  private static final String[] ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};

  /** How far each row is moved to the right, in halves of a key. */
  private static final int[] SHIFT = {0, 1, 2};

  private Keyboard() {}

  /** Whether two lower-case letters are on keys that touch. */
  static boolean near(char a, char b) {
    int rowA = row(a);
    int rowB = row(b);
    if (rowA < 0 || rowB < 0 || a == b || Math.abs(rowA - rowB) > 1) {
      return false;
    }
    int apart = Math.abs(place(a, rowA) - place(b, rowB));
    return apart <= (rowA == rowB ? 2 : 1);
  }

  private static int place(char c, int row) {
    return 2 * ROWS[row].indexOf(c) + SHIFT[row];
  }

  private static int row(char c) {
    for (int row = 0; row < ROWS.length; row++) {
      if (ROWS[row].indexOf(c) >= 0) {
        return row;
      }
    }
    return -1;
  }
}
