// Texts of refusals and notices, which the guest page and the host page load after the first paint.

import type { BrowseAnswer, BrowseItem, Problem } from "../contract.js";
import { notices, refusals, sources } from "./compiled/loaders.js";
import { type Files, fileIn } from "./files.js";
import type { Coded, Messages, Values } from "./message-functions.js";
import type { Texts } from "./provided.js";

const SECTIONS: readonly Files<Messages>[] = [refusals, notices, sources];

/** Refusals, notices and names of sources by language, whose codes differ. */
const messages = new Map<string, Messages>();
/** Those that only some pages have. */
const others = new Map<string, Messages>();
/** In place of messages that could not be loaded. */
const NONE: Messages = {};

/** Load the messages of the reader's language; a failure is repaired by the next call. */
export async function loadMessages({ language }: Texts): Promise<void> {
  if ((messages.get(language) ?? NONE) !== NONE) return;
  try {
    const sections = await Promise.all(SECTIONS.map((files) => fileIn(files, language)));
    messages.set(language, Object.assign({}, ...sections));
  } catch {
    messages.set(language, NONE);
  }
}

/** Provide messages with codes that the server does not send. */
export function provideMessages({ language }: Texts, provided: Messages): void {
  others.set(language, provided);
}

/** Return the text of a refusal, or that of unknown ones. */
export function refusalIn(texts: Texts, problem: Problem): string {
  const { refusal, params, limit, retry_after_s } = problem;
  const values = { limit, retry_after_s, ...params };
  return messageIn(texts, refusal, values) ?? texts.unknown.refusal;
}

/** Return the text of a notice, or that of unknown ones; empty before messages are loaded. */
export function noticeIn(texts: Texts, { code, params }: Coded): string {
  const { language, unknown } = texts;
  return messageIn(texts, code, params) ?? (messages.has(language) ? unknown.reason : "");
}

/** Return the title of a page of the library, or of an item that opens one. */
export function pageTitleIn(texts: Texts, { title, label }: BrowseAnswer | BrowseItem): string {
  return label ? noticeIn(texts, label) : title;
}

function messageIn(texts: Texts, code: string, values: Values): string | undefined {
  const text = messages.get(texts.language)?.[code] ?? others.get(texts.language)?.[code];
  if (typeof text !== "function") return text;
  return text(values, (value) => messageIn(texts, String(value), values) ?? String(value));
}
