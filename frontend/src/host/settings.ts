// The panel of the settings, generated from the server's table.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { SettingRow, SettingsTable } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { hostTexts } from "../shared/texts/host.js";
import type { HostTexts } from "../shared/texts/table-types.js";
import { styles as own } from "./settings.css";
import { styles as summaryStyles } from "./summary.css";
import { styles as switchStyles } from "./switch.css";

/** The server's mask of a secret that is set. */
const MASK = "***";
const NEW_QUIET_HOURS: QuietHours = { from: "22:00", to: "07:00", volume_max: 0.4 };

interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly volume_max: number;
}

/** A form generated from the server's settings; changes apply immediately. */
@customElement("rb-settings")
export class SettingsPanel extends PartyElement {
  static override styles = [base, switchStyles, summaryStyles, own];

  @state() private rows: readonly SettingRow[] | null = null;
  @state() private hasFailed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { settings } = this.own;
    const groups = new Map<string, SettingRow[]>();
    for (const row of this.rows ?? [])
      groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
    return html`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${settings.title}</h2>
      <p class="muted">${settings.hint}</p>
      ${
        this.hasFailed
          ? html`<button @click=${this.#load}>${icon("restart")} ${this.texts.tryAgain}</button>`
          : nothing
      }
      ${repeat(
        groups,
        ([group]) => group,
        ([group, rows]) => html`<details>
          <summary>${settings.groups[group] ?? group}</summary>
          ${rows.map((row) => this.#row(row))}
        </details>`,
      )}
    </section>`;
  }

  private get own(): HostTexts {
    return hostTexts(this.texts);
  }

  #row(row: SettingRow): TemplateResult {
    const { settings } = this.own;
    const value = this.replica.settings[row.name];
    const isChanged = !row.secret && JSON.stringify(value) !== JSON.stringify(row.default);
    const explanation = settings.explanations[row.name] ?? row.explanation;
    return html`<div class="row" data-setting=${row.name}>
      <label for=${row.name} id="label-${row.name}">
        ${explanation}
        <small>${this.#range(row)}</small>
      </label>
      <div class="field">
        ${this.#field(row, value)}
        ${
          isChanged
            ? html`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(settings.toDefault, explanation)}
                title=${settings.toDefault}
                ?disabled=${!this.permissions.mayHost}
                @click=${() => this.#set(row, row.default)}
              >
                ${icon("back")}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** Name, range and default of a setting. */
  #range({ name, kind, low, high, default: first, secret }: SettingRow): string {
    const { settings } = this.own;
    const parts = [name];
    if (low !== null && high !== null) parts.push(settings.range(low, high));
    if (kind === "texts") parts.push(settings.oneALine);
    if (secret) parts.push(settings.secret);
    else if (kind !== "quiet_hours") parts.push(settings.first(this.#formatValue(first)));
    return parts.join(" · ");
  }

  #formatValue(value: unknown): string {
    const { settings } = this.own;
    if (typeof value === "boolean") return value ? settings.on : settings.off;
    if (Array.isArray(value)) return value.join(", ") || settings.empty;
    const text = String(value);
    return settings.choices[text] ?? (text === "" ? settings.empty : text);
  }

  #field(row: SettingRow, value: unknown): TemplateResult {
    const { name } = row;
    const isOff = !this.permissions.mayHost;
    const set = (event: Event, parsed: (text: string) => unknown): void => {
      const text = (event.target as HTMLInputElement).value;
      void this.#set(row, parsed(text));
    };
    switch (row.kind) {
      case "switch":
        return html`<button
          id=${name}
          class="switch"
          role="switch"
          aria-checked=${value === true}
          aria-labelledby="label-${name}"
          title=${this.#formatValue(value)}
          ?disabled=${isOff}
          @click=${() => this.#set(row, value !== true)}
        ></button>`;
      case "choice":
        return html`<select
          id=${name}
          ?disabled=${isOff}
          @change=${(event: Event) => set(event, String)}
        >
          ${(row.choices ?? []).map(
            (choice) =>
              html`<option value=${choice} .selected=${live(choice === value)}>
                ${this.#formatValue(choice)}
              </option>`,
          )}
        </select>`;
      case "whole_number":
      case "number":
        return html`<input
          id=${name}
          type="number"
          min=${row.low ?? nothing}
          max=${row.high ?? nothing}
          step=${row.kind === "number" ? "any" : "1"}
          inputmode=${(row.low ?? 0) < 0 ? "text" : "decimal"}
          ?disabled=${isOff}
          .value=${live(String(value ?? ""))}
          @change=${(event: Event) => set(event, (text) => (text === "" ? row.default : Number(text)))}
        />${name.endsWith("_s") ? longTime(Number(value)) : nothing}`;
      case "texts":
        return html`<textarea
          id=${name}
          rows=${Math.max(2, (value as string[] | undefined)?.length ?? 0)}
          ?disabled=${isOff}
          .value=${live(((value as string[] | undefined) ?? []).join("\n"))}
          @change=${(event: Event) => set(event, linesOf)}
        ></textarea>`;
      case "quiet_hours":
        return this.#quietHours(row, (value as QuietHours[] | undefined) ?? [], isOff);
      case "text":
        return row.secret
          ? this.#secret(row, value, isOff)
          : html`<input
              id=${name}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${isOff}
              .value=${live(String(value ?? ""))}
              @change=${(event: Event) => set(event, (text) => text.trim())}
            />`;
    }
  }

  /** A secret; its value is never shown and can be replaced or cleared. */
  #secret(row: SettingRow, value: unknown, isOff: boolean): TemplateResult {
    const { settings } = this.own;
    const isSet = value === MASK;
    return html`<input
        id=${row.name}
        type="password"
        autocomplete="new-password"
        placeholder=${isSet ? settings.isSet : ""}
        ?disabled=${isOff}
        .value=${live("")}
        @change=${(event: Event) => {
          const text = (event.target as HTMLInputElement).value;
          if (text !== "") void this.#set(row, text);
        }}
      />
      ${
        isSet
          ? html`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(settings.clear, row.name)}
              title=${settings.clear}
              ?disabled=${isOff}
              @click=${() => this.#set(row, "")}
            >
              ${icon("remove")}
            </button>`
          : nothing
      }`;
  }

  #quietHours(row: SettingRow, times: readonly QuietHours[], isOff: boolean): TemplateResult {
    const { settings } = this.own;
    const set = (at: number, changes: Partial<QuietHours>): void => {
      void this.#set(
        row,
        times.map((time, index) => (index === at ? { ...time, ...changes } : time)),
      );
    };
    return html`<div class="times" id=${row.name} role="group" aria-labelledby="label-${row.name}">
      ${times.map(
        ({ from, to, volume_max }, at) => html`<div class="time">
          <input
            type="time"
            aria-label=${settings.from}
            ?disabled=${isOff}
            .value=${live(from)}
            @change=${(event: Event) => set(at, { from: (event.target as HTMLInputElement).value })}
          />
          <input
            type="time"
            aria-label=${settings.to}
            ?disabled=${isOff}
            .value=${live(to)}
            @change=${(event: Event) => set(at, { to: (event.target as HTMLInputElement).value })}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${settings.loudest}
            title=${settings.loudest}
            ?disabled=${isOff}
            .value=${live(String(Math.round(100 * volume_max)))}
            @change=${(event: Event) =>
              set(at, { volume_max: (event.target as HTMLInputElement).valueAsNumber / 100 })}
          />
          <button
            class="round quiet"
            aria-label=${settings.removeTime}
            title=${settings.removeTime}
            ?disabled=${isOff}
            @click=${() =>
              this.#set(
                row,
                times.filter((_, index) => index !== at),
              )}
          >
            ${icon("remove")}
          </button>
        </div>`,
      )}
      <button ?disabled=${isOff} @click=${() => this.#set(row, [...times, NEW_QUIET_HOURS])}>
        ${icon("plus")} ${settings.addTime}
      </button>
    </div>`;
  }

  async #set({ name }: SettingRow, value: unknown): Promise<void> {
    if (await this.runCommand("set_setting", { name, value })) this.notify(this.own.settings.saved);
    // Render again, so that a refused value is reverted.
    else this.requestUpdate();
  }

  async #load(): Promise<void> {
    const table = await this.attempt(this.client.read<SettingsTable>("settings"));
    this.hasFailed = table === undefined;
    this.rows = table?.settings ?? this.rows;
  }
}

/** Show long durations in hours and minutes. */
function longTime(seconds: number): TemplateResult | typeof nothing {
  if (!(seconds >= 120)) return nothing;
  const [unit, length] = seconds < 7_200 ? ["min", 60] : ["h", 3_600];
  return html`<span class="muted">= ${Math.round((10 * seconds) / length) / 10} ${unit}</span>`;
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
