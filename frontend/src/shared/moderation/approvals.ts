// Requests and texts that wait for approval.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Entry, WaitingText } from "../contract.js";
import { styles as base } from "../elements/base.css";
import "../elements/cover.js";
import type { IconName } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { styles as queueStyles } from "../elements/queue.css";
import { styles as requesterStyles } from "../elements/requester.css";
import { requesterLabel } from "../elements/requester.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { sheetTexts } from "../texts/provided.js";
import { guestIn } from "../texts/translate.js";
import { styles as own } from "./approvals.css";
import { iconAction } from "./row-actions.js";

/** Requests and texts that wait for a mod's approval; a guest sees own requests. */
@customElement("rb-approvals")
export class Approvals extends PartyElement {
  static override styles = [base, requesterStyles, queueStyles, own];

  protected override render(): TemplateResult | typeof nothing {
    const { waiting_approval: waiting, texts } = this.replica.me;
    const written = texts ?? [];
    if (!this.permissions.mayModerate) return this.#own(waiting);
    return waiting.length + written.length > 0 ? this.#all(waiting, written) : nothing;
  }

  private get own(): SheetsTexts["queue"] {
    return sheetTexts.current.queue;
  }

  #own(waiting: readonly Entry[]): TemplateResult | typeof nothing {
    if (waiting.length === 0) return nothing;
    return html`<section aria-labelledby="waiting">
      <h3 id="waiting">${this.own.waitingApproval}</h3>
      <ol>
        ${waiting.map((entry) => html`<li class="own">${this.#song(entry)}</li>`)}
      </ol>
    </section>`;
  }

  #all(waiting: readonly Entry[], written: readonly WaitingText[]): TemplateResult {
    return html`<section class="approvals" aria-labelledby="approvals">
      <header><h2 id="approvals">${this.own.approvals}</h2></header>
      <ol>
        ${repeat(
          waiting,
          ({ id }) => id,
          (entry) => html`<li>
            ${this.#song(entry)}
            ${this.#actions(
              entry.song.title,
              () => this.#approve(entry),
              () => this.#reject(entry),
            )}
          </li>`,
        )}
        ${repeat(
          written,
          ({ id }) => id,
          (text) => this.#text(text),
        )}
      </ol>
    </section>`;
  }

  #song(entry: Entry): TemplateResult {
    const { song } = entry;
    return html`<button
      class="open"
      title=${this.texts.details({ title: song.title })}
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

  #text({ id, text, kind, title, guest }: WaitingText): TemplateResult {
    const about = kind === "dedication" ? (title ?? "") : guestIn(this.texts, guest.name);
    return html`<li data-text=${id}>
      <span class="open">
        <span class="words">
          <q class="title" dir="auto">${text}</q>
          <span class="artist muted" dir="auto">${this.own.written[kind]({ about })}</span>
        </span>
      </span>
      ${this.#actions(
        text,
        () => this.runCommand("approve_text", { text: id }),
        () => this.runCommand("reject_text", { text: id }),
      )}
    </li>`;
  }

  #actions(title: string, approve: () => unknown, reject: () => unknown): TemplateResult[] {
    const action = (drawing: IconName, name: string, act: () => unknown): TemplateResult =>
      iconAction(drawing, { name, label: this.texts.actionOn({ action: name, title }), act });
    return [action("check", this.own.approve, approve), action("close", this.own.reject, reject)];
  }

  async #approve({ id, song }: Entry): Promise<void> {
    if (await this.runCommand("approve", { entry: id })) {
      this.notify(this.own.approved({ title: song.title }));
    }
  }

  async #reject(entry: Entry): Promise<void> {
    if (await this.runCommand("reject", { entry: entry.id })) {
      this.notifyRemoved(this.own.rejected({ title: entry.song.title }), entry);
    }
  }
}
