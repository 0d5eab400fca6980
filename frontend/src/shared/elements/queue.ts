import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { knownVote } from "../ballot.js";
import type { Entry } from "../contract.js";
import { wholeMinutes } from "../format.js";
import { glide, type Places, placesOf } from "../motion.js";
import { totalS, type Waiting, waitingSongs } from "../queue.js";
import { whyIn } from "../texts/texts.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as own } from "./queue.css";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";
import { styles as whoStyles } from "./who.css";
import { asker, isOwn } from "./who.js";

const PAGE = 50;
/** The minutes until a song plays change slowly. */
const TICK_MS = 10_000;

/** The waiting songs, with votes, reasons and minutes. */
@customElement("rb-queue")
export class Queue extends PartyElement {
  static override styles = [base, votesStyles, whoStyles, own];

  @state() private shown = PAGE;
  #before: Places | null = null;
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

  /** Scrolls to a song and lights it up for a moment. */
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
    this.#before = old && old.order !== this.replica.order ? placesOf(this.#rows) : null;
  }

  protected override updated(): void {
    if (this.#before) glide(this.#rows, this.#before);
  }

  protected override render(): TemplateResult {
    const { texts, replica } = this;
    const waiting = waitingSongs(replica, this.client.clock.nowMs());
    const last = waiting.at(-1);
    const hidden = waiting.length - this.shown;
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${texts.upNext}</h2>
        ${
          last
            ? html`<span>${texts.queueSize(waiting.length, wholeMinutes(totalS(waiting)))}</span>`
            : nothing
        }
      </header>
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
      ${this.#waitingApproval()}
    </section>`;
  }

  get #rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>("li[data-id]");
  }

  #row({ entry, position, etaS }: Waiting): TemplateResult {
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
            ${asker(entry, replica.me, texts)}
            <span class="why">${whyIn(texts, entry.why)}</span>
          </span>
        </span>
      </button>
      ${this.#actions(entry)}
      ${votes({
        entry,
        own: knownVote(replica, entry.id),
        rights: this.rights,
        texts,
        onVote: (way) => this.attempt(this.client.vote(entry.id, way)),
      })}
    </li>`;
  }

  #when(entry: Entry, position: number, etaS: number | null): string {
    const { texts } = this;
    if (entry.state === "pending") return texts.pending;
    if (position === 1) return texts.plays.next;
    return etaS === null ? "" : texts.plays.inMinutes(wholeMinutes(etaS));
  }

  #actions(entry: Entry): TemplateResult | typeof nothing {
    if (!this.rights.maySteer) return nothing;
    const { texts } = this;
    const { title } = entry.song;
    return html`<span class="actions">
      <button
        class="round quiet"
        aria-label=${texts.actionOn(texts.prioritize, title)}
        title=${texts.prioritize}
        @click=${() => this.#prioritize(entry)}
      >
        ${icon("first")}
      </button>
      <button
        class="round quiet"
        aria-label=${texts.actionOn(texts.remove, title)}
        title=${texts.remove}
        @click=${() => this.#remove(entry)}
      >
        ${icon("remove")}
      </button>
    </span>`;
  }

  #waitingApproval(): TemplateResult | typeof nothing {
    const { waiting_approval: waiting } = this.replica.me;
    if (waiting.length === 0) return nothing;
    return html`<h3>${this.texts.waitingApproval}</h3>
      <ol>
        ${waiting.map(
          ({ song }) => html`<li class="own">
            <span class="open">
              <rb-cover .song=${song}></rb-cover>
              <span class="words">
                <span class="title" dir="auto">${song.title}</span>
                <span class="artist muted" dir="auto">${song.artist}</span>
              </span>
            </span>
          </li>`,
        )}
      </ol>`;
  }

  async #prioritize({ id, song }: Entry): Promise<void> {
    if (await this.carryOut("prioritize", { entry: id })) {
      this.tell(this.texts.toast.prioritized(song.title));
    }
  }

  async #remove({ id, song }: Entry): Promise<void> {
    if (await this.carryOut("remove", { entry: id })) {
      this.tell(this.texts.toast.removed(song.title));
    }
  }
}
