package dev.souk.jobs.training.blocks;

/**
 * What a block of items is told before the first sweep, flat.
 *
 * @param to the block
 * @param plan a {@link SweepPlan}, in the first part of a block; empty in others
 * @param known items of the block that start from given factors
 * @param factors theirs, one after the other
 */
public record PlanPart(int to, byte[] plan, String[] known, float[] factors) {}
