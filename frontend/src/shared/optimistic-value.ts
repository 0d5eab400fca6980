import type { ReactiveControllerHost } from "lit";

/** The news of a change follows its answer; until then the old value would jump back into view. */
const NEWS_FOLLOW_MS = 1_000;

/**
 * A value under a finger: shown at once, sent as fast as the answers come, the last one always.
 *
 * `value` is undefined when nothing is under way, and what the server says counts again.
 */
export class OptimisticValue<T> {
  value: T | undefined;
  #next: T | undefined;
  #isSending = false;
  #letGo: ReturnType<typeof setTimeout> | undefined;

  /** @param send settles with undefined when the value was refused. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly send: (value: T) => Promise<unknown>,
  ) {}

  drag(value: T): void {
    clearTimeout(this.#letGo);
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
      this.#letGo = setTimeout(() => this.#show(undefined), waitMs);
    }
  }

  #show(value: T | undefined): void {
    this.value = value;
    this.host.requestUpdate();
  }
}
