// The notices of a page, which are shown by an element that is loaded later.

import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Notice, Tone } from "../elements/party-element.js";

const SHOWN_MS = { good: 4_000, bad: 7_000 } as const satisfies Partial<Record<Tone, number>>;
/** Longer for notices with an action. */
const ACTION_SHOWN_MS = 10_000;
const MOST = 3;
/** Time for a screen reader to notice an announcement. */
const SAID_MS = 3_000;

/** A text that screen readers announce. */
interface Announcement {
  readonly text: string;
  /** True if it is made over a sheet, where nothing else is read; unknown until it is rendered. */
  isOver?: boolean;
}

/** The notices of a page, shown for a while and announced once. */
export class NoticeList {
  shown: readonly Notice[] = [];
  #said: readonly Announcement[] = [];
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  show(notice: Notice): void {
    this.#say({ text: [notice.text, notice.action?.name].filter(Boolean).join(" · ") });
    if (notice.tone === "silent") return;
    this.shown = [...this.shown.slice(1 - MOST), notice];
    const shownMs = notice.action ? ACTION_SHOWN_MS : SHOWN_MS[notice.tone];
    setTimeout(() => this.drop(notice), shownMs);
    this.#host.requestUpdate();
  }

  drop(notice: Notice): void {
    this.shown = this.shown.filter((other) => other !== notice);
    this.#host.requestUpdate();
  }

  /** The live region of the page, or of the sheet over it. */
  region(isOver: boolean, isSheetOpen: boolean): TemplateResult {
    for (const announcement of this.#said) announcement.isOver ??= isSheetOpen;
    return html`<div class="sr" role="log" aria-live="polite" slot="over">
      ${repeat(
        this.#said.filter((announcement) => announcement.isOver === isOver),
        (announcement) => announcement,
        ({ text }) => html`<p>${text}</p>`,
      )}
    </div>`;
  }

  #say(announcement: Announcement): void {
    this.#said = [...this.#said, announcement];
    setTimeout(() => {
      this.#said = this.#said.filter((other) => other !== announcement);
      this.#host.requestUpdate();
    }, SAID_MS);
    this.#host.requestUpdate();
  }
}
