package dev.souk.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path temp;

  private ProcessSpec sh(String name, String script) {
    return new ProcessSpec(
        name, List.of("/bin/sh", "-c", script), Map.of("GREETING", "hello"), temp.resolve("log"));
  }

  private boolean said(String text) {
    try {
      return Files.readString(temp.resolve("log")).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void start_givesTheEnvironmentAndKeepsTheOutput() throws Exception {
    try (ChildProcess child =
        ChildProcess.start(sh("greeter", "echo $GREETING $$; exec sleep 600"))) {
      child.awaitReady(() -> said("hello " + child.pid()), LIMIT);
      assertTrue(child.isAlive());
    }
  }

  @Test
  void kill_thenStart_isANewProcessAndAppendsToTheLog() throws Exception {
    try (ChildProcess child = ChildProcess.start(sh("s", "echo started $$; exec sleep 600"))) {
      long first = child.pid();
      child.awaitReady(() -> said("started " + first), LIMIT);
      child.kill();
      assertFalse(child.isAlive());
      child.start();
      assertNotEquals(first, child.pid());
      child.awaitReady(() -> said("started " + child.pid()), LIMIT);
      assertTrue(said("started " + first));
    }
  }

  @Test
  void start_ofAProcessThatRuns_isRefused() throws Exception {
    try (ChildProcess child = ChildProcess.start(sh("s", "exec sleep 600"))) {
      IllegalStateException refused = assertThrows(IllegalStateException.class, child::start);
      assertTrue(String.valueOf(refused.getMessage()).startsWith("s: runs as " + child.pid()));
    }
  }

  @Test
  void awaitReady_ofAProcessThatEnds_saysItsLastWords() throws Exception {
    try (ChildProcess child = ChildProcess.start(sh("s", "echo no such disk; exit 3"))) {
      IOException failed =
          assertThrows(IOException.class, () -> child.awaitReady(() -> false, LIMIT));
      assertTrue(String.valueOf(failed.getMessage()).contains("no such disk"), failed.getMessage());
    }
  }

  @Test
  void parentKilled_childEndsToo() throws Exception {
    ProcessSpec parent =
        new ProcessSpec(
            "parent",
            JavaCommand.ofThisProcess(List.of("-Xmx64m"), Parent.class, List.of(temp.toString()))
                .words(),
            Map.of(),
            temp.resolve("parent.log"));
    try (ChildProcess child = ChildProcess.start(parent)) {
      Path pid = temp.resolve("grandchild");
      child.awaitReady(() -> Files.exists(pid), LIMIT);
      ProcessHandle grandchild =
          ProcessHandle.of(Long.parseLong(Files.readString(pid))).orElseThrow();
      assertTrue(grandchild.isAlive());
      child.kill();
      grandchild.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Starts a child and writes its pid, then waits to be killed. */
  static final class Parent {

    private Parent() {}

    public static void main(String[] args) throws Exception {
      Path directory = Path.of(args[0]);
      ChildProcess child =
          ChildProcess.start(
              new ProcessSpec(
                  "grandchild", List.of("sleep", "600"), Map.of(), directory.resolve("sleep.log")));
      Path written = Files.writeString(directory.resolve("pid"), String.valueOf(child.pid()));
      Files.move(written, directory.resolve("grandchild"));
      Thread.currentThread().join();
    }
  }

  @Test
  void group_endsAllOfItsChildren() throws Exception {
    List<ChildProcess> children;
    try (ProcessGroup group = new ProcessGroup()) {
      group.start(sh("a", "exec sleep 600"));
      group.start(sh("b", "exec sleep 600"));
      assertThrows(IllegalArgumentException.class, () -> group.start(sh("a", "exit 0")));
      assertThrows(IllegalArgumentException.class, () -> group.child("c"));
      group.child("a").kill();
      assertEquals(List.of(group.child("a")), group.ended());
      children = group.children();
    }
    for (ChildProcess child : children) {
      assertFalse(child.isAlive());
    }
  }
}
