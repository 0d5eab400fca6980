import assert from "node:assert/strict";
import { test } from "node:test";
import type { Party, Role } from "../src/shared/contract.js";
import { limitLeft } from "../src/shared/limits.js";
import { type Replica, replicaOf } from "../src/shared/replica.js";
import { endingOf, rightsOf } from "../src/shared/rights.js";
import { aSnapshot } from "./party.js";

const replica = replicaOf(aSnapshot([]));

function seenBy(role: Role, changes: Partial<Party>): Replica {
  return { ...replica, me: { ...replica.me, role }, party: { ...replica.party, ...changes } };
}

const rights = [
  ["guest", "full_control", true, true, true],
  ["guest", "full_voting", true, true, false],
  ["guest", "upvotes_only", true, false, false],
  ["guest", "no_control", false, false, false],
  ["mod", "no_control", true, true, true],
  ["host", "no_control", true, true, true],
] as const;

for (const [role, mode, up, down, steer] of rights) {
  test(`a ${role} in ${mode} may vote up: ${up}, down: ${down}, steer: ${steer}`, () => {
    const { mayVoteUp, mayVoteDown, maySteer } = rightsOf(seenBy(role, { mode }));
    assert.deepEqual([mayVoteUp, mayVoteDown, maySteer], [up, down, steer]);
  });
}

test("a closed party takes neither requests nor votes, but its host may still steer", () => {
  const closed = rightsOf(seenBy("host", { open: false }));
  assert.deepEqual(
    [closed.mayRequest, closed.mayVoteUp, closed.mayVoteDown, closed.maySteer, closed.mayHost],
    [false, false, false, true, true],
  );
  assert.equal(rightsOf(seenBy("guest", { open: false, mode: "full_control" })).maySteer, false);
});

test("songs are not asked for while the host takes none", () => {
  const settings = { requests_open: false };
  assert.equal(rightsOf({ ...replica, settings }).mayRequest, false);
});

test("the end of a party and its last orders follow from the settings", () => {
  const settings = { last_orders_s: 900 };
  const party = { ...replica.party, closes_at: "2026-11-25T02:00:00.000Z" };
  assert.deepEqual(endingOf({ ...replica, party, settings }), {
    closesAt: new Date("2026-11-25T02:00:00.000Z"),
    lastOrdersAt: new Date("2026-11-25T01:45:00.000Z"),
  });
  assert.equal(endingOf({ ...replica, party })?.lastOrdersAt, null);
  assert.equal(endingOf(replica), null);
});

test("a limit that was told a while ago has refilled by one since", () => {
  const limit = { limit: 5, remaining: 0, next_in_s: 60 };
  assert.deepEqual(limitLeft(limit, 1_000, 31_000), { ...limit, next_in_s: 30 });
  assert.deepEqual(limitLeft(limit, 1_000, 61_000), { limit: 5, remaining: 1, next_in_s: 0 });
  assert.deepEqual(limitLeft(limit, 1_000, 0), limit);
  const unknown = { limit: 5, remaining: 0, next_in_s: 0 };
  assert.deepEqual(limitLeft(unknown, 0, 99_000), unknown);
  assert.deepEqual(limitLeft({ ...limit, remaining: 2 }, 0, 99_000), { ...limit, remaining: 2 });
});
