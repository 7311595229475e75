package dev.souk.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorFileTest {

  @TempDir Path temp;

  @Test
  void claim_isForOneLivingProcess() throws IOException {
    SupervisorFile file = SupervisorFile.in(temp);
    assertEquals(Optional.empty(), file.running());
    file.claim();
    assertEquals(Optional.of(ProcessHandle.current()), file.running());
    assertThrows(IOException.class, file::claim);
    file.release();
    assertEquals(Optional.empty(), file.running());
  }

  @Test
  void running_isNotAnotherProcessOfTheSameNumber() throws IOException {
    SupervisorFile file = SupervisorFile.in(temp);
    Files.writeString(file.path(), ProcessHandle.current().pid() + "\n2001-01-01T00:00:00Z\n");
    assertEquals(Optional.empty(), file.running());
    file.claim();
    assertEquals(Optional.of(ProcessHandle.current()), file.running());
  }
}
