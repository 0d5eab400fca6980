// The artwork of a song, or a colour in its place.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { fallbackHue } from "../colors.js";
import type { Song } from "../contract.js";
import { relativeUrl } from "../links.js";
import { styles } from "./cover.css";
import { icon } from "./icons.js";

/** Updates arrive in bursts, as while the volume is dragged. */
const AGAIN_AFTER_MS = 2_000;

let mayLoad = Promise.resolve();

/** Let covers wait until the returned function is called. */
export function delayCovers(): () => void {
  let allow = (): void => {};
  mayLoad = new Promise((resolve) => {
    allow = resolve;
  });
  return allow;
}

/**
 * The cover of a song, or a coloured placeholder.
 *
 * A whole one fires `rb-hue` with the hue of the loaded picture, unless it is grey.
 */
@customElement("rb-cover")
export class Cover extends LitElement {
  static override styles = styles;

  @property({ attribute: false }) song: Song | null = null;
  /** Alternative text; empty beside a visible title. */
  @property() label = "";
  /** True for the whole picture; a row shows a small one. */
  @property({ type: Boolean }) whole = false;
  @state() private isBroken = false;
  @state() private mayLoad = false;
  #brokenAtMs = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void mayLoad.then(() => {
      this.mayLoad = true;
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has("song")) return;
    const isOther = changed.get("song")?.artwork_url !== this.song?.artwork_url;
    // Retry a failed picture, as its source may be reachable by now.
    if (isOther || Date.now() - this.#brokenAtMs >= AGAIN_AFTER_MS) this.isBroken = false;
    this.style.setProperty("--hue", String(fallbackHue(this.song?.title ?? "")));
  }

  protected override render(): TemplateResult {
    const address = this.song?.artwork_url;
    return html`${icon("note")}${
      address && this.mayLoad && !this.isBroken
        ? html`<img
            src=${relativeUrl(address) + (this.whole ? "" : "?size=small")}
            alt=${this.label}
            loading="lazy"
            decoding="async"
            @load=${this.#emitHue}
            @error=${() => {
              this.isBroken = true;
              this.#brokenAtMs = Date.now();
            }}
          />`
        : nothing
    }`;
  }

  async #emitHue({ target }: Event): Promise<void> {
    if (!this.whole) return;
    // Without a connection the title's colour stays.
    const module = await import("../picture-hue.js").catch(() => null);
    const hue = module?.imageHue(target as HTMLImageElement) ?? null;
    if (hue !== null) this.dispatchEvent(new CustomEvent("rb-hue", { detail: hue }));
  }
}
