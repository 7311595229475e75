package dev.souk.view;

/**
 * Which snapshot.
 *
 * @param view of which view
 * @param generation of which life
 * @param checkpoint the state at which checkpoint; -1 if that cannot be told
 */
public record SnapshotId(View view, String generation, long checkpoint) {

  static SnapshotId of(Manifest manifest) {
    return new SnapshotId(manifest.view(), manifest.generation(), manifest.checkpoint());
  }

  @Override
  public String toString() {
    return view.wire() + "/" + generation + "/" + checkpoint;
  }
}
