import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hit, HitsFrame } from "../../src/shared/contract.js";
import { mergeResults } from "../../src/shared/state/search-results.js";
import { sampleEntry } from "../samples.js";

function hit(id: string, changes: Partial<Hit> = {}): Hit {
  return { song: sampleEntry(id).song, mark: "ok", reason: null, entry: null, ...changes };
}

function frame(hits: readonly Hit[], changes: Partial<HitsFrame> = {}): HitsFrame {
  return { type: "hits", id: "s-1", query: "q", hits, more: false, done: false, ...changes };
}

function uris(found: { readonly hits: readonly Hit[] }): readonly string[] {
  return found.hits.map(({ song }) => song.uri);
}

test("later results are appended below", () => {
  const shown = mergeResults(null, frame([hit("a"), hit("b")]));
  const more = mergeResults(shown, frame([hit("x"), hit("b"), hit("a"), hit("y")], { done: true }));
  assert.deepEqual(uris(more), ["file:a", "file:b", "file:x", "file:y"]);
  assert.equal(more.done, true);
});

test("changed marks are updated and missing results removed", () => {
  const shown = mergeResults(null, frame([hit("a"), hit("b")]));
  const more = mergeResults(shown, frame([hit("b", { mark: "waiting", entry: "e" })]));
  assert.deepEqual(
    more.hits.map(({ mark }) => mark),
    ["waiting"],
  );
});

test("another search replaces the results", () => {
  const shown = mergeResults(null, frame([hit("a")]));
  assert.deepEqual(uris(mergeResults(shown, frame([hit("b"), hit("a")], { id: "s-2" }))), [
    "file:b",
    "file:a",
  ]);
});
