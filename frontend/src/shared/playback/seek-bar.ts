import { html, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import { styles as base } from "../elements/base.css";
import { PartyElement } from "../elements/party-element.js";
import { styles as rangeStyles } from "../elements/range.css";
import { clockTime } from "../time-format.js";
import { styles as own } from "./seek-bar.css";

/**
 * A slider over the current song.
 *
 * Fires `rb-held` with the position while it is dragged, and with null when the player has followed.
 */
@customElement("rb-seek")
export class SeekBar extends PartyElement {
  static override styles = [base, rangeStyles, own];

  /** The position to show, in seconds. */
  @property({ attribute: false }) atS = 0;
  @property({ attribute: false }) durationS = 0;
  /** True from the release until the server's new position arrives. */
  #isSeeking = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    const old = changed.get("replica")?.player;
    if (!old) return;
    const { player } = this.replica;
    const hasMoved = old.position_at !== player.position_at;
    if (old.epoch !== player.epoch || (this.#isSeeking && hasMoved)) this.#release();
  }

  protected override render(): TemplateResult {
    const { atS, durationS, texts } = this;
    return html`<input
      type="range"
      min="0"
      max=${durationS}
      step="1"
      style=${styleMap({ "--at": `${((100 * atS) / durationS).toFixed(2)}%` })}
      .value=${live(String(Math.round(atS)))}
      aria-label=${texts.seek}
      title=${texts.seek}
      aria-valuetext=${texts.seekValue({ at: clockTime(atS), of: clockTime(durationS) })}
      @input=${(event: Event) => this.#hold((event.target as HTMLInputElement).valueAsNumber)}
      @change=${this.#seek}
    />`;
  }

  #hold(positionS: number | null): void {
    this.dispatchEvent(new CustomEvent("rb-held", { detail: positionS }));
  }

  async #seek(event: Event): Promise<void> {
    const position_s = (event.target as HTMLInputElement).valueAsNumber;
    this.#hold(position_s);
    this.#isSeeking = true;
    if (!(await this.runCommand("seek", { position_s }))) this.#release();
  }

  #release(): void {
    this.#isSeeking = false;
    this.#hold(null);
  }
}
