import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { Preview } from "../shared/client.js";
import type { EffectParameter, Light, Lights } from "../shared/contract.js";
import { Dragged } from "../shared/dragged.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as rangeStyles } from "../shared/elements/range.css";
import { drawPixels } from "../shared/preview.js";
import { type HostTexts, hostTexts } from "../shared/texts/host.js";
import { colorOfHex, hexOfColor } from "./color.js";
import "./found-lights.js";
import { styles as own } from "./lights.css";
import { styles as switchStyles } from "./switch.css";

const WHITE = { r: 255, g: 255, b: 255 } as const;
const DELAY_MS = { low: -500, high: 2_000, step: 5 } as const;
const GAMMA = { low: 1, high: 3, step: 0.05 } as const;
const CROSSFADE_S = { low: 0, high: 10, step: 0.1 } as const;
const SPEED = { low: 0, high: 10, step: 0.1 } as const;
const STEPS = 100;

type Shown = Partial<Omit<Light, "id" | "name" | "kind" | "pixels" | "effects" | "available">>;

/** What can be set: one device, or all of them where there is no id. */
type Target = Shown &
  Pick<Light, "name" | "effects" | "state" | "brightness" | "color" | "effect"> & {
    readonly id?: string;
  };

interface Slider {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly unit: string;
  readonly hint?: string;
  readonly onInput: (value: number) => void;
}

/** Every LED device: on, brightness, colour, effect and its tuning; scenes, safety, delay. */
@customElement("rb-lights")
export class LightsPanel extends PartyElement {
  static override styles = [base, rangeStyles, switchStyles, own];

  /** What a finger is setting, by device; "" stands for all. */
  readonly #dragged = new Map<string, Dragged<Shown>>();
  readonly #speed = new Dragged<number>(this, (speed) =>
    this.carryOut("set_light_show", { speed }),
  );
  @state() private sceneName = "";

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#watch);
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#watch);
    this.client.watchLights(null);
  }

  /** Previews come only while somebody looks. */
  #watch = (): void => {
    this.client.watchLights(document.hidden ? null : (pixels) => this.#draw(pixels));
  };

  #draw(pixels: Preview): void {
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>("canvas")) {
      const shown = pixels[canvas.dataset["light"] ?? ""];
      if (shown !== undefined) drawPixels(canvas, shown);
    }
  }

  protected override render(): TemplateResult {
    const { lights: own } = this.own;
    const { lights } = this.replica;
    return html`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${own.title}</h2>
      ${
        lights.online
          ? [
              this.#show(lights),
              this.#devices(lights),
              html`<rb-found-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-found-lights>`,
            ]
          : html`<p class="muted">${own.offline}</p>`
      }
    </section>`;
  }

  private get own(): HostTexts {
    return hostTexts(this.texts);
  }

  /** What concerns all lights together. */
  #show(lights: Lights): TemplateResult {
    const { lights: own } = this.own;
    const { safe, automatic, reactions, alarm, latency_ms: latencyMs, fps } = lights;
    const speed = this.#speed.value ?? lights.speed;
    return html`<div class="show">
      ${alarm ? html`<p role="status" class="alarm">${icon("warning")} ${own.alarm}</p>` : nothing}
      ${
        fps === null
          ? nothing
          : html`<p class="muted">${own.measured(fps, lights.source ?? "", latencyMs)}</p>`
      }
      ${this.#switch(own.safe, own.safeHint, safe ?? false, () =>
        this.carryOut("set_light_show", { safe: !safe }),
      )}
      ${this.#switch(own.automatic, own.automaticHint, automatic ?? false, () =>
        this.carryOut("set_light_show", { automatic: !automatic }),
      )}
      ${
        reactions == null
          ? nothing
          : this.#switch(own.reactions, own.reactionsHint, reactions, () =>
              this.carryOut("set_light_show", { reactions: !reactions }),
            )
      }
      ${
        speed === null
          ? nothing
          : this.#slider({
              ...SPEED,
              name: own.speed,
              value: speed,
              unit: "",
              onInput: (value) => this.#speed.drag(value),
            })
      }
      ${this.#scenes(lights)}
    </div>`;
  }

  #scenes({ scenes, scene }: Lights): TemplateResult | typeof nothing {
    if (!scenes) return nothing;
    const { lights: own } = this.own;
    return html`<div class="scenes" role="group" aria-label=${own.scenes}>
      <h3>${own.scenes}</h3>
      ${scenes.map(
        (name) => html`<span class="scene">
          <button
            data-scene=${name}
            aria-pressed=${name === scene}
            @click=${() => this.carryOut("recall_light_scene", { name })}
          >
            ${name}
          </button>
          <button
            class="round quiet"
            aria-label=${this.texts.actionOn(own.removeScene, name)}
            title=${own.removeScene}
            @click=${() => this.carryOut("remove_light_scene", { name })}
          >
            ${icon("close")}
          </button>
        </span>`,
      )}
      <form
        @submit=${async (event: Event) => {
          event.preventDefault();
          const name = this.sceneName.trim();
          if (name && (await this.carryOut("save_light_scene", { name }))) this.sceneName = "";
        }}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${own.sceneName}
          aria-label=${own.sceneName}
          .value=${live(this.sceneName)}
          @input=${(event: Event) => {
            this.sceneName = textIn(event);
          }}
        />
        <button data-command="save_light_scene">${own.saveScene}</button>
      </form>
    </div>`;
  }

  #devices(lights: Lights): unknown {
    const { lights: own } = this.own;
    const { devices } = lights;
    const [first] = devices;
    if (!first) return html`<p class="muted">${own.none}</p>`;
    const all: Target = {
      name: own.all,
      effects: [...new Set(devices.flatMap(({ effects }) => effects))],
      state: devices.some(({ state }) => state === "ON") ? "ON" : "OFF",
      brightness: Math.max(...devices.map(({ brightness }) => brightness)),
      color: first.color,
      effect: devices.every(({ effect }) => effect === first.effect) ? first.effect : "",
    };
    return [
      devices.length > 1 ? this.#device(all, lights) : nothing,
      repeat(
        devices,
        ({ id }) => id,
        (light) =>
          this.#device(light, lights, light.available ? own.pixels(light.pixels) : own.unavailable),
      ),
    ];
  }

  #device(target: Target, lights: Lights, note = ""): TemplateResult {
    const { lights: own } = this.own;
    const { name, id } = target;
    const dragged = this.#draggedOf(id ?? "");
    const shown: Target = { ...target, ...dragged.value };
    // What is still under way goes along: the next order must not make the server miss it.
    const set = (order: Shown): void => dragged.drag({ ...dragged.value, ...order });
    const isOn = shown.state === "ON";
    return html`<div class="device" data-device=${id ?? ""}>
      <div class="head">
        <h3>${name}${note ? html`<small>${note}</small>` : nothing}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${isOn}
          aria-label=${own.power(name)}
          title=${own.power(name)}
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
              aria-label=${own.preview(name)}
            ></canvas>`
      }
      ${this.#slider({
        name: own.brightness(name),
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
          aria-label=${own.effect(name)}
          title=${own.effect(name)}
          @change=${(event: Event) => set({ effect: textIn(event) })}
        >
          ${shown.effect === "" ? html`<option value="" selected disabled>…</option>` : nothing}
          ${target.effects.map(
            (effect) =>
              html`<option value=${effect} .selected=${live(effect === shown.effect)}>
                ${own.effects[effect] ?? effect}
              </option>`,
          )}
        </select>
        ${this.#color(own.color(name), shown.color, (color) => set({ color }))}
      </div>
      ${id === undefined ? nothing : this.#tuning(shown, id, lights, set)}
    </div>`;
  }

  /** What is set once: how the effect looks, and how this device differs from others. */
  #tuning(
    shown: Target,
    id: string,
    { palettes, parameters, calibrating }: Lights,
    set: (order: Shown) => void,
  ): TemplateResult {
    const { lights: own } = this.own;
    const { name } = shown;
    const isCalibrating = calibrating === id;
    return html`<details>
      <summary>${own.more(name)}</summary>
      ${palettes ? this.#palettes(shown, palettes, set) : nothing}
      ${(parameters?.[shown.effect] ?? []).map((parameter) =>
        this.#parameter(parameter, shown, set),
      )}
      ${
        shown.monochrome == null
          ? nothing
          : this.#switch(own.monochrome, own.monochromeHint, shown.monochrome, () =>
              set({ monochrome: !shown.monochrome }),
            )
      }
      ${
        shown.crossfade_s == null
          ? nothing
          : this.#slider({
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
          : this.#slider({
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
              ${this.#color(own.white, shown.white ?? WHITE, (white) => set({ white }))}
            </div>`
      }
      ${
        shown.delay_ms == null
          ? nothing
          : this.#slider({
              ...DELAY_MS,
              name: own.delay,
              hint: own.delayHint,
              value: shown.delay_ms,
              unit: "ms",
              onInput: (delay_ms) => set({ delay_ms }),
            })
      }
      ${
        this.rights.mayHost
          ? html`<button
                data-command="calibrate_lights"
                aria-pressed=${isCalibrating}
                @click=${() => this.carryOut("calibrate_lights", { device: id, on: !isCalibrating })}
              >
                ${icon("light")} ${isCalibrating ? own.endCalibration : own.calibrate}
              </button>
              <p class="muted">${own.calibrateHint}</p>`
          : nothing
      }
    </details>`;
  }

  #palettes(
    { palette }: Target,
    palettes: NonNullable<Lights["palettes"]>,
    set: (order: Shown) => void,
  ): TemplateResult {
    const { lights: own } = this.own;
    return html`<div class="palettes" role="radiogroup" aria-label=${own.palette}>
      ${Object.entries(palettes).map(
        ([name, colors]) => html`<button
          role="radio"
          data-palette=${name}
          aria-checked=${name === palette}
          title=${own.palettes[name] ?? name}
          @click=${() => set({ palette: name })}
        >
          <i
            style=${styleMap(
              colors.length > 1
                ? { background: `linear-gradient(90deg, ${colors.join(", ")})` }
                : { background: colors[0] ?? "var(--line)" },
            )}
          ></i>
          <span>${own.palettes[name] ?? name}</span>
        </button>`,
      )}
    </div>`;
  }

  #parameter(
    { id, low, high, default: first, unit, explanation }: EffectParameter,
    shown: Target,
    set: (order: Shown) => void,
  ): TemplateResult {
    const { lights: own } = this.own;
    return this.#slider({
      name: own.parameters[explanation] ?? explanation,
      hint: own.first(first, unit),
      value: shown.parameters?.[id] ?? first,
      low,
      high,
      step: (high - low) / STEPS,
      unit,
      onInput: (value) => set({ parameters: { ...shown.parameters, [id]: value } }),
    });
  }

  #slider({ name, hint, value, low, high, step, unit, onInput }: Slider): TemplateResult {
    const percent = Math.round((100 * (value - low)) / (high - low));
    const told = unit === "%" ? `${percent} %` : `${rounded(value)} ${unit}`.trim();
    return html`<label class="slider" title=${name}>
      <span>${unit === "%" ? hint : name}<output>${told}</output></span>
      <input
        type="range"
        min=${low}
        max=${high}
        step=${step}
        aria-label=${name}
        aria-valuetext=${told}
        style=${styleMap({ "--at": `${percent}%` })}
        .value=${live(String(value))}
        @input=${(event: Event) => onInput(numberIn(event))}
      />
      ${hint && unit !== "%" ? html`<small>${hint}</small>` : nothing}
    </label>`;
  }

  #switch(name: string, hint: string, isOn: boolean, onClick: () => unknown): TemplateResult {
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

  #color(name: string, color: Light["color"], onInput: (color: Light["color"]) => void) {
    return html`<input
      type="color"
      aria-label=${name}
      title=${name}
      .value=${live(hexOfColor(color))}
      @input=${(event: Event) => onInput(colorOfHex(textIn(event)))}
    />`;
  }

  #draggedOf(device: string): Dragged<Shown> {
    const known = this.#dragged.get(device);
    if (known) return known;
    const target = device === "" ? {} : { device };
    const made = new Dragged<Shown>(this, (order) =>
      this.carryOut("set_lights", { ...target, ...order }),
    );
    this.#dragged.set(device, made);
    return made;
  }
}

function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

function textIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function numberIn(event: Event): number {
  return (event.target as HTMLInputElement).valueAsNumber;
}
