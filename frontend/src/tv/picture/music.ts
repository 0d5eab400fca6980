// The music between two messages, by the page's own clock.

import type { Spectrum } from "../../shared/contract.js";

export const BANDS = 32;

const ATTACK_S = 0.03;
const RELEASE_S = 0.18;
/** Without a message for so long the music has stopped, or the visualizer has. */
const STALE_S = 1;
/** A larger difference is another beat, not drift. */
const LARGEST_DRIFT = 0.5;
const DRIFT_PER_S = 6;
const BEATS_PER_BAR = 4;

/** The music in one frame of the picture. */
export interface Moment {
  /** Loudness of each band from 0 to 255, lowest first. */
  readonly bands: Uint8Array;
  readonly level: number;
  /** Number of beats so far, with the fraction since the last one. */
  readonly beat: number;
  /** The same of bars. */
  readonly bar: number;
  readonly hasBeat: boolean;
}

/** Interpolates bands and predicts beats, so that 30 messages a second move like 60. */
export class Music {
  readonly #bands = new Float32Array(BANDS);
  readonly #bytes = new Uint8Array(BANDS);
  readonly #target = new Float32Array(BANDS);
  #last: Spectrum | null = null;
  #lastS = 0;
  #level = 0;
  #beat = 0;
  #bar = 0;

  /** Take a message that has arrived at this time. */
  take(spectrum: Spectrum, nowS: number): void {
    this.#last = spectrum;
    this.#lastS = nowS;
    const bytes = decoded(spectrum.bands);
    for (let at = 0; at < BANDS; at++) this.#target[at] = bytes.charCodeAt(at) || 0;
  }

  /** Return the music at a time, `dtS` after the last call. */
  at(nowS: number, dtS: number): Moment {
    const last = this.#last;
    const isStale = last === null || nowS - this.#lastS > STALE_S;
    for (let at = 0; at < BANDS; at++) {
      const shown = this.#bands[at] ?? 0;
      const wanted = isStale ? 0 : (this.#target[at] ?? 0);
      const timeS = wanted > shown ? ATTACK_S : RELEASE_S;
      this.#bands[at] = shown + (wanted - shown) * (1 - Math.exp(-dtS / timeS));
      this.#bytes[at] = Math.round(this.#bands[at] ?? 0);
    }
    const level = isStale ? 0 : last.level;
    this.#level += (level - this.#level) * (1 - Math.exp(-dtS / RELEASE_S));
    const beatsPerS = isStale || last.bpm === null ? 0 : last.bpm / 60;
    if (last !== null && beatsPerS > 0) {
      const sinceS = nowS - this.#lastS;
      this.#beat = followed(this.#beat, last.beat + sinceS * beatsPerS, dtS, beatsPerS);
      const barsPerS = beatsPerS / BEATS_PER_BAR;
      this.#bar = followed(this.#bar, last.bar + sinceS * barsPerS, dtS, barsPerS);
    }
    return {
      bands: this.#bytes,
      level: this.#level,
      beat: this.#beat,
      bar: this.#bar,
      hasBeat: beatsPerS > 0,
    };
  }
}

/** Return a count that runs at its rate and drifts to what is predicted, never backwards. */
function followed(shown: number, predicted: number, dtS: number, perS: number): number {
  const next = shown + dtS * perS;
  const drift = predicted - next;
  if (Math.abs(drift) > LARGEST_DRIFT) return predicted;
  return Math.max(shown, next + drift * Math.min(1, dtS * DRIFT_PER_S));
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}
