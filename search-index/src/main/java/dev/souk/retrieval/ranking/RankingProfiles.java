package dev.souk.retrieval.ranking;

import dev.souk.config.SettingsException;
import dev.souk.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ranking profiles of a directory, one per {@code *.yaml}; {@link RankingProfile#standard} if
 * none of them is named {@code default}. Thread-safe.
 */
public final class RankingProfiles {

  private static final Logger LOG = LoggerFactory.getLogger(RankingProfiles.class);

  private record Stamp(FileTime modified, long size) {}

  private final @Nullable Path directory;
  private Map<Path, Stamp> seen = Map.of();
  private volatile SortedMap<String, RankingProfile> profiles;

  private RankingProfiles(@Nullable Path directory, SortedMap<String, RankingProfile> profiles) {
    this.directory = directory;
    this.profiles = Collections.unmodifiableSortedMap(profiles);
  }

  /** Fixed profiles; the standard one is added if none is named {@code default}. */
  public static RankingProfiles of(RankingProfile... profiles) {
    return new RankingProfiles(null, byName(List.of(profiles)));
  }

  /**
   * The profiles of {@code directory}.
   *
   * @throws IOException if it cannot be read
   * @throws SettingsException with one line per problem if a file is wrong
   */
  public static RankingProfiles load(Path directory) throws IOException {
    RankingProfiles profiles = new RankingProfiles(directory, new TreeMap<>());
    profiles.seen = profiles.stamps(directory);
    profiles.profiles = profiles.read();
    return profiles;
  }

  /**
   * Reads the files again if one has changed. A change that is wrong is logged, and the profiles
   * stay as they were.
   */
  public synchronized void refresh() {
    Path watched = directory;
    if (watched == null) {
      return;
    }
    try {
      Map<Path, Stamp> stamps = stamps(watched);
      if (stamps.equals(seen)) {
        return;
      }
      seen = stamps;
      profiles = read();
      LOG.info("Ranking profiles of {}: {}", watched, profiles.keySet());
    } catch (IOException | SettingsException e) {
      LOG.error("Ranking profiles stay as they were: {}", e.getMessage());
    }
  }

  /** Whether there is such a profile. */
  public boolean has(String name) {
    return profiles.containsKey(name);
  }

  /**
   * @throws InvalidInputException if there is no such profile
   */
  public RankingProfile get(String name) {
    RankingProfile profile = profiles.get(name);
    if (profile == null) {
      throw new InvalidInputException(
          "profile", name, "one of " + String.join(", ", profiles.keySet()));
    }
    return profile;
  }

  private Map<Path, Stamp> stamps(Path watched) throws IOException {
    Map<Path, Stamp> stamps = new TreeMap<>();
    try (Stream<Path> files = Files.list(watched)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        stamps.put(file, new Stamp(Files.getLastModifiedTime(file), Files.size(file)));
      }
    }
    return stamps;
  }

  private SortedMap<String, RankingProfile> read() throws IOException {
    List<RankingProfile> read = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : seen.keySet()) {
      try {
        read.add(RankingProfileReader.read(file.getFileName().toString(), Files.readString(file)));
      } catch (SettingsException e) {
        for (String problem : e.problems()) {
          problems.add(file.getFileName() + ": " + problem);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsException("ranking profiles", problems);
    }
    return byName(read);
  }

  private static SortedMap<String, RankingProfile> byName(List<RankingProfile> profiles) {
    TreeMap<String, RankingProfile> map = new TreeMap<>();
    map.put(RankingProfile.DEFAULT_NAME, RankingProfile.standard());
    for (RankingProfile profile : profiles) {
      map.put(profile.name(), profile);
    }
    return map;
  }
}
