// Restore of a backup: its file is uploaded after a confirmation.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { RefusedError, UnreachableError } from "../../shared/client/errors.js";
import { urlOf } from "../../shared/client/page-client.js";
import type { BackupAccepted } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./processes.css";

const TOO_LARGE = 413;

/** A button that chooses a backup, and its confirmation. */
@customElement("rb-restore")
export class Restore extends PartyElement {
  static override styles = [base, own];

  /** The chosen file, until it is confirmed or not. */
  @state() private file: File | null = null;
  @state() private status = "";

  protected override render(): TemplateResult {
    return html`<input
        type="file"
        accept=".gz,.db,application/gzip"
        hidden
        @change=${(event: Event) => this.#choose(event.target as HTMLInputElement)}
      />
      ${this.file ? this.#confirmation(this.file) : this.#button()}
      <p role="status" class="muted">${this.status || nothing}</p>`;
  }

  #button(): TemplateResult {
    return html`<button
      data-choose
      ?disabled=${this.status !== "" || !this.permissions.mayHost}
      @click=${() => this.renderRoot.querySelector("input")?.click()}
    >
      ${icon("restart")} ${hostTexts.current.system.restore}
    </button>`;
  }

  #confirmation(file: File): TemplateResult {
    const { system } = hostTexts.current;
    const question = system.restoreConfirm({ file: file.name });
    return html`<div class="confirm" role="group" aria-label=${question}>
      <p role="alert"><bdi>${question}</bdi> ${system.restoreHint}</p>
      <button data-restore @click=${() => this.#restore(file)}>${system.restoreNow}</button>
      <button class="quiet" data-cancel @click=${() => this.#show(null, "[data-choose]")}>
        ${system.cancel}
      </button>
    </div>`;
  }

  async #choose(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    // The same file can be chosen again.
    input.value = "";
    if (file) await this.#show(file, "[data-cancel]");
  }

  async #show(file: File | null, focused: string): Promise<void> {
    this.file = file;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focused)?.focus();
  }

  async #restore(file: File): Promise<void> {
    const { system } = hostTexts.current;
    this.status = system.uploading;
    await this.#show(null, "[data-choose]");
    const accepted = await this.attempt(() => this.#upload(file));
    this.status = "";
    if (accepted) this.notify(system.restoring(accepted));
    await this.#show(null, "[data-choose]");
  }

  async #upload(file: File): Promise<BackupAccepted | undefined> {
    let response: Response;
    try {
      response = await fetch(urlOf("api/v1/restore"), {
        method: "POST",
        headers: { "Content-Type": "application/octet-stream" },
        body: file,
      });
    } catch {
      throw new UnreachableError();
    }
    if (response.status === TOO_LARGE) {
      this.notify(hostTexts.current.system.tooLarge, "bad");
      return undefined;
    }
    const answer = await response.json();
    if (!response.ok) throw new RefusedError(answer);
    return answer;
  }
}
