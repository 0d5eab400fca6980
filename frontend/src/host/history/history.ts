import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { History, Play, Recap, SongCount, Stats } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import { icon } from "../../shared/elements/icons.js";
import { PartyElement } from "../../shared/elements/party-element.js";
import type { Replica } from "../../shared/state/replica.js";
import type { HostTexts } from "../../shared/texts/compiled/types.js";
import { sheetTexts } from "../../shared/texts/provided.js";
import { guestIn } from "../../shared/texts/translate.js";
import { timeOfDay, wholeMinutes } from "../../shared/time-format.js";
import { hostTexts } from "../texts.js";
import { exportLinks } from "./evenings.js";
import { styles as own } from "./history.css";

const PLAYS = 20;
const SHOWN = 5;

/** Statistics, top songs and history of the party, with export. */
@customElement("rb-history")
export class HistoryPanel extends PartyElement {
  static override styles = [base, own];

  @state() private recap: Recap | null = null;
  @state() private stats: Stats | null = null;
  @state() private history: History | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  /** Reload when another song starts. */
  protected override updated(changed: PropertyValues<this>): void {
    const old: Replica | undefined = changed.get("replica");
    if (old && old.player.epoch !== this.replica.player.epoch) void this.#load();
  }

  protected override render(): TemplateResult {
    const { history: labels } = this.own;
    const { recap, stats, history } = this;
    return html`<section class="card" aria-labelledby="history">
      <h2 id="history">${labels.title}</h2>
      ${recap && stats ? this.#numbers(recap, stats) : nothing}
      ${stats ? this.#liked(labels.liked, stats.best_liked, ({ up, down }) => up - down) : nothing}
      ${stats ? this.#liked(labels.played, stats.most_played, ({ times }) => times) : nothing}
      ${history ? this.#history(history) : nothing}
      ${exportLinks(labels)}
      <button data-command="export" @click=${this.#export}>${labels.text}</button>
      <form @submit=${this.#save}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${labels.playlistName}
          aria-label=${labels.playlistName}
        />
        <button data-command="save_playlist">${labels.save}</button>
      </form>
    </section>
    <rb-evenings
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-evenings>`;
  }

  private get own(): HostTexts {
    return hostTexts.current;
  }

  #numbers({ songs, guests, votes }: Recap, stats: Stats) {
    const { played_s: playedS, most_active: active } = stats;
    const { history: labels } = this.own;
    const { recap } = sheetTexts.current;
    const [first] = active;
    return html`<p>
        ${recap.songs({ count: songs })}, ${labels.minutes({ count: wholeMinutes(playedS) })}, ${recap.guests({ count: guests })},
        ${recap.votes({ count: votes })}
      </p>
      ${
        first
          ? html`<p class="muted">
              ${labels.mostActive({ name: guestIn(this.texts, first.guest.name), count: first.requests })}
            </p>`
          : nothing
      }
      <rb-charts .texts=${this.texts} .stats=${stats}></rb-charts>`;
  }

  #liked(title: string, songs: readonly SongCount[], count: (song: SongCount) => number) {
    if (songs.length === 0) return nothing;
    return html`<h3>${title}</h3>
      <ol class="list">
        ${songs.slice(0, SHOWN).map(
          (one) => html`<li>
              <span><bdi>${one.song.title}</bdi> <small><bdi>${one.song.artist}</bdi></small></span>
              <b>${count(one)}</b>
            </li>`,
        )}
      </ol>`;
  }

  #history({ plays }: History): TemplateResult {
    const { history: labels } = this.own;
    return html`<h3>${labels.history}</h3>
      <ol class="list">
        ${plays.map(
          (play) => html`<li>
            <span>
              <bdi>${play.song.title}</bdi>
              <small>
                ${timeOfDay(new Date(play.started_at))} · <bdi>${play.song.artist}</bdi>
                ${play.requested_by ? html`· <bdi>${guestIn(this.texts, play.requested_by.name)}</bdi>` : nothing}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({ action: this.texts.tryAgain, title: play.song.title })}
              title=${this.texts.tryAgain}
              @click=${() => this.#again(play)}
            >
              ${icon("restart")}
            </button>
          </li>`,
        )}
      </ol>`;
  }

  async #again({ song }: Play): Promise<void> {
    if (await this.runCommand("enqueue", { uri: song.uri })) {
      this.notify(this.texts.toast.back({ title: song.title }));
    }
  }

  async #export(): Promise<void> {
    const exported = await this.runCommand("export", {});
    if (!exported) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([exported.text], { type: "text/plain" }));
    link.download = "raveberry.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = String(new FormData(form).get("name")).trim();
    if (name === "") return;
    const saved = await this.runCommand("save_playlist", { name });
    if (!saved) return;
    form.reset();
    this.notify(this.own.history.saved({ name: saved.name, count: saved.songs }));
  }

  async #load(): Promise<void> {
    this.recap = (await this.runCommand("recap", {})) ?? null;
    this.stats = (await this.runCommand("stats", {})) ?? null;
    this.history = (await this.runCommand("history", { limit: PLAYS })) ?? null;
  }
}
