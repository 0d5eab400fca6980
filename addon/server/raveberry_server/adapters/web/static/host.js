/* raveberry sources sha256:172241d70a5b919ddb84ca6434f8ce458fd3feec873ab8add7f045452cca9193 */
import{a as ce,b as D,c as F}from"./chunks/chunk-KWRSRP5U.js";import{G as Y,H as ae,J as z,K as h,L as E,N as I,O as k,P as He,S as Re,X as me,a as $,b as S,c as x,d as ke,e as l,f as T,g as a,i as c,k as H,l as _e,m as R,p as j,s as P,u as C,v as Se,y as Te}from"./chunks/chunk-QPHFCASO.js";var Le={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",music:"Musik",lights:"Lichter",record:"Abend",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:n=>n===1?"1 Stunde":`${n} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(n,u)=>`${n} gerade da, ${u} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:n=>`gilt bis ${n}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",isMuted:n=>`stumm bis ${n}`,since:n=>`seit ${n}`,fun:"Zum Spaß",buzzYes:"Buzzer: Ja",buzzNo:"Buzzer: Nein",alarm:"Alarm",announce:"Durchsagen",announceAddress:"Adresse eines Tons für alle",tv:"Bildschirmseite öffnen",music:{outputs:"Wohin der Ton geht",output:n=>`${n} ein oder aus`,unavailable:"nicht da",sources:"Woher Lieder kommen",works:"läuft",notSetUp:"nicht eingerichtet; was fehlt, steht unter Regeln bei Suche und Quellen",names:{local:"Bibliothek",stream:"Ersatz-Stream",online:"Das Netz",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",ytdlp:"Das Netz (yt-dlp)",home:"Home Assistant"},library:"Die Bibliothek",songs:n=>n===1?"1 Lied":`${n} Lieder`,away:n=>`ist weg; ${n} Lieder warten darauf`,problems:n=>n===1?"1 Datei ist nicht lesbar":`${n} Dateien sind nicht lesbar`,scan:"Neue Lieder suchen",scanning:"Die Musikordner werden durchgesehen",renew:"Erneuern",renewing:"Es wird erneuert; das dauert eine Minute",goBack:"Zurück",jobs:{scan:"Durchsicht der Musikordner",renew:"Erneuerung",renewal:"Erneuerung",fetch:"Download",download:"Download"},jobStates:{running:"läuft",done:"fertig",failed:"fehlgeschlagen"}},record:{title:"Der Abend bis jetzt",minutes:n=>n===1?"1 Minute":`${n} Minuten`,mostActive:(n,u)=>`Am meisten gewünscht hat ${n}: ${u}`,hours:"Lieder nach Stunden",liked:"Am beliebtesten",played:"Am meisten gespielt",history:"Was lief",m3u:"Playlist-Datei (M3U)",text:"Als Text",playlistName:"Name einer Playlist",save:"Speichern",saved:(n,u)=>`${n} ist gespeichert, mit ${u} Liedern`},settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(n,u)=>`${n} bis ${u}`,first:n=>`anfangs: ${n}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die hier noch nie liefen",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",listen_along:"Ob die Musik auch anderswo zu hören ist, unter /stream.mp3",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",subsonic_url:"Adresse eines Musikservers: Navidrome, Gonic, Airsonic oder ein anderes OpenSubsonic",subsonic_user:"Name eines Kontos auf dem Musikserver",subsonic_password:"Passwort dieses Kontos",jamendo_client_id:"Client-ID von devportal.jamendo.com, für freie Musik von Jamendo",radio_directory:"Wer Sender von radio-browser.info in der Suche findet",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",log_requests:"Ob der Verlauf sagt, wer was gewünscht hat"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:n=>`${n} ein oder aus`,brightness:n=>`Helligkeit von ${n}`,color:n=>`Farbe von ${n}`,effect:n=>`Effekt von ${n}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",network:"Lichter im Netz",findLights:"WLEDs suchen",findingLights:"Wird gesucht …",addLight:"Hinzufügen",removeLight:"Entfernen",measured:(n,u,e)=>`${Math.round(n)} Bilder pro Sekunde · ${u}${e===null?"":` · ${Math.round(e)} ms nach dem Ton`}`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",reactions:"Lichter zeigen Stimmen",reactionsHint:"Konfetti für einen Song, Rot von beiden Enden dagegen",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:n=>`Was ${n} zeigt`,more:n=>`${n} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"wer gewünscht hat",sunset:"Sonnenuntergang",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Statt Musik kommen Klicks; verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(n,u)=>`anfangs: ${n} ${u}`.trim(),parameters:{"How high a loud band reaches, as a share of the whole height.":"Wie hoch ein lautes Band reicht, als Teil der ganzen Höhe","Time from the middle to the corner.":"Zeit von der Mitte bis zur Ecke","How wide a ring is, as a share of the way.":"Wie breit ein Ring ist, als Teil des Wegs","Time from breath to breath.":"Zeit von Atemzug zu Atemzug","Length of the tail, as a share of the light.":"Länge des Schweifs, als Teil des Lichts","Beats from one end to the other, in whole beats.":"Schläge von einem Ende zum anderen","Time in which the light falls by half.":"Zeit, in der das Licht auf die Hälfte fällt","Share of the pixels that begin to shine in a sixtieth of a second at most.":"Anteil der Pixel, die in einer Sechzigstelsekunde höchstens aufleuchten","Time in which a star falls by half.":"Zeit, in der ein Stern auf die Hälfte fällt","1 puts the bass into the middle and the treble at both ends.":"1 legt den Bass in die Mitte und die Höhen an beide Enden","How much brighter loud bands are than quiet ones, as a power.":"Wie viel heller laute Bänder sind als leise, als Potenz","Loudness at which the meter is full.":"Lautstärke, bei der der Pegel voll ist","Time from the first pixel to the last.":"Zeit vom ersten Pixel zum letzten"},pixels:n=>`${n} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum",wavelength:"Wellenlänge",energy:"Energie",vu:"Pegel",waterfall:"Wasserfall",ripple:"Wellen",pulse:"Puls",strobe:"Stroboskop",melody:"Melodie",comet:"Komet",chase:"Lauflicht",sparkle:"Funkeln",fire:"Feuer",breathe:"Atmen",aurora:"Polarlicht",bars:"Equalizer",lightning:"Blitze",swing:"Pendel",skyline:"Skyline",rings:"Ringe"}}};var ze={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",music:"Music",lights:"Lights",record:"Night",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:n=>n===1?"1 hour":`${n} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(n,u)=>`${n} here now, ${u} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:n=>`holds until ${n}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",isMuted:n=>`muted until ${n}`,since:n=>`since ${n}`,fun:"For fun",buzzYes:"Buzzer: yes",buzzNo:"Buzzer: no",alarm:"Alarm",announce:"Announce",announceAddress:"Address of a sound for all to hear",tv:"Open the screen page",music:{outputs:"Where the sound goes",output:n=>`${n} on or off`,unavailable:"not there",sources:"Where songs come from",works:"works",notSetUp:"not set up; what it needs is under Rules, Search and sources",names:{local:"Library",stream:"Backup stream",online:"The net",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",ytdlp:"The net (yt-dlp)",home:"Home Assistant"},library:"The library",songs:n=>n===1?"1 song":`${n} songs`,away:n=>`is away; its ${n} songs wait for it`,problems:n=>n===1?"1 file cannot be read":`${n} files cannot be read`,scan:"Look for new songs",scanning:"The music folders are looked through",renew:"Renew",renewing:"It is being renewed; this takes a minute",goBack:"Go back",jobs:{scan:"Scan of the music folders",renew:"Renewal",renewal:"Renewal",fetch:"Download",download:"Download"},jobStates:{running:"running",done:"done",failed:"failed"}},record:{title:"The night so far",minutes:n=>n===1?"1 minute":`${n} minutes`,mostActive:(n,u)=>`${n} asked most: ${u}`,hours:"Songs by the hour",liked:"Best liked",played:"Most played",history:"What played",m3u:"Playlist file (M3U)",text:"As a text",playlistName:"Name of a playlist",save:"Save",saved:(n,u)=>`${n} is saved with ${u} songs`},settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(n,u)=>`${n} to ${u}`,first:n=>`at first: ${n}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:n=>`${n} on or off`,brightness:n=>`Brightness of ${n}`,color:n=>`Colour of ${n}`,effect:n=>`Effect of ${n}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",network:"Lights of the network",findLights:"Look for WLEDs",findingLights:"Looking …",addLight:"Add",removeLight:"Remove",measured:(n,u,e)=>`${Math.round(n)} frames a second · ${u}${e===null?"":` · ${Math.round(e)} ms behind the sound`}`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",reactions:"Lights react to votes",reactionsHint:"confetti for a song, red from both ends against it",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:n=>`What ${n} shows`,more:n=>`Tune ${n}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"The music gives way to clicks; move the delay until flash and click are one.",first:(n,u)=>`at first: ${n} ${u}`.trim(),parameters:{},pixels:n=>`${n} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum",wavelength:"Wavelength",energy:"Energy",vu:"Level meter",waterfall:"Waterfall",ripple:"Ripples",pulse:"Pulse",strobe:"Strobe",melody:"Melody",comet:"Comet",chase:"Chase",sparkle:"Sparkle",fire:"Fire",breathe:"Breathe",aurora:"Aurora",bars:"Equalizer",lightning:"Lightning",swing:"Swing",skyline:"Skyline",rings:"Rings"}}};function L({language:n}){return n==="de"?Le:ze}var Ee=T(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);padding:8px 14px;border-radius:16px;cursor:pointer}summary .who{font-weight:700}small{color:var(--muted)}rb-guest-actions{padding:4px 12px 12px}");var A,Oe,oe,U=class extends E{constructor(){super(...arguments);x(this,A);this.guests=null}connectedCallback(){super.connectedCallback(),l(this,A,oe).call(this)}updated(e){let t=e.get("replica")?.party,{party:s}=this.replica;t!==void 0&&(t.guests_total!==s.guests_total||t.guests_active!==s.guests_active)&&l(this,A,oe).call(this)}render(){let{own:e,replica:t,guests:s}=this,{party:i}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(i.guests_active,i.guests_total)}</p>
      ${s?.length===0?a`<p class="muted">${e.nobody}</p>`:c}
      ${I(s??[],({id:r})=>r,r=>l(this,A,Oe).call(this,r))}
    </section>`}get own(){return L(this.texts)}};A=new WeakSet,Oe=function(e){let{client:t,texts:s,own:i,replica:r}=this,{profile:o}=D(s),d=[e.active?i.isHere:"",e.role==="guest"?"":o.role[e.role],e.banned?i.isBanned:"",e.muted_until?i.isMuted(C(new Date(e.muted_until))):"",i.since(C(new Date(e.joined_at)))];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${j({"--who":Te(e.color)})}>
          <i></i><bdi>${Y(s,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${r}
        .guest=${e}
        @rb-done=${l(this,A,oe)}
      ></rb-guest-actions>
    </details>`},oe=async function(){let e=await this.carryOut("guests",{});e&&(this.guests=e.guests)},U.styles=[z,Re,Ee],$([R()],U.prototype,"guests",2),U=$([H("rb-guests")],U);var Ce=T('.tabs{display:grid;grid-template-columns:repeat(auto-fit,minmax(44px,1fr));gap:4px;padding:4px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex-direction:column;gap:1px;min-width:0;min-height:54px;padding:4px 2px;border-radius:18px;font-size:.68rem;background:none}.tabs button span{max-width:100%;overflow:hidden;text-overflow:ellipsis}.tabs button[aria-selected=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{order:-1}.stage{order:-2}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');function Me(n,u){let e=atob(u),t=Math.floor(e.length/3),s=n.getContext("2d");if(t===0||s===null)return;n.width!==t&&(n.width=t);let i=s.createImageData(t,1);for(let r=0;r<t;r++){for(let o=0;o<3;o++)i.data[4*r+o]=e.charCodeAt(3*r+o);i.data[4*r+3]=255}s.putImageData(i,0,0)}function Ae({r:n,g:u,b:e}){return`#${[n,u,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function je(n){let[u=0,e=0,t=0]=[1,3,5].map(s=>Number.parseInt(n.slice(s,s+2),16));return{r:u,g:e,b:t}}var le=T(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px;padding-top:14px;border-top:1px solid var(--line)}.device:first-of-type{padding-top:0;border:0}.head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}.show,.device details[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}.show{padding-bottom:14px;border-bottom:1px solid var(--line)}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.show+.device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}summary{display:flex;align-items:center;min-height:var(--touch);color:var(--violet);font-weight:700;cursor:pointer}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var ee,ue,X=class extends E{constructor(){super(...arguments);x(this,ee)}render(){let{finding:e,found:t,devices:s}=this.replica.lights,i=s.filter(({added:o})=>o);if(!this.rights.mayHost||e==null&&i.length===0)return c;let{lights:r}=L(this.texts);return a`<div class="found" role="group" aria-label=${r.network}>
      <h3>${r.network}</h3>
      ${i.map(({id:o,name:d})=>l(this,ee,ue).call(this,d,"",a`<button
          class="quiet"
          data-remove=${o}
          aria-label=${this.texts.actionOn(r.removeLight,d)}
          @click=${()=>this.carryOut("remove_light",{device:o})}
        >
          ${r.removeLight}
        </button>`))}
      ${(t??[]).map(({id:o,name:d,host:m,pixels:g})=>l(this,ee,ue).call(this,d,`${r.pixels(g)} · ${m}`,a`<button
          data-add=${o}
          aria-label=${this.texts.actionOn(r.addLight,d)}
          @click=${()=>this.carryOut("add_light",{device:o})}
        >
          ${r.addLight}
        </button>`))}
      ${e==null?c:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.carryOut("find_lights",{})}
            >
              ${h("search")} ${e?r.findingLights:r.findLights}
            </button>`}
    </div>`}};ee=new WeakSet,ue=function(e,t,s){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:c}</span>
      ${s}
    </div>`},X.styles=[z,le],X=$([H("rb-found-lights")],X);var J=T('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var Tt={r:255,g:255,b:255},Ht={low:-500,high:2e3,step:5},Rt={low:1,high:3,step:.05},Lt={low:0,high:10,step:.1},zt={low:0,high:10,step:.1},Et=100,se,ie,Q,p,De,Ne,We,qe,pe,Be,Ge,Pe,N,te,ge,Ie,K=class extends E{constructor(){super(...arguments);x(this,p);x(this,se,new Map);x(this,ie,new ce(this,e=>this.carryOut("set_light_show",{speed:e})));this.sceneName="";x(this,Q,()=>{this.client.watchLights(document.hidden?null:e=>l(this,p,De).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",S(this,Q)),S(this,Q).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",S(this,Q)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[l(this,p,Ne).call(this,t),l(this,p,qe).call(this,t),a`<rb-found-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-found-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return L(this.texts)}};se=new WeakMap,ie=new WeakMap,Q=new WeakMap,p=new WeakSet,De=function(e){for(let t of this.renderRoot.querySelectorAll("canvas")){let s=e[t.dataset.light??""];s!==void 0&&Me(t,s)}},Ne=function(e){let{lights:t}=this.own,{safe:s,automatic:i,reactions:r,alarm:o,latency_ms:d,fps:m}=e,g=S(this,ie).value??e.speed;return a`<div class="show">
      ${o?a`<p role="status" class="alarm">${h("warning")} ${t.alarm}</p>`:c}
      ${m===null?c:a`<p class="muted">${t.measured(m,e.source??"",d)}</p>`}
      ${l(this,p,te).call(this,t.safe,t.safeHint,s??!1,()=>this.carryOut("set_light_show",{safe:!s}))}
      ${l(this,p,te).call(this,t.automatic,t.automaticHint,i??!1,()=>this.carryOut("set_light_show",{automatic:!i}))}
      ${r==null?c:l(this,p,te).call(this,t.reactions,t.reactionsHint,r,()=>this.carryOut("set_light_show",{reactions:!r}))}
      ${g===null?c:l(this,p,N).call(this,{...zt,name:t.speed,value:g,unit:"",onInput:f=>S(this,ie).drag(f)})}
      ${l(this,p,We).call(this,e)}
    </div>`},We=function({scenes:e,scene:t}){if(!e)return c;let{lights:s}=this.own;return a`<div class="scenes" role="group" aria-label=${s.scenes}>
      <h3>${s.scenes}</h3>
      ${e.map(i=>a`<span class="scene">
          <button
            data-scene=${i}
            aria-pressed=${i===t}
            @click=${()=>this.carryOut("recall_light_scene",{name:i})}
          >
            ${i}
          </button>
          <button
            class="round quiet"
            aria-label=${this.texts.actionOn(s.removeScene,i)}
            title=${s.removeScene}
            @click=${()=>this.carryOut("remove_light_scene",{name:i})}
          >
            ${h("close")}
          </button>
        </span>`)}
      <form
        @submit=${async i=>{i.preventDefault();let r=this.sceneName.trim();r&&await this.carryOut("save_light_scene",{name:r})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${s.sceneName}
          aria-label=${s.sceneName}
          .value=${k(this.sceneName)}
          @input=${i=>{this.sceneName=he(i)}}
        />
        <button data-command="save_light_scene">${s.saveScene}</button>
      </form>
    </div>`},qe=function(e){let{lights:t}=this.own,{devices:s}=e,[i]=s;if(!i)return a`<p class="muted">${t.none}</p>`;let r={name:t.all,effects:[...new Set(s.flatMap(({effects:o})=>o))],state:s.some(({state:o})=>o==="ON")?"ON":"OFF",brightness:Math.max(...s.map(({brightness:o})=>o)),color:i.color,effect:s.every(({effect:o})=>o===i.effect)?i.effect:""};return[s.length>1?l(this,p,pe).call(this,r,e):c,I(s,({id:o})=>o,o=>l(this,p,pe).call(this,o,e,o.available?t.pixels(o.pixels):t.unavailable))]},pe=function(e,t,s=""){let{lights:i}=this.own,{name:r,id:o}=e,d=l(this,p,Ie).call(this,o??""),m={...e,...d.value},g=v=>d.drag({...d.value,...v}),f=m.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${r}${s?a`<small>${s}</small>`:c}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${i.power(r)}
          title=${i.power(r)}
          @click=${()=>g({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?c:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${i.preview(r)}
            ></canvas>`}
      ${l(this,p,N).call(this,{name:i.brightness(r),hint:i.brightnessShort,value:m.brightness,low:1,high:255,step:1,unit:"%",onInput:v=>g({brightness:v})})}
      <div class="row">
        <select
          aria-label=${i.effect(r)}
          title=${i.effect(r)}
          @change=${v=>g({effect:he(v)})}
        >
          ${m.effect===""?a`<option value="" selected disabled>…</option>`:c}
          ${e.effects.map(v=>a`<option value=${v} .selected=${k(v===m.effect)}>
                ${i.effects[v]??v}
              </option>`)}
        </select>
        ${l(this,p,ge).call(this,i.color(r),m.color,v=>g({color:v}))}
      </div>
      ${o===void 0?c:l(this,p,Be).call(this,m,o,t,g)}
    </div>`},Be=function(e,t,{palettes:s,parameters:i,calibrating:r},o){let{lights:d}=this.own,{name:m}=e,g=r===t;return a`<details>
      <summary>${d.more(m)}</summary>
      ${s?l(this,p,Ge).call(this,e,s,o):c}
      ${(i?.[e.effect]??[]).map(f=>l(this,p,Pe).call(this,f,e,o))}
      ${e.monochrome==null?c:l(this,p,te).call(this,d.monochrome,d.monochromeHint,e.monochrome,()=>o({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?c:l(this,p,N).call(this,{...Lt,name:d.crossfade,value:e.crossfade_s,unit:"s",onInput:f=>o({crossfade_s:f})})}
      ${e.gamma==null?c:l(this,p,N).call(this,{...Rt,name:d.gamma,hint:d.gammaHint,value:e.gamma,unit:"",onInput:f=>o({gamma:f})})}
      ${e.white===void 0?c:a`<div class="row">
              <span class="muted">${d.white}</span>
              ${l(this,p,ge).call(this,d.white,e.white??Tt,f=>o({white:f}))}
            </div>`}
      ${e.delay_ms==null?c:l(this,p,N).call(this,{...Ht,name:d.delay,hint:d.delayHint,value:e.delay_ms,unit:"ms",onInput:f=>o({delay_ms:f})})}
      ${this.rights.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${g}
                @click=${()=>this.carryOut("calibrate_lights",{device:t,on:!g})}
              >
                ${h("light")} ${g?d.endCalibration:d.calibrate}
              </button>
              <p class="muted">${d.calibrateHint}</p>`:c}
    </details>`},Ge=function({palette:e},t,s){let{lights:i}=this.own;return a`<div class="palettes" role="radiogroup" aria-label=${i.palette}>
      ${Object.entries(t).map(([r,o])=>a`<button
          role="radio"
          data-palette=${r}
          aria-checked=${r===e}
          title=${i.palettes[r]??r}
          @click=${()=>s({palette:r})}
        >
          <i
            style=${j(o.length>1?{background:`linear-gradient(90deg, ${o.join(", ")})`}:{background:o[0]??"var(--line)"})}
          ></i>
          <span>${i.palettes[r]??r}</span>
        </button>`)}
    </div>`},Pe=function({id:e,low:t,high:s,default:i,unit:r,explanation:o},d,m){let{lights:g}=this.own;return l(this,p,N).call(this,{name:g.parameters[o]??o,hint:g.first(i,r),value:d.parameters?.[e]??i,low:t,high:s,step:(s-t)/Et,unit:r,onInput:f=>m({parameters:{...d.parameters,[e]:f}})})},N=function({name:e,hint:t,value:s,low:i,high:r,step:o,unit:d,onInput:m}){let g=Math.round(100*(s-i)/(r-i)),f=d==="%"?`${g} %`:`${Ot(s)} ${d}`.trim();return a`<label class="slider" title=${e}>
      <span>${d==="%"?t:e}<output>${f}</output></span>
      <input
        type="range"
        min=${i}
        max=${r}
        step=${o}
        aria-label=${e}
        aria-valuetext=${f}
        style=${j({"--at":`${g}%`})}
        .value=${k(String(s))}
        @input=${v=>m(Ct(v))}
      />
      ${t&&d!=="%"?a`<small>${t}</small>`:c}
    </label>`},te=function(e,t,s,i){return a`<div class="head">
      <span>${e}<small>${t}</small></span>
      <button
        class="switch"
        role="switch"
        aria-checked=${s}
        aria-label=${e}
        title=${e}
        @click=${i}
      ></button>
    </div>`},ge=function(e,t,s){return a`<input
      type="color"
      aria-label=${e}
      title=${e}
      .value=${k(Ae(t))}
      @input=${i=>s(je(he(i)))}
    />`},Ie=function(e){let t=S(this,se).get(e);if(t)return t;let s=e===""?{}:{device:e},i=new ce(this,r=>this.carryOut("set_lights",{...s,...r}));return S(this,se).set(e,i),i},K.styles=[z,He,J,le],$([R()],K.prototype,"sceneName",2),K=$([H("rb-lights")],K);function Ot(n){return Math.round(100*n)/100}function he(n){return n.target.value}function Ct(n){return n.target.valueAsNumber}var Fe=T(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.buttons{display:flex;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--line)}summary{display:flex;align-items:center;min-height:var(--touch);font-weight:700;cursor:pointer}details .job{margin-bottom:8px}");var Mt=2e3,At=15e3,Ue=50,V,w,Je,Ke,Qe,Ve,Ze,Ye,fe,ne,W=class extends E{constructor(){super(...arguments);x(this,w);this.overview=null;this.library=null;x(this,V)}connectedCallback(){super.connectedCallback(),l(this,w,ne).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(S(this,V))}render(){let{music:e}=this.own,{outputs:t}=this.replica.player,{overview:s}=this;return a`${t.length>0?a`<section class="card" aria-labelledby="outputs">
            <h2 id="outputs">${e.outputs}</h2>
            ${t.map(i=>l(this,w,Qe).call(this,i))}
          </section>`:c}
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${s?.sources.map(i=>l(this,w,Ve).call(this,i))}
      <button data-command="scan_library" @click=${l(this,w,Ye)}>
        ${h("restart")} ${e.scan}
      </button>
      ${s?.jobs.map(i=>l(this,w,Ze).call(this,i))}
    </section>
    ${this.library?l(this,w,Je).call(this,this.library):c}`}get own(){return L(this.texts)}};V=new WeakMap,w=new WeakSet,Je=function({songs:e,folders:t,problems:s,unreadable:i}){let{music:r}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${r.library}</h2>
      <p class="muted">${r.songs(e)}</p>
      ${t.map(({path:o,present:d,songs:m})=>a`<div class="source ${d?"":"bad"}">
          ${h(d?"check":"warning")}
          <span dir="ltr">
            ${o}<small>${d?r.songs(m):r.away(m)}</small>
          </span>
        </div>`)}
      ${s>0?a`<details>
              <summary>${r.problems(s)}</summary>
              ${i.map(({path:o,reason:d})=>a`<p class="job">
                  <bdi dir="ltr">${o}</bdi><small>${ae(this.texts,d)}</small>
                </p>`)}
              ${i.length<s?a`<button @click=${l(this,w,Ke)}>
                      ${D(this.texts).search.showMore}
                    </button>`:c}
            </details>`:c}
    </section>`},Ke=async function(){let e=this.library?.unreadable??[],t=await this.carryOut("library",{offset:e.length,limit:Ue});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Qe=function({id:e,name:t,on:s,available:i}){let{music:r}=this.own;return a`<div class="line">
      <span>${t}${i?c:a`<small>${r.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${s}
        aria-label=${r.output(t)}
        title=${r.output(t)}
        @click=${()=>this.carryOut("set_output",{output:e,on:!s})}
      ></button>
    </div>`},Ve=function(e){let{name:t,works:s,reason:i,version:r,renewable:o,set_up:d}=e,{music:m}=this.own,g=d===!1,f=s?m.works:ae(this.texts,i??""),v=g?m.notSetUp:f;return a`<div class="source ${s?"":"bad"}" data-source=${t}>
      ${g?c:h(s?"check":"warning")}
      <span>
        ${D(this.texts).sources[t]??m.names[t]??t}
        <small>${[v,r??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${o?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>l(this,w,fe).call(this,{})}>
                ${m.renew}
              </button>
              <button data-command="renew_back" @click=${()=>l(this,w,fe).call(this,{back:!0})}>
                ${m.goBack}
              </button>
            </span>`:c}
    </div>`},Ze=function({id:e,kind:t,state:s,progress:i,reason:r,started_at:o}){let{music:d}=this.own,m=i===null?"":`${Math.round(100*i)} %`,g=[d.jobStates[s],s==="running"?m:"",C(new Date(o))];return a`<div class="job ${s}" data-job=${e}>
      <span>${d.jobs[t]??t}<small>${g.filter(Boolean).join(" · ")}</small></span>
      ${r?a`<small class="reason">${ae(this.texts,r)}</small>`:c}
      ${s==="running"?a`<i
              role="progressbar"
              aria-label=${d.jobs[t]??t}
              aria-valuenow=${i===null?c:Math.round(100*i)}
              style=${j({"--at":`${100*(i??0)}%`})}
            ></i>`:c}
    </div>`},Ye=async function(){await this.carryOut("scan_library",{})&&(this.tell(this.own.music.scanning),await l(this,w,ne).call(this))},fe=async function(e){await this.carryOut("renew_source",e)&&(this.tell(this.own.music.renewing),await l(this,w,ne).call(this))},ne=async function(){if(clearTimeout(S(this,V)),document.hidden||(this.overview=await this.carryOut("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.carryOut("library",{limit:Ue})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");ke(this,V,setTimeout(()=>{l(this,w,ne).call(this)},e?Mt:At))},W.styles=[z,J,Fe],$([R()],W.prototype,"overview",2),$([R()],W.prototype,"library",2),W=$([H("rb-music")],W);var Xe=T(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.link{overflow-wrap:anywhere}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.announce input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var jt=["full_control","full_voting","upvotes_only","no_control"],Dt=[1,2,3,4,6,8,12],Nt=["fair","votes","fifo"],b,et,tt,st,be,it,nt,rt,at,ot,ye,lt,dt,q=class extends E{constructor(){super(...arguments);x(this,b);this.isClosing=!1;this.modCode=null}render(){let{host:e,rights:t}=this,{party:s}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${s.open?"open":""}">
          <i></i>${s.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(s.guests_active,s.guests_total)}</p>
        ${s.open?l(this,b,ot).call(this):l(this,b,at).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${jt.map(i=>l(this,b,ye).call(this,"mode",i,e.modes[i],i===s.mode,()=>this.carryOut("set_setting",{name:"mode",value:i})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Nt.map(i=>l(this,b,ye).call(this,"order",i,e.orders[i],i===s.order,()=>this.carryOut("set_setting",{name:"order",value:i})))}
        </fieldset>
      </section>
      ${l(this,b,st).call(this)} ${l(this,b,et).call(this)}`}get host(){return L(this.texts)}};b=new WeakSet,et=function(){let{host:e,rights:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${l(this,b,tt)}>
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
      <a href=${P("tv").href} target="_blank">${h("outside")} ${e.tv}</a>
    </section>`},tt=async function(e){e.preventDefault();let t=e.target,s=String(new FormData(t).get("address")).trim();s&&await this.carryOut("announce",{media_uri:s})&&t.reset()},st=function(){let{host:e,rights:t}=this,{me:s,party:i,settings:r}=this.replica,o=s.join_url??P(".").href,d=i.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${l(this,b,be).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      <p class="link" dir="ltr"><a href=${o} target="_blank">${o}</a></p>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${k(d)}
          ?disabled=${!t.mayHost}
          @change=${l(this,b,rt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${d&&s.join_code?a`<p class="code" dir="ltr" data-code="join">${s.join_code}</p>
            ${i.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil(C(new Date(i.join_code_expires_at)))}
                  </p>`:c}
            <button
              data-command="rotate_code"
              @click=${()=>this.carryOut("rotate_code",{})}
            >
              ${h("restart")} ${e.newCode}
            </button>`:c}
      ${t.mayHost?l(this,b,it).call(this):c}
      ${r.wifi_ssid?a`<img src=${l(this,b,be).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${r.wifi_ssid}</bdi></p>`:c}
    </section>`},be=function(e){let{me:t,revision:s}=this.replica,i=t.join_code??(e==="wifi.svg"?String(s):"");return P(i?`${e}?of=${encodeURIComponent(i)}`:e).href},it=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(C(new Date(t.expires_at)))}</p>`:c}
      <button data-command="make_mod_code" @click=${l(this,b,nt)}>
        ${h(F.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},nt=async function(){let e=await this.carryOut("make_mod_code",{});e&&(this.modCode=e)},rt=async function(e){let t=e.target.checked?"code":"open";await this.carryOut("set_setting",{name:"join",value:t})||this.requestUpdate()},at=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.rights.mayHost}
        @click=${l(this,b,lt)}
      >
        ${h("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Dt.map(t=>a`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},ot=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${l(this,b,dt)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${h("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},ye=function(e,t,{name:s,hint:i},r,o){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${k(r)}
        @change=${async()=>{await o()||this.requestUpdate()}}
      />
      <span>${s}<small>${i}</small></span>
    </label>`},lt=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.carryOut("open_party",e?{duration_s:e}:{})&&this.tell(this.host.isOpen)},dt=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.carryOut("close_party",{});e&&(this.tell(this.host.isClosed),this.showRecap(e.recap))},q.styles=[z,Xe],$([R()],q.prototype,"isClosing",2),$([R()],q.prototype,"modCode",2),q=$([H("rb-party")],q);var ct=T(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours:empty{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Wt=20,qt=5,_,mt,$e,ut,ht,pt,gt,ft,B=class extends E{constructor(){super(...arguments);x(this,_);this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),l(this,_,ft).call(this)}render(){let{record:e}=this.own,{stats:t,history:s}=this;return a`<section class="card" aria-labelledby="record">
      <h2 id="record">${e.title}</h2>
      ${t?l(this,_,mt).call(this,t):c}
      ${t?l(this,_,$e).call(this,e.liked,t.best_liked,({up:i,down:r})=>i-r):c}
      ${t?l(this,_,$e).call(this,e.played,t.most_played,({times:i})=>i):c}
      ${s?l(this,_,ut).call(this,s):c}
      <a href=${P("api/v1/export.m3u").href} download>${h("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${l(this,_,pt)}>${e.text}</button>
      <form @submit=${l(this,_,gt)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return L(this.texts)}};_=new WeakSet,mt=function({plays:e,guests:t,votes:s,played_s:i,hours:r,most_active:o}){let{record:d}=this.own,{recap:m}=D(this.texts),g=Math.max(1,...r.map(v=>v.plays)),[f]=o;return a`<p>
        ${m.songs(e)}, ${d.minutes(Se(i))}, ${m.guests(t)},
        ${m.votes(s)}
      </p>
      ${f?a`<p class="muted">
              ${d.mostActive(Y(this.texts,f.guest.name),f.requests)}
            </p>`:c}
      <ol class="hours" aria-label=${d.hours}>
        ${r.map(({at:v,plays:we})=>{let xe=`${C(new Date(v))}: ${m.songs(we)}`;return a`<li title=${xe} style="height:${100*we/g}%">
            <span class="sr">${xe}</span>
          </li>`})}
      </ol>`},$e=function(e,t,s){return t.length===0?c:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,qt).map(i=>a`<li>
              <span><bdi>${i.song.title}</bdi> <small><bdi>${i.song.artist}</bdi></small></span>
              <b>${s(i)}</b>
            </li>`)}
      </ol>`},ut=function({plays:e}){let{record:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(s=>a`<li>
            <span>
              <bdi>${s.song.title}</bdi>
              <small>
                ${C(new Date(s.started_at))} · <bdi>${s.song.artist}</bdi>
                ${s.requested_by?a`· <bdi>${Y(this.texts,s.requested_by.name)}</bdi>`:c}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn(this.texts.tryAgain,s.song.title)}
              title=${this.texts.tryAgain}
              @click=${()=>l(this,_,ht).call(this,s)}
            >
              ${h("restart")}
            </button>
          </li>`)}
      </ol>`},ht=async function({song:e}){await this.carryOut("enqueue",{uri:e.uri})&&this.tell(this.texts.toast.back(e.title))},pt=async function(){let e=await this.carryOut("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},gt=async function(e){e.preventDefault();let t=e.target,s=String(new FormData(t).get("name")).trim();if(s==="")return;let i=await this.carryOut("save_playlist",{name:s});i&&(t.reset(),this.tell(this.own.record.saved(i.name,i.songs)))},ft=async function(){this.stats=await this.carryOut("stats",{})??null,this.history=await this.carryOut("history",{limit:Wt})??null},B.styles=[z,ct],$([R()],B.prototype,"stats",2),$([R()],B.prototype,"history",2),B=$([H("rb-record")],B);var bt=T(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{min-height:var(--touch);padding:12px 14px;border-radius:16px;font-weight:700;cursor:pointer}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var Bt="***",Gt={from:"22:00",to:"07:00",volume_max:.4},y,yt,$t,de,vt,wt,xt,M,ve,G=class extends E{constructor(){super(...arguments);x(this,y);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),l(this,y,ve).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let s of this.rows??[])t.set(s.group,[...t.get(s.group)??[],s]);return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${l(this,y,ve)}>${h("restart")} ${this.texts.tryAgain}</button>`:c}
      ${I(t,([s])=>s,([s,i])=>a`<details>
          <summary>${e.groups[s]??s}</summary>
          ${i.map(r=>l(this,y,yt).call(this,r))}
        </details>`)}
    </section>`}get own(){return L(this.texts)}};y=new WeakSet,yt=function(e){let{settings:t}=this.own,s=this.replica.settings[e.name],i=!e.secret&&JSON.stringify(s)!==JSON.stringify(e.default),r=t.explanations[e.name]??e.explanation;return a`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${r}
        <small>${l(this,y,$t).call(this,e)}</small>
      </label>
      <div class="field">
        ${l(this,y,vt).call(this,e,s)}
        ${i?a`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,r)}
                title=${t.toDefault}
                ?disabled=${!this.rights.mayHost}
                @click=${()=>l(this,y,M).call(this,e,e.default)}
              >
                ${h("back")}
              </button>`:c}
      </div>
    </div>`},$t=function({name:e,kind:t,low:s,high:i,default:r,secret:o}){let{settings:d}=this.own,m=[e];return s!==null&&i!==null&&m.push(d.range(s,i)),t==="texts"&&m.push(d.oneALine),o?m.push(d.secret):t!=="quiet_hours"&&m.push(d.first(l(this,y,de).call(this,r))),m.join(" · ")},de=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let s=String(e);return t.choices[s]??(s===""?t.empty:s)},vt=function(e,t){let{name:s}=e,i=!this.rights.mayHost,r=(o,d)=>{let m=o.target.value;l(this,y,M).call(this,e,d(m))};switch(e.kind){case"switch":return a`<button
          id=${s}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${s}"
          title=${l(this,y,de).call(this,t)}
          ?disabled=${i}
          @click=${()=>l(this,y,M).call(this,e,t!==!0)}
        ></button>`;case"choice":return a`<select
          id=${s}
          ?disabled=${i}
          @change=${o=>r(o,String)}
        >
          ${(e.choices??[]).map(o=>a`<option value=${o} .selected=${k(o===t)}>
                ${l(this,y,de).call(this,o)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<input
          id=${s}
          type="number"
          min=${e.low??c}
          max=${e.high??c}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${i}
          .value=${k(String(t??""))}
          @change=${o=>r(o,d=>d===""?e.default:Number(d))}
        />`;case"texts":return a`<textarea
          id=${s}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${i}
          .value=${k((t??[]).join(`
`))}
          @change=${o=>r(o,Pt)}
        ></textarea>`;case"quiet_hours":return l(this,y,xt).call(this,e,t??[],i);case"text":return e.secret?l(this,y,wt).call(this,e,t,i):a`<input
              id=${s}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${i}
              .value=${k(String(t??""))}
              @change=${o=>r(o,d=>d.trim())}
            />`}},wt=function(e,t,s){let{settings:i}=this.own,r=t===Bt;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${r?i.isSet:""}
        ?disabled=${s}
        .value=${k("")}
        @change=${o=>{let d=o.target.value;d!==""&&l(this,y,M).call(this,e,d)}}
      />
      ${r?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(i.clear,e.name)}
              title=${i.clear}
              ?disabled=${s}
              @click=${()=>l(this,y,M).call(this,e,"")}
            >
              ${h("remove")}
            </button>`:c}`},xt=function(e,t,s){let{settings:i}=this.own,r=(o,d)=>{l(this,y,M).call(this,e,t.map((m,g)=>g===o?{...m,...d}:m))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:o,to:d,volume_max:m},g)=>a`<div class="time">
          <input
            type="time"
            aria-label=${i.from}
            ?disabled=${s}
            .value=${k(o)}
            @change=${f=>r(g,{from:f.target.value})}
          />
          <input
            type="time"
            aria-label=${i.to}
            ?disabled=${s}
            .value=${k(d)}
            @change=${f=>r(g,{to:f.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${i.loudest}
            title=${i.loudest}
            ?disabled=${s}
            .value=${k(String(Math.round(100*m)))}
            @change=${f=>r(g,{volume_max:f.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${i.removeTime}
            title=${i.removeTime}
            ?disabled=${s}
            @click=${()=>l(this,y,M).call(this,e,t.filter((f,v)=>v!==g))}
          >
            ${h("remove")}
          </button>
        </div>`)}
      <button ?disabled=${s} @click=${()=>l(this,y,M).call(this,e,[...t,Gt])}>
        ${h("plus")} ${i.addTime}
      </button>
    </div>`},M=async function({name:e},t){await this.carryOut("set_setting",{name:e,value:t})?this.tell(this.own.settings.saved):this.requestUpdate()},ve=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},G.styles=[z,J,bt],$([R()],G.prototype,"rows",2),$([R()],G.prototype,"hasFailed",2),G=$([H("rb-settings")],G);function Pt(n){return n.split(`
`).map(u=>u.trim()).filter(Boolean)}var It=["queue","party","guests","music","lights","record","settings"],Ft={queue:h("queue"),party:h("moon"),guests:h("people"),music:h(F.disc),lights:h("light"),record:h(F.list),settings:h(F.gear)},O,re,kt,_t,St,Z=class extends me{constructor(){super(...arguments);x(this,O);this.tab="queue"}badge(){return S(this,O,re).title}beside(e){return a`<nav
        class="tabs"
        role="tablist"
        aria-label=${S(this,O,re).tabs}
        @keydown=${l(this,O,_t)}
      >
        ${It.map(t=>l(this,O,kt).call(this,t))}
      </nav>
      <div class="beside" role="tabpanel" aria-label=${S(this,O,re).tab[this.tab]}>
        ${l(this,O,St).call(this,e)}
      </div>`}};O=new WeakSet,re=function(){return L(this.texts)},kt=function(e){let t=S(this,O,re).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>{this.tab=e}}
    >
      ${Ft[e]}<span>${t}</span>
    </button>`},_t=function(e){let t={ArrowLeft:-1,ArrowRight:1}[e.key],s=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(o=>o.offsetParent!==null),i=s.indexOf(e.target);if(t===void 0||i<0)return;let r=s.at((i+t)%s.length);r?.click(),r?.focus()},St=function(e){let{client:t,texts:s}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${s} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${s} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${s} .replica=${e}></rb-music>`;case"record":return a`<rb-record .client=${t} .texts=${s} .replica=${e}></rb-record>`;case"lights":return a`<rb-lights .client=${t} .texts=${s} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${s}
          .replica=${e}
        ></rb-settings>`}},Z.styles=[...me.styles,Ce],$([_e({reflect:!0})],Z.prototype,"tab",2),Z=$([H("rb-host")],Z);export{Z as HostPage};
