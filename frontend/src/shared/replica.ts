import type {
  DeltaFrame,
  Entry,
  Lights,
  Me,
  MeFrame,
  Party,
  Player,
  Settings,
  SnapshotFrame,
} from "./contract.js";

/** The party as this page knows it; never changed, only replaced. */
export interface Replica {
  readonly revision: number;
  readonly player: Player;
  readonly party: Party;
  readonly settings: Settings;
  readonly lights: Lights;
  readonly me: Me;
  /** When `me` was told, on the server's clock. */
  readonly meAtMs: number;
  /** Waiting songs by id. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** The ids of the waiting songs, next one first. */
  readonly order: readonly string[];
}

export function replicaFrom(snapshot: SnapshotFrame): Replica {
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
  };
}

/**
 * The replica after a delta.
 *
 * An entry set to null is gone. A pair of `order` takes its id out and puts it before the other
 * one, at the end where that is null. A delta that is older than the replica changes nothing; one of
 * the same revision may: not all that is shown is durable. Player, party, settings and lights come
 * whole: what one of them no longer names is no longer so.
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
  };
}

/** The replica after news for this guest alone, which come whole. */
export function applyMe(replica: Replica, frame: MeFrame, nowMs: number): Replica {
  const { type: _, ...me } = frame;
  return { ...replica, me, meAtMs: nowMs };
}

/** The replica with some fields of one song replaced, whether it waits or plays. */
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

/** A song that waits or plays. */
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
