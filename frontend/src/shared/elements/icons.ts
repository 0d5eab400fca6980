// Icons of the first render.

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

const SHAPES = {
  up: svg`<path d="M12 19V6M5.500 12 12 5.500 18.500 12"/>`,
  down: svg`<path d="M12 5v13M5.500 12 12 18.500 18.500 12"/>`,
  search: svg`<circle cx="11" cy="11" r="6.500"/><path d="m16 16 4.500 4.500"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  play: svg`<path class="full" d="M8 5.500v13l10.500-6.500z"/>`,
  pause: svg`<path stroke-width="4" d="M8.500 6v12M15.500 6v12"/>`,
  skip: svg`<path class="full" d="M6 6v12l9-6z"/><path d="M18.500 6v12"/>`,
  volume: svg`<path class="full" d="M4 10v4h3l4 3.500v-11L7 10z"/><path d="M15 9.500a4 4 0 0 1 0 5M17.800 6.800a8 8 0 0 1 0 10.400"/>`,
  headphones: svg`<path d="M4.500 15.500v-3a7.500 7.500 0 0 1 15 0v3"/><path class="full" d="M4.500 14.500H8v5H6A1.500 1.500 0 0 1 4.500 18zM19.500 14.500H16v5h2a1.500 1.500 0 0 0 1.500-1.500z"/>`,
  remove: svg`<path d="M4.500 7h15M9.500 7V4.500h5V7M6.500 7l.8 12.500h9.400L17.500 7M10.200 11v5M13.800 11v5"/>`,
  first: svg`<path d="M5 4.500h14M12 20V9.500M6.500 14 12 8.500l5.500 5.500"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  check: svg`<path d="m5 12.500 4.500 4.500L19 7.500"/>`,
  people: svg`<circle cx="9" cy="8.500" r="3.300"/><path d="M3 19c.5-3.400 2.900-5.200 6-5.200s5.500 1.800 6 5.200M15.800 5.500a3.300 3.300 0 0 1 0 6M17.800 14.200c1.900.7 2.900 2.300 3.200 4.800"/>`,
  back: svg`<path d="M8.500 13.500 4 9l4.500-4.500M4.500 9H14a5.500 5.500 0 0 1 0 11h-3.500"/>`,
  note: svg`<path d="M9.500 17.500v-11l9-2v10.500"/><circle class="full" cx="7" cy="17.500" r="2.500"/><circle class="full" cx="16" cy="15" r="2.500"/>`,
  warning: svg`<path d="M12 4 2.800 19.500h18.400zM12 10v4.500M12 17.200v.1"/>`,
  offline: svg`<path d="M3 9.500a13 13 0 0 1 4-2.600M10.500 5.800A13 13 0 0 1 21 9.500M6.200 13a8.500 8.500 0 0 1 4-2.200M14.500 11a8.500 8.500 0 0 1 3.300 2M12 17.500v.1M4 3.500l16 17"/>`,
  moon: svg`<path d="M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10z"/>`,
  light: svg`<path d="M9 17h6M10 20h4M12 3.500a6 6 0 0 0-3.500 10.900c.4.300.5.700.5 1.100V17h6v-1.500c0-.4.1-.8.5-1.100A6 6 0 0 0 12 3.500z"/>`,
  restart: svg`<path d="M19 12a7 7 0 1 1-2.100-5M17.500 3v4.500H13"/>`,
  outside: svg`<path d="M14 4.500h5.500V10M19 5l-8.500 8.500M10 6H6a1.500 1.500 0 0 0-1.500 1.500V18A1.500 1.500 0 0 0 6 19.500h10.500A1.500 1.500 0 0 0 18 18v-4"/>`,
  send: svg`<path d="M5 12h13M12.500 6l6 6-6 6"/>`,
  person: svg`<circle cx="12" cy="8.500" r="3.800"/><path d="M4.500 20c.6-4 3.600-6.200 7.500-6.200s6.900 2.200 7.500 6.200"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.300"/><path d="M12 7.500V12l3.200 2"/>`,
  queue: svg`<path d="M4 6.500h12M4 12h12M4 17.500h7M18.500 13v6M15.500 16h6"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

/** A decorative icon; the surrounding button has the label. */
export function icon(shape: IconName | SVGTemplateResult): TemplateResult {
  const drawn = typeof shape === "string" ? SHAPES[shape] : shape;
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${drawn}</svg>`;
}
