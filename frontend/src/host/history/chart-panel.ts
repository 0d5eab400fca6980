// The element of the charts, which loads their script when it is first shown.

import { html, LitElement, nothing, svg, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Stats } from "../../shared/contract.js";
import { styles as base } from "../../shared/elements/base.css";
import type { Texts } from "../../shared/texts/provided.js";
import { guestIn } from "../../shared/texts/translate.js";
import { hostTexts } from "../texts.js";
import { styles as own } from "./charts.css";
import type { renderCharts } from "./charts.js";

/** Charts of the statistics of a period. */
@customElement("rb-charts")
export class ChartPanel extends LitElement {
  static override styles = [base, own];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) stats!: Stats;
  @state() private draw: typeof renderCharts | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { texts, stats } = this;
    const { language } = texts;
    const nameOf = (name: string) => guestIn(texts, name);
    return this.draw
      ? this.draw({ html, svg, nothing }, { language, host: hostTexts.current, nameOf }, stats)
      : nothing;
  }

  async #load(): Promise<void> {
    this.draw = (await import("./charts.js")).renderCharts;
  }
}
