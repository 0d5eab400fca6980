/**
 * The server's time, from the `now` of its messages.
 *
 * Between two messages it goes on with the phone's own wall clock: unlike the monotonic one, that
 * one goes on while the phone sleeps, and a correction of it lasts only until the next message.
 */
export class ServerClock {
  #aheadMs = 0;

  constructor(private readonly ownTimeMs: () => number) {}

  /** Takes over the time of a message that has just arrived. */
  set(now: string): void {
    this.#aheadMs = Date.parse(now) - this.ownTimeMs();
  }

  nowMs(): number {
    return this.ownTimeMs() + this.#aheadMs;
  }
}
