// Votes that are shown before the server confirms them.

import type { Entry } from "../contract.js";
import { entryOf, type Replica } from "./replica.js";

export type Vote = -1 | 0 | 1;

/** A vote that the server has not confirmed yet. */
export interface PendingVote {
  /** Sequence number, to distinguish votes on the same entry. */
  readonly cast: number;
  readonly value: Vote;
  /** True if the server's score already includes the vote. */
  readonly isCounted: boolean;
}

/** Pending votes by entry id. */
export type PendingVotes = ReadonlyMap<string, PendingVote>;

/** Return this guest's vote that the server has confirmed. */
export function confirmedVote(replica: Replica, entry: string): Vote {
  return replica.me.votes[entry] ?? 0;
}

/** Return the vote after a tap; a second tap on the same arrow removes it. */
export function nextVote(current: Vote, tapped: 1 | -1): Vote {
  return current === tapped ? 0 : tapped;
}

/** Return the score of an entry with this guest's vote changed. */
export function withVote(entry: Entry, from: Vote, to: Vote): Pick<Entry, "score" | "up" | "down"> {
  return {
    score: entry.score - from + to,
    up: entry.up - Number(from === 1) + Number(to === 1),
    down: entry.down - Number(from === -1) + Number(to === -1),
  };
}

/**
 * Return the replica with unconfirmed votes counted.
 *
 * The order changes only with the server's delta, so that a refused vote moves nothing.
 */
export function withPendingVotes(replica: Replica, pending: PendingVotes): Replica {
  if (pending.size === 0) return replica;
  let entries: Map<string, Entry> | undefined;
  let { player } = replica;
  const votes: Record<string, -1 | 1> = { ...replica.me.votes };
  for (const [id, { value, isCounted }] of pending) {
    const entry = entryOf(replica, id);
    if (entry === undefined) continue;
    const known = isCounted ? value : confirmedVote(replica, id);
    const voted = { ...entry, ...withVote(entry, known, value) };
    if (player.entry?.id === id) {
      player = { ...player, entry: voted };
    } else {
      entries ??= new Map(replica.entries);
      entries.set(id, voted);
    }
    if (value === 0) delete votes[id];
    else votes[id] = value;
  }
  return {
    ...replica,
    player,
    entries: entries ?? replica.entries,
    me: { ...replica.me, votes },
  };
}
