import assert from "node:assert/strict";
import { test } from "node:test";
import { Arrivals } from "../src/tv/arrivals.js";
import { driftAt } from "../src/tv/drift.js";

const MINUTE_MS = 60_000;

test("everything moves across the whole room and changes sides in any ten minutes", () => {
  for (let from = 0; from < 180; from += 7) {
    const places = Array.from({ length: 601 }, (_, second) =>
      driftAt(from * MINUTE_MS + second * 1000),
    );
    for (const axis of ["x", "y"] as const) {
      const values = places.map((place) => place[axis]);
      assert.ok(Math.max(...values) - Math.min(...values) > 1.9);
      for (let at = 1; at < values.length; at++) {
        assert.ok(Math.abs((values[at] ?? 0) - (values[at - 1] ?? 0)) < 0.03, "a visible jump");
      }
    }
    assert.equal(new Set(places.map(({ isSwapped }) => isSwapped)).size, 2);
  }
});

test("guests who join are greeted for some seconds, together", () => {
  const arrivals = new Arrivals();
  arrivals.note(null, 0);
  arrivals.note(30, 0);
  assert.equal(arrivals.shown(1), 0);
  arrivals.note(31, 1000);
  arrivals.note(33, 2000);
  assert.equal(arrivals.shown(7999), 3);
  assert.equal(arrivals.shown(8000), 0);
  arrivals.note(34, 9000);
  assert.equal(arrivals.shown(9001), 1);
});

test("guests who were forgotten are not greeted", () => {
  const arrivals = new Arrivals();
  arrivals.note(30, 0);
  arrivals.note(31, 1000);
  arrivals.note(2, 2000);
  assert.equal(arrivals.shown(2001), 0);
  arrivals.note(2, 3000);
  assert.equal(arrivals.shown(3001), 0);
});
