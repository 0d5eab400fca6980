/**
 * The server's clock, synchronized by the `now` of its messages.
 *
 * Between two messages it follows the device's wall clock: unlike the monotonic clock it keeps
 * running while the device sleeps, and an adjustment matters only until the next message.
 */
export class ServerClock {
  #aheadMs = 0;

  constructor(private readonly ownTimeMs: () => number) {}

  /** Synchronize with the time of a message that has just arrived. */
  set(now: string): void {
    this.#aheadMs = Date.parse(now) - this.ownTimeMs();
  }

  nowMs(): number {
    return this.ownTimeMs() + this.#aheadMs;
  }
}
