import type { Limit } from "../contract.js";

/** Return the limit at `nowMs`; it may have refilled by one since it was received. */
export function remainingLimit(limit: Limit, receivedAtMs: number, nowMs: number): Limit {
  if (limit.remaining > 0 || limit.next_in_s <= 0) return limit;
  const nextInS = limit.next_in_s - Math.max(0, nowMs - receivedAtMs) / 1000;
  return nextInS > 0 ? { ...limit, next_in_s: nextInS } : { ...limit, remaining: 1, next_in_s: 0 };
}
