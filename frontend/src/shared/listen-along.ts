import type { ReactiveControllerHost } from "lit";
import { urlOf } from "./browser.js";

/** The party's music on this device; off until somebody wants it, for who stands at the speakers hears it. */
export class ListenAlong {
  isOn = false;
  readonly #audio = new Audio();

  /** @param onFailure the sound does not come, or has ended by itself. */
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
    // Another address each time: what a browser has kept of the last one is old.
    this.#audio.src = urlOf(`stream.mp3?from=${Date.now()}`).href;
    this.#show(true);
    // What is refused is told as an error, too; what is stopped early is no failure.
    this.#audio.play().catch(() => undefined);
  }

  stop(): void {
    if (!this.isOn) return;
    this.#show(false);
    // Without a source the browser lets go of the connection, and the player sends no more.
    this.#audio.pause();
    this.#audio.removeAttribute("src");
    this.#audio.load();
  }

  #show(isOn: boolean): void {
    this.isOn = isOn;
    this.host.requestUpdate();
  }
}
