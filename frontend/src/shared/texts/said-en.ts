import type { Sentence } from "./table-types.js";

/** What the server says, where a guest who sees songs would take it for more than it is. */
export const saidEn: readonly Sentence[] = [
  [/^The search failed: (.*)/, "Not every source answered ($1)"],
];
