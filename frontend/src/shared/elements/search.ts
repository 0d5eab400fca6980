import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { knownVote } from "../ballot.js";
import type { Commands } from "../commands.js";
import type { Enqueued, Hit, HitsFrame, Problem } from "../contract.js";
import { clockTime, isLink } from "../format.js";
import { entryOf } from "../replica.js";
import { type SheetTexts, sheetTexts } from "../texts/sheets.js";
import { refusalIn, saidIn } from "../texts/texts.js";
import { styles as base } from "./base.css";
import "./cover.js";
import { icon } from "./icons.js";
import { PartyElement } from "./party-element.js";
import { styles as own } from "./search.css";
import { styles as votesStyles } from "./votes.css";
import { votes } from "./votes.js";

/** So long nobody types between two letters of a word. */
const PAUSE_MS = 120;

/**
 * Finding a song and asking for it.
 *
 * Fires `rb-close` when done, with the id of the new entry if one was made.
 */
@customElement("rb-search")
export class Search extends PartyElement {
  static override styles = [base, votesStyles, own];

  @state() private query = "";
  @state() private hits: HitsFrame | null = null;
  /** Why the search found nothing, where that is not because there is nothing. */
  @state() private problem: Problem | null = null;
  /** What was asked for and not yet answered: a song's uri, or the text as typed. */
  @state() private asked: string | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.client.endSearch();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  protected override render(): TemplateResult {
    const { search } = this.own;
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
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${this.texts.close}
          title=${this.texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${this.#status()}</p>
        ${this.query ? this.#results() : html`<p class="hint">${search.hint}</p>`}
      </div>`;
  }

  private get own(): SheetTexts {
    return sheetTexts(this.texts);
  }

  #status(): string {
    if (!this.query) return "";
    const { search } = this.own;
    return this.hits?.done ? search.found(this.hits.hits.length) : search.searching;
  }

  #results(): TemplateResult {
    const { search } = this.own;
    const { query, hits, problem } = this;
    const isNothing = hits?.done && hits.hits.length === 0 && !isLink(query);
    return html`<ul>
        ${this.#typed()}
        ${repeat(
          hits?.hits ?? [],
          ({ song }) => song.uri,
          (hit) => this.#hit(hit),
        )}
      </ul>
      ${isNothing ? html`<p class="hint">${search.none(hits.query)}</p>` : nothing}
      ${problem ? html`<p class="hint" role="alert">${refusalIn(this.texts, problem)}</p>` : nothing}
      ${hits?.more ? html`<p class="hint">${search.more}</p>` : nothing}`;
  }

  /** The first row: what was typed, as it is. */
  #typed(): TemplateResult {
    const { search } = this.own;
    const { query } = this;
    return html`<li>
      <button class="ask" data-typed ?disabled=${this.asked !== null} @click=${this.#askTyped}>
        <span class="typed">${icon(isLink(query) ? "outside" : "search")}</span>
        <span class="words">
          <span class="title" dir="auto">${isLink(query) ? search.asLink : search.asTyped(query)}</span>
          <span class="artist muted" dir="auto">${isLink(query) ? query : search.asTypedHint}</span>
        </span>
        <span class="go">${icon("send")}</span>
      </button>
    </li>`;
  }

  #hit(hit: Hit): TemplateResult {
    const { song, mark } = hit;
    const canAsk = mark === "ok" && this.rights.mayRequest;
    const length = song.duration_s === null ? "" : clockTime(song.duration_s);
    return html`<li class=${mark === "ok" || mark === "waiting" ? "" : "off"} data-uri=${song.uri}>
      <button
        class="ask"
        ?disabled=${!canAsk || this.asked !== null}
        title=${canAsk ? this.own.search.request(song.title) : nothing}
        @click=${() => this.#ask({ uri: song.uri })}
      >
        <rb-cover .song=${song}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${song.title}</span>
          <span class="artist muted" dir="auto">
            ${[song.artist, length, song.explicit ? this.own.explicit : ""]
              .filter(Boolean)
              .join(" · ")}
          </span>
          ${mark === "ok" ? nothing : html`<span class="mark">${this.#reason(hit)}</span>`}
        </span>
        ${canAsk ? html`<span class="go">${icon(this.asked === song.uri ? "check" : "plus")}</span>` : nothing}
      </button>
      ${mark === "waiting" ? this.#vote(hit) : nothing}
    </li>`;
  }

  #reason({ mark, reason }: Hit): string {
    const { mark: marks } = this.own;
    return mark === "waiting" || reason === null ? marks[mark] : saidIn(this.texts, reason);
  }

  #vote({ entry: id }: Hit): TemplateResult | typeof nothing {
    const entry = id === null ? undefined : entryOf(this.replica, id);
    if (!entry) return nothing;
    return votes({
      entry,
      own: knownVote(this.replica, entry.id),
      rights: this.rights,
      texts: this.texts,
      onVote: (way) => this.attempt(this.client.vote(entry.id, way)),
    });
  }

  #type(event: Event): void {
    this.query = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#pause);
    if (this.query === "") {
      this.client.endSearch();
      this.hits = null;
      this.problem = null;
      return;
    }
    this.#pause = setTimeout(() => {
      this.client.search(
        this.query,
        (hits) => {
          this.hits = hits;
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
    // On a phone "search" on the keyboard means: let me see, not: ask for whatever comes first.
    this.renderRoot.querySelector("input")?.blur();
  }

  #askTyped(): void {
    void this.#ask(isLink(this.query) ? { uri: this.query } : { query: this.query });
  }

  async #ask(args: Commands["enqueue"]["args"]): Promise<void> {
    this.asked = "uri" in args ? args.uri : args.query;
    const enqueued = await this.carryOut("enqueue", args);
    this.asked = null;
    if (!enqueued) return;
    this.tell(this.#told(enqueued));
    this.closeSheet(enqueued.entry.id);
  }

  #told({ entry, duplicate }: Enqueued): string {
    const { search } = this.own;
    const { player } = this.replica;
    const { title } = entry.song;
    if (duplicate) return search.duplicate(title);
    if (entry.state === "approval") return search.requestedApproval(title);
    if (entry.state === "pending" || entry.position === null) return search.requestedPending(title);
    // The first song of an idle party is nobody's number one: it starts.
    const startsNow = player.entry?.id === entry.id || player.state === "idle";
    return startsNow && entry.position <= 1
      ? search.requestedNow(title)
      : search.requested(title, entry.position);
  }
}
