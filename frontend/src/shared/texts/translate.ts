// Translation of what the server writes in English.

import type { Entry } from "../contract.js";
import type { Texts } from "./provided.js";

/** A server sentence and its translation. */
export type Sentence = readonly [RegExp, string];

/** Server sentences by language, registered by the sheets; the server's English until then. */
const sentences = new Map<string, readonly Sentence[]>();

export function registerSentences(language: Texts["language"], own: readonly Sentence[]): void {
  sentences.set(language, own);
}

/** Return the reason for an entry's place, empty for one of a later server. */
export function whyIn(texts: Texts, { why, turn, score }: Entry): string {
  const text = texts.why[why] ?? "";
  return typeof text === "string" ? text : text({ turn, score }, String);
}

/** Return the confirmation of an undone command that brought songs back. */
export function undoneText({ toast }: Texts, count: number): string {
  return count === 0 ? toast.undone : toast.restored({ count });
}

/** Return a guest's name, with names given by the server translated. */
export function guestIn(texts: Texts, name: string): string {
  const numbered = /^Guest (\d+)$/.exec(name);
  return numbered?.[1] ? texts.guestNumber({ number: numbered[1] }) : name || texts.someone;
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
