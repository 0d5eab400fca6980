// Short messages at the bottom of the page.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { Texts } from "../texts/provided.js";
import { styles as base } from "./base.css";
import { icon } from "./icons.js";
import { styles as own } from "./notices.css";
import type { Notice, Tone } from "./party-element.js";

const SHOWN_MS: Readonly<Record<Tone, number>> = { good: 4_000, bad: 7_000 };
/** Longer for notices with an action. */
const ACTION_SHOWN_MS = 10_000;
const MOST = 3;

/** Short messages over the page; each disappears after a while or when tapped. */
@customElement("rb-notices")
export class Notices extends LitElement {
  static override styles = [base, own];

  @property({ attribute: false }) texts!: Texts;
  @state() private shown: readonly Notice[] = [];

  show(notice: Notice): void {
    this.shown = [...this.shown.slice(1 - MOST), notice];
    const shownMs = notice.action ? ACTION_SHOWN_MS : SHOWN_MS[notice.tone];
    setTimeout(() => this.#drop(notice), shownMs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("role", "status");
    this.setAttribute("aria-live", "polite");
  }

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

  #drop(notice: Notice): void {
    this.shown = this.shown.filter((other) => other !== notice);
  }
}
