import assert from "node:assert/strict";
import { test } from "node:test";
import type { Party, Role } from "../../src/shared/contract.js";
import { endingOf, permissionsOf } from "../../src/shared/state/permissions.js";
import { remainingLimit } from "../../src/shared/state/remaining-limit.js";
import { type Replica, replicaFrom } from "../../src/shared/state/replica.js";
import { NOW_MS, sampleSnapshot } from "../samples.js";

const replica = replicaFrom(sampleSnapshot([]));

function seenBy(role: Role, changes: Partial<Party>): Replica {
  return { ...replica, me: { ...replica.me, role }, party: { ...replica.party, ...changes } };
}

const permissions = [
  ["guest", "full_control", true, true, true],
  ["guest", "full_voting", true, true, false],
  ["guest", "upvotes_only", true, false, false],
  ["guest", "no_control", false, false, false],
  ["mod", "no_control", true, true, true],
  ["host", "no_control", true, true, true],
] as const;

for (const [role, mode, up, down, steer] of permissions) {
  test(`a ${role} in ${mode} may vote up: ${up}, down: ${down}, steer: ${steer}`, () => {
    const { mayVoteUp, mayVoteDown, maySteer } = permissionsOf(seenBy(role, { mode }), NOW_MS);
    assert.deepEqual([mayVoteUp, mayVoteDown, maySteer], [up, down, steer]);
  });
}

test("a closed party accepts neither requests nor votes, but the host keeps control", () => {
  const closed = permissionsOf(seenBy("host", { open: false }), NOW_MS);
  assert.deepEqual(
    [closed.mayRequest, closed.mayVoteUp, closed.mayVoteDown, closed.maySteer, closed.mayHost],
    [false, false, false, true, true],
  );
  assert.equal(
    permissionsOf(seenBy("guest", { open: false, mode: "full_control" }), NOW_MS).maySteer,
    false,
  );
});

test("requests are not offered while they are disabled", () => {
  const settings = { requests_open: false };
  assert.equal(permissionsOf({ ...replica, settings }, NOW_MS).mayRequest, false);
});

test("the end and last orders follow the server", () => {
  const [last_orders_at, closes_at] = ["2026-11-25T01:45:00.000Z", "2026-11-25T02:00:00.000Z"];
  const party = { ...replica.party, closes_at, last_orders_at };
  const late = Date.parse(last_orders_at);
  for (const [nowMs, isLate] of [
    [late - 1, false],
    [late, true],
  ] as const) {
    const [closesAt, lastOrdersAt] = [new Date(closes_at), new Date(late)];
    assert.deepEqual(endingOf({ ...replica, party }, nowMs), { closesAt, lastOrdersAt, isLate });
    assert.equal(permissionsOf({ ...replica, party }, nowMs).mayRequest, !isLate);
  }
  const open = { ...replica, party: { ...replica.party, closes_at } };
  assert.equal(endingOf(open, late)?.lastOrdersAt, null);
  assert.equal(permissionsOf(open, late).mayRequest, true);
  assert.equal(endingOf(replica, late), null);
});

test("a limit refills by one after its time", () => {
  const limit = { limit: 5, remaining: 0, next_in_s: 60 };
  assert.deepEqual(remainingLimit(limit, 1_000, 31_000), { ...limit, next_in_s: 30 });
  assert.deepEqual(remainingLimit(limit, 1_000, 61_000), { limit: 5, remaining: 1, next_in_s: 0 });
  assert.deepEqual(remainingLimit(limit, 1_000, 0), limit);
  const unknown = { limit: 5, remaining: 0, next_in_s: 0 };
  assert.deepEqual(remainingLimit(unknown, 0, 99_000), unknown);
  assert.deepEqual(remainingLimit({ ...limit, remaining: 2 }, 0, 99_000), {
    ...limit,
    remaining: 2,
  });
});
