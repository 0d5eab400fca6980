// One saved playlist: its songs, which can be moved and removed, and a search for more.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { AddToPlaylist, Hit, SavedPlaylist, Song } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { MORE_ICONS } from "../../shared/elements/more-icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { noticeIn } from "../../shared/texts/messages.js";
import { sheetTexts } from "../../shared/texts/provided.js";
import { RowDrag } from "../queue/row-drag.js";
import { keepFocus, keyedMove, reordered } from "../queue/row-moves.js";
import { styles as rowStyles } from "../queue/rows.css";
import { hostTexts } from "../texts.js";
import "./playlist-import.js";
import { styles as own } from "./playlists.css";

const PAGE = 100;
const HITS = 10;

/**
 * Songs of a saved playlist, and what the host does with it.
 *
 * Fires `rb-playlist` with the changed playlist, or null once it is deleted, and `rb-leave`.
 */
@customElement("rb-playlist-editor")
export class PlaylistEditor extends PartyElement {
  static override styles = [base, rowStyles, own];

  @property({ attribute: false }) playlist!: SavedPlaylist;
  @property({ attribute: false }) maxSongs = 0;
  /** The loaded songs, null until the first ones are there. */
  @state() private songs: readonly Song[] | null = null;
  @state() private hasMore = false;
  @state() private hasFailed = false;
  @state() private hits: readonly Hit[] | null = null;
  @state() private isRenaming = false;
  @state() private isImporting = false;
  readonly #drag = new RowDrag(this, (order, id) => void this.#moveTo(order, id, "dragged"));
  /** Moves are sent one after the other, as each refers to the order before it. */
  #sent: Promise<unknown> = Promise.resolve();

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener("pointerdown", (event) =>
      this.#drag.start(event as PointerEvent),
    );
    this.renderRoot.addEventListener("keydown", this.#moveByKey);
    this.renderRoot.querySelector<HTMLElement>("[data-back]")?.focus();
    void this.#load(0);
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get("playlist");
    if (before && before.uri !== this.playlist.uri) void this.#load(0);
  }

  get order(): readonly string[] {
    return (this.songs ?? []).map(({ uri }) => uri);
  }

  get rows(): NodeListOf<HTMLElement> {
    return this.renderRoot.querySelectorAll<HTMLElement>("li[data-id]");
  }

  protected override render(): TemplateResult {
    return html`<div class="part">
      ${this.#head()} ${this.isRenaming ? this.#renaming() : this.#tools()} ${this.#list()}
      ${this.#adding()}
    </div>`;
  }

  private get own(): HostTexts["playlists"] {
    return hostTexts.current.playlists;
  }

  private get isFull(): boolean {
    return this.playlist.songs >= this.maxSongs;
  }

  #head(): TemplateResult {
    const { own } = this;
    const { music } = hostTexts.current;
    return html`<div class="head">
      <button
        class="round quiet"
        data-back
        aria-label=${own.back}
        title=${own.back}
        @click=${() => this.dispatchEvent(new Event("rb-leave"))}
      >
        ${icon(MORE_ICONS.backward)}
      </button>
      <h3 class="words">
        <bdi>${this.playlist.name}</bdi><small>${music.songs({ count: this.playlist.songs })}</small>
      </h3>
    </div>`;
  }

  #tools(): TemplateResult {
    const { own, texts } = this;
    const { uri, songs, undoable } = this.playlist;
    const file = urlOf(`api/v1/playlist/${uri.slice(uri.indexOf(":") + 1)}.m3u8`);
    return html`<div class="buttons" role="group" aria-label=${this.playlist.name}>
      <button data-command="enqueue_playlist" ?disabled=${songs === 0} @click=${this.#request}>
        ${icon("plus")} ${own.request}
      </button>
      <button data-command="undo_playlist" ?disabled=${!undoable} @click=${this.#undo}>
        ${icon("back")} ${texts.undo}
      </button>
      <button data-rename @click=${() => this.#rename(true)}>${own.rename}</button>
      <a href=${file.href} download>${icon("outside")} ${own.export}</a>
      <button class="danger" data-command="delete_playlist" @click=${this.#delete}>
        ${icon("remove")} ${own.delete}
      </button>
    </div>`;
  }

  #renaming(): TemplateResult {
    const { own } = this;
    return html`<form class="line" @submit=${this.#saveName}>
      <input
        type="text"
        name="name"
        maxlength="40"
        aria-label=${own.name}
        .value=${this.playlist.name}
      />
      <button data-command="rename_playlist">${own.save}</button>
      <button type="button" data-cancel @click=${() => this.#rename(false)}>${own.cancel}</button>
    </form>`;
  }

  // --- the songs --------------------------------------------------------------------------------

  #list(): TemplateResult {
    const { own, songs } = this;
    if (songs === null) {
      if (!this.hasFailed) return html`<p class="muted" role="status">${own.loading}</p>`;
      return html`<p role="alert">${own.failedSongs}</p>
        <button data-retry @click=${() => this.#load(0)}>${icon("restart")} ${own.retry}</button>`;
    }
    return html`${songs.length === 0 ? html`<p class="muted">${own.noSongs}</p>` : nothing}
      <ol class="songs" role="list" aria-label=${this.playlist.name}>
        ${repeat(
          songs,
          ({ uri }) => uri,
          (song) => this.#row(song),
        )}
      </ol>
      ${
        this.hasMore
          ? html`<button data-more @click=${() => this.#load(songs.length)}>
              ${sheetTexts.current.search.showMore}
            </button>`
          : nothing
      }`;
  }

  #row(song: Song): TemplateResult {
    const { title } = song;
    const hint = hostTexts.current.queue.moveHint({ title });
    const remove = this.texts.actionOn({ action: this.own.remove, title });
    return html`<li data-id=${song.uri}>
      <button
        class="lead handle"
        aria-label=${hint}
        title=${hint}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
      >
        ${icon(MORE_ICONS.grip)}
      </button>
      ${words(song)}
      <button class="round" data-remove aria-label=${remove} title=${remove} @click=${() => this.#remove(song)}>
        ${icon("remove")}
      </button>
    </li>`;
  }

  readonly #moveByKey = (event: Event): void => {
    const move = keyedMove(event as KeyboardEvent, this.order);
    if (move) void this.#moveTo(reordered(this.order, move), move.id, "key");
  };

  /** Show the new order at once, and send the move. */
  async #moveTo(order: readonly string[], id: string, how: "key" | "dragged"): Promise<void> {
    const songs = new Map((this.songs ?? []).map((song) => [song.uri, song]));
    const focused = this.shadowRoot?.activeElement;
    this.songs = order.flatMap((uri) => songs.get(uri) ?? []);
    await this.updateComplete;
    if (how === "key") keepFocus(focused);
    const at = order.indexOf(id);
    const title = songs.get(id)?.title ?? "";
    const { queue } = hostTexts.current;
    const moved = queue.movedTo({ title, position: at + 1, count: this.playlist.songs });
    const before = order[at + 1] ?? (this.hasMore ? await this.#nextAfter(order.length) : null);
    const args = { playlist: this.playlist.uri, song: id, before };
    const sent = this.#sent.then(() => this.runCommand("move_in_playlist", args));
    this.#sent = sent;
    const changed = await sent;
    if (!changed) {
      await this.#load(0);
      return;
    }
    this.#show(changed);
    if (how === "key") this.announce(moved);
    else this.notifyWithUndo(moved, this.#undo);
  }

  /** The first song that is not loaded: a song moved to the last row stays before it. */
  async #nextAfter(offset: number): Promise<string | null> {
    const next = await this.#page(offset, 1);
    return next?.songs[0]?.uri ?? null;
  }

  async #remove({ uri, title }: Song): Promise<void> {
    const at = this.order.indexOf(uri);
    const args = { playlist: this.playlist.uri, songs: [uri] };
    const changed = await this.runCommand("remove_from_playlist", args);
    if (!changed) {
      await this.#load(0);
      return;
    }
    this.songs = (this.songs ?? []).filter((song) => song.uri !== uri);
    this.#show(changed);
    this.notifyWithUndo(this.own.removed({ title }), this.#undo);
    await this.updateComplete;
    const rows = [...this.rows];
    const next = (rows[at] ?? rows.at(-1))?.querySelector<HTMLElement>("[data-remove]");
    (next ?? this.renderRoot.querySelector<HTMLElement>("input[type=search]"))?.focus();
  }

  // --- more songs -------------------------------------------------------------------------------

  #adding(): TemplateResult {
    const { own } = this;
    if (this.isFull) {
      return html`<p class="muted">${own.songsFull({ count: this.maxSongs })}</p>`;
    }
    return html`<div class="part">
      <h4>${own.addSongs}</h4>
      <form class="line" role="search" @submit=${this.#search}>
        <input type="search" name="q" maxlength="500" placeholder=${own.search} aria-label=${own.search} />
        <button data-command="search">${icon("search")} ${own.find}</button>
      </form>
      <div role="status">
        ${this.hits?.length === 0 ? html`<p class="muted">${own.noHits}</p>` : nothing}
      </div>
      <ul class="hits" role="list">
        ${this.hits?.map((hit) => this.#hit(hit))}
      </ul>
      <div class="buttons">
        <button data-of="queue" @click=${() => this.#add({ of: "queue" })}>${own.addQueue}</button>
        <button data-of="evening" @click=${() => this.#add({ of: "evening" })}>
          ${own.addEvening}
        </button>
        <button
          data-import
          aria-expanded=${this.isImporting}
          @click=${() => {
            this.isImporting = !this.isImporting;
          }}
        >
          ${own.addLines}
        </button>
      </div>
      ${
        this.isImporting
          ? html`<rb-playlist-import
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              .playlist=${this.playlist}
              @rb-imported=${this.#imported}
            ></rb-playlist-import>`
          : nothing
      }
    </div>`;
  }

  #hit({ song }: Hit): TemplateResult {
    const isHere = this.order.includes(song.uri);
    return html`<li data-uri=${song.uri}>
      ${words(song)}
      <button
        class="round"
        data-add
        aria-label=${this.texts.actionOn({ action: this.own.add, title: song.title })}
        ?disabled=${isHere}
        @click=${() => this.#add({ songs: [{ location: song.uri, title: song.title, artist: song.artist }] })}
      >
        ${icon(isHere ? "check" : "plus")}
      </button>
    </li>`;
  }

  async #search(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const q = String(new FormData(event.target as HTMLFormElement).get("q")).trim();
    if (q === "") return;
    const found = await this.runCommand("search", { q, limit: HITS });
    if (found) this.hits = found.hits;
  }

  async #add(what: Pick<AddToPlaylist, "songs" | "of">): Promise<void> {
    const args = { ...what, playlist: this.playlist.uri };
    const added = await this.runCommand("add_to_playlist", args);
    if (!added) return;
    const { own, texts } = this;
    const [reason] = added.reasons;
    this.#show(added.playlist);
    if (added.added > 0) {
      this.notifyWithUndo(own.added({ count: added.added }), this.#undo);
      await this.#loadRest();
    } else this.notify(reason ? noticeIn(texts, reason) : own.nothingAdded, "bad");
  }

  readonly #imported = async (event: CustomEvent<SavedPlaylist>): Promise<void> => {
    event.stopPropagation();
    this.isImporting = false;
    this.#show(event.detail);
    await this.#loadRest();
    this.renderRoot.querySelector<HTMLElement>("[data-import]")?.focus();
  };

  // --- the playlist -----------------------------------------------------------------------------

  readonly #request = async (): Promise<void> => {
    const added = await this.runCommand("enqueue_playlist", { uri: this.playlist.uri });
    if (!added) return;
    const { search } = sheetTexts.current;
    const { reading, added: count, total } = added;
    this.notify(reading ? search.reading : search.added({ added: count, total }));
  };

  readonly #undo = async (): Promise<void> => {
    const undone = await this.runCommand("undo_playlist", { playlist: this.playlist.uri });
    if (!undone) return;
    this.#show(undone);
    await this.#load(0);
    this.notify(this.own.undone);
  };

  readonly #delete = async (): Promise<void> => {
    const args = { playlist: this.playlist.uri };
    if (await this.runCommand("delete_playlist", args)) this.#show(null);
  };

  async #rename(isRenaming: boolean): Promise<void> {
    this.isRenaming = isRenaming;
    await this.updateComplete;
    const input = this.renderRoot.querySelector<HTMLInputElement>("input[name=name]");
    input?.select();
    (input ?? this.renderRoot.querySelector<HTMLElement>("[data-rename]"))?.focus();
  }

  async #saveName(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name"));
    const renamed = await this.runCommand("rename_playlist", { playlist: this.playlist.uri, name });
    if (!renamed) return;
    this.#show(renamed);
    await this.#rename(false);
    this.notifyWithUndo(this.own.renamed({ name: renamed.name }), this.#undo);
  }

  #show(playlist: SavedPlaylist | null): void {
    this.dispatchEvent(new CustomEvent("rb-playlist", { detail: playlist }));
  }

  // --- loading ----------------------------------------------------------------------------------

  /** Load the songs after those that are shown, unless there are more to load anyway. */
  async #loadRest(): Promise<void> {
    if (!this.hasMore) await this.#load(this.songs?.length ?? 0);
  }

  async #load(offset: number): Promise<void> {
    this.hasFailed = false;
    const page = await this.#page(offset, PAGE);
    this.hasFailed = !page;
    if (!page) return;
    this.songs = [...(this.songs ?? []).slice(0, offset), ...page.songs];
    this.hasMore = page.hasMore;
  }

  async #page(
    offset: number,
    limit: number,
  ): Promise<{ songs: readonly Song[]; hasMore: boolean } | undefined> {
    const path = this.playlist.uri.replace(":", "/");
    const page = await this.runCommand("browse", { path, offset, limit });
    if (!page) return undefined;
    return { songs: page.items.flatMap(({ hit }) => hit?.song ?? []), hasMore: page.more };
  }
}

function words({ title, artist }: Song): TemplateResult {
  return html`<span class="words">
    <bdi class="name">${title}</bdi>${artist ? html`<small><bdi>${artist}</bdi></small>` : nothing}
  </span>`;
}
