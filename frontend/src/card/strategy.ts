// The dashboard of a party, made of the entities that exist.

import type { CardTexts } from "../shared/texts/compiled/types.js";
import { entitiesOf, type Hass, partyPlayers, type RegisteredEntity } from "./home-assistant.js";
import { loadCardTexts } from "./texts.js";

type Card = Readonly<Record<string, unknown>>;
type View = Readonly<Record<string, unknown>>;

/** Sensors of the view with statistics, by translation key. */
const STATISTICS = [
  "queue_length",
  "queue_duration",
  "guests_active",
  "guests_total",
  "songs_tonight",
  "next_song",
  "library_songs",
];
/** Columns of a card beside two others. */
const THIRD = { grid_options: { columns: 12 } };
const APPROVALS = ["waiting_approval", "waiting_texts"];

/** Return the dashboard of the configured party, or of each one. */
export async function dashboard(
  config: Readonly<Record<string, unknown>>,
  hass: Hass,
): Promise<object> {
  const texts = await loadCardTexts(hass.language);
  const { entity } = config;
  const players = typeof entity === "string" ? [entity] : partyPlayers(hass);
  if (players.length === 0) {
    return {
      views: [{ title: texts.strategy, cards: [{ type: "markdown", content: texts.noParty }] }],
    };
  }
  const isAlone = players.length === 1;
  return { views: players.flatMap((player) => viewsOf(player, hass, texts, isAlone)) };
}

function viewsOf(player: string, hass: Hass, texts: CardTexts, isAlone: boolean): View[] {
  const entities = entitiesOf(hass, player);
  const party = String(hass.states[player]?.attributes["friendly_name"] ?? "");
  const prefix = isAlone ? "" : `${player.split(".")[1]}-`;
  const view = (path: string, title: string, icon: string, cards: readonly Card[]): View[] =>
    cards.length === 0
      ? []
      : [
          {
            type: "sections",
            path: `${prefix}${path}`,
            title: isAlone ? title : `${title} · ${party}`,
            icon,
            max_columns: 3,
            sections: [{ type: "grid", column_span: 3, cards }],
          },
        ];
  const card = (more: Card): Card => ({ type: "custom:raveberry-card", entity: player, ...more });
  const full = { grid_options: { columns: "full" } };
  const { views } = texts;
  const join = entities.filter(({ translation_key: key }) => key === "join_qr");
  return [
    ...view("music", views.music, "mdi:music", [
      card({ layout: "wide", ...full }),
      ...tiles(hass, entities, ["party", "requests_open", "stop_after_song", "undo"]),
    ]),
    ...view("queue", views.queue, "mdi:playlist-music", [
      card({ layout: "tall", controls: false, reactions: false, ...full }),
    ]),
    ...view("approvals", views.approvals, "mdi:check-decagram", [
      card({ layout: "tall", controls: false, reactions: false, join: false, ...full }),
      ...tiles(hass, entities, APPROVALS),
      ...tiles(hass, entities, ["approval", "moderate_texts"]),
    ]),
    ...view("lights", views.lights, "mdi:led-strip-variant", lightCards(hass, entities)),
    ...view("join", views.join, "mdi:qrcode", [
      ...join.map(({ entity_id }) => ({
        type: "picture-entity",
        entity: entity_id,
        show_state: false,
        grid_options: { columns: 12 },
      })),
      ...tiles(hass, entities, ["guest_url", "rotate_code"]),
    ]),
    ...view("statistics", views.statistics, "mdi:chart-bar", [
      ...tiles(hass, entities, STATISTICS),
      ...(hass.config.components.includes("history") ? history(entities) : []),
    ]),
  ];
}

/** Return tiles of the entities with these translation keys, in their order. */
function tiles(hass: Hass, entities: readonly RegisteredEntity[], keys: readonly string[]): Card[] {
  return keys.flatMap((key) =>
    entities
      .filter(({ translation_key, entity_id }) => translation_key === key && !isMain(entity_id))
      .map((entity) => ({
        type: "tile",
        entity: entity.entity_id,
        name: ownName(hass, entity),
        hide_state: entity.entity_id.startsWith("button."),
        ...THIRD,
      })),
  );
}

/** Return whether an entity is one that stands for the party as a whole. */
function isMain(entity: string): boolean {
  return entity.startsWith("media_player.") || entity.startsWith("event.");
}

/** Return the name of an entity without that of the party. */
function ownName(hass: Hass, { entity_id, device_id }: RegisteredEntity): string {
  const full = String(hass.states[entity_id]?.attributes["friendly_name"] ?? entity_id);
  const device = hass.devices[device_id ?? ""];
  const party = device?.name_by_user || device?.name || "";
  return full.startsWith(`${party} `) ? full.slice(party.length + 1) : full;
}

function lightCards(hass: Hass, entities: readonly RegisteredEntity[]): Card[] {
  const lights = entities.filter(({ entity_id }) => entity_id.startsWith("light."));
  return [
    ...lights.map((entity) => ({
      type: "tile",
      entity: entity.entity_id,
      name: ownName(hass, entity),
      features: [{ type: "light-brightness" }],
      ...THIRD,
    })),
    ...tiles(hass, entities, [
      "light_scene",
      "lights_automatic",
      "lights_reactions",
      "lights_safe",
    ]),
  ];
}

/** Return how many guests were there and songs waited, if sensors know it. */
function history(entities: readonly RegisteredEntity[]): Card[] {
  const shown = entities.filter(({ translation_key: key }) =>
    ["guests_active", "queue_length"].includes(key ?? ""),
  );
  if (shown.length === 0) return [];
  return [
    {
      type: "history-graph",
      hours_to_show: 8,
      entities: shown.map(({ entity_id }) => entity_id),
      grid_options: { columns: "full" },
    },
  ];
}
