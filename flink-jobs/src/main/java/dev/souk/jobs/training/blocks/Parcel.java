package dev.souk.jobs.training.blocks;

/**
 * Factors of one block on their way to a block of the other side that needs them, flat.
 *
 * @param to the block that needs them
 * @param from the block that they are of
 * @param first which of the rows wanted the first is
 * @param factors one after the other
 * @param head a {@link ParcelHead}, in the first parcel between two blocks; empty in others
 */
public record Parcel(int to, int from, int first, float[] factors, byte[] head) {}
