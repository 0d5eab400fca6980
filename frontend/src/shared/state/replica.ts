import type {
  DeltaFrame,
  Entry,
  Lights,
  Me,
  MeFrame,
  Party,
  Player,
  Settings,
  State,
  VotesFrame,
} from "../contract.js";

/** The page's immutable copy of the party. */
export interface Replica {
  readonly revision: number;
  readonly player: Player;
  readonly party: Party;
  readonly settings: Settings;
  readonly lights: Lights;
  readonly me: Me;
  /** Time of `me` on the server's clock. */
  readonly meAtMs: number;
  /** Queued entries by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Ids of the queued entries, next first. */
  readonly order: readonly string[];
  /** True while only the first entries of a long queue have been read. */
  readonly isCut: boolean;
}

export function replicaFrom(snapshot: State): Replica {
  return {
    revision: snapshot.revision,
    player: snapshot.player,
    party: snapshot.party,
    settings: snapshot.settings,
    lights: snapshot.lights,
    me: snapshot.me,
    meAtMs: Date.parse(snapshot.now),
    entries: new Map(snapshot.queue.entries.map((entry) => [entry.id, entry])),
    order: snapshot.queue.entries.map((entry) => entry.id),
    isCut: isCut(snapshot),
  };
}

/** Return whether a state has only the first entries of the queue. */
export function isCut({ queue }: State): boolean {
  return queue.entries.length < queue.length;
}

/**
 * Return the replica with a delta applied.
 *
 * An entry set to null is removed. A pair of `order` moves its first id before the second, or to
 * the end if that is null. A delta of an older revision is ignored; one of the same revision
 * applies, as some changes are not durable. Player, party, settings and lights are replaced as a
 * whole.
 */
export function applyDelta(replica: Replica, delta: DeltaFrame): Replica {
  if (delta.revision < replica.revision) return replica;
  const entries = new Map(replica.entries);
  let order = [...replica.order];
  let player: Player = delta.player ?? replica.player;

  for (const [id, changes] of Object.entries(delta.entries ?? {})) {
    if (changes === null) {
      entries.delete(id);
      order = order.filter((other) => other !== id);
      continue;
    }
    const known = entries.get(id);
    if (known) {
      entries.set(id, { ...known, ...changes });
    } else if (player.entry?.id === id) {
      player = { ...player, entry: { ...player.entry, ...changes } };
    } else if (isWhole(changes)) {
      entries.set(id, changes);
      order.push(id);
    }
  }
  for (const [id, before] of delta.order ?? []) {
    if (entries.has(id)) order = moved(order, id, before);
  }

  return {
    revision: delta.revision,
    player,
    party: delta.party ?? replica.party,
    settings: delta.settings ?? replica.settings,
    lights: delta.lights ?? replica.lights,
    me: replica.me,
    meAtMs: replica.meAtMs,
    entries,
    order,
    isCut: replica.isCut,
  };
}

/** Return the replica with the guest's own state replaced; votes are kept if it has none. */
export function applyMe(replica: Replica, frame: MeFrame, nowMs: number): Replica {
  const { type: _, votes, ...me } = frame;
  return { ...replica, me: { ...me, votes: votes ?? replica.me.votes }, meAtMs: nowMs };
}

/** Return the replica with some of the guest's votes replaced; 0 is no vote. */
export function applyVotes(replica: Replica, changes: VotesFrame["votes"]): Replica {
  const votes: Record<string, -1 | 1> = { ...replica.me.votes };
  for (const [entry, value] of Object.entries(changes)) {
    if (value === 0) delete votes[entry];
    else votes[entry] = value;
  }
  return { ...replica, me: { ...replica.me, votes } };
}

/** Return the replica with fields of a queued or playing entry replaced. */
export function withEntry(replica: Replica, id: string, changes: Partial<Entry>): Replica {
  const waiting = replica.entries.get(id);
  if (waiting) {
    return {
      ...replica,
      entries: new Map(replica.entries).set(id, { ...waiting, ...changes }),
    };
  }
  const { player } = replica;
  if (player.entry?.id !== id) return replica;
  return { ...replica, player: { ...player, entry: { ...player.entry, ...changes } } };
}

/** Return a queued or playing entry. */
export function entryOf(replica: Replica, id: string): Entry | undefined {
  const { entry } = replica.player;
  return replica.entries.get(id) ?? (entry?.id === id ? entry : undefined);
}

function moved(order: readonly string[], id: string, before: string | null): string[] {
  const rest = order.filter((other) => other !== id);
  const at = before === null ? -1 : rest.indexOf(before);
  rest.splice(at < 0 ? rest.length : at, 0, id);
  return rest;
}

function isWhole(changes: Readonly<Record<string, unknown>>): changes is Entry & typeof changes {
  return typeof changes["id"] === "string" && typeof changes["song"] === "object";
}

/** Return the name of the party, or that of the product without one. */
export function partyName(replica: Replica | null): string {
  return (replica?.settings["party_name"] as string) || "Raveberry";
}
