import assert from "node:assert/strict";
import { test } from "node:test";
import {
  nextVote,
  type PendingVote,
  type Vote,
  withPendingVotes,
  withVote,
} from "../../src/shared/state/optimistic-votes.js";
import { replicaFrom } from "../../src/shared/state/replica.js";
import { sampleEntry, sampleSnapshot } from "../samples.js";

const replica = replicaFrom(sampleSnapshot([sampleEntry("a", { score: 3, up: 4, down: 1 })]));

function pending(value: Vote, isCounted = false): ReadonlyMap<string, PendingVote> {
  return new Map([["a", { cast: 1, value, isCounted }]]);
}

test("a second tap on the same arrow removes the vote", () => {
  assert.equal(nextVote(0, 1), 1);
  assert.equal(nextVote(1, 1), 0);
  assert.equal(nextVote(1, -1), -1);
  assert.equal(nextVote(-1, -1), 0);
});

test("changing a vote changes both sums", () => {
  assert.deepEqual(withVote(sampleEntry("a", { score: 3, up: 4, down: 1 }), 1, -1), {
    score: 1,
    up: 3,
    down: 2,
  });
});

test("a pending vote is shown at once", () => {
  const shown = withPendingVotes(replica, pending(1));
  assert.equal(shown.entries.get("a")?.score, 4);
  assert.equal(shown.me.votes["a"], 1);
  assert.equal(replica.entries.get("a")?.score, 3);
});

test("a pending vote on the current song is shown at once", () => {
  const shown = withPendingVotes(
    replica,
    new Map([["now", { cast: 1, value: -1, isCounted: false }]]),
  );
  assert.equal(shown.player.entry?.score, 0);
});

test("a vote included in the server's score is not added again", () => {
  const shown = withPendingVotes(replica, pending(1, true));
  assert.equal(shown.entries.get("a")?.score, 3);
  assert.equal(shown.me.votes["a"], 1);
});

test("removing a vote is shown at once", () => {
  const voted = { ...replica, me: { ...replica.me, votes: { a: 1 as const } } };
  const shown = withPendingVotes(voted, pending(0));
  assert.equal(shown.entries.get("a")?.score, 2);
  assert.equal("a" in shown.me.votes, false);
});

test("a vote on a removed song changes nothing", () => {
  const gone = new Map([["x", { cast: 1, value: 1 as const, isCounted: false }]]);
  assert.deepEqual(withPendingVotes(replica, gone).entries, replica.entries);
});
