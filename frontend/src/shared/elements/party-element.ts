import { LitElement } from "lit";
import { property } from "lit/decorators.js";
import type { PartyClient } from "../client.js";
import type { CommandName, Commands } from "../commands.js";
import { RefusedError, UnreachableError } from "../errors.js";
import type { Replica } from "../replica.js";
import { type Rights, rightsOf } from "../rights.js";
import { refusalIn, type Texts } from "../texts/texts.js";

export type Tone = "good" | "bad";

/** What the page tells the guest for a moment. */
export interface Notice {
  readonly text: string;
  readonly tone: Tone;
}

/** Part of a page: shows the replica and asks the client to change the party. */
export abstract class PartyElement extends LitElement {
  @property({ attribute: false }) client!: PartyClient;
  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) replica!: Replica;

  protected get rights(): Rights {
    return rightsOf(this.replica.me.role, this.replica.party);
  }

  /** Carries out a command; a failure is told to the guest and leaves undefined. */
  protected async carryOut<N extends CommandName>(
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
      if (error instanceof RefusedError) this.tell(refusalIn(this.texts, error.problem), "bad");
      else if (error instanceof UnreachableError) this.tell(this.texts.toast.unreachable, "bad");
      else throw error;
      return undefined;
    }
  }

  protected tell(text: string, tone: Tone = "good"): void {
    this.#send("rb-notice", { text, tone } satisfies Notice);
  }

  /** Shows all there is to say about a song. */
  protected showDetails(entry: string): void {
    this.#send("rb-details", entry);
  }

  #send(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
