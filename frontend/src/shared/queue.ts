import type { Entry } from "./contract.js";
import { remainingS } from "./playback.js";
import type { Replica } from "./replica.js";

/** A waiting song with what follows from its place. */
export interface Waiting {
  readonly entry: Entry;
  /** Counted from 1. */
  readonly position: number;
  /** Seconds until it plays; null behind a song of unknown length. */
  readonly etaS: number | null;
}

/** How long all the waiting songs play together, in seconds; those of unknown length not counted. */
export function totalS(waiting: readonly Waiting[]): number {
  return waiting.reduce((sum, { entry }) => sum + (entry.song.duration_s ?? 0), 0);
}

/** The waiting songs, next one first. */
export function waitingSongs(replica: Replica, nowMs: number): readonly Waiting[] {
  let etaS: number | null = remainingS(replica.player, nowMs);
  const waiting: Waiting[] = [];
  for (const id of replica.order) {
    const entry = replica.entries.get(id);
    if (entry === undefined) continue;
    waiting.push({ entry, position: waiting.length + 1, etaS });
    const { duration_s: durationS } = entry.song;
    etaS = etaS === null || durationS === null ? null : etaS + durationS;
  }
  return waiting;
}
