// The guest who requested a song.

import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { urlOf } from "../client/page-client.js";
import { safeColor } from "../colors.js";
import type { Entry, Guest, Me, Sign } from "../contract.js";
import type { Texts } from "../texts/provided.js";
import { guestIn } from "../texts/translate.js";

export function isOwn(entry: Entry, me: Me): boolean {
  return me.id !== null && requesterOf(entry, me)?.id === me.id;
}

/** Return the requester, if this viewer may see them. */
export function requesterOf(entry: Entry, me: Me): Guest | null {
  return entry.requested_by ?? me.requesters?.[entry.id] ?? null;
}

let symbols: string | null = null;

/** Take the symbols from another address than the page's folder of static files. */
export function takeSymbolsFrom(address: string): void {
  symbols = address;
}

/** A guest's symbol, or a dot, in the guest's colour; the name stands beside it. */
export function signMark(sign: Sign | null | undefined): TemplateResult {
  if (!sign) return html`<i></i>`;
  const address = symbols ?? urlOf("static/signs.svg").href;
  return html`<svg class="sign" aria-hidden="true"><use href="${address}#${sign}"></use></svg>`;
}

/** Label of the requester; nothing for a song that was not requested. */
export function requesterLabel(
  entry: Entry,
  me: Me,
  texts: Texts,
): TemplateResult | typeof nothing {
  if (isOwn(entry, me)) return html`<span class="who own">${texts.yours}</span>`;
  const guest = requesterOf(entry, me);
  if (guest === null) return nothing;
  const { name, color, sign } = guest;
  const shown = entry.origin === "host" ? texts.origin.host : guestIn(texts, name);
  return html`<span
    class="who"
    title=${texts.requestedBy({ name: shown })}
    style=${styleMap({ "--who": safeColor(color) })}
    >${signMark(sign)}<bdi>${shown}</bdi></span
  >`;
}

/** Label of the requester or the origin of a song. */
export function origin(entry: Entry, me: Me, texts: Texts): TemplateResult {
  const requester = requesterLabel(entry, me, texts);
  if (requester !== nothing) return requester as TemplateResult;
  return html`<span class="who"><bdi>${texts.origin[entry.origin] || texts.someone}</bdi></span>`;
}
