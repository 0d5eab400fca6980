// Texts of the page's language, which are provided before elements use them.

import type { PageTexts, SheetsTexts } from "./compiled/types.js";
import type { Messages } from "./message-functions.js";

/** Texts of the first render; `why` are the reasons for the place of an entry. */
export type Texts = PageTexts & { readonly why: Messages };

/** Texts that are provided before elements use them. */
export class Provided<T> {
  #current: T | undefined;

  provide(texts: T): void {
    this.#current = texts;
  }

  get areProvided(): boolean {
    return this.#current !== undefined;
  }

  get current(): T {
    if (this.#current === undefined) throw new Error("texts are used before they are provided");
    return this.#current;
  }
}

export const pageTexts = new Provided<Texts>();
export const sheetTexts = new Provided<SheetsTexts>();

/** Return a text of a table by a key of the server, which a newer one may lack here. */
export function wordFor(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return table[key];
}
