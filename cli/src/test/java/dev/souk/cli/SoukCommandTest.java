package dev.souk.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoukCommandTest {

  @TempDir Path temp;

  @Test
  void run_withABrokenConfiguration_exitsWith2() throws IOException {
    Path config = temp.resolve("souk.yaml");
    Files.writeString(config, "http: {port: 70000}\nsimilarity: gpu\n");
    assertEquals(2, SoukCommand.run("serve", "--config", config.toString()));
  }

  @Test
  void run_withoutShops_exitsWith2() throws IOException {
    Path config = temp.resolve("souk.yaml");
    Files.writeString(config, "http: {port: 0}\n");
    assertEquals(2, SoukCommand.run("serve", "--config", config.toString()));
  }

  @Test
  void run_ofAnUnknownCommandOrShopName_exitsWith2() {
    assertEquals(2, SoukCommand.run("fly"));
    assertEquals(
        2,
        SoukCommand.run(
            "import", "--shop", "Bad Name", "--data", temp.toString(), "--catalog", "none.jsonl"));
  }

  @Test
  void run_ofAFileThatIsNotThere_exitsWith1() {
    assertEquals(
        1,
        SoukCommand.run(
            "import", "--shop", "one", "--data", temp.toString(), "--catalog", "none.jsonl"));
  }
}
