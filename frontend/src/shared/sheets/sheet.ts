// A modal sheet over the page.

import { html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styles as base } from "../elements/base.css";
import { styles as own } from "./sheet.css";

/** Closes on Android's back gesture; not supported by every browser. */
interface CloseWatcher {
  onclose: (() => void) | null;
  destroy(): void;
}
declare const CloseWatcher: { new (): CloseWatcher } | undefined;

/**
 * A modal sheet; the page makes the content behind it inert.
 *
 * Moves the focus into the sheet and restores it on close. Fires `rb-close` when it is dismissed.
 */
@customElement("rb-sheet")
export class Sheet extends LitElement {
  static override styles = [base, own];

  @property() label = "";
  @property({ type: Boolean, reflect: true }) tall = false;
  #before: HTMLElement | null = null;
  #watcher: CloseWatcher | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before = focused();
    if (typeof CloseWatcher === "undefined") return;
    this.#watcher = new CloseWatcher();
    this.#watcher.onclose = () => this.#close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watcher?.destroy();
    this.#before?.focus();
  }

  protected override firstUpdated(): void {
    const first = this.querySelector<HTMLElement>("[data-first]");
    (first ?? this.renderRoot.querySelector<HTMLElement>(".panel"))?.focus();
  }

  protected override render(): TemplateResult {
    return html`<div class="backdrop" @click=${this.#close}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${this.#leave}
      >
        <slot></slot>
      </div>`;
  }

  #leave(event: KeyboardEvent): void {
    if (event.key === "Escape") this.#close();
  }

  #close(): void {
    this.dispatchEvent(new CustomEvent("rb-close", { bubbles: true, composed: true }));
  }
}

function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
}
