import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";
import { fallbackHue, safeColor } from "../../colors.js";
import { styles as base } from "../../elements/base.css";
import { MORE_ICONS } from "../../elements/more-icons.js";
import { signMark } from "../../elements/requester.js";
import { partyName } from "../../state/replica.js";
import type { SheetsTexts } from "../../texts/compiled/types.js";
import { sheetTexts } from "../../texts/provided.js";
import { guestIn, undoneText } from "../../texts/translate.js";
import "../../elements/cover.js";
import type { Entry, GuestHits, Recap } from "../../contract.js";
import { icon } from "../../elements/icons.js";
import { PartyElement } from "../../elements/party-element.js";
import { styles as profileStyles } from "../profile.css";
import type { ImageList } from "./image.js";
import { styles as own } from "./recap.css";
import { recapTimeline } from "./timeline.js";

/** Songs of each list in the image. */
const [FAVORITES, OWN] = [4, 3];
/** Time for a browser to begin the download. */
const DOWNLOAD_MS = 10_000;

/** Recap of the party: numbers, favourites, winners, own songs, timeline, and an image of it. */
@customElement("rb-recap")
export class PartyRecap extends PartyElement {
  static override styles = [base, profileStyles, own];

  @property({ attribute: false }) night!: Recap;
  @state() private isDrawing = false;

  protected override render(): TemplateResult {
    const { texts, replica, night } = this;
    const { recap: own } = this.own;
    const { songs, guests, votes, top } = night;
    const [favorite, ...others] = top;
    return html`<div class="head">
        <h2>${replica.party.open ? own.soFar : own.title}</h2>
        <button
          class="round"
          aria-label=${texts.close}
          title=${texts.close}
          @click=${() => this.closeSheet()}
        >
          ${icon("close")}
        </button>
      </div>
      <ul class="numbers">
        <li>${own.songs({ count: songs })}</li>
        <li>${own.guests({ count: guests })}</li>
        <li>${own.votes({ count: votes })}</li>
      </ul>
      ${songs > 0 ? this.#image() : nothing}
      ${favorite ? html`<h3>${own.favorite}</h3> ${this.#songs([favorite], "favorite")}` : nothing}
      ${this.#winners(night.winners)}
      ${night.own?.length ? html`<h3>${own.own}</h3> ${this.#songs(night.own, "own")}` : nothing}
      ${recapTimeline(night.timeline, this.own)}
      ${others.length > 0 ? html`<h3>${own.top}</h3> ${this.#songs(others, "top")}` : nothing}
      ${
        this.permissions.mayHost && !replica.party.open
          ? html`<button data-command="undo" @click=${this.#reopen}>
              ${icon("back")} ${own.reopen}
            </button>`
          : nothing
      }`;
  }

  private get own(): SheetsTexts {
    return sheetTexts.current;
  }

  #songs(entries: readonly Entry[], kind: string): TemplateResult {
    return html`<ol class=${kind}>
      ${entries.map(
        ({ song, score }) => html`<li>
          <rb-cover .song=${song}></rb-cover>
          <span class="words">
            <b dir="auto">${song.title}</b>
            <span dir="auto">${song.artist}</span>
          </span>
          <output>${this.texts.score({ score })}</output>
        </li>`,
      )}
    </ol>`;
  }

  #winners(winners: readonly GuestHits[]): TemplateResult | typeof nothing {
    if (winners.length === 0) return nothing;
    const { recap: own } = this.own;
    return html`<h3>${own.winners}</h3>
      <ol class="winners">
        ${winners.map(
          ({ guest, songs, score }, at) => html`<li>
            <b class="place" style=${styleMap({ "--who": safeColor(guest.color) })}>${at + 1}</b>
            <span class="words">
              <b class="guest" style=${styleMap({ "--who": safeColor(guest.color) })}
                >${guest.sign ? signMark(guest.sign) : nothing}<bdi>${guestIn(this.texts, guest.name)}</bdi></b
              >
              <span>${own.winner({ songs, score })}</span>
            </span>
          </li>`,
        )}
      </ol>`;
  }

  #image(): TemplateResult {
    const { recap: own } = this.own;
    return html`<p class="image">
      <button data-image="save" ?disabled=${this.isDrawing} @click=${() => this.#withImage(save)}>
        ${icon(MORE_ICONS.last)} ${own.save}
      </button>
      ${
        mayShare()
          ? html`<button
              data-image="share"
              ?disabled=${this.isDrawing}
              @click=${() => this.#withImage(share)}
            >
              ${icon(MORE_ICONS.share)} ${own.share}
            </button>`
          : nothing
      }
    </p>`;
  }

  async #withImage(use: (file: File) => void | Promise<void>): Promise<void> {
    this.isDrawing = true;
    const file = await this.#file().catch(() => null);
    this.isDrawing = false;
    if (file) await use(file);
    else this.notify(this.own.recap.imageFailed, "bad");
  }

  async #file(): Promise<File | null> {
    const { texts, night, replica } = this;
    const { recap: own } = this.own;
    const { makeImage } = await import("./image.js");
    const date = night.since
      ? new Intl.DateTimeFormat(texts.language, { dateStyle: "long" }).format(new Date(night.since))
      : "";
    const number = new Intl.NumberFormat(texts.language);
    const list = (title: string, entries: readonly Entry[]): ImageList => ({
      title,
      rows: entries.map(({ song, score }) => ({
        text: song.title,
        detail: song.artist,
        value: number.format(score),
      })),
    });
    const party = partyName(replica);
    const blob = await makeImage({
      party,
      date,
      numbers: [
        own.songs({ count: night.songs }),
        own.guests({ count: night.guests }),
        own.votes({ count: night.votes }),
      ],
      lists: [
        list(own.top, night.top.slice(0, FAVORITES)),
        list(own.own, night.own?.slice(0, OWN) ?? []),
      ].filter(({ rows }) => rows.length > 0),
      hue: fallbackHue(night.top[0]?.song.title ?? party),
      isRightToLeft: getComputedStyle(this).direction === "rtl",
      font: getComputedStyle(this).fontFamily,
    });
    return blob && new File([blob], fileName(party, night.since), { type: blob.type });
  }

  async #reopen(): Promise<void> {
    const undone = await this.runCommand("undo", {});
    if (!undone) return;
    this.notify(undoneText(undone.entries.length));
    this.closeSheet();
  }
}

/** Return a name that every file system accepts. */
function fileName(party: string, since: string | null): string {
  const name = `${party} ${since?.slice(0, 10) ?? ""}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ");
  return `${name.trim()}.png`;
}

/** Return whether the browser shares images, which it does over HTTPS only. */
function mayShare(): boolean {
  const file = new File([], "recap.png", { type: "image/png" });
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/** Share a file; people may change their mind, which is an error for the browser. */
async function share(file: File): Promise<void> {
  await navigator.share({ files: [file] }).catch(() => undefined);
}

function save(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_MS);
}
