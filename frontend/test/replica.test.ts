import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeltaFrame } from "../src/shared/contract.js";
import { applyDelta, applyMe, entryOf, type Replica, replicaFrom } from "../src/shared/replica.js";
import { NOW, NOW_MS, sampleEntry, sampleSnapshot } from "./samples.js";

const replica = replicaFrom(sampleSnapshot(["a", "b", "c", "d"].map((id) => sampleEntry(id))));

function after(changes: Partial<DeltaFrame>, from: Replica = replica): Replica {
  return applyDelta(from, { type: "delta", revision: from.revision + 1, now: NOW, ...changes });
}

function whole(id: string): Readonly<Record<string, unknown>> {
  return { ...sampleEntry(id) };
}

test("a pair takes its song out and puts it before the other one", () => {
  assert.deepEqual(after({ order: [["d", "b"]] }).order, ["a", "d", "b", "c"]);
});

test("a pair without another one puts its song at the end", () => {
  assert.deepEqual(after({ order: [["a", null]] }).order, ["b", "c", "d", "a"]);
});

test("pairs are applied in turn", () => {
  const { order } = after({
    order: [
      ["d", "a"],
      ["c", "d"],
      ["d", null],
    ],
  });
  assert.deepEqual(order, ["c", "a", "b", "d"]);
});

test("a new song comes whole and takes the place that its pair names", () => {
  const { order, entries } = after({ entries: { e: whole("e") }, order: [["e", "b"]] });
  assert.deepEqual(order, ["a", "e", "b", "c", "d"]);
  assert.equal(entries.get("e")?.song.title, "Song e");
});

test("a song set to null is out of the order too", () => {
  const { order, entries } = after({ entries: { b: null } });
  assert.deepEqual(order, ["a", "c", "d"]);
  assert.equal(entries.has("b"), false);
});

test("a pair whose neighbour has gone in the same delta puts its song at the end", () => {
  const { order } = after({ entries: { b: null }, order: [["a", "b"]] });
  assert.deepEqual(order, ["c", "d", "a"]);
});

test("a pair of an unknown song changes nothing", () => {
  assert.deepEqual(after({ order: [["x", "a"]] }).order, ["a", "b", "c", "d"]);
});

test("changed fields leave the others as they were", () => {
  const { entries } = after({ entries: { a: { score: 9 } } });
  assert.equal(entries.get("a")?.score, 9);
  assert.equal(entries.get("a")?.song.title, "Song a");
});

test("changed fields of a song that nobody knows are no song", () => {
  const { entries, order } = after({ entries: { x: { score: 9 } } });
  assert.equal(entries.has("x"), false);
  assert.deepEqual(order, ["a", "b", "c", "d"]);
});

test("changed fields of the playing song reach it", () => {
  assert.equal(after({ entries: { now: { score: 9 } } }).player.entry?.score, 9);
});

test("a song that starts leaves the queue and plays", () => {
  const started = { ...replica.player, entry: sampleEntry("a", { position: 0 }), epoch: 2 };
  const next = after({ player: started, entries: { a: null } });
  assert.equal(next.player.entry?.id, "a");
  assert.deepEqual(next.order, ["b", "c", "d"]);
  assert.equal(entryOf(next, "a")?.position, 0);
});

test("a delta of an older revision changes nothing", () => {
  const next = applyDelta(replica, { type: "delta", revision: 9, now: NOW, entries: { a: null } });
  assert.equal(next, replica);
});

test("a delta of the same revision tells what is not durable", () => {
  const party = { ...replica.party, guests_active: 7 };
  const next = applyDelta(replica, { type: "delta", revision: 10, now: NOW, party });
  assert.equal(next.party.guests_active, 7);
});

test("parts that a delta does not hold stay the same objects", () => {
  const next = after({ entries: { a: { score: 2 } } });
  assert.deepEqual(next.party, replica.party);
  assert.equal(next.entries.get("b"), replica.entries.get("b"));
});

test("what a whole part no longer names is no longer so", () => {
  const before = {
    ...replica,
    party: { ...replica.party, hashtags: ["night"] },
    lights: { ...replica.lights, calibrating: "strip" },
  };
  const next = after({ party: replica.party, lights: replica.lights }, before);
  assert.equal(next.party.hashtags, undefined);
  assert.equal(next.lights.calibrating, undefined);
});

test("fields that nobody knows do no harm", () => {
  const frame = { type: "delta", revision: 11, now: NOW, weather: "fine" } as DeltaFrame;
  assert.deepEqual(applyDelta(replica, frame).order, replica.order);
});

test("news for this guest alone replace what is known of them", () => {
  const { me } = applyMe(replica, { type: "me", ...replica.me, votes: { a: 1 } }, NOW_MS);
  assert.deepEqual(me.votes, { a: 1 });
  assert.equal("type" in me, false);
});

test("news for this guest alone take back what they no longer name", () => {
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

test("any moves end in the order that the contract says", () => {
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
