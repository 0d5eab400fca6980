import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { urlOf } from "../../shared/client/page-client.js";
import { styles as base } from "../../shared/elements/base.css";
import { PartyElement } from "../../shared/elements/party-element.js";
import "../../shared/sheets/sheet.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./join-code.css";

/** The QR code by which guests join; a tap enlarges it. */
@customElement("rb-join-code")
export class JoinCode extends PartyElement {
  static override styles = [base, own];

  @state() private isOpen = false;

  protected override render(): TemplateResult {
    const { me } = this.replica;
    const { qr, queue } = hostTexts.current;
    const link = me.join_url ?? urlOf(".").href;
    // Unique per code, so that the browser does not keep showing an old one.
    const image = urlOf(`join.svg?of=${encodeURIComponent(link)}`).href;
    const words = html`<span class="words">
      <strong>${queue.scan}</strong>
      <span class="link" dir="ltr">${link.replace(/^https?:\/\/|\/(p\/.*)?$/g, "")}</span>
      ${me.join_code ? html`<span class="code" dir="ltr">${me.join_code}</span>` : nothing}
    </span>`;
    return html`<button
        class="join"
        title=${queue.scan}
        aria-haspopup="dialog"
        @click=${() => {
          this.isOpen = true;
        }}
      >
        <img src=${image} alt=${qr} />
        ${words}
      </button>
      <rb-sheet
        ?open=${this.isOpen}
        label=${queue.scan}
        @rb-close=${() => {
          this.isOpen = false;
        }}
      >
        ${this.isOpen ? html`<div class="large"><img src=${image} alt=${qr} />${words}</div>` : nothing}
      </rb-sheet>`;
  }
}
