// Estimated times of the queued songs.

import type { Entry } from "../contract.js";
import { remainingS } from "./playback-position.js";
import type { Replica } from "./replica.js";

/** A queued entry with its position and estimated time. */
export interface QueuedSong {
  readonly entry: Entry;
  /** Starts at 1. */
  readonly position: number;
  /** Seconds until it plays, null behind a song of unknown duration. */
  readonly etaS: number | null;
}

/** Return the total duration of the queue in seconds, without songs of unknown duration. */
export function totalS(waiting: readonly QueuedSong[]): number {
  return waiting.reduce((sum, { entry }) => sum + (entry.song.duration_s ?? 0), 0);
}

/** Return the queue with estimated times; crossfades overlap as in the server's estimate. */
export function queuedSongs(replica: Replica, nowMs: number): readonly QueuedSong[] {
  const { player, settings } = replica;
  const fadeS = Number(settings["crossfade_s"] ?? 0);
  let isFirstAlone = player.entry === null;
  const isEndless =
    player.repeat === "one" || player.stops_after_song || player.duration_s === null;
  let freeS: number | null = !isFirstAlone && isEndless ? null : remainingS(player, nowMs);
  let beforeS = 0;
  const waiting: QueuedSong[] = [];
  for (const id of replica.order) {
    const entry = replica.entries.get(id);
    if (entry === undefined) continue;
    const { duration_s: durationS } = entry.song;
    const overlapS = isFirstAlone || (durationS ?? 0) < fadeS ? 0 : fadeS;
    const etaS: number | null = freeS === null ? null : Math.max(beforeS, freeS - overlapS);
    waiting.push({ entry, position: waiting.length + 1, etaS });
    freeS =
      etaS === null || durationS === null || player.repeat === "one" ? null : etaS + durationS;
    beforeS = etaS ?? 0;
    isFirstAlone = false;
  }
  return waiting;
}
