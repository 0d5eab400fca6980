// What an open sheet shows.

import { html, type nothing, type TemplateResult } from "lit";
import type { PartyClient } from "../client/client.js";
import type { Entry, Recap } from "../contract.js";
import type { Replica } from "../state/replica.js";
import { sheetTexts, type Texts } from "../texts/provided.js";

export type OpenSheet =
  | { readonly what: "search"; readonly text?: string }
  | { readonly what: "profile" | "lyrics" }
  | { readonly what: "details"; readonly entry: string }
  | { readonly what: "recap"; readonly night: Recap };

/** Properties that each sheet gets. */
interface SheetContext {
  readonly client: PartyClient;
  readonly texts: Texts;
  readonly replica: Replica;
  /** The song of the details. */
  readonly entry: Entry | undefined;
}

/** Return the name and the content of an open sheet. */
export function sheetContent(
  { client, texts, replica, entry }: SheetContext,
  opened: OpenSheet,
): { readonly label: string; readonly content: TemplateResult | typeof nothing } {
  switch (opened.what) {
    case "search":
      return {
        label: texts.ask,
        content: html`<rb-search
          .first=${opened.text ?? ""}
          .client=${client}
          .texts=${texts}
          .replica=${replica}
        ></rb-search>`,
      };
    case "profile":
      return {
        label: texts.profileUnnamed,
        content: html`<rb-profile
          .client=${client}
          .texts=${texts}
          .replica=${replica}
        ></rb-profile>`,
      };
    case "lyrics":
      return {
        label: sheetTexts.current.lyrics.name,
        content: html`<rb-lyrics
          .client=${client}
          .texts=${texts}
          .replica=${replica}
        ></rb-lyrics>`,
      };
    case "recap":
      return {
        label: texts.banner.recap,
        content: html`<rb-recap
          .client=${client}
          .texts=${texts}
          .replica=${replica}
          .night=${opened.night}
        ></rb-recap>`,
      };
    case "details":
      return {
        label: entry?.song.title ?? "",
        content: html`<rb-details
          .client=${client}
          .texts=${texts}
          .replica=${replica}
          .entry=${entry}
        ></rb-details>`,
      };
  }
}
