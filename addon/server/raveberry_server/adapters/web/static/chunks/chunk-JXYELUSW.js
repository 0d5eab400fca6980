/* raveberry sources sha256:04c56210c7cd0cf2cbc66dd15fadee88170da5900bc69569f70218db813f54c6 */
/* licences: licences.txt */
import{a as He,b as P}from"./chunk-BF5OF3EF.js";import{a as De}from"./chunk-6U6G57G4.js";import{A,B as dt,E as me,F as E,G as Ee,H as Fe,I as g,J as C,N as D,O as _,P as Ce,Q as ct,X as Ie,a as x,b as a,d as p,f as st,g as T,h as O,i as R,m as z,p as ue,r as it,u as lt,v as ke,w as Te,x as I,y as q}from"./chunk-WBVTY7JJ.js";import{a as y,b as w,c as b,d as at,e as s}from"./chunk-K3BZ2FVM.js";var pt=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var U=x('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var v=new ke,ye=new ke,oe=new ke;var G,ut,je,ae=class extends C{constructor(){super(...arguments);b(this,G);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,G,je).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,G,je).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:p}
      ${D(r??[],({id:o})=>o,o=>s(this,G,ut).call(this,o))}
    </section>`}get own(){return v.current}};G=new WeakSet,ut=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:i}=I.current,d=[e.active?n.isHere:"",e.role==="guest"?"":i.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:A(new Date(e.muted_until))}):"",n.since({time:A(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${z({"--who":it(e.color)})}>
          <i></i><bdi>${me(r,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,G,je)}
      ></rb-guest-actions>
    </details>`},je=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},ae.styles=[E,ct,U,pt],y([R()],ae.prototype,"guests",2),ae=y([T("rb-guests")],ae);var mt=x('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var se=x(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Le=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var he,Ve,ge=class extends C{constructor(){super(...arguments);b(this,he)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:i})=>i);if(!this.permissions.mayHost||e==null&&n.length===0)return p;let{lights:o}=v.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:i,name:d})=>s(this,he,Ve).call(this,d,"",a`<button
          class="quiet"
          data-remove=${i}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:d})}
          @click=${()=>this.runCommand("remove_light",{device:i})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:i,name:d,host:u,pixels:m})=>s(this,he,Ve).call(this,d,`${o.pixels({count:m})} · ${u}`,a`<button
          data-add=${i}
          aria-label=${this.texts.actionOn({action:o.addLight,title:d})}
          @click=${()=>this.runCommand("add_light",{device:i})}
        >
          ${o.addLight}
        </button>`))}
      ${e==null?p:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${g("search")} ${e?o.findingLights:o.findLights}
            </button>`}
    </div>`}};he=new WeakSet,Ve=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:p}</span>
      ${r}
    </div>`},ge.styles=[E,se,Le],ge=y([T("rb-discovered-lights")],ge);function yt({r:c,g:l,b:e}){return`#${[c,l,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function gt(c){let[l=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(c.slice(r,r+2),16));return{r:l,g:e,b:t}}function W({name:c,hint:l,value:e,low:t,high:r,step:n,unit:o,onInput:i}){let d=Math.round(100*(e-t)/(r-t)),u=o==="%"?`${d} %`:`${jr(e)} ${o}`.trim();return a`<label class="slider" title=${c}>
    <span>${o==="%"?l:c}<output aria-live="off">${u}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${c}
      aria-valuetext=${u}
      style=${z({"--at":`${d}%`})}
      .value=${_(String(e))}
      @input=${m=>i(Lr(m))}
    />
    ${l&&o!=="%"?a`<small>${l}</small>`:p}
  </label>`}function ie(c,l,e,t){return a`<div class="head">
    <span>${c}<small>${l}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${c}
      title=${c}
      @click=${t}
    ></button>
  </div>`}function Be(c,l,e){return a`<input
    type="color"
    aria-label=${c}
    title=${c}
    .value=${_(yt(l))}
    @input=${t=>e(gt(fe(t)))}
  />`}function jr(c){return Math.round(100*c)/100}function fe(c){return c.target.value}function Lr(c){return c.target.valueAsNumber}function ht(c,l){let e=atob(l),t=Math.floor(e.length/3),r=c.getContext("2d");if(t===0||r===null)return;c.width!==t&&(c.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let i=0;i<3;i++)n.data[4*o+i]=e.charCodeAt(3*o+i);n.data[4*o+3]=255}r.putImageData(n,0,0)}var ft=x(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var J=x('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var Or={r:255,g:255,b:255},Ar={low:-500,high:2e3,step:5},qr={low:1,high:3,step:.05},Pr={low:0,high:10,step:.1},Mr=100,Oe,K,bt,xt,vt,Z=class extends C{constructor(){super(...arguments);b(this,K);this.note="";b(this,Oe,new He(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&ht(t,e)}get own(){return v.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,i=w(this,Oe),d={...t,...i.value},u=h=>i.drag({...i.value,...h}),m=d.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:p}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${m}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>u({state:m?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?p:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${W({name:e.brightness({name:n}),hint:e.brightnessShort,value:d.brightness,low:1,high:255,step:1,unit:"%",onInput:h=>u({brightness:h})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${h=>u({effect:fe(h)})}
        >
          ${d.effect===""?a`<option value="" selected disabled>…</option>`:p}
          ${t.effects.map(h=>a`<option value=${h} .selected=${_(h===d.effect)}>
                ${ye.current[h]?.name??h}
              </option>`)}
        </select>
        ${Be(e.color({name:n}),d.color,h=>u({color:h}))}
      </div>
      ${o===void 0?p:s(this,K,bt).call(this,d,o,u)}
    </div>`}};Oe=new WeakMap,K=new WeakSet,bt=function(e,t,r){let{own:n}=this,{palettes:o,parameters:i,calibrating:d}=this.replica.lights,{name:u}=e,m=d===t;return a`<details>
      <summary>${n.more({name:u})}</summary>
      <div class="tuning">
      ${o?s(this,K,xt).call(this,e,o,r):p}
      ${(i?.[e.effect]??[]).map(h=>s(this,K,vt).call(this,h,e,r))}
      ${e.monochrome==null?p:ie(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?p:W({...Pr,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:h=>r({crossfade_s:h})})}
      ${e.gamma==null?p:W({...qr,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:h=>r({gamma:h})})}
      ${e.white===void 0?p:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${Be(n.white,e.white??Or,h=>r({white:h}))}
            </div>`}
      ${e.delay_ms==null?p:W({...Ar,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:h=>r({delay_ms:h})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${m}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!m})}
              >
                ${g("light")} ${m?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:p}
      </div>
    </details>`},xt=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,i])=>a`<label title=${q(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${_(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${z(i.length>1?{background:`linear-gradient(90deg, ${i.join(", ")})`}:{background:i[0]??"var(--line)"})}
          ></i>
          <span>${q(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},vt=function({id:e,low:t,high:r,default:n,unit:o},i,d){let{own:u}=this;return W({name:ye.current[i.effect]?.parameters?.[e]??e,hint:u.first({value:`${n} ${o}`.trim()}),value:i.parameters?.[e]??n,low:t,high:r,step:(r-t)/Mr,unit:o,onInput:m=>d({parameters:{...i.parameters,[e]:m}})})},Z.styles=[E,Ce,J,se,U,ft],y([O({attribute:!1})],Z.prototype,"target",2),y([O({attribute:!1})],Z.prototype,"note",2),Z=y([T("rb-light-device")],Z);var Nr={low:0,high:10,step:.1},be,le,H,$t,wt,_t,St,Rt,kt,Tt,ze,ee=class extends C{constructor(){super(...arguments);b(this,H);b(this,be,new He(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;b(this,le,()=>{this.client.watchLights(document.hidden?null:e=>s(this,H,$t).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",w(this,le)),w(this,le).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",w(this,le)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,H,wt).call(this,t),s(this,H,Tt).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return v.current}};be=new WeakMap,le=new WeakMap,H=new WeakSet,$t=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},wt=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:i}=e,d=w(this,be).value??e.speed;return a`<div class="show">
      ${i?a`<p role="status" class="alarm">${g("warning")} ${t.alarm}</p>`:p}
      ${s(this,H,_t).call(this,e)}
      ${ie(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${ie(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?p:ie(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${d===null?p:W({...Nr,name:t.speed,value:d,unit:"",onInput:u=>w(this,be).drag(u)})}
      ${s(this,H,St).call(this,e)}
    </div>`},_t=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?q(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},St=function({scenes:e,scene:t}){if(!e)return p;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,H,Rt).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let o=this.sceneName.trim();o&&await this.runCommand("save_light_scene",{name:o})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${_(this.sceneName)}
          @input=${n=>{this.sceneName=fe(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Rt=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,H,kt).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${g("close")} ${t?r:p}
    </button>`},kt=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Tt=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:i})=>i))],state:r.some(({state:i})=>i==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:i})=>i)),color:n.color,effect:r.every(({effect:i})=>i===n.effect)?n.effect:""};return[r.length>1?s(this,H,ze).call(this,o):p,D(r,({id:i})=>i,i=>s(this,H,ze).call(this,i,i.available?t.pixels({count:i.pixels}):t.unavailable))]},ze=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},ee.styles=[E,Ce,J,se,Le],y([R()],ee.prototype,"sceneName",2),y([R()],ee.prototype,"armed",2),ee=y([T("rb-lights")],ee);var Ae=x(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function xe({address:c,texts:l,notify:e}){let t=v.current;return a`<p class="link">
    <a href=${c} target="_blank" dir="ltr">${c}</a>
    <button
      data-copy
      aria-label=${l.actionOn({action:t.copy,title:c})}
      @click=${({currentTarget:r})=>{Ur(c,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Ur(c,l){let e=Object.assign(document.createElement("textarea"),{value:c});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),l.focus(),t}var Et=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var Fr=2e3,Ir=15e3,Ct=50,de,S,Ht,jt,Lt,Ot,At,qt,Pt,Mt,Ge,ve,te=class extends C{constructor(){super(...arguments);b(this,S);this.overview=null;this.library=null;b(this,de)}connectedCallback(){super.connectedCallback(),s(this,S,ve).call(this),s(this,S,Ht).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(w(this,de))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,S,At).call(this,r))} ${s(this,S,Ot).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,S,qt).call(this,r))}
      <button data-command="scan_library" @click=${s(this,S,Mt)}>
        ${g("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,S,Pt).call(this,r))}
    </section>
    ${this.library?s(this,S,jt).call(this,this.library):p}`}get own(){return v.current}};de=new WeakMap,S=new WeakSet,Ht=async function(){await Ee.load(this.texts),this.requestUpdate()},jt=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:i,present:d,songs:u})=>a`<div class="source ${d?"":"bad"}">
          ${g(d?"check":"warning")}
          <span dir="ltr">
            ${i}<small>${d?o.songs({count:u}):o.away({count:u})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:i,reason:d})=>a`<p class="job">
                  <bdi dir="ltr">${i}</bdi><small>${Ee.text(this.texts,d)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,S,Lt)}>
                      ${I.current.search.showMore}
                    </button>`:p}
            </details>`:p}
    </section>`},Lt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:Ct});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Ot=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
        <span>${t.listen}<small>${t.listenHint}</small></span>
        <button
          class="switch"
          role="switch"
          data-setting="listen_along"
          aria-checked=${r}
          aria-label=${t.listen}
          title=${t.listen}
          ?disabled=${!this.permissions.mayHost}
          @click=${()=>this.runCommand("set_setting",{name:"listen_along",value:!r})}
        ></button>
      </div>
      ${r&&n?xe({address:n,texts:e,notify:(o,i)=>this.notify(o,i)}):p}`},At=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,i=q(o.outputNames,t)??t;return a`<div class="line">
      <span>${i}${n?p:a`<small>${o.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${o.output({name:i})}
        title=${o.output({name:i})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},qt=function(e){let{name:t,works:r,reason:n,version:o,renewable:i,set_up:d}=e,{music:u}=this.own,m=d===!1,h=r||n===null?u.works:Ee.text(this.texts,n),N=m?u.notSetUp:h;return a`<div class="source ${r?"":"bad"} ${m?"off":""}" data-source=${t}>
      ${g(m?P.none:r?"check":"warning")}
      <span>
        ${q(I.current.sources,t)||q(u.names,t)||t}
        <small>${[N,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${i?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,S,Ge).call(this,{})}>
                ${u.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,S,Ge).call(this,{back:!0})}>
                ${u.goBack}
              </button>
            </span>`:p}
    </div>`},Pt=function({id:e,kind:t,state:r,progress:n,reason:o,started_at:i}){let{music:d}=this.own,u=n===null?"":`${Math.round(100*n)} %`,m=[d.jobStates[r],r==="running"?u:"",A(new Date(i))];return a`<div class="job ${r}" data-job=${e}>
      <span>${q(d.jobs,t)??t}<small>${m.filter(Boolean).join(" · ")}</small></span>
      ${o?a`<small class="reason">${lt(this.texts,o)}</small>`:p}
      ${r==="running"?a`<i
              role="progressbar"
              aria-label=${q(d.jobs,t)??t}
              aria-valuenow=${n===null?p:Math.round(100*n)}
              style=${z({"--at":`${100*(n??0)}%`})}
            ></i>`:p}
    </div>`},Mt=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,S,ve).call(this))},Ge=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,S,ve).call(this))},ve=async function(){if(clearTimeout(w(this,de)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:Ct})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");at(this,de,setTimeout(()=>{s(this,S,ve).call(this)},e?Fr:Ir))},te.styles=[E,J,Ae,U,Et],y([R()],te.prototype,"overview",2),y([R()],te.prototype,"library",2),te=y([T("rb-music")],te);var Nt=["full_control","full_voting","upvotes_only","no_control"],Ut=["fair","votes","fifo"];var Ft=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var Dr=[1,2,3,4,6,8,12],$,It,Dt,Vt,We,Bt,zt,Gt,Wt,Jt,Je,Kt,Qt,re=class extends C{constructor(){super(...arguments);b(this,$);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,$,Jt).call(this):s(this,$,Wt).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${Nt.map(n=>s(this,$,Je).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Ut.map(n=>s(this,$,Je).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,$,Vt).call(this)} ${s(this,$,It).call(this)}`}get host(){return v.current}};$=new WeakSet,It=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.runCommand("buzz",{sound:"yes"})}>
          ${g("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.runCommand("buzz",{sound:"no"})}>
          ${g("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.runCommand("alarm",{})}
        >
          ${g("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${s(this,$,Dt)}>
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
    </section>`},Dt=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},Vt=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:i}=this.replica,d=n.join_url??ue(".").href,u=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,$,We).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${xe({address:d,texts:r,notify:(m,h)=>this.notify(m,h)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${_(u)}
          ?disabled=${!t.mayHost}
          @change=${s(this,$,Gt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${u&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:A(new Date(o.join_code_expires_at))})}
                  </p>`:p}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:p}
      ${t.mayHost?s(this,$,Bt).call(this):p}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${xe({address:n.screen_url,texts:r,notify:(m,h)=>this.notify(m,h)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${g("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:p}
      ${i.wifi_ssid?a`<img src=${s(this,$,We).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${i.wifi_ssid}</bdi></p>`:p}
    </section>`},We=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return ue(n?`${e}?of=${encodeURIComponent(n)}`:e).href},Bt=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:A(new Date(t.expires_at))})}</p>`:p}
      <button data-command="make_mod_code" @click=${s(this,$,zt)}>
        ${g(P.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},zt=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Gt=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Wt=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,$,Kt)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Dr.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},Jt=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,$,Qt)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Je=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${_(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${oe.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},Kt=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Qt=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},re.styles=[E,Ae,Ft],y([R()],re.prototype,"isClosing",2),y([R()],re.prototype,"modCode",2),re=y([T("rb-party")],re);var Yt=x(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var Vr={error:g("warning"),warning:g("warning"),info:g(P.info)},Q,Xt,Zt,er,$e=class extends C{constructor(){super(...arguments);b(this,Q)}connectedCallback(){super.connectedCallback(),s(this,Q,Xt).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return p;let r=v.current.problems,n=e.filter(({severity:i})=>i!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(i=>s(this,Q,er).call(this,i))}
      </ul>
      </details>
    </section>`}};Q=new WeakSet,Xt=async function(){await Fe.load(this.texts),this.requestUpdate()},Zt=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${v.current.problems.joinByCode}
    </button>`},er=function(e){let t=A(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${Vr[e.severity]}
      <p>
        ${Fe.text(this.texts,e)}
        <small>${v.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,Q,Zt).call(this):p}
    </li>`},$e.styles=[E,U,Yt],$e=y([T("rb-problems")],$e);var tr=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.hours li{background:Highlight}}");var Br=20,zr=5,L,rr,Ke,nr,or,ar,sr,Qe,Y=class extends C{constructor(){super(...arguments);b(this,L);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,L,Qe).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,L,Qe).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,L,rr).call(this,t,r):p}
      ${r?s(this,L,Ke).call(this,e.liked,r.best_liked,({up:o,down:i})=>o-i):p}
      ${r?s(this,L,Ke).call(this,e.played,r.most_played,({times:o})=>o):p}
      ${n?s(this,L,nr).call(this,n):p}
      <a href=${ue("api/v1/export.m3u").href} download>${g("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${s(this,L,ar)}>${e.text}</button>
      <form @submit=${s(this,L,sr)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return v.current}};L=new WeakSet,rr=function({songs:e,guests:t,votes:r},{played_s:n,hours:o,most_active:i}){let{history:d}=this.own,{recap:u}=I.current,m=Math.max(1,...o.map(N=>N.plays)),[h]=i;return a`<p>
        ${u.songs({count:e})}, ${d.minutes({count:dt(n)})}, ${u.guests({count:t})},
        ${u.votes({count:r})}
      </p>
      ${h?a`<p class="muted">
              ${d.mostActive({name:me(this.texts,h.guest.name),count:h.requests})}
            </p>`:p}
      <ol class="hours" aria-label=${d.hours} ?hidden=${o.length<2}>
        ${o.map(({at:N,plays:Ue})=>{let ot=`${A(new Date(N))}: ${u.songs({count:Ue})}`;return a`<li title=${ot} style="height:${100*Ue/m}%">
            <span class="sr">${ot}</span>
          </li>`})}
      </ol>`},Ke=function(e,t,r){return t.length===0?p:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,zr).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},nr=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${A(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${me(this.texts,r.requested_by.name)}</bdi>`:p}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,L,or).call(this,r)}
            >
              ${g("restart")}
            </button>
          </li>`)}
      </ol>`},or=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},ar=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},sr=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Qe=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:Br})??null},Y.styles=[E,tr],y([R()],Y.prototype,"recap",2),y([R()],Y.prototype,"stats",2),y([R()],Y.prototype,"history",2),Y=y([T("rb-history")],Y);var ne={seconds:1,minutes:60,hours:3600,days:86400},qe=class{#o;#t;#e;constructor(l,e,t){this.#o=l,this.#t=e,this.#e=t}words({name:l}){return this.#t.settings[l]??{name:l,explanation:"",search:""}}preset(l){return this.#t.presets[l]??{name:l,explanation:""}}group({group:l}){return this.#t.groups[l]??l}value(l,e){let t=this.words(l).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:l.kind==="quiet_hours"?this.#a(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,l.unit):String(e)||this.#e.empty}range(l){let{low:e,high:t,unit:r}=l;return e===null||t===null?"":String(e)in(this.words(l).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(Ze(l,e)),high:this.#n(t,r)})}unit({unit:l},e){return l===null?"":this.#t.units[l](Number(e))}#a(l){return l.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(l,e){return e==="s"?this.duration(l):e==="percent"?this.#e.percent({count:this.#r(100*l)}):`${this.#r(l)} ${e===null?"":this.#t.units[e](l)}`.trim()}duration(l){let e=this.#e;return l<120?e.seconds({count:this.#r(l)}):l<7200?e.minutes({count:this.#r(l/60)}):l<172800?e.hours({count:this.#r(l/3600)}):this.#n(l/86400,"days")}#r(l){return l.toLocaleString(this.#o,{maximumFractionDigits:1})}};function Ye({kind:c},{options:l}){let[e]=c==="number"||c==="whole_number"?Object.keys(l??{}):[];return e===void 0?void 0:Number(e)}function Xe({high:c}){return Object.keys(ne).filter(e=>c===null||ne[e]<=c)}function lr(c,l){return[...Xe(c)].reverse().find(t=>l>=ne[t]&&2*l%ne[t]===0)??"seconds"}function Ze({unit:c},l){return c==="percent"?Math.round(1e6*l)/1e4:l}function dr({unit:c},l){return c==="percent"?l/100:l}function Pe(c,l){return!c.secret&&!pr(l[c.name],c.default)}function cr(c,l,e){return l.filter(({name:t})=>t in c.values&&!pr(e[t],c.values[t])).map(t=>({row:t,before:e[t.name],after:c.values[t.name]}))}function pr(c,l){return JSON.stringify(c)===JSON.stringify(l)}function ur(c,l,e){let{name:t,explanation:r,search:n,options:o={}}=e,i=ir([l.name,t,r,n,...Object.values(o)].join(" "));return ir(c).split(/\s+/).every(d=>i.includes(d))}function ir(c){return c.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var k,ce,mr,yr,we,et,Me,M=class extends st{constructor(){super(...arguments);b(this,k);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=Ye(e,r),o=this.value===n&&!this.isAwaited;return a`${o?p:[s(this,k,mr).call(this),s(this,k,yr).call(this)]}
      ${n===void 0?p:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${_(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,k,Me).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};k=new WeakSet,ce=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??lr(this.row,e)},mr=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:i}=e,d=Ye(e,this.format.words(e)),u=d!==void 0&&d===e.low?Math.min(0,d):e.low,m=r||!Number.isFinite(t)?"":String(s(this,k,we).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${u===null?p:s(this,k,we).call(this,u)}
      max=${i===null?p:s(this,k,we).call(this,i)}
      step=${o==="number"||w(this,k,ce)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${_(m)}
      @change=${h=>{let{value:N}=h.target;this.chosen=w(this,k,ce),this.isAwaited=!1,s(this,k,Me).call(this,N===""?e.default:s(this,k,et).call(this,Number(N)))}}
    />`},yr=function(){let{own:e,row:t,value:r}=this,n=w(this,k,ce),o=Xe(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${i=>{let d=s(this,k,we).call(this,r);this.chosen=i.target.value,this.isAwaited||s(this,k,Me).call(this,Math.min(s(this,k,et).call(this,d),t.high??1/0))}}
    >
      ${o.map(i=>a`<option value=${i} .selected=${_(i===n)}>${e.unit[i]}</option>`)}
    </select>`},we=function(e){let t=w(this,k,ce);return t===null?Ze(this.row,e):Math.round(100*e/ne[t])/100},et=function(e){let t=w(this,k,ce);if(t===null)return dr(this.row,e);let r=e*ne[t];return this.row.kind==="whole_number"?Math.round(r):r},Me=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},y([O({attribute:!1})],M.prototype,"own",2),y([O({attribute:!1})],M.prototype,"format",2),y([O({attribute:!1})],M.prototype,"row",2),y([O({attribute:!1})],M.prototype,"value",2),y([O({type:Boolean})],M.prototype,"off",2),y([R()],M.prototype,"chosen",2),y([R()],M.prototype,"isAwaited",2),M=y([T("rb-number-field")],M);var gr=x("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var V,tt,hr,fr,X=class extends C{constructor(){super(...arguments);b(this,V);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
      <h3 id="presets">${t.presets}</h3>
      <p class="muted">${t.presetsHint}</p>
      <div class="presets">
        ${(this.table.presets??[]).map(n=>a`<button
            data-preset=${n.name}
            aria-expanded=${r===n}
            aria-controls="changes"
            @click=${()=>{this.shown=r===n?null:n}}
          >
            ${e.preset(n.name).name}
            ${s(this,V,tt).call(this,n).length===0?g("check"):p}
          </button>`)}
      </div>
      <div id="changes" role="status">${r?s(this,V,hr).call(this,r):p}</div>
    </section>`}get own(){return v.current.settings}};V=new WeakSet,tt=function(e){return cr(e,this.table.settings,this.replica.settings)},hr=function(e){let{format:t,own:r}=this,n=s(this,V,tt).call(this,e),{name:o,explanation:i}=t.preset(e.name);return a`<p>${i}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${D(n,({row:d})=>d.name,({row:d,before:u,after:m})=>a`<div>
            <dt>${t.words(d).name}</dt>
            <dd class="muted">${r.was({value:t.value(d,u)})}</dd>
            <dd>${r.becomes({value:t.value(d,m)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?p:a`<button
                class="main"
                data-command="set_settings"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,V,fr).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},fr=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});n&&(this.shown=null,this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),async()=>{let{before:o}=n;await this.runCommand("set_settings",{values:o})&&this.notify(r.undone)}),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},X.styles=[E,gr],y([O({attribute:!1})],X.prototype,"format",2),y([O({attribute:!1})],X.prototype,"table",2),y([R()],X.prototype,"shown",2),X=y([T("rb-presets")],X);var br=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Gr="***",Wr={from:"22:00",to:"07:00",volume_max:.4},Ne,f,xr,vr,$r,wr,_r,Sr,Rr,kr,F,rt,B=class extends C{constructor(){super(...arguments);b(this,f);this.table=null;b(this,Ne,new qe(Te.current.language,oe.current,v.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,f,rt).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${s(this,f,rt)}>${g("restart")} ${this.texts.tryAgain}</button>`:p}
      ${this.table?s(this,f,xr).call(this,w(this,Ne),this.table):p}
    </section>`}get own(){return v.current}};Ne=new WeakMap,f=new WeakSet,xr=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),i=o!==""||this.isOnlyChanged,d=t.settings.filter(m=>(o===""||ur(o,m,e.words(m)))&&(!this.isOnlyChanged||Pe(m,n.settings))),u=new Map;for(let m of d)u.set(m.group,[...u.get(m.group)??[],m]);return a`<rb-presets
        .client=${this.client}
        .texts=${this.texts}
        .replica=${n}
        .format=${e}
        .table=${t}
      ></rb-presets>
      <input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${r.search}
        placeholder=${r.search}
        .value=${_(this.query)}
        @input=${m=>{this.query=m.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${_(this.isOnlyChanged)}
          @change=${m=>{this.isOnlyChanged=m.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${i?d.length===0?r.none:r.found({count:d.length}):p}</p>
      ${D(u,([m])=>m,([,m])=>s(this,f,vr).call(this,e,m,i))}
      ${s(this,f,$r).call(this,d)}`},vr=function(e,t,r){let n=t.filter(o=>Pe(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?p:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${D(t,({name:o})=>o,o=>s(this,f,wr).call(this,e,o))}
    </details>`},$r=function(e){let{settings:t}=this.own;return a`<details class="advanced">
      <summary>${t.advanced}</summary>
      <p class="muted">${t.advancedHint}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.nameColumn}</th>
            <th scope="col">${t.valueColumn}</th>
          </tr>
        </thead>
        <tbody dir="ltr">
          ${e.map(({name:r})=>a`<tr>
              <th scope="row"><code>${r}</code></th>
              <td><code>${JSON.stringify(this.replica.settings[r])}</code></td>
            </tr>`)}
        </tbody>
      </table>
    </details>`},wr=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=Pe(t,this.replica.settings),{name:i,explanation:d}=e.words(t);return a`<div
      class="row ${o?"changed":""}"
      data-setting=${t.name}
      data-kind=${t.kind}
    >
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${i}</label>
        ${o?a`<small class="mark">${r.changed}</small>`:p}
        <p class="muted" id="explanation-${t.name}">${d}</p>
      </div>
      <div class="field">
        ${s(this,f,Sr).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,f,_r).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:i})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,f,F).call(this,t,t.default)}
              >
                ${g("back")} ${r.toDefault}
              </button>`:p}
      </small>
    </div>`},_r=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},Sr=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,i=(d,u)=>{let m=d.target.value;s(this,f,F).call(this,t,u(m))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,f,F).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${d=>i(d,String)}
        >
          ${(t.choices??[]).map(d=>a`<option value=${d} .selected=${_(d===r)}>
                ${e.value(t,d)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${_(Number(r))}
          ?off=${o}
          @rb-value=${d=>s(this,f,F).call(this,t,d.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${_((r??[]).join(`
`))}
          @change=${d=>i(d,Jr)}
        ></textarea>`;case"quiet_hours":return s(this,f,kr).call(this,t,r??[],o);case"text":return t.secret?s(this,f,Rr).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${_(String(r??""))}
              @change=${d=>i(d,u=>u.trim())}
            />`}},Rr=function(e,t,r,n){let{settings:o}=this.own,i=r===Gr;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${i?o.isSet:""}
        ?disabled=${n}
        .value=${_("")}
        @change=${d=>{let u=d.target.value;u!==""&&s(this,f,F).call(this,e,u)}}
      />
      ${i?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,f,F).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:p}`},kr=function(e,t,r){let{settings:n}=this.own,o=(i,d)=>{s(this,f,F).call(this,e,t.map((u,m)=>m===i?{...u,...d}:u))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:i,to:d,volume_max:u},m)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${_(i)}
            @change=${h=>o(m,{from:h.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${_(d)}
            @change=${h=>o(m,{to:h.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${_(String(Math.round(100*u)))}
            @change=${h=>o(m,{volume_max:h.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>s(this,f,F).call(this,e,t.filter((h,N)=>N!==m))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,f,F).call(this,e,[...t,Wr])}>
        ${g("plus")} ${n.addTime}
      </button>
    </div>`},F=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},rt=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},B.styles=[E,J,U,br],y([R()],B.prototype,"table",2),y([R()],B.prototype,"query",2),y([R()],B.prototype,"isOnlyChanged",2),y([R()],B.prototype,"hasFailed",2),B=y([T("rb-settings")],B);function Jr(c){return c.split(`
`).map(l=>l.trim()).filter(Boolean)}var Kr=["queue","party","guests","music","lights","history","settings"],Qr={queue:g("queue"),party:g("moon"),guests:g("people"),music:g(P.disc),lights:g("light"),history:g(P.list),settings:g(P.gear)},_e=matchMedia("(max-width: 899px)"),Re,j,nt,pe,Tr,Er,Cr,Hr,Se=class extends Ie{constructor(){super(...arguments);b(this,j);this.tab="queue";b(this,Re,()=>this.requestUpdate())}importSheets(){return import("./sheets-JWED6LAS.js")}badge(){return w(this,j,pe).title}connectedCallback(){super.connectedCallback(),_e.addEventListener("change",w(this,Re))}disconnectedCallback(){super.disconnectedCallback(),_e.removeEventListener("change",w(this,Re))}links(){let e=w(this,j,pe);return a`<nav class="pages" aria-label=${e.pages}>
      ${De("guest",e.guestPage,"people")} ${De("tv",e.screen,P.screen)}
    </nav>`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>`}above(){return _e.matches?s(this,j,nt).call(this):p}beside(e){return a`${_e.matches?p:s(this,j,nt).call(this)}
      <div class="beside" role="tabpanel" aria-label=${w(this,j,pe).tab[this.tab]}>
        ${s(this,j,Hr).call(this,e)}
      </div>`}};Re=new WeakMap,j=new WeakSet,nt=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${w(this,j,pe).tabs}
      @keydown=${s(this,j,Cr)}
    >
      ${Kr.map(e=>s(this,j,Tr).call(this,e))}
    </nav>`},pe=function(){return v.current},Tr=function(e){let t=w(this,j,pe).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,j,Er).call(this,e)}
    >
      ${Qr[e]}<span>${t}</span>
    </button>`},Er=async function(e){this.tab=e,await this.updateComplete,_e.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Cr=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(u=>u.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let i=e.key==="End"?-1:0,d=n.at(r===0?i:(o+r)%n.length);d?.click(),d?.focus()},Hr=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${r} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings>`}},Se.styles=[...Ie.styles,mt],y([O({reflect:!0})],Se.prototype,"tab",2);function ti(c){Te.provide(c.page),I.provide(c.sheets),v.provide(c.host),ye.provide(c.effects),oe.provide(c.settings),customElements.define("rb-host",Se)}export{ti as a};
