// Base of the elements that show the party and send commands.

import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { PartyClient } from "../client/client.js";
import type { CommandName, Commands } from "../client/commands.js";
import { RefusedError, UnreachableError } from "../client/errors.js";
import type { Entry, Problem, Recap } from "../contract.js";
import { type Permissions, permissionsOf } from "../state/permissions.js";
import type { Replica } from "../state/replica.js";
import { loadMessages, refusalIn } from "../texts/messages.js";
import type { Texts } from "../texts/provided.js";

/** `silent` is announced by screen readers and not shown. */
export type Tone = "good" | "bad" | "silent";

/** A short message to the guest. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
  /** An optional action. */
  readonly action?: { readonly name: string; readonly run: () => void };
}

/** A code to enter: that of the party, or one that makes a guest a mod. */
export interface JoinRequest {
  readonly kind: "code" | "mod_code";
  readonly done: (hasJoined: boolean) => void;
}

/** Base of elements that render the replica and send commands. */
export abstract class PartyElement extends LitElement {
  @property({ attribute: false }) client!: PartyClient;
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) replica!: Replica;

  protected get permissions(): Permissions {
    return permissionsOf(this.replica, this.client.clock.nowMs());
  }

  /**
   * Send a command; on failure, notify the guest and return undefined.
   *
   * @param onConflict the notification of a refusal as `conflict`.
   */
  protected async runCommand<N extends CommandName>(
    name: N,
    args: Commands[N]["args"],
    onConflict?: string,
  ): Promise<Commands[N]["result"] | undefined> {
    return this.attempt(() => this.client.command(name, args), onConflict);
  }

  /**
   * Try an action; on failure, notify the guest and return undefined.
   *
   * A visitor without the join code is asked for it, and the action is repeated.
   */
  protected async attempt<T>(
    action: () => Promise<T>,
    onConflict?: string,
  ): Promise<T | undefined> {
    try {
      return await action();
    } catch (error) {
      if (error instanceof RefusedError) {
        if (!this.#needsCode(error.problem)) await this.#refused(error.problem, onConflict);
        else if (await this.askForCode("code")) return this.attempt(action, onConflict);
      } else if (error instanceof UnreachableError)
        this.notify(this.texts.toast.unreachable, "bad");
      else throw error;
      return undefined;
    }
  }

  #needsCode({ refusal }: Problem): boolean {
    return refusal === "join_code_needed" && this.replica.me.id === null;
  }

  /** Ask for a code over everything else; return whether it was accepted. */
  protected askForCode(kind: JoinRequest["kind"]): Promise<boolean> {
    return new Promise((done) => this.#send("rb-join", { kind, done } satisfies JoinRequest));
  }

  /** Notify of a refusal. */
  async #refused(problem: Problem, onConflict?: string): Promise<void> {
    await loadMessages(this.texts);
    const isOwn = problem.code === "conflict" && onConflict !== undefined;
    this.notify(isOwn ? onConflict : refusalIn(this.texts, problem), "bad");
  }

  protected notify(text: string, tone: Tone = "good"): void {
    this.#send("rb-notice", { text, tone } satisfies Notice);
  }

  /** Announce something that a screen reader would not notice, such as a changed button. */
  protected announce(text: string): void {
    this.notify(text, "silent");
  }

  /** Toggle a vote, and announce the outcome. */
  protected async vote({ id, song: { title } }: Entry, tapped: 1 | -1): Promise<void> {
    const voted = await this.attempt(() => this.client.vote(id, tapped));
    if (!voted) return;
    const { votedUp, votedDown, votedBack } = this.texts.said;
    const said = voted.value === 0 ? votedBack : voted.value === 1 ? votedUp : votedDown;
    this.announce(said({ title, score: voted.score }));
  }

  /** Notify of an action and offer to undo it. */
  protected notifyWithUndo(text: string, undo: () => Promise<unknown>): void {
    this.notifyWithAction(text, { name: this.texts.undo, run: () => void undo() });
  }

  protected notifyWithAction(text: string, action: NonNullable<Notice["action"]>): void {
    this.#send("rb-notice", { text, tone: "good", action } satisfies Notice);
  }

  /** Notify of a removed song and offer mods to bring it back. */
  protected notifyRemoved(text: string, { id, song }: Entry): void {
    if (!this.permissions.mayModerate) {
      this.notify(text);
      return;
    }
    this.notifyWithUndo(text, async () => {
      if (await this.runCommand("bring_back", { entry: id })) {
        this.notify(this.texts.toast.back({ title: song.title }));
      }
    });
  }

  /** Close the surrounding sheet; the page scrolls to the entry, if given. */
  protected closeSheet(entry?: string): void {
    this.#send("rb-close", entry);
  }

  /** Open the details of a song. */
  protected showDetails(entry: string): void {
    this.#send("rb-details", entry);
  }

  /** Open the recap. */
  protected showRecap(night: Recap): void {
    this.#send("rb-recap", night);
  }

  /** Open a recap of the party so far. */
  protected async showCurrentRecap(): Promise<void> {
    const recap = await this.runCommand("recap", {});
    if (recap) this.showRecap(recap);
  }

  /** Dispatch on the document if the element was removed with its sheet. */
  #send(name: string, detail: unknown): void {
    const speaker = this.isConnected ? this : document;
    speaker.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
