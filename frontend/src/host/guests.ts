import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { GuestRow } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import "../shared/sheets/guest-actions.js";
import { safeColor } from "../shared/colors.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as requesterStyles } from "../shared/elements/requester.css";
import { signMark } from "../shared/elements/requester.js";
import { sheetTexts } from "../shared/texts/provided.js";
import { guestIn } from "../shared/texts/translate.js";
import { timeOfDay } from "../shared/time-format.js";
import { styles as own } from "./guests.css";
import { styles as summaryStyles } from "./summary.css";
import { hostTexts } from "./texts.js";

/** The guests and their moderation. */
@customElement("rb-guests")
export class GuestsPanel extends PartyElement {
  static override styles = [base, requesterStyles, summaryStyles, own];

  @state() private guests: readonly GuestRow[] | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const old = changed.get("replica")?.party;
    const { party } = this.replica;
    const isOther =
      old !== undefined &&
      (old.guests_total !== party.guests_total || old.guests_active !== party.guests_active);
    if (isOther) void this.#load();
  }

  protected override render(): TemplateResult {
    const { own, replica, guests } = this;
    const { party } = replica;
    return html`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${own.tab.guests}</h2>
      <p class="muted">${own.guests({ active: party.guests_active, total: party.guests_total })}</p>
      ${guests?.length === 0 ? html`<p class="muted">${own.nobody}</p>` : nothing}
      ${repeat(
        guests ?? [],
        ({ id }) => id,
        (guest) => this.#guest(guest),
      )}
    </section>`;
  }

  private get own(): HostTexts {
    return hostTexts.current;
  }

  #guest(guest: GuestRow): TemplateResult {
    const { client, texts, own, replica } = this;
    const { profile } = sheetTexts.current;
    const facts = [
      guest.active ? own.isHere : "",
      guest.role === "guest" ? "" : profile.role[guest.role],
      guest.banned ? own.isBanned : "",
      guest.several_browsers ? own.inSeveralBrowsers : "",
      guest.muted_until ? own.isMuted({ time: timeOfDay(new Date(guest.muted_until)) }) : "",
      own.since({ time: timeOfDay(new Date(guest.joined_at)) }),
    ];
    return html`<details data-guest=${guest.id}>
      <summary>
        <span class="who" style=${styleMap({ "--who": safeColor(guest.color) })}>
          ${signMark(guest.sign)}<bdi>${guestIn(texts, guest.name)}</bdi>
        </span>
        <small>${facts.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${client}
        .texts=${texts}
        .replica=${replica}
        .guest=${guest}
        @rb-done=${this.#load}
      ></rb-guest-actions>
    </details>`;
  }

  async #load(): Promise<void> {
    const list = await this.runCommand("guests", {});
    if (list) this.guests = list.guests;
  }
}
