// Words of the settings: what a value is called, and which settings a query finds.

import type { SettingPreset, SettingRow, SettingUnit } from "../../shared/contract.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";

/** A daily period with a maximum volume. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly volume_max: number;
}

export interface SettingWords {
  readonly name: string;
  readonly explanation: string;
  /** Further words by which the setting is found. */
  readonly search: string;
  /** Names of the choices, or of numbers with a meaning of their own. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface SettingTexts {
  readonly groups: Readonly<Record<string, string>>;
  readonly units: Readonly<Record<SettingUnit, (count: number) => string>>;
  readonly settings: Readonly<Record<string, SettingWords>>;
  readonly presets: Readonly<Record<string, PresetWords>>;
}

export interface PresetWords {
  readonly name: string;
  readonly explanation: string;
}

/** Seconds of the units that a duration is entered in. */
export const DURATION_UNITS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const;
export type DurationUnit = keyof typeof DURATION_UNITS;

/** Formatter of the values of settings in one language. */
export class SettingFormat {
  readonly #language: string;
  readonly #texts: SettingTexts;
  readonly #own: HostTexts["settings"];

  constructor(language: string, texts: SettingTexts, own: HostTexts["settings"]) {
    this.#language = language;
    this.#texts = texts;
    this.#own = own;
  }

  /** Words of a setting; its name for one that is newer than this page. */
  words({ name }: SettingRow): SettingWords {
    return this.#texts.settings[name] ?? { name, explanation: "", search: "" };
  }

  /** Words of a preset; its name for one that is newer than this page. */
  preset(name: string): PresetWords {
    return this.#texts.presets[name] ?? { name, explanation: "" };
  }

  group({ group }: SettingRow): string {
    return this.#texts.groups[group] ?? group;
  }

  /** Return a value in words, such as "15 min", "80 %" or "No limit". */
  value(row: SettingRow, value: unknown): string {
    const named = this.words(row).options?.[String(value)];
    if (named !== undefined) return named;
    if (typeof value === "boolean") return value ? this.#own.on : this.#own.off;
    if (row.kind === "quiet_hours") return this.#quietHours(value as readonly QuietHours[]);
    if (Array.isArray(value)) return value.join(", ") || this.#own.empty;
    if (typeof value === "number") return this.#quantity(value, row.unit);
    return String(value) || this.#own.empty;
  }

  /** Return the lowest and the highest value of a number. */
  range(row: SettingRow): string {
    const { low, high, unit } = row;
    if (low === null || high === null) return "";
    if (String(low) in (this.words(row).options ?? {})) {
      return this.#own.upTo({ high: this.#quantity(high, unit) });
    }
    return this.#own.range({
      low: unit === "s" && low > 0 ? this.duration(low) : this.#number(fieldNumber(row, low)),
      high: this.#quantity(high, unit),
    });
  }

  /** Return the unit beside the field of a number. */
  unit({ unit }: SettingRow, value: unknown): string {
    return unit === null ? "" : this.#texts.units[unit](Number(value));
  }

  #quietHours(times: readonly QuietHours[]): string {
    const words = times.map(
      ({ from, to, volume_max }) => `${from}–${to} ${this.#quantity(volume_max, "percent")}`,
    );
    return words.join(", ") || this.#own.empty;
  }

  #quantity(value: number, unit: SettingUnit | null): string {
    if (unit === "s") return this.duration(value);
    if (unit === "percent") return this.#own.percent({ count: this.#number(100 * value) });
    return `${this.#number(value)} ${unit === null ? "" : this.#texts.units[unit](value)}`.trim();
  }

  /** Return a duration in the largest fitting unit. */
  duration(seconds: number): string {
    const own = this.#own;
    if (seconds < 120) return own.seconds({ count: this.#number(seconds) });
    if (seconds < 7_200) return own.minutes({ count: this.#number(seconds / 60) });
    if (seconds < 172_800) return own.hours({ count: this.#number(seconds / 3_600) });
    return this.#quantity(seconds / 86_400, "days");
  }

  #number(value: number): string {
    return value.toLocaleString(this.#language, { maximumFractionDigits: 1 });
  }
}

/** Return the number with a meaning of its own that a setting can have, such as no limit. */
export function specialNumber({ kind }: SettingRow, { options }: SettingWords): number | undefined {
  const [special] = kind === "number" || kind === "whole_number" ? Object.keys(options ?? {}) : [];
  return special === undefined ? undefined : Number(special);
}

/** Return the units in which a duration can be entered: all that are not above the maximum. */
export function durationUnits({ high }: SettingRow): readonly DurationUnit[] {
  const units = Object.keys(DURATION_UNITS) as DurationUnit[];
  return units.filter((unit) => high === null || DURATION_UNITS[unit] <= high);
}

/** Return the largest unit in which a duration is a whole number, or a half. */
export function fittingUnit(row: SettingRow, seconds: number): DurationUnit {
  const fitting = [...durationUnits(row)]
    .reverse()
    .find((unit) => seconds >= DURATION_UNITS[unit] && (2 * seconds) % DURATION_UNITS[unit] === 0);
  return fitting ?? "seconds";
}

/** Return the number that a field shows; percentages are fractions in the setting. */
export function fieldNumber({ unit }: SettingRow, value: number): number {
  return unit === "percent" ? Math.round(1e6 * value) / 1e4 : value;
}

/** Return the value of a setting from the number in its field. */
export function settingNumber({ unit }: SettingRow, shown: number): number {
  return unit === "percent" ? shown / 100 : shown;
}

/** Return whether a setting differs from its default; a secret never does. */
export function isChanged(row: SettingRow, values: Readonly<Record<string, unknown>>): boolean {
  return !row.secret && !isSame(values[row.name], row.default);
}

/** Return what a preset would change. */
export function changesOf(
  preset: SettingPreset,
  rows: readonly SettingRow[],
  values: Readonly<Record<string, unknown>>,
): readonly { readonly row: SettingRow; readonly before: unknown; readonly after: unknown }[] {
  return rows
    .filter(({ name }) => name in preset.values && !isSame(values[name], preset.values[name]))
    .map((row) => ({ row, before: values[row.name], after: preset.values[row.name] }));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Return whether all words of a query occur in the words of a setting. */
export function isFoundBy(query: string, row: SettingRow, words: SettingWords): boolean {
  const { name, explanation, search, options = {} } = words;
  const text = folded([row.name, name, explanation, search, ...Object.values(options)].join(" "));
  return folded(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Return a text in lower case and without accents. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
}
