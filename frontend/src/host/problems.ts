import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import type { HostProblem, Severity } from "../shared/contract.js";
import { styles as base } from "../shared/elements/base.css";
import { icon } from "../shared/elements/icons.js";
import { MORE_ICONS } from "../shared/elements/more-icons.js";
import { PartyElement } from "../shared/elements/party-element.js";
import { problems as problemTexts } from "../shared/texts/catalogue.js";
import { timeOfDay } from "../shared/time-format.js";
import { styles as own } from "./problems.css";
import { styles as summary } from "./summary.css";
import { hostTexts, sourceName } from "./texts.js";

const DRAWINGS = {
  error: icon("warning"),
  warning: icon("warning"),
  info: icon(MORE_ICONS.info),
} as const satisfies Readonly<Record<Severity, TemplateResult>>;

/** Problems of the installation, expanded while one needs attention. */
@customElement("rb-problems")
export class ProblemList extends PartyElement {
  static override styles = [base, summary, own];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    await problemTexts.load(this.texts);
    this.requestUpdate();
  }

  protected override render(): TemplateResult | typeof nothing {
    const problems = this.replica.me.problems ?? [];
    const [worst] = problems;
    if (!worst) return nothing;
    const own = hostTexts.current.problems;
    const urgent = problems.filter(({ severity }) => severity !== "info");
    const title =
      urgent.length > 0
        ? own.urgent({ count: urgent.length })
        : own.notes({ count: problems.length });
    return html`<section aria-label=${title}>
      <details class="card ${worst.severity}" ?open=${urgent.length > 0}>
      <summary><span>${title}</span></summary>
      <ul role="list">
        ${problems.map((problem) => this.#row(problem))}
      </ul>
      </details>
    </section>`;
  }

  #joinByCode(): TemplateResult {
    return html`<button
      class="quiet"
      @click=${() => this.runCommand("set_setting", { name: "join", value: "code" })}
    >
      ${hostTexts.current.problems.joinByCode}
    </button>`;
  }

  #row(problem: HostProblem): TemplateResult {
    const since = timeOfDay(new Date(problem.since));
    return html`<li class=${problem.severity} data-problem=${problem.code}>
      ${DRAWINGS[problem.severity]}
      <p>
        ${problemTexts.text(this.texts, withSourceName(problem))}
        <small>${hostTexts.current.since({ time: since })}</small>
      </p>
      ${problem.code === "many_newcomers" ? this.#joinByCode() : nothing}
    </li>`;
  }
}

/** A problem with the name of its source in place of the code. */
function withSourceName(problem: HostProblem): HostProblem {
  const { source } = problem.params;
  if (typeof source !== "string") return problem;
  return { ...problem, params: { ...problem.params, source: sourceName(source) } };
}
