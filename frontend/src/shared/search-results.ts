import type { Hit, HitsFrame } from "./contract.js";

/** What a search has found so far. */
export type SearchResults = Omit<HitsFrame, "type">;

/**
 * What is shown after more of the same search has come in.
 *
 * What is on the screen stays where it is; what is new goes below, for somebody may be about to tap.
 */
export function mergeResults(shown: SearchResults | null, frame: HitsFrame): SearchResults {
  if (shown?.id !== frame.id) return frame;
  const fresh = new Map(frame.hits.map((hit) => [hit.song.uri, hit]));
  const kept: Hit[] = [];
  for (const { song } of shown.hits) {
    const hit = fresh.get(song.uri);
    if (hit && fresh.delete(song.uri)) kept.push(hit);
  }
  return { ...frame, hits: [...kept, ...fresh.values()] };
}
