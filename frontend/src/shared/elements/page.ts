import { html, LitElement, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { addressOf, clientOfThisPage } from "../browser.js";
import type { View } from "../client.js";
import type { Me } from "../contract.js";
import { wholeMinutes } from "../format.js";
import { entryOf, type Replica } from "../replica.js";
import { type Rights, rightsOf } from "../rights.js";
import { type Texts, textsFor } from "../texts/texts.js";
import { styles as base } from "./base.css";
import "./banners.js";
import "./controls.js";
import "./details.js";
import { icon } from "./icons.js";
import type { Notices } from "./notices.js";
import "./notices.js";
import "./now.js";
import { styles as own } from "./page.css";
import type { Notice } from "./party-element.js";
import type { Queue } from "./queue.js";
import "./queue.js";
import "./search.js";
import "./sheet.js";
import { isOwn } from "./who.js";

const FEW_REQUESTS = 2;

type Open = { readonly what: "search" } | { readonly what: "details"; readonly entry: string };

/** What both pages have: the song that plays, the queue, the search, the messages. */
export abstract class PartyPage extends LitElement {
  static override styles = [base, own];

  protected readonly texts: Texts = textsFor(navigator.languages);
  protected readonly client = clientOfThisPage();
  @state() private view: View = this.client.view;
  @state() private open: Open | null = null;
  @query("rb-notices") private notices!: Notices;
  @query("rb-queue") private queue!: Queue;
  #unsubscribe = (): void => {};

  /** A word behind the name, for a page that is not the guests'. */
  protected abstract badge(): string;
  /** What stands beside the queue. */
  protected abstract beside(replica: Replica, rights: Rights): TemplateResult | typeof nothing;

  constructor() {
    super();
    document.documentElement.lang = this.texts.language;
    this.addEventListener("rb-notice", ({ detail }: CustomEventInit<Notice>) => {
      if (detail) this.notices.show(detail);
    });
    this.addEventListener("rb-details", ({ detail: entry }: CustomEventInit<string>) => {
      if (entry) this.open = { what: "details", entry };
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.client.subscribe((view) => {
      this.#greet(this.view, view);
      this.view = view;
    });
    window.addEventListener("keydown", this.#shortcut);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    window.removeEventListener("keydown", this.#shortcut);
  }

  protected override updated(): void {
    const song = this.view.replica?.player.entry?.song;
    const place = [this.badge(), "Raveberry"].filter(Boolean).join(" · ");
    document.title = song ? `${song.title} · ${place}` : place;
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const { replica } = this.view;
    return html`<div class="page" ?inert=${this.#opened(replica) !== null}>
        <header class="top">
          <img src=${addressOf("static/icon.svg").href} alt="" />
          <h1>Raveberry${this.badge() ? html`<small>${this.badge()}</small>` : nothing}</h1>
          ${replica ? this.#guests(replica.party.guests_active) : nothing}
        </header>
        ${this.#banners(replica)}
        ${
          replica
            ? this.#party(replica)
            : html`<p class="loading">
                <img src=${addressOf("static/icon.svg").href} alt="" width="72" height="72" />
                ${texts.loading}
              </p>`
        }
      </div>
      ${this.#sheet(replica)}
      <rb-notices .texts=${texts}></rb-notices>`;
  }

  #guests(count: number): TemplateResult {
    const told = this.texts.guestsHere(count);
    return html`<span class="guests" role="img" aria-label=${told} title=${told}>
      ${icon("people")}${count}
    </span>`;
  }

  #party(replica: Replica): TemplateResult {
    const { client, texts } = this;
    const rights = rightsOf(replica.me.role, replica.party);
    return html`<main>
        <div class="stage">
          <rb-now .client=${client} .texts=${texts} .replica=${replica}></rb-now>
          ${
            rights.maySteer
              ? html`<rb-controls .client=${client} .texts=${texts} .replica=${replica}></rb-controls>`
              : nothing
          }
        </div>
        <div class="list">
          ${
            rights.mayRequest
              ? html`<div class="dock">
                  <button
                    class="main"
                    data-open="search"
                    title=${texts.search.open}
                    @click=${this.#search}
                  >
                    ${icon("search")} ${texts.search.open}
                  </button>
                  ${this.#requestsLeft(replica.me)}
                </div>`
              : nothing
          }
          <rb-queue .client=${client} .texts=${texts} .replica=${replica}></rb-queue>
        </div>
        ${this.beside(replica, rights)}
      </main>`;
  }

  /** Tells what is good news. */
  #greet(before: View, after: View): void {
    const { banner, toast } = this.texts;
    if (before.connection === "lost" && after.connection === "up") {
      this.notices.show({ text: banner.back, tone: "good" });
    }
    const [old, now] = [before.replica?.player, after.replica];
    const { entry, epoch } = now?.player ?? {};
    if (old && now && entry && old.epoch !== epoch && isOwn(entry, now.me)) {
      this.notices.show({ text: toast.yourSong(entry.song.title), tone: "good" });
    }
  }

  /** The limit before it bites; none is mentioned while there is plenty. */
  #requestsLeft({ limits: { requests } }: Me): TemplateResult | typeof nothing {
    if (requests === null || requests.remaining > FEW_REQUESTS) return nothing;
    const { texts } = this;
    return html`<small role="status">
      ${
        requests.remaining > 0
          ? texts.requestsLeft(requests.remaining)
          : texts.noRequestsLeft(wholeMinutes(requests.next_in_s))
      }
    </small>`;
  }

  #banners(replica: Replica | null): TemplateResult {
    const isLost = this.view.connection === "lost";
    return html`<rb-banners
      .client=${this.client}
      .texts=${this.texts}
      .replica=${replica}
      .isLost=${isLost}
    ></rb-banners>`;
  }

  /** What is open, unless the song it is about is gone. */
  #opened(replica: Replica | null): Open | null {
    if (replica === null || this.open === null) return null;
    if (this.open.what === "search") return replica.party.open ? this.open : null;
    return replica.entries.has(this.open.entry) ? this.open : null;
  }

  #sheet(replica: Replica | null): TemplateResult | typeof nothing {
    const { client, texts } = this;
    const opened = this.#opened(replica);
    if (replica === null || opened === null) return nothing;
    if (opened.what === "search") {
      return html`<rb-sheet tall label=${texts.search.open} @rb-close=${this.#close}>
        <rb-search .client=${client} .texts=${texts} .replica=${replica}></rb-search>
      </rb-sheet>`;
    }
    const entry = entryOf(replica, opened.entry);
    return html`<rb-sheet label=${entry?.song.title ?? ""} @rb-close=${this.#close}>
      <rb-details .client=${client} .texts=${texts} .replica=${replica} .entry=${entry}></rb-details>
    </rb-sheet>`;
  }

  #search(): void {
    this.open = { what: "search" };
  }

  async #close({ detail: entry }: CustomEvent<string | undefined>): Promise<void> {
    this.open = null;
    if (!entry) return;
    await this.updateComplete;
    await this.queue.reveal(entry);
  }

  /** As on many pages: "/" goes to the search. */
  #shortcut = (event: KeyboardEvent): void => {
    const isOpen = this.open !== null || !this.view.replica?.party.open;
    if (event.key !== "/" || isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#search();
  };
}
