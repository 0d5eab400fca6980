import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { Player } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";
import { LyricsController, type LyricsHost } from "./lyrics-controller.js";

const SPREAD_MS = 1_500;

/** A button on the current song that opens its lyrics, if it has any. */
@customElement("rb-lyrics-button")
export class LyricsButton extends PartyElement implements LyricsHost {
  static override styles = [base];

  readonly #lyrics = new LyricsController(this, SPREAD_MS, false);

  get player(): Player {
    return this.replica.player;
  }

  private readonly showLyrics = (): void => {
    this.dispatchEvent(new Event("rb-lyrics", { bubbles: true, composed: true }));
  };

  protected override render(): TemplateResult | typeof nothing {
    // The page has this element before its texts, which are loaded at the same time as its code.
    if (!this.#lyrics.lines?.length || !sheetTexts.areProvided) return nothing;
    const { name } = sheetTexts.current.lyrics;
    return html`<button
      class="round"
      data-open="lyrics"
      aria-label=${name}
      title=${name}
      @click=${this.showLyrics}
    >
      ${icon(MORE_ICONS.mic)}
    </button>`;
  }
}
