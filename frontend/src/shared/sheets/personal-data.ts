// What the party knows of the guest, to download and to delete.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";
import { styles as own } from "./personal-data.css";

/** The guest's data: a notice, a download, and a button that deletes it. Fires `rb-close`. */
@customElement("rb-personal-data")
export class PersonalData extends PartyElement {
  static override styles = [base, own];

  /** True while the deletion waits for a confirming tap. */
  @state() private isArmed = false;

  protected override render(): TemplateResult {
    const { personal } = sheetTexts.current;
    const { texts, isArmed } = this;
    return html`<section aria-labelledby="title">
      <h3 id="title">${personal.title}</h3>
      <p class="muted">${personal.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${this.#download}>
          ${icon(MORE_ICONS.list)} ${personal.download}
        </button>
        ${
          this.replica.me.id === null
            ? nothing
            : html`<button
                class=${isArmed ? "sure" : "danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${this.#forget}
                @blur=${() => {
                  this.isArmed = false;
                }}
              >
                ${icon("remove")} ${isArmed ? texts.sure : personal.forget}
              </button>`
        }
      </div>
      ${isArmed ? html`<p class="muted" id="means">${personal.means}</p>` : nothing}
    </section>`;
  }

  async #download(): Promise<void> {
    const data = await this.runCommand("my_data", {});
    if (!data) return;
    const file = new Blob([JSON.stringify(data, null, 2)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "raveberry.json";
    link.click();
    // The download has its own reference by now.
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  async #forget(): Promise<void> {
    const { personal } = sheetTexts.current;
    if (!this.isArmed) {
      this.isArmed = true;
      this.announce(personal.means);
      return;
    }
    this.isArmed = false;
    if (!(await this.runCommand("forget_me", {}))) return;
    this.notify(personal.forgotten);
    this.closeSheet();
  }
}
