import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Entry, Me } from "../contract.js";
import type { Texts } from "../texts/texts.js";

export function isOwn(entry: Entry, me: Me): boolean {
  return me.id !== null && entry.requested_by?.id === me.id;
}

/** Who asked for a song, or why it is there when nobody did. */
export function who(entry: Entry, me: Me, texts: Texts): TemplateResult | typeof nothing {
  if (isOwn(entry, me)) return html`<span class="who own">${texts.yours}</span>`;
  if (entry.requested_by && entry.origin === "guest") {
    const { name, color } = entry.requested_by;
    return html`<span class="who" title=${texts.requestedBy(name)} style=${styleMap({ "--who": color })}
      ><i></i><bdi>${name}</bdi></span
    >`;
  }
  const origin = texts.origin[entry.origin];
  return origin ? html`<span class="who">${origin}</span>` : nothing;
}
