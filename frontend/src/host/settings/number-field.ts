import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { SettingRow } from "../../shared/contract.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import {
  DURATION_UNITS,
  type DurationUnit,
  durationUnits,
  fieldNumber,
  fittingUnit,
  type SettingFormat,
  settingNumber,
  specialNumber,
} from "./setting-texts.js";

/**
 * Field of a number: a duration with a choice of its unit, a percentage, or a number with a box for
 * its special meaning, such as no limit. Fires `rb-value` with the value to set.
 */
@customElement("rb-number-field")
export class NumberField extends LitElement {
  @property({ attribute: false }) own!: HostTexts["settings"];
  @property({ attribute: false }) format!: SettingFormat;
  @property({ attribute: false }) row!: SettingRow;
  @property({ attribute: false }) value!: number;
  @property({ type: Boolean }) off = false;

  /** The unit of a duration that was chosen here; otherwise the one that fits the value. */
  @state() private chosen: DurationUnit | null = null;
  /** The box of the special meaning was cleared, and a number is awaited. */
  @state() private isAwaited = false;

  /** Render into the form, whose labels and styles apply. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("isAwaited" as keyof NumberField) && this.isAwaited) {
      this.querySelector("input")?.focus();
    }
  }

  protected override render(): TemplateResult {
    const { row, off } = this;
    const words = this.format.words(row);
    const special = specialNumber(row, words);
    const isSpecial = this.value === special && !this.isAwaited;
    return html`${isSpecial ? nothing : [this.#number(), this.#unit()]}
      ${
        special === undefined
          ? nothing
          : html`<label class="special">
              <input
                type="checkbox"
                ?disabled=${off}
                .checked=${live(isSpecial)}
                @change=${() => {
                  this.isAwaited = isSpecial;
                  if (this.value !== special) this.#set(special);
                }}
              />
              ${words.options?.[String(special)]}
            </label>`
      }`;
  }

  get #duration(): DurationUnit | null {
    if (this.row.unit !== "s") return null;
    const shown = this.isAwaited ? Number(this.row.default) : this.value;
    return this.chosen ?? fittingUnit(this.row, shown);
  }

  #number(): TemplateResult {
    const { row, value, isAwaited } = this;
    const { name, kind, high } = row;
    const special = specialNumber(row, this.format.words(row));
    const low = special !== undefined && special === row.low ? Math.min(0, special) : row.low;
    const shown = isAwaited || !Number.isFinite(value) ? "" : String(this.#toField(value));
    return html`<input
      id=${name}
      type="number"
      aria-describedby="explanation-${name}"
      min=${low === null ? nothing : this.#toField(low)}
      max=${high === null ? nothing : this.#toField(high)}
      step=${kind === "number" || this.#duration !== null ? "any" : "1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${live(shown)}
      @change=${(event: Event) => {
        const { value: text } = event.target as HTMLInputElement;
        this.chosen = this.#duration;
        this.isAwaited = false;
        this.#set(text === "" ? row.default : this.#fromField(Number(text)));
      }}
    />`;
  }

  /** The unit: chosen from those of a duration, otherwise a word. */
  #unit(): TemplateResult {
    const { own, row, value } = this;
    const duration = this.#duration;
    const units = durationUnits(row);
    if (duration === null || units.length === 1) {
      return html`<span class="muted">${this.format.unit(row, value)}</span>`;
    }
    return html`<select
      class="unit"
      aria-label=${own.unitOf({ name: this.format.words(row).name })}
      ?disabled=${this.off}
      @change=${(event: Event) => {
        const number = this.#toField(value);
        this.chosen = (event.target as HTMLSelectElement).value as DurationUnit;
        if (!this.isAwaited) this.#set(Math.min(this.#fromField(number), row.high ?? Infinity));
      }}
    >
      ${units.map(
        (unit) =>
          html`<option value=${unit} .selected=${live(unit === duration)}>${own.unit[unit]}</option>`,
      )}
    </select>`;
  }

  #toField(value: number): number {
    const duration = this.#duration;
    return duration === null
      ? fieldNumber(this.row, value)
      : Math.round((100 * value) / DURATION_UNITS[duration]) / 100;
  }

  #fromField(shown: number): number {
    const duration = this.#duration;
    if (duration === null) return settingNumber(this.row, shown);
    const seconds = shown * DURATION_UNITS[duration];
    return this.row.kind === "whole_number" ? Math.round(seconds) : seconds;
  }

  #set(detail: unknown): void {
    this.dispatchEvent(new CustomEvent("rb-value", { detail }));
  }
}
