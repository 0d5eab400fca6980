// The rooms of Snapcast: volume, mute, name and latency of each.

import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Room, SetRoom } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as rangeStyles } from "../shared/elements/range.css";
import { styles as formStyles } from "./form-fields.css";
import { styles as own } from "./rooms.css";
import { styles as summaryStyles } from "./summary.css";
import { styles as switchStyles } from "./switch.css";
import { hostTexts } from "./texts.js";

type Changes = Omit<SetRoom, "room">;

const MOST_LATENCY_MS = 1_000;

/** The rooms in which the music plays; nothing without Snapcast. */
@customElement("rb-rooms")
export class RoomsCard extends PartyElement {
  static override styles = [base, rangeStyles, switchStyles, formStyles, summaryStyles, own];

  protected override render(): TemplateResult | typeof nothing {
    const { rooms } = this.replica.player;
    if (!rooms || rooms.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="rooms">
      <h2 id="rooms">${hostTexts.current.music.rooms}</h2>
      ${rooms.map((room) => this.#room(room))}
    </section>`;
  }

  #room({ id, name, volume, muted, latency_ms: latency, connected }: Room): TemplateResult {
    const { music } = hostTexts.current;
    const percent = Math.round(100 * volume);
    const set = (changes: Changes) => this.runCommand("set_room", { room: id, ...changes });
    // Not `live`: what is being typed or dragged outlives a change elsewhere.
    const setFrom = async (event: Event, changes: Changes, shown: string) => {
      const input = event.target as HTMLInputElement;
      if (!(await set(changes))) input.value = shown;
    };
    return html`<div class="room" data-room=${id}>
      <div class="head">
        <span>${name}${connected ? nothing : html`<small>${music.roomAway}</small>`}</span>
        <button
          class="switch"
          role="switch"
          aria-checked=${!muted}
          aria-label=${music.roomOn({ name })}
          title=${music.roomOn({ name })}
          @click=${() => set({ muted: !muted })}
        ></button>
      </div>
      <label class="slider" title=${music.roomVolume({ name })}>
        <span><output aria-live="off">${percent} %</output></span>
        <input
          type="range"
          min="0"
          max="100"
          step="1"
          aria-label=${music.roomVolume({ name })}
          aria-valuetext="${percent} %"
          style=${styleMap({ "--at": `${percent}%` })}
          .value=${String(percent)}
          @change=${(event: Event) => setFrom(event, { volume: Number(textIn(event)) / 100 }, String(percent))}
        />
      </label>
      <details>
        <summary>${music.roomMore}</summary>
        <label>
          <span>${music.roomName}</span>
          <input
            name="name"
            maxlength="60"
            .value=${name}
            @change=${(event: Event) => setFrom(event, { name: textIn(event) }, name)}
          />
        </label>
        <label>
          <span>${music.roomLatency}<small>${music.roomLatencyHint}</small></span>
          <input
            name="latency"
            type="number"
            min="0"
            max=${MOST_LATENCY_MS}
            .value=${String(latency)}
            @change=${(event: Event) => setFrom(event, { latency_ms: latencyIn(event) }, String(latency))}
          />
        </label>
      </details>
    </div>`;
  }
}

function textIn(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function latencyIn(event: Event): number {
  return Math.min(Math.max(Math.round(Number(textIn(event))), 0), MOST_LATENCY_MS);
}

declare global {
  interface HTMLElementTagNameMap {
    "rb-rooms": RoomsCard;
  }
}
