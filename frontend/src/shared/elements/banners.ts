import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Entry, PlayerFault } from "../contract.js";
import type { Replica } from "../replica.js";
import { styles as own } from "./banners.css";
import { styles as base } from "./base.css";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";

/** What everybody should know at once: no connection, a player fault, a closed party, a lost song. */
@customElement("rb-banners")
export class Banners extends PartyElement {
  static override styles = [base, own];

  @property({ attribute: false }) isLost = false;
  /** Failed songs that the guest has seen. */
  @state() private dismissed: ReadonlySet<string> = new Set();

  protected override render(): TemplateResult {
    const { banner } = this.texts;
    // Null until the server has answered for the first time.
    const replica: Replica | null = this.replica;
    const failed = replica?.me.failed.filter(({ id }) => !this.dismissed.has(id));
    return html`${
      this.isLost
        ? html`<p class="banner" role="alert">${icon("offline")}<span>${banner.lost}</span></p>`
        : nothing
    }
    ${replica?.player.error ? this.#fault(replica.player.error) : nothing}
    ${
      replica && !replica.party.open
        ? html`<div class="banner" role="status">
            ${icon("moon")}
            <div><strong>${banner.closed}</strong><br />${banner.closedHint}</div>
          </div>`
        : nothing
    }
    ${failed?.map((entry) => this.#failed(entry))}`;
  }

  #fault(fault: PlayerFault): TemplateResult {
    const { banner, controls, language } = this.texts;
    const since = new Date(fault.since).toLocaleTimeString(language, {
      hour: "2-digit",
      minute: "2-digit",
    });
    return html`<div class="banner bad" role="alert" data-fault=${fault.kind}>
      ${icon("warning")}
      <div>
        <strong>${banner.fault}</strong> <span class="muted">${banner.faultSince(since)}</span
        ><br />${fault.help}
      </div>
      ${
        this.rights.mayHost
          ? html`<button data-command="restart_player" @click=${this.#restart}>
              ${icon("restart")} ${controls.restart}
            </button>`
          : nothing
      }
    </div>`;
  }

  #failed({ id, song, reason }: Entry): TemplateResult {
    const { texts } = this;
    return html`<div class="banner bad" role="status">
      ${icon("warning")}
      <div><strong dir="auto">${texts.failed(song.title)}</strong><br />${reason}</div>
      <button
        class="round quiet"
        aria-label=${texts.dismiss}
        title=${texts.dismiss}
        @click=${() => {
          this.dismissed = new Set([...this.dismissed, id]);
        }}
      >
        ${icon("close")}
      </button>
    </div>`;
  }

  async #restart(): Promise<void> {
    if (await this.carryOut("restart_player", {})) this.tell(this.texts.controls.restarting);
  }
}
