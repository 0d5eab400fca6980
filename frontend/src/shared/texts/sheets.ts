// Texts of the sheets, which are loaded after the first paint.

import { sheets } from "./compiled/loaders.js";
import type { SheetsTexts } from "./compiled/types.js";
import { type Files, fileIn } from "./files.js";
import { sheetTexts, type Texts } from "./provided.js";

/** Provide the texts of the sheets in the language of the page. */
export async function loadSheetTexts({ language }: Texts): Promise<void> {
  const files: Files<SheetsTexts> = sheets;
  sheetTexts.provide(await fileIn(files, language));
}
