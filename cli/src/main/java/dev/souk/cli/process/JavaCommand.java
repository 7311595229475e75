package dev.souk.cli.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a JVM like this one.
 *
 * @param flags of the JVM, on top of {@link #FLAGS}
 * @param classPath as {@code -cp} takes it
 * @param main the main class
 * @param arguments of the main class
 */
public record JavaCommand(
    List<String> flags, String classPath, String main, List<String> arguments) {

  /** What every JVM of ours needs: SIMD, native calls and Flink's use of Unsafe. */
  public static final List<String> FLAGS =
      List.of(
          "--add-modules=jdk.incubator.vector",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /** A main class on this process's own class path. */
  public static JavaCommand ofThisProcess(
      List<String> flags, Class<?> main, List<String> arguments) {
    return new JavaCommand(
        flags, System.getProperty("java.class.path", ""), main.getName(), arguments);
  }

  /** The words of the command. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(FLAGS);
    words.addAll(flags);
    words.add("-cp");
    words.add(classPath);
    words.add(main);
    words.addAll(arguments);
    return words;
  }
}
