// The form that edits the card.

import type { CardTexts } from "../shared/texts/compiled/types.js";
import { loadCardTexts } from "./texts.js";

const LAYOUTS = ["auto", "compact", "tall", "wide"] as const;

interface Field {
  readonly name: string;
}

/** Return the form of the card in the language of the frontend. */
export async function configForm(): Promise<object> {
  const { editor } = await loadCardTexts(document.documentElement.lang);
  return {
    schema: [
      {
        name: "entity",
        required: true,
        selector: { entity: { filter: { integration: "raveberry", domain: "media_player" } } },
      },
      {
        name: "layout",
        selector: {
          select: {
            mode: "dropdown",
            options: LAYOUTS.map((value) => ({ value, label: editor.layouts[value] })),
          },
        },
      },
      {
        type: "grid",
        name: "",
        schema: ["queue", "reactions", "controls", "join"].map((name) => ({
          name,
          default: true,
          selector: { boolean: {} },
        })),
      },
    ],
    computeLabel: ({ name }: Field) => label(editor, name),
    computeHelper: ({ name }: Field) => (name === "controls" ? editor.controlsHint : undefined),
  };
}

function label(editor: CardTexts["editor"], name: string): string {
  const labels: Readonly<Record<string, unknown>> = editor;
  return String(labels[name] ?? name);
}
