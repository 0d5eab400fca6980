import { html, nothing, type TemplateResult } from "lit";
import { PartyPage } from "../shared/elements/page.js";
import { pageLink } from "../shared/elements/page-link.js";
import type { Replica } from "../shared/state/replica.js";
import { pageTexts, type Texts } from "../shared/texts/provided.js";
import { styles as own } from "./guest.css";

/** The guest page. */
export class GuestPage extends PartyPage {
  static override styles = [...PartyPage.styles, own];

  protected override importSheets(): Promise<typeof import("../shared/sheets/sheets.js")> {
    return import("../shared/sheets/sheets.js");
  }

  protected override readonly importTools = (): Promise<unknown> =>
    import("../shared/moderation/tools.js");

  protected override badge(): string {
    return "";
  }

  /** A link back to the host page, for the host. */
  protected override links({ me }: Replica): TemplateResult | typeof nothing {
    const name = this.texts.hostPage;
    return me.role === "host"
      ? html`<nav class="pages" aria-label=${name}>${pageLink("host", name, "person")}</nav>`
      : nothing;
  }

  protected override above(): typeof nothing {
    return nothing;
  }

  protected override beside(): typeof nothing {
    return nothing;
  }
}

/** Start the page with the texts of the first render. */
export function start(page: Texts): void {
  pageTexts.provide(page);
  customElements.define("rb-guest", GuestPage);
  if (location.pathname.endsWith("/kiosk")) {
    void import("./kiosk.js").then(({ startKiosk }) => startKiosk());
  }
}
