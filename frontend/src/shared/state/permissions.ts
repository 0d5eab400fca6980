import type { Mode } from "../contract.js";
import type { Replica } from "./replica.js";

/** Actions that the page offers; the server enforces them. */
export interface Permissions {
  readonly mayRequest: boolean;
  readonly mayVoteUp: boolean;
  readonly mayVoteDown: boolean;
  /** Play, pause, skip, seek, volume, queue order, lights. */
  readonly maySteer: boolean;
  /** Approve requests, mute guests, bring songs back. */
  readonly mayModerate: boolean;
  /** Change mode and order, open and close the party. */
  readonly mayHost: boolean;
}

/** End of the party and of requests. */
export interface Ending {
  readonly closesAt: Date;
  /** Null if requests are accepted until the end. */
  readonly lastOrdersAt: Date | null;
  /** True after last orders. */
  readonly isLate: boolean;
}

const VOTES_UP: readonly Mode[] = ["full_control", "full_voting", "upvotes_only"];
const VOTES_DOWN: readonly Mode[] = ["full_control", "full_voting"];

export function permissionsOf(replica: Replica, nowMs: number): Permissions {
  const { me, party, settings } = replica;
  const isStaff = me.role !== "guest";
  const isLate = endingOf(replica, nowMs)?.isLate ?? false;
  return {
    mayRequest: party.open && settings["requests_open"] !== false && !isLate,
    mayVoteUp: party.open && (isStaff || VOTES_UP.includes(party.mode)),
    mayVoteDown: party.open && (isStaff || VOTES_DOWN.includes(party.mode)),
    maySteer: isStaff || (party.open && party.mode === "full_control"),
    mayModerate: isStaff,
    mayHost: me.role === "host",
  };
}

/** Return whether the queue accepts no more songs for now. */
export function isQueueFull({ order, settings }: Replica): boolean {
  const most = Number(settings["queue_max"] ?? 0);
  return most > 0 && order.length >= most;
}

/** Return the end of the party, null if there is none. */
export function endingOf({ party }: Replica, nowMs: number): Ending | null {
  if (!party.open || party.closes_at === null) return null;
  const lastOrdersAt = party.last_orders_at ? new Date(party.last_orders_at) : null;
  const isLate = lastOrdersAt !== null && nowMs >= lastOrdersAt.getTime();
  return { closesAt: new Date(party.closes_at), lastOrdersAt, isLate };
}
