/* raveberry sources sha256:804d5edf7961d67d7029a2d2315c71ffa52173a15937c92e176a543c54a0e508 */
/* licences: licences.txt */
import{a as qe,b as U}from"./chunk-BCGBBLZB.js";import{a as Je}from"./chunk-I7LW7PD7.js";import{A,B as Le,E as te,F as T,G as Ae,H as Ge,I as g,J as C,N as D,O as k,P as Me,Q as gt,X as We,a as x,b as a,c as ut,d as p,f as He,g as _,h as L,i as v,m as z,p as he,r as mt,u as yt,v as je,w as Oe,x as P,y as N}from"./chunk-C7CY5QHC.js";import{a as u,b as w,c as f,d as pt,e as s}from"./chunk-CMI4ZPWM.js";var ht=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var M=x('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var b=new je,fe=new je,le=new je;var G,ft,Pe,de=class extends C{constructor(){super(...arguments);f(this,G);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,G,Pe).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,G,Pe).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:p}
      ${D(r??[],({id:o})=>o,o=>s(this,G,ft).call(this,o))}
    </section>`}get own(){return b.current}};G=new WeakSet,ft=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:i}=P.current,d=[e.active?n.isHere:"",e.role==="guest"?"":i.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:A(new Date(e.muted_until))}):"",n.since({time:A(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${z({"--who":mt(e.color)})}>
          <i></i><bdi>${te(r,e.name)}</bdi>
        </span>
        <small>${d.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,G,Pe)}
      ></rb-guest-actions>
    </details>`},Pe=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},de.styles=[T,gt,M,ht],u([v()],de.prototype,"guests",2),de=u([_("rb-guests")],de);var bt=x('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var ce=x(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ne=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var xe,Ke,be=class extends C{constructor(){super(...arguments);f(this,xe)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:i})=>i);if(!this.permissions.mayHost||e==null&&n.length===0)return p;let{lights:o}=b.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:i,name:d})=>s(this,xe,Ke).call(this,d,"",a`<button
          class="quiet"
          data-remove=${i}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:d})}
          @click=${()=>this.runCommand("remove_light",{device:i})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:i,name:d,host:m,pixels:y})=>s(this,xe,Ke).call(this,d,`${o.pixels({count:y})} · ${m}`,a`<button
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
    </div>`}};xe=new WeakSet,Ke=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:p}</span>
      ${r}
    </div>`},be.styles=[T,ce,Ne],be=u([_("rb-discovered-lights")],be);function xt({r:c,g:l,b:e}){return`#${[c,l,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function vt(c){let[l=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(c.slice(r,r+2),16));return{r:l,g:e,b:t}}function W({name:c,hint:l,value:e,low:t,high:r,step:n,unit:o,onInput:i}){let d=Math.round(100*(e-t)/(r-t)),m=o==="%"?`${d} %`:`${zr(e)} ${o}`.trim();return a`<label class="slider" title=${c}>
    <span>${o==="%"?l:c}<output aria-live="off">${m}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${c}
      aria-valuetext=${m}
      style=${z({"--at":`${d}%`})}
      .value=${k(String(e))}
      @input=${y=>i(Gr(y))}
    />
    ${l&&o!=="%"?a`<small>${l}</small>`:p}
  </label>`}function pe(c,l,e,t){return a`<div class="head">
    <span>${c}<small>${l}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${c}
      title=${c}
      @click=${t}
    ></button>
  </div>`}function Ye(c,l,e){return a`<input
    type="color"
    aria-label=${c}
    title=${c}
    .value=${k(xt(l))}
    @input=${t=>e(vt(ve(t)))}
  />`}function zr(c){return Math.round(100*c)/100}function ve(c){return c.target.value}function Gr(c){return c.target.valueAsNumber}function $t(c,l){let e=atob(l),t=Math.floor(e.length/3),r=c.getContext("2d");if(t===0||r===null)return;c.width!==t&&(c.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let i=0;i<3;i++)n.data[4*o+i]=e.charCodeAt(3*o+i);n.data[4*o+3]=255}r.putImageData(n,0,0)}var wt=x(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var J=x('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var Wr={r:255,g:255,b:255},Jr={low:-500,high:2e3,step:5},Kr={low:1,high:3,step:.05},Yr={low:0,high:10,step:.1},Qr=100,Ue,K,St,_t,kt,re=class extends C{constructor(){super(...arguments);f(this,K);this.note="";f(this,Ue,new qe(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&$t(t,e)}get own(){return b.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,i=w(this,Ue),d={...t,...i.value},m=h=>i.drag({...i.value,...h}),y=d.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:p}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${y}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>m({state:y?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?p:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${W({name:e.brightness({name:n}),hint:e.brightnessShort,value:d.brightness,low:1,high:255,step:1,unit:"%",onInput:h=>m({brightness:h})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${h=>m({effect:ve(h)})}
        >
          ${d.effect===""?a`<option value="" selected disabled>…</option>`:p}
          ${t.effects.map(h=>a`<option value=${h} .selected=${k(h===d.effect)}>
                ${fe.current[h]?.name??h}
              </option>`)}
        </select>
        ${Ye(e.color({name:n}),d.color,h=>m({color:h}))}
      </div>
      ${o===void 0?p:s(this,K,St).call(this,d,o,m)}
    </div>`}};Ue=new WeakMap,K=new WeakSet,St=function(e,t,r){let{own:n}=this,{palettes:o,parameters:i,calibrating:d}=this.replica.lights,{name:m}=e,y=d===t;return a`<details>
      <summary>${n.more({name:m})}</summary>
      <div class="tuning">
      ${o?s(this,K,_t).call(this,e,o,r):p}
      ${(i?.[e.effect]??[]).map(h=>s(this,K,kt).call(this,h,e,r))}
      ${e.monochrome==null?p:pe(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?p:W({...Yr,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:h=>r({crossfade_s:h})})}
      ${e.gamma==null?p:W({...Kr,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:h=>r({gamma:h})})}
      ${e.white===void 0?p:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${Ye(n.white,e.white??Wr,h=>r({white:h}))}
            </div>`}
      ${e.delay_ms==null?p:W({...Jr,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:h=>r({delay_ms:h})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${y}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!y})}
              >
                ${g("light")} ${y?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:p}
      </div>
    </details>`},_t=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,i])=>a`<label title=${N(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${k(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${z(i.length>1?{background:`linear-gradient(90deg, ${i.join(", ")})`}:{background:i[0]??"var(--line)"})}
          ></i>
          <span>${N(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},kt=function({id:e,low:t,high:r,default:n,unit:o},i,d){let{own:m}=this;return W({name:fe.current[i.effect]?.parameters?.[e]??e,hint:m.first({value:`${n} ${o}`.trim()}),value:i.parameters?.[e]??n,low:t,high:r,step:(r-t)/Qr,unit:o,onInput:y=>d({parameters:{...i.parameters,[e]:y}})})},re.styles=[T,Me,J,ce,M,wt],u([L({attribute:!1})],re.prototype,"target",2),u([L({attribute:!1})],re.prototype,"note",2),re=u([_("rb-light-device")],re);var Xr={low:0,high:10,step:.1},$e,ue,H,Rt,Tt,Et,Ct,Ht,jt,Ot,Qe,ne=class extends C{constructor(){super(...arguments);f(this,H);f(this,$e,new qe(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;f(this,ue,()=>{this.client.watchLights(document.hidden?null:e=>s(this,H,Rt).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",w(this,ue)),w(this,ue).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",w(this,ue)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,H,Tt).call(this,t),s(this,H,Ot).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return b.current}};$e=new WeakMap,ue=new WeakMap,H=new WeakSet,Rt=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},Tt=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:i}=e,d=w(this,$e).value??e.speed;return a`<div class="show">
      ${i?a`<p role="status" class="alarm">${g("warning")} ${t.alarm}</p>`:p}
      ${s(this,H,Et).call(this,e)}
      ${pe(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${pe(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?p:pe(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${d===null?p:W({...Xr,name:t.speed,value:d,unit:"",onInput:m=>w(this,$e).drag(m)})}
      ${s(this,H,Ct).call(this,e)}
    </div>`},Et=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?N(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},Ct=function({scenes:e,scene:t}){if(!e)return p;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,H,Ht).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let o=this.sceneName.trim();o&&await this.runCommand("save_light_scene",{name:o})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${k(this.sceneName)}
          @input=${n=>{this.sceneName=ve(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Ht=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,H,jt).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${g("close")} ${t?r:p}
    </button>`},jt=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Ot=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:i})=>i))],state:r.some(({state:i})=>i==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:i})=>i)),color:n.color,effect:r.every(({effect:i})=>i===n.effect)?n.effect:""};return[r.length>1?s(this,H,Qe).call(this,o):p,D(r,({id:i})=>i,i=>s(this,H,Qe).call(this,i,i.available?t.pixels({count:i.pixels}):t.unavailable))]},Qe=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},ne.styles=[T,Me,J,ce,Ne],u([v()],ne.prototype,"sceneName",2),u([v()],ne.prototype,"armed",2),ne=u([_("rb-lights")],ne);var Fe=x(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function we({address:c,texts:l,notify:e}){let t=b.current;return a`<p class="link">
    <a href=${c} target="_blank" dir="ltr">${c}</a>
    <button
      data-copy
      aria-label=${l.actionOn({action:t.copy,title:c})}
      @click=${({currentTarget:r})=>{Zr(c,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Zr(c,l){let e=Object.assign(document.createElement("textarea"),{value:c});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),l.focus(),t}var Lt=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var en=2e3,tn=15e3,At=50,me,R,Mt,qt,Pt,Nt,Ut,Ft,It,Dt,Xe,Se,oe=class extends C{constructor(){super(...arguments);f(this,R);this.overview=null;this.library=null;f(this,me)}connectedCallback(){super.connectedCallback(),s(this,R,Se).call(this),s(this,R,Mt).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(w(this,me))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,R,Ut).call(this,r))} ${s(this,R,Nt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,R,Ft).call(this,r))}
      <button data-command="scan_library" @click=${s(this,R,Dt)}>
        ${g("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,R,It).call(this,r))}
    </section>
    ${this.library?s(this,R,qt).call(this,this.library):p}`}get own(){return b.current}};me=new WeakMap,R=new WeakSet,Mt=async function(){await Ae.load(this.texts),this.requestUpdate()},qt=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:i,present:d,songs:m})=>a`<div class="source ${d?"":"bad"}">
          ${g(d?"check":"warning")}
          <span dir="ltr">
            ${i}<small>${d?o.songs({count:m}):o.away({count:m})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:i,reason:d})=>a`<p class="job">
                  <bdi dir="ltr">${i}</bdi><small>${Ae.text(this.texts,d)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,R,Pt)}>
                      ${P.current.search.showMore}
                    </button>`:p}
            </details>`:p}
    </section>`},Pt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:At});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Nt=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?we({address:n,texts:e,notify:(o,i)=>this.notify(o,i)}):p}`},Ut=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,i=N(o.outputNames,t)??t;return a`<div class="line">
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
    </div>`},Ft=function(e){let{name:t,works:r,reason:n,version:o,renewable:i,set_up:d}=e,{music:m}=this.own,y=d===!1,h=r||n===null?m.works:Ae.text(this.texts,n),ie=y?m.notSetUp:h;return a`<div class="source ${r?"":"bad"} ${y?"off":""}" data-source=${t}>
      ${g(y?U.none:r?"check":"warning")}
      <span>
        ${N(P.current.sources,t)||N(m.names,t)||t}
        <small>${[ie,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${i?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,R,Xe).call(this,{})}>
                ${m.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,R,Xe).call(this,{back:!0})}>
                ${m.goBack}
              </button>
            </span>`:p}
    </div>`},It=function({id:e,kind:t,state:r,progress:n,reason:o,started_at:i}){let{music:d}=this.own,m=n===null?"":`${Math.round(100*n)} %`,y=[d.jobStates[r],r==="running"?m:"",A(new Date(i))];return a`<div class="job ${r}" data-job=${e}>
      <span>${N(d.jobs,t)??t}<small>${y.filter(Boolean).join(" · ")}</small></span>
      ${o?a`<small class="reason">${yt(this.texts,o)}</small>`:p}
      ${r==="running"?a`<i
              role="progressbar"
              aria-label=${N(d.jobs,t)??t}
              aria-valuenow=${n===null?p:Math.round(100*n)}
              style=${z({"--at":`${100*(n??0)}%`})}
            ></i>`:p}
    </div>`},Dt=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,R,Se).call(this))},Xe=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,R,Se).call(this))},Se=async function(){if(clearTimeout(w(this,me)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:At})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");pt(this,me,setTimeout(()=>{s(this,R,Se).call(this)},e?en:tn))},oe.styles=[T,J,Fe,M,Lt],u([v()],oe.prototype,"overview",2),u([v()],oe.prototype,"library",2),oe=u([_("rb-music")],oe);var Vt=["full_control","full_voting","upvotes_only","no_control"],Bt=["fair","votes","fifo"];var zt=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var rn=[1,2,3,4,6,8,12],S,Gt,Wt,Jt,Ze,Kt,Yt,Qt,Xt,Zt,et,er,tr,ae=class extends C{constructor(){super(...arguments);f(this,S);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,S,Zt).call(this):s(this,S,Xt).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${Vt.map(n=>s(this,S,et).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Bt.map(n=>s(this,S,et).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,S,Jt).call(this)} ${s(this,S,Gt).call(this)}`}get host(){return b.current}};S=new WeakSet,Gt=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${s(this,S,Wt)}>
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
    </section>`},Wt=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},Jt=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:i}=this.replica,d=n.join_url??he(".").href,m=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,S,Ze).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${we({address:d,texts:r,notify:(y,h)=>this.notify(y,h)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${k(m)}
          ?disabled=${!t.mayHost}
          @change=${s(this,S,Qt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${m&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:A(new Date(o.join_code_expires_at))})}
                  </p>`:p}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:p}
      ${t.mayHost?s(this,S,Kt).call(this):p}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${we({address:n.screen_url,texts:r,notify:(y,h)=>this.notify(y,h)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${g("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:p}
      ${i.wifi_ssid?a`<img src=${s(this,S,Ze).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${i.wifi_ssid}</bdi></p>`:p}
    </section>`},Ze=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return he(n?`${e}?of=${encodeURIComponent(n)}`:e).href},Kt=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:A(new Date(t.expires_at))})}</p>`:p}
      <button data-command="make_mod_code" @click=${s(this,S,Yt)}>
        ${g(U.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},Yt=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Qt=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Xt=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,S,er)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${rn.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},Zt=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,S,tr)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},et=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${k(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${le.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},er=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},tr=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},ae.styles=[T,Fe,zt],u([v()],ae.prototype,"isClosing",2),u([v()],ae.prototype,"modCode",2),ae=u([_("rb-party")],ae);var rr=x(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var nn={error:g("warning"),warning:g("warning"),info:g(U.info)},Y,nr,or,ar,_e=class extends C{constructor(){super(...arguments);f(this,Y)}connectedCallback(){super.connectedCallback(),s(this,Y,nr).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return p;let r=b.current.problems,n=e.filter(({severity:i})=>i!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(i=>s(this,Y,ar).call(this,i))}
      </ul>
      </details>
    </section>`}};Y=new WeakSet,nr=async function(){await Ge.load(this.texts),this.requestUpdate()},or=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${b.current.problems.joinByCode}
    </button>`},ar=function(e){let t=A(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${nn[e.severity]}
      <p>
        ${Ge.text(this.texts,e)}
        <small>${b.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,Y,or).call(this):p}
    </li>`},_e.styles=[T,M,rr],_e=u([_("rb-problems")],_e);var sr=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var Ie,ir,Q=class extends He{constructor(){super(...arguments);f(this,Ie);this.draw=null}connectedCallback(){super.connectedCallback(),s(this,Ie,ir).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=o=>te(e,o);return this.draw?this.draw({html:a,svg:ut,nothing:p},{language:r,host:b.current,nameOf:n},t):p}};Ie=new WeakSet,ir=async function(){this.draw=(await import("./charts-6UYFLNI4.js")).renderCharts},Q.styles=[T,sr],u([L({attribute:!1})],Q.prototype,"texts",2),u([L({attribute:!1})],Q.prototype,"stats",2),u([v()],Q.prototype,"draw",2),Q=u([_("rb-charts")],Q);var lr=x(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var on=10,an=500;function tt(c,l={}){let e=(t,r)=>{let n=he(`api/v1/export.${t}`);for(let[o,i]of Object.entries(l))n.searchParams.set(o,i);return a`<a href=${n.href} download>${g("outside")} ${r}</a>`};return a`${e("m3u8",c.m3u)} ${e("csv",c.csv)}`}var q,cr,pr,ur,mr,yr,ke,X=class extends C{constructor(){super(...arguments);f(this,q);this.evenings=[];this.hasMore=!1;this.details=new Map;f(this,ke,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:on});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),w(this,ke).call(this)}render(){let{history:e}=b.current;return this.evenings.length===0?p:a`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>s(this,q,cr).call(this,t))}
      ${this.hasMore?a`<button class="quiet" data-older @click=${w(this,ke)}>${e.older}</button>`:p}
    </section>`}};q=new WeakSet,cr=function(e){let{recap:t}=P.current,{songs:r,guests:n,votes:o}=e;return a`<details @toggle=${i=>s(this,q,yr).call(this,i,e)}>
      <summary>
        <span>
          ${s(this,q,pr).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:o})}
          </small>
        </span>
      </summary>
      ${s(this,q,ur).call(this,e,this.details.get(e.id))}
    </details>`},pr=function({since:e,until:t}){let{history:r}=b.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),o=A(new Date(e));return t?r.period({date:n,from:o,to:A(new Date(t))}):r.periodSoFar({date:n,from:o})},ur=function(e,t){if(!t)return p;let{history:r}=b.current,{stats:n,plays:o}=t;return a`<div class="details">
      <p class="muted">${r.minutes({count:Le(e.played_s)})}</p>
      ${s(this,q,mr).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${o.map(({song:i,started_at:d})=>a`<li>
            <time>${A(new Date(d))}</time>
            <span><bdi>${i.title}</bdi> <small><bdi>${i.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${tt(r,dr(e))}</p>
    </div>`},mr=function({top:e}){if(e.length===0)return p;let{history:t}=b.current;return a`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:o})=>a`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-o}</b>
          </li>`)}
      </ol>`},yr=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=dr(t),n=await this.runCommand("stats",r),o=await this.runCommand("history",{...r,limit:an});if(!n||!o)return;let i={stats:n,plays:[...o.plays].reverse()};this.details=new Map([...this.details,[t.id,i]])},ke=new WeakMap,X.styles=[T,M,lr],u([v()],X.prototype,"evenings",2),u([v()],X.prototype,"hasMore",2),u([v()],X.prototype,"details",2),X=u([_("rb-evenings")],X);function dr({since:c,until:l}){return l===null?{since:c}:{since:c,until:l}}var gr=x(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var sn=20,ln=5,O,hr,rt,fr,br,xr,vr,nt,Z=class extends C{constructor(){super(...arguments);f(this,O);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,O,nt).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,O,nt).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,O,hr).call(this,t,r):p}
      ${r?s(this,O,rt).call(this,e.liked,r.best_liked,({up:o,down:i})=>o-i):p}
      ${r?s(this,O,rt).call(this,e.played,r.most_played,({times:o})=>o):p}
      ${n?s(this,O,fr).call(this,n):p}
      ${tt(e)}
      <button data-command="export" @click=${s(this,O,xr)}>${e.text}</button>
      <form @submit=${s(this,O,vr)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>
    <rb-evenings
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-evenings>`}get own(){return b.current}};O=new WeakSet,hr=function({songs:e,guests:t,votes:r},n){let{played_s:o,most_active:i}=n,{history:d}=this.own,{recap:m}=P.current,[y]=i;return a`<p>
        ${m.songs({count:e})}, ${d.minutes({count:Le(o)})}, ${m.guests({count:t})},
        ${m.votes({count:r})}
      </p>
      ${y?a`<p class="muted">
              ${d.mostActive({name:te(this.texts,y.guest.name),count:y.requests})}
            </p>`:p}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},rt=function(e,t,r){return t.length===0?p:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,ln).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},fr=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${A(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${te(this.texts,r.requested_by.name)}</bdi>`:p}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,O,br).call(this,r)}
            >
              ${g("restart")}
            </button>
          </li>`)}
      </ol>`},br=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},xr=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},vr=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},nt=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:sn})??null},Z.styles=[T,gr],u([v()],Z.prototype,"recap",2),u([v()],Z.prototype,"stats",2),u([v()],Z.prototype,"history",2),Z=u([_("rb-history")],Z);var se={seconds:1,minutes:60,hours:3600,days:86400},De=class{#o;#t;#e;constructor(l,e,t){this.#o=l,this.#t=e,this.#e=t}words({name:l}){return this.#t.settings[l]??{name:l,explanation:"",search:""}}preset(l){return this.#t.presets[l]??{name:l,explanation:""}}group({group:l}){return this.#t.groups[l]??l}value(l,e){let t=this.words(l).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:l.kind==="quiet_hours"?this.#a(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,l.unit):String(e)||this.#e.empty}range(l){let{low:e,high:t,unit:r}=l;return e===null||t===null?"":String(e)in(this.words(l).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(st(l,e)),high:this.#n(t,r)})}unit({unit:l},e){return l===null?"":this.#t.units[l](Number(e))}#a(l){return l.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(l,e){return e==="s"?this.duration(l):e==="percent"?this.#e.percent({count:this.#r(100*l)}):`${this.#r(l)} ${e===null?"":this.#t.units[e](l)}`.trim()}duration(l){let e=this.#e;return l<120?e.seconds({count:this.#r(l)}):l<7200?e.minutes({count:this.#r(l/60)}):l<172800?e.hours({count:this.#r(l/3600)}):this.#n(l/86400,"days")}#r(l){return l.toLocaleString(this.#o,{maximumFractionDigits:1})}};function ot({kind:c},{options:l}){let[e]=c==="number"||c==="whole_number"?Object.keys(l??{}):[];return e===void 0?void 0:Number(e)}function at({high:c}){return Object.keys(se).filter(e=>c===null||se[e]<=c)}function wr(c,l){return[...at(c)].reverse().find(t=>l>=se[t]&&2*l%se[t]===0)??"seconds"}function st({unit:c},l){return c==="percent"?Math.round(1e6*l)/1e4:l}function Sr({unit:c},l){return c==="percent"?l/100:l}function Ve(c,l){return!c.secret&&!kr(l[c.name],c.default)}function _r(c,l,e){return l.filter(({name:t})=>t in c.values&&!kr(e[t],c.values[t])).map(t=>({row:t,before:e[t.name],after:c.values[t.name]}))}function kr(c,l){return JSON.stringify(c)===JSON.stringify(l)}function Rr(c,l,e){let{name:t,explanation:r,search:n,options:o={}}=e,i=$r([l.name,t,r,n,...Object.values(o)].join(" "));return $r(c).split(/\s+/).every(d=>i.includes(d))}function $r(c){return c.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var E,ye,Tr,Er,Re,it,Be,F=class extends He{constructor(){super(...arguments);f(this,E);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=ot(e,r),o=this.value===n&&!this.isAwaited;return a`${o?p:[s(this,E,Tr).call(this),s(this,E,Er).call(this)]}
      ${n===void 0?p:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${k(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,E,Be).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};E=new WeakSet,ye=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??wr(this.row,e)},Tr=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:i}=e,d=ot(e,this.format.words(e)),m=d!==void 0&&d===e.low?Math.min(0,d):e.low,y=r||!Number.isFinite(t)?"":String(s(this,E,Re).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${m===null?p:s(this,E,Re).call(this,m)}
      max=${i===null?p:s(this,E,Re).call(this,i)}
      step=${o==="number"||w(this,E,ye)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${k(y)}
      @change=${h=>{let{value:ie}=h.target;this.chosen=w(this,E,ye),this.isAwaited=!1,s(this,E,Be).call(this,ie===""?e.default:s(this,E,it).call(this,Number(ie)))}}
    />`},Er=function(){let{own:e,row:t,value:r}=this,n=w(this,E,ye),o=at(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${i=>{let d=s(this,E,Re).call(this,r);this.chosen=i.target.value,this.isAwaited||s(this,E,Be).call(this,Math.min(s(this,E,it).call(this,d),t.high??1/0))}}
    >
      ${o.map(i=>a`<option value=${i} .selected=${k(i===n)}>${e.unit[i]}</option>`)}
    </select>`},Re=function(e){let t=w(this,E,ye);return t===null?st(this.row,e):Math.round(100*e/se[t])/100},it=function(e){let t=w(this,E,ye);if(t===null)return Sr(this.row,e);let r=e*se[t];return this.row.kind==="whole_number"?Math.round(r):r},Be=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([L({attribute:!1})],F.prototype,"own",2),u([L({attribute:!1})],F.prototype,"format",2),u([L({attribute:!1})],F.prototype,"row",2),u([L({attribute:!1})],F.prototype,"value",2),u([L({type:Boolean})],F.prototype,"off",2),u([v()],F.prototype,"chosen",2),u([v()],F.prototype,"isAwaited",2),F=u([_("rb-number-field")],F);var Cr=x("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var V,lt,Hr,jr,ee=class extends C{constructor(){super(...arguments);f(this,V);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
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
            ${s(this,V,lt).call(this,n).length===0?g("check"):p}
          </button>`)}
      </div>
      <div id="changes" role="status">${r?s(this,V,Hr).call(this,r):p}</div>
    </section>`}get own(){return b.current.settings}};V=new WeakSet,lt=function(e){return _r(e,this.table.settings,this.replica.settings)},Hr=function(e){let{format:t,own:r}=this,n=s(this,V,lt).call(this,e),{name:o,explanation:i}=t.preset(e.name);return a`<p>${i}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${D(n,({row:d})=>d.name,({row:d,before:m,after:y})=>a`<div>
            <dt>${t.words(d).name}</dt>
            <dd class="muted">${r.was({value:t.value(d,m)})}</dd>
            <dd>${r.becomes({value:t.value(d,y)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?p:a`<button
                class="main"
                data-command="set_settings"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,V,jr).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},jr=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});n&&(this.shown=null,this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),async()=>{let{before:o}=n;await this.runCommand("set_settings",{values:o})&&this.notify(r.undone)}),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},ee.styles=[T,Cr],u([L({attribute:!1})],ee.prototype,"format",2),u([L({attribute:!1})],ee.prototype,"table",2),u([v()],ee.prototype,"shown",2),ee=u([_("rb-presets")],ee);var Or=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var dn="***",cn={from:"22:00",to:"07:00",volume_max:.4},ze,$,Lr,Ar,Mr,qr,Pr,Nr,Ur,Fr,I,dt,B=class extends C{constructor(){super(...arguments);f(this,$);this.table=null;f(this,ze,new De(Oe.current.language,le.current,b.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,$,dt).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${s(this,$,dt)}>${g("restart")} ${this.texts.tryAgain}</button>`:p}
      ${this.table?s(this,$,Lr).call(this,w(this,ze),this.table):p}
    </section>`}get own(){return b.current}};ze=new WeakMap,$=new WeakSet,Lr=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),i=o!==""||this.isOnlyChanged,d=t.settings.filter(y=>(o===""||Rr(o,y,e.words(y)))&&(!this.isOnlyChanged||Ve(y,n.settings))),m=new Map;for(let y of d)m.set(y.group,[...m.get(y.group)??[],y]);return a`<rb-presets
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
        .value=${k(this.query)}
        @input=${y=>{this.query=y.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${k(this.isOnlyChanged)}
          @change=${y=>{this.isOnlyChanged=y.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${i?d.length===0?r.none:r.found({count:d.length}):p}</p>
      ${D(m,([y])=>y,([,y])=>s(this,$,Ar).call(this,e,y,i))}
      ${s(this,$,Mr).call(this,d)}`},Ar=function(e,t,r){let n=t.filter(o=>Ve(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?p:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${D(t,({name:o})=>o,o=>s(this,$,qr).call(this,e,o))}
    </details>`},Mr=function(e){let{settings:t}=this.own;return a`<details class="advanced">
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
    </details>`},qr=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=Ve(t,this.replica.settings),{name:i,explanation:d}=e.words(t);return a`<div
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
        ${s(this,$,Nr).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,$,Pr).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:i})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,$,I).call(this,t,t.default)}
              >
                ${g("back")} ${r.toDefault}
              </button>`:p}
      </small>
    </div>`},Pr=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},Nr=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,i=(d,m)=>{let y=d.target.value;s(this,$,I).call(this,t,m(y))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,$,I).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${d=>i(d,String)}
        >
          ${(t.choices??[]).map(d=>a`<option value=${d} .selected=${k(d===r)}>
                ${e.value(t,d)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${k(Number(r))}
          ?off=${o}
          @rb-value=${d=>s(this,$,I).call(this,t,d.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${k((r??[]).join(`
`))}
          @change=${d=>i(d,pn)}
        ></textarea>`;case"quiet_hours":return s(this,$,Fr).call(this,t,r??[],o);case"text":return t.secret?s(this,$,Ur).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${k(String(r??""))}
              @change=${d=>i(d,m=>m.trim())}
            />`}},Ur=function(e,t,r,n){let{settings:o}=this.own,i=r===dn;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${i?o.isSet:""}
        ?disabled=${n}
        .value=${k("")}
        @change=${d=>{let m=d.target.value;m!==""&&s(this,$,I).call(this,e,m)}}
      />
      ${i?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,$,I).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:p}`},Fr=function(e,t,r){let{settings:n}=this.own,o=(i,d)=>{s(this,$,I).call(this,e,t.map((m,y)=>y===i?{...m,...d}:m))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:i,to:d,volume_max:m},y)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${k(i)}
            @change=${h=>o(y,{from:h.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${k(d)}
            @change=${h=>o(y,{to:h.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${k(String(Math.round(100*m)))}
            @change=${h=>o(y,{volume_max:h.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>s(this,$,I).call(this,e,t.filter((h,ie)=>ie!==y))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,$,I).call(this,e,[...t,cn])}>
        ${g("plus")} ${n.addTime}
      </button>
    </div>`},I=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},dt=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},B.styles=[T,J,M,Or],u([v()],B.prototype,"table",2),u([v()],B.prototype,"query",2),u([v()],B.prototype,"isOnlyChanged",2),u([v()],B.prototype,"hasFailed",2),B=u([_("rb-settings")],B);function pn(c){return c.split(`
`).map(l=>l.trim()).filter(Boolean)}var un=["queue","party","guests","music","lights","history","settings"],mn={queue:g("queue"),party:g("moon"),guests:g("people"),music:g(U.disc),lights:g("light"),history:g(U.list),settings:g(U.gear)},Te=matchMedia("(max-width: 899px)"),Ce,j,ct,ge,Ir,Dr,Vr,Br,Ee=class extends We{constructor(){super(...arguments);f(this,j);this.tab="queue";f(this,Ce,()=>this.requestUpdate())}importSheets(){return import("./sheets-LK6JE7EO.js")}badge(){return w(this,j,ge).title}connectedCallback(){super.connectedCallback(),Te.addEventListener("change",w(this,Ce))}disconnectedCallback(){super.disconnectedCallback(),Te.removeEventListener("change",w(this,Ce))}links(){let e=w(this,j,ge);return a`<nav class="pages" aria-label=${e.pages}>
      ${Je("guest",e.guestPage,"people")} ${Je("tv",e.screen,U.screen)}
    </nav>`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>`}above(){return Te.matches?s(this,j,ct).call(this):p}beside(e){return a`${Te.matches?p:s(this,j,ct).call(this)}
      <div class="beside" role="tabpanel" aria-label=${w(this,j,ge).tab[this.tab]}>
        ${s(this,j,Br).call(this,e)}
      </div>`}};Ce=new WeakMap,j=new WeakSet,ct=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${w(this,j,ge).tabs}
      @keydown=${s(this,j,Vr)}
    >
      ${un.map(e=>s(this,j,Ir).call(this,e))}
    </nav>`},ge=function(){return b.current},Ir=function(e){let t=w(this,j,ge).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,j,Dr).call(this,e)}
    >
      ${mn[e]}<span>${t}</span>
    </button>`},Dr=async function(e){this.tab=e,await this.updateComplete,Te.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Vr=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(m=>m.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let i=e.key==="End"?-1:0,d=n.at(r===0?i:(o+r)%n.length);d?.click(),d?.focus()},Br=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${r} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings>`}},Ee.styles=[...We.styles,bt],u([L({reflect:!0})],Ee.prototype,"tab",2);function Bi(c){Oe.provide(c.page),P.provide(c.sheets),b.provide(c.host),fe.provide(c.effects),le.provide(c.settings),customElements.define("rb-host",Ee)}export{Bi as a};
