// A value that is shown before the server confirms it.

import type { ReactiveControllerHost } from "lit";

/** The delta of a change follows its reply; until then the old value would flash. */
const NEWS_FOLLOW_MS = 1_000;

/**
 * A value that is shown before the server confirms it.
 *
 * While a request is in flight, only the latest value is kept and sent next. `value` is undefined
 * when nothing is pending and the server's value applies.
 */
export class OptimisticValue<T> {
  value: T | undefined;
  #next: T | undefined;
  #isSending = false;
  #resetTimer: ReturnType<typeof setTimeout> | undefined;

  /** @param send resolves to undefined if the value was refused. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly send: (value: T) => Promise<unknown>,
  ) {}

  drag(value: T): void {
    clearTimeout(this.#resetTimer);
    this.#next = value;
    this.#show(value);
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    let answer: unknown;
    try {
      while (this.#next !== undefined) {
        const value = this.#next;
        this.#next = undefined;
        answer = await this.send(value);
      }
    } finally {
      this.#isSending = false;
      const waitMs = answer === undefined ? 0 : NEWS_FOLLOW_MS;
      this.#resetTimer = setTimeout(() => this.#show(undefined), waitMs);
    }
  }

  #show(value: T | undefined): void {
    this.value = value;
    this.host.requestUpdate();
  }
}
