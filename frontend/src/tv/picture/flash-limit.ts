// Limits of brightness, so that no picture flashes more than three times a second (WCAG 2.3.1).

/**
 * Most change of the relative luminance of a pixel in a second.
 *
 * A flash is a rise and a fall by at least 0.1 each. At 0.4 per second both take half a second, so
 * that no pixel flashes more than twice a second, whatever its neighbours do: a flash of any area is
 * impossible. 8 bit colours round a step up by a third at most.
 */
const LUMINANCE_PER_S = 0.4;
/** After a longer pause, as in a hidden tab, the picture continues as after this time. */
const LONGEST_FRAME_S = 0.1;

const SHORTEST_PULSE_S = 0.4;
const RISE_S = 0.1;
const FALL_S = 0.35;

/** Return the most that the luminance of a pixel may change in a frame. */
export function luminanceStep(dtS: number): number {
  return LUMINANCE_PER_S * Math.min(Math.max(dtS, 0), LONGEST_FRAME_S);
}

/** A value that rises at beats, at most 2.5 times a second. */
export class Pulse {
  #value = 0;
  #sinceS = Number.POSITIVE_INFINITY;
  #beat = 0;

  /** Return the value, from 0 to 1, `dtS` after the last call. */
  step(beat: number, dtS: number): number {
    this.#sinceS += dtS;
    const isBeat = Math.floor(beat) !== Math.floor(this.#beat);
    this.#beat = beat;
    if (isBeat && this.#sinceS >= SHORTEST_PULSE_S) this.#sinceS = 0;
    this.#value =
      this.#sinceS < RISE_S
        ? Math.min(1, this.#value + dtS / RISE_S)
        : Math.max(0, this.#value - dtS / FALL_S);
    return this.#value;
  }
}
