// The content of the dashboard card: the elements of the pages, in a Home Assistant dashboard.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import symbols from "../assets/signs.svg";
import { PartyClient, type View } from "../shared/client/client.js";
import "../shared/cheers/cheer-bar.js";
import "../shared/elements/banners.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import type { NowPlaying } from "../shared/elements/now-playing.js";
import "../shared/elements/now-playing.js";
import "../shared/elements/own-songs.js";
import type { Notice } from "../shared/elements/party-element.js";
import "../shared/elements/queue.js";
import { takeSymbolsFrom } from "../shared/elements/requester.js";
import { NoticeList } from "../shared/notices/notice-list.js";
import "../shared/notices/notices.js";
import { type Permissions, permissionsOf } from "../shared/state/permissions.js";
import { entryOf, partyName, type Replica } from "../shared/state/replica.js";
import type { CardTexts } from "../shared/texts/compiled/types.js";
import { loadMessages, provideMessages } from "../shared/texts/messages.js";
import type { Texts } from "../shared/texts/provided.js";
import { loadSheetTexts } from "../shared/texts/sheets.js";
import { styles as own } from "./card.css";
import { type CardConfig, entitiesOf, type Hass } from "./home-assistant.js";
import { styles as nowStyles } from "./now.css";
import { NO_CONTROL, partyEnvironment } from "./party-socket.js";
import { loadCardTexts, loadElementTexts } from "./texts.js";

/** Waiting times are shown in minutes. */
const TICK_MS = 10_000;
/** Changes of others are shown at most this often. */
const VIEW_EVERY_MS = 200;

type OpenSheet =
  | { readonly what: "search" | "join" }
  | { readonly what: "details"; readonly entry: string };

takeSymbolsFrom(new URL(symbols, import.meta.url).href);

/** The card that was used last; it shows notices of elements that are gone. */
let used: RaveberryCardContent | null = null;

document.addEventListener("rb-notice", ({ target, detail }: CustomEventInit<Notice> & Event) => {
  if (target === document && detail) used?.showNotice(detail);
});

/** The content of the card. */
@customElement("raveberry-card-content")
export class RaveberryCardContent extends LitElement {
  static override styles = [base, own];

  @property({ attribute: false }) config!: CardConfig;
  @state() private texts: Texts | null = null;
  @state() private cardTexts: CardTexts | null = null;
  @state() private view: View = { replica: null, connection: "starting" };
  @state() private open: OpenSheet | null = null;
  @state() private hasSheets = false;
  @state() private hasTools = false;
  @state() private qrUrl: string | null = null;
  readonly #notices = new NoticeList(this);
  #hass!: Hass;
  #client: PartyClient | null = null;
  #shown: { readonly connection: unknown; readonly entity: string } | null = null;
  #language: string | null = null;
  #unsubscribe = (): void => {};
  #timer: ReturnType<typeof setInterval> | undefined;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #viewedAtMs = Number.NEGATIVE_INFINITY;

  constructor() {
    super();
    this.#listen<Notice>("rb-notice", (notice) => this.showNotice(notice));
    this.#listen<string>("rb-details", (entry) => this.#open({ what: "details", entry }));
    this.addEventListener("pointerdown", () => {
      used = this;
    });
  }

  set hass(hass: Hass) {
    this.#hass = hass;
    this.toggleAttribute("dark", hass.themes?.darkMode === true);
    if (this.#language !== hass.language) void this.#loadTexts(hass.language);
    this.qrUrl = this.#findQrUrl();
    if (this.isConnected) this.#connect();
  }

  get hass(): Hass {
    return this.#hass;
  }

  /** Show a notice at the bottom of the window. */
  showNotice(notice: Notice): void {
    this.#notices.show(notice);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connect();
    this.#timer = setInterval(() => {
      if (!document.hidden) this.requestUpdate();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    clearTimeout(this.#viewTimer);
    this.#viewTimer = undefined;
    this.#disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("config") && this.isConnected) this.#connect();
  }

  protected override updated(): void {
    const now = this.renderRoot.querySelector<NowPlaying>("rb-now");
    adopt(now?.shadowRoot, nowStyles.styleSheet);
    now?.toggleAttribute("compact", this.config.layout === "compact");
  }

  // --- the party ----------------------------------------------------------------------------------

  /** Show the configured party; costs nothing while it is shown already. */
  #connect(): void {
    const { connection } = this.#hass;
    const { entity } = this.config;
    if (!entity || !this.cardTexts) return;
    if (this.#shown?.connection === connection && this.#shown.entity === entity) return;
    this.#disconnect();
    this.#shown = { connection, entity };
    const origin = new URL(this.#hass.hassUrl?.("/") ?? "/", location.href).origin;
    const client = new PartyClient(partyEnvironment({ connection, entity, origin }));
    this.#client = client;
    this.#unsubscribe = client.subscribe((_, isOwn) => this.#planView(isOwn));
    client.connect();
  }

  #disconnect(): void {
    this.#unsubscribe();
    this.#client?.close();
    this.#client = null;
    this.#shown = null;
    this.view = { replica: null, connection: "starting" };
  }

  #planView(isOwn: boolean): void {
    const waitMs = this.#viewedAtMs + VIEW_EVERY_MS - performance.now();
    if (isOwn || waitMs <= 0) this.#showView();
    else this.#viewTimer ??= setTimeout(() => this.#showView(), waitMs);
  }

  #showView(): void {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = undefined;
    this.#viewedAtMs = performance.now();
    if (!this.#client) return;
    this.view = this.#client.view;
    const { replica } = this.view;
    if (replica && needsTools(replica, this.#client.clock.nowMs())) void this.#loadTools();
  }

  async #loadTexts(language: string): Promise<void> {
    this.#language = language;
    const [card, texts] = await Promise.all([loadCardTexts(language), loadElementTexts(language)]);
    if (this.#language !== language) return;
    await loadSheetTexts(texts);
    if (this.hasSheets) await loadMessages(texts);
    provideMessages(texts, { [NO_CONTROL.refusal]: card.noControl });
    this.cardTexts = card;
    this.texts = texts;
    if (this.isConnected) this.#connect();
  }

  async #loadSheets(): Promise<void> {
    if (this.hasSheets || !this.texts) return;
    await Promise.all([import("./sheets.js"), loadMessages(this.texts)]);
    this.hasSheets = true;
  }

  async #loadTools(): Promise<void> {
    if (this.hasTools) return;
    await import("./tools.js");
    this.hasTools = true;
  }

  #findQrUrl(): string | null {
    const { entity } = this.config;
    if (!entity) return null;
    const qr = entitiesOf(this.#hass, entity).find(({ translation_key: key }) => key === "join_qr");
    const picture = qr && this.#hass.states[qr.entity_id]?.attributes["entity_picture"];
    return typeof picture === "string" ? (this.#hass.hassUrl?.(picture) ?? picture) : null;
  }

  // --- what is shown ------------------------------------------------------------------------------

  protected override render(): TemplateResult {
    const { texts, cardTexts } = this;
    const { replica } = this.view;
    if (!texts || !cardTexts) return html`<ha-card></ha-card>`;
    if (!this.config.entity) return this.#message(cardTexts.noParty);
    if (!this.#hass.states[this.config.entity]) return this.#message(cardTexts.gone);
    if (!replica || !this.#client) return this.#message(texts.loading);
    const opened = this.#opened(replica);
    return html`<ha-card>
        <div class="frame ${this.config.layout ?? "auto"}">
          ${this.#header(replica)}
          <rb-banners
            .client=${this.#client}
            .texts=${texts}
            .replica=${replica}
            .isLost=${this.view.connection === "lost"}
          ></rb-banners>
          ${this.#party(replica, this.#client, texts)}
        </div>
      </ha-card>
      ${this.hasSheets ? this.#sheet(replica, opened) : nothing}
      ${this.#notices.region(false, opened !== null)} ${opened ? nothing : this.#shownNotices()}`;
  }

  #message(text: string): TemplateResult {
    return html`<ha-card><p class="message">${text}</p></ha-card>`;
  }

  #header(replica: Replica): TemplateResult {
    const { texts, cardTexts } = this;
    const guests = texts?.guestsHere({ count: replica.party.guests_active });
    const isJoinable = this.config.join !== false && this.qrUrl !== null && replica.party.open;
    return html`<div class="top">
      <h2 dir="auto">${partyName(replica)}</h2>
      <span class="guests" role="img" aria-label=${guests} title=${guests}>
        ${icon("people")}${replica.party.guests_active}
      </span>
      ${
        isJoinable
          ? html`<button data-open="join" @click=${() => this.#open({ what: "join" })}>
              ${icon("person")} ${cardTexts?.join}
            </button>`
          : nothing
      }
    </div>`;
  }

  #party(replica: Replica, client: PartyClient, texts: Texts): TemplateResult {
    const permissions = permissionsOf(replica, client.clock.nowMs());
    const { config, hasTools } = this;
    const isCompact = config.layout === "compact";
    const hasControls = config.controls !== false && permissions.maySteer && hasTools;
    const hasReactions = config.reactions !== false && !isCompact;
    return html`<div class="party">
      <div class="stage">
        <rb-now
          .client=${client}
          .texts=${texts}
          .replica=${replica}
          .hasTools=${hasTools}
        ></rb-now>
        ${
          hasReactions
            ? html`<rb-cheers .client=${client} .texts=${texts} .replica=${replica}></rb-cheers>`
            : nothing
        }
        ${
          hasControls
            ? html`<rb-controls .client=${client} .texts=${texts} .replica=${replica}></rb-controls>`
            : nothing
        }
      </div>
      <div class="list">
        ${
          permissions.mayRequest
            ? html`<button
                class="main"
                data-open="search"
                @click=${() => this.#open({ what: "search" })}
              >
                ${icon("search")} ${texts.ask}
              </button>`
            : nothing
        }
        ${config.queue !== false && !isCompact ? this.#queue(replica, client, texts, permissions) : nothing}
      </div>
    </div>`;
  }

  #queue(
    replica: Replica,
    client: PartyClient,
    texts: Texts,
    { mayHost }: Permissions,
  ): TemplateResult {
    const { hasTools } = this;
    return html`<div class="scroll page">
      ${
        hasTools
          ? html`<rb-approvals
              .client=${client}
              .texts=${texts}
              .replica=${replica}
            ></rb-approvals>`
          : nothing
      }
      ${
        mayHost
          ? nothing
          : html`<rb-own-songs
              .client=${client}
              .texts=${texts}
              .replica=${replica}
            ></rb-own-songs>`
      }
      <rb-queue
        .client=${client}
        .texts=${texts}
        .replica=${replica}
        .hasTools=${hasTools}
      ></rb-queue>
    </div>`;
  }

  #sheet(replica: Replica, opened: OpenSheet | null): TemplateResult {
    return html`<rb-sheet
      ?open=${opened !== null}
      ?tall=${opened?.what === "search"}
      label=${this.#label(replica, opened)}
      @rb-close=${() => {
        this.open = null;
      }}
    >
      ${this.#content(replica, opened)} ${this.#notices.region(true, opened !== null)}
      ${opened ? this.#shownNotices() : nothing}
    </rb-sheet>`;
  }

  #label(replica: Replica, opened: OpenSheet | null): string {
    switch (opened?.what) {
      case "search":
        return this.texts?.ask ?? "";
      case "join":
        return this.cardTexts?.join ?? "";
      case "details":
        return anyEntry(replica, opened.entry)?.song.title ?? "";
      default:
        return "";
    }
  }

  #content(replica: Replica, opened: OpenSheet | null): TemplateResult | typeof nothing {
    switch (opened?.what) {
      case "search":
        return html`<rb-search
          .client=${this.#client}
          .texts=${this.texts}
          .replica=${replica}
        ></rb-search>`;
      case "details":
        return html`<rb-details
          .client=${this.#client}
          .texts=${this.texts}
          .replica=${replica}
          .entry=${anyEntry(replica, opened.entry)}
        ></rb-details>`;
      case "join":
        return html`<div class="join">
          <h2>${this.cardTexts?.join}</h2>
          <img src=${this.qrUrl ?? ""} alt=${this.cardTexts?.joinQr ?? ""} />
          <p>${this.cardTexts?.joinHint}</p>
          <button
            @click=${() => {
              this.open = null;
            }}
          >
            ${this.texts?.close}
          </button>
        </div>`;
      default:
        return nothing;
    }
  }

  #shownNotices(): TemplateResult {
    return html`<rb-notices
      slot="over"
      .texts=${this.texts}
      .shown=${this.#notices.shown}
      @rb-drop=${({ detail }: CustomEvent<Notice>) => this.#notices.drop(detail)}
    ></rb-notices>`;
  }

  #open(open: OpenSheet): void {
    used = this;
    this.open = open;
    void this.#loadSheets();
  }

  /** Return the open sheet, null if its song is gone or requests are closed. */
  #opened(replica: Replica): OpenSheet | null {
    const { open } = this;
    if (!this.hasSheets || open === null) return null;
    if (open.what === "join") return this.qrUrl ? open : null;
    if (open.what === "details") return anyEntry(replica, open.entry) ? open : null;
    const nowMs = this.#client?.clock.nowMs() ?? 0;
    return permissionsOf(replica, nowMs).mayRequest ? open : null;
  }

  /** Handle an event of an element, which Home Assistant does not get. */
  #listen<T>(name: string, handle: (detail: T) => void): void {
    this.addEventListener(name, (event) => {
      event.stopPropagation();
      handle((event as CustomEvent<T>).detail);
    });
  }
}

/** Return whether the user has rights for the tools, or requests of theirs wait. */
function needsTools(replica: Replica, nowMs: number): boolean {
  return permissionsOf(replica, nowMs).maySteer || replica.me.waiting_approval.length > 0;
}

/** Return a queued or playing entry, or one waiting for approval. */
function anyEntry(replica: Replica, id: string): ReturnType<typeof entryOf> {
  return entryOf(replica, id) ?? replica.me.waiting_approval.find((entry) => entry.id === id);
}

function adopt(root: ShadowRoot | null | undefined, sheet: CSSStyleSheet | undefined): void {
  if (!root || !sheet || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
