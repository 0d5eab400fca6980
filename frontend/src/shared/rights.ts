import type { Mode } from "./contract.js";
import type { Replica } from "./replica.js";

/** What the page offers; the server decides all the same. */
export interface Rights {
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
}

const VOTES_UP: readonly Mode[] = ["full_control", "full_voting", "upvotes_only"];
const VOTES_DOWN: readonly Mode[] = ["full_control", "full_voting"];

export function rightsOf({ me, party, settings }: Replica): Rights {
  const isStaff = me.role !== "guest";
  return {
    mayRequest: party.open && settings["requests_open"] !== false,
    mayVoteUp: party.open && (isStaff || VOTES_UP.includes(party.mode)),
    mayVoteDown: party.open && (isStaff || VOTES_DOWN.includes(party.mode)),
    maySteer: isStaff || (party.open && party.mode === "full_control"),
    mayModerate: isStaff,
    mayHost: me.role === "host",
  };
}

/** When the party ends; null while that is open. */
export function endingOf({ party, settings }: Replica): Ending | null {
  if (!party.open || party.closes_at === null) return null;
  const closesAt = new Date(party.closes_at);
  const lastOrdersS = Number(settings["last_orders_s"] ?? 0);
  const lastOrdersAt = new Date(closesAt.getTime() - 1000 * lastOrdersS);
  return { closesAt, lastOrdersAt: lastOrdersS ? lastOrdersAt : null };
}
