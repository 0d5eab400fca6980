// The sheet that searches songs and requests them.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import type { BrowseItem, DiscoverySection, Problem } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { isLink } from "../links.js";
import { remainingLimit } from "../state/remaining-limit.js";
import { mergeResults, type SearchResults } from "../state/search-results.js";
import { noticeIn, refusalIn } from "../texts/messages.js";
import { wholeMinutes } from "../time-format.js";
import { RequestableSongs, type Requested } from "./requestable-songs.js";
import "./browse.js";
import "./discover.js";
import "./requested.js";
import { icon } from "../elements/icons.js";
import { styles as votesStyles } from "../elements/votes.css";
import { browseRow } from "./browse-row.js";
import { styles as own } from "./search.css";

/** Longest pause between two letters of a word. */
const PAUSE_MS = 120;

/**
 * Search and request songs; without a query, suggestions and the library are shown.
 *
 * Fires `rb-close` when done, with the id of the new entry.
 */
@customElement("rb-search")
export class Search extends RequestableSongs {
  static override styles = [base, votesStyles, own];

  /** The text to search for at first, as if it had been typed. */
  @property({ attribute: false }) first = "";
  @state() private query = "";
  @state() private found: SearchResults | null = null;
  /** The opened playlist of the results. */
  @state() private opened: BrowseItem | null = null;
  /** Refusal of the search. */
  @state() private problem: Problem | null = null;
  @state() private suggestions: readonly DiscoverySection[] | null = null;
  /** The request that was accepted, after the first one of an evening. */
  @state() private accepted: Requested | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addEventListener("keydown", (event) => this.#moveFocus(event));
    this.addEventListener("rb-requested", ({ detail }: CustomEventInit<Requested>) => {
      this.accepted = detail ?? null;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#discover();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.client.endSearch();
  }

  protected override firstUpdated(): void {
    const field = this.renderRoot.querySelector("input");
    field?.focus();
    if (!field || !this.first) return;
    field.value = this.first;
    field.dispatchEvent(new InputEvent("input"));
  }

  protected override render(): TemplateResult {
    const { client, texts, replica } = this;
    const { search } = this.own;
    if (this.accepted) {
      return html`<rb-requested
        .client=${client}
        .texts=${texts}
        .replica=${replica}
        .accepted=${this.accepted}
      ></rb-requested>`;
    }
    return html`<form role="search" @submit=${this.#submit}>
        <label class="field">
          ${icon("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${search.field}
            aria-label=${search.field}
            @input=${this.#type}
            @keydown=${({ key }: KeyboardEvent) => {
              // Browsers would clear the field, and close the sheet at the second press only.
              if (key === "Escape") this.closeSheet();
            }}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${this.#status()}</p>
        ${this.#left()}
        ${
          this.query && !this.opened
            ? this.#results()
            : html`${
                this.opened
                  ? nothing
                  : html`<rb-discover
                      .client=${client}
                      .texts=${texts}
                      .replica=${replica}
                      .sections=${this.suggestions}
                      @rb-open=${this.#open}
                    ></rb-discover>`
              }
              ${keyed(
                this.opened,
                html`<rb-browse
                  .client=${client}
                  .texts=${texts}
                  .replica=${replica}
                  .from=${this.opened}
                  @rb-open=${this.#open}
                  @rb-leave=${() => {
                    this.opened = null;
                  }}
                ></rb-browse>`,
              )}`
        }
      </div>`;
  }

  /** Load the suggestions; without them, the library alone is shown. */
  async #discover(): Promise<void> {
    const found = await this.client.command("discover", {}).catch(() => null);
    this.suggestions = found?.sections ?? [];
  }

  #open({ detail }: CustomEvent<BrowseItem>): void {
    this.opened = detail;
  }

  /** The remaining requests. */
  #left(): TemplateResult | typeof nothing {
    const { texts, replica } = this;
    const { requests } = replica.me.limits;
    if (requests === null) return nothing;
    const left = remainingLimit(requests, replica.meAtMs, this.client.clock.nowMs());
    return html`<p class="left">
      ${
        left.remaining > 0
          ? texts.requestsLeft({ count: left.remaining })
          : texts.noRequestsLeft({ minutes: wholeMinutes(left.next_in_s) })
      }
    </p>`;
  }

  #status(): string {
    if (!this.query) return "";
    const { search } = this.own;
    return this.found?.done ? search.found({ count: this.found.hits.length }) : search.searching;
  }

  #results(): TemplateResult {
    const { search } = this.own;
    const { query, found, problem, texts } = this;
    const playlists = found?.playlists ?? [];
    const isNothing = found?.done && found.hits.length + playlists.length === 0 && !isLink(query);
    // A song that was found stands above a guess of what was meant.
    return html`<ul>
        ${playlists.map((playlist) => this.#playlist(playlist))}
        ${repeat(
          found?.hits ?? [],
          ({ song }) => song.uri,
          (hit) => this.hit(hit),
        )}
        ${this.#typed()}
      </ul>
      ${found && !found.done ? html`<p class="hint">${search.online}</p>` : nothing}
      ${isNothing ? html`<p class="hint">${search.none({ query: found.query })}</p>` : nothing}
      ${found?.note ? html`<p class="hint">${noticeIn(texts, found.note)}</p>` : nothing}
      ${problem ? html`<p class="hint" role="alert">${refusalIn(texts, problem)}</p>` : nothing}
      ${found?.more && found.done ? html`<p class="hint">${search.more}</p>` : nothing}`;
  }

  /** The last row, which requests the typed text. */
  #typed(): TemplateResult {
    const { search } = this.own;
    const { query } = this;
    return html`<li>
      <button class="ask" data-typed ?disabled=${this.requested !== null} @click=${this.#requestTyped}>
        <span class="typed">${icon(isLink(query) ? "outside" : "search")}</span>
        <span class="words">
          <span class="title" dir="auto">${isLink(query) ? search.asLink : search.asTyped({ query })}</span>
          ${
            isLink(query)
              ? html`<span class="artist muted" dir="auto">${query}</span>`
              : html`<span class="about muted">${search.asTypedHint}</span>`
          }
        </span>
        <span class="go">${icon("send")}</span>
      </button>
    </li>`;
  }

  #playlist(playlist: BrowseItem): TemplateResult {
    return browseRow(playlist, {
      texts: this.texts,
      isBusy: false,
      onOpen: () => {
        this.opened = playlist;
      },
    });
  }

  #type(event: Event): void {
    this.query = (event.target as HTMLInputElement).value.trim();
    this.opened = null;
    clearTimeout(this.#pause);
    if (this.query === "") {
      this.client.endSearch();
      this.found = null;
      this.problem = null;
      return;
    }
    this.#pause = setTimeout(() => {
      this.client.search(
        this.query,
        (frame) => {
          this.found = mergeResults(this.found, frame);
          this.problem = null;
        },
        (problem) => {
          this.problem = problem;
        },
      );
    }, PAUSE_MS);
  }

  #submit(event: Event): void {
    event.preventDefault();
    // Nothing is requested yet: a second press of Enter does. A phone hides its keyboard.
    const [first] = this.#rows().flat();
    if (first) first.focus();
    else this.renderRoot.querySelector("input")?.blur();
  }

  /** Move the focus with the arrow keys: between the field and the rows, and within a row. */
  #moveFocus(event: KeyboardEvent): void {
    const from = event.composedPath()[0] as HTMLElement;
    const field = this.renderRoot.querySelector("input");
    const rows = [...(field ? [[field]] : []), ...this.#rows()];
    const at = rows.findIndex((row) => row.includes(from));
    const row = rows[at];
    if (!row) return;
    const [up, back] = [event.key === "ArrowUp", event.key === "ArrowLeft"];
    const isWithin = (back || event.key === "ArrowRight") && row.length > 1;
    if (!(up || isWithin || event.key === "ArrowDown")) return;
    const step = back === this.matches(":dir(rtl)") ? 1 : -1;
    const next = isWithin ? row[row.indexOf(from) + step] : rows[at + (up ? -1 : 1)]?.[0];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** Rows that can be chosen: carousels of suggestions, and each row of results or the library. */
  #rows(): HTMLElement[][] {
    const shown = ["rb-discover", "rb-browse"].map(
      (name) => this.renderRoot.querySelector(name)?.shadowRoot,
    );
    return [this.renderRoot, ...shown].flatMap((root) =>
      [...(root?.querySelectorAll("ul") ?? [])].flatMap((list) => {
        const rows = [...list.querySelectorAll<HTMLElement>("li > .ask:not(:disabled)")];
        return list.matches(".row") ? [rows] : rows.map((row) => [row]);
      }),
    );
  }

  #requestTyped(): void {
    void this.request(isLink(this.query) ? { uri: this.query } : { query: this.query });
  }
}
