package dev.souk.jobs.training;

import java.util.Map;

/**
 * Where the words of items put them.
 *
 * @param basis the version of the space of meaning, empty if there is none
 * @param byItem the place of each item, all of one length
 */
record Places(String basis, Map<String, float[]> byItem) {}
