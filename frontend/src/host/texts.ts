// Texts of the host's panels.

import type { HostTexts } from "../shared/texts/compiled/types.js";
import { Provided, sheetTexts, wordFor } from "../shared/texts/provided.js";
import type { SettingTexts } from "./settings/setting-texts.js";

interface EffectTexts {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

export const hostTexts = new Provided<HostTexts>();
/** Effects and their parameters by id; those of a newer visualizer are missing. */
export const effectTexts = new Provided<Readonly<Record<string, EffectTexts>>>();
export const settingTexts = new Provided<SettingTexts>();

/** The name of a source. */
export function sourceName(name: string): string {
  const { music } = hostTexts.current;
  return wordFor(sheetTexts.current.sources, name) || wordFor(music.names, name) || name;
}
