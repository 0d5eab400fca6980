/* raveberry sources sha256:e33319e9a9fcc65815055b4fcf54c5cfe432a25a2a5b96cb9381ae06694fb4a7 */
/* licences: licences.txt */
import{a as ve,b as V,c as M}from"./chunks/chunk-URFRCZ65.js";import{a as Re}from"./chunks/chunk-DZPGSOYG.js";import{B as N,C as Oe,D as R,E as De,F as p,G as A,I as F,J as S,M as we,N as Ie,U as ze,a as _,b as r,d as m,f as k,g as re,h as $,k as W,n as oe,o as je,u as Be,y as le,z as _e}from"./chunks/chunk-PURMG7ZM.js";import"./chunks/chunk-KOCOUYF4.js";import{a as g,b as T,c as w,d as Pe,e as l}from"./chunks/chunk-J6NOC34L.js";var Fe={disabled:{name:"Aus",parameters:{}},fixed:{name:"Eine Farbe",parameters:{}},aurora:{name:"Polarlicht",parameters:{waves:"Anzahl der Bänder"}},bars:{name:"Equalizer",parameters:{bars:"Anzahl der Balken"}},breathe:{name:"Atmen",parameters:{period_s:"Dauer eines Atemzugs"}},chase:{name:"Lauflicht",parameters:{}},comet:{name:"Komet",parameters:{tail:"Länge des Schweifs",beats:"Schläge pro Durchlauf"}},energy:{name:"Energie",parameters:{}},fire:{name:"Feuer",parameters:{}},lightning:{name:"Blitze",parameters:{length:"Länge der Blitze",fade_s:"Ausklingzeit"}},melody:{name:"Melodie",parameters:{fade_s:"Ausklingzeit"}},pulse:{name:"Puls",parameters:{fade_s:"Ausklingzeit"}},rainbow:{name:"Regenbogen",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Ringe",parameters:{crossing_s:"Zeit von der Mitte zur Ecke",width:"Breite der Ringe"}},ripple:{name:"Wellen",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Höhe lauter Frequenzen"}},sparkle:{name:"Funkeln",parameters:{density:"Dichte",fade_s:"Ausklingzeit"}},spectrum:{name:"Spektrum",parameters:{mirror:"Bass in der Mitte",contrast:"Kontrast"}},strobe:{name:"Stroboskop",parameters:{}},swing:{name:"Pendel",parameters:{width:"Breite des Lichts"}},vu:{name:"Pegelanzeige",parameters:{full_level:"Lautstärke bei Vollausschlag"}},waterfall:{name:"Wasserfall",parameters:{crossing_s:"Zeit von Ende zu Ende"}},wavelength:{name:"Wellenlänge",parameters:{}}};var Ve={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Songs",party:"Party",guests:"Gäste",music:"Musik",lights:"Lichter",history:"Abend",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:s=>s===1?"1 Stunde":`${s} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Songs verlassen die Warteschlange, der laufende spielt zu Ende.",guests:(s,o)=>`${s} gerade da, ${o} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Songs wünschen, für Songs stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",screenHint:"Für Fernseher oder Tablet: diesen Link dort einmal öffnen. Gib ihn nicht an Gäste, er zeigt den Code.",newScreenLink:"Neuer Link",newScreenLinkHint:"Bildschirme mit dem jetzigen Link zeigen den Code dann nicht mehr.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:s=>`gilt bis ${s}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",inSeveralBrowsers:"in zwei Browsern",isMuted:s=>`stumm bis ${s}`,since:s=>`seit ${s}`,problems:{urgent:s=>s===1?"1 Problem zu beheben":`${s} Probleme zu beheben`,notes:s=>s===1?"1 Hinweis zur Installation":`${s} Hinweise zur Installation`,joinByCode:"Beitritt nur mit Code"},fun:"Zum Spaß",buzzYes:"Buzzer: Ja",buzzNo:"Buzzer: Nein",alarm:"Alarm",announce:"Durchsagen",announceAddress:"Adresse eines Tons für alle",pages:"Andere Seiten",guestPage:"Gästeseite",screen:"Bildschirm",copy:"Kopieren",copied:"Die Adresse ist kopiert",notCopied:"Kopieren geht hier nicht; markiere die Adresse",music:{outputs:"Wohin der Ton geht",output:s=>`${s} ein oder aus`,outputNames:{speakers:"Lautsprecher"},listen:"Anderswo mithören",listenHint:"im Garten, in der Küche, am Handy; ein paar Sekunden später",unavailable:"nicht da",sources:"Woher Songs kommen",works:"läuft",notSetUp:"nicht eingerichtet; was fehlt, steht unter Regeln bei Suche und Quellen",names:{local:"Bibliothek",stream:"Ersatz-Stream",online:"Das Netz",radio:"Radio",subsonic:"Musikserver",jamendo:"Jamendo",ytdlp:"Das Netz (yt-dlp)",home:"Home Assistant"},library:"Die Bibliothek",songs:s=>s===1?"1 Song":`${s} Songs`,away:s=>s===1?"ist weg; 1 Song wartet darauf":`ist weg; ${s} Songs warten darauf`,problems:s=>s===1?"1 Datei ist nicht lesbar":`${s} Dateien sind nicht lesbar`,scan:"Neue Songs suchen",scanning:"Die Musikordner werden durchgesehen",renew:"Erneuern",renewing:"Es wird erneuert; das dauert eine Minute",goBack:"Zurück",jobs:{scan:"Durchsicht der Musikordner",renew:"Erneuerung",renewal:"Erneuerung",fetch:"Download",download:"Download"},jobStates:{running:"läuft",done:"fertig",failed:"fehlgeschlagen"}},history:{title:"Der Abend bis jetzt",minutes:s=>s===1?"1 Minute":`${s} Minuten`,mostActive:(s,o)=>`Am meisten gewünscht hat ${s}: ${o}`,hours:"Songs nach Stunden",liked:"Am beliebtesten",played:"Am meisten gespielt",history:"Was lief",m3u:"Playlist-Datei (M3U)",text:"Als Text",playlistName:"Name einer Playlist",save:"Speichern",saved:(s,o)=>`${s} ist gespeichert, mit ${o===1?"1 Song":`${o} Songs`}`},settings:{title:"Einstellungen",hint:"Änderungen gelten sofort.",search:"Einstellungen durchsuchen",found:s=>s===0?"Keine Einstellung passt.":s===1?"1 Einstellung":`${s} Einstellungen`,saved:"Gespeichert",toDefault:"Zurücksetzen",range:(s,o)=>`${s} bis ${o}`,default:s=>`Standard: ${s}`,oneALine:"Eins pro Zeile",secret:"Geheim",isSet:"Gesetzt; zum Ersetzen eingeben",clear:"Löschen",on:"An",off:"Aus",empty:"Leer",from:"Von",to:"Bis",loudest:"Maximale Lautstärke in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen"},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:s=>`${s} ein oder aus`,brightness:s=>`Helligkeit von ${s}`,color:s=>`Farbe von ${s}`,effect:s=>`Effekt von ${s}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",network:"Lichter im Netz",findLights:"WLEDs suchen",findingLights:"Wird gesucht …",addLight:"Hinzufügen",removeLight:"Entfernen",fps:s=>`${Math.round(s)} Bilder pro Sekunde`,hears:{pulse:"hört die Lautsprecher",fifo:"hört den Player",stream:"hört einen Stream",synthetic:"hört einen Testton"},latency:s=>`${Math.round(s)} ms nach dem Ton`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",reactions:"Lichter zeigen Stimmen",reactionsHint:"Konfetti für einen Song, Rot von beiden Enden dagegen",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:s=>`Was ${s} zeigt`,more:s=>`${s} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"Gastfarbe",sunset:"Abendrot",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Statt Musik kommen Klicks; verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(s,o)=>`anfangs: ${s} ${o}`.trim(),pixels:s=>`${s} LEDs`,effects:Fe}};var Qe={disabled:{name:"Off",parameters:{}},fixed:{name:"One colour",parameters:{}},aurora:{name:"Aurora",parameters:{waves:"Number of curtains"}},bars:{name:"Equalizer",parameters:{bars:"Number of bars"}},breathe:{name:"Breathe",parameters:{period_s:"Length of a breath"}},chase:{name:"Chase",parameters:{}},comet:{name:"Comet",parameters:{tail:"Length of the tail",beats:"Beats per crossing"}},energy:{name:"Energy",parameters:{}},fire:{name:"Fire",parameters:{}},lightning:{name:"Lightning",parameters:{length:"Length of a bolt",fade_s:"Fade time"}},melody:{name:"Melody",parameters:{fade_s:"Fade time"}},pulse:{name:"Pulse",parameters:{fade_s:"Fade time"}},rainbow:{name:"Rainbow",parameters:{}},rave:{name:"Rave",parameters:{}},rings:{name:"Rings",parameters:{crossing_s:"Time from centre to corner",width:"Width of a ring"}},ripple:{name:"Ripples",parameters:{}},skyline:{name:"Skyline",parameters:{height:"Height of loud bands"}},sparkle:{name:"Sparkle",parameters:{density:"Density",fade_s:"Fade time"}},spectrum:{name:"Spectrum",parameters:{mirror:"Bass in the centre",contrast:"Contrast"}},strobe:{name:"Strobe",parameters:{}},swing:{name:"Pendulum",parameters:{width:"Width of the lamp"}},vu:{name:"Level meter",parameters:{full_level:"Loudness of a full meter"}},waterfall:{name:"Waterfall",parameters:{crossing_s:"Time from end to end"}},wavelength:{name:"Wavelength",parameters:{}}};var Ke={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",music:"Music",lights:"Lights",history:"Night",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:s=>s===1?"1 hour":`${s} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(s,o)=>`${s} here now, ${o} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",screenHint:"For a TV or tablet: open this link there once. Keep it from guests, as it shows the code.",newScreenLink:"Another link",newScreenLinkHint:"Screens that use the present link stop showing the code.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:s=>`holds until ${s}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",inSeveralBrowsers:"in two browsers",isMuted:s=>`muted until ${s}`,since:s=>`since ${s}`,problems:{urgent:s=>s===1?"1 problem to fix":`${s} problems to fix`,notes:s=>s===1?"1 note about the installation":`${s} notes about the installation`,joinByCode:"Join by code"},fun:"For fun",buzzYes:"Buzzer: yes",buzzNo:"Buzzer: no",alarm:"Alarm",announce:"Announce",announceAddress:"Address of a sound for all to hear",pages:"Other pages",guestPage:"Guest page",screen:"Screen",copy:"Copy",copied:"The address is copied",notCopied:"Copying does not work here; mark the address instead",music:{outputs:"Where the sound goes",output:s=>`${s} on or off`,outputNames:{speakers:"Speakers"},listen:"Listen along from elsewhere",listenHint:"in the garden, in the kitchen, on a phone; some seconds late",unavailable:"not there",sources:"Where songs come from",works:"works",notSetUp:"not set up; what it needs is under Settings, Search and sources",names:{local:"Library",stream:"Backup stream",online:"The net",radio:"Radio",subsonic:"Music server",jamendo:"Jamendo",ytdlp:"The net (yt-dlp)",home:"Home Assistant"},library:"The library",songs:s=>s===1?"1 song":`${s} songs`,away:s=>s===1?"is away; its song waits for it":`is away; its ${s} songs wait for it`,problems:s=>s===1?"1 file cannot be read":`${s} files cannot be read`,scan:"Look for new songs",scanning:"The music folders are looked through",renew:"Renew",renewing:"It is being renewed; this takes a minute",goBack:"Go back",jobs:{scan:"Scan of the music folders",renew:"Renewal",renewal:"Renewal",fetch:"Download",download:"Download"},jobStates:{running:"running",done:"done",failed:"failed"}},history:{title:"The night so far",minutes:s=>s===1?"1 minute":`${s} minutes`,mostActive:(s,o)=>`${s} asked most: ${o}`,hours:"Songs by the hour",liked:"Best liked",played:"Most played",history:"What played",m3u:"Playlist file (M3U)",text:"As a text",playlistName:"Name of a playlist",save:"Save",saved:(s,o)=>`${s} is saved with ${Be(o)}`},settings:{title:"Settings",hint:"Changes apply immediately.",search:"Search settings",found:s=>s===0?"No setting matches.":s===1?"1 setting":`${s} settings`,saved:"Saved",toDefault:"Reset",range:(s,o)=>`${s} to ${o}`,default:s=>`Default: ${s}`,oneALine:"One per line",secret:"Secret",isSet:"Set; type to replace",clear:"Clear",on:"On",off:"Off",empty:"Empty",from:"From",to:"To",loudest:"Maximum volume in percent",addTime:"Add a time of day",removeTime:"Remove this time of day"},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:s=>`${s} on or off`,brightness:s=>`Brightness of ${s}`,color:s=>`Colour of ${s}`,effect:s=>`Effect of ${s}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",network:"Lights of the network",findLights:"Look for WLEDs",findingLights:"Looking …",addLight:"Add",removeLight:"Remove",fps:s=>`${Math.round(s)} frames a second`,hears:{pulse:"hears the speakers",fifo:"hears the player",stream:"hears a stream",synthetic:"hears a test sound"},latency:s=>`${Math.round(s)} ms behind the sound`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",reactions:"Lights react to votes",reactionsHint:"confetti for a song, red from both ends against it",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:s=>`What ${s} shows`,more:s=>`Tune ${s}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"The music gives way to clicks; move the delay until flash and click are one.",first:(s,o)=>`at first: ${s} ${o}`.trim(),pixels:s=>`${s} LEDs`,effects:Qe}};function v({language:s}){return s==="de"?Ve:Ke}var Ue=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var E=_('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var G,Ze,xe,Y=class extends A{constructor(){super(...arguments);w(this,G);this.guests=null}connectedCallback(){super.connectedCallback(),l(this,G,xe).call(this)}updated(e){let t=e.get("replica")?.party,{party:n}=this.replica;t!==void 0&&(t.guests_total!==n.guests_total||t.guests_active!==n.guests_active)&&l(this,G,xe).call(this)}render(){let{own:e,replica:t,guests:n}=this,{party:i}=t;return r`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(i.guests_active,i.guests_total)}</p>
      ${n?.length===0?r`<p class="muted">${e.nobody}</p>`:m}
      ${F(n??[],({id:a})=>a,a=>l(this,G,Ze).call(this,a))}
    </section>`}get own(){return v(this.texts)}};G=new WeakSet,Ze=function(e){let{client:t,texts:n,own:i,replica:a}=this,{profile:d}=V(n),h=[e.active?i.isHere:"",e.role==="guest"?"":d.role[e.role],e.banned?i.isBanned:"",e.several_browsers?i.inSeveralBrowsers:"",e.muted_until?i.isMuted(N(new Date(e.muted_until))):"",i.since(N(new Date(e.joined_at)))];return r`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${W({"--who":je(e.color)})}>
          <i></i><bdi>${le(n,e.name)}</bdi>
        </span>
        <small>${h.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${n}
        .replica=${a}
        .guest=${e}
        @rb-done=${l(this,G,xe)}
      ></rb-guest-actions>
    </details>`},xe=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Y.styles=[R,Ie,E,Ue],g([$()],Y.prototype,"guests",2),Y=g([k("rb-guests")],Y);var Ye=_('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var J=_(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var ke=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var he,Ae,de=class extends A{constructor(){super(...arguments);w(this,he)}render(){let{finding:e,found:t,devices:n}=this.replica.lights,i=n.filter(({added:d})=>d);if(!this.permissions.mayHost||e==null&&i.length===0)return m;let{lights:a}=v(this.texts);return r`<div class="found" role="group" aria-label=${a.network}>
      <h3>${a.network}</h3>
      ${i.map(({id:d,name:h})=>l(this,he,Ae).call(this,h,"",r`<button
          class="quiet"
          data-remove=${d}
          aria-label=${this.texts.actionOn(a.removeLight,h)}
          @click=${()=>this.runCommand("remove_light",{device:d})}
        >
          ${a.removeLight}
        </button>`))}
      ${(t??[]).map(({id:d,name:h,host:c,pixels:f})=>l(this,he,Ae).call(this,h,`${a.pixels(f)} · ${c}`,r`<button
          data-add=${d}
          aria-label=${this.texts.actionOn(a.addLight,h)}
          @click=${()=>this.runCommand("add_light",{device:d})}
        >
          ${a.addLight}
        </button>`))}
      ${e==null?m:r`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${p("search")} ${e?a.findingLights:a.findLights}
            </button>`}
    </div>`}};he=new WeakSet,Ae=function(e,t,n){return r`<div class="head">
      <span>${e}${t?r`<small>${t}</small>`:m}</span>
      ${n}
    </div>`},de.styles=[R,J,ke],de=g([k("rb-discovered-lights")],de);function Je({r:s,g:o,b:e}){return`#${[s,o,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Xe(s){let[o=0,e=0,t=0]=[1,3,5].map(n=>Number.parseInt(s.slice(n,n+2),16));return{r:o,g:e,b:t}}function P({name:s,hint:o,value:e,low:t,high:n,step:i,unit:a,onInput:d}){let h=Math.round(100*(e-t)/(n-t)),c=a==="%"?`${h} %`:`${rn(e)} ${a}`.trim();return r`<label class="slider" title=${s}>
    <span>${a==="%"?o:s}<output>${c}</output></span>
    <input
      type="range"
      min=${t}
      max=${n}
      step=${i}
      aria-label=${s}
      aria-valuetext=${c}
      style=${W({"--at":`${h}%`})}
      .value=${S(String(e))}
      @input=${f=>d(on(f))}
    />
    ${o&&a!=="%"?r`<small>${o}</small>`:m}
  </label>`}function X(s,o,e,t){return r`<div class="head">
    <span>${s}<small>${o}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${s}
      title=${s}
      @click=${t}
    ></button>
  </div>`}function Ce(s,o,e){return r`<input
    type="color"
    aria-label=${s}
    title=${s}
    .value=${S(Je(o))}
    @input=${t=>e(Xe(me(t)))}
  />`}function rn(s){return Math.round(100*s)/100}function me(s){return s.target.value}function on(s){return s.target.valueAsNumber}function et(s,o){let e=atob(o),t=Math.floor(e.length/3),n=s.getContext("2d");if(t===0||n===null)return;s.width!==t&&(s.width=t);let i=n.createImageData(t,1);for(let a=0;a<t;a++){for(let d=0;d<3;d++)i.data[4*a+d]=e.charCodeAt(3*a+d);i.data[4*a+3]=255}n.putImageData(i,0,0)}var tt=_(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}");var j=_('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var ln={r:255,g:255,b:255},dn={low:-500,high:2e3,step:5},hn={low:1,high:3,step:.05},mn={low:0,high:10,step:.1},cn=100,$e,B,nt,st,it,Q=class extends A{constructor(){super(...arguments);w(this,B);this.note="";w(this,$e,new ve(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&et(t,e)}get own(){return v(this.texts).lights}render(){let{own:e,target:t,note:n}=this,{name:i,id:a}=t,d=T(this,$e),h={...t,...d.value},c=u=>d.drag({...d.value,...u}),f=h.state==="ON";return r`<div class="device" data-device=${a??""}>
      <div class="head">
        <h3>${i}${n?r`<small>${n}</small>`:m}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${e.power(i)}
          title=${e.power(i)}
          @click=${()=>c({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${a===void 0?m:r`<canvas
              data-light=${a}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview(i)}
            ></canvas>`}
      ${P({name:e.brightness(i),hint:e.brightnessShort,value:h.brightness,low:1,high:255,step:1,unit:"%",onInput:u=>c({brightness:u})})}
      <div class="row">
        <select
          aria-label=${e.effect(i)}
          title=${e.effect(i)}
          @change=${u=>c({effect:me(u)})}
        >
          ${h.effect===""?r`<option value="" selected disabled>…</option>`:m}
          ${t.effects.map(u=>r`<option value=${u} .selected=${S(u===h.effect)}>
                ${e.effects[u]?.name??u}
              </option>`)}
        </select>
        ${Ce(e.color(i),h.color,u=>c({color:u}))}
      </div>
      ${a===void 0?m:l(this,B,nt).call(this,h,a,c)}
    </div>`}};$e=new WeakMap,B=new WeakSet,nt=function(e,t,n){let{own:i}=this,{palettes:a,parameters:d,calibrating:h}=this.replica.lights,{name:c}=e,f=h===t;return r`<details>
      <summary>${i.more(c)}</summary>
      <div class="tuning">
      ${a?l(this,B,st).call(this,e,a,n):m}
      ${(d?.[e.effect]??[]).map(u=>l(this,B,it).call(this,u,e,n))}
      ${e.monochrome==null?m:X(i.monochrome,i.monochromeHint,e.monochrome,()=>n({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?m:P({...mn,name:i.crossfade,value:e.crossfade_s,unit:"s",onInput:u=>n({crossfade_s:u})})}
      ${e.gamma==null?m:P({...hn,name:i.gamma,hint:i.gammaHint,value:e.gamma,unit:"",onInput:u=>n({gamma:u})})}
      ${e.white===void 0?m:r`<div class="row">
              <span class="muted">${i.white}</span>
              ${Ce(i.white,e.white??ln,u=>n({white:u}))}
            </div>`}
      ${e.delay_ms==null?m:P({...dn,name:i.delay,hint:i.delayHint,value:e.delay_ms,unit:"ms",onInput:u=>n({delay_ms:u})})}
      ${this.permissions.mayHost?r`<button
                data-command="calibrate_lights"
                aria-pressed=${f}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!f})}
              >
                ${p("light")} ${f?i.endCalibration:i.calibrate}
              </button>
              <p class="muted">${i.calibrateHint}</p>`:m}
      </div>
    </details>`},st=function({palette:e},t,n){let{own:i}=this;return r`<div class="palettes" role="radiogroup" aria-label=${i.palette}>
      ${Object.entries(t).map(([a,d])=>r`<button
          role="radio"
          data-palette=${a}
          aria-checked=${a===e}
          title=${i.palettes[a]??a}
          @click=${()=>n({palette:a})}
        >
          <i
            style=${W(d.length>1?{background:`linear-gradient(90deg, ${d.join(", ")})`}:{background:d[0]??"var(--line)"})}
          ></i>
          <span>${i.palettes[a]??a}</span>
        </button>`)}
    </div>`},it=function({id:e,low:t,high:n,default:i,unit:a,explanation:d},h,c){let{own:f}=this;return P({name:f.effects[h.effect]?.parameters[e]??d,hint:f.first(i,a),value:h.parameters?.[e]??i,low:t,high:n,step:(n-t)/cn,unit:a,onInput:u=>c({parameters:{...h.parameters,[e]:u}})})},Q.styles=[R,we,j,J,E,tt],g([re({attribute:!1})],Q.prototype,"target",2),g([re({attribute:!1})],Q.prototype,"note",2),Q=g([k("rb-light-device")],Q);var un={low:0,high:10,step:.1},ce,ee,D,at,rt,ot,lt,dt,ht,mt,Ne,K=class extends A{constructor(){super(...arguments);w(this,D);w(this,ce,new ve(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;w(this,ee,()=>{this.client.watchLights(document.hidden?null:e=>l(this,D,at).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",T(this,ee)),T(this,ee).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",T(this,ee)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return r`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[l(this,D,rt).call(this,t),l(this,D,mt).call(this,t),r`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:r`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return v(this.texts)}};ce=new WeakMap,ee=new WeakMap,D=new WeakSet,at=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let n=e[t.target.id??""];n!==void 0&&t.draw(n)}},rt=function(e){let{lights:t}=this.own,{safe:n,automatic:i,reactions:a,alarm:d}=e,h=T(this,ce).value??e.speed;return r`<div class="show">
      ${d?r`<p role="status" class="alarm">${p("warning")} ${t.alarm}</p>`:m}
      ${l(this,D,ot).call(this,e)}
      ${X(t.safe,t.safeHint,n??!1,()=>this.runCommand("set_light_show",{safe:!n}))}
      ${X(t.automatic,t.automaticHint,i??!1,()=>this.runCommand("set_light_show",{automatic:!i}))}
      ${a==null?m:X(t.reactions,t.reactionsHint,a,()=>this.runCommand("set_light_show",{reactions:!a}))}
      ${h===null?m:P({...un,name:t.speed,value:h,unit:"",onInput:c=>T(this,ce).drag(c)})}
      ${l(this,D,lt).call(this,e)}
    </div>`},ot=function({fps:e,source:t,latency_ms:n}){let{lights:i}=this.own,a=[t?i.hears[t]??t:"",e?i.fps(e):"",e&&n!==null?i.latency(n):""];return r`<p class="muted">${a.filter(Boolean).join(" · ")}</p>`},lt=function({scenes:e,scene:t}){if(!e)return m;let{lights:n}=this.own;return r`<div class="scenes" role="group" aria-label=${n.scenes}>
      <h3>${n.scenes}</h3>
      ${e.map(i=>r`<span class="scene">
          <button
            data-scene=${i}
            aria-pressed=${i===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:i})}
          >
            ${i}
          </button>
          ${l(this,D,dt).call(this,i)}
        </span>`)}
      <form
        @submit=${async i=>{i.preventDefault();let a=this.sceneName.trim();a&&await this.runCommand("save_light_scene",{name:a})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${n.sceneName}
          aria-label=${n.sceneName}
          .value=${S(this.sceneName)}
          @input=${i=>{this.sceneName=me(i)}}
        />
        <button data-command="save_light_scene">${n.saveScene}</button>
      </form>
    </div>`},dt=function(e){let t=this.armed===e,n=t?this.texts.sure:this.own.lights.removeScene;return r`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn(n,e)}
      title=${n}
      @click=${()=>l(this,D,ht).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${p("close")} ${t?n:m}
    </button>`},ht=async function(e){let t=this.armed===e;this.armed=t?null:e,t&&await this.runCommand("remove_light_scene",{name:e})},mt=function(e){let{lights:t}=this.own,{devices:n}=e,[i]=n;if(!i)return r`<p class="muted">${t.none}</p>`;let a={name:t.all,effects:[...new Set(n.flatMap(({effects:d})=>d))],state:n.some(({state:d})=>d==="ON")?"ON":"OFF",brightness:Math.max(...n.map(({brightness:d})=>d)),color:i.color,effect:n.every(({effect:d})=>d===i.effect)?i.effect:""};return[n.length>1?l(this,D,Ne).call(this,a):m,F(n,({id:d})=>d,d=>l(this,D,Ne).call(this,d,d.available?t.pixels(d.pixels):t.unavailable))]},Ne=function(e,t=""){return r`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},K.styles=[R,we,j,J,ke],g([$()],K.prototype,"sceneName",2),g([$()],K.prototype,"armed",2),K=g([k("rb-lights")],K);var Se=_(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function ue({address:s,texts:o,notify:e}){let t=v(o);return r`<p class="link">
    <a href=${s} target="_blank" dir="ltr">${s}</a>
    <button
      data-copy
      aria-label=${o.actionOn(t.copy,s)}
      @click=${({currentTarget:n})=>{pn(s,n)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function pn(s,o){let e=Object.assign(document.createElement("textarea"),{value:s});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),o.focus(),t}var ct=_(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(90deg,var(--berry-fill),var(--violet-fill)) 0 / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}");var gn=2e3,fn=15e3,ut=50,te,x,pt,gt,ft,bt,yt,_t,wt,Me,pe,U=class extends A{constructor(){super(...arguments);w(this,x);this.overview=null;this.library=null;w(this,te)}connectedCallback(){super.connectedCallback(),l(this,x,pe).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(T(this,te))}render(){let{music:e}=this.own,{overview:t}=this;return r`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(n=>l(this,x,bt).call(this,n))} ${l(this,x,ft).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(n=>l(this,x,yt).call(this,n))}
      <button data-command="scan_library" @click=${l(this,x,wt)}>
        ${p("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(n=>l(this,x,_t).call(this,n))}
    </section>
    ${this.library?l(this,x,pt).call(this,this.library):m}`}get own(){return v(this.texts)}};te=new WeakMap,x=new WeakSet,pt=function({songs:e,folders:t,problems:n,unreadable:i}){let{music:a}=this.own;return r`<section class="card" aria-labelledby="library">
      <h2 id="library">${a.library}</h2>
      <p class="muted">${a.songs(e)}</p>
      ${t.map(({path:d,present:h,songs:c})=>r`<div class="source ${h?"":"bad"}">
          ${p(h?"check":"warning")}
          <span dir="ltr">
            ${d}<small>${h?a.songs(c):a.away(c)}</small>
          </span>
        </div>`)}
      ${n>0?r`<details>
              <summary>${a.problems(n)}</summary>
              ${i.map(({path:d,reason:h})=>r`<p class="job">
                  <bdi dir="ltr">${d}</bdi><small>${_e(this.texts,h)}</small>
                </p>`)}
              ${i.length<n?r`<button @click=${l(this,x,gt)}>
                      ${V(this.texts).search.showMore}
                    </button>`:m}
            </details>`:m}
    </section>`},gt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:ut});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},ft=function(){let{texts:e}=this,{music:t}=this.own,n=this.replica.settings.listen_along===!0,i=this.replica.me.stream_url;return r`<div class="line">
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
      ${n&&i?ue({address:i,texts:e,notify:(a,d)=>this.notify(a,d)}):m}`},bt=function({id:e,name:t,on:n,available:i}){let{music:a}=this.own,d=a.outputNames[t]??t;return r`<div class="line">
      <span>${d}${i?m:r`<small>${a.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${n}
        aria-label=${a.output(d)}
        title=${a.output(d)}
        @click=${()=>this.runCommand("set_output",{output:e,on:!n})}
      ></button>
    </div>`},yt=function(e){let{name:t,works:n,reason:i,version:a,renewable:d,set_up:h}=e,{music:c}=this.own,f=h===!1,u=n?c.works:_e(this.texts,i??""),H=f?c.notSetUp:u;return r`<div class="source ${n?"":"bad"} ${f?"off":""}" data-source=${t}>
      ${p(f?M.none:n?"check":"warning")}
      <span>
        ${V(this.texts).sources[t]||c.names[t]||t}
        <small>${[H,a??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${d?r`<span class="buttons">
              <button data-command="renew_source" @click=${()=>l(this,x,Me).call(this,{})}>
                ${c.renew}
              </button>
              <button data-command="renew_back" @click=${()=>l(this,x,Me).call(this,{back:!0})}>
                ${c.goBack}
              </button>
            </span>`:m}
    </div>`},_t=function({id:e,kind:t,state:n,progress:i,reason:a,started_at:d}){let{music:h}=this.own,c=i===null?"":`${Math.round(100*i)} %`,f=[h.jobStates[n],n==="running"?c:"",N(new Date(d))];return r`<div class="job ${n}" data-job=${e}>
      <span>${h.jobs[t]??t}<small>${f.filter(Boolean).join(" · ")}</small></span>
      ${a?r`<small class="reason">${_e(this.texts,a)}</small>`:m}
      ${n==="running"?r`<i
              role="progressbar"
              aria-label=${h.jobs[t]??t}
              aria-valuenow=${i===null?m:Math.round(100*i)}
              style=${W({"--at":`${100*(i??0)}%`})}
            ></i>`:m}
    </div>`},wt=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await l(this,x,pe).call(this))},Me=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await l(this,x,pe).call(this))},pe=async function(){if(clearTimeout(T(this,te)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:ut})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");Pe(this,te,setTimeout(()=>{l(this,x,pe).call(this)},e?gn:fn))},U.styles=[R,j,Se,E,ct],g([$()],U.prototype,"overview",2),g([$()],U.prototype,"library",2),U=g([k("rb-music")],U);var vt=_(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var bn=["full_control","full_voting","upvotes_only","no_control"],yn=[1,2,3,4,6,8,12],_n=["fair","votes","fifo"],y,xt,kt,$t,Ee,St,Tt,Dt,zt,Rt,Le,At,Ct,Z=class extends A{constructor(){super(...arguments);w(this,y);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:n}=this.replica;return r`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${n.open?"open":""}">
          <i></i>${n.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(n.guests_active,n.guests_total)}</p>
        ${n.open?l(this,y,Rt).call(this):l(this,y,zt).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${bn.map(i=>l(this,y,Le).call(this,"mode",i,e.modes[i],i===n.mode,()=>this.runCommand("set_setting",{name:"mode",value:i})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${_n.map(i=>l(this,y,Le).call(this,"order",i,e.orders[i],i===n.order,()=>this.runCommand("set_setting",{name:"order",value:i})))}
        </fieldset>
      </section>
      ${l(this,y,$t).call(this)} ${l(this,y,xt).call(this)}`}get host(){return v(this.texts)}};y=new WeakSet,xt=function(){let{host:e,permissions:t}=this;return r`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${l(this,y,kt)}>
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
    </section>`},kt=async function(e){e.preventDefault();let t=e.target,n=String(new FormData(t).get("address")).trim();n&&await this.runCommand("announce",{media_uri:n})&&t.reset()},$t=function(){let{host:e,permissions:t,texts:n}=this,{me:i,party:a,settings:d}=this.replica,h=i.join_url??oe(".").href,c=a.join==="code";return r`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${l(this,y,Ee).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${ue({address:h,texts:n,notify:(f,u)=>this.notify(f,u)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${S(c)}
          ?disabled=${!t.mayHost}
          @change=${l(this,y,Dt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${c&&i.join_code?r`<p class="code" dir="ltr" data-code="join">${i.join_code}</p>
            ${a.join_code_expires_at?r`<p class="muted">
                    ${e.codeUntil(N(new Date(a.join_code_expires_at)))}
                  </p>`:m}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${p("restart")} ${e.newCode}
            </button>`:m}
      ${t.mayHost?l(this,y,St).call(this):m}
      ${i.screen_url?r`<p class="muted">${e.screenHint}</p>
            ${ue({address:i.screen_url,texts:n,notify:(f,u)=>this.notify(f,u)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${p("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:m}
      ${d.wifi_ssid?r`<img src=${l(this,y,Ee).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${d.wifi_ssid}</bdi></p>`:m}
    </section>`},Ee=function(e){let{me:t,revision:n}=this.replica,i=e==="wifi.svg"?String(n):t.join_url??"";return oe(i?`${e}?of=${encodeURIComponent(i)}`:e).href},St=function(){let{host:e,modCode:t}=this;return r`${t?r`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(N(new Date(t.expires_at)))}</p>`:m}
      <button data-command="make_mod_code" @click=${l(this,y,Tt)}>
        ${p(M.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},Tt=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Dt=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},zt=function(){let{host:e}=this;return r`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${l(this,y,At)}
      >
        ${p("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${yn.map(t=>r`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},Rt=function(){let{host:e}=this,{sure:t}=this.texts;return r`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${l(this,y,Ct)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${p("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Le=function(e,t,{name:n,hint:i},a,d){return r`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${S(a)}
        @change=${async()=>{await d()||this.requestUpdate()}}
      />
      <span>${n}<small>${i}</small></span>
    </label>`},At=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Ct=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},Z.styles=[R,Se,vt],g([$()],Z.prototype,"isClosing",2),g([$()],Z.prototype,"modCode",2),Z=g([k("rb-party")],Z);var Nt=_(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var wn={error:p("warning"),warning:p("warning"),info:p(M.info)},O,Mt,Et,Lt,ge=class extends A{constructor(){super(...arguments);w(this,O)}connectedCallback(){super.connectedCallback(),l(this,O,Mt).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return m;let n=v(this.texts).problems,i=e.filter(({severity:a})=>a!=="info");return r`<details class="card ${t.severity}" ?open=${i.length>0}>
      <summary>
        <span>${i.length>0?n.urgent(i.length):n.notes(e.length)}</span>
      </summary>
      <ul role="list">
        ${e.map(a=>l(this,O,Lt).call(this,a))}
      </ul>
    </details>`}};O=new WeakSet,Mt=async function(){await De.load(this.texts),this.requestUpdate()},Et=function(){return r`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${v(this.texts).problems.joinByCode}
    </button>`},Lt=function(e){let t=N(new Date(e.since));return r`<li class=${e.severity} data-problem=${e.code}>
      ${wn[e.severity]}
      <p>
        ${De.text(this.texts,e)}
        <small>${v(this.texts).since(t)}</small>
      </p>
      ${e.code==="many_newcomers"?l(this,O,Et).call(this):m}
    </li>`},ge.styles=[R,E,Nt],ge=g([k("rb-problems")],ge);var Ht=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var vn=20,xn=5,C,qt,He,Wt,Gt,Pt,jt,qe,I=class extends A{constructor(){super(...arguments);w(this,C);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),l(this,C,qe).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&l(this,C,qe).call(this)}render(){let{history:e}=this.own,{recap:t,stats:n,history:i}=this;return r`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&n?l(this,C,qt).call(this,t,n):m}
      ${n?l(this,C,He).call(this,e.liked,n.best_liked,({up:a,down:d})=>a-d):m}
      ${n?l(this,C,He).call(this,e.played,n.most_played,({times:a})=>a):m}
      ${i?l(this,C,Wt).call(this,i):m}
      <a href=${oe("api/v1/export.m3u").href} download>${p("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${l(this,C,Pt)}>${e.text}</button>
      <form @submit=${l(this,C,jt)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return v(this.texts)}};C=new WeakSet,qt=function({songs:e,guests:t,votes:n},{played_s:i,hours:a,most_active:d}){let{history:h}=this.own,{recap:c}=V(this.texts),f=Math.max(1,...a.map(H=>H.plays)),[u]=d;return r`<p>
        ${c.songs(e)}, ${h.minutes(Oe(i))}, ${c.guests(t)},
        ${c.votes(n)}
      </p>
      ${u?r`<p class="muted">
              ${h.mostActive(le(this.texts,u.guest.name),u.requests)}
            </p>`:m}
      <ol class="hours" aria-label=${h.hours} ?hidden=${a.length<2}>
        ${a.map(({at:H,plays:ie})=>{let ae=`${N(new Date(H))}: ${c.songs(ie)}`;return r`<li title=${ae} style="height:${100*ie/f}%">
            <span class="sr">${ae}</span>
          </li>`})}
      </ol>`},He=function(e,t,n){return t.length===0?m:r`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,xn).map(i=>r`<li>
              <span><bdi>${i.song.title}</bdi> <small><bdi>${i.song.artist}</bdi></small></span>
              <b>${n(i)}</b>
            </li>`)}
      </ol>`},Wt=function({plays:e}){let{history:t}=this.own;return r`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(n=>r`<li>
            <span>
              <bdi>${n.song.title}</bdi>
              <small>
                ${N(new Date(n.started_at))} · <bdi>${n.song.artist}</bdi>
                ${n.requested_by?r`· <bdi>${le(this.texts,n.requested_by.name)}</bdi>`:m}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn(this.texts.tryAgain,n.song.title)}
              title=${this.texts.tryAgain}
              @click=${()=>l(this,C,Gt).call(this,n)}
            >
              ${p("restart")}
            </button>
          </li>`)}
      </ol>`},Gt=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back(e.title))},Pt=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},jt=async function(e){e.preventDefault();let t=e.target,n=String(new FormData(t).get("name")).trim();if(n==="")return;let i=await this.runCommand("save_playlist",{name:n});i&&(t.reset(),this.notify(this.own.history.saved(i.name,i.songs)))},qe=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:vn})??null},I.styles=[R,Ht],g([$()],I.prototype,"recap",2),g([$()],I.prototype,"stats",2),g([$()],I.prototype,"history",2),I=g([k("rb-history")],I);var Te=class{#i;#n;#e;constructor(o,e,t){this.#i=o,this.#n=e,this.#e=t}words({name:o}){return this.#n.settings[o]??{name:o,explanation:"",search:""}}group({group:o}){return this.#n.groups[o]??o}value(o,e){let t=this.words(o).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#s(e,o.unit):String(e)||this.#e.empty}range(o){let{low:e,high:t,unit:n}=o;return e===null||t===null?"":this.#e.range(this.#t(fe(o,e)),this.#s(t,n))}unit({unit:o},e){return o===null?"":this.#n.units[o](Number(e))}#s(o,e){return e==="s"?this.duration(o):e==="percent"?`${this.#t(100*o)} %`:`${this.#t(o)} ${e===null?"":this.#n.units[e](o)}`.trim()}duration(o){return o<120?`${this.#t(o)} s`:o<7200?`${this.#t(o/60)} min`:o<172800?`${this.#t(o/3600)} h`:this.#s(o/86400,"days")}#t(o){return o.toLocaleString(this.#i,{maximumFractionDigits:1})}};function fe({unit:s},o){return s==="percent"?Math.round(1e6*o)/1e4:o}function Ot({unit:s},o){return s==="percent"?o/100:o}function It(s,o,e){let{name:t,explanation:n,search:i,options:a={}}=e,d=Bt([o.name,t,n,i,...Object.values(a)].join(" "));return Bt(s).split(/\s+/).every(h=>d.includes(h))}function Bt(s){return s.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var Ft=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var kn="***",$n={from:"22:00",to:"07:00",volume_max:.4},Sn={de:()=>import("./chunks/settings-de-BS7NP2FE.js"),en:()=>import("./chunks/settings-en-PMBG24OG.js")},b,Vt,Qt,Kt,Ut,Zt,Yt,Jt,L,We,q=class extends A{constructor(){super(...arguments);w(this,b);this.rows=null;this.format=null;this.query="";this.hasFailed=!1}connectedCallback(){super.connectedCallback(),l(this,b,We).call(this)}render(){let{settings:e}=this.own;return r`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?r`<button @click=${l(this,b,We)}>${p("restart")} ${this.texts.tryAgain}</button>`:m}
      ${this.format&&this.rows?l(this,b,Vt).call(this,this.format,this.rows):m}
    </section>`}get own(){return v(this.texts)}};b=new WeakSet,Vt=function(e,t){let{settings:n}=this.own,i=this.query.trim(),a=t.filter(h=>i===""||It(i,h,e.words(h))),d=new Map;for(let h of a)d.set(h.group,[...d.get(h.group)??[],h]);return r`<input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${n.search}
        placeholder=${n.search}
        .value=${S(this.query)}
        @input=${h=>{this.query=h.target.value}}
      />
      <p class="muted" role="status">${i===""?m:n.found(a.length)}</p>
      ${F(d,([h])=>h,([,h])=>r`<details ?open=${i!==""}>
          <summary>${h[0]&&e.group(h[0])}</summary>
          ${F(h,({name:c})=>c,c=>l(this,b,Qt).call(this,e,c))}
        </details>`)}`},Qt=function(e,t){let{settings:n}=this.own,i=this.replica.settings[t.name],a=!t.secret&&JSON.stringify(i)!==JSON.stringify(t.default),{name:d,explanation:h}=e.words(t);return r`<div class="row" data-setting=${t.name} data-kind=${t.kind}>
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${d}</label>
        <p class="muted" id="explanation-${t.name}">${h}</p>
      </div>
      <div class="field">
        ${l(this,b,Ut).call(this,e,t,i)}
        ${a?r`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(n.toDefault,d)}
                title=${n.toDefault}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>l(this,b,L).call(this,t,t.default)}
              >
                ${p("back")}
              </button>`:m}
      </div>
      <small>${l(this,b,Kt).call(this,e,t)}</small>
    </div>`},Kt=function(e,t){let{settings:n}=this.own,i=[e.range(t)];return t.kind==="texts"&&i.push(n.oneALine),t.secret?i.push(n.secret):t.kind!=="quiet_hours"&&i.push(n.default(e.value(t,t.default))),i.filter(Boolean).join(" · ")},Ut=function(e,t,n){let{name:i}=t,a=!this.permissions.mayHost,d=(h,c)=>{let f=h.target.value;l(this,b,L).call(this,t,c(f))};switch(t.kind){case"switch":return r`<button
          id=${i}
          class="switch"
          role="switch"
          aria-checked=${n===!0}
          aria-labelledby="label-${i}"
          aria-describedby="explanation-${i}"
          title=${e.value(t,n)}
          ?disabled=${a}
          @click=${()=>l(this,b,L).call(this,t,n!==!0)}
        ></button>`;case"choice":return r`<select
          id=${i}
          aria-describedby="explanation-${i}"
          ?disabled=${a}
          @change=${h=>d(h,String)}
        >
          ${(t.choices??[]).map(h=>r`<option value=${h} .selected=${S(h===n)}>
                ${e.value(t,h)}
              </option>`)}
        </select>`;case"whole_number":case"number":return l(this,b,Zt).call(this,e,t,Number(n),a);case"texts":return r`<textarea
          id=${i}
          aria-describedby="explanation-${i}"
          rows=${Math.max(2,n?.length??0)}
          ?disabled=${a}
          .value=${S((n??[]).join(`
`))}
          @change=${h=>d(h,Tn)}
        ></textarea>`;case"quiet_hours":return l(this,b,Jt).call(this,t,n??[],a);case"text":return t.secret?l(this,b,Yt).call(this,t,n,a):r`<input
              id=${i}
              type="text"
              aria-describedby="explanation-${i}"
              dir="auto"
              autocomplete="off"
              ?disabled=${a}
              .value=${S(String(n??""))}
              @change=${h=>d(h,c=>c.trim())}
            />`}},Zt=function(e,t,n,i){let{name:a,kind:d,low:h,high:c,unit:f}=t,u=e.words(t).options?.[String(n)],H=f==="s"&&n>=120;return r`<input
        id=${a}
        type="number"
        aria-describedby="explanation-${a}"
        min=${h===null?m:fe(t,h)}
        max=${c===null?m:fe(t,c)}
        step=${d==="number"?"any":"1"}
        inputmode=${(h??0)<0?"text":"decimal"}
        ?disabled=${i}
        .value=${S(Number.isFinite(n)?String(fe(t,n)):"")}
        @change=${ie=>{let{value:ae}=ie.target;l(this,b,L).call(this,t,ae===""?t.default:Ot(t,Number(ae)))}}
      />
      <span class="muted">
        ${e.unit(t,n)}
        ${u?`= ${u}`:H?`= ${e.duration(n)}`:m}
      </span>`},Yt=function(e,t,n){let{settings:i}=this.own,a=t===kn;return r`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${a?i.isSet:""}
        ?disabled=${n}
        .value=${S("")}
        @change=${d=>{let h=d.target.value;h!==""&&l(this,b,L).call(this,e,h)}}
      />
      ${a?r`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(i.clear,e.name)}
              title=${i.clear}
              ?disabled=${n}
              @click=${()=>l(this,b,L).call(this,e,"")}
            >
              ${p("remove")}
            </button>`:m}`},Jt=function(e,t,n){let{settings:i}=this.own,a=(d,h)=>{l(this,b,L).call(this,e,t.map((c,f)=>f===d?{...c,...h}:c))};return r`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:d,to:h,volume_max:c},f)=>r`<div class="time">
          <input
            type="time"
            aria-label=${i.from}
            ?disabled=${n}
            .value=${S(d)}
            @change=${u=>a(f,{from:u.target.value})}
          />
          <input
            type="time"
            aria-label=${i.to}
            ?disabled=${n}
            .value=${S(h)}
            @change=${u=>a(f,{to:u.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${i.loudest}
            title=${i.loudest}
            ?disabled=${n}
            .value=${S(String(Math.round(100*c)))}
            @change=${u=>a(f,{volume_max:u.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${i.removeTime}
            title=${i.removeTime}
            ?disabled=${n}
            @click=${()=>l(this,b,L).call(this,e,t.filter((u,H)=>H!==f))}
          >
            ${p("remove")}
          </button>
        </div>`)}
      <button ?disabled=${n} @click=${()=>l(this,b,L).call(this,e,[...t,$n])}>
        ${p("plus")} ${i.addTime}
      </button>
    </div>`},L=async function({name:e},t){await this.runCommand("set_setting",{name:e,value:t})?this.notify(this.own.settings.saved):this.requestUpdate()},We=async function(){let{client:e,texts:t}=this,[n,i]=await Promise.all([this.attempt(e.read("settings")),Sn[t.language]().catch(()=>{})]);this.hasFailed=n===void 0||i===void 0,this.rows=n?.settings??this.rows,i&&(this.format=new Te(t.language,i.texts,this.own.settings))},q.styles=[R,j,E,Ft],g([$()],q.prototype,"rows",2),g([$()],q.prototype,"format",2),g([$()],q.prototype,"query",2),g([$()],q.prototype,"hasFailed",2),q=g([k("rb-settings")],q);function Tn(s){return s.split(`
`).map(o=>o.trim()).filter(Boolean)}var Dn=["queue","party","guests","music","lights","history","settings"],zn={queue:p("queue"),party:p("moon"),guests:p("people"),music:p(M.disc),lights:p("light"),history:p(M.list),settings:p(M.gear)},be=matchMedia("(max-width: 899px)"),ye,z,Ge,se,Xt,en,tn,nn,ne=class extends ze{constructor(){super(...arguments);w(this,z);this.tab="queue";w(this,ye,()=>this.requestUpdate())}importSheets(){return import("./chunks/sheets-JXJC4COE.js")}badge(){return T(this,z,se).title}connectedCallback(){super.connectedCallback(),be.addEventListener("change",T(this,ye))}disconnectedCallback(){super.disconnectedCallback(),be.removeEventListener("change",T(this,ye))}links(){let e=T(this,z,se);return r`<nav class="pages" aria-label=${e.pages}>
      ${Re("guest",e.guestPage,"people")} ${Re("tv",e.screen,M.screen)}
    </nav>`}news(e){let{client:t,texts:n}=this;return r`<rb-problems .client=${t} .texts=${n} .replica=${e}></rb-problems>`}above(){return be.matches?l(this,z,Ge).call(this):m}beside(e){return r`${be.matches?m:l(this,z,Ge).call(this)}
      <div class="beside" role="tabpanel" aria-label=${T(this,z,se).tab[this.tab]}>
        ${l(this,z,nn).call(this,e)}
      </div>`}};ye=new WeakMap,z=new WeakSet,Ge=function(){return r`<nav
      class="tabs"
      role="tablist"
      aria-label=${T(this,z,se).tabs}
      @keydown=${l(this,z,tn)}
    >
      ${Dn.map(e=>l(this,z,Xt).call(this,e))}
    </nav>`},se=function(){return v(this.texts)},Xt=function(e){let t=T(this,z,se).tab[e];return r`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>l(this,z,en).call(this,e)}
    >
      ${zn[e]}<span>${t}</span>
    </button>`},en=async function(e){this.tab=e,await this.updateComplete,be.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},tn=function(e){let t={ArrowLeft:-1,ArrowRight:1}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(d=>d.offsetParent!==null),i=n.indexOf(e.target);if(t===void 0||i<0)return;let a=n.at((i+t)%n.length);a?.click(),a?.focus()},nn=function(e){let{client:t,texts:n}=this;switch(this.tab){case"queue":case"party":return r`<rb-party .client=${t} .texts=${n} .replica=${e}></rb-party>`;case"guests":return r`<rb-guests .client=${t} .texts=${n} .replica=${e}></rb-guests>`;case"music":return r`<rb-music .client=${t} .texts=${n} .replica=${e}></rb-music>`;case"history":return r`<rb-history .client=${t} .texts=${n} .replica=${e}></rb-history>`;case"lights":return r`<rb-lights .client=${t} .texts=${n} .replica=${e}></rb-lights>`;case"settings":return r`<rb-settings
          .client=${t}
          .texts=${n}
          .replica=${e}
        ></rb-settings>`}},ne.styles=[...ze.styles,Ye],g([re({reflect:!0})],ne.prototype,"tab",2),ne=g([k("rb-host")],ne);export{ne as HostPage};
