package dev.souk.cli.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.souk.cli.importing.KeywordTable.Choose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeywordTableTest {

  @TempDir Path temp;

  @Test
  void find_ofTheLongest_takesTheLastOfEqualOnes() throws IOException {
    KeywordTable table = table(Choose.LONGEST, "Gifts");
    assertEquals("Lunch", table.find("RED RETROSPOT LUNCH-BOX"));
    assertEquals("Bags", table.find("box bag"));
    assertEquals("Gifts", table.find("boxes"));
    assertEquals("Toys", table.find("CHILDREN'S TOY"));
  }

  @Test
  void find_ofTheFirst_takesTheLongestThere() throws IOException {
    KeywordTable table = table(Choose.FIRST, null);
    assertEquals("Lunch", table.find("lunch box bag"));
    assertNull(table.find("lamp"));
  }

  private KeywordTable table(Choose choose, @org.jspecify.annotations.Nullable String absent)
      throws IOException {
    Path file = temp.resolve("table.csv");
    Files.writeString(
        file, "keyword,value\nbox,Boxes\nbag,Bags\nlunch box,Lunch\nchildrens toy,Toys\n");
    return KeywordTable.read(file, choose, absent);
  }
}
