// Short messages at the bottom of the page.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import type { Notice } from "../elements/party-element.js";
import type { Texts } from "../texts/provided.js";
import { styles as own } from "./notices.css";

/** Short messages over the page. Fires `rb-drop` for one that was tapped. */
@customElement("rb-notices")
export class Notices extends LitElement {
  static override styles = [base, own];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) shown: readonly Notice[] = [];

  protected override render(): TemplateResult {
    return html`${repeat(
      this.shown,
      (notice) => notice,
      (notice) => html`<div class="notice ${notice.tone}">
        <button class="text" title=${this.texts.dismiss} @click=${() => this.#drop(notice)}>
          ${icon(notice.tone === "good" ? "check" : "warning")}<span>${notice.text}</span>
        </button>
        ${notice.action ? this.#action(notice, notice.action) : nothing}
      </div>`,
    )}`;
  }

  #action(notice: Notice, { name, run }: NonNullable<Notice["action"]>): TemplateResult {
    return html`<button
      class="act"
      @click=${() => {
        this.#drop(notice);
        run();
      }}
    >
      ${name}
    </button>`;
  }

  #drop(detail: Notice): void {
    this.dispatchEvent(new CustomEvent("rb-drop", { detail }));
  }
}
