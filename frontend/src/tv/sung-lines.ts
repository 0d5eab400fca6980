import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PartyClient } from "../shared/client/client.js";
import type { Player } from "../shared/contract.js";
import { LyricsController, type LyricsHost } from "../shared/lyrics/lyrics-controller.js";
import { styles } from "./sung-lines.css";

/** The line of the current song that is sung, and the next one; nothing without times. */
@customElement("rb-sung-lines")
export class SungLines extends LitElement implements LyricsHost {
  static override styles = styles;

  @property({ attribute: false }) client!: PartyClient;
  @property({ attribute: false }) player!: Player;
  readonly #lyrics = new LyricsController(this);

  protected override render(): TemplateResult | typeof nothing {
    const { lines, at, hasTimes } = this.#lyrics;
    this.toggleAttribute("shown", hasTimes);
    if (!hasTimes) return nothing;
    return html`<p class="now" dir="auto">${lines?.[at]?.text}</p>
      <p class="next" dir="auto">${lines?.[at + 1]?.text}</p>`;
  }
}
