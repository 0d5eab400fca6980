const FIRST_MS = 300;
const LONGEST_MS = 3_000;

/**
 * How long to wait before the next attempt to reconnect.
 *
 * Doubles up to three seconds and is spread over its upper half, so that two thousand phones do not
 * come back in the same instant after a restart.
 *
 * @param failures how many attempts failed since the last connection, from 0.
 * @param random from 0 to 1.
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16));
  return ceiling * (0.5 + random / 2);
}
