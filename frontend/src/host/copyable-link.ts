import { html, type TemplateResult } from "lit";
import type { Tone } from "../shared/elements/party-element.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import type { Texts } from "../shared/texts/provided.js";
import { hostTexts } from "./texts.js";

interface CopyableLink {
  readonly address: string;
  readonly texts: Texts;
  readonly notify: (text: string, tone: Tone) => void;
}

/** A link with a copy button. */
export function copyableLink({ address, texts, notify }: CopyableLink): TemplateResult {
  const own: HostTexts = hostTexts.current;
  return html`<p class="link">
    <a href=${address} target="_blank" dir="ltr">${address}</a>
    <button
      data-copy
      aria-label=${texts.actionOn({ action: own.copy, title: address })}
      @click=${({ currentTarget }: Event) => {
        if (isCopied(address, currentTarget as HTMLElement)) notify(own.copied, "good");
        else notify(own.notCopied, "bad");
      }}
    >
      ${own.copy}
    </button>
  </p>`;
}

/** Copy a text with execCommand, as the clipboard API requires HTTPS; returns success. */
function isCopied(text: string, button: HTMLElement): boolean {
  const field = Object.assign(document.createElement("textarea"), { value: text });
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  button.focus();
  return isDone;
}
