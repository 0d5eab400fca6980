import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { SettingPreset, SettingsTable } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./presets.css";
import { changesOf, type SettingFormat } from "./setting-texts.js";

/** Presets of settings: what each would change, and a button that applies it. */
@customElement("rb-presets")
export class Presets extends PartyElement {
  static override styles = [base, own];

  @property({ attribute: false }) format!: SettingFormat;
  @property({ attribute: false }) table!: SettingsTable;
  /** The preset whose changes are shown. */
  @state() private shown: SettingPreset | null = null;

  protected override render(): TemplateResult {
    const { format, own, shown } = this;
    return html`<section aria-labelledby="presets">
      <h3 id="presets">${own.presets}</h3>
      <p class="muted">${own.presetsHint}</p>
      <div class="presets">
        ${(this.table.presets ?? []).map(
          (preset) => html`<button
            data-preset=${preset.name}
            aria-expanded=${shown === preset}
            aria-controls="changes"
            @click=${() => {
              this.shown = shown === preset ? null : preset;
            }}
          >
            ${format.preset(preset.name).name}
            ${this.#changes(preset).length === 0 ? icon("check") : nothing}
          </button>`,
        )}
      </div>
      ${this.#undoable()}
      <div id="changes" role="status">${shown ? this.#preview(shown) : nothing}</div>
    </section>`;
  }

  private get own(): HostTexts["settings"] {
    return hostTexts.current.settings;
  }

  /** The undo of the preset that was applied last, on whichever page. */
  #undoable(): TemplateResult | typeof nothing {
    const { applied_preset: preset } = this.replica.me;
    const { format, own } = this;
    if (!preset) return nothing;
    return html`<p class="applied">
      ${own.applied({ preset: format.preset(preset).name })}
      <button
        class="quiet"
        data-undo-preset
        ?disabled=${!this.permissions.mayHost}
        @click=${() => this.#undo(preset)}
      >
        ${icon("back")} ${this.texts.undo}
      </button>
    </p>`;
  }

  async #undo(preset: string): Promise<void> {
    if (!(await this.runCommand("undo_preset", { preset }))) return;
    this.notify(this.own.undone);
    this.renderRoot.querySelector<HTMLElement>(`[data-preset="${preset}"]`)?.focus();
  }

  #changes(preset: SettingPreset) {
    return changesOf(preset, this.table.settings, this.replica.settings);
  }

  /** The settings that a preset would change, with the values now and then. */
  #preview(preset: SettingPreset): TemplateResult {
    const { format, own } = this;
    const changes = this.#changes(preset);
    const { name, explanation } = format.preset(preset.name);
    return html`<p>${explanation}</p>
      <p class="muted">
        ${
          changes.length === 0
            ? own.presetIsSet({ preset: name })
            : own.presetChanges({ preset: name, count: changes.length })
        }
      </p>
      <dl>
        ${repeat(
          changes,
          ({ row }) => row.name,
          ({ row, before, after }) => html`<div>
            <dt>${format.words(row).name}</dt>
            <dd class="muted">${own.was({ value: format.value(row, before) })}</dd>
            <dd>${own.becomes({ value: format.value(row, after) })}</dd>
          </div>`,
        )}
      </dl>
      <div class="answers">
        ${
          changes.length === 0
            ? nothing
            : html`<button
                class="main"
                data-command="apply_preset"
                ?disabled=${!this.permissions.mayHost}
                @click=${() => this.#apply(preset)}
              >
                ${own.apply}
              </button>`
        }
        <button
          @click=${() => {
            this.shown = null;
          }}
        >
          ${changes.length === 0 ? this.texts.close : own.cancel}
        </button>
      </div>`;
  }

  /** Apply a preset, and offer to undo it. */
  async #apply({ name }: SettingPreset): Promise<void> {
    if (!(await this.runCommand("apply_preset", { preset: name }))) return;
    this.shown = null;
    this.notifyWithUndo(this.own.applied({ preset: this.format.preset(name).name }), () =>
      this.#undo(name),
    );
    this.renderRoot.querySelector<HTMLElement>(`[data-preset="${name}"]`)?.focus();
  }
}
