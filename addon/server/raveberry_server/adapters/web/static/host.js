/* raveberry sources sha256:769b80a30c80462746ca02abd5296ab3c8d9797b2baae83c194de392fcec57db */
import{a as ie,b as ne,c as F}from"./chunks/chunk-FQEWQZQJ.js";import{D as ee,G as H,H as g,I as O,J as z,K as b,L as te,O as se,T as P,a as f,b as R,c as x,e as a,f as v,g as o,i as h,k as _,l as X,m as C,n as G,q as Q,s as j,v as Y}from"./chunks/chunk-D7ZM2U3F.js";var re={title:"Gastgeber",tabs:"Was du steuerst",tab:{queue:"Lieder",party:"Party",guests:"Gäste",lights:"Lichter",settings:"Regeln"},open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:n=>n===1?"1 Stunde":`${n} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(n,u)=>`${n} gerade da, ${u} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",byCode:"Nur mit Code",byCodeHint:"wer neu kommt, braucht ihn; wer da ist, bleibt",codeUntil:n=>`gilt bis ${n}`,newCode:"Neuer Code",makeModCode:"Mod-Code machen",modCodeHint:"Wer ihn auf der Gästeseite eingibt, darf steuern und moderieren.",wifi:"Das WLAN der Gäste",nobody:"Noch hat niemand gewünscht oder gestimmt.",isHere:"da",isBanned:"gesperrt",isMuted:n=>`stumm bis ${n}`,since:n=>`seit ${n}`,settings:{title:"Einstellungen",hint:"Eine Änderung gilt sofort. 0 oder leer schaltet eine Grenze aus.",saved:"Gespeichert",toDefault:"Wie am Anfang",range:(n,u)=>`${n} bis ${u}`,first:n=>`anfangs: ${n}`,oneALine:"eins pro Zeile",secret:"geheim",isSet:"gesetzt; hier überschreiben",clear:"Löschen",on:"an",off:"aus",empty:"leer",from:"von",to:"bis",loudest:"höchstens, in Prozent",addTime:"Tageszeit hinzufügen",removeTime:"Diese Tageszeit entfernen",groups:{"The party":"Die Party",Limits:"Grenzen","Which songs are taken":"Welche Lieder angenommen werden",Playing:"Wiedergabe","The end, the alarm and the buzzer":"Ende, Alarm und Buzzer","Search and sources":"Suche und Quellen","How guests get here":"Wie Gäste herfinden","People and privacy":"Menschen und Privates"},explanations:{mode:"Was Gäste an der Musik bestimmen",order:"Wie die Warteschlange geordnet ist",join:"Ob Neue den Code des Abends brauchen",join_code_s:"Sekunden, bis der Code von selbst wechselt",requests_open:"Ob Lieder gewünscht werden dürfen",approval:"Ob Wünsche auf dein Ja warten",downvotes_to_kick:"So viele Stimmen unter null werfen ein Lied hinaus; 0 = nie",kick_quorum:"Der Anteil der anwesenden Gäste, den ein Rauswurf mindestens braucht",max_waiting_per_guest:"Lieder, die von einem Gast warten dürfen",max_requests_per_hour:"Wünsche eines Gastes in einer Stunde",fresh_requests:"Wünsche, die ein neuer Gast sofort hat",vote_rate_per_min:"Stimmen eines Gastes in einer Minute",identity_burst:"Neue Gäste einer Adresse, die sofort zählen",identity_refill_s:"Sekunden, bis ein weiterer neuer Gast dieser Adresse zählt",queue_max:"Lieder, die insgesamt warten dürfen",song_max_s:"Das längste Lied, das ein Gast wünschen darf, in Sekunden",download_max_mb:"Der größte Download in MB",cooldown_s:"Sekunden, bis ein gespieltes Lied wieder gewünscht werden darf",new_music_only:"Ob nur Lieder angenommen werden, die noch nie gewünscht wurden",explicit_allowed:"Ob explizite Lieder angenommen werden",forbidden_words:"Wörter, mit Kommas getrennt, die kein Titel oder Interpret enthalten darf",blocked_artists:"Interpreten, mit Kommas getrennt, die nicht gespielt werden",additional_words:"Wörter, die jede Suche im Netz zusätzlich bekommt",moderate_texts:"Ob Namen und Widmungen auf dich warten",shuffle:"Ob „der Reihe nach“ zufällig wählt",repeat:"Ob gespielte Lieder wiederkommen",autoplay:"Ob ähnliche Lieder eine leere Warteschlange füllen",fallback_playlist:"Die Playlist, die läuft, wenn nichts wartet",backup_stream:"Der Stream, der läuft, wenn es sonst nichts gibt",fallback_yields:"Wann ein Lied der Hausmusik einem Wunsch weicht",crossfade_s:"Sekunden, in denen Lieder ineinander übergehen",replay_gain:"Wie Lautstärken angeglichen werden",volume:"Wie laut die Musik ist",volume_max:"Lauter darf es niemand machen",quiet_hours:"Tageszeiten mit weniger Lautstärke",last_orders_s:"Sekunden vor dem Ende, ab denen keine Wünsche mehr zählen",people_to_party:"Anwesende Gäste, ab denen es eine Party ist",alarm_probability:"Wie oft ein Lied im Alarm endet",buzzer_cooldown_s:"Sekunden zwischen zwei Buzzern",buzzer_success:"Wie oft der Buzzer Ja sagt; unter 0 löst er den Alarm aus",online_suggestions:"Ob im Netz gesucht wird",suggestions:"Treffer, die auf einmal gezeigt werden",max_playlist_items:"Lieder, die aus einer Playlist genommen werden",allowed_extractors:"Seiten, von denen Links der Gäste angenommen werden",allowed_private_hosts:"Genaue host:port dieses Hauses, von denen deine eigenen Quellen laden dürfen",guest_url:"Die Adresse der Gästeseite, wenn sie nicht von selbst gefunden wird",wifi_ssid:"Name des Gäste-WLANs, für seinen QR-Code",wifi_password:"Passwort des Gäste-WLANs",mod_users:"Nutzer von Home Assistant, die Mods sind",host_users:"Nutzer von Home Assistant, die Gastgeber sind; leer = alle",colors_visible_to:"Wer sieht, wessen Lied es ist",retention_days:"Tage, bis der Verlauf gelöscht wird",log_requests:"Ob der Verlauf behalten wird"},choices:{full_control:"alles",full_voting:"dafür und dagegen",upvotes_only:"dafür stimmen",no_control:"nur wünschen",fair:"fair",votes:"nach Stimmen",fifo:"der Reihe nach",open:"offen",code:"mit Code",off:"aus",all:"alle",one:"eins",at_song_end:"wenn es vorbei ist",at_once:"sofort",track:"nach Lied",album:"nach Album",auto:"automatisch",everybody:"alle",mods:"Mods",host:"der Gastgeber",nobody:"niemand"}},lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:n=>`${n} ein oder aus`,brightness:n=>`Helligkeit von ${n}`,color:n=>`Farbe von ${n}`,effect:n=>`Effekt von ${n}`,brightnessShort:"Helligkeit",pixels:n=>`${n} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum",wavelength:"Wellenlänge",energy:"Energie",vu:"Pegel",waterfall:"Wasserfall",ripple:"Wellen",pulse:"Puls",strobe:"Stroboskop",melody:"Melodie",comet:"Komet",chase:"Lauflicht",sparkle:"Funkeln",fire:"Feuer",breathe:"Atmen"}}};var oe={title:"Host",tabs:"What to steer",tab:{queue:"Songs",party:"Party",guests:"Guests",lights:"Lights",settings:"Settings"},open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:n=>n===1?"1 hour":`${n} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(n,u)=>`${n} here now, ${u} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",byCode:"Join by a code",byCodeHint:"newcomers need it; who is in stays in",codeUntil:n=>`holds until ${n}`,newCode:"Another code",makeModCode:"Make a mod code",modCodeHint:"Whoever enters it on the guest page may steer and moderate.",wifi:"The guests' Wi-Fi",nobody:"Nobody has asked or voted yet.",isHere:"here",isBanned:"banned",isMuted:n=>`muted until ${n}`,since:n=>`since ${n}`,settings:{title:"Settings",hint:"A change is in force at once. 0 or empty switches a limit off.",saved:"Saved",toDefault:"As it was at first",range:(n,u)=>`${n} to ${u}`,first:n=>`at first: ${n}`,oneALine:"one a line",secret:"secret",isSet:"is set; type another one",clear:"Clear",on:"on",off:"off",empty:"empty",from:"from",to:"to",loudest:"loudest, in percent",addTime:"Add a time of day",removeTime:"Remove this time of day",groups:{},explanations:{},choices:{full_control:"everything",full_voting:"vote up and down",upvotes_only:"vote up",no_control:"only ask",fair:"fair",votes:"by votes",fifo:"first come",open:"open",code:"by a code",off:"off",all:"all",one:"one",at_song_end:"when it is over",at_once:"at once",track:"by song",album:"by album",auto:"automatic",everybody:"everybody",mods:"mods",host:"the host",nobody:"nobody"}},lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:n=>`${n} on or off`,brightness:n=>`Brightness of ${n}`,color:n=>`Colour of ${n}`,effect:n=>`Effect of ${n}`,brightnessShort:"Brightness",pixels:n=>`${n} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum",wavelength:"Wavelength",energy:"Energy",vu:"Level meter",waterfall:"Waterfall",ripple:"Ripples",pulse:"Pulse",strobe:"Strobe",melody:"Melody",comet:"Comet",chase:"Chase",sparkle:"Sparkle",fire:"Fire",breathe:"Breathe"}}};function $({language:n}){return n==="de"?re:oe}var ae=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);padding:8px 14px;border-radius:16px;cursor:pointer}summary .who{font-weight:700}small{color:var(--muted)}rb-guest-actions{padding:4px 12px 12px}");var E,le,B,W=class extends O{constructor(){super(...arguments);x(this,E);this.guests=null}connectedCallback(){super.connectedCallback(),a(this,E,B).call(this)}updated(e){let t=e.get("replica")?.party,{party:s}=this.replica;t!==void 0&&(t.guests_total!==s.guests_total||t.guests_active!==s.guests_active)&&a(this,E,B).call(this)}render(){let{own:e,replica:t,guests:s}=this,{party:i}=t;return o`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests(i.guests_active,i.guests_total)}</p>
      ${s?.length===0?o`<p class="muted">${e.nobody}</p>`:h}
      ${z(s??[],({id:r})=>r,r=>a(this,E,le).call(this,r))}
    </section>`}get own(){return $(this.texts)}};E=new WeakSet,le=function(e){let{client:t,texts:s,own:i,replica:r}=this,{profile:l}=ne(s),d=[e.active?i.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?i.isBanned:"",e.muted_until?i.isMuted(j(new Date(e.muted_until))):"",i.since(j(new Date(e.joined_at)))];return o`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${G({"--who":Y(e.color)})}>
          <i></i><bdi>${ee(s,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${r}
        .guest=${e}
        @rb-done=${a(this,E,B)}
      ></rb-guest-actions>
    </details>`},B=async function(){let e=await this.carryOut("guests",{});e&&(this.guests=e.guests)},W.styles=[H,se,ae],f([C()],W.prototype,"guests",2),W=f([_("rb-guests")],W);var de=v('.tabs{display:grid;grid-template-columns:repeat(auto-fit,minmax(52px,1fr));gap:4px;padding:4px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex-direction:column;gap:1px;min-width:0;min-height:54px;padding:4px 2px;border-radius:18px;font-size:.72rem;background:none}.tabs button span{max-width:100%;overflow:hidden;text-overflow:ellipsis}.tabs button[aria-selected=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{order:-1}.stage{order:-2}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');function ce({r:n,g:u,b:e}){return`#${[n,u,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function me(n){let[u=0,e=0,t=0]=[1,3,5].map(s=>Number.parseInt(n.slice(s,s+2),16));return{r:u,g:e,b:t}}var pe=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px;padding-top:14px;border-top:1px solid var(--line)}.device:first-of-type{padding-top:0;border:0}.head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.row label{display:flex;flex:1;align-items:center;gap:10px;min-width:0;color:var(--muted);font-size:.9rem}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var I=v('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var q,T,he,J,ge,D=class extends O{constructor(){super(...arguments);x(this,T);x(this,q,new Map)}render(){let{lights:e}=$(this.texts),{online:t,devices:s}=this.replica.lights;return o`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t?a(this,T,he).call(this,s):o`<p class="muted">${e.offline}</p>`}
    </section>`}};q=new WeakMap,T=new WeakSet,he=function(e){let{lights:t}=$(this.texts),[s]=e;if(!s)return o`<p class="muted">${t.none}</p>`;let i={name:t.all,effects:[...new Set(e.flatMap(({effects:r})=>r))],state:e.some(({state:r})=>r==="ON")?"ON":"OFF",brightness:Math.max(...e.map(({brightness:r})=>r)),color:s.color,effect:e.every(({effect:r})=>r===s.effect)?s.effect:""};return[e.length>1?a(this,T,J).call(this,i):h,z(e,({id:r})=>r,r=>a(this,T,J).call(this,r,r.available?t.pixels(r.pixels):t.unavailable))]},J=function(e,t=""){let{lights:s}=$(this.texts),{name:i}=e,r=a(this,T,ge).call(this,e.id??""),l={...e,...r.value},d=p=>r.drag({...r.value,...p}),y=Math.round(100*l.brightness/255),k=l.state==="ON";return o`<div class="device" data-device=${e.id??""}>
      <div class="head">
        <h3>${i}${t?o`<small>${t}</small>`:h}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${k}
          aria-label=${s.power(i)}
          title=${s.power(i)}
          @click=${()=>d({state:k?"OFF":"ON"})}
        ></button>
      </div>
      <div class="row">
        <label title=${s.brightness(i)}>
          ${s.brightnessShort}
          <input
            type="range"
            min="1"
            max="255"
            aria-label=${s.brightness(i)}
            aria-valuetext="${y} %"
            style=${G({"--at":`${y}%`})}
            .value=${b(String(l.brightness))}
            @input=${p=>d({brightness:je(p)})}
          />
        </label>
      </div>
      <div class="row">
        <select
          aria-label=${s.effect(i)}
          title=${s.effect(i)}
          @change=${p=>d({effect:ue(p)})}
        >
          ${l.effect===""?o`<option value="" selected disabled>…</option>`:h}
          ${e.effects.map(p=>o`<option value=${p} .selected=${b(p===l.effect)}>
                ${s.effects[p]??p}
              </option>`)}
        </select>
        <input
          type="color"
          aria-label=${s.color(i)}
          title=${s.color(i)}
          .value=${b(ce(l.color))}
          @input=${p=>d({color:me(ue(p))})}
        />
      </div>
    </div>`},ge=function(e){let t=R(this,q).get(e);if(t)return t;let s=e===""?{}:{device:e},i=new ie(this,r=>this.carryOut("set_lights",{...s,...r}));return R(this,q).set(e,i),i},D.styles=[H,te,I,pe],D=f([_("rb-lights")],D);function ue(n){return n.target.value}function je(n){return n.target.valueAsNumber}var fe=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.link{overflow-wrap:anywhere}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var ze=["full_control","full_voting","upvotes_only","no_control"],We=[1,2,3,4,6,8,12],Ae=["fair","votes","fifo"],m,be,K,ye,ve,$e,xe,we,V,_e,ke,L=class extends O{constructor(){super(...arguments);x(this,m);this.isClosing=!1;this.modCode=null}render(){let{host:e,rights:t}=this,{party:s}=this.replica;return o`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${s.open?"open":""}">
          <i></i>${s.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(s.guests_active,s.guests_total)}</p>
        ${s.open?a(this,m,we).call(this):a(this,m,xe).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${ze.map(i=>a(this,m,V).call(this,"mode",i,e.modes[i],i===s.mode,()=>this.carryOut("set_setting",{name:"mode",value:i})))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Ae.map(i=>a(this,m,V).call(this,"order",i,e.orders[i],i===s.order,()=>this.carryOut("set_setting",{name:"order",value:i})))}
        </fieldset>
      </section>
      ${a(this,m,be).call(this)}`}get host(){return $(this.texts)}};m=new WeakSet,be=function(){let{host:e,rights:t}=this,{me:s,party:i,settings:r}=this.replica,l=s.join_url??Q(".").href,d=i.join==="code";return o`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${a(this,m,K).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      <p class="link" dir="ltr"><a href=${l} target="_blank">${l}</a></p>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${b(d)}
          ?disabled=${!t.mayHost}
          @change=${a(this,m,$e)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${d&&s.join_code?o`<p class="code" dir="ltr" data-code="join">${s.join_code}</p>
            ${i.join_code_expires_at?o`<p class="muted">
                    ${e.codeUntil(j(new Date(i.join_code_expires_at)))}
                  </p>`:h}
            <button
              data-command="rotate_code"
              @click=${()=>this.carryOut("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:h}
      ${t.mayHost?a(this,m,ye).call(this):h}
      ${r.wifi_ssid?o`<img src=${a(this,m,K).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${r.wifi_ssid}</bdi></p>`:h}
    </section>`},K=function(e){let{me:t,revision:s}=this.replica,i=t.join_code??(e==="wifi.svg"?String(s):"");return Q(i?`${e}?of=${encodeURIComponent(i)}`:e).href},ye=function(){let{host:e,modCode:t}=this;return o`${t?o`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil(j(new Date(t.expires_at)))}</p>`:h}
      <button data-command="make_mod_code" @click=${a(this,m,ve)}>
        ${g(F.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},ve=async function(){let e=await this.carryOut("make_mod_code",{});e&&(this.modCode=e)},$e=async function(e){let t=e.target.checked?"code":"open";await this.carryOut("set_setting",{name:"join",value:t})||this.requestUpdate()},xe=function(){let{host:e}=this;return o`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.rights.mayHost}
        @click=${a(this,m,_e)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${We.map(t=>o`<option value=${t*3600}>${e.hours(t)}</option>`)}
        </select>
      </label>`},we=function(){let{host:e}=this,{sure:t}=this.texts;return o`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${a(this,m,ke)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},V=function(e,t,{name:s,hint:i},r,l){return o`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${b(r)}
        @change=${async()=>{await l()||this.requestUpdate()}}
      />
      <span>${s}<small>${i}</small></span>
    </label>`},_e=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.carryOut("open_party",e?{duration_s:e}:{})&&this.tell(this.host.isOpen)},ke=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.carryOut("close_party",{});e&&(this.tell(this.host.isClosed),this.showRecap(e.recap))},L.styles=[H,fe],f([C()],L.prototype,"isClosing",2),f([C()],L.prototype,"modCode",2),L=f([_("rb-party")],L);var Te=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{min-height:var(--touch);padding:12px 14px;border-radius:16px;font-weight:700;cursor:pointer}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}small{display:block;color:var(--muted);overflow-wrap:anywhere}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}");var De="***",qe={from:"22:00",to:"07:00",volume_max:.4},c,Se,Re,U,Ce,He,Oe,S,Z,M=class extends O{constructor(){super(...arguments);x(this,c);this.rows=null;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),a(this,c,Z).call(this)}render(){let{settings:e}=this.own,t=new Map;for(let s of this.rows??[])t.set(s.group,[...t.get(s.group)??[],s]);return o`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?o`<button @click=${a(this,c,Z)}>${g("restart")} ${this.texts.tryAgain}</button>`:h}
      ${z(t,([s])=>s,([s,i])=>o`<details>
          <summary>${e.groups[s]??s}</summary>
          ${i.map(r=>a(this,c,Se).call(this,r))}
        </details>`)}
    </section>`}get own(){return $(this.texts)}};c=new WeakSet,Se=function(e){let{settings:t}=this.own,s=this.replica.settings[e.name],i=!e.secret&&JSON.stringify(s)!==JSON.stringify(e.default),r=t.explanations[e.name]??e.explanation;return o`<div class="row" data-setting=${e.name}>
      <label for=${e.name} id="label-${e.name}">
        ${r}
        <small>${a(this,c,Re).call(this,e)}</small>
      </label>
      <div class="field">
        ${a(this,c,Ce).call(this,e,s)}
        ${i?o`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn(t.toDefault,r)}
                title=${t.toDefault}
                ?disabled=${!this.rights.mayHost}
                @click=${()=>a(this,c,S).call(this,e,e.default)}
              >
                ${g("back")}
              </button>`:h}
      </div>
    </div>`},Re=function({name:e,kind:t,low:s,high:i,default:r,secret:l}){let{settings:d}=this.own,y=[e];return s!==null&&i!==null&&y.push(d.range(s,i)),t==="texts"&&y.push(d.oneALine),l?y.push(d.secret):t!=="quiet_hours"&&y.push(d.first(a(this,c,U).call(this,r))),y.join(" · ")},U=function(e){let{settings:t}=this.own;if(typeof e=="boolean")return e?t.on:t.off;if(Array.isArray(e))return e.join(", ")||t.empty;let s=String(e);return t.choices[s]??(s===""?t.empty:s)},Ce=function(e,t){let{name:s}=e,i=!this.rights.mayHost,r=(l,d)=>{let y=l.target.value;a(this,c,S).call(this,e,d(y))};switch(e.kind){case"switch":return o`<button
          id=${s}
          class="switch"
          role="switch"
          aria-checked=${t===!0}
          aria-labelledby="label-${s}"
          title=${a(this,c,U).call(this,t)}
          ?disabled=${i}
          @click=${()=>a(this,c,S).call(this,e,t!==!0)}
        ></button>`;case"choice":return o`<select
          id=${s}
          ?disabled=${i}
          @change=${l=>r(l,String)}
        >
          ${(e.choices??[]).map(l=>o`<option value=${l} .selected=${b(l===t)}>
                ${a(this,c,U).call(this,l)}
              </option>`)}
        </select>`;case"whole_number":case"number":return o`<input
          id=${s}
          type="number"
          min=${e.low??h}
          max=${e.high??h}
          step=${e.kind==="number"?"any":"1"}
          inputmode=${(e.low??0)<0?"text":"decimal"}
          ?disabled=${i}
          .value=${b(String(t??""))}
          @change=${l=>r(l,d=>d===""?e.default:Number(d))}
        />`;case"texts":return o`<textarea
          id=${s}
          rows=${Math.max(2,t?.length??0)}
          ?disabled=${i}
          .value=${b((t??[]).join(`
`))}
          @change=${l=>r(l,Ne)}
        ></textarea>`;case"quiet_hours":return a(this,c,Oe).call(this,e,t??[],i);case"text":return e.secret?a(this,c,He).call(this,e,t,i):o`<input
              id=${s}
              type="text"
              dir="auto"
              autocomplete="off"
              ?disabled=${i}
              .value=${b(String(t??""))}
              @change=${l=>r(l,d=>d.trim())}
            />`}},He=function(e,t,s){let{settings:i}=this.own,r=t===De;return o`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${r?i.isSet:""}
        ?disabled=${s}
        .value=${b("")}
        @change=${l=>{let d=l.target.value;d!==""&&a(this,c,S).call(this,e,d)}}
      />
      ${r?o`<button
              class="round quiet"
              aria-label=${this.texts.actionOn(i.clear,e.name)}
              title=${i.clear}
              ?disabled=${s}
              @click=${()=>a(this,c,S).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:h}`},Oe=function(e,t,s){let{settings:i}=this.own,r=(l,d)=>{a(this,c,S).call(this,e,t.map((y,k)=>k===l?{...y,...d}:y))};return o`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:l,to:d,volume_max:y},k)=>o`<div class="time">
          <input
            type="time"
            aria-label=${i.from}
            ?disabled=${s}
            .value=${b(l)}
            @change=${p=>r(k,{from:p.target.value})}
          />
          <input
            type="time"
            aria-label=${i.to}
            ?disabled=${s}
            .value=${b(d)}
            @change=${p=>r(k,{to:p.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${i.loudest}
            title=${i.loudest}
            ?disabled=${s}
            .value=${b(String(Math.round(100*y)))}
            @change=${p=>r(k,{volume_max:p.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${i.removeTime}
            title=${i.removeTime}
            ?disabled=${s}
            @click=${()=>a(this,c,S).call(this,e,t.filter((p,Me)=>Me!==k))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${s} @click=${()=>a(this,c,S).call(this,e,[...t,qe])}>
        ${g("plus")} ${i.addTime}
      </button>
    </div>`},S=async function({name:e},t){await this.carryOut("set_setting",{name:e,value:t})?this.tell(this.own.settings.saved):this.requestUpdate()},Z=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},M.styles=[H,I,Te],f([C()],M.prototype,"rows",2),f([C()],M.prototype,"hasFailed",2),M=f([_("rb-settings")],M);function Ne(n){return n.split(`
`).map(u=>u.trim()).filter(Boolean)}var Ge=["queue","party","guests","lights","settings"],Fe={queue:g("queue"),party:g("moon"),guests:g("people"),lights:g("light"),settings:g(F.gear)},w,N,Ee,Le,A=class extends P{constructor(){super(...arguments);x(this,w);this.tab="queue"}badge(){return R(this,w,N).title}beside(e){return o`<nav class="tabs" role="tablist" aria-label=${R(this,w,N).tabs}>
        ${Ge.map(t=>a(this,w,Ee).call(this,t))}
      </nav>
      <div class="beside" role="tabpanel" aria-label=${R(this,w,N).tab[this.tab]}>
        ${a(this,w,Le).call(this,e)}
      </div>`}};w=new WeakSet,N=function(){return $(this.texts)},Ee=function(e){let t=R(this,w,N).tab[e];return o`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      title=${t}
      @click=${()=>{this.tab=e}}
    >
      ${Fe[e]}<span>${t}</span>
    </button>`},Le=function(e){let{client:t,texts:s}=this;switch(this.tab){case"queue":case"party":return o`<rb-party .client=${t} .texts=${s} .replica=${e}></rb-party>`;case"guests":return o`<rb-guests .client=${t} .texts=${s} .replica=${e}></rb-guests>`;case"lights":return o`<rb-lights .client=${t} .texts=${s} .replica=${e}></rb-lights>`;case"settings":return o`<rb-settings
          .client=${t}
          .texts=${s}
          .replica=${e}
        ></rb-settings>`}},A.styles=[...P.styles,de],f([X({reflect:!0})],A.prototype,"tab",2),A=f([_("rb-host")],A);export{A as HostPage};
