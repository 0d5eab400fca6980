import type { ReactiveControllerHost } from "lit";
import { urlOf } from "./client/page-client.js";

/** The party's audio stream on this device; off by default, as most guests are in the room. */
export class ListenAlong {
  isOn = false;
  readonly #audio = new Audio();

  /** @param onFailure called when the stream fails or ends. */
  constructor(
    private readonly host: ReactiveControllerHost,
    onFailure: () => void,
  ) {
    this.#audio.preload = "none";
    const fail = (): void => {
      if (!this.isOn) return;
      this.stop();
      onFailure();
    };
    this.#audio.addEventListener("ended", fail);
    this.#audio.addEventListener("error", fail);
  }

  start(): void {
    // A unique URL, so that the browser does not resume from a stale cache.
    this.#audio.src = urlOf(`stream.mp3?from=${Date.now()}`).href;
    this.#show(true);
    // Failures arrive as error events; a rejection after an early stop is no failure.
    this.#audio.play().catch(() => undefined);
  }

  stop(): void {
    if (!this.isOn) return;
    this.#show(false);
    // Without a source the browser closes the connection.
    this.#audio.pause();
    this.#audio.removeAttribute("src");
    this.#audio.load();
  }

  #show(isOn: boolean): void {
    this.isOn = isOn;
    this.host.requestUpdate();
  }
}
