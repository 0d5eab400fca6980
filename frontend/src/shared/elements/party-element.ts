import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { PartyClient } from "../client.js";
import type { CommandName, Commands } from "../commands.js";
import type { Entry, Problem, Song } from "../contract.js";
import { RefusedError, UnreachableError } from "../errors.js";
import { type Permissions, permissionsOf } from "../permissions.js";
import type { Replica } from "../replica.js";
import type { Texts } from "../texts/table-types.js";
import { refusalIn } from "../texts/texts.js";

export type Tone = "good" | "bad";

/** What the page tells the guest for a moment. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
  /** What may be done about it, while it is shown. */
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** What a party was, or is so far. */
export interface PartySummary {
  readonly songs: number;
  readonly guests: number;
  readonly votes: number;
  readonly top: readonly RatedSong[];
}

interface RatedSong {
  readonly song: Song;
  readonly score: number;
}

/** Part of a page: shows the replica and asks the client to change the party. */
export abstract class PartyElement extends LitElement {
  @property({ attribute: false }) client!: PartyClient;
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) replica!: Replica;

  protected get permissions(): Permissions {
    return permissionsOf(this.replica, this.client.clock.nowMs());
  }

  /** Carries out a command; a failure is told to the guest and leaves undefined. */
  protected async runCommand<N extends CommandName>(
    name: N,
    args: Commands[N]["args"],
  ): Promise<Commands[N]["result"] | undefined> {
    return this.attempt(this.client.command(name, args));
  }

  /** Waits for something that may be refused; a failure is told and leaves undefined. */
  protected async attempt<T>(action: Promise<T>): Promise<T | undefined> {
    try {
      return await action;
    } catch (error) {
      if (error instanceof RefusedError) this.#refused(error.problem);
      else if (error instanceof UnreachableError) this.tell(this.texts.toast.unreachable, "bad");
      else throw error;
      return undefined;
    }
  }

  /** A newcomer to a party with a code is shown where to enter it. */
  #refused(problem: Problem): void {
    const { me, party } = this.replica;
    const text = refusalIn(this.texts, problem);
    const needsCode = problem.code === "not_allowed" && party.join === "code" && me.id === null;
    const run = () => this.#send("rb-profile", null);
    const action = needsCode ? { action: { name: this.texts.enterCode, run } } : {};
    this.#send("rb-notice", { text, tone: "bad", ...action } satisfies Notice);
  }

  protected tell(text: string, tone: Tone = "good"): void {
    this.#send("rb-notice", { text, tone } satisfies Notice);
  }

  /** Tells what was done, and offers to take it back. */
  protected notifyWithUndo(text: string, undo: () => Promise<unknown>): void {
    const action = { name: this.texts.undo, run: () => void undo() };
    this.#send("rb-notice", { text, tone: "good", action } satisfies Notice);
  }

  /** Tells that a song has left, and offers to bring it back where that is allowed. */
  protected notifyRemoved(text: string, { id, song }: Entry): void {
    if (!this.permissions.mayModerate) {
      this.tell(text);
      return;
    }
    this.notifyWithUndo(text, async () => {
      if (await this.runCommand("bring_back", { entry: id })) {
        this.tell(this.texts.toast.back(song.title));
      }
    });
  }

  /** Closes the sheet that this is in; the page shows that entry, if one is given. */
  protected closeSheet(entry?: string): void {
    this.#send("rb-close", entry);
  }

  /** Shows all there is to say about a song. */
  protected showDetails(entry: string): void {
    this.#send("rb-details", entry);
  }

  /** Shows what the party was. */
  protected showRecap(night: PartySummary): void {
    this.#send("rb-recap", night);
  }

  /** Shows what the party was until now, as the record has it. */
  protected async showCurrentRecap(): Promise<void> {
    const stats = await this.runCommand("stats", {});
    if (!stats) return;
    const { plays: songs, guests, votes, best_liked: liked } = stats;
    const top = liked.map(({ song, up, down }) => ({ song, score: up - down }));
    this.showRecap({ songs, guests, votes, top });
  }

  /** What an element says after its sheet was closed is heard too. */
  #send(name: string, detail: unknown): void {
    const speaker = this.isConnected ? this : document;
    speaker.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
