// The Bluetooth loudspeakers of the machine: search, connect, disconnect and remove.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { BluetoothSpeaker, BluetoothSpeakers } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { noticeIn } from "../shared/texts/messages.js";
import { styles as own } from "./bluetooth-speakers.css";
import { styles as formStyles } from "./form-fields.css";
import { styles as switchStyles } from "./switch.css";
import { hostTexts } from "./texts.js";

/** Polling intervals, shorter while something is under way. */
const BUSY_MS = 1_000;
const CALM_MS = 15_000;

/** The loudspeakers; nothing on a machine without Bluetooth. */
@customElement("rb-bluetooth-speakers")
export class BluetoothCard extends PartyElement {
  static override styles = [base, switchStyles, formStyles, own];

  @state() private overview: BluetoothSpeakers | null = null;
  /** Address of the loudspeaker whose removal was asked for once. */
  @state() private armed: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { overview } = this;
    if (!overview?.available || !this.permissions.mayHost) return nothing;
    const { music } = hostTexts.current;
    const { speakers, searching, problem } = overview;
    return html`<section class="card" aria-labelledby="bluetooth">
      <h2 id="bluetooth">${music.bluetooth}</h2>
      ${problem ? html`<p class="reason">${noticeIn(this.texts, problem)}</p>` : nothing}
      ${speakers.map((speaker) => this.#speaker(speaker))}
      ${
        speakers.length === 0 && !searching && !problem
          ? html`<p class="muted">${music.noSpeakers}</p>`
          : nothing
      }
      <p class="muted" role="status">${searching ? music.findingSpeakers : ""}</p>
      <button
        data-command="bluetooth_speakers"
        ?disabled=${searching}
        @click=${() => this.#load({ search: true })}
      >
        ${icon("search")} ${music.findSpeakers}
      </button>
    </section>`;
  }

  #speaker(speaker: BluetoothSpeaker): TemplateResult {
    const { address, name, paired, connected, busy, problem } = speaker;
    const { music } = hostTexts.current;
    return html`<div class="speaker" data-speaker=${address}>
      <div class="head">
        <span><bdi>${name}</bdi><small>${this.#facts(speaker)}</small></span>
        ${paired ? this.#removal(speaker) : nothing}
        <button
          class="switch"
          role="switch"
          aria-checked=${connected}
          aria-label=${music.speakerOn({ name })}
          title=${music.speakerOn({ name })}
          ?disabled=${busy ?? false}
          @click=${() => this.#set(speaker)}
        ></button>
      </div>
      ${problem ? html`<small class="reason">${noticeIn(this.texts, problem)}</small>` : nothing}
    </div>`;
  }

  #facts(speaker: BluetoothSpeaker): string {
    const { paired, connected, playing, busy, latency_ms: latency } = speaker;
    const { music } = hostTexts.current;
    if (busy) return music.speakerBusy;
    if (!connected) return paired ? music.speakerAway : music.speakerNew;
    const late = playing && latency ? music.speakerLate({ latency }) : "";
    const known = playing ? music.speakerPlays : music.speakerConnected;
    return [known, late].filter(Boolean).join(" · ");
  }

  #removal({ address, name, busy }: BluetoothSpeaker): TemplateResult {
    const isArmed = this.armed === address;
    const label = isArmed ? this.texts.sure : hostTexts.current.music.speakerForget;
    return html`<button
      class=${isArmed ? "sure" : "round quiet"}
      data-command="remove_bluetooth_speaker"
      aria-label=${this.texts.actionOn({ action: label, title: name })}
      title=${label}
      ?disabled=${busy ?? false}
      @click=${() => this.#remove(address)}
      @blur=${() => {
        this.armed = null;
      }}
    >
      ${isArmed ? label : icon("close")}
    </button>`;
  }

  async #set({ address, connected }: BluetoothSpeaker): Promise<void> {
    const args = { address, connected: !connected };
    this.#show(await this.runCommand("set_bluetooth_speaker", args));
  }

  /** Remove a loudspeaker after confirmation, as it has to be paired anew to return. */
  async #remove(address: string): Promise<void> {
    const isSure = this.armed === address;
    this.armed = isSure ? null : address;
    if (isSure) this.#show(await this.runCommand("remove_bluetooth_speaker", { address }));
    else this.announce(this.texts.sure);
  }

  async #load(args: { search?: boolean } = {}): Promise<void> {
    if (!this.permissions.mayHost) return;
    clearTimeout(this.#timer);
    // A page that nobody looks at keeps no process running.
    const isShown = !document.hidden || args.search;
    this.#show(isShown ? await this.runCommand("bluetooth_speakers", args) : undefined);
  }

  #show(overview: BluetoothSpeakers | undefined): void {
    this.overview = overview ?? this.overview;
    clearTimeout(this.#timer);
    if (!this.isConnected || this.overview?.available === false) return;
    const isBusy = this.overview?.searching || this.overview?.speakers.some(({ busy }) => busy);
    this.#timer = setTimeout(() => void this.#load(), isBusy ? BUSY_MS : CALM_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "rb-bluetooth-speakers": BluetoothCard;
  }
}
