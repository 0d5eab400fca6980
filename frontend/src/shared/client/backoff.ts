const FIRST_MS = 300;
const LONGEST_MS = 3_000;

/**
 * Return the delay before the next connection attempt.
 *
 * Doubles up to three seconds, with jitter over its upper half, so that two thousand phones do not
 * reconnect in the same instant after a restart.
 *
 * @param failures failed attempts since the last connection.
 * @param random from 0 to 1.
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  return ceiling * (0.5 + random / 2);
}
