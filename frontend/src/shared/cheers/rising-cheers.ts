// Symbols of guests' reactions that rise over a page.

import { render } from "lit";
import type { Cheers } from "../client/client.js";
import type { Cheer } from "../contract.js";
import { CHEER_ICONS } from "./cheer-icons.js";

const RISE_MS = 2_800;
/** With more of them, a phone drops frames and nobody sees one. */
const MOST_AT_ONCE = 24;
/** Those of one delta start within this time instead of as one block. */
const SPREAD_MS = 600;

/**
 * Let symbols rise over the page; without motion for those who prefer none.
 *
 * Symbols above the limit are left out.
 */
export function riseCheers(cheers: Cheers, random = Math.random): void {
  const layer = document.querySelector<HTMLElement>("[data-cheers]") ?? makeLayer();
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const kind of Object.keys(CHEER_ICONS) as Cheer[]) {
    for (let left = cheers[kind] ?? 0; left > 0; left -= 1) {
      if (layer.childElementCount >= MOST_AT_ONCE) return;
      rise(layer, kind, isStill, random);
    }
  }
}

/** Return a layer over everything, which takes no taps. */
function makeLayer(): HTMLElement {
  const layer = document.createElement("div");
  layer.dataset["cheers"] = "";
  layer.ariaHidden = "true";
  const { style } = layer;
  style.position = "fixed";
  style.inset = "0";
  style.zIndex = "50";
  style.overflow = "hidden";
  style.pointerEvents = "none";
  document.body.append(layer);
  return layer;
}

function rise(layer: HTMLElement, kind: Cheer, isStill: boolean, random: () => number): void {
  const shown = document.createElement("span");
  shown.dataset["kind"] = kind;
  const { style } = shown;
  style.position = "absolute";
  style.bottom = "8vh";
  style.left = `${(4 + 86 * random()).toFixed(1)}%`;
  style.width = "clamp(34px, 8vmin, 120px)";
  render(CHEER_ICONS[kind], shown);
  layer.append(shown);
  const sway = `${(10 * random() - 5).toFixed(1)}vmin`;
  const frames = isStill
    ? [{ opacity: 1 }, { opacity: 1, offset: 0.7 }, { opacity: 0 }]
    : [
        { transform: "translate(0, 0) scale(0.4)", opacity: 0 },
        { transform: `translate(${sway}, -22vh) scale(1)`, opacity: 1, offset: 0.2 },
        { transform: "translate(0, -75vh) scale(1.1)", opacity: 0 },
      ];
  const timing = { duration: RISE_MS, delay: SPREAD_MS * random(), fill: "both" } as const;
  shown.animate(frames, { ...timing, easing: "ease-out" }).onfinish = () => shown.remove();
}
