// The panel of the music: outputs, sources, jobs and library.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import type {
  Job,
  LibraryAnswer,
  Output,
  SourceHealth,
  SourcesAnswer,
} from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { MORE_ICONS } from "../shared/elements/more-icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { health as healthTexts } from "../shared/texts/catalogue.js";
import type { HostTexts } from "../shared/texts/compiled/types.js";
import { noticeIn } from "../shared/texts/messages.js";
import { sheetTexts, wordFor } from "../shared/texts/provided.js";
import { timeOfDay } from "../shared/time-format.js";
import "./bluetooth-speakers.js";
import { styles as linkStyles } from "./copyable-link.css";
import { copyableLink } from "./copyable-link.js";
import { styles as own } from "./music.css";
import "./playlists/playlists.js";
import "./rooms.js";
import { styles as summaryStyles } from "./summary.css";
import { styles as switchStyles } from "./switch.css";
import { hostTexts, sourceName } from "./texts.js";

/** Polling intervals while the panel is visible, shorter while a job runs. */
const BUSY_MS = 2_000;
const CALM_MS = 15_000;
const PROBLEMS = 50;

/** Outputs, sources with their health, jobs and the library. */
@customElement("rb-music")
export class MusicPanel extends PartyElement {
  static override styles = [base, switchStyles, linkStyles, summaryStyles, own];

  @state() private overview: SourcesAnswer | null = null;
  @state() private library: LibraryAnswer | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    void this.#loadTexts();
  }

  async #loadTexts(): Promise<void> {
    await healthTexts.load(this.texts);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render(): TemplateResult {
    const { music } = this.own;
    const { overview } = this;
    return html`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${music.outputs}</h2>
      ${this.replica.player.outputs.map((output) => this.#output(output))} ${this.#elsewhere()}
    </section>
    <rb-bluetooth-speakers
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-bluetooth-speakers>
    <rb-rooms .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-rooms>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${music.sources}</h2>
      ${overview?.sources.map((source) => this.#source(source))}
      <button data-command="scan_library" @click=${this.#scan}>
        ${icon("restart")} ${music.scan}
      </button>
      ${overview?.jobs.map((job) => this.#job(job))}
    </section>
    <rb-playlists
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-playlists>
    ${this.library ? this.#library(this.library) : nothing}`;
  }

  private get own(): HostTexts {
    return hostTexts.current;
  }

  #library({ songs, folders, problems, unreadable }: LibraryAnswer): TemplateResult {
    const { music } = this.own;
    return html`<section class="card" aria-labelledby="library">
      <h2 id="library">${music.library}</h2>
      <p class="muted">${music.songs({ count: songs })}</p>
      ${folders.map(
        ({ path, present, songs: count }) => html`<div class="source ${present ? "" : "bad"}">
          ${icon(present ? "check" : "warning")}
          <span dir="ltr">
            ${path}<small>${present ? music.songs({ count }) : music.away({ count })}</small>
          </span>
        </div>`,
      )}
      ${
        problems > 0
          ? html`<details>
              <summary>${music.problems({ count: problems })}</summary>
              ${unreadable.map(
                ({ path, reason }) => html`<p class="job">
                  <bdi dir="ltr">${path}</bdi><small>${healthTexts.text(this.texts, reason)}</small>
                </p>`,
              )}
              ${
                unreadable.length < problems
                  ? html`<button @click=${this.#moreProblems}>
                      ${sheetTexts.current.search.showMore}
                    </button>`
                  : nothing
              }
            </details>`
          : nothing
      }
    </section>`;
  }

  async #moreProblems(): Promise<void> {
    const shown = this.library?.unreadable ?? [];
    const more = await this.runCommand("library", { offset: shown.length, limit: PROBLEMS });
    if (more) this.library = { ...more, unreadable: [...shown, ...more.unreadable] };
  }

  /** Listening along, with the URL of the stream. */
  #elsewhere(): TemplateResult {
    const { texts } = this;
    const { music } = this.own;
    const isOn = this.replica.settings["listen_along"] === true;
    const address = this.replica.me.stream_url;
    return html`<div class="line">
        <span>${music.listen}<small>${music.listenHint}</small></span>
        <button
          class="switch"
          role="switch"
          data-setting="listen_along"
          aria-checked=${isOn}
          aria-label=${music.listen}
          title=${music.listen}
          ?disabled=${!this.permissions.mayHost}
          @click=${() => this.runCommand("set_setting", { name: "listen_along", value: !isOn })}
        ></button>
      </div>
      ${isOn && address ? copyableLink({ address, texts, notify: (text, tone) => this.notify(text, tone) }) : nothing}`;
  }

  #output({ id, name: given, on, available }: Output): TemplateResult {
    const { music } = this.own;
    const name = wordFor(music.outputNames, given) ?? given;
    return html`<div class="line">
      <span>${name}${available ? nothing : html`<small>${music.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${id}
        aria-checked=${on}
        aria-label=${music.output({ name })}
        title=${music.output({ name })}
        @click=${() => this.runCommand("set_output", { output: id, on: !on })}
      ></button>
    </div>`;
  }

  #source(source: SourceHealth): TemplateResult {
    const { name, works, reason, version, renewable, set_up: setUp, setting, option } = source;
    const { music } = this.own;
    const isOff = setUp === false;
    const health = works || reason === null ? music.works : healthTexts.text(this.texts, reason);
    const state = isOff ? music.notSetUp : health;
    const remedy = option
      ? healthTexts.text(this.texts, {
          code: isOff ? "set_option" : "check_option",
          params: { option },
        })
      : "";
    const healthIcon = works ? "check" : "warning";
    const title = sourceName(name);
    return html`<div class="source ${works ? "" : "bad"} ${isOff ? "off" : ""}" data-source=${name}>
      ${icon(isOff ? MORE_ICONS.none : healthIcon)}
      <span>
        ${title}
        <small>${[state, version ?? ""].filter(Boolean).join(" · ")}</small>
        ${remedy ? html`<small>${remedy}</small>` : nothing}
      </span>
      ${
        setting && (isOff || !works)
          ? html`<span class="buttons">
              <button
                data-show=${setting}
                aria-label=${this.texts.actionOn({ action: isOff ? music.setUp : music.settings, title })}
                @click=${() => this.#showSetting(setting)}
              >
                ${isOff ? music.setUp : music.settings}
              </button>
            </span>`
          : nothing
      }
      ${
        renewable
          ? html`<span class="buttons">
              <button data-command="renew_source" @click=${() => this.#renew({})}>
                ${music.renew}
              </button>
              <button data-command="renew_back" @click=${() => this.#renew({ back: true })}>
                ${music.goBack}
              </button>
            </span>`
          : nothing
      }
    </div>`;
  }

  #job(job: Job): TemplateResult {
    const { music } = this.own;
    const { id, state, progress, reason, started_at: startedAt } = job;
    const name = this.#nameOf(job);
    const percent = progress === null ? "" : `${Math.round(100 * progress)} %`;
    const facts = [
      music.jobStates[state],
      state === "running" ? percent : "",
      timeOfDay(new Date(startedAt)),
    ];
    return html`<div class="job ${state}" data-job=${id}>
      <div class="line">
        <span><bdi>${name}</bdi><small>${facts.filter(Boolean).join(" · ")}</small></span>
        ${this.#jobButton(job, name)}
      </div>
      ${reason ? html`<small class="reason">${noticeIn(this.texts, reason)}</small>` : nothing}
      ${
        state === "running"
          ? html`<i
              role="progressbar"
              aria-label=${name}
              aria-valuenow=${progress === null ? nothing : Math.round(100 * progress)}
              style=${styleMap({ "--at": `${100 * (progress ?? 0)}%` })}
            ></i>`
          : nothing
      }
    </div>`;
  }

  #jobButton(job: Job, name: string): TemplateResult | typeof nothing {
    const { music } = this.own;
    const isRunning = job.state === "running";
    if (job.state === "done") return nothing;
    const action = isRunning ? music.cancelJob : music.retryJob;
    return html`<button
      data-command=${isRunning ? "cancel_job" : "retry_job"}
      aria-label=${this.texts.actionOn({ action, title: name })}
      @click=${() => (isRunning ? this.#cancel(job, name) : this.#retry(job))}
    >
      ${action}
    </button>`;
  }

  #nameOf({ kind, title }: Job): string {
    const { music } = this.own;
    return title ? music.downloadOf({ title }) : (wordFor(music.jobs, kind) ?? kind);
  }

  /** Cancel a job, and offer to start it again. */
  async #cancel(job: Job, name: string): Promise<void> {
    if (await this.runCommand("cancel_job", { job: job.id })) {
      this.notifyWithUndo(this.own.music.cancelled({ job: name }), () => this.#retry(job));
    }
    await this.#reload(job);
  }

  async #retry(job: Job): Promise<void> {
    await this.runCommand("retry_job", { job: job.id });
    await this.#reload(job);
  }

  /** Load the jobs again; the focus stays at the job, or moves to the sources if it is gone. */
  async #reload({ id }: Job): Promise<void> {
    await this.#load();
    await this.updateComplete;
    const button = this.renderRoot.querySelector<HTMLElement>(`[data-job="${id}"] button`);
    const scan = this.renderRoot.querySelector<HTMLElement>("[data-command=scan_library]");
    (button ?? scan)?.focus();
  }

  #showSetting(name: string): void {
    this.dispatchEvent(
      new CustomEvent("rb-show-setting", { detail: name, bubbles: true, composed: true }),
    );
  }

  async #scan(): Promise<void> {
    if (!(await this.runCommand("scan_library", {}))) return;
    this.notify(this.own.music.scanning);
    await this.#load();
  }

  async #renew(args: { back?: boolean }): Promise<void> {
    if (!(await this.runCommand("renew_source", args))) return;
    this.notify(this.own.music.renewing);
    await this.#load();
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    if (!document.hidden) this.overview = (await this.runCommand("sources", {})) ?? this.overview;
    if (!this.isConnected) return;
    // Loaded pages of unreadable files are kept.
    this.library ??= (await this.runCommand("library", { limit: PROBLEMS })) ?? null;
    const isBusy = this.overview?.jobs.some(({ state }) => state === "running");
    this.#timer = setTimeout(() => void this.#load(), isBusy ? BUSY_MS : CALM_MS);
  }
}
