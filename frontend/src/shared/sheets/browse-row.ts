import { html, nothing, type TemplateResult } from "lit";
import type { BrowseItem, BrowseKind } from "../contract.js";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { relativeUrl } from "../links.js";
import { noticeIn, pageTitleIn } from "../texts/messages.js";
import type { Texts } from "../texts/provided.js";

const DICE = "dice";
const DRAWINGS: Readonly<Record<BrowseKind, TemplateResult>> = {
  folder: icon(MORE_ICONS.folder),
  artist: icon("person"),
  album: icon(MORE_ICONS.disc),
  playlist: icon(MORE_ICONS.list),
  song: icon("note"),
};

/** A row that opens a folder of the library. */
export function browseRow(
  item: BrowseItem,
  options: {
    readonly texts: Texts;
    readonly isBusy: boolean;
    readonly onOpen: (path: string) => void;
  },
): TemplateResult {
  const { kind, path, subtitle, note, artwork_url: cover } = item;
  if (path === null) return html`${nothing}`;
  const { texts, isBusy, onOpen } = options;
  const details = [subtitle, note && noticeIn(texts, note)].filter(Boolean).join(" · ");
  return html`<li data-path=${path}>
    <button class="ask" ?disabled=${isBusy} @click=${() => onOpen(path)}>
      <span class="typed">
        ${
          cover
            ? html`<img src=${relativeUrl(cover)} alt="" loading="lazy" />`
            : path === DICE
              ? icon(MORE_ICONS.dice)
              : DRAWINGS[kind]
        }
      </span>
      <span class="words">
        <span class="title" dir="auto">${pageTitleIn(texts, item)}</span>
        ${details ? html`<span class="artist muted" dir="auto">${details}</span>` : nothing}
      </span>
      <span class="on">${icon(MORE_ICONS.forward)}</span>
    </button>
  </li>`;
}
