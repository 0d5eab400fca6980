// Guests who have just joined.

import type { Guest } from "../shared/contract.js";

const SHOWN_MS = 6_000;
/** A guest is greeted on joining, and once more with the name that they take. */
const MOST_GREETINGS = 2;

/** Guests who are greeted at a time: the one who came last, if visible, and how many in all. */
export interface Greeting {
  readonly guest: Guest | null;
  readonly count: number;
}

/** Collects guests who join, to be greeted for some seconds. */
export class Arrivals {
  #known: number | null = null;
  #count = 0;
  #untilMs = 0;
  #guests = new Map<string, Guest>();
  readonly #greeted = new Map<string, number>();

  /** Note the number of guests so far, null while it is not known; a new party starts lower. */
  note(total: number | null, nowMs: number): void {
    const arrived = this.#known === null || total === null ? 0 : total - this.#known;
    this.#known = total;
    if (arrived < 0) this.#clear();
    if (arrived <= 0) return;
    this.#begin(nowMs);
    this.#count += arrived;
  }

  /** Note guests who have joined or look different. */
  greet(guests: readonly Guest[], nowMs: number): void {
    for (const guest of guests) {
      const isShown = nowMs < this.#untilMs && this.#guests.has(guest.id);
      const greetings = this.#greeted.get(guest.id) ?? 0;
      if (!isShown && greetings >= MOST_GREETINGS) continue;
      this.#begin(nowMs);
      this.#guests.delete(guest.id);
      this.#guests.set(guest.id, guest);
      if (!isShown) this.#greeted.set(guest.id, greetings + 1);
    }
  }

  /** Return who is greeted at a time, null for nobody. */
  shown(nowMs: number): Greeting | null {
    if (nowMs >= this.#untilMs) return null;
    const guest = [...this.#guests.values()].at(-1) ?? null;
    return { guest, count: Math.max(this.#count, this.#guests.size) };
  }

  #begin(nowMs: number): void {
    if (nowMs >= this.#untilMs) this.#clear();
    this.#untilMs = nowMs + SHOWN_MS;
  }

  #clear(): void {
    this.#count = 0;
    this.#untilMs = 0;
    this.#guests = new Map();
  }
}
