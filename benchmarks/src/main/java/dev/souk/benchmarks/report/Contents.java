package dev.souk.benchmarks.report;

import dev.souk.jobs.plain.ViewContents;
import dev.souk.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.apache.lucene.index.IndexReader;

/**
 * What views hold, in a form that is quick to compare: the number of documents and a sum over them
 * that does not depend on their order. Mutable, not thread-safe.
 */
public final class Contents {

  private final Map<String, long[]> views = new TreeMap<>();

  /** Adds all documents of a snapshot of {@code view}. */
  public void addAll(View view, IndexReader reader) throws IOException {
    ViewContents.forEach(reader, (key, source) -> add(view.wire(), key, source));
  }

  private void add(String view, String key, byte[] source) {
    CRC32 crc = new CRC32();
    crc.update(key.getBytes(StandardCharsets.UTF_8));
    crc.update(0);
    crc.update(source);
    long[] sums = views.computeIfAbsent(view, _ -> new long[2]);
    sums[0]++;
    // Squared, lest two documents that swap a bit add up to the same.
    sums[1] += crc.getValue() * crc.getValue() + crc.getValue();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contents contents && toString().equals(contents.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    views.forEach((view, sums) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append("%s %d documents (%016x)".formatted(view, sums[0], sums[1])));
    return text.toString();
  }
}
