// Choice of the language, and translation of what the server writes in English.

import type { Entry, Notice, Problem } from "../contract.js";
import type { Messages, Values } from "./message-functions.js";
import { de } from "./page-de.js";
import { en } from "./page-en.js";
import type { Sentence, Texts } from "./table-types.js";

/** Server sentences by language, registered by the sheets; the server's English until then. */
const sentences = new Map<string, readonly Sentence[]>();

/** Sections by language; each is a chunk of its own, so that a phone loads one language. */
const MESSAGES = {
  de: async () => ({
    ...(await import("./compiled/refusals-de.js")).refusals,
    ...(await import("./compiled/notices-de.js")).notices,
  }),
  en: async () => ({
    ...(await import("./compiled/refusals-en.js")).refusals,
    ...(await import("./compiled/notices-en.js")).notices,
  }),
};

/** Refusals and notices by language, whose codes differ. */
const messages = new Map<Texts["language"], Messages>();

export function registerSentences(language: Texts["language"], own: readonly Sentence[]): void {
  sentences.set(language, own);
}

/** Return the texts of the reader's first supported language, English by default. */
export function textsFor(languages: readonly string[]): Texts {
  for (const language of languages) {
    const tongue = language.toLowerCase().split("-")[0];
    if (tongue === "de") return de;
    if (tongue === "en") return en;
  }
  return en;
}

/** Return the reason for an entry's place, empty for one of a later server. */
export function whyIn(texts: Texts, { why, turn, score }: Entry): string {
  const text = texts.why[why] ?? "";
  return typeof text === "string" ? text : text({ turn, score }, String);
}

/** Return a guest's name, with names given by the server translated. */
export function guestIn(texts: Texts, name: string): string {
  const numbered = /^Guest (\d+)$/.exec(name);
  return numbered?.[1] ? texts.guestNumber(numbered[1]) : name || texts.someone;
}

/** Translate a server sentence and the sentences inside it; undefined if unknown. */
function translated(texts: Texts, sentence: string): string | undefined {
  const known = sentences.get(texts.language)?.find(([english]) => english.test(sentence));
  if (known === undefined) return undefined;
  const [english, own] = known;
  return sentence.replace(english, (_, ...parts: readonly string[]) =>
    own.replace(/\$(\d)/g, (_, number) => sentenceIn(texts, parts[number - 1] ?? "")),
  );
}

/** Translate a server sentence; unknown ones stay. */
export function sentenceIn(texts: Texts, sentence: string): string {
  return translated(texts, sentence) ?? sentence;
}

/** Load the messages of the reader's language; a failure is repaired by the next call. */
export async function loadMessages({ language }: Texts): Promise<void> {
  if (messages.has(language)) return;
  try {
    messages.set(language, await MESSAGES[language]());
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
