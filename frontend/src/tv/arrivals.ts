// Guests who have just joined.

const SHOWN_MS = 6_000;

/** Counts guests who join, to be greeted for some seconds. */
export class Arrivals {
  #known: number | null = null;
  #count = 0;
  #untilMs = 0;

  /** Note the number of guests so far, null while it is not known; a new party starts lower. */
  note(total: number | null, nowMs: number): void {
    const arrived = this.#known === null || total === null ? 0 : total - this.#known;
    this.#known = total;
    if (arrived < 0) this.#count = 0;
    if (arrived <= 0) return;
    this.#count = this.shown(nowMs) + arrived;
    this.#untilMs = nowMs + SHOWN_MS;
  }

  /** Return how many are greeted at a time. */
  shown(nowMs: number): number {
    return nowMs < this.#untilMs ? this.#count : 0;
  }
}
