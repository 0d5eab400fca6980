// German texts of the guest and host pages, apart from those of sheets and panels.

import type { Problem } from "../contract.js";
import { minutes, songs } from "./counts-de.js";
import type { Texts } from "./table-types.js";

function retryIn(seconds: number): string {
  return seconds < 90
    ? `Wieder in ${Math.ceil(seconds)} s.`
    : `Wieder in ${Math.ceil(seconds / 60)} min.`;
}

/** Append the time to retry, if known. */
function later(sentence: string): (problem: Problem) => string {
  return ({ retry_after_s: seconds }) => (seconds ? `${sentence} ${retryIn(seconds)}` : sentence);
}

export const de: Texts = {
  language: "de",
  loading: "Gleich bist du dabei …",
  nowPlaying: "Jetzt läuft",
  paused: "Pause",
  silence: "Gerade läuft nichts",
  silenceHint: "Wünsch dir das erste Lied, dann geht es los.",
  silenceClosed: "Die Musik beginnt, wenn die Party öffnet.",
  guestsHere: (count) => (count === 1 ? "1 Gast ist da" : `${count} Gäste sind da`),
  profile: (name) => (name ? `Du bist ${name}` : "Du: Name und Farbe"),
  hostPage: "Gastgeberseite",
  upNext: "Als Nächstes",
  queueSize: (count, min) => `${songs(count)}, ${minutes(min)}`,
  queueEmpty: "Die Warteschlange ist leer",
  queueEmptyHint: "Das nächste Lied könnte deins sein.",
  showMore: (count) => `${songs(count)} mehr zeigen`,
  plays: {
    next: "als Nächstes",
    inMinutes: (min) => `in ${min} min`,
  },
  position: (position) => `Platz ${position}`,
  yours: "Deins",
  someone: "ein Gast",
  guestNumber: (number) => `Gast ${number}`,
  listen: {
    name: "Auf diesem Gerät mithören",
    lag: "Du hörst die Party hier, ein paar Sekunden später.",
    failed: "Der Ton kommt nicht. Versuch es gleich noch einmal.",
  },
  requestedBy: (name) => `gewünscht von ${name}`,
  origin: {
    guest: "",
    host: "der Gastgeber",
    playlist: "aus einer Playlist",
    autoplay: "automatisch gewählt",
    fallback: "aus der Hausmusik",
    repeat: "noch einmal",
  },
  pending: "wird geladen",
  pendingPart: (percent) => `wird geladen, ${percent} %`,
  why: {
    "put first": "nach vorn geholt",
    "moved by hand": "von Hand verschoben",
    "waits for the host's yes": "wartet auf das Ja des Gastgebers",
    "not ready yet": "noch nicht bereit",
    "in the order of asking": "der Reihe nach",
    "from a playlist": "aus einer Playlist",
    "played before": "noch einmal",
    "picked by autoplay": "automatisch gewählt",
    "fills the gap": "Hausmusik",
    "asked for": "gewünscht",
    failed: "fehlgeschlagen",
    "plays now": "läuft gerade",
    turn: "Runde",
    votes: "Stimmen",
    vote: "Stimme",
  },
  voteUp: (title) => `Für ${title} stimmen`,
  voteDown: (title) => `Gegen ${title} stimmen`,
  takeBack: (title) => `Deine Stimme für ${title} zurücknehmen`,
  score: (score) => (Math.abs(score) === 1 ? `${score} Stimme` : `${score} Stimmen`),
  votes: "Stimmen",
  details: (title) => `Mehr über ${title}`,
  close: "Schließen",
  cover: (title) => `Cover von ${title}`,
  ask: "Lied wünschen",
  toast: {
    removed: (title) => `${title} ist entfernt`,
    prioritized: (title) => `${title} läuft als Nächstes`,
    approved: (title) => `${title} ist in der Warteschlange`,
    rejected: (title) => `${title} ist abgelehnt`,
    back: (title) => `${title} ist wieder da`,
    cleared: "Die Warteschlange ist geleert",
    shuffled: "Die Warteschlange ist gemischt",
    undone: (count) =>
      count === 0 ? "Rückgängig gemacht" : `Rückgängig: ${songs(count)} wieder da`,
    unreachable: "Keine Verbindung zur Party. Bitte gleich noch einmal versuchen.",
    yourSong: (title) => `Jetzt läuft dein Lied: ${title}`,
  },
  refusal: {
    bad_request: () => "Das passt so nicht.",
    not_allowed: later("Das ist hier nicht erlaubt."),
    party_closed: () => "Gerade werden keine Lieder und Stimmen angenommen.",
    not_found: () => "Das ist nicht zu finden.",
    conflict: () => "Das geht gerade nicht.",
    gone: () => "Das Lied ist nicht mehr da.",
    too_large: () => "Das ist zu groß.",
    limit_reached: (problem) =>
      later(
        problem.limit
          ? `Für den Moment genug gewünscht: mehr als ${songs(problem.limit)} gehen nicht.`
          : "Für den Moment genug gewünscht.",
      )(problem),
    cooldown: later("Das lief gerade erst."),
    filtered: () => "Das läuft auf dieser Party nicht.",
    too_long: ({ limit }) =>
      limit
        ? `Zu lang: Lieder dürfen ${Math.round(limit / 6) / 10} Minuten dauern.`.replace(".", ",")
        : "Das Lied ist zu lang.",
    queue_full: ({ limit }) =>
      `Die Warteschlange ist voll${limit ? ` (${songs(limit)})` : ""}. Wünsch wieder, wenn eins gelaufen ist.`,
    duplicate: () => "Das ist schon dabei.",
    rate_limited: later("Etwas langsamer, bitte."),
    unavailable: () => "Das ist gerade nicht verfügbar.",
    source_failed: () => "Die Quelle antwortet nicht.",
  },
  retryIn,
  requestsLeft: (count) => (count === 1 ? "noch ein Lied frei" : `noch ${count} Lieder frei`),
  noRequestsLeft: (min) => `Nächstes Lied in etwa ${min} min`,
  votesLeft: (count) => (count === 1 ? "noch eine Stimme frei" : `noch ${count} Stimmen frei`),
  noVotesLeft: (seconds) => `nächste Stimme in ${seconds} s`,
  sure: "Zum Bestätigen noch einmal tippen",
  remove: "Aus der Warteschlange entfernen",
  prioritize: "Als Nächstes spielen",
  undo: "Rückgängig",
  clearQueue: "Leeren",
  shuffleQueue: "Mischen",
  queueTools: "Die ganze Warteschlange",
  actionOn: (action, title) => `${action}: ${title}`,
  failed: (title) => `${title} ließ sich nicht abspielen`,
  tryAgain: "Noch einmal wünschen",
  waitingApproval: "Wartet auf das Ja des Gastgebers",
  approvals: "Wartet auf dein Ja",
  written: {
    name: (guest) => `neuer Name von ${guest}`,
    dedication: (title) => `Widmung von ${title}`,
    hashtag: (guest) => `Hashtag von ${guest}`,
  },
  approve: "Annehmen",
  reject: "Ablehnen",
  dismiss: "Ausblenden",
  enterCode: "Code eingeben",
  banner: {
    lost: "Verbindung verloren. Neuer Versuch …",
    back: "Wieder dabei",
    closed: "Die Party ist geschlossen",
    closedHint: "Wünsche und Stimmen zählen wieder, wenn der Gastgeber sie öffnet.",
    recap: "So war es",
    fault: "Der Player hat ein Problem",
    faultSince: (time) => `seit ${time}`,
    restart: "Player neu starten",
    restarting: "Der Player wird neu gestartet",
    endsAt: (time) => `Die Party endet um ${time}`,
    lastOrdersAt: (time) => `Lieder werden bis ${time} angenommen.`,
    lastOrders: "Die letzte Runde ist vorbei: keine neuen Lieder, aber jede Stimme zählt noch.",
    noRequests: "Gerade werden keine Lieder angenommen",
    noRequestsHint: "Stimme für die wartenden Lieder.",
  },
  seek: "Stelle im Lied",
  seekValue: (at, of) => `${at} von ${of}`,
};
