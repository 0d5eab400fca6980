// When a queued song plays, in words.

import type { QueuedSong } from "../state/queue-estimates.js";
import type { Texts } from "../texts/provided.js";
import { timeOfDay, wholeMinutes } from "../time-format.js";

/** Beyond this a time of day is easier to grasp than minutes. */
const LONG_WAIT_S = 3_600;

/** Return when a song plays: next, in minutes, or around a time of day; empty if unknown. */
export function waitingTime({ entry, position, etaS }: QueuedSong, texts: Texts): string {
  if (entry.state === "pending") {
    if (entry.reason?.code === "source_away") return "";
    return entry.progress === null
      ? texts.pending
      : texts.pendingPart({ percent: Math.round(100 * entry.progress) });
  }
  if (position === 1) return texts.plays.next;
  if (etaS === null) return "";
  return etaS < LONG_WAIT_S
    ? texts.plays.inMinutes({ minutes: wholeMinutes(etaS) })
    : texts.plays.around({ time: timeOfDay(new Date(Date.now() + 1_000 * etaS)) });
}
