// Suggestions that the search shows before anything is typed.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import { fallbackHue } from "../colors.js";
import type { BrowseItem, DiscoveryKind, DiscoverySection, Hit } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { noticeIn } from "../texts/messages.js";
import { styles as own } from "./discover.css";
import { RequestableSongs } from "./requestable-songs.js";

const PLACEHOLDERS = [0, 1, 2, 3, 4];
/** Codes of the titles of sections that show the first items of a page. */
const PAGES = {
  favourites: "page_favourites",
  random: "page_random",
  genres: "page_genres",
  artists: "page_artists",
} as const satisfies Partial<Record<DiscoveryKind, string>>;

/**
 * Rows of songs, genres and artists to choose from.
 *
 * Fires `rb-open` with the item of a page to open.
 */
@customElement("rb-discover")
export class Discover extends RequestableSongs {
  static override styles = [base, own];

  /** Null while they are loading. */
  @property({ attribute: false }) sections: readonly DiscoverySection[] | null = null;

  protected override render(): TemplateResult {
    if (this.sections === null) return this.#loading();
    return html`${this.sections.map((section, at) => this.#section(section, `section-${at}`))}`;
  }

  #loading(): TemplateResult {
    return html`<div class="loading" aria-hidden="true">
      ${PLACEHOLDERS.map(() => html`<span></span>`)}
    </div>`;
  }

  #section(section: DiscoverySection, id: string): TemplateResult {
    const { kind, items, path } = section;
    const title = this.#title(section);
    return html`<section aria-labelledby=${id} data-kind=${kind}>
      <div class="head">
        <h3 id=${id} dir="auto">${title}</h3>
        ${
          path
            ? html`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({ action: this.own.discover.showAll, title })}
                @click=${() => this.#open(pageOf(section, path, title))}
              >
                ${this.own.discover.showAll} ${icon(MORE_ICONS.forward)}
              </button>`
            : nothing
        }
      </div>
      <ul class="row">
        ${items.map((item) => (item.hit ? this.#song(item.hit) : this.#tile(item)))}
      </ul>
    </section>`;
  }

  #title({ kind, title }: DiscoverySection): string {
    const { discover } = this.own;
    switch (kind) {
      case "own":
        return discover.again;
      case "similar":
        return discover.because({ title: title ?? "" });
      case "playlist":
        return title ?? "";
      default:
        return noticeIn(this.texts, { code: PAGES[kind], params: {} });
    }
  }

  #song({ song, mark, reason }: Hit): TemplateResult {
    const canRequest = mark === "ok" && this.permissions.mayRequest;
    const why = reason && mark !== "waiting" ? noticeIn(this.texts, reason) : this.own.mark[mark];
    // A card that cannot be chosen keeps its place in the order of focus, where its reason is read.
    return html`<li data-uri=${song.uri}>
      <button
        class="ask song"
        aria-disabled=${canRequest ? nothing : "true"}
        ?disabled=${this.requested !== null}
        title=${canRequest ? this.own.search.request({ title: song.title }) : nothing}
        @click=${() => (canRequest ? this.request({ uri: song.uri }) : undefined)}
      >
        <span class="picture">
          <rb-cover whole .song=${song}></rb-cover>
          ${
            canRequest
              ? html`<span class="go">${icon(this.requested === song.uri ? "check" : "plus")}</span>`
              : nothing
          }
        </span>
        <span class="title" dir="auto">${song.title}</span>
        <span class="artist muted" dir="auto">${song.artist}</span>
        ${mark === "ok" ? nothing : html`<span class="mark">${why}</span>`}
      </button>
    </li>`;
  }

  #tile(item: BrowseItem): TemplateResult {
    const { kind, title } = item;
    return html`<li>
      <button
        class="ask tile ${kind}"
        style=${styleMap({ "--hue": String(fallbackHue(title)) })}
        @click=${() => this.#open(item)}
      >
        ${
          kind === "artist"
            ? html`<rb-cover whole .song=${{ title, artwork_url: item.artwork_url }}></rb-cover>`
            : nothing
        }
        <span class="title" dir="auto">${title}</span>
      </button>
    </li>`;
  }

  #open(detail: BrowseItem): void {
    this.dispatchEvent(new CustomEvent("rb-open", { detail }));
  }
}

/** The page of all items of a section. */
function pageOf({ kind }: DiscoverySection, path: string, title: string): BrowseItem {
  return {
    kind: kind === "playlist" ? "playlist" : "folder",
    path,
    title,
    subtitle: null,
    artwork_url: null,
    hit: null,
    uri: null,
    note: null,
  };
}
