// Columns of a chart are equally long, without gaps.

import assert from "node:assert/strict";
import { test } from "node:test";
import { slotsOf } from "../src/host/history/chart-slots.js";

const hour = (at: string, requests: number, votes = 0) => ({ at, plays: 0, requests, votes });

test("an hour without anything has a column", () => {
  const hours = [hour("2026-11-24T20:00:00Z", 3, 5), hour("2026-11-24T22:00:00Z", 4)];
  const { byDay, slots } = slotsOf(hours);
  assert.equal(byDay, false);
  assert.deepEqual(
    slots.map(({ requests, votes }) => [requests, votes]),
    [
      [3, 5],
      [0, 0],
      [4, 0],
    ],
  );
});

test("a long period is shown by the day", () => {
  const hours = [
    hour("2026-11-20T12:00:00Z", 1),
    hour("2026-11-20T13:00:00Z", 2, 2),
    hour("2026-11-23T12:00:00Z", 5),
  ];
  const { byDay, slots } = slotsOf(hours);
  assert.equal(byDay, true);
  assert.deepEqual(
    slots.map(({ requests }) => requests),
    [3, 0, 0, 5],
  );
});

test("nothing has no columns", () => {
  assert.deepEqual(slotsOf([]), { byDay: false, slots: [] });
});
