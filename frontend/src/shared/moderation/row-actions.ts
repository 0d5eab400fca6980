// Actions in a row of the queue.

import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Entry } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { type IconName, icon } from "../elements/icons.js";
import { PartyElement } from "../elements/party-element.js";
import { sheetTexts } from "../texts/provided.js";

interface IconAction {
  readonly name: string;
  /** The name together with what the action is on, for screen readers. */
  readonly label: string;
  readonly act: () => unknown;
}

/** A button that shows only an icon. */
export function iconAction(drawing: IconName, { name, label, act }: IconAction): TemplateResult {
  return html`<button class="round quiet" aria-label=${label} title=${name} @click=${act}>
    ${icon(drawing)}
  </button>`;
}

/** Buttons of guests who may reorder the queue; a host has a menu instead. */
@customElement("rb-row-actions")
export class RowActions extends PartyElement {
  static override styles = [base];

  @property({ attribute: false }) entry!: Entry;

  protected override render(): unknown {
    const { queue } = sheetTexts.current;
    const { title } = this.entry.song;
    const label = (action: string): string => this.texts.actionOn({ action, title });
    return [
      iconAction("first", {
        name: queue.prioritize,
        label: label(queue.prioritize),
        act: () => this.#prioritize(this.entry),
      }),
      iconAction("remove", {
        name: queue.remove,
        label: label(queue.remove),
        act: () => this.#remove(this.entry),
      }),
    ];
  }

  async #prioritize({ id, song }: Entry): Promise<void> {
    if (await this.runCommand("prioritize", { entry: id })) {
      this.notify(sheetTexts.current.queue.prioritized({ title: song.title }));
    }
  }

  async #remove(entry: Entry): Promise<void> {
    if (await this.runCommand("remove", { entry: entry.id })) {
      this.notifyRemoved(sheetTexts.current.queue.removed({ title: entry.song.title }), entry);
    }
  }
}
