// The panel of the processes: state, memory, log and restart of each, and the disk.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { Process, ProcessesAnswer } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import { wholeMinutes } from "../../shared/time-format.js";
import { styles as summary } from "../summary.css";
import { hostTexts } from "../texts.js";
import { styles as own } from "./processes.css";
import "./restore.js";

const REFRESH_MS = 5_000;
/** A longer time is given in hours. */
const LONG_S = 2 * 3600;

/** Processes of the installation, read while the panel is shown. */
@customElement("rb-processes")
export class ProcessList extends PartyElement {
  static override styles = [base, summary, own];

  @state() private answer: ProcessesAnswer | null = null;
  /** The process whose restart waits for a confirmation. */
  @state() private asked: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { system } = hostTexts.current;
    if (!this.answer) return nothing;
    const { processes, disk } = this.answer;
    const gigabytes = (bytes: number) => this.#number(bytes / 1e9, 1);
    return html`<section class="card" aria-labelledby="system">
      <h2 id="system">${system.title}</h2>
      <p class="muted">${processes.length > 0 ? system.hint : system.unsupervised}</p>
      ${
        disk
          ? html`<p>${system.disk({ free: gigabytes(disk.free), total: gigabytes(disk.total) })}</p>`
          : nothing
      }
      <p>
        <a href=${urlOf("api/v1/backup").href} download>${icon("outside")} ${system.backup}</a>
        <small>${system.backupHint}</small>
      </p>
      <rb-restore .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-restore>
      <div>${processes.map((process) => this.#process(process))}</div>
      ${
        processes.length > 0 && processes.every(({ restartable }) => !restartable)
          ? html`<p class="muted">${system.onlyApp}</p>`
          : nothing
      }
    </section>`;
  }

  #process(process: Process): TemplateResult {
    const { system } = hostTexts.current;
    const { name, state: condition, log } = process;
    return html`<details class=${condition} data-process=${name}>
      <summary>
        <span>${nameOf(name)} <small>${this.#figures(process)}</small></span>
      </summary>
      ${
        log.length > 0
          ? html`<pre dir="ltr" tabindex="0" role="group" aria-label=${system.log}>${log.join("\n")}</pre>`
          : html`<p class="muted">${system.noLog}</p>`
      }
      ${process.restartable ? this.#restart(name) : nothing}
    </details>`;
  }

  #figures({ state: condition, up_s: upS, memory_bytes: memory }: Process): string {
    const { system } = hostTexts.current;
    const parts: string[] = [system.states[condition]];
    if (upS !== null) parts.push(system.up({ minutes: lasted(upS) }));
    if (memory !== null) parts.push(system.memory({ mb: this.#number(memory / 1e6, 0) }));
    return parts.join(" · ");
  }

  #restart(name: string): TemplateResult {
    const { system } = hostTexts.current;
    if (this.asked !== name) {
      return html`<p class="confirm">
        <button class="quiet" data-ask @click=${() => this.#ask(name)}>
          ${icon("restart")} ${system.restart}
        </button>
      </p>`;
    }
    const { confirmHint: hints } = system;
    const hint = name === "mpd" || name === "server" ? hints[name] : hints.other;
    return html`<div class="confirm" role="group" aria-label=${system.confirm({ name: nameOf(name) })}>
      <p role="alert">${system.confirm({ name: nameOf(name) })} ${hint}</p>
      <button data-command="restart_process" @click=${() => this.#confirm(name)}>
        ${system.restart}
      </button>
      <button class="quiet" data-cancel @click=${() => this.#cancel(name)}>${system.cancel}</button>
    </div>`;
  }

  async #ask(name: string): Promise<void> {
    this.asked = name;
    await this.#focus(name, "[data-cancel]");
  }

  async #cancel(name: string): Promise<void> {
    this.asked = null;
    await this.#focus(name, "[data-ask]");
  }

  async #confirm(name: string): Promise<void> {
    this.asked = null;
    const done = await this.runCommand("restart_process", { name });
    if (done !== undefined) {
      this.notify(hostTexts.current.system.restarted({ name: nameOf(name) }));
    }
    await this.#focus(name, "[data-ask]");
  }

  /** Keep the focus where a button was replaced by another. */
  async #focus(name: string, button: string): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>(`[data-process="${name}"] ${button}`);
    found?.focus();
  }

  #number(value: number, digits: number): string {
    return new Intl.NumberFormat(this.texts.language, { maximumFractionDigits: digits }).format(
      value,
    );
  }

  async #load(): Promise<void> {
    this.answer = (await this.runCommand("processes", {})) ?? this.answer;
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => void this.#load(), REFRESH_MS);
  }
}

function lasted(seconds: number): string {
  const { history, hours } = hostTexts.current;
  return seconds < LONG_S
    ? history.minutes({ count: wholeMinutes(seconds) })
    : hours({ count: Math.round(seconds / 3600) });
}

function nameOf(name: string): string {
  const names: Readonly<Record<string, string>> = hostTexts.current.system.names;
  return names[name] ?? name;
}
