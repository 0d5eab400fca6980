// The choice of a guest's symbol.

import { html, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { safeColor } from "../colors.js";
import type { Me, Sign } from "../contract.js";
import { signMark } from "../elements/requester.js";
import { sheetTexts } from "../texts/provided.js";

/** The symbols in the order of their buttons; none shows the colour alone. */
const CHOICES: readonly (Sign | "")[] = [
  ...(["", "heart", "star", "bolt", "flame", "drop"] as const),
  ...(["sun", "moon", "flower", "leaf", "cherry", "cat"] as const),
  ...(["fish", "ghost", "rocket", "crown", "note"] as const),
];

/** Radio buttons of a form, as the field `sign`, in the guest's colour. */
export function signField({ sign: chosen, color }: Me): TemplateResult {
  const { profile, signs } = sheetTexts.current;
  return html`<fieldset style=${styleMap({ "--who": safeColor(color) })}>
    <legend>${profile.sign}</legend>
    <div class="signs">
      ${CHOICES.map((sign) => {
        const name = sign ? signs[sign] : profile.noSign;
        return html`<label title=${name}>
          <input
            type="radio"
            name="sign"
            value=${sign}
            aria-label=${name}
            .defaultChecked=${sign === (chosen ?? "")}
          />
          ${signMark(sign || null)}
        </label>`;
      })}
    </div>
  </fieldset>`;
}
