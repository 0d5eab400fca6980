// Slow movement of the whole screen, against burn-in of displays that show it for a night.

const MINUTE_MS = 60_000;
/** Two periods without a common multiple below hours, so that the way is hardly ever the same. */
const ACROSS_MS = 7 * MINUTE_MS;
const UP_MS = 4.4 * MINUTE_MS;
/** The halves of the screen change places, which large areas of one colour need. */
const SWAP_MS = 8 * MINUTE_MS;

export interface Drift {
  /** From -1 to 1, of the room at the edges. */
  readonly x: number;
  readonly y: number;
  readonly isSwapped: boolean;
}

/** Return the place of everything on the screen at a time. */
export function driftAt(nowMs: number): Drift {
  const wave = (periodMs: number) => Math.sin((2 * Math.PI * (nowMs % periodMs)) / periodMs);
  return {
    x: wave(ACROSS_MS),
    y: wave(UP_MS),
    isSwapped: Math.floor(nowMs / SWAP_MS) % 2 === 1,
  };
}
