import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styles as base } from "../elements/base.css";
import { sheetTexts } from "../texts/provided.js";
import { undoneText } from "../texts/translate.js";
import "../elements/cover.js";
import type { Recap } from "../contract.js";
import { icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { styles as profileStyles } from "./profile.css";
import { styles as own } from "./recap.css";

/** Recap of the party: numbers and top songs. */
@customElement("rb-recap")
export class PartyRecap extends PartyElement {
  static override styles = [base, profileStyles, own];

  @property({ attribute: false }) night!: Recap;

  protected override render(): TemplateResult {
    const { texts, replica } = this;
    const { recap: own } = sheetTexts.current;
    const { songs, guests, votes, top } = this.night;
    return html`<div class="head">
        <h2>${replica.party.open ? own.soFar : own.title}</h2>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </div>
      <p class="numbers">
        <strong>${own.songs({ count: songs })}</strong><strong>${own.guests({ count: guests })}</strong
        ><strong>${own.votes({ count: votes })}</strong>
      </p>
      ${top.length > 0 ? html`<h3>${own.top}</h3>` : nothing}
      <ol>
        ${top.map(
          ({ song, score }) => html`<li>
            <rb-cover .song=${song}></rb-cover>
            <span class="words">
              <b dir="auto">${song.title}</b>
              <span dir="auto">${song.artist}</span>
            </span>
            <output>${texts.score({ score })}</output>
          </li>`,
        )}
      </ol>
      ${
        this.permissions.mayHost && !replica.party.open
          ? html`<button data-command="undo" @click=${this.#reopen}>
              ${icon("back")} ${own.reopen}
            </button>`
          : nothing
      }`;
  }

  async #reopen(): Promise<void> {
    const undone = await this.runCommand("undo", {});
    if (!undone) return;
    this.notify(undoneText(this.texts, undone.entries.length));
    this.closeSheet();
  }
}
