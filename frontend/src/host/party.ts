import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { urlOf } from "../shared/client/page-client.js";
import { MODE_VALUES, type ModCode, ORDER_VALUES } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { MORE_ICONS } from "../shared/elements/more-icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import { timeOfDay } from "../shared/time-format.js";
import { styles as linkStyles } from "./copyable-link.css";
import { copyableLink } from "./copyable-link.js";
import { styles as own } from "./party.css";
import { hostTexts, settingTexts } from "./texts.js";

const DURATIONS_H = [1, 2, 3, 4, 6, 8, 12] as const;

/** Opening, mode and order, access for guests, and buzzer, alarm and announcements. */
@customElement("rb-party")
export class PartyPanel extends PartyElement {
  static override styles = [base, linkStyles, own];

  /** Closing waits for a confirming tap. */
  @state() private isClosing = false;
  /** The mod code created last; it cannot be read again. */
  @state() private modCode: ModCode | null = null;

  protected override render(): TemplateResult {
    const { host, permissions } = this;
    const { party } = this.replica;
    return html`<section class="card" aria-labelledby="party">
        <h2 id="party">${host.tab.party}</h2>
        <p class="status ${party.open ? "open" : ""}">
          <i></i>${party.open ? host.isOpen : host.isClosed}
        </p>
        <p class="muted">${host.guests({ active: party.guests_active, total: party.guests_total })}</p>
        ${party.open ? this.#closeButton() : this.#openButton()}
        <fieldset ?disabled=${!permissions.mayHost}>
          <legend>${host.mode}</legend>
          ${MODE_VALUES.map((mode) => this.#choice("mode", mode, host.modeHints[mode], party.mode))}
        </fieldset>
        <fieldset ?disabled=${!permissions.mayHost}>
          <legend>${host.order}</legend>
          ${ORDER_VALUES.map((order) =>
            this.#choice("order", order, host.orderHints[order], party.order),
          )}
        </fieldset>
      </section>
      ${this.#join()} ${this.#fun()}`;
  }

  /** Buzzer, alarm and announcement. */
  #fun(): TemplateResult {
    const { host, permissions } = this;
    return html`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${host.fun}</h2>
      <div class="fun">
        <button @click=${() => this.runCommand("buzz", { sound: "yes" })}>
          ${icon("check")} ${host.buzzYes}
        </button>
        <button @click=${() => this.runCommand("buzz", { sound: "no" })}>
          ${icon("close")} ${host.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!permissions.mayHost}
          @click=${() => this.runCommand("alarm", {})}
        >
          ${icon("warning")} ${host.alarm}
        </button>
      </div>
      <form class="announce" @submit=${this.#announce}>
        <input
          name="address"
          type="url"
          maxlength="2000"
          placeholder=${host.announceAddress}
          aria-label=${host.announceAddress}
          ?disabled=${!permissions.mayHost}
        />
        <button data-command="announce" ?disabled=${!permissions.mayHost}>${host.announce}</button>
      </form>
    </section>`;
  }

  async #announce(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const address = String(new FormData(form).get("address")).trim();
    if (address && (await this.runCommand("announce", { media_uri: address }))) form.reset();
  }

  /** QR code, link and codes for guests. */
  #join(): TemplateResult {
    const { host, permissions, texts } = this;
    const { me, party, settings } = this.replica;
    const address = me.join_url ?? urlOf(".").href;
    const isByCode = party.join === "code";
    return html`<section class="card join" aria-labelledby="join">
      <h2 id="join">${host.join}</h2>
      <img src=${this.#picture("join.svg")} alt=${host.qr} loading="lazy" />
      <p class="muted">${host.joinHint}</p>
      ${copyableLink({ address, texts, notify: (text, tone) => this.notify(text, tone) })}
      <a href=${urlOf("poster").href} target="_blank">${host.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${live(isByCode)}
          ?disabled=${!permissions.mayHost}
          @change=${this.#switchJoin}
        />
        <span>${host.byCode}<small>${host.byCodeHint}</small></span>
      </label>
      ${
        isByCode && me.join_code
          ? html`<p class="code" dir="ltr" data-code="join">${me.join_code}</p>
            ${
              party.join_code_expires_at
                ? html`<p class="muted">
                    ${host.codeUntil({ time: timeOfDay(new Date(party.join_code_expires_at)) })}
                  </p>`
                : nothing
            }
            <button
              data-command="rotate_code"
              @click=${() => this.runCommand("rotate_code", {})}
            >
              ${icon("restart")} ${host.newCode}
            </button>`
          : nothing
      }
      ${permissions.mayHost ? this.#modCode() : nothing}
      ${
        me.screen_url
          ? html`<p class="muted">${host.screenHint}</p>
            ${copyableLink({
              address: me.screen_url,
              texts,
              notify: (text, tone) => this.notify(text, tone),
            })}
            <button
              data-command="renew_screen_link"
              @click=${() => this.runCommand("renew_screen_link", {})}
            >
              ${icon("restart")} ${host.newScreenLink}
            </button>
            <p class="muted">${host.newScreenLinkHint}</p>`
          : nothing
      }
      ${
        me.kiosk_url
          ? html`<p class="muted">${host.kioskHint}</p>
            ${copyableLink({
              address: me.kiosk_url,
              texts,
              notify: (text, tone) => this.notify(text, tone),
            })}`
          : nothing
      }
      ${
        settings["wifi_ssid"]
          ? html`<img src=${this.#picture("wifi.svg")} alt=${host.wifi} loading="lazy" />
            <p class="muted">${host.wifi}: <bdi>${settings["wifi_ssid"]}</bdi></p>`
          : nothing
      }
    </section>`;
  }

  /** URL of the QR code, unique per code to bypass the cache. */
  #picture(name: string): string {
    const { me, revision } = this.replica;
    const version = name === "wifi.svg" ? String(revision) : (me.join_url ?? "");
    return urlOf(version ? `${name}?of=${encodeURIComponent(version)}` : name).href;
  }

  #modCode(): TemplateResult {
    const { host, modCode } = this;
    return html`${
      modCode
        ? html`<p class="code" dir="ltr" data-code="mod">${modCode.code}</p>
          <p class="muted">${host.codeUntil({ time: timeOfDay(new Date(modCode.expires_at)) })}</p>`
        : nothing
    }
      <button data-command="make_mod_code" @click=${this.#makeModCode}>
        ${icon(MORE_ICONS.shield)} ${host.makeModCode}
      </button>
      <p class="muted">${host.modCodeHint}</p>`;
  }

  async #makeModCode(): Promise<void> {
    const made = await this.runCommand("make_mod_code", {});
    if (made) this.modCode = made;
  }

  async #switchJoin(event: Event): Promise<void> {
    const value = (event.target as HTMLInputElement).checked ? "code" : "open";
    if (!(await this.runCommand("set_setting", { name: "join", value }))) this.requestUpdate();
  }

  private get host(): HostTexts {
    return hostTexts.current;
  }

  #openButton(): TemplateResult {
    const { host } = this;
    return html`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${this.#openParty}
      >
        ${icon("play")} ${host.open}
      </button>
      <label class="duration">
        ${host.openFor}
        <select>
          <option value="0">${host.withoutEnd}</option>
          ${DURATIONS_H.map(
            (hours) => html`<option value=${hours * 3600}>${host.hours({ count: hours })}</option>`,
          )}
        </select>
      </label>`;
  }

  #closeButton(): TemplateResult {
    const { host } = this;
    const { sure } = this.texts;
    return html`<button
        class=${this.isClosing ? "sure" : "danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${this.#closeParty}
        @blur=${() => {
          this.isClosing = false;
        }}
      >
        ${icon("moon")} ${this.isClosing ? sure : host.close}
      </button>
      <p class="muted">${host.closeHint}</p>`;
  }

  /** One value of a setting, with the name that it has among the settings. */
  #choice(setting: "mode" | "order", value: string, hint: string, chosen: string): TemplateResult {
    return html`<label class="choice">
      <input
        type="radio"
        name=${setting}
        value=${value}
        .checked=${live(value === chosen)}
        @change=${async () => {
          // Render again, so that a refused choice is reverted.
          const isSet = await this.runCommand("set_setting", { name: setting, value });
          if (!isSet) this.requestUpdate();
        }}
      />
      <span>
        ${settingTexts.current.settings[setting]?.options?.[value] ?? value}<small>${hint}</small>
      </span>
    </label>`;
  }

  async #openParty(): Promise<void> {
    const duration_s = Number(this.renderRoot.querySelector("select")?.value);
    if (await this.runCommand("open_party", duration_s ? { duration_s } : {})) {
      this.notify(this.host.isOpen);
    }
  }

  async #closeParty(): Promise<void> {
    if (!this.isClosing) {
      this.isClosing = true;
      this.announce(this.texts.sure);
      return;
    }
    this.isClosing = false;
    const closed = await this.runCommand("close_party", {});
    if (!closed) return;
    this.notify(this.host.isClosed);
    this.showRecap(closed.recap);
  }
}
