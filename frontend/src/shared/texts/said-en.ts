import type { Sentence } from "./table-types.js";

/** Server sentences that English pages rephrase for guests. */
export const saidEn: readonly Sentence[] = [
  [/^The search failed: (.*)/, "Not every source answered ($1)"],
];
