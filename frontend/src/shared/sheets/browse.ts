// The view that browses the library and the lists of this party.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { BrowseAnswer, BrowseItem, PlaylistAdded } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { styles as votesStyles } from "../elements/votes.css";
import { noticeIn, pageTitleIn } from "../texts/messages.js";
import { browseRow } from "./browse-row.js";
import { RequestableSongs } from "./requestable-songs.js";
import { styles as own } from "./search.css";

const PAGE = 60;
/** An open folder, with the URI that requests all its songs. */
interface OpenFolder {
  readonly listing: BrowseAnswer;
  readonly uri: string | null;
}

/**
 * Browse the library and the lists of this party.
 *
 * Fires `rb-leave` when the guest leaves the first folder, and `rb-open` with the item of a folder
 * of the root, which its parent opens.
 */
@customElement("rb-browse")
export class Browse extends RequestableSongs {
  static override styles = [base, votesStyles, own];

  /** The folder shown first, by default the root. */
  @property({ attribute: false }) from: BrowseItem | null = null;
  /** Path from the first folder to the current one. */
  @state() private folders: readonly OpenFolder[] = [];
  @state() private isLoading = false;
  /** Result of the last requested playlist. */
  @state() private added: PlaylistAdded | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open(this.from?.path ?? "", this.from?.uri ?? null);
  }

  protected override render(): TemplateResult {
    const { search } = this.own;
    const folder = this.folders.at(-1);
    if (!folder) return html`<p class="hint">${search.hint}</p>`;
    const { listing } = folder;
    const isRoot = this.#isRoot;
    return html`${isRoot ? nothing : this.#head(folder)} ${this.#outcome()}
      <ul>
        ${isRoot && this.permissions.mayRequest ? this.#dice() : nothing}
        ${listing.items.map((item) => (item.hit ? this.hit(item.hit) : this.#item(item)))}
      </ul>
      ${isRoot && listing.items.length === 0 ? html`<p class="hint">${search.hint}</p>` : nothing}
      ${
        listing.more
          ? html`<button class="more" ?disabled=${this.isLoading} @click=${() => this.#more(folder)}>
              ${search.showMore}
            </button>`
          : nothing
      }`;
  }

  get #isRoot(): boolean {
    return this.folders.length === 1 && this.from === null;
  }

  #head({ listing, uri }: OpenFolder): TemplateResult {
    const { search } = this.own;
    return html`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${search.back}
        title=${search.back}
        @click=${this.#back}
      >
        ${icon(MORE_ICONS.backward)}
      </button>
      <h3 dir="auto">${pageTitleIn(this.texts, listing)}</h3>
      ${
        uri && this.permissions.maySteer
          ? html`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested !== null}
              @click=${() => this.#addAll(uri)}
            >
              ${icon("plus")} ${search.addAll}
            </button>`
          : nothing
      }
      ${
        uri && this.permissions.mayHost
          ? html`<button
              class="round"
              data-command="set_setting"
              aria-label=${search.houseMusic}
              title=${search.houseMusic}
              aria-pressed=${this.replica.settings["fallback_playlist"] === uri}
              @click=${() => this.#setHouseMusic(uri)}
            >
              ${icon("moon")}
            </button>`
          : nothing
      }
    </div>`;
  }

  #dice(): TemplateResult {
    const { search } = this.own;
    return html`<li>
      <button class="ask" data-dice ?disabled=${this.requested !== null} @click=${this.requestRandom}>
        <span class="typed">${icon(MORE_ICONS.dice)}</span>
        <span class="words">
          <span class="title">${search.dice}</span>
          <span class="about muted">${search.diceHint}</span>
        </span>
        <span class="go">${icon("plus")}</span>
      </button>
    </li>`;
  }

  #item(item: BrowseItem): TemplateResult {
    const { uri } = item;
    return browseRow(item, {
      texts: this.texts,
      isBusy: this.isLoading,
      onOpen: (opened) => {
        if (this.#isRoot) this.dispatchEvent(new CustomEvent("rb-open", { detail: item }));
        else void this.#open(opened, uri ?? null);
      },
    });
  }

  /** "7 of 10 added", with the reasons for the others. */
  #outcome(): TemplateResult | typeof nothing {
    const { search } = this.own;
    const { added } = this;
    if (added === null) return nothing;
    const { failed, left_out: leftOut, reading } = added;
    return html`<div class="outcome" role="status">
      <strong>${search.added({ added: added.added, total: added.total })}</strong>
      ${reading ? html`<p>${search.reading}</p>` : nothing}
      ${leftOut ? html`<p>${search.leftOut({ count: leftOut })}</p>` : nothing}
      ${
        failed.length > 0
          ? html`<ul>
              ${failed.map(
                ({ title, reason }) =>
                  html`<li><bdi>${title}</bdi>: ${noticeIn(this.texts, reason)}</li>`,
              )}
            </ul>`
          : nothing
      }
    </div>`;
  }

  async #open(path: string, uri: string | null): Promise<void> {
    this.isLoading = true;
    const listing = await this.runCommand("browse", { path, limit: PAGE });
    this.isLoading = false;
    if (!listing) return;
    this.added = null;
    this.folders = [...this.folders, { listing, uri }];
    this.closest(".scroll")?.scrollTo(0, 0);
  }

  async #more(folder: OpenFolder): Promise<void> {
    this.isLoading = true;
    const { path, items } = folder.listing;
    const next = await this.runCommand("browse", { path, offset: items.length, limit: PAGE });
    this.isLoading = false;
    if (!next) return;
    const listing = { ...next, items: [...items, ...next.items] };
    this.folders = this.folders.map((other) => (other === folder ? { ...folder, listing } : other));
  }

  #back(): void {
    if (this.folders.length === 1) this.dispatchEvent(new Event("rb-leave"));
    else this.folders = this.folders.slice(0, -1);
    this.added = null;
  }

  /** Toggle this playlist as the fallback playlist. */
  async #setHouseMusic(uri: string): Promise<void> {
    const { search } = this.own;
    const value = this.replica.settings["fallback_playlist"] === uri ? "" : uri;
    if (await this.runCommand("set_setting", { name: "fallback_playlist", value })) {
      this.notify(value ? search.houseMusicSet : search.houseMusicOff);
    }
  }

  async #addAll(uri: string): Promise<void> {
    this.requested = uri;
    const added = await this.runCommand("enqueue_playlist", { uri });
    this.requested = null;
    if (added) this.added = added;
  }
}
