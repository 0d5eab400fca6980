import type { Sentence } from "./translate.js";

/** Translations of server sentences; specific sentences precede general ones. */
export const serverSentencesDe: readonly Sentence[] = [
  [/^That song is playing right now.*/, "Der Song läuft gerade; wünsch ihn danach wieder."],
  [/^There is no such song.*/, "Den Song gibt es nicht; suche ihn beim Namen."],
  [/^Only the host may.*/, "Das darf nur der Gastgeber."],
  [/^Its site does not let us.*/, "Die Seite gibt es gerade nicht her; nimm eine andere Version."],
  [
    /^It may not be played in this country.*/,
    "In diesem Land ist es gesperrt; nimm eine andere Version.",
  ],
  [/^It is too long.*/, "Es ist zu lang; nimm eine kürzere Version."],
  [/^It is too large.*/, "Es ist zu groß; nimm eine andere Version."],
  [/^The network or the site.*/, "Das Netz oder die Seite antwortet nicht; versuch es später."],
  [/^It needs an account.*/, "Dafür bräuchte es dort ein Konto; nimm eine andere Version."],
  [/^Links of that kind.*/, "Solche Links gehen hier nicht; suche beim Namen."],
  [
    /^There is no sound in it.*/,
    "Darin ist kein Ton, den der Player kennt; nimm eine andere Version.",
  ],
  [/^There is no room for it.*/, "Auf der Platte hier ist kein Platz dafür; sag es dem Gastgeber."],
  [/^The source does not work.*/, "Die Quelle geht gerade nicht; sag es dem Gastgeber."],
  [
    /^It leads to an address inside.*/,
    "Es führt zu einer Adresse in diesem Haus und wird nicht geladen.",
  ],
  [/^That is a list of songs.*/, "Das ist eine ganze Liste; wünsch einen Song daraus."],
  [/^The song was taken out again.*/, "Der Song kam sofort wieder heraus."],
  [/^That station is off the air.*/, "Der Sender sendet gerade nicht; nimm einen anderen."],
  [/^The directory has no such station.*/, "Den Sender gibt es im Verzeichnis nicht mehr."],
  [
    /^(The search failed: )?The music server does not know that.*/,
    "Der Musikserver kennt Name oder Passwort nicht; setze sie neu.",
  ],
  [
    /^(The search failed: )?The music server is not at.*/,
    "Unter der Adresse ist kein Musikserver; prüfe sie.",
  ],
  [/^The music server fails: (.*)/, "Der Musikserver antwortet nicht richtig ($1)"],
  [
    /^(The search failed: )?Jamendo does not know that client id.*/,
    "Jamendo kennt die Client-ID nicht; setze sie neu.",
  ],
  [
    /^(The search failed: )?Jamendo has been asked too often.*/,
    "Jamendo wurde heute zu oft gefragt; versuch es später.",
  ],
  [/^Jamendo fails: (.*)/, "Jamendo antwortet nicht richtig ($1)"],
  [/^The directory of stations fails: (.*)/, "Das Senderverzeichnis antwortet nicht richtig ($1)"],
  [
    /^YouTube does not answer, these are from (\S+).*/,
    "YouTube antwortet gerade nicht; das hier ist von $1.",
  ],
  [
    /^This is from (\S+), because there is nothing like it in (\S+)$/,
    "Das ist aus $1, denn in $2 gibt es nichts dergleichen.",
  ],
  [
    /^This is from (\S+), because (.*)/,
    "Das ist aus $1, denn die gewünschte Quelle antwortet nicht.",
  ],
  [
    /^The search of the net fails: .*; renew the source$/,
    "Die Suche im Netz geht nicht; erneuere die Quelle.",
  ],
  [
    /^The search of the net fails: .*/,
    "Die Suche im Netz geht nicht; sie wird von selbst wieder versucht.",
  ],
  [
    /^The search of (\S+) fails: .*; another site is searched instead$/,
    "Die Suche bei $1 geht nicht; solange wird anderswo gesucht.",
  ],
  [
    /^The last (\d+) songs of the net could not be fetched.*/,
    "Die letzten $1 Songs aus dem Netz kamen nicht; erneuere die Quelle.",
  ],
  [/^The search failed: (.*)/, "Eine Quelle hat nicht geantwortet ($1)"],
  [/^The net has not answered.*/, "Das Netz hat noch nicht geantwortet; such gleich noch einmal."],
  [/^is empty$/, "ist leer"],
  [/^holds no sound$/, "enthält keinen Ton"],
  [/^holds no sound of a known.*/, "enthält keinen Ton eines bekannten Formats"],
  [/^is damaged: (.*)/, "ist beschädigt: $1"],
  [
    /^(\d+ songs?|\d+ files? that cannot be read|\d+ folders? that cannot be opened); (.+)$/,
    "$1; $2",
  ],
  [/^1 file that cannot be read$/, "1 Datei ist nicht lesbar"],
  [/^(\d+) files that cannot be read$/, "$1 Dateien sind nicht lesbar"],
  [/^1 folder that cannot be opened$/, "1 Ordner geht nicht auf"],
  [/^(\d+) folders that cannot be opened$/, "$1 Ordner gehen nicht auf"],
  [
    /^([^;]+) is empty or not there, its songs are kept(?:; )?/,
    "$1 ist leer oder nicht da, die Songs daraus bleiben. ",
  ],
  [/^1 song$/, "1 Song"],
  [/^(\d+) songs$/, "$1 Songs"],
  [/^1 vote$/, "1 Stimme"],
  [/^(\d+) votes$/, "$1 Stimmen"],
  [/^The stream was cut off and.*/, "Der Stream ist abgerissen und kommt nicht wieder."],
  [/^The stream's server answers, but.*/, "Der Stream ist da, sendet aber nichts."],
  [
    /^Files cannot be requested by their path.*/,
    "Dateien lassen sich nicht über ihren Pfad wünschen. Such nach dem Namen.",
  ],
  [/^Only http and https links work here.*/, "Hier funktionieren nur Links mit http oder https."],
  [
    /^That is not a plain web link.*/,
    "Das ist kein gewöhnlicher Weblink. Kopiere ihn noch einmal.",
  ],
  [
    /^Only links to public addresses work here.*/,
    "Hier funktionieren nur Links zu öffentlichen Adressen.",
  ],
  [
    /^Only the host may add radio.*/,
    "Radio darf nur der Gastgeber hinzufügen. Such dir stattdessen einen Song.",
  ],
  [
    /^Radio stations are switched off here.*/,
    "Radiosender sind hier ausgeschaltet. Such dir stattdessen einen Song.",
  ],
  [/^There is no such song.*/, "Diesen Song gibt es nicht. Such ihn nach dem Namen."],
  [
    /^No source takes links of that kind.*/,
    "Solche Links nimmt keine Quelle. Such nach dem Namen.",
  ],
  [
    /^That song is no longer available.*/,
    "Diesen Song gibt es dort nicht mehr. Nimm eine andere Version.",
  ],
  [
    /^The site does not provide that song at the moment.*/,
    "Die Seite gibt diesen Song gerade nicht her. Nimm eine andere Version, oder versuch es später.",
  ],
  [
    /^That song is not available in this country.*/,
    "Dieser Song ist in diesem Land nicht verfügbar. Nimm eine andere Version.",
  ],
  [/^That song is too long.*/, "Dieser Song ist zu lang. Nimm eine kürzere Version."],
  [
    /^That is a stream without an end.*/,
    "Das ist ein Stream ohne Ende. Nur der Gastgeber kann ihn hinzufügen, als Radio.",
  ],
  [/^That song is too large.*/, "Dieser Song ist zu groß. Nimm eine andere Version."],
  [
    /^The network or the site does not respond.*/,
    "Das Netz oder die Seite antwortet nicht. Versuch es später noch einmal.",
  ],
  [
    /^That song needs an account on its site.*/,
    "Dieser Song braucht ein Konto auf seiner Seite. Nimm eine andere Version.",
  ],
  [
    /^Links of that kind do not work here.*/,
    "Solche Links funktionieren hier nicht. Such nach dem Namen.",
  ],
  [
    /^There is no sound in it that can be played.*/,
    "Darin ist kein Ton, der sich abspielen lässt. Nimm eine andere Version.",
  ],
  [
    /^There is no space left for that song.*/,
    "Für diesen Song ist kein Speicherplatz mehr frei. Sag dem Gastgeber Bescheid.",
  ],
  [
    /^The music source does not work at the moment.*/,
    "Die Musikquelle funktioniert gerade nicht. Sag dem Gastgeber Bescheid.",
  ],
];
