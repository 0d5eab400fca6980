import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Cheer } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";
import { styles as own } from "./cheer-bar.css";
import { CHEER_ICONS } from "./cheer-icons.js";
import { riseCheers } from "./rising-cheers.js";

const KINDS = Object.keys(CHEER_ICONS) as Cheer[];
const TICK_MS = 12;

/** Reactions to the current song; those of all guests rise over the page. */
@customElement("rb-cheers")
export class CheerBar extends PartyElement {
  static override styles = [base, own];

  override connectedCallback(): void {
    super.connectedCallback();
    this.client.watchDeltas(({ cheers }) => {
      if (cheers && !document.hidden) riseCheers(cheers);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.client.watchDeltas(null);
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.#mayCheer ? this.#buttons() : nothing;
  }

  get #mayCheer(): boolean {
    const { party, player, settings } = this.replica;
    return party.open && player.entry !== null && settings["cheers"] === true;
  }

  #buttons(): TemplateResult {
    const { cheers } = sheetTexts.current;
    return html`<div role="group" aria-label=${cheers.name}>
      ${KINDS.map(
        (kind) => html`<button
          data-cheer=${kind}
          aria-label=${cheers[kind]}
          title=${cheers[kind]}
          @click=${() => this.#cheer(kind)}
        >
          ${CHEER_ICONS[kind]}
        </button>`,
      )}
    </div>`;
  }

  #cheer(cheer: Cheer): void {
    navigator.vibrate?.(TICK_MS);
    void this.runCommand("cheer", { cheer });
  }
}
