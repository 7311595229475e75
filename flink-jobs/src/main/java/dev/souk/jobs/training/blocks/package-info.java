/**
 * Matrix factorisation by blocks of users and of items, as part of a bounded job: what one slot
 * holds is one block, however large the shop is.
 *
 * <p>Begin with {@link dev.souk.jobs.training.blocks.BlockSweeps}, which lays out the job. The
 * sweeps are unrolled: every half sweep is a stage of its own, whose tasks read their block of
 * ratings and the factors that the stage before left for them on the disks of the cluster. So a
 * stage needs as many slots as there are, and a task that fails is repeated alone.
 *
 * <p>The computing itself is {@link dev.souk.representation.collaborative.BlockHalfSweep}.
 */
@NullMarked
package dev.souk.jobs.training.blocks;

import org.jspecify.annotations.NullMarked;
