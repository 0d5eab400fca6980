/* raveberry sources sha256:e4d64d3e5b93bf2a17d172f88da563815565ea10d480f734ca440128567b631e */
/* licences: licences.txt */
import{a as Se}from"./chunks/chunk-ANRI4OPR.js";import{a as ye,b as I,c as E}from"./chunks/chunk-JGYLOQJ5.js";import{B as L,C as Ge,D as z,E as p,F as R,H as Y,I as T,L as be,M as Be,T as Te,a as _,b as a,d,f as x,g as ie,h as C,k as N,n as re,o as Oe,s as Pe,w as ae,x as fe}from"./chunks/chunk-S3SLPWI2.js";import{a as g,b as $,c as w,d as We,e as l}from"./chunks/chunk-XZA5SS3W.js";var Ie={disabled:{name:"Aus",parameters:{}},fixed:{name:"Eine Farbe",parameters:{}},aurora:{name:"Polarlicht",parameters:{waves:"Anzahl der Bänder"}},bars:{name:"Equalizer",parameters:{bars:"Anzahl der Balken"}},breathe:{name:"Atmen",parameters:{period_s:"Dauer eines Atemzugs"}},chase:{name:"Lauflicht",parameters:{}},comet:{name:"Komet",parameters:{tail:"Länge des Schweifs",beats:"Schläge pro Durchlauf"}},energy:{name:"Energie",parameters:{}},fire:{name:"Feuer",parameters:{}},lightning:{name:"Blitze",parameters:{length:"Länge der Blitze",fade_s:"Ausklingzeit"}},melody:{name:"Melodie",parameters:{fade_s:"Ausklingzeit"}},pulse:{name:"Puls",parameters:{fade_s:"Ausklingzeit"}},rainbow:{name:"Regenbogen",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Ringe",parameters:{crossing_s:"Zeit von der Mitte zur Ecke",width:"Breite der Ringe"}},ripple:{name:"Wellen",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Höhe lauter Frequenzen"}},sparkle:{name:"Funkeln",parameters:{density:"Dichte",fade_s:"Ausklingzeit"}},spectrum:{name:"Spektrum",parameters:{mirror:"Bass in der Mitte",contrast:"Kontrast"}},strobe:{name:"Stroboskop",parameters:{}},swing:{name:"Pendel",parameters:{width:"Breite des Lichts"}},vu:{name:"Pegelanzeige",parameters:{full_level:"Lautstärke bei Vollausschlag"}},waterfall:{name:"Wasserfall",parameters:{crossing_s:"Zeit von Ende zu Ende"}},wavelength:{name:"Wellenlänge",parameters:{}}};var Ve={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",music:"Musik",lights:"Lichter",history:"Abend",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:s=>s===1?"1 Stunde":`${s} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(s,m)=>`${s} gerade da, ${m} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",screenHint:"Für Fernseher oder Tablet: diesen Link dort einmal öffnen. Gib ihn nicht an Gäste, er zeigt den Code.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:s=>`gilt bis ${s}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",inSeveralBrowsers:"in zwei Browsern",isMuted:s=>`stumm bis ${s}`,since:s=>`seit ${s}`,problems:{urgent:s=>s===1?"1 Problem zu beheben":`${s} Probleme zu beheben`,notes:s=>s===1?"1 Hinweis zur Installation":`${s} Hinweise zur Installation`,joinByCode:"Beitritt nur mit Code"},fun:"Zum Spaß",buzzYes:"Buzzer: Ja",buzzNo:"Buzzer: Nein",alarm:"Alarm",announce:"Durchsagen",announceAddress:"Adresse eines Tons für alle",pages:"Andere Seiten",guestPage:"Gästeseite",screen:"Bildschirm",copy:"Kopieren",copied:"Die Adresse ist kopiert",notCopied:"Kopieren geht hier nicht; markiere die Adresse",music:{outputs:"Wohin der Ton geht",output:s=>`${s} ein oder aus`,outputNames:{speakers:"Lautsprecher"},listen:"Anderswo mithören",listenHint:"im Garten, in der Küche, am Handy; ein paar Sekunden später",unavailable:"nicht da",sources:"Woher Lieder kommen",works:"läuft",notSetUp:"nicht eingerichtet; was fehlt, steht unter Regeln bei Suche und Quellen",names:{local:"Bibliothek",stream:"Ersatz-Stream",online:"Das Netz",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",ytdlp:"Das Netz (yt-dlp)",home:"Home Assistant"},library:"Die Bibliothek",songs:s=>s===1?"1 Lied":`${s} Lieder`,away:s=>s===1?"ist weg; 1 Lied wartet darauf":`ist weg; ${s} Lieder warten darauf`,problems:s=>s===1?"1 Datei ist nicht lesbar":`${s} Dateien sind nicht lesbar`,scan:"Neue Lieder suchen",scanning:"Die Musikordner werden durchgesehen",renew:"Erneuern",renewing:"Es wird erneuert; das dauert eine Minute",goBack:"Zurück",jobs:{scan:"Durchsicht der Musikordner",renew:"Erneuerung",renewal:"Erneuerung",fetch:"Download",download:"Download"},jobStates:{running:"läuft",done:"fertig",failed:"fehlgeschlagen"}},history:{title:"Der Abend bis jetzt",minutes:s=>s===1?"1 Minute":`${s} Minuten`,mostActive:(s,m)=>`Am meisten gewünscht hat ${s}: ${m}`,hours:"Lieder nach Stunden",liked:"Am beliebtesten",played:"Am meisten gespielt",history:"Was lief",m3u:"Playlist-Datei (M3U)",text:"Als Text",playlistName:"Name einer Playlist",save:"Speichern",saved:(s,m)=>`${s} ist gespeichert, mit ${m===1?"1 Lied":`${m} Liedern`}`},settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(s,m)=>`${s} bis ${m}`,first:s=>`anfangs: ${s}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",connections_per_address:"Verbindungen einer Adresse für Gäste, die noch nicht mitgemacht haben",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die hier noch nie liefen",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",listen_along:"Ob die Musik auch anderswo zu hören ist, unter /stream.mp3",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",subsonic_url:"Adresse eines Musikservers: Navidrome, Gonic, Airsonic oder ein anderes OpenSubsonic",subsonic_user:"Name eines Kontos auf dem Musikserver",subsonic_password:"Passwort dieses Kontos",jamendo_client_id:"Client-ID von devportal.jamendo.com, für freie Musik von Jamendo",radio_directory:"Wer Sender von radio-browser.info in der Suche findet",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",wifi_code:"Wo der QR-Code des WLANs steht, der das Passwort enthält: auf jedem Bildschirm in diesem Haus oder nur auf Seiten des Gastgebers",allowed_hosts:"Weitere Namen, unter denen Gäste diesen Server erreichen, etwa party.example; Adressen, lokale Namen und der Name in guest_url gehen immer",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",guests_kept_s:"Sekunden nach dem Ende der Party, bis ihre Gäste vergessen werden",log_requests:"Ob der Verlauf sagt, wer was gewünscht hat"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",house:"alle im Haus",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:s=>`${s} ein oder aus`,brightness:s=>`Helligkeit von ${s}`,color:s=>`Farbe von ${s}`,effect:s=>`Effekt von ${s}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",network:"Lichter im Netz",findLights:"WLEDs suchen",findingLights:"Wird gesucht …",addLight:"Hinzufügen",removeLight:"Entfernen",fps:s=>`${Math.round(s)} Bilder pro Sekunde`,hears:{pulse:"hört die Lautsprecher",fifo:"hört den Player",stream:"hört einen Stream",synthetic:"hört einen Testton"},latency:s=>`${Math.round(s)} ms nach dem Ton`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",reactions:"Lichter zeigen Stimmen",reactionsHint:"Konfetti für einen Song, Rot von beiden Enden dagegen",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:s=>`Was ${s} zeigt`,more:s=>`${s} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"Gastfarbe",sunset:"Abendrot",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Statt Musik kommen Klicks; verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(s,m)=>`anfangs: ${s} ${m}`.trim(),pixels:s=>`${s} LEDs`,effects:Ie}};var Fe={disabled:{name:"Off",parameters:{}},fixed:{name:"One colour",parameters:{}},aurora:{name:"Aurora",parameters:{waves:"Number of curtains"}},bars:{name:"Equalizer",parameters:{bars:"Number of bars"}},breathe:{name:"Breathe",parameters:{period_s:"Length of a breath"}},chase:{name:"Chase",parameters:{}},comet:{name:"Comet",parameters:{tail:"Length of the tail",beats:"Beats per crossing"}},energy:{name:"Energy",parameters:{}},fire:{name:"Fire",parameters:{}},lightning:{name:"Lightning",parameters:{length:"Length of a bolt",fade_s:"Fade time"}},melody:{name:"Melody",parameters:{fade_s:"Fade time"}},pulse:{name:"Pulse",parameters:{fade_s:"Fade time"}},rainbow:{name:"Rainbow",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Rings",parameters:{crossing_s:"Time from centre to corner",width:"Width of a ring"}},ripple:{name:"Ripples",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Height of loud bands"}},sparkle:{name:"Sparkle",parameters:{density:"Density",fade_s:"Fade time"}},spectrum:{name:"Spectrum",parameters:{mirror:"Bass in the centre",contrast:"Contrast"}},strobe:{name:"Strobe",parameters:{}},swing:{name:"Pendulum",parameters:{width:"Width of the lamp"}},vu:{name:"Level meter",parameters:{full_level:"Loudness of a full meter"}},waterfall:{name:"Waterfall",parameters:{crossing_s:"Time from end to end"}},wavelength:{name:"Wavelength",parameters:{}}};var Qe={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",music:"Music",lights:"Lights",history:"Night",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:s=>s===1?"1 hour":`${s} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(s,m)=>`${s} here now, ${m} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",screenHint:"For a TV or tablet: open this link there once. Keep it from guests, as it shows the code.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:s=>`holds until ${s}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",inSeveralBrowsers:"in two browsers",isMuted:s=>`muted until ${s}`,since:s=>`since ${s}`,problems:{urgent:s=>s===1?"1 problem to fix":`${s} problems to fix`,notes:s=>s===1?"1 note about the installation":`${s} notes about the installation`,joinByCode:"Join by code"},fun:"For fun",buzzYes:"Buzzer: yes",buzzNo:"Buzzer: no",alarm:"Alarm",announce:"Announce",announceAddress:"Address of a sound for all to hear",pages:"Other pages",guestPage:"Guest page",screen:"Screen",copy:"Copy",copied:"The address is copied",notCopied:"Copying does not work here; mark the address instead",music:{outputs:"Where the sound goes",output:s=>`${s} on or off`,outputNames:{speakers:"Speakers"},listen:"Listen along from elsewhere",listenHint:"in the garden, in the kitchen, on a phone; some seconds late",unavailable:"not there",sources:"Where songs come from",works:"works",notSetUp:"not set up; what it needs is under Settings, Search and sources",names:{local:"Library",stream:"Backup stream",online:"The net",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",ytdlp:"The net (yt-dlp)",home:"Home Assistant"},library:"The library",songs:s=>s===1?"1 song":`${s} songs`,away:s=>s===1?"is away; its song waits for it":`is away; its ${s} songs wait for it`,problems:s=>s===1?"1 file cannot be read":`${s} files cannot be read`,scan:"Look for new songs",scanning:"The music folders are looked through",renew:"Renew",renewing:"It is being renewed; this takes a minute",goBack:"Go back",jobs:{scan:"Scan of the music folders",renew:"Renewal",renewal:"Renewal",fetch:"Download",download:"Download"},jobStates:{running:"running",done:"done",failed:"failed"}},history:{title:"The night so far",minutes:s=>s===1?"1 minute":`${s} minutes`,mostActive:(s,m)=>`${s} asked most: ${m}`,hours:"Songs by the hour",liked:"Best liked",played:"Most played",history:"What played",m3u:"Playlist file (M3U)",text:"As a text",playlistName:"Name of a playlist",save:"Save",saved:(s,m)=>`${s} is saved with ${Pe(m)}`},settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(s,m)=>`${s} to ${m}`,first:s=>`at first: ${s}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",house:"everybody in the house",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:s=>`${s} on or off`,brightness:s=>`Brightness of ${s}`,color:s=>`Colour of ${s}`,effect:s=>`Effect of ${s}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",network:"Lights of the network",findLights:"Look for WLEDs",findingLights:"Looking …",addLight:"Add",removeLight:"Remove",fps:s=>`${Math.round(s)} frames a second`,hears:{pulse:"hears the speakers",fifo:"hears the player",stream:"hears a stream",synthetic:"hears a test sound"},latency:s=>`${Math.round(s)} ms behind the sound`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",reactions:"Lights react to votes",reactionsHint:"confetti for a song, red from both ends against it",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:s=>`What ${s} shows`,more:s=>`Tune ${s}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"The music gives way to clicks; move the delay until flash and click are one.",first:(s,m)=>`at first: ${s} ${m}`.trim(),pixels:s=>`${s} LEDs`,effects:Fe}};function v({language:s}){return s==="de"?Ve:Qe}var Ue=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var H=_('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var j,Ke,_e,Z=class extends R{constructor(){super(...arguments);w(this,j);this.guests=null}connectedCallback(){super.connectedCallback(),l(this,j,_e).call(this)}updated(e){let t=e.get("replica")?.party,{party:n}=this.replica;t!==void 0&&(t.guests_total!==n.guests_total||t.guests_active!==n.guests_active)&&l(this,j,_e).call(this)}render(){let{own:e,replica:t,guests:n}=this,{party:i}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(i.guests_active,i.guests_total)}</p>
      ${n?.length===0?a`<p class="muted">${e.nobody}</p>`:d}
      ${Y(n??[],({id:r})=>r,r=>l(this,j,Ke).call(this,r))}
    </section>`}get own(){return v(this.texts)}};j=new WeakSet,Ke=function(e){let{client:t,texts:n,own:i,replica:r}=this,{profile:o}=I(n),h=[e.active?i.isHere:"",e.role==="guest"?"":o.role[e.role],e.banned?i.isBanned:"",e.several_browsers?i.inSeveralBrowsers:"",e.muted_until?i.isMuted(L(new Date(e.muted_until))):"",i.since(L(new Date(e.joined_at)))];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${N({"--who":Oe(e.color)})}>
          <i></i><bdi>${ae(n,e.name)}</bdi>
        </span>
        <small>${h.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${n}
        .replica=${r}
        .guest=${e}
        @rb-done=${l(this,j,_e)}
      ></rb-guest-actions>
    </details>`},_e=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Z.styles=[z,Be,H,Ue],g([C()],Z.prototype,"guests",2),Z=g([x("rb-guests")],Z);var Ye=_('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var J=_(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var we=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var le,De,oe=class extends R{constructor(){super(...arguments);w(this,le)}render(){let{finding:e,found:t,devices:n}=this.replica.lights,i=n.filter(({added:o})=>o);if(!this.permissions.mayHost||e==null&&i.length===0)return d;let{lights:r}=v(this.texts);return a`<div class="found" role="group" aria-label=${r.network}>
      <h3>${r.network}</h3>
      ${i.map(({id:o,name:h})=>l(this,le,De).call(this,h,"",a`<button
          class="quiet"
          data-remove=${o}
          aria-label=${this.texts.actionOn(r.removeLight,h)}
          @click=${()=>this.runCommand("remove_light",{device:o})}
        >
          ${r.removeLight}
        </button>`))}
      ${(t??[]).map(({id:o,name:h,host:c,pixels:f})=>l(this,le,De).call(this,h,`${r.pixels(f)} · ${c}`,a`<button
          data-add=${o}
          aria-label=${this.texts.actionOn(r.addLight,h)}
          @click=${()=>this.runCommand("add_light",{device:o})}
        >
          ${r.addLight}
        </button>`))}
      ${e==null?d:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${p("search")} ${e?r.findingLights:r.findLights}
            </button>`}
    </div>`}};le=new WeakSet,De=function(e,t,n){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:d}</span>
      ${n}
    </div>`},oe.styles=[z,J,we],oe=g([x("rb-discovered-lights")],oe);function Ze({r:s,g:m,b:e}){return`#${[s,m,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Je(s){let[m=0,e=0,t=0]=[1,3,5].map(n=>Number.parseInt(s.slice(n,n+2),16));return{r:m,g:e,b:t}}function q({name:s,hint:m,value:e,low:t,high:n,step:i,unit:r,onInput:o}){let h=Math.round(100*(e-t)/(n-t)),c=r==="%"?`${h} %`:`${nn(e)} ${r}`.trim();return a`<label class="slider" title=${s}>
    <span>${r==="%"?m:s}<output>${c}</output></span>
    <input
      type="range"
      min=${t}
      max=${n}
      step=${i}
      aria-label=${s}
      aria-valuetext=${c}
      style=${N({"--at":`${h}%`})}
      .value=${T(String(e))}
      @input=${f=>o(sn(f))}
    />
    ${m&&r!=="%"?a`<small>${m}</small>`:d}
  </label>`}function X(s,m,e,t){return a`<div class="head">
    <span>${s}<small>${m}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${s}
      title=${s}
      @click=${t}
    ></button>
  </div>`}function Ce(s,m,e){return a`<input
    type="color"
    aria-label=${s}
    title=${s}
    .value=${T(Ze(m))}
    @input=${t=>e(Je(de(t)))}
  />`}function nn(s){return Math.round(100*s)/100}function de(s){return s.target.value}function sn(s){return s.target.valueAsNumber}function Xe(s,m){let e=atob(m),t=Math.floor(e.length/3),n=s.getContext("2d");if(t===0||n===null)return;s.width!==t&&(s.width=t);let i=n.createImageData(t,1);for(let r=0;r<t;r++){for(let o=0;o<3;o++)i.data[4*r+o]=e.charCodeAt(3*r+o);i.data[4*r+3]=255}n.putImageData(i,0,0)}var et=_(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}");var W=_('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var rn={r:255,g:255,b:255},an={low:-500,high:2e3,step:5},on={low:1,high:3,step:.05},ln={low:0,high:10,step:.1},dn=100,ve,O,tt,nt,st,V=class extends R{constructor(){super(...arguments);w(this,O);this.note="";w(this,ve,new ye(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Xe(t,e)}get own(){return v(this.texts).lights}render(){let{own:e,target:t,note:n}=this,{name:i,id:r}=t,o=$(this,ve),h={...t,...o.value},c=u=>o.drag({...o.value,...u}),f=h.state==="ON";return a`<div class="device" data-device=${r??""}>
      <div class="head">
        <h3>${i}${n?a`<small>${n}</small>`:d}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${e.power(i)}
          title=${e.power(i)}
          @click=${()=>c({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${r===void 0?d:a`<canvas
              data-light=${r}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview(i)}
            ></canvas>`}
      ${q({name:e.brightness(i),hint:e.brightnessShort,value:h.brightness,low:1,high:255,step:1,unit:"%",onInput:u=>c({brightness:u})})}
      <div class="row">
        <select
          aria-label=${e.effect(i)}
          title=${e.effect(i)}
          @change=${u=>c({effect:de(u)})}
        >
          ${h.effect===""?a`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map(u=>a`<option value=${u} .selected=${T(u===h.effect)}>
                ${e.effects[u]?.name??u}
              </option>`)}
        </select>
        ${Ce(e.color(i),h.color,u=>c({color:u}))}
      </div>
      ${r===void 0?d:l(this,O,tt).call(this,h,r,c)}
    </div>`}};ve=new WeakMap,O=new WeakSet,tt=function(e,t,n){let{own:i}=this,{palettes:r,parameters:o,calibrating:h}=this.replica.lights,{name:c}=e,f=h===t;return a`<details>
      <summary>${i.more(c)}</summary>
      <div class="tuning">
      ${r?l(this,O,nt).call(this,e,r,n):d}
      ${(o?.[e.effect]??[]).map(u=>l(this,O,st).call(this,u,e,n))}
      ${e.monochrome==null?d:X(i.monochrome,i.monochromeHint,e.monochrome,()=>n({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:q({...ln,name:i.crossfade,value:e.crossfade_s,unit:"s",onInput:u=>n({crossfade_s:u})})}
      ${e.gamma==null?d:q({...on,name:i.gamma,hint:i.gammaHint,value:e.gamma,unit:"",onInput:u=>n({gamma:u})})}
      ${e.white===void 0?d:a`<div class="row">
              <span class="muted">${i.white}</span>
              ${Ce(i.white,e.white??rn,u=>n({white:u}))}
            </div>`}
      ${e.delay_ms==null?d:q({...an,name:i.delay,hint:i.delayHint,value:e.delay_ms,unit:"ms",onInput:u=>n({delay_ms:u})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${f}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!f})}
              >
                ${p("light")} ${f?i.endCalibration:i.calibrate}
              </button>
              <p class="muted">${i.calibrateHint}</p>`:d}
      </div>
    </details>`},nt=function({palette:e},t,n){let{own:i}=this;return a`<div class="palettes" role="radiogroup" aria-label=${i.palette}>
      ${Object.entries(t).map(([r,o])=>a`<button
          role="radio"
          data-palette=${r}
          aria-checked=${r===e}
          title=${i.palettes[r]??r}
          @click=${()=>n({palette:r})}
        >
          <i
            style=${N(o.length>1?{background:`linear-gradient(90deg, ${o.join(", ")})`}:{background:o[0]??"var(--line)"})}
          ></i>
          <span>${i.palettes[r]??r}</span>
        </button>`)}
    </div>`},st=function({id:e,low:t,high:n,default:i,unit:r,explanation:o},h,c){let{own:f}=this;return q({name:f.effects[h.effect]?.parameters[e]??o,hint:f.first(i,r),value:h.parameters?.[e]??i,low:t,high:n,step:(n-t)/dn,unit:r,onInput:u=>c({parameters:{...h.parameters,[e]:u}})})},V.styles=[z,be,W,J,H,et],g([ie({attribute:!1})],V.prototype,"target",2),g([ie({attribute:!1})],V.prototype,"note",2),V=g([x("rb-light-device")],V);var hn={low:0,high:10,step:.1},he,ee,S,it,rt,at,ot,lt,dt,ht,ze,F=class extends R{constructor(){super(...arguments);w(this,S);w(this,he,new ye(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;w(this,ee,()=>{this.client.watchLights(document.hidden?null:e=>l(this,S,it).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",$(this,ee)),$(this,ee).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",$(this,ee)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[l(this,S,rt).call(this,t),l(this,S,ht).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return v(this.texts)}};he=new WeakMap,ee=new WeakMap,S=new WeakSet,it=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let n=e[t.target.id??""];n!==void 0&&t.draw(n)}},rt=function(e){let{lights:t}=this.own,{safe:n,automatic:i,reactions:r,alarm:o}=e,h=$(this,he).value??e.speed;return a`<div class="show">
      ${o?a`<p role="status" class="alarm">${p("warning")} ${t.alarm}</p>`:d}
      ${l(this,S,at).call(this,e)}
      ${X(t.safe,t.safeHint,n??!1,()=>this.runCommand("set_light_show",{safe:!n}))}
      ${X(t.automatic,t.automaticHint,i??!1,()=>this.runCommand("set_light_show",{automatic:!i}))}
      ${r==null?d:X(t.reactions,t.reactionsHint,r,()=>this.runCommand("set_light_show",{reactions:!r}))}
      ${h===null?d:q({...hn,name:t.speed,value:h,unit:"",onInput:c=>$(this,he).drag(c)})}
      ${l(this,S,ot).call(this,e)}
    </div>`},at=function({fps:e,source:t,latency_ms:n}){let{lights:i}=this.own,r=[t?i.hears[t]??t:"",e?i.fps(e):"",e&&n!==null?i.latency(n):""];return a`<p class="muted">${r.filter(Boolean).join(" · ")}</p>`},ot=function({scenes:e,scene:t}){if(!e)return d;let{lights:n}=this.own;return a`<div class="scenes" role="group" aria-label=${n.scenes}>
      <h3>${n.scenes}</h3>
      ${e.map(i=>a`<span class="scene">
          <button
            data-scene=${i}
            aria-pressed=${i===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:i})}
          >
            ${i}
          </button>
          ${l(this,S,lt).call(this,i)}
        </span>`)}
      <form
        @submit=${async i=>{i.preventDefault();let r=this.sceneName.trim();r&&await this.runCommand("save_light_scene",{name:r})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${n.sceneName}
          aria-label=${n.sceneName}
          .value=${T(this.sceneName)}
          @input=${i=>{this.sceneName=de(i)}}
        />
        <button data-command="save_light_scene">${n.saveScene}</button>
      </form>
    </div>`},lt=function(e){let t=this.armed===e,n=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn(n,e)}
      title=${n}
      @click=${()=>l(this,S,dt).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${p("close")} ${t?n:d}
    </button>`},dt=async function(e){let t=this.armed===e;this.armed=t?null:e,t&&await this.runCommand("remove_light_scene",{name:e})},ht=function(e){let{lights:t}=this.own,{devices:n}=e,[i]=n;if(!i)return a`<p class="muted">${t.none}</p>`;let r={name:t.all,effects:[...new Set(n.flatMap(({effects:o})=>o))],state:n.some(({state:o})=>o==="ON")?"ON":"OFF",brightness:Math.max(...n.map(({brightness:o})=>o)),color:i.color,effect:n.every(({effect:o})=>o===i.effect)?i.effect:""};return[n.length>1?l(this,S,ze).call(this,r):d,Y(n,({id:o})=>o,o=>l(this,S,ze).call(this,o,o.available?t.pixels(o.pixels):t.unavailable))]},ze=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},F.styles=[z,be,W,J,we],g([C()],F.prototype,"sceneName",2),g([C()],F.prototype,"armed",2),F=g([x("rb-lights")],F);var ke=_(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function me({address:s,texts:m,notify:e}){let t=v(m);return a`<p class="link">
    <a href=${s} target="_blank" dir="ltr">${s}</a>
    <button
      data-copy
      aria-label=${m.actionOn(t.copy,s)}
      @click=${({currentTarget:n})=>{mn(s,n)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function mn(s,m){let e=Object.assign(document.createElement("textarea"),{value:s});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),m.focus(),t}var mt=_(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}");var cn=2e3,un=15e3,ct=50,te,k,ut,pt,gt,ft,bt,yt,_t,Re,ce,Q=class extends R{constructor(){super(...arguments);w(this,k);this.overview=null;this.library=null;w(this,te)}connectedCallback(){super.connectedCallback(),l(this,k,ce).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout($(this,te))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(n=>l(this,k,ft).call(this,n))} ${l(this,k,gt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(n=>l(this,k,bt).call(this,n))}
      <button data-command="scan_library" @click=${l(this,k,_t)}>
        ${p("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(n=>l(this,k,yt).call(this,n))}
    </section>
    ${this.library?l(this,k,ut).call(this,this.library):d}`}get own(){return v(this.texts)}};te=new WeakMap,k=new WeakSet,ut=function({songs:e,folders:t,problems:n,unreadable:i}){let{music:r}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${r.library}</h2>
      <p class="muted">${r.songs(e)}</p>
      ${t.map(({path:o,present:h,songs:c})=>a`<div class="source ${h?"":"bad"}">
          ${p(h?"check":"warning")}
          <span dir="ltr">
            ${o}<small>${h?r.songs(c):r.away(c)}</small>
          </span>
        </div>`)}
      ${n>0?a`<details>
              <summary>${r.problems(n)}</summary>
              ${i.map(({path:o,reason:h})=>a`<p class="job">
                  <bdi dir="ltr">${o}</bdi><small>${fe(this.texts,h)}</small>
                </p>`)}
              ${i.length<n?a`<button @click=${l(this,k,pt)}>
                      ${I(this.texts).search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},pt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:ct});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},gt=function(){let{texts:e}=this,{music:t}=this.own,n=this.replica.settings.listen_along===!0,i=this.replica.me.stream_url;return a`<div class="line">
        <span>${t.listen}<small>${t.listenHint}</small></span>
        <button
          class="switch"
          role="switch"
          data-setting="listen_along"
          aria-checked=${n}
          aria-label=${t.listen}
          title=${t.listen}
          ?disabled=${!this.permissions.mayHost}
          @click=${()=>this.runCommand("set_setting",{name:"listen_along",value:!n})}
        ></button>
      </div>
      ${n&&i?me({address:i,texts:e,notify:(r,o)=>this.notify(r,o)}):d}`},ft=function({id:e,name:t,on:n,available:i}){let{music:r}=this.own,o=r.outputNames[t]??t;return a`<div class="line">
      <span>${o}${i?d:a`<small>${r.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${n}
        aria-label=${r.output(o)}
        title=${r.output(o)}
        @click=${()=>this.runCommand("set_output",{output:e,on:!n})}
      ></button>
    </div>`},bt=function(e){let{name:t,works:n,reason:i,version:r,renewable:o,set_up:h}=e,{music:c}=this.own,f=h===!1,u=n?c.works:fe(this.texts,i??""),B=f?c.notSetUp:u;return a`<div class="source ${n?"":"bad"} ${f?"off":""}" data-source=${t}>
      ${p(f?E.none:n?"check":"warning")}
      <span>
        ${I(this.texts).sources[t]||c.names[t]||t}
        <small>${[B,r??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${o?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>l(this,k,Re).call(this,{})}>
                ${c.renew}
              </button>
              <button data-command="renew_back" @click=${()=>l(this,k,Re).call(this,{back:!0})}>
                ${c.goBack}
              </button>
            </span>`:d}
    </div>`},yt=function({id:e,kind:t,state:n,progress:i,reason:r,started_at:o}){let{music:h}=this.own,c=i===null?"":`${Math.round(100*i)} %`,f=[h.jobStates[n],n==="running"?c:"",L(new Date(o))];return a`<div class="job ${n}" data-job=${e}>
      <span>${h.jobs[t]??t}<small>${f.filter(Boolean).join(" · ")}</small></span>
      ${r?a`<small class="reason">${fe(this.texts,r)}</small>`:d}
      ${n==="running"?a`<i
              role="progressbar"
              aria-label=${h.jobs[t]??t}
              aria-valuenow=${i===null?d:Math.round(100*i)}
              style=${N({"--at":`${100*(i??0)}%`})}
            ></i>`:d}
    </div>`},_t=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await l(this,k,ce).call(this))},Re=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await l(this,k,ce).call(this))},ce=async function(){if(clearTimeout($(this,te)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:ct})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");We(this,te,setTimeout(()=>{l(this,k,ce).call(this)},e?cn:un))},Q.styles=[z,W,ke,H,mt],g([C()],Q.prototype,"overview",2),g([C()],Q.prototype,"library",2),Q=g([x("rb-music")],Q);var wt=_(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var pn=["full_control","full_voting","upvotes_only","no_control"],gn=[1,2,3,4,6,8,12],fn=["fair","votes","fifo"],b,vt,kt,xt,Ae,$t,Tt,St,Dt,Ct,Le,zt,Rt,U=class extends R{constructor(){super(...arguments);w(this,b);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:n}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${n.open?"open":""}">
          <i></i>${n.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(n.guests_active,n.guests_total)}</p>
        ${n.open?l(this,b,Ct).call(this):l(this,b,Dt).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${pn.map(i=>l(this,b,Le).call(this,"mode",i,e.modes[i],i===n.mode,()=>this.runCommand("set_setting",{name:"mode",value:i})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${fn.map(i=>l(this,b,Le).call(this,"order",i,e.orders[i],i===n.order,()=>this.runCommand("set_setting",{name:"order",value:i})))}
        </fieldset>
      </section>
      ${l(this,b,xt).call(this)} ${l(this,b,vt).call(this)}`}get host(){return v(this.texts)}};b=new WeakSet,vt=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.runCommand("buzz",{sound:"yes"})}>
          ${p("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.runCommand("buzz",{sound:"no"})}>
          ${p("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.runCommand("alarm",{})}
        >
          ${p("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${l(this,b,kt)}>
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
    </section>`},kt=async function(e){e.preventDefault();let t=e.target,n=String(new FormData(t).get("address")).trim();n&&await this.runCommand("announce",{media_uri:n})&&t.reset()},xt=function(){let{host:e,permissions:t,texts:n}=this,{me:i,party:r,settings:o}=this.replica,h=i.join_url??re(".").href,c=r.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${l(this,b,Ae).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${me({address:h,texts:n,notify:(f,u)=>this.notify(f,u)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${T(c)}
          ?disabled=${!t.mayHost}
          @change=${l(this,b,St)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${c&&i.join_code?a`<p class="code" dir="ltr" data-code="join">${i.join_code}</p>
            ${r.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil(L(new Date(r.join_code_expires_at)))}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${p("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?l(this,b,$t).call(this):d}
      ${i.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${me({address:i.screen_url,texts:n,notify:(f,u)=>this.notify(f,u)})}`:d}
      ${o.wifi_ssid?a`<img src=${l(this,b,Ae).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${o.wifi_ssid}</bdi></p>`:d}
    </section>`},Ae=function(e){let{me:t,revision:n}=this.replica,i=e==="wifi.svg"?String(n):t.join_url??"";return re(i?`${e}?of=${encodeURIComponent(i)}`:e).href},$t=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(L(new Date(t.expires_at)))}</p>`:d}
      <button data-command="make_mod_code" @click=${l(this,b,Tt)}>
        ${p(E.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},Tt=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},St=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Dt=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${l(this,b,zt)}
      >
        ${p("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${gn.map(t=>a`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},Ct=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${l(this,b,Rt)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${p("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Le=function(e,t,{name:n,hint:i},r,o){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${T(r)}
        @change=${async()=>{await o()||this.requestUpdate()}}
      />
      <span>${n}<small>${i}</small></span>
    </label>`},zt=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Rt=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},U.styles=[z,ke,wt],g([C()],U.prototype,"isClosing",2),g([C()],U.prototype,"modCode",2),U=g([x("rb-party")],U);var bn={de:()=>import("./chunks/problems-de-TVCOBI2S.js"),en:()=>import("./chunks/problems-en-4XJVAAVR.js")},Ee=new Map;async function At({language:s}){if(!Ee.has(s))try{Ee.set(s,(await bn[s]()).problems)}catch{}}function Lt({language:s},{code:m,params:e,message:t}){let n=Ee.get(s);return Et(n?.[m]??t,e,n??{})}function Et(s,m,e){return typeof s=="string"?s:s(m,t=>Et(e[String(t)]??String(t),m,e))}var Ht=_(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var yn={error:p("warning"),warning:p("warning"),info:p(E.info)},P,Mt,Nt,jt,ue=class extends R{constructor(){super(...arguments);w(this,P)}connectedCallback(){super.connectedCallback(),l(this,P,Mt).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let n=v(this.texts).problems,i=e.filter(({severity:r})=>r!=="info");return a`<details class="card ${t.severity}" ?open=${i.length>0}>
      <summary>
        <span>${i.length>0?n.urgent(i.length):n.notes(e.length)}</span>
      </summary>
      <ul role="list">
        ${e.map(r=>l(this,P,jt).call(this,r))}
      </ul>
    </details>`}};P=new WeakSet,Mt=async function(){await At(this.texts),this.requestUpdate()},Nt=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${v(this.texts).problems.joinByCode}
    </button>`},jt=function(e){let t=L(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${yn[e.severity]}
      <p>
        ${Lt(this.texts,e)}
        <small>${v(this.texts).since(t)}</small>
      </p>
      ${e.code==="many_newcomers"?l(this,P,Nt).call(this):d}
    </li>`},ue.styles=[z,H,Ht],ue=g([x("rb-problems")],ue);var qt=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var _n=20,wn=5,A,Wt,He,Ot,Pt,Gt,Bt,Me,G=class extends R{constructor(){super(...arguments);w(this,A);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),l(this,A,Me).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&l(this,A,Me).call(this)}render(){let{history:e}=this.own,{recap:t,stats:n,history:i}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&n?l(this,A,Wt).call(this,t,n):d}
      ${n?l(this,A,He).call(this,e.liked,n.best_liked,({up:r,down:o})=>r-o):d}
      ${n?l(this,A,He).call(this,e.played,n.most_played,({times:r})=>r):d}
      ${i?l(this,A,Ot).call(this,i):d}
      <a href=${re("api/v1/export.m3u").href} download>${p("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${l(this,A,Gt)}>${e.text}</button>
      <form @submit=${l(this,A,Bt)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return v(this.texts)}};A=new WeakSet,Wt=function({songs:e,guests:t,votes:n},{played_s:i,hours:r,most_active:o}){let{history:h}=this.own,{recap:c}=I(this.texts),f=Math.max(1,...r.map(B=>B.plays)),[u]=o;return a`<p>
        ${c.songs(e)}, ${h.minutes(Ge(i))}, ${c.guests(t)},
        ${c.votes(n)}
      </p>
      ${u?a`<p class="muted">
              ${h.mostActive(ae(this.texts,u.guest.name),u.requests)}
            </p>`:d}
      <ol class="hours" aria-label=${h.hours} ?hidden=${r.length<2}>
        ${r.map(({at:B,plays:$e})=>{let qe=`${L(new Date(B))}: ${c.songs($e)}`;return a`<li title=${qe} style="height:${100*$e/f}%">
            <span class="sr">${qe}</span>
          </li>`})}
      </ol>`},He=function(e,t,n){return t.length===0?d:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,wn).map(i=>a`<li>
              <span><bdi>${i.song.title}</bdi> <small><bdi>${i.song.artist}</bdi></small></span>
              <b>${n(i)}</b>
            </li>`)}
      </ol>`},Ot=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(n=>a`<li>
            <span>
              <bdi>${n.song.title}</bdi>
              <small>
                ${L(new Date(n.started_at))} · <bdi>${n.song.artist}</bdi>
                ${n.requested_by?a`· <bdi>${ae(this.texts,n.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn(this.texts.tryAgain,n.song.title)}
              title=${this.texts.tryAgain}
              @click=${()=>l(this,A,Pt).call(this,n)}
            >
              ${p("restart")}
            </button>
          </li>`)}
      </ol>`},Pt=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back(e.title))},Gt=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Bt=async function(e){e.preventDefault();let t=e.target,n=String(new FormData(t).get("name")).trim();if(n==="")return;let i=await this.runCommand("save_playlist",{name:n});i&&(t.reset(),this.notify(this.own.history.saved(i.name,i.songs)))},Me=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:_n})??null},G.styles=[z,qt],g([C()],G.prototype,"recap",2),g([C()],G.prototype,"stats",2),g([C()],G.prototype,"history",2),G=g([x("rb-history")],G);var It=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var vn="***",kn={from:"22:00",to:"07:00",volume_max:.4},y,Vt,Ft,xe,Qt,Ut,Kt,M,Ne,K=class extends R{constructor(){super(...arguments);w(this,y);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),l(this,y,Ne).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let n of this.rows??[])t.set(n.group,[...t.get(n.group)??[],n]);return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${l(this,y,Ne)}>${p("restart")} ${this.texts.tryAgain}</button>`:d}
      ${Y(t,([n])=>n,([n,i])=>a`<details>
          <summary>${e.groups[n]??n}</summary>
          ${i.map(r=>l(this,y,Vt).call(this,r))}
        </details>`)}
    </section>`}get own(){return v(this.texts)}};y=new WeakSet,Vt=function(e){let{settings:t}=this.own,n=this.replica.settings[e.name],i=!e.secret&&JSON.stringify(n)!==JSON.stringify(e.default),r=t.explanations[e.name]??e.explanation;return a`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${r}
        <small>${l(this,y,Ft).call(this,e)}</small>
      </label>
      <div class="field">
        ${l(this,y,Qt).call(this,e,n)}
        ${i?a`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,r)}
                title=${t.toDefault}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>l(this,y,M).call(this,e,e.default)}
              >
                ${p("back")}
              </button>`:d}
      </div>
    </div>`},Ft=function({name:e,kind:t,low:n,high:i,default:r,secret:o}){let{settings:h}=this.own,c=[e];return n!==null&&i!==null&&c.push(h.range(n,i)),t==="texts"&&c.push(h.oneALine),o?c.push(h.secret):t!=="quiet_hours"&&c.push(h.first(l(this,y,xe).call(this,r))),c.join(" · ")},xe=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let n=String(e);return t.choices[n]??(n===""?t.empty:n)},Qt=function(e,t){let{name:n}=e,i=!this.permissions.mayHost,r=(o,h)=>{let c=o.target.value;l(this,y,M).call(this,e,h(c))};switch(e.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${n}"
          title=${l(this,y,xe).call(this,t)}
          ?disabled=${i}
          @click=${()=>l(this,y,M).call(this,e,t!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          ?disabled=${i}
          @change=${o=>r(o,String)}
        >
          ${(e.choices??[]).map(o=>a`<option value=${o} .selected=${T(o===t)}>
                ${l(this,y,xe).call(this,o)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<input
          id=${n}
          type="number"
          min=${e.low??d}
          max=${e.high??d}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${i}
          .value=${T(String(t??""))}
          @change=${o=>r(o,h=>h===""?e.default:Number(h))}
        />${n.endsWith("_s")?xn(Number(t)):d}`;case"texts":return a`<textarea
          id=${n}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${i}
          .value=${T((t??[]).join(`
`))}
          @change=${o=>r(o,$n)}
        ></textarea>`;case"quiet_hours":return l(this,y,Kt).call(this,e,t??[],i);case"text":return e.secret?l(this,y,Ut).call(this,e,t,i):a`<input
              id=${n}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${i}
              .value=${T(String(t??""))}
              @change=${o=>r(o,h=>h.trim())}
            />`}},Ut=function(e,t,n){let{settings:i}=this.own,r=t===vn;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${r?i.isSet:""}
        ?disabled=${n}
        .value=${T("")}
        @change=${o=>{let h=o.target.value;h!==""&&l(this,y,M).call(this,e,h)}}
      />
      ${r?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(i.clear,e.name)}
              title=${i.clear}
              ?disabled=${n}
              @click=${()=>l(this,y,M).call(this,e,"")}
            >
              ${p("remove")}
            </button>`:d}`},Kt=function(e,t,n){let{settings:i}=this.own,r=(o,h)=>{l(this,y,M).call(this,e,t.map((c,f)=>f===o?{...c,...h}:c))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:o,to:h,volume_max:c},f)=>a`<div class="time">
          <input
            type="time"
            aria-label=${i.from}
            ?disabled=${n}
            .value=${T(o)}
            @change=${u=>r(f,{from:u.target.value})}
          />
          <input
            type="time"
            aria-label=${i.to}
            ?disabled=${n}
            .value=${T(h)}
            @change=${u=>r(f,{to:u.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${i.loudest}
            title=${i.loudest}
            ?disabled=${n}
            .value=${T(String(Math.round(100*c)))}
            @change=${u=>r(f,{volume_max:u.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${i.removeTime}
            title=${i.removeTime}
            ?disabled=${n}
            @click=${()=>l(this,y,M).call(this,e,t.filter((u,B)=>B!==f))}
          >
            ${p("remove")}
          </button>
        </div>`)}
      <button ?disabled=${n} @click=${()=>l(this,y,M).call(this,e,[...t,kn])}>
        ${p("plus")} ${i.addTime}
      </button>
    </div>`},M=async function({name:e},t){await this.runCommand("set_setting",{name:e,value:t})?this.notify(this.own.settings.saved):this.requestUpdate()},Ne=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},K.styles=[z,W,H,It],g([C()],K.prototype,"rows",2),g([C()],K.prototype,"hasFailed",2),K=g([x("rb-settings")],K);function xn(s){if(!(s>=120))return d;let[m,e]=s<7200?["min",60]:["h",3600];return a`<span class="muted">= ${Math.round(10*s/e)/10} ${m}</span>`}function $n(s){return s.split(`
`).map(m=>m.trim()).filter(Boolean)}var Tn=["queue","party","guests","music","lights","history","settings"],Sn={queue:p("queue"),party:p("moon"),guests:p("people"),music:p(E.disc),lights:p("light"),history:p(E.list),settings:p(E.gear)},pe=matchMedia("(max-width: 899px)"),ge,D,je,se,Yt,Zt,Jt,Xt,ne=class extends Te{constructor(){super(...arguments);w(this,D);this.tab="queue";w(this,ge,()=>this.requestUpdate())}importSheets(){return import("./chunks/sheets-DIPZBTM7.js")}badge(){return $(this,D,se).title}connectedCallback(){super.connectedCallback(),pe.addEventListener("change",$(this,ge))}disconnectedCallback(){super.disconnectedCallback(),pe.removeEventListener("change",$(this,ge))}links(){let e=$(this,D,se);return a`<nav class="pages" aria-label=${e.pages}>
      ${Se("guest",e.guestPage,"people")} ${Se("tv",e.screen,E.screen)}
    </nav>`}news(e){let{client:t,texts:n}=this;return a`<rb-problems .client=${t} .texts=${n} .replica=${e}></rb-problems>`}above(){return pe.matches?l(this,D,je).call(this):d}beside(e){return a`${pe.matches?d:l(this,D,je).call(this)}
      <div class="beside" role="tabpanel" aria-label=${$(this,D,se).tab[this.tab]}>
        ${l(this,D,Xt).call(this,e)}
      </div>`}};ge=new WeakMap,D=new WeakSet,je=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${$(this,D,se).tabs}
      @keydown=${l(this,D,Jt)}
    >
      ${Tn.map(e=>l(this,D,Yt).call(this,e))}
    </nav>`},se=function(){return v(this.texts)},Yt=function(e){let t=$(this,D,se).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>l(this,D,Zt).call(this,e)}
    >
      ${Sn[e]}<span>${t}</span>
    </button>`},Zt=async function(e){this.tab=e,await this.updateComplete,pe.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Jt=function(e){let t={ArrowLeft:-1,ArrowRight:1}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(o=>o.offsetParent!==null),i=n.indexOf(e.target);if(t===void 0||i<0)return;let r=n.at((i+t)%n.length);r?.click(),r?.focus()},Xt=function(e){let{client:t,texts:n}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${n} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${n} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${n} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${n} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${n} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${n}
          .replica=${e}
        ></rb-settings>`}},ne.styles=[...Te.styles,Ye],g([ie({reflect:!0})],ne.prototype,"tab",2),ne=g([x("rb-host")],ne);export{ne as HostPage};
