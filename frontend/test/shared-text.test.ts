import assert from "node:assert/strict";
import { test } from "node:test";
import { sharedText } from "../src/shared/shared-text.js";

const shared = (parts: Record<string, string>): string => sharedText(new URLSearchParams(parts));

test("a shared link is found wherever an app puts it", () => {
  const link = "https://example.org/watch?v=1&t=2";
  assert.equal(shared({ url: link }), link);
  assert.equal(shared({ title: "A song", text: link }), link);
  assert.equal(shared({ text: `Listen to this: ${link} by Somebody` }), link);
});

test("shared words are searched, in one line and no longer than the field", () => {
  assert.equal(shared({ title: "Lowlands", text: "Ida Marsh\n  Lowlands" }), "Ida Marsh Lowlands");
  assert.equal(shared({ title: "Lowlands" }), "Lowlands");
  assert.equal(shared({ text: "a".repeat(1_000) }).length, 300);
});

test("nothing is shared without parts of it", () => {
  assert.equal(shared({}), "");
  assert.equal(shared({ url: " ", key: "x" }), "");
});
