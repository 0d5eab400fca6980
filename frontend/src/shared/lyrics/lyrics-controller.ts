import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { PartyClient } from "../client/client.js";
import type { LyricLine, Player } from "../contract.js";
import { positionS } from "../state/playback-position.js";
import { hasTimes, lineAt, readLyrics } from "./song-lyrics.js";

const TICK_MS = 100;

/** An element that shows the lyrics of the current song. */
export interface LyricsHost extends ReactiveControllerHost {
  readonly client: PartyClient;
  readonly player: Player | null;
}

/** Lyrics of an element's song, and the line that is sung; renders the element when they change. */
export class LyricsController implements ReactiveController {
  /** The lines, null until they are known. */
  lines: readonly LyricLine[] | null = null;
  /** Index of the line that is sung, -1 before the first one and without times. */
  at = -1;
  #entry: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param delayMs longest random wait, so that not all phones ask at the same time.
   * @param isFollowing whether the element shows the line that is sung.
   */
  constructor(
    private readonly host: LyricsHost,
    private readonly delayMs = 0,
    private readonly isFollowing = true,
  ) {
    host.addController(this);
  }

  /** True if the lines have times. */
  get hasTimes(): boolean {
    return this.lines !== null && hasTimes(this.lines);
  }

  hostConnected(): void {
    if (!this.isFollowing) return;
    this.#timer = setInterval(() => {
      if (!document.hidden && this.#follow()) this.host.requestUpdate();
    }, TICK_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }

  hostUpdate(): void {
    const entry = this.host.player?.entry?.id;
    if (entry !== this.#entry) {
      this.#entry = entry;
      this.lines = entry === undefined ? [] : null;
      if (entry !== undefined) void this.#read(entry);
    }
    this.#follow();
  }

  async #read(entry: string): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * this.delayMs));
    if (this.#entry !== entry) return;
    const lines = await readLyrics(this.host.client, entry);
    if (this.#entry !== entry) return;
    this.lines = lines;
    this.host.requestUpdate();
  }

  /** Find the line that is sung now; return whether it is another one. */
  #follow(): boolean {
    const { player, client } = this.host;
    const { lines, at } = this;
    const isTimed = player !== null && lines !== null && hasTimes(lines);
    this.at = isTimed ? lineAt(lines, positionS(player, client.clock.nowMs())) : -1;
    return this.at !== at;
  }
}
