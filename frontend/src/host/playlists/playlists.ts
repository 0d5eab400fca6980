// The saved playlists: a list of them, of which one can be opened.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { SavedPlaylist, SavedPlaylists } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { MORE_ICONS } from "../../shared/elements/more-icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { styles as summary } from "../summary.css";
import { hostTexts } from "../texts.js";
import "./playlist-editor.js";
import "./playlist-import.js";
import { styles as own } from "./playlists.css";

/** All saved playlists, and the one that is open. */
@customElement("rb-playlists")
export class Playlists extends PartyElement {
  static override styles = [base, summary, own];

  @state() private overview: SavedPlaylists | null = null;
  @state() private hasFailed = false;
  /** URI of the open playlist. */
  @state() private opened: string | null = null;
  @state() private isImporting = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    return html`<section class="card" aria-labelledby="playlists">
      <h2 id="playlists">${this.own.title}</h2>
      ${this.overview ? this.#content(this.overview) : this.#placeholder()}
    </section>`;
  }

  private get own(): HostTexts["playlists"] {
    return hostTexts.current.playlists;
  }

  #placeholder(): TemplateResult {
    const { own } = this;
    if (!this.hasFailed) return html`<p class="muted" role="status">${own.loading}</p>`;
    return html`<p role="alert">${own.failed}</p>
      <button data-retry @click=${this.#load}>${icon("restart")} ${own.retry}</button>`;
  }

  #content(overview: SavedPlaylists): TemplateResult {
    const playlist = overview.playlists.find(({ uri }) => uri === this.opened);
    if (!playlist) return this.#list(overview);
    return html`<rb-playlist-editor
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .playlist=${playlist}
      .maxSongs=${overview.max_songs}
      @rb-playlist=${({ detail }: CustomEvent<SavedPlaylist | null>) => this.#changed(detail)}
      @rb-leave=${() => this.#show(null)}
    ></rb-playlist-editor>`;
  }

  #list({ playlists, deleted, max_playlists: most }: SavedPlaylists): TemplateResult {
    const { own } = this;
    const { music } = hostTexts.current;
    const isFull = playlists.length >= most;
    return html`${playlists.length === 0 ? html`<p class="muted">${own.empty}</p>` : nothing}
      <ul class="lists" role="list">
        ${playlists.map(
          ({ uri, name, songs }) => html`<li>
            <button data-playlist=${uri} @click=${() => this.#show(uri)}>
              <span class="words"><bdi>${name}</bdi><small>${music.songs({ count: songs })}</small></span>
              ${icon(MORE_ICONS.forward)}
            </button>
          </li>`,
        )}
      </ul>
      ${isFull ? html`<p class="muted">${own.full({ count: most })}</p>` : this.#making()}
      ${deleted.length > 0 ? this.#deleted(deleted, isFull) : nothing}`;
  }

  #making(): TemplateResult {
    const { own } = this;
    return html`<form class="line" @submit=${this.#create}>
        <input type="text" name="name" maxlength="40" placeholder=${own.name} aria-label=${own.name} />
        <button data-command="create_playlist">${icon("plus")} ${own.create}</button>
      </form>
      <button
        data-import
        aria-expanded=${this.isImporting}
        @click=${() => {
          this.isImporting = !this.isImporting;
        }}
      >
        ${icon("up")} ${own.import}
      </button>
      ${
        this.isImporting
          ? html`<rb-playlist-import
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              @rb-imported=${({ detail }: CustomEvent<SavedPlaylist>) => this.#imported(detail)}
            ></rb-playlist-import>`
          : nothing
      }`;
  }

  #deleted(deleted: readonly SavedPlaylist[], isFull: boolean): TemplateResult {
    const { own, texts } = this;
    return html`<details>
      <summary><span>${own.deleted({ count: deleted.length })}</span></summary>
      <ul class="deleted" role="list">
        ${deleted.map(
          ({ uri, name }) => html`<li>
            <span class="words"><bdi>${name}</bdi></span>
            <button
              data-restore=${uri}
              ?disabled=${isFull}
              aria-label=${texts.actionOn({ action: own.restore, title: name })}
              @click=${() => this.#restore(uri)}
            >
              ${icon("back")} ${own.restore}
            </button>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  /** Open a playlist, or return to the list; the focus follows. */
  async #show(uri: string | null): Promise<void> {
    const before = this.opened;
    this.opened = uri;
    this.isImporting = false;
    if (uri === null) await this.#load();
    await this.updateComplete;
    const row = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-playlist]")].find(
      (button) => button.dataset["playlist"] === before,
    );
    (row ?? this.renderRoot.querySelector<HTMLElement>("input[name=name]"))?.focus();
  }

  /** Show a changed playlist, or the list without a deleted one. */
  async #changed(changed: SavedPlaylist | null): Promise<void> {
    const { overview } = this;
    if (!overview) return;
    if (changed) {
      const playlists = overview.playlists.map((one) => (one.uri === changed.uri ? changed : one));
      this.overview = { ...overview, playlists };
      return;
    }
    const deleted = overview.playlists.find(({ uri }) => uri === this.opened);
    await this.#show(null);
    if (!deleted) return;
    this.notifyWithUndo(this.own.wasDeleted({ name: deleted.name }), () =>
      this.#restore(deleted.uri),
    );
  }

  async #imported(playlist: SavedPlaylist): Promise<void> {
    await this.#load();
    await this.#show(playlist.uri);
  }

  async #create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = String(new FormData(form).get("name")).trim();
    if (name === "") {
      form.querySelector("input")?.focus();
      return;
    }
    const made = await this.runCommand("create_playlist", { name });
    if (!made) return;
    form.reset();
    await this.#load();
    await this.#show(made.uri);
  }

  async #restore(playlist: string): Promise<void> {
    const restored = await this.runCommand("undo_playlist", { playlist });
    if (!restored) return;
    await this.#load();
    this.notify(this.own.restored({ name: restored.name }));
  }

  readonly #load = async (): Promise<void> => {
    this.hasFailed = false;
    const overview = await this.runCommand("playlists", {});
    this.overview = overview ?? this.overview;
    this.hasFailed = !overview;
  };
}
