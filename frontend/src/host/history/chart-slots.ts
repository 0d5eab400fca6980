// Columns of a chart over time.

import type { HourCount } from "../../shared/contract.js";

const HOUR_MS = 3_600_000;
/** A longer period is shown by the day. */
const MOST_HOURS = 36;
const MOST_SLOTS = 62;

/** A column: an hour, or a day of a long period. */
export interface Slot {
  readonly at: Date;
  readonly requests: number;
  readonly votes: number;
}

/** Return equally long columns from the first hour to the last, also those without anything. */
export function slotsOf(hours: readonly HourCount[]): { byDay: boolean; slots: Slot[] } {
  const [first, last] = [hours[0], hours.at(-1)];
  if (!first || !last) return { byDay: false, slots: [] };
  const byDay = Date.parse(last.at) - Date.parse(first.at) > MOST_HOURS * HOUR_MS;
  const startOf = (at: string) => {
    const start = new Date(at);
    if (byDay) start.setHours(0, 0, 0, 0);
    return start;
  };
  const end = startOf(last.at).getTime();
  const slots = new Map<number, Slot>();
  for (let at = startOf(first.at); at.getTime() <= end; at = next(at, byDay)) {
    slots.set(at.getTime(), { at, requests: 0, votes: 0 });
  }
  for (const hour of hours) {
    const at = startOf(hour.at);
    const slot = slots.get(at.getTime()) ?? { at, requests: 0, votes: 0 };
    const [requests, votes] = [slot.requests + hour.requests, slot.votes + (hour.votes ?? 0)];
    slots.set(at.getTime(), { at, requests, votes });
  }
  return { byDay, slots: [...slots.values()].slice(-MOST_SLOTS) };
}

function next(at: Date, byDay: boolean): Date {
  const later = new Date(at);
  // A day with a change of the clock has 23 or 25 hours.
  if (byDay) later.setDate(later.getDate() + 1);
  else later.setTime(later.getTime() + HOUR_MS);
  return later;
}
