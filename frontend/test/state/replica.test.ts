import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeltaFrame } from "../../src/shared/contract.js";
import {
  applyDelta,
  applyMe,
  applyVotes,
  entryOf,
  type Replica,
  replicaFrom,
} from "../../src/shared/state/replica.js";
import { NOW, NOW_MS, sampleEntry, sampleSnapshot } from "../samples.js";

const replica = replicaFrom(sampleSnapshot(["a", "b", "c", "d"].map((id) => sampleEntry(id))));

function after(changes: Partial<DeltaFrame>, from: Replica = replica): Replica {
  return applyDelta(from, { type: "delta", revision: from.revision + 1, now: NOW, ...changes });
}

function whole(id: string): Readonly<Record<string, unknown>> {
  return { ...sampleEntry(id) };
}

test("a pair moves its entry in front of the other one", () => {
  assert.deepEqual(after({ order: [["d", "b"]] }).order, ["a", "d", "b", "c"]);
});

test("a pair with null moves its entry to the end", () => {
  assert.deepEqual(after({ order: [["a", null]] }).order, ["b", "c", "d", "a"]);
});

test("pairs are applied in order", () => {
  const { order } = after({
    order: [
      ["d", "a"],
      ["c", "d"],
      ["d", null],
    ],
  });
  assert.deepEqual(order, ["c", "a", "b", "d"]);
});

test("a new entry takes the position of its pair", () => {
  const { order, entries } = after({ entries: { e: whole("e") }, order: [["e", "b"]] });
  assert.deepEqual(order, ["a", "e", "b", "c", "d"]);
  assert.equal(entries.get("e")?.song.title, "Song e");
});

test("an entry set to null is removed from the order", () => {
  const { order, entries } = after({ entries: { b: null } });
  assert.deepEqual(order, ["a", "c", "d"]);
  assert.equal(entries.has("b"), false);
});

test("a pair whose neighbour was removed moves its entry to the end", () => {
  const { order } = after({ entries: { b: null }, order: [["a", "b"]] });
  assert.deepEqual(order, ["c", "d", "a"]);
});

test("a pair of an unknown entry is ignored", () => {
  assert.deepEqual(after({ order: [["x", "a"]] }).order, ["a", "b", "c", "d"]);
});

test("changed fields keep the other fields", () => {
  const { entries } = after({ entries: { a: { score: 9 } } });
  assert.equal(entries.get("a")?.score, 9);
  assert.equal(entries.get("a")?.song.title, "Song a");
});

test("changed fields of an unknown entry are ignored", () => {
  const { entries, order } = after({ entries: { x: { score: 9 } } });
  assert.equal(entries.has("x"), false);
  assert.deepEqual(order, ["a", "b", "c", "d"]);
});

test("changed fields apply to the current song", () => {
  assert.equal(after({ entries: { now: { score: 9 } } }).player.entry?.score, 9);
});

test("a started song leaves the queue", () => {
  const started = { ...replica.player, entry: sampleEntry("a", { position: 0 }), epoch: 2 };
  const next = after({ player: started, entries: { a: null } });
  assert.equal(next.player.entry?.id, "a");
  assert.deepEqual(next.order, ["b", "c", "d"]);
  assert.equal(entryOf(next, "a")?.position, 0);
});

test("a delta of an older revision is ignored", () => {
  const next = applyDelta(replica, { type: "delta", revision: 9, now: NOW, entries: { a: null } });
  assert.equal(next, replica);
});

test("a delta of the same revision applies", () => {
  const party = { ...replica.party, guests_active: 7 };
  const next = applyDelta(replica, { type: "delta", revision: 10, now: NOW, party });
  assert.equal(next.party.guests_active, 7);
});

test("parts missing in a delta stay identical", () => {
  const next = after({ entries: { a: { score: 2 } } });
  assert.deepEqual(next.party, replica.party);
  assert.equal(next.entries.get("b"), replica.entries.get("b"));
});

test("a replaced part drops missing fields", () => {
  const before = {
    ...replica,
    party: { ...replica.party, hashtags: ["night"] },
    lights: { ...replica.lights, calibrating: "strip" },
  };
  const next = after({ party: replica.party, lights: replica.lights }, before);
  assert.equal(next.party.hashtags, undefined);
  assert.equal(next.lights.calibrating, undefined);
});

test("unknown fields are ignored", () => {
  const frame = { type: "delta", revision: 11, now: NOW, weather: "fine" } as DeltaFrame;
  assert.deepEqual(applyDelta(replica, frame).order, replica.order);
});

test("the guest's own state is replaced", () => {
  const { me } = applyMe(replica, { type: "me", ...replica.me, votes: { a: 1 } }, NOW_MS);
  assert.deepEqual(me.votes, { a: 1 });
  assert.equal("type" in me, false);
});

test("the guest's own state drops missing fields", () => {
  const before = { ...replica, me: { ...replica.me, join_code: "K7M2QX" } };
  const { me } = applyMe(before, { type: "me", ...replica.me }, NOW_MS);
  assert.equal(me.join_code, undefined);
});

/** The algorithm of the contract, word by word, on a plain list. */
function reference(
  order: string[],
  pairs: readonly (readonly [string, string | null])[],
): string[] {
  const list = [...order];
  for (const [id, before] of pairs) {
    list.splice(list.indexOf(id), 1);
    if (before === null) list.push(id);
    else list.splice(list.indexOf(before), 0, id);
  }
  return list;
}

test("any sequence of moves results in the order of the contract", () => {
  let seed = 1;
  const dice = (sides: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 16) % sides;
  };
  const ids = ["a", "b", "c", "d"];
  for (let round = 0; round < 300; round++) {
    const pairs = Array.from({ length: 1 + dice(4) }, (): [string, string | null] => {
      const id = ids[dice(4)] ?? "a";
      const others = [...ids.filter((other) => other !== id), null];
      return [id, others[dice(4)] ?? null];
    });
    assert.deepEqual(after({ order: pairs }).order, reference(ids, pairs));
  }
});

test("changed votes are merged, and a personal frame without votes keeps them", () => {
  const voted = applyVotes(replica, { a: 1, b: -1 });
  const withdrawn = applyVotes(voted, { a: 0 });
  assert.deepEqual(withdrawn.me.votes, { b: -1 });
  const { votes: _, ...rest } = withdrawn.me;
  assert.deepEqual(applyMe(withdrawn, { type: "me", ...rest }, NOW_MS).me.votes, { b: -1 });
});

test("a queue of which only the start was read stays marked until all of it is", () => {
  const snapshot = sampleSnapshot([sampleEntry("a"), sampleEntry("b")]);
  assert.equal(replicaFrom(snapshot).isCut, false);
  const cut = replicaFrom({ ...snapshot, queue: { ...snapshot.queue, length: 3 } });
  assert.equal(cut.isCut, true);
  assert.equal(after({ entries: { a: null } }, cut).isCut, true);
});
