import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import { fallbackHue } from "../colors.js";
import type { Entry } from "../contract.js";
import { ListenAlong } from "../listen-along.js";
import { confirmedVote } from "../state/optimistic-votes.js";
import { positionS } from "../state/playback-position.js";
import { interruptionIn, plannedStopIn } from "../texts/translate.js";
import { clockTime } from "../time-format.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { icon } from "./icons.js";
import { styles as own } from "./now-playing.css";
import { PartyElement } from "./party-element.js";
import { styles as requesterStyles } from "./requester.css";
import { origin } from "./requester.js";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";

const TICK_MS = 500;
/** Bars beside the label. */
const BARS = 3;

/** The current song: cover, progress, requester, votes. */
@customElement("rb-now")
export class NowPlaying extends PartyElement {
  static override styles = [base, votesStyles, requesterStyles, own];

  /** True when the slider of guests who may seek is loaded. */
  @property({ attribute: false }) hasTools = false;
  /** Position being dragged or just released, in seconds. */
  @state() private heldS: number | null = null;
  /** Hue of the cover, used as the colour of the card. */
  @state() private hue: number | null = null;
  /** Which bar of the label is high; an animation would cost a phone every frame of the evening. */
  #step = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #listening = new ListenAlong(this, () => this.notify(this.texts.listen.failed, "bad"));

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (this.replica.player.state !== "playing" || document.hidden) return;
      this.#step = (this.#step + 1) % BARS;
      this.requestUpdate();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#listening.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const old = changed.get("replica")?.player;
    const { player } = this.replica;
    const isOther = old?.entry?.song.artwork_url !== player.entry?.song.artwork_url;
    if (old && isOther) this.hue = null;
    if (!this.#mayListen) this.#listening.stop();
  }

  protected override render(): TemplateResult {
    const { entry } = this.replica.player;
    return entry ? this.#song(entry) : this.#silence();
  }

  #song(entry: Entry): TemplateResult {
    const { texts, replica } = this;
    const { song } = entry;
    const { player } = replica;
    const artist = player.stream_title ?? song.artist;
    return html`<section
      class="card ${player.state === "playing" ? "" : "still"}"
      style=${styleMap({ "--hue": String(this.hue ?? fallbackHue(song.title)) })}
      aria-labelledby="label"
    >
      <rb-cover
        whole
        .song=${song}
        label=${texts.cover({ title: song.title })}
        @rb-hue=${({ detail }: CustomEvent<number>) => {
          this.hue = detail;
        }}
      ></rb-cover>
      <div class="words">
        <p class="label" id="label">
          ${this.#label()}
        </p>
        <h2 class="title" dir="auto" title=${song.title}>${song.title}</h2>
        <p class="artist" dir="auto" title=${artist}>${artist}</p>
      </div>
      ${this.#progress()}
      <div class="meta">
        <button
          class="about"
          title=${texts.details({ title: song.title })}
          @click=${() => this.showDetails(entry.id)}
        >
          ${origin(entry, replica.me, texts)}
          ${entry.dedication ? html`<q dir="auto">${entry.dedication}</q>` : nothing}
        </button>
        <div class="acts">
          <rb-lyrics-button
            .client=${this.client}
            .texts=${texts}
            .replica=${replica}
          ></rb-lyrics-button>
          ${this.#listen()}
          ${votes({
            entry,
            own: confirmedVote(replica, entry.id),
            permissions: this.permissions,
            texts,
            onVote: (way) => this.vote(entry, way),
          })}
        </div>
      </div>
      ${this.#plannedStop()} ${this.#lag()}
    </section>`;
  }

  #plannedStop(): TemplateResult | typeof nothing {
    const text = plannedStopIn(this.texts, this.replica.player);
    return text ? html`<p class="lag" role="status">${text}</p>` : nothing;
  }

  get #mayListen(): boolean {
    return this.replica.settings["listen_along"] === true;
  }

  #listen(): TemplateResult | typeof nothing {
    if (!this.#mayListen) return nothing;
    const { isOn } = this.#listening;
    const { listen } = this.texts;
    return html`<button
      class="round listen"
      aria-pressed=${isOn}
      aria-label=${listen.name}
      title=${listen.name}
      @click=${() => (isOn ? this.#listening.stop() : this.#listening.start())}
    >
      ${icon("headphones")}
    </button>`;
  }

  /** Explain that the stream is delayed against the room. */
  #lag(): TemplateResult | typeof nothing {
    if (!this.#listening.isOn) return nothing;
    return html`<p class="lag" role="status">${this.texts.listen.lag}</p>`;
  }

  #label(): TemplateResult {
    const { nowPlaying, paused, banner } = this.texts;
    const { player } = this.replica;
    const interruption = interruptionIn(this.texts, player);
    if (interruption) return html`${icon(player.sound ? "note" : "pause")}${interruption}`;
    switch (player.state) {
      case "playing":
        return html`<span class="beat" data-step=${this.#step} aria-hidden="true"
            ><i></i><i></i><i></i></span
          >${nowPlaying}`;
      case "error":
        return html`${icon("warning")}${banner.fault}`;
      default:
        return html`${icon("pause")}${paused}`;
    }
  }

  #progress(): TemplateResult {
    const { player } = this.replica;
    const atS = this.heldS ?? positionS(player, this.client.clock.nowMs());
    const { duration_s: durationS } = player;
    const share = durationS ? (100 * atS) / durationS : 0;
    const valueText = this.texts.seekValue({ at: clockTime(atS), of: clockTime(durationS ?? 0) });
    const style = styleMap({ "--at": `${share.toFixed(2)}%` });
    return html`<div class="progress">
      ${
        this.permissions.maySteer && this.hasTools && durationS
          ? html`<rb-seek
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              .atS=${atS}
              .durationS=${durationS}
              @rb-held=${({ detail }: CustomEvent<number | null>) => {
                this.heldS = detail;
              }}
            ></rb-seek>`
          : html`<div
              class="bar"
              role="progressbar"
              aria-label=${this.texts.seek}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(share)}
              aria-valuetext=${valueText}
            >
              <i style=${style}></i>
            </div>`
      }
      <div class="times">
        <span>${clockTime(atS)}</span><span>${durationS ? clockTime(durationS) : nothing}</span>
      </div>
    </div>`;
  }

  #silence(): TemplateResult {
    const { texts } = this;
    const { party, player } = this.replica;
    const isHeld = player.state === "paused";
    const title = interruptionIn(texts, player) || texts.silence;
    const hint = isHeld ? texts.silenceHeld : party.open ? texts.silenceHint : texts.silenceClosed;
    return html`<section class="card still" aria-labelledby="silence">
      <div class="silence">
        ${icon("moon")}
        <div>
          <h2 class="title" id="silence">${title}</h2>
          <p>${hint}</p>
        </div>
        ${this.#listen()}
      </div>
      ${this.#lag()}
    </section>`;
  }
}
