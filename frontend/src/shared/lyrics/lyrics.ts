import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { LyricLine, Player } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";
import { styles as own } from "./lyrics.css";
import { LyricsController, type LyricsHost } from "./lyrics-controller.js";

const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** Lyrics of the current song; the line that is sung stays in view unless a person scrolls. */
@customElement("rb-lyrics")
export class LyricsText extends PartyElement implements LyricsHost {
  static override styles = [base, own];

  /** False after a person has scrolled, until the button is tapped or another song plays. */
  @state() private isFollowing = true;
  @query(".lines") private list!: HTMLElement;
  readonly #lyrics = new LyricsController(this);
  #shownAt = -1;

  get player(): Player {
    return this.replica.player;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("replica")?.player.entry?.id;
    if (before !== undefined && before !== this.player.entry?.id) this.isFollowing = true;
  }

  protected override updated(changed: PropertyValues): void {
    const { at } = this.#lyrics;
    const hasMoved = at !== this.#shownAt || changed.has("isFollowing");
    this.#shownAt = at;
    if (hasMoved && this.isFollowing) this.#reveal();
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const { lyrics } = sheetTexts.current;
    const title = this.player.entry?.song.title ?? "";
    const { lines, hasTimes } = this.#lyrics;
    return html`<div class="head">
        <h2 dir="auto">${title || lyrics.name}</h2>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </div>
      <div
        class="lines ${hasTimes ? "timed" : ""}"
        role="group"
        tabindex="0"
        aria-label=${title ? lyrics.region({ title }) : lyrics.name}
        aria-busy=${lines === null}
        @wheel=${this.#release}
        @touchmove=${this.#release}
        @pointerdown=${this.#release}
        @keydown=${this.#release}
      >
        ${lines?.length === 0 ? html`<p>${lyrics.none}</p>` : lines?.map(this.#line)}
        ${
          hasTimes && !this.isFollowing
            ? html`<button class="follow" data-act="follow" @click=${this.#follow}>
                ${icon("clock")} ${lyrics.follow}
              </button>`
            : nothing
        }
      </div>`;
  }

  readonly #line = ({ text }: LyricLine, index: number): TemplateResult =>
    html`<p
      dir="auto"
      aria-current=${index === this.#lyrics.at ? "true" : "false"}
      class=${text ? "" : "rest"}
    >
      ${text || (this.#lyrics.hasTimes ? icon("note") : "")}
    </p>`;

  readonly #release = (event: Event): void => {
    const isMoved = !(event instanceof KeyboardEvent) || /^(Arrow|Page|Home|End| )/.test(event.key);
    if (isMoved && this.#lyrics.hasTimes) this.isFollowing = false;
  };

  readonly #follow = (): void => {
    this.isFollowing = true;
    this.list.focus();
  };

  /** Scroll the line that is sung to the middle, and to the start before the first one. */
  #reveal(): void {
    const { list } = this;
    const line = list.querySelector<HTMLElement>("[aria-current=true]");
    const top = line ? line.offsetTop - (list.clientHeight - line.offsetHeight) / 2 : 0;
    list.scrollTo({ top, behavior: STILL.matches ? "auto" : "smooth" });
  }
}
