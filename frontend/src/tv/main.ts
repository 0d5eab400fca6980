// The screen: current song, queue and codes to join.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { View } from "../shared/client/client.js";
import { createPageClient, urlOf } from "../shared/client/page-client.js";
import type { Entry, Light, Player, Recap, Spectrum } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import "../shared/elements/cover.js";
import { riseCheers } from "../shared/cheers/rising-cheers.js";
import { fallbackHue, safeColor } from "../shared/colors.js";
import { icon } from "../shared/elements/icons.js";
import { styles as requesterStyles } from "../shared/elements/requester.css";
import { origin, signMark } from "../shared/elements/requester.js";
import { flip, measurePositions, type Positions } from "../shared/flip.js";
import { drawPreview } from "../shared/light-preview.js";
import { endingOf, isQueueFull } from "../shared/state/permissions.js";
import { positionS } from "../shared/state/playback-position.js";
import { type QueuedSong, queuedSongs } from "../shared/state/queue-estimates.js";
import { partyName, type Replica } from "../shared/state/replica.js";
import type { TvTexts } from "../shared/texts/compiled/types.js";
import { Provided, pageTexts, type Texts } from "../shared/texts/provided.js";
import { endingIn, guestIn, interruptionIn, plannedStopIn } from "../shared/texts/translate.js";
import { clockTime, wholeMinutes } from "../shared/time-format.js";
import { Arrivals, type Greeting } from "./arrivals.js";
import { driftAt } from "./drift.js";
import type { Picture } from "./picture/picture.js";
import "./sung-lines.js";
import { styles as own } from "./tv.css";

const tvTexts = new Provided<TvTexts>();

const TICK_MS = 1_000;
/** Nobody who asked for less motion, or for the system's colours, gets a picture. */
const STILL = matchMedia("(prefers-reduced-motion: reduce), (forced-colors: active)");
const SHOWN = 5;

/** The screen: current song, queue and join code; without interaction. */
export class TvPage extends LitElement {
  static override styles = [base, requesterStyles, own];

  readonly #texts: Texts = pageTexts.current;
  readonly #own: TvTexts = tvTexts.current;
  readonly #client = createPageClient();
  @state() private view: View = this.#client.view;
  @state() private hue: number | null = null;
  /** Number of visible queued songs, measured after rendering. */
  @state() private seen = SHOWN;
  /** True while the picture of the music is drawn behind everything. */
  @state() private hasPicture = false;
  /** Recap of a party that has closed, once it is read. */
  @state() private recap: Recap | null = null;
  readonly #arrivals = new Arrivals();
  #before: Positions | null = null;
  #unsubscribe = (): void => {};
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.#client.subscribe((view) => {
      const [old, now] = [this.view.replica, view.replica];
      if (old?.player.epoch !== now?.player.epoch) this.hue = null;
      if (old && old.order !== now?.order) this.#before = measurePositions(this.#rows);
      this.view = view;
      this.#arrivals.note(now?.party.guests_total ?? null, Date.now());
      if (old?.party.open !== now?.party.open) void this.#readRecap(now?.party.open === false);
    });
    this.#client.watchLights((pixels) => {
      for (const canvas of this.renderRoot.querySelectorAll("canvas")) {
        const shown = pixels[canvas.dataset["light"] ?? ""];
        if (shown !== undefined) drawPreview(canvas, shown);
      }
    });
    this.#client.watchDeltas(({ cheers, newcomers }) => {
      if (cheers) riseCheers(cheers);
      if (newcomers) this.#arrivals.greet(newcomers, Date.now());
    });
    STILL.addEventListener("change", this.#watchMusic);
    this.#watchMusic();
    this.#timer = setInterval(() => this.requestUpdate(), TICK_MS);
    void keepAwake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#client.watchLights(null);
    this.#client.watchDeltas(null);
    this.#client.watchSpectrum(null);
    STILL.removeEventListener("change", this.#watchMusic);
    clearInterval(this.#timer);
  }

  protected override updated(): void {
    if (this.#before) flip(this.#rows, this.#before);
    this.#before = null;
    document.title = partyName(this.view.replica);
    this.seen = this.#countSeen();
  }

  readonly #watchMusic = (): void => {
    if (STILL.matches) this.hasPicture = false;
    this.#client.watchSpectrum(STILL.matches ? null : (spectrum) => this.#draw(spectrum));
  };

  /** Draw the music; the picture is loaded with its first message, which not every screen gets. */
  #draw(spectrum: Spectrum): void {
    const picture = this.renderRoot.querySelector<Picture>("rb-picture");
    if (picture?.take) {
      picture.hue = this.#hueOf(this.view.replica?.player.entry ?? null);
      picture.take(spectrum);
    } else {
      // If it fails, the next message tries again.
      import("./picture/picture.js").catch(() => null);
    }
  }

  async #readRecap(isClosed: boolean): Promise<void> {
    this.recap = null;
    if (!isClosed) return;
    const recap = await this.#client.command("recap", {}).catch(() => null);
    if (this.view.replica?.party.open === false) this.recap = recap;
  }

  #hueOf(entry: Entry | null): number {
    return this.hue ?? fallbackHue(entry?.song.title ?? "");
  }

  protected override render(): TemplateResult {
    const { replica, connection } = this.view;
    if (replica === null) return html`<p class="wait">${this.#texts.loading}</p>`;
    const { entry } = replica.player;
    const isIdle = entry === null && replica.order.length === 0 && replica.party.open;
    const { x, y, isSwapped } = driftAt(this.#client.clock.nowMs());
    return html`${
      STILL.matches
        ? nothing
        : html`<rb-picture
            aria-hidden="true"
            @rb-live=${({ detail }: CustomEvent<boolean>) => {
              this.hasPicture = detail;
            }}
          ></rb-picture>`
    }<main
      class=${classMap({
        lost: connection === "lost",
        pictured: this.hasPicture,
        idle: isIdle,
        lit: this.#litDevices(replica).length > 0,
        swapped: isSwapped,
      })}
      style=${styleMap({
        "--hue": String(this.#hueOf(entry)),
        "--drift-x": x.toFixed(3),
        "--drift-y": y.toFixed(3),
      })}
    >
      <section class="now" aria-label=${this.#texts.nowPlaying}>
        ${entry ? nothing : this.#badge(replica)} ${this.#party(replica)}
        ${entry ? this.#song(entry, replica) : this.#silence(replica)}
      </section>
      <aside>${this.#next(replica)} ${this.#join(replica)}</aside>
      ${this.#hashtags(replica)} ${this.#lights(replica)}
    </main>`;
  }

  /** News about the screen or the guests; over the cover, where no words are. */
  #badge({ me }: Replica): TemplateResult | typeof nothing {
    const greeting = this.#arrivals.shown(Date.now());
    const news =
      this.view.connection === "lost"
        ? [icon("offline"), this.#texts.banner.lost]
        : me.screen_revoked
          ? this.#own.revoked
          : greeting
            ? this.#greeting(greeting)
            : null;
    return news === null
      ? nothing
      : html`<div class="over"><p class="badge" role="status">${news}</p></div>`;
  }

  /** Who has joined: the guest who came last, with symbol and colour, and how many others. */
  #greeting({ guest, count }: Greeting): unknown {
    if (guest === null) return this.#own.joined({ count });
    const name = guestIn(this.#texts, guest.name);
    return html`<span class="who" style=${styleMap({ "--who": safeColor(guest.color) })}
        >${signMark(guest.sign)}</span
      ><bdi>${this.#own.joinedBy({ name, others: count - 1 })}</bdi>`;
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>("li[data-id]");
  }

  /** Count the songs in the first column; the others are hidden in a second one. */
  #countSeen(): number {
    const lefts = [...this.#rows].map(({ offsetLeft }) => offsetLeft);
    return lefts.filter((left) => left === lefts[0]).length;
  }

  #song(entry: Entry, replica: Replica): TemplateResult {
    const { player, settings } = replica;
    const { song } = entry;
    const state = this.#state(replica);
    return html`<rb-cover
        whole
        .song=${song}
        label=${this.#texts.cover({ title: song.title })}
        @rb-hue=${({ detail }: CustomEvent<number>) => {
          this.hue = detail;
        }}
      ></rb-cover>
      ${this.#badge(replica)}
      ${
        settings["lyrics_on_screen"] === true
          ? html`<rb-sung-lines .client=${this.#client} .player=${player}></rb-sung-lines>`
          : nothing
      }
      <div class="words">
        <p class="state ${player.sound ? "sound" : ""}" role="status">${state}</p>
        <h1 dir="auto">${song.title}</h1>
        <p class="artist" dir="auto">${player.stream_title ?? song.artist}</p>
        <p class="asked">
          ${this.#origin(entry, replica)}
          ${entry.dedication ? html`<q dir="auto">${entry.dedication}</q>` : nothing}
        </p>
        ${this.#progress(player)}
      </div>`;
  }

  #state({ player, party }: Replica): string {
    if (player.state === "error") return this.#own.fault;
    const closed = party.open ? "" : this.#texts.banner.closed;
    return interruptionIn(this.#texts, player) || closed || plannedStopIn(this.#texts, player);
  }

  #progress(player: Player): TemplateResult {
    const atS = positionS(player, this.#client.clock.nowMs());
    const share = player.duration_s ? (100 * atS) / player.duration_s : 0;
    return html`<div class="progress">
      <div class="bar"><i style=${styleMap({ width: `${share.toFixed(2)}%` })}></i></div>
      <div class="times">
        <span>${clockTime(atS)}</span>
        <span>${player.duration_s ? clockTime(player.duration_s) : nothing}</span>
      </div>
    </div>`;
  }

  #silence({ party, player }: Replica): TemplateResult {
    const interruption = interruptionIn(this.#texts, player);
    if (interruption) {
      return html`<div class="words" role="status">
        <h1>${interruption}</h1>
        ${player.sound ? nothing : html`<p class="artist hint">${this.#texts.silenceHeld}</p>`}
      </div>`;
    }
    if (!party.open && this.recap?.songs) return this.#numbers(this.recap);
    return html`<div class="words">
      <h1>${party.open ? this.#texts.silence : this.#texts.banner.closed}</h1>
      <p class="artist hint">${party.open ? this.#texts.silenceHint : this.#texts.silenceClosed}</p>
    </div>`;
  }

  #numbers({ songs, guests, votes, winners }: Recap): TemplateResult {
    const { recap: own } = this.#own;
    const [winner] = winners;
    return html`<div class="words numbers">
      <h1>${own.title}</h1>
      <p>${own.songs({ count: songs })}</p>
      <p>${own.guests({ count: guests })}</p>
      <p>${own.votes({ count: votes })}</p>
      ${
        winner
          ? html`<p class="hint">
              ${own.winner({ name: guestIn(this.#texts, winner.guest.name) })}
            </p>`
          : nothing
      }
    </div>`;
  }

  /** The songs that the crowd liked best. */
  #favourites({ top }: Recap): TemplateResult {
    return html`<section class="next" aria-label=${this.#own.recap.top}>
      <h2>${this.#own.recap.top}</h2>
      <ol>
        ${top.slice(0, SHOWN).map(
          ({ song, score }) => html`<li>
            <rb-cover whole .song=${song}></rb-cover>
            <span class="lines">
              <b dir="auto">${song.title}</b>
              <span class="muted" dir="auto">${song.artist}</span>
            </span>
            <output aria-label=${this.#texts.score({ score })}>${score}</output>
          </li>`,
        )}
      </ol>
    </section>`;
  }

  #party({ settings }: Replica): TemplateResult | typeof nothing {
    const name = settings["party_name"];
    return name ? html`<p class="party" dir="auto">${name}</p>` : nothing;
  }

  /** The next songs; of a closed party its favourites, if they are known. */
  #next(replica: Replica): TemplateResult | typeof nothing {
    if (!replica.party.open && replica.order.length === 0) {
      return this.recap?.top.length ? this.#favourites(this.recap) : nothing;
    }
    const waiting = queuedSongs(replica, this.#client.clock.nowMs());
    const more = waiting.length - Math.min(SHOWN, this.seen);
    return html`<section class="next" aria-label=${this.#texts.upNext}>
      <h2>
        ${this.#texts.upNext}
        ${more > 0 ? html`<span class="muted">${this.#own.more({ count: more })}</span>` : nothing}
      </h2>
      <p class="ending" role="status">${this.#news(replica)}</p>
      <ol>
        ${repeat(
          waiting.slice(0, SHOWN),
          ({ entry }) => entry.id,
          (song) => this.#row(song, replica),
        )}
      </ol>
      ${
        waiting.length === 0 && replica.party.open
          ? html`<p class="muted">${this.#texts.queueEmptyHint}</p>`
          : nothing
      }
    </section>`;
  }

  /** What guests should know before they request a song: the end of the party, or a full queue. */
  #news(replica: Replica): string {
    const nowMs = this.#client.clock.nowMs();
    const ending = endingOf(replica, nowMs);
    const isFull = replica.party.open && isQueueFull(replica);
    const texts = [
      ending ? endingIn(this.#texts, ending, nowMs) : "",
      isFull && !ending?.isLate ? this.#texts.banner.queueFull : "",
    ];
    return texts.filter(Boolean).join(" · ");
  }

  #row({ entry, position, etaS }: QueuedSong, replica: Replica): TemplateResult {
    const { plays } = this.#texts;
    const when =
      position === 1
        ? plays.next
        : etaS === null
          ? ""
          : plays.inMinutes({ minutes: wholeMinutes(etaS) });
    return html`<li data-id=${entry.id}>
      <rb-cover whole .song=${entry.song}></rb-cover>
      <span class="lines">
        <span class="line">
          <b dir="auto">${entry.song.title}</b>
          <span class="when">${when}</span>
        </span>
        <span class="line">
          <span class="muted" dir="auto">${entry.song.artist}</span>
          ${this.#origin(entry, replica)}
        </span>
      </span>
      <output aria-label=${this.#texts.score({ score: entry.score })}>${entry.score}</output>
    </li>`;
  }

  /** The requester by name, as the screen is nobody's own. */
  #origin(entry: Entry, { me }: Replica): TemplateResult {
    return origin(entry, { ...me, id: null }, this.#texts);
  }

  #join({ me, settings, party }: Replica): TemplateResult | typeof nothing {
    if (!party.open) return nothing;
    const own = this.#own;
    const wifi = settings["wifi_ssid"];
    const link = me.join_url || String(settings["guest_url"] || "") || urlOf(".").href;
    // Unique per code, so that the browser does not keep showing an old one.
    const of = me.join_url ? `?of=${encodeURIComponent(me.join_url)}` : "";
    return html`<section class="join ${wifi ? "two" : ""}" aria-label=${own.scan}>
      ${
        wifi
          ? html`<figure>
              <img
                src=${urlOf("wifi.svg").href}
                alt=${own.wifi({ name: String(wifi) })}
                @error=${hideFigure}
              />
              <figcaption>${own.wifi({ name: String(wifi) })}</figcaption>
            </figure>`
          : nothing
      }
      <figure>
        <img src=${urlOf(`join.svg${of}`).href} alt=${own.qr} />
        <figcaption>
          <strong>${own.scan}</strong>
          ${me.join_code ? nothing : html`<span class="hint">${own.scanHint}</span>`}
          <span class="link" dir="ltr">${link.replace(/^https?:\/\/|\/(p\/.*)?$/g, "")}</span>
          ${me.join_code ? html`<strong>${own.code({ code: me.join_code })}</strong>` : nothing}
        </figcaption>
      </figure>
    </section>`;
  }

  #hashtags({ party }: Replica): TemplateResult | typeof nothing {
    if (!party.hashtags?.length) return nothing;
    return html`<p class="hashtags">
      ${party.hashtags.map((text) => html`<bdi>#${text.replace(/^#/, "")}</bdi> `)}
    </p>`;
  }

  #litDevices({ lights }: Replica): Light[] {
    return lights.online ? lights.devices.filter(({ available }) => available) : [];
  }

  #lights(replica: Replica): TemplateResult | typeof nothing {
    const shown = this.#litDevices(replica);
    if (shown.length === 0) return nothing;
    return html`<div class="lights" role="img" aria-label=${this.#own.lights}>
      ${shown.map(({ id }) => html`<canvas data-light=${id} width="1" height="1"></canvas>`)}
    </div>`;
  }
}

/** Start the page with its texts. */
export function start(page: Texts, own: TvTexts): void {
  pageTexts.provide(page);
  tvTexts.provide(own);
  customElements.define("rb-tv", TvPage);
}

/** Keep the screen awake; browsers allow this over HTTPS only. */
async function keepAwake(): Promise<void> {
  if (!("wakeLock" in navigator)) return;
  const hold = () => navigator.wakeLock.request("screen").catch(() => undefined);
  await hold();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) void hold();
  });
}

/** Hide the Wi-Fi code, which the server serves on the local network only. */
function hideFigure({ target }: Event): void {
  if (target instanceof Element) target.closest("figure")?.toggleAttribute("hidden", true);
}
