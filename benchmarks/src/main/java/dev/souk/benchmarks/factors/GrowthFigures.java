package dev.souk.benchmarks.factors;

/**
 * What one training of {@link FactorsGrowthCommand} took.
 *
 * @param ratings trained on
 * @param users they are of
 * @param items they are of
 * @param secondsPerMillion of training, per million ratings
 * @param cpuSecondsPerMillion of processor time, on all cores
 * @param mibPerMillion live on the heap at the end of training, ratings included
 * @param peakHeapMib most on the heap, garbage included
 * @param peakRssMib most that the process had since it began
 */
record GrowthFigures(
    int ratings,
    int users,
    int items,
    double secondsPerMillion,
    double cpuSecondsPerMillion,
    double mibPerMillion,
    long peakHeapMib,
    long peakRssMib) {}
