import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Light } from "../shared/contract.js";
import { Dragged } from "../shared/dragged.js";
import { styles as base } from "../shared/elements/base.css";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as rangeStyles } from "../shared/elements/range.css";
import { hostTexts } from "../shared/texts/host.js";
import { colorOfHex, hexOfColor } from "./color.js";
import { styles as own } from "./lights.css";
import { styles as switchStyles } from "./switch.css";

/** What can be set: one device, or all of them where there is no id. */
type Target = Pick<Light, "name" | "effects" | "state" | "brightness" | "color" | "effect"> & {
  readonly id?: string;
};

type SentOrder = Partial<Pick<Light, "state" | "brightness" | "color" | "effect">>;

/** Every LED device: on, brightness, colour, effect. */
@customElement("rb-lights")
export class LightsPanel extends PartyElement {
  static override styles = [base, rangeStyles, switchStyles, own];

  /** What a finger is setting, by device; "" stands for all. */
  readonly #dragged = new Map<string, Dragged<SentOrder>>();

  protected override render(): TemplateResult {
    const { lights } = hostTexts(this.texts);
    const { online, devices } = this.replica.lights;
    return html`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${lights.title}</h2>
      ${online ? this.#devices(devices) : html`<p class="muted">${lights.offline}</p>`}
    </section>`;
  }

  #devices(devices: readonly Light[]): unknown {
    const { lights } = hostTexts(this.texts);
    const [first] = devices;
    if (!first) return html`<p class="muted">${lights.none}</p>`;
    const all: Target = {
      name: lights.all,
      effects: [...new Set(devices.flatMap(({ effects }) => effects))],
      state: devices.some(({ state }) => state === "ON") ? "ON" : "OFF",
      brightness: Math.max(...devices.map(({ brightness }) => brightness)),
      color: first.color,
      effect: devices.every(({ effect }) => effect === first.effect) ? first.effect : "",
    };
    return [
      devices.length > 1 ? this.#device(all) : nothing,
      repeat(
        devices,
        ({ id }) => id,
        (light) =>
          this.#device(light, light.available ? lights.pixels(light.pixels) : lights.unavailable),
      ),
    ];
  }

  #device(target: Target, note = ""): TemplateResult {
    const { lights } = hostTexts(this.texts);
    const { name } = target;
    const dragged = this.#draggedOf(target.id ?? "");
    const shown: Target = { ...target, ...dragged.value };
    // What is still under way goes along: the next order must not make the server miss it.
    const set = (order: SentOrder): void => dragged.drag({ ...dragged.value, ...order });
    const percent = Math.round((100 * shown.brightness) / 255);
    const isOn = shown.state === "ON";
    return html`<div class="device" data-device=${target.id ?? ""}>
      <div class="head">
        <h3>${name}${note ? html`<small>${note}</small>` : nothing}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${isOn}
          aria-label=${lights.power(name)}
          title=${lights.power(name)}
          @click=${() => set({ state: isOn ? "OFF" : "ON" })}
        ></button>
      </div>
      <div class="row">
        <label title=${lights.brightness(name)}>
          ${lights.brightnessShort}
          <input
            type="range"
            min="1"
            max="255"
            aria-label=${lights.brightness(name)}
            aria-valuetext="${percent} %"
            style=${styleMap({ "--at": `${percent}%` })}
            .value=${live(String(shown.brightness))}
            @input=${(event: Event) => set({ brightness: numberIn(event) })}
          />
        </label>
      </div>
      <div class="row">
        <select
          aria-label=${lights.effect(name)}
          title=${lights.effect(name)}
          @change=${(event: Event) => set({ effect: textIn(event) })}
        >
          ${shown.effect === "" ? html`<option value="" selected disabled>…</option>` : nothing}
          ${target.effects.map(
            (effect) =>
              html`<option value=${effect} .selected=${live(effect === shown.effect)}>
                ${lights.effects[effect] ?? effect}
              </option>`,
          )}
        </select>
        <input
          type="color"
          aria-label=${lights.color(name)}
          title=${lights.color(name)}
          .value=${live(hexOfColor(shown.color))}
          @input=${(event: Event) => set({ color: colorOfHex(textIn(event)) })}
        />
      </div>
    </div>`;
  }

  #draggedOf(device: string): Dragged<SentOrder> {
    const known = this.#dragged.get(device);
    if (known) return known;
    const target = device === "" ? {} : { device };
    const made = new Dragged<SentOrder>(this, (order) =>
      this.carryOut("set_lights", { ...target, ...order }),
    );
    this.#dragged.set(device, made);
    return made;
  }
}

function textIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function numberIn(event: Event): number {
  return (event.target as HTMLInputElement).valueAsNumber;
}
