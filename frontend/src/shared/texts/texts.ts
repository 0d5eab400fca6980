import type { Problem } from "../contract.js";
import { de } from "./page-de.js";
import { en } from "./page-en.js";
import type { Sentence, Texts } from "./table-types.js";

/** By language; they come with the sheets, until then the server's English is shown. */
const sentences = new Map<string, readonly Sentence[]>();

export function learn(language: Texts["language"], said: readonly Sentence[]): void {
  sentences.set(language, said);
}

/** The first language of the reader that there are texts in; English when there is none. */
export function textsFor(languages: readonly string[]): Texts {
  for (const language of languages) {
    const tongue = language.toLowerCase().split("-")[0];
    if (tongue === "de") return de;
    if (tongue === "en") return en;
  }
  return en;
}

/** Why a song stands where it stands, word by word in the reader's language. */
export function whyIn(texts: Texts, why: string): string {
  return Object.entries(texts.why).reduce(
    (text, [english, own]) => text.replace(new RegExp(`\\b${english}\\b`, "gi"), own),
    why,
  );
}

/** A guest's name; those that the server gave are told in the reader's language. */
export function guestIn(texts: Texts, name: string): string {
  const numbered = /^Guest (\d+)$/.exec(name);
  return numbered?.[1] ? texts.guestNumber(numbered[1]) : name || texts.someone;
}

/** A sentence of the server in the reader's language, if it is known there; so is one inside it. */
function translated(texts: Texts, sentence: string): string | undefined {
  const known = sentences.get(texts.language)?.find(([english]) => english.test(sentence));
  if (known === undefined) return undefined;
  const [english, own] = known;
  return sentence.replace(english, (_, ...parts: readonly string[]) =>
    own.replace(/\$(\d)/g, (_, number) => saidIn(texts, parts[number - 1] ?? "")),
  );
}

/** A sentence of the server in the reader's language; as it is where it is not known. */
export function saidIn(texts: Texts, sentence: string): string {
  return translated(texts, sentence) ?? sentence;
}

/** What a refusal says: in the reader's language by sentence or code, else in the server's words. */
export function refusalIn(texts: Texts, problem: Problem): string {
  const { code, message, retry_after_s: retryS } = problem;
  const known = translated(texts, message);
  if (known === undefined && texts.refusal[code]) return texts.refusal[code](problem);
  const sentence = known ?? message;
  const isTold = !retryS || / again /.test(sentence);
  return isTold ? sentence : `${sentence.replace(/\.?$/, ".")} ${texts.retryIn(retryS)}`;
}
