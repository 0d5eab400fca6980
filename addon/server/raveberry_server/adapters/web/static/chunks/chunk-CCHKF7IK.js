/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as P,b as Je,c as Dt}from"./chunk-RGD6D2TN.js";import{a as F}from"./chunk-3AJDJRXE.js";import{a as Tr}from"./chunk-UBJS6NOT.js";import{C as se,H as ie,J as It,K as Ke,L as N,M as J,O as Y,P as Ye,R as bn,S as de,T as _,U as ht,V as Sr,W as y,X as T,_ as xn,a as k,b as i,ba as vn,c as yn,e as d,g as We,h as S,i as A,j as x,ja as _r,k as Ft,o as le,q as kr,t as Nt,u as Ut,v as j,x as gn,z as fn}from"./chunk-4AX56TEN.js";import{a as u,b as m,c as g,d as W,e as o}from"./chunk-3ZZLINXU.js";var $n=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:min(7em,65%)}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var V=k('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var f=new It,yt=new It,Qe=new It;function zt(c){let{music:a}=f.current;return J(N.current.sources,c)||J(a.names,c)||c}var ve,wn,Bt,Xe=class extends T{constructor(){super(...arguments);g(this,ve);this.guests=null}connectedCallback(){super.connectedCallback(),o(this,ve,Bt).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&o(this,ve,Bt).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return i`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?i`<p class="muted">${e.nobody}</p>`:d}
      ${se(r??[],({id:s})=>s,s=>o(this,ve,wn).call(this,s))}
    </section>`}get own(){return f.current}};ve=new WeakSet,wn=function(e){let{client:t,texts:r,own:n,replica:s}=this,{profile:l}=N.current,p=[e.active?n.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:Y(new Date(e.muted_until))}):"",n.since({time:Y(new Date(e.joined_at))})];return i`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${le({"--who":fn(e.color)})}>
          ${vn(e.sign)}<bdi>${de(r,e.name)}</bdi>
        </span>
        <small>${p.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${s}
        .guest=${e}
        @rb-done=${o(this,ve,Bt)}
      ></rb-guest-actions>
    </details>`},Bt=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Xe.styles=[_,xn,V,$n],u([x()],Xe.prototype,"guests",2),Xe=u([S("rb-guests")],Xe);var kn=k('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs button{font-size:.64rem;letter-spacing:-.01em}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}rb-join-code,.tabs,.beside{grid-column:2}rb-join-code{position:sticky;top:8px;z-index:4;border-radius:22px;background:var(--night);box-shadow:0 -8px var(--night)}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 4}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 3}rb-join-code,.tabs,.beside{grid-column:3}}@media(max-width:599px){.pages{flex:1 0 60%}rb-join-code{order:1;margin-inline-start:auto}}');var ce=k(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Vt=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ft,Rr,gt=class extends T{constructor(){super(...arguments);g(this,ft)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:l})=>l);if(!this.permissions.mayHost||e==null&&n.length===0)return d;let{lights:s}=f.current;return i`<div class="found" role="group" aria-label=${s.network}>
      <h3>${s.network}</h3>
      ${n.map(({id:l,name:p})=>o(this,ft,Rr).call(this,p,"",i`<button
          class="quiet"
          data-remove=${l}
          aria-label=${this.texts.actionOn({action:s.removeLight,title:p})}
          @click=${()=>this.runCommand("remove_light",{device:l})}
        >
          ${s.removeLight}
        </button>`))}
      ${(t??[]).map(({id:l,name:p,host:h,pixels:b})=>o(this,ft,Rr).call(this,p,`${s.pixels({count:b})} · ${h}`,i`<button
          data-add=${l}
          aria-label=${this.texts.actionOn({action:s.addLight,title:p})}
          @click=${()=>this.runCommand("add_light",{device:l})}
        >
          ${s.addLight}
        </button>`))}
      ${e==null?d:i`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${y("search")} ${e?s.findingLights:s.findLights}
            </button>`}
    </div>`}};ft=new WeakSet,Rr=function(e,t,r){return i`<div class="head">
      <span>${e}${t?i`<small>${t}</small>`:d}</span>
      ${r}
    </div>`},gt.styles=[_,ce,Vt],gt=u([S("rb-discovered-lights")],gt);function Sn({r:c,g:a,b:e}){return`#${[c,a,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function _n(c){let[a=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(c.slice(r,r+2),16));return{r:a,g:e,b:t}}function $e({name:c,hint:a,value:e,low:t,high:r,step:n,unit:s,onInput:l}){let p=Math.round(100*(e-t)/(r-t)),h=s==="%"?`${p} %`:Cr(e,s);return i`<label class="slider" title=${c}>
    <span>${s==="%"?a:c}<output aria-live="off">${h}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${c}
      aria-valuetext=${h}
      style=${le({"--at":`${p}%`})}
      .value=${P(String(e))}
      @input=${b=>l(xi(b))}
    />
    ${a&&s!=="%"?i`<small>${a}</small>`:d}
  </label>`}function Ze(c,a,e,t){return i`<div class="head">
    <span>${c}<small>${a}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${c}
      title=${c}
      @click=${t}
    ></button>
  </div>`}function Er(c,a,e){return i`<input
    type="color"
    aria-label=${c}
    title=${c}
    .value=${P(Sn(a))}
    @input=${t=>e(_n(bt(t)))}
  />`}function Cr(c,a){let{lang:e}=document.documentElement;return`${c.toLocaleString(e,{maximumFractionDigits:2})} ${a}`.trim()}function bt(c){return c.target.value}function xi(c){return c.target.valueAsNumber}function Tn(c,a){let e=atob(a),t=Math.floor(e.length/3),r=c.getContext("2d");if(t===0||r===null)return;c.width!==t&&(c.width=t);let n=r.createImageData(t,1);for(let s=0;s<t;s++){for(let l=0;l<3;l++)n.data[4*s+l]=e.charCodeAt(3*s+l);n.data[4*s+3]=255}r.putImageData(n,0,0)}var Rn=k(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var re=k('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var vi={r:255,g:255,b:255},$i={low:-500,high:2e3,step:5},wi={low:1,high:3,step:.05},ki={low:0,high:10,step:.1},Si=100,Gt,we,En,Cn,Pn,Le=class extends T{constructor(){super(...arguments);g(this,we);this.note="";g(this,Gt,new Dt(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&Tn(t,e)}get own(){return f.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:s}=t,l=m(this,Gt),p={...t,...l.value},h=v=>l.drag({...l.value,...v}),b=p.state==="ON";return i`<div class="device" data-device=${s??""}>
      <div class="head">
        <h3>${n}${r?i`<small>${r}</small>`:d}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${b}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>h({state:b?"OFF":"ON"})}
        ></button>
      </div>
      ${s===void 0?d:i`<canvas
              data-light=${s}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${$e({name:e.brightness({name:n}),hint:e.brightnessShort,value:p.brightness,low:1,high:255,step:1,unit:"%",onInput:v=>h({brightness:v})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${v=>h({effect:bt(v)})}
        >
          ${p.effect===""?i`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map(v=>i`<option value=${v} .selected=${P(v===p.effect)}>
                ${yt.current[v]?.name??v}
              </option>`)}
        </select>
        ${Er(e.color({name:n}),p.color,v=>h({color:v}))}
      </div>
      ${s===void 0?d:o(this,we,En).call(this,p,s,h)}
    </div>`}};Gt=new WeakMap,we=new WeakSet,En=function(e,t,r){let{own:n}=this,{palettes:s,parameters:l,calibrating:p}=this.replica.lights,{name:h}=e,b=p===t;return i`<details>
      <summary>${n.more({name:h})}</summary>
      <div class="tuning">
      ${s?o(this,we,Cn).call(this,e,s,r):d}
      ${(l?.[e.effect]??[]).map(v=>o(this,we,Pn).call(this,v,e,r))}
      ${e.monochrome==null?d:Ze(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:$e({...ki,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:v=>r({crossfade_s:v})})}
      ${e.gamma==null?d:$e({...wi,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:v=>r({gamma:v})})}
      ${e.white===void 0?d:i`<div class="row">
              <span class="muted">${n.white}</span>
              ${Er(n.white,e.white??vi,v=>r({white:v}))}
            </div>`}
      ${e.delay_ms==null?d:$e({...$i,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:v=>r({delay_ms:v})})}
      ${this.permissions.mayHost?i`<button
                data-command="calibrate_lights"
                aria-pressed=${b}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!b})}
              >
                ${y("light")} ${b?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:d}
      </div>
    </details>`},Cn=function({palette:e},t,r){let{own:n}=this;return i`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([s,l])=>i`<label title=${J(n.palettes,s)??s}>
          <input
            type="radio"
            name="palette"
            data-palette=${s}
            .checked=${P(s===e)}
            @change=${()=>r({palette:s})}
          />
          <i
            style=${le(l.length>1?{background:`linear-gradient(90deg, ${l.join(", ")})`}:{background:l[0]??"var(--line)"})}
          ></i>
          <span>${J(n.palettes,s)??s}</span>
        </label>`)}
    </div>`},Pn=function({id:e,low:t,high:r,default:n,unit:s},l,p){let{own:h}=this;return $e({name:yt.current[l.effect]?.parameters?.[e]??e,hint:h.first({value:Cr(n,s)}),value:l.parameters?.[e]??n,low:t,high:r,step:(r-t)/Si,unit:s,onInput:b=>p({parameters:{...l.parameters,[e]:b}})})},Le.styles=[_,Je,re,ce,V,Rn],u([A({attribute:!1})],Le.prototype,"target",2),u([A({attribute:!1})],Le.prototype,"note",2),Le=u([S("rb-light-device")],Le);var _i={low:0,high:10,step:.1},xt,et,z,Hn,Ln,Mn,jn,On,qn,An,Pr,Me=class extends T{constructor(){super(...arguments);g(this,z);g(this,xt,new Dt(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;g(this,et,()=>{this.client.watchLights(document.hidden?null:e=>o(this,z,Hn).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",m(this,et)),m(this,et).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",m(this,et)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return i`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[o(this,z,Ln).call(this,t),o(this,z,An).call(this,t),i`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:i`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return f.current}};xt=new WeakMap,et=new WeakMap,z=new WeakSet,Hn=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},Ln=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:s,alarm:l}=e,p=m(this,xt).value??e.speed;return i`<div class="show">
      ${l?i`<p role="status" class="alarm">${y("warning")} ${t.alarm}</p>`:d}
      ${o(this,z,Mn).call(this,e)}
      ${Ze(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${Ze(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${s==null?d:Ze(t.reactions,t.reactionsHint,s,()=>this.runCommand("set_light_show",{reactions:!s}))}
      ${p===null?d:$e({..._i,name:t.speed,value:p,unit:"",onInput:h=>m(this,xt).drag(h)})}
      ${o(this,z,jn).call(this,e)}
    </div>`},Mn=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,s=[t?J(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return i`<p class="muted">${s.filter(Boolean).join(" · ")}</p>`},jn=function({scenes:e,scene:t}){if(!e)return d;let{lights:r}=this.own;return i`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>i`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${o(this,z,On).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let s=this.sceneName.trim();s&&await this.runCommand("save_light_scene",{name:s})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${P(this.sceneName)}
          @input=${n=>{this.sceneName=bt(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},On=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return i`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>o(this,z,qn).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${y("close")} ${t?r:d}
    </button>`},qn=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},An=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return i`<p class="muted">${t.none}</p>`;let s={name:t.all,effects:[...new Set(r.flatMap(({effects:l})=>l))],state:r.some(({state:l})=>l==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:l})=>l)),color:n.color,effect:r.every(({effect:l})=>l===n.effect)?n.effect:""};return[r.length>1?o(this,z,Pr).call(this,s):d,se(r,({id:l})=>l,l=>o(this,z,Pr).call(this,l,l.available?t.pixels({count:l.pixels}):t.unavailable))]},Pr=function(e,t=""){return i`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},Me.styles=[_,Je,re,ce,Vt],u([x()],Me.prototype,"sceneName",2),u([x()],Me.prototype,"armed",2),Me=u([S("rb-lights")],Me);var Fn=k(".card,.speaker{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}.speaker{gap:4px}h2{font-size:1.15rem}p{margin:0}p:empty{display:none}.reason{color:var(--danger)}");var Ti=1e3,Ri=15e3,Oe,D,Nn,Un,In,Dn,zn,Wt,Kt,je=class extends T{constructor(){super(...arguments);g(this,D);this.overview=null;this.armed=null;g(this,Oe)}connectedCallback(){super.connectedCallback(),o(this,D,Wt).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,Oe))}render(){let{overview:e}=this;if(!e?.available||!this.permissions.mayHost)return d;let{music:t}=f.current,{speakers:r,searching:n,problem:s}=e;return i`<section class="card" aria-labelledby="bluetooth">
      <h2 id="bluetooth">${t.bluetooth}</h2>
      ${s?i`<p class="reason">${ie(this.texts,s)}</p>`:d}
      ${r.map(l=>o(this,D,Nn).call(this,l))}
      ${r.length===0&&!n&&!s?i`<p class="muted">${t.noSpeakers}</p>`:d}
      <p class="muted" role="status">${n?t.findingSpeakers:""}</p>
      <button
        data-command="bluetooth_speakers"
        ?disabled=${n}
        @click=${()=>o(this,D,Wt).call(this,{search:!0})}
      >
        ${y("search")} ${t.findSpeakers}
      </button>
    </section>`}};Oe=new WeakMap,D=new WeakSet,Nn=function(e){let{address:t,name:r,paired:n,connected:s,busy:l,problem:p}=e,{music:h}=f.current;return i`<div class="speaker" data-speaker=${t}>
      <div class="head">
        <span><bdi>${r}</bdi><small>${o(this,D,Un).call(this,e)}</small></span>
        ${n?o(this,D,In).call(this,e):d}
        <button
          class="switch"
          role="switch"
          aria-checked=${s}
          aria-label=${h.speakerOn({name:r})}
          title=${h.speakerOn({name:r})}
          ?disabled=${l??!1}
          @click=${()=>o(this,D,Dn).call(this,e)}
        ></button>
      </div>
      ${p?i`<small class="reason">${ie(this.texts,p)}</small>`:d}
    </div>`},Un=function(e){let{paired:t,connected:r,playing:n,busy:s,latency_ms:l}=e,{music:p}=f.current;if(s)return p.speakerBusy;if(!r)return t?p.speakerAway:p.speakerNew;let h=n&&l?p.speakerLate({latency:l}):"";return[n?p.speakerPlays:p.speakerConnected,h].filter(Boolean).join(" · ")},In=function({address:e,name:t,busy:r}){let n=this.armed===e,s=n?this.texts.sure:f.current.music.speakerForget;return i`<button
      class=${n?"sure":"round quiet"}
      data-command="remove_bluetooth_speaker"
      aria-label=${this.texts.actionOn({action:s,title:t})}
      title=${s}
      ?disabled=${r??!1}
      @click=${()=>o(this,D,zn).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${n?s:y("close")}
    </button>`},Dn=async function({address:e,connected:t}){let r={address:e,connected:!t};o(this,D,Kt).call(this,await this.runCommand("set_bluetooth_speaker",r))},zn=async function(e){let t=this.armed===e;this.armed=t?null:e,t?o(this,D,Kt).call(this,await this.runCommand("remove_bluetooth_speaker",{address:e})):this.announce(this.texts.sure)},Wt=async function(e={}){if(!this.permissions.mayHost)return;clearTimeout(m(this,Oe));let t=!document.hidden||e.search;o(this,D,Kt).call(this,t?await this.runCommand("bluetooth_speakers",e):void 0)},Kt=function(e){if(this.overview=e??this.overview,clearTimeout(m(this,Oe)),!this.isConnected||this.overview?.available===!1)return;let t=this.overview?.searching||this.overview?.speakers.some(({busy:r})=>r);W(this,Oe,setTimeout(()=>{o(this,D,Wt).call(this)},t?Ti:Ri))},je.styles=[_,re,ce,Fn],u([x()],je.prototype,"overview",2),u([x()],je.prototype,"armed",2),je=u([S("rb-bluetooth-speakers")],je);var Yt=k(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function tt({address:c,texts:a,notify:e}){let t=f.current;return i`<p class="link">
    <a href=${c} target="_blank" dir="ltr">${c}</a>
    <button
      data-copy
      aria-label=${a.actionOn({action:t.copy,title:c})}
      @click=${({currentTarget:r})=>{Ei(c,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function Ei(c,a){let e=Object.assign(document.createElement("textarea"),{value:c});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),a.focus(),t}var Bn=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job button{flex:none;background:var(--card)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var rt=class{#o;#t;#e=null;constructor(a,e){this.#o=a,this.#t=e}start(a){let e=a.target.closest(".handle"),t=e?.closest("li"),r=t?.parentElement;if(!e||!t||!r||a.button!==0||this.#e)return;r.classList.add("dragging");let n=[...this.#o.rows],s=n.map(p=>p.getBoundingClientRect()),l=n.indexOf(t);this.#e={handle:e,pointer:a.pointerId,list:r,rows:n,tops:s.map(({top:p})=>p+scrollY),heights:s.map(({height:p})=>p),from:l,to:l,startPx:a.clientY+scrollY,pointerPx:a.clientY,isMoving:!1,frame:0,frameMs:0},e.setPointerCapture(a.pointerId),e.addEventListener("pointermove",this.#s),e.addEventListener("pointerup",this.#a),e.addEventListener("pointercancel",this.#i),addEventListener("keydown",this.#l,!0)}#s=a=>{let e=this.#e;if(!(!e||a.pointerId!==e.pointer)){if(e.pointerPx=a.clientY,!e.isMoving){if(Math.abs(a.clientY+scrollY-e.startPx)<4)return;e.isMoving=!0,e.rows[e.from]?.classList.add("dragged"),e.frameMs=performance.now(),e.frame=requestAnimationFrame(this.#r)}this.#n(e)}};#n(a){let{rows:e,tops:t,heights:r,from:n}=a,s=e[n],[l,p]=[t[0]??0,t.at(-1)??0],[h,b]=[t[n]??0,r[n]??0],v=h+a.pointerPx+scrollY-a.startPx,E=Math.min(Math.max(v,l),p);s&&(s.style.transform=`translateY(${E-h}px)`),a.to=n;for(let[B,Z]of t.entries()){let Ge=Z+(r[B]??0)/2;B>n&&E+b>Ge&&(a.to=B),B<n&&E<Ge&&a.to===n&&(a.to=B)}let he=b+Ci(a);for(let[B,Z]of e.entries()){if(B===n)continue;let Ge=B>n&&B<=a.to,At=B<n&&B>=a.to,hn=Ge?-he:At?he:0;Z.style.transform=hn?`translateY(${hn}px)`:""}}#r=a=>{let e=this.#e;if(!e)return;let t=Math.max(0,a-e.frameMs);e.frameMs=a;let r=Math.max(0,110-e.pointerPx),n=Math.max(0,e.pointerPx-(innerHeight-110)),s=Math.min(1,(n-r)/110);s!==0&&(scrollBy({top:s*.9*t,behavior:"instant"}),this.#n(e)),e.frame=requestAnimationFrame(this.#r)};#a=()=>{let a=this.#d(),e=a?.rows[a.from]?.dataset.id;if(!a||e===void 0)return;if(a.to===a.from){Hr(a);return}let t=a.rows[a.to]?.dataset.id??"",{order:r}=this.#o,n=a.to>a.from,s=r.filter(h=>h!==e),l=s.indexOf(t)+(n?1:0),p=[...s.slice(0,l),e,...s.slice(l)];this.#t(p,e),Hr(a)};#i=()=>{let a=this.#d();a&&Hr(a)};#l=a=>{a.key==="Escape"&&(a.preventDefault(),a.stopPropagation(),this.#i())};#d(){let a=this.#e;return this.#e=null,a?(cancelAnimationFrame(a.frame),a.handle.removeEventListener("pointermove",this.#s),a.handle.removeEventListener("pointerup",this.#a),a.handle.removeEventListener("pointercancel",this.#i),removeEventListener("keydown",this.#l,!0),a):null}};function Ci({tops:c,heights:a}){let[e,t]=c;return e===void 0||t===void 0?0:t-e-(a[0]??0)}function Hr({list:c,rows:a}){c.classList.remove("dragging");for(let e of a)e.classList.remove("dragged"),e.style.transform=""}function Jt(c,a){let t=c.target.closest("li[data-id]")?.dataset.id;if(!c.altKey||t===void 0)return null;let r=a.indexOf(t),n=a.length-1,s={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:n}[c.key];return s===void 0?null:(c.preventDefault(),r>=0&&s>=0&&s<=n&&s!==r?{id:t,to:s}:null)}function Qt(c,{id:a,to:e}){let t=c.filter(r=>r!==a);return[...t.slice(0,e),a,...t.slice(e)]}function Xt(c){c instanceof HTMLElement&&(c.focus({preventScroll:!0}),c.closest("li")?.scrollIntoView({block:"nearest"}))}var vt=k(".lead{flex:none;align-self:stretch;min-width:44px;padding:0;border-radius:var(--round);color:var(--muted);background:none}.handle{cursor:grab;touch-action:none}.pick{display:grid;place-items:center;cursor:pointer}.pick input{width:22px;height:22px;accent-color:var(--violet-fill)}li .lead+.open{padding-inline-start:0}.more-actions{flex:none}.tools .count{flex:1 0 100%;padding-inline-start:4px;color:var(--muted)}ol.dragging li{content-visibility:visible;transition:transform .18s cubic-bezier(.2,.8,.2,1)}ol.dragging{-webkit-user-select:none;user-select:none}ol.dragging li.dragged{z-index:2;cursor:grabbing;box-shadow:var(--shadow);background:var(--raised);transition:none}@media(max-width:599px){.title{-webkit-line-clamp:2;word-break:normal;overflow-wrap:anywhere}li .votes{display:none}}@media(prefers-reduced-motion:reduce){ol.dragging li{transition:none}}@container (width < 16em){li .lead{order:1;align-self:center;min-height:44px}li .more-actions{order:2}li .lead+.open{padding-inline-start:10px}}");var ke=k(":host{display:block;min-width:0}.card,.part{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}.part{padding-top:14px;border-top:1px solid var(--line)}h2{font-size:1.15rem}h3,h4{min-width:0;margin:0;font-size:1rem;overflow-wrap:anywhere}.lists,.hits,.songs{display:grid;grid-template-columns:minmax(0,1fr);gap:6px}.lists button{justify-content:space-between;width:100%;padding:8px 14px;border-radius:16px;text-align:start}.words{flex:1;min-width:0;overflow-wrap:anywhere}.words small,.report small{display:block;color:var(--muted);font-weight:400}.songs li,.hits li,.deleted li,.head{display:flex;align-items:center;gap:10px;min-width:0}.deleted li{flex-wrap:wrap}.deleted button{max-width:100%;overflow-wrap:anywhere}.head h3{flex:1}.songs li,.hits li{container-type:inline-size;flex-wrap:wrap;border-radius:16px;padding-inline:4px}.songs li{background:var(--raised)}.songs .words,.hits .words{flex:1 1 6em;padding-block:6px}.songs button{background:none}.buttons,form.line{display:flex;flex-wrap:wrap;gap:8px}form.line>input{flex:1 1 12em}input[type=text],input[type=search],textarea{width:100%;min-width:0;padding:10px 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}input[type=text],input[type=search]{min-height:var(--touch)}textarea{min-height:7em;color:inherit;font:inherit;resize:vertical}.report{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;max-height:20em;overflow-y:auto;overflow-wrap:anywhere}progress{width:100%;height:8px;accent-color:var(--violet-fill)}.chooser{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;overflow-y:auto;padding:18px 18px calc(18px + env(safe-area-inset-bottom))}");var Pi=5,U,Vn,Gn,Wn,Kn,Yn,Jn,Qn,Lr,Zt,Xn,er,ee=class extends T{constructor(){super(...arguments);g(this,U);this.playlist=null;this.file=null;this.target=null;this.done=0;this.added=0;this.missing=[];this.isRunning=!1;this.isReading=!1;g(this,Zt,async()=>{let{file:e}=this;this.isRunning=!0;let t=this.playlist??this.target??await o(this,U,Xn).call(this);for(this.target=t??null;e&&t&&this.isRunning&&this.done<e.lines.length;){let r=e.lines.slice(this.done,this.done+Pi),n=await this.runCommand("add_to_playlist",{playlist:t.uri,songs:r.map(({location:l,artist:p,title:h})=>({location:l,artist:p,title:h})),continued:this.added>0});if(!n)break;this.target=n.playlist,this.done+=r.length,this.added+=n.added;let s=r.flatMap((l,p)=>{let h=n.reasons[p];return h?[{line:l,reason:h}]:[]});this.missing=[...this.missing,...s]}this.isRunning=!1,await this.updateComplete,this.renderRoot.querySelector("[data-start], [data-close]")?.focus()});g(this,er,()=>{let{target:e}=this;e&&this.dispatchEvent(new CustomEvent("rb-imported",{detail:e})),this.file=null,this.target=null,this.done=0,this.added=0,this.missing=[]})}disconnectedCallback(){super.disconnectedCallback(),this.isRunning=!1}render(){return i`<div class="part" role="group" aria-label=${this.own.import}>
      ${this.file?o(this,U,Gn).call(this,this.file):o(this,U,Vn).call(this)}
    </div>`}get own(){return f.current.playlists}};U=new WeakSet,Vn=function(){let{own:e}=this;return i`<p class="muted">${e.importHint}</p>
      <input
        type="file"
        accept=".m3u,.m3u8,.pls,.xspf,.csv,.tsv,.txt"
        hidden
        @change=${t=>o(this,U,Jn).call(this,t.target)}
      />
      <button
        data-choose
        ?disabled=${this.isReading}
        @click=${()=>this.renderRoot.querySelector("input[type=file]")?.click()}
      >
        ${e.chooseFile}
      </button>
      <form class="part" @submit=${o(this,U,Qn)}>
        <textarea name="lines" aria-label=${e.paste} placeholder=${e.paste}></textarea>
        <button ?disabled=${this.isReading} data-read>${e.readLines}</button>
      </form>
      <p role="status" class="muted">${this.isReading?e.reading:d}</p>`},Gn=function(e){let{own:t,done:r,isRunning:n}=this,s=e.lines.length,l=r===s;return i`<p>${t.lines({count:s})}</p>
      ${e.left_out>0?i`<p class="muted">${t.leftOut({count:e.left_out})}</p>`:d}
      ${this.playlist||this.target?d:o(this,U,Wn).call(this,e)}
      ${r>0||n?i`<progress
              max=${s}
              .value=${r}
              aria-label=${t.import}
            ></progress>`:d}
      <p role="status">
        ${l?t.result({added:this.added,total:s}):r>0?t.progress({done:r,total:s}):d}
      </p>
      <div class="buttons">
        ${l?d:o(this,U,Kn).call(this)}
        ${n?d:i`<button data-close @click=${m(this,er)}>
                ${this.target?t.finish:t.cancel}
              </button>`}
      </div>
      ${this.missing.length>0?o(this,U,Yn).call(this):d}`},Wn=function({name:e}){let{own:t}=this;return i`<input type="text" name="name" maxlength="40" aria-label=${t.name} .value=${e} />`},Kn=function(){let{own:e,isRunning:t}=this;return t?i`<button
        data-stop
        @click=${()=>{this.isRunning=!1}}
      >
        ${e.stop}
      </button>`:i`<button class="main" data-start @click=${m(this,Zt)}>
      ${this.done>0?e.goOn:e.start}
    </button>`},Yn=function(){let{own:e,texts:t}=this;return i`<h4>${e.notAdded({count:this.missing.length})}</h4>
      <ul class="report" role="list" tabindex="0" aria-label=${e.notAdded({count:this.missing.length})}>
        ${this.missing.map(({line:r,reason:n})=>i`<li>
            ${e.line({line:r.line})} <bdi>${Hi(r)}</bdi>
            <small>${ie(t,n)}</small>
          </li>`)}
      </ul>`},Jn=async function(e){let[t]=e.files??[];e.value="",t&&await o(this,U,Lr).call(this,t,t.name)},Qn=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("lines"));t.trim()!==""?await o(this,U,Lr).call(this,new Blob([t]),""):this.renderRoot.querySelector("textarea")?.focus()},Lr=async function(e,t){this.isReading=!0;let r=await this.attempt(()=>Li(e,t));this.isReading=!1,r&&(this.file={...r,name:r.name||this.own.pasted},await this.updateComplete,this.renderRoot.querySelector("input[name=name], [data-start]")?.focus())},Zt=new WeakMap,Xn=function(){let e=this.renderRoot.querySelector("input[name=name]");return this.runCommand("create_playlist",{name:e?.value.trim()||this.own.pasted})},er=new WeakMap,ee.styles=[_,ke],u([A({attribute:!1})],ee.prototype,"playlist",2),u([x()],ee.prototype,"file",2),u([x()],ee.prototype,"target",2),u([x()],ee.prototype,"done",2),u([x()],ee.prototype,"added",2),u([x()],ee.prototype,"missing",2),u([x()],ee.prototype,"isRunning",2),u([x()],ee.prototype,"isReading",2),ee=u([S("rb-playlist-import")],ee);function Hi({artist:c,title:a,location:e}){return[c,a].filter(Boolean).join(" – ")||(e??"")}async function Li(c,a){let e=j("api/v1/playlist/lines");e.searchParams.set("name",a.slice(-200));let t;try{t=await fetch(e,{method:"POST",headers:{"Content-Type":"application/octet-stream"},body:c})}catch{throw new Ut}let r=await t.json();if(!t.ok)throw new Nt(r);return r}var Mi=100,ji=10,nr,$t,$,eo,to,ro,no,oo,or,Mr,so,io,ao,lo,co,tr,sr,ir,_e,ar,rr,po,Se,jr,ye,Or,te=class extends T{constructor(){super(...arguments);g(this,$);this.maxSongs=0;this.songs=null;this.hasMore=!1;this.hasFailed=!1;this.hits=null;this.isRenaming=!1;this.isImporting=!1;g(this,nr,new rt(this,(e,t)=>{o(this,$,Mr).call(this,e,t,"dragged")}));g(this,$t,Promise.resolve());g(this,or,e=>{let t=Jt(e,this.order);t&&o(this,$,Mr).call(this,Qt(this.order,t),t.id,"key")});g(this,sr,async e=>{e.stopPropagation(),this.isImporting=!1,o(this,$,Se).call(this,e.detail),await o(this,$,jr).call(this),this.renderRoot.querySelector("[data-import]")?.focus()});g(this,ir,async()=>{let e=await this.runCommand("enqueue_playlist",{uri:this.playlist.uri});if(!e)return;let{search:t}=N.current,{reading:r,added:n,total:s}=e;this.notify(r?t.reading:t.added({added:n,total:s}))});g(this,_e,async()=>{let e=await this.runCommand("undo_playlist",{playlist:this.playlist.uri});e&&(o(this,$,Se).call(this,e),await o(this,$,ye).call(this,0),this.notify(this.own.undone))});g(this,ar,async()=>{let e={playlist:this.playlist.uri};await this.runCommand("delete_playlist",e)&&o(this,$,Se).call(this,null)})}firstUpdated(){this.renderRoot.addEventListener("pointerdown",e=>m(this,nr).start(e)),this.renderRoot.addEventListener("keydown",m(this,or)),this.renderRoot.querySelector("[data-back]")?.focus(),o(this,$,ye).call(this,0)}updated(e){let t=e.get("playlist");t&&t.uri!==this.playlist.uri&&o(this,$,ye).call(this,0)}get order(){return(this.songs??[]).map(({uri:e})=>e)}get rows(){return this.renderRoot.querySelectorAll("li[data-id]")}render(){return i`<div class="part">
      ${o(this,$,eo).call(this)} ${this.isRenaming?o(this,$,ro).call(this):o(this,$,to).call(this)} ${o(this,$,no).call(this)}
      ${o(this,$,ao).call(this)}
    </div>`}get own(){return f.current.playlists}get isFull(){return this.playlist.songs>=this.maxSongs}};nr=new WeakMap,$t=new WeakMap,$=new WeakSet,eo=function(){let{own:e}=this,{music:t}=f.current;return i`<div class="head">
      <button
        class="round quiet"
        data-back
        aria-label=${e.back}
        title=${e.back}
        @click=${()=>this.dispatchEvent(new Event("rb-leave"))}
      >
        ${y(F.backward)}
      </button>
      <h3 class="words">
        <bdi>${this.playlist.name}</bdi><small>${t.songs({count:this.playlist.songs})}</small>
      </h3>
    </div>`},to=function(){let{own:e,texts:t}=this,{uri:r,songs:n,undoable:s}=this.playlist,l=j(`api/v1/playlist/${r.slice(r.indexOf(":")+1)}.m3u8`);return i`<div class="buttons" role="group" aria-label=${this.playlist.name}>
      <button data-command="enqueue_playlist" ?disabled=${n===0} @click=${m(this,ir)}>
        ${y("plus")} ${e.request}
      </button>
      <button data-command="undo_playlist" ?disabled=${!s} @click=${m(this,_e)}>
        ${y("back")} ${t.undo}
      </button>
      <button data-rename @click=${()=>o(this,$,rr).call(this,!0)}>${e.rename}</button>
      <a href=${l.href} download>${y("outside")} ${e.export}</a>
      <button class="danger" data-command="delete_playlist" @click=${m(this,ar)}>
        ${y("remove")} ${e.delete}
      </button>
    </div>`},ro=function(){let{own:e}=this;return i`<form class="line" @submit=${o(this,$,po)}>
      <input
        type="text"
        name="name"
        maxlength="40"
        aria-label=${e.name}
        .value=${this.playlist.name}
      />
      <button data-command="rename_playlist">${e.save}</button>
      <button type="button" data-cancel @click=${()=>o(this,$,rr).call(this,!1)}>${e.cancel}</button>
    </form>`},no=function(){let{own:e,songs:t}=this;return t===null?this.hasFailed?i`<p role="alert">${e.failedSongs}</p>
        <button data-retry @click=${()=>o(this,$,ye).call(this,0)}>${y("restart")} ${e.retry}</button>`:i`<p class="muted" role="status">${e.loading}</p>`:i`${t.length===0?i`<p class="muted">${e.noSongs}</p>`:d}
      <ol class="songs" role="list" aria-label=${this.playlist.name}>
        ${se(t,({uri:r})=>r,r=>o(this,$,oo).call(this,r))}
      </ol>
      ${this.hasMore?i`<button data-more @click=${()=>o(this,$,ye).call(this,t.length)}>
              ${N.current.search.showMore}
            </button>`:d}`},oo=function(e){let{title:t}=e,r=f.current.queue.moveHint({title:t}),n=this.texts.actionOn({action:this.own.remove,title:t});return i`<li data-id=${e.uri}>
      <button
        class="lead handle"
        aria-label=${r}
        title=${r}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
      >
        ${y(F.grip)}
      </button>
      ${Zn(e)}
      <button class="round" data-remove aria-label=${n} title=${n} @click=${()=>o(this,$,io).call(this,e)}>
        ${y("remove")}
      </button>
    </li>`},or=new WeakMap,Mr=async function(e,t,r){let n=new Map((this.songs??[]).map(Z=>[Z.uri,Z])),s=this.shadowRoot?.activeElement;this.songs=e.flatMap(Z=>n.get(Z)??[]),await this.updateComplete,r==="key"&&Xt(s);let l=e.indexOf(t),p=n.get(t)?.title??"",{queue:h}=f.current,b=h.movedTo({title:p,position:l+1,count:this.playlist.songs}),v=e[l+1]??(this.hasMore?await o(this,$,so).call(this,e.length):null),E={playlist:this.playlist.uri,song:t,before:v},he=m(this,$t).then(()=>this.runCommand("move_in_playlist",E));W(this,$t,he);let B=await he;if(!B){await o(this,$,ye).call(this,0);return}o(this,$,Se).call(this,B),r==="key"?this.announce(b):this.notifyWithUndo(b,m(this,_e))},so=async function(e){return(await o(this,$,Or).call(this,e,1))?.songs[0]?.uri??null},io=async function({uri:e,title:t}){let r=this.order.indexOf(e),n={playlist:this.playlist.uri,songs:[e]},s=await this.runCommand("remove_from_playlist",n);if(!s){await o(this,$,ye).call(this,0);return}this.songs=(this.songs??[]).filter(h=>h.uri!==e),o(this,$,Se).call(this,s),this.notifyWithUndo(this.own.removed({title:t}),m(this,_e)),await this.updateComplete;let l=[...this.rows];((l[r]??l.at(-1))?.querySelector("[data-remove]")??this.renderRoot.querySelector("input[type=search]"))?.focus()},ao=function(){let{own:e}=this;return this.isFull?i`<p class="muted">${e.songsFull({count:this.maxSongs})}</p>`:i`<div class="part">
      <h4>${e.addSongs}</h4>
      <form class="line" role="search" @submit=${o(this,$,co)}>
        <input type="search" name="q" maxlength="500" placeholder=${e.search} aria-label=${e.search} />
        <button data-command="search">${y("search")} ${e.find}</button>
      </form>
      <div role="status">
        ${this.hits?.length===0?i`<p class="muted">${e.noHits}</p>`:d}
      </div>
      <ul class="hits" role="list">
        ${this.hits?.map(t=>o(this,$,lo).call(this,t))}
      </ul>
      <div class="buttons">
        <button data-of="queue" @click=${()=>o(this,$,tr).call(this,{of:"queue"})}>${e.addQueue}</button>
        <button data-of="evening" @click=${()=>o(this,$,tr).call(this,{of:"evening"})}>
          ${e.addEvening}
        </button>
        <button
          data-import
          aria-expanded=${this.isImporting}
          @click=${()=>{this.isImporting=!this.isImporting}}
        >
          ${e.addLines}
        </button>
      </div>
      ${this.isImporting?i`<rb-playlist-import
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              .playlist=${this.playlist}
              @rb-imported=${m(this,sr)}
            ></rb-playlist-import>`:d}
    </div>`},lo=function({song:e}){let t=this.order.includes(e.uri);return i`<li data-uri=${e.uri}>
      ${Zn(e)}
      <button
        class="round"
        data-add
        aria-label=${this.texts.actionOn({action:this.own.add,title:e.title})}
        ?disabled=${t}
        @click=${()=>o(this,$,tr).call(this,{songs:[{location:e.uri,title:e.title,artist:e.artist}]})}
      >
        ${y(t?"check":"plus")}
      </button>
    </li>`},co=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("q")).trim();if(t==="")return;let r=await this.runCommand("search",{q:t,limit:ji});r&&(this.hits=r.hits)},tr=async function(e){let t={...e,playlist:this.playlist.uri},r=await this.runCommand("add_to_playlist",t);if(!r)return;let{own:n,texts:s}=this,[l]=r.reasons;o(this,$,Se).call(this,r.playlist),r.added>0?(this.notifyWithUndo(n.added({count:r.added}),m(this,_e)),await o(this,$,jr).call(this)):this.notify(l?ie(s,l):n.nothingAdded,"bad")},sr=new WeakMap,ir=new WeakMap,_e=new WeakMap,ar=new WeakMap,rr=async function(e){this.isRenaming=e,await this.updateComplete;let t=this.renderRoot.querySelector("input[name=name]");t?.select(),(t??this.renderRoot.querySelector("[data-rename]"))?.focus()},po=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("name")),r=await this.runCommand("rename_playlist",{playlist:this.playlist.uri,name:t});r&&(o(this,$,Se).call(this,r),await o(this,$,rr).call(this,!1),this.notifyWithUndo(this.own.renamed({name:r.name}),m(this,_e)))},Se=function(e){this.dispatchEvent(new CustomEvent("rb-playlist",{detail:e}))},jr=async function(){this.hasMore||await o(this,$,ye).call(this,this.songs?.length??0)},ye=async function(e){this.hasFailed=!1;let t=await o(this,$,Or).call(this,e,Mi);this.hasFailed=!t,t&&(this.songs=[...(this.songs??[]).slice(0,e),...t.songs],this.hasMore=t.hasMore)},Or=async function(e,t){let r=this.playlist.uri.replace(":","/"),n=await this.runCommand("browse",{path:r,offset:e,limit:t});if(n)return{songs:n.items.flatMap(({hit:s})=>s?.song??[]),hasMore:n.more}},te.styles=[_,vt,ke],u([A({attribute:!1})],te.prototype,"playlist",2),u([A({attribute:!1})],te.prototype,"maxSongs",2),u([x()],te.prototype,"songs",2),u([x()],te.prototype,"hasMore",2),u([x()],te.prototype,"hasFailed",2),u([x()],te.prototype,"hits",2),u([x()],te.prototype,"isRenaming",2),u([x()],te.prototype,"isImporting",2),te=u([S("rb-playlist-editor")],te);function Zn({title:c,artist:a}){return i`<span class="words">
    <bdi class="name">${c}</bdi>${a?i`<small><bdi>${a}</bdi></small>`:d}
  </span>`}var L,uo,mo,ho,yo,go,nt,fo,bo,xo,qr,fe,ge=class extends T{constructor(){super(...arguments);g(this,L);this.overview=null;this.hasFailed=!1;this.opened=null;this.isImporting=!1;g(this,fe,async()=>{this.hasFailed=!1;let e=await this.runCommand("playlists",{});this.overview=e??this.overview,this.hasFailed=!e})}connectedCallback(){super.connectedCallback(),m(this,fe).call(this)}render(){return i`<section class="card" aria-labelledby="playlists">
      <h2 id="playlists">${this.own.title}</h2>
      ${this.overview?o(this,L,mo).call(this,this.overview):o(this,L,uo).call(this)}
    </section>`}get own(){return f.current.playlists}};L=new WeakSet,uo=function(){let{own:e}=this;return this.hasFailed?i`<p role="alert">${e.failed}</p>
      <button data-retry @click=${m(this,fe)}>${y("restart")} ${e.retry}</button>`:i`<p class="muted" role="status">${e.loading}</p>`},mo=function(e){let t=e.playlists.find(({uri:r})=>r===this.opened);return t?i`<rb-playlist-editor
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .playlist=${t}
      .maxSongs=${e.max_songs}
      @rb-playlist=${({detail:r})=>o(this,L,fo).call(this,r)}
      @rb-leave=${()=>o(this,L,nt).call(this,null)}
    ></rb-playlist-editor>`:o(this,L,ho).call(this,e)},ho=function({playlists:e,deleted:t,max_playlists:r}){let{own:n}=this,{music:s}=f.current,l=e.length>=r;return i`${e.length===0?i`<p class="muted">${n.empty}</p>`:d}
      <ul class="lists" role="list">
        ${e.map(({uri:p,name:h,songs:b})=>i`<li>
            <button data-playlist=${p} @click=${()=>o(this,L,nt).call(this,p)}>
              <span class="words"><bdi>${h}</bdi><small>${s.songs({count:b})}</small></span>
              ${y(F.forward)}
            </button>
          </li>`)}
      </ul>
      ${l?i`<p class="muted">${n.full({count:r})}</p>`:o(this,L,yo).call(this)}
      ${t.length>0?o(this,L,go).call(this,t,l):d}`},yo=function(){let{own:e}=this;return i`<form class="line" @submit=${o(this,L,xo)}>
        <input type="text" name="name" maxlength="40" placeholder=${e.name} aria-label=${e.name} />
        <button data-command="create_playlist">${y("plus")} ${e.create}</button>
      </form>
      <button
        data-import
        aria-expanded=${this.isImporting}
        @click=${()=>{this.isImporting=!this.isImporting}}
      >
        ${y("up")} ${e.import}
      </button>
      ${this.isImporting?i`<rb-playlist-import
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              @rb-imported=${({detail:t})=>o(this,L,bo).call(this,t)}
            ></rb-playlist-import>`:d}`},go=function(e,t){let{own:r,texts:n}=this;return i`<details>
      <summary><span>${r.deleted({count:e.length})}</span></summary>
      <ul class="deleted" role="list">
        ${e.map(({uri:s,name:l})=>i`<li>
            <span class="words"><bdi>${l}</bdi></span>
            <button
              data-restore=${s}
              ?disabled=${t}
              aria-label=${n.actionOn({action:r.restore,title:l})}
              @click=${()=>o(this,L,qr).call(this,s)}
            >
              ${y("back")} ${r.restore}
            </button>
          </li>`)}
      </ul>
    </details>`},nt=async function(e){let t=this.opened;this.opened=e,this.isImporting=!1,e===null&&await m(this,fe).call(this),await this.updateComplete,([...this.renderRoot.querySelectorAll("[data-playlist]")].find(n=>n.dataset.playlist===t)??this.renderRoot.querySelector("input[name=name]"))?.focus()},fo=async function(e){let{overview:t}=this;if(!t)return;if(e){let n=t.playlists.map(s=>s.uri===e.uri?e:s);this.overview={...t,playlists:n};return}let r=t.playlists.find(({uri:n})=>n===this.opened);await o(this,L,nt).call(this,null),r&&this.notifyWithUndo(this.own.wasDeleted({name:r.name}),()=>o(this,L,qr).call(this,r.uri))},bo=async function(e){await m(this,fe).call(this),await o(this,L,nt).call(this,e.uri)},xo=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r===""){t.querySelector("input")?.focus();return}let n=await this.runCommand("create_playlist",{name:r});n&&(t.reset(),await m(this,fe).call(this),await o(this,L,nt).call(this,n.uri))},qr=async function(e){let t=await this.runCommand("undo_playlist",{playlist:e});t&&(await m(this,fe).call(this),this.notify(this.own.restored({name:t.name})))},fe=new WeakMap,ge.styles=[_,V,ke],u([x()],ge.prototype,"overview",2),u([x()],ge.prototype,"hasFailed",2),u([x()],ge.prototype,"opened",2),u([x()],ge.prototype,"isImporting",2),ge=u([S("rb-playlists")],ge);var vo=k(".card,.room,details label{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.card{gap:16px}h2{font-size:1.15rem}details label{margin-block-start:8px}details small{display:block;color:var(--muted)}details input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var $o=1e3,lr,wo,wt=class extends T{constructor(){super(...arguments);g(this,lr)}render(){let{rooms:e}=this.replica.player;return!e||e.length===0?d:i`<section class="card" aria-labelledby="rooms">
      <h2 id="rooms">${f.current.music.rooms}</h2>
      ${e.map(t=>o(this,lr,wo).call(this,t))}
    </section>`}};lr=new WeakSet,wo=function({id:e,name:t,volume:r,muted:n,latency_ms:s,connected:l}){let{music:p}=f.current,h=Math.round(100*r),b=E=>this.runCommand("set_room",{room:e,...E}),v=async(E,he,B)=>{let Z=E.target;await b(he)||(Z.value=B)};return i`<div class="room" data-room=${e}>
      <div class="head">
        <span>${t}${l?d:i`<small>${p.roomAway}</small>`}</span>
        <button
          class="switch"
          role="switch"
          aria-checked=${!n}
          aria-label=${p.roomOn({name:t})}
          title=${p.roomOn({name:t})}
          @click=${()=>b({muted:!n})}
        ></button>
      </div>
      <label class="slider" title=${p.roomVolume({name:t})}>
        <span><output aria-live="off">${h} %</output></span>
        <input
          type="range"
          min="0"
          max="100"
          step="1"
          aria-label=${p.roomVolume({name:t})}
          aria-valuetext="${h} %"
          style=${le({"--at":`${h}%`})}
          .value=${String(h)}
          @change=${E=>v(E,{volume:Number(Ar(E))/100},String(h))}
        />
      </label>
      <details>
        <summary>${p.roomMore}</summary>
        <label>
          <span>${p.roomName}</span>
          <input
            name="name"
            maxlength="60"
            .value=${t}
            @change=${E=>v(E,{name:Ar(E)},t)}
          />
        </label>
        <label>
          <span>${p.roomLatency}<small>${p.roomLatencyHint}</small></span>
          <input
            name="latency"
            type="number"
            min="0"
            max=${$o}
            .value=${String(s)}
            @change=${E=>v(E,{latency_ms:Oi(E)},String(s))}
          />
        </label>
      </details>
    </div>`},wt.styles=[_,Je,re,ce,V,vo],wt=u([S("rb-rooms")],wt);function Ar(c){return c.target.value}function Oi(c){return Math.min(Math.max(Math.round(Number(Ar(c))),0),$o)}var qi=2e3,Ai=15e3,ko=50,st,R,So,_o,To,Ro,Eo,Co,Po,Ho,Lo,Mo,Fr,Nr,jo,Oo,Ur,ot,qe=class extends T{constructor(){super(...arguments);g(this,R);this.overview=null;this.library=null;g(this,st)}connectedCallback(){super.connectedCallback(),o(this,R,ot).call(this),o(this,R,So).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,st))}render(){let{music:e}=this.own,{overview:t}=this;return i`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>o(this,R,Eo).call(this,r))} ${o(this,R,Ro).call(this)}
    </section>
    <rb-bluetooth-speakers
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-bluetooth-speakers>
    <rb-rooms .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-rooms>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>o(this,R,Co).call(this,r))}
      <button data-command="scan_library" @click=${o(this,R,Oo)}>
        ${y("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>o(this,R,Po).call(this,r))}
    </section>
    <rb-playlists
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-playlists>
    ${this.library?o(this,R,_o).call(this,this.library):d}`}get own(){return f.current}};st=new WeakMap,R=new WeakSet,So=async function(){await ht.load(this.texts),this.requestUpdate()},_o=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:s}=this.own;return i`<section class="card" aria-labelledby="library">
      <h2 id="library">${s.library}</h2>
      <p class="muted">${s.songs({count:e})}</p>
      ${t.map(({path:l,present:p,songs:h})=>i`<div class="source ${p?"":"bad"}">
          ${y(p?"check":"warning")}
          <span dir="ltr">
            ${l}<small>${p?s.songs({count:h}):s.away({count:h})}</small>
          </span>
        </div>`)}
      ${r>0?i`<details>
              <summary>${s.problems({count:r})}</summary>
              ${n.map(({path:l,reason:p})=>i`<p class="job">
                  <bdi dir="ltr">${l}</bdi><small>${ht.text(this.texts,p)}</small>
                </p>`)}
              ${n.length<r?i`<button @click=${o(this,R,To)}>
                      ${N.current.search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},To=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:ko});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},Ro=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return i`<div class="line">
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
      ${r&&n?tt({address:n,texts:e,notify:(s,l)=>this.notify(s,l)}):d}`},Eo=function({id:e,name:t,on:r,available:n}){let{music:s}=this.own,l=J(s.outputNames,t)??t;return i`<div class="line">
      <span>${l}${n?d:i`<small>${s.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${s.output({name:l})}
        title=${s.output({name:l})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},Co=function(e){let{name:t,works:r,reason:n,version:s,renewable:l,set_up:p,setting:h,option:b}=e,{music:v}=this.own,E=p===!1,he=r||n===null?v.works:ht.text(this.texts,n),B=E?v.notSetUp:he,Z=b?ht.text(this.texts,{code:E?"set_option":"check_option",params:{option:b}}):"",Ge=r?"check":"warning",At=zt(t);return i`<div class="source ${r?"":"bad"} ${E?"off":""}" data-source=${t}>
      ${y(E?F.none:Ge)}
      <span>
        ${At}
        <small>${[B,s??""].filter(Boolean).join(" · ")}</small>
        ${Z?i`<small>${Z}</small>`:d}
      </span>
      ${h&&(E||!r)?i`<span class="buttons">
              <button
                data-show=${h}
                aria-label=${this.texts.actionOn({action:E?v.setUp:v.settings,title:At})}
                @click=${()=>o(this,R,jo).call(this,h)}
              >
                ${E?v.setUp:v.settings}
              </button>
            </span>`:d}
      ${l?i`<span class="buttons">
              <button data-command="renew_source" @click=${()=>o(this,R,Ur).call(this,{})}>
                ${v.renew}
              </button>
              <button data-command="renew_back" @click=${()=>o(this,R,Ur).call(this,{back:!0})}>
                ${v.goBack}
              </button>
            </span>`:d}
    </div>`},Po=function(e){let{music:t}=this.own,{id:r,state:n,progress:s,reason:l,started_at:p}=e,h=o(this,R,Lo).call(this,e),b=s===null?"":`${Math.round(100*s)} %`,v=[t.jobStates[n],n==="running"?b:"",Y(new Date(p))];return i`<div class="job ${n}" data-job=${r}>
      <div class="line">
        <span><bdi>${h}</bdi><small>${v.filter(Boolean).join(" · ")}</small></span>
        ${o(this,R,Ho).call(this,e,h)}
      </div>
      ${l?i`<small class="reason">${ie(this.texts,l)}</small>`:d}
      ${n==="running"?i`<i
              role="progressbar"
              aria-label=${h}
              aria-valuenow=${s===null?d:Math.round(100*s)}
              style=${le({"--at":`${100*(s??0)}%`})}
            ></i>`:d}
    </div>`},Ho=function(e,t){let{music:r}=this.own,n=e.state==="running";if(e.state==="done")return d;let s=n?r.cancelJob:r.retryJob;return i`<button
      data-command=${n?"cancel_job":"retry_job"}
      aria-label=${this.texts.actionOn({action:s,title:t})}
      @click=${()=>n?o(this,R,Mo).call(this,e,t):o(this,R,Fr).call(this,e)}
    >
      ${s}
    </button>`},Lo=function({kind:e,title:t}){let{music:r}=this.own;return t?r.downloadOf({title:t}):J(r.jobs,e)??e},Mo=async function(e,t){await this.runCommand("cancel_job",{job:e.id})&&this.notifyWithUndo(this.own.music.cancelled({job:t}),()=>o(this,R,Fr).call(this,e)),await o(this,R,Nr).call(this,e)},Fr=async function(e){await this.runCommand("retry_job",{job:e.id}),await o(this,R,Nr).call(this,e)},Nr=async function({id:e}){await o(this,R,ot).call(this),await this.updateComplete;let t=this.renderRoot.querySelector(`[data-job="${e}"] button`),r=this.renderRoot.querySelector("[data-command=scan_library]");(t??r)?.focus()},jo=function(e){this.dispatchEvent(new CustomEvent("rb-show-setting",{detail:e,bubbles:!0,composed:!0}))},Oo=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await o(this,R,ot).call(this))},Ur=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await o(this,R,ot).call(this))},ot=async function(){if(clearTimeout(m(this,st)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:ko})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");W(this,st,setTimeout(()=>{o(this,R,ot).call(this)},e?qi:Ai))},qe.styles=[_,re,Yt,V,Bn],u([x()],qe.prototype,"overview",2),u([x()],qe.prototype,"library",2),qe=u([S("rb-music")],qe);var qo=["full_control","full_voting","upvotes_only","no_control"],Ao=["fair","votes","fifo"];var Fo=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var Fi=[1,2,3,4,6,8,12],H,No,Uo,Io,Ir,Do,zo,Bo,Vo,Go,Dr,Wo,Ko,Ae=class extends T{constructor(){super(...arguments);g(this,H);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return i`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?o(this,H,Go).call(this):o(this,H,Vo).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${qo.map(n=>o(this,H,Dr).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${Ao.map(n=>o(this,H,Dr).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${o(this,H,Io).call(this)} ${o(this,H,No).call(this)}`}get host(){return f.current}};H=new WeakSet,No=function(){let{host:e,permissions:t}=this;return i`<section class="card" aria-labelledby="fun">
      <h2 id="fun">${e.fun}</h2>
      <div class="fun">
        <button @click=${()=>this.runCommand("buzz",{sound:"yes"})}>
          ${y("check")} ${e.buzzYes}
        </button>
        <button @click=${()=>this.runCommand("buzz",{sound:"no"})}>
          ${y("close")} ${e.buzzNo}
        </button>
        <button
          class="danger"
          data-command="alarm"
          ?disabled=${!t.mayHost}
          @click=${()=>this.runCommand("alarm",{})}
        >
          ${y("warning")} ${e.alarm}
        </button>
      </div>
      <form class="announce" @submit=${o(this,H,Uo)}>
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
    </section>`},Uo=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},Io=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:s,settings:l}=this.replica,p=n.join_url??j(".").href,h=s.join==="code";return i`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${o(this,H,Ir).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${tt({address:p,texts:r,notify:(b,v)=>this.notify(b,v)})}
      <a href=${j("poster").href} target="_blank">${e.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${P(h)}
          ?disabled=${!t.mayHost}
          @change=${o(this,H,Bo)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${h&&n.join_code?i`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${s.join_code_expires_at?i`<p class="muted">
                    ${e.codeUntil({time:Y(new Date(s.join_code_expires_at))})}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${y("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?o(this,H,Do).call(this):d}
      ${n.screen_url?i`<p class="muted">${e.screenHint}</p>
            ${tt({address:n.screen_url,texts:r,notify:(b,v)=>this.notify(b,v)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${y("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:d}
      ${n.kiosk_url?i`<p class="muted">${e.kioskHint}</p>
            ${tt({address:n.kiosk_url,texts:r,notify:(b,v)=>this.notify(b,v)})}`:d}
      ${l.wifi_ssid?i`<img src=${o(this,H,Ir).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${l.wifi_ssid}</bdi></p>`:d}
    </section>`},Ir=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return j(n?`${e}?of=${encodeURIComponent(n)}`:e).href},Do=function(){let{host:e,modCode:t}=this;return i`${t?i`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:Y(new Date(t.expires_at))})}</p>`:d}
      <button data-command="make_mod_code" @click=${o(this,H,zo)}>
        ${y(F.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},zo=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Bo=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Vo=function(){let{host:e}=this;return i`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,H,Wo)}
      >
        ${y("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${Fi.map(t=>i`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},Go=function(){let{host:e}=this,{sure:t}=this.texts;return i`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,H,Ko)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${y("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Dr=function(e,t,r,n){return i`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${P(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${Qe.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},Wo=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Ko=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},Ae.styles=[_,Yt,Fo],u([x()],Ae.prototype,"isClosing",2),u([x()],Ae.prototype,"modCode",2),Ae=u([S("rb-party")],Ae);var Yo=k(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var Ni={error:y("warning"),warning:y("warning"),info:y(F.info)},Te,Jo,Qo,Xo,kt=class extends T{constructor(){super(...arguments);g(this,Te)}connectedCallback(){super.connectedCallback(),o(this,Te,Jo).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let r=f.current.problems,n=e.filter(({severity:l})=>l!=="info"),s=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return i`<section aria-label=${s}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${s}</span></summary>
      <ul role="list">
        ${e.map(l=>o(this,Te,Xo).call(this,l))}
      </ul>
      </details>
    </section>`}};Te=new WeakSet,Jo=async function(){await Sr.load(this.texts),this.requestUpdate()},Qo=function(){return i`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${f.current.problems.joinByCode}
    </button>`},Xo=function(e){let t=Y(new Date(e.since));return i`<li class=${e.severity} data-problem=${e.code}>
      ${Ni[e.severity]}
      <p>
        ${Sr.text(this.texts,Ui(e))}
        <small>${f.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?o(this,Te,Qo).call(this):d}
    </li>`},kt.styles=[_,V,Yo],kt=u([S("rb-problems")],kt);function Ui(c){let{source:a}=c.params;return typeof a!="string"?c:{...c,params:{...c.params,source:zt(a)}}}var Zo=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var dr,es,Re=class extends We{constructor(){super(...arguments);g(this,dr);this.draw=null}connectedCallback(){super.connectedCallback(),o(this,dr,es).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=s=>de(e,s);return this.draw?this.draw({html:i,svg:yn,nothing:d},{language:r,host:f.current,nameOf:n},t):d}};dr=new WeakSet,es=async function(){this.draw=(await import("./charts-EX2DNQSM.js")).renderCharts},Re.styles=[_,Zo],u([A({attribute:!1})],Re.prototype,"texts",2),u([A({attribute:!1})],Re.prototype,"stats",2),u([x()],Re.prototype,"draw",2),Re=u([S("rb-charts")],Re);var ts=k(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var Ii=10,Di=500;function zr(c,a={}){let e=(t,r)=>{let n=j(`api/v1/export.${t}`);for(let[s,l]of Object.entries(a))n.searchParams.set(s,l);return i`<a href=${n.href} download>${y("outside")} ${r}</a>`};return i`${e("m3u8",c.m3u)} ${e("csv",c.csv)}`}var ne,ns,os,ss,is,as,St,Ee=class extends T{constructor(){super(...arguments);g(this,ne);this.evenings=[];this.hasMore=!1;this.details=new Map;g(this,St,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:Ii});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),m(this,St).call(this)}render(){let{history:e}=f.current;return this.evenings.length===0?d:i`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>o(this,ne,ns).call(this,t))}
      ${this.hasMore?i`<button class="quiet" data-older @click=${m(this,St)}>${e.older}</button>`:d}
    </section>`}};ne=new WeakSet,ns=function(e){let{recap:t}=N.current,{songs:r,guests:n,votes:s}=e;return i`<details @toggle=${l=>o(this,ne,as).call(this,l,e)}>
      <summary>
        <span>
          ${o(this,ne,os).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:s})}
          </small>
        </span>
      </summary>
      ${o(this,ne,ss).call(this,e,this.details.get(e.id))}
    </details>`},os=function({since:e,until:t}){let{history:r}=f.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),s=Y(new Date(e));return t?r.period({date:n,from:s,to:Y(new Date(t))}):r.periodSoFar({date:n,from:s})},ss=function(e,t){if(!t)return d;let{history:r}=f.current,{stats:n,plays:s}=t;return i`<div class="details">
      <p class="muted">${r.minutes({count:Ye(e.played_s)})}</p>
      ${o(this,ne,is).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${s.map(({song:l,started_at:p})=>i`<li>
            <time>${Y(new Date(p))}</time>
            <span><bdi>${l.title}</bdi> <small><bdi>${l.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${zr(r,rs(e))}</p>
    </div>`},is=function({top:e}){if(e.length===0)return d;let{history:t}=f.current;return i`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:s})=>i`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-s}</b>
          </li>`)}
      </ol>`},as=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=rs(t),n=await this.runCommand("stats",r),s=await this.runCommand("history",{...r,limit:Di});if(!n||!s)return;let l={stats:n,plays:[...s.plays].reverse()};this.details=new Map([...this.details,[t.id,l]])},St=new WeakMap,Ee.styles=[_,V,ts],u([x()],Ee.prototype,"evenings",2),u([x()],Ee.prototype,"hasMore",2),u([x()],Ee.prototype,"details",2),Ee=u([S("rb-evenings")],Ee);function rs({since:c,until:a}){return a===null?{since:c}:{since:c,until:a}}var ls=k(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var zi=20,Bi=5,G,ds,Br,cs,ps,us,ms,Vr,Ce=class extends T{constructor(){super(...arguments);g(this,G);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),o(this,G,Vr).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&o(this,G,Vr).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return i`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?o(this,G,ds).call(this,t,r):d}
      ${r?o(this,G,Br).call(this,e.liked,r.best_liked,({up:s,down:l})=>s-l):d}
      ${r?o(this,G,Br).call(this,e.played,r.most_played,({times:s})=>s):d}
      ${n?o(this,G,cs).call(this,n):d}
      ${zr(e)}
      <button data-command="export" @click=${o(this,G,us)}>${e.text}</button>
      <form @submit=${o(this,G,ms)}>
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
    ></rb-evenings>`}get own(){return f.current}};G=new WeakSet,ds=function({songs:e,guests:t,votes:r},n){let{played_s:s,most_active:l}=n,{history:p}=this.own,{recap:h}=N.current,[b]=l;return i`<p>
        ${h.songs({count:e})}, ${p.minutes({count:Ye(s)})}, ${h.guests({count:t})},
        ${h.votes({count:r})}
      </p>
      ${b?i`<p class="muted">
              ${p.mostActive({name:de(this.texts,b.guest.name),count:b.requests})}
            </p>`:d}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},Br=function(e,t,r){return t.length===0?d:i`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,Bi).map(n=>i`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},cs=function({plays:e}){let{history:t}=this.own;return i`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>i`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${Y(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?i`· <bdi>${de(this.texts,r.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>o(this,G,ps).call(this,r)}
            >
              ${y("restart")}
            </button>
          </li>`)}
      </ol>`},ps=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},us=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},ms=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Vr=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:zi})??null},Ce.styles=[_,ls],u([x()],Ce.prototype,"recap",2),u([x()],Ce.prototype,"stats",2),u([x()],Ce.prototype,"history",2),Ce=u([S("rb-history")],Ce);var hs=k(":host{display:block;min-width:0}.join{justify-content:flex-start;gap:14px;width:100%;padding:10px;border:1px solid var(--line);border-radius:22px;text-align:start;background:var(--card)}.join img{width:104px;height:104px;border-radius:12px;background:#fff}.words{display:grid;gap:2px;min-width:0}.link{overflow:hidden;color:var(--violet);font-size:.9rem;text-overflow:ellipsis}.code{font-weight:800;letter-spacing:.08em}.large{display:grid;justify-items:center;gap:14px;padding:24px;text-align:center}.large img{width:min(70vw,60vh,420px);border-radius:18px;background:#fff}:host([compact]) .join{padding:6px;border-radius:18px}:host([compact]) .join img{width:60px;height:60px;border-radius:10px}@media(max-width:899px){.join{width:auto;padding:4px;border-radius:12px}.join img{width:52px;height:52px;border-radius:8px}.join .words{display:none}}");var it=class extends T{constructor(){super(...arguments);this.isOpen=!1}render(){let{me:e}=this.replica,{qr:t,queue:r}=f.current,n=e.join_url??j(".").href,s=j(`join.svg?of=${encodeURIComponent(n)}`).href,l=i`<span class="words">
      <strong>${r.scan}</strong>
      <span class="link" dir="ltr">${n.replace(/^https?:\/\/|\/(p\/.*)?$/g,"")}</span>
      ${e.join_code?i`<span class="code" dir="ltr">${e.join_code}</span>`:d}
    </span>`;return i`<button
        class="join"
        title=${r.scan}
        aria-haspopup="dialog"
        @click=${()=>{this.isOpen=!0}}
      >
        <img src=${s} alt=${t} />
        ${l}
      </button>
      <rb-sheet
        ?open=${this.isOpen}
        label=${r.scan}
        @rb-close=${()=>{this.isOpen=!1}}
      >
        ${this.isOpen?i`<div class="large"><img src=${s} alt=${t} />${l}</div>`:d}
      </rb-sheet>`}};it.styles=[_,hs],u([x()],it.prototype,"isOpen",2),it=u([S("rb-join-code")],it);var Q,ys,Gr,gs,Wr,fs,Fe=class extends T{constructor(){super(...arguments);g(this,Q);this.entry=null;this.overview=null}async choose(e){this.overview=await this.runCommand("playlists",{})??null,this.overview&&(this.entry=e)}render(){let{entry:e,overview:t,own:r}=this;return i`<rb-sheet ?open=${e!==null} label=${r.addTo} @rb-close=${o(this,Q,Gr)}>
      ${e&&t?o(this,Q,ys).call(this,e,t):d}
    </rb-sheet>`}get own(){return f.current.playlists}};Q=new WeakSet,ys=function(e,{playlists:t,max_playlists:r}){let{own:n}=this,{music:s}=f.current;return i`<div class="chooser">
      <h2>${n.addTo}</h2>
      <p class="muted"><bdi>${e.song.title}</bdi></p>
      <ul class="lists" role="list">
        ${t.map(({uri:l,name:p,songs:h})=>i`<li>
            <button data-playlist=${l} @click=${()=>o(this,Q,Wr).call(this,e,l)}>
              <span class="words"><bdi>${p}</bdi><small>${s.songs({count:h})}</small></span>
              ${y("plus")}
            </button>
          </li>`)}
      </ul>
      ${t.length<r?i`<form class="line" @submit=${l=>o(this,Q,gs).call(this,l,e)}>
              <input type="text" name="name" maxlength="40" placeholder=${n.name} aria-label=${n.name} />
              <button data-command="create_playlist">${y("plus")} ${n.create}</button>
            </form>`:d}
    </div>`},Gr=function(){this.entry=null},gs=async function(e,t){e.preventDefault();let r=String(new FormData(e.target).get("name")).trim(),n=r===""?void 0:await this.runCommand("create_playlist",{name:r});n&&await o(this,Q,Wr).call(this,t,n.uri)},Wr=async function({id:e,song:t},r){let n=await this.runCommand("add_to_playlist",{playlist:r,songs:[{entry:e}]});if(!n)return;o(this,Q,Gr).call(this);let[s]=n.reasons,{name:l}=n.playlist;s?this.notify(ie(this.texts,s),"bad"):this.notifyWithUndo(this.own.addedTo({title:t.title,name:l}),()=>o(this,Q,fs).call(this,r))},fs=async function(e){await this.runCommand("undo_playlist",{playlist:e})&&this.notify(this.own.undone)},Fe.styles=[_,ke],u([x()],Fe.prototype,"entry",2),u([x()],Fe.prototype,"overview",2),Fe=u([S("rb-playlist-chooser")],Fe);var bs=k(".menu{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:4px;overflow-y:auto;padding:18px 14px calc(18px + env(safe-area-inset-bottom))}.song{padding:0 14px 10px;font-weight:700}.song small{display:block;color:var(--muted);font-weight:400}.menu button{justify-content:flex-start;gap:14px;min-height:50px;border-radius:16px;text-align:start;background:none}@media(hover:hover){.menu button:hover{background:var(--raised)}}");var xs=15,oe,Pe,Ue,Tt,w,vs,$s,pe,Kr,ws,ks,Ss,_s,Ts,Rs,be,pr,ur,cr,Es,_t,Yr,at,Jr,Qr,Ne=class extends T{constructor(){super(...arguments);g(this,w);this.opened=null;g(this,oe,null);g(this,Pe,null);g(this,Ue,!1);g(this,Tt,Promise.resolve());g(this,be,async()=>{let e=await this.runCommand("undo",{});e&&this.notify(bn(e.entries.length))});g(this,pr,async()=>{await this.runCommand("shuffle_queue",{})&&this.notify(this.own.shuffled)});g(this,ur,async()=>{if(!m(this,Ue)){o(this,w,cr).call(this,!0),this.announce(this.texts.sure);return}o(this,w,cr).call(this,!1),await this.runCommand("clear_queue",{})&&this.notifyWithUndo(this.own.cleared,m(this,be))})}manage(e){if(m(this,oe)===e)return;W(this,oe,e),e.manager=this;let t=e.shadowRoot;if(!t||!vt.styleSheet)return;t.adoptedStyleSheets=[...t.adoptedStyleSheets,vt.styleSheet];let r=new rt(e,(n,s)=>{o(this,w,Yr).call(this,n,s,"dragged")});t.addEventListener("pointerdown",n=>r.start(n)),t.addEventListener("keydown",n=>o(this,w,Es).call(this,n))}updated(e){e.has("opened")&&this.opened&&this.menu?.querySelector("button")?.focus()}render(){let{opened:e}=this;return i`<rb-sheet
      ?open=${e!==null}
      label=${e?.song.title??""}
      @rb-close=${o(this,w,Kr)}
    >
      ${e?o(this,w,$s).call(this,e):d}
    </rb-sheet>`}isSelected(e){return m(this,Pe)?.has(e)??null}lead({id:e,song:t}){let{title:r}=t,n=this.isSelected(e);if(n!==null)return i`<label class="lead pick">
        <input
          type="checkbox"
          aria-label=${this.own.selectOne({title:r})}
          .checked=${n}
          @change=${()=>o(this,w,Jr).call(this,e)}
        />
      </label>`;let s=this.own.moveHint({title:r});return i`<button
      class="lead handle"
      aria-label=${s}
      title=${s}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
    >
      ${y(F.grip)}
    </button>`}actions(e){let t=this.own.actions({title:e.song.title});return i`<button
      class="round quiet more-actions"
      aria-haspopup="dialog"
      aria-label=${t}
      title=${t}
      @click=${()=>{this.opened=e}}
    >
      ${y(F.dots)}
    </button>`}tap({id:e}){return m(this,Pe)?(o(this,w,Jr).call(this,e),!0):!1}tools(e){let t=m(this,Pe);if(!t)return o(this,w,vs).call(this,e);let r=t.size;return i`<div class="tools" role="group" aria-label=${this.own.selected({count:r})}>
      <span class="count" role="status">${this.own.selected({count:r})}</span>
      <button
        data-command="prioritize_entries"
        ?disabled=${r===0}
        @click=${()=>o(this,w,Qr).call(this,"prioritize_entries")}
      >
        ${y("first")} ${N.current.queue.prioritize}
      </button>
      <button
        class="danger"
        data-command="remove_entries"
        ?disabled=${r===0}
        @click=${()=>o(this,w,Qr).call(this,"remove_entries")}
      >
        ${y("remove")} ${this.own.removeSelected}
      </button>
      <button data-act="done" @click=${()=>o(this,w,at).call(this,null)}>${this.own.done}</button>
    </div>`}get own(){return f.current.queue}};oe=new WeakMap,Pe=new WeakMap,Ue=new WeakMap,Tt=new WeakMap,w=new WeakSet,vs=function(e){let{own:t,texts:r}=this;return i`<div class="tools" role="group" aria-label=${t.tools}>
      <button data-command="undo" @click=${m(this,be)}>${y("back")} ${r.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${e<2} @click=${m(this,pr)}>
        ${t.shuffle}
      </button>
      <button
        class=${m(this,Ue)?"sure":"danger"}
        data-command="clear_queue"
        ?disabled=${e===0}
        @click=${m(this,ur)}
        @blur=${()=>o(this,w,cr).call(this,!1)}
      >
        ${y("remove")} ${m(this,Ue)?r.sure:t.clear}
      </button>
      <button data-act="select" ?disabled=${e===0} @click=${()=>o(this,w,at).call(this,[])}>
        ${y("check")} ${this.own.select}
      </button>
    </div>`},$s=function(e){let{own:t,texts:r}=this,{prioritize:n,remove:s}=N.current.queue,l=m(this,oe)?.order??[],p=l.indexOf(e.id),h=l.length-1,b=e.requested_by,v=b!==null&&b.id!==this.replica.me.id&&e.origin==="guest";return i`<div class="menu" @keydown=${o(this,w,ws)}>
      <p class="song" dir="auto">${e.song.title}<small dir="auto">${e.song.artist}</small></p>
      ${o(this,w,pe).call(this,"first",n,"prioritize",()=>o(this,w,ks).call(this,e))}
      ${p>0?o(this,w,pe).call(this,"up",t.moveUp,"up",()=>o(this,w,_t).call(this,e.id,p-1)):d}
      ${p>=0&&p<h?[o(this,w,pe).call(this,"down",t.moveDown,"down",()=>o(this,w,_t).call(this,e.id,p+1)),o(this,w,pe).call(this,F.last,t.moveToEnd,"end",()=>o(this,w,_t).call(this,e.id,h))]:d}
      ${o(this,w,pe).call(this,"check",t.select,"select",()=>o(this,w,at).call(this,[e.id]))}
      ${o(this,w,pe).call(this,"search",t.findAgain,"find",()=>o(this,w,Rs).call(this,e))}
      ${o(this,w,pe).call(this,F.list,t.addToPlaylist,"playlist",()=>o(this,w,Ts).call(this,e))}
      ${v?o(this,w,pe).call(this,F.silent,t.muteMinutes({name:de(r,b.name),minutes:xs}),"mute",()=>o(this,w,_s).call(this,b.id,de(r,b.name))):d}
      ${o(this,w,pe).call(this,"remove",s,"remove",()=>o(this,w,Ss).call(this,e))}
    </div>`},pe=function(e,t,r,n){return i`<button
      class=${r==="remove"?"danger":""}
      data-act=${r}
      @click=${async()=>{o(this,w,Kr).call(this),await this.updateComplete,n()}}
    >
      ${y(e)} ${t}
    </button>`},Kr=function(){this.opened=null},ws=function(e){let t=[...this.menu?.querySelectorAll("button")??[]],r=t.indexOf(e.target),n={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:-1}[e.key];n===void 0||e.altKey||(e.preventDefault(),t.at(n%t.length)?.focus())},ks=async function({id:e,song:t}){await this.runCommand("prioritize",{entry:e})&&this.notifyWithUndo(N.current.queue.prioritized({title:t.title}),m(this,be))},Ss=async function(e){await this.runCommand("remove",{entry:e.id})&&this.notifyRemoved(N.current.queue.removed({title:e.song.title}),e)},_s=async function(e,t){let{guest:r}=N.current;await this.runCommand("mute_guest",{guest:e,minutes:xs})&&this.notifyWithUndo(r.muted({name:t}),m(this,be))},Ts=function(e){this.dispatchEvent(new CustomEvent("rb-choose-playlist",{detail:e}))},Rs=function({song:e}){let t=[e.artist,e.title].filter(Boolean).join(" ");this.dispatchEvent(new CustomEvent("rb-find",{detail:t}))},be=new WeakMap,pr=new WeakMap,ur=new WeakMap,cr=function(e){W(this,Ue,e),m(this,oe)?.requestUpdate()},Es=function(e){let t=Jt(e,m(this,oe)?.order??[]);t&&o(this,w,_t).call(this,t.id,t.to,"key")},_t=function(e,t,r="menu"){return o(this,w,Yr).call(this,Qt(m(this,oe)?.order??[],{id:e,to:t}),e,r)},Yr=async function(e,t,r){let n=m(this,oe);if(!n)return;let s=n.shadowRoot?.activeElement,l=e.indexOf(t),p=this.replica.entries.get(t)?.song.title??"",h=this.own.movedTo({title:p,position:l+1,count:e.length});await n.showOrder(e),r==="key"&&Xt(s);let b=e[l+1],v=()=>this.runCommand("move",b?{entry:t,before:b}:{entry:t}),E=m(this,Tt).then(v);W(this,Tt,E),await E&&(r==="key"?this.announce(h):this.notifyWithUndo(h,m(this,be)))},at=function(e){W(this,Pe,e&&new Set(e)),m(this,oe)?.requestUpdate()},Jr=function(e){let t=new Set(m(this,Pe));t.delete(e)||t.add(e),o(this,w,at).call(this,[...t])},Qr=async function(e){let t=(m(this,oe)?.order??[]).filter(n=>this.isSelected(n));if(!await this.runCommand(e,{entries:t}))return;o(this,w,at).call(this,null);let r=e==="prioritize_entries"?this.own.prioritized:this.own.removed;this.notifyWithUndo(r({count:t.length}),m(this,be))},Ne.styles=[_,bs],u([x()],Ne.prototype,"opened",2),u([Ft(".menu")],Ne.prototype,"menu",2),Ne=u([S("rb-host-queue")],Ne);var Ie={seconds:1,minutes:60,hours:3600,days:86400},mr=class{#o;#t;#e;constructor(a,e,t){this.#o=a,this.#t=e,this.#e=t}words({name:a}){return this.#t.settings[a]??{name:a,explanation:"",search:""}}preset(a){return this.#t.presets[a]??{name:a,explanation:""}}group({group:a}){return this.#t.groups[a]??a}value(a,e){let t=this.words(a).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:a.kind==="quiet_hours"?this.#s(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,a.unit):String(e)||this.#e.empty}range(a){let{low:e,high:t,unit:r}=a;return e===null||t===null?"":String(e)in(this.words(a).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(en(a,e)),high:this.#n(t,r)})}unit({unit:a},e){return a===null?"":this.#t.units[a](Number(e))}#s(a){return a.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(a,e){return e==="s"?this.duration(a):e==="percent"?this.#e.percent({count:this.#r(100*a)}):`${this.#r(a)} ${e===null?"":this.#t.units[e](a)}`.trim()}duration(a){let e=this.#e;return a<120?e.seconds({count:this.#r(a)}):a<7200?e.minutes({count:this.#r(a/60)}):a<172800?e.hours({count:this.#r(a/3600)}):this.#n(a/86400,"days")}#r(a){return a.toLocaleString(this.#o,{maximumFractionDigits:1})}};function Xr({kind:c},{options:a}){let[e]=c==="number"||c==="whole_number"?Object.keys(a??{}):[];return e===void 0?void 0:Number(e)}function Zr({high:c}){return Object.keys(Ie).filter(e=>c===null||Ie[e]<=c)}function Ps(c,a){return[...Zr(c)].reverse().find(t=>a>=Ie[t]&&2*a%Ie[t]===0)??"seconds"}function en({unit:c},a){return c==="percent"?Math.round(1e6*a)/1e4:a}function Hs({unit:c},a){return c==="percent"?a/100:a}function hr(c,a){return!c.secret&&!Ms(a[c.name],c.default)}function Ls(c,a,e){return a.filter(({name:t})=>t in c.values&&!Ms(e[t],c.values[t])).map(t=>({row:t,before:e[t.name],after:c.values[t.name]}))}function Ms(c,a){return JSON.stringify(c)===JSON.stringify(a)}function js(c,a,e){let{name:t,explanation:r,search:n,options:s={}}=e,l=Cs([a.name,t,r,n,...Object.values(s)].join(" "));return Cs(c).split(/\s+/).every(p=>l.includes(p))}function Cs(c){return c.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var O,lt,Os,qs,Rt,tn,yr,ae=class extends We{constructor(){super(...arguments);g(this,O);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=Xr(e,r),s=this.value===n&&!this.isAwaited;return i`${s?d:[o(this,O,Os).call(this),o(this,O,qs).call(this)]}
      ${n===void 0?d:i`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${P(s)}
                @change=${()=>{this.isAwaited=s,this.value!==n&&o(this,O,yr).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};O=new WeakSet,lt=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??Ps(this.row,e)},Os=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:s,high:l}=e,p=Xr(e,this.format.words(e)),h=p!==void 0&&p===e.low?Math.min(0,p):e.low,b=r||!Number.isFinite(t)?"":String(o(this,O,Rt).call(this,t));return i`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${h===null?d:o(this,O,Rt).call(this,h)}
      max=${l===null?d:o(this,O,Rt).call(this,l)}
      step=${s==="number"||m(this,O,lt)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${P(b)}
      @change=${v=>{let{value:E}=v.target;this.chosen=m(this,O,lt),this.isAwaited=!1,o(this,O,yr).call(this,E===""?e.default:o(this,O,tn).call(this,Number(E)))}}
    />`},qs=function(){let{own:e,row:t,value:r}=this,n=m(this,O,lt),s=Zr(t);return n===null||s.length===1?i`<span class="muted">${this.format.unit(t,r)}</span>`:i`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${l=>{let p=o(this,O,Rt).call(this,r);this.chosen=l.target.value,this.isAwaited||o(this,O,yr).call(this,Math.min(o(this,O,tn).call(this,p),t.high??1/0))}}
    >
      ${s.map(l=>i`<option value=${l} .selected=${P(l===n)}>${e.unit[l]}</option>`)}
    </select>`},Rt=function(e){let t=m(this,O,lt);return t===null?en(this.row,e):Math.round(100*e/Ie[t])/100},tn=function(e){let t=m(this,O,lt);if(t===null)return Hs(this.row,e);let r=e*Ie[t];return this.row.kind==="whole_number"?Math.round(r):r},yr=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([A({attribute:!1})],ae.prototype,"own",2),u([A({attribute:!1})],ae.prototype,"format",2),u([A({attribute:!1})],ae.prototype,"row",2),u([A({attribute:!1})],ae.prototype,"value",2),u([A({type:Boolean})],ae.prototype,"off",2),u([x()],ae.prototype,"chosen",2),u([x()],ae.prototype,"isAwaited",2),ae=u([S("rb-number-field")],ae);var As=k("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}.applied{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var X,Fs,rn,nn,Ns,Us,He=class extends T{constructor(){super(...arguments);g(this,X);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return i`<section aria-labelledby="presets">
      <h3 id="presets">${t.presets}</h3>
      <p class="muted">${t.presetsHint}</p>
      <div class="presets">
        ${(this.table.presets??[]).map(n=>i`<button
            data-preset=${n.name}
            aria-expanded=${r===n}
            aria-controls="changes"
            @click=${()=>{this.shown=r===n?null:n}}
          >
            ${e.preset(n.name).name}
            ${o(this,X,nn).call(this,n).length===0?y("check"):d}
          </button>`)}
      </div>
      ${o(this,X,Fs).call(this)}
      <div id="changes" role="status">${r?o(this,X,Ns).call(this,r):d}</div>
    </section>`}get own(){return f.current.settings}};X=new WeakSet,Fs=function(){let{applied_preset:e}=this.replica.me,{format:t,own:r}=this;return e?i`<p class="applied">
      ${r.applied({preset:t.preset(e).name})}
      <button
        class="quiet"
        data-undo-preset
        ?disabled=${!this.permissions.mayHost}
        @click=${()=>o(this,X,rn).call(this,e)}
      >
        ${y("back")} ${this.texts.undo}
      </button>
    </p>`:d},rn=async function(e){await this.runCommand("undo_preset",{preset:e})&&(this.notify(this.own.undone),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},nn=function(e){return Ls(e,this.table.settings,this.replica.settings)},Ns=function(e){let{format:t,own:r}=this,n=o(this,X,nn).call(this,e),{name:s,explanation:l}=t.preset(e.name);return i`<p>${l}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:s}):r.presetChanges({preset:s,count:n.length})}
      </p>
      <dl>
        ${se(n,({row:p})=>p.name,({row:p,before:h,after:b})=>i`<div>
            <dt>${t.words(p).name}</dt>
            <dd class="muted">${r.was({value:t.value(p,h)})}</dd>
            <dd>${r.becomes({value:t.value(p,b)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?d:i`<button
                class="main"
                data-command="apply_preset"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>o(this,X,Us).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},Us=async function({name:e}){await this.runCommand("apply_preset",{preset:e})&&(this.shown=null,this.notifyWithUndo(this.own.applied({preset:this.format.preset(e).name}),()=>o(this,X,rn).call(this,e)),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},He.styles=[_,As],u([A({attribute:!1})],He.prototype,"format",2),u([A({attribute:!1})],He.prototype,"table",2),u([x()],He.prototype,"shown",2),He=u([S("rb-presets")],He);var Is=k("dialog{width:min(100% - 24px,560px);max-height:calc(100dvh - 24px);padding:22px;overflow:auto;border:1px solid var(--line);border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow)}dialog[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}dialog::backdrop{background:#0a0410b3}h2{font-size:1.4rem}h2:focus-visible{outline:none}h3{font-size:1rem}form,fieldset{display:grid;gap:6px;margin:0;padding:0;border:0}fieldset[hidden]{display:none}legend,form label{padding:0;font-weight:700}input[type=text]{width:100%;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font-size:1.2rem;background:var(--raised)}fieldset label{display:flex;align-items:center;gap:10px;min-height:var(--touch)}fieldset input{width:22px;height:22px;accent-color:var(--berry)}small{display:block;color:var(--muted)}img{justify-self:center;width:min(100%,300px);border-radius:18px;background:#fff}.address{font-weight:700;text-align:center;overflow-wrap:anywhere}.check{display:flex;align-items:center;gap:8px}.invitation,.invitation>div{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start}@media(min-width:760px){.wide{width:min(100% - 24px,880px)}.wide .invitation{grid-template-columns:300px minmax(0,1fr);gap:28px}}.good{color:var(--leaf)}.bad{color:var(--amber)}.notice:empty{display:none}.buttons{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}");var gr=3,Vi=3e3,Gi=40,fr="rb-start",De,dt,I,on,Ds,zs,Bs,Vs,Et,sn,Gs,an,Ct,br,ue=class extends T{constructor(){super(...arguments);g(this,I);this.step=1;this.notice="";this.library=null;this.access=null;g(this,De);g(this,dt,()=>{this.step=1,this.notice="",this.dialog.open||this.dialog.showModal(),o(this,I,on).call(this)});g(this,Et,async()=>{let e=this.renderRoot.querySelector("#name"),t=e?.value.trim()??"";e&&t!==this.replica.settings.party_name&&!await this.runCommand("set_setting",{name:"party_name",value:t})||o(this,I,sn).call(this,this.step+1)});g(this,Ct,async()=>{(!this.replica.me.setup_pending||await this.runCommand("finish_setup",{}))&&this.dialog.close()});g(this,br,e=>{e.stopPropagation(),this.notice=e.detail.text})}connectedCallback(){super.connectedCallback(),document.addEventListener(fr,m(this,dt)),this.addEventListener("rb-notice",m(this,br))}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(fr,m(this,dt)),clearInterval(m(this,De))}firstUpdated(){this.replica.me.setup_pending&&m(this,dt).call(this)}updated(e){e.has("step")&&this.dialog.open&&o(this,I,on).call(this)}render(){let{own:e,step:t}=this;return i`<dialog
      class=${t===gr?"wide":""}
      aria-labelledby="step"
      @close=${()=>clearInterval(m(this,De))}
    >
      <p class="muted">${e.step({step:t,steps:gr})}</p>
      <h2 id="step" tabindex="-1">${[e.name,e.sound,e.access][t-1]}</h2>
      ${[o(this,I,Ds),o(this,I,zs),o(this,I,Bs)][t-1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${t===1?i`<button class="quiet" data-skip @click=${m(this,Ct)}>${e.skip}</button>`:i`<button data-back @click=${()=>o(this,I,sn).call(this,t-1)}>${e.back}</button>`}
        ${t===gr?i`<button class="main" data-finish @click=${m(this,Ct)}>${e.finish}</button>`:i`<button class="main" data-next @click=${m(this,Et)}>${e.next}</button>`}
      </div>
    </dialog>`}get own(){return f.current.start}};De=new WeakMap,dt=new WeakMap,I=new WeakSet,on=function(){this.renderRoot.querySelector("h2")?.focus()},Ds=function(){let{own:e}=this;return i`<form
      @submit=${t=>{t.preventDefault(),m(this,Et).call(this)}}
    >
      <label for="name">${e.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${Gi}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings.party_name??"")}
      />
      <p class="muted" id="name-hint">${e.nameHint}</p>
    </form>`},zs=function(){let{own:e,library:t}=this,{music:r}=f.current,{outputs:n}=this.replica.player;return i`<fieldset ?hidden=${n.length===0}>
        <legend>${r.outputs}</legend>
        ${n.map(({id:s,name:l,on:p,available:h})=>i`<label>
            <input
              type="radio"
              name="output"
              .checked=${P(p)}
              @change=${()=>this.runCommand("set_output",{output:s,on:!0,exclusive:!0})}
            />
            <span>
              ${J(r.outputNames,l)??l}
              ${h?d:i`<small>${r.unavailable}</small>`}
            </span>
          </label>`)}
      </fieldset>
      <button data-command="play_test_tone" @click=${o(this,I,Vs)}>
        ${y("play")} ${e.testTone}
      </button>
      <p class="muted">${e.testToneHint}</p>
      <h3>${e.music}</h3>
      ${t===null?d:i`<p>
              ${t.songs>0?e.songs({count:t.songs}):t.scan?e.scanning:e.noSongs}
            </p>`}`},Bs=function(){let{own:e,access:t}=this,r=t?.guest_url??this.replica.me.join_url??j(".").href,n=t?.reached_at!=null;return i`<div class="invitation">
      <div>
        <img src=${j("join.svg").href} alt=${f.current.qr} />
        <p class="address" dir="ltr">${r}</p>
      </div>
      <div>
      <p class="check ${n?"good":""}" role="status">
        ${n?y("check"):d} ${n?e.reached:e.notReached}
      </p>
      ${t===null?d:t.obstacles.length===0?i`<p class="check good">${y("check")} ${e.answers}</p>`:t.obstacles.map(s=>i`<p class="check bad" data-obstacle=${s}>
                  ${y("warning")} ${J(e.obstacles,s)??s}
                </p>`)}
      <a href=${j("poster").href} target="_blank">${e.printPoster}</a>
      </div>
    </div>`},Vs=async function(){this.notice="",await this.runCommand("play_test_tone",{})&&(this.notice=this.own.testTonePlays)},Et=new WeakMap,sn=function(e){this.step=e,this.notice="",clearInterval(m(this,De)),e===2&&o(this,I,Gs).call(this),e===gr&&(W(this,De,setInterval(()=>{o(this,I,an).call(this)},Vi)),o(this,I,an).call(this))},Gs=async function(){this.library=await this.runCommand("library",{limit:0})??null},an=async function(){this.access=await this.runCommand("check_access",{})??this.access},Ct=new WeakMap,br=new WeakMap,ue.styles=[_,Is],u([x()],ue.prototype,"step",2),u([x()],ue.prototype,"notice",2),u([x()],ue.prototype,"library",2),u([x()],ue.prototype,"access",2),u([Ft("dialog")],ue.prototype,"dialog",2),ue=u([S("rb-start")],ue);var Ws=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Wi="***",Ki={from:"22:00",to:"07:00",volume_max:.4},Pt,C,Ks,Ys,Js,Qs,Xs,Zs,ei,ti,me,xr,xe=class extends T{constructor(){super(...arguments);g(this,C);this.table=null;g(this,Pt,new mr(Ke.current.language,Qe.current,f.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),o(this,C,xr).call(this)}render(){let{settings:e}=this.own;return i`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      <button data-start @click=${()=>document.dispatchEvent(new Event(fr))}>
        ${y("restart")} ${this.own.start.restart}
      </button>
      ${this.hasFailed?i`<button @click=${o(this,C,xr)}>${y("restart")} ${this.texts.tryAgain}</button>`:d}
      ${this.table?o(this,C,Ks).call(this,m(this,Pt),this.table):d}
    </section>`}get own(){return f.current}async show(e){this.table||await o(this,C,xr).call(this);let t=this.table?.settings.find(r=>r.name===e);t&&(this.query=m(this,Pt).words(t).name,await this.updateComplete,this.renderRoot.querySelector(`[data-setting="${e}"] .field > *`)?.focus())}};Pt=new WeakMap,C=new WeakSet,Ks=function(e,t){let{settings:r}=this.own,{replica:n}=this,s=this.query.trim(),l=s!==""||this.isOnlyChanged,p=t.settings.filter(b=>(s===""||js(s,b,e.words(b)))&&(!this.isOnlyChanged||hr(b,n.settings))),h=new Map;for(let b of p)h.set(b.group,[...h.get(b.group)??[],b]);return i`<rb-presets
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
        .value=${P(this.query)}
        @input=${b=>{this.query=b.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${P(this.isOnlyChanged)}
          @change=${b=>{this.isOnlyChanged=b.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${l?p.length===0?r.none:r.found({count:p.length}):d}</p>
      ${se(h,([b])=>b,([,b])=>o(this,C,Ys).call(this,e,b,l))}
      ${o(this,C,Js).call(this,p)}`},Ys=function(e,t,r){let n=t.filter(s=>hr(s,this.replica.settings)).length;return i`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?d:i`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${se(t,({name:s})=>s,s=>o(this,C,Qs).call(this,e,s))}
    </details>`},Js=function(e){let{settings:t}=this.own;return i`<details class="advanced">
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
          ${e.map(({name:r})=>i`<tr>
              <th scope="row"><code>${r}</code></th>
              <td><code>${JSON.stringify(this.replica.settings[r])}</code></td>
            </tr>`)}
        </tbody>
      </table>
    </details>`},Qs=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],s=hr(t,this.replica.settings),{name:l,explanation:p}=e.words(t);return i`<div
      class="row ${s?"changed":""}"
      data-setting=${t.name}
      data-kind=${t.kind}
    >
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${l}</label>
        ${s?i`<small class="mark">${r.changed}</small>`:d}
        <p class="muted" id="explanation-${t.name}">${p}</p>
      </div>
      <div class="field">
        ${o(this,C,Zs).call(this,e,t,n)}
      </div>
      <small>
        ${o(this,C,Xs).call(this,e,t)}
        ${s?i`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:l})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>o(this,C,me).call(this,t,t.default)}
              >
                ${y("back")} ${r.toDefault}
              </button>`:d}
      </small>
    </div>`},Xs=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},Zs=function(e,t,r){let{name:n}=t,s=!this.permissions.mayHost,l=(p,h)=>{let b=p.target.value;o(this,C,me).call(this,t,h(b))};switch(t.kind){case"switch":return i`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${s}
          @click=${()=>o(this,C,me).call(this,t,r!==!0)}
        ></button>`;case"choice":return i`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${s}
          @change=${p=>l(p,String)}
        >
          ${(t.choices??[]).map(p=>i`<option value=${p} .selected=${P(p===r)}>
                ${e.value(t,p)}
              </option>`)}
        </select>`;case"whole_number":case"number":return i`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${P(Number(r))}
          ?off=${s}
          @rb-value=${p=>o(this,C,me).call(this,t,p.detail)}
        ></rb-number-field>`;case"texts":return i`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${s}
          .value=${P((r??[]).join(`
`))}
          @change=${p=>l(p,Yi)}
        ></textarea>`;case"quiet_hours":return o(this,C,ti).call(this,t,r??[],s);case"text":return t.secret?o(this,C,ei).call(this,t,e.words(t).name,r,s):i`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${s}
              .value=${P(String(r??""))}
              @change=${p=>l(p,h=>h.trim())}
            />`}},ei=function(e,t,r,n){let{settings:s}=this.own,l=r===Wi;return i`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${l?s.isSet:""}
        ?disabled=${n}
        .value=${P("")}
        @change=${p=>{let h=p.target.value;h!==""&&o(this,C,me).call(this,e,h)}}
      />
      ${l?i`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:s.clear,title:t})}
              title=${s.clear}
              ?disabled=${n}
              @click=${()=>o(this,C,me).call(this,e,"")}
            >
              ${y("remove")}
            </button>`:d}`},ti=function(e,t,r){let{settings:n}=this.own,s=(l,p)=>{o(this,C,me).call(this,e,t.map((h,b)=>b===l?{...h,...p}:h))};return i`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:l,to:p,volume_max:h},b)=>i`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${P(l)}
            @change=${v=>s(b,{from:v.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${P(p)}
            @change=${v=>s(b,{to:v.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${P(String(Math.round(100*h)))}
            @change=${v=>s(b,{volume_max:v.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>o(this,C,me).call(this,e,t.filter((v,E)=>E!==b))}
          >
            ${y("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>o(this,C,me).call(this,e,[...t,Ki])}>
        ${y("plus")} ${n.addTime}
      </button>
    </div>`},me=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},xr=async function(){let e=await this.attempt(()=>this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},xe.styles=[_,re,V,Ws],u([x()],xe.prototype,"table",2),u([x()],xe.prototype,"query",2),u([x()],xe.prototype,"isOnlyChanged",2),u([x()],xe.prototype,"hasFailed",2),xe=u([S("rb-settings")],xe);function Yi(c){return c.split(`
`).map(a=>a.trim()).filter(Boolean)}var vr=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary{padding-block:8px}summary>span{display:grid;gap:3px;line-height:1.35}small{color:var(--muted);font-weight:400}p>small{display:block}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;line-height:1.5;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var Ji=413,K,ri,ni,oi,Ht,si,ii,ze=class extends T{constructor(){super(...arguments);g(this,K);this.file=null;this.status=""}render(){return i`<input
        type="file"
        accept=".gz,.db,application/gzip"
        hidden
        @change=${e=>o(this,K,oi).call(this,e.target)}
      />
      ${this.file?o(this,K,ni).call(this,this.file):o(this,K,ri).call(this)}
      <p role="status" class="muted">${this.status||d}</p>`}};K=new WeakSet,ri=function(){return i`<button
      data-choose
      ?disabled=${this.status!==""||!this.permissions.mayHost}
      @click=${()=>this.renderRoot.querySelector("input")?.click()}
    >
      ${y("restart")} ${f.current.system.restore}
    </button>`},ni=function(e){let{system:t}=f.current,r=t.restoreConfirm({file:e.name});return i`<div class="confirm" role="group" aria-label=${r}>
      <p role="alert"><bdi>${r}</bdi> ${t.restoreHint}</p>
      <button data-restore @click=${()=>o(this,K,si).call(this,e)}>${t.restoreNow}</button>
      <button class="quiet" data-cancel @click=${()=>o(this,K,Ht).call(this,null,"[data-choose]")}>
        ${t.cancel}
      </button>
    </div>`},oi=async function(e){let[t]=e.files??[];e.value="",t&&await o(this,K,Ht).call(this,t,"[data-cancel]")},Ht=async function(e,t){this.file=e,await this.updateComplete,this.renderRoot.querySelector(t)?.focus()},si=async function(e){let{system:t}=f.current;this.status=t.uploading,await o(this,K,Ht).call(this,null,"[data-choose]");let r=await this.attempt(()=>o(this,K,ii).call(this,e));this.status="",r&&this.notify(t.restoring(r)),await o(this,K,Ht).call(this,null,"[data-choose]")},ii=async function(e){let t;try{t=await fetch(j("api/v1/restore"),{method:"POST",headers:{"Content-Type":"application/octet-stream"},body:e})}catch{throw new Ut}if(t.status===Ji){this.notify(f.current.system.tooLarge,"bad");return}let r=await t.json();if(!t.ok)throw new Nt(r);return r},ze.styles=[_,vr],u([x()],ze.prototype,"file",2),u([x()],ze.prototype,"status",2),ze=u([S("rb-restore")],ze);var Qi=5e3,Xi=2*3600,ct,q,ai,li,di,ci,pi,ui,wr,ln,dn,Be=class extends T{constructor(){super(...arguments);g(this,q);this.answer=null;this.asked=null;g(this,ct)}connectedCallback(){super.connectedCallback(),o(this,q,dn).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,ct))}render(){let{system:e}=f.current;if(!this.answer)return d;let{processes:t,disk:r}=this.answer,n=s=>o(this,q,ln).call(this,s/1e9,1);return i`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?i`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:d}
      <p>
        <a href=${j("api/v1/backup").href} download>${y("outside")} ${e.backup}</a>
        <small>${e.backupHint}</small>
      </p>
      <rb-restore .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-restore>
      <div>${t.map(s=>o(this,q,ai).call(this,s))}</div>
      ${t.length>0&&t.every(({restartable:s})=>!s)?i`<p class="muted">${e.onlyApp}</p>`:d}
    </section>`}};ct=new WeakMap,q=new WeakSet,ai=function(e){let{system:t}=f.current,{name:r,state:n,log:s}=e;return i`<details class=${n} data-process=${r}>
      <summary>
        <span>${$r(r)} <small>${o(this,q,li).call(this,e)}</small></span>
      </summary>
      ${s.length>0?i`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${s.join(`
`)}</pre>`:i`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?o(this,q,di).call(this,r):d}
    </details>`},li=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=f.current,s=[n.states[e]];return t!==null&&s.push(n.up({minutes:Zi(t)})),r!==null&&s.push(n.memory({mb:o(this,q,ln).call(this,r/1e6,0)})),s.join(" · ")},di=function(e){let{system:t}=f.current;if(this.asked!==e)return i`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>o(this,q,ci).call(this,e)}>
          ${y("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return i`<div class="confirm" role="group" aria-label=${t.confirm({name:$r(e)})}>
      <p role="alert">${t.confirm({name:$r(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>o(this,q,ui).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>o(this,q,pi).call(this,e)}>${t.cancel}</button>
    </div>`},ci=async function(e){this.asked=e,await o(this,q,wr).call(this,e,"[data-cancel]")},pi=async function(e){this.asked=null,await o(this,q,wr).call(this,e,"[data-ask]")},ui=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(f.current.system.restarted({name:$r(e)})),await o(this,q,wr).call(this,e,"[data-ask]")},wr=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},ln=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},dn=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout(m(this,ct)),this.isConnected&&W(this,ct,setTimeout(()=>{o(this,q,dn).call(this)},Qi))},Be.styles=[_,V,vr],u([x()],Be.prototype,"answer",2),u([x()],Be.prototype,"asked",2),Be=u([S("rb-processes")],Be);function Zi(c){let{history:a,hours:e}=f.current;return c<Xi?a.minutes({count:Ye(c)}):e({count:Math.round(c/3600)})}function $r(c){return f.current.system.names[c]??c}var mi=k("header{display:flex;flex-wrap:wrap;align-items:center;gap:10px 18px;max-width:210mm;margin:0 auto;padding:16px}h1{font-size:1.3rem}fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0}legend{float:inline-start;padding:0;line-height:var(--touch);margin-inline-end:12px}label{display:flex;align-items:center;gap:8px;min-height:var(--touch)}header input{width:22px;height:22px;accent-color:var(--berry)}header p{flex-basis:100%}.warning{color:var(--amber)}.loading{padding:24px}.paper{display:grid;width:min(100% - 32px,210mm);margin:0 auto 32px;color:#000;background:#fff;aspect-ratio:210 / 297}.a6{width:min(100% - 32px,105mm)}.side{container-type:size}.content{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;gap:3cqmin;height:100%;padding:7cqmin;text-align:center}.tent{grid-template-rows:1fr 1fr}.tent .back{grid-row:1;border-top:1px dashed #999;transform:rotate(180deg)}h2{font-size:11cqmin;line-height:1.1}.call{font-size:6cqmin;font-weight:700}.codes{display:flex;justify-content:center;gap:4cqmin;min-height:0}.a4 .codes,.a6 .codes{flex-direction:column;align-items:center}figure{display:grid;flex:0 1 auto;grid-template-rows:minmax(0,1fr) auto;justify-items:center;min-width:0;margin:0}.a4 figure,.a6 figure{flex:0 1 100cqmin;min-height:0}img{max-width:100%;height:100%;min-height:0;object-fit:contain}figcaption{font-size:3cqmin;font-weight:700;overflow-wrap:anywhere}.hint{font-size:3cqmin}@media print{header{display:none}.paper{width:210mm;height:296mm;margin:0;aspect-ratio:auto}.a6{width:105mm;height:147mm}}");var ea=["a4","a6","tent"],ta={a4:"A4",a6:"A6",tent:"A4"},Lt,pt,Mt,jt,cn,Ve=class extends We{constructor(){super(...arguments);g(this,jt);g(this,Lt,gn());this.view=m(this,Lt).view;this.format="a4";g(this,pt,document.createElement("style"));g(this,Mt,()=>{})}connectedCallback(){super.connectedCallback(),document.head.append(m(this,pt)),W(this,Mt,m(this,Lt).subscribe(e=>{this.view=e}))}disconnectedCallback(){super.disconnectedCallback(),m(this,Mt).call(this),m(this,pt).remove()}updated(e){let t=ta[this.format];e.has("format")&&(m(this,pt).textContent=`@page { size: ${t}; margin: 0; }`),document.title=[this.own.poster,kr(this.view.replica)].join(" · ")}render(){let{own:e,format:t}=this,{replica:r}=this.view;if(r===null)return i`<p class="loading">${Ke.current.loading}</p>`;let n=r.party.join==="code";return i`<header>
        <h1>${e.poster}</h1>
        <fieldset>
          <legend>${e.format}</legend>
          ${ea.map(s=>i`<label>
              <input
                type="radio"
                name="format"
                value=${s}
                .checked=${P(t===s)}
                @change=${()=>{this.format=s}}
              />
              ${e.formats[s]}
            </label>`)}
        </fieldset>
        <button class="main" data-print @click=${()=>window.print()}>${e.print}</button>
        ${t==="tent"?i`<p>${e.fold}</p>`:d}
        ${n?i`<p class="warning">${e.codeChanges}</p>`:d}
      </header>
      <main class="paper ${t}">
        ${o(this,jt,cn).call(this,r)}
        ${t==="tent"?o(this,jt,cn).call(this,r,"back"):d}
      </main>`}get own(){return f.current.start}};Lt=new WeakMap,pt=new WeakMap,Mt=new WeakMap,jt=new WeakSet,cn=function(e,t="front"){let{own:r}=this,{me:n,settings:s}=e,l=s.wifi_ssid,p=(n.join_url??j(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g,"");return i`<section class="side ${t}" aria-hidden=${t==="back"}>
      <div class="content">
      <h2 dir="auto">${kr(e)}</h2>
      <p class="call">${r.call}</p>
      <div class="codes">
        ${l?i`<figure>
                <img src=${j("wifi.svg").href} alt=${r.wifi({name:String(l)})} />
                <figcaption>${r.wifi({name:String(l)})}</figcaption>
              </figure>`:d}
        <figure class="join">
          <img src=${j("join.svg").href} alt=${f.current.qr} />
          <figcaption dir="ltr">${p}</figcaption>
        </figure>
      </div>
      <p class="hint">${r.posterHint}</p>
      </div>
    </section>`},Ve.styles=[_,mi],u([x()],Ve.prototype,"view",2),u([x()],Ve.prototype,"format",2);var ra=["queue","party","guests","music","lights","history","settings"],na={queue:y("queue"),party:y("moon"),guests:y("people"),music:y(F.disc),lights:y("light"),history:y(F.list),settings:y(F.gear)},ut=matchMedia("(max-width: 899px)"),qt,M,pn,hi,un,mt,yi,mn,gi,fi,bi,Ot=class extends _r{constructor(){super(...arguments);g(this,M);this.tab="queue";this.importTools=null;g(this,qt,()=>this.requestUpdate())}importSheets(){return import("./sheets-KMM7V6N2.js")}badge(){return m(this,M,mt).title}connectedCallback(){super.connectedCallback(),ut.addEventListener("change",m(this,qt))}disconnectedCallback(){super.disconnectedCallback(),ut.removeEventListener("change",m(this,qt))}links(e){let t=m(this,M,mt);return i`<nav class="pages" aria-label=${t.pages}>
      ${Tr("guest",t.guestPage,"people")} ${Tr("tv",t.screen,F.screen)}
      </nav>
      ${ut.matches?o(this,M,pn).call(this,e):d}`}news(e){let{client:t,texts:r}=this;return i`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>
      <rb-start .client=${t} .texts=${r} .replica=${e}></rb-start>
      <rb-host-queue
        .client=${t}
        .texts=${r}
        .replica=${e}
        @rb-find=${({detail:n})=>this.openSearch(n)}
        @rb-choose-playlist=${({detail:n})=>o(this,M,hi).call(this,n)}
      ></rb-host-queue>
      <rb-playlist-chooser
        .client=${t}
        .texts=${r}
        .replica=${e}
      ></rb-playlist-chooser>`}above(){return ut.matches?o(this,M,un).call(this):d}beside(e){return i`${ut.matches?d:[o(this,M,pn).call(this,e),o(this,M,un).call(this)]}
      <div class="beside" role="tabpanel" aria-label=${m(this,M,mt).tab[this.tab]}>
        ${o(this,M,bi).call(this,e)}
      </div>`}updated(){super.updated();let e=this.renderRoot.querySelector("rb-queue");e&&this.renderRoot.querySelector("rb-host-queue")?.manage(e)}};qt=new WeakMap,M=new WeakSet,pn=function(e){let{client:t,texts:r}=this;return i`<rb-join-code
      ?compact=${this.tab!=="queue"}
      .client=${t}
      .texts=${r}
      .replica=${e}
    ></rb-join-code>`},hi=function(e){this.renderRoot.querySelector("rb-playlist-chooser")?.choose(e)},un=function(){return i`<nav
      class="tabs"
      role="tablist"
      aria-label=${m(this,M,mt).tabs}
      @keydown=${o(this,M,fi)}
    >
      ${ra.map(e=>o(this,M,yi).call(this,e))}
    </nav>`},mt=function(){return f.current},yi=function(e){let t=m(this,M,mt).tab[e];return i`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>o(this,M,mn).call(this,e)}
    >
      ${na[e]}<span>${t}</span>
    </button>`},mn=async function(e){this.tab=e,await this.updateComplete,ut.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},gi=async function(e){await o(this,M,mn).call(this,"settings"),await this.renderRoot.querySelector("rb-settings")?.show(e)},fi=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(h=>h.offsetParent!==null),s=n.indexOf(e.target);if(r===void 0||s<0)return;e.preventDefault();let l=e.key==="End"?-1:0,p=n.at(r===0?l:(s+r)%n.length);p?.click(),p?.focus()},bi=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return i`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return i`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return i`<rb-music
          .client=${t}
          .texts=${r}
          .replica=${e}
          @rb-show-setting=${({detail:n})=>o(this,M,gi).call(this,n)}
        ></rb-music>`;case"history":return i`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return i`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return i`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},Ot.styles=[..._r.styles,kn],u([A({reflect:!0})],Ot.prototype,"tab",2);function ty(c){Ke.provide(c.page),N.provide(c.sheets),f.provide(c.host),yt.provide(c.effects),Qe.provide(c.settings);let a=location.pathname.endsWith("/poster");customElements.define("rb-host",a?Ve:Ot)}export{ty as a};
