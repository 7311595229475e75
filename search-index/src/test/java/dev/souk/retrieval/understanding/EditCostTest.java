package dev.souk.retrieval.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EditCostTest {

  @Test
  void slipsOfAHand_areLikelierThanOtherEdits() {
    assertEquals(0, EditCost.of("lamp", "lamp"));
    double other = EditCost.of("laxp", "lamp");
    assertEquals(1, other);
    assertTrue(EditCost.of("lapm", "lamp") < other, "swapped");
    assertTrue(EditCost.of("lanp", "lamp") < other, "a neighbour's key");
    assertTrue(EditCost.of("laamp", "lamp") < other, "doubled");
    assertTrue(EditCost.of("kamp", "lamp") > EditCost.of("lanp", "lamp"), "the first letter");
    assertEquals(2, EditCost.of("laxxp", "lap"), 0.31);
  }

  @Test
  void neighbouringKeys() {
    for (String pair : new String[] {"qw", "as", "gh", "qa", "sw", "az", "zs", "ki", "nh", "mn"}) {
      assertTrue(Keyboard.near(pair.charAt(0), pair.charAt(1)), pair);
      assertTrue(Keyboard.near(pair.charAt(1), pair.charAt(0)), pair);
    }
    for (String pair : new String[] {"qe", "aa", "qz", "pa", "gk", "a1", "zd"}) {
      assertFalse(Keyboard.near(pair.charAt(0), pair.charAt(1)), pair);
    }
  }
}
