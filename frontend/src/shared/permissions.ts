import type { Mode } from "./contract.js";
import type { Replica } from "./replica.js";

/** What the page offers; the server decides all the same. */
export interface Permissions {
  readonly mayRequest: boolean;
  readonly mayVoteUp: boolean;
  readonly mayVoteDown: boolean;
  /** Play, pause, skip, seek, volume, order of songs, lights. */
  readonly maySteer: boolean;
  /** Approve songs, mute guests, bring songs back. */
  readonly mayModerate: boolean;
  /** Mode, order, open and close. */
  readonly mayHost: boolean;
}

/** Until when a party takes songs, and when it ends. */
export interface Ending {
  readonly closesAt: Date;
  /** Null where songs are taken to the end. */
  readonly lastOrdersAt: Date | null;
  /** Whether it was last orders. */
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

/** When the party ends; null while that is open. */
export function endingOf({ party }: Replica, nowMs: number): Ending | null {
  if (!party.open || party.closes_at === null) return null;
  const lastOrdersAt = party.last_orders_at ? new Date(party.last_orders_at) : null;
  const isLate = lastOrdersAt !== null && nowMs >= lastOrdersAt.getTime();
  return { closesAt: new Date(party.closes_at), lastOrdersAt, isLate };
}
