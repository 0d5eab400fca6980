/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import{a as E,b as mt,c as yt}from"./chunk-ZXHHR56B.js";import{a as I}from"./chunk-R32IFGTV.js";import{a as qt}from"./chunk-U5UHVO7B.js";import{A as X,D as br,E as pt,F as Re,G as U,H as G,J as N,K as Te,M as xr,N as Y,O as _,P as ut,Q as Pt,R as g,S as T,V as vr,Y as wr,a as $,b as a,c as hr,e as d,ea as Ot,g as _e,h as S,i as M,j as w,k as ct,o as ne,q as Lt,u as O,v as gr,x as fr}from"./chunk-7W7EAUGF.js";import{a as u,b as m,c as f,d as B,e as s}from"./chunk-DYKUG6MI.js";var $r=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var F=$('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var b=new pt,ze=new pt,Ee=new pt;var oe,kr,ht,Ce=class extends T{constructor(){super(...arguments);f(this,oe);this.guests=null}connectedCallback(){super.connectedCallback(),s(this,oe,ht).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&s(this,oe,ht).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:d}
      ${X(r??[],({id:o})=>o,o=>s(this,oe,kr).call(this,o))}
    </section>`}get own(){return b.current}};oe=new WeakSet,kr=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:l}=U.current,c=[e.active?n.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:N(new Date(e.muted_until))}):"",n.since({time:N(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${ne({"--who":fr(e.color)})}>
          ${wr(e.sign)}<bdi>${Y(r,e.name)}</bdi>
        </span>
        <small>${c.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${s(this,oe,ht)}
      ></rb-guest-actions>
    </details>`},ht=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Ce.styles=[_,vr,F,$r],u([w()],Ce.prototype,"guests",2),Ce=u([S("rb-guests")],Ce);var Sr=$('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}rb-join-code,.tabs,.beside{grid-column:2}rb-join-code{position:sticky;top:12px;z-index:4}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 4}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 3}rb-join-code,.tabs,.beside{grid-column:3}}@media(max-width:599px){.pages{flex:1}rb-join-code{order:1;margin-inline-start:auto}}');var je=$(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var gt=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Be,At,Ve=class extends T{constructor(){super(...arguments);f(this,Be)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:l})=>l);if(!this.permissions.mayHost||e==null&&n.length===0)return d;let{lights:o}=b.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:l,name:c})=>s(this,Be,At).call(this,c,"",a`<button
          class="quiet"
          data-remove=${l}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:c})}
          @click=${()=>this.runCommand("remove_light",{device:l})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:l,name:c,host:h,pixels:y})=>s(this,Be,At).call(this,c,`${o.pixels({count:y})} · ${h}`,a`<button
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
    </div>`}};Be=new WeakSet,At=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:d}</span>
      ${r}
    </div>`},Ve.styles=[_,je,gt],Ve=u([S("rb-discovered-lights")],Ve);function _r({r:p,g:i,b:e}){return`#${[p,i,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function Rr(p){let[i=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(p.slice(r,r+2),16));return{r:i,g:e,b:t}}function se({name:p,hint:i,value:e,low:t,high:r,step:n,unit:o,onInput:l}){let c=Math.round(100*(e-t)/(r-t)),h=o==="%"?`${c} %`:`${jo(e)} ${o}`.trim();return a`<label class="slider" title=${p}>
    <span>${o==="%"?i:p}<output aria-live="off">${h}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${p}
      aria-valuetext=${h}
      style=${ne({"--at":`${c}%`})}
      .value=${E(String(e))}
      @input=${y=>l(Ho(y))}
    />
    ${i&&o!=="%"?a`<small>${i}</small>`:d}
  </label>`}function He(p,i,e,t){return a`<div class="head">
    <span>${p}<small>${i}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${p}
      title=${p}
      @click=${t}
    ></button>
  </div>`}function Mt(p,i,e){return a`<input
    type="color"
    aria-label=${p}
    title=${p}
    .value=${E(_r(i))}
    @input=${t=>e(Rr(Ge(t)))}
  />`}function jo(p){return Math.round(100*p)/100}function Ge(p){return p.target.value}function Ho(p){return p.target.valueAsNumber}function Tr(p,i){let e=atob(i),t=Math.floor(e.length/3),r=p.getContext("2d");if(t===0||r===null)return;p.width!==t&&(p.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let l=0;l<3;l++)n.data[4*o+l]=e.charCodeAt(3*o+l);n.data[4*o+3]=255}r.putImageData(n,0,0)}var Er=$(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var ae=$('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var Lo={r:255,g:255,b:255},Po={low:-500,high:2e3,step:5},Oo={low:1,high:3,step:.05},qo={low:0,high:10,step:.1},Ao=100,ft,ie,Cr,jr,Hr,ye=class extends T{constructor(){super(...arguments);f(this,ie);this.note="";f(this,ft,new yt(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Tr(t,e)}get own(){return b.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,l=m(this,ft),c={...t,...l.value},h=v=>l.drag({...l.value,...v}),y=c.state==="ON";return a`<div class="device" data-device=${o??""}>
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
      ${se({name:e.brightness({name:n}),hint:e.brightnessShort,value:c.brightness,low:1,high:255,step:1,unit:"%",onInput:v=>h({brightness:v})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${v=>h({effect:Ge(v)})}
        >
          ${c.effect===""?a`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map(v=>a`<option value=${v} .selected=${E(v===c.effect)}>
                ${ze.current[v]?.name??v}
              </option>`)}
        </select>
        ${Mt(e.color({name:n}),c.color,v=>h({color:v}))}
      </div>
      ${o===void 0?d:s(this,ie,Cr).call(this,c,o,h)}
    </div>`}};ft=new WeakMap,ie=new WeakSet,Cr=function(e,t,r){let{own:n}=this,{palettes:o,parameters:l,calibrating:c}=this.replica.lights,{name:h}=e,y=c===t;return a`<details>
      <summary>${n.more({name:h})}</summary>
      <div class="tuning">
      ${o?s(this,ie,jr).call(this,e,o,r):d}
      ${(l?.[e.effect]??[]).map(v=>s(this,ie,Hr).call(this,v,e,r))}
      ${e.monochrome==null?d:He(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:se({...qo,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:v=>r({crossfade_s:v})})}
      ${e.gamma==null?d:se({...Oo,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:v=>r({gamma:v})})}
      ${e.white===void 0?d:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${Mt(n.white,e.white??Lo,v=>r({white:v}))}
            </div>`}
      ${e.delay_ms==null?d:se({...Po,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:v=>r({delay_ms:v})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${y}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!y})}
              >
                ${g("light")} ${y?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:d}
      </div>
    </details>`},jr=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,l])=>a`<label title=${G(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${E(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${ne(l.length>1?{background:`linear-gradient(90deg, ${l.join(", ")})`}:{background:l[0]??"var(--line)"})}
          ></i>
          <span>${G(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},Hr=function({id:e,low:t,high:r,default:n,unit:o},l,c){let{own:h}=this;return se({name:ze.current[l.effect]?.parameters?.[e]??e,hint:h.first({value:`${n} ${o}`.trim()}),value:l.parameters?.[e]??n,low:t,high:r,step:(r-t)/Ao,unit:o,onInput:y=>c({parameters:{...l.parameters,[e]:y}})})},ye.styles=[_,mt,ae,je,F,Er],u([M({attribute:!1})],ye.prototype,"target",2),u([M({attribute:!1})],ye.prototype,"note",2),ye=u([S("rb-light-device")],ye);var Mo={low:0,high:10,step:.1},We,Le,q,Lr,Pr,Or,qr,Ar,Mr,Ur,Ut,he=class extends T{constructor(){super(...arguments);f(this,q);f(this,We,new yt(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;f(this,Le,()=>{this.client.watchLights(document.hidden?null:e=>s(this,q,Lr).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",m(this,Le)),m(this,Le).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",m(this,Le)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[s(this,q,Pr).call(this,t),s(this,q,Ur).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return b.current}};We=new WeakMap,Le=new WeakMap,q=new WeakSet,Lr=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},Pr=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:l}=e,c=m(this,We).value??e.speed;return a`<div class="show">
      ${l?a`<p role="status" class="alarm">${g("warning")} ${t.alarm}</p>`:d}
      ${s(this,q,Or).call(this,e)}
      ${He(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${He(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?d:He(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${c===null?d:se({...Mo,name:t.speed,value:c,unit:"",onInput:h=>m(this,We).drag(h)})}
      ${s(this,q,qr).call(this,e)}
    </div>`},Or=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?G(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},qr=function({scenes:e,scene:t}){if(!e)return d;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${s(this,q,Ar).call(this,n)}
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
          @input=${n=>{this.sceneName=Ge(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Ar=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>s(this,q,Mr).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${g("close")} ${t?r:d}
    </button>`},Mr=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Ur=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:l})=>l))],state:r.some(({state:l})=>l==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:l})=>l)),color:n.color,effect:r.every(({effect:l})=>l===n.effect)?n.effect:""};return[r.length>1?s(this,q,Ut).call(this,o):d,X(r,({id:l})=>l,l=>s(this,q,Ut).call(this,l,l.available?t.pixels({count:l.pixels}):t.unavailable))]},Ut=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},he.styles=[_,mt,ae,je,gt],u([w()],he.prototype,"sceneName",2),u([w()],he.prototype,"armed",2),he=u([S("rb-lights")],he);var bt=$(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function Ke({address:p,texts:i,notify:e}){let t=b.current;return a`<p class="link">
    <a href=${p} target="_blank" dir="ltr">${p}</a>
    <button
      data-copy
      aria-label=${i.actionOn({action:t.copy,title:p})}
      @click=${({currentTarget:r})=>{Uo(p,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Uo(p,i){let e=Object.assign(document.createElement("textarea"),{value:p});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),i.focus(),t}var Nr=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job button{flex:none;background:var(--card)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var No=2e3,Io=15e3,Ir=50,Oe,k,Fr,Dr,zr,Vr,Br,Gr,Wr,Kr,Yr,Jr,Nt,It,Qr,Xr,Ft,Pe,ge=class extends T{constructor(){super(...arguments);f(this,k);this.overview=null;this.library=null;f(this,Oe)}connectedCallback(){super.connectedCallback(),s(this,k,Pe).call(this),s(this,k,Fr).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,Oe))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>s(this,k,Br).call(this,r))} ${s(this,k,Vr).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>s(this,k,Gr).call(this,r))}
      <button data-command="scan_library" @click=${s(this,k,Xr)}>
        ${g("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>s(this,k,Wr).call(this,r))}
    </section>
    ${this.library?s(this,k,Dr).call(this,this.library):d}`}get own(){return b.current}};Oe=new WeakMap,k=new WeakSet,Fr=async function(){await ut.load(this.texts),this.requestUpdate()},Dr=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
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
                  <bdi dir="ltr">${l}</bdi><small>${ut.text(this.texts,c)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${s(this,k,zr)}>
                      ${U.current.search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},zr=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:Ir});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Vr=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?Ke({address:n,texts:e,notify:(o,l)=>this.notify(o,l)}):d}`},Br=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,l=G(o.outputNames,t)??t;return a`<div class="line">
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
    </div>`},Gr=function(e){let{name:t,works:r,reason:n,version:o,renewable:l,set_up:c,setting:h}=e,{music:y}=this.own,v=c===!1,z=r||n===null?y.works:ut.text(this.texts,n),lt=v?y.notSetUp:z,V=r?"check":"warning",Se=G(U.current.sources,t)||G(y.names,t)||t;return a`<div class="source ${r?"":"bad"} ${v?"off":""}" data-source=${t}>
      ${g(v?I.none:V)}
      <span>
        ${Se}
        <small>${[lt,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${h&&(v||!r)?a`<span class="buttons">
              <button
                data-show=${h}
                aria-label=${this.texts.actionOn({action:v?y.setUp:y.settings,title:Se})}
                @click=${()=>s(this,k,Qr).call(this,h)}
              >
                ${v?y.setUp:y.settings}
              </button>
            </span>`:d}
      ${l?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>s(this,k,Ft).call(this,{})}>
                ${y.renew}
              </button>
              <button data-command="renew_back" @click=${()=>s(this,k,Ft).call(this,{back:!0})}>
                ${y.goBack}
              </button>
            </span>`:d}
    </div>`},Wr=function(e){let{music:t}=this.own,{id:r,state:n,progress:o,reason:l,started_at:c}=e,h=s(this,k,Yr).call(this,e),y=o===null?"":`${Math.round(100*o)} %`,v=[t.jobStates[n],n==="running"?y:"",N(new Date(c))];return a`<div class="job ${n}" data-job=${r}>
      <div class="line">
        <span><bdi>${h}</bdi><small>${v.filter(Boolean).join(" · ")}</small></span>
        ${s(this,k,Kr).call(this,e,h)}
      </div>
      ${l?a`<small class="reason">${br(this.texts,l)}</small>`:d}
      ${n==="running"?a`<i
              role="progressbar"
              aria-label=${h}
              aria-valuenow=${o===null?d:Math.round(100*o)}
              style=${ne({"--at":`${100*(o??0)}%`})}
            ></i>`:d}
    </div>`},Kr=function(e,t){let{music:r}=this.own,n=e.state==="running";if(e.state==="done")return d;let o=n?r.cancelJob:r.retryJob;return a`<button
      data-command=${n?"cancel_job":"retry_job"}
      aria-label=${this.texts.actionOn({action:o,title:t})}
      @click=${()=>n?s(this,k,Jr).call(this,e,t):s(this,k,Nt).call(this,e)}
    >
      ${o}
    </button>`},Yr=function({kind:e,title:t}){let{music:r}=this.own;return t?r.downloadOf({title:t}):G(r.jobs,e)??e},Jr=async function(e,t){await this.runCommand("cancel_job",{job:e.id})&&this.notifyWithUndo(this.own.music.cancelled({job:t}),()=>s(this,k,Nt).call(this,e)),await s(this,k,It).call(this,e)},Nt=async function(e){await this.runCommand("retry_job",{job:e.id}),await s(this,k,It).call(this,e)},It=async function({id:e}){await s(this,k,Pe).call(this),await this.updateComplete;let t=this.renderRoot.querySelector(`[data-job="${e}"] button`),r=this.renderRoot.querySelector("[data-command=scan_library]");(t??r)?.focus()},Qr=function(e){this.dispatchEvent(new CustomEvent("rb-show-setting",{detail:e,bubbles:!0,composed:!0}))},Xr=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await s(this,k,Pe).call(this))},Ft=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await s(this,k,Pe).call(this))},Pe=async function(){if(clearTimeout(m(this,Oe)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:Ir})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");B(this,Oe,setTimeout(()=>{s(this,k,Pe).call(this)},e?No:Io))},ge.styles=[_,ae,bt,F,Nr],u([w()],ge.prototype,"overview",2),u([w()],ge.prototype,"library",2),ge=u([S("rb-music")],ge);var Zr=["full_control","full_voting","upvotes_only","no_control"],en=["fair","votes","fifo"];var tn=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var Fo=[1,2,3,4,6,8,12],C,rn,nn,on,Dt,sn,an,ln,dn,cn,zt,pn,un,fe=class extends T{constructor(){super(...arguments);f(this,C);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?s(this,C,cn).call(this):s(this,C,dn).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${Zr.map(n=>s(this,C,zt).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${en.map(n=>s(this,C,zt).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${s(this,C,on).call(this)} ${s(this,C,rn).call(this)}`}get host(){return b.current}};C=new WeakSet,rn=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${s(this,C,nn)}>
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
    </section>`},nn=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},on=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:l}=this.replica,c=n.join_url??O(".").href,h=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${s(this,C,Dt).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${Ke({address:c,texts:r,notify:(y,v)=>this.notify(y,v)})}
      <a href=${O("poster").href} target="_blank">${e.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${E(h)}
          ?disabled=${!t.mayHost}
          @change=${s(this,C,ln)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${h&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:N(new Date(o.join_code_expires_at))})}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${g("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?s(this,C,sn).call(this):d}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${Ke({address:n.screen_url,texts:r,notify:(y,v)=>this.notify(y,v)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${g("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:d}
      ${l.wifi_ssid?a`<img src=${s(this,C,Dt).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${l.wifi_ssid}</bdi></p>`:d}
    </section>`},Dt=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return O(n?`${e}?of=${encodeURIComponent(n)}`:e).href},sn=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:N(new Date(t.expires_at))})}</p>`:d}
      <button data-command="make_mod_code" @click=${s(this,C,an)}>
        ${g(I.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},an=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},ln=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},dn=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,C,pn)}
      >
        ${g("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Fo.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},cn=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${s(this,C,un)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${g("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},zt=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${E(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${Ee.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},pn=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},un=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},fe.styles=[_,bt,tn],u([w()],fe.prototype,"isClosing",2),u([w()],fe.prototype,"modCode",2),fe=u([S("rb-party")],fe);var mn=$(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var Do={error:g("warning"),warning:g("warning"),info:g(I.info)},le,yn,hn,gn,Ye=class extends T{constructor(){super(...arguments);f(this,le)}connectedCallback(){super.connectedCallback(),s(this,le,yn).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let r=b.current.problems,n=e.filter(({severity:l})=>l!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(l=>s(this,le,gn).call(this,l))}
      </ul>
      </details>
    </section>`}};le=new WeakSet,yn=async function(){await Pt.load(this.texts),this.requestUpdate()},hn=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${b.current.problems.joinByCode}
    </button>`},gn=function(e){let t=N(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${Do[e.severity]}
      <p>
        ${Pt.text(this.texts,e)}
        <small>${b.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?s(this,le,hn).call(this):d}
    </li>`},Ye.styles=[_,F,mn],Ye=u([S("rb-problems")],Ye);var fn=$(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var xt,bn,de=class extends _e{constructor(){super(...arguments);f(this,xt);this.draw=null}connectedCallback(){super.connectedCallback(),s(this,xt,bn).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=o=>Y(e,o);return this.draw?this.draw({html:a,svg:hr,nothing:d},{language:r,host:b.current,nameOf:n},t):d}};xt=new WeakSet,bn=async function(){this.draw=(await import("./charts-2BS7ORLF.js")).renderCharts},de.styles=[_,fn],u([M({attribute:!1})],de.prototype,"texts",2),u([M({attribute:!1})],de.prototype,"stats",2),u([w()],de.prototype,"draw",2),de=u([S("rb-charts")],de);var xn=$(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var zo=10,Vo=500;function Vt(p,i={}){let e=(t,r)=>{let n=O(`api/v1/export.${t}`);for(let[o,l]of Object.entries(i))n.searchParams.set(o,l);return a`<a href=${n.href} download>${g("outside")} ${r}</a>`};return a`${e("m3u8",p.m3u)} ${e("csv",p.csv)}`}var W,wn,$n,kn,Sn,_n,Je,ce=class extends T{constructor(){super(...arguments);f(this,W);this.evenings=[];this.hasMore=!1;this.details=new Map;f(this,Je,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:zo});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),m(this,Je).call(this)}render(){let{history:e}=b.current;return this.evenings.length===0?d:a`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>s(this,W,wn).call(this,t))}
      ${this.hasMore?a`<button class="quiet" data-older @click=${m(this,Je)}>${e.older}</button>`:d}
    </section>`}};W=new WeakSet,wn=function(e){let{recap:t}=U.current,{songs:r,guests:n,votes:o}=e;return a`<details @toggle=${l=>s(this,W,_n).call(this,l,e)}>
      <summary>
        <span>
          ${s(this,W,$n).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:o})}
          </small>
        </span>
      </summary>
      ${s(this,W,kn).call(this,e,this.details.get(e.id))}
    </details>`},$n=function({since:e,until:t}){let{history:r}=b.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),o=N(new Date(e));return t?r.period({date:n,from:o,to:N(new Date(t))}):r.periodSoFar({date:n,from:o})},kn=function(e,t){if(!t)return d;let{history:r}=b.current,{stats:n,plays:o}=t;return a`<div class="details">
      <p class="muted">${r.minutes({count:Te(e.played_s)})}</p>
      ${s(this,W,Sn).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${o.map(({song:l,started_at:c})=>a`<li>
            <time>${N(new Date(c))}</time>
            <span><bdi>${l.title}</bdi> <small><bdi>${l.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${Vt(r,vn(e))}</p>
    </div>`},Sn=function({top:e}){if(e.length===0)return d;let{history:t}=b.current;return a`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:o})=>a`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-o}</b>
          </li>`)}
      </ol>`},_n=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=vn(t),n=await this.runCommand("stats",r),o=await this.runCommand("history",{...r,limit:Vo});if(!n||!o)return;let l={stats:n,plays:[...o.plays].reverse()};this.details=new Map([...this.details,[t.id,l]])},Je=new WeakMap,ce.styles=[_,F,xn],u([w()],ce.prototype,"evenings",2),u([w()],ce.prototype,"hasMore",2),u([w()],ce.prototype,"details",2),ce=u([S("rb-evenings")],ce);function vn({since:p,until:i}){return i===null?{since:p}:{since:p,until:i}}var Rn=$(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var Bo=20,Go=5,A,Tn,Bt,En,Cn,jn,Hn,Gt,pe=class extends T{constructor(){super(...arguments);f(this,A);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),s(this,A,Gt).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&s(this,A,Gt).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?s(this,A,Tn).call(this,t,r):d}
      ${r?s(this,A,Bt).call(this,e.liked,r.best_liked,({up:o,down:l})=>o-l):d}
      ${r?s(this,A,Bt).call(this,e.played,r.most_played,({times:o})=>o):d}
      ${n?s(this,A,En).call(this,n):d}
      ${Vt(e)}
      <button data-command="export" @click=${s(this,A,jn)}>${e.text}</button>
      <form @submit=${s(this,A,Hn)}>
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
    ></rb-evenings>`}get own(){return b.current}};A=new WeakSet,Tn=function({songs:e,guests:t,votes:r},n){let{played_s:o,most_active:l}=n,{history:c}=this.own,{recap:h}=U.current,[y]=l;return a`<p>
        ${h.songs({count:e})}, ${c.minutes({count:Te(o)})}, ${h.guests({count:t})},
        ${h.votes({count:r})}
      </p>
      ${y?a`<p class="muted">
              ${c.mostActive({name:Y(this.texts,y.guest.name),count:y.requests})}
            </p>`:d}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},Bt=function(e,t,r){return t.length===0?d:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,Go).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},En=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${N(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${Y(this.texts,r.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>s(this,A,Cn).call(this,r)}
            >
              ${g("restart")}
            </button>
          </li>`)}
      </ol>`},Cn=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},jn=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Hn=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Gt=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:Bo})??null},pe.styles=[_,Rn],u([w()],pe.prototype,"recap",2),u([w()],pe.prototype,"stats",2),u([w()],pe.prototype,"history",2),pe=u([S("rb-history")],pe);var Ln=$(":host{display:block;min-width:0}.join{justify-content:flex-start;gap:14px;width:100%;padding:10px;border:1px solid var(--line);border-radius:22px;text-align:start;background:var(--card)}.join img{width:104px;height:104px;border-radius:12px;background:#fff}.words{display:grid;gap:2px;min-width:0}.link{overflow:hidden;color:var(--violet);font-size:.9rem;text-overflow:ellipsis}.code{font-weight:800;letter-spacing:.08em}.large{display:grid;justify-items:center;gap:14px;padding:24px;text-align:center}.large img{width:min(70vw,60vh,420px);border-radius:18px;background:#fff}@media(max-width:899px){.join{width:auto;padding:4px;border-radius:12px}.join img{width:52px;height:52px;border-radius:8px}.join .words{display:none}}");var qe=class extends T{constructor(){super(...arguments);this.isOpen=!1}render(){let{me:e}=this.replica,{qr:t,queue:r}=b.current,n=e.join_url??O(".").href,o=O(`join.svg?of=${encodeURIComponent(n)}`).href,l=a`<span class="words">
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
      </rb-sheet>`}};qe.styles=[_,Ln],u([w()],qe.prototype,"isOpen",2),qe=u([S("rb-join-code")],qe);var Pn=$(".menu{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:4px;overflow-y:auto;padding:18px 14px calc(18px + env(safe-area-inset-bottom))}.song{padding:0 14px 10px;font-weight:700}.song small{display:block;color:var(--muted);font-weight:400}.menu button{justify-content:flex-start;gap:14px;min-height:50px;border-radius:16px;text-align:start;background:none}@media(hover:hover){.menu button:hover{background:var(--raised)}}");var vt=class{#o;#t;#e=null;constructor(i,e){this.#o=i,this.#t=e}start(i){let e=i.target.closest(".handle"),t=e?.closest("li"),r=t?.parentElement;if(!e||!t||!r||i.button!==0||this.#e)return;r.classList.add("dragging");let n=[...this.#o.rows],o=n.map(c=>c.getBoundingClientRect()),l=n.indexOf(t);this.#e={handle:e,pointer:i.pointerId,list:r,rows:n,tops:o.map(({top:c})=>c+scrollY),heights:o.map(({height:c})=>c),from:l,to:l,startPx:i.clientY+scrollY,pointerPx:i.clientY,isMoving:!1,frame:0,frameMs:0},e.setPointerCapture(i.pointerId),e.addEventListener("pointermove",this.#s),e.addEventListener("pointerup",this.#i),e.addEventListener("pointercancel",this.#a),addEventListener("keydown",this.#l,!0)}#s=i=>{let e=this.#e;if(!(!e||i.pointerId!==e.pointer)){if(e.pointerPx=i.clientY,!e.isMoving){if(Math.abs(i.clientY+scrollY-e.startPx)<4)return;e.isMoving=!0,e.rows[e.from]?.classList.add("dragged"),e.frameMs=performance.now(),e.frame=requestAnimationFrame(this.#r)}this.#n(e)}};#n(i){let{rows:e,tops:t,heights:r,from:n}=i,o=e[n],[l,c]=[t[0]??0,t.at(-1)??0],[h,y]=[t[n]??0,r[n]??0],v=h+i.pointerPx+scrollY-i.startPx,z=Math.min(Math.max(v,l),c);o&&(o.style.transform=`translateY(${z-h}px)`),i.to=n;for(let[V,Se]of t.entries()){let dt=Se+(r[V]??0)/2;V>n&&z+y>dt&&(i.to=V),V<n&&z<dt&&i.to===n&&(i.to=V)}let lt=y+Wo(i);for(let[V,Se]of e.entries()){if(V===n)continue;let dt=V>n&&V<=i.to,Co=V<n&&V>=i.to,yr=dt?-lt:Co?lt:0;Se.style.transform=yr?`translateY(${yr}px)`:""}}#r=i=>{let e=this.#e;if(!e)return;let t=Math.max(0,i-e.frameMs);e.frameMs=i;let r=Math.max(0,110-e.pointerPx),n=Math.max(0,e.pointerPx-(innerHeight-110)),o=Math.min(1,(n-r)/110);o!==0&&(scrollBy({top:o*.9*t,behavior:"instant"}),this.#n(e)),e.frame=requestAnimationFrame(this.#r)};#i=()=>{let i=this.#d(),e=i?.rows[i.from]?.dataset.id;if(!i||e===void 0)return;if(i.to===i.from){Wt(i);return}let t=i.rows[i.to]?.dataset.id??"",{order:r}=this.#o,n=i.to>i.from,o=r.filter(h=>h!==e),l=o.indexOf(t)+(n?1:0),c=[...o.slice(0,l),e,...o.slice(l)];this.#t(c,e),Wt(i)};#a=()=>{let i=this.#d();i&&Wt(i)};#l=i=>{i.key==="Escape"&&(i.preventDefault(),i.stopPropagation(),this.#a())};#d(){let i=this.#e;return this.#e=null,i?(cancelAnimationFrame(i.frame),i.handle.removeEventListener("pointermove",this.#s),i.handle.removeEventListener("pointerup",this.#i),i.handle.removeEventListener("pointercancel",this.#a),removeEventListener("keydown",this.#l,!0),i):null}};function Wo({tops:p,heights:i}){let[e,t]=p;return e===void 0||t===void 0?0:t-e-(i[0]??0)}function Wt({list:p,rows:i}){p.classList.remove("dragging");for(let e of i)e.classList.remove("dragged"),e.style.transform=""}var Kt=$(".lead{flex:none;align-self:stretch;min-width:44px;padding:0;border-radius:var(--round);color:var(--muted);background:none}.handle{cursor:grab;touch-action:none}.pick{display:grid;place-items:center;cursor:pointer}.pick input{width:22px;height:22px;accent-color:var(--violet-fill)}li .lead+.open{padding-inline-start:0}.more-actions{flex:none}.tools .count{flex:1 0 100%;padding-inline-start:4px;color:var(--muted)}ol.dragging li{content-visibility:visible;transition:transform .18s cubic-bezier(.2,.8,.2,1)}ol.dragging{-webkit-user-select:none;user-select:none}ol.dragging li.dragged{z-index:2;cursor:grabbing;box-shadow:var(--shadow);background:var(--raised);transition:none}@media(max-width:599px){.title{-webkit-line-clamp:2}li .votes{display:none}}@media(prefers-reduced-motion:reduce){ol.dragging li{transition:none}}@container (width < 16em){li .lead{order:1;align-self:center;min-height:44px}li .more-actions{order:2}li .lead+.open{padding-inline-start:10px}}");var On=15,D,ue,xe,Xe,x,qn,An,Z,Yt,Mn,Un,Nn,In,Fn,ee,$t,kt,wt,Dn,Qe,Jt,Ae,Qt,Xt,be=class extends T{constructor(){super(...arguments);f(this,x);this.opened=null;f(this,D,null);f(this,ue,null);f(this,xe,!1);f(this,Xe,Promise.resolve());f(this,ee,async()=>{let e=await this.runCommand("undo",{});e&&this.notify(xr(e.entries.length))});f(this,$t,async()=>{await this.runCommand("shuffle_queue",{})&&this.notify(this.own.shuffled)});f(this,kt,async()=>{if(!m(this,xe)){s(this,x,wt).call(this,!0),this.announce(this.texts.sure);return}s(this,x,wt).call(this,!1),await this.runCommand("clear_queue",{})&&this.notifyWithUndo(this.own.cleared,m(this,ee))})}manage(e){if(m(this,D)===e)return;B(this,D,e),e.manager=this;let t=e.shadowRoot;if(!t||!Kt.styleSheet)return;t.adoptedStyleSheets=[...t.adoptedStyleSheets,Kt.styleSheet];let r=new vt(e,(n,o)=>{s(this,x,Jt).call(this,n,o,"dragged")});t.addEventListener("pointerdown",n=>r.start(n)),t.addEventListener("keydown",n=>s(this,x,Dn).call(this,n))}updated(e){e.has("opened")&&this.opened&&this.menu?.querySelector("button")?.focus()}render(){let{opened:e}=this;return a`<rb-sheet
      ?open=${e!==null}
      label=${e?.song.title??""}
      @rb-close=${s(this,x,Yt)}
    >
      ${e?s(this,x,An).call(this,e):d}
    </rb-sheet>`}isSelected(e){return m(this,ue)?.has(e)??null}lead({id:e,song:t}){let{title:r}=t,n=this.isSelected(e);if(n!==null)return a`<label class="lead pick">
        <input
          type="checkbox"
          aria-label=${this.own.selectOne({title:r})}
          .checked=${n}
          @change=${()=>s(this,x,Qt).call(this,e)}
        />
      </label>`;let o=this.own.moveHint({title:r});return a`<button
      class="lead handle"
      aria-label=${o}
      title=${o}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
    >
      ${g(I.grip)}
    </button>`}actions(e){let t=this.own.actions({title:e.song.title});return a`<button
      class="round quiet more-actions"
      aria-haspopup="dialog"
      aria-label=${t}
      title=${t}
      @click=${()=>{this.opened=e}}
    >
      ${g(I.dots)}
    </button>`}tap({id:e}){return m(this,ue)?(s(this,x,Qt).call(this,e),!0):!1}tools(e){let t=m(this,ue);if(!t)return s(this,x,qn).call(this,e);let r=t.size;return a`<div class="tools" role="group" aria-label=${this.own.selected({count:r})}>
      <span class="count" role="status">${this.own.selected({count:r})}</span>
      <button
        data-command="prioritize_entries"
        ?disabled=${r===0}
        @click=${()=>s(this,x,Xt).call(this,"prioritize_entries")}
      >
        ${g("first")} ${U.current.queue.prioritize}
      </button>
      <button
        class="danger"
        data-command="remove_entries"
        ?disabled=${r===0}
        @click=${()=>s(this,x,Xt).call(this,"remove_entries")}
      >
        ${g("remove")} ${this.own.removeSelected}
      </button>
      <button data-act="done" @click=${()=>s(this,x,Ae).call(this,null)}>${this.own.done}</button>
    </div>`}get own(){return b.current.queue}};D=new WeakMap,ue=new WeakMap,xe=new WeakMap,Xe=new WeakMap,x=new WeakSet,qn=function(e){let{own:t,texts:r}=this;return a`<div class="tools" role="group" aria-label=${t.tools}>
      <button data-command="undo" @click=${m(this,ee)}>${g("back")} ${r.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${e<2} @click=${m(this,$t)}>
        ${t.shuffle}
      </button>
      <button
        class=${m(this,xe)?"sure":"danger"}
        data-command="clear_queue"
        ?disabled=${e===0}
        @click=${m(this,kt)}
        @blur=${()=>s(this,x,wt).call(this,!1)}
      >
        ${g("remove")} ${m(this,xe)?r.sure:t.clear}
      </button>
      <button data-act="select" ?disabled=${e===0} @click=${()=>s(this,x,Ae).call(this,[])}>
        ${g("check")} ${this.own.select}
      </button>
    </div>`},An=function(e){let{own:t,texts:r}=this,{prioritize:n,remove:o}=U.current.queue,l=m(this,D)?.order??[],c=l.indexOf(e.id),h=l.length-1,y=e.requested_by,v=y!==null&&y.id!==this.replica.me.id&&e.origin==="guest";return a`<div class="menu" @keydown=${s(this,x,Mn)}>
      <p class="song" dir="auto">${e.song.title}<small dir="auto">${e.song.artist}</small></p>
      ${s(this,x,Z).call(this,"first",n,"prioritize",()=>s(this,x,Un).call(this,e))}
      ${c>0?s(this,x,Z).call(this,"up",t.moveUp,"up",()=>s(this,x,Qe).call(this,e.id,c-1)):d}
      ${c>=0&&c<h?[s(this,x,Z).call(this,"down",t.moveDown,"down",()=>s(this,x,Qe).call(this,e.id,c+1)),s(this,x,Z).call(this,I.last,t.moveToEnd,"end",()=>s(this,x,Qe).call(this,e.id,h))]:d}
      ${s(this,x,Z).call(this,"check",t.select,"select",()=>s(this,x,Ae).call(this,[e.id]))}
      ${s(this,x,Z).call(this,"search",t.findAgain,"find",()=>s(this,x,Fn).call(this,e))}
      ${v?s(this,x,Z).call(this,I.silent,t.muteMinutes({name:Y(r,y.name),minutes:On}),"mute",()=>s(this,x,In).call(this,y.id,Y(r,y.name))):d}
      ${s(this,x,Z).call(this,"remove",o,"remove",()=>s(this,x,Nn).call(this,e))}
    </div>`},Z=function(e,t,r,n){return a`<button
      class=${r==="remove"?"danger":""}
      data-act=${r}
      @click=${async()=>{s(this,x,Yt).call(this),await this.updateComplete,n()}}
    >
      ${g(e)} ${t}
    </button>`},Yt=function(){this.opened=null},Mn=function(e){let t=[...this.menu?.querySelectorAll("button")??[]],r=t.indexOf(e.target),n={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:-1}[e.key];n===void 0||e.altKey||(e.preventDefault(),t.at(n%t.length)?.focus())},Un=async function({id:e,song:t}){await this.runCommand("prioritize",{entry:e})&&this.notifyWithUndo(U.current.queue.prioritized({title:t.title}),m(this,ee))},Nn=async function(e){await this.runCommand("remove",{entry:e.id})&&this.notifyRemoved(U.current.queue.removed({title:e.song.title}),e)},In=async function(e,t){let{guest:r}=U.current;await this.runCommand("mute_guest",{guest:e,minutes:On})&&this.notifyWithUndo(r.muted({name:t}),m(this,ee))},Fn=function({song:e}){let t=[e.artist,e.title].filter(Boolean).join(" ");this.dispatchEvent(new CustomEvent("rb-find",{detail:t}))},ee=new WeakMap,$t=new WeakMap,kt=new WeakMap,wt=function(e){B(this,xe,e),m(this,D)?.requestUpdate()},Dn=function(e){let r=e.target.closest("li[data-id]")?.dataset.id;if(!e.altKey||!m(this,D)||r===void 0)return;let n=m(this,D).order.indexOf(r),o=m(this,D).order.length-1,l={ArrowUp:n-1,ArrowDown:n+1,Home:0,End:o}[e.key];l!==void 0&&(e.preventDefault(),n>=0&&l>=0&&l<=o&&l!==n&&s(this,x,Qe).call(this,r,l,"key"))},Qe=function(e,t,r="menu"){let n=(m(this,D)?.order??[]).filter(o=>o!==e);return s(this,x,Jt).call(this,[...n.slice(0,t),e,...n.slice(t)],e,r)},Jt=async function(e,t,r){let n=m(this,D);if(!n)return;let o=n.shadowRoot?.activeElement,l=e.indexOf(t),c=this.replica.entries.get(t)?.song.title??"",h=this.own.movedTo({title:c,position:l+1,count:e.length});await n.showOrder(e),r==="key"&&o instanceof HTMLElement&&(o.focus({preventScroll:!0}),o.closest("li")?.scrollIntoView({block:"nearest"}));let y=e[l+1],v=()=>this.runCommand("move",y?{entry:t,before:y}:{entry:t}),z=m(this,Xe).then(v);B(this,Xe,z),await z&&(r==="key"?this.announce(h):this.notifyWithUndo(h,m(this,ee)))},Ae=function(e){B(this,ue,e&&new Set(e)),m(this,D)?.requestUpdate()},Qt=function(e){let t=new Set(m(this,ue));t.delete(e)||t.add(e),s(this,x,Ae).call(this,[...t])},Xt=async function(e){let t=(m(this,D)?.order??[]).filter(n=>this.isSelected(n));if(!await this.runCommand(e,{entries:t}))return;s(this,x,Ae).call(this,null);let r=e==="prioritize_entries"?this.own.prioritized:this.own.removed;this.notifyWithUndo(r({count:t.length}),m(this,ee))},be.styles=[_,Pn],u([w()],be.prototype,"opened",2),u([ct(".menu")],be.prototype,"menu",2),be=u([S("rb-host-queue")],be);var ve={seconds:1,minutes:60,hours:3600,days:86400},St=class{#o;#t;#e;constructor(i,e,t){this.#o=i,this.#t=e,this.#e=t}words({name:i}){return this.#t.settings[i]??{name:i,explanation:"",search:""}}preset(i){return this.#t.presets[i]??{name:i,explanation:""}}group({group:i}){return this.#t.groups[i]??i}value(i,e){let t=this.words(i).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:i.kind==="quiet_hours"?this.#s(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,i.unit):String(e)||this.#e.empty}range(i){let{low:e,high:t,unit:r}=i;return e===null||t===null?"":String(e)in(this.words(i).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(tr(i,e)),high:this.#n(t,r)})}unit({unit:i},e){return i===null?"":this.#t.units[i](Number(e))}#s(i){return i.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(i,e){return e==="s"?this.duration(i):e==="percent"?this.#e.percent({count:this.#r(100*i)}):`${this.#r(i)} ${e===null?"":this.#t.units[e](i)}`.trim()}duration(i){let e=this.#e;return i<120?e.seconds({count:this.#r(i)}):i<7200?e.minutes({count:this.#r(i/60)}):i<172800?e.hours({count:this.#r(i/3600)}):this.#n(i/86400,"days")}#r(i){return i.toLocaleString(this.#o,{maximumFractionDigits:1})}};function Zt({kind:p},{options:i}){let[e]=p==="number"||p==="whole_number"?Object.keys(i??{}):[];return e===void 0?void 0:Number(e)}function er({high:p}){return Object.keys(ve).filter(e=>p===null||ve[e]<=p)}function Vn(p,i){return[...er(p)].reverse().find(t=>i>=ve[t]&&2*i%ve[t]===0)??"seconds"}function tr({unit:p},i){return p==="percent"?Math.round(1e6*i)/1e4:i}function Bn({unit:p},i){return p==="percent"?i/100:i}function _t(p,i){return!p.secret&&!Wn(i[p.name],p.default)}function Gn(p,i,e){return i.filter(({name:t})=>t in p.values&&!Wn(e[t],p.values[t])).map(t=>({row:t,before:e[t.name],after:p.values[t.name]}))}function Wn(p,i){return JSON.stringify(p)===JSON.stringify(i)}function Kn(p,i,e){let{name:t,explanation:r,search:n,options:o={}}=e,l=zn([i.name,t,r,n,...Object.values(o)].join(" "));return zn(p).split(/\s+/).every(c=>l.includes(c))}function zn(p){return p.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var H,Me,Yn,Jn,Ze,rr,Rt,K=class extends _e{constructor(){super(...arguments);f(this,H);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=Zt(e,r),o=this.value===n&&!this.isAwaited;return a`${o?d:[s(this,H,Yn).call(this),s(this,H,Jn).call(this)]}
      ${n===void 0?d:a`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${E(o)}
                @change=${()=>{this.isAwaited=o,this.value!==n&&s(this,H,Rt).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};H=new WeakSet,Me=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??Vn(this.row,e)},Yn=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:o,high:l}=e,c=Zt(e,this.format.words(e)),h=c!==void 0&&c===e.low?Math.min(0,c):e.low,y=r||!Number.isFinite(t)?"":String(s(this,H,Ze).call(this,t));return a`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${h===null?d:s(this,H,Ze).call(this,h)}
      max=${l===null?d:s(this,H,Ze).call(this,l)}
      step=${o==="number"||m(this,H,Me)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${E(y)}
      @change=${v=>{let{value:z}=v.target;this.chosen=m(this,H,Me),this.isAwaited=!1,s(this,H,Rt).call(this,z===""?e.default:s(this,H,rr).call(this,Number(z)))}}
    />`},Jn=function(){let{own:e,row:t,value:r}=this,n=m(this,H,Me),o=er(t);return n===null||o.length===1?a`<span class="muted">${this.format.unit(t,r)}</span>`:a`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${l=>{let c=s(this,H,Ze).call(this,r);this.chosen=l.target.value,this.isAwaited||s(this,H,Rt).call(this,Math.min(s(this,H,rr).call(this,c),t.high??1/0))}}
    >
      ${o.map(l=>a`<option value=${l} .selected=${E(l===n)}>${e.unit[l]}</option>`)}
    </select>`},Ze=function(e){let t=m(this,H,Me);return t===null?tr(this.row,e):Math.round(100*e/ve[t])/100},rr=function(e){let t=m(this,H,Me);if(t===null)return Bn(this.row,e);let r=e*ve[t];return this.row.kind==="whole_number"?Math.round(r):r},Rt=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([M({attribute:!1})],K.prototype,"own",2),u([M({attribute:!1})],K.prototype,"format",2),u([M({attribute:!1})],K.prototype,"row",2),u([M({attribute:!1})],K.prototype,"value",2),u([M({type:Boolean})],K.prototype,"off",2),u([w()],K.prototype,"chosen",2),u([w()],K.prototype,"isAwaited",2),K=u([S("rb-number-field")],K);var Qn=$("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var te,nr,Xn,Zn,me=class extends T{constructor(){super(...arguments);f(this,te);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return a`<section aria-labelledby="presets">
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
            ${s(this,te,nr).call(this,n).length===0?g("check"):d}
          </button>`)}
      </div>
      <div id="changes" role="status">${r?s(this,te,Xn).call(this,r):d}</div>
    </section>`}get own(){return b.current.settings}};te=new WeakSet,nr=function(e){return Gn(e,this.table.settings,this.replica.settings)},Xn=function(e){let{format:t,own:r}=this,n=s(this,te,nr).call(this,e),{name:o,explanation:l}=t.preset(e.name);return a`<p>${l}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:o}):r.presetChanges({preset:o,count:n.length})}
      </p>
      <dl>
        ${X(n,({row:c})=>c.name,({row:c,before:h,after:y})=>a`<div>
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
                @click=${()=>s(this,te,Zn).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},Zn=async function({name:e,values:t}){let{own:r}=this,n=await this.runCommand("set_settings",{values:t});n&&(this.shown=null,this.notifyWithUndo(r.applied({preset:this.format.preset(e).name}),async()=>{let{before:o}=n;await this.runCommand("set_settings",{values:o})&&this.notify(r.undone)}),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},me.styles=[_,Qn],u([M({attribute:!1})],me.prototype,"format",2),u([M({attribute:!1})],me.prototype,"table",2),u([w()],me.prototype,"shown",2),me=u([S("rb-presets")],me);var eo=$("dialog{width:min(100% - 24px,560px);max-height:calc(100dvh - 24px);padding:22px;overflow:auto;border:1px solid var(--line);border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow)}dialog[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}dialog::backdrop{background:#0a0410b3}h2{font-size:1.4rem}h2:focus-visible{outline:none}h3{font-size:1rem}form,fieldset{display:grid;gap:6px;margin:0;padding:0;border:0}fieldset[hidden]{display:none}legend,form label{padding:0;font-weight:700}input[type=text]{width:100%;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font-size:1.2rem;background:var(--raised)}fieldset label{display:flex;align-items:center;gap:10px;min-height:var(--touch)}fieldset input{width:22px;height:22px;accent-color:var(--berry)}small{display:block;color:var(--muted)}img{justify-self:center;width:min(100%,300px);border-radius:18px;background:#fff}.address{font-weight:700;text-align:center;overflow-wrap:anywhere}.check{display:flex;align-items:center;gap:8px}.good{color:var(--leaf)}.bad{color:var(--amber)}.notice:empty{display:none}.buttons{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}");var or=3,Ko=3e3,Yo=40,Tt="rb-start",we,Ue,P,sr,to,ro,no,oo,et,ar,so,ir,tt,Et,J=class extends T{constructor(){super(...arguments);f(this,P);this.step=1;this.notice="";this.library=null;this.access=null;f(this,we);f(this,Ue,()=>{this.step=1,this.notice="",this.dialog.open||this.dialog.showModal(),s(this,P,sr).call(this)});f(this,et,async()=>{let e=this.renderRoot.querySelector("#name"),t=e?.value.trim()??"";e&&t!==this.replica.settings.party_name&&!await this.runCommand("set_setting",{name:"party_name",value:t})||s(this,P,ar).call(this,this.step+1)});f(this,tt,async()=>{(!this.replica.me.setup_pending||await this.runCommand("finish_setup",{}))&&this.dialog.close()});f(this,Et,e=>{e.stopPropagation(),this.notice=e.detail.text})}connectedCallback(){super.connectedCallback(),document.addEventListener(Tt,m(this,Ue)),this.addEventListener("rb-notice",m(this,Et))}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(Tt,m(this,Ue)),clearInterval(m(this,we))}firstUpdated(){this.replica.me.setup_pending&&m(this,Ue).call(this)}updated(e){e.has("step")&&this.dialog.open&&s(this,P,sr).call(this)}render(){let{own:e,step:t}=this;return a`<dialog
      aria-labelledby="step"
      @close=${()=>clearInterval(m(this,we))}
    >
      <p class="muted">${e.step({step:t,steps:or})}</p>
      <h2 id="step" tabindex="-1">${[e.name,e.sound,e.access][t-1]}</h2>
      ${[s(this,P,to),s(this,P,ro),s(this,P,no)][t-1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${t===1?a`<button class="quiet" data-skip @click=${m(this,tt)}>${e.skip}</button>`:a`<button data-back @click=${()=>s(this,P,ar).call(this,t-1)}>${e.back}</button>`}
        ${t===or?a`<button class="main" data-finish @click=${m(this,tt)}>${e.finish}</button>`:a`<button class="main" data-next @click=${m(this,et)}>${e.next}</button>`}
      </div>
    </dialog>`}get own(){return b.current.start}};we=new WeakMap,Ue=new WeakMap,P=new WeakSet,sr=function(){this.renderRoot.querySelector("h2")?.focus()},to=function(){let{own:e}=this;return a`<form
      @submit=${t=>{t.preventDefault(),m(this,et).call(this)}}
    >
      <label for="name">${e.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${Yo}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings.party_name??"")}
      />
      <p class="muted" id="name-hint">${e.nameHint}</p>
    </form>`},ro=function(){let{own:e,library:t}=this,{music:r}=b.current,{outputs:n}=this.replica.player;return a`<fieldset ?hidden=${n.length===0}>
        <legend>${r.outputs}</legend>
        ${n.map(({id:o,name:l,on:c,available:h})=>a`<label>
            <input
              type="radio"
              name="output"
              .checked=${E(c)}
              @change=${()=>this.runCommand("set_output",{output:o,on:!0,exclusive:!0})}
            />
            <span>
              ${G(r.outputNames,l)??l}
              ${h?d:a`<small>${r.unavailable}</small>`}
            </span>
          </label>`)}
      </fieldset>
      <button data-command="play_test_tone" @click=${s(this,P,oo)}>
        ${g("play")} ${e.testTone}
      </button>
      <p class="muted">${e.testToneHint}</p>
      <h3>${e.music}</h3>
      ${t===null?d:a`<p>
              ${t.songs>0?e.songs({count:t.songs}):t.scan?e.scanning:e.noSongs}
            </p>`}`},no=function(){let{own:e,access:t}=this,r=t?.guest_url??this.replica.me.join_url??O(".").href,n=t?.reached_at!=null;return a`<img src=${O("join.svg").href} alt=${b.current.qr} />
      <p class="address" dir="ltr">${r}</p>
      <p class="check ${n?"good":""}" role="status">
        ${n?g("check"):d} ${n?e.reached:e.notReached}
      </p>
      ${t===null?d:t.obstacles.length===0?a`<p class="check good">${g("check")} ${e.answers}</p>`:t.obstacles.map(o=>a`<p class="check bad" data-obstacle=${o}>
                  ${g("warning")} ${G(e.obstacles,o)??o}
                </p>`)}
      <a href=${O("poster").href} target="_blank">${e.printPoster}</a>`},oo=async function(){this.notice="",await this.runCommand("play_test_tone",{})&&(this.notice=this.own.testTonePlays)},et=new WeakMap,ar=function(e){this.step=e,this.notice="",clearInterval(m(this,we)),e===2&&s(this,P,so).call(this),e===or&&(B(this,we,setInterval(()=>{s(this,P,ir).call(this)},Ko)),s(this,P,ir).call(this))},so=async function(){this.library=await this.runCommand("library",{limit:0})??null},ir=async function(){this.access=await this.runCommand("check_access",{})??this.access},tt=new WeakMap,Et=new WeakMap,J.styles=[_,eo],u([w()],J.prototype,"step",2),u([w()],J.prototype,"notice",2),u([w()],J.prototype,"library",2),u([w()],J.prototype,"access",2),u([ct("dialog")],J.prototype,"dialog",2),J=u([S("rb-start")],J);var ao=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Jo="***",Qo={from:"22:00",to:"07:00",volume_max:.4},rt,R,io,lo,co,po,uo,mo,yo,ho,Q,Ct,re=class extends T{constructor(){super(...arguments);f(this,R);this.table=null;f(this,rt,new St(Re.current.language,Ee.current,b.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),s(this,R,Ct).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      <button data-start @click=${()=>document.dispatchEvent(new Event(Tt))}>
        ${g("restart")} ${this.own.start.restart}
      </button>
      ${this.hasFailed?a`<button @click=${s(this,R,Ct)}>${g("restart")} ${this.texts.tryAgain}</button>`:d}
      ${this.table?s(this,R,io).call(this,m(this,rt),this.table):d}
    </section>`}get own(){return b.current}async show(e){this.table||await s(this,R,Ct).call(this);let t=this.table?.settings.find(r=>r.name===e);t&&(this.query=m(this,rt).words(t).name,await this.updateComplete,this.renderRoot.querySelector(`[data-setting="${e}"] .field > *`)?.focus())}};rt=new WeakMap,R=new WeakSet,io=function(e,t){let{settings:r}=this.own,{replica:n}=this,o=this.query.trim(),l=o!==""||this.isOnlyChanged,c=t.settings.filter(y=>(o===""||Kn(o,y,e.words(y)))&&(!this.isOnlyChanged||_t(y,n.settings))),h=new Map;for(let y of c)h.set(y.group,[...h.get(y.group)??[],y]);return a`<rb-presets
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
      ${X(h,([y])=>y,([,y])=>s(this,R,lo).call(this,e,y,l))}
      ${s(this,R,co).call(this,c)}`},lo=function(e,t,r){let n=t.filter(o=>_t(o,this.replica.settings)).length;return a`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?d:a`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${X(t,({name:o})=>o,o=>s(this,R,po).call(this,e,o))}
    </details>`},co=function(e){let{settings:t}=this.own;return a`<details class="advanced">
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
    </details>`},po=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=_t(t,this.replica.settings),{name:l,explanation:c}=e.words(t);return a`<div
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
        ${s(this,R,mo).call(this,e,t,n)}
      </div>
      <small>
        ${s(this,R,uo).call(this,e,t)}
        ${o?a`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:l})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>s(this,R,Q).call(this,t,t.default)}
              >
                ${g("back")} ${r.toDefault}
              </button>`:d}
      </small>
    </div>`},uo=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},mo=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,l=(c,h)=>{let y=c.target.value;s(this,R,Q).call(this,t,h(y))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>s(this,R,Q).call(this,t,r!==!0)}
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
          @rb-value=${c=>s(this,R,Q).call(this,t,c.detail)}
        ></rb-number-field>`;case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${E((r??[]).join(`
`))}
          @change=${c=>l(c,Xo)}
        ></textarea>`;case"quiet_hours":return s(this,R,ho).call(this,t,r??[],o);case"text":return t.secret?s(this,R,yo).call(this,t,e.words(t).name,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${E(String(r??""))}
              @change=${c=>l(c,h=>h.trim())}
            />`}},yo=function(e,t,r,n){let{settings:o}=this.own,l=r===Jo;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${l?o.isSet:""}
        ?disabled=${n}
        .value=${E("")}
        @change=${c=>{let h=c.target.value;h!==""&&s(this,R,Q).call(this,e,h)}}
      />
      ${l?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:o.clear,title:t})}
              title=${o.clear}
              ?disabled=${n}
              @click=${()=>s(this,R,Q).call(this,e,"")}
            >
              ${g("remove")}
            </button>`:d}`},ho=function(e,t,r){let{settings:n}=this.own,o=(l,c)=>{s(this,R,Q).call(this,e,t.map((h,y)=>y===l?{...h,...c}:h))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
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
            @click=${()=>s(this,R,Q).call(this,e,t.filter((v,z)=>z!==y))}
          >
            ${g("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>s(this,R,Q).call(this,e,[...t,Qo])}>
        ${g("plus")} ${n.addTime}
      </button>
    </div>`},Q=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},Ct=async function(){let e=await this.attempt(()=>this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},re.styles=[_,ae,F,ao],u([w()],re.prototype,"table",2),u([w()],re.prototype,"query",2),u([w()],re.prototype,"isOnlyChanged",2),u([w()],re.prototype,"hasFailed",2),re=u([S("rb-settings")],re);function Xo(p){return p.split(`
`).map(i=>i.trim()).filter(Boolean)}var go=$(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary>span{display:grid}small{color:var(--muted);font-weight:400}p>small{display:block}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var Zo=5e3,es=2*3600,Ne,L,fo,bo,xo,vo,wo,$o,Ht,lr,dr,$e=class extends T{constructor(){super(...arguments);f(this,L);this.answer=null;this.asked=null;f(this,Ne)}connectedCallback(){super.connectedCallback(),s(this,L,dr).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,Ne))}render(){let{system:e}=b.current;if(!this.answer)return d;let{processes:t,disk:r}=this.answer,n=o=>s(this,L,lr).call(this,o/1e9,1);return a`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?a`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:d}
      <p>
        <a href=${O("api/v1/backup").href} download>${g("outside")} ${e.backup}</a>
        <small>${e.backupHint}</small>
      </p>
      <div>${t.map(o=>s(this,L,fo).call(this,o))}</div>
      ${t.length>0&&t.every(({restartable:o})=>!o)?a`<p class="muted">${e.onlyApp}</p>`:d}
    </section>`}};Ne=new WeakMap,L=new WeakSet,fo=function(e){let{system:t}=b.current,{name:r,state:n,log:o}=e;return a`<details class=${n} data-process=${r}>
      <summary>
        <span>${jt(r)} <small>${s(this,L,bo).call(this,e)}</small></span>
      </summary>
      ${o.length>0?a`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${o.join(`
`)}</pre>`:a`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?s(this,L,xo).call(this,r):d}
    </details>`},bo=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=b.current,o=[n.states[e]];return t!==null&&o.push(n.up({minutes:ts(t)})),r!==null&&o.push(n.memory({mb:s(this,L,lr).call(this,r/1e6,0)})),o.join(" · ")},xo=function(e){let{system:t}=b.current;if(this.asked!==e)return a`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>s(this,L,vo).call(this,e)}>
          ${g("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return a`<div class="confirm" role="group" aria-label=${t.confirm({name:jt(e)})}>
      <p role="alert">${t.confirm({name:jt(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>s(this,L,$o).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>s(this,L,wo).call(this,e)}>${t.cancel}</button>
    </div>`},vo=async function(e){this.asked=e,await s(this,L,Ht).call(this,e,"[data-cancel]")},wo=async function(e){this.asked=null,await s(this,L,Ht).call(this,e,"[data-ask]")},$o=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(b.current.system.restarted({name:jt(e)})),await s(this,L,Ht).call(this,e,"[data-ask]")},Ht=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},lr=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},dr=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout(m(this,Ne)),this.isConnected&&B(this,Ne,setTimeout(()=>{s(this,L,dr).call(this)},Zo))},$e.styles=[_,F,go],u([w()],$e.prototype,"answer",2),u([w()],$e.prototype,"asked",2),$e=u([S("rb-processes")],$e);function ts(p){let{history:i,hours:e}=b.current;return p<es?i.minutes({count:Te(p)}):e({count:Math.round(p/3600)})}function jt(p){return b.current.system.names[p]??p}var ko=$("header{display:flex;flex-wrap:wrap;align-items:center;gap:10px 18px;max-width:210mm;margin:0 auto;padding:16px}h1{font-size:1.3rem}fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0}legend{float:inline-start;padding:0;line-height:var(--touch);margin-inline-end:12px}label{display:flex;align-items:center;gap:8px;min-height:var(--touch)}header input{width:22px;height:22px;accent-color:var(--berry)}header p{flex-basis:100%}.warning{color:var(--amber)}.loading{padding:24px}.paper{display:grid;width:min(100% - 32px,210mm);margin:0 auto 32px;color:#000;background:#fff;aspect-ratio:210 / 297}.a6{width:min(100% - 32px,105mm)}.side{container-type:size}.content{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;gap:3cqmin;height:100%;padding:7cqmin;text-align:center}.tent{grid-template-rows:1fr 1fr}.tent .back{grid-row:1;border-top:1px dashed #999;transform:rotate(180deg)}h2{font-size:11cqmin;line-height:1.1}.call{font-size:6cqmin;font-weight:700}.codes{display:flex;justify-content:center;gap:4cqmin;min-height:0}.a4 .codes,.a6 .codes{flex-direction:column;align-items:center}figure{display:grid;flex:0 1 auto;grid-template-rows:minmax(0,1fr) auto;justify-items:center;min-width:0;margin:0}.a4 figure,.a6 figure{flex:0 1 100cqmin;min-height:0}img{max-width:100%;height:100%;min-height:0;object-fit:contain}figcaption{font-size:3cqmin;font-weight:700;overflow-wrap:anywhere}.hint{font-size:3cqmin}@media print{header{display:none}.paper{width:210mm;height:296mm;margin:0;aspect-ratio:auto}.a6{width:105mm;height:147mm}}");var rs=["a4","a6","tent"],ns={a4:"A4",a6:"A6",tent:"A4"},nt,Ie,ot,st,cr,ke=class extends _e{constructor(){super(...arguments);f(this,st);f(this,nt,gr());this.view=m(this,nt).view;this.format="a4";f(this,Ie,document.createElement("style"));f(this,ot,()=>{})}connectedCallback(){super.connectedCallback(),document.head.append(m(this,Ie)),B(this,ot,m(this,nt).subscribe(e=>{this.view=e}))}disconnectedCallback(){super.disconnectedCallback(),m(this,ot).call(this),m(this,Ie).remove()}updated(e){let t=ns[this.format];e.has("format")&&(m(this,Ie).textContent=`@page { size: ${t}; margin: 0; }`),document.title=[this.own.poster,Lt(this.view.replica)].join(" · ")}render(){let{own:e,format:t}=this,{replica:r}=this.view;if(r===null)return a`<p class="loading">${Re.current.loading}</p>`;let n=r.party.join==="code";return a`<header>
        <h1>${e.poster}</h1>
        <fieldset>
          <legend>${e.format}</legend>
          ${rs.map(o=>a`<label>
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
        ${s(this,st,cr).call(this,r)}
        ${t==="tent"?s(this,st,cr).call(this,r,"back"):d}
      </main>`}get own(){return b.current.start}};nt=new WeakMap,Ie=new WeakMap,ot=new WeakMap,st=new WeakSet,cr=function(e,t="front"){let{own:r}=this,{me:n,settings:o}=e,l=o.wifi_ssid,c=(n.join_url??O(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g,"");return a`<section class="side ${t}" aria-hidden=${t==="back"}>
      <div class="content">
      <h2 dir="auto">${Lt(e)}</h2>
      <p class="call">${r.call}</p>
      <div class="codes">
        ${l?a`<figure>
                <img src=${O("wifi.svg").href} alt=${r.wifi({name:String(l)})} />
                <figcaption>${r.wifi({name:String(l)})}</figcaption>
              </figure>`:d}
        <figure class="join">
          <img src=${O("join.svg").href} alt=${b.current.qr} />
          <figcaption dir="ltr">${c}</figcaption>
        </figure>
      </div>
      <p class="hint">${r.posterHint}</p>
      </div>
    </section>`},ke.styles=[_,ko],u([w()],ke.prototype,"view",2),u([w()],ke.prototype,"format",2);var os=["queue","party","guests","music","lights","history","settings"],ss={queue:g("queue"),party:g("moon"),guests:g("people"),music:g(I.disc),lights:g("light"),history:g(I.list),settings:g(I.gear)},Fe=matchMedia("(max-width: 899px)"),it,j,pr,So,ur,De,_o,mr,Ro,To,Eo,at=class extends Ot{constructor(){super(...arguments);f(this,j);this.tab="queue";this.importTools=null;f(this,it,()=>this.requestUpdate())}importSheets(){return import("./sheets-GUI4DBJY.js")}badge(){return m(this,j,De).title}connectedCallback(){super.connectedCallback(),Fe.addEventListener("change",m(this,it))}disconnectedCallback(){super.disconnectedCallback(),Fe.removeEventListener("change",m(this,it))}links(e){let t=m(this,j,De);return a`<nav class="pages" aria-label=${t.pages}>
      ${qt("guest",t.guestPage,"people")} ${qt("tv",t.screen,I.screen)}
      </nav>
      ${Fe.matches?s(this,j,pr).call(this,e):d}`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>
      <rb-start .client=${t} .texts=${r} .replica=${e}></rb-start>
      <rb-host-queue
        .client=${t}
        .texts=${r}
        .replica=${e}
        @rb-find=${({detail:n})=>s(this,j,So).call(this,n)}
      ></rb-host-queue>`}above(){return Fe.matches?s(this,j,ur).call(this):d}beside(e){return a`${Fe.matches?d:[s(this,j,pr).call(this,e),s(this,j,ur).call(this)]}
      <div class="beside" role="tabpanel" aria-label=${m(this,j,De).tab[this.tab]}>
        ${s(this,j,Eo).call(this,e)}
      </div>`}updated(){super.updated();let e=this.renderRoot.querySelector("rb-queue");e&&this.renderRoot.querySelector("rb-host-queue")?.manage(e)}};it=new WeakMap,j=new WeakSet,pr=function(e){let{client:t,texts:r}=this;return a`<rb-join-code .client=${t} .texts=${r} .replica=${e}></rb-join-code>`},So=async function(e){await this.openSearch();let t=this.renderRoot.querySelector("rb-search");await t?.updateComplete,t?.searchFor(e)},ur=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${m(this,j,De).tabs}
      @keydown=${s(this,j,To)}
    >
      ${os.map(e=>s(this,j,_o).call(this,e))}
    </nav>`},De=function(){return b.current},_o=function(e){let t=m(this,j,De).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>s(this,j,mr).call(this,e)}
    >
      ${ss[e]}<span>${t}</span>
    </button>`},mr=async function(e){this.tab=e,await this.updateComplete,Fe.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Ro=async function(e){await s(this,j,mr).call(this,"settings"),await this.renderRoot.querySelector("rb-settings")?.show(e)},To=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(h=>h.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let l=e.key==="End"?-1:0,c=n.at(r===0?l:(o+r)%n.length);c?.click(),c?.focus()},Eo=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music
          .client=${t}
          .texts=${r}
          .replica=${e}
          @rb-show-setting=${({detail:n})=>s(this,j,Ro).call(this,n)}
        ></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},at.styles=[...Ot.styles,Sr],u([M({reflect:!0})],at.prototype,"tab",2);function dp(p){Re.provide(p.page),U.provide(p.sheets),b.provide(p.host),ze.provide(p.effects),Ee.provide(p.settings);let i=location.pathname.endsWith("/poster");customElements.define("rb-host",i?ke:at)}export{dp as a};
