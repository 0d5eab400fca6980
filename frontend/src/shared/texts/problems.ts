// Texts of the installation's problems.

import type { HostProblem } from "../contract.js";
import type { Messages } from "./message-functions.js";
import type { Texts } from "./table-types.js";

const PROBLEMS = {
  de: () => import("./compiled/problems-de.js"),
  en: () => import("./compiled/problems-en.js"),
};

const loaded = new Map<Texts["language"], Messages>();

/** Load the texts of the reader's language; a failure is repaired by the next call. */
export async function loadProblems({ language }: Texts): Promise<void> {
  if (loaded.has(language)) return;
  try {
    loaded.set(language, (await PROBLEMS[language]()).problems);
  } catch {
    // The server's English is shown until then.
  }
}

/** Return the text of a problem; the server's English for unknown ones. */
export function problemIn({ language }: Texts, { code, params, message }: HostProblem): string {
  const texts = loaded.get(language);
  return textOf(texts?.[code] ?? message, params, texts ?? {});
}

function textOf(text: Messages[string], params: HostProblem["params"], texts: Messages): string {
  if (typeof text === "string") return text;
  return text(params, (value) => textOf(texts[String(value)] ?? String(value), params, texts));
}
