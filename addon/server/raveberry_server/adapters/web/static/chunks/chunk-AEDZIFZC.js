/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import{a as E,b as gt,c as ft}from"./chunk-KO3NDR55.js";import{a as D}from"./chunk-2FD6VMPH.js";import{a as It}from"./chunk-DO63IHXF.js";import{B as ee,E as Tr,G as yt,H as Ee,I as U,J as K,L as F,M as Ce,O as Rr,P as Q,Q as _,R as ht,S as Nt,T as g,U as T,X as Er,_ as Cr,a as $,b as a,c as wr,e as d,g as Re,ga as Ut,h as S,i as N,j as w,k as mt,o as se,q as Mt,t as $r,u as kr,v as L,w as Sr,y as _r}from"./chunk-O5RUPF2O.js";import{a as u,b as m,c as f,d as W,e as s}from"./chunk-PYB7Z2ZR.js";var jr=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:min(7em,65%)}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var z=$('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var b=new yt,Be=new yt,je=new yt;var ae,Hr,bt,He=class extends T{constructor(){super(...arguments);f(this,ae);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,ae,bt).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,ae,bt).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:d}
      ${ee(r??[],({id:o})=>o,o=>s(this,ae,Hr).call(this,o))}
    </section>`}get own(){return b.current}};ae=new WeakSet,Hr=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:l}=U.current,c=[e.active?n.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:F(new Date(e.muted_until))}):"",n.since({time:F(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${se({"--who":_r(e.color)})}>
          ${Cr(e.sign)}<bdi>${Q(r,e.name)}</bdi>
        </span>
        <small>${c.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,ae,bt)}
      ></rb-guest-actions>
    </details>`},bt=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},He.styles=[_,Er,z,jr],u([w()],He.prototype,"guests",2),He=u([S("rb-guests")],He);var Pr=$('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs button{font-size:.64rem;letter-spacing:-.01em}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}rb-join-code,.tabs,.beside{grid-column:2}rb-join-code{position:sticky;top:12px;z-index:4}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 4}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 3}rb-join-code,.tabs,.beside{grid-column:3}}@media(max-width:599px){.pages{flex:1}rb-join-code{order:1;margin-inline-start:auto}}');var Pe=$(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var xt=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var We,Ft,Ge=class extends T{constructor(){super(...arguments);f(this,We)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:l})=>l);if(!this.permissions.mayHost||e==null&&n.length===0)return d;let{lights:o}=b.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:l,name:c})=>s(this,We,Ft).call(this,c,"",a`<button
          class="quiet"
          data-remove=${l}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:c})}
          @click=${()=>this.runCommand("remove_light",{device:l})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:l,name:c,host:h,pixels:y})=>s(this,We,Ft).call(this,c,`${o.pixels({count:y})} · ${h}`,a`<button
          data-add=${l}
          aria-label=${this.texts.actionOn({action:o.addLight,title:c})}
          @click=${()=>this.runCommand("add_light",{device:l})}
        >
          ${o.addLight}
        </button>`))}
      ${e==null?d:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${g("search")} ${e?o.findingLights:o.findLights}
            </button>`}
    </div>`}};We=new WeakSet,Ft=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:d}</span>
      ${r}
    </div>`},Ge.styles=[_,Pe,xt],Ge=u([S("rb-discovered-lights")],Ge);function Lr({r:p,g:i,b:e}){return`#${[p,i,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Or(p){let[i=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(p.slice(r,r+2),16));return{r:i,g:e,b:t}}function ie({name:p,hint:i,value:e,low:t,high:r,step:n,unit:o,onInput:l}){let c=Math.round(100*(e-t)/(r-t)),h=o==="%"?`${c} %`:`${Vo(e)} ${o}`.trim();return a`<label class="slider" title=${p}>
    <span>${o==="%"?i:p}<output aria-live="off">${h}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${p}
      aria-valuetext=${h}
      style=${se({"--at":`${c}%`})}
      .value=${E(String(e))}
      @input=${y=>l(Bo(y))}
    />
    ${i&&o!=="%"?a`<small>${i}</small>`:d}
  </label>`}function Le(p,i,e,t){return a`<div class="head">
    <span>${p}<small>${i}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${p}
      title=${p}
      @click=${t}
    ></button>
  </div>`}function Dt(p,i,e){return a`<input
    type="color"
    aria-label=${p}
    title=${p}
    .value=${E(Lr(i))}
    @input=${t=>e(Or(Ke(t)))}
  />`}function Vo(p){return Math.round(100*p)/100}function Ke(p){return p.target.value}function Bo(p){return p.target.valueAsNumber}function qr(p,i){let e=atob(i),t=Math.floor(e.length/3),r=p.getContext("2d");if(t===0||r===null)return;p.width!==t&&(p.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let l=0;l<3;l++)n.data[4*o+l]=e.charCodeAt(3*o+l);n.data[4*o+3]=255}r.putImageData(n,0,0)}var Ar=$(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var le=$('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var Go={r:255,g:255,b:255},Wo={low:-500,high:2e3,step:5},Ko={low:1,high:3,step:.05},Jo={low:0,high:10,step:.1},Yo=100,vt,de,Mr,Nr,Ur,he=class extends T{constructor(){super(...arguments);f(this,de);this.note="";f(this,vt,new ft(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&qr(t,e)}get own(){return b.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,l=m(this,vt),c={...t,...l.value},h=v=>l.drag({...l.value,...v}),y=c.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:d}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${y}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>h({state:y?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?d:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${ie({name:e.brightness({name:n}),hint:e.brightnessShort,value:c.brightness,low:1,high:255,step:1,unit:"%",onInput:v=>h({brightness:v})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${v=>h({effect:Ke(v)})}
        >
          ${c.effect===""?a`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map(v=>a`<option value=${v} .selected=${E(v===c.effect)}>
                ${Be.current[v]?.name??v}
              </option>`)}
        </select>
        ${Dt(e.color({name:n}),c.color,v=>h({color:v}))}
      </div>
      ${o===void 0?d:s(this,de,Mr).call(this,c,o,h)}
    </div>`}};vt=new WeakMap,de=new WeakSet,Mr=function(e,t,r){let{own:n}=this,{palettes:o,parameters:l,calibrating:c}=this.replica.lights,{name:h}=e,y=c===t;return a`<details>
      <summary>${n.more({name:h})}</summary>
      <div class="tuning">
      ${o?s(this,de,Nr).call(this,e,o,r):d}
      ${(l?.[e.effect]??[]).map(v=>s(this,de,Ur).call(this,v,e,r))}
      ${e.monochrome==null?d:Le(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:ie({...Jo,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:v=>r({crossfade_s:v})})}
      ${e.gamma==null?d:ie({...Ko,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:v=>r({gamma:v})})}
      ${e.white===void 0?d:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${Dt(n.white,e.white??Go,v=>r({white:v}))}
            </div>`}
      ${e.delay_ms==null?d:ie({...Wo,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:v=>r({delay_ms:v})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${y}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!y})}
              >
                ${g("light")} ${y?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:d}
      </div>
    </details>`},Nr=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,l])=>a`<label title=${K(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${E(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${se(l.length>1?{background:`linear-gradient(90deg, ${l.join(", ")})`}:{background:l[0]??"var(--line)"})}
          ></i>
          <span>${K(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},Ur=function({id:e,low:t,high:r,default:n,unit:o},l,c){let{own:h}=this;return ie({name:Be.current[l.effect]?.parameters?.[e]??e,hint:h.first({value:`${n} ${o}`.trim()}),value:l.parameters?.[e]??n,low:t,high:r,step:(r-t)/Yo,unit:o,onInput:y=>c({parameters:{...l.parameters,[e]:y}})})},he.styles=[_,gt,le,Pe,z,Ar],u([N({attribute:!1})],he.prototype,"target",2),u([N({attribute:!1})],he.prototype,"note",2),he=u([S("rb-light-device")],he);var Qo={low:0,high:10,step:.1},Je,Oe,q,Ir,Fr,Dr,zr,Vr,Br,Gr,zt,ge=class extends T{constructor(){super(...arguments);f(this,q);f(this,Je,new ft(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;f(this,Oe,()=>{this.client.watchLights(document.hidden?null:e=>s(this,q,Ir).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",m(this,Oe)),m(this,Oe).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",m(this,Oe)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,q,Fr).call(this,t),s(this,q,Gr).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return b.current}};Je=new WeakMap,Oe=new WeakMap,q=new WeakSet,Ir=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},Fr=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:l}=e,c=m(this,Je).value??e.speed;return a`<div class="show">
      ${l?a`<p role="status" class="alarm">${g("warning")} ${t.alarm}</p>`:d}
      ${s(this,q,Dr).call(this,e)}
      ${Le(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${Le(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?d:Le(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${c===null?d:ie({...Qo,name:t.speed,value:c,unit:"",onInput:h=>m(this,Je).drag(h)})}
      ${s(this,q,zr).call(this,e)}
    </div>`},Dr=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?K(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},zr=function({scenes:e,scene:t}){if(!e)return d;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,q,Vr).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let o=this.sceneName.trim();o&&await this.runCommand("save_light_scene",{name:o})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${E(this.sceneName)}
          @input=${n=>{this.sceneName=Ke(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Vr=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,q,Br).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${g("close")} ${t?r:d}
    </button>`},Br=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Gr=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:l})=>l))],state:r.some(({state:l})=>l==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:l})=>l)),color:n.color,effect:r.every(({effect:l})=>l===n.effect)?n.effect:""};return[r.length>1?s(this,q,zt).call(this,o):d,ee(r,({id:l})=>l,l=>s(this,q,zt).call(this,l,l.available?t.pixels({count:l.pixels}):t.unavailable))]},zt=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},ge.styles=[_,gt,le,Pe,xt],u([w()],ge.prototype,"sceneName",2),u([w()],ge.prototype,"armed",2),ge=u([S("rb-lights")],ge);var wt=$(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function Ye({address:p,texts:i,notify:e}){let t=b.current;return a`<p class="link">
    <a href=${p} target="_blank" dir="ltr">${p}</a>
    <button
      data-copy
      aria-label=${i.actionOn({action:t.copy,title:p})}
      @click=${({currentTarget:r})=>{Xo(p,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Xo(p,i){let e=Object.assign(document.createElement("textarea"),{value:p});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),i.focus(),t}var Wr=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job button{flex:none;background:var(--card)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var Zo=2e3,es=15e3,Kr=50,Ae,k,Jr,Yr,Qr,Xr,Zr,en,tn,rn,nn,on,Vt,Bt,sn,an,Gt,qe,fe=class extends T{constructor(){super(...arguments);f(this,k);this.overview=null;this.library=null;f(this,Ae)}connectedCallback(){super.connectedCallback(),s(this,k,qe).call(this),s(this,k,Jr).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,Ae))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,k,Zr).call(this,r))} ${s(this,k,Xr).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,k,en).call(this,r))}
      <button data-command="scan_library" @click=${s(this,k,an)}>
        ${g("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,k,tn).call(this,r))}
    </section>
    ${this.library?s(this,k,Yr).call(this,this.library):d}`}get own(){return b.current}};Ae=new WeakMap,k=new WeakSet,Jr=async function(){await ht.load(this.texts),this.requestUpdate()},Yr=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:l,present:c,songs:h})=>a`<div class="source ${c?"":"bad"}">
          ${g(c?"check":"warning")}
          <span dir="ltr">
            ${l}<small>${c?o.songs({count:h}):o.away({count:h})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:l,reason:c})=>a`<p class="job">
                  <bdi dir="ltr">${l}</bdi><small>${ht.text(this.texts,c)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,k,Qr)}>
                      ${U.current.search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},Qr=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:Kr});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Xr=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?Ye({address:n,texts:e,notify:(o,l)=>this.notify(o,l)}):d}`},Zr=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,l=K(o.outputNames,t)??t;return a`<div class="line">
      <span>${l}${n?d:a`<small>${o.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${o.output({name:l})}
        title=${o.output({name:l})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},en=function(e){let{name:t,works:r,reason:n,version:o,renewable:l,set_up:c,setting:h}=e,{music:y}=this.own,v=c===!1,B=r||n===null?y.works:ht.text(this.texts,n),pt=v?y.notSetUp:B,G=r?"check":"warning",Te=K(U.current.sources,t)||K(y.names,t)||t;return a`<div class="source ${r?"":"bad"} ${v?"off":""}" data-source=${t}>
      ${g(v?D.none:G)}
      <span>
        ${Te}
        <small>${[pt,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${h&&(v||!r)?a`<span class="buttons">
              <button
                data-show=${h}
                aria-label=${this.texts.actionOn({action:v?y.setUp:y.settings,title:Te})}
                @click=${()=>s(this,k,sn).call(this,h)}
              >
                ${v?y.setUp:y.settings}
              </button>
            </span>`:d}
      ${l?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,k,Gt).call(this,{})}>
                ${y.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,k,Gt).call(this,{back:!0})}>
                ${y.goBack}
              </button>
            </span>`:d}
    </div>`},tn=function(e){let{music:t}=this.own,{id:r,state:n,progress:o,reason:l,started_at:c}=e,h=s(this,k,nn).call(this,e),y=o===null?"":`${Math.round(100*o)} %`,v=[t.jobStates[n],n==="running"?y:"",F(new Date(c))];return a`<div class="job ${n}" data-job=${r}>
      <div class="line">
        <span><bdi>${h}</bdi><small>${v.filter(Boolean).join(" · ")}</small></span>
        ${s(this,k,rn).call(this,e,h)}
      </div>
      ${l?a`<small class="reason">${Tr(this.texts,l)}</small>`:d}
      ${n==="running"?a`<i
              role="progressbar"
              aria-label=${h}
              aria-valuenow=${o===null?d:Math.round(100*o)}
              style=${se({"--at":`${100*(o??0)}%`})}
            ></i>`:d}
    </div>`},rn=function(e,t){let{music:r}=this.own,n=e.state==="running";if(e.state==="done")return d;let o=n?r.cancelJob:r.retryJob;return a`<button
      data-command=${n?"cancel_job":"retry_job"}
      aria-label=${this.texts.actionOn({action:o,title:t})}
      @click=${()=>n?s(this,k,on).call(this,e,t):s(this,k,Vt).call(this,e)}
    >
      ${o}
    </button>`},nn=function({kind:e,title:t}){let{music:r}=this.own;return t?r.downloadOf({title:t}):K(r.jobs,e)??e},on=async function(e,t){await this.runCommand("cancel_job",{job:e.id})&&this.notifyWithUndo(this.own.music.cancelled({job:t}),()=>s(this,k,Vt).call(this,e)),await s(this,k,Bt).call(this,e)},Vt=async function(e){await this.runCommand("retry_job",{job:e.id}),await s(this,k,Bt).call(this,e)},Bt=async function({id:e}){await s(this,k,qe).call(this),await this.updateComplete;let t=this.renderRoot.querySelector(`[data-job="${e}"] button`),r=this.renderRoot.querySelector("[data-command=scan_library]");(t??r)?.focus()},sn=function(e){this.dispatchEvent(new CustomEvent("rb-show-setting",{detail:e,bubbles:!0,composed:!0}))},an=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,k,qe).call(this))},Gt=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,k,qe).call(this))},qe=async function(){if(clearTimeout(m(this,Ae)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:Kr})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");W(this,Ae,setTimeout(()=>{s(this,k,qe).call(this)},e?Zo:es))},fe.styles=[_,le,wt,z,Wr],u([w()],fe.prototype,"overview",2),u([w()],fe.prototype,"library",2),fe=u([S("rb-music")],fe);var ln=["full_control","full_voting","upvotes_only","no_control"],dn=["fair","votes","fifo"];var cn=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var ts=[1,2,3,4,6,8,12],C,pn,un,mn,Wt,yn,hn,gn,fn,bn,Kt,xn,vn,be=class extends T{constructor(){super(...arguments);f(this,C);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,C,bn).call(this):s(this,C,fn).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${ln.map(n=>s(this,C,Kt).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${dn.map(n=>s(this,C,Kt).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,C,mn).call(this)} ${s(this,C,pn).call(this)}`}get host(){return b.current}};C=new WeakSet,pn=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${s(this,C,un)}>
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
    </section>`},un=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},mn=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:l}=this.replica,c=n.join_url??L(".").href,h=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,C,Wt).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${Ye({address:c,texts:r,notify:(y,v)=>this.notify(y,v)})}
      <a href=${L("poster").href} target="_blank">${e.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${E(h)}
          ?disabled=${!t.mayHost}
          @change=${s(this,C,gn)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${h&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:F(new Date(o.join_code_expires_at))})}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?s(this,C,yn).call(this):d}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${Ye({address:n.screen_url,texts:r,notify:(y,v)=>this.notify(y,v)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${g("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:d}
      ${l.wifi_ssid?a`<img src=${s(this,C,Wt).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${l.wifi_ssid}</bdi></p>`:d}
    </section>`},Wt=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return L(n?`${e}?of=${encodeURIComponent(n)}`:e).href},yn=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:F(new Date(t.expires_at))})}</p>`:d}
      <button data-command="make_mod_code" @click=${s(this,C,hn)}>
        ${g(D.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},hn=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},gn=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},fn=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,C,xn)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${ts.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},bn=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,C,vn)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Kt=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${E(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${je.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},xn=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},vn=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},be.styles=[_,wt,cn],u([w()],be.prototype,"isClosing",2),u([w()],be.prototype,"modCode",2),be=u([S("rb-party")],be);var wn=$(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var rs={error:g("warning"),warning:g("warning"),info:g(D.info)},ce,$n,kn,Sn,Qe=class extends T{constructor(){super(...arguments);f(this,ce)}connectedCallback(){super.connectedCallback(),s(this,ce,$n).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let r=b.current.problems,n=e.filter(({severity:l})=>l!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(l=>s(this,ce,Sn).call(this,l))}
      </ul>
      </details>
    </section>`}};ce=new WeakSet,$n=async function(){await Nt.load(this.texts),this.requestUpdate()},kn=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${b.current.problems.joinByCode}
    </button>`},Sn=function(e){let t=F(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${rs[e.severity]}
      <p>
        ${Nt.text(this.texts,e)}
        <small>${b.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,ce,kn).call(this):d}
    </li>`},Qe.styles=[_,z,wn],Qe=u([S("rb-problems")],Qe);var _n=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var $t,Tn,pe=class extends Re{constructor(){super(...arguments);f(this,$t);this.draw=null}connectedCallback(){super.connectedCallback(),s(this,$t,Tn).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=o=>Q(e,o);return this.draw?this.draw({html:a,svg:wr,nothing:d},{language:r,host:b.current,nameOf:n},t):d}};$t=new WeakSet,Tn=async function(){this.draw=(await import("./charts-EIHDGC4K.js")).renderCharts},pe.styles=[_,_n],u([N({attribute:!1})],pe.prototype,"texts",2),u([N({attribute:!1})],pe.prototype,"stats",2),u([w()],pe.prototype,"draw",2),pe=u([S("rb-charts")],pe);var Rn=$(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var ns=10,os=500;function Jt(p,i={}){let e=(t,r)=>{let n=L(`api/v1/export.${t}`);for(let[o,l]of Object.entries(i))n.searchParams.set(o,l);return a`<a href=${n.href} download>${g("outside")} ${r}</a>`};return a`${e("m3u8",p.m3u)} ${e("csv",p.csv)}`}var J,Cn,jn,Hn,Pn,Ln,Xe,ue=class extends T{constructor(){super(...arguments);f(this,J);this.evenings=[];this.hasMore=!1;this.details=new Map;f(this,Xe,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:ns});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),m(this,Xe).call(this)}render(){let{history:e}=b.current;return this.evenings.length===0?d:a`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>s(this,J,Cn).call(this,t))}
      ${this.hasMore?a`<button class="quiet" data-older @click=${m(this,Xe)}>${e.older}</button>`:d}
    </section>`}};J=new WeakSet,Cn=function(e){let{recap:t}=U.current,{songs:r,guests:n,votes:o}=e;return a`<details @toggle=${l=>s(this,J,Ln).call(this,l,e)}>
      <summary>
        <span>
          ${s(this,J,jn).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:o})}
          </small>
        </span>
      </summary>
      ${s(this,J,Hn).call(this,e,this.details.get(e.id))}
    </details>`},jn=function({since:e,until:t}){let{history:r}=b.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),o=F(new Date(e));return t?r.period({date:n,from:o,to:F(new Date(t))}):r.periodSoFar({date:n,from:o})},Hn=function(e,t){if(!t)return d;let{history:r}=b.current,{stats:n,plays:o}=t;return a`<div class="details">
      <p class="muted">${r.minutes({count:Ce(e.played_s)})}</p>
      ${s(this,J,Pn).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${o.map(({song:l,started_at:c})=>a`<li>
            <time>${F(new Date(c))}</time>
            <span><bdi>${l.title}</bdi> <small><bdi>${l.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${Jt(r,En(e))}</p>
    </div>`},Pn=function({top:e}){if(e.length===0)return d;let{history:t}=b.current;return a`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:o})=>a`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-o}</b>
          </li>`)}
      </ol>`},Ln=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=En(t),n=await this.runCommand("stats",r),o=await this.runCommand("history",{...r,limit:os});if(!n||!o)return;let l={stats:n,plays:[...o.plays].reverse()};this.details=new Map([...this.details,[t.id,l]])},Xe=new WeakMap,ue.styles=[_,z,Rn],u([w()],ue.prototype,"evenings",2),u([w()],ue.prototype,"hasMore",2),u([w()],ue.prototype,"details",2),ue=u([S("rb-evenings")],ue);function En({since:p,until:i}){return i===null?{since:p}:{since:p,until:i}}var On=$(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ss=20,as=5,A,qn,Yt,An,Mn,Nn,Un,Qt,me=class extends T{constructor(){super(...arguments);f(this,A);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,A,Qt).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,A,Qt).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,A,qn).call(this,t,r):d}
      ${r?s(this,A,Yt).call(this,e.liked,r.best_liked,({up:o,down:l})=>o-l):d}
      ${r?s(this,A,Yt).call(this,e.played,r.most_played,({times:o})=>o):d}
      ${n?s(this,A,An).call(this,n):d}
      ${Jt(e)}
      <button data-command="export" @click=${s(this,A,Nn)}>${e.text}</button>
      <form @submit=${s(this,A,Un)}>
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
    ></rb-evenings>`}get own(){return b.current}};A=new WeakSet,qn=function({songs:e,guests:t,votes:r},n){let{played_s:o,most_active:l}=n,{history:c}=this.own,{recap:h}=U.current,[y]=l;return a`<p>
        ${h.songs({count:e})}, ${c.minutes({count:Ce(o)})}, ${h.guests({count:t})},
        ${h.votes({count:r})}
      </p>
      ${y?a`<p class="muted">
              ${c.mostActive({name:Q(this.texts,y.guest.name),count:y.requests})}
            </p>`:d}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},Yt=function(e,t,r){return t.length===0?d:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,as).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},An=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${F(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${Q(this.texts,r.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,A,Mn).call(this,r)}
            >
              ${g("restart")}
            </button>
          </li>`)}
      </ol>`},Mn=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},Nn=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Un=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Qt=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:ss})??null},me.styles=[_,On],u([w()],me.prototype,"recap",2),u([w()],me.prototype,"stats",2),u([w()],me.prototype,"history",2),me=u([S("rb-history")],me);var In=$(":host{display:block;min-width:0}.join{justify-content:flex-start;gap:14px;width:100%;padding:10px;border:1px solid var(--line);border-radius:22px;text-align:start;background:var(--card)}.join img{width:104px;height:104px;border-radius:12px;background:#fff}.words{display:grid;gap:2px;min-width:0}.link{overflow:hidden;color:var(--violet);font-size:.9rem;text-overflow:ellipsis}.code{font-weight:800;letter-spacing:.08em}.large{display:grid;justify-items:center;gap:14px;padding:24px;text-align:center}.large img{width:min(70vw,60vh,420px);border-radius:18px;background:#fff}@media(max-width:899px){.join{width:auto;padding:4px;border-radius:12px}.join img{width:52px;height:52px;border-radius:8px}.join .words{display:none}}");var Me=class extends T{constructor(){super(...arguments);this.isOpen=!1}render(){let{me:e}=this.replica,{qr:t,queue:r}=b.current,n=e.join_url??L(".").href,o=L(`join.svg?of=${encodeURIComponent(n)}`).href,l=a`<span class="words">
      <strong>${r.scan}</strong>
      <span class="link" dir="ltr">${n.replace(/^https?:\/\/|\/(p\/.*)?$/g,"")}</span>
      ${e.join_code?a`<span class="code" dir="ltr">${e.join_code}</span>`:d}
    </span>`;return a`<button
        class="join"
        title=${r.scan}
        aria-haspopup="dialog"
        @click=${()=>{this.isOpen=!0}}
      >
        <img src=${o} alt=${t} />
        ${l}
      </button>
      <rb-sheet
        ?open=${this.isOpen}
        label=${r.scan}
        @rb-close=${()=>{this.isOpen=!1}}
      >
        ${this.isOpen?a`<div class="large"><img src=${o} alt=${t} />${l}</div>`:d}
      </rb-sheet>`}};Me.styles=[_,In],u([w()],Me.prototype,"isOpen",2),Me=u([S("rb-join-code")],Me);var Fn=$(".menu{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:4px;overflow-y:auto;padding:18px 14px calc(18px + env(safe-area-inset-bottom))}.song{padding:0 14px 10px;font-weight:700}.song small{display:block;color:var(--muted);font-weight:400}.menu button{justify-content:flex-start;gap:14px;min-height:50px;border-radius:16px;text-align:start;background:none}@media(hover:hover){.menu button:hover{background:var(--raised)}}");var kt=class{#o;#t;#e=null;constructor(i,e){this.#o=i,this.#t=e}start(i){let e=i.target.closest(".handle"),t=e?.closest("li"),r=t?.parentElement;if(!e||!t||!r||i.button!==0||this.#e)return;r.classList.add("dragging");let n=[...this.#o.rows],o=n.map(c=>c.getBoundingClientRect()),l=n.indexOf(t);this.#e={handle:e,pointer:i.pointerId,list:r,rows:n,tops:o.map(({top:c})=>c+scrollY),heights:o.map(({height:c})=>c),from:l,to:l,startPx:i.clientY+scrollY,pointerPx:i.clientY,isMoving:!1,frame:0,frameMs:0},e.setPointerCapture(i.pointerId),e.addEventListener("pointermove",this.#s),e.addEventListener("pointerup",this.#i),e.addEventListener("pointercancel",this.#a),addEventListener("keydown",this.#l,!0)}#s=i=>{let e=this.#e;if(!(!e||i.pointerId!==e.pointer)){if(e.pointerPx=i.clientY,!e.isMoving){if(Math.abs(i.clientY+scrollY-e.startPx)<4)return;e.isMoving=!0,e.rows[e.from]?.classList.add("dragged"),e.frameMs=performance.now(),e.frame=requestAnimationFrame(this.#r)}this.#n(e)}};#n(i){let{rows:e,tops:t,heights:r,from:n}=i,o=e[n],[l,c]=[t[0]??0,t.at(-1)??0],[h,y]=[t[n]??0,r[n]??0],v=h+i.pointerPx+scrollY-i.startPx,B=Math.min(Math.max(v,l),c);o&&(o.style.transform=`translateY(${B-h}px)`),i.to=n;for(let[G,Te]of t.entries()){let ut=Te+(r[G]??0)/2;G>n&&B+y>ut&&(i.to=G),G<n&&B<ut&&i.to===n&&(i.to=G)}let pt=y+is(i);for(let[G,Te]of e.entries()){if(G===n)continue;let ut=G>n&&G<=i.to,zo=G<n&&G>=i.to,vr=ut?-pt:zo?pt:0;Te.style.transform=vr?`translateY(${vr}px)`:""}}#r=i=>{let e=this.#e;if(!e)return;let t=Math.max(0,i-e.frameMs);e.frameMs=i;let r=Math.max(0,110-e.pointerPx),n=Math.max(0,e.pointerPx-(innerHeight-110)),o=Math.min(1,(n-r)/110);o!==0&&(scrollBy({top:o*.9*t,behavior:"instant"}),this.#n(e)),e.frame=requestAnimationFrame(this.#r)};#i=()=>{let i=this.#d(),e=i?.rows[i.from]?.dataset.id;if(!i||e===void 0)return;if(i.to===i.from){Xt(i);return}let t=i.rows[i.to]?.dataset.id??"",{order:r}=this.#o,n=i.to>i.from,o=r.filter(h=>h!==e),l=o.indexOf(t)+(n?1:0),c=[...o.slice(0,l),e,...o.slice(l)];this.#t(c,e),Xt(i)};#a=()=>{let i=this.#d();i&&Xt(i)};#l=i=>{i.key==="Escape"&&(i.preventDefault(),i.stopPropagation(),this.#a())};#d(){let i=this.#e;return this.#e=null,i?(cancelAnimationFrame(i.frame),i.handle.removeEventListener("pointermove",this.#s),i.handle.removeEventListener("pointerup",this.#i),i.handle.removeEventListener("pointercancel",this.#a),removeEventListener("keydown",this.#l,!0),i):null}};function is({tops:p,heights:i}){let[e,t]=p;return e===void 0||t===void 0?0:t-e-(i[0]??0)}function Xt({list:p,rows:i}){p.classList.remove("dragging");for(let e of i)e.classList.remove("dragged"),e.style.transform=""}var Zt=$(".lead{flex:none;align-self:stretch;min-width:44px;padding:0;border-radius:var(--round);color:var(--muted);background:none}.handle{cursor:grab;touch-action:none}.pick{display:grid;place-items:center;cursor:pointer}.pick input{width:22px;height:22px;accent-color:var(--violet-fill)}li .lead+.open{padding-inline-start:0}.more-actions{flex:none}.tools .count{flex:1 0 100%;padding-inline-start:4px;color:var(--muted)}ol.dragging li{content-visibility:visible;transition:transform .18s cubic-bezier(.2,.8,.2,1)}ol.dragging{-webkit-user-select:none;user-select:none}ol.dragging li.dragged{z-index:2;cursor:grabbing;box-shadow:var(--shadow);background:var(--raised);transition:none}@media(max-width:599px){.title{-webkit-line-clamp:2}li .votes{display:none}}@media(prefers-reduced-motion:reduce){ol.dragging li{transition:none}}@container (width < 16em){li .lead{order:1;align-self:center;min-height:44px}li .more-actions{order:2}li .lead+.open{padding-inline-start:10px}}");var Dn=15,V,ye,ve,et,x,zn,Vn,te,er,Bn,Gn,Wn,Kn,Jn,re,_t,Tt,St,Yn,Ze,tr,Ne,rr,nr,xe=class extends T{constructor(){super(...arguments);f(this,x);this.opened=null;f(this,V,null);f(this,ye,null);f(this,ve,!1);f(this,et,Promise.resolve());f(this,re,async()=>{let e=await this.runCommand("undo",{});e&&this.notify(Rr(e.entries.length))});f(this,_t,async()=>{await this.runCommand("shuffle_queue",{})&&this.notify(this.own.shuffled)});f(this,Tt,async()=>{if(!m(this,ve)){s(this,x,St).call(this,!0),this.announce(this.texts.sure);return}s(this,x,St).call(this,!1),await this.runCommand("clear_queue",{})&&this.notifyWithUndo(this.own.cleared,m(this,re))})}manage(e){if(m(this,V)===e)return;W(this,V,e),e.manager=this;let t=e.shadowRoot;if(!t||!Zt.styleSheet)return;t.adoptedStyleSheets=[...t.adoptedStyleSheets,Zt.styleSheet];let r=new kt(e,(n,o)=>{s(this,x,tr).call(this,n,o,"dragged")});t.addEventListener("pointerdown",n=>r.start(n)),t.addEventListener("keydown",n=>s(this,x,Yn).call(this,n))}updated(e){e.has("opened")&&this.opened&&this.menu?.querySelector("button")?.focus()}render(){let{opened:e}=this;return a`<rb-sheet
      ?open=${e!==null}
      label=${e?.song.title??""}
      @rb-close=${s(this,x,er)}
    >
      ${e?s(this,x,Vn).call(this,e):d}
    </rb-sheet>`}isSelected(e){return m(this,ye)?.has(e)??null}lead({id:e,song:t}){let{title:r}=t,n=this.isSelected(e);if(n!==null)return a`<label class="lead pick">
        <input
          type="checkbox"
          aria-label=${this.own.selectOne({title:r})}
          .checked=${n}
          @change=${()=>s(this,x,rr).call(this,e)}
        />
      </label>`;let o=this.own.moveHint({title:r});return a`<button
      class="lead handle"
      aria-label=${o}
      title=${o}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
    >
      ${g(D.grip)}
    </button>`}actions(e){let t=this.own.actions({title:e.song.title});return a`<button
      class="round quiet more-actions"
      aria-haspopup="dialog"
      aria-label=${t}
      title=${t}
      @click=${()=>{this.opened=e}}
    >
      ${g(D.dots)}
    </button>`}tap({id:e}){return m(this,ye)?(s(this,x,rr).call(this,e),!0):!1}tools(e){let t=m(this,ye);if(!t)return s(this,x,zn).call(this,e);let r=t.size;return a`<div class="tools" role="group" aria-label=${this.own.selected({count:r})}>
      <span class="count" role="status">${this.own.selected({count:r})}</span>
      <button
        data-command="prioritize_entries"
        ?disabled=${r===0}
        @click=${()=>s(this,x,nr).call(this,"prioritize_entries")}
      >
        ${g("first")} ${U.current.queue.prioritize}
      </button>
      <button
        class="danger"
        data-command="remove_entries"
        ?disabled=${r===0}
        @click=${()=>s(this,x,nr).call(this,"remove_entries")}
      >
        ${g("remove")} ${this.own.removeSelected}
      </button>
      <button data-act="done" @click=${()=>s(this,x,Ne).call(this,null)}>${this.own.done}</button>
    </div>`}get own(){return b.current.queue}};V=new WeakMap,ye=new WeakMap,ve=new WeakMap,et=new WeakMap,x=new WeakSet,zn=function(e){let{own:t,texts:r}=this;return a`<div class="tools" role="group" aria-label=${t.tools}>
      <button data-command="undo" @click=${m(this,re)}>${g("back")} ${r.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${e<2} @click=${m(this,_t)}>
        ${t.shuffle}
      </button>
      <button
        class=${m(this,ve)?"sure":"danger"}
        data-command="clear_queue"
        ?disabled=${e===0}
        @click=${m(this,Tt)}
        @blur=${()=>s(this,x,St).call(this,!1)}
      >
        ${g("remove")} ${m(this,ve)?r.sure:t.clear}
      </button>
      <button data-act="select" ?disabled=${e===0} @click=${()=>s(this,x,Ne).call(this,[])}>
        ${g("check")} ${this.own.select}
      </button>
    </div>`},Vn=function(e){let{own:t,texts:r}=this,{prioritize:n,remove:o}=U.current.queue,l=m(this,V)?.order??[],c=l.indexOf(e.id),h=l.length-1,y=e.requested_by,v=y!==null&&y.id!==this.replica.me.id&&e.origin==="guest";return a`<div class="menu" @keydown=${s(this,x,Bn)}>
      <p class="song" dir="auto">${e.song.title}<small dir="auto">${e.song.artist}</small></p>
      ${s(this,x,te).call(this,"first",n,"prioritize",()=>s(this,x,Gn).call(this,e))}
      ${c>0?s(this,x,te).call(this,"up",t.moveUp,"up",()=>s(this,x,Ze).call(this,e.id,c-1)):d}
      ${c>=0&&c<h?[s(this,x,te).call(this,"down",t.moveDown,"down",()=>s(this,x,Ze).call(this,e.id,c+1)),s(this,x,te).call(this,D.last,t.moveToEnd,"end",()=>s(this,x,Ze).call(this,e.id,h))]:d}
      ${s(this,x,te).call(this,"check",t.select,"select",()=>s(this,x,Ne).call(this,[e.id]))}
      ${s(this,x,te).call(this,"search",t.findAgain,"find",()=>s(this,x,Jn).call(this,e))}
      ${v?s(this,x,te).call(this,D.silent,t.muteMinutes({name:Q(r,y.name),minutes:Dn}),"mute",()=>s(this,x,Kn).call(this,y.id,Q(r,y.name))):d}
      ${s(this,x,te).call(this,"remove",o,"remove",()=>s(this,x,Wn).call(this,e))}
    </div>`},te=function(e,t,r,n){return a`<button
      class=${r==="remove"?"danger":""}
      data-act=${r}
      @click=${async()=>{s(this,x,er).call(this),await this.updateComplete,n()}}
    >
      ${g(e)} ${t}
    </button>`},er=function(){this.opened=null},Bn=function(e){let t=[...this.menu?.querySelectorAll("button")??[]],r=t.indexOf(e.target),n={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:-1}[e.key];n===void 0||e.altKey||(e.preventDefault(),t.at(n%t.length)?.focus())},Gn=async function({id:e,song:t}){await this.runCommand("prioritize",{entry:e})&&this.notifyWithUndo(U.current.queue.prioritized({title:t.title}),m(this,re))},Wn=async function(e){await this.runCommand("remove",{entry:e.id})&&this.notifyRemoved(U.current.queue.removed({title:e.song.title}),e)},Kn=async function(e,t){let{guest:r}=U.current;await this.runCommand("mute_guest",{guest:e,minutes:Dn})&&this.notifyWithUndo(r.muted({name:t}),m(this,re))},Jn=function({song:e}){let t=[e.artist,e.title].filter(Boolean).join(" ");this.dispatchEvent(new CustomEvent("rb-find",{detail:t}))},re=new WeakMap,_t=new WeakMap,Tt=new WeakMap,St=function(e){W(this,ve,e),m(this,V)?.requestUpdate()},Yn=function(e){let r=e.target.closest("li[data-id]")?.dataset.id;if(!e.altKey||!m(this,V)||r===void 0)return;let n=m(this,V).order.indexOf(r),o=m(this,V).order.length-1,l={ArrowUp:n-1,ArrowDown:n+1,Home:0,End:o}[e.key];l!==void 0&&(e.preventDefault(),n>=0&&l>=0&&l<=o&&l!==n&&s(this,x,Ze).call(this,r,l,"key"))},Ze=function(e,t,r="menu"){let n=(m(this,V)?.order??[]).filter(o=>o!==e);return s(this,x,tr).call(this,[...n.slice(0,t),e,...n.slice(t)],e,r)},tr=async function(e,t,r){let n=m(this,V);if(!n)return;let o=n.shadowRoot?.activeElement,l=e.indexOf(t),c=this.replica.entries.get(t)?.song.title??"",h=this.own.movedTo({title:c,position:l+1,count:e.length});await n.showOrder(e),r==="key"&&o instanceof HTMLElement&&(o.focus({preventScroll:!0}),o.closest("li")?.scrollIntoView({block:"nearest"}));let y=e[l+1],v=()=>this.runCommand("move",y?{entry:t,before:y}:{entry:t}),B=m(this,et).then(v);W(this,et,B),await B&&(r==="key"?this.announce(h):this.notifyWithUndo(h,m(this,re)))},Ne=function(e){W(this,ye,e&&new Set(e)),m(this,V)?.requestUpdate()},rr=function(e){let t=new Set(m(this,ye));t.delete(e)||t.add(e),s(this,x,Ne).call(this,[...t])},nr=async function(e){let t=(m(this,V)?.order??[]).filter(n=>this.isSelected(n));if(!await this.runCommand(e,{entries:t}))return;s(this,x,Ne).call(this,null);let r=e==="prioritize_entries"?this.own.prioritized:this.own.removed;this.notifyWithUndo(r({count:t.length}),m(this,re))},xe.styles=[_,Fn],u([w()],xe.prototype,"opened",2),u([mt(".menu")],xe.prototype,"menu",2),xe=u([S("rb-host-queue")],xe);var we={seconds:1,minutes:60,hours:3600,days:86400},Rt=class{#o;#t;#e;constructor(i,e,t){this.#o=i,this.#t=e,this.#e=t}words({name:i}){return this.#t.settings[i]??{name:i,explanation:"",search:""}}preset(i){return this.#t.presets[i]??{name:i,explanation:""}}group({group:i}){return this.#t.groups[i]??i}value(i,e){let t=this.words(i).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:i.kind==="quiet_hours"?this.#s(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,i.unit):String(e)||this.#e.empty}range(i){let{low:e,high:t,unit:r}=i;return e===null||t===null?"":String(e)in(this.words(i).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(ar(i,e)),high:this.#n(t,r)})}unit({unit:i},e){return i===null?"":this.#t.units[i](Number(e))}#s(i){return i.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(i,e){return e==="s"?this.duration(i):e==="percent"?this.#e.percent({count:this.#r(100*i)}):`${this.#r(i)} ${e===null?"":this.#t.units[e](i)}`.trim()}duration(i){let e=this.#e;return i<120?e.seconds({count:this.#r(i)}):i<7200?e.minutes({count:this.#r(i/60)}):i<172800?e.hours({count:this.#r(i/3600)}):this.#n(i/86400,"days")}#r(i){return i.toLocaleString(this.#o,{maximumFractionDigits:1})}};function or({kind:p},{options:i}){let[e]=p==="number"||p==="whole_number"?Object.keys(i??{}):[];return e===void 0?void 0:Number(e)}function sr({high:p}){return Object.keys(we).filter(e=>p===null||we[e]<=p)}function Xn(p,i){return[...sr(p)].reverse().find(t=>i>=we[t]&&2*i%we[t]===0)??"seconds"}function ar({unit:p},i){return p==="percent"?Math.round(1e6*i)/1e4:i}function Zn({unit:p},i){return p==="percent"?i/100:i}function Et(p,i){return!p.secret&&!to(i[p.name],p.default)}function eo(p,i,e){return i.filter(({name:t})=>t in p.values&&!to(e[t],p.values[t])).map(t=>({row:t,before:e[t.name],after:p.values[t.name]}))}function to(p,i){return JSON.stringify(p)===JSON.stringify(i)}function ro(p,i,e){let{name:t,explanation:r,search:n,options:o={}}=e,l=Qn([i.name,t,r,n,...Object.values(o)].join(" "));return Qn(p).split(/\s+/).every(c=>l.includes(c))}function Qn(p){return p.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var H,Ue,no,oo,tt,ir,Ct,Y=class extends Re{constructor(){super(...arguments);f(this,H);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=or(e,r),o=this.value===n&&!this.isAwaited;return a`${o?d:[s(this,H,no).call(this),s(this,H,oo).call(this)]}
      ${n===void 0?d:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${E(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,H,Ct).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};H=new WeakSet,Ue=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??Xn(this.row,e)},no=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:l}=e,c=or(e,this.format.words(e)),h=c!==void 0&&c===e.low?Math.min(0,c):e.low,y=r||!Number.isFinite(t)?"":String(s(this,H,tt).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${h===null?d:s(this,H,tt).call(this,h)}
      max=${l===null?d:s(this,H,tt).call(this,l)}
      step=${o==="number"||m(this,H,Ue)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${E(y)}
      @change=${v=>{let{value:B}=v.target;this.chosen=m(this,H,Ue),this.isAwaited=!1,s(this,H,Ct).call(this,B===""?e.default:s(this,H,ir).call(this,Number(B)))}}
    />`},oo=function(){let{own:e,row:t,value:r}=this,n=m(this,H,Ue),o=sr(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${l=>{let c=s(this,H,tt).call(this,r);this.chosen=l.target.value,this.isAwaited||s(this,H,Ct).call(this,Math.min(s(this,H,ir).call(this,c),t.high??1/0))}}
    >
      ${o.map(l=>a`<option value=${l} .selected=${E(l===n)}>${e.unit[l]}</option>`)}
    </select>`},tt=function(e){let t=m(this,H,Ue);return t===null?ar(this.row,e):Math.round(100*e/we[t])/100},ir=function(e){let t=m(this,H,Ue);if(t===null)return Zn(this.row,e);let r=e*we[t];return this.row.kind==="whole_number"?Math.round(r):r},Ct=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([N({attribute:!1})],Y.prototype,"own",2),u([N({attribute:!1})],Y.prototype,"format",2),u([N({attribute:!1})],Y.prototype,"row",2),u([N({attribute:!1})],Y.prototype,"value",2),u([N({type:Boolean})],Y.prototype,"off",2),u([w()],Y.prototype,"chosen",2),u([w()],Y.prototype,"isAwaited",2),Y=u([S("rb-number-field")],Y);var so=$("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}.applied{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var ao="raveberry-preset",M,io,lr,dr,jt,lo,co,ne=class extends T{constructor(){super(...arguments);f(this,M);this.shown=null;this.applied=ls()}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
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
            ${s(this,M,jt).call(this,n).length===0?g("check"):d}
          </button>`)}
      </div>
      ${s(this,M,io).call(this)}
      <div id="changes" role="status">${r?s(this,M,lo).call(this,r):d}</div>
    </section>`}get own(){return b.current.settings}};M=new WeakSet,io=function(){let{applied:e,format:t,own:r}=this,n=this.table.presets?.find(({name:o})=>o===e?.preset);return!e||!n||s(this,M,jt).call(this,n).length>0?d:a`<p class="applied">
      ${r.applied({preset:t.preset(n.name).name})}
      <button
        class="quiet"
        data-undo-preset
        ?disabled=${!this.permissions.mayHost}
        @click=${()=>s(this,M,lr).call(this,e)}
      >
        ${g("back")} ${this.texts.undo}
      </button>
    </p>`},lr=async function({preset:e,before:t}){await this.runCommand("set_settings",{values:t})&&(s(this,M,dr).call(this,null),this.notify(this.own.undone),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},dr=function(e){this.applied=e;try{localStorage.setItem(ao,JSON.stringify(e))}catch{}},jt=function(e){return eo(e,this.table.settings,this.replica.settings)},lo=function(e){let{format:t,own:r}=this,n=s(this,M,jt).call(this,e),{name:o,explanation:l}=t.preset(e.name);return a`<p>${l}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${ee(n,({row:c})=>c.name,({row:c,before:h,after:y})=>a`<div>
            <dt>${t.words(c).name}</dt>
            <dd class="muted">${r.was({value:t.value(c,h)})}</dd>
            <dd>${r.becomes({value:t.value(c,y)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?d:a`<button
                class="main"
                data-command="set_settings"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,M,co).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},co=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});if(!n)return;this.shown=null;let o={preset:e,before:n.before};s(this,M,dr).call(this,o),this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),()=>s(this,M,lr).call(this,o)),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus()},ne.styles=[_,so],u([N({attribute:!1})],ne.prototype,"format",2),u([N({attribute:!1})],ne.prototype,"table",2),u([w()],ne.prototype,"shown",2),u([w()],ne.prototype,"applied",2),ne=u([S("rb-presets")],ne);function ls(){try{return JSON.parse(localStorage.getItem(ao)??"null")}catch{return null}}var po=$("dialog{width:min(100% - 24px,560px);max-height:calc(100dvh - 24px);padding:22px;overflow:auto;border:1px solid var(--line);border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow)}dialog[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}dialog::backdrop{background:#0a0410b3}h2{font-size:1.4rem}h2:focus-visible{outline:none}h3{font-size:1rem}form,fieldset{display:grid;gap:6px;margin:0;padding:0;border:0}fieldset[hidden]{display:none}legend,form label{padding:0;font-weight:700}input[type=text]{width:100%;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font-size:1.2rem;background:var(--raised)}fieldset label{display:flex;align-items:center;gap:10px;min-height:var(--touch)}fieldset input{width:22px;height:22px;accent-color:var(--berry)}small{display:block;color:var(--muted)}img{justify-self:center;width:min(100%,300px);border-radius:18px;background:#fff}.address{font-weight:700;text-align:center;overflow-wrap:anywhere}.check{display:flex;align-items:center;gap:8px}.good{color:var(--leaf)}.bad{color:var(--amber)}.notice:empty{display:none}.buttons{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}");var cr=3,ds=3e3,cs=40,Ht="rb-start",$e,Ie,O,pr,uo,mo,yo,ho,rt,ur,go,mr,nt,Pt,X=class extends T{constructor(){super(...arguments);f(this,O);this.step=1;this.notice="";this.library=null;this.access=null;f(this,$e);f(this,Ie,()=>{this.step=1,this.notice="",this.dialog.open||this.dialog.showModal(),s(this,O,pr).call(this)});f(this,rt,async()=>{let e=this.renderRoot.querySelector("#name"),t=e?.value.trim()??"";e&&t!==this.replica.settings.party_name&&!await this.runCommand("set_setting",{name:"party_name",value:t})||s(this,O,ur).call(this,this.step+1)});f(this,nt,async()=>{(!this.replica.me.setup_pending||await this.runCommand("finish_setup",{}))&&this.dialog.close()});f(this,Pt,e=>{e.stopPropagation(),this.notice=e.detail.text})}connectedCallback(){super.connectedCallback(),document.addEventListener(Ht,m(this,Ie)),this.addEventListener("rb-notice",m(this,Pt))}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(Ht,m(this,Ie)),clearInterval(m(this,$e))}firstUpdated(){this.replica.me.setup_pending&&m(this,Ie).call(this)}updated(e){e.has("step")&&this.dialog.open&&s(this,O,pr).call(this)}render(){let{own:e,step:t}=this;return a`<dialog
      aria-labelledby="step"
      @close=${()=>clearInterval(m(this,$e))}
    >
      <p class="muted">${e.step({step:t,steps:cr})}</p>
      <h2 id="step" tabindex="-1">${[e.name,e.sound,e.access][t-1]}</h2>
      ${[s(this,O,uo),s(this,O,mo),s(this,O,yo)][t-1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${t===1?a`<button class="quiet" data-skip @click=${m(this,nt)}>${e.skip}</button>`:a`<button data-back @click=${()=>s(this,O,ur).call(this,t-1)}>${e.back}</button>`}
        ${t===cr?a`<button class="main" data-finish @click=${m(this,nt)}>${e.finish}</button>`:a`<button class="main" data-next @click=${m(this,rt)}>${e.next}</button>`}
      </div>
    </dialog>`}get own(){return b.current.start}};$e=new WeakMap,Ie=new WeakMap,O=new WeakSet,pr=function(){this.renderRoot.querySelector("h2")?.focus()},uo=function(){let{own:e}=this;return a`<form
      @submit=${t=>{t.preventDefault(),m(this,rt).call(this)}}
    >
      <label for="name">${e.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${cs}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings.party_name??"")}
      />
      <p class="muted" id="name-hint">${e.nameHint}</p>
    </form>`},mo=function(){let{own:e,library:t}=this,{music:r}=b.current,{outputs:n}=this.replica.player;return a`<fieldset ?hidden=${n.length===0}>
        <legend>${r.outputs}</legend>
        ${n.map(({id:o,name:l,on:c,available:h})=>a`<label>
            <input
              type="radio"
              name="output"
              .checked=${E(c)}
              @change=${()=>this.runCommand("set_output",{output:o,on:!0,exclusive:!0})}
            />
            <span>
              ${K(r.outputNames,l)??l}
              ${h?d:a`<small>${r.unavailable}</small>`}
            </span>
          </label>`)}
      </fieldset>
      <button data-command="play_test_tone" @click=${s(this,O,ho)}>
        ${g("play")} ${e.testTone}
      </button>
      <p class="muted">${e.testToneHint}</p>
      <h3>${e.music}</h3>
      ${t===null?d:a`<p>
              ${t.songs>0?e.songs({count:t.songs}):t.scan?e.scanning:e.noSongs}
            </p>`}`},yo=function(){let{own:e,access:t}=this,r=t?.guest_url??this.replica.me.join_url??L(".").href,n=t?.reached_at!=null;return a`<img src=${L("join.svg").href} alt=${b.current.qr} />
      <p class="address" dir="ltr">${r}</p>
      <p class="check ${n?"good":""}" role="status">
        ${n?g("check"):d} ${n?e.reached:e.notReached}
      </p>
      ${t===null?d:t.obstacles.length===0?a`<p class="check good">${g("check")} ${e.answers}</p>`:t.obstacles.map(o=>a`<p class="check bad" data-obstacle=${o}>
                  ${g("warning")} ${K(e.obstacles,o)??o}
                </p>`)}
      <a href=${L("poster").href} target="_blank">${e.printPoster}</a>`},ho=async function(){this.notice="",await this.runCommand("play_test_tone",{})&&(this.notice=this.own.testTonePlays)},rt=new WeakMap,ur=function(e){this.step=e,this.notice="",clearInterval(m(this,$e)),e===2&&s(this,O,go).call(this),e===cr&&(W(this,$e,setInterval(()=>{s(this,O,mr).call(this)},ds)),s(this,O,mr).call(this))},go=async function(){this.library=await this.runCommand("library",{limit:0})??null},mr=async function(){this.access=await this.runCommand("check_access",{})??this.access},nt=new WeakMap,Pt=new WeakMap,X.styles=[_,po],u([w()],X.prototype,"step",2),u([w()],X.prototype,"notice",2),u([w()],X.prototype,"library",2),u([w()],X.prototype,"access",2),u([mt("dialog")],X.prototype,"dialog",2),X=u([S("rb-start")],X);var fo=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var ps="***",us={from:"22:00",to:"07:00",volume_max:.4},ot,R,bo,xo,vo,wo,$o,ko,So,_o,Z,Lt,oe=class extends T{constructor(){super(...arguments);f(this,R);this.table=null;f(this,ot,new Rt(Ee.current.language,je.current,b.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,R,Lt).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      <button data-start @click=${()=>document.dispatchEvent(new Event(Ht))}>
        ${g("restart")} ${this.own.start.restart}
      </button>
      ${this.hasFailed?a`<button @click=${s(this,R,Lt)}>${g("restart")} ${this.texts.tryAgain}</button>`:d}
      ${this.table?s(this,R,bo).call(this,m(this,ot),this.table):d}
    </section>`}get own(){return b.current}async show(e){this.table||await s(this,R,Lt).call(this);let t=this.table?.settings.find(r=>r.name===e);t&&(this.query=m(this,ot).words(t).name,await this.updateComplete,this.renderRoot.querySelector(`[data-setting="${e}"] .field > *`)?.focus())}};ot=new WeakMap,R=new WeakSet,bo=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),l=o!==""||this.isOnlyChanged,c=t.settings.filter(y=>(o===""||ro(o,y,e.words(y)))&&(!this.isOnlyChanged||Et(y,n.settings))),h=new Map;for(let y of c)h.set(y.group,[...h.get(y.group)??[],y]);return a`<rb-presets
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
        .value=${E(this.query)}
        @input=${y=>{this.query=y.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${E(this.isOnlyChanged)}
          @change=${y=>{this.isOnlyChanged=y.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${l?c.length===0?r.none:r.found({count:c.length}):d}</p>
      ${ee(h,([y])=>y,([,y])=>s(this,R,xo).call(this,e,y,l))}
      ${s(this,R,vo).call(this,c)}`},xo=function(e,t,r){let n=t.filter(o=>Et(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?d:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${ee(t,({name:o})=>o,o=>s(this,R,wo).call(this,e,o))}
    </details>`},vo=function(e){let{settings:t}=this.own;return a`<details class="advanced">
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
    </details>`},wo=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=Et(t,this.replica.settings),{name:l,explanation:c}=e.words(t);return a`<div
      class="row ${o?"changed":""}"
      data-setting=${t.name}
      data-kind=${t.kind}
    >
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${l}</label>
        ${o?a`<small class="mark">${r.changed}</small>`:d}
        <p class="muted" id="explanation-${t.name}">${c}</p>
      </div>
      <div class="field">
        ${s(this,R,ko).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,R,$o).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:l})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,R,Z).call(this,t,t.default)}
              >
                ${g("back")} ${r.toDefault}
              </button>`:d}
      </small>
    </div>`},$o=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},ko=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,l=(c,h)=>{let y=c.target.value;s(this,R,Z).call(this,t,h(y))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,R,Z).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${c=>l(c,String)}
        >
          ${(t.choices??[]).map(c=>a`<option value=${c} .selected=${E(c===r)}>
                ${e.value(t,c)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${E(Number(r))}
          ?off=${o}
          @rb-value=${c=>s(this,R,Z).call(this,t,c.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${E((r??[]).join(`
`))}
          @change=${c=>l(c,ms)}
        ></textarea>`;case"quiet_hours":return s(this,R,_o).call(this,t,r??[],o);case"text":return t.secret?s(this,R,So).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${E(String(r??""))}
              @change=${c=>l(c,h=>h.trim())}
            />`}},So=function(e,t,r,n){let{settings:o}=this.own,l=r===ps;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${l?o.isSet:""}
        ?disabled=${n}
        .value=${E("")}
        @change=${c=>{let h=c.target.value;h!==""&&s(this,R,Z).call(this,e,h)}}
      />
      ${l?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,R,Z).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:d}`},_o=function(e,t,r){let{settings:n}=this.own,o=(l,c)=>{s(this,R,Z).call(this,e,t.map((h,y)=>y===l?{...h,...c}:h))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:l,to:c,volume_max:h},y)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${E(l)}
            @change=${v=>o(y,{from:v.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${E(c)}
            @change=${v=>o(y,{to:v.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${E(String(Math.round(100*h)))}
            @change=${v=>o(y,{volume_max:v.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>s(this,R,Z).call(this,e,t.filter((v,B)=>B!==y))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,R,Z).call(this,e,[...t,us])}>
        ${g("plus")} ${n.addTime}
      </button>
    </div>`},Z=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},Lt=async function(){let e=await this.attempt(()=>this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},oe.styles=[_,le,z,fo],u([w()],oe.prototype,"table",2),u([w()],oe.prototype,"query",2),u([w()],oe.prototype,"isOnlyChanged",2),u([w()],oe.prototype,"hasFailed",2),oe=u([S("rb-settings")],oe);function ms(p){return p.split(`
`).map(i=>i.trim()).filter(Boolean)}var Ot=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary>span{display:grid}small{color:var(--muted);font-weight:400}p>small{display:block}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var ys=413,I,To,Ro,Eo,st,Co,jo,ke=class extends T{constructor(){super(...arguments);f(this,I);this.file=null;this.status=""}render(){return a`<input
        type="file"
        accept=".gz,.db,application/gzip"
        hidden
        @change=${e=>s(this,I,Eo).call(this,e.target)}
      />
      ${this.file?s(this,I,Ro).call(this,this.file):s(this,I,To).call(this)}
      <p role="status" class="muted">${this.status||d}</p>`}};I=new WeakSet,To=function(){return a`<button
      data-choose
      ?disabled=${this.status!==""||!this.permissions.mayHost}
      @click=${()=>this.renderRoot.querySelector("input")?.click()}
    >
      ${g("restart")} ${b.current.system.restore}
    </button>`},Ro=function(e){let{system:t}=b.current,r=t.restoreConfirm({file:e.name});return a`<div class="confirm" role="group" aria-label=${r}>
      <p role="alert"><bdi>${r}</bdi> ${t.restoreHint}</p>
      <button data-restore @click=${()=>s(this,I,Co).call(this,e)}>${t.restoreNow}</button>
      <button class="quiet" data-cancel @click=${()=>s(this,I,st).call(this,null,"[data-choose]")}>
        ${t.cancel}
      </button>
    </div>`},Eo=async function(e){let[t]=e.files??[];e.value="",t&&await s(this,I,st).call(this,t,"[data-cancel]")},st=async function(e,t){this.file=e,await this.updateComplete,this.renderRoot.querySelector(t)?.focus()},Co=async function(e){let{system:t}=b.current;this.status=t.uploading,await s(this,I,st).call(this,null,"[data-choose]");let r=await this.attempt(()=>s(this,I,jo).call(this,e));this.status="",r&&this.notify(t.restoring(r)),await s(this,I,st).call(this,null,"[data-choose]")},jo=async function(e){let t;try{t=await fetch(L("api/v1/restore"),{method:"POST",headers:{"Content-Type":"application/octet-stream"},body:e})}catch{throw new kr}if(t.status===ys){this.notify(b.current.system.tooLarge,"bad");return}let r=await t.json();if(!t.ok)throw new $r(r);return r},ke.styles=[_,Ot],u([w()],ke.prototype,"file",2),u([w()],ke.prototype,"status",2),ke=u([S("rb-restore")],ke);var hs=5e3,gs=2*3600,Fe,P,Ho,Po,Lo,Oo,qo,Ao,At,yr,hr,Se=class extends T{constructor(){super(...arguments);f(this,P);this.answer=null;this.asked=null;f(this,Fe)}connectedCallback(){super.connectedCallback(),s(this,P,hr).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,Fe))}render(){let{system:e}=b.current;if(!this.answer)return d;let{processes:t,disk:r}=this.answer,n=o=>s(this,P,yr).call(this,o/1e9,1);return a`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?a`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:d}
      <p>
        <a href=${L("api/v1/backup").href} download>${g("outside")} ${e.backup}</a>
        <small>${e.backupHint}</small>
      </p>
      <rb-restore .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-restore>
      <div>${t.map(o=>s(this,P,Ho).call(this,o))}</div>
      ${t.length>0&&t.every(({restartable:o})=>!o)?a`<p class="muted">${e.onlyApp}</p>`:d}
    </section>`}};Fe=new WeakMap,P=new WeakSet,Ho=function(e){let{system:t}=b.current,{name:r,state:n,log:o}=e;return a`<details class=${n} data-process=${r}>
      <summary>
        <span>${qt(r)} <small>${s(this,P,Po).call(this,e)}</small></span>
      </summary>
      ${o.length>0?a`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${o.join(`
`)}</pre>`:a`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?s(this,P,Lo).call(this,r):d}
    </details>`},Po=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=b.current,o=[n.states[e]];return t!==null&&o.push(n.up({minutes:fs(t)})),r!==null&&o.push(n.memory({mb:s(this,P,yr).call(this,r/1e6,0)})),o.join(" · ")},Lo=function(e){let{system:t}=b.current;if(this.asked!==e)return a`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>s(this,P,Oo).call(this,e)}>
          ${g("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return a`<div class="confirm" role="group" aria-label=${t.confirm({name:qt(e)})}>
      <p role="alert">${t.confirm({name:qt(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>s(this,P,Ao).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>s(this,P,qo).call(this,e)}>${t.cancel}</button>
    </div>`},Oo=async function(e){this.asked=e,await s(this,P,At).call(this,e,"[data-cancel]")},qo=async function(e){this.asked=null,await s(this,P,At).call(this,e,"[data-ask]")},Ao=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(b.current.system.restarted({name:qt(e)})),await s(this,P,At).call(this,e,"[data-ask]")},At=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},yr=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},hr=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout(m(this,Fe)),this.isConnected&&W(this,Fe,setTimeout(()=>{s(this,P,hr).call(this)},hs))},Se.styles=[_,z,Ot],u([w()],Se.prototype,"answer",2),u([w()],Se.prototype,"asked",2),Se=u([S("rb-processes")],Se);function fs(p){let{history:i,hours:e}=b.current;return p<gs?i.minutes({count:Ce(p)}):e({count:Math.round(p/3600)})}function qt(p){return b.current.system.names[p]??p}var Mo=$("header{display:flex;flex-wrap:wrap;align-items:center;gap:10px 18px;max-width:210mm;margin:0 auto;padding:16px}h1{font-size:1.3rem}fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0}legend{float:inline-start;padding:0;line-height:var(--touch);margin-inline-end:12px}label{display:flex;align-items:center;gap:8px;min-height:var(--touch)}header input{width:22px;height:22px;accent-color:var(--berry)}header p{flex-basis:100%}.warning{color:var(--amber)}.loading{padding:24px}.paper{display:grid;width:min(100% - 32px,210mm);margin:0 auto 32px;color:#000;background:#fff;aspect-ratio:210 / 297}.a6{width:min(100% - 32px,105mm)}.side{container-type:size}.content{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;gap:3cqmin;height:100%;padding:7cqmin;text-align:center}.tent{grid-template-rows:1fr 1fr}.tent .back{grid-row:1;border-top:1px dashed #999;transform:rotate(180deg)}h2{font-size:11cqmin;line-height:1.1}.call{font-size:6cqmin;font-weight:700}.codes{display:flex;justify-content:center;gap:4cqmin;min-height:0}.a4 .codes,.a6 .codes{flex-direction:column;align-items:center}figure{display:grid;flex:0 1 auto;grid-template-rows:minmax(0,1fr) auto;justify-items:center;min-width:0;margin:0}.a4 figure,.a6 figure{flex:0 1 100cqmin;min-height:0}img{max-width:100%;height:100%;min-height:0;object-fit:contain}figcaption{font-size:3cqmin;font-weight:700;overflow-wrap:anywhere}.hint{font-size:3cqmin}@media print{header{display:none}.paper{width:210mm;height:296mm;margin:0;aspect-ratio:auto}.a6{width:105mm;height:147mm}}");var bs=["a4","a6","tent"],xs={a4:"A4",a6:"A6",tent:"A4"},at,De,it,lt,gr,_e=class extends Re{constructor(){super(...arguments);f(this,lt);f(this,at,Sr());this.view=m(this,at).view;this.format="a4";f(this,De,document.createElement("style"));f(this,it,()=>{})}connectedCallback(){super.connectedCallback(),document.head.append(m(this,De)),W(this,it,m(this,at).subscribe(e=>{this.view=e}))}disconnectedCallback(){super.disconnectedCallback(),m(this,it).call(this),m(this,De).remove()}updated(e){let t=xs[this.format];e.has("format")&&(m(this,De).textContent=`@page { size: ${t}; margin: 0; }`),document.title=[this.own.poster,Mt(this.view.replica)].join(" · ")}render(){let{own:e,format:t}=this,{replica:r}=this.view;if(r===null)return a`<p class="loading">${Ee.current.loading}</p>`;let n=r.party.join==="code";return a`<header>
        <h1>${e.poster}</h1>
        <fieldset>
          <legend>${e.format}</legend>
          ${bs.map(o=>a`<label>
              <input
                type="radio"
                name="format"
                value=${o}
                .checked=${E(t===o)}
                @change=${()=>{this.format=o}}
              />
              ${e.formats[o]}
            </label>`)}
        </fieldset>
        <button class="main" data-print @click=${()=>window.print()}>${e.print}</button>
        ${t==="tent"?a`<p>${e.fold}</p>`:d}
        ${n?a`<p class="warning">${e.codeChanges}</p>`:d}
      </header>
      <main class="paper ${t}">
        ${s(this,lt,gr).call(this,r)}
        ${t==="tent"?s(this,lt,gr).call(this,r,"back"):d}
      </main>`}get own(){return b.current.start}};at=new WeakMap,De=new WeakMap,it=new WeakMap,lt=new WeakSet,gr=function(e,t="front"){let{own:r}=this,{me:n,settings:o}=e,l=o.wifi_ssid,c=(n.join_url??L(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g,"");return a`<section class="side ${t}" aria-hidden=${t==="back"}>
      <div class="content">
      <h2 dir="auto">${Mt(e)}</h2>
      <p class="call">${r.call}</p>
      <div class="codes">
        ${l?a`<figure>
                <img src=${L("wifi.svg").href} alt=${r.wifi({name:String(l)})} />
                <figcaption>${r.wifi({name:String(l)})}</figcaption>
              </figure>`:d}
        <figure class="join">
          <img src=${L("join.svg").href} alt=${b.current.qr} />
          <figcaption dir="ltr">${c}</figcaption>
        </figure>
      </div>
      <p class="hint">${r.posterHint}</p>
      </div>
    </section>`},_e.styles=[_,Mo],u([w()],_e.prototype,"view",2),u([w()],_e.prototype,"format",2);var vs=["queue","party","guests","music","lights","history","settings"],ws={queue:g("queue"),party:g("moon"),guests:g("people"),music:g(D.disc),lights:g("light"),history:g(D.list),settings:g(D.gear)},ze=matchMedia("(max-width: 899px)"),ct,j,fr,No,br,Ve,Uo,xr,Io,Fo,Do,dt=class extends Ut{constructor(){super(...arguments);f(this,j);this.tab="queue";this.importTools=null;f(this,ct,()=>this.requestUpdate())}importSheets(){return import("./sheets-ELQCVQOB.js")}badge(){return m(this,j,Ve).title}connectedCallback(){super.connectedCallback(),ze.addEventListener("change",m(this,ct))}disconnectedCallback(){super.disconnectedCallback(),ze.removeEventListener("change",m(this,ct))}links(e){let t=m(this,j,Ve);return a`<nav class="pages" aria-label=${t.pages}>
      ${It("guest",t.guestPage,"people")} ${It("tv",t.screen,D.screen)}
      </nav>
      ${ze.matches?s(this,j,fr).call(this,e):d}`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>
      <rb-start .client=${t} .texts=${r} .replica=${e}></rb-start>
      <rb-host-queue
        .client=${t}
        .texts=${r}
        .replica=${e}
        @rb-find=${({detail:n})=>s(this,j,No).call(this,n)}
      ></rb-host-queue>`}above(){return ze.matches?s(this,j,br).call(this):d}beside(e){return a`${ze.matches?d:[s(this,j,fr).call(this,e),s(this,j,br).call(this)]}
      <div class="beside" role="tabpanel" aria-label=${m(this,j,Ve).tab[this.tab]}>
        ${s(this,j,Do).call(this,e)}
      </div>`}updated(){super.updated();let e=this.renderRoot.querySelector("rb-queue");e&&this.renderRoot.querySelector("rb-host-queue")?.manage(e)}};ct=new WeakMap,j=new WeakSet,fr=function(e){let{client:t,texts:r}=this;return a`<rb-join-code .client=${t} .texts=${r} .replica=${e}></rb-join-code>`},No=async function(e){await this.openSearch();let t=this.renderRoot.querySelector("rb-search");await t?.updateComplete,t?.searchFor(e)},br=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${m(this,j,Ve).tabs}
      @keydown=${s(this,j,Fo)}
    >
      ${vs.map(e=>s(this,j,Uo).call(this,e))}
    </nav>`},Ve=function(){return b.current},Uo=function(e){let t=m(this,j,Ve).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,j,xr).call(this,e)}
    >
      ${ws[e]}<span>${t}</span>
    </button>`},xr=async function(e){this.tab=e,await this.updateComplete,ze.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Io=async function(e){await s(this,j,xr).call(this,"settings"),await this.renderRoot.querySelector("rb-settings")?.show(e)},Fo=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(h=>h.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let l=e.key==="End"?-1:0,c=n.at(r===0?l:(o+r)%n.length);c?.click(),c?.focus()},Do=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music
          .client=${t}
          .texts=${r}
          .replica=${e}
          @rb-show-setting=${({detail:n})=>s(this,j,Io).call(this,n)}
        ></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},dt.styles=[...Ut.styles,Pr],u([N({reflect:!0})],dt.prototype,"tab",2);function Mp(p){Ee.provide(p.page),U.provide(p.sheets),b.provide(p.host),Be.provide(p.effects),je.provide(p.settings);let i=location.pathname.endsWith("/poster");customElements.define("rb-host",i?_e:dt)}export{Mp as a};
