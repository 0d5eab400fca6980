// Base of the guest page and the host page.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import type { View } from "../client/client.js";
import { createPageClient, urlOf } from "../client/page-client.js";
import { safeColor } from "../colors.js";
import type { Entry, Me, Recap } from "../contract.js";
import { NoticeList } from "../notices/notice-list.js";
import type { OpenSheet } from "../sheets/content.js";
import { type Permissions, permissionsOf } from "../state/permissions.js";
import { remainingLimit } from "../state/remaining-limit.js";
import { entryOf, partyName, type Replica } from "../state/replica.js";
import { loadMessages } from "../texts/messages.js";
import { pageTexts, type Texts } from "../texts/provided.js";
import { loadSheetTexts } from "../texts/sheets.js";
import { guestIn } from "../texts/translate.js";
import { wholeMinutes } from "../time-format.js";
import { styles as base } from "./base.css";
import "./banners.js";
import { delayCovers } from "./cover.js";
import { icon } from "./icons.js";
import "./now-playing.js";
import { styles as own } from "./page.css";
import type { JoinRequest, Notice } from "./party-element.js";
import type { QueueList } from "./queue.js";
import "./queue.js";
import { isOwn, signMark } from "./requester.js";

/** The sheets and their elements. */
type Sheets = typeof import("../sheets/sheets.js");

const FEW_REQUESTS = 2;

/** Waiting times are shown in minutes. */
const TICK_MS = 10_000;

/** Nobody votes as soon as the page appears, but what takes many bytes waits for those who do. */
const SETTLE_MS = 250;
/** Changes of others are shown at most this often. */
const VIEW_EVERY_MS = 200;

const allowCovers = delayCovers();

/** Vibration of a phone whose song is next: two pulses. */
const NEXT_MS = [80, 80, 80];

const RELOADED = "raveberry-reloaded";
const RELOAD_EVERY_MS = 60_000;

/** Base of guest and host page: current song, queue, search, sheets and notices. */
export abstract class PartyPage extends LitElement {
  static override styles = [base, own];

  @state() protected texts: Texts = pageTexts.current;
  protected readonly client = createPageClient();
  @state() private view: View = this.client.view;
  @state() private open: OpenSheet | null = null;
  @state() private joining: JoinRequest | null = null;
  @query("rb-queue") private queue!: QueueList;
  readonly #notices = new NoticeList(this);
  #unsubscribe = (): void => {};
  #timer: ReturnType<typeof setInterval> | undefined;
  /** The own song announced last as the next one; votes may move it there more than once. */
  #saidNext = "";
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #viewedAtMs = Number.NEGATIVE_INFINITY;
  #isSettling = false;
  #isLoadingTools = false;
  #isSettled = false;
  #sheets: Sheets | null = null;
  /** True when what the viewer has rights for is loaded, with its texts. */
  @state() private hasLoadedTools = false;
  /** True once the party was shown, which stays. */
  #isShown = false;

  /** Text beside the title, empty on the guest page. */
  protected abstract badge(): string;
  /** Links to other pages in the header. */
  protected links(_replica: Replica): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Content above everything else. */
  protected news(_replica: Replica): TemplateResult | typeof nothing {
    return nothing;
  }
  /** Content between the current song and the queue. */
  protected abstract above(): TemplateResult | typeof nothing;
  /** Content beside the queue. */
  protected abstract beside(
    replica: Replica,
    permissions: Permissions,
  ): TemplateResult | typeof nothing;

  /** Import sheets.ts; implemented by the pages, as sheets.ts imports this module. */
  protected abstract importSheets(): Promise<Sheets>;

  /** Import tools.ts; null if it is part of the page. */
  protected abstract readonly importTools: (() => Promise<unknown>) | null;

  constructor() {
    super();
    document.addEventListener("rb-notice", ({ detail }: CustomEventInit<Notice>) => {
      if (!detail) return;
      this.#notices.show(detail);
      void this.#loadSheets();
    });
    document.addEventListener("rb-details", ({ detail: entry }: CustomEventInit<string>) => {
      if (entry) this.#open({ what: "details", entry });
    });
    document.addEventListener("rb-join", ({ detail }: CustomEventInit<JoinRequest>) => {
      this.joining?.done(false);
      this.joining = detail ?? null;
      void this.#loadSheets();
    });
    document.addEventListener("rb-lyrics", () => this.#open({ what: "lyrics" }));
    document.addEventListener("rb-recap", ({ detail: night }: CustomEventInit<Recap>) => {
      if (night) this.#open({ what: "recap", night });
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.client.subscribe((_, isOwn) => this.#planView(isOwn));
    window.addEventListener("keydown", this.#shortcut);
    this.#timer = setInterval(() => {
      if (!document.hidden) this.requestUpdate();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe();
    clearInterval(this.#timer);
    clearTimeout(this.#viewTimer);
    window.removeEventListener("keydown", this.#shortcut);
  }

  /**
   * Show the newest view soon: what the guest did at once, and changes of others together, as a
   * slow phone draws no more than some in a second.
   */
  #planView(isOwn: boolean): void {
    const waitMs = this.#viewedAtMs + VIEW_EVERY_MS - performance.now();
    if (isOwn || waitMs <= 0) this.#showView();
    else this.#viewTimer ??= setTimeout(() => this.#showView(), waitMs);
  }

  #showView(): void {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = undefined;
    this.#viewedAtMs = performance.now();
    const { view } = this.client;
    this.#notifyChanges(this.view, view);
    this.view = view;
  }

  protected override updated(): void {
    const song = this.view.replica?.player.entry?.song;
    const place = [this.badge(), partyName(this.view.replica)].filter(Boolean).join(" · ");
    document.title = song ? `${song.title} · ${place}` : place;
    const { connection, replica } = this.view;
    const waits = replica !== null && this.#waits(replica);
    if (replica && !this.#hasTools && this.#isSettled && this.#needsTools(replica)) {
      void this.#loadTools();
    }
    if (replica && !waits) this.#isShown = true;
    if (connection === "up" && !this.#isSettling) {
      this.#isSettling = true;
      this.#settle(waits ? 0 : SETTLE_MS);
    }
  }

  /** Load covers and sheets, which take most of the bytes, after the page can be used. */
  #settle(waitMs: number): void {
    setTimeout(() => {
      if (this.client.isVoting) return this.#settle(SETTLE_MS);
      allowCovers();
      this.#isSettled = true;
      this.requestUpdate();
      void this.#loadSheets();
    }, waitMs);
  }

  protected override render(): TemplateResult {
    const { texts } = this;
    const { replica } = this.view;
    const opened = this.#sheets ? this.#opened(replica) : null;
    return html`<div class="page">
        <header class="top">
          <img src=${urlOf("static/icon.svg").href} alt="" />
          <h1 dir="auto">${partyName(replica)}${this.badge() ? html`<small>${this.badge()}</small>` : nothing}</h1>
          ${replica ? this.links(replica) : nothing}
          ${replica ? [this.#guests(replica.party.guests_active), this.#profile(replica.me)] : nothing}
        </header>
        ${this.#banners(replica)} ${replica ? this.news(replica) : nothing}
        ${
          replica && !this.#waits(replica)
            ? this.#party(replica)
            : html`<p class="loading">
                <img src=${urlOf("static/icon.svg").href} alt="" width="72" height="72" />
                ${texts.loading}
              </p>`
        }
      </div>
      ${this.#sheets && replica ? [this.#sheet(replica, opened), this.#join(replica)] : nothing}
      ${this.#notices.region(false, opened !== null)} ${opened ? nothing : this.#shownNotices()}`;
  }

  /** The notices; over an open sheet they are part of it, as the page behind it is inert. */
  #shownNotices(): TemplateResult {
    return html`<rb-notices
      slot="over"
      .texts=${this.texts}
      .shown=${this.#notices.shown}
      @rb-drop=${({ detail }: CustomEvent<Notice>) => this.#notices.drop(detail)}
    ></rb-notices>`;
  }

  #guests(count: number): TemplateResult {
    const label = this.texts.guestsHere({ count });
    return html`<span class="guests" role="img" aria-label=${label} title=${label}>
      ${icon("people")}${count}
    </span>`;
  }

  #profile({ name, color, sign }: Me): TemplateResult {
    const label = name
      ? this.texts.profile({ name: guestIn(this.texts, name) })
      : this.texts.profileUnnamed;
    return html`<button
      class="round me"
      data-open="profile"
      aria-label=${label}
      title=${label}
      style=${styleMap({ "--who": safeColor(color) })}
      @click=${() => this.#open({ what: "profile" })}
    >
      ${sign ? signMark(sign) : icon("person")}
    </button>`;
  }

  #party(replica: Replica): TemplateResult {
    const { client, texts } = this;
    const permissions = this.#permissions(replica);
    return html`<main>
        <div class="stage">
          <rb-now
            .client=${client}
            .texts=${texts}
            .replica=${replica}
            .hasTools=${this.#hasTools}
          ></rb-now>
          ${
            permissions.maySteer && this.#hasTools
              ? html`<rb-controls .client=${client} .texts=${texts} .replica=${replica}></rb-controls>`
              : nothing
          }
          ${
            this.#sheets
              ? html`<rb-cheers .client=${client} .texts=${texts} .replica=${replica}></rb-cheers>`
              : nothing
          }
        </div>
        ${this.above()}
        <div class="list">
          ${
            permissions.mayRequest
              ? html`<div class="dock">
                  <button
                    class="main"
                    data-open="search"
                    title=${texts.ask}
                    @click=${() => this.#open({ what: "search" })}
                  >
                    ${icon("search")} ${texts.ask}
                  </button>
                  ${this.#requestsLeft(replica)}
                </div>`
              : nothing
          }
          ${permissions.mayHost ? nothing : this.#ownSongs(replica)}
          ${permissions.mayModerate ? this.#approvals(replica) : nothing}
          <rb-queue
            .client=${client}
            .texts=${texts}
            .replica=${replica}
            .hasTools=${this.#hasTools}
          ></rb-queue>
          ${permissions.mayModerate ? nothing : this.#approvals(replica)}
        </div>
        ${this.beside(replica, permissions)}
      </main>`;
  }

  /** The viewer's songs, or the place that they need when they are loaded. */
  #ownSongs(replica: Replica): TemplateResult | typeof nothing {
    const { client, texts } = this;
    if (this.#sheets) {
      return html`<rb-own-songs
        .client=${client}
        .texts=${texts}
        .replica=${replica}
      ></rb-own-songs>`;
    }
    const hasOwn = [...replica.entries.values()].some((entry) => isOwn(entry, replica.me));
    return hasOwn ? html`<div class="place"></div>` : nothing;
  }

  #approvals(replica: Replica): TemplateResult | typeof nothing {
    if (!this.#hasTools) return nothing;
    const { client, texts } = this;
    return html`<rb-approvals
      .client=${client}
      .texts=${texts}
      .replica=${replica}
    ></rb-approvals>`;
  }

  /** Load what the viewer has rights for, which most guests never need, with its texts. */
  async #loadTools(): Promise<void> {
    if (this.#isLoadingTools) return;
    this.#isLoadingTools = true;
    try {
      await Promise.all([this.importTools?.(), loadSheetTexts(this.texts)]);
      this.hasLoadedTools = true;
    } catch {
      if (navigator.onLine) await reloadIfStale();
      this.#isShown = true;
      this.requestUpdate();
      setTimeout(() => {
        this.#isLoadingTools = false;
      }, TICK_MS);
    }
  }

  #needsTools(replica: Replica): boolean {
    return this.#permissions(replica).maySteer || replica.me.waiting_approval.length > 0;
  }

  get #hasTools(): boolean {
    return this.importTools === null || this.hasLoadedTools;
  }

  /** Return whether the party waits for approvals, which would move the rest of the page. */
  #waits({ me }: Replica): boolean {
    const count = me.waiting_approval.length + (me.texts?.length ?? 0);
    return !this.#isShown && !this.#hasTools && me.role !== "guest" && count > 0;
  }

  #permissions(replica: Replica): Permissions {
    return permissionsOf(replica, this.client.clock.nowMs());
  }

  /** Notify of a restored connection, and of an own song that starts or is next. */
  #notifyChanges(before: View, after: View): void {
    const { banner, toast, said } = this.texts;
    if (before.connection === "lost" && after.connection === "up") {
      this.#notices.show({ text: banner.back, tone: "good" });
    }
    const [old, now] = [before.replica?.player, after.replica];
    const { entry, epoch } = now?.player ?? {};
    if (old && now && entry && old.epoch !== epoch && isOwn(entry, now.me)) {
      this.#notices.show({ text: toast.yourSong({ title: entry.song.title }), tone: "good" });
    }
    const next = now?.entries.get(now.order[0] ?? "");
    const isUp = next && now && before.replica?.order[0] !== next.id && isOwn(next, now.me);
    if (isUp && before.replica?.entries.has(next.id) && next.id !== this.#saidNext) {
      this.#saidNext = next.id;
      this.#notices.show({ text: said.next({ title: next.song.title }), tone: "good" });
      navigator.vibrate?.(NEXT_MS);
    }
  }

  /** Show the request limit when few requests are left. */
  #requestsLeft({ me, meAtMs }: Replica): TemplateResult | typeof nothing {
    const { requests } = me.limits;
    if (requests === null) return nothing;
    const left = remainingLimit(requests, meAtMs, this.client.clock.nowMs());
    if (left.remaining > FEW_REQUESTS) return nothing;
    const { texts } = this;
    return html`<small>
      ${
        left.remaining > 0
          ? texts.requestsLeft({ count: left.remaining })
          : texts.noRequestsLeft({ minutes: wholeMinutes(left.next_in_s) })
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

  #open(open: OpenSheet): void {
    this.open = open;
    void this.#loadSheets();
  }

  /**
   * Load the sheets; if the file is gone, the server is newer and the page is reloaded.
   */
  async #loadSheets(): Promise<void> {
    try {
      const [module] = await Promise.all([
        this.importSheets(),
        loadSheetTexts(this.texts),
        loadMessages(this.texts),
      ]);
      if (this.#sheets) return;
      this.#sheets = module;
      const shared = module.takeSharedText();
      if (shared) this.openSearch(shared);
      // The sheets register translations of server sentences, so everything is rendered again.
      this.texts = { ...this.texts };
    } catch {
      if (navigator.onLine) await reloadIfStale();
    }
  }

  /** Return the open sheet, null if its song is gone. */
  #opened(replica: Replica | null): OpenSheet | null {
    if (replica === null || this.open === null) return null;
    if (this.open.what === "search")
      return this.#permissions(replica).mayRequest ? this.open : null;
    if (this.open.what !== "details") return this.open;
    return anyEntry(replica, this.open.entry) ? this.open : null;
  }

  #sheet(replica: Replica, opened: OpenSheet | null): TemplateResult {
    const { client, texts } = this;
    const entry = opened?.what === "details" ? anyEntry(replica, opened.entry) : undefined;
    const sheet = opened && this.#sheets?.sheetContent({ client, texts, replica, entry }, opened);
    return html`<rb-sheet
      ?open=${opened !== null}
      ?tall=${opened?.what === "search"}
      label=${sheet?.label ?? ""}
      @rb-close=${this.#close}
    >
      ${sheet?.content} ${this.#notices.region(true, opened !== null)}
      ${opened ? this.#shownNotices() : nothing}
    </rb-sheet>`;
  }

  #join(replica: Replica): TemplateResult | typeof nothing {
    const { joining } = this;
    if (joining === null) return nothing;
    const done = (hasJoined: boolean): void => {
      this.joining = null;
      joining.done(hasJoined);
    };
    return html`<rb-join
      .client=${this.client}
      .texts=${this.texts}
      .replica=${replica}
      .request=${{ ...joining, done }}
    ></rb-join>`;
  }

  async #close({ detail: entry }: CustomEvent<string | undefined>): Promise<void> {
    this.open = null;
    if (!entry) return;
    await this.updateComplete;
    await this.queue.reveal(entry);
  }

  /** Open the search with a text. */
  protected openSearch(text: string): void {
    this.#open({ what: "search", text });
  }

  /** Open the search with "/", as on many sites. */
  #shortcut = (event: KeyboardEvent): void => {
    const { replica } = this.view;
    const isOpen = this.open !== null || !replica || !this.#permissions(replica).mayRequest;
    if (event.key !== "/" || isOpen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#open({ what: "search" });
  };
}

/** Reload the page if the server has a newer one, at most once a minute. */
async function reloadIfStale(): Promise<void> {
  const answer = await fetch(document.baseURI, { cache: "no-store" }).catch(() => undefined);
  const isFresh = Date.now() - Number(sessionStorage.getItem(RELOADED)) < RELOAD_EVERY_MS;
  if (!answer?.ok || isFresh) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}

/** Return a queued or playing entry, or one waiting for approval. */
function anyEntry(replica: Replica, id: string): Entry | undefined {
  return entryOf(replica, id) ?? replica.me.waiting_approval.find((entry) => entry.id === id);
}
