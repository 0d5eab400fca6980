// Fields of the host's forms: slider, switch and colour.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Color } from "../shared/contract.js";
import { colorOfHex, hexOfColor } from "./hex-color.js";

export interface Slider {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly unit: string;
  readonly hint?: string;
  readonly onInput: (value: number) => void;
}

export function slider({
  name,
  hint,
  value,
  low,
  high,
  step,
  unit,
  onInput,
}: Slider): TemplateResult {
  const percent = Math.round((100 * (value - low)) / (high - low));
  const valueText = unit === "%" ? `${percent} %` : withUnit(value, unit);
  return html`<label class="slider" title=${name}>
    <span>${unit === "%" ? hint : name}<output aria-live="off">${valueText}</output></span>
    <input
      type="range"
      min=${low}
      max=${high}
      step=${step}
      aria-label=${name}
      aria-valuetext=${valueText}
      style=${styleMap({ "--at": `${percent}%` })}
      .value=${live(String(value))}
      @input=${(event: Event) => onInput(numberIn(event))}
    />
    ${hint && unit !== "%" ? html`<small>${hint}</small>` : nothing}
  </label>`;
}

export function switchRow(
  name: string,
  hint: string,
  isOn: boolean,
  onClick: () => unknown,
): TemplateResult {
  return html`<div class="head">
    <span>${name}<small>${hint}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${isOn}
      aria-label=${name}
      title=${name}
      @click=${onClick}
    ></button>
  </div>`;
}

export function colorField(
  name: string,
  color: Color,
  onInput: (color: Color) => void,
): TemplateResult {
  return html`<input
    type="color"
    aria-label=${name}
    title=${name}
    .value=${live(hexOfColor(color))}
    @input=${(event: Event) => onInput(colorOfHex(textIn(event)))}
  />`;
}

/** Format a number in the language of the page, with its unit. */
export function withUnit(value: number, unit: string): string {
  const { lang } = document.documentElement;
  return `${value.toLocaleString(lang, { maximumFractionDigits: 2 })} ${unit}`.trim();
}

export function textIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function numberIn(event: Event): number {
  return (event.target as HTMLInputElement).valueAsNumber;
}
