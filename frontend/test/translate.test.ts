import assert from "node:assert/strict";
import { test } from "node:test";
import { faults, problems } from "../src/shared/texts/catalogue.js";
import { card as deCard } from "../src/shared/texts/compiled/de/card.js";
import { host as hostDe } from "../src/shared/texts/compiled/de/host.js";
import { page as pageDe } from "../src/shared/texts/compiled/de/page.js";
import { places as placesDe } from "../src/shared/texts/compiled/de/places.js";
import { sheets as sheetsDe } from "../src/shared/texts/compiled/de/sheets.js";
import { host as hostEn } from "../src/shared/texts/compiled/en/host.js";
import { page as pageEn } from "../src/shared/texts/compiled/en/page.js";
import { places as placesEn } from "../src/shared/texts/compiled/en/places.js";
import { sheets as sheetsEn } from "../src/shared/texts/compiled/en/sheets.js";
import { messageFunctions } from "../src/shared/texts/message-functions.js";
import {
  loadMessages,
  noticeIn,
  pageTitleIn,
  provideMessages,
  refusalIn,
} from "../src/shared/texts/messages.js";
import { Provided, sheetTexts, type Texts, wordFor } from "../src/shared/texts/provided.js";
import { loadSheetTexts } from "../src/shared/texts/sheets.js";
import { guestIn, undoneText, whyBesideVotes, whyIn } from "../src/shared/texts/translate.js";
import { sampleEntry, sampleProblem } from "./samples.js";

const de: Texts = { ...pageDe, why: placesDe };
const en: Texts = { ...pageEn, why: placesEn };

test("only texts of ordinary songs are empty", () => {
  for (const [texts, sheets] of [
    [en, sheetsEn],
    [de, sheetsDe],
  ] as const) {
    const empty = Object.entries({ ...sheets.mark, ...texts.origin })
      .filter(([, text]) => text === "")
      .map(([key]) => key);
    assert.deepEqual(empty.sort(), ["guest", "ok"]);
  }
});

test("the texts of the sheets are loaded in the language of the page, or in English", async () => {
  await loadSheetTexts(de);
  assert.equal(sheetTexts.current.search.back, "Zurück");
  await loadSheetTexts({ ...en, language: "tlh" });
  assert.equal(sheetTexts.current.search.back, "Back");
});

test("texts cannot be used before they are provided", () => {
  assert.throws(() => new Provided<string>().current, /before they are provided/);
});

test("a table of names may lack those of a newer server", () => {
  assert.equal(wordFor(sheetsEn.sources, "radio"), "Radio");
  assert.equal(wordFor(sheetsEn.sources, "of_a_later_version"), undefined);
});

test("the reason of a position is translated", () => {
  const entry = { ...sampleEntry("a"), turn: 2, score: 3 };
  assert.equal(whyIn(de, entry), "Runde 2 · 3 Stimmen");
  assert.equal(whyIn(en, { ...entry, score: 1 }), "Round 2 · 1 vote");
  assert.equal(whyIn(de, { ...entry, why: "approval" }), "Wartet auf Freigabe");
  const later = "of_a_later_version" as typeof entry.why;
  assert.equal(whyIn(en, { ...entry, why: later }), "");
});

test("the reason of a position does not repeat the votes beside it", () => {
  const entry = { ...sampleEntry("a"), turn: 2, score: 3 };
  assert.equal(whyBesideVotes(de, entry), "Runde 2");
  assert.equal(whyBesideVotes(en, { ...entry, why: "votes" }), "By votes");
  assert.equal(whyBesideVotes(en, { ...entry, why: "approval" }), "Waiting for the host");
});

test("a refusal has the text of its code in the reader's language", async () => {
  await Promise.all([loadMessages(en), loadMessages(de)]);
  const wait = { ...sampleProblem("rate_limited", "vote_limit"), retry_after_s: 61.2 };
  assert.equal(refusalIn(en, wait), "You are voting very fast. You can vote again in 62 s.");
  assert.equal(
    refusalIn(de, wait),
    "Du stimmst sehr schnell ab. In 62 s kannst du wieder abstimmen.",
  );
  const full = { ...sampleProblem("queue_full", "queue_full"), limit: 1 };
  assert.match(refusalIn(en, full), /^The queue is full \(1 song\)\./);
  assert.match(refusalIn(de, { ...full, limit: 2 }), /^Die Warteschlange ist voll \(2 Songs\)\./);
  const params = { name: "volume", low: 0, high: 0.5 };
  const range = { ...sampleProblem("bad_request", "setting_not_a_number"), params };
  assert.equal(refusalIn(de, range), "volume muss eine Zahl von 0 bis 0,5 sein.");
});

test("a notice has the text of its code in the reader's language", () => {
  const played = { code: "played_ago", params: { passed_s: 300 } };
  assert.equal(noticeIn(en, played), "Played 5 min ago");
  assert.equal(noticeIn(de, played), "Lief vor 5 min");
});

test("what a later server sends has a general text, and never its English", async () => {
  const german = { ...de, language: "of no loaded messages" };
  const refused = sampleProblem("conflict", "of_a_later_version");
  const notice = { code: "of_a_later_version", params: {}, message: "English." };
  assert.equal(refusalIn(german, refused), de.unknown.refusal);
  assert.equal(noticeIn(german, notice), "");
  await Promise.all([loadMessages(de), faults.load(de)]);
  assert.equal(refusalIn(de, refused), de.unknown.refusal);
  assert.equal(noticeIn(de, notice), de.unknown.reason);
  assert.equal(faults.text(de, notice), de.unknown.reason);
});

test("a page may have texts of refusals of its own", async () => {
  provideMessages(de, { player_not_controlled: deCard.noControl });
  const refused = sampleProblem("not_allowed", "player_not_controlled");
  assert.equal(refusalIn(de, refused), deCard.noControl);
});

test("a page of the library has a name, or a title in the reader's language", async () => {
  await loadMessages(de);
  const page = { path: "", title: "Barbecue", items: [], more: false, label: null };
  assert.equal(pageTitleIn(de, page), "Barbecue");
  const label = { code: "page_recent", params: {}, message: "Recently added" };
  assert.equal(pageTitleIn(de, { ...page, title: "", label }), "Zuletzt hinzugefügt");
});

test("a problem has the text of its code, and of codes inside its parameters", async () => {
  const problem = {
    code: "cookies_unusable",
    severity: "warning",
    params: { path: "/c", option: "cookies", reason: "cookies_line", line: 3 },
    message: "The server's English.",
    since: "2026-01-01T00:00:00Z",
  } as const;
  assert.equal(problems.text(de, problem), "");
  await Promise.all([problems.load(en), problems.load(de)]);
  assert.match(problems.text(en, problem), /cannot be used: Line 3 is not a cookie/);
  assert.match(problems.text(de, problem), /nicht verwendbar: Zeile 3 ist kein Cookie/);
  const unknown = { ...problem, params: { ...problem.params, reason: "as it is" } };
  assert.match(problems.text(de, unknown), /nicht verwendbar: as it is/);
  const later = { ...problem, code: "of_a_later_version" };
  assert.equal(problems.text(de, later), de.unknown.reason);
});

test("a fault of the player has a text in the reader's language", async () => {
  await Promise.all([faults.load(en), faults.load(de)]);
  const fault = { code: "player_stuck", params: {}, message: "" };
  assert.equal(
    faults.text(en, fault),
    "The player accepts songs but does not start them. Restart the player.",
  );
  assert.match(faults.text(de, fault), /^Der Player nimmt Songs an/);
});

test("durations are rounded up to a readable unit", () => {
  const { duration } = messageFunctions("en");
  const expected = { 0.2: "1 s", 89.5: "90 s", 90: "2 min", 5399: "90 min", 5400: "2 h" };
  for (const [seconds, text] of Object.entries(expected)) {
    assert.equal(duration(Number(seconds)), text);
  }
});

test("a source in a note has its name in the reader's language", async () => {
  await Promise.all([loadMessages(en), loadMessages(de)]);
  const note = { code: "source_silent", params: { source: "subsonic" }, message: "" };
  assert.equal(noticeIn(en, note), "A source did not answer: Music server.");
  assert.equal(noticeIn(de, note), "Eine Quelle hat nicht geantwortet: Musikserver.");
  const other = { ...note, params: { source: "of_a_package" } };
  assert.equal(noticeIn(en, other), "A source did not answer: of_a_package.");
});

test("the result of a scan names only what happened", async () => {
  await Promise.all([loadMessages(en), loadMessages(de)]);
  const params = {
    songs: 48,
    files: 0,
    folders: 0,
    missing: 0,
    paths: "",
    repaired: 0,
    encodings: "",
  };
  const scanned = { code: "library_scanned", params, message: "" };
  assert.equal(noticeIn(en, scanned), "48 songs");
  const faulty = { ...scanned, params: { ...params, songs: 1, files: 1, folders: 2 } };
  assert.equal(noticeIn(en, faulty), "1 song; 1 file cannot be read; 2 folders cannot be opened");
  assert.equal(
    noticeIn(de, faulty),
    "1 Song; 1 Datei ist nicht lesbar; 2 Ordner lassen sich nicht öffnen",
  );
});

test("a count that an older server did not store is none", () => {
  const { plural } = messageFunctions("en");
  assert.equal(plural(undefined, { "=0": "", other: "many" }), "");
});

test("singular and plural differ", () => {
  assert.equal(en.guestsHere({ count: 1 }), "1 guest is here");
  assert.equal(de.guestsHere({ count: 2 }), "2 Gäste sind da");
  assert.equal(de.score({ score: -1 }), "-1 Stimme");
  assert.equal(sheetsDe.inMinutesLong({ minutes: 1 }), "in etwa einer Minute");
  assert.equal(hostEn.music.away({ count: 1 }), "is not connected; its song returns with it");
  assert.equal(
    hostDe.history.saved({ name: "Late", count: 2 }),
    "Late wurde mit 2 Songs gespeichert",
  );
});

test("undoing says how many songs are back, if any", () => {
  sheetTexts.provide(sheetsEn);
  assert.equal(undoneText(0), "Undone");
  assert.equal(undoneText(1), "Undone: 1 song is back");
  sheetTexts.provide(sheetsDe);
  assert.equal(undoneText(2), "Rückgängig: 2 Songs sind wieder da");
});

test("a guest who was forgotten is named by words", () => {
  assert.equal(guestIn(de, ""), "ein Gast");
  assert.equal(guestIn(en, "Disco Otter"), "Disco Otter");
});
