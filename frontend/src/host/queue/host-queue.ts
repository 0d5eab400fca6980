// The host's additions to the queue: a menu, moves by keyboard and by dragging, and a selection.

import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import type { Entry } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { type IconName, icon } from "../../shared/elements/icons.js";
import { MORE_ICONS } from "../../shared/elements/more-icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { QueueList, QueueManager } from "../../shared/elements/queue.js";
import "../../shared/sheets/sheet.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { sheetTexts } from "../../shared/texts/provided.js";
import { guestIn, undoneText } from "../../shared/texts/translate.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./host-queue.css";
import { RowDrag } from "./row-drag.js";
import { keepFocus, keyedMove, reordered } from "./row-moves.js";
import { styles as rowStyles } from "./rows.css";

const MUTED_MIN = 15;

/**
 * The menu of a row, and what the host does with rows.
 *
 * Fires `rb-find` with a text to search for, and `rb-choose-playlist` with an entry.
 */
@customElement("rb-host-queue")
export class HostQueue extends PartyElement implements QueueManager {
  static override styles = [base, own];

  /** The entry whose menu is open. */
  @state() private opened: Entry | null = null;
  @query(".menu") private menu!: HTMLElement | null;
  #queue: QueueList | null = null;
  #selected: ReadonlySet<string> | null = null;
  /** Clearing waits for a confirming tap. */
  #isClearing = false;
  /** Moves are sent one after the other, as each refers to the order before it. */
  #sent: Promise<unknown> = Promise.resolve();

  /** Manage the queue of the page. */
  manage(queue: QueueList): void {
    if (this.#queue === queue) return;
    this.#queue = queue;
    queue.manager = this;
    const root = queue.shadowRoot;
    if (!root || !rowStyles.styleSheet) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, rowStyles.styleSheet];
    const drag = new RowDrag(queue, (order, id) => void this.#moveTo(order, id, "dragged"));
    root.addEventListener("pointerdown", (event) => drag.start(event as PointerEvent));
    root.addEventListener("keydown", (event) => this.#moveByKey(event as KeyboardEvent));
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("opened") && this.opened) this.menu?.querySelector("button")?.focus();
  }

  protected override render(): TemplateResult {
    const { opened } = this;
    return html`<rb-sheet
      ?open=${opened !== null}
      label=${opened?.song.title ?? ""}
      @rb-close=${this.#close}
    >
      ${opened ? this.#menu(opened) : nothing}
    </rb-sheet>`;
  }

  // --- the rows ---------------------------------------------------------------------------------

  isSelected(entry: string): boolean | null {
    return this.#selected?.has(entry) ?? null;
  }

  lead({ id, song }: Entry): TemplateResult {
    const { title } = song;
    const isSelected = this.isSelected(id);
    if (isSelected !== null) {
      return html`<label class="lead pick">
        <input
          type="checkbox"
          aria-label=${this.own.selectOne({ title })}
          .checked=${isSelected}
          @change=${() => this.#toggle(id)}
        />
      </label>`;
    }
    const hint = this.own.moveHint({ title });
    return html`<button
      class="lead handle"
      aria-label=${hint}
      title=${hint}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
    >
      ${icon(MORE_ICONS.grip)}
    </button>`;
  }

  actions(entry: Entry): TemplateResult {
    const label = this.own.actions({ title: entry.song.title });
    return html`<button
      class="round quiet more-actions"
      aria-haspopup="dialog"
      aria-label=${label}
      title=${label}
      @click=${() => {
        this.opened = entry;
      }}
    >
      ${icon(MORE_ICONS.dots)}
    </button>`;
  }

  tap({ id }: Entry): boolean {
    if (!this.#selected) return false;
    this.#toggle(id);
    return true;
  }

  tools(length: number): TemplateResult {
    const selected = this.#selected;
    if (!selected) return this.#wholeQueue(length);
    const count = selected.size;
    return html`<div class="tools" role="group" aria-label=${this.own.selected({ count })}>
      <span class="count" role="status">${this.own.selected({ count })}</span>
      <button
        data-command="prioritize_entries"
        ?disabled=${count === 0}
        @click=${() => this.#doWithSelected("prioritize_entries")}
      >
        ${icon("first")} ${sheetTexts.current.queue.prioritize}
      </button>
      <button
        class="danger"
        data-command="remove_entries"
        ?disabled=${count === 0}
        @click=${() => this.#doWithSelected("remove_entries")}
      >
        ${icon("remove")} ${this.own.removeSelected}
      </button>
      <button data-act="done" @click=${() => this.#select(null)}>${this.own.done}</button>
    </div>`;
  }

  #wholeQueue(length: number): TemplateResult {
    const { own, texts } = this;
    return html`<div class="tools" role="group" aria-label=${own.tools}>
      <button data-command="undo" @click=${this.#undo}>${icon("back")} ${texts.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${length < 2} @click=${this.#shuffle}>
        ${own.shuffle}
      </button>
      <button
        class=${this.#isClearing ? "sure" : "danger"}
        data-command="clear_queue"
        ?disabled=${length === 0}
        @click=${this.#clear}
        @blur=${() => this.#confirmClearing(false)}
      >
        ${icon("remove")} ${this.#isClearing ? texts.sure : own.clear}
      </button>
      <button data-act="select" ?disabled=${length === 0} @click=${() => this.#select([])}>
        ${icon("check")} ${this.own.select}
      </button>
    </div>`;
  }

  // --- the menu ---------------------------------------------------------------------------------

  private get own(): HostTexts["queue"] {
    return hostTexts.current.queue;
  }

  #menu(entry: Entry): TemplateResult {
    const { own, texts } = this;
    const { prioritize, remove } = sheetTexts.current.queue;
    const order = this.#queue?.order ?? [];
    const at = order.indexOf(entry.id);
    const last = order.length - 1;
    const guest = entry.requested_by;
    const isOther = guest !== null && guest.id !== this.replica.me.id && entry.origin === "guest";
    return html`<div class="menu" @keydown=${this.#moveFocus}>
      <p class="song" dir="auto">${entry.song.title}<small dir="auto">${entry.song.artist}</small></p>
      ${this.#item("first", prioritize, "prioritize", () => this.#prioritize(entry))}
      ${at > 0 ? this.#item("up", own.moveUp, "up", () => this.#moveBy(entry.id, at - 1)) : nothing}
      ${
        at >= 0 && at < last
          ? [
              this.#item("down", own.moveDown, "down", () => this.#moveBy(entry.id, at + 1)),
              this.#item(MORE_ICONS.last, own.moveToEnd, "end", () => this.#moveBy(entry.id, last)),
            ]
          : nothing
      }
      ${this.#item("check", own.select, "select", () => this.#select([entry.id]))}
      ${this.#item("search", own.findAgain, "find", () => this.#find(entry))}
      ${this.#item(MORE_ICONS.list, own.addToPlaylist, "playlist", () => this.#choosePlaylist(entry))}
      ${
        isOther
          ? this.#item(
              MORE_ICONS.silent,
              own.muteMinutes({ name: guestIn(texts, guest.name), minutes: MUTED_MIN }),
              "mute",
              () => this.#mute(guest.id, guestIn(texts, guest.name)),
            )
          : nothing
      }
      ${this.#item("remove", remove, "remove", () => this.#remove(entry))}
    </div>`;
  }

  #item(
    drawing: IconName | (typeof MORE_ICONS)["last"],
    name: string,
    act: string,
    run: () => unknown,
  ): TemplateResult {
    return html`<button
      class=${act === "remove" ? "danger" : ""}
      data-act=${act}
      @click=${async () => {
        this.#close();
        await this.updateComplete;
        run();
      }}
    >
      ${icon(drawing)} ${name}
    </button>`;
  }

  #close(): void {
    this.opened = null;
  }

  /** Move between the items with the arrow keys, Home and End. */
  #moveFocus(event: KeyboardEvent): void {
    const items = [...(this.menu?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(event.target as HTMLButtonElement);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || event.altKey) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  }

  async #prioritize({ id, song }: Entry): Promise<void> {
    if (await this.runCommand("prioritize", { entry: id })) {
      this.notifyWithUndo(sheetTexts.current.queue.prioritized({ title: song.title }), this.#undo);
    }
  }

  async #remove(entry: Entry): Promise<void> {
    if (await this.runCommand("remove", { entry: entry.id })) {
      this.notifyRemoved(sheetTexts.current.queue.removed({ title: entry.song.title }), entry);
    }
  }

  async #mute(guest: string, name: string): Promise<void> {
    const { guest: words } = sheetTexts.current;
    if (!(await this.runCommand("mute_guest", { guest, minutes: MUTED_MIN }))) return;
    // The songs that left are one step with the mute.
    this.notifyWithUndo(words.muted({ name }), this.#undo);
  }

  #choosePlaylist(detail: Entry): void {
    this.dispatchEvent(new CustomEvent("rb-choose-playlist", { detail }));
  }

  #find({ song }: Entry): void {
    const detail = [song.artist, song.title].filter(Boolean).join(" ");
    this.dispatchEvent(new CustomEvent("rb-find", { detail }));
  }

  // --- the whole queue --------------------------------------------------------------------------

  readonly #undo = async (): Promise<void> => {
    const undone = await this.runCommand("undo", {});
    if (undone) this.notify(undoneText(undone.entries.length));
  };

  readonly #shuffle = async (): Promise<void> => {
    if (await this.runCommand("shuffle_queue", {})) this.notify(this.own.shuffled);
  };

  readonly #clear = async (): Promise<void> => {
    if (!this.#isClearing) {
      this.#confirmClearing(true);
      this.announce(this.texts.sure);
      return;
    }
    this.#confirmClearing(false);
    if (!(await this.runCommand("clear_queue", {}))) return;
    this.notifyWithUndo(this.own.cleared, this.#undo);
  };

  #confirmClearing(isClearing: boolean): void {
    this.#isClearing = isClearing;
    this.#queue?.requestUpdate();
  }

  // --- moves ------------------------------------------------------------------------------------

  /** Move a row one place with Alt and an arrow key, to an end with Alt and Home or End. */
  #moveByKey(event: KeyboardEvent): void {
    const move = keyedMove(event, this.#queue?.order ?? []);
    if (move) void this.#moveBy(move.id, move.to, "key");
  }

  #moveBy(id: string, to: number, how: "key" | "menu" = "menu"): Promise<void> {
    return this.#moveTo(reordered(this.#queue?.order ?? [], { id, to }), id, how);
  }

  /** Show the new order at once, and send the move. */
  async #moveTo(
    order: readonly string[],
    id: string,
    how: "key" | "menu" | "dragged",
  ): Promise<void> {
    const queue = this.#queue;
    if (!queue) return;
    const focused = queue.shadowRoot?.activeElement;
    const at = order.indexOf(id);
    const title = this.replica.entries.get(id)?.song.title ?? "";
    const moved = this.own.movedTo({ title, position: at + 1, count: order.length });
    await queue.showOrder(order);
    if (how === "key") keepFocus(focused);
    const before = order[at + 1];
    const send = () => this.runCommand("move", before ? { entry: id, before } : { entry: id });
    const sent = this.#sent.then(send);
    this.#sent = sent;
    if (!(await sent)) return;
    if (how === "key") this.announce(moved);
    else this.notifyWithUndo(moved, this.#undo);
  }

  // --- the selection ----------------------------------------------------------------------------

  #select(entries: readonly string[] | null): void {
    this.#selected = entries && new Set(entries);
    this.#queue?.requestUpdate();
  }

  #toggle(id: string): void {
    const selected = new Set(this.#selected);
    if (!selected.delete(id)) selected.add(id);
    this.#select([...selected]);
  }

  async #doWithSelected(command: "prioritize_entries" | "remove_entries"): Promise<void> {
    // In the order of the queue, without songs that have left.
    const entries = (this.#queue?.order ?? []).filter((id) => this.isSelected(id));
    if (!(await this.runCommand(command, { entries }))) return;
    this.#select(null);
    const words = command === "prioritize_entries" ? this.own.prioritized : this.own.removed;
    this.notifyWithUndo(words({ count: entries.length }), this.#undo);
  }
}
