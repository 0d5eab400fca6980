/* raveberry sources sha256:dfd5d91d40ec69d2e5aaf3457de0cd5c8153c70152b11a79b57550950b46995b */
import{a as Y,b as me,c as U}from"./chunks/chunk-OBHOOJIZ.js";import{E as le,H as E,I as y,J as L,K as W,L as $,M as de,P as ce,U as X,a as v,b as x,c as k,e as o,f as _,g as l,i as m,k as T,l as ae,m as H,n as I,q as Z,s as A,w as oe}from"./chunks/chunk-VNBGVCC2.js";var ue={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",lights:"Lichter",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:i=>i===1?"1 Stunde":`${i} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(i,u)=>`${i} gerade da, ${u} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:i=>`gilt bis ${i}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",isMuted:i=>`stumm bis ${i}`,since:i=>`seit ${i}`,settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(i,u)=>`${i} bis ${u}`,first:i=>`anfangs: ${i}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die noch nie gewünscht wurden",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",log_requests:"Ob der Verlauf behalten wird"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:i=>`${i} ein oder aus`,brightness:i=>`Helligkeit von ${i}`,color:i=>`Farbe von ${i}`,effect:i=>`Effekt von ${i}`,brightnessShort:"Helligkeit",alarm:"Der Alarm hat gerade die Lichter.",measured:(i,u,e)=>`${Math.round(i)} Bilder pro Sekunde · ${u}${e===null?"":` · ${Math.round(e)} ms nach dem Ton`}`,safe:"Sicher für lichtempfindliche Menschen",safeHint:"nichts blitzt",automatic:"Automatische Show",automaticHint:"die Musik wählt die Effekte",speed:"Tempo",scenes:"Szenen",sceneName:"Name einer Szene",saveScene:"Speichern",removeScene:"Entfernen",preview:i=>`Was ${i} zeigt`,more:i=>`${i} abstimmen`,palette:"Palette",palettes:{own:"eigene Farbe",cover:"Cover",requester:"wer gewünscht hat",sunset:"Sonnenuntergang",ocean:"Ozean",forest:"Wald",ember:"Glut",ice:"Eis",neon:"Neon",candy:"Bonbon",gold:"Gold"},monochrome:"Einfarbig",monochromeHint:"alle Pixel gleich",crossfade:"Übergang zwischen Effekten",gamma:"Gamma",gammaHint:"1 ist linear; mehr macht Dunkles dunkler",white:"Wie Weiß aussieht",delay:"Verzögerung",delayHint:"unter 0: Schläge kommen früher",calibrate:"Bei jedem Klick blitzen",endCalibration:"Blitzen beenden",calibrateHint:"Spiel etwas, das klickt, und verschieb die Verzögerung, bis Blitz und Klick eins sind.",first:(i,u)=>`anfangs: ${i} ${u}`.trim(),parameters:{"Time from breath to breath.":"Zeit von Atemzug zu Atemzug","Length of the tail, as a share of the light.":"Länge des Schweifs, als Teil des Lichts","Beats from one end to the other, in whole beats.":"Schläge von einem Ende zum anderen","Time in which the light falls by half.":"Zeit, in der das Licht auf die Hälfte fällt","Share of the pixels that begin to shine in a sixtieth of a second at most.":"Anteil der Pixel, die in einer Sechzigstelsekunde höchstens aufleuchten","Time in which a star falls by half.":"Zeit, in der ein Stern auf die Hälfte fällt","1 puts the bass into the middle and the treble at both ends.":"1 legt den Bass in die Mitte und die Höhen an beide Enden","How much brighter loud bands are than quiet ones, as a power.":"Wie viel heller laute Bänder sind als leise, als Potenz","Loudness at which the meter is full.":"Lautstärke, bei der der Pegel voll ist","Time from the first pixel to the last.":"Zeit vom ersten Pixel zum letzten"},pixels:i=>`${i} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum",wavelength:"Wellenlänge",energy:"Energie",vu:"Pegel",waterfall:"Wasserfall",ripple:"Wellen",pulse:"Puls",strobe:"Stroboskop",melody:"Melodie",comet:"Komet",chase:"Lauflicht",sparkle:"Funkeln",fire:"Feuer",breathe:"Atmen"}}};var pe={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",lights:"Lights",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:i=>i===1?"1 hour":`${i} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(i,u)=>`${i} here now, ${u} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:i=>`holds until ${i}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",isMuted:i=>`muted until ${i}`,since:i=>`since ${i}`,settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(i,u)=>`${i} to ${u}`,first:i=>`at first: ${i}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:i=>`${i} on or off`,brightness:i=>`Brightness of ${i}`,color:i=>`Colour of ${i}`,effect:i=>`Effect of ${i}`,brightnessShort:"Brightness",alarm:"The alarm has the lights now.",measured:(i,u,e)=>`${Math.round(i)} frames a second · ${u}${e===null?"":` · ${Math.round(e)} ms behind the sound`}`,safe:"Safe for photosensitive people",safeHint:"nothing flashes",automatic:"Automatic show",automaticHint:"effects are chosen by what is played",speed:"Speed",scenes:"Scenes",sceneName:"Name of a scene",saveScene:"Save",removeScene:"Remove",preview:i=>`What ${i} shows`,more:i=>`Tune ${i}`,palette:"Palette",palettes:{own:"own colour",cover:"cover",requester:"who asked",sunset:"sunset",ocean:"ocean",forest:"forest",ember:"embers",ice:"ice",neon:"neon",candy:"candy",gold:"gold"},monochrome:"Monochrome",monochromeHint:"all pixels alike",crossfade:"Crossfade between effects",gamma:"Gamma",gammaHint:"1 is linear; more makes dark darker",white:"What white looks like",delay:"Delay",delayHint:"less than 0: beats are told earlier",calibrate:"Flash at every click",endCalibration:"End flashing",calibrateHint:"Play something that clicks, and move the delay until flash and click are one.",first:(i,u)=>`at first: ${i} ${u}`.trim(),parameters:{},pixels:i=>`${i} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum",wavelength:"Wavelength",energy:"Energy",vu:"Level meter",waterfall:"Waterfall",ripple:"Ripples",pulse:"Pulse",strobe:"Strobe",melody:"Melody",comet:"Comet",chase:"Chase",sparkle:"Sparkle",fire:"Fire",breathe:"Breathe"}}};function R({language:i}){return i==="de"?ue:pe}var he=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);padding:8px 14px;border-radius:16px;cursor:pointer}summary .who{font-weight:700}small{color:var(--muted)}rb-guest-actions{padding:4px 12px 12px}");var O,ge,Q,D=class extends L{constructor(){super(...arguments);k(this,O);this.guests=null}connectedCallback(){super.connectedCallback(),o(this,O,Q).call(this)}updated(e){let t=e.get("replica")?.party,{party:s}=this.replica;t!==void 0&&(t.guests_total!==s.guests_total||t.guests_active!==s.guests_active)&&o(this,O,Q).call(this)}render(){let{own:e,replica:t,guests:s}=this,{party:n}=t;return l`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(n.guests_active,n.guests_total)}</p>
      ${s?.length===0?l`<p class="muted">${e.nobody}</p>`:m}
      ${W(s??[],({id:a})=>a,a=>o(this,O,ge).call(this,a))}
    </section>`}get own(){return R(this.texts)}};O=new WeakSet,ge=function(e){let{client:t,texts:s,own:n,replica:a}=this,{profile:r}=me(s),d=[e.active?n.isHere:"",e.role==="guest"?"":r.role[e.role],e.banned?n.isBanned:"",e.muted_until?n.isMuted(A(new Date(e.muted_until))):"",n.since(A(new Date(e.joined_at)))];return l`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${I({"--who":oe(e.color)})}>
          <i></i><bdi>${le(s,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${a}
        .guest=${e}
        @rb-done=${o(this,O,Q)}
      ></rb-guest-actions>
    </details>`},Q=async function(){let e=await this.carryOut("guests",{});e&&(this.guests=e.guests)},D.styles=[E,ce,he],v([H()],D.prototype,"guests",2),D=v([T("rb-guests")],D);var fe=_('.tabs{display:grid;grid-template-columns:repeat(auto-fit,minmax(52px,1fr));gap:4px;padding:4px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex-direction:column;gap:1px;min-width:0;min-height:54px;padding:4px 2px;border-radius:18px;font-size:.72rem;background:none}.tabs button span{max-width:100%;overflow:hidden;text-overflow:ellipsis}.tabs button[aria-selected=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{order:-1}.stage{order:-2}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');function be(i,u){let e=atob(u),t=Math.floor(e.length/3),s=i.getContext("2d");if(t===0||s===null)return;i.width!==t&&(i.width=t);let n=s.createImageData(t,1);for(let a=0;a<t;a++){for(let r=0;r<3;r++)n.data[4*a+r]=e.charCodeAt(3*a+r);n.data[4*a+3]=255}s.putImageData(n,0,0)}function ye({r:i,g:u,b:e}){return`#${[i,u,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function ve(i){let[u=0,e=0,t=0]=[1,3,5].map(s=>Number.parseInt(i.slice(s,s+2),16));return{r:u,g:e,b:t}}var $e=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px;padding-top:14px;border-top:1px solid var(--line)}.device:first-of-type{padding-top:0;border:0}.head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}.show,.device details[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}.show{padding-bottom:14px;border-bottom:1px solid var(--line)}.show+.device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}summary{display:flex;align-items:center;min-height:var(--touch);color:var(--violet);font-weight:700;cursor:pointer}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes button{flex-direction:column;gap:4px;min-width:0;padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem}.palettes button[aria-checked=true]{border-color:var(--berry)}.palettes i{width:100%;height:12px;border-radius:6px}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var K=_('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var Ue={r:255,g:255,b:255},Qe={low:-500,high:2e3,step:5},Ke={low:1,high:3,step:.05},Ve={low:0,high:10,step:.1},Je={low:0,high:10,step:.1},Ze=100,B,F,q,c,we,xe,ke,_e,te,Se,Te,He,z,V,se,Re,N=class extends L{constructor(){super(...arguments);k(this,c);k(this,B,new Map);k(this,F,new Y(this,e=>this.carryOut("set_light_show",{speed:e})));this.sceneName="";k(this,q,()=>{this.client.watchLights(document.hidden?null:e=>o(this,c,we).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",x(this,q)),x(this,q).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",x(this,q)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return l`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[o(this,c,xe).call(this,t),o(this,c,_e).call(this,t)]:l`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return R(this.texts)}};B=new WeakMap,F=new WeakMap,q=new WeakMap,c=new WeakSet,we=function(e){for(let t of this.renderRoot.querySelectorAll("canvas")){let s=e[t.dataset.light??""];s!==void 0&&be(t,s)}},xe=function(e){let{lights:t}=this.own,{safe:s,automatic:n,alarm:a,latency_ms:r,fps:d}=e,p=x(this,F).value??e.speed;return l`<div class="show">
      ${a?l`<p role="status" class="alarm">${y("warning")} ${t.alarm}</p>`:m}
      ${d===null?m:l`<p class="muted">${t.measured(d,e.source??"",r)}</p>`}
      ${o(this,c,V).call(this,t.safe,t.safeHint,s??!1,()=>this.carryOut("set_light_show",{safe:!s}))}
      ${o(this,c,V).call(this,t.automatic,t.automaticHint,n??!1,()=>this.carryOut("set_light_show",{automatic:!n}))}
      ${p===null?m:o(this,c,z).call(this,{...Je,name:t.speed,value:p,unit:"",onInput:g=>x(this,F).drag(g)})}
      ${o(this,c,ke).call(this,e)}
    </div>`},ke=function({scenes:e,scene:t}){if(!e)return m;let{lights:s}=this.own;return l`<div class="scenes" role="group" aria-label=${s.scenes}>
      <h3>${s.scenes}</h3>
      ${e.map(n=>l`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.carryOut("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          <button
            class="round quiet"
            aria-label=${this.texts.actionOn(s.removeScene,n)}
            title=${s.removeScene}
            @click=${()=>this.carryOut("remove_light_scene",{name:n})}
          >
            ${y("close")}
          </button>
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let a=this.sceneName.trim();a&&await this.carryOut("save_light_scene",{name:a})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${s.sceneName}
          aria-label=${s.sceneName}
          .value=${$(this.sceneName)}
          @input=${n=>{this.sceneName=ee(n)}}
        />
        <button data-command="save_light_scene">${s.saveScene}</button>
      </form>
    </div>`},_e=function(e){let{lights:t}=this.own,{devices:s}=e,[n]=s;if(!n)return l`<p class="muted">${t.none}</p>`;let a={name:t.all,effects:[...new Set(s.flatMap(({effects:r})=>r))],state:s.some(({state:r})=>r==="ON")?"ON":"OFF",brightness:Math.max(...s.map(({brightness:r})=>r)),color:n.color,effect:s.every(({effect:r})=>r===n.effect)?n.effect:""};return[s.length>1?o(this,c,te).call(this,a,e):m,W(s,({id:r})=>r,r=>o(this,c,te).call(this,r,e,r.available?t.pixels(r.pixels):t.unavailable))]},te=function(e,t,s=""){let{lights:n}=this.own,{name:a,id:r}=e,d=o(this,c,Re).call(this,r??""),p={...e,...d.value},g=w=>d.drag({...d.value,...w}),f=p.state==="ON";return l`<div class="device" data-device=${r??""}>
      <div class="head">
        <h3>${a}${s?l`<small>${s}</small>`:m}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${n.power(a)}
          title=${n.power(a)}
          @click=${()=>g({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${r===void 0?m:l`<canvas
              data-light=${r}
              width="1"
              height="1"
              role="img"
              aria-label=${n.preview(a)}
            ></canvas>`}
      ${o(this,c,z).call(this,{name:n.brightness(a),hint:n.brightnessShort,value:p.brightness,low:1,high:255,step:1,unit:"%",onInput:w=>g({brightness:w})})}
      <div class="row">
        <select
          aria-label=${n.effect(a)}
          title=${n.effect(a)}
          @change=${w=>g({effect:ee(w)})}
        >
          ${p.effect===""?l`<option value="" selected disabled>…</option>`:m}
          ${e.effects.map(w=>l`<option value=${w} .selected=${$(w===p.effect)}>
                ${n.effects[w]??w}
              </option>`)}
        </select>
        ${o(this,c,se).call(this,n.color(a),p.color,w=>g({color:w}))}
      </div>
      ${r===void 0?m:o(this,c,Se).call(this,p,r,t,g)}
    </div>`},Se=function(e,t,{palettes:s,parameters:n,calibrating:a},r){let{lights:d}=this.own,{name:p}=e,g=a===t;return l`<details>
      <summary>${d.more(p)}</summary>
      ${s?o(this,c,Te).call(this,e,s,r):m}
      ${(n?.[e.effect]??[]).map(f=>o(this,c,He).call(this,f,e,r))}
      ${e.monochrome==null?m:o(this,c,V).call(this,d.monochrome,d.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?m:o(this,c,z).call(this,{...Ve,name:d.crossfade,value:e.crossfade_s,unit:"s",onInput:f=>r({crossfade_s:f})})}
      ${e.gamma==null?m:o(this,c,z).call(this,{...Ke,name:d.gamma,hint:d.gammaHint,value:e.gamma,unit:"",onInput:f=>r({gamma:f})})}
      ${e.white===void 0?m:l`<div class="row">
              <span class="muted">${d.white}</span>
              ${o(this,c,se).call(this,d.white,e.white??Ue,f=>r({white:f}))}
            </div>`}
      ${e.delay_ms==null?m:o(this,c,z).call(this,{...Qe,name:d.delay,hint:d.delayHint,value:e.delay_ms,unit:"ms",onInput:f=>r({delay_ms:f})})}
      ${this.rights.mayHost?l`<button
                data-command="calibrate_lights"
                aria-pressed=${g}
                @click=${()=>this.carryOut("calibrate_lights",{device:t,on:!g})}
              >
                ${y("light")} ${g?d.endCalibration:d.calibrate}
              </button>
              <p class="muted">${d.calibrateHint}</p>`:m}
    </details>`},Te=function({palette:e},t,s){let{lights:n}=this.own;return l`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([a,r])=>l`<button
          role="radio"
          data-palette=${a}
          aria-checked=${a===e}
          title=${n.palettes[a]??a}
          @click=${()=>s({palette:a})}
        >
          <i
            style=${I(r.length>1?{background:`linear-gradient(90deg, ${r.join(", ")})`}:{background:r[0]??"var(--line)"})}
          ></i>
          <span>${n.palettes[a]??a}</span>
        </button>`)}
    </div>`},He=function({id:e,low:t,high:s,default:n,unit:a,explanation:r},d,p){let{lights:g}=this.own;return o(this,c,z).call(this,{name:g.parameters[r]??r,hint:g.first(n,a),value:d.parameters?.[e]??n,low:t,high:s,step:(s-t)/Ze,unit:a,onInput:f=>p({parameters:{...d.parameters,[e]:f}})})},z=function({name:e,hint:t,value:s,low:n,high:a,step:r,unit:d,onInput:p}){let g=Math.round(100*(s-n)/(a-n)),f=d==="%"?`${g} %`:`${Ye(s)} ${d}`.trim();return l`<label class="slider" title=${e}>
      <span>${d==="%"?t:e}<output>${f}</output></span>
      <input
        type="range"
        min=${n}
        max=${a}
        step=${r}
        aria-label=${e}
        aria-valuetext=${f}
        style=${I({"--at":`${g}%`})}
        .value=${$(String(s))}
        @input=${w=>p(Xe(w))}
      />
      ${t&&d!=="%"?l`<small>${t}</small>`:m}
    </label>`},V=function(e,t,s,n){return l`<div class="head">
      <span>${e}<small>${t}</small></span>
      <button
        class="switch"
        role="switch"
        aria-checked=${s}
        aria-label=${e}
        title=${e}
        @click=${n}
      ></button>
    </div>`},se=function(e,t,s){return l`<input
      type="color"
      aria-label=${e}
      title=${e}
      .value=${$(ye(t))}
      @input=${n=>s(ve(ee(n)))}
    />`},Re=function(e){let t=x(this,B).get(e);if(t)return t;let s=e===""?{}:{device:e},n=new Y(this,a=>this.carryOut("set_lights",{...s,...a}));return x(this,B).set(e,n),n},N.styles=[E,de,K,$e],v([H()],N.prototype,"sceneName",2),N=v([T("rb-lights")],N);function Ye(i){return Math.round(100*i)/100}function ee(i){return i.target.value}function Xe(i){return i.target.valueAsNumber}var Ce=_(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.link{overflow-wrap:anywhere}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var et=["full_control","full_voting","upvotes_only","no_control"],tt=[1,2,3,4,6,8,12],st=["fair","votes","fifo"],b,Ee,ne,Le,Oe,ze,Me,je,ie,Ae,We,M=class extends L{constructor(){super(...arguments);k(this,b);this.isClosing=!1;this.modCode=null}render(){let{host:e,rights:t}=this,{party:s}=this.replica;return l`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${s.open?"open":""}">
          <i></i>${s.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(s.guests_active,s.guests_total)}</p>
        ${s.open?o(this,b,je).call(this):o(this,b,Me).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${et.map(n=>o(this,b,ie).call(this,"mode",n,e.modes[n],n===s.mode,()=>this.carryOut("set_setting",{name:"mode",value:n})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${st.map(n=>o(this,b,ie).call(this,"order",n,e.orders[n],n===s.order,()=>this.carryOut("set_setting",{name:"order",value:n})))}
        </fieldset>
      </section>
      ${o(this,b,Ee).call(this)}`}get host(){return R(this.texts)}};b=new WeakSet,Ee=function(){let{host:e,rights:t}=this,{me:s,party:n,settings:a}=this.replica,r=s.join_url??Z(".").href,d=n.join==="code";return l`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${o(this,b,ne).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      <p class="link" dir="ltr"><a href=${r} target="_blank">${r}</a></p>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${$(d)}
          ?disabled=${!t.mayHost}
          @change=${o(this,b,ze)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${d&&s.join_code?l`<p class="code" dir="ltr" data-code="join">${s.join_code}</p>
            ${n.join_code_expires_at?l`<p class="muted">
                    ${e.codeUntil(A(new Date(n.join_code_expires_at)))}
                  </p>`:m}
            <button
              data-command="rotate_code"
              @click=${()=>this.carryOut("rotate_code",{})}
            >
              ${y("restart")} ${e.newCode}
            </button>`:m}
      ${t.mayHost?o(this,b,Le).call(this):m}
      ${a.wifi_ssid?l`<img src=${o(this,b,ne).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${a.wifi_ssid}</bdi></p>`:m}
    </section>`},ne=function(e){let{me:t,revision:s}=this.replica,n=t.join_code??(e==="wifi.svg"?String(s):"");return Z(n?`${e}?of=${encodeURIComponent(n)}`:e).href},Le=function(){let{host:e,modCode:t}=this;return l`${t?l`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(A(new Date(t.expires_at)))}</p>`:m}
      <button data-command="make_mod_code" @click=${o(this,b,Oe)}>
        ${y(U.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},Oe=async function(){let e=await this.carryOut("make_mod_code",{});e&&(this.modCode=e)},ze=async function(e){let t=e.target.checked?"code":"open";await this.carryOut("set_setting",{name:"join",value:t})||this.requestUpdate()},Me=function(){let{host:e}=this;return l`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.rights.mayHost}
        @click=${o(this,b,Ae)}
      >
        ${y("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${tt.map(t=>l`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},je=function(){let{host:e}=this,{sure:t}=this.texts;return l`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${o(this,b,We)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${y("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},ie=function(e,t,{name:s,hint:n},a,r){return l`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${$(a)}
        @change=${async()=>{await r()||this.requestUpdate()}}
      />
      <span>${s}<small>${n}</small></span>
    </label>`},Ae=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.carryOut("open_party",e?{duration_s:e}:{})&&this.tell(this.host.isOpen)},We=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.carryOut("close_party",{});e&&(this.tell(this.host.isClosed),this.showRecap(e.recap))},M.styles=[E,Ce],v([H()],M.prototype,"isClosing",2),v([H()],M.prototype,"modCode",2),M=v([T("rb-party")],M);var De=_(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{min-height:var(--touch);padding:12px 14px;border-radius:16px;font-weight:700;cursor:pointer}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var nt="***",it={from:"22:00",to:"07:00",volume_max:.4},h,Ne,qe,J,Ge,Ie,Be,C,re,j=class extends L{constructor(){super(...arguments);k(this,h);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),o(this,h,re).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let s of this.rows??[])t.set(s.group,[...t.get(s.group)??[],s]);return l`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?l`<button @click=${o(this,h,re)}>${y("restart")} ${this.texts.tryAgain}</button>`:m}
      ${W(t,([s])=>s,([s,n])=>l`<details>
          <summary>${e.groups[s]??s}</summary>
          ${n.map(a=>o(this,h,Ne).call(this,a))}
        </details>`)}
    </section>`}get own(){return R(this.texts)}};h=new WeakSet,Ne=function(e){let{settings:t}=this.own,s=this.replica.settings[e.name],n=!e.secret&&JSON.stringify(s)!==JSON.stringify(e.default),a=t.explanations[e.name]??e.explanation;return l`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${a}
        <small>${o(this,h,qe).call(this,e)}</small>
      </label>
      <div class="field">
        ${o(this,h,Ge).call(this,e,s)}
        ${n?l`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,a)}
                title=${t.toDefault}
                ?disabled=${!this.rights.mayHost}
                @click=${()=>o(this,h,C).call(this,e,e.default)}
              >
                ${y("back")}
              </button>`:m}
      </div>
    </div>`},qe=function({name:e,kind:t,low:s,high:n,default:a,secret:r}){let{settings:d}=this.own,p=[e];return s!==null&&n!==null&&p.push(d.range(s,n)),t==="texts"&&p.push(d.oneALine),r?p.push(d.secret):t!=="quiet_hours"&&p.push(d.first(o(this,h,J).call(this,a))),p.join(" · ")},J=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let s=String(e);return t.choices[s]??(s===""?t.empty:s)},Ge=function(e,t){let{name:s}=e,n=!this.rights.mayHost,a=(r,d)=>{let p=r.target.value;o(this,h,C).call(this,e,d(p))};switch(e.kind){case"switch":return l`<button
          id=${s}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${s}"
          title=${o(this,h,J).call(this,t)}
          ?disabled=${n}
          @click=${()=>o(this,h,C).call(this,e,t!==!0)}
        ></button>`;case"choice":return l`<select
          id=${s}
          ?disabled=${n}
          @change=${r=>a(r,String)}
        >
          ${(e.choices??[]).map(r=>l`<option value=${r} .selected=${$(r===t)}>
                ${o(this,h,J).call(this,r)}
              </option>`)}
        </select>`;case"whole_number":case"number":return l`<input
          id=${s}
          type="number"
          min=${e.low??m}
          max=${e.high??m}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${n}
          .value=${$(String(t??""))}
          @change=${r=>a(r,d=>d===""?e.default:Number(d))}
        />`;case"texts":return l`<textarea
          id=${s}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${n}
          .value=${$((t??[]).join(`
`))}
          @change=${r=>a(r,rt)}
        ></textarea>`;case"quiet_hours":return o(this,h,Be).call(this,e,t??[],n);case"text":return e.secret?o(this,h,Ie).call(this,e,t,n):l`<input
              id=${s}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${n}
              .value=${$(String(t??""))}
              @change=${r=>a(r,d=>d.trim())}
            />`}},Ie=function(e,t,s){let{settings:n}=this.own,a=t===nt;return l`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${a?n.isSet:""}
        ?disabled=${s}
        .value=${$("")}
        @change=${r=>{let d=r.target.value;d!==""&&o(this,h,C).call(this,e,d)}}
      />
      ${a?l`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(n.clear,e.name)}
              title=${n.clear}
              ?disabled=${s}
              @click=${()=>o(this,h,C).call(this,e,"")}
            >
              ${y("remove")}
            </button>`:m}`},Be=function(e,t,s){let{settings:n}=this.own,a=(r,d)=>{o(this,h,C).call(this,e,t.map((p,g)=>g===r?{...p,...d}:p))};return l`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:r,to:d,volume_max:p},g)=>l`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${s}
            .value=${$(r)}
            @change=${f=>a(g,{from:f.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${s}
            .value=${$(d)}
            @change=${f=>a(g,{to:f.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${s}
            .value=${$(String(Math.round(100*p)))}
            @change=${f=>a(g,{volume_max:f.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${s}
            @click=${()=>o(this,h,C).call(this,e,t.filter((f,w)=>w!==g))}
          >
            ${y("remove")}
          </button>
        </div>`)}
      <button ?disabled=${s} @click=${()=>o(this,h,C).call(this,e,[...t,it])}>
        ${y("plus")} ${n.addTime}
      </button>
    </div>`},C=async function({name:e},t){await this.carryOut("set_setting",{name:e,value:t})?this.tell(this.own.settings.saved):this.requestUpdate()},re=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},j.styles=[E,K,De],v([H()],j.prototype,"rows",2),v([H()],j.prototype,"hasFailed",2),j=v([T("rb-settings")],j);function rt(i){return i.split(`
`).map(u=>u.trim()).filter(Boolean)}var at=["queue","party","guests","lights","settings"],ot={queue:y("queue"),party:y("moon"),guests:y("people"),lights:y("light"),settings:y(U.gear)},S,P,Fe,Pe,G=class extends X{constructor(){super(...arguments);k(this,S);this.tab="queue"}badge(){return x(this,S,P).title}beside(e){return l`<nav class="tabs" role="tablist" aria-label=${x(this,S,P).tabs}>
        ${at.map(t=>o(this,S,Fe).call(this,t))}
      </nav>
      <div class="beside" role="tabpanel" aria-label=${x(this,S,P).tab[this.tab]}>
        ${o(this,S,Pe).call(this,e)}
      </div>`}};S=new WeakSet,P=function(){return R(this.texts)},Fe=function(e){let t=x(this,S,P).tab[e];return l`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      title=${t}
      @click=${()=>{this.tab=e}}
    >
      ${ot[e]}<span>${t}</span>
    </button>`},Pe=function(e){let{client:t,texts:s}=this;switch(this.tab){case"queue":case"party":return l`<rb-party .client=${t} .texts=${s} .replica=${e}></rb-party>`;case"guests":return l`<rb-guests .client=${t} .texts=${s} .replica=${e}></rb-guests>`;case"lights":return l`<rb-lights .client=${t} .texts=${s} .replica=${e}></rb-lights>`;case"settings":return l`<rb-settings
          .client=${t}
          .texts=${s}
          .replica=${e}
        ></rb-settings>`}},G.styles=[...X.styles,fe],v([ae({reflect:!0})],G.prototype,"tab",2),G=v([T("rb-host")],G);export{G as HostPage};
