package dev.souk.view.compare;

import dev.souk.view.Manifest;
import dev.souk.view.View;
import dev.souk.view.ViewSnapshot;
import dev.souk.view.schema.ViewSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two snapshots of a view compare. The contents are equal if and only if keys and sources are;
 * how documents lie in segments does not matter.
 *
 * @param view the view
 * @param position the log position that the first reflects
 * @param againstPosition the log position that the second reflects
 * @param skipped keys left out, since lines between the two positions may have changed them
 * @param documents of the first, without those
 * @param againstDocuments of the second, without those
 * @param digest of the first's contents ({@link ContentDigest})
 * @param againstDigest of the second's
 * @param differing how many keys differ or are only in one
 * @param first the first of those in the order of keys, with both values
 */
public record ViewComparison(
    View view,
    String position,
    String againstPosition,
    long skipped,
    long documents,
    long againstDocuments,
    String digest,
    String againstDigest,
    long differing,
    List<Difference> first) {

  private static final int SHOWN = 5;

  public ViewComparison {
    first = List.copyOf(first);
  }

  /** Whether both say the same. */
  public boolean equal() {
    return documents == againstDocuments && digest.equals(againstDigest);
  }

  /**
   * Compares two snapshots of the same view; reads all documents of both and keeps a hash of each.
   *
   * @param skipped keys to leave out ({@link TouchedKeys})
   */
  public static ViewComparison of(ViewSnapshot snapshot, ViewSnapshot against, Set<String> skipped)
      throws IOException {
    SnapshotContents one = SnapshotContents.of(snapshot, skipped);
    SnapshotContents other = SnapshotContents.of(against, skipped);
    NavigableSet<String> differing = new TreeSet<>();
    if (!one.digest().equals(other.digest()) || one.documents() != other.documents()) {
      collect(one, other, differing);
      collect(other, one, differing);
    }
    Manifest manifest = snapshot.manifest();
    View view = manifest.view();
    List<Difference> first = new ArrayList<>();
    for (String key : differing) {
      if (first.size() == SHOWN) {
        break;
      }
      first.add(new Difference(key, text(view, one.source(key)), text(view, other.source(key))));
    }
    return new ViewComparison(
        view,
        position(manifest),
        position(against.manifest()),
        skipped.size(),
        one.documents(),
        other.documents(),
        one.digest(),
        other.digest(),
        differing.size(),
        first);
  }

  private static String position(Manifest manifest) {
    return manifest.position();
  }

  private static void collect(
      SnapshotContents one, SnapshotContents other, NavigableSet<String> differing) {
    for (Map.Entry<String, SnapshotContents.Place> place : one.places().entrySet()) {
      SnapshotContents.Place counterpart = other.places().get(place.getKey());
      if (counterpart == null || !place.getValue().sameContent(counterpart)) {
        differing.add(place.getKey());
      }
    }
  }

  private static @Nullable String text(View view, byte @Nullable [] source) {
    return source == null ? null : ViewSchema.of(view).text(source);
  }
}
