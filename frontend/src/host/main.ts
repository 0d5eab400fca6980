import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { type IconName, icon } from "../shared/elements/icons.js";
import { PartyPage } from "../shared/elements/page.js";
import type { Replica } from "../shared/replica.js";
import type { Rights } from "../shared/rights.js";
import { hostTexts } from "../shared/texts/host.js";
import { styles } from "./host.css";
import "./lights.js";
import "./party.js";

type Tab = "queue" | "party" | "lights";

/** The page of the host: the guests' page, and what steers the party. */
@customElement("rb-host")
export class HostPage extends PartyPage {
  static override styles = [...PartyPage.styles, styles];

  /** What a narrow screen shows below the player; a wide one shows all. */
  @property({ reflect: true }) tab: Tab = "queue";

  protected override badge(): string {
    return hostTexts(this.texts).title;
  }

  protected override beside(replica: Replica, _rights: Rights): TemplateResult {
    const { client, texts } = this;
    const host = hostTexts(texts);
    return html`<div class="tabs" role="tablist">
        ${this.#tab("queue", "queue", host.queue)}
        ${this.#tab("party", "people", host.party)}
        ${this.#tab("lights", "light", host.lights.title)}
      </div>
      <div class="beside">
        <rb-party .client=${client} .texts=${texts} .replica=${replica}></rb-party>
        <rb-lights .client=${client} .texts=${texts} .replica=${replica}></rb-lights>
      </div>`;
  }

  #tab(tab: Tab, drawing: IconName, name: string): TemplateResult {
    return html`<button
      role="tab"
      aria-selected=${this.tab === tab}
      title=${name}
      @click=${() => {
        this.tab = tab;
      }}
    >
      ${icon(drawing)}<span>${name}</span>
    </button>`;
  }
}
