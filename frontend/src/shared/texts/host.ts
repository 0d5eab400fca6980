// Texts of the host's panels, by language.

import { hostDe } from "./host-de.js";
import { hostEn } from "./host-en.js";
import type { HostTexts, Texts } from "./table-types.js";

export function hostTexts({ language }: Texts): HostTexts {
  return language === "de" ? hostDe : hostEn;
}
