import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { knownVote } from "../ballot.js";
import type { Entry } from "../contract.js";
import { clockTime, wholeMinutes } from "../format.js";
import { waitingSongs } from "../queue.js";
import { whyIn } from "../texts/texts.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { styles as own } from "./details.css";
import { type IconName, icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";
import { styles as whoStyles } from "./who.css";
import { isOwn, origin } from "./who.js";

type Action = "withdraw" | "remove";

/** Everything about one waiting song, and what may be done with it. */
@customElement("rb-details")
export class Details extends PartyElement {
  static override styles = [base, votesStyles, whoStyles, own];

  @property({ attribute: false }) entry!: Entry;
  /** What was tapped once and is done at the second tap. */
  @state() private armed: Action | null = null;

  protected override render(): TemplateResult {
    const { entry, texts, replica } = this;
    const { song } = entry;
    return html`<div class="top">
        <rb-cover .song=${song} label=${texts.cover(song.title)}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${song.title}</h2>
          <p class="artist muted" dir="auto">${song.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${this.#close}
        >
          ${icon("close")}
        </button>
      </div>
      <dl>
        ${this.#facts().map(([name, value]) => html`<dt>${name}</dt><dd dir="auto">${value}</dd>`)}
      </dl>
      ${
        /^https?:/i.test(song.uri)
          ? html`<a href=${song.uri} target="_blank" rel="noopener noreferrer">
              ${icon("outside")} ${texts.openSource}
            </a>`
          : nothing
      }
      <div class="row">
        ${votes({
          entry,
          own: knownVote(replica, entry.id),
          rights: this.rights,
          texts,
          onVote: (way) => this.attempt(this.client.vote(entry.id, way)),
        })}
        ${this.rights.maySteer ? this.#prioritize() : nothing}
        ${isOwn(entry, replica.me) ? this.#risky("withdraw", texts.withdraw, "back") : nothing}
        ${this.rights.maySteer ? this.#risky("remove", texts.remove, "remove") : nothing}
      </div>`;
  }

  #facts(): readonly (readonly [string, unknown])[] {
    const { entry, texts, replica } = this;
    const { song } = entry;
    const waiting = waitingSongs(replica, this.client.clock.nowMs()).find(
      (other) => other.entry.id === entry.id,
    );
    const facts: (readonly [string, unknown] | null)[] = [
      waiting ? [texts.when, this.#when(waiting.position, waiting.etaS)] : null,
      entry.why ? [texts.reason, whyIn(texts, entry.why)] : null,
      [texts.votes, texts.votesFor(entry.up, entry.down)],
      [texts.source, origin(entry, replica.me, texts)],
      song.album ? [texts.album, song.album] : null,
      song.duration_s === null ? null : [texts.length, clockTime(song.duration_s)],
      entry.dedication ? ["♥", entry.dedication] : null,
    ];
    return facts.filter((fact) => fact !== null);
  }

  #when(position: number, etaS: number | null): string {
    const { texts } = this;
    const place = texts.position(position);
    return etaS === null ? place : `${texts.inMinutesLong(wholeMinutes(etaS))}, ${place}`;
  }

  #prioritize(): TemplateResult {
    const { texts, entry } = this;
    return html`<button
      class="wide"
      data-command="prioritize"
      @click=${() => this.#carryOut("prioritize", texts.toast.prioritized(entry.song.title))}
    >
      ${icon("first")} ${texts.prioritize}
    </button>`;
  }

  #risky(action: Action, name: string, drawing: IconName): TemplateResult {
    const { texts, entry, armed } = this;
    const done = action === "withdraw" ? texts.toast.withdrawn : texts.toast.removed;
    return html`<button
      class="wide ${armed === action ? "sure" : "danger"}"
      data-command=${action}
      @click=${() => {
        if (armed === action) void this.#carryOut(action, done(entry.song.title));
        else this.armed = action;
      }}
    >
      ${icon(drawing)} ${armed === action ? texts.sure : name}
    </button>`;
  }

  async #carryOut(command: Action | "prioritize", told: string): Promise<void> {
    this.armed = null;
    if (!(await this.carryOut(command, { entry: this.entry.id }))) return;
    this.tell(told);
    this.#close();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent("rb-close", { bubbles: true, composed: true }));
  }
}
