package dev.souk.jobs.training.blocks;

/**
 * A piece of a block of ratings in its binary form; pieces of one block come in order.
 *
 * @param block which one
 * @param bytes the piece
 */
public record BlockPiece(int block, byte[] bytes) {}
