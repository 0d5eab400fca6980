// The poster that invites guests, to print on A4, A6, or as a table tent.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { View } from "../../shared/client/client.js";
import { createPageClient, urlOf } from "../../shared/client/page-client.js";
import { styles as base } from "../../shared/elements/base.css";
import { partyName, type Replica } from "../../shared/state/replica.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { pageTexts } from "../../shared/texts/provided.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./poster.css";

const FORMATS = ["a4", "a6", "tent"] as const;
type Format = (typeof FORMATS)[number];

/** Paper of each format; a tent is folded across the middle. */
const PAPER: Readonly<Record<Format, string>> = { a4: "A4", a6: "A6", tent: "A4" };

/** The page of the poster, with its formats and a button that prints it. */
export class PosterPage extends LitElement {
  static override styles = [base, own];

  readonly #client = createPageClient();
  @state() private view: View = this.#client.view;
  @state() private format: Format = "a4";
  readonly #paper = document.createElement("style");
  #unsubscribe = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    document.head.append(this.#paper);
    this.#unsubscribe = this.#client.subscribe((view) => {
      this.view = view;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#paper.remove();
  }

  protected override updated(changed: PropertyValues): void {
    const paper = PAPER[this.format];
    if (changed.has("format")) this.#paper.textContent = `@page { size: ${paper}; margin: 0; }`;
    document.title = [this.own.poster, partyName(this.view.replica)].join(" · ");
  }

  protected override render(): TemplateResult {
    const { own, format } = this;
    const { replica } = this.view;
    if (replica === null) return html`<p class="loading">${pageTexts.current.loading}</p>`;
    const isByCode = replica.party.join === "code";
    return html`<header>
        <h1>${own.poster}</h1>
        <fieldset>
          <legend>${own.format}</legend>
          ${FORMATS.map(
            (name) => html`<label>
              <input
                type="radio"
                name="format"
                value=${name}
                .checked=${live(format === name)}
                @change=${() => {
                  this.format = name;
                }}
              />
              ${own.formats[name]}
            </label>`,
          )}
        </fieldset>
        <button class="main" data-print @click=${() => window.print()}>${own.print}</button>
        ${format === "tent" ? html`<p>${own.fold}</p>` : nothing}
        ${isByCode ? html`<p class="warning">${own.codeChanges}</p>` : nothing}
      </header>
      <main class="paper ${format}">
        ${this.#poster(replica)}
        ${format === "tent" ? this.#poster(replica, "back") : nothing}
      </main>`;
  }

  private get own(): HostTexts["start"] {
    return hostTexts.current.start;
  }

  #poster(replica: Replica, side = "front"): TemplateResult {
    const { own } = this;
    const { me, settings } = replica;
    const wifi = settings["wifi_ssid"];
    const link = (me.join_url ?? urlOf(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g, "");
    return html`<section class="side ${side}" aria-hidden=${side === "back"}>
      <div class="content">
      <h2 dir="auto">${partyName(replica)}</h2>
      <p class="call">${own.call}</p>
      <div class="codes">
        ${
          wifi
            ? html`<figure>
                <img src=${urlOf("wifi.svg").href} alt=${own.wifi({ name: String(wifi) })} />
                <figcaption>${own.wifi({ name: String(wifi) })}</figcaption>
              </figure>`
            : nothing
        }
        <figure class="join">
          <img src=${urlOf("join.svg").href} alt=${hostTexts.current.qr} />
          <figcaption dir="ltr">${link}</figcaption>
        </figure>
      </div>
      <p class="hint">${own.posterHint}</p>
      </div>
    </section>`;
  }
}
