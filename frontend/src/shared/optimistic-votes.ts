import type { Entry } from "./contract.js";
import { entryOf, type Replica } from "./replica.js";

export type Vote = -1 | 0 | 1;

/** A vote that was cast here and not yet answered. */
export interface PendingVote {
  /** Rises with every tap, and so tells a vote from a later one on the same song. */
  readonly cast: number;
  readonly value: Vote;
  /** Whether the song's numbers have come from the server since, so that they are not corrected. */
  readonly isCounted: boolean;
}

/** By entry. */
export type PendingVotes = ReadonlyMap<string, PendingVote>;

/** How this guest votes on a song, as far as the server has said. */
export function confirmedVote(replica: Replica, entry: string): Vote {
  return replica.me.votes[entry] ?? 0;
}

/** What a second tap on the same arrow means: taking the vote back. */
export function nextVote(current: Vote, tapped: 1 | -1): Vote {
  return current === tapped ? 0 : tapped;
}

/** A song's numbers with this guest's vote changed from one value to another. */
export function withVote(entry: Entry, from: Vote, to: Vote): Pick<Entry, "score" | "up" | "down"> {
  return {
    score: entry.score - from + to,
    up: entry.up - Number(from === 1) + Number(to === 1),
    down: entry.down - Number(from === -1) + Number(to === -1),
  };
}

/**
 * The replica as the guest sees it: their unanswered votes already count.
 *
 * Songs keep their places until the server says otherwise, so that a refused vote moves nothing.
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
