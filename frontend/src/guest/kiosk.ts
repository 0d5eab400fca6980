// The kiosk: a start where guests without a phone enter a name, and the way back to it.

// Importing the page first keeps its modules in one chunk.
import "../shared/elements/page.js";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { RefusedError } from "../shared/client/errors.js";
import { posted, urlOf } from "../shared/client/page-client.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { kiosk } from "../shared/texts/compiled/guest-loaders.js";
import type { KioskTexts } from "../shared/texts/compiled/types.js";
import { type Files, fileIn } from "../shared/texts/files.js";
import { loadMessages, refusalIn } from "../shared/texts/messages.js";
import { Provided, pageTexts } from "../shared/texts/provided.js";
import { styles as own } from "./kiosk.css";

const kioskTexts = new Provided<KioskTexts>();

/** The present guest, as the server reads it; the name decides who it is. */
const COOKIE = "raveberry_kiosk_name";
const LONGEST_NAME = 40;
/** Without a touch, the guest is asked after this time, and gone after the other one. */
const ASKED_AFTER_MS = 45_000;
const GONE_AFTER_MS = 60_000;
const TICK_MS = 1_000;
const ACTIVITIES = ["pointerdown", "pointermove", "keydown", "wheel", "input"];

/**
 * The bar with the present guest of a kiosk, or the start without one.
 *
 * Each guest begins with a fresh page, so that nothing of the one before is left on it.
 */
class Kiosk extends LitElement {
  static override styles = [base, own];

  @state() private leftMs = GONE_AFTER_MS;
  @state() private problem = "";
  @state() private isSending = false;
  @query("dialog") private dialog!: HTMLDialogElement;
  readonly #name = presentName();
  #activeAtMs = performance.now();
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const activity of ACTIVITIES) addEventListener(activity, this.#note, true);
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const activity of ACTIVITIES) removeEventListener(activity, this.#note, true);
    clearInterval(this.#timer);
  }

  protected override updated(): void {
    if (this.#isAsking || !this.#name) this.#show();
    else this.dialog.close();
  }

  protected override render(): TemplateResult {
    const { own } = this;
    return html`${
      this.#name
        ? html`<section class="bar" aria-label=${own.label}>
              ${icon("person")} <b dir="auto">${own.you({ name: this.#name })}</b>
              <button class="main" data-act="done" @click=${leave}>${own.done}</button>
            </section>`
        : nothing
    }
      <dialog
        aria-labelledby="title"
        @cancel=${(event: Event) => event.preventDefault()}
        @close=${() => this.updated()}
      >
        ${this.#name ? this.#question() : this.#start()}
      </dialog>`;
  }

  private get own(): KioskTexts {
    return kioskTexts.current;
  }

  get #isAsking(): boolean {
    return this.leftMs <= GONE_AFTER_MS - ASKED_AFTER_MS;
  }

  #start(): TemplateResult {
    const { own } = this;
    return html`<form class="card" @submit=${this.#enter}>
      <img src=${urlOf("static/icon.svg").href} alt="" width="72" height="72" />
      <h2 id="title">${own.title}</h2>
      <p>${own.hint}</p>
      <input
        name="name"
        type="text"
        required
        maxlength=${LONGEST_NAME}
        dir="auto"
        autocomplete="off"
        aria-label=${own.label}
        aria-invalid=${this.problem !== ""}
        placeholder=${own.label}
      />
      ${
        this.problem
          ? html`<p class="problem" role="alert">${icon("warning")} ${this.problem}</p>`
          : nothing
      }
      <button class="main" ?disabled=${this.isSending}>${own.start}</button>
      <p class="muted">${own.again}</p>
    </form>`;
  }

  #question(): TemplateResult {
    const { own } = this;
    return html`<div class="card">
      <h2 id="title">${own.still}</h2>
      <p>${own.leaving({ seconds: Math.max(0, Math.ceil(this.leftMs / 1_000)) })}</p>
      <button class="main" data-act="stay" @click=${this.#stay}>${own.stay}</button>
      <button data-act="leave" @click=${leave}>${own.done}</button>
    </div>`;
  }

  #show(): void {
    if (!this.dialog.open) this.dialog.showModal();
  }

  readonly #note = (): void => {
    // A question that went away under the finger would let the page behind it be tapped.
    if (!this.#isAsking) this.#activeAtMs = performance.now();
  };

  readonly #stay = (): void => {
    this.#activeAtMs = performance.now();
    this.leftMs = GONE_AFTER_MS;
  };

  #tick(): void {
    if (!this.#name) return;
    const leftMs = this.#activeAtMs + GONE_AFTER_MS - performance.now();
    if (leftMs <= 0) leave();
    else if (leftMs <= GONE_AFTER_MS - ASKED_AFTER_MS) this.leftMs = leftMs;
  }

  async #enter(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const name = String(new FormData(event.target as HTMLFormElement).get("name")).trim();
    if (!name || this.isSending) return;
    this.isSending = true;
    this.problem = "";
    setName(name);
    try {
      await posted("session", { name });
      location.reload();
    } catch (error) {
      setName("");
      this.isSending = false;
      const { toast } = pageTexts.current;
      this.problem =
        error instanceof RefusedError
          ? refusalIn(pageTexts.current, error.problem)
          : toast.unreachable;
    }
  }
}

function presentName(): string {
  const pair = document.cookie.split("; ").find((one) => one.startsWith(`${COOKIE}=`));
  try {
    return decodeURIComponent(pair?.slice(COOKIE.length + 1) ?? "");
  } catch {
    return "";
  }
}

function setName(name: string): void {
  const age = name ? "" : "; max-age=0";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over HTTP
  document.cookie = `${COOKIE}=${encodeURIComponent(name)}; path=/; samesite=lax${age}`;
}

function leave(): void {
  setName("");
  location.reload();
}

/** Put the kiosk above the guest page. */
export async function startKiosk(): Promise<void> {
  const page = pageTexts.current;
  const files: Files<KioskTexts> = kiosk;
  const [texts] = await Promise.all([fileIn(files, page.language), loadMessages(page)]);
  kioskTexts.provide(texts);
  customElements.define("rb-kiosk", Kiosk);
  document.body.prepend(document.createElement("rb-kiosk"));
}
