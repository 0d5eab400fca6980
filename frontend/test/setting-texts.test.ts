// Values of settings in words, and the settings that a query finds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settings as de } from "../src/host/compiled/settings-de.js";
import { settings as en } from "../src/host/compiled/settings-en.js";
import {
  changesOf,
  durationUnits,
  fieldNumber,
  fittingUnit,
  isChanged,
  isFoundBy,
  SettingFormat,
  settingNumber,
} from "../src/host/settings/setting-texts.js";
import type { SettingRow } from "../src/shared/contract.js";
import { host as hostDe } from "../src/shared/texts/compiled/de/host.js";
import { host as hostEn } from "../src/shared/texts/compiled/en/host.js";

const english = new SettingFormat("en", en, hostEn.settings);
const german = new SettingFormat("de", de, hostDe.settings);

function row(name: string, changes: Partial<SettingRow> = {}): SettingRow {
  return {
    name,
    group: "limits",
    kind: "whole_number",
    default: 0,
    low: 0,
    high: 100_000,
    unit: null,
    choices: null,
    secret: false,
    ...changes,
  };
}

test("a number is shown with its unit", () => {
  assert.equal(english.value(row("people_to_party", { unit: "guests" }), 1), "1 guest");
  assert.equal(german.value(row("people_to_party", { unit: "guests" }), 1_000), "1.000 Gäste");
  assert.equal(english.value(row("volume", { unit: "percent" }), 0.8), "80 %");
  assert.equal(english.range(row("volume", { unit: "percent", high: 1 })), "0 to 100 %");
});

test("a duration is shown in the largest fitting unit", () => {
  const length = row("song_max_s", { unit: "s" });
  assert.equal(english.value(length, 90), "90 s");
  assert.equal(english.value(length, 900), "15 min");
  assert.equal(german.value(length, 5_430), "90,5 Min.");
  assert.equal(english.value(length, 28_800), "8 h");
  assert.equal(german.value(length, 31_536_000), "365 Tage");
});

test("special numbers, choices and switches have names", () => {
  assert.equal(english.value(row("queue_max", { unit: "songs" }), 0), "No limit");
  assert.equal(german.value(row("buzzer_success", { unit: "percent" }), -1), "Alarm");
  assert.equal(english.value(row("mode"), "no_control"), "Requests only");
  assert.equal(german.value(row("approval"), false), "Aus");
  assert.equal(english.value(row("mod_users"), []), "Empty");
});

test("a setting that is newer than the page is shown by its name", () => {
  assert.equal(english.words(row("future")).name, "future");
  assert.equal(english.group(row("future", { group: "future" })), "future");
  assert.equal(english.value(row("future"), 5), "5");
});

test("a percentage is a fraction in the setting and a number up to 100 in its field", () => {
  const volume = row("volume", { unit: "percent" });
  assert.equal(fieldNumber(volume, 0.07), 7);
  assert.equal(settingNumber(volume, 7), 0.07);
  assert.equal(fieldNumber(row("queue_max"), 7), 7);
});

test("a setting is found by all words of a query, in any order and case", () => {
  const words = german.words(row("crossfade_s"));
  assert.ok(isFoundBy("crossfade", row("crossfade_s"), words));
  assert.ok(isFoundBy("SONG überblendung", row("crossfade_s"), words));
  assert.ok(isFoundBy("uberblendung", row("crossfade_s"), words));
  assert.ok(!isFoundBy("überblendung lautstärke", row("crossfade_s"), words));
});

test("a duration is entered in the largest unit in which it is a whole number or a half", () => {
  const length = row("song_max_s", { unit: "s", high: 86_400 });
  assert.equal(fittingUnit(length, 900), "minutes");
  assert.equal(fittingUnit(length, 5_400), "hours");
  assert.equal(fittingUnit(length, 95), "seconds");
  assert.equal(fittingUnit(length, 0), "seconds");
  assert.deepEqual(durationUnits(row("crossfade_s", { unit: "s", high: 30 })), ["seconds"]);
});

test("a preset changes what differs from it", () => {
  const rows = [row("song_max_s"), row("approval", { kind: "switch" }), row("cheers")];
  const preset = { name: "wedding", values: { song_max_s: 420, approval: true } };
  const changes = changesOf(preset, rows, { song_max_s: 900, approval: true, cheers: 1 });
  assert.deepEqual(
    changes.map(({ row: { name }, before, after }) => [name, before, after]),
    [["song_max_s", 900, 420]],
  );
});

test("a secret is never marked as changed", () => {
  assert.ok(
    !isChanged(row("wifi_password", { secret: true, default: "" }), { wifi_password: "***" }),
  );
  assert.ok(isChanged(row("queue_max"), { queue_max: 5 }));
});
