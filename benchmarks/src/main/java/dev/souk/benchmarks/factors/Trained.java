package dev.souk.benchmarks.factors;

import dev.souk.kernels.FloatMatrix;

/**
 * One training and what it took.
 *
 * @param users factors by user
 * @param items factors by item
 * @param seconds of training alone, without reading of data
 * @param cpuSeconds of processor time meanwhile, on all cores
 * @param peakHeapMib most that the process had on its heap, garbage included
 * @param peakRssMib most memory that the process had, 0 if unknown
 */
record Trained(
    FloatMatrix users,
    FloatMatrix items,
    double seconds,
    double cpuSeconds,
    long peakHeapMib,
    long peakRssMib) {}
