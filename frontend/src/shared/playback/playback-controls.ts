import { html, nothing, type SVGTemplateResult, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { styleMap } from "lit/directives/style-map.js";
import type { CommandName, Commands } from "../client/commands.js";
import type { Entry, Repeat } from "../contract.js";
import { styles as base } from "../elements/base.css";
import { icon } from "../elements/icons.js";
import { MORE_ICONS } from "../elements/more-icons.js";
import { PartyElement } from "../elements/party-element.js";
import { styles as rangeStyles } from "../elements/range.css";
import { OptimisticValue } from "../optimistic-value.js";
import type { SheetsTexts } from "../texts/compiled/types.js";
import { sheetTexts } from "../texts/provided.js";
import { timeOfDay } from "../time-format.js";
import { styles as own } from "./playback-controls.css";

const SLEEP_MINUTES = [15, 30, 45, 60, 90, 120, 180];

const NEXT_REPEAT: Readonly<Record<Repeat, Repeat>> = { off: "all", all: "one", one: "off" };

/** Playback controls: play, pause, skip, volume and options. */
@customElement("rb-controls")
export class Controls extends PartyElement {
  static override styles = [base, rangeStyles, own];

  #volume = new OptimisticValue<number>(this, (volume) =>
    this.runCommand("set_volume", { volume }),
  );

  protected override render(): TemplateResult {
    const { player } = this.replica;
    const { controls } = this.own;
    const isPlaying = player.state === "playing";
    const percent = Math.round(100 * (this.#volume.value ?? player.volume));
    return html`<section class="card" aria-label=${controls.name}>
      <button
        class="main round"
        data-command=${isPlaying ? "pause" : "play"}
        aria-label=${isPlaying ? controls.pause : controls.play}
        title=${isPlaying ? controls.pause : controls.play}
        @click=${() => this.runCommand(isPlaying ? "pause" : "play", {})}
      >
        ${icon(isPlaying ? "pause" : "play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${controls.skip}
        title=${controls.skip}
        ?disabled=${player.entry === null}
        @click=${() => player.entry && this.#skip(player.entry, player.epoch)}
      >
        ${icon("skip")}
      </button>
      <label title=${controls.volume}>
        ${icon("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${controls.volume}
          style=${styleMap({ "--at": `${percent}%` })}
          .value=${live(String(percent))}
          @input=${this.#setVolume}
        />
        <output aria-live="off">${percent} %</output>
      </label>
      ${this.#options()}
    </section>`;
  }

  private get own(): SheetsTexts {
    return sheetTexts.current;
  }

  /** Playback options as labelled buttons. */
  #options(): TemplateResult {
    const { player, party } = this.replica;
    const { controls } = this.own;
    return html`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${player.entry === null}
        @click=${() => this.runCommand("restart_song", {})}
      >
        ${icon(MORE_ICONS.start)} ${controls.fromStart}
      </button>
      ${this.#option(MORE_ICONS.silent, player.muted ? controls.muted : controls.mute, player.muted, "set_muted", { muted: !player.muted })}
      ${this.#option(
        player.repeat === "one" ? MORE_ICONS.once : MORE_ICONS.repeat,
        controls.repeat[player.repeat],
        player.repeat !== "off",
        "set_repeat",
        { mode: NEXT_REPEAT[player.repeat] },
      )}
      ${this.#option(MORE_ICONS.spark, controls.autoplay, player.autoplay, "set_autoplay", { on: !player.autoplay })}
      ${
        party.order === "fifo"
          ? this.#option(MORE_ICONS.shuffle, controls.shuffle, player.shuffle, "set_shuffle", {
              on: !player.shuffle,
            })
          : nothing
      }
      ${
        player.entry || player.stops_after_song
          ? this.#option(
              MORE_ICONS.stop,
              controls.stopAfterSong,
              player.stops_after_song === true,
              "stop_after_song",
              { on: !player.stops_after_song },
            )
          : nothing
      }
      ${this.#sleepTimer()}
    </div>`;
  }

  /** A select that shows the sleep timer, and offers minutes. */
  #sleepTimer(): TemplateResult {
    const { controls } = this.own;
    const { stops_at: stopsAt } = this.replica.player;
    const time = stopsAt && timeOfDay(new Date(stopsAt));
    return html`<label class="timer ${time ? "on" : ""}" title=${controls.sleepTimer}>
      ${icon("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${controls.sleepTimer}
        .value=${live("")}
        @change=${this.#setSleepTimer}
      >
        <option value="">
          ${time ? controls.sleepTimerAt({ time }) : controls.sleepTimer}
        </option>
        ${time ? html`<option value="0">${controls.sleepTimerOff}</option>` : nothing}
        ${SLEEP_MINUTES.map(
          (minutes) =>
            html`<option value=${minutes}>${controls.sleepTimerIn({ minutes })}</option>`,
        )}
      </select>
    </label>`;
  }

  #option<N extends CommandName>(
    drawing: SVGTemplateResult,
    name: string,
    isOn: boolean,
    command: N,
    args: Commands[N]["args"],
  ): TemplateResult {
    return html`<button
      data-command=${command}
      aria-pressed=${isOn}
      @click=${() => this.runCommand(command, args)}
    >
      ${icon(drawing)} ${name}
    </button>`;
  }

  async #skip(entry: Entry, epoch: number): Promise<void> {
    if (await this.runCommand("skip", { epoch })) {
      this.notifyRemoved(this.own.controls.skipped({ title: entry.song.title }), entry);
    }
  }

  async #setSleepTimer(event: Event): Promise<void> {
    const minutes = Number((event.target as HTMLSelectElement).value);
    await this.runCommand("set_sleep_timer", { minutes });
    // The first option is selected again, also after a refusal.
    this.requestUpdate();
  }

  #setVolume(event: Event): void {
    this.#volume.drag((event.target as HTMLInputElement).valueAsNumber / 100);
  }
}
