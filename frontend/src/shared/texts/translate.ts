// Texts of entries and guests, which depend on values that the server sends.

import type { Entry, Player } from "../contract.js";
import { timeOfDay } from "../time-format.js";
import type { Texts } from "./provided.js";

/** Return the reason for an entry's place, empty for one of a later server. */
export function whyIn(texts: Texts, { why, turn, score }: Entry): string {
  const text = texts.why[why] ?? "";
  return typeof text === "string" ? text : text({ turn, score }, String);
}

/** Return the confirmation of an undone command that brought songs back. */
export function undoneText({ toast }: Texts, count: number): string {
  return count === 0 ? toast.undone : toast.restored({ count });
}

/** Return a guest's name, or words for a guest who was forgotten. */
export function guestIn(texts: Texts, name: string): string {
  return name || texts.someone;
}

/** Return when the music stops as planned, empty without a plan. */
export function plannedStopIn({ stops }: Texts, player: Player): string {
  if (player.stops_after_song) return stops.afterSong;
  return player.stops_at ? stops.around({ time: timeOfDay(new Date(player.stops_at)) }) : "";
}
