import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { Limit, WaitingText } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { type JoinRequest, PartyElement } from "../elements/party-element.js";
import { remainingLimit } from "../state/remaining-limit.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { sheetTexts, wordFor } from "../texts/provided.js";
import { guestIn } from "../texts/translate.js";
import { wholeMinutes } from "../time-format.js";
import "./personal-data.js";
import { styles as own } from "./profile.css";
import { styles as signStyles } from "./sign-field.css";
import { signField } from "./sign-field.js";

/** The guest's profile, codes, hashtags and limits. */
@customElement("rb-profile")
export class Profile extends PartyElement {
  static override styles = [base, own, signStyles];

  @state() private sources: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult {
    const { texts, own } = this;
    const { profile } = own;
    const { me, party } = this.replica;
    return html`<div class="head">
        <h2>${profile.title} <small>${profile.role[me.role]}</small></h2>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </div>
      <p class="muted">${profile.hint}</p>
      <form @submit=${this.#save}>
        <label>
          ${profile.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${me.name ? guestIn(texts, me.name) : ""}
          />
        </label>
        <label>
          ${profile.color}
          <input name="color" type="color" .value=${me.color || "#ff5c97"} />
        </label>
        ${signField(me)}
        ${this.sources.length > 1 ? this.#source() : nothing}
        <button class="main" data-command="set_profile">${icon("check")} ${profile.save}</button>
      </form>
      <button data-open="recap" @click=${() => this.showCurrentRecap()}>
        ${icon(MORE_ICONS.list)} ${own.recap.soFar}
      </button>
      ${this.#hashtag()}
      ${me.role === "guest" ? nothing : this.#hashtags(party.hashtags ?? [])}
      ${me.texts?.length && me.role === "guest" ? this.#texts(me.texts) : nothing}
      ${party.join === "code" && me.id === null ? this.#code("code", own.queue.enterCode) : nothing}
      ${me.role === "guest" ? this.#left() : nothing}
      ${
        me.role === "host"
          ? nothing
          : html`<rb-personal-data
              .client=${this.client}
              .texts=${texts}
              .replica=${this.replica}
            ></rb-personal-data>`
      }
      ${me.role === "guest" ? this.#code("mod_code", profile.haveCode) : nothing}`;
  }

  private get own(): SheetsTexts {
    return sheetTexts.current;
  }

  /** Preferred online source; hidden if there is only one. */
  #source(): TemplateResult {
    const { profile, sources: names } = this.own;
    const chosen = this.replica.me.source ?? "";
    return html`<label>
      ${profile.source}
      <select name="source">
        <option value="" .selected=${chosen === ""}>${profile.anySource}</option>
        ${this.sources.map(
          (source) =>
            html`<option value=${source} .selected=${source === chosen}>
              ${wordFor(names, source) ?? source}
            </option>`,
        )}
      </select>
    </label>`;
  }

  async #load(): Promise<void> {
    this.sources = (await this.runCommand("online_sources", {}))?.sources ?? [];
  }

  #hashtag(): TemplateResult {
    const { profile } = this.own;
    return html`<form
      class="code"
      @submit=${async (event: SubmitEvent) => {
        event.preventDefault();
        const form = event.target as HTMLFormElement;
        const text = String(new FormData(form).get("hashtag")).trim();
        if (text === "" || !(await this.runCommand("add_hashtag", { text }))) return;
        form.reset();
        this.notify(profile.hashtagAdded);
      }}
    >
      <label>
        ${profile.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${profile.enter}</button>
    </form>`;
  }

  /** Hashtags on the screen, removable by mods. */
  #hashtags(words: readonly string[]): TemplateResult {
    return html`<p class="hashtags">
      ${words.map((text) => {
        const name = this.own.profile.removeHashtag({ text });
        return html`<button
          class="word"
          data-hashtag=${text}
          aria-label=${name}
          title=${name}
          @click=${() => this.runCommand("remove_hashtag", { text })}
        >
          <bdi>${text}</bdi> ${icon("close")}
        </button>`;
      })}
    </p>`;
  }

  /** Texts of this guest that wait for approval. */
  #texts(texts: readonly WaitingText[]): TemplateResult {
    return html`<p class="muted">
      ${this.own.profile.texts}: ${texts.map(({ text }) => html`<q dir="auto">${text}</q> `)}
    </p>`;
  }

  #code(kind: JoinRequest["kind"], name: string): TemplateResult {
    return html`<button
      class="quiet"
      data-ask=${kind}
      @click=${async () => {
        if (await this.askForCode(kind)) this.closeSheet();
      }}
    >
      ${icon(MORE_ICONS.key)} ${name}
    </button>`;
  }

  #left(): TemplateResult {
    const { texts, own } = this;
    const { profile } = own;
    const { requests, votes } = this.replica.me.limits;
    return html`<h3>${profile.left}</h3>
      <ul>
        <li>
          ${requests ? this.#limit(requests, profile.requests, (left) => texts.noRequestsLeft({ minutes: wholeMinutes(left) })) : profile.anyRequests}
        </li>
        <li>
          ${votes ? this.#limit(votes, profile.votes, (left) => texts.noVotesLeft({ left_s: left })) : profile.anyVotes}
        </li>
      </ul>`;
  }

  #limit(
    limit: Limit,
    some: (left: { remaining: number; limit: number }) => string,
    none: (seconds: number) => string,
  ): string {
    const left = remainingLimit(limit, this.replica.meAtMs, this.client.clock.nowMs());
    const text = some(left);
    return left.remaining > 0 ? text : `${text}: ${none(left.next_in_s)}`;
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { me } = this.replica;
    const data = new FormData(event.target as HTMLFormElement);
    const [name, color] = [String(data.get("name")).trim(), String(data.get("color"))];
    const source = data.get("source");
    const sign = String(data.get("sign") ?? "");
    const isRenamed = name !== "" && name !== guestIn(this.texts, me.name);
    const changes = {
      ...(isRenamed ? { name } : {}),
      ...(color === me.color ? {} : { color }),
      ...(sign === (me.sign ?? "") ? {} : { sign }),
      ...(source === null || source === (me.source ?? "") ? {} : { source: String(source) }),
    };
    if (Object.keys(changes).length > 0) {
      if (!(await this.runCommand("set_profile", changes))) return;
      this.notify(this.own.profile.saved);
    }
    this.closeSheet();
  }
}
