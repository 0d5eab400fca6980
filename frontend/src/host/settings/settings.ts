// The panel of the settings, generated from the server's table.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { SettingRow, SettingsTable } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { pageTexts } from "../../shared/texts/provided.js";
import type { NumberField } from "./number-field.js";
import "./number-field.js";
import "./presets.js";
import { START } from "../start/start.js";
import { styles as summaryStyles } from "../summary.css";
import { styles as switchStyles } from "../switch.css";
import { hostTexts, settingTexts } from "../texts.js";
import { isChanged, isFoundBy, type QuietHours, SettingFormat } from "./setting-texts.js";
import { styles as own } from "./settings.css";

/** The server's mask of a secret that is set. */
const MASK = "***";
const NEW_QUIET_HOURS: QuietHours = { from: "22:00", to: "07:00", volume_max: 0.4 };

/** A form generated from the server's settings; changes apply immediately. */
@customElement("rb-settings")
export class SettingsPanel extends PartyElement {
  static override styles = [base, switchStyles, summaryStyles, own];

  @state() private table: SettingsTable | null = null;
  readonly #format = new SettingFormat(
    pageTexts.current.language,
    settingTexts.current,
    hostTexts.current.settings,
  );
  @state() private query = "";
  @state() private isOnlyChanged = false;
  @state() private hasFailed = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { settings } = this.own;
    return html`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${settings.title}</h2>
      <p class="muted">${settings.hint}</p>
      <button data-start @click=${() => document.dispatchEvent(new Event(START))}>
        ${icon("restart")} ${this.own.start.restart}
      </button>
      ${
        this.hasFailed
          ? html`<button @click=${this.#load}>${icon("restart")} ${this.texts.tryAgain}</button>`
          : nothing
      }
      ${this.table ? this.#form(this.#format, this.table) : nothing}
    </section>`;
  }

  private get own(): HostTexts {
    return hostTexts.current;
  }

  #form(format: SettingFormat, table: SettingsTable): TemplateResult {
    const { settings } = this.own;
    const { replica } = this;
    const query = this.query.trim();
    const isFiltered = query !== "" || this.isOnlyChanged;
    const found = table.settings.filter(
      (row) =>
        (query === "" || isFoundBy(query, row, format.words(row))) &&
        (!this.isOnlyChanged || isChanged(row, replica.settings)),
    );
    const groups = new Map<string, SettingRow[]>();
    for (const row of found) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
    return html`<rb-presets
        .client=${this.client}
        .texts=${this.texts}
        .replica=${replica}
        .format=${format}
        .table=${table}
      ></rb-presets>
      <input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${settings.search}
        placeholder=${settings.search}
        .value=${live(this.query)}
        @input=${(event: Event) => {
          this.query = (event.target as HTMLInputElement).value;
        }}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${live(this.isOnlyChanged)}
          @change=${(event: Event) => {
            this.isOnlyChanged = (event.target as HTMLInputElement).checked;
          }}
        />
        ${settings.onlyChanged}
      </label>
      <p class="muted" role="status">${!isFiltered ? nothing : found.length === 0 ? settings.none : settings.found({ count: found.length })}</p>
      ${repeat(
        groups,
        ([group]) => group,
        ([, rows]) => this.#group(format, rows, isFiltered),
      )}
      ${this.#advanced(found)}`;
  }

  #group(format: SettingFormat, rows: readonly SettingRow[], isOpen: boolean): TemplateResult {
    const changed = rows.filter((row) => isChanged(row, this.replica.settings)).length;
    return html`<details ?open=${isOpen}>
      <summary>
        <span>
          ${rows[0] && format.group(rows[0])}
          ${
            changed === 0
              ? nothing
              : html`<small class="mark">${this.own.settings.changedIn({ count: changed })}</small>`
          }
        </span>
      </summary>
      ${repeat(
        rows,
        ({ name }) => name,
        (row) => this.#row(format, row),
      )}
    </details>`;
  }

  /** Names and values of settings as commands use them. */
  #advanced(rows: readonly SettingRow[]): TemplateResult {
    const { settings } = this.own;
    return html`<details class="advanced">
      <summary>${settings.advanced}</summary>
      <p class="muted">${settings.advancedHint}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${settings.nameColumn}</th>
            <th scope="col">${settings.valueColumn}</th>
          </tr>
        </thead>
        <tbody dir="ltr">
          ${rows.map(
            ({ name }) => html`<tr>
              <th scope="row"><code>${name}</code></th>
              <td><code>${JSON.stringify(this.replica.settings[name])}</code></td>
            </tr>`,
          )}
        </tbody>
      </table>
    </details>`;
  }

  #row(format: SettingFormat, row: SettingRow): TemplateResult {
    const { settings } = this.own;
    const value = this.replica.settings[row.name];
    const hasChanged = isChanged(row, this.replica.settings);
    const { name, explanation } = format.words(row);
    return html`<div
      class="row ${hasChanged ? "changed" : ""}"
      data-setting=${row.name}
      data-kind=${row.kind}
    >
      <div class="words">
        <label for=${row.name} id="label-${row.name}">${name}</label>
        ${hasChanged ? html`<small class="mark">${settings.changed}</small>` : nothing}
        <p class="muted" id="explanation-${row.name}">${explanation}</p>
      </div>
      <div class="field">
        ${this.#field(format, row, value)}
      </div>
      <small>
        ${this.#details(format, row)}
        ${
          hasChanged
            ? html`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({ action: settings.toDefault, title: name })}
                ?disabled=${!this.permissions.mayHost}
                @click=${() => this.#set(row, row.default)}
              >
                ${icon("back")} ${settings.toDefault}
              </button>`
            : nothing
        }
      </small>
    </div>`;
  }

  /** Range and default of a setting. */
  #details(format: SettingFormat, row: SettingRow): string {
    const { settings } = this.own;
    const parts = [format.range(row)];
    if (row.kind === "texts") parts.push(settings.oneALine);
    if (row.secret) parts.push(settings.secret);
    else parts.push(settings.default({ value: format.value(row, row.default) }));
    return parts.filter(Boolean).join(" · ");
  }

  #field(format: SettingFormat, row: SettingRow, value: unknown): TemplateResult {
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
          aria-describedby="explanation-${name}"
          title=${format.value(row, value)}
          ?disabled=${isOff}
          @click=${() => this.#set(row, value !== true)}
        ></button>`;
      case "choice":
        return html`<select
          id=${name}
          aria-describedby="explanation-${name}"
          ?disabled=${isOff}
          @change=${(event: Event) => set(event, String)}
        >
          ${(row.choices ?? []).map(
            (choice) =>
              html`<option value=${choice} .selected=${live(choice === value)}>
                ${format.value(row, choice)}
              </option>`,
          )}
        </select>`;
      case "whole_number":
      case "number":
        return html`<rb-number-field
          .own=${this.own.settings}
          .format=${format}
          .row=${row}
          .value=${live(Number(value))}
          ?off=${isOff}
          @rb-value=${(event: CustomEvent<unknown>) => this.#set(row, event.detail)}
        ></rb-number-field>`;
      case "texts":
        return html`<textarea
          id=${name}
          aria-describedby="explanation-${name}"
          rows=${Math.max(2, (value as string[] | undefined)?.length ?? 0)}
          ?disabled=${isOff}
          .value=${live(((value as string[] | undefined) ?? []).join("\n"))}
          @change=${(event: Event) => set(event, linesOf)}
        ></textarea>`;
      case "quiet_hours":
        return this.#quietHours(row, (value as QuietHours[] | undefined) ?? [], isOff);
      case "text":
        return row.secret
          ? this.#secret(row, format.words(row).name, value, isOff)
          : html`<input
              id=${name}
              type="text"
              aria-describedby="explanation-${name}"
              dir="auto"
              autocomplete="off"
              ?disabled=${isOff}
              .value=${live(String(value ?? ""))}
              @change=${(event: Event) => set(event, (text) => text.trim())}
            />`;
    }
  }

  /** A secret; its value is never shown and can be replaced or cleared. */
  #secret(row: SettingRow, name: string, value: unknown, isOff: boolean): TemplateResult {
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
              aria-label=${this.texts.actionOn({ action: settings.clear, title: name })}
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

  /** Search for a setting and focus its field. */
  async show(name: string): Promise<void> {
    if (!this.table) await this.#load();
    const row = this.table?.settings.find((one) => one.name === name);
    if (!row) return;
    this.query = this.#format.words(row).name;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-setting="${name}"] .field > *`)?.focus();
  }

  async #set({ name }: SettingRow, value: unknown): Promise<void> {
    if (await this.runCommand("set_setting", { name, value })) this.notify(this.own.settings.saved);
    // Render again, so that a refused value is reverted.
    else {
      this.requestUpdate();
      for (const field of this.renderRoot.querySelectorAll<NumberField>("rb-number-field"))
        field.requestUpdate();
    }
  }

  async #load(): Promise<void> {
    const table = await this.attempt(() => this.client.read<SettingsTable>("settings"));
    this.hasFailed = table === undefined;
    this.table = table ?? this.table;
  }
}

function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
