import assert from "node:assert/strict";
import { test } from "node:test";
import { RefusedError } from "../src/shared/client/errors.js";
import { hasTimes, lineAt, readLyrics } from "../src/shared/lyrics/song-lyrics.js";

const SUNG = [1, 2.5, 2.5, 9].map((at_s) => ({ text: `at ${at_s}`, at_s }));

test("the line that is sung is the last one that has begun", () => {
  for (const [atS, index] of [
    [0, -1],
    [0.999, -1],
    [1, 0],
    [2.4, 0],
    [2.5, 2],
    [8, 2],
    [9, 3],
    [999, 3],
  ] as const) {
    assert.equal(lineAt(SUNG, atS), index, `at ${atS} s`);
  }
  assert.equal(lineAt([], 5), -1);
});

test("lines have times or not", () => {
  assert.equal(hasTimes(SUNG), true);
  assert.equal(hasTimes([{ text: "One", at_s: null }]), false);
  assert.equal(hasTimes([]), false);
});

test("all elements of a page share one request per song", async () => {
  const asked: string[] = [];
  const client = {
    async command(_name: string, { entry }: { entry: string }) {
      asked.push(entry);
      return { entry, lines: SUNG };
    },
  } as unknown as Parameters<typeof readLyrics>[0];
  const [one, two] = await Promise.all([readLyrics(client, "a"), readLyrics(client, "a")]);
  assert.equal(one, two);
  await readLyrics(client, "b");
  assert.deepEqual(asked, ["a", "b"]);
});

test("a server that refuses means no lyrics", async () => {
  const problem = { code: "rate_limited" } as ConstructorParameters<typeof RefusedError>[0];
  const client = {
    command: () => Promise.reject(new RefusedError(problem)),
  } as unknown as Parameters<typeof readLyrics>[0];
  assert.deepEqual(await readLyrics(client, "refused"), []);
});
