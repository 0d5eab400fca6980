import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Entry, SavedPlaylists } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import "../../shared/sheets/sheet.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { noticeIn } from "../../shared/texts/messages.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./playlists.css";

/** A sheet in which the host chooses the playlist for a song of the queue. */
@customElement("rb-playlist-chooser")
export class PlaylistChooser extends PartyElement {
  static override styles = [base, own];

  @state() private entry: Entry | null = null;
  @state() private overview: SavedPlaylists | null = null;

  /** Open the sheet for a song. */
  async choose(entry: Entry): Promise<void> {
    this.overview = (await this.runCommand("playlists", {})) ?? null;
    if (this.overview) this.entry = entry;
  }

  protected override render(): TemplateResult {
    const { entry, overview, own } = this;
    return html`<rb-sheet ?open=${entry !== null} label=${own.addTo} @rb-close=${this.#close}>
      ${entry && overview ? this.#choice(entry, overview) : nothing}
    </rb-sheet>`;
  }

  private get own(): HostTexts["playlists"] {
    return hostTexts.current.playlists;
  }

  #choice(entry: Entry, { playlists, max_playlists: most }: SavedPlaylists): TemplateResult {
    const { own } = this;
    const { music } = hostTexts.current;
    return html`<div class="chooser">
      <h2>${own.addTo}</h2>
      <p class="muted"><bdi>${entry.song.title}</bdi></p>
      <ul class="lists" role="list">
        ${playlists.map(
          ({ uri, name, songs }) => html`<li>
            <button data-playlist=${uri} @click=${() => this.#add(entry, uri)}>
              <span class="words"><bdi>${name}</bdi><small>${music.songs({ count: songs })}</small></span>
              ${icon("plus")}
            </button>
          </li>`,
        )}
      </ul>
      ${
        playlists.length < most
          ? html`<form class="line" @submit=${(event: SubmitEvent) => this.#create(event, entry)}>
              <input type="text" name="name" maxlength="40" placeholder=${own.name} aria-label=${own.name} />
              <button data-command="create_playlist">${icon("plus")} ${own.create}</button>
            </form>`
          : nothing
      }
    </div>`;
  }

  #close(): void {
    this.entry = null;
  }

  async #create(event: SubmitEvent, entry: Entry): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim();
    const made = name === "" ? undefined : await this.runCommand("create_playlist", { name });
    if (made) await this.#add(entry, made.uri);
  }

  async #add({ id, song }: Entry, playlist: string): Promise<void> {
    const added = await this.runCommand("add_to_playlist", { playlist, songs: [{ entry: id }] });
    if (!added) return;
    this.#close();
    const [reason] = added.reasons;
    const { name } = added.playlist;
    if (reason) this.notify(noticeIn(this.texts, reason), "bad");
    else {
      this.notifyWithUndo(this.own.addedTo({ title: song.title, name }), () =>
        this.#undo(playlist),
      );
    }
  }

  async #undo(playlist: string): Promise<void> {
    if (await this.runCommand("undo_playlist", { playlist })) this.notify(this.own.undone);
  }
}
