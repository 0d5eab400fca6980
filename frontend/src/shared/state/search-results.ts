import type { Hit, HitsFrame } from "../contract.js";

/** Results of a search so far. */
export type SearchResults = Omit<HitsFrame, "type">;

/**
 * Merge another batch of results of the same search.
 *
 * Displayed results keep their positions and new ones are appended, so that taps hit their target.
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
