// Texts of the sheets, by language.

import { sheetsDe } from "./sheets-de.js";
import { sheetsEn } from "./sheets-en.js";
import type { SheetTexts, Texts } from "./table-types.js";

export function sheetTexts({ language }: Texts): SheetTexts {
  return language === "de" ? sheetsDe : sheetsEn;
}
