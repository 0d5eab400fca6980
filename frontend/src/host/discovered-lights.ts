import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { styles as controlStyles } from "./form-fields.css";
import { styles as own } from "./lights.css";
import { hostTexts } from "./texts.js";

/** Discovered LED devices: search, add and remove. */
@customElement("rb-discovered-lights")
export class DiscoveredLights extends PartyElement {
  static override styles = [base, controlStyles, own];

  protected override render(): TemplateResult | typeof nothing {
    const { finding, found, devices } = this.replica.lights;
    const added = devices.filter(({ added }) => added);
    if (!this.permissions.mayHost || (finding == null && added.length === 0)) return nothing;
    const { lights: texts } = hostTexts.current;
    return html`<div class="found" role="group" aria-label=${texts.network}>
      <h3>${texts.network}</h3>
      ${added.map(({ id, name }) =>
        this.#row(
          name,
          "",
          html`<button
          class="quiet"
          data-remove=${id}
          aria-label=${this.texts.actionOn({ action: texts.removeLight, title: name })}
          @click=${() => this.runCommand("remove_light", { device: id })}
        >
          ${texts.removeLight}
        </button>`,
        ),
      )}
      ${(found ?? []).map(({ id, name, host, pixels }) =>
        this.#row(
          name,
          `${texts.pixels({ count: pixels })} · ${host}`,
          html`<button
          data-add=${id}
          aria-label=${this.texts.actionOn({ action: texts.addLight, title: name })}
          @click=${() => this.runCommand("add_light", { device: id })}
        >
          ${texts.addLight}
        </button>`,
        ),
      )}
      ${
        finding == null
          ? nothing
          : html`<button
              data-command="find_lights"
              ?disabled=${finding}
              @click=${() => this.runCommand("find_lights", {})}
            >
              ${icon("search")} ${finding ? texts.findingLights : texts.findLights}
            </button>`
      }
    </div>`;
  }

  #row(name: string, note: string, button: TemplateResult): TemplateResult {
    return html`<div class="head">
      <span>${name}${note ? html`<small>${note}</small>` : nothing}</span>
      ${button}
    </div>`;
  }
}
