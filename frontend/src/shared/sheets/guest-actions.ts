import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { CommandName, Commands } from "../client/commands.js";
import type { Guest, GuestRow } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { type IconName, icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { PartyElement } from "../elements/party-element.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { sheetTexts } from "../texts/provided.js";
import { guestIn } from "../texts/translate.js";
import { styles as own } from "./guest-actions.css";

const MUTED_MIN = [15, 120] as const;

/**
 * Moderation of a guest, for mods and the host.
 *
 * Fires `rb-done` after an action.
 */
@customElement("rb-guest-actions")
export class GuestActions extends PartyElement {
  static override styles = [base, own];

  /** The guest, with role, mute and ban if known. */
  @property({ attribute: false }) guest!: Guest & Partial<GuestRow>;
  /** The action waiting for a confirming tap. */
  @state() private armed: "ban" | "forget" | null = null;

  protected override render(): TemplateResult {
    const { guest: own } = this.own;
    const { guest, permissions } = this;
    return html`${
      guest.muted_until
        ? this.#button(MORE_ICONS.silent, own.unmute, "mute_guest", { minutes: 0 }, own.unmuted)
        : MUTED_MIN.map((minutes) =>
            this.#button(
              MORE_ICONS.silent,
              minutes < 60
                ? own.muteMinutes({ count: minutes })
                : own.muteHours({ count: minutes / 60 }),
              "mute_guest",
              { minutes },
              own.muted,
              {
                text: own.unmuted,
                args: { minutes: 0 },
              },
            ),
          )
    }
    ${permissions.mayHost ? this.#hosting() : nothing}`;
  }

  private get own(): SheetsTexts {
    return sheetTexts.current;
  }

  #hosting(): unknown {
    const { guest: own } = this.own;
    const { guest } = this;
    return [
      guest.role === "mod"
        ? this.#button(
            MORE_ICONS.shield,
            own.makeGuest,
            "set_role",
            { role: "guest" },
            own.madeGuest,
          )
        : this.#button(MORE_ICONS.shield, own.makeMod, "set_role", { role: "mod" }, own.madeMod, {
            text: own.madeGuest,
            args: { role: "guest" },
          }),
      guest.banned
        ? this.#button(MORE_ICONS.forbid, own.unban, "ban_guest", { on: false }, own.unbanned)
        : this.#risky("ban", MORE_ICONS.forbid, own.ban, () =>
            this.#do("ban_guest", {}, own.banned, { text: own.unbanned, args: { on: false } }),
          ),
      this.#risky("forget", "person", own.forget, () =>
        this.#do("forget_guest", {}, own.forgotten),
      ),
    ];
  }

  #button<N extends GuestCommand>(
    drawing: SVGTemplateResult,
    name: string,
    command: N,
    args: ArgsOf<N>,
    message: Message,
    undo?: Undo<N>,
  ): TemplateResult {
    return html`<button
      data-command=${command}
      @click=${() => this.#do(command, args, message, undo)}
    >
      ${icon(drawing)} ${name}
    </button>`;
  }

  #risky(
    action: "ban" | "forget",
    drawing: IconName | SVGTemplateResult,
    name: string,
    act: () => Promise<void>,
  ): TemplateResult {
    const isArmed = this.armed === action;
    return html`<button
      class=${isArmed ? "sure" : "danger"}
      data-command=${`${action}_guest`}
      @click=${() => {
        this.armed = isArmed ? null : action;
        if (isArmed) void act();
        else this.announce(this.texts.sure);
      }}
    >
      ${icon(drawing)} ${isArmed ? this.texts.sure : name}
    </button>`;
  }

  async #do<N extends GuestCommand>(
    command: N,
    args: ArgsOf<N>,
    message: Message,
    undo?: Undo<N>,
  ): Promise<void> {
    const name = guestIn(this.texts, this.guest.name);
    const guest = this.guest.id;
    const { guest: own } = this.own;
    const onConflict = this.guest.several_browsers
      ? own.severalBrowsers({ name })
      : own.notMadeMod({ name });
    const send = (more: ArgsOf<N>) =>
      this.runCommand(
        command,
        { ...more, guest } as unknown as Commands[N]["args"],
        command === "set_role" ? onConflict : undefined,
      );
    if (!(await send(args))) return;
    this.dispatchEvent(new CustomEvent("rb-done"));
    if (!undo) {
      this.notify(message({ name }));
      return;
    }
    this.notifyWithUndo(message({ name }), async () => {
      if (await send(undo.args)) this.notify(undo.text({ name }));
    });
  }
}

type GuestCommand = Extract<CommandName, "mute_guest" | "set_role" | "ban_guest" | "forget_guest">;
type ArgsOf<N extends GuestCommand> = Omit<Commands[N]["args"], "guest">;
type Message = (values: { name: string }) => string;

interface Undo<N extends GuestCommand> {
  readonly text: Message;
  readonly args: ArgsOf<N>;
}
