import assert from "node:assert/strict";
import { test } from "node:test";
import { de } from "../src/shared/texts/de.js";
import { en } from "../src/shared/texts/en.js";
import { guestIn, refusalIn, textsFor, whyIn } from "../src/shared/texts/texts.js";

/** These say the server's English in another language; English itself needs them not. */
const OF_THE_SERVER = /^(why|refusal)\./;

function keysOf(table: object, prefix = ""): string[] {
  return Object.entries(table)
    .flatMap(([key, value]) =>
      typeof value === "object" ? keysOf(value, `${prefix}${key}.`) : [`${prefix}${key}`],
    )
    .filter((key) => !OF_THE_SERVER.test(key))
    .sort();
}

test("every language has the same texts", () => {
  assert.deepEqual(keysOf(de), keysOf(en));
  assert.ok(keysOf(en).length > 80);
});

test("no text is empty but those of ordinary songs", () => {
  for (const texts of [en, de]) {
    const empty = Object.entries({ ...texts.mark, ...texts.origin })
      .filter(([, text]) => text === "")
      .map(([key]) => key);
    assert.deepEqual(empty.sort(), ["guest", "ok"]);
  }
});

test("the first language of the reader that there is counts", () => {
  assert.equal(textsFor(["fr-FR", "de-AT", "en"]).language, "de");
  assert.equal(textsFor(["en-GB", "de"]).language, "en");
  assert.equal(textsFor(["fr", "pl"]).language, "en");
  assert.equal(textsFor([]).language, "en");
});

test("the reason of a place is told in the reader's language", () => {
  assert.equal(whyIn(de, "turn 2, 3 votes"), "Runde 2, 3 Stimmen");
  assert.equal(whyIn(de, "turn 1, 1 vote"), "Runde 1, 1 Stimme");
  assert.equal(whyIn(de, "put first"), "nach vorn geholt");
  assert.equal(whyIn(de, "something new"), "something new");
  assert.equal(whyIn(en, "turn 2, 3 votes"), "turn 2, 3 votes");
});

test("a refusal is told in the server's words", () => {
  const problem = { code: "limit_reached", message: "Five of yours wait.", retry_after_s: 61 };
  assert.equal(refusalIn(en, problem), "Five of yours wait.");
  assert.equal(
    refusalIn(de, problem),
    "Für den Moment genug gewünscht. Five of yours wait. Wieder in 61 s.",
  );
  assert.equal(refusalIn(de, { code: "new_one", message: "So." }), "So.");
});

test("one is told from many", () => {
  assert.equal(en.guestsHere(1), "1 guest is here");
  assert.equal(de.guestsHere(2), "2 Gäste sind da");
  assert.equal(de.inMinutesLong(1), "in etwa einer Minute");
});

test("guests without a name of their own are told in the reader's language", () => {
  assert.equal(guestIn(de, "Guest 12"), "Gast 12");
  assert.equal(guestIn(de, ""), "ein Gast");
  assert.equal(guestIn(de, "Guest star"), "Guest star");
  assert.equal(guestIn(en, "Guest 12"), "Guest 12");
});
