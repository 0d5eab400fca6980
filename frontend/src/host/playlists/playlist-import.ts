// Import of a file or of pasted lines into a playlist, with a report of what was not found.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { RefusedError, UnreachableError } from "../../shared/client/errors.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { Notice, PlaylistLine, PlaylistLines, SavedPlaylist } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { noticeIn } from "../../shared/texts/messages.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./playlists.css";

/** Lines of one command: each may have to be searched for online. */
const LINES_AT_ONCE = 5;

/** A line whose song was not added. */
interface Missing {
  readonly line: PlaylistLine;
  readonly reason: Notice;
}

/**
 * Import into a playlist, or into a new one.
 *
 * Every command is on disk when it is answered, so an import that stops can be continued.
 * Fires `rb-imported` with the playlist when the host is done.
 */
@customElement("rb-playlist-import")
export class PlaylistImport extends PartyElement {
  static override styles = [base, own];

  /** The playlist to add to; null for a new one. */
  @property({ attribute: false }) playlist: SavedPlaylist | null = null;
  @state() private file: PlaylistLines | null = null;
  @state() private target: SavedPlaylist | null = null;
  @state() private done = 0;
  @state() private added = 0;
  @state() private missing: readonly Missing[] = [];
  @state() private isRunning = false;
  @state() private isReading = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isRunning = false;
  }

  protected override render(): TemplateResult {
    return html`<div class="part" role="group" aria-label=${this.own.import}>
      ${this.file ? this.#import(this.file) : this.#choice()}
    </div>`;
  }

  private get own(): HostTexts["playlists"] {
    return hostTexts.current.playlists;
  }

  #choice(): TemplateResult {
    const { own } = this;
    return html`<p class="muted">${own.importHint}</p>
      <input
        type="file"
        accept=".m3u,.m3u8,.pls,.xspf,.csv,.tsv,.txt"
        hidden
        @change=${(event: Event) => this.#choose(event.target as HTMLInputElement)}
      />
      <button
        data-choose
        ?disabled=${this.isReading}
        @click=${() => this.renderRoot.querySelector<HTMLElement>("input[type=file]")?.click()}
      >
        ${own.chooseFile}
      </button>
      <form class="part" @submit=${this.#paste}>
        <textarea name="lines" aria-label=${own.paste} placeholder=${own.paste}></textarea>
        <button ?disabled=${this.isReading} data-read>${own.readLines}</button>
      </form>
      <p role="status" class="muted">${this.isReading ? own.reading : nothing}</p>`;
  }

  #import(file: PlaylistLines): TemplateResult {
    const { own, done, isRunning } = this;
    const total = file.lines.length;
    const isFinished = done === total;
    return html`<p>${own.lines({ count: total })}</p>
      ${file.left_out > 0 ? html`<p class="muted">${own.leftOut({ count: file.left_out })}</p>` : nothing}
      ${this.playlist || this.target ? nothing : this.#name(file)}
      ${
        done > 0 || isRunning
          ? html`<progress
              max=${total}
              .value=${done}
              aria-label=${own.import}
            ></progress>`
          : nothing
      }
      <p role="status">
        ${isFinished ? own.result({ added: this.added, total }) : done > 0 ? own.progress({ done, total }) : nothing}
      </p>
      <div class="buttons">
        ${isFinished ? nothing : this.#runButton()}
        ${
          isRunning
            ? nothing
            : html`<button data-close @click=${this.#close}>
                ${this.target ? own.finish : own.cancel}
              </button>`
        }
      </div>
      ${this.missing.length > 0 ? this.#report() : nothing}`;
  }

  #name({ name }: PlaylistLines): TemplateResult {
    const { own } = this;
    return html`<input type="text" name="name" maxlength="40" aria-label=${own.name} .value=${name} />`;
  }

  #runButton(): TemplateResult {
    const { own, isRunning } = this;
    if (isRunning) {
      return html`<button
        data-stop
        @click=${() => {
          this.isRunning = false;
        }}
      >
        ${own.stop}
      </button>`;
    }
    return html`<button class="main" data-start @click=${this.#run}>
      ${this.done > 0 ? own.goOn : own.start}
    </button>`;
  }

  #report(): TemplateResult {
    const { own, texts } = this;
    return html`<h4>${own.notAdded({ count: this.missing.length })}</h4>
      <ul class="report" role="list" tabindex="0" aria-label=${own.notAdded({ count: this.missing.length })}>
        ${this.missing.map(
          ({ line, reason }) => html`<li>
            ${own.line({ line: line.line })} <bdi>${titleOf(line)}</bdi>
            <small>${noticeIn(texts, reason)}</small>
          </li>`,
        )}
      </ul>`;
  }

  async #choose(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    // The same file can be chosen again.
    input.value = "";
    if (file) await this.#read(file, file.name);
  }

  async #paste(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const lines = String(new FormData(event.target as HTMLFormElement).get("lines"));
    if (lines.trim() !== "") await this.#read(new Blob([lines]), "");
    else this.renderRoot.querySelector("textarea")?.focus();
  }

  async #read(content: Blob, name: string): Promise<void> {
    this.isReading = true;
    const file = await this.attempt(() => uploaded(content, name));
    this.isReading = false;
    if (!file) return;
    this.file = { ...file, name: file.name || this.own.pasted };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("input[name=name], [data-start]")?.focus();
  }

  /** Import the lines that are left, until they are done, stopped or refused. */
  readonly #run = async (): Promise<void> => {
    const { file } = this;
    this.isRunning = true;
    const playlist = this.playlist ?? this.target ?? (await this.#create());
    this.target = playlist ?? null;
    while (file && playlist && this.isRunning && this.done < file.lines.length) {
      const lines = file.lines.slice(this.done, this.done + LINES_AT_ONCE);
      const added = await this.runCommand("add_to_playlist", {
        playlist: playlist.uri,
        songs: lines.map(({ location, artist, title }) => ({ location, artist, title })),
        continued: this.added > 0,
      });
      if (!added) break;
      this.target = added.playlist;
      this.done += lines.length;
      this.added += added.added;
      const missing = lines.flatMap((line, at) => {
        const reason = added.reasons[at];
        return reason ? [{ line, reason }] : [];
      });
      this.missing = [...this.missing, ...missing];
    }
    this.isRunning = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("[data-start], [data-close]")?.focus();
  };

  #create(): Promise<SavedPlaylist | undefined> {
    const input = this.renderRoot.querySelector<HTMLInputElement>("input[name=name]");
    return this.runCommand("create_playlist", { name: input?.value.trim() || this.own.pasted });
  }

  readonly #close = (): void => {
    const { target } = this;
    if (target) this.dispatchEvent(new CustomEvent("rb-imported", { detail: target }));
    this.file = null;
    this.target = null;
    this.done = 0;
    this.added = 0;
    this.missing = [];
  };
}

function titleOf({ artist, title, location }: PlaylistLine): string {
  return [artist, title].filter(Boolean).join(" – ") || (location ?? "");
}

/** Send a file to the server, which returns the lines that it understands. */
async function uploaded(content: Blob, name: string): Promise<PlaylistLines> {
  const url = urlOf("api/v1/playlist/lines");
  url.searchParams.set("name", name.slice(-200));
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/octet-stream" },
      body: content,
    });
  } catch {
    throw new UnreachableError();
  }
  const answer = await response.json();
  if (!response.ok) throw new RefusedError(answer);
  return answer;
}
