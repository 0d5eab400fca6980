// When the rows of a list may move, so that a tap hits what it was aimed at.

/** Rows move at most this often. */
const MOVE_EVERY_MS = 1_000;
/** Rows rest this long after the last touch. */
const REST_MS = 400;
/** Nobody reacts faster to a move: a tap this soon after it was aimed at what was shown before. */
const FASTEST_AIM_MS = 150;
/** A tap this soon after a move may have been aimed at what was shown before or at what is shown. */
const SLOWEST_AIM_MS = 350;

/**
 * The order in which rows are shown.
 *
 * It follows the wanted order, but not while a finger is down, and not too often. Rows that are
 * appended move no others and are shown at once.
 */
export class SteadyOrder {
  #shown: readonly string[] = [];
  #movedAtMs = Number.NEGATIVE_INFINITY;
  #touchedAtMs = Number.NEGATIVE_INFINITY;
  #isPressed = false;

  get shown(): readonly string[] {
    return this.#shown;
  }

  press(nowMs: number): void {
    this.#isPressed = true;
    this.#touchedAtMs = nowMs;
  }

  release(nowMs: number): void {
    this.#isPressed = false;
    this.#touchedAtMs = nowMs;
  }

  /** Note that rows moved for another reason. */
  move(nowMs: number): void {
    this.#movedAtMs = nowMs;
  }

  /** Show an order that was chosen here. */
  show(order: readonly string[], nowMs: number): void {
    this.#shown = order;
    this.#movedAtMs = nowMs;
  }

  /** Return at which order a tap now was aimed: before or after the last move. */
  aim(nowMs: number): "before" | "unclear" | "after" {
    const sinceMs = nowMs - this.#movedAtMs;
    if (sinceMs < FASTEST_AIM_MS) return "before";
    return sinceMs < SLOWEST_AIM_MS ? "unclear" : "after";
  }

  /** Return the milliseconds until rows may move, null while a finger is down. */
  waitMs(nowMs: number): number | null {
    if (this.#isPressed) return null;
    const freeAtMs = Math.max(this.#touchedAtMs + REST_MS, this.#movedAtMs + MOVE_EVERY_MS);
    return Math.max(0, freeAtMs - nowMs);
  }

  /** Show the wanted order if rows may move. */
  follow(wanted: readonly string[], nowMs: number): "shown" | "moved" | "waiting" {
    const isAppended = this.#shown.every((id, at) => id === wanted[at]);
    if (!isAppended && this.waitMs(nowMs) !== 0) return "waiting";
    this.#shown = wanted;
    if (isAppended) return "shown";
    this.#movedAtMs = nowMs;
    return "moved";
  }
}
