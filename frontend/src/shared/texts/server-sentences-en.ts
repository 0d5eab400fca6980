import type { Sentence } from "./translate.js";

/** Sentences of the server that the English pages show in other words. */
export const serverSentencesEn: readonly Sentence[] = [
  [/^The search failed: (.*)/, "Not every source answered ($1)"],
];
