// The queue with votes, reasons and waiting times.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Entry, WaitingText } from "../contract.js";
import { flip, measurePositions, type Positions } from "../flip.js";
import { confirmedVote } from "../state/optimistic-votes.js";
import { type QueuedSong, queuedSongs, totalS } from "../state/queue-estimates.js";
import { remainingLimit } from "../state/remaining-limit.js";
import { guestIn, sentenceIn, whyIn } from "../texts/translate.js";
import { wholeMinutes } from "../time-format.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { type IconName, icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as own } from "./queue.css";
import { styles as requesterStyles } from "./requester.css";
import { isOwn, requesterLabel } from "./requester.js";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";

const PAGE = 50;
const FEW_VOTES = 5;
/** Waiting times are shown in minutes. */
const TICK_MS = 10_000;

/** The queue with votes, reasons and waiting times. */
@customElement("rb-queue")
export class QueueList extends PartyElement {
  static override styles = [base, votesStyles, requesterStyles, own];

  @state() private shown = PAGE;
  /** Clearing waits for a confirming tap. */
  @state() private isClearing = false;
  #before: Positions | null = null;
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

  /** Scroll to a song and highlight it briefly. */
  async reveal(entry: string): Promise<void> {
    const at = this.replica.order.indexOf(entry);
    if (at >= this.shown) this.shown = at + PAGE;
    await this.updateComplete;
    const row = [...this.#rows].find((item) => item.dataset["id"] === entry);
    row?.scrollIntoView({ block: "nearest", behavior: "smooth" });
    row?.classList.add("flash");
    row?.addEventListener("animationend", () => row.classList.remove("flash"), { once: true });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const old = changed.get("replica");
    this.#before = old && old.order !== this.replica.order ? measurePositions(this.#rows) : null;
  }

  protected override updated(): void {
    if (this.#before) flip(this.#rows, this.#before);
  }

  protected override render(): TemplateResult {
    const { texts, replica } = this;
    const waiting = queuedSongs(replica, this.client.clock.nowMs());
    const last = waiting.at(-1);
    const hidden = waiting.length - this.shown;
    return html`${this.#approvals()}
    <section aria-labelledby="heading">
      <header>
        <h2 id="heading">${texts.upNext}</h2>
        ${this.#votesLeft()}
        ${
          last
            ? html`<span>${texts.queueSize(waiting.length, wholeMinutes(totalS(waiting)))}</span>`
            : nothing
        }
      </header>
      <p class="sr" role="status">${this.#ownPlaces(waiting)}</p>
      ${this.permissions.mayHost ? this.#tools(waiting.length) : nothing}
      ${
        last
          ? html`<ol>
              ${repeat(
                waiting.slice(0, this.shown),
                ({ entry }) => entry.id,
                (song) => this.#row(song),
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
              ${texts.showMore(Math.min(hidden, PAGE))}
            </button>`
          : nothing
      }
      ${this.permissions.mayModerate ? nothing : this.#waitingApproval()}
    </section>`;
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>("li[data-id]");
  }

  #row({ entry, position, etaS }: QueuedSong): TemplateResult {
    const { texts, replica } = this;
    const { song } = entry;
    return html`<li data-id=${entry.id} class=${isOwn(entry, replica.me) ? "own" : ""}>
      <button
        class="open"
        title=${texts.details(song.title)}
        @click=${() => this.showDetails(entry.id)}
      >
        <span class="picture">
          <rb-cover .song=${song}></rb-cover>
          <b aria-hidden="true">${position}</b>
          <span class="sr">${texts.position(position)}</span>
        </span>
        <span class="words">
          <span class="title" dir="auto">${song.title}</span>
          <span class="artist muted" dir="auto">${song.artist}</span>
          <span class="meta">
            <span class="when">${this.#when(entry, position, etaS)}</span>
            ${requesterLabel(entry, replica.me, texts)}
            <span class="why">${
              entry.reason === null ? whyIn(texts, entry.why) : sentenceIn(texts, entry.reason)
            }</span>
          </span>
          ${this.#progress(entry)}
        </span>
      </button>
      ${this.#actions(entry)}
      ${votes({
        entry,
        own: confirmedVote(replica, entry.id),
        permissions: this.permissions,
        texts,
        onVote: (way) => this.attempt(this.client.vote(entry.id, way)),
      })}
    </li>`;
  }

  #when(entry: Entry, position: number, etaS: number | null): string {
    const { texts } = this;
    if (entry.state === "pending") {
      return entry.progress === null
        ? texts.pending
        : texts.pendingPart(Math.round(100 * entry.progress));
    }
    if (position === 1) return texts.plays.next;
    return etaS === null ? "" : texts.plays.inMinutes(wholeMinutes(etaS));
  }

  #progress({ state, progress }: Entry): TemplateResult | typeof nothing {
    if (state !== "pending" || progress === null) return nothing;
    return html`<span class="progress" style=${styleMap({ "--at": `${100 * progress}%` })}></span>`;
  }

  /** Positions of own songs, announced by screen readers when they change. */
  #ownPlaces(waiting: readonly QueuedSong[]): string {
    return waiting
      .filter(({ entry }) => isOwn(entry, this.replica.me))
      .map(({ entry, position }) => `${entry.song.title}: ${this.texts.position(position)}`)
      .join(", ");
  }

  #votesLeft(): TemplateResult | typeof nothing {
    const { texts, replica, permissions } = this;
    const { votes } = replica.me.limits;
    if (votes === null || !permissions.mayVoteUp) return nothing;
    const left = remainingLimit(votes, replica.meAtMs, this.client.clock.nowMs());
    if (left.remaining > FEW_VOTES) return nothing;
    return html`<span class="limit" role="status">
      ${
        left.remaining > 0
          ? texts.votesLeft(left.remaining)
          : texts.noVotesLeft(Math.ceil(left.next_in_s))
      }
    </span>`;
  }

  /** Actions of the host on the whole queue. */
  #tools(length: number): TemplateResult {
    const { texts } = this;
    return html`<div class="tools" role="group" aria-label=${texts.queueTools}>
      <button data-command="undo" @click=${this.#undo}>${icon("back")} ${texts.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${length < 2} @click=${this.#shuffle}>
        ${texts.shuffleQueue}
      </button>
      <button
        class=${this.isClearing ? "sure" : "danger"}
        data-command="clear_queue"
        ?disabled=${length === 0}
        @click=${this.#clear}
        @blur=${() => {
          this.isClearing = false;
        }}
      >
        ${icon("remove")} ${this.isClearing ? texts.sure : texts.clearQueue}
      </button>
    </div>`;
  }

  #actions(entry: Entry): TemplateResult | typeof nothing {
    if (!this.permissions.maySteer) return nothing;
    const { texts } = this;
    return html`<span class="actions">
      ${this.#action("first", texts.prioritize, entry.song.title, () => this.#prioritize(entry))}
      ${this.#action("remove", texts.remove, entry.song.title, () => this.#remove(entry))}
    </span>`;
  }

  #action(
    drawing: IconName,
    name: string,
    subject: string,
    act: () => Promise<void>,
  ): TemplateResult {
    return html`<button
      class="round quiet"
      aria-label=${this.texts.actionOn(name, subject)}
      title=${name}
      @click=${act}
    >
      ${icon(drawing)}
    </button>`;
  }

  /** Pending approvals, for mods. */
  #approvals(): TemplateResult | typeof nothing {
    const { texts, replica } = this;
    const { waiting_approval: waiting, texts: written } = replica.me;
    const count = waiting.length + (written?.length ?? 0);
    if (!this.permissions.mayModerate || count === 0) return nothing;
    return html`<section class="approvals" aria-labelledby="approvals">
      <header><h2 id="approvals">${texts.approvals}</h2></header>
      <ol>
        ${repeat(
          waiting,
          ({ id }) => id,
          (entry) => html`<li>
            ${this.#hidden(entry)}
            ${this.#action("check", texts.approve, entry.song.title, () => this.#approve(entry))}
            ${this.#action("close", texts.reject, entry.song.title, () => this.#reject(entry))}
          </li>`,
        )}
        ${repeat(
          written ?? [],
          ({ id }) => id,
          (text) => this.#text(text),
        )}
      </ol>
    </section>`;
  }

  /** A text waiting for approval. */
  #text({ id, text, kind, title, guest }: WaitingText): TemplateResult {
    const { texts } = this;
    const about = kind === "dedication" ? (title ?? "") : guestIn(texts, guest.name);
    return html`<li data-text=${id}>
      <span class="open">
        <span class="words">
          <q class="title" dir="auto">${text}</q>
          <span class="artist muted" dir="auto">${texts.written[kind](about)}</span>
        </span>
      </span>
      ${this.#action("check", texts.approve, text, async () => {
        await this.runCommand("approve_text", { text: id });
      })}
      ${this.#action("close", texts.reject, text, async () => {
        await this.runCommand("reject_text", { text: id });
      })}
    </li>`;
  }

  #waitingApproval(): TemplateResult | typeof nothing {
    const { waiting_approval: waiting } = this.replica.me;
    if (waiting.length === 0) return nothing;
    return html`<h3>${this.texts.waitingApproval}</h3>
      <ol>
        ${waiting.map((entry) => html`<li class="own">${this.#hidden(entry)}</li>`)}
      </ol>`;
  }

  #hidden(entry: Entry): TemplateResult {
    const { song } = entry;
    return html`<button
      class="open"
      title=${this.texts.details(song.title)}
      @click=${() => this.showDetails(entry.id)}
    >
      <rb-cover .song=${song}></rb-cover>
      <span class="words">
        <span class="title" dir="auto">${song.title}</span>
        <span class="artist muted" dir="auto">${song.artist}</span>
        <span class="meta">${requesterLabel(entry, this.replica.me, this.texts)}</span>
      </span>
    </button>`;
  }

  async #prioritize({ id, song }: Entry): Promise<void> {
    if (await this.runCommand("prioritize", { entry: id })) {
      this.notify(this.texts.toast.prioritized(song.title));
    }
  }

  async #remove(entry: Entry): Promise<void> {
    if (await this.runCommand("remove", { entry: entry.id })) {
      this.notifyRemoved(this.texts.toast.removed(entry.song.title), entry);
    }
  }

  async #approve({ id, song }: Entry): Promise<void> {
    if (await this.runCommand("approve", { entry: id })) {
      this.notify(this.texts.toast.approved(song.title));
    }
  }

  async #reject(entry: Entry): Promise<void> {
    if (await this.runCommand("reject", { entry: entry.id })) {
      this.notifyRemoved(this.texts.toast.rejected(entry.song.title), entry);
    }
  }

  async #undo(): Promise<void> {
    const undone = await this.runCommand("undo", {});
    if (undone) this.notify(this.texts.toast.undone(undone.entries.length));
  }

  async #shuffle(): Promise<void> {
    if (await this.runCommand("shuffle_queue", {})) this.notify(this.texts.toast.shuffled);
  }

  async #clear(): Promise<void> {
    if (!this.isClearing) {
      this.isClearing = true;
      return;
    }
    this.isClearing = false;
    if (!(await this.runCommand("clear_queue", {}))) return;
    this.notifyWithUndo(this.texts.toast.cleared, () => this.#undo());
  }
}
