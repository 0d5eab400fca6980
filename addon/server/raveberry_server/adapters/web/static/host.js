/* raveberry sources sha256:3a06942b5cf42f860ac67d37c32134e4d0d727ea673e4c542a92a587ab86eaab */
/* licences: licences.txt */
import{a as Ce}from"./chunks/chunk-U2XQVHS3.js";import{a as $e,b as I,c as A}from"./chunks/chunk-SQSGJLVV.js";import{B as oe,C as be,F as E,G as qe,H as R,I as h,J as H,L as J,M as S,P as ye,Q as Ie,X as Te,a as g,b as _,c as v,d as Be,e as o,f as $,g as a,i as m,k,l as ne,m as L,p as O,s as ae,t as We,x as Pe}from"./chunks/chunk-4KOCKMF6.js";var Ge={disabled:{name:"Aus",parameters:{}},fixed:{name:"Eine Farbe",parameters:{}},aurora:{name:"Polarlicht",parameters:{waves:"Anzahl der Bänder"}},bars:{name:"Equalizer",parameters:{bars:"Anzahl der Balken"}},breathe:{name:"Atmen",parameters:{period_s:"Dauer eines Atemzugs"}},chase:{name:"Lauflicht",parameters:{}},comet:{name:"Komet",parameters:{tail:"Länge des Schweifs",beats:"Schläge pro Durchlauf"}},energy:{name:"Energie",parameters:{}},fire:{name:"Feuer",parameters:{}},lightning:{name:"Blitze",parameters:{length:"Länge der Blitze",fade_s:"Ausklingzeit"}},melody:{name:"Melodie",parameters:{fade_s:"Ausklingzeit"}},pulse:{name:"Puls",parameters:{fade_s:"Ausklingzeit"}},rainbow:{name:"Regenbogen",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Ringe",parameters:{crossing_s:"Zeit von der Mitte zur Ecke",width:"Breite der Ringe"}},ripple:{name:"Wellen",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Höhe lauter Frequenzen"}},sparkle:{name:"Funkeln",parameters:{density:"Dichte",fade_s:"Ausklingzeit"}},spectrum:{name:"Spektrum",parameters:{mirror:"Bass in der Mitte",contrast:"Kontrast"}},strobe:{name:"Stroboskop",parameters:{}},swing:{name:"Pendel",parameters:{width:"Breite des Lichts"}},vu:{name:"Pegelanzeige",parameters:{full_level:"Lautstärke bei Vollausschlag"}},waterfall:{name:"Wasserfall",parameters:{crossing_s:"Zeit von Ende zu Ende"}},wavelength:{name:"Wellenlänge",parameters:{}}};var Fe={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",music:"Musik",lights:"Lichter",history:"Abend",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:s=>s===1?"1 Stunde":`${s} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(s,d)=>`${s} gerade da, ${d} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",screenHint:"Für Fernseher oder Tablet: diesen Link dort einmal öffnen. Gib ihn nicht an Gäste, er zeigt den Code.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:s=>`gilt bis ${s}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",inSeveralBrowsers:"in zwei Browsern",isMuted:s=>`stumm bis ${s}`,since:s=>`seit ${s}`,problems:{urgent:s=>s===1?"1 Problem zu beheben":`${s} Probleme zu beheben`,notes:s=>s===1?"1 Hinweis zur Installation":`${s} Hinweise zur Installation`,joinByCode:"Beitritt nur mit Code"},fun:"Zum Spaß",buzzYes:"Buzzer: Ja",buzzNo:"Buzzer: Nein",alarm:"Alarm",announce:"Durchsagen",announceAddress:"Adresse eines Tons für alle",pages:"Andere Seiten",guestPage:"Gästeseite",screen:"Bildschirm",copy:"Kopieren",copied:"Die Adresse ist kopiert",notCopied:"Kopieren geht hier nicht; markiere die Adresse",music:{outputs:"Wohin der Ton geht",output:s=>`${s} ein oder aus`,outputNames:{speakers:"Lautsprecher"},listen:"Anderswo mithören",listenHint:"im Garten, in der Küche, am Handy; ein paar Sekunden später",unavailable:"nicht da",sources:"Woher Lieder kommen",works:"läuft",notSetUp:"nicht eingerichtet; was fehlt, steht unter Regeln bei Suche und Quellen",names:{local:"Bibliothek",stream:"Ersatz-Stream",online:"Das Netz",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",ytdlp:"Das Netz (yt-dlp)",home:"Home Assistant"},library:"Die Bibliothek",songs:s=>s===1?"1 Lied":`${s} Lieder`,away:s=>s===1?"ist weg; 1 Lied wartet darauf":`ist weg; ${s} Lieder warten darauf`,problems:s=>s===1?"1 Datei ist nicht lesbar":`${s} Dateien sind nicht lesbar`,scan:"Neue Lieder suchen",scanning:"Die Musikordner werden durchgesehen",renew:"Erneuern",renewing:"Es wird erneuert; das dauert eine Minute",goBack:"Zurück",jobs:{scan:"Durchsicht der Musikordner",renew:"Erneuerung",renewal:"Erneuerung",fetch:"Download",download:"Download"},jobStates:{running:"läuft",done:"fertig",failed:"fehlgeschlagen"}},history:{title:"Der Abend bis jetzt",minutes:s=>s===1?"1 Minute":`${s} Minuten`,mostActive:(s,d)=>`Am meisten gewünscht hat ${s}: ${d}`,hours:"Lieder nach Stunden",liked:"Am beliebtesten",played:"Am meisten gespielt",history:"Was lief",m3u:"Playlist-Datei (M3U)",text:"Als Text",playlistName:"Name einer Playlist",save:"Speichern",saved:(s,d)=>`${s} ist gespeichert, mit ${d===1?"1 Lied":`${d} Liedern`}`},settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(s,d)=>`${s} bis ${d}`,first:s=>`anfangs: ${s}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",connections_per_address:"Verbindungen einer Adresse für Gäste, die noch nicht mitgemacht haben",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die hier noch nie liefen",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",listen_along:"Ob die Musik auch anderswo zu hören ist, unter /stream.mp3",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",subsonic_url:"Adresse eines Musikservers: Navidrome, Gonic, Airsonic oder ein anderes OpenSubsonic",subsonic_user:"Name eines Kontos auf dem Musikserver",subsonic_password:"Passwort dieses Kontos",jamendo_client_id:"Client-ID von devportal.jamendo.com, für freie Musik von Jamendo",radio_directory:"Wer Sender von radio-browser.info in der Suche findet",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",wifi_code:"Wo der QR-Code des WLANs steht, der das Passwort enthält: auf jedem Bildschirm in diesem Haus oder nur auf Seiten des Gastgebers",allowed_hosts:"Weitere Namen, unter denen Gäste diesen Server erreichen, etwa party.example; Adressen, lokale Namen und der Name in guest_url gehen immer",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",log_requests:"Ob der Verlauf sagt, wer was gewünscht hat"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",house:"alle im Haus",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:s=>`${s} ein oder aus`,brightness:s=>`Helligkeit von ${s}`,color:s=>`Farbe von ${s}`,effect:s=>`Effekt von ${s}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",network:"Lichter im Netz",findLights:"WLEDs suchen",findingLights:"Wird gesucht …",addLight:"Hinzufügen",removeLight:"Entfernen",fps:s=>`${Math.round(s)} Bilder pro Sekunde`,hears:{pulse:"hört die Lautsprecher",fifo:"hört den Player",stream:"hört einen Stream",synthetic:"hört einen Testton"},latency:s=>`${Math.round(s)} ms nach dem Ton`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",reactions:"Lichter zeigen Stimmen",reactionsHint:"Konfetti für einen Song, Rot von beiden Enden dagegen",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:s=>`Was ${s} zeigt`,more:s=>`${s} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"Gastfarbe",sunset:"Abendrot",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Statt Musik kommen Klicks; verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(s,d)=>`anfangs: ${s} ${d}`.trim(),pixels:s=>`${s} LEDs`,effects:Ge}};var Ve={disabled:{name:"Off",parameters:{}},fixed:{name:"One colour",parameters:{}},aurora:{name:"Aurora",parameters:{waves:"Number of curtains"}},bars:{name:"Equalizer",parameters:{bars:"Number of bars"}},breathe:{name:"Breathe",parameters:{period_s:"Length of a breath"}},chase:{name:"Chase",parameters:{}},comet:{name:"Comet",parameters:{tail:"Length of the tail",beats:"Beats per crossing"}},energy:{name:"Energy",parameters:{}},fire:{name:"Fire",parameters:{}},lightning:{name:"Lightning",parameters:{length:"Length of a bolt",fade_s:"Fade time"}},melody:{name:"Melody",parameters:{fade_s:"Fade time"}},pulse:{name:"Pulse",parameters:{fade_s:"Fade time"}},rainbow:{name:"Rainbow",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Rings",parameters:{crossing_s:"Time from centre to corner",width:"Width of a ring"}},ripple:{name:"Ripples",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Height of loud bands"}},sparkle:{name:"Sparkle",parameters:{density:"Density",fade_s:"Fade time"}},spectrum:{name:"Spectrum",parameters:{mirror:"Bass in the centre",contrast:"Contrast"}},strobe:{name:"Strobe",parameters:{}},swing:{name:"Pendulum",parameters:{width:"Width of the lamp"}},vu:{name:"Level meter",parameters:{full_level:"Loudness of a full meter"}},waterfall:{name:"Waterfall",parameters:{crossing_s:"Time from end to end"}},wavelength:{name:"Wavelength",parameters:{}}};var Ue={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",music:"Music",lights:"Lights",history:"Night",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:s=>s===1?"1 hour":`${s} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(s,d)=>`${s} here now, ${d} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",screenHint:"For a TV or tablet: open this link there once. Keep it from guests, as it shows the code.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:s=>`holds until ${s}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",inSeveralBrowsers:"in two browsers",isMuted:s=>`muted until ${s}`,since:s=>`since ${s}`,problems:{urgent:s=>s===1?"1 problem to fix":`${s} problems to fix`,notes:s=>s===1?"1 note about the installation":`${s} notes about the installation`,joinByCode:"Join by code"},fun:"For fun",buzzYes:"Buzzer: yes",buzzNo:"Buzzer: no",alarm:"Alarm",announce:"Announce",announceAddress:"Address of a sound for all to hear",pages:"Other pages",guestPage:"Guest page",screen:"Screen",copy:"Copy",copied:"The address is copied",notCopied:"Copying does not work here; mark the address instead",music:{outputs:"Where the sound goes",output:s=>`${s} on or off`,outputNames:{speakers:"Speakers"},listen:"Listen along from elsewhere",listenHint:"in the garden, in the kitchen, on a phone; some seconds late",unavailable:"not there",sources:"Where songs come from",works:"works",notSetUp:"not set up; what it needs is under Settings, Search and sources",names:{local:"Library",stream:"Backup stream",online:"The net",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",ytdlp:"The net (yt-dlp)",home:"Home Assistant"},library:"The library",songs:s=>s===1?"1 song":`${s} songs`,away:s=>s===1?"is away; its song waits for it":`is away; its ${s} songs wait for it`,problems:s=>s===1?"1 file cannot be read":`${s} files cannot be read`,scan:"Look for new songs",scanning:"The music folders are looked through",renew:"Renew",renewing:"It is being renewed; this takes a minute",goBack:"Go back",jobs:{scan:"Scan of the music folders",renew:"Renewal",renewal:"Renewal",fetch:"Download",download:"Download"},jobStates:{running:"running",done:"done",failed:"failed"}},history:{title:"The night so far",minutes:s=>s===1?"1 minute":`${s} minutes`,mostActive:(s,d)=>`${s} asked most: ${d}`,hours:"Songs by the hour",liked:"Best liked",played:"Most played",history:"What played",m3u:"Playlist file (M3U)",text:"As a text",playlistName:"Name of a playlist",save:"Save",saved:(s,d)=>`${s} is saved with ${Pe(d)}`},settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(s,d)=>`${s} to ${d}`,first:s=>`at first: ${s}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",house:"everybody in the house",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:s=>`${s} on or off`,brightness:s=>`Brightness of ${s}`,color:s=>`Colour of ${s}`,effect:s=>`Effect of ${s}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",network:"Lights of the network",findLights:"Look for WLEDs",findingLights:"Looking …",addLight:"Add",removeLight:"Remove",fps:s=>`${Math.round(s)} frames a second`,hears:{pulse:"hears the speakers",fifo:"hears the player",stream:"hears a stream",synthetic:"hears a test sound"},latency:s=>`${Math.round(s)} ms behind the sound`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",reactions:"Lights react to votes",reactionsHint:"confetti for a song, red from both ends against it",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:s=>`What ${s} shows`,more:s=>`Tune ${s}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"The music gives way to clicks; move the delay until flash and click are one.",first:(s,d)=>`at first: ${s} ${d}`.trim(),pixels:s=>`${s} LEDs`,effects:Ve}};function w({language:s}){return s==="de"?Fe:Ue}var Ke=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var j=$('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var N,Qe,ve,Y=class extends H{constructor(){super(...arguments);v(this,N);this.guests=null}connectedCallback(){super.connectedCallback(),o(this,N,ve).call(this)}updated(e){let t=e.get("replica")?.party,{party:i}=this.replica;t!==void 0&&(t.guests_total!==i.guests_total||t.guests_active!==i.guests_active)&&o(this,N,ve).call(this)}render(){let{own:e,replica:t,guests:i}=this,{party:r}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(r.guests_active,r.guests_total)}</p>
      ${i?.length===0?a`<p class="muted">${e.nobody}</p>`:m}
      ${J(i??[],({id:n})=>n,n=>o(this,N,Qe).call(this,n))}
    </section>`}get own(){return w(this.texts)}};N=new WeakSet,Qe=function(e){let{client:t,texts:i,own:r,replica:n}=this,{profile:l}=I(i),c=[e.active?r.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?r.isBanned:"",e.several_browsers?r.inSeveralBrowsers:"",e.muted_until?r.isMuted(E(new Date(e.muted_until))):"",r.since(E(new Date(e.joined_at)))];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${O({"--who":We(e.color)})}>
          <i></i><bdi>${oe(i,e.name)}</bdi>
        </span>
        <small>${c.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${n}
        .guest=${e}
        @rb-done=${o(this,N,ve)}
      ></rb-guest-actions>
    </details>`},ve=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Y.styles=[R,Ie,j,Ke],g([L()],Y.prototype,"guests",2),Y=g([k("rb-guests")],Y);var Je=$('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var Z=$(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var we=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var de,Re,le=class extends H{constructor(){super(...arguments);v(this,de)}render(){let{finding:e,found:t,devices:i}=this.replica.lights,r=i.filter(({added:l})=>l);if(!this.permissions.mayHost||e==null&&r.length===0)return m;let{lights:n}=w(this.texts);return a`<div class="found" role="group" aria-label=${n.network}>
      <h3>${n.network}</h3>
      ${r.map(({id:l,name:c})=>o(this,de,Re).call(this,c,"",a`<button
          class="quiet"
          data-remove=${l}
          aria-label=${this.texts.actionOn(n.removeLight,c)}
          @click=${()=>this.runCommand("remove_light",{device:l})}
        >
          ${n.removeLight}
        </button>`))}
      ${(t??[]).map(({id:l,name:c,host:p,pixels:f})=>o(this,de,Re).call(this,c,`${n.pixels(f)} · ${p}`,a`<button
          data-add=${l}
          aria-label=${this.texts.actionOn(n.addLight,c)}
          @click=${()=>this.runCommand("add_light",{device:l})}
        >
          ${n.addLight}
        </button>`))}
      ${e==null?m:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${h("search")} ${e?n.findingLights:n.findLights}
            </button>`}
    </div>`}};de=new WeakSet,Re=function(e,t,i){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:m}</span>
      ${i}
    </div>`},le.styles=[R,Z,we],le=g([k("rb-discovered-lights")],le);function Ye({r:s,g:d,b:e}){return`#${[s,d,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Ze(s){let[d=0,e=0,t=0]=[1,3,5].map(i=>Number.parseInt(s.slice(i,i+2),16));return{r:d,g:e,b:t}}function B({name:s,hint:d,value:e,low:t,high:i,step:r,unit:n,onInput:l}){let c=Math.round(100*(e-t)/(i-t)),p=n==="%"?`${c} %`:`${Xt(e)} ${n}`.trim();return a`<label class="slider" title=${s}>
    <span>${n==="%"?d:s}<output>${p}</output></span>
    <input
      type="range"
      min=${t}
      max=${i}
      step=${r}
      aria-label=${s}
      aria-valuetext=${p}
      style=${O({"--at":`${c}%`})}
      .value=${S(String(e))}
      @input=${f=>l(es(f))}
    />
    ${d&&n!=="%"?a`<small>${d}</small>`:m}
  </label>`}function X(s,d,e,t){return a`<div class="head">
    <span>${s}<small>${d}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${s}
      title=${s}
      @click=${t}
    ></button>
  </div>`}function He(s,d,e){return a`<input
    type="color"
    aria-label=${s}
    title=${s}
    .value=${S(Ye(d))}
    @input=${t=>e(Ze(me(t)))}
  />`}function Xt(s){return Math.round(100*s)/100}function me(s){return s.target.value}function es(s){return s.target.valueAsNumber}function Xe(s,d){let e=atob(d),t=Math.floor(e.length/3),i=s.getContext("2d");if(t===0||i===null)return;s.width!==t&&(s.width=t);let r=i.createImageData(t,1);for(let n=0;n<t;n++){for(let l=0;l<3;l++)r.data[4*n+l]=e.charCodeAt(3*n+l);r.data[4*n+3]=255}i.putImageData(r,0,0)}var et=$(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}");var W=$('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var ts={r:255,g:255,b:255},ss={low:-500,high:2e3,step:5},is={low:1,high:3,step:.05},rs={low:0,high:10,step:.1},ns=100,xe,P,tt,st,it,G=class extends H{constructor(){super(...arguments);v(this,P);this.note="";v(this,xe,new $e(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Xe(t,e)}get own(){return w(this.texts).lights}render(){let{own:e,target:t,note:i}=this,{name:r,id:n}=t,l=_(this,xe),c={...t,...l.value},p=u=>l.drag({...l.value,...u}),f=c.state==="ON";return a`<div class="device" data-device=${n??""}>
      <div class="head">
        <h3>${r}${i?a`<small>${i}</small>`:m}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${e.power(r)}
          title=${e.power(r)}
          @click=${()=>p({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${n===void 0?m:a`<canvas
              data-light=${n}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview(r)}
            ></canvas>`}
      ${B({name:e.brightness(r),hint:e.brightnessShort,value:c.brightness,low:1,high:255,step:1,unit:"%",onInput:u=>p({brightness:u})})}
      <div class="row">
        <select
          aria-label=${e.effect(r)}
          title=${e.effect(r)}
          @change=${u=>p({effect:me(u)})}
        >
          ${c.effect===""?a`<option value="" selected disabled>…</option>`:m}
          ${t.effects.map(u=>a`<option value=${u} .selected=${S(u===c.effect)}>
                ${e.effects[u]?.name??u}
              </option>`)}
        </select>
        ${He(e.color(r),c.color,u=>p({color:u}))}
      </div>
      ${n===void 0?m:o(this,P,tt).call(this,c,n,p)}
    </div>`}};xe=new WeakMap,P=new WeakSet,tt=function(e,t,i){let{own:r}=this,{palettes:n,parameters:l,calibrating:c}=this.replica.lights,{name:p}=e,f=c===t;return a`<details>
      <summary>${r.more(p)}</summary>
      <div class="tuning">
      ${n?o(this,P,st).call(this,e,n,i):m}
      ${(l?.[e.effect]??[]).map(u=>o(this,P,it).call(this,u,e,i))}
      ${e.monochrome==null?m:X(r.monochrome,r.monochromeHint,e.monochrome,()=>i({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?m:B({...rs,name:r.crossfade,value:e.crossfade_s,unit:"s",onInput:u=>i({crossfade_s:u})})}
      ${e.gamma==null?m:B({...is,name:r.gamma,hint:r.gammaHint,value:e.gamma,unit:"",onInput:u=>i({gamma:u})})}
      ${e.white===void 0?m:a`<div class="row">
              <span class="muted">${r.white}</span>
              ${He(r.white,e.white??ts,u=>i({white:u}))}
            </div>`}
      ${e.delay_ms==null?m:B({...ss,name:r.delay,hint:r.delayHint,value:e.delay_ms,unit:"ms",onInput:u=>i({delay_ms:u})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${f}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!f})}
              >
                ${h("light")} ${f?r.endCalibration:r.calibrate}
              </button>
              <p class="muted">${r.calibrateHint}</p>`:m}
      </div>
    </details>`},st=function({palette:e},t,i){let{own:r}=this;return a`<div class="palettes" role="radiogroup" aria-label=${r.palette}>
      ${Object.entries(t).map(([n,l])=>a`<button
          role="radio"
          data-palette=${n}
          aria-checked=${n===e}
          title=${r.palettes[n]??n}
          @click=${()=>i({palette:n})}
        >
          <i
            style=${O(l.length>1?{background:`linear-gradient(90deg, ${l.join(", ")})`}:{background:l[0]??"var(--line)"})}
          ></i>
          <span>${r.palettes[n]??n}</span>
        </button>`)}
    </div>`},it=function({id:e,low:t,high:i,default:r,unit:n,explanation:l},c,p){let{own:f}=this;return B({name:f.effects[c.effect]?.parameters[e]??l,hint:f.first(r,n),value:c.parameters?.[e]??r,low:t,high:i,step:(i-t)/ns,unit:n,onInput:u=>p({parameters:{...c.parameters,[e]:u}})})},G.styles=[R,ye,W,Z,j,et],g([ne({attribute:!1})],G.prototype,"target",2),g([ne({attribute:!1})],G.prototype,"note",2),G=g([k("rb-light-device")],G);var as={low:0,high:10,step:.1},ce,ee,T,rt,nt,at,ot,lt,dt,mt,ze,F=class extends H{constructor(){super(...arguments);v(this,T);v(this,ce,new $e(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;v(this,ee,()=>{this.client.watchLights(document.hidden?null:e=>o(this,T,rt).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",_(this,ee)),_(this,ee).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",_(this,ee)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[o(this,T,nt).call(this,t),o(this,T,mt).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return w(this.texts)}};ce=new WeakMap,ee=new WeakMap,T=new WeakSet,rt=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let i=e[t.target.id??""];i!==void 0&&t.draw(i)}},nt=function(e){let{lights:t}=this.own,{safe:i,automatic:r,reactions:n,alarm:l}=e,c=_(this,ce).value??e.speed;return a`<div class="show">
      ${l?a`<p role="status" class="alarm">${h("warning")} ${t.alarm}</p>`:m}
      ${o(this,T,at).call(this,e)}
      ${X(t.safe,t.safeHint,i??!1,()=>this.runCommand("set_light_show",{safe:!i}))}
      ${X(t.automatic,t.automaticHint,r??!1,()=>this.runCommand("set_light_show",{automatic:!r}))}
      ${n==null?m:X(t.reactions,t.reactionsHint,n,()=>this.runCommand("set_light_show",{reactions:!n}))}
      ${c===null?m:B({...as,name:t.speed,value:c,unit:"",onInput:p=>_(this,ce).drag(p)})}
      ${o(this,T,ot).call(this,e)}
    </div>`},at=function({fps:e,source:t,latency_ms:i}){let{lights:r}=this.own,n=[t?r.hears[t]??t:"",e?r.fps(e):"",e&&i!==null?r.latency(i):""];return a`<p class="muted">${n.filter(Boolean).join(" · ")}</p>`},ot=function({scenes:e,scene:t}){if(!e)return m;let{lights:i}=this.own;return a`<div class="scenes" role="group" aria-label=${i.scenes}>
      <h3>${i.scenes}</h3>
      ${e.map(r=>a`<span class="scene">
          <button
            data-scene=${r}
            aria-pressed=${r===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:r})}
          >
            ${r}
          </button>
          ${o(this,T,lt).call(this,r)}
        </span>`)}
      <form
        @submit=${async r=>{r.preventDefault();let n=this.sceneName.trim();n&&await this.runCommand("save_light_scene",{name:n})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${i.sceneName}
          aria-label=${i.sceneName}
          .value=${S(this.sceneName)}
          @input=${r=>{this.sceneName=me(r)}}
        />
        <button data-command="save_light_scene">${i.saveScene}</button>
      </form>
    </div>`},lt=function(e){let t=this.armed===e,i=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn(i,e)}
      title=${i}
      @click=${()=>o(this,T,dt).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${h("close")} ${t?i:m}
    </button>`},dt=async function(e){let t=this.armed===e;this.armed=t?null:e,t&&await this.runCommand("remove_light_scene",{name:e})},mt=function(e){let{lights:t}=this.own,{devices:i}=e,[r]=i;if(!r)return a`<p class="muted">${t.none}</p>`;let n={name:t.all,effects:[...new Set(i.flatMap(({effects:l})=>l))],state:i.some(({state:l})=>l==="ON")?"ON":"OFF",brightness:Math.max(...i.map(({brightness:l})=>l)),color:r.color,effect:i.every(({effect:l})=>l===r.effect)?r.effect:""};return[i.length>1?o(this,T,ze).call(this,n):m,J(i,({id:l})=>l,l=>o(this,T,ze).call(this,l,l.available?t.pixels(l.pixels):t.unavailable))]},ze=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},F.styles=[R,ye,W,Z,we],g([L()],F.prototype,"sceneName",2),g([L()],F.prototype,"armed",2),F=g([k("rb-lights")],F);var ke=$(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function pe({address:s,texts:d,notify:e}){let t=w(d);return a`<p class="link">
    <a href=${s} target="_blank" dir="ltr">${s}</a>
    <button
      data-copy
      aria-label=${d.actionOn(t.copy,s)}
      @click=${({currentTarget:i})=>{os(s,i)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function os(s,d){let e=Object.assign(document.createElement("textarea"),{value:s});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),d.focus(),t}var ct=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}");var ls=2e3,ds=15e3,pt=50,te,x,ut,ht,gt,ft,bt,yt,$t,Le,ue,V=class extends H{constructor(){super(...arguments);v(this,x);this.overview=null;this.library=null;v(this,te)}connectedCallback(){super.connectedCallback(),o(this,x,ue).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_(this,te))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(i=>o(this,x,ft).call(this,i))} ${o(this,x,gt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(i=>o(this,x,bt).call(this,i))}
      <button data-command="scan_library" @click=${o(this,x,$t)}>
        ${h("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(i=>o(this,x,yt).call(this,i))}
    </section>
    ${this.library?o(this,x,ut).call(this,this.library):m}`}get own(){return w(this.texts)}};te=new WeakMap,x=new WeakSet,ut=function({songs:e,folders:t,problems:i,unreadable:r}){let{music:n}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${n.library}</h2>
      <p class="muted">${n.songs(e)}</p>
      ${t.map(({path:l,present:c,songs:p})=>a`<div class="source ${c?"":"bad"}">
          ${h(c?"check":"warning")}
          <span dir="ltr">
            ${l}<small>${c?n.songs(p):n.away(p)}</small>
          </span>
        </div>`)}
      ${i>0?a`<details>
              <summary>${n.problems(i)}</summary>
              ${r.map(({path:l,reason:c})=>a`<p class="job">
                  <bdi dir="ltr">${l}</bdi><small>${be(this.texts,c)}</small>
                </p>`)}
              ${r.length<i?a`<button @click=${o(this,x,ht)}>
                      ${I(this.texts).search.showMore}
                    </button>`:m}
            </details>`:m}
    </section>`},ht=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:pt});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},gt=function(){let{texts:e}=this,{music:t}=this.own,i=this.replica.settings.listen_along===!0,r=this.replica.me.stream_url;return a`<div class="line">
        <span>${t.listen}<small>${t.listenHint}</small></span>
        <button
          class="switch"
          role="switch"
          data-setting="listen_along"
          aria-checked=${i}
          aria-label=${t.listen}
          title=${t.listen}
          ?disabled=${!this.permissions.mayHost}
          @click=${()=>this.runCommand("set_setting",{name:"listen_along",value:!i})}
        ></button>
      </div>
      ${i&&r?pe({address:r,texts:e,notify:(n,l)=>this.notify(n,l)}):m}`},ft=function({id:e,name:t,on:i,available:r}){let{music:n}=this.own,l=n.outputNames[t]??t;return a`<div class="line">
      <span>${l}${r?m:a`<small>${n.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${i}
        aria-label=${n.output(l)}
        title=${n.output(l)}
        @click=${()=>this.runCommand("set_output",{output:e,on:!i})}
      ></button>
    </div>`},bt=function(e){let{name:t,works:i,reason:r,version:n,renewable:l,set_up:c}=e,{music:p}=this.own,f=c===!1,u=i?p.works:be(this.texts,r??""),q=f?p.notSetUp:u;return a`<div class="source ${i?"":"bad"} ${f?"off":""}" data-source=${t}>
      ${h(f?A.none:i?"check":"warning")}
      <span>
        ${I(this.texts).sources[t]??p.names[t]??t}
        <small>${[q,n??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${l?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>o(this,x,Le).call(this,{})}>
                ${p.renew}
              </button>
              <button data-command="renew_back" @click=${()=>o(this,x,Le).call(this,{back:!0})}>
                ${p.goBack}
              </button>
            </span>`:m}
    </div>`},yt=function({id:e,kind:t,state:i,progress:r,reason:n,started_at:l}){let{music:c}=this.own,p=r===null?"":`${Math.round(100*r)} %`,f=[c.jobStates[i],i==="running"?p:"",E(new Date(l))];return a`<div class="job ${i}" data-job=${e}>
      <span>${c.jobs[t]??t}<small>${f.filter(Boolean).join(" · ")}</small></span>
      ${n?a`<small class="reason">${be(this.texts,n)}</small>`:m}
      ${i==="running"?a`<i
              role="progressbar"
              aria-label=${c.jobs[t]??t}
              aria-valuenow=${r===null?m:Math.round(100*r)}
              style=${O({"--at":`${100*(r??0)}%`})}
            ></i>`:m}
    </div>`},$t=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await o(this,x,ue).call(this))},Le=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await o(this,x,ue).call(this))},ue=async function(){if(clearTimeout(_(this,te)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:pt})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");Be(this,te,setTimeout(()=>{o(this,x,ue).call(this)},e?ls:ds))},V.styles=[R,W,ke,j,ct],g([L()],V.prototype,"overview",2),g([L()],V.prototype,"library",2),V=g([k("rb-music")],V);var vt=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ms=["full_control","full_voting","upvotes_only","no_control"],cs=[1,2,3,4,6,8,12],ps=["fair","votes","fifo"],b,wt,xt,kt,Ee,_t,St,Tt,Ct,Rt,Ae,Ht,zt,U=class extends H{constructor(){super(...arguments);v(this,b);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:i}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${i.open?"open":""}">
          <i></i>${i.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(i.guests_active,i.guests_total)}</p>
        ${i.open?o(this,b,Rt).call(this):o(this,b,Ct).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${ms.map(r=>o(this,b,Ae).call(this,"mode",r,e.modes[r],r===i.mode,()=>this.runCommand("set_setting",{name:"mode",value:r})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${ps.map(r=>o(this,b,Ae).call(this,"order",r,e.orders[r],r===i.order,()=>this.runCommand("set_setting",{name:"order",value:r})))}
        </fieldset>
      </section>
      ${o(this,b,kt).call(this)} ${o(this,b,wt).call(this)}`}get host(){return w(this.texts)}};b=new WeakSet,wt=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.runCommand("buzz",{sound:"yes"})}>
          ${h("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.runCommand("buzz",{sound:"no"})}>
          ${h("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.runCommand("alarm",{})}
        >
          ${h("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${o(this,b,xt)}>
        <input
          name="address"
          type="url"
          maxlength="2000"
          placeholder=${e.announceAddress}
          aria-label=${e.announceAddress}
          ?disabled=${!t.mayHost}
        />
        <button data-command="announce" ?disabled=${!t.mayHost}>${e.announce}</button>
      </form>
    </section>`},xt=async function(e){e.preventDefault();let t=e.target,i=String(new FormData(t).get("address")).trim();i&&await this.runCommand("announce",{media_uri:i})&&t.reset()},kt=function(){let{host:e,permissions:t,texts:i}=this,{me:r,party:n,settings:l}=this.replica,c=r.join_url??ae(".").href,p=n.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${o(this,b,Ee).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${pe({address:c,texts:i,notify:(f,u)=>this.notify(f,u)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${S(p)}
          ?disabled=${!t.mayHost}
          @change=${o(this,b,Tt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${p&&r.join_code?a`<p class="code" dir="ltr" data-code="join">${r.join_code}</p>
            ${n.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil(E(new Date(n.join_code_expires_at)))}
                  </p>`:m}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${h("restart")} ${e.newCode}
            </button>`:m}
      ${t.mayHost?o(this,b,_t).call(this):m}
      ${r.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${pe({address:r.screen_url,texts:i,notify:(f,u)=>this.notify(f,u)})}`:m}
      ${l.wifi_ssid?a`<img src=${o(this,b,Ee).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${l.wifi_ssid}</bdi></p>`:m}
    </section>`},Ee=function(e){let{me:t,revision:i}=this.replica,r=e==="wifi.svg"?String(i):t.join_url??"";return ae(r?`${e}?of=${encodeURIComponent(r)}`:e).href},_t=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(E(new Date(t.expires_at)))}</p>`:m}
      <button data-command="make_mod_code" @click=${o(this,b,St)}>
        ${h(A.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},St=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Tt=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Ct=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,b,Ht)}
      >
        ${h("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${cs.map(t=>a`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},Rt=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,b,zt)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${h("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Ae=function(e,t,{name:i,hint:r},n,l){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${S(n)}
        @change=${async()=>{await l()||this.requestUpdate()}}
      />
      <span>${i}<small>${r}</small></span>
    </label>`},Ht=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},zt=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},U.styles=[R,ke,vt],g([L()],U.prototype,"isClosing",2),g([L()],U.prototype,"modCode",2),U=g([k("rb-party")],U);var us={"neither a sound server nor a sound card was found, so songs play without being heard; set PULSE_SERVER, or let the container use /dev/snd":"Es wurde weder ein Soundserver noch eine Soundkarte gefunden, darum ist nichts zu hören; setze PULSE_SERVER oder gib dem Container /dev/snd","the speaker or the sound server cannot be reached; check that it is there and switched on":"Lautsprecher oder Soundserver sind nicht erreichbar; prüfe, ob sie da und eingeschaltet sind","Home Assistant's audio cannot be reached, or lacks the device that the app's Audio panel names; choose another one there and restart the app, or wait until the audio is back":"Die Audioausgabe von Home Assistant ist nicht erreichbar, oder ihr fehlt das Gerät, das im Audio-Bereich der App gewählt ist; wähle dort ein anderes und starte die App neu, oder warte, bis sie wieder da ist"},hs={music_folder_missing:({path:s,option:d})=>`Der Musikordner ${s} (Option ${d}) fehlt. Schließe sein Laufwerk an oder korrigiere die Option; seine Songs sind wieder da, sobald der Ordner da ist.`,music_empty:({paths:s,option:d})=>`In ${s} (Option ${d}) ist keine Musik. Kopiere Songs dorthin oder wähle andere Ordner.`,cookies_unusable:({path:s,option:d,reason:e})=>`Die Cookie-Datei ${s} (Option ${d}) ist nicht verwendbar: ${M(e)}. So lange lassen sich keine Songs holen, die ein Konto brauchen.`,option_unusable:({option:s,reason:d,used:e})=>`Die Option ${s} ist nicht verwendbar: ${M(d)}. Bis sie korrigiert ist, gilt stattdessen ${e}.`,options_unreadable:({reason:s})=>`Die Optionen sind nicht lesbar: ${M(s)}. Es gelten die Standardwerte; speichere die Konfiguration der App noch einmal.`,light_unusable:({option:s,reason:d})=>`${s} ist nicht verwendbar (${M(d)}). Dieses Licht fehlt, die anderen laufen.`,broker_away:({host:s,port:d,reason:e})=>`Der MQTT-Broker ${s}:${d} antwortet nicht (${M(e)}). Home Assistant und die Lichter folgen wieder, sobald er antwortet; die Musik läuft.`,broker_refused:({host:s,port:d,option:e,reason:t})=>`Der MQTT-Broker ${s}:${d} lehnt die Verbindung ab (${M(t)}). Korrigiere ${e}; so lange sieht Home Assistant die Party nicht.`,broker_embedded:()=>"Die Party nutzt ihren eigenen MQTT-Broker, den Home Assistant nicht sieht. Installiere die App „Mosquitto broker“ und füge in Home Assistant die Integration MQTT hinzu; die Party verbindet sich dann von selbst.",broker_private:({port:s,username_option:d,password_option:e,host_option:t})=>`Die Party nutzt ihren eigenen MQTT-Broker auf Port ${s}, erreichbar nur von diesem Rechner. Für ein Home Assistant auf einem anderen Rechner setze ${d} und ${e}, oder nenne dessen Broker mit ${t}.`,broker_open:({port:s,username:d})=>`Die Party nutzt ihren eigenen MQTT-Broker. Füge in Home Assistant die Integration MQTT hinzu: Adresse dieses Rechners, Port ${s}, Benutzer ${d} und das Passwort, das du gewählt hast.`,supervisor_away:({reason:s})=>`Der Supervisor von Home Assistant antwortet nicht (${M(s)}). Die Party läuft; nach MQTT-Broker und Gästeadresse wird weiter gefragt.`,guest_port_closed:()=>"Gäste erreichen ihre Seite nicht: Ihr Port ist geschlossen. Trage in der Konfiguration der App unter Netzwerk bei 8080/tcp einen Port ein und starte die App neu.",sound_missing:({reason:s})=>`Der Ton hat keinen Ausgang: ${M(s)}.`,disk_low:({free_mb:s,path:d})=>`Der Speicher ist fast voll: In ${d} sind noch ${s} MB frei. Schaffe Platz, bevor sich Wünsche nicht mehr speichern lassen.`,disk_full:({free_mb:s,path:d})=>`Der Speicher ist voll: In ${d} sind noch ${s} MB frei. Die Musik läuft, aber Wünsche und Stimmen lassen sich erst wieder speichern, wenn Platz ist.`,database_salvaged:({outcome:s,kept:d})=>`Die Datenbank war beschädigt und wurde gerettet: ${M(s)}. Die beschädigten Dateien liegen in ${d}.`,many_newcomers:({address:s})=>`Von ${s==="one device"?"einem Gerät":s} kommen mehr neue Gäste auf einmal, als es Menschen tun. Die Party läuft weiter, und ihre Stimmen sind begrenzt. Lass nur noch beitreten, wer den Code auf dem Bildschirm scannt.`,task_failing:({task:s,reason:d})=>`Ein Teil des Servers versagt und wird neu gestartet: ${s} (${M(d)}). Die Party läuft ohne ihn weiter, bis er wieder läuft; im Protokoll steht, was in einen Fehlerbericht gehört.`};function Lt({language:s},d){let e=s==="de"?hs[d.code]:void 0;return e?e(d.params):d.message}function M(s){return us[String(s)]??String(s??"?")}var Et=$(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var gs={error:h("warning"),warning:h("warning"),info:h(A.info)},se,At,jt,he=class extends H{constructor(){super(...arguments);v(this,se)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return m;let i=w(this.texts).problems,r=e.filter(({severity:n})=>n!=="info");return a`<details class="card ${t.severity}" ?open=${r.length>0}>
      <summary>
        <span>${r.length>0?i.urgent(r.length):i.notes(e.length)}</span>
      </summary>
      <ul role="list">
        ${e.map(n=>o(this,se,jt).call(this,n))}
      </ul>
    </details>`}};se=new WeakSet,At=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${w(this.texts).problems.joinByCode}
    </button>`},jt=function(e){let t=E(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${gs[e.severity]}
      <p>
        ${Lt(this.texts,e)}
        <small>${w(this.texts).since(t)}</small>
      </p>
      ${e.code==="many_newcomers"?o(this,se,At).call(this):m}
    </li>`},he.styles=[R,j,Et],he=g([k("rb-problems")],he);var Mt=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var fs=20,bs=5,z,Dt,je,Ot,Nt,Bt,Wt,Me,K=class extends H{constructor(){super(...arguments);v(this,z);this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),o(this,z,Me).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&o(this,z,Me).call(this)}render(){let{history:e}=this.own,{stats:t,history:i}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t?o(this,z,Dt).call(this,t):m}
      ${t?o(this,z,je).call(this,e.liked,t.best_liked,({up:r,down:n})=>r-n):m}
      ${t?o(this,z,je).call(this,e.played,t.most_played,({times:r})=>r):m}
      ${i?o(this,z,Ot).call(this,i):m}
      <a href=${ae("api/v1/export.m3u").href} download>${h("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${o(this,z,Bt)}>${e.text}</button>
      <form @submit=${o(this,z,Wt)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return w(this.texts)}};z=new WeakSet,Dt=function({plays:e,guests:t,votes:i,played_s:r,hours:n,most_active:l}){let{history:c}=this.own,{recap:p}=I(this.texts),f=Math.max(1,...n.map(q=>q.plays)),[u]=l;return a`<p>
        ${p.songs(e)}, ${c.minutes(qe(r))}, ${p.guests(t)},
        ${p.votes(i)}
      </p>
      ${u?a`<p class="muted">
              ${c.mostActive(oe(this.texts,u.guest.name),u.requests)}
            </p>`:m}
      <ol class="hours" aria-label=${c.hours} ?hidden=${n.length<2}>
        ${n.map(({at:q,plays:Se})=>{let Ne=`${E(new Date(q))}: ${p.songs(Se)}`;return a`<li title=${Ne} style="height:${100*Se/f}%">
            <span class="sr">${Ne}</span>
          </li>`})}
      </ol>`},je=function(e,t,i){return t.length===0?m:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,bs).map(r=>a`<li>
              <span><bdi>${r.song.title}</bdi> <small><bdi>${r.song.artist}</bdi></small></span>
              <b>${i(r)}</b>
            </li>`)}
      </ol>`},Ot=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(i=>a`<li>
            <span>
              <bdi>${i.song.title}</bdi>
              <small>
                ${E(new Date(i.started_at))} · <bdi>${i.song.artist}</bdi>
                ${i.requested_by?a`· <bdi>${oe(this.texts,i.requested_by.name)}</bdi>`:m}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn(this.texts.tryAgain,i.song.title)}
              title=${this.texts.tryAgain}
              @click=${()=>o(this,z,Nt).call(this,i)}
            >
              ${h("restart")}
            </button>
          </li>`)}
      </ol>`},Nt=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back(e.title))},Bt=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Wt=async function(e){e.preventDefault();let t=e.target,i=String(new FormData(t).get("name")).trim();if(i==="")return;let r=await this.runCommand("save_playlist",{name:i});r&&(t.reset(),this.notify(this.own.history.saved(r.name,r.songs)))},Me=async function(){this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:fs})??null},K.styles=[R,Mt],g([L()],K.prototype,"stats",2),g([L()],K.prototype,"history",2),K=g([k("rb-history")],K);var Pt=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var ys="***",$s={from:"22:00",to:"07:00",volume_max:.4},y,qt,It,_e,Gt,Ft,Vt,D,De,Q=class extends H{constructor(){super(...arguments);v(this,y);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),o(this,y,De).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let i of this.rows??[])t.set(i.group,[...t.get(i.group)??[],i]);return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${o(this,y,De)}>${h("restart")} ${this.texts.tryAgain}</button>`:m}
      ${J(t,([i])=>i,([i,r])=>a`<details>
          <summary>${e.groups[i]??i}</summary>
          ${r.map(n=>o(this,y,qt).call(this,n))}
        </details>`)}
    </section>`}get own(){return w(this.texts)}};y=new WeakSet,qt=function(e){let{settings:t}=this.own,i=this.replica.settings[e.name],r=!e.secret&&JSON.stringify(i)!==JSON.stringify(e.default),n=t.explanations[e.name]??e.explanation;return a`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${n}
        <small>${o(this,y,It).call(this,e)}</small>
      </label>
      <div class="field">
        ${o(this,y,Gt).call(this,e,i)}
        ${r?a`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,n)}
                title=${t.toDefault}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>o(this,y,D).call(this,e,e.default)}
              >
                ${h("back")}
              </button>`:m}
      </div>
    </div>`},It=function({name:e,kind:t,low:i,high:r,default:n,secret:l}){let{settings:c}=this.own,p=[e];return i!==null&&r!==null&&p.push(c.range(i,r)),t==="texts"&&p.push(c.oneALine),l?p.push(c.secret):t!=="quiet_hours"&&p.push(c.first(o(this,y,_e).call(this,n))),p.join(" · ")},_e=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let i=String(e);return t.choices[i]??(i===""?t.empty:i)},Gt=function(e,t){let{name:i}=e,r=!this.permissions.mayHost,n=(l,c)=>{let p=l.target.value;o(this,y,D).call(this,e,c(p))};switch(e.kind){case"switch":return a`<button
          id=${i}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${i}"
          title=${o(this,y,_e).call(this,t)}
          ?disabled=${r}
          @click=${()=>o(this,y,D).call(this,e,t!==!0)}
        ></button>`;case"choice":return a`<select
          id=${i}
          ?disabled=${r}
          @change=${l=>n(l,String)}
        >
          ${(e.choices??[]).map(l=>a`<option value=${l} .selected=${S(l===t)}>
                ${o(this,y,_e).call(this,l)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<input
          id=${i}
          type="number"
          min=${e.low??m}
          max=${e.high??m}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${r}
          .value=${S(String(t??""))}
          @change=${l=>n(l,c=>c===""?e.default:Number(c))}
        />${i.endsWith("_s")?vs(Number(t)):m}`;case"texts":return a`<textarea
          id=${i}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${r}
          .value=${S((t??[]).join(`
`))}
          @change=${l=>n(l,ws)}
        ></textarea>`;case"quiet_hours":return o(this,y,Vt).call(this,e,t??[],r);case"text":return e.secret?o(this,y,Ft).call(this,e,t,r):a`<input
              id=${i}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${r}
              .value=${S(String(t??""))}
              @change=${l=>n(l,c=>c.trim())}
            />`}},Ft=function(e,t,i){let{settings:r}=this.own,n=t===ys;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${n?r.isSet:""}
        ?disabled=${i}
        .value=${S("")}
        @change=${l=>{let c=l.target.value;c!==""&&o(this,y,D).call(this,e,c)}}
      />
      ${n?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(r.clear,e.name)}
              title=${r.clear}
              ?disabled=${i}
              @click=${()=>o(this,y,D).call(this,e,"")}
            >
              ${h("remove")}
            </button>`:m}`},Vt=function(e,t,i){let{settings:r}=this.own,n=(l,c)=>{o(this,y,D).call(this,e,t.map((p,f)=>f===l?{...p,...c}:p))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:l,to:c,volume_max:p},f)=>a`<div class="time">
          <input
            type="time"
            aria-label=${r.from}
            ?disabled=${i}
            .value=${S(l)}
            @change=${u=>n(f,{from:u.target.value})}
          />
          <input
            type="time"
            aria-label=${r.to}
            ?disabled=${i}
            .value=${S(c)}
            @change=${u=>n(f,{to:u.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${r.loudest}
            title=${r.loudest}
            ?disabled=${i}
            .value=${S(String(Math.round(100*p)))}
            @change=${u=>n(f,{volume_max:u.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${r.removeTime}
            title=${r.removeTime}
            ?disabled=${i}
            @click=${()=>o(this,y,D).call(this,e,t.filter((u,q)=>q!==f))}
          >
            ${h("remove")}
          </button>
        </div>`)}
      <button ?disabled=${i} @click=${()=>o(this,y,D).call(this,e,[...t,$s])}>
        ${h("plus")} ${r.addTime}
      </button>
    </div>`},D=async function({name:e},t){await this.runCommand("set_setting",{name:e,value:t})?this.notify(this.own.settings.saved):this.requestUpdate()},De=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},Q.styles=[R,W,j,Pt],g([L()],Q.prototype,"rows",2),g([L()],Q.prototype,"hasFailed",2),Q=g([k("rb-settings")],Q);function vs(s){if(!(s>=120))return m;let[d,e]=s<7200?["min",60]:["h",3600];return a`<span class="muted">= ${Math.round(10*s/e)/10} ${d}</span>`}function ws(s){return s.split(`
`).map(d=>d.trim()).filter(Boolean)}var xs=["queue","party","guests","music","lights","history","settings"],ks={queue:h("queue"),party:h("moon"),guests:h("people"),music:h(A.disc),lights:h("light"),history:h(A.list),settings:h(A.gear)},ge=matchMedia("(max-width: 899px)"),fe,C,Oe,re,Ut,Kt,Qt,Jt,ie=class extends Te{constructor(){super(...arguments);v(this,C);this.tab="queue";v(this,fe,()=>this.requestUpdate())}importSheets(){return import("./chunks/sheets-HBS6YKNM.js")}badge(){return _(this,C,re).title}connectedCallback(){super.connectedCallback(),ge.addEventListener("change",_(this,fe))}disconnectedCallback(){super.disconnectedCallback(),ge.removeEventListener("change",_(this,fe))}links(){let e=_(this,C,re);return a`<nav class="pages" aria-label=${e.pages}>
      ${Ce("guest",e.guestPage,"people")} ${Ce("tv",e.screen,A.screen)}
    </nav>`}news(e){let{client:t,texts:i}=this;return a`<rb-problems .client=${t} .texts=${i} .replica=${e}></rb-problems>`}above(){return ge.matches?o(this,C,Oe).call(this):m}beside(e){return a`${ge.matches?m:o(this,C,Oe).call(this)}
      <div class="beside" role="tabpanel" aria-label=${_(this,C,re).tab[this.tab]}>
        ${o(this,C,Jt).call(this,e)}
      </div>`}};fe=new WeakMap,C=new WeakSet,Oe=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${_(this,C,re).tabs}
      @keydown=${o(this,C,Qt)}
    >
      ${xs.map(e=>o(this,C,Ut).call(this,e))}
    </nav>`},re=function(){return w(this.texts)},Ut=function(e){let t=_(this,C,re).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>o(this,C,Kt).call(this,e)}
    >
      ${ks[e]}<span>${t}</span>
    </button>`},Kt=async function(e){this.tab=e,await this.updateComplete,ge.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Qt=function(e){let t={ArrowLeft:-1,ArrowRight:1}[e.key],i=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(l=>l.offsetParent!==null),r=i.indexOf(e.target);if(t===void 0||r<0)return;let n=i.at((r+t)%i.length);n?.click(),n?.focus()},Jt=function(e){let{client:t,texts:i}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${i} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${i} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${i} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${i} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${i} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${i}
          .replica=${e}
        ></rb-settings>`}},ie.styles=[...Te.styles,Je],g([ne({reflect:!0})],ie.prototype,"tab",2),ie=g([k("rb-host")],ie);export{ie as HostPage};
