import assert from "node:assert/strict";
import { test } from "node:test";
import { ServerClock } from "../../src/shared/client/client.js";
import { positionS, remainingS } from "../../src/shared/state/playback-position.js";
import { queuedSongs, totalS } from "../../src/shared/state/queue-estimates.js";
import { replicaFrom } from "../../src/shared/state/replica.js";
import { NOW, NOW_MS, sampleEntry, sampleSnapshot } from "../samples.js";

const { player } = sampleSnapshot([]);

test("a playing song advances with the server's clock", () => {
  assert.equal(positionS(player, NOW_MS + 12_500), 72.5);
});

test("a paused song does not advance", () => {
  assert.equal(positionS({ ...player, state: "paused" }, NOW_MS + 12_500), 60);
});

test("the position stays between start and end", () => {
  assert.equal(positionS(player, NOW_MS + 999_000), 180);
  assert.equal(positionS({ ...player, position_s: -3 }, NOW_MS), 0);
  assert.equal(positionS(player, NOW_MS - 5_000), 60);
});

test("a song of unknown duration keeps advancing", () => {
  assert.equal(positionS({ ...player, duration_s: null }, NOW_MS + 999_000), 1059);
});

test("without a song or a duration nothing remains", () => {
  assert.equal(remainingS({ ...player, entry: null }, NOW_MS), 0);
  assert.equal(remainingS({ ...player, duration_s: null }, NOW_MS), 0);
});

test("the server's clock is used, not the device's", () => {
  let ownMs = 1_000;
  const clock = new ServerClock(() => ownMs);
  clock.set(NOW);
  ownMs += 2_500;
  assert.equal(clock.nowMs(), NOW_MS + 2_500);
});

test("a song plays after the songs ahead", () => {
  const replica = replicaFrom(
    sampleSnapshot([sampleEntry("a"), sampleEntry("b"), sampleEntry("c")]),
  );
  const waiting = queuedSongs(replica, NOW_MS + 20_000);
  assert.deepEqual(
    waiting.map(({ entry, position, etaS }) => [entry.id, position, etaS]),
    [
      ["a", 1, 100],
      ["b", 2, 200],
      ["c", 3, 300],
    ],
  );
  assert.equal(totalS(waiting), 300);
});

test("the time behind a song of unknown duration is unknown", () => {
  const endless = sampleEntry("a");
  const replica = replicaFrom(
    sampleSnapshot([{ ...endless, song: { ...endless.song, duration_s: null } }, sampleEntry("b")]),
  );
  assert.deepEqual(
    queuedSongs(replica, NOW_MS).map(({ etaS }) => etaS),
    [120, null],
  );
});

test("without a current song the first one plays at once", () => {
  const replica = replicaFrom(sampleSnapshot([sampleEntry("a")], null));
  assert.equal(queuedSongs(replica, NOW_MS)[0]?.etaS, 0);
});
