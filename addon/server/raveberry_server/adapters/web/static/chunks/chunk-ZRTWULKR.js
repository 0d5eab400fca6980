/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a as Qe,b as D}from"./chunk-BOSUZXBY.js";import{a as yt}from"./chunk-3P2MWEJR.js";import{A as N,C as M,D as be,G as se,H as k,I as Ke,J as ut,K as h,L as T,P as G,Q as S,R as Ye,S as Vt,_ as mt,a as v,b as a,c as Nt,d,f as ge,g as _,h as P,i as x,j as Ft,m as Y,o as pt,q,r as It,t as Ut,w as Dt,x as Je,y as fe,z as U}from"./chunk-7R7RC24A.js";import{a as u,b as g,c as f,d as K,e as s}from"./chunk-YBQ2Z7LH.js";var zt=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var F=v('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var b=new Je,He=new Je,xe=new Je;var Q,Bt,Xe,ve=class extends T{constructor(){super(...arguments);f(this,Q);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,Q,Xe).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,Q,Xe).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:d}
      ${G(r??[],({id:o})=>o,o=>s(this,Q,Bt).call(this,o))}
    </section>`}get own(){return b.current}};Q=new WeakSet,Bt=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:i}=U.current,p=[e.active?n.isHere:"",e.role==="guest"?"":i.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:M(new Date(e.muted_until))}):"",n.since({time:M(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${Y({"--who":Ut(e.color)})}>
          <i></i><bdi>${se(r,e.name)}</bdi>
        </span>
        <small>${p.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,Q,Xe)}
      ></rb-guest-actions>
    </details>`},Xe=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},ve.styles=[k,Vt,F,zt],u([x()],ve.prototype,"guests",2),ve=u([_("rb-guests")],ve);var Gt=v('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var $e=v(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ze=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Oe,ht,je=class extends T{constructor(){super(...arguments);f(this,Oe)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:i})=>i);if(!this.permissions.mayHost||e==null&&n.length===0)return d;let{lights:o}=b.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:i,name:p})=>s(this,Oe,ht).call(this,p,"",a`<button
          class="quiet"
          data-remove=${i}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:p})}
          @click=${()=>this.runCommand("remove_light",{device:i})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:i,name:p,host:m,pixels:y})=>s(this,Oe,ht).call(this,p,`${o.pixels({count:y})} · ${m}`,a`<button
          data-add=${i}
          aria-label=${this.texts.actionOn({action:o.addLight,title:p})}
          @click=${()=>this.runCommand("add_light",{device:i})}
        >
          ${o.addLight}
        </button>`))}
      ${e==null?d:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${h("search")} ${e?o.findingLights:o.findLights}
            </button>`}
    </div>`}};Oe=new WeakSet,ht=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:d}</span>
      ${r}
    </div>`},je.styles=[k,$e,Ze],je=u([_("rb-discovered-lights")],je);function Wt({r:c,g:l,b:e}){return`#${[c,l,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Jt(c){let[l=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(c.slice(r,r+2),16));return{r:l,g:e,b:t}}function X({name:c,hint:l,value:e,low:t,high:r,step:n,unit:o,onInput:i}){let p=Math.round(100*(e-t)/(r-t)),m=o==="%"?`${p} %`:`${Ln(e)} ${o}`.trim();return a`<label class="slider" title=${c}>
    <span>${o==="%"?l:c}<output aria-live="off">${m}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${c}
      aria-valuetext=${m}
      style=${Y({"--at":`${p}%`})}
      .value=${S(String(e))}
      @input=${y=>i(Pn(y))}
    />
    ${l&&o!=="%"?a`<small>${l}</small>`:d}
  </label>`}function we(c,l,e,t){return a`<div class="head">
    <span>${c}<small>${l}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${c}
      title=${c}
      @click=${t}
    ></button>
  </div>`}function gt(c,l,e){return a`<input
    type="color"
    aria-label=${c}
    title=${c}
    .value=${S(Wt(l))}
    @input=${t=>e(Jt(Ae(t)))}
  />`}function Ln(c){return Math.round(100*c)/100}function Ae(c){return c.target.value}function Pn(c){return c.target.valueAsNumber}function Kt(c,l){let e=atob(l),t=Math.floor(e.length/3),r=c.getContext("2d");if(t===0||r===null)return;c.width!==t&&(c.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let i=0;i<3;i++)n.data[4*o+i]=e.charCodeAt(3*o+i);n.data[4*o+3]=255}r.putImageData(n,0,0)}var Yt=v(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var Z=v('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var qn={r:255,g:255,b:255},Mn={low:-500,high:2e3,step:5},Nn={low:1,high:3,step:.05},Fn={low:0,high:10,step:.1},In=100,et,ee,Qt,Xt,Zt,ie=class extends T{constructor(){super(...arguments);f(this,ee);this.note="";f(this,et,new Qe(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Kt(t,e)}get own(){return b.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,i=g(this,et),p={...t,...i.value},m=$=>i.drag({...i.value,...$}),y=p.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:d}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${y}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>m({state:y?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?d:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${X({name:e.brightness({name:n}),hint:e.brightnessShort,value:p.brightness,low:1,high:255,step:1,unit:"%",onInput:$=>m({brightness:$})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${$=>m({effect:Ae($)})}
        >
          ${p.effect===""?a`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map($=>a`<option value=${$} .selected=${S($===p.effect)}>
                ${He.current[$]?.name??$}
              </option>`)}
        </select>
        ${gt(e.color({name:n}),p.color,$=>m({color:$}))}
      </div>
      ${o===void 0?d:s(this,ee,Qt).call(this,p,o,m)}
    </div>`}};et=new WeakMap,ee=new WeakSet,Qt=function(e,t,r){let{own:n}=this,{palettes:o,parameters:i,calibrating:p}=this.replica.lights,{name:m}=e,y=p===t;return a`<details>
      <summary>${n.more({name:m})}</summary>
      <div class="tuning">
      ${o?s(this,ee,Xt).call(this,e,o,r):d}
      ${(i?.[e.effect]??[]).map($=>s(this,ee,Zt).call(this,$,e,r))}
      ${e.monochrome==null?d:we(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:X({...Fn,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:$=>r({crossfade_s:$})})}
      ${e.gamma==null?d:X({...Nn,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:$=>r({gamma:$})})}
      ${e.white===void 0?d:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${gt(n.white,e.white??qn,$=>r({white:$}))}
            </div>`}
      ${e.delay_ms==null?d:X({...Mn,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:$=>r({delay_ms:$})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${y}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!y})}
              >
                ${h("light")} ${y?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:d}
      </div>
    </details>`},Xt=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,i])=>a`<label title=${N(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${S(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${Y(i.length>1?{background:`linear-gradient(90deg, ${i.join(", ")})`}:{background:i[0]??"var(--line)"})}
          ></i>
          <span>${N(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},Zt=function({id:e,low:t,high:r,default:n,unit:o},i,p){let{own:m}=this;return X({name:He.current[i.effect]?.parameters?.[e]??e,hint:m.first({value:`${n} ${o}`.trim()}),value:i.parameters?.[e]??n,low:t,high:r,step:(r-t)/In,unit:o,onInput:y=>p({parameters:{...i.parameters,[e]:y}})})},ie.styles=[k,Ye,Z,$e,F,Yt],u([P({attribute:!1})],ie.prototype,"target",2),u([P({attribute:!1})],ie.prototype,"note",2),ie=u([_("rb-light-device")],ie);var Un={low:0,high:10,step:.1},Le,_e,O,er,tr,rr,nr,or,ar,sr,ft,le=class extends T{constructor(){super(...arguments);f(this,O);f(this,Le,new Qe(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;f(this,_e,()=>{this.client.watchLights(document.hidden?null:e=>s(this,O,er).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",g(this,_e)),g(this,_e).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",g(this,_e)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,O,tr).call(this,t),s(this,O,sr).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return b.current}};Le=new WeakMap,_e=new WeakMap,O=new WeakSet,er=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},tr=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:i}=e,p=g(this,Le).value??e.speed;return a`<div class="show">
      ${i?a`<p role="status" class="alarm">${h("warning")} ${t.alarm}</p>`:d}
      ${s(this,O,rr).call(this,e)}
      ${we(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${we(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?d:we(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${p===null?d:X({...Un,name:t.speed,value:p,unit:"",onInput:m=>g(this,Le).drag(m)})}
      ${s(this,O,nr).call(this,e)}
    </div>`},rr=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?N(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},nr=function({scenes:e,scene:t}){if(!e)return d;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,O,or).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let o=this.sceneName.trim();o&&await this.runCommand("save_light_scene",{name:o})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${S(this.sceneName)}
          @input=${n=>{this.sceneName=Ae(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},or=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,O,ar).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${h("close")} ${t?r:d}
    </button>`},ar=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},sr=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:i})=>i))],state:r.some(({state:i})=>i==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:i})=>i)),color:n.color,effect:r.every(({effect:i})=>i===n.effect)?n.effect:""};return[r.length>1?s(this,O,ft).call(this,o):d,G(r,({id:i})=>i,i=>s(this,O,ft).call(this,i,i.available?t.pixels({count:i.pixels}):t.unavailable))]},ft=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},le.styles=[k,Ye,Z,$e,Ze],u([x()],le.prototype,"sceneName",2),u([x()],le.prototype,"armed",2),le=u([_("rb-lights")],le);var tt=v(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function Pe({address:c,texts:l,notify:e}){let t=b.current;return a`<p class="link">
    <a href=${c} target="_blank" dir="ltr">${c}</a>
    <button
      data-copy
      aria-label=${l.actionOn({action:t.copy,title:c})}
      @click=${({currentTarget:r})=>{Dn(c,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Dn(c,l){let e=Object.assign(document.createElement("textarea"),{value:c});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),l.focus(),t}var ir=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var Vn=2e3,zn=15e3,lr=50,ke,E,dr,cr,pr,ur,mr,yr,hr,gr,bt,qe,de=class extends T{constructor(){super(...arguments);f(this,E);this.overview=null;this.library=null;f(this,ke)}connectedCallback(){super.connectedCallback(),s(this,E,qe).call(this),s(this,E,dr).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(g(this,ke))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,E,mr).call(this,r))} ${s(this,E,ur).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,E,yr).call(this,r))}
      <button data-command="scan_library" @click=${s(this,E,gr)}>
        ${h("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,E,hr).call(this,r))}
    </section>
    ${this.library?s(this,E,cr).call(this,this.library):d}`}get own(){return b.current}};ke=new WeakMap,E=new WeakSet,dr=async function(){await Ke.load(this.texts),this.requestUpdate()},cr=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:i,present:p,songs:m})=>a`<div class="source ${p?"":"bad"}">
          ${h(p?"check":"warning")}
          <span dir="ltr">
            ${i}<small>${p?o.songs({count:m}):o.away({count:m})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:i,reason:p})=>a`<p class="job">
                  <bdi dir="ltr">${i}</bdi><small>${Ke.text(this.texts,p)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,E,pr)}>
                      ${U.current.search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},pr=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:lr});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},ur=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?Pe({address:n,texts:e,notify:(o,i)=>this.notify(o,i)}):d}`},mr=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,i=N(o.outputNames,t)??t;return a`<div class="line">
      <span>${i}${n?d:a`<small>${o.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${o.output({name:i})}
        title=${o.output({name:i})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},yr=function(e){let{name:t,works:r,reason:n,version:o,renewable:i,set_up:p}=e,{music:m}=this.own,y=p===!1,$=r||n===null?m.works:Ke.text(this.texts,n),he=y?m.notSetUp:$;return a`<div class="source ${r?"":"bad"} ${y?"off":""}" data-source=${t}>
      ${h(y?D.none:r?"check":"warning")}
      <span>
        ${N(U.current.sources,t)||N(m.names,t)||t}
        <small>${[he,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${i?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,E,bt).call(this,{})}>
                ${m.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,E,bt).call(this,{back:!0})}>
                ${m.goBack}
              </button>
            </span>`:d}
    </div>`},hr=function({id:e,kind:t,state:r,progress:n,reason:o,started_at:i}){let{music:p}=this.own,m=n===null?"":`${Math.round(100*n)} %`,y=[p.jobStates[r],r==="running"?m:"",M(new Date(i))];return a`<div class="job ${r}" data-job=${e}>
      <span>${N(p.jobs,t)??t}<small>${y.filter(Boolean).join(" · ")}</small></span>
      ${o?a`<small class="reason">${Dt(this.texts,o)}</small>`:d}
      ${r==="running"?a`<i
              role="progressbar"
              aria-label=${N(p.jobs,t)??t}
              aria-valuenow=${n===null?d:Math.round(100*n)}
              style=${Y({"--at":`${100*(n??0)}%`})}
            ></i>`:d}
    </div>`},gr=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,E,qe).call(this))},bt=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,E,qe).call(this))},qe=async function(){if(clearTimeout(g(this,ke)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:lr})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");K(this,ke,setTimeout(()=>{s(this,E,qe).call(this)},e?Vn:zn))},de.styles=[k,Z,tt,F,ir],u([x()],de.prototype,"overview",2),u([x()],de.prototype,"library",2),de=u([_("rb-music")],de);var fr=["full_control","full_voting","upvotes_only","no_control"],br=["fair","votes","fifo"];var xr=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var Bn=[1,2,3,4,6,8,12],R,vr,$r,wr,xt,_r,kr,Sr,Rr,Tr,vt,Er,Cr,ce=class extends T{constructor(){super(...arguments);f(this,R);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,R,Tr).call(this):s(this,R,Rr).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${fr.map(n=>s(this,R,vt).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${br.map(n=>s(this,R,vt).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,R,wr).call(this)} ${s(this,R,vr).call(this)}`}get host(){return b.current}};R=new WeakSet,vr=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.runCommand("buzz",{sound:"yes"})}>
          ${h("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.runCommand("buzz",{sound:"no"})}>
          ${h("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.runCommand("alarm",{})}
        >
          ${h("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${s(this,R,$r)}>
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
    </section>`},$r=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},wr=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:i}=this.replica,p=n.join_url??q(".").href,m=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,R,xt).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${Pe({address:p,texts:r,notify:(y,$)=>this.notify(y,$)})}
      <a href=${q("poster").href} target="_blank">${e.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${S(m)}
          ?disabled=${!t.mayHost}
          @change=${s(this,R,Sr)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${m&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:M(new Date(o.join_code_expires_at))})}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${h("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?s(this,R,_r).call(this):d}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${Pe({address:n.screen_url,texts:r,notify:(y,$)=>this.notify(y,$)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${h("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:d}
      ${i.wifi_ssid?a`<img src=${s(this,R,xt).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${i.wifi_ssid}</bdi></p>`:d}
    </section>`},xt=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return q(n?`${e}?of=${encodeURIComponent(n)}`:e).href},_r=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:M(new Date(t.expires_at))})}</p>`:d}
      <button data-command="make_mod_code" @click=${s(this,R,kr)}>
        ${h(D.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},kr=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Sr=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Rr=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,R,Er)}
      >
        ${h("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Bn.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},Tr=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,R,Cr)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${h("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},vt=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${S(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${xe.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},Er=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Cr=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},ce.styles=[k,tt,xr],u([x()],ce.prototype,"isClosing",2),u([x()],ce.prototype,"modCode",2),ce=u([_("rb-party")],ce);var Hr=v(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var Gn={error:h("warning"),warning:h("warning"),info:h(D.info)},te,jr,Or,Ar,Me=class extends T{constructor(){super(...arguments);f(this,te)}connectedCallback(){super.connectedCallback(),s(this,te,jr).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let r=b.current.problems,n=e.filter(({severity:i})=>i!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(i=>s(this,te,Ar).call(this,i))}
      </ul>
      </details>
    </section>`}};te=new WeakSet,jr=async function(){await ut.load(this.texts),this.requestUpdate()},Or=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${b.current.problems.joinByCode}
    </button>`},Ar=function(e){let t=M(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${Gn[e.severity]}
      <p>
        ${ut.text(this.texts,e)}
        <small>${b.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,te,Or).call(this):d}
    </li>`},Me.styles=[k,F,Hr],Me=u([_("rb-problems")],Me);var Lr=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var rt,Pr,re=class extends ge{constructor(){super(...arguments);f(this,rt);this.draw=null}connectedCallback(){super.connectedCallback(),s(this,rt,Pr).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=o=>se(e,o);return this.draw?this.draw({html:a,svg:Nt,nothing:d},{language:r,host:b.current,nameOf:n},t):d}};rt=new WeakSet,Pr=async function(){this.draw=(await import("./charts-LD43ISXS.js")).renderCharts},re.styles=[k,Lr],u([P({attribute:!1})],re.prototype,"texts",2),u([P({attribute:!1})],re.prototype,"stats",2),u([x()],re.prototype,"draw",2),re=u([_("rb-charts")],re);var qr=v(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var Wn=10,Jn=500;function $t(c,l={}){let e=(t,r)=>{let n=q(`api/v1/export.${t}`);for(let[o,i]of Object.entries(l))n.searchParams.set(o,i);return a`<a href=${n.href} download>${h("outside")} ${r}</a>`};return a`${e("m3u8",c.m3u)} ${e("csv",c.csv)}`}var I,Nr,Fr,Ir,Ur,Dr,Ne,ne=class extends T{constructor(){super(...arguments);f(this,I);this.evenings=[];this.hasMore=!1;this.details=new Map;f(this,Ne,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:Wn});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),g(this,Ne).call(this)}render(){let{history:e}=b.current;return this.evenings.length===0?d:a`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>s(this,I,Nr).call(this,t))}
      ${this.hasMore?a`<button class="quiet" data-older @click=${g(this,Ne)}>${e.older}</button>`:d}
    </section>`}};I=new WeakSet,Nr=function(e){let{recap:t}=U.current,{songs:r,guests:n,votes:o}=e;return a`<details @toggle=${i=>s(this,I,Dr).call(this,i,e)}>
      <summary>
        <span>
          ${s(this,I,Fr).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:o})}
          </small>
        </span>
      </summary>
      ${s(this,I,Ir).call(this,e,this.details.get(e.id))}
    </details>`},Fr=function({since:e,until:t}){let{history:r}=b.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),o=M(new Date(e));return t?r.period({date:n,from:o,to:M(new Date(t))}):r.periodSoFar({date:n,from:o})},Ir=function(e,t){if(!t)return d;let{history:r}=b.current,{stats:n,plays:o}=t;return a`<div class="details">
      <p class="muted">${r.minutes({count:be(e.played_s)})}</p>
      ${s(this,I,Ur).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${o.map(({song:i,started_at:p})=>a`<li>
            <time>${M(new Date(p))}</time>
            <span><bdi>${i.title}</bdi> <small><bdi>${i.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${$t(r,Mr(e))}</p>
    </div>`},Ur=function({top:e}){if(e.length===0)return d;let{history:t}=b.current;return a`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:o})=>a`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-o}</b>
          </li>`)}
      </ol>`},Dr=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=Mr(t),n=await this.runCommand("stats",r),o=await this.runCommand("history",{...r,limit:Jn});if(!n||!o)return;let i={stats:n,plays:[...o.plays].reverse()};this.details=new Map([...this.details,[t.id,i]])},Ne=new WeakMap,ne.styles=[k,F,qr],u([x()],ne.prototype,"evenings",2),u([x()],ne.prototype,"hasMore",2),u([x()],ne.prototype,"details",2),ne=u([_("rb-evenings")],ne);function Mr({since:c,until:l}){return l===null?{since:c}:{since:c,until:l}}var Vr=v(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Kn=20,Yn=5,L,zr,wt,Br,Gr,Wr,Jr,_t,oe=class extends T{constructor(){super(...arguments);f(this,L);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,L,_t).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,L,_t).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,L,zr).call(this,t,r):d}
      ${r?s(this,L,wt).call(this,e.liked,r.best_liked,({up:o,down:i})=>o-i):d}
      ${r?s(this,L,wt).call(this,e.played,r.most_played,({times:o})=>o):d}
      ${n?s(this,L,Br).call(this,n):d}
      ${$t(e)}
      <button data-command="export" @click=${s(this,L,Wr)}>${e.text}</button>
      <form @submit=${s(this,L,Jr)}>
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
    ></rb-evenings>`}get own(){return b.current}};L=new WeakSet,zr=function({songs:e,guests:t,votes:r},n){let{played_s:o,most_active:i}=n,{history:p}=this.own,{recap:m}=U.current,[y]=i;return a`<p>
        ${m.songs({count:e})}, ${p.minutes({count:be(o)})}, ${m.guests({count:t})},
        ${m.votes({count:r})}
      </p>
      ${y?a`<p class="muted">
              ${p.mostActive({name:se(this.texts,y.guest.name),count:y.requests})}
            </p>`:d}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},wt=function(e,t,r){return t.length===0?d:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,Yn).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},Br=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${M(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${se(this.texts,r.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,L,Gr).call(this,r)}
            >
              ${h("restart")}
            </button>
          </li>`)}
      </ol>`},Gr=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},Wr=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Jr=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},_t=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:Kn})??null},oe.styles=[k,Vr],u([x()],oe.prototype,"recap",2),u([x()],oe.prototype,"stats",2),u([x()],oe.prototype,"history",2),oe=u([_("rb-history")],oe);var pe={seconds:1,minutes:60,hours:3600,days:86400},nt=class{#o;#t;#e;constructor(l,e,t){this.#o=l,this.#t=e,this.#e=t}words({name:l}){return this.#t.settings[l]??{name:l,explanation:"",search:""}}preset(l){return this.#t.presets[l]??{name:l,explanation:""}}group({group:l}){return this.#t.groups[l]??l}value(l,e){let t=this.words(l).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:l.kind==="quiet_hours"?this.#a(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,l.unit):String(e)||this.#e.empty}range(l){let{low:e,high:t,unit:r}=l;return e===null||t===null?"":String(e)in(this.words(l).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(Rt(l,e)),high:this.#n(t,r)})}unit({unit:l},e){return l===null?"":this.#t.units[l](Number(e))}#a(l){return l.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(l,e){return e==="s"?this.duration(l):e==="percent"?this.#e.percent({count:this.#r(100*l)}):`${this.#r(l)} ${e===null?"":this.#t.units[e](l)}`.trim()}duration(l){let e=this.#e;return l<120?e.seconds({count:this.#r(l)}):l<7200?e.minutes({count:this.#r(l/60)}):l<172800?e.hours({count:this.#r(l/3600)}):this.#n(l/86400,"days")}#r(l){return l.toLocaleString(this.#o,{maximumFractionDigits:1})}};function kt({kind:c},{options:l}){let[e]=c==="number"||c==="whole_number"?Object.keys(l??{}):[];return e===void 0?void 0:Number(e)}function St({high:c}){return Object.keys(pe).filter(e=>c===null||pe[e]<=c)}function Yr(c,l){return[...St(c)].reverse().find(t=>l>=pe[t]&&2*l%pe[t]===0)??"seconds"}function Rt({unit:c},l){return c==="percent"?Math.round(1e6*l)/1e4:l}function Qr({unit:c},l){return c==="percent"?l/100:l}function ot(c,l){return!c.secret&&!Zr(l[c.name],c.default)}function Xr(c,l,e){return l.filter(({name:t})=>t in c.values&&!Zr(e[t],c.values[t])).map(t=>({row:t,before:e[t.name],after:c.values[t.name]}))}function Zr(c,l){return JSON.stringify(c)===JSON.stringify(l)}function en(c,l,e){let{name:t,explanation:r,search:n,options:o={}}=e,i=Kr([l.name,t,r,n,...Object.values(o)].join(" "));return Kr(c).split(/\s+/).every(p=>i.includes(p))}function Kr(c){return c.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var C,Se,tn,rn,Fe,Tt,at,V=class extends ge{constructor(){super(...arguments);f(this,C);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=kt(e,r),o=this.value===n&&!this.isAwaited;return a`${o?d:[s(this,C,tn).call(this),s(this,C,rn).call(this)]}
      ${n===void 0?d:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${S(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,C,at).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};C=new WeakSet,Se=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??Yr(this.row,e)},tn=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:i}=e,p=kt(e,this.format.words(e)),m=p!==void 0&&p===e.low?Math.min(0,p):e.low,y=r||!Number.isFinite(t)?"":String(s(this,C,Fe).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${m===null?d:s(this,C,Fe).call(this,m)}
      max=${i===null?d:s(this,C,Fe).call(this,i)}
      step=${o==="number"||g(this,C,Se)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${S(y)}
      @change=${$=>{let{value:he}=$.target;this.chosen=g(this,C,Se),this.isAwaited=!1,s(this,C,at).call(this,he===""?e.default:s(this,C,Tt).call(this,Number(he)))}}
    />`},rn=function(){let{own:e,row:t,value:r}=this,n=g(this,C,Se),o=St(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${i=>{let p=s(this,C,Fe).call(this,r);this.chosen=i.target.value,this.isAwaited||s(this,C,at).call(this,Math.min(s(this,C,Tt).call(this,p),t.high??1/0))}}
    >
      ${o.map(i=>a`<option value=${i} .selected=${S(i===n)}>${e.unit[i]}</option>`)}
    </select>`},Fe=function(e){let t=g(this,C,Se);return t===null?Rt(this.row,e):Math.round(100*e/pe[t])/100},Tt=function(e){let t=g(this,C,Se);if(t===null)return Qr(this.row,e);let r=e*pe[t];return this.row.kind==="whole_number"?Math.round(r):r},at=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([P({attribute:!1})],V.prototype,"own",2),u([P({attribute:!1})],V.prototype,"format",2),u([P({attribute:!1})],V.prototype,"row",2),u([P({attribute:!1})],V.prototype,"value",2),u([P({type:Boolean})],V.prototype,"off",2),u([x()],V.prototype,"chosen",2),u([x()],V.prototype,"isAwaited",2),V=u([_("rb-number-field")],V);var nn=v("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var W,Et,on,an,ae=class extends T{constructor(){super(...arguments);f(this,W);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
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
            ${s(this,W,Et).call(this,n).length===0?h("check"):d}
          </button>`)}
      </div>
      <div id="changes" role="status">${r?s(this,W,on).call(this,r):d}</div>
    </section>`}get own(){return b.current.settings}};W=new WeakSet,Et=function(e){return Xr(e,this.table.settings,this.replica.settings)},on=function(e){let{format:t,own:r}=this,n=s(this,W,Et).call(this,e),{name:o,explanation:i}=t.preset(e.name);return a`<p>${i}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${G(n,({row:p})=>p.name,({row:p,before:m,after:y})=>a`<div>
            <dt>${t.words(p).name}</dt>
            <dd class="muted">${r.was({value:t.value(p,m)})}</dd>
            <dd>${r.becomes({value:t.value(p,y)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?d:a`<button
                class="main"
                data-command="set_settings"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,W,an).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},an=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});n&&(this.shown=null,this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),async()=>{let{before:o}=n;await this.runCommand("set_settings",{values:o})&&this.notify(r.undone)}),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},ae.styles=[k,nn],u([P({attribute:!1})],ae.prototype,"format",2),u([P({attribute:!1})],ae.prototype,"table",2),u([x()],ae.prototype,"shown",2),ae=u([_("rb-presets")],ae);var sn=v("dialog{width:min(100% - 24px,560px);max-height:calc(100dvh - 24px);padding:22px;overflow:auto;border:1px solid var(--line);border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow)}dialog[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}dialog::backdrop{background:#0a0410b3}h2{font-size:1.4rem}h2:focus-visible{outline:none}h3{font-size:1rem}form,fieldset{display:grid;gap:6px;margin:0;padding:0;border:0}fieldset[hidden]{display:none}legend,form label{padding:0;font-weight:700}input[type=text]{width:100%;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font-size:1.2rem;background:var(--raised)}fieldset label{display:flex;align-items:center;gap:10px;min-height:var(--touch)}fieldset input{width:22px;height:22px;accent-color:var(--berry)}small{display:block;color:var(--muted)}img{justify-self:center;width:min(100%,300px);border-radius:18px;background:#fff}.address{font-weight:700;text-align:center;overflow-wrap:anywhere}.check{display:flex;align-items:center;gap:8px}.good{color:var(--leaf)}.bad{color:var(--amber)}.notice:empty{display:none}.buttons{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}");var Ct=3,Qn=3e3,Xn=40,st="rb-start",ue,Re,j,Ht,ln,dn,cn,pn,Ie,jt,un,Ot,Ue,it,z=class extends T{constructor(){super(...arguments);f(this,j);this.step=1;this.notice="";this.library=null;this.access=null;f(this,ue);f(this,Re,()=>{this.step=1,this.notice="",this.dialog.open||this.dialog.showModal(),s(this,j,Ht).call(this)});f(this,Ie,async()=>{let e=this.renderRoot.querySelector("#name"),t=e?.value.trim()??"";e&&t!==this.replica.settings.party_name&&!await this.runCommand("set_setting",{name:"party_name",value:t})||s(this,j,jt).call(this,this.step+1)});f(this,Ue,async()=>{(!this.replica.me.setup_pending||await this.runCommand("finish_setup",{}))&&this.dialog.close()});f(this,it,e=>{e.stopPropagation(),this.notice=e.detail.text})}connectedCallback(){super.connectedCallback(),document.addEventListener(st,g(this,Re)),this.addEventListener("rb-notice",g(this,it))}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(st,g(this,Re)),clearInterval(g(this,ue))}firstUpdated(){this.replica.me.setup_pending&&g(this,Re).call(this)}updated(e){e.has("step")&&this.dialog.open&&s(this,j,Ht).call(this)}render(){let{own:e,step:t}=this;return a`<dialog
      aria-labelledby="step"
      @close=${()=>clearInterval(g(this,ue))}
    >
      <p class="muted">${e.step({step:t,steps:Ct})}</p>
      <h2 id="step" tabindex="-1">${[e.name,e.sound,e.access][t-1]}</h2>
      ${[s(this,j,ln),s(this,j,dn),s(this,j,cn)][t-1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${t===1?a`<button class="quiet" data-skip @click=${g(this,Ue)}>${e.skip}</button>`:a`<button data-back @click=${()=>s(this,j,jt).call(this,t-1)}>${e.back}</button>`}
        ${t===Ct?a`<button class="main" data-finish @click=${g(this,Ue)}>${e.finish}</button>`:a`<button class="main" data-next @click=${g(this,Ie)}>${e.next}</button>`}
      </div>
    </dialog>`}get own(){return b.current.start}};ue=new WeakMap,Re=new WeakMap,j=new WeakSet,Ht=function(){this.renderRoot.querySelector("h2")?.focus()},ln=function(){let{own:e}=this;return a`<form
      @submit=${t=>{t.preventDefault(),g(this,Ie).call(this)}}
    >
      <label for="name">${e.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${Xn}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings.party_name??"")}
      />
      <p class="muted" id="name-hint">${e.nameHint}</p>
    </form>`},dn=function(){let{own:e,library:t}=this,{music:r}=b.current,{outputs:n}=this.replica.player;return a`<fieldset ?hidden=${n.length===0}>
        <legend>${r.outputs}</legend>
        ${n.map(({id:o,name:i,on:p,available:m})=>a`<label>
            <input
              type="radio"
              name="output"
              .checked=${S(p)}
              @change=${()=>this.runCommand("set_output",{output:o,on:!0,exclusive:!0})}
            />
            <span>
              ${N(r.outputNames,i)??i}
              ${m?d:a`<small>${r.unavailable}</small>`}
            </span>
          </label>`)}
      </fieldset>
      <button data-command="play_test_tone" @click=${s(this,j,pn)}>
        ${h("play")} ${e.testTone}
      </button>
      <p class="muted">${e.testToneHint}</p>
      <h3>${e.music}</h3>
      ${t===null?d:a`<p>
              ${t.songs>0?e.songs({count:t.songs}):t.scan?e.scanning:e.noSongs}
            </p>`}`},cn=function(){let{own:e,access:t}=this,r=t?.guest_url??this.replica.me.join_url??q(".").href,n=t?.reached_at!=null;return a`<img src=${q("join.svg").href} alt=${b.current.qr} />
      <p class="address" dir="ltr">${r}</p>
      <p class="check ${n?"good":""}" role="status">
        ${n?h("check"):d} ${n?e.reached:e.notReached}
      </p>
      ${t===null?d:t.obstacles.length===0?a`<p class="check good">${h("check")} ${e.answers}</p>`:t.obstacles.map(o=>a`<p class="check bad" data-obstacle=${o}>
                  ${h("warning")} ${N(e.obstacles,o)??o}
                </p>`)}
      <a href=${q("poster").href} target="_blank">${e.printPoster}</a>`},pn=async function(){this.notice="",await this.runCommand("play_test_tone",{})&&(this.notice=this.own.testTonePlays)},Ie=new WeakMap,jt=function(e){this.step=e,this.notice="",clearInterval(g(this,ue)),e===2&&s(this,j,un).call(this),e===Ct&&(K(this,ue,setInterval(()=>{s(this,j,Ot).call(this)},Qn)),s(this,j,Ot).call(this))},un=async function(){this.library=await this.runCommand("library",{limit:0})??null},Ot=async function(){this.access=await this.runCommand("check_access",{})??this.access},Ue=new WeakMap,it=new WeakMap,z.styles=[k,sn],u([x()],z.prototype,"step",2),u([x()],z.prototype,"notice",2),u([x()],z.prototype,"library",2),u([x()],z.prototype,"access",2),u([Ft("dialog")],z.prototype,"dialog",2),z=u([_("rb-start")],z);var mn=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Zn="***",eo={from:"22:00",to:"07:00",volume_max:.4},lt,w,yn,hn,gn,fn,bn,xn,vn,$n,B,At,J=class extends T{constructor(){super(...arguments);f(this,w);this.table=null;f(this,lt,new nt(fe.current.language,xe.current,b.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,w,At).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      <button data-start @click=${()=>document.dispatchEvent(new Event(st))}>
        ${h("restart")} ${this.own.start.restart}
      </button>
      ${this.hasFailed?a`<button @click=${s(this,w,At)}>${h("restart")} ${this.texts.tryAgain}</button>`:d}
      ${this.table?s(this,w,yn).call(this,g(this,lt),this.table):d}
    </section>`}get own(){return b.current}};lt=new WeakMap,w=new WeakSet,yn=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),i=o!==""||this.isOnlyChanged,p=t.settings.filter(y=>(o===""||en(o,y,e.words(y)))&&(!this.isOnlyChanged||ot(y,n.settings))),m=new Map;for(let y of p)m.set(y.group,[...m.get(y.group)??[],y]);return a`<rb-presets
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
        .value=${S(this.query)}
        @input=${y=>{this.query=y.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${S(this.isOnlyChanged)}
          @change=${y=>{this.isOnlyChanged=y.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${i?p.length===0?r.none:r.found({count:p.length}):d}</p>
      ${G(m,([y])=>y,([,y])=>s(this,w,hn).call(this,e,y,i))}
      ${s(this,w,gn).call(this,p)}`},hn=function(e,t,r){let n=t.filter(o=>ot(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?d:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${G(t,({name:o})=>o,o=>s(this,w,fn).call(this,e,o))}
    </details>`},gn=function(e){let{settings:t}=this.own;return a`<details class="advanced">
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
    </details>`},fn=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=ot(t,this.replica.settings),{name:i,explanation:p}=e.words(t);return a`<div
      class="row ${o?"changed":""}"
      data-setting=${t.name}
      data-kind=${t.kind}
    >
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${i}</label>
        ${o?a`<small class="mark">${r.changed}</small>`:d}
        <p class="muted" id="explanation-${t.name}">${p}</p>
      </div>
      <div class="field">
        ${s(this,w,xn).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,w,bn).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:i})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,w,B).call(this,t,t.default)}
              >
                ${h("back")} ${r.toDefault}
              </button>`:d}
      </small>
    </div>`},bn=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},xn=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,i=(p,m)=>{let y=p.target.value;s(this,w,B).call(this,t,m(y))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,w,B).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${p=>i(p,String)}
        >
          ${(t.choices??[]).map(p=>a`<option value=${p} .selected=${S(p===r)}>
                ${e.value(t,p)}
              </option>`)}
        </select>`;case"whole_number":case"number":return a`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${S(Number(r))}
          ?off=${o}
          @rb-value=${p=>s(this,w,B).call(this,t,p.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${S((r??[]).join(`
`))}
          @change=${p=>i(p,to)}
        ></textarea>`;case"quiet_hours":return s(this,w,$n).call(this,t,r??[],o);case"text":return t.secret?s(this,w,vn).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${S(String(r??""))}
              @change=${p=>i(p,m=>m.trim())}
            />`}},vn=function(e,t,r,n){let{settings:o}=this.own,i=r===Zn;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${i?o.isSet:""}
        ?disabled=${n}
        .value=${S("")}
        @change=${p=>{let m=p.target.value;m!==""&&s(this,w,B).call(this,e,m)}}
      />
      ${i?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,w,B).call(this,e,"")}
            >
              ${h("remove")}
            </button>`:d}`},$n=function(e,t,r){let{settings:n}=this.own,o=(i,p)=>{s(this,w,B).call(this,e,t.map((m,y)=>y===i?{...m,...p}:m))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:i,to:p,volume_max:m},y)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${S(i)}
            @change=${$=>o(y,{from:$.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${S(p)}
            @change=${$=>o(y,{to:$.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${S(String(Math.round(100*m)))}
            @change=${$=>o(y,{volume_max:$.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>s(this,w,B).call(this,e,t.filter(($,he)=>he!==y))}
          >
            ${h("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,w,B).call(this,e,[...t,eo])}>
        ${h("plus")} ${n.addTime}
      </button>
    </div>`},B=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},At=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},J.styles=[k,Z,F,mn],u([x()],J.prototype,"table",2),u([x()],J.prototype,"query",2),u([x()],J.prototype,"isOnlyChanged",2),u([x()],J.prototype,"hasFailed",2),J=u([_("rb-settings")],J);function to(c){return c.split(`
`).map(l=>l.trim()).filter(Boolean)}var wn=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary>span{display:grid}small{color:var(--muted);font-weight:400}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var ro=5e3,no=2*3600,Te,H,_n,kn,Sn,Rn,Tn,En,ct,Lt,Pt,me=class extends T{constructor(){super(...arguments);f(this,H);this.answer=null;this.asked=null;f(this,Te)}connectedCallback(){super.connectedCallback(),s(this,H,Pt).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(g(this,Te))}render(){let{system:e}=b.current;if(!this.answer)return d;let{processes:t,disk:r}=this.answer,n=o=>s(this,H,Lt).call(this,o/1e9,1);return a`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?a`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:d}
      <p>
        <a href=${q("api/v1/backup").href} download>${h("outside")} ${e.backup}</a>
        <small>${e.backupHint}</small>
      </p>
      <div>${t.map(o=>s(this,H,_n).call(this,o))}</div>
      ${t.length>0&&t.every(({restartable:o})=>!o)?a`<p class="muted">${e.onlyApp}</p>`:d}
    </section>`}};Te=new WeakMap,H=new WeakSet,_n=function(e){let{system:t}=b.current,{name:r,state:n,log:o}=e;return a`<details class=${n} data-process=${r}>
      <summary>
        <span>${dt(r)} <small>${s(this,H,kn).call(this,e)}</small></span>
      </summary>
      ${o.length>0?a`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${o.join(`
`)}</pre>`:a`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?s(this,H,Sn).call(this,r):d}
    </details>`},kn=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=b.current,o=[n.states[e]];return t!==null&&o.push(n.up({minutes:oo(t)})),r!==null&&o.push(n.memory({mb:s(this,H,Lt).call(this,r/1e6,0)})),o.join(" · ")},Sn=function(e){let{system:t}=b.current;if(this.asked!==e)return a`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>s(this,H,Rn).call(this,e)}>
          ${h("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return a`<div class="confirm" role="group" aria-label=${t.confirm({name:dt(e)})}>
      <p role="alert">${t.confirm({name:dt(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>s(this,H,En).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>s(this,H,Tn).call(this,e)}>${t.cancel}</button>
    </div>`},Rn=async function(e){this.asked=e,await s(this,H,ct).call(this,e,"[data-cancel]")},Tn=async function(e){this.asked=null,await s(this,H,ct).call(this,e,"[data-ask]")},En=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(b.current.system.restarted({name:dt(e)})),await s(this,H,ct).call(this,e,"[data-ask]")},ct=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},Lt=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},Pt=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout(g(this,Te)),this.isConnected&&K(this,Te,setTimeout(()=>{s(this,H,Pt).call(this)},ro))},me.styles=[k,F,wn],u([x()],me.prototype,"answer",2),u([x()],me.prototype,"asked",2),me=u([_("rb-processes")],me);function oo(c){let{history:l,hours:e}=b.current;return c<no?l.minutes({count:be(c)}):e({count:Math.round(c/3600)})}function dt(c){return b.current.system.names[c]??c}var Cn=v("header{display:flex;flex-wrap:wrap;align-items:center;gap:10px 18px;max-width:210mm;margin:0 auto;padding:16px}h1{font-size:1.3rem}fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0}legend{float:inline-start;padding:0;margin-inline-end:12px}label{display:flex;align-items:center;gap:8px;min-height:var(--touch)}header input{width:22px;height:22px;accent-color:var(--berry)}header p{flex-basis:100%}.warning{color:var(--amber)}.loading{padding:24px}.paper{display:grid;width:min(100% - 32px,210mm);margin:0 auto 32px;color:#000;background:#fff;aspect-ratio:210 / 297}.a6{width:min(100% - 32px,105mm)}.side{container-type:size}.content{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;gap:3cqmin;height:100%;padding:7cqmin;text-align:center}.tent{grid-template-rows:1fr 1fr}.tent .back{grid-row:1;border-top:1px dashed #999;transform:rotate(180deg)}h2{font-size:11cqmin;line-height:1.1}.call{font-size:6cqmin;font-weight:700}.codes{display:flex;justify-content:center;gap:4cqmin;min-height:0}.a4 .codes,.a6 .codes{flex-direction:column;align-items:center}figure{display:grid;flex:0 1 auto;grid-template-rows:minmax(0,1fr) auto;justify-items:center;min-width:0;margin:0}.a4 figure,.a6 figure{flex:0 1 100cqmin;min-height:0}img{max-width:100%;height:100%;min-height:0;object-fit:contain}figcaption{font-size:3cqmin;font-weight:700;overflow-wrap:anywhere}.hint{font-size:3cqmin}@media print{header{display:none}.paper{width:210mm;height:296mm;margin:0;aspect-ratio:auto}.a6{width:105mm;height:147mm}}");var ao=["a4","a6","tent"],so={a4:"A4",a6:"A6",tent:"A4"},De,Ee,Ve,ze,qt,ye=class extends ge{constructor(){super(...arguments);f(this,ze);f(this,De,It());this.view=g(this,De).view;this.format="a4";f(this,Ee,document.createElement("style"));f(this,Ve,()=>{})}connectedCallback(){super.connectedCallback(),document.head.append(g(this,Ee)),K(this,Ve,g(this,De).subscribe(e=>{this.view=e}))}disconnectedCallback(){super.disconnectedCallback(),g(this,Ve).call(this),g(this,Ee).remove()}updated(e){let t=so[this.format];e.has("format")&&(g(this,Ee).textContent=`@page { size: ${t}; margin: 0; }`),document.title=[this.own.poster,pt(this.view.replica)].join(" · ")}render(){let{own:e,format:t}=this,{replica:r}=this.view;if(r===null)return a`<p class="loading">${fe.current.loading}</p>`;let n=r.party.join==="code";return a`<header>
        <h1>${e.poster}</h1>
        <fieldset>
          <legend>${e.format}</legend>
          ${ao.map(o=>a`<label>
              <input
                type="radio"
                name="format"
                value=${o}
                .checked=${S(t===o)}
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
        ${s(this,ze,qt).call(this,r)}
        ${t==="tent"?s(this,ze,qt).call(this,r,"back"):d}
      </main>`}get own(){return b.current.start}};De=new WeakMap,Ee=new WeakMap,Ve=new WeakMap,ze=new WeakSet,qt=function(e,t="front"){let{own:r}=this,{me:n,settings:o}=e,i=o.wifi_ssid,p=(n.join_url??q(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g,"");return a`<section class="side ${t}" aria-hidden=${t==="back"}>
      <div class="content">
      <h2 dir="auto">${pt(e)}</h2>
      <p class="call">${r.call}</p>
      <div class="codes">
        ${i?a`<figure>
                <img src=${q("wifi.svg").href} alt=${r.wifi({name:String(i)})} />
                <figcaption>${r.wifi({name:String(i)})}</figcaption>
              </figure>`:d}
        <figure class="join">
          <img src=${q("join.svg").href} alt=${b.current.qr} />
          <figcaption dir="ltr">${p}</figcaption>
        </figure>
      </div>
      <p class="hint">${r.posterHint}</p>
      </div>
    </section>`},ye.styles=[k,Cn],u([x()],ye.prototype,"view",2),u([x()],ye.prototype,"format",2);var io=["queue","party","guests","music","lights","history","settings"],lo={queue:h("queue"),party:h("moon"),guests:h("people"),music:h(D.disc),lights:h("light"),history:h(D.list),settings:h(D.gear)},Be=matchMedia("(max-width: 899px)"),We,A,Mt,Ce,Hn,jn,On,An,Ge=class extends mt{constructor(){super(...arguments);f(this,A);this.tab="queue";f(this,We,()=>this.requestUpdate())}importSheets(){return import("./sheets-D64QQXCA.js")}badge(){return g(this,A,Ce).title}connectedCallback(){super.connectedCallback(),Be.addEventListener("change",g(this,We))}disconnectedCallback(){super.disconnectedCallback(),Be.removeEventListener("change",g(this,We))}links(){let e=g(this,A,Ce);return a`<nav class="pages" aria-label=${e.pages}>
      ${yt("guest",e.guestPage,"people")} ${yt("tv",e.screen,D.screen)}
    </nav>`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>
      <rb-start .client=${t} .texts=${r} .replica=${e}></rb-start>`}above(){return Be.matches?s(this,A,Mt).call(this):d}beside(e){return a`${Be.matches?d:s(this,A,Mt).call(this)}
      <div class="beside" role="tabpanel" aria-label=${g(this,A,Ce).tab[this.tab]}>
        ${s(this,A,An).call(this,e)}
      </div>`}};We=new WeakMap,A=new WeakSet,Mt=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${g(this,A,Ce).tabs}
      @keydown=${s(this,A,On)}
    >
      ${io.map(e=>s(this,A,Hn).call(this,e))}
    </nav>`},Ce=function(){return b.current},Hn=function(e){let t=g(this,A,Ce).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,A,jn).call(this,e)}
    >
      ${lo[e]}<span>${t}</span>
    </button>`},jn=async function(e){this.tab=e,await this.updateComplete,Be.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},On=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(m=>m.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let i=e.key==="End"?-1:0,p=n.at(r===0?i:(o+r)%n.length);p?.click(),p?.focus()},An=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${r} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},Ge.styles=[...mt.styles,Gt],u([P({reflect:!0})],Ge.prototype,"tab",2);function Hd(c){fe.provide(c.page),U.provide(c.sheets),b.provide(c.host),He.provide(c.effects),xe.provide(c.settings);let l=location.pathname.endsWith("/poster");customElements.define("rb-host",l?ye:Ge)}export{Hd as a};
