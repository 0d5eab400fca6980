import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import { Dragged } from "../dragged.js";
import { styles as base } from "./base.css";
import { styles as own } from "./controls.css";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as rangeStyles } from "./range.css";

/** Play, pause, skip, volume: for those who may steer the music. */
@customElement("rb-controls")
export class Controls extends PartyElement {
  static override styles = [base, rangeStyles, own];

  #volume = new Dragged<number>(this, (volume) => this.carryOut("set_volume", { volume }));

  protected override render(): TemplateResult {
    const { player } = this.replica;
    const { controls } = this.texts;
    const isPlaying = player.state === "playing";
    const percent = Math.round(100 * (this.#volume.value ?? player.volume));
    return html`<section class="card" aria-label=${controls.name}>
      <button
        class="main round"
        data-command=${isPlaying ? "pause" : "play"}
        aria-label=${isPlaying ? controls.pause : controls.play}
        title=${isPlaying ? controls.pause : controls.play}
        @click=${() => this.carryOut(isPlaying ? "pause" : "play", {})}
      >
        ${icon(isPlaying ? "pause" : "play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${controls.skip}
        title=${controls.skip}
        ?disabled=${player.entry === null}
        @click=${() => this.carryOut("skip", { epoch: player.epoch })}
      >
        ${icon("skip")}
      </button>
      <label title=${controls.volume}>
        ${icon("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${controls.volume}
          style=${styleMap({ "--at": `${percent}%` })}
          .value=${live(String(percent))}
          @input=${this.#setVolume}
        />
        <output>${percent} %</output>
      </label>
    </section>`;
  }

  #setVolume(event: Event): void {
    this.#volume.drag((event.target as HTMLInputElement).valueAsNumber / 100);
  }
}
