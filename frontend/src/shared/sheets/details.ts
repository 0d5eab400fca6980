// The sheet with the details of a song and the actions on it.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Entry } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { confirmedVote } from "../state/optimistic-votes.js";
import { queuedSongs } from "../state/queue-estimates.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { noticeIn } from "../texts/messages.js";
import { sheetTexts } from "../texts/provided.js";
import { guestIn, whyIn } from "../texts/translate.js";
import { clockTime, wholeMinutes } from "../time-format.js";
import "../elements/cover.js";
import "./guest-actions.js";
import { type IconName, icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { styles as requesterStyles } from "../elements/requester.css";
import { isOwn, origin, requesterOf } from "../elements/requester.js";
import { styles as votesStyles } from "../elements/votes.css";
import { votes } from "../elements/votes.js";
import { styles as own } from "./details.css";

/** Actions that need a second tap to confirm. */
type ConfirmedAction = "withdraw" | "remove";

/** Details of a song and the actions on it. */
@customElement("rb-details")
export class SongDetails extends PartyElement {
  static override styles = [base, votesStyles, requesterStyles, own];

  @property({ attribute: false }) entry!: Entry;
  /** The action waiting for a confirming tap. */
  @state() private armed: ConfirmedAction | null = null;

  protected override render(): TemplateResult {
    const { entry, texts, replica } = this;
    const { song } = entry;
    return html`<div class="top">
        <rb-cover whole .song=${song} label=${texts.cover({ title: song.title })}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${song.title}</h2>
          <p class="artist muted" dir="auto">${song.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
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
              ${icon("outside")} ${this.own.openSource}
            </a>`
          : nothing
      }
      <div class="row">
        ${votes({
          entry,
          own: confirmedVote(replica, entry.id),
          permissions: this.permissions,
          texts,
          onVote: (way) => this.vote(entry, way),
        })}
        ${isOwn(entry, replica.me) && this.#waits ? this.#withdraw() : nothing}
        ${this.#steering()}
      </div>
      ${this.#dedication()}
      ${entry.state === "approval" && this.permissions.mayModerate ? this.#approval() : nothing}
      ${this.#guest()}`;
  }

  private get own(): SheetsTexts {
    return sheetTexts.current;
  }

  /** True if the song is in the queue. */
  get #waits(): boolean {
    return this.replica.entries.has(this.entry.id);
  }

  #facts(): readonly (readonly [string, unknown])[] {
    const { entry, texts, own, replica } = this;
    const { song } = entry;
    const waiting = queuedSongs(replica, this.client.clock.nowMs()).find(
      (other) => other.entry.id === entry.id,
    );
    const facts: (readonly [string, unknown] | null)[] = [
      waiting ? [own.when, this.#when(waiting.position, waiting.etaS)] : null,
      [own.reason, whyIn(texts, entry)],
      entry.reason ? ["!", noticeIn(texts, entry.reason)] : null,
      [texts.votes, own.votesFor({ up: entry.up, down: entry.down })],
      [own.source, origin(entry, replica.me, texts)],
      song.album ? [own.album, song.album] : null,
      song.licence ? [own.licence, song.licence] : null,
      song.duration_s === null ? null : [own.length, clockTime(song.duration_s)],
      entry.dedication ? ["♥", entry.dedication] : null,
    ];
    return facts.filter((fact) => fact !== null);
  }

  #when(position: number, etaS: number | null): string {
    const place = this.texts.position({ position });
    return etaS === null
      ? place
      : `${this.own.inMinutesLong({ minutes: wholeMinutes(etaS) })}, ${place}`;
  }

  #withdraw(): TemplateResult {
    const { entry } = this;
    return this.#risky("withdraw", this.own.queue.withdraw, "back", async () => {
      if (!(await this.runCommand("withdraw", { entry: entry.id }))) return;
      this.notify(this.own.queue.withdrawn({ title: entry.song.title }));
      this.closeSheet();
    });
  }

  /** The field for the dedication of an own song; mods remove those of others. */
  #dedication(): TemplateResult | typeof nothing {
    const { entry, own, replica } = this;
    const { dedication } = own;
    if (!isOwn(entry, replica.me)) {
      if (!entry.dedication || !this.permissions.mayModerate) return nothing;
      return html`<button class="wide" data-command="dedicate" @click=${() => this.#dedicate("")}>
        ${icon("remove")} ${dedication.remove}
      </button>`;
    }
    if (replica.settings["dedications"] !== true) return nothing;
    return html`<form
      class="dedicate"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        const data = new FormData(event.target as HTMLFormElement);
        void this.#dedicate(String(data.get("text")).trim());
      }}
    >
      <label>
        ${dedication.label}
        <input
          name="text"
          type="text"
          maxlength="200"
          dir="auto"
          autocomplete="off"
          .defaultValue=${entry.dedication ?? ""}
        />
      </label>
      <button data-command="dedicate">${dedication.save}</button>
    </form>`;
  }

  async #dedicate(text: string): Promise<void> {
    const { dedication } = this.own;
    if (!(await this.runCommand("dedicate", { entry: this.entry.id, text }))) return;
    const { me, settings } = this.replica;
    const waits = me.role === "guest" && settings["moderate_texts"] === true;
    if (text === "") this.notify(dedication.removed);
    else this.notify(waits ? dedication.waits : dedication.saved);
    this.closeSheet();
  }

  /** Actions that reorder the queue. */
  #steering(): unknown {
    const { texts, own, entry, replica } = this;
    if (!this.permissions.maySteer || !this.#waits) return nothing;
    const at = replica.order.indexOf(entry.id);
    const { title } = entry.song;
    return [
      html`<button class="wide" data-command="prioritize" @click=${this.#prioritize}>
        ${icon("first")} ${this.own.queue.prioritize}
      </button>`,
      html`<span class="moves"
        ><button
        class="round"
        data-move="sooner"
        aria-label=${texts.actionOn({ action: own.sooner, title })}
        title=${own.sooner}
        ?disabled=${at === 0}
        @click=${() => this.#move(at - 1, replica.order[at - 1])}
      >
        ${icon("up")}
      </button><button
        class="round"
        data-move="later"
        aria-label=${texts.actionOn({ action: own.later, title })}
        title=${own.later}
        ?disabled=${at === replica.order.length - 1}
        @click=${() => this.#move(at + 1, replica.order[at + 2])}
      >
        ${icon("down")}
      </button></span
      >`,
      this.#risky("remove", this.own.queue.remove, "remove", async () => {
        if (!(await this.runCommand("remove", { entry: entry.id }))) return;
        this.notifyRemoved(this.own.queue.removed({ title }), entry);
        this.closeSheet();
      }),
    ];
  }

  async #prioritize(): Promise<void> {
    const { entry } = this;
    if (!(await this.runCommand("prioritize", { entry: entry.id }))) return;
    this.notify(this.own.queue.prioritized({ title: entry.song.title }));
    this.closeSheet();
  }

  /** Move the song in front of another one or to the end; the sheet stays open. */
  async #move(to: number, before: string | undefined): Promise<void> {
    const { own, entry } = this;
    const place = before === undefined ? {} : { before };
    if (!(await this.runCommand("move", { entry: entry.id, ...place }))) return;
    this.notify(own.moved({ title: entry.song.title, position: to + 1 }));
  }

  #approval(): TemplateResult {
    const { entry } = this;
    const { title } = entry.song;
    return html`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async () => {
          if (await this.runCommand("approve", { entry: entry.id })) {
            this.notify(this.own.queue.approved({ title }));
          }
        }}
      >
        ${icon("check")} ${this.own.queue.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async () => {
          if (await this.runCommand("reject", { entry: entry.id })) {
            this.notifyRemoved(this.own.queue.rejected({ title }), entry);
          }
        }}
      >
        ${icon("close")} ${this.own.queue.reject}
      </button>
    </div>`;
  }

  /** Moderation of the requester. */
  #guest(): TemplateResult | typeof nothing {
    const { client, entry, texts, own, replica } = this;
    const guest = requesterOf(entry, replica.me);
    const isOther = guest !== null && guest.id !== "host" && guest.id !== replica.me.id;
    if (!this.permissions.mayModerate || !isOther) return nothing;
    return html`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${own.guest.title({ name: guestIn(texts, guest.name) })}</bdi></h3>
      <rb-guest-actions
        .client=${client}
        .texts=${texts}
        .replica=${replica}
        .guest=${guest}
        @rb-done=${() => this.closeSheet()}
      ></rb-guest-actions>
    </section>`;
  }

  #risky(
    action: ConfirmedAction,
    name: string,
    drawing: IconName,
    act: () => Promise<void>,
  ): TemplateResult {
    const isArmed = this.armed === action;
    return html`<button
      class="wide ${isArmed ? "sure" : "danger"}"
      data-command=${action}
      @click=${() => {
        this.armed = isArmed ? null : action;
        if (isArmed) void act();
        else this.announce(this.texts.sure);
      }}
    >
      ${icon(drawing)} ${isArmed ? this.texts.sure : name}
    </button>`;
  }
}
