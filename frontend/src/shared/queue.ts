import type { Entry } from "./contract.js";
import { remainingS } from "./playback.js";
import type { Replica } from "./replica.js";

/** A waiting song with what follows from its place. */
export interface Waiting {
  readonly entry: Entry;
  /** Counted from 1. */
  readonly position: number;
  /** Seconds until it plays. */
  readonly etaS: number;
}

/** The waiting songs, next one first; a song of unknown length counts as none. */
export function waitingSongs(replica: Replica, nowMs: number): readonly Waiting[] {
  let etaS = remainingS(replica.player, nowMs);
  const waiting: Waiting[] = [];
  for (const id of replica.order) {
    const entry = replica.entries.get(id);
    if (entry === undefined) continue;
    waiting.push({ entry, position: waiting.length + 1, etaS });
    etaS += entry.song.duration_s ?? 0;
  }
  return waiting;
}
