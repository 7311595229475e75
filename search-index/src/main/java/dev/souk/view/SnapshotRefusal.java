package dev.souk.view;

/**
 * A snapshot that was not opened because something of it is damaged or missing.
 *
 * @param snapshot which one
 * @param file the first file found to be wrong, by its name in the store
 * @param expected what it should be, such as its length and CRC-32
 * @param found what it is
 */
public record SnapshotRefusal(SnapshotId snapshot, String file, String expected, String found) {}
