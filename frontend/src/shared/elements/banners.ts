import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Entry, PlayerFault } from "../contract.js";
import { endingOf, isQueueFull } from "../state/permissions.js";
import type { Replica } from "../state/replica.js";
import { faults } from "../texts/catalogue.js";
import { noticeIn } from "../texts/messages.js";
import { endingIn } from "../texts/translate.js";
import { timeOfDay } from "../time-format.js";
import { styles as own } from "./banners.css";
import { styles as base } from "./base.css";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";

/** Banners: lost connection, player fault, end of the party, failed songs. */
@customElement("rb-banners")
export class Banners extends PartyElement {
  static override styles = [base, own];

  @property({ attribute: false }) isLost = false;
  /** Failed songs that were dismissed. */
  @state() private dismissed: ReadonlySet<string> = new Set();
  #faultShown: string | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isNew = this.#faultShown !== this.replica?.player.error?.code;
    this.#faultShown = this.replica?.player.error?.code;
    if (isNew || changed.has("texts")) void this.#loadFaults();
  }

  async #loadFaults(): Promise<void> {
    if (this.#faultShown === undefined) return;
    await faults.load(this.texts);
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { banner } = this.texts;
    // Null until the first snapshot.
    const replica: Replica | null = this.replica;
    const failed = replica?.me.failed.filter(({ id }) => !this.dismissed.has(id));
    return html`${
      this.isLost
        ? html`<p class="banner" role="alert">${icon("offline")}<span>${banner.lost}</span></p>`
        : nothing
    }
    ${replica?.player.error ? this.#fault(replica.player.error) : nothing}
    ${replica ? this.#hours(replica) : nothing}
    ${failed?.map((entry) => this.#failed(entry))}`;
  }

  /** Opening state and end of the party. */
  #hours(replica: Replica): TemplateResult | typeof nothing {
    const { banner } = this.texts;
    if (!replica.party.open) {
      const recap = html`<button data-open="recap" @click=${() => this.showCurrentRecap()}>
        ${banner.recap}
      </button>`;
      return this.#news("moon", banner.closed, banner.closedHint, recap);
    }
    const ending = endingOf(replica, this.client.clock.nowMs());
    if (ending === null || !(ending.isLate || this.permissions.mayRequest)) {
      if (this.permissions.mayRequest) return this.#full(replica);
      return this.#news("moon", banner.noRequests, banner.noRequestsHint);
    }
    const { lastOrdersAt, isLate } = ending;
    const last = lastOrdersAt ? banner.lastOrdersAt({ time: timeOfDay(lastOrdersAt) }) : "";
    return this.#news(
      "clock",
      endingIn(this.texts, ending, this.client.clock.nowMs()),
      isLate ? banner.lastOrders : last,
    );
  }

  /** A full queue, before somebody requests in vain. */
  #full(replica: Replica): TemplateResult | typeof nothing {
    const { banner } = this.texts;
    if (!isQueueFull(replica)) return nothing;
    return this.#news("clock", banner.queueFull, banner.queueFullHint);
  }

  #news(
    drawing: "moon" | "clock",
    title: string,
    hint: string,
    action: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<div class="banner" role="status">
      ${icon(drawing)}
      <div><strong>${title}</strong>${hint ? html`<br />${hint}` : nothing}</div>
      ${action}
    </div>`;
  }

  #fault(fault: PlayerFault): TemplateResult {
    const { texts } = this;
    const { banner } = texts;
    const since = timeOfDay(new Date(fault.since));
    return html`<div class="banner bad" role="alert" data-fault=${fault.code}>
      ${icon("warning")}
      <div>
        <strong>${banner.fault}</strong> <span class="muted">${banner.faultSince({ time: since })}</span
        ><br />${this.permissions.mayModerate ? faults.text(texts, fault) : banner.faultHint}
      </div>
      ${
        this.permissions.mayHost
          ? html`<button data-command="restart_player" @click=${this.#restart}>
              ${icon("restart")} ${banner.restart}
            </button>`
          : nothing
      }
    </div>`;
  }

  #failed(entry: Entry): TemplateResult {
    const { texts } = this;
    const { song, reason } = entry;
    return html`<div class="banner bad" role="status">
      ${icon("warning")}
      <div>
        <strong dir="auto">${texts.failed({ title: song.title })}</strong><br />${reason ? noticeIn(texts, reason) : nothing}
      </div>
      ${
        this.permissions.mayRequest
          ? html`<button
              class="round quiet"
              data-command="enqueue"
              aria-label=${texts.actionOn({ action: texts.tryAgain, title: song.title })}
              title=${texts.tryAgain}
              @click=${() => this.#tryAgain(entry)}
            >
              ${icon("restart")}
            </button>`
          : nothing
      }
      <button
        class="round quiet"
        aria-label=${texts.dismiss}
        title=${texts.dismiss}
        @click=${() => this.#dismiss(entry)}
      >
        ${icon("close")}
      </button>
    </div>`;
  }

  #dismiss({ id }: Entry): void {
    this.dismissed = new Set([...this.dismissed, id]);
  }

  async #tryAgain(entry: Entry): Promise<void> {
    const again = await this.runCommand("enqueue", { uri: entry.song.uri });
    if (!again) return;
    this.#dismiss(entry);
    this.notify(this.texts.toast.back({ title: again.entry.song.title }));
  }

  async #restart(): Promise<void> {
    if (await this.runCommand("restart_player", {})) this.notify(this.texts.banner.restarting);
  }
}
