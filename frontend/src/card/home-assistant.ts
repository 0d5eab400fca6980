// The used part of Home Assistant's frontend.

/** A connection to Home Assistant's WebSocket. */
export interface Connection {
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: object,
    options?: { readonly resubscribe: boolean },
  ): Promise<() => Promise<void>>;
  sendMessagePromise<T>(message: object): Promise<T>;
  addEventListener(event: string, listener: () => void): void;
  removeEventListener(event: string, listener: () => void): void;
}

/** An entity as the frontend knows it. */
export interface RegisteredEntity {
  readonly entity_id: string;
  readonly platform?: string;
  readonly device_id?: string;
  readonly translation_key?: string;
  readonly hidden?: boolean;
}

/** A device; the lights of a party are below it. */
interface Device {
  readonly name?: string | null;
  readonly name_by_user?: string | null;
  readonly via_device_id?: string | null;
  readonly parent_device_id?: string | null;
}

/** The state of an entity. */
export interface EntityState {
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The object that Home Assistant gives to cards. */
export interface Hass {
  readonly connection: Connection;
  readonly language: string;
  readonly config: { readonly components: readonly string[] };
  readonly themes?: { readonly darkMode?: boolean };
  readonly entities: Readonly<Record<string, RegisteredEntity>>;
  readonly devices: Readonly<Record<string, Device>>;
  readonly states: Readonly<Record<string, EntityState>>;
  hassUrl?(path: string): string;
}

/** The configuration of a card; what is undefined is shown. */
export interface CardConfig {
  readonly type: string;
  readonly entity?: string;
  readonly layout?: "auto" | "compact" | "tall" | "wide";
  readonly queue?: boolean;
  readonly reactions?: boolean;
  readonly controls?: boolean;
  readonly join?: boolean;
  readonly preview?: boolean;
}

const PLATFORM = "raveberry";

/** Return the media players of parties. */
export function partyPlayers(hass: Hass): readonly string[] {
  return Object.values(hass.entities)
    .filter(({ platform, entity_id }) => platform === PLATFORM && isPlayer(entity_id))
    .map(({ entity_id }) => entity_id);
}

/** Return the entities of a party and its lights by its media player, without hidden ones. */
export function entitiesOf(hass: Hass, player: string): readonly RegisteredEntity[] {
  const party = hass.entities[player]?.device_id;
  return Object.values(hass.entities).filter(({ platform, device_id: device, hidden }) => {
    if (platform !== PLATFORM || hidden || !party || !device) return false;
    const { via_device_id: above, parent_device_id: parent } = hass.devices[device] ?? {};
    // Lights on another machine are below the device of their visualizer.
    const further = above ? hass.devices[above]?.via_device_id : undefined;
    return [device, above, further, parent].includes(party);
  });
}

function isPlayer(entity: string): boolean {
  return entity.startsWith("media_player.");
}
