import assert from "node:assert/strict";
import { test } from "node:test";
import { SteadyOrder } from "../../src/shared/state/steady-order.js";

function showing(...ids: readonly string[]): SteadyOrder {
  const order = new SteadyOrder();
  assert.equal(order.follow(ids, 0), "shown");
  return order;
}

test("the first order and appended rows are shown at once", () => {
  const order = showing("a", "b");
  assert.equal(order.follow(["a", "b", "c"], 1), "shown");
  assert.deepEqual(order.shown, ["a", "b", "c"]);
  assert.equal(order.aim(2), "after");
});

test("rows move at most once a second", () => {
  const order = showing("a", "b");
  assert.equal(order.follow(["b", "a"], 10), "moved");
  assert.equal(order.follow(["a", "b"], 1_009), "waiting");
  assert.deepEqual(order.shown, ["b", "a"]);
  assert.equal(order.waitMs(1_009), 1);
  assert.equal(order.follow(["a", "b"], 1_010), "moved");
});

test("rows rest while a finger is down and shortly afterwards", () => {
  const order = showing("a", "b");
  order.press(5_000);
  assert.equal(order.waitMs(9_000), null);
  assert.equal(order.follow(["b", "a"], 9_000), "waiting");
  order.release(9_000);
  assert.equal(order.follow(["b", "a"], 9_399), "waiting");
  assert.equal(order.follow(["b", "a"], 9_400), "moved");
});

test("a removed row is a move, as those below it move up", () => {
  const order = showing("a", "b", "c");
  order.press(10);
  assert.equal(order.follow(["a", "c"], 20), "waiting");
  assert.deepEqual(order.shown, ["a", "b", "c"]);
});

test("a tap soon after a move was aimed at what was shown before", () => {
  const order = showing("a", "b");
  order.follow(["b", "a"], 2_000);
  assert.equal(order.aim(2_149), "before");
  assert.equal(order.aim(2_150), "unclear");
  assert.equal(order.aim(2_349), "unclear");
  assert.equal(order.aim(2_350), "after");
  order.move(5_000);
  assert.equal(order.aim(5_001), "before");
});
