import { nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { PartyPage } from "../shared/elements/page.js";

/** The page of the guests. */
@customElement("rb-guest")
export class GuestPage extends PartyPage {
  protected override badge(): string {
    return "";
  }

  protected override above(): typeof nothing {
    return nothing;
  }

  protected override beside(): typeof nothing {
    return nothing;
  }
}
