/* raveberry sources sha256:d7b4d4b2cc8da6ff3b359a21efb46e84078b50e61e19ef9322787340e4760f75 */
/* licences: licences.txt */
import{a as Ue,b as U}from"./chunk-WQBZH5IJ.js";import{a as et}from"./chunk-KZCVYB4H.js";import{A as P,B as ce,E as re,F as k,G as Ne,H as Xe,I as g,J as E,N as V,O as R,P as Fe,Q as wt,Y as Ze,a as x,b as a,c as xt,d as c,f as Pe,g as S,h as A,i as v,m as G,p as ve,r as vt,u as $t,v as qe,w as Me,x as N,y as F}from"./chunk-44JBZGUC.js";import{a as u,b as $,c as f,d as Ae,e as s}from"./chunk-FV7ECPRE.js";var St=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var q=x('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var h=new qe,$e=new qe,pe=new qe;var W,_t,Ie,ue=class extends E{constructor(){super(...arguments);f(this,W);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,W,Ie).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,W,Ie).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:c}
      ${V(r??[],({id:o})=>o,o=>s(this,W,_t).call(this,o))}
    </section>`}get own(){return h.current}};W=new WeakSet,_t=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:i}=N.current,p=[e.active?n.isHere:"",e.role==="guest"?"":i.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:P(new Date(e.muted_until))}):"",n.since({time:P(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${G({"--who":vt(e.color)})}>
          <i></i><bdi>${re(r,e.name)}</bdi>
        </span>
        <small>${p.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,W,Ie)}
      ></rb-guest-actions>
    </details>`},Ie=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},ue.styles=[k,wt,q,St],u([v()],ue.prototype,"guests",2),ue=u([S("rb-guests")],ue);var kt=x('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var me=x(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var De=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Se,tt,we=class extends E{constructor(){super(...arguments);f(this,Se)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:i})=>i);if(!this.permissions.mayHost||e==null&&n.length===0)return c;let{lights:o}=h.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:i,name:p})=>s(this,Se,tt).call(this,p,"",a`<button
          class="quiet"
          data-remove=${i}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:p})}
          @click=${()=>this.runCommand("remove_light",{device:i})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:i,name:p,host:m,pixels:y})=>s(this,Se,tt).call(this,p,`${o.pixels({count:y})} · ${m}`,a`<button
          data-add=${i}
          aria-label=${this.texts.actionOn({action:o.addLight,title:p})}
          @click=${()=>this.runCommand("add_light",{device:i})}
        >
          ${o.addLight}
        </button>`))}
      ${e==null?c:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${g("search")} ${e?o.findingLights:o.findLights}
            </button>`}
    </div>`}};Se=new WeakSet,tt=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:c}</span>
      ${r}
    </div>`},we.styles=[k,me,De],we=u([S("rb-discovered-lights")],we);function Rt({r:d,g:l,b:e}){return`#${[d,l,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Tt(d){let[l=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(d.slice(r,r+2),16));return{r:l,g:e,b:t}}function J({name:d,hint:l,value:e,low:t,high:r,step:n,unit:o,onInput:i}){let p=Math.round(100*(e-t)/(r-t)),m=o==="%"?`${p} %`:`${an(e)} ${o}`.trim();return a`<label class="slider" title=${d}>
    <span>${o==="%"?l:d}<output aria-live="off">${m}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${d}
      aria-valuetext=${m}
      style=${G({"--at":`${p}%`})}
      .value=${R(String(e))}
      @input=${y=>i(sn(y))}
    />
    ${l&&o!=="%"?a`<small>${l}</small>`:c}
  </label>`}function ye(d,l,e,t){return a`<div class="head">
    <span>${d}<small>${l}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${d}
      title=${d}
      @click=${t}
    ></button>
  </div>`}function rt(d,l,e){return a`<input
    type="color"
    aria-label=${d}
    title=${d}
    .value=${R(Rt(l))}
    @input=${t=>e(Tt(_e(t)))}
  />`}function an(d){return Math.round(100*d)/100}function _e(d){return d.target.value}function sn(d){return d.target.valueAsNumber}function Et(d,l){let e=atob(l),t=Math.floor(e.length/3),r=d.getContext("2d");if(t===0||r===null)return;d.width!==t&&(d.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let i=0;i<3;i++)n.data[4*o+i]=e.charCodeAt(3*o+i);n.data[4*o+3]=255}r.putImageData(n,0,0)}var Ct=x(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var K=x('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var ln={r:255,g:255,b:255},dn={low:-500,high:2e3,step:5},cn={low:1,high:3,step:.05},pn={low:0,high:10,step:.1},un=100,Ve,Y,Ht,jt,Ot,ne=class extends E{constructor(){super(...arguments);f(this,Y);this.note="";f(this,Ve,new Ue(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Et(t,e)}get own(){return h.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,i=$(this,Ve),p={...t,...i.value},m=b=>i.drag({...i.value,...b}),y=p.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:c}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${y}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>m({state:y?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?c:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${J({name:e.brightness({name:n}),hint:e.brightnessShort,value:p.brightness,low:1,high:255,step:1,unit:"%",onInput:b=>m({brightness:b})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${b=>m({effect:_e(b)})}
        >
          ${p.effect===""?a`<option value="" selected disabled>…</option>`:c}
          ${t.effects.map(b=>a`<option value=${b} .selected=${R(b===p.effect)}>
                ${$e.current[b]?.name??b}
              </option>`)}
        </select>
        ${rt(e.color({name:n}),p.color,b=>m({color:b}))}
      </div>
      ${o===void 0?c:s(this,Y,Ht).call(this,p,o,m)}
    </div>`}};Ve=new WeakMap,Y=new WeakSet,Ht=function(e,t,r){let{own:n}=this,{palettes:o,parameters:i,calibrating:p}=this.replica.lights,{name:m}=e,y=p===t;return a`<details>
      <summary>${n.more({name:m})}</summary>
      <div class="tuning">
      ${o?s(this,Y,jt).call(this,e,o,r):c}
      ${(i?.[e.effect]??[]).map(b=>s(this,Y,Ot).call(this,b,e,r))}
      ${e.monochrome==null?c:ye(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?c:J({...pn,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:b=>r({crossfade_s:b})})}
      ${e.gamma==null?c:J({...cn,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:b=>r({gamma:b})})}
      ${e.white===void 0?c:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${rt(n.white,e.white??ln,b=>r({white:b}))}
            </div>`}
      ${e.delay_ms==null?c:J({...dn,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:b=>r({delay_ms:b})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${y}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!y})}
              >
                ${g("light")} ${y?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:c}
      </div>
    </details>`},jt=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,i])=>a`<label title=${F(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${R(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${G(i.length>1?{background:`linear-gradient(90deg, ${i.join(", ")})`}:{background:i[0]??"var(--line)"})}
          ></i>
          <span>${F(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},Ot=function({id:e,low:t,high:r,default:n,unit:o},i,p){let{own:m}=this;return J({name:$e.current[i.effect]?.parameters?.[e]??e,hint:m.first({value:`${n} ${o}`.trim()}),value:i.parameters?.[e]??n,low:t,high:r,step:(r-t)/un,unit:o,onInput:y=>p({parameters:{...i.parameters,[e]:y}})})},ne.styles=[k,Fe,K,me,q,Ct],u([A({attribute:!1})],ne.prototype,"target",2),u([A({attribute:!1})],ne.prototype,"note",2),ne=u([S("rb-light-device")],ne);var mn={low:0,high:10,step:.1},ke,ge,j,Lt,At,Pt,qt,Mt,Nt,Ft,nt,oe=class extends E{constructor(){super(...arguments);f(this,j);f(this,ke,new Ue(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;f(this,ge,()=>{this.client.watchLights(document.hidden?null:e=>s(this,j,Lt).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",$(this,ge)),$(this,ge).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",$(this,ge)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,j,At).call(this,t),s(this,j,Ft).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return h.current}};ke=new WeakMap,ge=new WeakMap,j=new WeakSet,Lt=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},At=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:i}=e,p=$(this,ke).value??e.speed;return a`<div class="show">
      ${i?a`<p role="status" class="alarm">${g("warning")} ${t.alarm}</p>`:c}
      ${s(this,j,Pt).call(this,e)}
      ${ye(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${ye(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?c:ye(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${p===null?c:J({...mn,name:t.speed,value:p,unit:"",onInput:m=>$(this,ke).drag(m)})}
      ${s(this,j,qt).call(this,e)}
    </div>`},Pt=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?F(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},qt=function({scenes:e,scene:t}){if(!e)return c;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,j,Mt).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let o=this.sceneName.trim();o&&await this.runCommand("save_light_scene",{name:o})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${R(this.sceneName)}
          @input=${n=>{this.sceneName=_e(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Mt=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,j,Nt).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${g("close")} ${t?r:c}
    </button>`},Nt=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Ft=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:i})=>i))],state:r.some(({state:i})=>i==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:i})=>i)),color:n.color,effect:r.every(({effect:i})=>i===n.effect)?n.effect:""};return[r.length>1?s(this,j,nt).call(this,o):c,V(r,({id:i})=>i,i=>s(this,j,nt).call(this,i,i.available?t.pixels({count:i.pixels}):t.unavailable))]},nt=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},oe.styles=[k,Fe,K,me,De],u([v()],oe.prototype,"sceneName",2),u([v()],oe.prototype,"armed",2),oe=u([S("rb-lights")],oe);var Be=x(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function Re({address:d,texts:l,notify:e}){let t=h.current;return a`<p class="link">
    <a href=${d} target="_blank" dir="ltr">${d}</a>
    <button
      data-copy
      aria-label=${l.actionOn({action:t.copy,title:d})}
      @click=${({currentTarget:r})=>{yn(d,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function yn(d,l){let e=Object.assign(document.createElement("textarea"),{value:d});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),l.focus(),t}var Ut=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var gn=2e3,hn=15e3,It=50,he,T,Dt,Vt,Bt,zt,Gt,Wt,Jt,Kt,ot,Te,ae=class extends E{constructor(){super(...arguments);f(this,T);this.overview=null;this.library=null;f(this,he)}connectedCallback(){super.connectedCallback(),s(this,T,Te).call(this),s(this,T,Dt).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout($(this,he))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,T,Gt).call(this,r))} ${s(this,T,zt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,T,Wt).call(this,r))}
      <button data-command="scan_library" @click=${s(this,T,Kt)}>
        ${g("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,T,Jt).call(this,r))}
    </section>
    ${this.library?s(this,T,Vt).call(this,this.library):c}`}get own(){return h.current}};he=new WeakMap,T=new WeakSet,Dt=async function(){await Ne.load(this.texts),this.requestUpdate()},Vt=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:i,present:p,songs:m})=>a`<div class="source ${p?"":"bad"}">
          ${g(p?"check":"warning")}
          <span dir="ltr">
            ${i}<small>${p?o.songs({count:m}):o.away({count:m})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:i,reason:p})=>a`<p class="job">
                  <bdi dir="ltr">${i}</bdi><small>${Ne.text(this.texts,p)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,T,Bt)}>
                      ${N.current.search.showMore}
                    </button>`:c}
            </details>`:c}
    </section>`},Bt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:It});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},zt=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?Re({address:n,texts:e,notify:(o,i)=>this.notify(o,i)}):c}`},Gt=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,i=F(o.outputNames,t)??t;return a`<div class="line">
      <span>${i}${n?c:a`<small>${o.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${o.output({name:i})}
        title=${o.output({name:i})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},Wt=function(e){let{name:t,works:r,reason:n,version:o,renewable:i,set_up:p}=e,{music:m}=this.own,y=p===!1,b=r||n===null?m.works:Ne.text(this.texts,n),de=y?m.notSetUp:b;return a`<div class="source ${r?"":"bad"} ${y?"off":""}" data-source=${t}>
      ${g(y?U.none:r?"check":"warning")}
      <span>
        ${F(N.current.sources,t)||F(m.names,t)||t}
        <small>${[de,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${i?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,T,ot).call(this,{})}>
                ${m.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,T,ot).call(this,{back:!0})}>
                ${m.goBack}
              </button>
            </span>`:c}
    </div>`},Jt=function({id:e,kind:t,state:r,progress:n,reason:o,started_at:i}){let{music:p}=this.own,m=n===null?"":`${Math.round(100*n)} %`,y=[p.jobStates[r],r==="running"?m:"",P(new Date(i))];return a`<div class="job ${r}" data-job=${e}>
      <span>${F(p.jobs,t)??t}<small>${y.filter(Boolean).join(" · ")}</small></span>
      ${o?a`<small class="reason">${$t(this.texts,o)}</small>`:c}
      ${r==="running"?a`<i
              role="progressbar"
              aria-label=${F(p.jobs,t)??t}
              aria-valuenow=${n===null?c:Math.round(100*n)}
              style=${G({"--at":`${100*(n??0)}%`})}
            ></i>`:c}
    </div>`},Kt=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,T,Te).call(this))},ot=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,T,Te).call(this))},Te=async function(){if(clearTimeout($(this,he)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:It})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");Ae(this,he,setTimeout(()=>{s(this,T,Te).call(this)},e?gn:hn))},ae.styles=[k,K,Be,q,Ut],u([v()],ae.prototype,"overview",2),u([v()],ae.prototype,"library",2),ae=u([S("rb-music")],ae);var Yt=["full_control","full_voting","upvotes_only","no_control"],Qt=["fair","votes","fifo"];var Xt=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var fn=[1,2,3,4,6,8,12],_,Zt,er,tr,at,rr,nr,or,ar,sr,st,ir,lr,se=class extends E{constructor(){super(...arguments);f(this,_);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,_,sr).call(this):s(this,_,ar).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${Yt.map(n=>s(this,_,st).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Qt.map(n=>s(this,_,st).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,_,tr).call(this)} ${s(this,_,Zt).call(this)}`}get host(){return h.current}};_=new WeakSet,Zt=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${s(this,_,er)}>
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
    </section>`},er=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},tr=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:i}=this.replica,p=n.join_url??ve(".").href,m=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,_,at).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${Re({address:p,texts:r,notify:(y,b)=>this.notify(y,b)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${R(m)}
          ?disabled=${!t.mayHost}
          @change=${s(this,_,or)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${m&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:P(new Date(o.join_code_expires_at))})}
                  </p>`:c}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:c}
      ${t.mayHost?s(this,_,rr).call(this):c}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${Re({address:n.screen_url,texts:r,notify:(y,b)=>this.notify(y,b)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${g("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:c}
      ${i.wifi_ssid?a`<img src=${s(this,_,at).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${i.wifi_ssid}</bdi></p>`:c}
    </section>`},at=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return ve(n?`${e}?of=${encodeURIComponent(n)}`:e).href},rr=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:P(new Date(t.expires_at))})}</p>`:c}
      <button data-command="make_mod_code" @click=${s(this,_,nr)}>
        ${g(U.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},nr=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},or=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},ar=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,_,ir)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${fn.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},sr=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,_,lr)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},st=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${R(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${pe.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},ir=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},lr=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},se.styles=[k,Be,Xt],u([v()],se.prototype,"isClosing",2),u([v()],se.prototype,"modCode",2),se=u([S("rb-party")],se);var dr=x(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var bn={error:g("warning"),warning:g("warning"),info:g(U.info)},Q,cr,pr,ur,Ee=class extends E{constructor(){super(...arguments);f(this,Q)}connectedCallback(){super.connectedCallback(),s(this,Q,cr).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return c;let r=h.current.problems,n=e.filter(({severity:i})=>i!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(i=>s(this,Q,ur).call(this,i))}
      </ul>
      </details>
    </section>`}};Q=new WeakSet,cr=async function(){await Xe.load(this.texts),this.requestUpdate()},pr=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${h.current.problems.joinByCode}
    </button>`},ur=function(e){let t=P(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${bn[e.severity]}
      <p>
        ${Xe.text(this.texts,e)}
        <small>${h.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,Q,pr).call(this):c}
    </li>`},Ee.styles=[k,q,dr],Ee=u([S("rb-problems")],Ee);var mr=x(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var ze,yr,X=class extends Pe{constructor(){super(...arguments);f(this,ze);this.draw=null}connectedCallback(){super.connectedCallback(),s(this,ze,yr).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=o=>re(e,o);return this.draw?this.draw({html:a,svg:xt,nothing:c},{language:r,host:h.current,nameOf:n},t):c}};ze=new WeakSet,yr=async function(){this.draw=(await import("./charts-GROUEENS.js")).renderCharts},X.styles=[k,mr],u([A({attribute:!1})],X.prototype,"texts",2),u([A({attribute:!1})],X.prototype,"stats",2),u([v()],X.prototype,"draw",2),X=u([S("rb-charts")],X);var gr=x(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var xn=10,vn=500;function it(d,l={}){let e=(t,r)=>{let n=ve(`api/v1/export.${t}`);for(let[o,i]of Object.entries(l))n.searchParams.set(o,i);return a`<a href=${n.href} download>${g("outside")} ${r}</a>`};return a`${e("m3u8",d.m3u)} ${e("csv",d.csv)}`}var M,fr,br,xr,vr,$r,Ce,Z=class extends E{constructor(){super(...arguments);f(this,M);this.evenings=[];this.hasMore=!1;this.details=new Map;f(this,Ce,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:xn});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),$(this,Ce).call(this)}render(){let{history:e}=h.current;return this.evenings.length===0?c:a`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>s(this,M,fr).call(this,t))}
      ${this.hasMore?a`<button class="quiet" data-older @click=${$(this,Ce)}>${e.older}</button>`:c}
    </section>`}};M=new WeakSet,fr=function(e){let{recap:t}=N.current,{songs:r,guests:n,votes:o}=e;return a`<details @toggle=${i=>s(this,M,$r).call(this,i,e)}>
      <summary>
        <span>
          ${s(this,M,br).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:o})}
          </small>
        </span>
      </summary>
      ${s(this,M,xr).call(this,e,this.details.get(e.id))}
    </details>`},br=function({since:e,until:t}){let{history:r}=h.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),o=P(new Date(e));return t?r.period({date:n,from:o,to:P(new Date(t))}):r.periodSoFar({date:n,from:o})},xr=function(e,t){if(!t)return c;let{history:r}=h.current,{stats:n,plays:o}=t;return a`<div class="details">
      <p class="muted">${r.minutes({count:ce(e.played_s)})}</p>
      ${s(this,M,vr).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${o.map(({song:i,started_at:p})=>a`<li>
            <time>${P(new Date(p))}</time>
            <span><bdi>${i.title}</bdi> <small><bdi>${i.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${it(r,hr(e))}</p>
    </div>`},vr=function({top:e}){if(e.length===0)return c;let{history:t}=h.current;return a`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:o})=>a`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-o}</b>
          </li>`)}
      </ol>`},$r=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=hr(t),n=await this.runCommand("stats",r),o=await this.runCommand("history",{...r,limit:vn});if(!n||!o)return;let i={stats:n,plays:[...o.plays].reverse()};this.details=new Map([...this.details,[t.id,i]])},Ce=new WeakMap,Z.styles=[k,q,gr],u([v()],Z.prototype,"evenings",2),u([v()],Z.prototype,"hasMore",2),u([v()],Z.prototype,"details",2),Z=u([S("rb-evenings")],Z);function hr({since:d,until:l}){return l===null?{since:d}:{since:d,until:l}}var wr=x(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var $n=20,wn=5,L,Sr,lt,_r,kr,Rr,Tr,dt,ee=class extends E{constructor(){super(...arguments);f(this,L);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,L,dt).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,L,dt).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,L,Sr).call(this,t,r):c}
      ${r?s(this,L,lt).call(this,e.liked,r.best_liked,({up:o,down:i})=>o-i):c}
      ${r?s(this,L,lt).call(this,e.played,r.most_played,({times:o})=>o):c}
      ${n?s(this,L,_r).call(this,n):c}
      ${it(e)}
      <button data-command="export" @click=${s(this,L,Rr)}>${e.text}</button>
      <form @submit=${s(this,L,Tr)}>
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
    ></rb-evenings>`}get own(){return h.current}};L=new WeakSet,Sr=function({songs:e,guests:t,votes:r},n){let{played_s:o,most_active:i}=n,{history:p}=this.own,{recap:m}=N.current,[y]=i;return a`<p>
        ${m.songs({count:e})}, ${p.minutes({count:ce(o)})}, ${m.guests({count:t})},
        ${m.votes({count:r})}
      </p>
      ${y?a`<p class="muted">
              ${p.mostActive({name:re(this.texts,y.guest.name),count:y.requests})}
            </p>`:c}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},lt=function(e,t,r){return t.length===0?c:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,wn).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},_r=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${P(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${re(this.texts,r.requested_by.name)}</bdi>`:c}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,L,kr).call(this,r)}
            >
              ${g("restart")}
            </button>
          </li>`)}
      </ol>`},kr=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},Rr=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Tr=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},dt=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:$n})??null},ee.styles=[k,wr],u([v()],ee.prototype,"recap",2),u([v()],ee.prototype,"stats",2),u([v()],ee.prototype,"history",2),ee=u([S("rb-history")],ee);var ie={seconds:1,minutes:60,hours:3600,days:86400},Ge=class{#o;#t;#e;constructor(l,e,t){this.#o=l,this.#t=e,this.#e=t}words({name:l}){return this.#t.settings[l]??{name:l,explanation:"",search:""}}preset(l){return this.#t.presets[l]??{name:l,explanation:""}}group({group:l}){return this.#t.groups[l]??l}value(l,e){let t=this.words(l).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:l.kind==="quiet_hours"?this.#a(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,l.unit):String(e)||this.#e.empty}range(l){let{low:e,high:t,unit:r}=l;return e===null||t===null?"":String(e)in(this.words(l).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(ut(l,e)),high:this.#n(t,r)})}unit({unit:l},e){return l===null?"":this.#t.units[l](Number(e))}#a(l){return l.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(l,e){return e==="s"?this.duration(l):e==="percent"?this.#e.percent({count:this.#r(100*l)}):`${this.#r(l)} ${e===null?"":this.#t.units[e](l)}`.trim()}duration(l){let e=this.#e;return l<120?e.seconds({count:this.#r(l)}):l<7200?e.minutes({count:this.#r(l/60)}):l<172800?e.hours({count:this.#r(l/3600)}):this.#n(l/86400,"days")}#r(l){return l.toLocaleString(this.#o,{maximumFractionDigits:1})}};function ct({kind:d},{options:l}){let[e]=d==="number"||d==="whole_number"?Object.keys(l??{}):[];return e===void 0?void 0:Number(e)}function pt({high:d}){return Object.keys(ie).filter(e=>d===null||ie[e]<=d)}function Cr(d,l){return[...pt(d)].reverse().find(t=>l>=ie[t]&&2*l%ie[t]===0)??"seconds"}function ut({unit:d},l){return d==="percent"?Math.round(1e6*l)/1e4:l}function Hr({unit:d},l){return d==="percent"?l/100:l}function We(d,l){return!d.secret&&!Or(l[d.name],d.default)}function jr(d,l,e){return l.filter(({name:t})=>t in d.values&&!Or(e[t],d.values[t])).map(t=>({row:t,before:e[t.name],after:d.values[t.name]}))}function Or(d,l){return JSON.stringify(d)===JSON.stringify(l)}function Lr(d,l,e){let{name:t,explanation:r,search:n,options:o={}}=e,i=Er([l.name,t,r,n,...Object.values(o)].join(" "));return Er(d).split(/\s+/).every(p=>i.includes(p))}function Er(d){return d.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var C,fe,Ar,Pr,He,mt,Je,I=class extends Pe{constructor(){super(...arguments);f(this,C);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=ct(e,r),o=this.value===n&&!this.isAwaited;return a`${o?c:[s(this,C,Ar).call(this),s(this,C,Pr).call(this)]}
      ${n===void 0?c:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${R(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,C,Je).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};C=new WeakSet,fe=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??Cr(this.row,e)},Ar=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:i}=e,p=ct(e,this.format.words(e)),m=p!==void 0&&p===e.low?Math.min(0,p):e.low,y=r||!Number.isFinite(t)?"":String(s(this,C,He).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${m===null?c:s(this,C,He).call(this,m)}
      max=${i===null?c:s(this,C,He).call(this,i)}
      step=${o==="number"||$(this,C,fe)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${R(y)}
      @change=${b=>{let{value:de}=b.target;this.chosen=$(this,C,fe),this.isAwaited=!1,s(this,C,Je).call(this,de===""?e.default:s(this,C,mt).call(this,Number(de)))}}
    />`},Pr=function(){let{own:e,row:t,value:r}=this,n=$(this,C,fe),o=pt(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${i=>{let p=s(this,C,He).call(this,r);this.chosen=i.target.value,this.isAwaited||s(this,C,Je).call(this,Math.min(s(this,C,mt).call(this,p),t.high??1/0))}}
    >
      ${o.map(i=>a`<option value=${i} .selected=${R(i===n)}>${e.unit[i]}</option>`)}
    </select>`},He=function(e){let t=$(this,C,fe);return t===null?ut(this.row,e):Math.round(100*e/ie[t])/100},mt=function(e){let t=$(this,C,fe);if(t===null)return Hr(this.row,e);let r=e*ie[t];return this.row.kind==="whole_number"?Math.round(r):r},Je=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([A({attribute:!1})],I.prototype,"own",2),u([A({attribute:!1})],I.prototype,"format",2),u([A({attribute:!1})],I.prototype,"row",2),u([A({attribute:!1})],I.prototype,"value",2),u([A({type:Boolean})],I.prototype,"off",2),u([v()],I.prototype,"chosen",2),u([v()],I.prototype,"isAwaited",2),I=u([S("rb-number-field")],I);var qr=x("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var B,yt,Mr,Nr,te=class extends E{constructor(){super(...arguments);f(this,B);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
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
            ${s(this,B,yt).call(this,n).length===0?g("check"):c}
          </button>`)}
      </div>
      <div id="changes" role="status">${r?s(this,B,Mr).call(this,r):c}</div>
    </section>`}get own(){return h.current.settings}};B=new WeakSet,yt=function(e){return jr(e,this.table.settings,this.replica.settings)},Mr=function(e){let{format:t,own:r}=this,n=s(this,B,yt).call(this,e),{name:o,explanation:i}=t.preset(e.name);return a`<p>${i}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${V(n,({row:p})=>p.name,({row:p,before:m,after:y})=>a`<div>
            <dt>${t.words(p).name}</dt>
            <dd class="muted">${r.was({value:t.value(p,m)})}</dd>
            <dd>${r.becomes({value:t.value(p,y)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?c:a`<button
                class="main"
                data-command="set_settings"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,B,Nr).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},Nr=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});n&&(this.shown=null,this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),async()=>{let{before:o}=n;await this.runCommand("set_settings",{values:o})&&this.notify(r.undone)}),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},te.styles=[k,qr],u([A({attribute:!1})],te.prototype,"format",2),u([A({attribute:!1})],te.prototype,"table",2),u([v()],te.prototype,"shown",2),te=u([S("rb-presets")],te);var Fr=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Sn="***",_n={from:"22:00",to:"07:00",volume_max:.4},Ke,w,Ur,Ir,Dr,Vr,Br,zr,Gr,Wr,D,gt,z=class extends E{constructor(){super(...arguments);f(this,w);this.table=null;f(this,Ke,new Ge(Me.current.language,pe.current,h.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,w,gt).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${s(this,w,gt)}>${g("restart")} ${this.texts.tryAgain}</button>`:c}
      ${this.table?s(this,w,Ur).call(this,$(this,Ke),this.table):c}
    </section>`}get own(){return h.current}};Ke=new WeakMap,w=new WeakSet,Ur=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),i=o!==""||this.isOnlyChanged,p=t.settings.filter(y=>(o===""||Lr(o,y,e.words(y)))&&(!this.isOnlyChanged||We(y,n.settings))),m=new Map;for(let y of p)m.set(y.group,[...m.get(y.group)??[],y]);return a`<rb-presets
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
        .value=${R(this.query)}
        @input=${y=>{this.query=y.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${R(this.isOnlyChanged)}
          @change=${y=>{this.isOnlyChanged=y.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${i?p.length===0?r.none:r.found({count:p.length}):c}</p>
      ${V(m,([y])=>y,([,y])=>s(this,w,Ir).call(this,e,y,i))}
      ${s(this,w,Dr).call(this,p)}`},Ir=function(e,t,r){let n=t.filter(o=>We(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?c:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${V(t,({name:o})=>o,o=>s(this,w,Vr).call(this,e,o))}
    </details>`},Dr=function(e){let{settings:t}=this.own;return a`<details class="advanced">
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
    </details>`},Vr=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=We(t,this.replica.settings),{name:i,explanation:p}=e.words(t);return a`<div
      class="row ${o?"changed":""}"
      data-setting=${t.name}
      data-kind=${t.kind}
    >
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${i}</label>
        ${o?a`<small class="mark">${r.changed}</small>`:c}
        <p class="muted" id="explanation-${t.name}">${p}</p>
      </div>
      <div class="field">
        ${s(this,w,zr).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,w,Br).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:i})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,w,D).call(this,t,t.default)}
              >
                ${g("back")} ${r.toDefault}
              </button>`:c}
      </small>
    </div>`},Br=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},zr=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,i=(p,m)=>{let y=p.target.value;s(this,w,D).call(this,t,m(y))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,w,D).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${p=>i(p,String)}
        >
          ${(t.choices??[]).map(p=>a`<option value=${p} .selected=${R(p===r)}>
                ${e.value(t,p)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${R(Number(r))}
          ?off=${o}
          @rb-value=${p=>s(this,w,D).call(this,t,p.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${R((r??[]).join(`
`))}
          @change=${p=>i(p,kn)}
        ></textarea>`;case"quiet_hours":return s(this,w,Wr).call(this,t,r??[],o);case"text":return t.secret?s(this,w,Gr).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${R(String(r??""))}
              @change=${p=>i(p,m=>m.trim())}
            />`}},Gr=function(e,t,r,n){let{settings:o}=this.own,i=r===Sn;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${i?o.isSet:""}
        ?disabled=${n}
        .value=${R("")}
        @change=${p=>{let m=p.target.value;m!==""&&s(this,w,D).call(this,e,m)}}
      />
      ${i?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,w,D).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:c}`},Wr=function(e,t,r){let{settings:n}=this.own,o=(i,p)=>{s(this,w,D).call(this,e,t.map((m,y)=>y===i?{...m,...p}:m))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:i,to:p,volume_max:m},y)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${R(i)}
            @change=${b=>o(y,{from:b.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${R(p)}
            @change=${b=>o(y,{to:b.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${R(String(Math.round(100*m)))}
            @change=${b=>o(y,{volume_max:b.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>s(this,w,D).call(this,e,t.filter((b,de)=>de!==y))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,w,D).call(this,e,[...t,_n])}>
        ${g("plus")} ${n.addTime}
      </button>
    </div>`},D=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},gt=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},z.styles=[k,K,q,Fr],u([v()],z.prototype,"table",2),u([v()],z.prototype,"query",2),u([v()],z.prototype,"isOnlyChanged",2),u([v()],z.prototype,"hasFailed",2),z=u([S("rb-settings")],z);function kn(d){return d.split(`
`).map(l=>l.trim()).filter(Boolean)}var Jr=x(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary>span{display:grid}small{color:var(--muted);font-weight:400}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var Rn=5e3,Tn=2*3600,be,H,Kr,Yr,Qr,Xr,Zr,en,Qe,ht,ft,le=class extends E{constructor(){super(...arguments);f(this,H);this.answer=null;this.asked=null;f(this,be)}connectedCallback(){super.connectedCallback(),s(this,H,ft).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout($(this,be))}render(){let{system:e}=h.current;if(!this.answer)return c;let{processes:t,disk:r}=this.answer,n=o=>s(this,H,ht).call(this,o/1e9,1);return a`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?a`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:c}
      <div>${t.map(o=>s(this,H,Kr).call(this,o))}</div>
      ${t.length>0&&t.every(({restartable:o})=>!o)?a`<p class="muted">${e.onlyApp}</p>`:c}
    </section>`}};be=new WeakMap,H=new WeakSet,Kr=function(e){let{system:t}=h.current,{name:r,state:n,log:o}=e;return a`<details class=${n} data-process=${r}>
      <summary>
        <span>${Ye(r)} <small>${s(this,H,Yr).call(this,e)}</small></span>
      </summary>
      ${o.length>0?a`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${o.join(`
`)}</pre>`:a`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?s(this,H,Qr).call(this,r):c}
    </details>`},Yr=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=h.current,o=[n.states[e]];return t!==null&&o.push(n.up({minutes:En(t)})),r!==null&&o.push(n.memory({mb:s(this,H,ht).call(this,r/1e6,0)})),o.join(" · ")},Qr=function(e){let{system:t}=h.current;if(this.asked!==e)return a`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>s(this,H,Xr).call(this,e)}>
          ${g("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return a`<div class="confirm" role="group" aria-label=${t.confirm({name:Ye(e)})}>
      <p role="alert">${t.confirm({name:Ye(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>s(this,H,en).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>s(this,H,Zr).call(this,e)}>${t.cancel}</button>
    </div>`},Xr=async function(e){this.asked=e,await s(this,H,Qe).call(this,e,"[data-cancel]")},Zr=async function(e){this.asked=null,await s(this,H,Qe).call(this,e,"[data-ask]")},en=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(h.current.system.restarted({name:Ye(e)})),await s(this,H,Qe).call(this,e,"[data-ask]")},Qe=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},ht=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},ft=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout($(this,be)),this.isConnected&&Ae(this,be,setTimeout(()=>{s(this,H,ft).call(this)},Rn))},le.styles=[k,q,Jr],u([v()],le.prototype,"answer",2),u([v()],le.prototype,"asked",2),le=u([S("rb-processes")],le);function En(d){let{history:l,hours:e}=h.current;return d<Tn?l.minutes({count:ce(d)}):e({count:Math.round(d/3600)})}function Ye(d){return h.current.system.names[d]??d}var Cn=["queue","party","guests","music","lights","history","settings"],Hn={queue:g("queue"),party:g("moon"),guests:g("people"),music:g(U.disc),lights:g("light"),history:g(U.list),settings:g(U.gear)},je=matchMedia("(max-width: 899px)"),Le,O,bt,xe,tn,rn,nn,on,Oe=class extends Ze{constructor(){super(...arguments);f(this,O);this.tab="queue";f(this,Le,()=>this.requestUpdate())}importSheets(){return import("./sheets-P4ENW22F.js")}badge(){return $(this,O,xe).title}connectedCallback(){super.connectedCallback(),je.addEventListener("change",$(this,Le))}disconnectedCallback(){super.disconnectedCallback(),je.removeEventListener("change",$(this,Le))}links(){let e=$(this,O,xe);return a`<nav class="pages" aria-label=${e.pages}>
      ${et("guest",e.guestPage,"people")} ${et("tv",e.screen,U.screen)}
    </nav>`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>`}above(){return je.matches?s(this,O,bt).call(this):c}beside(e){return a`${je.matches?c:s(this,O,bt).call(this)}
      <div class="beside" role="tabpanel" aria-label=${$(this,O,xe).tab[this.tab]}>
        ${s(this,O,on).call(this,e)}
      </div>`}};Le=new WeakMap,O=new WeakSet,bt=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${$(this,O,xe).tabs}
      @keydown=${s(this,O,nn)}
    >
      ${Cn.map(e=>s(this,O,tn).call(this,e))}
    </nav>`},xe=function(){return h.current},tn=function(e){let t=$(this,O,xe).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,O,rn).call(this,e)}
    >
      ${Hn[e]}<span>${t}</span>
    </button>`},rn=async function(e){this.tab=e,await this.updateComplete,je.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},nn=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(m=>m.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let i=e.key==="End"?-1:0,p=n.at(r===0?i:(o+r)%n.length);p?.click(),p?.focus()},on=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${r} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},Oe.styles=[...Ze.styles,kt],u([A({reflect:!0})],Oe.prototype,"tab",2);function $l(d){Me.provide(d.page),N.provide(d.sheets),h.provide(d.host),$e.provide(d.effects),pe.provide(d.settings),customElements.define("rb-host",Oe)}export{$l as a};
