/* raveberry sources sha256:009f007e7c1eca0e9a9207128fe7b37f0e10bbf5841e155f6cf93893cc10a124 */
import{a as z}from"./chunks/chunk-ELQQTZPA.js";import{E as R,F as b,G as E,H as I,I as x,J as W,Q as _,a as g,b as j,c as u,e as a,f,g as n,i as S,k as y,l as M,m as N,n as A,q as H}from"./chunks/chunk-T4WFTAAZ.js";var P={title:"Gastgeber",queue:"Lieder",party:"Party",open:"Party öffnen",openFor:"Für wie lange",withoutEnd:"ohne Ende",hours:t=>t===1?"1 Stunde":`${t} Stunden`,close:"Party schließen",isOpen:"Die Party ist offen",isClosed:"Die Party ist geschlossen",closeHint:"Die wartenden Lieder verlassen die Warteschlange, das laufende spielt zu Ende.",guests:(t,p)=>`${t} gerade da, ${p} insgesamt`,mode:"Was Gäste dürfen",modes:{full_control:{name:"Alles",hint:"wünschen, stimmen, überspringen, Pause, Lautstärke"},full_voting:{name:"Dafür und dagegen",hint:"was niemand mag, wird abgewählt"},upvotes_only:{name:"Dafür stimmen",hint:"Lieder wünschen, für Lieder stimmen"},no_control:{name:"Nur wünschen",hint:"keine Stimmen"}},order:"Reihenfolge",orders:{fair:{name:"Fair",hint:"alle kommen dran, Stimmen ordnen jede Runde"},votes:{name:"Nach Stimmen",hint:"die meisten Stimmen zuerst"},fifo:{name:"Der Reihe nach",hint:"wie gewünscht wurde"}},join:"Gäste einladen",joinHint:"Mit der Handykamera scannen. Keine App, kein Konto.",qr:"QR-Code, der die Gästeseite öffnet",guestPage:"Gästeseite öffnen",lights:{title:"Lichter",all:"Alle Lichter",none:"Es sind keine Lichter eingerichtet.",offline:"Die Lichtshow läuft nicht; die Musik spielt ohne sie weiter.",unavailable:"nicht erreichbar",power:t=>`${t} ein oder aus`,brightness:t=>`Helligkeit von ${t}`,color:t=>`Farbe von ${t}`,effect:t=>`Effekt von ${t}`,brightnessShort:"Helligkeit",pixels:t=>`${t} LEDs`,effects:{disabled:"Aus",fixed:"Eine Farbe",rainbow:"Regenbogen",rave:"Rave",spectrum:"Spektrum",wavelength:"Wellenlänge",energy:"Energie",vu:"Pegel",waterfall:"Wasserfall",ripple:"Wellen",pulse:"Puls",strobe:"Stroboskop",melody:"Melodie",comet:"Komet",chase:"Lauflicht",sparkle:"Funkeln",fire:"Feuer",breathe:"Atmen"}}};var B={title:"Host",queue:"Queue",party:"Party",open:"Open the party",openFor:"For how long",withoutEnd:"without end",hours:t=>t===1?"1 hour":`${t} hours`,close:"Close the party",isOpen:"The party is open",isClosed:"The party is closed",closeHint:"The waiting songs leave the queue, the playing one plays out.",guests:(t,p)=>`${t} here now, ${p} in all`,mode:"What guests may do",modes:{full_control:{name:"Everything",hint:"ask, vote, skip, pause, volume"},full_voting:{name:"Vote up and down",hint:"songs nobody likes are voted out"},upvotes_only:{name:"Vote up",hint:"ask for songs, vote for songs"},no_control:{name:"Only ask",hint:"no votes"}},order:"Order of the queue",orders:{fair:{name:"Fair",hint:"everybody gets a turn, votes order each round"},votes:{name:"By votes",hint:"the most votes play first"},fifo:{name:"First come",hint:"as they were asked for"}},join:"Let guests join",joinHint:"Scan with the phone's camera. No app, no account.",qr:"QR code that opens the guest page",guestPage:"Open the guest page",lights:{title:"Lights",all:"All lights",none:"No lights are set up.",offline:"The light show is not running; the music goes on without it.",unavailable:"not reachable",power:t=>`${t} on or off`,brightness:t=>`Brightness of ${t}`,color:t=>`Colour of ${t}`,effect:t=>`Effect of ${t}`,brightnessShort:"Brightness",pixels:t=>`${t} LEDs`,effects:{disabled:"Off",fixed:"One colour",rainbow:"Rainbow",rave:"Rave",spectrum:"Spectrum",wavelength:"Wavelength",energy:"Energy",vu:"Level meter",waterfall:"Waterfall",ripple:"Ripples",pulse:"Pulse",strobe:"Strobe",melody:"Melody",comet:"Comet",chase:"Chase",sparkle:"Sparkle",fire:"Fire",breathe:"Breathe"}}};function c({language:t}){return t==="de"?P:B}var G=f('.tabs{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:4px;padding:4px;border:1px solid var(--line);border-radius:999px;background:var(--card)}.tabs button{min-width:0;padding:0 6px;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:359px){.tabs svg{display:none}}@media(max-width:899px){:host([tab="queue"]) :is(rb-party,rb-lights),:host([tab="party"]) :is(rb-queue,rb-lights),:host([tab="lights"]) :is(rb-queue,rb-party){display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{order:-1}.stage{order:-2}}@media(min-width:900px){.tabs{display:none}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(270px,310px);gap:20px}.page{max-width:1440px}}@media(min-width:900px)and (max-width:1179px){.beside{grid-column:2}.stage{grid-row:span 2}}');function K({r:t,g:p,b:e}){return`#${[t,p,e].map(i=>i.toString(16).padStart(2,"0")).join("")}`}function Q(t){let[p=0,e=0,i=0]=[1,3,5].map(r=>Number.parseInt(t.slice(r,r+2),16));return{r:p,g:e,b:i}}var U=f('.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px;padding-top:14px;border-top:1px solid var(--line)}.device:first-of-type{padding-top:0;border:0}.head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.row label{display:flex;flex:1;align-items:center;gap:10px;min-width:0;color:var(--muted);font-size:.9rem}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}');var O,h,J,q,X,k=class extends E{constructor(){super(...arguments);u(this,h);u(this,O,new Map)}render(){let{lights:e}=c(this.texts),{online:i,devices:r}=this.replica.lights;return n`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${i?a(this,h,J).call(this,r):n`<p class="muted">${e.offline}</p>`}
    </section>`}};O=new WeakMap,h=new WeakSet,J=function(e){let{lights:i}=c(this.texts),[r]=e;if(!r)return n`<p class="muted">${i.none}</p>`;let s={name:i.all,effects:[...new Set(e.flatMap(({effects:o})=>o))],state:e.some(({state:o})=>o==="ON")?"ON":"OFF",brightness:Math.max(...e.map(({brightness:o})=>o)),color:r.color,effect:e.every(({effect:o})=>o===r.effect)?r.effect:""};return[e.length>1?a(this,h,q).call(this,s):S,I(e,({id:o})=>o,o=>a(this,h,q).call(this,o,o.available?i.pixels(o.pixels):i.unavailable))]},q=function(e,i=""){let{lights:r}=c(this.texts),{name:s}=e,o=a(this,h,X).call(this,e.id??""),m={...e,...o.value},T=d=>o.drag({...o.value,...d}),L=Math.round(100*m.brightness/255),D=m.state==="ON";return n`<div class="device" data-device=${e.id??""}>
      <div class="head">
        <h3>${s}${i?n`<small>${i}</small>`:S}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${D}
          aria-label=${r.power(s)}
          title=${r.power(s)}
          @click=${()=>T({state:D?"OFF":"ON"})}
        ></button>
      </div>
      <div class="row">
        <label title=${r.brightness(s)}>
          ${r.brightnessShort}
          <input
            type="range"
            min="1"
            max="255"
            aria-label=${r.brightness(s)}
            aria-valuetext="${L} %"
            style=${A({"--at":`${L}%`})}
            .value=${x(String(m.brightness))}
            @input=${d=>T({brightness:se(d)})}
          />
        </label>
      </div>
      <div class="row">
        <select
          aria-label=${r.effect(s)}
          title=${r.effect(s)}
          @change=${d=>T({effect:V(d)})}
        >
          ${m.effect===""?n`<option value="" selected disabled>…</option>`:S}
          ${e.effects.map(d=>n`<option value=${d} .selected=${x(d===m.effect)}>
                ${r.effects[d]??d}
              </option>`)}
        </select>
        <input
          type="color"
          aria-label=${r.color(s)}
          title=${r.color(s)}
          .value=${x(K(m.color))}
          @input=${d=>T({color:Q(V(d))})}
        />
      </div>
    </div>`},X=function(e){let i=j(this,O).get(e);if(i)return i;let r=e===""?{}:{device:e},s=new z(this,o=>this.carryOut("set_lights",{...r,...o}));return j(this,O).set(e,s),s},k.styles=[R,W,U],k=g([y("rb-lights")],k);function V(t){return t.target.value}function se(t){return t.target.valueAsNumber}var Y=f(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}");var ie=["full_control","full_voting","upvotes_only","no_control"],oe=[1,2,3,4,6,8,12],ne=["fair","votes","fifo"],l,Z,ee,F,te,re,v=class extends E{constructor(){super(...arguments);u(this,l);this.isClosing=!1}render(){let{host:e,rights:i}=this,{party:r}=this.replica;return n`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests(r.guests_active,r.guests_total)}</p>
        ${r.open?a(this,l,ee).call(this):a(this,l,Z).call(this)}
        <fieldset ?disabled=${!i.mayHost}>
          <legend>${e.mode}</legend>
          ${ie.map(s=>a(this,l,F).call(this,"mode",s,e.modes[s],s===r.mode,()=>this.carryOut("set_setting",{name:"mode",value:s})))}
        </fieldset>
        <fieldset ?disabled=${!i.mayHost}>
          <legend>${e.order}</legend>
          ${ne.map(s=>a(this,l,F).call(this,"order",s,e.orders[s],s===r.order,()=>this.carryOut("set_setting",{name:"order",value:s})))}
        </fieldset>
      </section>
      <section class="card join" aria-labelledby="join">
        <h2 id="join">${e.join}</h2>
        <img src=${H("join.svg").href} alt=${e.qr} loading="lazy" />
        <p class="muted">${e.joinHint}</p>
        <a href=${H(".").href} target="_blank">${b("outside")} ${e.guestPage}</a>
      </section>`}get host(){return c(this.texts)}};l=new WeakSet,Z=function(){let{host:e}=this;return n`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.rights.mayHost}
        @click=${a(this,l,te)}
      >
        ${b("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${oe.map(i=>n`<option value=${i*3600}>${e.hours(i)}</option>`)}
        </select>
      </label>`},ee=function(){let{host:e}=this,{sure:i}=this.texts;return n`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.rights.mayHost}
        @click=${a(this,l,re)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${b("moon")} ${this.isClosing?i:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},F=function(e,i,{name:r,hint:s},o,m){return n`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${i}
        .checked=${x(o)}
        @change=${async()=>{await m()||this.requestUpdate()}}
      />
      <span>${r}<small>${s}</small></span>
    </label>`},te=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.carryOut("open_party",e?{duration_s:e}:{})&&this.tell(this.host.isOpen)},re=async function(){if(!this.isClosing){this.isClosing=!0;return}this.isClosing=!1;let e=await this.carryOut("close_party",{});e&&(this.tell(this.host.isClosed),this.showRecap(e.recap))},v.styles=[R,Y],g([N()],v.prototype,"isClosing",2),v=g([y("rb-party")],v);var w,C,$=class extends _{constructor(){super(...arguments);u(this,w);this.tab="queue"}badge(){return c(this.texts).title}beside(e,i){let{client:r,texts:s}=this,o=c(s);return n`<div class="tabs" role="tablist">
        ${a(this,w,C).call(this,"queue","queue",o.queue)}
        ${a(this,w,C).call(this,"party","people",o.party)}
        ${a(this,w,C).call(this,"lights","light",o.lights.title)}
      </div>
      <div class="beside">
        <rb-party .client=${r} .texts=${s} .replica=${e}></rb-party>
        <rb-lights .client=${r} .texts=${s} .replica=${e}></rb-lights>
      </div>`}};w=new WeakSet,C=function(e,i,r){return n`<button
      role="tab"
      aria-selected=${this.tab===e}
      title=${r}
      @click=${()=>{this.tab=e}}
    >
      ${b(i)}<span>${r}</span>
    </button>`},$.styles=[..._.styles,G],g([M({reflect:!0})],$.prototype,"tab",2),$=g([y("rb-host")],$);export{$ as HostPage};
