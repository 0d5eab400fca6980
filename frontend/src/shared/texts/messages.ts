// Texts of refusals and notices, which the guest page and the host page load after the first paint.

import type { Notice, Problem } from "../contract.js";
import { notices, refusals, sources } from "./compiled/loaders.js";
import { type Files, fileIn } from "./files.js";
import type { Messages, Values } from "./message-functions.js";
import type { Texts } from "./provided.js";

const SECTIONS: readonly Files<Messages>[] = [refusals, notices, sources];

/** Refusals, notices and names of sources by language, whose codes differ. */
const messages = new Map<string, Messages>();

/** Load the messages of the reader's language; a failure is repaired by the next call. */
export async function loadMessages({ language }: Texts): Promise<void> {
  if (messages.has(language)) return;
  try {
    const sections = await Promise.all(SECTIONS.map((files) => fileIn(files, language)));
    messages.set(language, Object.assign({}, ...sections));
  } catch {
    // The server's English is shown until then.
  }
}

/** Return the text of a refusal; the server's English for unknown ones. */
export function refusalIn(texts: Texts, problem: Problem): string {
  const { refusal, params, limit, retry_after_s, message } = problem;
  return messageIn(texts, refusal, { limit, retry_after_s, ...params }) ?? message;
}

/** Return the text of a notice; the server's English for unknown ones. */
export function noticeIn(texts: Texts, { code, params, message }: Notice): string {
  return messageIn(texts, code, params) ?? message;
}

function messageIn(texts: Texts, code: string, values: Values): string | undefined {
  const text = messages.get(texts.language)?.[code];
  if (typeof text !== "function") return text;
  return text(values, (value) => messageIn(texts, String(value), values) ?? String(value));
}
