// Charts of an evening: requests and votes over time, who brought the hits, sources.
// They are loaded when first shown. Lit comes as an argument, because a script that imports it would
// be a reason for the bundler to split the guest page.

import type { html as Html, nothing as Nothing, svg as Svg, TemplateResult } from "lit";
import type { Stats } from "../../shared/contract.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { type Slot, slotsOf } from "./chart-slots.js";

/** Labels that fit below a chart on a phone. */
const MOST_LABELS = 6;

/** Functions of Lit. */
export interface Lit {
  readonly html: typeof Html;
  readonly svg: typeof Svg;
  readonly nothing: typeof Nothing;
}

/** Texts of the charts. */
export interface ChartTexts {
  readonly language: string;
  readonly host: Pick<HostTexts, "history" | "music">;
  /** The shown name of a guest. */
  nameOf(name: string): string;
}

/** A row of a bar chart. */
interface Bar {
  readonly name: string;
  readonly value: number;
  readonly detail?: string;
}

type Drawn = TemplateResult | Lit["nothing"];

/** Render the statistics of a period, each chart with its numbers as a table. */
export function renderCharts(lit: Lit, texts: ChartTexts, stats: Stats): TemplateResult {
  const { history: labels, music } = texts.host;
  const names: Readonly<Record<string, string>> = music.names;
  const { hits = [], sources = [] } = stats;
  return lit.html`${overTime(lit, texts, stats)}
    ${bars(
      lit,
      labels.hits,
      [labels.guest, labels.points],
      hits.map(({ guest, songs, score }) => ({
        name: texts.nameOf(guest.name),
        value: score,
        detail: labels.songs({ count: songs }),
      })),
    )}
    ${bars(
      lit,
      music.sources,
      [labels.source, labels.songsColumn],
      sources.map(({ source, plays }) => ({ name: names[source] ?? source, value: plays })),
    )}`;
}

function overTime(lit: Lit, { language, host }: ChartTexts, stats: Stats): Drawn {
  const { html } = lit;
  const { history: labels } = host;
  const { byDay, slots } = slotsOf(stats.hours);
  const most = Math.max(...slots.map(({ requests, votes }) => Math.max(requests, votes)));
  if (slots.length < 2 || most < 1) return lit.nothing;
  const name = byDay
    ? new Intl.DateTimeFormat(language, { day: "numeric", month: "numeric" })
    : // The clock of the browser, as for all times of day.
      new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit" });
  const step = Math.ceil(slots.length / MOST_LABELS);
  return html`<figure class="time">
      <figcaption>
        <b>${labels.overTime}</b>
        <span class="legend"><i class="requests"></i>${labels.requests}</span>
        <span class="legend"><i class="votes"></i>${labels.votes}</span>
      </figcaption>
      <div class="plot" aria-hidden="true">
        <span class="most">${most}</span>
        ${slots.map((slot, at) => column(lit, slot, most, at % step === 0 ? name.format(slot.at) : ""))}
      </div>
      <div class="sr">
        <table>
          <caption>${labels.overTime}</caption>
          <thead>
            <tr>
              <th scope="col">${labels.time}</th>
              <th scope="col">${labels.requests}</th>
              <th scope="col">${labels.votes}</th>
            </tr>
          </thead>
          <tbody>
            ${slots.map(
              ({ at, requests, votes }) => html`<tr>
                <th scope="row">${name.format(at)}</th>
                <td>${requests}</td>
                <td>${votes}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </figure>`;
}

function column(
  { html, svg }: Lit,
  { requests, votes }: Slot,
  most: number,
  label: string,
): TemplateResult {
  const bar = (name: string, x: number, value: number) =>
    svg`<rect class=${name} x=${x} y=${100 - (100 * value) / most} width="9" height=${(100 * value) / most} />`;
  return html`<span class="slot">
    <svg viewBox="0 0 20 100" preserveAspectRatio="none">
      ${bar("requests", 0.5, requests)} ${bar("votes", 10.5, votes)}
    </svg>
    <small>${label}</small>
  </span>`;
}

/** A table whose rows have a bar beside the number. */
function bars(
  lit: Lit,
  title: string,
  [nameColumn, valueColumn]: readonly [string, string],
  rows: readonly Bar[],
): Drawn {
  const { html } = lit;
  if (rows.length === 0) return lit.nothing;
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return html`<table class="bars">
    <caption>${title}</caption>
    <thead class="sr">
      <tr>
        <th scope="col">${nameColumn}</th>
        <th scope="col">${valueColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ name, value, detail }) => html`<tr>
          <th scope="row"><bdi>${name}</bdi>${detail ? html` <small>${detail}</small>` : lit.nothing}</th>
          <td>
            <span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="requests" width=${(100 * value) / most} height="10" />
              </svg>
              ${value}
            </span>
          </td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}
