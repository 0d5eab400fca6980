// What follows the first request of an evening.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styles as base } from "../elements/base.css";
import "../elements/cover.js";
import { icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";
import { guestIn } from "../texts/translate.js";
import type { Requested as Accepted } from "./requestable-songs.js";
import { styles as own } from "./requested.css";
import { styles as signStyles } from "./sign-field.css";
import { signField } from "./sign-field.js";

/**
 * The place of the requested song, and the guest's name, colour and dedication, all optional.
 *
 * Fires `rb-close` when done, with the id of the entry.
 */
@customElement("rb-requested")
export class RequestedSong extends PartyElement {
  static override styles = [base, own, signStyles];

  @property({ attribute: false }) accepted!: Accepted;

  protected override firstUpdated(): void {
    // The field that had the focus is gone. The heading takes it, so that no keyboard opens.
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const { texts, replica } = this;
    const { entry, text } = this.accepted;
    const { profile, requested, dedication } = sheetTexts.current;
    return html`<div class="top">
        <rb-cover .song=${entry.song}></rb-cover>
        <h2 tabindex="-1" dir="auto">${text}</h2>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet(entry.id)}
        >
          ${icon("close")}
        </button>
      </div>
      <form @submit=${this.#save}>
        ${
          replica.settings["dedications"] === true
            ? html`<label>
                ${dedication.label}
                <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
              </label>`
            : nothing
        }
        <div class="who">
          <label>
            ${profile.name}
            <input
              name="name"
              type="text"
              maxlength="40"
              autocomplete="nickname"
              dir="auto"
              .defaultValue=${replica.me.name ? guestIn(texts, replica.me.name) : ""}
            />
          </label>
          <label>
            ${profile.color}
            <input name="color" type="color" .defaultValue=${replica.me.color} />
          </label>
        </div>
        ${signField(replica.me)}
        <p class="muted">${profile.hint}</p>
        <button class="main" data-done>${icon("check")} ${requested.done}</button>
      </form>`;
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { entry } = this.accepted;
    const { me } = this.replica;
    const data = new FormData(event.target as HTMLFormElement);
    const [name, color, sign, text] = ["name", "color", "sign", "dedication"].map((field) =>
      String(data.get(field) ?? "").trim(),
    );
    const changes = {
      ...(name && name !== guestIn(this.texts, me.name) ? { name } : {}),
      ...(color && color !== me.color ? { color } : {}),
      ...(sign === (me.sign ?? "") ? {} : { sign }),
    };
    const isChanged = Object.keys(changes).length > 0;
    if (isChanged && !(await this.runCommand("set_profile", changes))) return;
    if (text && !(await this.runCommand("dedicate", { entry: entry.id, text }))) return;
    this.closeSheet(entry.id);
  }
}
