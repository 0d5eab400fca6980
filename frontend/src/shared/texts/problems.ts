// Texts of the installation's problems.

import type { HostProblem } from "../contract.js";
import type { Texts } from "./table-types.js";

type Params = HostProblem["params"];

/** Translations of reasons as clauses; unknown ones stay. */
const REASONS: Readonly<Record<string, string>> = {
  "neither a sound server nor a sound card was found, so songs play without being heard; set PULSE_SERVER, or let the container use /dev/snd":
    "Es wurde weder ein Soundserver noch eine Soundkarte gefunden, darum ist nichts zu hören; setze PULSE_SERVER oder gib dem Container /dev/snd",
  "the speaker or the sound server cannot be reached; check that it is there and switched on":
    "Lautsprecher oder Soundserver sind nicht erreichbar; prüfe, ob sie da und eingeschaltet sind",
  "Home Assistant's audio cannot be reached, or lacks the device that the app's Audio panel names; choose another one there and restart the app, or wait until the audio is back":
    "Die Audioausgabe von Home Assistant ist nicht erreichbar, oder ihr fehlt das Gerät, das im Audio-Bereich der App gewählt ist; wähle dort ein anderes und starte die App neu, oder warte, bis sie wieder da ist",
};

const GERMAN: Readonly<Record<string, (params: Params) => string>> = {
  music_folder_missing: ({ path, option }) =>
    `Der Musikordner ${path} (Option ${option}) fehlt. Schließe sein Laufwerk an oder korrigiere die Option; seine Songs sind wieder da, sobald der Ordner da ist.`,
  music_empty: ({ paths, option }) =>
    `In ${paths} (Option ${option}) ist keine Musik. Kopiere Songs dorthin oder wähle andere Ordner.`,
  cookies_unusable: ({ path, option, reason }) =>
    `Die Cookie-Datei ${path} (Option ${option}) ist nicht verwendbar: ${reasonIn(reason)}. So lange lassen sich keine Songs holen, die ein Konto brauchen.`,
  option_unusable: ({ option, reason, used }) =>
    `Die Option ${option} ist nicht verwendbar: ${reasonIn(reason)}. Bis sie korrigiert ist, gilt stattdessen ${used}.`,
  options_unreadable: ({ reason }) =>
    `Die Optionen sind nicht lesbar: ${reasonIn(reason)}. Es gelten die Standardwerte; speichere die Konfiguration der App noch einmal.`,
  light_unusable: ({ option, reason }) =>
    `${option} ist nicht verwendbar (${reasonIn(reason)}). Dieses Licht fehlt, die anderen laufen.`,
  broker_away: ({ host, port, reason }) =>
    `Der MQTT-Broker ${host}:${port} antwortet nicht (${reasonIn(reason)}). Home Assistant und die Lichter folgen wieder, sobald er antwortet; die Musik läuft.`,
  broker_refused: ({ host, port, option, reason }) =>
    `Der MQTT-Broker ${host}:${port} lehnt die Verbindung ab (${reasonIn(reason)}). Korrigiere ${option}; so lange sieht Home Assistant die Party nicht.`,
  broker_embedded: () =>
    "Die Party nutzt ihren eigenen MQTT-Broker, den Home Assistant nicht sieht. Installiere die App „Mosquitto broker“ und füge in Home Assistant die Integration MQTT hinzu; die Party verbindet sich dann von selbst.",
  broker_private: ({ port, username_option, password_option, host_option }) =>
    `Die Party nutzt ihren eigenen MQTT-Broker auf Port ${port}, erreichbar nur von diesem Rechner. Für ein Home Assistant auf einem anderen Rechner setze ${username_option} und ${password_option}, oder nenne dessen Broker mit ${host_option}.`,
  broker_open: ({ port, username }) =>
    `Die Party nutzt ihren eigenen MQTT-Broker. Füge in Home Assistant die Integration MQTT hinzu: Adresse dieses Rechners, Port ${port}, Benutzer ${username} und das Passwort, das du gewählt hast.`,
  supervisor_away: ({ reason }) =>
    `Der Supervisor von Home Assistant antwortet nicht (${reasonIn(reason)}). Die Party läuft; nach MQTT-Broker und Gästeadresse wird weiter gefragt.`,
  guest_port_closed: () =>
    "Gäste erreichen ihre Seite nicht: Ihr Port ist geschlossen. Trage in der Konfiguration der App unter Netzwerk bei 8080/tcp einen Port ein und starte die App neu.",
  sound_missing: ({ reason }) => `Der Ton hat keinen Ausgang: ${reasonIn(reason)}.`,
  disk_low: ({ free_mb, path }) =>
    `Der Speicher ist fast voll: In ${path} sind noch ${free_mb} MB frei. Schaffe Platz, bevor sich Wünsche nicht mehr speichern lassen.`,
  disk_full: ({ free_mb, path }) =>
    `Der Speicher ist voll: In ${path} sind noch ${free_mb} MB frei. Die Musik läuft, aber Wünsche und Stimmen lassen sich erst wieder speichern, wenn Platz ist.`,
  database_salvaged: ({ outcome, kept }) =>
    `Die Datenbank war beschädigt und wurde gerettet: ${reasonIn(outcome)}. Die beschädigten Dateien liegen in ${kept}.`,
  many_newcomers: ({ address }) =>
    `Von ${address === "one device" ? "einem Gerät" : address} kommen mehr neue Gäste auf einmal, als es Menschen tun. Die Party läuft weiter, und ihre Stimmen sind begrenzt. Lass nur noch beitreten, wer den Code auf dem Bildschirm scannt.`,
  task_failing: ({ task, reason }) =>
    `Ein Teil des Servers versagt und wird neu gestartet: ${task} (${reasonIn(reason)}). Die Party läuft ohne ihn weiter, bis er wieder läuft; im Protokoll steht, was in einen Fehlerbericht gehört.`,
};

/** Translate a problem; English and unknown codes use the server's text. */
export function problemIn({ language }: Texts, problem: HostProblem): string {
  const say = language === "de" ? GERMAN[problem.code] : undefined;
  return say ? say(problem.params) : problem.message;
}

function reasonIn(reason: string | number | undefined): string {
  return REASONS[String(reason)] ?? String(reason ?? "?");
}
