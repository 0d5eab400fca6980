import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Entry } from "../contract.js";
import { type QueuedSong, queuedSongs } from "../state/queue-estimates.js";
import { sheetTexts } from "../texts/provided.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { icon } from "./icons.js";
import { styles as own } from "./own-songs.css";
import { PartyElement } from "./party-element.js";
import { isOwn } from "./requester.js";
import { waitingTime } from "./waiting-time.js";

/** Waiting times are shown in minutes. */
const TICK_MS = 10_000;

/** The viewer's songs in the queue, wherever they stand, with place and waiting time. */
@customElement("rb-own-songs")
export class OwnSongs extends PartyElement {
  static override styles = [base, own];

  /** The entry whose withdrawal waits for a confirming tap. */
  @state() private armed: string | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (!document.hidden) this.requestUpdate();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { replica } = this;
    const songs = queuedSongs(replica, this.client.clock.nowMs()).filter(({ entry }) =>
      isOwn(entry, replica.me),
    );
    if (songs.length === 0) return nothing;
    return html`<section aria-label=${sheetTexts.current.queue.ownSongs}>
      <ol>
        ${repeat(
          songs,
          ({ entry }) => entry.id,
          (song) => this.#card(song),
        )}
      </ol>
    </section>`;
  }

  #card(song: QueuedSong): TemplateResult {
    const { texts } = this;
    const { withdraw } = sheetTexts.current.queue;
    const { entry, position } = song;
    const { title } = entry.song;
    const isArmed = this.armed === entry.id;
    const when = [waitingTime(song, texts), texts.position({ position })]
      .filter(Boolean)
      .join(" · ");
    return html`<li class=${position === 1 ? "next" : ""}>
      <button class="open" title=${texts.details({ title })} @click=${() => this.showDetails(entry.id)}>
        <rb-cover .song=${entry.song}></rb-cover>
        <span class="words">
          <b dir="auto">${title}</b>
          <span>${when}</span>
        </span>
      </button>
      <button
        class=${isArmed ? "sure" : "round quiet"}
        data-command="withdraw"
        aria-label=${texts.actionOn({ action: isArmed ? texts.sure : withdraw, title })}
        title=${withdraw}
        @click=${() => this.#withdraw(entry)}
        @blur=${() => {
          this.armed = null;
        }}
      >
        ${isArmed ? texts.sure : icon("close")}
      </button>
    </li>`;
  }

  async #withdraw({ id, song }: Entry): Promise<void> {
    if (this.armed !== id) {
      this.armed = id;
      this.announce(this.texts.sure);
      return;
    }
    this.armed = null;
    if (await this.runCommand("withdraw", { entry: id })) {
      this.notify(sheetTexts.current.queue.withdrawn({ title: song.title }));
    }
  }
}
