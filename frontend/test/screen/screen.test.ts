import assert from "node:assert/strict";
import { test } from "node:test";
import { Arrivals } from "../../src/tv/arrivals.js";
import { driftAt } from "../../src/tv/drift.js";

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
  assert.equal(arrivals.shown(1), null);
  arrivals.note(31, 1000);
  arrivals.note(33, 2000);
  assert.deepEqual(arrivals.shown(7999), { guest: null, count: 3 });
  assert.equal(arrivals.shown(8000), null);
  arrivals.note(34, 9000);
  assert.deepEqual(arrivals.shown(9001), { guest: null, count: 1 });
});

test("guests are greeted by the name that they take, and once more at most", () => {
  const arrivals = new Arrivals();
  const ann = { id: "ann", name: "Disco Otter", color: "#ff0000" };
  const bo = { id: "bo", name: "Bo", color: "#0000ff" };
  arrivals.note(1, 0);
  arrivals.note(2, 1000);
  arrivals.greet([ann], 1000);
  assert.deepEqual(arrivals.shown(1001), { guest: ann, count: 1 });
  arrivals.note(3, 2000);
  arrivals.greet([bo], 2000);
  assert.deepEqual(arrivals.shown(2001), { guest: bo, count: 2 });
  const named = { ...ann, name: "Ann" };
  arrivals.greet([named], 60_000);
  assert.deepEqual(arrivals.shown(60_001), { guest: named, count: 1 });
  arrivals.greet([{ ...ann, name: "Annie" }], 61_000);
  assert.equal(arrivals.shown(61_001)?.guest?.name, "Annie");
  arrivals.greet([named], 90_000);
  assert.equal(arrivals.shown(90_001), null);
});

test("guests who were forgotten are not greeted", () => {
  const arrivals = new Arrivals();
  arrivals.note(30, 0);
  arrivals.note(31, 1000);
  arrivals.note(2, 2000);
  assert.equal(arrivals.shown(2001), null);
  arrivals.note(2, 3000);
  assert.equal(arrivals.shown(3001), null);
});
