// A modal sheet over the page.

import { html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { styles as base } from "../elements/base.css";
import { styles as own } from "./sheet.css";

/**
 * A modal sheet, shown while `open`; the slot `over` is for what lies over it.
 *
 * Fires `rb-close` when it is dismissed: with Escape, the back gesture, or a tap beside it.
 */
@customElement("rb-sheet")
export class Sheet extends LitElement {
  static override styles = [base, own];

  @property() label = "";
  @property({ type: Boolean }) open = false;
  @property({ type: Boolean, reflect: true }) tall = false;
  @query("dialog") private dialog!: HTMLDialogElement;
  /** True if the pointer went down beside the sheet; text may be selected beyond its edge. */
  #isPressedBeside = false;

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("open") || this.open === this.dialog.open) return;
    // The sheet itself gets the focus, which opens no keyboard. In the template, the attribute would
    // move the focus while the page loads.
    this.dialog.autofocus = true;
    if (this.open) this.dialog.showModal();
    else this.dialog.close();
  }

  protected override render(): TemplateResult {
    return html`<dialog
      aria-label=${this.label}
      @close=${this.#dismiss}
      @pointerdown=${(event: Event) => {
        this.#isPressedBeside = this.#isBeside(event);
      }}
      @click=${(event: Event) => {
        if (this.#isPressedBeside && this.#isBeside(event)) this.dialog.close();
      }}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`;
  }

  #isBeside(event: Event): boolean {
    return event.composedPath()[0] === this.dialog;
  }

  #dismiss(): void {
    // The sheet may have been opened again since.
    if (this.open && !this.dialog.open) this.dispatchEvent(new CustomEvent("rb-close"));
  }
}
