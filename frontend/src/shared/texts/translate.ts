// Texts of entries and guests, which depend on values that the server sends.

import type { Entry, Player } from "../contract.js";
import type { Ending } from "../state/permissions.js";
import { timeOfDay, wholeMinutes } from "../time-format.js";
import { sheetTexts, type Texts, wordFor } from "./provided.js";

/** The time before last orders in which they are counted down. */
const LAST_ORDERS_SOON_S = 1_800;

/** Return the reason for an entry's place, empty for one of a later server. */
export function whyIn(texts: Texts, { why, turn, score }: Entry): string {
  const text = texts.why[why] ?? "";
  return typeof text === "string" ? text : text({ turn, score }, String);
}

/** Return the same where the votes stand beside it. */
export function whyBesideVotes(texts: Texts, entry: Entry): string {
  const { why, turn } = entry;
  if (why === "votes") return texts.byVotes;
  return why === "turn" && turn !== null ? texts.round({ turn }) : whyIn(texts, entry);
}

/** Return the confirmation of an undone command that brought songs back. */
export function undoneText(count: number): string {
  const { undone, restored } = sheetTexts.current.queue;
  return count === 0 ? undone : restored({ count });
}

/** Return a guest's name, or words for a guest who was forgotten. */
export function guestIn(texts: Texts, name: string): string {
  return name || texts.someone;
}

/** Return how long requests are accepted, or when the party ends. */
export function endingIn({ banner }: Texts, ending: Ending, nowMs: number): string {
  const { closesAt, lastOrdersAt, isLate } = ending;
  const leftS = ((lastOrdersAt ?? closesAt).getTime() - nowMs) / 1000;
  return lastOrdersAt && !isLate && leftS < LAST_ORDERS_SOON_S
    ? banner.lastOrdersIn({ minutes: wholeMinutes(leftS) })
    : banner.endsAt({ time: timeOfDay(closesAt) });
}

/** Return what is heard in place of the music, or who paused it; empty while it just plays. */
export function interruptionIn({ sounds, paused, pausedBy }: Texts, player: Player): string {
  const { sound, paused_by: by } = player;
  if (sound) return wordFor(sounds, sound) ?? "";
  if (player.state !== "paused") return "";
  if (!by) return paused;
  return by.name ? pausedBy.name({ name: by.name }) : pausedBy[by.role];
}

/** Return when the music stops as planned, empty without a plan. */
export function plannedStopIn({ stops }: Texts, player: Player): string {
  if (player.stops_after_song) return stops.afterSong;
  return player.stops_at ? stops.around({ time: timeOfDay(new Date(player.stops_at)) }) : "";
}
