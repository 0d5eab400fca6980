import type { Mode, Party, Role } from "./contract.js";

/** What the page offers; the server decides all the same. */
export interface Rights {
  readonly mayRequest: boolean;
  readonly mayVoteUp: boolean;
  readonly mayVoteDown: boolean;
  /** Play, pause, skip, seek, volume, order of songs, lights. */
  readonly maySteer: boolean;
  /** Mode, order, open and close. */
  readonly mayHost: boolean;
}

const VOTES_UP: readonly Mode[] = ["full_control", "full_voting", "upvotes_only"];
const VOTES_DOWN: readonly Mode[] = ["full_control", "full_voting"];

export function rightsOf(role: Role, party: Party): Rights {
  const isStaff = role !== "guest";
  return {
    mayRequest: party.open,
    mayVoteUp: party.open && (isStaff || VOTES_UP.includes(party.mode)),
    mayVoteDown: party.open && (isStaff || VOTES_DOWN.includes(party.mode)),
    maySteer: isStaff || (party.open && party.mode === "full_control"),
    mayHost: role === "host",
  };
}
