// Joining by a code: one field over everything else, after which the request is repeated.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { RefusedError } from "../client/errors.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { type JoinRequest, PartyElement } from "../elements/party-element.js";
import { refusalIn } from "../texts/messages.js";
import { sheetTexts } from "../texts/provided.js";
import { styles as own } from "./profile.css";
import "./sheet.js";

/** A sheet with the field of a code; it lies over an open sheet, which continues afterwards. */
@customElement("rb-join")
export class JoinSheet extends PartyElement {
  static override styles = [base, own];

  @property({ attribute: false }) request!: JoinRequest;
  @state() private problem = "";
  @state() private isSending = false;

  protected override render(): TemplateResult {
    const { texts } = this;
    const { profile } = sheetTexts.current;
    const isMod = this.request.kind === "mod_code";
    const [name, hint] = isMod
      ? [profile.modCode, profile.modCodeHint]
      : [profile.code, profile.codeHint];
    return html`<rb-sheet open label=${name} @rb-close=${() => this.request.done(false)}>
      <div class="join">
        <div class="head">
          <h2>${name}</h2>
          <button
            class="round"
            aria-label=${texts.close}
            title=${texts.close}
            @click=${() => this.request.done(false)}
          >
            ${icon("close")}
          </button>
        </div>
        <form class="code" @submit=${this.#join}>
          <label>
            ${hint}
            <input
              name="code"
              maxlength="40"
              autocomplete="off"
              autocapitalize="characters"
              aria-label=${name}
              aria-invalid=${this.problem !== ""}
            />
          </label>
          <button class="main" data-join=${this.request.kind} ?disabled=${this.isSending}>
            ${profile.enter}
          </button>
        </form>
        ${this.problem ? html`<p class="problem" role="alert">${icon("warning")} ${this.problem}</p>` : nothing}
      </div>
    </rb-sheet>`;
  }

  async #join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get("code")).trim();
    if (code === "" || this.isSending) return;
    const { kind, done } = this.request;
    const { profile } = sheetTexts.current;
    this.problem = "";
    this.isSending = true;
    try {
      await this.client.join({ [kind]: code });
      this.notify(kind === "code" ? profile.joined : profile.isMod);
      done(true);
    } catch (error) {
      this.problem =
        error instanceof RefusedError
          ? refusalIn(this.texts, error.problem)
          : this.texts.toast.unreachable;
    } finally {
      this.isSending = false;
    }
  }
}
