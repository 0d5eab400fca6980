import { html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import type { Enqueued, Entry, Hit } from "../contract.js";
import { confirmedVote } from "../state/optimistic-votes.js";
import { entryOf } from "../state/replica.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { noticeIn } from "../texts/messages.js";
import { sheetTexts, wordFor } from "../texts/provided.js";
import { clockTime, wholeMinutes } from "../time-format.js";
import "../elements/cover.js";
import { icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { votes } from "../elements/votes.js";

/** A request that was accepted, and the text that says so. */
export interface Requested {
  readonly entry: Entry;
  readonly text: string;
}

const REQUESTED = "raveberry-requested";
/** Requests within this time belong to one evening. */
const EVENING_MS = 8 * 3_600_000;

/**
 * Base of lists whose songs can be requested.
 *
 * Fires `rb-requested` after the first request of an evening, and `rb-close` after each other one.
 */
export abstract class RequestableSongs extends PartyElement {
  /** The request in flight: the uri of a song, or the typed text. */
  @state() protected requested: string | null = null;

  protected get own(): SheetsTexts {
    return sheetTexts.current;
  }

  protected hit(hit: Hit): TemplateResult {
    const { song, mark } = hit;
    const canRequest = mark === "ok" && this.permissions.mayRequest;
    return html`<li class=${mark === "ok" || mark === "waiting" ? "" : "off"} data-uri=${song.uri}>
      <button
        class="ask"
        ?disabled=${!canRequest || this.requested !== null}
        title=${canRequest ? this.own.search.request({ title: song.title }) : nothing}
        @click=${() => this.request({ uri: song.uri })}
      >
        <rb-cover .song=${song}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${song.title}</span>
          <span class="artist muted" dir="auto">${this.#facts(hit)}</span>
          ${mark === "ok" ? nothing : html`<span class="mark">${this.#reason(hit)}</span>`}
        </span>
        ${canRequest ? html`<span class="go">${icon(this.requested === song.uri ? "check" : "plus")}</span>` : nothing}
      </button>
      ${mark === "waiting" ? this.#vote(hit) : nothing}
    </li>`;
  }

  /** Details that distinguish songs of the same name. */
  #facts({ song }: Hit): string {
    const { explicit, sources } = this.own;
    return [
      song.artist,
      song.duration_s === null ? "" : clockTime(song.duration_s),
      song.album === song.title ? "" : song.album,
      song.explicit ? explicit : "",
      song.licence ?? "",
      wordFor(sources, song.source) ?? song.source,
    ]
      .filter(Boolean)
      .join(" · ");
  }

  #reason({ mark, reason }: Hit): string {
    const { mark: marks } = this.own;
    return mark === "waiting" || reason === null ? marks[mark] : noticeIn(this.texts, reason);
  }

  #vote({ entry: id }: Hit): TemplateResult | typeof nothing {
    const entry = id === null ? undefined : entryOf(this.replica, id);
    if (!entry) return nothing;
    return votes({
      entry,
      own: confirmedVote(this.replica, entry.id),
      permissions: this.permissions,
      texts: this.texts,
      onVote: (way) => this.vote(entry, way),
    });
  }

  protected async request(target: { uri: string } | { query: string }): Promise<void> {
    this.requested = "uri" in target ? target.uri : target.query;
    this.#onEnqueued(await this.runCommand("enqueue", target));
  }

  protected async requestRandom(): Promise<void> {
    this.requested = "dice";
    this.#onEnqueued(await this.runCommand("enqueue_random", {}));
  }

  #onEnqueued(enqueued: Enqueued | undefined): void {
    this.requested = null;
    if (!enqueued) return;
    const { entry, duplicate } = enqueued;
    const note = enqueued.note ? noticeIn(this.texts, enqueued.note) : "";
    const text = [this.#confirmation(enqueued), note].join(" ").trim();
    const mayDedicate = !duplicate && this.replica.settings["dedications"] === true;
    if (!duplicate && !this.permissions.mayHost && isFirstOfEvening()) {
      const detail: Requested = { entry, text };
      this.dispatchEvent(
        new CustomEvent("rb-requested", { detail, bubbles: true, composed: true }),
      );
      return;
    }
    if (mayDedicate) {
      const run = () => this.showDetails(entry.id);
      this.notifyWithAction(text, { name: this.own.dedication.add, run });
    } else this.notify(text);
    this.closeSheet(entry.id);
  }

  #confirmation({ entry, duplicate }: Enqueued): string {
    const { search } = this.own;
    const { player } = this.replica;
    const { title } = entry.song;
    if (duplicate) return search.duplicate({ title });
    if (entry.state === "approval") return search.requestedApproval({ title });
    // The first song of an idle party starts at once instead of taking position 1.
    const startsNow = player.entry?.id === entry.id || player.state === "idle";
    if (startsNow && (entry.position ?? 2) <= 1) return search.requestedNow({ title });
    if (entry.state === "pending" || entry.position === null)
      return search.requestedPending({ title });
    const { position, eta_s: etaS } = entry;
    return etaS === null
      ? search.requested({ title, position })
      : search.requestedIn({ title, position, minutes: wholeMinutes(etaS) });
  }
}

/** Return whether this browser requests its first song for hours, and remember that it did. */
function isFirstOfEvening(): boolean {
  try {
    const isFirst = Date.now() - Number(localStorage.getItem(REQUESTED)) > EVENING_MS;
    localStorage.setItem(REQUESTED, String(Date.now()));
    return isFirst;
  } catch {
    // A browser that stores nothing is not asked each time.
    return false;
  }
}
