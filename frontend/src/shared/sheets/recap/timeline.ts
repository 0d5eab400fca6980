import { html, nothing, svg, type TemplateResult } from "lit";
import type { RecapSlot } from "../../contract.js";
import type { SheetsTexts } from "../../texts/compiled/types.js";
import { timeOfDay } from "../../time-format.js";

const HEIGHT = 100;
const SLOT = 20;
const GAP = 2;

/** Songs and votes over the evening as a small chart, and as a table for screen readers. */
export function recapTimeline(
  slots: readonly RecapSlot[],
  { recap: own }: SheetsTexts,
): TemplateResult | typeof nothing {
  const [first, last] = [slots[0], slots.at(-1)];
  if (slots.length < 2 || !first || !last) return nothing;
  const most = Math.max(...slots.map(({ songs, votes }) => Math.max(songs, votes)));
  const bar = (kind: string, at: number, part: number, value: number) => {
    const height = (HEIGHT * value) / most;
    const width = SLOT / 2 - GAP;
    return svg`<rect class=${kind} x=${at * SLOT + GAP / 2 + (part * SLOT) / 2} y=${HEIGHT - height} width=${width} height=${height} rx="2" />`;
  };
  return html`<figure>
    <figcaption>
      <h3>${own.overTime}</h3>
      <span class="legend"><i class="songs"></i>${own.songsColumn}</span>
      <span class="legend"><i class="votes"></i>${own.votesColumn}</span>
    </figcaption>
    <svg
      class="timeline"
      viewBox="0 0 ${slots.length * SLOT} ${HEIGHT}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${slots.map(({ songs, votes }, at) => [bar("songs", at, 0, songs), bar("votes", at, 1, votes)])}
    </svg>
    <p class="times" aria-hidden="true">
      <span>${timeOfDay(new Date(first.at))}</span><span>${timeOfDay(new Date(last.at))}</span>
    </p>
    <table class="sr">
      <caption>${own.overTime}</caption>
      <thead>
        <tr>
          <th scope="col">${own.time}</th>
          <th scope="col">${own.songsColumn}</th>
          <th scope="col">${own.votesColumn}</th>
        </tr>
      </thead>
      <tbody>
        ${slots.map(
          ({ at, songs, votes }) => html`<tr>
            <th scope="row">${timeOfDay(new Date(at))}</th>
            <td>${songs}</td>
            <td>${votes}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </figure>`;
}
