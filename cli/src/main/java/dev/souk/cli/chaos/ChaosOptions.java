package dev.souk.cli.chaos;

import dev.souk.domain.InvalidInputException;
import java.nio.file.Path;

/**
 * What a run is.
 *
 * @param seed all randomness comes from it
 * @param kills processes to kill, 1 to 10,000
 * @param events lines of the run, without their duplicates, 1,000 to 100,000,000
 * @param rate lines sent in a second at most, 1 to 1,000,000
 * @param home where Souk is built: the directory of {@code ./souk}
 * @param directory of everything that the run writes
 */
record ChaosOptions(long seed, int kills, long events, int rate, Path home, Path directory) {

  /**
   * @throws InvalidInputException if a number is out of its range
   */
  ChaosOptions {
    inRange("kills", kills, 1, 10_000);
    inRange("events", events, 1000, 100_000_000);
    inRange("rate", rate, 1, 1_000_000);
    home = home.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath();
  }

  private static void inRange(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new InvalidInputException(field, value, least + " to " + most);
    }
  }
}
