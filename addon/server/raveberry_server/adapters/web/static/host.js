/* raveberry sources sha256:7cf6730775f7cc5da8cba5c09bfa2f79e9d69722c99a92dcda9c1c328aebb470 */
import{a as ge,b as P,c as A}from"./chunks/chunk-G4TC4B6Y.js";import{C as De,G as re,H as pe,J as C,K as h,L as E,N as V,O as k,P as he,S as We,X as ke,a as g,b as S,c as w,d as Ae,e as l,f as $,g as a,i as c,k as T,l as ie,m as L,p as j,s as Q,u as O,v as Me,y as Ne}from"./chunks/chunk-GBPKCVZP.js";var qe={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",music:"Musik",lights:"Lichter",record:"Abend",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:i=>i===1?"1 Stunde":`${i} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(i,m)=>`${i} gerade da, ${m} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:i=>`gilt bis ${i}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",isMuted:i=>`stumm bis ${i}`,since:i=>`seit ${i}`,fun:"Zum Spaß",buzzYes:"Buzzer: Ja",buzzNo:"Buzzer: Nein",alarm:"Alarm",announce:"Durchsagen",announceAddress:"Adresse eines Tons für alle",tv:"Bildschirmseite öffnen",copy:"Kopieren",copied:"Die Adresse ist kopiert",notCopied:"Kopieren geht hier nicht; markiere die Adresse",music:{outputs:"Wohin der Ton geht",output:i=>`${i} ein oder aus`,outputNames:{speakers:"Lautsprecher"},listen:"Anderswo mithören",listenHint:"im Garten, in der Küche, am Handy; ein paar Sekunden später",unavailable:"nicht da",sources:"Woher Lieder kommen",works:"läuft",notSetUp:"nicht eingerichtet; was fehlt, steht unter Regeln bei Suche und Quellen",names:{local:"Bibliothek",stream:"Ersatz-Stream",online:"Das Netz",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",ytdlp:"Das Netz (yt-dlp)",home:"Home Assistant"},library:"Die Bibliothek",songs:i=>i===1?"1 Lied":`${i} Lieder`,away:i=>i===1?"ist weg; 1 Lied wartet darauf":`ist weg; ${i} Lieder warten darauf`,problems:i=>i===1?"1 Datei ist nicht lesbar":`${i} Dateien sind nicht lesbar`,scan:"Neue Lieder suchen",scanning:"Die Musikordner werden durchgesehen",renew:"Erneuern",renewing:"Es wird erneuert; das dauert eine Minute",goBack:"Zurück",jobs:{scan:"Durchsicht der Musikordner",renew:"Erneuerung",renewal:"Erneuerung",fetch:"Download",download:"Download"},jobStates:{running:"läuft",done:"fertig",failed:"fehlgeschlagen"}},record:{title:"Der Abend bis jetzt",minutes:i=>i===1?"1 Minute":`${i} Minuten`,mostActive:(i,m)=>`Am meisten gewünscht hat ${i}: ${m}`,hours:"Lieder nach Stunden",liked:"Am beliebtesten",played:"Am meisten gespielt",history:"Was lief",m3u:"Playlist-Datei (M3U)",text:"Als Text",playlistName:"Name einer Playlist",save:"Speichern",saved:(i,m)=>`${i} ist gespeichert, mit ${m===1?"1 Lied":`${m} Liedern`}`},settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(i,m)=>`${i} bis ${m}`,first:i=>`anfangs: ${i}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die hier noch nie liefen",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",listen_along:"Ob die Musik auch anderswo zu hören ist, unter /stream.mp3",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",subsonic_url:"Adresse eines Musikservers: Navidrome, Gonic, Airsonic oder ein anderes OpenSubsonic",subsonic_user:"Name eines Kontos auf dem Musikserver",subsonic_password:"Passwort dieses Kontos",jamendo_client_id:"Client-ID von devportal.jamendo.com, für freie Musik von Jamendo",radio_directory:"Wer Sender von radio-browser.info in der Suche findet",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",log_requests:"Ob der Verlauf sagt, wer was gewünscht hat"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:i=>`${i} ein oder aus`,brightness:i=>`Helligkeit von ${i}`,color:i=>`Farbe von ${i}`,effect:i=>`Effekt von ${i}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",network:"Lichter im Netz",findLights:"WLEDs suchen",findingLights:"Wird gesucht …",addLight:"Hinzufügen",removeLight:"Entfernen",fps:i=>`${Math.round(i)} Bilder pro Sekunde`,hears:{pulse:"hört die Lautsprecher",fifo:"hört den Player",stream:"hört einen Stream",synthetic:"hört einen Testton"},latency:i=>`${Math.round(i)} ms nach dem Ton`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",reactions:"Lichter zeigen Stimmen",reactionsHint:"Konfetti für einen Song, Rot von beiden Enden dagegen",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:i=>`Was ${i} zeigt`,more:i=>`${i} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"Gastfarbe",sunset:"Abendrot",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Statt Musik kommen Klicks; verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(i,m)=>`anfangs: ${i} ${m}`.trim(),parameters:{"How high a loud band reaches, as a share of the whole height.":"Wie hoch ein lautes Band reicht, als Teil der ganzen Höhe","Time from the middle to the corner.":"Zeit von der Mitte bis zur Ecke","How wide a ring is, as a share of the way.":"Wie breit ein Ring ist, als Teil des Wegs","Time from breath to breath.":"Zeit von Atemzug zu Atemzug","Length of the tail, as a share of the light.":"Länge des Schweifs, als Teil des Lichts","Beats from one end to the other, in whole beats.":"Schläge von einem Ende zum anderen","Time in which the light falls by half.":"Zeit, in der das Licht auf die Hälfte fällt","Share of the pixels that begin to shine in a sixtieth of a second at most.":"Anteil der Pixel, die in einer Sechzigstelsekunde höchstens aufleuchten","Time in which a star falls by half.":"Zeit, in der ein Stern auf die Hälfte fällt","1 puts the bass into the middle and the treble at both ends.":"1 legt den Bass in die Mitte und die Höhen an beide Enden","How much brighter loud bands are than quiet ones, as a power.":"Wie viel heller laute Bänder sind als leise, als Potenz","Loudness at which the meter is full.":"Lautstärke, bei der der Pegel voll ist","Time from the first pixel to the last.":"Zeit vom ersten Pixel zum letzten"},pixels:i=>`${i} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum",wavelength:"Wellenlänge",energy:"Energie",vu:"Pegel",waterfall:"Wasserfall",ripple:"Wellen",pulse:"Puls",strobe:"Stroboskop",melody:"Melodie",comet:"Komet",chase:"Lauflicht",sparkle:"Funkeln",fire:"Feuer",breathe:"Atmen",aurora:"Polarlicht",bars:"Equalizer",lightning:"Blitze",swing:"Pendel",skyline:"Skyline",rings:"Ringe"}}};var Be={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",music:"Music",lights:"Lights",record:"Night",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:i=>i===1?"1 hour":`${i} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(i,m)=>`${i} here now, ${m} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:i=>`holds until ${i}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",isMuted:i=>`muted until ${i}`,since:i=>`since ${i}`,fun:"For fun",buzzYes:"Buzzer: yes",buzzNo:"Buzzer: no",alarm:"Alarm",announce:"Announce",announceAddress:"Address of a sound for all to hear",tv:"Open the screen page",copy:"Copy",copied:"The address is copied",notCopied:"Copying does not work here; mark the address instead",music:{outputs:"Where the sound goes",output:i=>`${i} on or off`,outputNames:{speakers:"Speakers"},listen:"Listen along from elsewhere",listenHint:"in the garden, in the kitchen, on a phone; some seconds late",unavailable:"not there",sources:"Where songs come from",works:"works",notSetUp:"not set up; what it needs is under Settings, Search and sources",names:{local:"Library",stream:"Backup stream",online:"The net",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",ytdlp:"The net (yt-dlp)",home:"Home Assistant"},library:"The library",songs:i=>i===1?"1 song":`${i} songs`,away:i=>i===1?"is away; its song waits for it":`is away; its ${i} songs wait for it`,problems:i=>i===1?"1 file cannot be read":`${i} files cannot be read`,scan:"Look for new songs",scanning:"The music folders are looked through",renew:"Renew",renewing:"It is being renewed; this takes a minute",goBack:"Go back",jobs:{scan:"Scan of the music folders",renew:"Renewal",renewal:"Renewal",fetch:"Download",download:"Download"},jobStates:{running:"running",done:"done",failed:"failed"}},record:{title:"The night so far",minutes:i=>i===1?"1 minute":`${i} minutes`,mostActive:(i,m)=>`${i} asked most: ${m}`,hours:"Songs by the hour",liked:"Best liked",played:"Most played",history:"What played",m3u:"Playlist file (M3U)",text:"As a text",playlistName:"Name of a playlist",save:"Save",saved:(i,m)=>`${i} is saved with ${De(m)}`},settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(i,m)=>`${i} to ${m}`,first:i=>`at first: ${i}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:i=>`${i} on or off`,brightness:i=>`Brightness of ${i}`,color:i=>`Colour of ${i}`,effect:i=>`Effect of ${i}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",network:"Lights of the network",findLights:"Look for WLEDs",findingLights:"Looking …",addLight:"Add",removeLight:"Remove",fps:i=>`${Math.round(i)} frames a second`,hears:{pulse:"hears the speakers",fifo:"hears the player",stream:"hears a stream",synthetic:"hears a test sound"},latency:i=>`${Math.round(i)} ms behind the sound`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",reactions:"Lights react to votes",reactionsHint:"confetti for a song, red from both ends against it",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:i=>`What ${i} shows`,more:i=>`Tune ${i}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"The music gives way to clicks; move the delay until flash and click are one.",first:(i,m)=>`at first: ${i} ${m}`.trim(),parameters:{},pixels:i=>`${i} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum",wavelength:"Wavelength",energy:"Energy",vu:"Level meter",waterfall:"Waterfall",ripple:"Ripples",pulse:"Pulse",strobe:"Strobe",melody:"Melody",comet:"Comet",chase:"Chase",sparkle:"Sparkle",fire:"Fire",breathe:"Breathe",aurora:"Aurora",bars:"Equalizer",lightning:"Lightning",swing:"Swing",skyline:"Skyline",rings:"Rings"}}};function x({language:i}){return i==="de"?qe:Be}var Pe=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:0}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var M=$('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var N,Ge,fe,Z=class extends E{constructor(){super(...arguments);w(this,N);this.guests=null}connectedCallback(){super.connectedCallback(),l(this,N,fe).call(this)}updated(e){let t=e.get("replica")?.party,{party:s}=this.replica;t!==void 0&&(t.guests_total!==s.guests_total||t.guests_active!==s.guests_active)&&l(this,N,fe).call(this)}render(){let{own:e,replica:t,guests:s}=this,{party:r}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(r.guests_active,r.guests_total)}</p>
      ${s?.length===0?a`<p class="muted">${e.nobody}</p>`:c}
      ${V(s??[],({id:n})=>n,n=>l(this,N,Ge).call(this,n))}
    </section>`}get own(){return x(this.texts)}};N=new WeakSet,Ge=function(e){let{client:t,texts:s,own:r,replica:n}=this,{profile:o}=P(s),d=[e.active?r.isHere:"",e.role==="guest"?"":o.role[e.role],e.banned?r.isBanned:"",e.muted_until?r.isMuted(O(new Date(e.muted_until))):"",r.since(O(new Date(e.joined_at)))];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${j({"--who":Ne(e.color)})}>
          <i></i><bdi>${re(s,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${n}
        .guest=${e}
        @rb-done=${l(this,N,fe)}
      ></rb-guest-actions>
    </details>`},fe=async function(){let e=await this.carryOut("guests",{});e&&(this.guests=e.guests)},Z.styles=[C,We,M,Pe],g([L()],Z.prototype,"guests",2),Z=g([T("rb-guests")],Z);var Ie=$('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var Y=$(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var ye=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ae,_e,ne=class extends E{constructor(){super(...arguments);w(this,ae)}render(){let{finding:e,found:t,devices:s}=this.replica.lights,r=s.filter(({added:o})=>o);if(!this.rights.mayHost||e==null&&r.length===0)return c;let{lights:n}=x(this.texts);return a`<div class="found" role="group" aria-label=${n.network}>
      <h3>${n.network}</h3>
      ${r.map(({id:o,name:d})=>l(this,ae,_e).call(this,d,"",a`<button
          class="quiet"
          data-remove=${o}
          aria-label=${this.texts.actionOn(n.removeLight,d)}
          @click=${()=>this.carryOut("remove_light",{device:o})}
        >
          ${n.removeLight}
        </button>`))}
      ${(t??[]).map(({id:o,name:d,host:u,pixels:f})=>l(this,ae,_e).call(this,d,`${n.pixels(f)} · ${u}`,a`<button
          data-add=${o}
          aria-label=${this.texts.actionOn(n.addLight,d)}
          @click=${()=>this.carryOut("add_light",{device:o})}
        >
          ${n.addLight}
        </button>`))}
      ${e==null?c:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.carryOut("find_lights",{})}
            >
              ${h("search")} ${e?n.findingLights:n.findLights}
            </button>`}
    </div>`}};ae=new WeakSet,_e=function(e,t,s){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:c}</span>
      ${s}
    </div>`},ne.styles=[C,Y,ye],ne=g([T("rb-found-lights")],ne);function Fe({r:i,g:m,b:e}){return`#${[i,m,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Ue(i){let[m=0,e=0,t=0]=[1,3,5].map(s=>Number.parseInt(i.slice(s,s+2),16));return{r:m,g:e,b:t}}function D({name:i,hint:m,value:e,low:t,high:s,step:r,unit:n,onInput:o}){let d=Math.round(100*(e-t)/(s-t)),u=n==="%"?`${d} %`:`${Bt(e)} ${n}`.trim();return a`<label class="slider" title=${i}>
    <span>${n==="%"?m:i}<output>${u}</output></span>
    <input
      type="range"
      min=${t}
      max=${s}
      step=${r}
      aria-label=${i}
      aria-valuetext=${u}
      style=${j({"--at":`${d}%`})}
      .value=${k(String(e))}
      @input=${f=>o(Pt(f))}
    />
    ${m&&n!=="%"?a`<small>${m}</small>`:c}
  </label>`}function X(i,m,e,t){return a`<div class="head">
    <span>${i}<small>${m}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${i}
      title=${i}
      @click=${t}
    ></button>
  </div>`}function Se(i,m,e){return a`<input
    type="color"
    aria-label=${i}
    title=${i}
    .value=${k(Fe(m))}
    @input=${t=>e(Ue(oe(t)))}
  />`}function Bt(i){return Math.round(100*i)/100}function oe(i){return i.target.value}function Pt(i){return i.target.valueAsNumber}function Ke(i,m){let e=atob(m),t=Math.floor(e.length/3),s=i.getContext("2d");if(t===0||s===null)return;i.width!==t&&(i.width=t);let r=s.createImageData(t,1);for(let n=0;n<t;n++){for(let o=0;o<3;o++)r.data[4*n+o]=e.charCodeAt(3*n+o);r.data[4*n+3]=255}s.putImageData(r,0,0)}var Je=$(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}");var W=$('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var Gt={r:255,g:255,b:255},It={low:-500,high:2e3,step:5},Ft={low:1,high:3,step:.05},Ut={low:0,high:10,step:.1},Kt=100,be,q,Qe,Ve,Ze,G=class extends E{constructor(){super(...arguments);w(this,q);this.note="";w(this,be,new ge(this,e=>{let{id:t}=this.target;return this.carryOut("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Ke(t,e)}get own(){return x(this.texts).lights}render(){let{own:e,target:t,note:s}=this,{name:r,id:n}=t,o=S(this,be),d={...t,...o.value},u=p=>o.drag({...o.value,...p}),f=d.state==="ON";return a`<div class="device" data-device=${n??""}>
      <div class="head">
        <h3>${r}${s?a`<small>${s}</small>`:c}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${e.power(r)}
          title=${e.power(r)}
          @click=${()=>u({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${n===void 0?c:a`<canvas
              data-light=${n}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview(r)}
            ></canvas>`}
      ${D({name:e.brightness(r),hint:e.brightnessShort,value:d.brightness,low:1,high:255,step:1,unit:"%",onInput:p=>u({brightness:p})})}
      <div class="row">
        <select
          aria-label=${e.effect(r)}
          title=${e.effect(r)}
          @change=${p=>u({effect:oe(p)})}
        >
          ${d.effect===""?a`<option value="" selected disabled>…</option>`:c}
          ${t.effects.map(p=>a`<option value=${p} .selected=${k(p===d.effect)}>
                ${e.effects[p]??p}
              </option>`)}
        </select>
        ${Se(e.color(r),d.color,p=>u({color:p}))}
      </div>
      ${n===void 0?c:l(this,q,Qe).call(this,d,n,u)}
    </div>`}};be=new WeakMap,q=new WeakSet,Qe=function(e,t,s){let{own:r}=this,{palettes:n,parameters:o,calibrating:d}=this.replica.lights,{name:u}=e,f=d===t;return a`<details>
      <summary>${r.more(u)}</summary>
      <div class="tuning">
      ${n?l(this,q,Ve).call(this,e,n,s):c}
      ${(o?.[e.effect]??[]).map(p=>l(this,q,Ze).call(this,p,e,s))}
      ${e.monochrome==null?c:X(r.monochrome,r.monochromeHint,e.monochrome,()=>s({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?c:D({...Ut,name:r.crossfade,value:e.crossfade_s,unit:"s",onInput:p=>s({crossfade_s:p})})}
      ${e.gamma==null?c:D({...Ft,name:r.gamma,hint:r.gammaHint,value:e.gamma,unit:"",onInput:p=>s({gamma:p})})}
      ${e.white===void 0?c:a`<div class="row">
              <span class="muted">${r.white}</span>
              ${Se(r.white,e.white??Gt,p=>s({white:p}))}
            </div>`}
      ${e.delay_ms==null?c:D({...It,name:r.delay,hint:r.delayHint,value:e.delay_ms,unit:"ms",onInput:p=>s({delay_ms:p})})}
      ${this.rights.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${f}
                @click=${()=>this.carryOut("calibrate_lights",{device:t,on:!f})}
              >
                ${h("light")} ${f?r.endCalibration:r.calibrate}
              </button>
              <p class="muted">${r.calibrateHint}</p>`:c}
      </div>
    </details>`},Ve=function({palette:e},t,s){let{own:r}=this;return a`<div class="palettes" role="radiogroup" aria-label=${r.palette}>
      ${Object.entries(t).map(([n,o])=>a`<button
          role="radio"
          data-palette=${n}
          aria-checked=${n===e}
          title=${r.palettes[n]??n}
          @click=${()=>s({palette:n})}
        >
          <i
            style=${j(o.length>1?{background:`linear-gradient(90deg, ${o.join(", ")})`}:{background:o[0]??"var(--line)"})}
          ></i>
          <span>${r.palettes[n]??n}</span>
        </button>`)}
    </div>`},Ze=function({id:e,low:t,high:s,default:r,unit:n,explanation:o},d,u){let{own:f}=this;return D({name:f.parameters[o]??o,hint:f.first(r,n),value:d.parameters?.[e]??r,low:t,high:s,step:(s-t)/Kt,unit:n,onInput:p=>u({parameters:{...d.parameters,[e]:p}})})},G.styles=[C,he,W,Y,M,Je],g([ie({attribute:!1})],G.prototype,"target",2),g([ie({attribute:!1})],G.prototype,"note",2),G=g([T("rb-light-device")],G);var Jt={low:0,high:10,step:.1},le,ee,_,Ye,Xe,et,tt,st,it,rt,Te,I=class extends E{constructor(){super(...arguments);w(this,_);w(this,le,new ge(this,e=>this.carryOut("set_light_show",{speed:e})));this.sceneName="";this.armed=null;w(this,ee,()=>{this.client.watchLights(document.hidden?null:e=>l(this,_,Ye).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",S(this,ee)),S(this,ee).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",S(this,ee)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[l(this,_,Xe).call(this,t),l(this,_,rt).call(this,t),a`<rb-found-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-found-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return x(this.texts)}};le=new WeakMap,ee=new WeakMap,_=new WeakSet,Ye=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let s=e[t.target.id??""];s!==void 0&&t.draw(s)}},Xe=function(e){let{lights:t}=this.own,{safe:s,automatic:r,reactions:n,alarm:o}=e,d=S(this,le).value??e.speed;return a`<div class="show">
      ${o?a`<p role="status" class="alarm">${h("warning")} ${t.alarm}</p>`:c}
      ${l(this,_,et).call(this,e)}
      ${X(t.safe,t.safeHint,s??!1,()=>this.carryOut("set_light_show",{safe:!s}))}
      ${X(t.automatic,t.automaticHint,r??!1,()=>this.carryOut("set_light_show",{automatic:!r}))}
      ${n==null?c:X(t.reactions,t.reactionsHint,n,()=>this.carryOut("set_light_show",{reactions:!n}))}
      ${d===null?c:D({...Jt,name:t.speed,value:d,unit:"",onInput:u=>S(this,le).drag(u)})}
      ${l(this,_,tt).call(this,e)}
    </div>`},et=function({fps:e,source:t,latency_ms:s}){let{lights:r}=this.own,n=[t?r.hears[t]??t:"",e?r.fps(e):"",e&&s!==null?r.latency(s):""];return a`<p class="muted">${n.filter(Boolean).join(" · ")}</p>`},tt=function({scenes:e,scene:t}){if(!e)return c;let{lights:s}=this.own;return a`<div class="scenes" role="group" aria-label=${s.scenes}>
      <h3>${s.scenes}</h3>
      ${e.map(r=>a`<span class="scene">
          <button
            data-scene=${r}
            aria-pressed=${r===t}
            @click=${()=>this.carryOut("recall_light_scene",{name:r})}
          >
            ${r}
          </button>
          ${l(this,_,st).call(this,r)}
        </span>`)}
      <form
        @submit=${async r=>{r.preventDefault();let n=this.sceneName.trim();n&&await this.carryOut("save_light_scene",{name:n})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${s.sceneName}
          aria-label=${s.sceneName}
          .value=${k(this.sceneName)}
          @input=${r=>{this.sceneName=oe(r)}}
        />
        <button data-command="save_light_scene">${s.saveScene}</button>
      </form>
    </div>`},st=function(e){let t=this.armed===e,s=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn(s,e)}
      title=${s}
      @click=${()=>l(this,_,it).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${h("close")} ${t?s:c}
    </button>`},it=async function(e){let t=this.armed===e;this.armed=t?null:e,t&&await this.carryOut("remove_light_scene",{name:e})},rt=function(e){let{lights:t}=this.own,{devices:s}=e,[r]=s;if(!r)return a`<p class="muted">${t.none}</p>`;let n={name:t.all,effects:[...new Set(s.flatMap(({effects:o})=>o))],state:s.some(({state:o})=>o==="ON")?"ON":"OFF",brightness:Math.max(...s.map(({brightness:o})=>o)),color:r.color,effect:s.every(({effect:o})=>o===r.effect)?r.effect:""};return[s.length>1?l(this,_,Te).call(this,n):c,V(s,({id:o})=>o,o=>l(this,_,Te).call(this,o,o.available?t.pixels(o.pixels):t.unavailable))]},Te=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},I.styles=[C,he,W,Y,ye],g([L()],I.prototype,"sceneName",2),g([L()],I.prototype,"armed",2),I=g([T("rb-lights")],I);var $e=$(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function ve({address:i,texts:m,tell:e}){let t=x(m);return a`<p class="link">
    <a href=${i} target="_blank" dir="ltr">${i}</a>
    <button
      data-copy
      aria-label=${m.actionOn(t.copy,i)}
      @click=${({currentTarget:s})=>{Qt(i,s)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Qt(i,m){let e=Object.assign(document.createElement("textarea"),{value:i});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),m.focus(),t}var nt=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}");var Vt=2e3,Zt=15e3,at=50,te,v,ot,lt,dt,ct,mt,ut,pt,Re,de,F=class extends E{constructor(){super(...arguments);w(this,v);this.overview=null;this.library=null;w(this,te)}connectedCallback(){super.connectedCallback(),l(this,v,de).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(S(this,te))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(s=>l(this,v,ct).call(this,s))} ${l(this,v,dt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(s=>l(this,v,mt).call(this,s))}
      <button data-command="scan_library" @click=${l(this,v,pt)}>
        ${h("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(s=>l(this,v,ut).call(this,s))}
    </section>
    ${this.library?l(this,v,ot).call(this,this.library):c}`}get own(){return x(this.texts)}};te=new WeakMap,v=new WeakSet,ot=function({songs:e,folders:t,problems:s,unreadable:r}){let{music:n}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${n.library}</h2>
      <p class="muted">${n.songs(e)}</p>
      ${t.map(({path:o,present:d,songs:u})=>a`<div class="source ${d?"":"bad"}">
          ${h(d?"check":"warning")}
          <span dir="ltr">
            ${o}<small>${d?n.songs(u):n.away(u)}</small>
          </span>
        </div>`)}
      ${s>0?a`<details>
              <summary>${n.problems(s)}</summary>
              ${r.map(({path:o,reason:d})=>a`<p class="job">
                  <bdi dir="ltr">${o}</bdi><small>${pe(this.texts,d)}</small>
                </p>`)}
              ${r.length<s?a`<button @click=${l(this,v,lt)}>
                      ${P(this.texts).search.showMore}
                    </button>`:c}
            </details>`:c}
    </section>`},lt=async function(){let e=this.library?.unreadable??[],t=await this.carryOut("library",{offset:e.length,limit:at});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},dt=function(){let{texts:e}=this,{music:t}=this.own,s=this.replica.settings.listen_along===!0,r=this.replica.me.stream_url;return a`<div class="line">
        <span>${t.listen}<small>${t.listenHint}</small></span>
        <button
          class="switch"
          role="switch"
          data-setting="listen_along"
          aria-checked=${s}
          aria-label=${t.listen}
          title=${t.listen}
          ?disabled=${!this.rights.mayHost}
          @click=${()=>this.carryOut("set_setting",{name:"listen_along",value:!s})}
        ></button>
      </div>
      ${s&&r?ve({address:r,texts:e,tell:(n,o)=>this.tell(n,o)}):c}`},ct=function({id:e,name:t,on:s,available:r}){let{music:n}=this.own,o=n.outputNames[t]??t;return a`<div class="line">
      <span>${o}${r?c:a`<small>${n.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${s}
        aria-label=${n.output(o)}
        title=${n.output(o)}
        @click=${()=>this.carryOut("set_output",{output:e,on:!s})}
      ></button>
    </div>`},mt=function(e){let{name:t,works:s,reason:r,version:n,renewable:o,set_up:d}=e,{music:u}=this.own,f=d===!1,p=s?u.works:pe(this.texts,r??""),B=f?u.notSetUp:p;return a`<div class="source ${s?"":"bad"} ${f?"off":""}" data-source=${t}>
      ${h(f?A.none:s?"check":"warning")}
      <span>
        ${P(this.texts).sources[t]??u.names[t]??t}
        <small>${[B,n??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${o?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>l(this,v,Re).call(this,{})}>
                ${u.renew}
              </button>
              <button data-command="renew_back" @click=${()=>l(this,v,Re).call(this,{back:!0})}>
                ${u.goBack}
              </button>
            </span>`:c}
    </div>`},ut=function({id:e,kind:t,state:s,progress:r,reason:n,started_at:o}){let{music:d}=this.own,u=r===null?"":`${Math.round(100*r)} %`,f=[d.jobStates[s],s==="running"?u:"",O(new Date(o))];return a`<div class="job ${s}" data-job=${e}>
      <span>${d.jobs[t]??t}<small>${f.filter(Boolean).join(" · ")}</small></span>
      ${n?a`<small class="reason">${pe(this.texts,n)}</small>`:c}
      ${s==="running"?a`<i
              role="progressbar"
              aria-label=${d.jobs[t]??t}
              aria-valuenow=${r===null?c:Math.round(100*r)}
              style=${j({"--at":`${100*(r??0)}%`})}
            ></i>`:c}
    </div>`},pt=async function(){await this.carryOut("scan_library",{})&&(this.tell(this.own.music.scanning),await l(this,v,de).call(this))},Re=async function(e){await this.carryOut("renew_source",e)&&(this.tell(this.own.music.renewing),await l(this,v,de).call(this))},de=async function(){if(clearTimeout(S(this,te)),document.hidden||(this.overview=await this.carryOut("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.carryOut("library",{limit:at})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");Ae(this,te,setTimeout(()=>{l(this,v,de).call(this)},e?Vt:Zt))},F.styles=[C,W,$e,M,nt],g([L()],F.prototype,"overview",2),g([L()],F.prototype,"library",2),F=g([T("rb-music")],F);var ht=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Yt=["full_control","full_voting","upvotes_only","no_control"],Xt=[1,2,3,4,6,8,12],es=["fair","votes","fifo"],y,gt,ft,yt,He,bt,$t,vt,wt,xt,Le,kt,_t,U=class extends E{constructor(){super(...arguments);w(this,y);this.isClosing=!1;this.modCode=null}render(){let{host:e,rights:t}=this,{party:s}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${s.open?"open":""}">
          <i></i>${s.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(s.guests_active,s.guests_total)}</p>
        ${s.open?l(this,y,xt).call(this):l(this,y,wt).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${Yt.map(r=>l(this,y,Le).call(this,"mode",r,e.modes[r],r===s.mode,()=>this.carryOut("set_setting",{name:"mode",value:r})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${es.map(r=>l(this,y,Le).call(this,"order",r,e.orders[r],r===s.order,()=>this.carryOut("set_setting",{name:"order",value:r})))}
        </fieldset>
      </section>
      ${l(this,y,yt).call(this)} ${l(this,y,gt).call(this)}`}get host(){return x(this.texts)}};y=new WeakSet,gt=function(){let{host:e,rights:t}=this;return a`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.carryOut("buzz",{sound:"yes"})}>
          ${h("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.carryOut("buzz",{sound:"no"})}>
          ${h("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.carryOut("alarm",{})}
        >
          ${h("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${l(this,y,ft)}>
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
      <a href=${Q("tv").href} target="_blank">${h("outside")} ${e.tv}</a>
    </section>`},ft=async function(e){e.preventDefault();let t=e.target,s=String(new FormData(t).get("address")).trim();s&&await this.carryOut("announce",{media_uri:s})&&t.reset()},yt=function(){let{host:e,rights:t,texts:s}=this,{me:r,party:n,settings:o}=this.replica,d=r.join_url??Q(".").href,u=n.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${l(this,y,He).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${ve({address:d,texts:s,tell:(f,p)=>this.tell(f,p)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${k(u)}
          ?disabled=${!t.mayHost}
          @change=${l(this,y,vt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${u&&r.join_code?a`<p class="code" dir="ltr" data-code="join">${r.join_code}</p>
            ${n.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil(O(new Date(n.join_code_expires_at)))}
                  </p>`:c}
            <button
              data-command="rotate_code"
              @click=${()=>this.carryOut("rotate_code",{})}
            >
              ${h("restart")} ${e.newCode}
            </button>`:c}
      ${t.mayHost?l(this,y,bt).call(this):c}
      ${o.wifi_ssid?a`<img src=${l(this,y,He).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${o.wifi_ssid}</bdi></p>`:c}
    </section>`},He=function(e){let{me:t,revision:s}=this.replica,r=t.join_code??(e==="wifi.svg"?String(s):"");return Q(r?`${e}?of=${encodeURIComponent(r)}`:e).href},bt=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(O(new Date(t.expires_at)))}</p>`:c}
      <button data-command="make_mod_code" @click=${l(this,y,$t)}>
        ${h(A.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},$t=async function(){let e=await this.carryOut("make_mod_code",{});e&&(this.modCode=e)},vt=async function(e){let t=e.target.checked?"code":"open";await this.carryOut("set_setting",{name:"join",value:t})||this.requestUpdate()},wt=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.rights.mayHost}
        @click=${l(this,y,kt)}
      >
        ${h("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Xt.map(t=>a`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},xt=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${l(this,y,_t)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${h("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Le=function(e,t,{name:s,hint:r},n,o){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${k(n)}
        @change=${async()=>{await o()||this.requestUpdate()}}
      />
      <span>${s}<small>${r}</small></span>
    </label>`},kt=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.carryOut("open_party",e?{duration_s:e}:{})&&this.tell(this.host.isOpen)},_t=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.carryOut("close_party",{});e&&(this.tell(this.host.isClosed),this.showRecap(e.recap))},U.styles=[C,$e,ht],g([L()],U.prototype,"isClosing",2),g([L()],U.prototype,"modCode",2),U=g([T("rb-party")],U);var St=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ts=20,ss=5,R,Tt,Ce,Rt,Ht,Lt,Ct,Ee,K=class extends E{constructor(){super(...arguments);w(this,R);this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),l(this,R,Ee).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&l(this,R,Ee).call(this)}render(){let{record:e}=this.own,{stats:t,history:s}=this;return a`<section class="card" aria-labelledby="record">
      <h2 id="record">${e.title}</h2>
      ${t?l(this,R,Tt).call(this,t):c}
      ${t?l(this,R,Ce).call(this,e.liked,t.best_liked,({up:r,down:n})=>r-n):c}
      ${t?l(this,R,Ce).call(this,e.played,t.most_played,({times:r})=>r):c}
      ${s?l(this,R,Rt).call(this,s):c}
      <a href=${Q("api/v1/export.m3u").href} download>${h("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${l(this,R,Lt)}>${e.text}</button>
      <form @submit=${l(this,R,Ct)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return x(this.texts)}};R=new WeakSet,Tt=function({plays:e,guests:t,votes:s,played_s:r,hours:n,most_active:o}){let{record:d}=this.own,{recap:u}=P(this.texts),f=Math.max(1,...n.map(B=>B.plays)),[p]=o;return a`<p>
        ${u.songs(e)}, ${d.minutes(Me(r))}, ${u.guests(t)},
        ${u.votes(s)}
      </p>
      ${p?a`<p class="muted">
              ${d.mostActive(re(this.texts,p.guest.name),p.requests)}
            </p>`:c}
      <ol class="hours" aria-label=${d.hours} ?hidden=${n.length<2}>
        ${n.map(({at:B,plays:xe})=>{let je=`${O(new Date(B))}: ${u.songs(xe)}`;return a`<li title=${je} style="height:${100*xe/f}%">
            <span class="sr">${je}</span>
          </li>`})}
      </ol>`},Ce=function(e,t,s){return t.length===0?c:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,ss).map(r=>a`<li>
              <span><bdi>${r.song.title}</bdi> <small><bdi>${r.song.artist}</bdi></small></span>
              <b>${s(r)}</b>
            </li>`)}
      </ol>`},Rt=function({plays:e}){let{record:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(s=>a`<li>
            <span>
              <bdi>${s.song.title}</bdi>
              <small>
                ${O(new Date(s.started_at))} · <bdi>${s.song.artist}</bdi>
                ${s.requested_by?a`· <bdi>${re(this.texts,s.requested_by.name)}</bdi>`:c}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn(this.texts.tryAgain,s.song.title)}
              title=${this.texts.tryAgain}
              @click=${()=>l(this,R,Ht).call(this,s)}
            >
              ${h("restart")}
            </button>
          </li>`)}
      </ol>`},Ht=async function({song:e}){await this.carryOut("enqueue",{uri:e.uri})&&this.tell(this.texts.toast.back(e.title))},Lt=async function(){let e=await this.carryOut("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Ct=async function(e){e.preventDefault();let t=e.target,s=String(new FormData(t).get("name")).trim();if(s==="")return;let r=await this.carryOut("save_playlist",{name:s});r&&(t.reset(),this.tell(this.own.record.saved(r.name,r.songs)))},Ee=async function(){this.stats=await this.carryOut("stats",{})??null,this.history=await this.carryOut("history",{limit:ts})??null},K.styles=[C,St],g([L()],K.prototype,"stats",2),g([L()],K.prototype,"history",2),K=g([T("rb-record")],K);var Et=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var is="***",rs={from:"22:00",to:"07:00",volume_max:.4},b,Ot,zt,we,jt,At,Mt,z,Oe,J=class extends E{constructor(){super(...arguments);w(this,b);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),l(this,b,Oe).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let s of this.rows??[])t.set(s.group,[...t.get(s.group)??[],s]);return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${l(this,b,Oe)}>${h("restart")} ${this.texts.tryAgain}</button>`:c}
      ${V(t,([s])=>s,([s,r])=>a`<details>
          <summary>${e.groups[s]??s}</summary>
          ${r.map(n=>l(this,b,Ot).call(this,n))}
        </details>`)}
    </section>`}get own(){return x(this.texts)}};b=new WeakSet,Ot=function(e){let{settings:t}=this.own,s=this.replica.settings[e.name],r=!e.secret&&JSON.stringify(s)!==JSON.stringify(e.default),n=t.explanations[e.name]??e.explanation;return a`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${n}
        <small>${l(this,b,zt).call(this,e)}</small>
      </label>
      <div class="field">
        ${l(this,b,jt).call(this,e,s)}
        ${r?a`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,n)}
                title=${t.toDefault}
                ?disabled=${!this.rights.mayHost}
                @click=${()=>l(this,b,z).call(this,e,e.default)}
              >
                ${h("back")}
              </button>`:c}
      </div>
    </div>`},zt=function({name:e,kind:t,low:s,high:r,default:n,secret:o}){let{settings:d}=this.own,u=[e];return s!==null&&r!==null&&u.push(d.range(s,r)),t==="texts"&&u.push(d.oneALine),o?u.push(d.secret):t!=="quiet_hours"&&u.push(d.first(l(this,b,we).call(this,n))),u.join(" · ")},we=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let s=String(e);return t.choices[s]??(s===""?t.empty:s)},jt=function(e,t){let{name:s}=e,r=!this.rights.mayHost,n=(o,d)=>{let u=o.target.value;l(this,b,z).call(this,e,d(u))};switch(e.kind){case"switch":return a`<button
          id=${s}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${s}"
          title=${l(this,b,we).call(this,t)}
          ?disabled=${r}
          @click=${()=>l(this,b,z).call(this,e,t!==!0)}
        ></button>`;case"choice":return a`<select
          id=${s}
          ?disabled=${r}
          @change=${o=>n(o,String)}
        >
          ${(e.choices??[]).map(o=>a`<option value=${o} .selected=${k(o===t)}>
                ${l(this,b,we).call(this,o)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<input
          id=${s}
          type="number"
          min=${e.low??c}
          max=${e.high??c}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${r}
          .value=${k(String(t??""))}
          @change=${o=>n(o,d=>d===""?e.default:Number(d))}
        />${s.endsWith("_s")?ns(Number(t)):c}`;case"texts":return a`<textarea
          id=${s}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${r}
          .value=${k((t??[]).join(`
`))}
          @change=${o=>n(o,as)}
        ></textarea>`;case"quiet_hours":return l(this,b,Mt).call(this,e,t??[],r);case"text":return e.secret?l(this,b,At).call(this,e,t,r):a`<input
              id=${s}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${r}
              .value=${k(String(t??""))}
              @change=${o=>n(o,d=>d.trim())}
            />`}},At=function(e,t,s){let{settings:r}=this.own,n=t===is;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${n?r.isSet:""}
        ?disabled=${s}
        .value=${k("")}
        @change=${o=>{let d=o.target.value;d!==""&&l(this,b,z).call(this,e,d)}}
      />
      ${n?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(r.clear,e.name)}
              title=${r.clear}
              ?disabled=${s}
              @click=${()=>l(this,b,z).call(this,e,"")}
            >
              ${h("remove")}
            </button>`:c}`},Mt=function(e,t,s){let{settings:r}=this.own,n=(o,d)=>{l(this,b,z).call(this,e,t.map((u,f)=>f===o?{...u,...d}:u))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:o,to:d,volume_max:u},f)=>a`<div class="time">
          <input
            type="time"
            aria-label=${r.from}
            ?disabled=${s}
            .value=${k(o)}
            @change=${p=>n(f,{from:p.target.value})}
          />
          <input
            type="time"
            aria-label=${r.to}
            ?disabled=${s}
            .value=${k(d)}
            @change=${p=>n(f,{to:p.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${r.loudest}
            title=${r.loudest}
            ?disabled=${s}
            .value=${k(String(Math.round(100*u)))}
            @change=${p=>n(f,{volume_max:p.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${r.removeTime}
            title=${r.removeTime}
            ?disabled=${s}
            @click=${()=>l(this,b,z).call(this,e,t.filter((p,B)=>B!==f))}
          >
            ${h("remove")}
          </button>
        </div>`)}
      <button ?disabled=${s} @click=${()=>l(this,b,z).call(this,e,[...t,rs])}>
        ${h("plus")} ${r.addTime}
      </button>
    </div>`},z=async function({name:e},t){await this.carryOut("set_setting",{name:e,value:t})?this.tell(this.own.settings.saved):this.requestUpdate()},Oe=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},J.styles=[C,W,M,Et],g([L()],J.prototype,"rows",2),g([L()],J.prototype,"hasFailed",2),J=g([T("rb-settings")],J);function ns(i){if(!(i>=120))return c;let[m,e]=i<7200?["min",60]:["h",3600];return a`<span class="muted">= ${Math.round(10*i/e)/10} ${m}</span>`}function as(i){return i.split(`
`).map(m=>m.trim()).filter(Boolean)}var os=["queue","party","guests","music","lights","record","settings"],ls={queue:h("queue"),party:h("moon"),guests:h("people"),music:h(A.disc),lights:h("light"),record:h(A.list),settings:h(A.gear)},ce=matchMedia("(max-width: 899px)"),ue,H,ze,me,Nt,Dt,Wt,qt,se=class extends ke{constructor(){super(...arguments);w(this,H);this.tab="queue";w(this,ue,()=>this.requestUpdate())}badge(){return S(this,H,me).title}connectedCallback(){super.connectedCallback(),ce.addEventListener("change",S(this,ue))}disconnectedCallback(){super.disconnectedCallback(),ce.removeEventListener("change",S(this,ue))}above(){return ce.matches?l(this,H,ze).call(this):c}beside(e){return a`${ce.matches?c:l(this,H,ze).call(this)}
      <div class="beside" role="tabpanel" aria-label=${S(this,H,me).tab[this.tab]}>
        ${l(this,H,qt).call(this,e)}
      </div>`}};ue=new WeakMap,H=new WeakSet,ze=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${S(this,H,me).tabs}
      @keydown=${l(this,H,Wt)}
    >
      ${os.map(e=>l(this,H,Nt).call(this,e))}
    </nav>`},me=function(){return x(this.texts)},Nt=function(e){let t=S(this,H,me).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>l(this,H,Dt).call(this,e)}
    >
      ${ls[e]}<span>${t}</span>
    </button>`},Dt=async function(e){this.tab=e,await this.updateComplete,ce.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Wt=function(e){let t={ArrowLeft:-1,ArrowRight:1}[e.key],s=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(o=>o.offsetParent!==null),r=s.indexOf(e.target);if(t===void 0||r<0)return;let n=s.at((r+t)%s.length);n?.click(),n?.focus()},qt=function(e){let{client:t,texts:s}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${s} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${s} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${s} .replica=${e}></rb-music>`;case"record":return a`<rb-record .client=${t} .texts=${s} .replica=${e}></rb-record>`;case"lights":return a`<rb-lights .client=${t} .texts=${s} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${s}
          .replica=${e}
        ></rb-settings>`}},se.styles=[...ke.styles,Ie],g([ie({reflect:!0})],se.prototype,"tab",2),se=g([T("rb-host")],se);export{se as HostPage};
