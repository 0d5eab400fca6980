import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Entry, Me } from "../contract.js";
import { safeColor } from "../format.js";
import { guestIn, type Texts } from "../texts/texts.js";

export function isOwn(entry: Entry, me: Me): boolean {
  return me.id !== null && entry.requested_by?.id === me.id;
}

/** Who asked for a song; nothing for one that nobody asked for. */
export function asker(entry: Entry, me: Me, texts: Texts): TemplateResult | typeof nothing {
  if (isOwn(entry, me)) return html`<span class="who own">${texts.yours}</span>`;
  if (entry.requested_by === null) return nothing;
  const { name, color } = entry.requested_by;
  const shown = entry.origin === "host" ? texts.origin.host : guestIn(texts, name);
  return html`<span
    class="who"
    title=${texts.requestedBy(shown)}
    style=${styleMap({ "--who": safeColor(color) })}
    ><i></i><bdi>${shown}</bdi></span
  >`;
}

/** Who asked for a song, or where it comes from. */
export function origin(entry: Entry, me: Me, texts: Texts): TemplateResult {
  const told = asker(entry, me, texts);
  if (told !== nothing) return told as TemplateResult;
  return html`<span class="who">${texts.origin[entry.origin] || texts.someone}</span>`;
}
