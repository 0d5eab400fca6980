import { html, nothing, type TemplateResult } from "lit";
import type { Entry } from "../contract.js";
import type { Permissions } from "../state/permissions.js";
import type { Texts } from "../texts/provided.js";
import { icon } from "./icons.js";

interface VoteButtons {
  readonly entry: Entry;
  readonly own: -1 | 0 | 1;
  readonly permissions: Permissions;
  readonly texts: Texts;
  readonly onVote: (tapped: 1 | -1) => void;
}

/** The score of a song with the vote buttons that the guest may use. */
export function votes(parts: VoteButtons): TemplateResult {
  const { entry, permissions, texts } = parts;
  const score = html`<output aria-live="off" aria-label=${texts.score({ score: entry.score })}>${entry.score}</output>`;
  if (!permissions.mayVoteUp) {
    return html`<span class="votes silent" title=${texts.votes}>${score}</span>`;
  }
  if (!permissions.mayVoteDown)
    return html`<span class="votes">${arrow(parts, 1, entry.score)}</span>`;
  return html`<span class="votes">${arrow(parts, 1)}${score}${arrow(parts, -1)}</span>`;
}

/** A vote button; the only one contains the score. */
function arrow(
  { entry, own, texts, onVote }: VoteButtons,
  way: 1 | -1,
  score?: number,
): TemplateResult {
  const { title } = entry.song;
  const words = own === way ? texts.takeBack : way === 1 ? texts.voteUp : texts.voteDown;
  const label = words({ title });
  const fullLabel = score === undefined ? label : `${label}, ${texts.score({ score })}`;
  return html`<button
    class=${score === undefined ? "round" : "single"}
    data-way=${way}
    aria-pressed=${own === way}
    aria-label=${fullLabel}
    title=${label}
    @click=${() => onVote(way)}
  >
    ${icon(way === 1 ? "up" : "down")}${
      score === undefined ? nothing : html`<span aria-hidden="true" class="score">${score}</span>`
    }
  </button>`;
}
