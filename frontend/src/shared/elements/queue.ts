// The queue with votes, reasons and waiting times.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { classMap } from "lit/directives/class-map.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Entry } from "../contract.js";
import { flip, measurePositions, type Positions } from "../flip.js";
import { confirmedVote, type Vote } from "../state/optimistic-votes.js";
import type { Permissions } from "../state/permissions.js";
import { type QueuedSong, queuedSongs, totalS } from "../state/queue-estimates.js";
import { remainingLimit } from "../state/remaining-limit.js";
import { SteadyOrder } from "../state/steady-order.js";
import { noticeIn } from "../texts/messages.js";
import { whyBesideVotes } from "../texts/translate.js";
import { wholeMinutes } from "../time-format.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as own } from "./queue.css";
import { styles as requesterStyles } from "./requester.css";
import { isOwn, requesterLabel, requesterOf } from "./requester.js";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";
import { waitingTime } from "./waiting-time.js";

const PAGE = 50;
const FEW_VOTES = 5;
/** Waiting times are shown in minutes. */
const TICK_MS = 10_000;
/** A vote changes the places of many rows; they are shown with the moves, or this often. */
const PLACES_EVERY_MS = 1_000;

/** Additions of a host page to the queue. */
export interface QueueManager {
  /** True for a selected row, null while none can be. */
  isSelected(entry: string): boolean | null;
  /** The parts before a row, and the actions in it. */
  lead(entry: Entry): TemplateResult;
  actions(entry: Entry): TemplateResult;
  /** Actions on the whole queue, or on what is selected in it. */
  tools(length: number): TemplateResult;
  /** Handle a tap on a row; false to open its details. */
  tap(entry: Entry): boolean;
}

/** Values of a row that are not part of its entry. */
interface ShownRow {
  readonly when: string;
  readonly vote: Vote;
  readonly isGone: boolean;
  readonly move: "" | "up" | "down";
  readonly permissions: Permissions;
}

/** The queue with votes, reasons and waiting times. */
@customElement("rb-queue")
export class QueueList extends PartyElement {
  static override styles = [base, votesStyles, requesterStyles, own];

  @property({ attribute: false }) manager: QueueManager | null = null;
  /** True when the actions of guests who may reorder the queue are loaded. */
  @property({ attribute: false }) hasTools = false;
  @state() private shown = PAGE;
  readonly #steady = new SteadyOrder();
  readonly #pointers = new Set<number>();
  /** Positions of the rows before the last move, and how far the page was scrolled then. */
  #before: Positions = new Map();
  #scrolledPx = 0;
  #isMoved = false;
  /** The rows as rendered last; songs that have left are shown until rows may move. */
  #rendered: ReadonlyMap<string, QueuedSong> = new Map();
  /** The queue with the places and times that are shown. */
  #waiting: readonly QueuedSong[] = [];
  #placedAtMs = Number.NEGATIVE_INFINITY;
  #placeTimer: ReturnType<typeof setTimeout> | undefined;
  #listTopPx: number | null = null;
  #widthPx = innerWidth;
  /** The row that the finger was aimed at: null for none, undefined for clicks without a finger. */
  #aimedAt: string | null | undefined;
  #moveTimer: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #layout = new ResizeObserver(() => this.#noteShift());

  override connectedCallback(): void {
    super.connectedCallback();
    // The page, without the height of the window, grows with whatever appears above the list.
    this.#layout.observe(this.closest(".page") ?? document.body);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, this.#release, true);
    this.#timer = setInterval(() => {
      if (!document.hidden) this.requestUpdate();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#layout.disconnect();
    for (const end of ["pointerup", "pointercancel"]) removeEventListener(end, this.#release, true);
    clearTimeout(this.#moveTimer);
    clearTimeout(this.#placeTimer);
    clearInterval(this.#timer);
  }

  /** Scroll to a song and highlight it briefly. */
  async reveal(entry: string): Promise<void> {
    const at = this.replica.order.indexOf(entry);
    if (at >= this.shown) this.shown = at + PAGE;
    await this.updateComplete;
    if (!this.#rowOf(entry)) await this.#nextMove();
    const row = this.#rowOf(entry);
    row?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    row?.classList.add("flash");
    row?.addEventListener("animationend", () => row.classList.remove("flash"), { once: true });
  }

  /** The ids of the songs in the order that is shown. */
  get order(): readonly string[] {
    return this.#steady.shown;
  }

  /** Show an order that was just chosen here, before the server confirms it. */
  async showOrder(order: readonly string[]): Promise<void> {
    this.#noteMove(measurePositions(this.rows));
    this.#steady.show(order, performance.now());
    this.#planMove();
    this.requestUpdate();
    await this.updateComplete;
    flip(this.rows, this.#before);
  }

  protected override willUpdate(): void {
    const { order } = this.replica;
    this.#isMoved = false;
    if (order === this.#steady.shown) return;
    const outcome = this.#steady.follow(order, performance.now());
    if (outcome === "waiting") this.#planMove();
    if (outcome !== "moved") return;
    this.#isMoved = true;
    this.#noteMove(measurePositions(this.rows));
  }

  protected override updated(): void {
    this.#listTopPx ??= this.#measureListTop();
    if (this.#isMoved) flip(this.rows, this.#before);
  }

  protected override render(): TemplateResult {
    const { texts, replica } = this;
    this.#place();
    const waiting = this.#waiting;
    const rows = this.#shownSongs(waiting);
    const { permissions } = this;
    const allowed = [...Object.values(permissions), this.hasTools].join();
    const hidden = this.#steady.shown.length - this.shown;
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${texts.upNext}</h2>
        ${this.#votesLeft()}
        ${
          waiting.length > 0 && !this.replica.isCut
            ? html`<span>${texts.queueSize({ songs: waiting.length, minutes: wholeMinutes(totalS(waiting)) })}</span>`
            : nothing
        }
      </header>
      ${this.manager?.tools(waiting.length)}
      ${
        rows.length > 0
          ? html`<ol class="queue" @pointerdown=${this.#press} @click=${this.#tap}>
              ${repeat(
                rows,
                ({ entry }) => entry.id,
                (song, at) => this.#unchangedRow(song, at + 1, permissions, allowed),
              )}
            </ol>`
          : html`<div class="empty">
              ${icon("note")}
              <strong>${texts.queueEmpty}</strong>
              <span>${replica.party.open ? texts.queueEmptyHint : nothing}</span>
            </div>`
      }
      ${
        hidden > 0
          ? html`<button
              class="more"
              @click=${() => {
                this.shown += PAGE;
              }}
            >
              ${texts.showMore({ count: Math.min(hidden, PAGE) })}
            </button>`
          : nothing
      }
    </section>`;
  }

  get rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>("li[data-id]");
  }

  #rowOf(entry: string): HTMLElement | undefined {
    return [...this.rows].find((item) => item.dataset["id"] === entry);
  }

  /** Return the songs in the order that is shown; the wanted one may have to wait. */
  #shownSongs(waiting: readonly QueuedSong[]): readonly QueuedSong[] {
    const { entries } = this.replica;
    const songs = new Map(waiting.map((song) => [song.entry.id, song]));
    const rows = this.#steady.shown.slice(0, this.shown).flatMap((id) => {
      const song = songs.get(id) ?? this.#rendered.get(id);
      return song ? { ...song, entry: entries.get(id) ?? song.entry } : [];
    });
    this.#rendered = new Map(rows.map((song) => [song.entry.id, song]));
    return rows;
  }

  /** Compute places and times anew with moves and new songs, and otherwise once a second. */
  #place(): void {
    const nowMs = performance.now();
    const waitMs = this.#placedAtMs + PLACES_EVERY_MS - nowMs;
    const isLonger = this.replica.order.length > this.#waiting.length;
    if (waitMs > 0 && !this.#isMoved && !isLonger) {
      this.#placeTimer ??= setTimeout(() => this.requestUpdate(), waitMs);
      return;
    }
    clearTimeout(this.#placeTimer);
    this.#placeTimer = undefined;
    this.#placedAtMs = nowMs;
    this.#waiting = queuedSongs(this.replica, this.client.clock.nowMs());
  }

  #planMove(): void {
    clearTimeout(this.#moveTimer);
    const waitMs = this.#steady.waitMs(performance.now());
    if (waitMs !== null) this.#moveTimer = setTimeout(() => this.requestUpdate(), waitMs);
  }

  async #nextMove(): Promise<void> {
    const waitMs = this.#steady.waitMs(performance.now()) ?? 0;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    this.requestUpdate();
    await this.updateComplete;
  }

  #noteMove(before: Positions): void {
    this.#before = before;
    this.#scrolledPx = scrollY;
  }

  #measureListTop(): number | null {
    const list = this.renderRoot.querySelector("ol.queue");
    return list && list.getBoundingClientRect().top + scrollY;
  }

  /** Note that something above the list grew or shrank, which moves all rows. */
  #noteShift(): void {
    const [oldPx, topPx] = [this.#listTopPx, this.#measureListTop()];
    const isResized = this.#widthPx !== innerWidth;
    this.#listTopPx = topPx;
    this.#widthPx = innerWidth;
    // Nobody taps while turning the phone.
    if (isResized || oldPx === null || topPx === null || Math.abs(topPx - oldPx) < 1) return;
    this.#steady.move(performance.now());
    const shifted = [...measurePositions(this.rows)].map(
      ([id, { x, y, width, height }]): [string, DOMRect] => [
        id,
        new DOMRect(x, y + oldPx - topPx, width, height),
      ],
    );
    this.#noteMove(new Map(shifted));
  }

  #press = {
    capture: true,
    handleEvent: (event: PointerEvent): void => {
      const nowMs = performance.now();
      this.#pointers.add(event.pointerId);
      // A finger hides what it taps; whoever points with a mouse sees what is under it.
      const aim = event.pointerType === "mouse" ? "after" : this.#steady.aim(nowMs);
      const now = rowOf(event)?.dataset["id"] ?? null;
      const before = rowAt(this.#before, event.clientX, event.clientY + scrollY - this.#scrolledPx);
      if (aim === "after") this.#aimedAt = now;
      else this.#aimedAt = aim === "before" || before === now ? before : null;
      this.#steady.press(nowMs);
    },
  };

  #release = (event: Event): void => {
    if (!(event instanceof PointerEvent && this.#pointers.delete(event.pointerId))) return;
    if (this.#pointers.size > 0) return;
    this.#steady.release(performance.now());
    this.#planMove();
  };

  /** Let a tap on a row that has just moved count for the row that was there before, or for none. */
  #tap = {
    capture: true,
    handleEvent: (event: MouseEvent): void => {
      const [aimedAt, row] = [this.#aimedAt, rowOf(event)];
      this.#aimedAt = undefined;
      if (aimedAt === undefined || event.detail === 0 || row?.dataset["id"] === aimedAt) return;
      event.stopPropagation();
      event.preventDefault();
      const tapped = [...(row?.querySelectorAll("button") ?? [])].findIndex((button) =>
        event.composedPath().includes(button),
      );
      if (aimedAt !== null) this.#rowOf(aimedAt)?.querySelectorAll("button")[tapped]?.click();
    },
  };

  /** Render a row again only if something that it shows has changed. */
  #unchangedRow(
    queued: QueuedSong,
    shownAt: number,
    permissions: Permissions,
    allowed: string,
  ): unknown {
    const { texts, replica } = this;
    const { entry, position } = queued;
    const when = waitingTime(queued, texts);
    const vote = confirmedVote(replica, entry.id);
    const isGone = !replica.entries.has(entry.id);
    const move = isGone || position === shownAt ? "" : position < shownAt ? "up" : "down";
    const requester = requesterOf(entry, replica.me);
    return guard(
      [
        ...[entry, position, move, isGone, when, vote, requester, replica.me.id, allowed, texts],
        this.manager?.isSelected(entry.id),
      ],
      () => this.#row(queued, { when, vote, isGone, move, permissions }),
    );
  }

  #row({ entry, position }: QueuedSong, shown: ShownRow): TemplateResult {
    const { texts, replica } = this;
    const { when, vote, isGone, move, permissions } = shown;
    const { song } = entry;
    return html`<li
      data-id=${entry.id}
      class=${classMap({ own: isOwn(entry, replica.me), gone: isGone })}
      ?inert=${isGone}
    >
      ${this.manager?.lead(entry)}
      <button
        class="open"
        title=${texts.details({ title: song.title })}
        @click=${() => this.manager?.tap(entry) || this.showDetails(entry.id)}
      >
        <span class="picture">
          <rb-cover .song=${song}></rb-cover>
          <b aria-hidden="true" class=${move}>${position}</b>
          <span class="sr">${texts.position({ position })}</span>
        </span>
        <span class="words">
          <span class="title" dir="auto">${song.title}</span>
          <span class="artist muted" dir="auto">${song.artist}</span>
          <span class="meta">
            <span class="when">${when}</span>
            ${requesterLabel(entry, replica.me, texts)}
            <span class="why">${
              entry.reason === null ? whyBesideVotes(texts, entry) : noticeIn(texts, entry.reason)
            }</span>
          </span>
          ${entry.dedication ? html`<q dir="auto">${entry.dedication}</q>` : nothing}
          ${this.#progress(entry)}
        </span>
      </button>
      ${this.#actions(entry)}
      ${votes({
        entry,
        own: vote,
        permissions,
        texts,
        onVote: (way) => this.vote(entry, way),
      })}
    </li>`;
  }

  #progress({ state, progress }: Entry): TemplateResult | typeof nothing {
    if (state !== "pending" || progress === null) return nothing;
    return html`<span class="progress" style=${styleMap({ "--at": `${100 * progress}%` })}></span>`;
  }

  #votesLeft(): TemplateResult | typeof nothing {
    const { texts, replica, permissions } = this;
    const { votes } = replica.me.limits;
    if (votes === null || !permissions.mayVoteUp) return nothing;
    const left = remainingLimit(votes, replica.meAtMs, this.client.clock.nowMs());
    if (left.remaining > FEW_VOTES) return nothing;
    return html`<span class="limit">
      ${
        left.remaining > 0
          ? texts.votesLeft({ count: left.remaining })
          : texts.noVotesLeft({ left_s: left.next_in_s })
      }
    </span>`;
  }

  #actions(entry: Entry): TemplateResult | typeof nothing {
    if (!this.permissions.maySteer) return nothing;
    if (this.manager) return this.manager.actions(entry);
    if (!this.hasTools) return nothing;
    return html`<rb-row-actions
      class="actions"
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .entry=${entry}
    ></rb-row-actions>`;
  }
}

/** Return the row that an event happened in. */
function rowOf(event: Event): HTMLElement | undefined {
  return event
    .composedPath()
    .find((target): target is HTMLElement => target instanceof HTMLLIElement);
}

/** Return the id of the row at a point, null if there was none. */
function rowAt(rows: Positions, x: number, y: number): string | null {
  for (const [id, { left, right, top, bottom }] of rows) {
    if (left <= x && x <= right && top <= y && y <= bottom) return id;
  }
  return null;
}
