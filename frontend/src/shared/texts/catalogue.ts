// Texts of messages that the server sends as codes, loaded when they are shown.

import * as loaders from "./compiled/loaders.js";
import { type Files, fileIn } from "./files.js";
import type { Coded, Messages, Values } from "./message-functions.js";
import type { Texts } from "./provided.js";

/** In place of texts that could not be loaded. */
const NONE: Messages = {};

/** One section of the texts; a phone loads it in one language. */
export class Catalogue {
  readonly #files: Files<Messages>;
  readonly #loaded = new Map<string, Messages>();

  constructor(files: Files<Messages>) {
    this.#files = files;
  }

  /** Load the texts of the reader's language; a failure is repaired by the next call. */
  async load({ language }: Texts): Promise<void> {
    if ((this.#loaded.get(language) ?? NONE) !== NONE) return;
    try {
      this.#loaded.set(language, await fileIn(this.#files, language));
    } catch {
      this.#loaded.set(language, NONE);
    }
  }

  /** Return the text of a message, or that of unknown ones; empty before they are loaded. */
  text({ language, unknown }: Texts, { code, params }: Coded): string {
    const texts = this.#loaded.get(language);
    return texts ? textOf(texts[code] ?? unknown.reason, params, texts) : "";
  }
}

function textOf(text: Messages[string], params: Values, texts: Messages): string {
  if (typeof text === "string") return text;
  return text(params, (value) => textOf(texts[String(value)] ?? String(value), params, texts));
}

/** Faults of the player. */
export const faults = new Catalogue(loaders.faults);

/** Health of the sources and of the music files. */
export const health = new Catalogue(loaders.health);

/** Problems of the installation. */
export const problems = new Catalogue(loaders.problems);
