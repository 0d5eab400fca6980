// Evenings that have been: recap, charts, songs and exports of each.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { Evening, Play, Stats } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { sheetTexts } from "../../shared/texts/provided.js";
import { timeOfDay, wholeMinutes } from "../../shared/time-format.js";
import { styles as summary } from "../summary.css";
import { hostTexts } from "../texts.js";
import "./chart-panel.js";
import { styles as own } from "./evenings.css";

const EVENINGS = 10;
const PLAYS = 500;

/** The content of an opened evening. */
interface Details {
  readonly stats: Stats;
  readonly plays: readonly Play[];
}

/** Links to the files of a period, by default of the party since its opening. */
export function exportLinks(
  labels: HostTexts["history"],
  period: Readonly<Record<string, string>> = {},
): TemplateResult {
  const link = (suffix: string, name: string) => {
    const url = urlOf(`api/v1/export.${suffix}`);
    for (const [key, value] of Object.entries(period)) url.searchParams.set(key, value);
    return html`<a href=${url.href} download>${icon("outside")} ${name}</a>`;
  };
  return html`${link("m3u8", labels.m3u)} ${link("csv", labels.csv)}`;
}

/** List of evenings, newest first; the details of one are loaded when it is opened. */
@customElement("rb-evenings")
export class EveningList extends PartyElement {
  static override styles = [base, summary, own];

  @state() private evenings: readonly Evening[] = [];
  @state() private hasMore = false;
  @state() private details: ReadonlyMap<number, Details> = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { history: labels } = hostTexts.current;
    if (this.evenings.length === 0) return nothing;
    return html`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${labels.evenings}</h2>
      ${this.evenings.map((evening) => this.#evening(evening))}
      ${
        this.hasMore
          ? html`<button class="quiet" data-older @click=${this.#load}>${labels.older}</button>`
          : nothing
      }
    </section>`;
  }

  #evening(evening: Evening): TemplateResult {
    const { recap } = sheetTexts.current;
    const { songs, guests, votes } = evening;
    return html`<details @toggle=${(event: ToggleEvent) => this.#toggled(event, evening)}>
      <summary>
        <span>
          ${this.#period(evening)}
          <small>
            ${recap.songs({ count: songs })}, ${recap.guests({ count: guests })}, ${recap.votes({ count: votes })}
          </small>
        </span>
      </summary>
      ${this.#details(evening, this.details.get(evening.id))}
    </details>`;
  }

  #period({ since, until }: Evening): string {
    const { history: labels } = hostTexts.current;
    const date = new Intl.DateTimeFormat(this.texts.language, {
      weekday: "short",
      day: "numeric",
      month: "short",
      year: "numeric",
    }).format(new Date(since));
    const from = timeOfDay(new Date(since));
    return until
      ? labels.period({ date, from, to: timeOfDay(new Date(until)) })
      : labels.periodSoFar({ date, from });
  }

  #details(evening: Evening, details: Details | undefined): TemplateResult | typeof nothing {
    if (!details) return nothing;
    const { history: labels } = hostTexts.current;
    const { stats, plays } = details;
    return html`<div class="details">
      <p class="muted">${labels.minutes({ count: wholeMinutes(evening.played_s) })}</p>
      ${this.#top(evening)}
      <rb-charts .texts=${this.texts} .stats=${stats}></rb-charts>
      <h3>${labels.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${labels.history}>
        ${plays.map(
          ({ song, started_at: at }) => html`<li>
            <time>${timeOfDay(new Date(at))}</time>
            <span><bdi>${song.title}</bdi> <small><bdi>${song.artist}</bdi></small></span>
          </li>`,
        )}
      </ol>
      <p class="exports">${exportLinks(labels, periodOf(evening))}</p>
    </div>`;
  }

  #top({ top }: Evening): TemplateResult | typeof nothing {
    if (top.length === 0) return nothing;
    const { history: labels } = hostTexts.current;
    return html`<h3>${labels.liked}</h3>
      <ol class="top">
        ${top.map(
          ({ song, up, down }) => html`<li>
            <span><bdi>${song.title}</bdi> <small><bdi>${song.artist}</bdi></small></span>
            <b>${up - down}</b>
          </li>`,
        )}
      </ol>`;
  }

  async #toggled(event: ToggleEvent, evening: Evening): Promise<void> {
    if (event.newState !== "open" || this.details.has(evening.id)) return;
    const period = periodOf(evening);
    const stats = await this.runCommand("stats", period);
    const history = await this.runCommand("history", { ...period, limit: PLAYS });
    if (!stats || !history) return;
    const details = { stats, plays: [...history.plays].reverse() };
    this.details = new Map([...this.details, [evening.id, details]]);
  }

  readonly #load = async (): Promise<void> => {
    const before = this.evenings.at(-1)?.id ?? null;
    const page = await this.runCommand("evenings", { before, limit: EVENINGS });
    if (!page) return;
    this.evenings = [...this.evenings, ...page.evenings];
    this.hasMore = page.more;
  };
}

function periodOf({ since, until }: Evening): { since: string; until?: string } {
  return until === null ? { since } : { since, until };
}
