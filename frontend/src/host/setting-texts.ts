// Words of the settings: what a value is called, and which settings a query finds.

import type { SettingRow, SettingUnit } from "../shared/contract.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";

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
}

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

  group({ group }: SettingRow): string {
    return this.#texts.groups[group] ?? group;
  }

  /** Return a value in words, such as "15 min", "80 %" or "No limit". */
  value(row: SettingRow, value: unknown): string {
    const named = this.words(row).options?.[String(value)];
    if (named !== undefined) return named;
    if (typeof value === "boolean") return value ? this.#own.on : this.#own.off;
    if (Array.isArray(value)) return value.join(", ") || this.#own.empty;
    if (typeof value === "number") return this.#quantity(value, row.unit);
    return String(value) || this.#own.empty;
  }

  /** Return the lowest and the highest value of a number. */
  range(row: SettingRow): string {
    const { low, high, unit } = row;
    if (low === null || high === null) return "";
    return this.#own.range({
      low: this.#number(fieldNumber(row, low)),
      high: this.#quantity(high, unit),
    });
  }

  /** Return the unit beside the field of a number. */
  unit({ unit }: SettingRow, value: unknown): string {
    return unit === null ? "" : this.#texts.units[unit](Number(value));
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

/** Return the number that a field shows; percentages are fractions in the setting. */
export function fieldNumber({ unit }: SettingRow, value: number): number {
  return unit === "percent" ? Math.round(1e6 * value) / 1e4 : value;
}

/** Return the value of a setting from the number in its field. */
export function settingNumber({ unit }: SettingRow, shown: number): number {
  return unit === "percent" ? shown / 100 : shown;
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
