// The texts of the card, in the language of the user.

import type { CardTexts } from "../shared/texts/compiled/types.js";
import { type Files, fileIn } from "../shared/texts/files.js";
import type { Texts } from "../shared/texts/provided.js";

const cardTexts: Files<CardTexts> = {
  en: async () => (await import("../shared/texts/compiled/en/card.js")).card,
  de: async () => (await import("../shared/texts/compiled/de/card.js")).card,
};

const elementTexts: Files<Texts> = {
  en: async () => {
    const [{ page }, { places }] = await Promise.all([
      import("../shared/texts/compiled/en/page.js"),
      import("../shared/texts/compiled/en/places.js"),
    ]);
    return { ...page, why: places };
  },
  de: async () => {
    const [{ page }, { places }] = await Promise.all([
      import("../shared/texts/compiled/de/page.js"),
      import("../shared/texts/compiled/de/places.js"),
    ]);
    return { ...page, why: places };
  },
};

/** Load the texts of card, editor and dashboard, English for other languages. */
export function loadCardTexts(language: string): Promise<CardTexts> {
  return fileIn(cardTexts, base(language));
}

/** Load the texts of the elements. */
export function loadElementTexts(language: string): Promise<Texts> {
  return fileIn(elementTexts, base(language));
}

/** Return the language of a tag such as de-AT. */
function base(language: string): string {
  return language.split("-")[0] ?? language;
}
