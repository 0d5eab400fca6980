import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { addressOf } from "../shared/browser.js";
import type { Mode, Order } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as own } from "./party.css";

const MODES: readonly Mode[] = ["full_control", "full_voting", "upvotes_only", "no_control"];
const ORDERS: readonly Order[] = ["fair", "votes", "fifo"];

/** Open and close, rules, and the code by which guests join. */
@customElement("rb-party")
export class PartyPanel extends PartyElement {
  static override styles = [base, own];

  /** Closing was tapped once and is done at the second tap. */
  @state() private isClosing = false;

  protected override render(): TemplateResult {
    const { texts, replica, rights } = this;
    const { party } = replica;
    return html`<section class="card" aria-labelledby="party">
        <h2 id="party">${texts.host.party}</h2>
        <p class="status ${party.open ? "open" : ""}">
          <i></i>${party.open ? texts.host.isOpen : texts.host.isClosed}
        </p>
        <p class="muted">${texts.host.guests(party.guests_active, party.guests_total)}</p>
        ${party.open ? this.#closeButton() : this.#openButton()}
        <fieldset ?disabled=${!rights.mayHost}>
          <legend>${texts.host.mode}</legend>
          ${MODES.map((mode) =>
            this.#choice("mode", mode, texts.host.modes[mode], mode === party.mode, () =>
              this.carryOut("set_setting", { name: "mode", value: mode }),
            ),
          )}
        </fieldset>
        <fieldset ?disabled=${!rights.mayHost}>
          <legend>${texts.host.order}</legend>
          ${ORDERS.map((order) =>
            this.#choice("order", order, texts.host.orders[order], order === party.order, () =>
              this.carryOut("set_setting", { name: "order", value: order }),
            ),
          )}
        </fieldset>
      </section>
      <section class="card join" aria-labelledby="join">
        <h2 id="join">${texts.host.join}</h2>
        <img src=${addressOf("join.svg").href} alt=${texts.host.qr} loading="lazy" />
        <p class="muted">${texts.host.joinHint}</p>
        <a href=${addressOf(".").href} target="_blank">${icon("outside")} ${texts.host.guestPage}</a>
      </section>`;
  }

  #openButton(): TemplateResult {
    return html`<button
      class="main"
      data-command="open_party"
      ?disabled=${!this.rights.mayHost}
      @click=${this.#openParty}
    >
      ${icon("play")} ${this.texts.host.open}
    </button>`;
  }

  #closeButton(): TemplateResult {
    const { host, sure } = this.texts;
    return html`<button
        class=${this.isClosing ? "sure" : "danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${this.#closeParty}
        @blur=${() => {
          this.isClosing = false;
        }}
      >
        ${icon("moon")} ${this.isClosing ? sure : host.close}
      </button>
      <p class="muted">${host.closeHint}</p>`;
  }

  #choice(
    group: string,
    value: string,
    { name, hint }: { readonly name: string; readonly hint: string },
    isChosen: boolean,
    onChosen: () => Promise<unknown>,
  ): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name=${group}
        value=${value}
        .checked=${live(isChosen)}
        @change=${async () => {
          // A refused choice falls back to what is in force.
          if (!(await onChosen())) this.requestUpdate();
        }}
      />
      <span>${name}<small>${hint}</small></span>
    </label>`;
  }

  async #openParty(): Promise<void> {
    if (await this.carryOut("open_party", {})) this.tell(this.texts.toast.partyOpened);
  }

  async #closeParty(): Promise<void> {
    if (!this.isClosing) {
      this.isClosing = true;
      return;
    }
    this.isClosing = false;
    if (await this.carryOut("close_party", {})) this.tell(this.texts.toast.partyClosed);
  }
}
