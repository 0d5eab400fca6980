// The host page: the guest page, and panels to control the party.

import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { icon } from "../shared/elements/icons.js";
import { MORE_ICONS } from "../shared/elements/more-icons.js";
import { PartyPage } from "../shared/elements/page.js";
import { pageLink } from "../shared/elements/page-link.js";
import type { Replica } from "../shared/state/replica.js";
import type { EffectsTexts, HostTexts, SheetsTexts } from "../shared/texts/compiled/types.js";
import { pageTexts, sheetTexts, type Texts } from "../shared/texts/provided.js";
import "../shared/moderation/approvals.js";
import "../shared/playback/playback-controls.js";
import "../shared/playback/seek-bar.js";
import "./guests.js";
import { styles } from "./host.css";
import "./lights.js";
import "./music.js";
import "./party.js";
import "./problems.js";
import "./history/history.js";
import "./queue/join-code.js";
import type { Entry } from "../shared/contract.js";
import type { QueueList } from "../shared/elements/queue.js";
import type { PlaylistChooser } from "./playlists/playlist-chooser.js";
import "./playlists/playlist-chooser.js";
import type { HostQueue } from "./queue/host-queue.js";
import "./queue/host-queue.js";
import type { SettingTexts } from "./settings/setting-texts.js";
import type { SettingsPanel } from "./settings/settings.js";
import "./settings/settings.js";
import "./system/processes.js";
import { PosterPage } from "./start/poster.js";
import "./start/start.js";
import { effectTexts, hostTexts, settingTexts } from "./texts.js";

/** Tabs of the host page. */
type HostTab = keyof HostTexts["tab"];

const TABS: readonly HostTab[] = [
  "queue",
  "party",
  "guests",
  "music",
  "lights",
  "history",
  "settings",
];

const DRAWINGS: Readonly<Record<HostTab, TemplateResult>> = {
  queue: icon("queue"),
  party: icon("moon"),
  guests: icon("people"),
  music: icon(MORE_ICONS.disc),
  lights: icon("light"),
  history: icon(MORE_ICONS.list),
  settings: icon(MORE_ICONS.gear),
};

/** Breakpoint of the single-panel layout, as in host.css. */
const NARROW = matchMedia("(max-width: 899px)");

/** The host page: the guest page with panels to control the party. */
export class HostPage extends PartyPage {
  static override styles = [...PartyPage.styles, styles];

  /** The selected panel; on a wide screen the queue is always visible. */
  @property({ reflect: true }) tab: HostTab = "queue";

  protected override importSheets(): Promise<typeof import("../shared/sheets/sheets.js")> {
    return import("../shared/sheets/sheets.js");
  }

  protected override readonly importTools = null;

  protected override badge(): string {
    return this.#own.title;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    NARROW.addEventListener("change", this.#rearrange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    NARROW.removeEventListener("change", this.#rearrange);
  }

  readonly #rearrange = (): void => this.requestUpdate();

  protected override links(replica: Replica): TemplateResult {
    const own = this.#own;
    return html`<nav class="pages" aria-label=${own.pages}>
      ${pageLink("guest", own.guestPage, "people")} ${pageLink("tv", own.screen, MORE_ICONS.screen)}
      </nav>
      ${NARROW.matches ? this.#joinCode(replica) : nothing}`;
  }

  #joinCode(replica: Replica): TemplateResult {
    const { client, texts } = this;
    return html`<rb-join-code
      ?compact=${this.tab !== "queue"}
      .client=${client}
      .texts=${texts}
      .replica=${replica}
    ></rb-join-code>`;
  }

  protected override news(replica: Replica): TemplateResult {
    const { client, texts } = this;
    return html`<rb-problems .client=${client} .texts=${texts} .replica=${replica}></rb-problems>
      <rb-start .client=${client} .texts=${texts} .replica=${replica}></rb-start>
      <rb-host-queue
        .client=${client}
        .texts=${texts}
        .replica=${replica}
        @rb-find=${({ detail }: CustomEvent<string>) => this.openSearch(detail)}
        @rb-choose-playlist=${({ detail }: CustomEvent<Entry>) => this.#choosePlaylist(detail)}
      ></rb-host-queue>
      <rb-playlist-chooser
        .client=${client}
        .texts=${texts}
        .replica=${replica}
      ></rb-playlist-chooser>`;
  }

  /** Render the tabs at their visual position, which defines the focus order. */
  protected override above(): TemplateResult | typeof nothing {
    return NARROW.matches ? this.#tabs() : nothing;
  }

  protected override beside(replica: Replica): TemplateResult {
    return html`${NARROW.matches ? nothing : [this.#joinCode(replica), this.#tabs()]}
      <div class="beside" role="tabpanel" aria-label=${this.#own.tab[this.tab]}>
        ${this.#panel(replica)}
      </div>`;
  }

  protected override updated(): void {
    super.updated();
    const queue = this.renderRoot.querySelector<QueueList>("rb-queue");
    if (queue) this.renderRoot.querySelector<HostQueue>("rb-host-queue")?.manage(queue);
  }

  #choosePlaylist(entry: Entry): void {
    void this.renderRoot.querySelector<PlaylistChooser>("rb-playlist-chooser")?.choose(entry);
  }

  #tabs(): TemplateResult {
    return html`<nav
      class="tabs"
      role="tablist"
      aria-label=${this.#own.tabs}
      @keydown=${this.#turn}
    >
      ${TABS.map((tab) => this.#tab(tab))}
    </nav>`;
  }

  get #own(): HostTexts {
    return hostTexts.current;
  }

  #tab(tab: HostTab): TemplateResult {
    const name = this.#own.tab[tab];
    return html`<button
      role="tab"
      data-tab=${tab}
      aria-selected=${this.tab === tab}
      tabindex=${this.tab === tab || (tab === "party" && this.tab === "queue") ? 0 : -1}
      title=${name}
      @click=${() => this.#show(tab)}
    >
      ${DRAWINGS[tab]}<span>${name}</span>
    </button>`;
  }

  /** Select a panel and scroll to its start. */
  async #show(tab: HostTab): Promise<void> {
    this.tab = tab;
    await this.updateComplete;
    if (!NARROW.matches) return;
    if (tab === "queue") window.scrollTo({ top: 0 });
    else this.renderRoot.querySelector(".beside")?.scrollIntoView();
  }

  /** Open the settings at one of them. */
  async #showSetting(name: string): Promise<void> {
    await this.#show("settings");
    await this.renderRoot.querySelector<SettingsPanel>("rb-settings")?.show(name);
  }

  /** Move between tabs with the arrow keys, Home and End. */
  #turn(event: KeyboardEvent): void {
    const forward = document.dir === "rtl" ? -1 : 1;
    const step = { ArrowLeft: -forward, ArrowRight: forward, Home: 0, End: 0 }[event.key];
    const tabs = [...this.renderRoot.querySelectorAll<HTMLElement>("[role=tab]")].filter(
      (tab) => tab.offsetParent !== null,
    );
    const at = tabs.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const end = event.key === "End" ? -1 : 0;
    const next = tabs.at(step === 0 ? end : (at + step) % tabs.length);
    next?.click();
    next?.focus();
  }

  #panel(replica: Replica): TemplateResult {
    const { client, texts } = this;
    switch (this.tab) {
      case "queue":
      case "party":
        return html`<rb-party .client=${client} .texts=${texts} .replica=${replica}></rb-party>`;
      case "guests":
        return html`<rb-guests .client=${client} .texts=${texts} .replica=${replica}></rb-guests>`;
      case "music":
        return html`<rb-music
          .client=${client}
          .texts=${texts}
          .replica=${replica}
          @rb-show-setting=${({ detail }: CustomEvent<string>) => this.#showSetting(detail)}
        ></rb-music>`;
      case "history":
        return html`<rb-history .client=${client} .texts=${texts} .replica=${replica}></rb-history>`;
      case "lights":
        return html`<rb-lights .client=${client} .texts=${texts} .replica=${replica}></rb-lights>`;
      case "settings":
        return html`<rb-settings
          .client=${client}
          .texts=${texts}
          .replica=${replica}
        ></rb-settings><rb-processes
          .client=${client}
          .texts=${texts}
          .replica=${replica}
        ></rb-processes>`;
    }
  }
}

/** Start the page with the texts of the reader's language. */
export function start(texts: {
  readonly page: Texts;
  readonly sheets: SheetsTexts;
  readonly host: HostTexts;
  readonly effects: EffectsTexts;
  readonly settings: SettingTexts;
}): void {
  pageTexts.provide(texts.page);
  sheetTexts.provide(texts.sheets);
  hostTexts.provide(texts.host);
  effectTexts.provide(texts.effects);
  settingTexts.provide(texts.settings);
  const isPoster = location.pathname.endsWith("/poster");
  customElements.define("rb-host", isPoster ? PosterPage : HostPage);
}
