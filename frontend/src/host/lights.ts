import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Preview } from "../shared/client/client.js";
import type { Lights } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as rangeStyles } from "../shared/elements/range.css";
import { OptimisticValue } from "../shared/optimistic-value.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import { wordFor } from "../shared/texts/provided.js";
import { hostTexts } from "./texts.js";
import "./discovered-lights.js";
import { styles as controlStyles } from "./form-fields.css";
import { slider, switchRow, textIn } from "./form-fields.js";
import type { LightDeviceControls, Target } from "./light-device-controls.js";
import "./light-device-controls.js";
import { styles as own } from "./lights.css";
import { styles as switchStyles } from "./switch.css";

const SPEED = { low: 0, high: 10, step: 0.1 } as const;

/** The light show: options, scenes, LED devices and discovery. */
@customElement("rb-lights")
export class LightsPanel extends PartyElement {
  static override styles = [base, rangeStyles, switchStyles, controlStyles, own];

  readonly #speed = new OptimisticValue<number>(this, (speed) =>
    this.runCommand("set_light_show", { speed }),
  );
  @state() private sceneName = "";
  /** The scene whose removal waits for a confirming tap. */
  @state() private armed: string | null = null;

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

  /** Subscribe to previews while the page is visible. */
  #watch = (): void => {
    this.client.watchLights(document.hidden ? null : (pixels) => this.#draw(pixels));
  };

  #draw(pixels: Preview): void {
    for (const device of this.renderRoot.querySelectorAll<LightDeviceControls>("rb-light-device")) {
      const shown = pixels[device.target.id ?? ""];
      if (shown !== undefined) device.draw(shown);
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
              html`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`,
            ]
          : html`<p class="muted">${own.offline}</p>`
      }
    </section>`;
  }

  private get own(): HostTexts {
    return hostTexts.current;
  }

  /** Options of the whole light show. */
  #show(lights: Lights): TemplateResult {
    const { lights: own } = this.own;
    const { safe, automatic, reactions, alarm } = lights;
    const speed = this.#speed.value ?? lights.speed;
    return html`<div class="show">
      ${alarm ? html`<p role="status" class="alarm">${icon("warning")} ${own.alarm}</p>` : nothing}
      ${this.#measured(lights)}
      ${switchRow(own.safe, own.safeHint, safe ?? false, () =>
        this.runCommand("set_light_show", { safe: !safe }),
      )}
      ${switchRow(own.automatic, own.automaticHint, automatic ?? false, () =>
        this.runCommand("set_light_show", { automatic: !automatic }),
      )}
      ${
        reactions == null
          ? nothing
          : switchRow(own.reactions, own.reactionsHint, reactions, () =>
              this.runCommand("set_light_show", { reactions: !reactions }),
            )
      }
      ${
        speed === null
          ? nothing
          : slider({
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

  /** Audio source, frame rate and latency; unknown at the start and while all lights are off. */
  #measured({ fps, source, latency_ms: latencyMs }: Lights): TemplateResult {
    const { lights: own } = this.own;
    const facts = [
      source ? (wordFor(own.hears, source) ?? source) : "",
      fps ? own.fps({ count: Math.round(fps) }) : "",
      fps && latencyMs !== null ? own.latency({ ms: Math.round(latencyMs) }) : "",
    ];
    return html`<p class="muted">${facts.filter(Boolean).join(" · ")}</p>`;
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
            @click=${() => this.runCommand("recall_light_scene", { name })}
          >
            ${name}
          </button>
          ${this.#sceneRemoval(name)}
        </span>`,
      )}
      <form
        @submit=${async (event: Event) => {
          event.preventDefault();
          const name = this.sceneName.trim();
          if (name && (await this.runCommand("save_light_scene", { name }))) this.sceneName = "";
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

  #sceneRemoval(name: string): TemplateResult {
    const isArmed = this.armed === name;
    const label = isArmed ? this.texts.sure : this.own.lights.removeScene;
    return html`<button
      class=${isArmed ? "sure" : "round quiet"}
      data-remove-scene=${name}
      aria-label=${this.texts.actionOn({ action: label, title: name })}
      title=${label}
      @click=${() => this.#removeScene(name)}
      @blur=${() => {
        this.armed = null;
      }}
    >
      ${icon("close")} ${isArmed ? label : nothing}
    </button>`;
  }

  /** Remove a scene after confirmation, as it cannot be restored. */
  async #removeScene(name: string): Promise<void> {
    const isSure = this.armed === name;
    this.armed = isSure ? null : name;
    if (isSure) await this.runCommand("remove_light_scene", { name });
    else this.announce(this.texts.sure);
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
      devices.length > 1 ? this.#device(all) : nothing,
      repeat(
        devices,
        ({ id }) => id,
        (light) =>
          this.#device(
            light,
            light.available ? own.pixels({ count: light.pixels }) : own.unavailable,
          ),
      ),
    ];
  }

  #device(target: Target, note = ""): TemplateResult {
    return html`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${target}
      .note=${note}
    ></rb-light-device>`;
  }
}
