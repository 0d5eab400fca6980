// The first steps of a new party: its name, its sound and music, and the way in for guests.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { AccessCheck, LibraryAnswer } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { type Notice, PartyElement } from "../../shared/elements/party-element.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { wordFor } from "../../shared/texts/provided.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./start.css";

const STEPS = 3;
const CHECK_EVERY_MS = 3_000;
/** The longest name that the server accepts. */
const LONGEST_NAME = 40;

/** Event on the document that opens the first steps again. */
export const START = "rb-start";

/** A modal dialog of three steps; it opens by itself in a new party. */
@customElement("rb-start")
export class StartDialog extends PartyElement {
  static override styles = [base, own];

  @state() private step = 1;
  @state() private notice = "";
  @state() private library: LibraryAnswer | null = null;
  @state() private access: AccessCheck | null = null;
  @query("dialog") private dialog!: HTMLDialogElement;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener(START, this.#show);
    this.addEventListener("rb-notice", this.#keepNotice as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener(START, this.#show);
    clearInterval(this.#timer);
  }

  protected override firstUpdated(): void {
    if (this.replica.me.setup_pending) this.#show();
  }

  protected override updated(changed: PropertyValues): void {
    // The heading of a step is what a screen reader reads first.
    if (changed.has("step") && this.dialog.open) this.#focusHeading();
  }

  readonly #show = (): void => {
    this.step = 1;
    this.notice = "";
    if (!this.dialog.open) this.dialog.showModal();
    this.#focusHeading();
  };

  #focusHeading(): void {
    this.renderRoot.querySelector("h2")?.focus();
  }

  protected override render(): TemplateResult {
    const { own, step } = this;
    return html`<dialog
      class=${step === STEPS ? "wide" : ""}
      aria-labelledby="step"
      @close=${() => clearInterval(this.#timer)}
    >
      <p class="muted">${own.step({ step, steps: STEPS })}</p>
      <h2 id="step" tabindex="-1">${[own.name, own.sound, own.access][step - 1]}</h2>
      ${[this.#name, this.#sound, this.#join][step - 1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${
          step === 1
            ? html`<button class="quiet" data-skip @click=${this.#finish}>${own.skip}</button>`
            : html`<button data-back @click=${() => this.#go(step - 1)}>${own.back}</button>`
        }
        ${
          step === STEPS
            ? html`<button class="main" data-finish @click=${this.#finish}>${own.finish}</button>`
            : html`<button class="main" data-next @click=${this.#next}>${own.next}</button>`
        }
      </div>
    </dialog>`;
  }

  private get own(): HostTexts["start"] {
    return hostTexts.current.start;
  }

  #name(): TemplateResult {
    const { own } = this;
    return html`<form
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#next();
      }}
    >
      <label for="name">${own.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${LONGEST_NAME}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings["party_name"] ?? "")}
      />
      <p class="muted" id="name-hint">${own.nameHint}</p>
    </form>`;
  }

  /** The output with a test tone, and the music that was found. */
  #sound(): TemplateResult {
    const { own, library } = this;
    const { music } = hostTexts.current;
    const { outputs } = this.replica.player;
    return html`<fieldset ?hidden=${outputs.length === 0}>
        <legend>${music.outputs}</legend>
        ${outputs.map(
          ({ id, name, on, available }) => html`<label>
            <input
              type="radio"
              name="output"
              .checked=${live(on)}
              @change=${() => this.runCommand("set_output", { output: id, on: true, exclusive: true })}
            />
            <span>
              ${wordFor(music.outputNames, name) ?? name}
              ${available ? nothing : html`<small>${music.unavailable}</small>`}
            </span>
          </label>`,
        )}
      </fieldset>
      <button data-command="play_test_tone" @click=${this.#playTestTone}>
        ${icon("play")} ${own.testTone}
      </button>
      <p class="muted">${own.testToneHint}</p>
      <h3>${own.music}</h3>
      ${
        library === null
          ? nothing
          : html`<p>
              ${
                library.songs > 0
                  ? own.songs({ count: library.songs })
                  : library.scan
                    ? own.scanning
                    : own.noSongs
              }
            </p>`
      }`;
  }

  /** The code to scan, the posters, and the check of the address. */
  #join(): TemplateResult {
    const { own, access } = this;
    const address = access?.guest_url ?? this.replica.me.join_url ?? urlOf(".").href;
    const isReached = access?.reached_at != null;
    return html`<div class="invitation">
      <div>
        <img src=${urlOf("join.svg").href} alt=${hostTexts.current.qr} />
        <p class="address" dir="ltr">${address}</p>
      </div>
      <div>
      <p class="check ${isReached ? "good" : ""}" role="status">
        ${isReached ? icon("check") : nothing} ${isReached ? own.reached : own.notReached}
      </p>
      ${
        access === null
          ? nothing
          : access.obstacles.length === 0
            ? html`<p class="check good">${icon("check")} ${own.answers}</p>`
            : access.obstacles.map(
                (obstacle) => html`<p class="check bad" data-obstacle=${obstacle}>
                  ${icon("warning")} ${wordFor(own.obstacles, obstacle) ?? obstacle}
                </p>`,
              )
      }
      <a href=${urlOf("poster").href} target="_blank">${own.printPoster}</a>
      </div>
    </div>`;
  }

  async #playTestTone(): Promise<void> {
    this.notice = "";
    if (await this.runCommand("play_test_tone", {})) this.notice = this.own.testTonePlays;
  }

  readonly #next = async (): Promise<void> => {
    const field = this.renderRoot.querySelector<HTMLInputElement>("#name");
    const value = field?.value.trim() ?? "";
    if (field && value !== this.replica.settings["party_name"]) {
      if (!(await this.runCommand("set_setting", { name: "party_name", value }))) return;
    }
    this.#go(this.step + 1);
  };

  #go(step: number): void {
    this.step = step;
    this.notice = "";
    clearInterval(this.#timer);
    if (step === 2) void this.#readLibrary();
    if (step !== STEPS) return;
    this.#timer = setInterval(() => void this.#check(), CHECK_EVERY_MS);
    void this.#check();
  }

  async #readLibrary(): Promise<void> {
    this.library = (await this.runCommand("library", { limit: 0 })) ?? null;
  }

  async #check(): Promise<void> {
    this.access = (await this.runCommand("check_access", {})) ?? this.access;
  }

  readonly #finish = async (): Promise<void> => {
    if (!this.replica.me.setup_pending || (await this.runCommand("finish_setup", {}))) {
      this.dialog.close();
    }
  };

  /** Show a message in the dialog, as the page behind it is inert. */
  readonly #keepNotice = (event: CustomEvent<Notice>): void => {
    event.stopPropagation();
    this.notice = event.detail.text;
  };
}
