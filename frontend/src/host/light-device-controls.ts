// Controls of one LED device, or of all devices together.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import type { EffectParameter, Light } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as rangeStyles } from "../shared/elements/range.css";
import { drawPreview } from "../shared/light-preview.js";
import { OptimisticValue } from "../shared/optimistic-value.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import { wordFor } from "../shared/texts/provided.js";
import { styles as controlStyles } from "./form-fields.css";
import { colorField, slider, switchRow, textIn, withUnit } from "./form-fields.js";
import { styles as own } from "./light-device-controls.css";
import { styles as summaryStyles } from "./summary.css";
import { styles as switchStyles } from "./switch.css";
import { effectTexts, hostTexts } from "./texts.js";

const WHITE = { r: 255, g: 255, b: 255 } as const;
const DELAY_MS = { low: -500, high: 2_000, step: 5 } as const;
const GAMMA = { low: 1, high: 3, step: 0.05 } as const;
const CROSSFADE_S = { low: 0, high: 10, step: 0.1 } as const;
const STEPS = 100;

type Shown = Partial<Omit<Light, "id" | "name" | "kind" | "pixels" | "effects" | "available">>;

/** One device, or all of them if there is no id. */
export type Target = Shown &
  Pick<Light, "name" | "effects" | "state" | "brightness" | "color" | "effect"> & {
    readonly id?: string;
  };

type SetValues = (order: Shown) => void;

/** Controls of one LED device or all: power, brightness, colour, effect, parameters. */
@customElement("rb-light-device")
export class LightDeviceControls extends PartyElement {
  static override styles = [base, rangeStyles, switchStyles, controlStyles, summaryStyles, own];

  @property({ attribute: false }) target!: Target;
  /** Note below the name. */
  @property({ attribute: false }) note = "";
  /** Values being changed. */
  readonly #dragged = new OptimisticValue<Shown>(this, (order) => {
    const { id } = this.target;
    return this.runCommand("set_lights", { ...(id === undefined ? {} : { device: id }), ...order });
  });

  draw(pixels: string): void {
    const canvas = this.renderRoot.querySelector("canvas");
    if (canvas) drawPreview(canvas, pixels);
  }

  private get own(): HostTexts["lights"] {
    return hostTexts.current.lights;
  }

  protected override render(): TemplateResult {
    const { own, target, note } = this;
    const { name, id } = target;
    const dragged = this.#dragged;
    const shown: Target = { ...target, ...dragged.value };
    // Merge with pending changes, which the next order would replace.
    const set: SetValues = (order) => dragged.drag({ ...dragged.value, ...order });
    const isOn = shown.state === "ON";
    return html`<div class="device" data-device=${id ?? ""}>
      <div class="head">
        <h3>${name}${note ? html`<small>${note}</small>` : nothing}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${isOn}
          aria-label=${own.power({ name })}
          title=${own.power({ name })}
          @click=${() => set({ state: isOn ? "OFF" : "ON" })}
        ></button>
      </div>
      ${
        id === undefined
          ? nothing
          : html`<canvas
              data-light=${id}
              width="1"
              height="1"
              role="img"
              aria-label=${own.preview({ name })}
            ></canvas>`
      }
      ${slider({
        name: own.brightness({ name }),
        hint: own.brightnessShort,
        value: shown.brightness,
        low: 1,
        high: 255,
        step: 1,
        unit: "%",
        onInput: (brightness) => set({ brightness }),
      })}
      <div class="row">
        <select
          aria-label=${own.effect({ name })}
          title=${own.effect({ name })}
          @change=${(event: Event) => set({ effect: textIn(event) })}
        >
          ${shown.effect === "" ? html`<option value="" selected disabled>…</option>` : nothing}
          ${target.effects.map(
            (effect) =>
              html`<option value=${effect} .selected=${live(effect === shown.effect)}>
                ${effectTexts.current[effect]?.name ?? effect}
              </option>`,
          )}
        </select>
        ${colorField(own.color({ name }), shown.color, (color) => set({ color }))}
      </div>
      ${id === undefined ? nothing : this.#tuning(shown, id, set)}
    </div>`;
  }

  /** Effect parameters and device options. */
  #tuning(shown: Target, id: string, set: SetValues): TemplateResult {
    const { own } = this;
    const { palettes, parameters, calibrating } = this.replica.lights;
    const { name } = shown;
    const isCalibrating = calibrating === id;
    return html`<details>
      <summary>${own.more({ name })}</summary>
      <div class="tuning">
      ${palettes ? this.#palettes(shown, palettes, set) : nothing}
      ${(parameters?.[shown.effect] ?? []).map((parameter) =>
        this.#parameter(parameter, shown, set),
      )}
      ${
        shown.monochrome == null
          ? nothing
          : switchRow(own.monochrome, own.monochromeHint, shown.monochrome, () =>
              set({ monochrome: !shown.monochrome }),
            )
      }
      ${
        shown.crossfade_s == null
          ? nothing
          : slider({
              ...CROSSFADE_S,
              name: own.crossfade,
              value: shown.crossfade_s,
              unit: "s",
              onInput: (crossfade_s) => set({ crossfade_s }),
            })
      }
      ${
        shown.gamma == null
          ? nothing
          : slider({
              ...GAMMA,
              name: own.gamma,
              hint: own.gammaHint,
              value: shown.gamma,
              unit: "",
              onInput: (gamma) => set({ gamma }),
            })
      }
      ${
        shown.white === undefined
          ? nothing
          : html`<div class="row">
              <span class="muted">${own.white}</span>
              ${colorField(own.white, shown.white ?? WHITE, (white) => set({ white }))}
            </div>`
      }
      ${
        shown.delay_ms == null
          ? nothing
          : slider({
              ...DELAY_MS,
              name: own.delay,
              hint: own.delayHint,
              value: shown.delay_ms,
              unit: "ms",
              onInput: (delay_ms) => set({ delay_ms }),
            })
      }
      ${
        this.permissions.mayHost
          ? html`<button
                data-command="calibrate_lights"
                aria-pressed=${isCalibrating}
                @click=${() => this.runCommand("calibrate_lights", { device: id, on: !isCalibrating })}
              >
                ${icon("light")} ${isCalibrating ? own.endCalibration : own.calibrate}
              </button>
              <p class="muted">${own.calibrateHint}</p>`
          : nothing
      }
      </div>
    </details>`;
  }

  #palettes(
    { palette }: Target,
    palettes: Readonly<Record<string, readonly string[]>>,
    set: SetValues,
  ): TemplateResult {
    const { own } = this;
    return html`<div class="palettes" role="radiogroup" aria-label=${own.palette}>
      ${Object.entries(palettes).map(
        ([name, colors]) => html`<label title=${wordFor(own.palettes, name) ?? name}>
          <input
            type="radio"
            name="palette"
            data-palette=${name}
            .checked=${live(name === palette)}
            @change=${() => set({ palette: name })}
          />
          <i
            style=${styleMap(
              colors.length > 1
                ? { background: `linear-gradient(90deg, ${colors.join(", ")})` }
                : { background: colors[0] ?? "var(--line)" },
            )}
          ></i>
          <span>${wordFor(own.palettes, name) ?? name}</span>
        </label>`,
      )}
    </div>`;
  }

  #parameter(
    { id, low, high, default: first, unit }: EffectParameter,
    shown: Target,
    set: SetValues,
  ): TemplateResult {
    const { own } = this;
    return slider({
      name: effectTexts.current[shown.effect]?.parameters?.[id] ?? id,
      hint: own.first({ value: withUnit(first, unit) }),
      value: shown.parameters?.[id] ?? first,
      low,
      high,
      step: (high - low) / STEPS,
      unit,
      onInput: (value) => set({ parameters: { ...shown.parameters, [id]: value } }),
    });
  }
}
