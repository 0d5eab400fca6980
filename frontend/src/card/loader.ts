// Registers the card and the dashboard strategy; both are loaded when a dashboard shows them.

import { names } from "card-names";
import type { CardConfig, Hass } from "./home-assistant.js";

const NAME = "raveberry-card";
const PLATFORM = "raveberry";

/** The content of the card. */
interface Content extends HTMLElement {
  hass: Hass;
  config: CardConfig;
}

interface Suggestion {
  readonly config: CardConfig;
}

type Registration = Readonly<Record<string, unknown>>;

declare global {
  interface Window {
    customCards?: Registration[];
    customStrategies?: Registration[];
  }
}

function isOurs(hass: Hass, entity: string): boolean {
  return entity.startsWith("media_player.") && hass.entities[entity]?.platform === PLATFORM;
}

// Home Assistant replaces the registry of elements, and HTMLElement, while it starts. What was
// defined before that is not found afterwards, so this waits for Home Assistant's own element.
await customElements.whenDefined("home-assistant");

/** The card on a dashboard: a frame whose content is loaded when it is shown. */
class RaveberryCard extends HTMLElement {
  #hass: Hass | undefined;
  #config: CardConfig | undefined;
  #content: Content | undefined;
  #isLoading = false;

  setConfig(config: CardConfig): void {
    this.#config = config;
    if (this.#content) this.#content.config = config;
  }

  set hass(hass: Hass) {
    this.#hass = hass;
    if (this.#content) this.#content.hass = hass;
    else void this.#load();
  }

  connectedCallback(): void {
    void this.#load();
  }

  /** Load the content; if that fails, the next change in Home Assistant tries again. */
  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const isLoaded = await import("./card.js").then(
      () => true,
      () => false,
    );
    this.#isLoading = false;
    if (!isLoaded || this.#content || !this.#config || !this.#hass) return;
    const content = document.createElement("raveberry-card-content") as Content;
    content.config = this.#config;
    content.hass = this.#hass;
    this.#content = content;
    this.append(content);
  }

  getCardSize(): number {
    return this.#config?.layout === "compact" ? 3 : 9;
  }

  getGridOptions(): object {
    switch (this.#config?.layout) {
      case "compact":
        return { columns: 12, min_columns: 6, rows: "auto" };
      case "wide":
        return { columns: "full", min_columns: 12, rows: "auto" };
      default:
        return { columns: 12, min_columns: 6, rows: "auto" };
    }
  }

  static async getConfigForm(): Promise<object> {
    return (await import("./editor.js")).configForm();
  }

  static getStubConfig(hass: Hass): object {
    const entity = Object.keys(hass.entities).find((id) => isOurs(hass, id)) ?? "";
    return { entity, layout: "auto" };
  }
}

/** The dashboard of a party. */
class RaveberryStrategy extends HTMLElement {
  static async generate(config: Registration, hass: Hass): Promise<object> {
    return (await import("./strategy.js")).dashboard(config, hass);
  }
}

/** Return a name in the language of the frontend, which is known when it is shown. */
function named(key: keyof (typeof names)["en"]): string {
  const texts: Readonly<Record<string, (typeof names)["en"]>> = names;
  return (texts[document.documentElement.lang.split("-")[0] ?? ""] ?? names.en)[key];
}

if (!customElements.get(NAME)) {
  customElements.define(NAME, RaveberryCard);
  customElements.define("ll-strategy-dashboard-raveberry", RaveberryStrategy);
  window.customCards ??= [];
  window.customCards.push({
    type: NAME,
    get name() {
      return named("name");
    },
    get description() {
      return named("description");
    },
    preview: true,
    getEntitySuggestion: (hass: Hass, entity: string): Suggestion | null =>
      isOurs(hass, entity) ? { config: { type: `custom:${NAME}`, entity } } : null,
  });
  window.customStrategies ??= [];
  window.customStrategies.push({
    type: PLATFORM,
    strategyType: "dashboard",
    get name() {
      return named("strategy");
    },
    get description() {
      return named("strategyDescription");
    },
  });
}
