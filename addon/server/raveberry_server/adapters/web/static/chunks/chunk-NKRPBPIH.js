/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
import{a as C,b as At,c as Ft}from"./chunk-CPLNWLOP.js";import{a as A}from"./chunk-J23PATDC.js";import{a as xr}from"./chunk-3CJBJD42.js";import{C as ne,H as ye,J as qt,K as Ve,L as N,M as Y,O as G,P as Be,R as cn,S as se,T as _,U as ct,V as fr,W as h,X as R,_ as pn,a as k,b as i,ba as un,c as an,e as d,g as ze,h as S,i as q,j as x,ja as br,k as jt,o as he,q as gr,t as Mt,u as Ot,v as j,x as ln,z as dn}from"./chunk-HTYCTPNY.js";import{a as u,b as m,c as g,d as K,e as o}from"./chunk-2OW7RKDK.js";var mn=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:min(7em,65%)}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var W=k('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var b=new qt,pt=new qt,Ge=new qt;function Nt(c){let{music:a}=b.current;return Y(N.current.sources,c)||Y(a.names,c)||c}var ge,hn,Ut,We=class extends R{constructor(){super(...arguments);g(this,ge);this.guests=null}connectedCallback(){super.connectedCallback(),o(this,ge,Ut).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&o(this,ge,Ut).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return i`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?i`<p class="muted">${e.nobody}</p>`:d}
      ${ne(r??[],({id:s})=>s,s=>o(this,ge,hn).call(this,s))}
    </section>`}get own(){return b.current}};ge=new WeakSet,hn=function(e){let{client:t,texts:r,own:n,replica:s}=this,{profile:l}=N.current,p=[e.active?n.isHere:"",e.role==="guest"?"":l.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:G(new Date(e.muted_until))}):"",n.since({time:G(new Date(e.joined_at))})];return i`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${he({"--who":dn(e.color)})}>
          ${un(e.sign)}<bdi>${se(r,e.name)}</bdi>
        </span>
        <small>${p.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${s}
        .guest=${e}
        @rb-done=${o(this,ge,Ut)}
      ></rb-guest-actions>
    </details>`},Ut=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},We.styles=[_,pn,W,mn],u([x()],We.prototype,"guests",2),We=u([S("rb-guests")],We);var yn=k('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs button{font-size:.64rem;letter-spacing:-.01em}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}rb-join-code,.tabs,.beside{grid-column:2}rb-join-code{position:sticky;top:12px;z-index:4;border-radius:22px;background:var(--night);box-shadow:0 -12px var(--night)}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 4}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 3}rb-join-code,.tabs,.beside{grid-column:3}}@media(max-width:599px){.pages{flex:1}rb-join-code{order:1;margin-inline-start:auto}}');var Ke=k(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var It=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var mt,vr,ut=class extends R{constructor(){super(...arguments);g(this,mt)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:l})=>l);if(!this.permissions.mayHost||e==null&&n.length===0)return d;let{lights:s}=b.current;return i`<div class="found" role="group" aria-label=${s.network}>
      <h3>${s.network}</h3>
      ${n.map(({id:l,name:p})=>o(this,mt,vr).call(this,p,"",i`<button
          class="quiet"
          data-remove=${l}
          aria-label=${this.texts.actionOn({action:s.removeLight,title:p})}
          @click=${()=>this.runCommand("remove_light",{device:l})}
        >
          ${s.removeLight}
        </button>`))}
      ${(t??[]).map(({id:l,name:p,host:y,pixels:f})=>o(this,mt,vr).call(this,p,`${s.pixels({count:f})} · ${y}`,i`<button
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
              ${h("search")} ${e?s.findingLights:s.findLights}
            </button>`}
    </div>`}};mt=new WeakSet,vr=function(e,t,r){return i`<div class="head">
      <span>${e}${t?i`<small>${t}</small>`:d}</span>
      ${r}
    </div>`},ut.styles=[_,Ke,It],ut=u([S("rb-discovered-lights")],ut);function gn({r:c,g:a,b:e}){return`#${[c,a,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function fn(c){let[a=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(c.slice(r,r+2),16));return{r:a,g:e,b:t}}function fe({name:c,hint:a,value:e,low:t,high:r,step:n,unit:s,onInput:l}){let p=Math.round(100*(e-t)/(r-t)),y=s==="%"?`${p} %`:wr(e,s);return i`<label class="slider" title=${c}>
    <span>${s==="%"?a:c}<output aria-live="off">${y}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${c}
      aria-valuetext=${y}
      style=${he({"--at":`${p}%`})}
      .value=${C(String(e))}
      @input=${f=>l(ri(f))}
    />
    ${a&&s!=="%"?i`<small>${a}</small>`:d}
  </label>`}function Ye(c,a,e,t){return i`<div class="head">
    <span>${c}<small>${a}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${c}
      title=${c}
      @click=${t}
    ></button>
  </div>`}function $r(c,a,e){return i`<input
    type="color"
    aria-label=${c}
    title=${c}
    .value=${C(gn(a))}
    @input=${t=>e(fn(ht(t)))}
  />`}function wr(c,a){let{lang:e}=document.documentElement;return`${c.toLocaleString(e,{maximumFractionDigits:2})} ${a}`.trim()}function ht(c){return c.target.value}function ri(c){return c.target.valueAsNumber}function bn(c,a){let e=atob(a),t=Math.floor(e.length/3),r=c.getContext("2d");if(t===0||r===null)return;c.width!==t&&(c.width=t);let n=r.createImageData(t,1);for(let s=0;s<t;s++){for(let l=0;l<3;l++)n.data[4*s+l]=e.charCodeAt(3*s+l);n.data[4*s+3]=255}r.putImageData(n,0,0)}var xn=k(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var be=k('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var ni={r:255,g:255,b:255},oi={low:-500,high:2e3,step:5},si={low:1,high:3,step:.05},ii={low:0,high:10,step:.1},ai=100,Dt,xe,vn,$n,wn,Pe=class extends R{constructor(){super(...arguments);g(this,xe);this.note="";g(this,Dt,new Ft(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&bn(t,e)}get own(){return b.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:s}=t,l=m(this,Dt),p={...t,...l.value},y=w=>l.drag({...l.value,...w}),f=p.state==="ON";return i`<div class="device" data-device=${s??""}>
      <div class="head">
        <h3>${n}${r?i`<small>${r}</small>`:d}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${f}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>y({state:f?"OFF":"ON"})}
        ></button>
      </div>
      ${s===void 0?d:i`<canvas
              data-light=${s}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${fe({name:e.brightness({name:n}),hint:e.brightnessShort,value:p.brightness,low:1,high:255,step:1,unit:"%",onInput:w=>y({brightness:w})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${w=>y({effect:ht(w)})}
        >
          ${p.effect===""?i`<option value="" selected disabled>…</option>`:d}
          ${t.effects.map(w=>i`<option value=${w} .selected=${C(w===p.effect)}>
                ${pt.current[w]?.name??w}
              </option>`)}
        </select>
        ${$r(e.color({name:n}),p.color,w=>y({color:w}))}
      </div>
      ${s===void 0?d:o(this,xe,vn).call(this,p,s,y)}
    </div>`}};Dt=new WeakMap,xe=new WeakSet,vn=function(e,t,r){let{own:n}=this,{palettes:s,parameters:l,calibrating:p}=this.replica.lights,{name:y}=e,f=p===t;return i`<details>
      <summary>${n.more({name:y})}</summary>
      <div class="tuning">
      ${s?o(this,xe,$n).call(this,e,s,r):d}
      ${(l?.[e.effect]??[]).map(w=>o(this,xe,wn).call(this,w,e,r))}
      ${e.monochrome==null?d:Ye(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?d:fe({...ii,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:w=>r({crossfade_s:w})})}
      ${e.gamma==null?d:fe({...si,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:w=>r({gamma:w})})}
      ${e.white===void 0?d:i`<div class="row">
              <span class="muted">${n.white}</span>
              ${$r(n.white,e.white??ni,w=>r({white:w}))}
            </div>`}
      ${e.delay_ms==null?d:fe({...oi,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:w=>r({delay_ms:w})})}
      ${this.permissions.mayHost?i`<button
                data-command="calibrate_lights"
                aria-pressed=${f}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!f})}
              >
                ${h("light")} ${f?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:d}
      </div>
    </details>`},$n=function({palette:e},t,r){let{own:n}=this;return i`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([s,l])=>i`<label title=${Y(n.palettes,s)??s}>
          <input
            type="radio"
            name="palette"
            data-palette=${s}
            .checked=${C(s===e)}
            @change=${()=>r({palette:s})}
          />
          <i
            style=${he(l.length>1?{background:`linear-gradient(90deg, ${l.join(", ")})`}:{background:l[0]??"var(--line)"})}
          ></i>
          <span>${Y(n.palettes,s)??s}</span>
        </label>`)}
    </div>`},wn=function({id:e,low:t,high:r,default:n,unit:s},l,p){let{own:y}=this;return fe({name:pt.current[l.effect]?.parameters?.[e]??e,hint:y.first({value:wr(n,s)}),value:l.parameters?.[e]??n,low:t,high:r,step:(r-t)/ai,unit:s,onInput:f=>p({parameters:{...l.parameters,[e]:f}})})},Pe.styles=[_,At,be,Ke,W,xn],u([q({attribute:!1})],Pe.prototype,"target",2),u([q({attribute:!1})],Pe.prototype,"note",2),Pe=u([S("rb-light-device")],Pe);var li={low:0,high:10,step:.1},yt,Je,D,kn,Sn,_n,Tn,Rn,En,Cn,kr,He=class extends R{constructor(){super(...arguments);g(this,D);g(this,yt,new Ft(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;g(this,Je,()=>{this.client.watchLights(document.hidden?null:e=>o(this,D,kn).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",m(this,Je)),m(this,Je).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",m(this,Je)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return i`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[o(this,D,Sn).call(this,t),o(this,D,Cn).call(this,t),i`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:i`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return b.current}};yt=new WeakMap,Je=new WeakMap,D=new WeakSet,kn=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},Sn=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:s,alarm:l}=e,p=m(this,yt).value??e.speed;return i`<div class="show">
      ${l?i`<p role="status" class="alarm">${h("warning")} ${t.alarm}</p>`:d}
      ${o(this,D,_n).call(this,e)}
      ${Ye(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${Ye(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${s==null?d:Ye(t.reactions,t.reactionsHint,s,()=>this.runCommand("set_light_show",{reactions:!s}))}
      ${p===null?d:fe({...li,name:t.speed,value:p,unit:"",onInput:y=>m(this,yt).drag(y)})}
      ${o(this,D,Tn).call(this,e)}
    </div>`},_n=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,s=[t?Y(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return i`<p class="muted">${s.filter(Boolean).join(" · ")}</p>`},Tn=function({scenes:e,scene:t}){if(!e)return d;let{lights:r}=this.own;return i`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>i`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${o(this,D,Rn).call(this,n)}
        </span>`)}
      <form
        @submit=${async n=>{n.preventDefault();let s=this.sceneName.trim();s&&await this.runCommand("save_light_scene",{name:s})&&(this.sceneName="")}}
      >
        <input
          type="text"
          maxlength="60"
          placeholder=${r.sceneName}
          aria-label=${r.sceneName}
          .value=${C(this.sceneName)}
          @input=${n=>{this.sceneName=ht(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},Rn=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return i`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>o(this,D,En).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${h("close")} ${t?r:d}
    </button>`},En=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},Cn=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return i`<p class="muted">${t.none}</p>`;let s={name:t.all,effects:[...new Set(r.flatMap(({effects:l})=>l))],state:r.some(({state:l})=>l==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:l})=>l)),color:n.color,effect:r.every(({effect:l})=>l===n.effect)?n.effect:""};return[r.length>1?o(this,D,kr).call(this,s):d,ne(r,({id:l})=>l,l=>o(this,D,kr).call(this,l,l.available?t.pixels({count:l.pixels}):t.unavailable))]},kr=function(e,t=""){return i`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},He.styles=[_,At,be,Ke,It],u([x()],He.prototype,"sceneName",2),u([x()],He.prototype,"armed",2),He=u([S("rb-lights")],He);var zt=k(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function Qe({address:c,texts:a,notify:e}){let t=b.current;return i`<p class="link">
    <a href=${c} target="_blank" dir="ltr">${c}</a>
    <button
      data-copy
      aria-label=${a.actionOn({action:t.copy,title:c})}
      @click=${({currentTarget:r})=>{di(c,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function di(c,a){let e=Object.assign(document.createElement("textarea"),{value:c});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),a.focus(),t}var Pn=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job button{flex:none;background:var(--card)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var Xe=class{#o;#t;#e=null;constructor(a,e){this.#o=a,this.#t=e}start(a){let e=a.target.closest(".handle"),t=e?.closest("li"),r=t?.parentElement;if(!e||!t||!r||a.button!==0||this.#e)return;r.classList.add("dragging");let n=[...this.#o.rows],s=n.map(p=>p.getBoundingClientRect()),l=n.indexOf(t);this.#e={handle:e,pointer:a.pointerId,list:r,rows:n,tops:s.map(({top:p})=>p+scrollY),heights:s.map(({height:p})=>p),from:l,to:l,startPx:a.clientY+scrollY,pointerPx:a.clientY,isMoving:!1,frame:0,frameMs:0},e.setPointerCapture(a.pointerId),e.addEventListener("pointermove",this.#s),e.addEventListener("pointerup",this.#a),e.addEventListener("pointercancel",this.#i),addEventListener("keydown",this.#l,!0)}#s=a=>{let e=this.#e;if(!(!e||a.pointerId!==e.pointer)){if(e.pointerPx=a.clientY,!e.isMoving){if(Math.abs(a.clientY+scrollY-e.startPx)<4)return;e.isMoving=!0,e.rows[e.from]?.classList.add("dragged"),e.frameMs=performance.now(),e.frame=requestAnimationFrame(this.#r)}this.#n(e)}};#n(a){let{rows:e,tops:t,heights:r,from:n}=a,s=e[n],[l,p]=[t[0]??0,t.at(-1)??0],[y,f]=[t[n]??0,r[n]??0],w=y+a.pointerPx+scrollY-a.startPx,F=Math.min(Math.max(w,l),p);s&&(s.style.transform=`translateY(${F-y}px)`),a.to=n;for(let[B,re]of t.entries()){let De=re+(r[B]??0)/2;B>n&&F+f>De&&(a.to=B),B<n&&F<De&&a.to===n&&(a.to=B)}let Ce=f+ci(a);for(let[B,re]of e.entries()){if(B===n)continue;let De=B>n&&B<=a.to,Lt=B<n&&B>=a.to,sn=De?-Ce:Lt?Ce:0;re.style.transform=sn?`translateY(${sn}px)`:""}}#r=a=>{let e=this.#e;if(!e)return;let t=Math.max(0,a-e.frameMs);e.frameMs=a;let r=Math.max(0,110-e.pointerPx),n=Math.max(0,e.pointerPx-(innerHeight-110)),s=Math.min(1,(n-r)/110);s!==0&&(scrollBy({top:s*.9*t,behavior:"instant"}),this.#n(e)),e.frame=requestAnimationFrame(this.#r)};#a=()=>{let a=this.#d(),e=a?.rows[a.from]?.dataset.id;if(!a||e===void 0)return;if(a.to===a.from){Sr(a);return}let t=a.rows[a.to]?.dataset.id??"",{order:r}=this.#o,n=a.to>a.from,s=r.filter(y=>y!==e),l=s.indexOf(t)+(n?1:0),p=[...s.slice(0,l),e,...s.slice(l)];this.#t(p,e),Sr(a)};#i=()=>{let a=this.#d();a&&Sr(a)};#l=a=>{a.key==="Escape"&&(a.preventDefault(),a.stopPropagation(),this.#i())};#d(){let a=this.#e;return this.#e=null,a?(cancelAnimationFrame(a.frame),a.handle.removeEventListener("pointermove",this.#s),a.handle.removeEventListener("pointerup",this.#a),a.handle.removeEventListener("pointercancel",this.#i),removeEventListener("keydown",this.#l,!0),a):null}};function ci({tops:c,heights:a}){let[e,t]=c;return e===void 0||t===void 0?0:t-e-(a[0]??0)}function Sr({list:c,rows:a}){c.classList.remove("dragging");for(let e of a)e.classList.remove("dragged"),e.style.transform=""}function Vt(c,a){let t=c.target.closest("li[data-id]")?.dataset.id;if(!c.altKey||t===void 0)return null;let r=a.indexOf(t),n=a.length-1,s={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:n}[c.key];return s===void 0?null:(c.preventDefault(),r>=0&&s>=0&&s<=n&&s!==r?{id:t,to:s}:null)}function Bt(c,{id:a,to:e}){let t=c.filter(r=>r!==a);return[...t.slice(0,e),a,...t.slice(e)]}function Gt(c){c instanceof HTMLElement&&(c.focus({preventScroll:!0}),c.closest("li")?.scrollIntoView({block:"nearest"}))}var gt=k(".lead{flex:none;align-self:stretch;min-width:44px;padding:0;border-radius:var(--round);color:var(--muted);background:none}.handle{cursor:grab;touch-action:none}.pick{display:grid;place-items:center;cursor:pointer}.pick input{width:22px;height:22px;accent-color:var(--violet-fill)}li .lead+.open{padding-inline-start:0}.more-actions{flex:none}.tools .count{flex:1 0 100%;padding-inline-start:4px;color:var(--muted)}ol.dragging li{content-visibility:visible;transition:transform .18s cubic-bezier(.2,.8,.2,1)}ol.dragging{-webkit-user-select:none;user-select:none}ol.dragging li.dragged{z-index:2;cursor:grabbing;box-shadow:var(--shadow);background:var(--raised);transition:none}@media(max-width:599px){.title{-webkit-line-clamp:2}li .votes{display:none}}@media(prefers-reduced-motion:reduce){ol.dragging li{transition:none}}@container (width < 16em){li .lead{order:1;align-self:center;min-height:44px}li .more-actions{order:2}li .lead+.open{padding-inline-start:10px}}");var ve=k(":host{display:block;min-width:0}.card,.part{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}.part{padding-top:14px;border-top:1px solid var(--line)}h2{font-size:1.15rem}h3,h4{min-width:0;margin:0;font-size:1rem;overflow-wrap:anywhere}.lists,.hits,.songs{display:grid;grid-template-columns:minmax(0,1fr);gap:6px}.lists button{justify-content:space-between;width:100%;padding:8px 14px;border-radius:16px;text-align:start}.words{flex:1;min-width:0;overflow-wrap:anywhere}.words small,.report small{display:block;color:var(--muted);font-weight:400}.songs li,.hits li,.deleted li,.head{display:flex;align-items:center;gap:10px;min-width:0}.deleted li{flex-wrap:wrap}.deleted button{max-width:100%;overflow-wrap:anywhere}.head h3{flex:1}.songs li,.hits li{container-type:inline-size;flex-wrap:wrap;border-radius:16px;padding-inline:4px}.songs li{background:var(--raised)}.songs .words,.hits .words{flex:1 1 6em;padding-block:6px}.songs button{background:none}.buttons,form.line{display:flex;flex-wrap:wrap;gap:8px}form.line>input{flex:1 1 12em}input[type=text],input[type=search],textarea{width:100%;min-width:0;padding:10px 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}input[type=text],input[type=search]{min-height:var(--touch)}textarea{min-height:7em;color:inherit;font:inherit;resize:vertical}.report{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;max-height:20em;overflow-y:auto;overflow-wrap:anywhere}progress{width:100%;height:8px;accent-color:var(--violet-fill)}.chooser{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;overflow-y:auto;padding:18px 18px calc(18px + env(safe-area-inset-bottom))}");var pi=5,U,Hn,Ln,jn,Mn,On,qn,An,_r,Wt,Fn,Kt,X=class extends R{constructor(){super(...arguments);g(this,U);this.playlist=null;this.file=null;this.target=null;this.done=0;this.added=0;this.missing=[];this.isRunning=!1;this.isReading=!1;g(this,Wt,async()=>{let{file:e}=this;this.isRunning=!0;let t=this.playlist??this.target??await o(this,U,Fn).call(this);for(this.target=t??null;e&&t&&this.isRunning&&this.done<e.lines.length;){let r=e.lines.slice(this.done,this.done+pi),n=await this.runCommand("add_to_playlist",{playlist:t.uri,songs:r.map(({location:l,artist:p,title:y})=>({location:l,artist:p,title:y})),continued:this.added>0});if(!n)break;this.target=n.playlist,this.done+=r.length,this.added+=n.added;let s=r.flatMap((l,p)=>{let y=n.reasons[p];return y?[{line:l,reason:y}]:[]});this.missing=[...this.missing,...s]}this.isRunning=!1,await this.updateComplete,this.renderRoot.querySelector("[data-start], [data-close]")?.focus()});g(this,Kt,()=>{let{target:e}=this;e&&this.dispatchEvent(new CustomEvent("rb-imported",{detail:e})),this.file=null,this.target=null,this.done=0,this.added=0,this.missing=[]})}disconnectedCallback(){super.disconnectedCallback(),this.isRunning=!1}render(){return i`<div class="part" role="group" aria-label=${this.own.import}>
      ${this.file?o(this,U,Ln).call(this,this.file):o(this,U,Hn).call(this)}
    </div>`}get own(){return b.current.playlists}};U=new WeakSet,Hn=function(){let{own:e}=this;return i`<p class="muted">${e.importHint}</p>
      <input
        type="file"
        accept=".m3u,.m3u8,.pls,.xspf,.csv,.tsv,.txt"
        hidden
        @change=${t=>o(this,U,qn).call(this,t.target)}
      />
      <button
        data-choose
        ?disabled=${this.isReading}
        @click=${()=>this.renderRoot.querySelector("input[type=file]")?.click()}
      >
        ${e.chooseFile}
      </button>
      <form class="part" @submit=${o(this,U,An)}>
        <textarea name="lines" aria-label=${e.paste} placeholder=${e.paste}></textarea>
        <button ?disabled=${this.isReading} data-read>${e.readLines}</button>
      </form>
      <p role="status" class="muted">${this.isReading?e.reading:d}</p>`},Ln=function(e){let{own:t,done:r,isRunning:n}=this,s=e.lines.length,l=r===s;return i`<p>${t.lines({count:s})}</p>
      ${e.left_out>0?i`<p class="muted">${t.leftOut({count:e.left_out})}</p>`:d}
      ${this.playlist||this.target?d:o(this,U,jn).call(this,e)}
      ${r>0||n?i`<progress
              max=${s}
              .value=${r}
              aria-label=${t.import}
            ></progress>`:d}
      <p role="status">
        ${l?t.result({added:this.added,total:s}):r>0?t.progress({done:r,total:s}):d}
      </p>
      <div class="buttons">
        ${l?d:o(this,U,Mn).call(this)}
        ${n?d:i`<button data-close @click=${m(this,Kt)}>
                ${this.target?t.finish:t.cancel}
              </button>`}
      </div>
      ${this.missing.length>0?o(this,U,On).call(this):d}`},jn=function({name:e}){let{own:t}=this;return i`<input type="text" name="name" maxlength="40" aria-label=${t.name} .value=${e} />`},Mn=function(){let{own:e,isRunning:t}=this;return t?i`<button
        data-stop
        @click=${()=>{this.isRunning=!1}}
      >
        ${e.stop}
      </button>`:i`<button class="main" data-start @click=${m(this,Wt)}>
      ${this.done>0?e.goOn:e.start}
    </button>`},On=function(){let{own:e,texts:t}=this;return i`<h4>${e.notAdded({count:this.missing.length})}</h4>
      <ul class="report" role="list" tabindex="0" aria-label=${e.notAdded({count:this.missing.length})}>
        ${this.missing.map(({line:r,reason:n})=>i`<li>
            ${e.line({line:r.line})} <bdi>${ui(r)}</bdi>
            <small>${ye(t,n)}</small>
          </li>`)}
      </ul>`},qn=async function(e){let[t]=e.files??[];e.value="",t&&await o(this,U,_r).call(this,t,t.name)},An=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("lines"));t.trim()!==""?await o(this,U,_r).call(this,new Blob([t]),""):this.renderRoot.querySelector("textarea")?.focus()},_r=async function(e,t){this.isReading=!0;let r=await this.attempt(()=>mi(e,t));this.isReading=!1,r&&(this.file={...r,name:r.name||this.own.pasted},await this.updateComplete,this.renderRoot.querySelector("input[name=name], [data-start]")?.focus())},Wt=new WeakMap,Fn=function(){let e=this.renderRoot.querySelector("input[name=name]");return this.runCommand("create_playlist",{name:e?.value.trim()||this.own.pasted})},Kt=new WeakMap,X.styles=[_,ve],u([q({attribute:!1})],X.prototype,"playlist",2),u([x()],X.prototype,"file",2),u([x()],X.prototype,"target",2),u([x()],X.prototype,"done",2),u([x()],X.prototype,"added",2),u([x()],X.prototype,"missing",2),u([x()],X.prototype,"isRunning",2),u([x()],X.prototype,"isReading",2),X=u([S("rb-playlist-import")],X);function ui({artist:c,title:a,location:e}){return[c,a].filter(Boolean).join(" – ")||(e??"")}async function mi(c,a){let e=j("api/v1/playlist/lines");e.searchParams.set("name",a.slice(-200));let t;try{t=await fetch(e,{method:"POST",headers:{"Content-Type":"application/octet-stream"},body:c})}catch{throw new Ot}let r=await t.json();if(!t.ok)throw new Mt(r);return r}var hi=100,yi=10,Qt,ft,v,Un,In,Dn,zn,Vn,Xt,Tr,Bn,Gn,Wn,Kn,Yn,Yt,Zt,er,we,tr,Jt,Jn,$e,Rr,de,Er,Z=class extends R{constructor(){super(...arguments);g(this,v);this.maxSongs=0;this.songs=null;this.hasMore=!1;this.hasFailed=!1;this.hits=null;this.isRenaming=!1;this.isImporting=!1;g(this,Qt,new Xe(this,(e,t)=>{o(this,v,Tr).call(this,e,t,"dragged")}));g(this,ft,Promise.resolve());g(this,Xt,e=>{let t=Vt(e,this.order);t&&o(this,v,Tr).call(this,Bt(this.order,t),t.id,"key")});g(this,Zt,async e=>{e.stopPropagation(),this.isImporting=!1,o(this,v,$e).call(this,e.detail),await o(this,v,Rr).call(this),this.renderRoot.querySelector("[data-import]")?.focus()});g(this,er,async()=>{let e=await this.runCommand("enqueue_playlist",{uri:this.playlist.uri});if(!e)return;let{search:t}=N.current,{reading:r,added:n,total:s}=e;this.notify(r?t.reading:t.added({added:n,total:s}))});g(this,we,async()=>{let e=await this.runCommand("undo_playlist",{playlist:this.playlist.uri});e&&(o(this,v,$e).call(this,e),await o(this,v,de).call(this,0),this.notify(this.own.undone))});g(this,tr,async()=>{let e={playlist:this.playlist.uri};await this.runCommand("delete_playlist",e)&&o(this,v,$e).call(this,null)})}firstUpdated(){this.renderRoot.addEventListener("pointerdown",e=>m(this,Qt).start(e)),this.renderRoot.addEventListener("keydown",m(this,Xt)),this.renderRoot.querySelector("[data-back]")?.focus(),o(this,v,de).call(this,0)}updated(e){let t=e.get("playlist");t&&t.uri!==this.playlist.uri&&o(this,v,de).call(this,0)}get order(){return(this.songs??[]).map(({uri:e})=>e)}get rows(){return this.renderRoot.querySelectorAll("li[data-id]")}render(){return i`<div class="part">
      ${o(this,v,Un).call(this)} ${this.isRenaming?o(this,v,Dn).call(this):o(this,v,In).call(this)} ${o(this,v,zn).call(this)}
      ${o(this,v,Wn).call(this)}
    </div>`}get own(){return b.current.playlists}get isFull(){return this.playlist.songs>=this.maxSongs}};Qt=new WeakMap,ft=new WeakMap,v=new WeakSet,Un=function(){let{own:e}=this,{music:t}=b.current;return i`<div class="head">
      <button
        class="round quiet"
        data-back
        aria-label=${e.back}
        title=${e.back}
        @click=${()=>this.dispatchEvent(new Event("rb-leave"))}
      >
        ${h(A.backward)}
      </button>
      <h3 class="words">
        <bdi>${this.playlist.name}</bdi><small>${t.songs({count:this.playlist.songs})}</small>
      </h3>
    </div>`},In=function(){let{own:e,texts:t}=this,{uri:r,songs:n,undoable:s}=this.playlist,l=j(`api/v1/playlist/${r.slice(r.indexOf(":")+1)}.m3u8`);return i`<div class="buttons" role="group" aria-label=${this.playlist.name}>
      <button data-command="enqueue_playlist" ?disabled=${n===0} @click=${m(this,er)}>
        ${h("plus")} ${e.request}
      </button>
      <button data-command="undo_playlist" ?disabled=${!s} @click=${m(this,we)}>
        ${h("back")} ${t.undo}
      </button>
      <button data-rename @click=${()=>o(this,v,Jt).call(this,!0)}>${e.rename}</button>
      <a href=${l.href} download>${h("outside")} ${e.export}</a>
      <button class="danger" data-command="delete_playlist" @click=${m(this,tr)}>
        ${h("remove")} ${e.delete}
      </button>
    </div>`},Dn=function(){let{own:e}=this;return i`<form class="line" @submit=${o(this,v,Jn)}>
      <input
        type="text"
        name="name"
        maxlength="40"
        aria-label=${e.name}
        .value=${this.playlist.name}
      />
      <button data-command="rename_playlist">${e.save}</button>
      <button type="button" data-cancel @click=${()=>o(this,v,Jt).call(this,!1)}>${e.cancel}</button>
    </form>`},zn=function(){let{own:e,songs:t}=this;return t===null?this.hasFailed?i`<p role="alert">${e.failedSongs}</p>
        <button data-retry @click=${()=>o(this,v,de).call(this,0)}>${h("restart")} ${e.retry}</button>`:i`<p class="muted" role="status">${e.loading}</p>`:i`${t.length===0?i`<p class="muted">${e.noSongs}</p>`:d}
      <ol class="songs" role="list" aria-label=${this.playlist.name}>
        ${ne(t,({uri:r})=>r,r=>o(this,v,Vn).call(this,r))}
      </ol>
      ${this.hasMore?i`<button data-more @click=${()=>o(this,v,de).call(this,t.length)}>
              ${N.current.search.showMore}
            </button>`:d}`},Vn=function(e){let{title:t}=e,r=b.current.queue.moveHint({title:t}),n=this.texts.actionOn({action:this.own.remove,title:t});return i`<li data-id=${e.uri}>
      <button
        class="lead handle"
        aria-label=${r}
        title=${r}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
      >
        ${h(A.grip)}
      </button>
      ${Nn(e)}
      <button class="round" data-remove aria-label=${n} title=${n} @click=${()=>o(this,v,Gn).call(this,e)}>
        ${h("remove")}
      </button>
    </li>`},Xt=new WeakMap,Tr=async function(e,t,r){let n=new Map((this.songs??[]).map(re=>[re.uri,re])),s=this.shadowRoot?.activeElement;this.songs=e.flatMap(re=>n.get(re)??[]),await this.updateComplete,r==="key"&&Gt(s);let l=e.indexOf(t),p=n.get(t)?.title??"",{queue:y}=b.current,f=y.movedTo({title:p,position:l+1,count:this.playlist.songs}),w=e[l+1]??(this.hasMore?await o(this,v,Bn).call(this,e.length):null),F={playlist:this.playlist.uri,song:t,before:w},Ce=m(this,ft).then(()=>this.runCommand("move_in_playlist",F));K(this,ft,Ce);let B=await Ce;if(!B){await o(this,v,de).call(this,0);return}o(this,v,$e).call(this,B),r==="key"?this.announce(f):this.notifyWithUndo(f,m(this,we))},Bn=async function(e){return(await o(this,v,Er).call(this,e,1))?.songs[0]?.uri??null},Gn=async function({uri:e,title:t}){let r=this.order.indexOf(e),n={playlist:this.playlist.uri,songs:[e]},s=await this.runCommand("remove_from_playlist",n);if(!s){await o(this,v,de).call(this,0);return}this.songs=(this.songs??[]).filter(y=>y.uri!==e),o(this,v,$e).call(this,s),this.notifyWithUndo(this.own.removed({title:t}),m(this,we)),await this.updateComplete;let l=[...this.rows];((l[r]??l.at(-1))?.querySelector("[data-remove]")??this.renderRoot.querySelector("input[type=search]"))?.focus()},Wn=function(){let{own:e}=this;return this.isFull?i`<p class="muted">${e.songsFull({count:this.maxSongs})}</p>`:i`<div class="part">
      <h4>${e.addSongs}</h4>
      <form class="line" role="search" @submit=${o(this,v,Yn)}>
        <input type="search" name="q" maxlength="500" placeholder=${e.search} aria-label=${e.search} />
        <button data-command="search">${h("search")} ${e.find}</button>
      </form>
      <div role="status">
        ${this.hits?.length===0?i`<p class="muted">${e.noHits}</p>`:d}
      </div>
      <ul class="hits" role="list">
        ${this.hits?.map(t=>o(this,v,Kn).call(this,t))}
      </ul>
      <div class="buttons">
        <button data-of="queue" @click=${()=>o(this,v,Yt).call(this,{of:"queue"})}>${e.addQueue}</button>
        <button data-of="evening" @click=${()=>o(this,v,Yt).call(this,{of:"evening"})}>
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
              @rb-imported=${m(this,Zt)}
            ></rb-playlist-import>`:d}
    </div>`},Kn=function({song:e}){let t=this.order.includes(e.uri);return i`<li data-uri=${e.uri}>
      ${Nn(e)}
      <button
        class="round"
        data-add
        aria-label=${this.texts.actionOn({action:this.own.add,title:e.title})}
        ?disabled=${t}
        @click=${()=>o(this,v,Yt).call(this,{songs:[{location:e.uri,title:e.title,artist:e.artist}]})}
      >
        ${h(t?"check":"plus")}
      </button>
    </li>`},Yn=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("q")).trim();if(t==="")return;let r=await this.runCommand("search",{q:t,limit:yi});r&&(this.hits=r.hits)},Yt=async function(e){let t={...e,playlist:this.playlist.uri},r=await this.runCommand("add_to_playlist",t);if(!r)return;let{own:n,texts:s}=this,[l]=r.reasons;o(this,v,$e).call(this,r.playlist),r.added>0?(this.notifyWithUndo(n.added({count:r.added}),m(this,we)),await o(this,v,Rr).call(this)):this.notify(l?ye(s,l):n.nothingAdded,"bad")},Zt=new WeakMap,er=new WeakMap,we=new WeakMap,tr=new WeakMap,Jt=async function(e){this.isRenaming=e,await this.updateComplete;let t=this.renderRoot.querySelector("input[name=name]");t?.select(),(t??this.renderRoot.querySelector("[data-rename]"))?.focus()},Jn=async function(e){e.preventDefault();let t=String(new FormData(e.target).get("name")),r=await this.runCommand("rename_playlist",{playlist:this.playlist.uri,name:t});r&&(o(this,v,$e).call(this,r),await o(this,v,Jt).call(this,!1),this.notifyWithUndo(this.own.renamed({name:r.name}),m(this,we)))},$e=function(e){this.dispatchEvent(new CustomEvent("rb-playlist",{detail:e}))},Rr=async function(){this.hasMore||await o(this,v,de).call(this,this.songs?.length??0)},de=async function(e){this.hasFailed=!1;let t=await o(this,v,Er).call(this,e,hi);this.hasFailed=!t,t&&(this.songs=[...(this.songs??[]).slice(0,e),...t.songs],this.hasMore=t.hasMore)},Er=async function(e,t){let r=this.playlist.uri.replace(":","/"),n=await this.runCommand("browse",{path:r,offset:e,limit:t});if(n)return{songs:n.items.flatMap(({hit:s})=>s?.song??[]),hasMore:n.more}},Z.styles=[_,gt,ve],u([q({attribute:!1})],Z.prototype,"playlist",2),u([q({attribute:!1})],Z.prototype,"maxSongs",2),u([x()],Z.prototype,"songs",2),u([x()],Z.prototype,"hasMore",2),u([x()],Z.prototype,"hasFailed",2),u([x()],Z.prototype,"hits",2),u([x()],Z.prototype,"isRenaming",2),u([x()],Z.prototype,"isImporting",2),Z=u([S("rb-playlist-editor")],Z);function Nn({title:c,artist:a}){return i`<span class="words">
    <bdi class="name">${c}</bdi>${a?i`<small><bdi>${a}</bdi></small>`:d}
  </span>`}var H,Qn,Xn,Zn,eo,to,Ze,ro,no,oo,Cr,pe,ce=class extends R{constructor(){super(...arguments);g(this,H);this.overview=null;this.hasFailed=!1;this.opened=null;this.isImporting=!1;g(this,pe,async()=>{this.hasFailed=!1;let e=await this.runCommand("playlists",{});this.overview=e??this.overview,this.hasFailed=!e})}connectedCallback(){super.connectedCallback(),m(this,pe).call(this)}render(){return i`<section class="card" aria-labelledby="playlists">
      <h2 id="playlists">${this.own.title}</h2>
      ${this.overview?o(this,H,Xn).call(this,this.overview):o(this,H,Qn).call(this)}
    </section>`}get own(){return b.current.playlists}};H=new WeakSet,Qn=function(){let{own:e}=this;return this.hasFailed?i`<p role="alert">${e.failed}</p>
      <button data-retry @click=${m(this,pe)}>${h("restart")} ${e.retry}</button>`:i`<p class="muted" role="status">${e.loading}</p>`},Xn=function(e){let t=e.playlists.find(({uri:r})=>r===this.opened);return t?i`<rb-playlist-editor
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .playlist=${t}
      .maxSongs=${e.max_songs}
      @rb-playlist=${({detail:r})=>o(this,H,ro).call(this,r)}
      @rb-leave=${()=>o(this,H,Ze).call(this,null)}
    ></rb-playlist-editor>`:o(this,H,Zn).call(this,e)},Zn=function({playlists:e,deleted:t,max_playlists:r}){let{own:n}=this,{music:s}=b.current,l=e.length>=r;return i`${e.length===0?i`<p class="muted">${n.empty}</p>`:d}
      <ul class="lists" role="list">
        ${e.map(({uri:p,name:y,songs:f})=>i`<li>
            <button data-playlist=${p} @click=${()=>o(this,H,Ze).call(this,p)}>
              <span class="words"><bdi>${y}</bdi><small>${s.songs({count:f})}</small></span>
              ${h(A.forward)}
            </button>
          </li>`)}
      </ul>
      ${l?i`<p class="muted">${n.full({count:r})}</p>`:o(this,H,eo).call(this)}
      ${t.length>0?o(this,H,to).call(this,t,l):d}`},eo=function(){let{own:e}=this;return i`<form class="line" @submit=${o(this,H,oo)}>
        <input type="text" name="name" maxlength="40" placeholder=${e.name} aria-label=${e.name} />
        <button data-command="create_playlist">${h("plus")} ${e.create}</button>
      </form>
      <button
        data-import
        aria-expanded=${this.isImporting}
        @click=${()=>{this.isImporting=!this.isImporting}}
      >
        ${h("up")} ${e.import}
      </button>
      ${this.isImporting?i`<rb-playlist-import
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              @rb-imported=${({detail:t})=>o(this,H,no).call(this,t)}
            ></rb-playlist-import>`:d}`},to=function(e,t){let{own:r,texts:n}=this;return i`<details>
      <summary><span>${r.deleted({count:e.length})}</span></summary>
      <ul class="deleted" role="list">
        ${e.map(({uri:s,name:l})=>i`<li>
            <span class="words"><bdi>${l}</bdi></span>
            <button
              data-restore=${s}
              ?disabled=${t}
              aria-label=${n.actionOn({action:r.restore,title:l})}
              @click=${()=>o(this,H,Cr).call(this,s)}
            >
              ${h("back")} ${r.restore}
            </button>
          </li>`)}
      </ul>
    </details>`},Ze=async function(e){let t=this.opened;this.opened=e,this.isImporting=!1,e===null&&await m(this,pe).call(this),await this.updateComplete,([...this.renderRoot.querySelectorAll("[data-playlist]")].find(n=>n.dataset.playlist===t)??this.renderRoot.querySelector("input[name=name]"))?.focus()},ro=async function(e){let{overview:t}=this;if(!t)return;if(e){let n=t.playlists.map(s=>s.uri===e.uri?e:s);this.overview={...t,playlists:n};return}let r=t.playlists.find(({uri:n})=>n===this.opened);await o(this,H,Ze).call(this,null),r&&this.notifyWithUndo(this.own.wasDeleted({name:r.name}),()=>o(this,H,Cr).call(this,r.uri))},no=async function(e){await m(this,pe).call(this),await o(this,H,Ze).call(this,e.uri)},oo=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r===""){t.querySelector("input")?.focus();return}let n=await this.runCommand("create_playlist",{name:r});n&&(t.reset(),await m(this,pe).call(this),await o(this,H,Ze).call(this,n.uri))},Cr=async function(e){let t=await this.runCommand("undo_playlist",{playlist:e});t&&(await m(this,pe).call(this),this.notify(this.own.restored({name:t.name})))},pe=new WeakMap,ce.styles=[_,W,ve],u([x()],ce.prototype,"overview",2),u([x()],ce.prototype,"hasFailed",2),u([x()],ce.prototype,"opened",2),u([x()],ce.prototype,"isImporting",2),ce=u([S("rb-playlists")],ce);var gi=2e3,fi=15e3,so=50,tt,T,io,ao,lo,co,po,uo,mo,ho,yo,go,Pr,Hr,fo,bo,Lr,et,Le=class extends R{constructor(){super(...arguments);g(this,T);this.overview=null;this.library=null;g(this,tt)}connectedCallback(){super.connectedCallback(),o(this,T,et).call(this),o(this,T,io).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,tt))}render(){let{music:e}=this.own,{overview:t}=this;return i`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>o(this,T,po).call(this,r))} ${o(this,T,co).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>o(this,T,uo).call(this,r))}
      <button data-command="scan_library" @click=${o(this,T,bo)}>
        ${h("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>o(this,T,mo).call(this,r))}
    </section>
    <rb-playlists
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
    ></rb-playlists>
    ${this.library?o(this,T,ao).call(this,this.library):d}`}get own(){return b.current}};tt=new WeakMap,T=new WeakSet,io=async function(){await ct.load(this.texts),this.requestUpdate()},ao=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:s}=this.own;return i`<section class="card" aria-labelledby="library">
      <h2 id="library">${s.library}</h2>
      <p class="muted">${s.songs({count:e})}</p>
      ${t.map(({path:l,present:p,songs:y})=>i`<div class="source ${p?"":"bad"}">
          ${h(p?"check":"warning")}
          <span dir="ltr">
            ${l}<small>${p?s.songs({count:y}):s.away({count:y})}</small>
          </span>
        </div>`)}
      ${r>0?i`<details>
              <summary>${s.problems({count:r})}</summary>
              ${n.map(({path:l,reason:p})=>i`<p class="job">
                  <bdi dir="ltr">${l}</bdi><small>${ct.text(this.texts,p)}</small>
                </p>`)}
              ${n.length<r?i`<button @click=${o(this,T,lo)}>
                      ${N.current.search.showMore}
                    </button>`:d}
            </details>`:d}
    </section>`},lo=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:so});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},co=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return i`<div class="line">
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
      ${r&&n?Qe({address:n,texts:e,notify:(s,l)=>this.notify(s,l)}):d}`},po=function({id:e,name:t,on:r,available:n}){let{music:s}=this.own,l=Y(s.outputNames,t)??t;return i`<div class="line">
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
    </div>`},uo=function(e){let{name:t,works:r,reason:n,version:s,renewable:l,set_up:p,setting:y,option:f}=e,{music:w}=this.own,F=p===!1,Ce=r||n===null?w.works:ct.text(this.texts,n),B=F?w.notSetUp:Ce,re=f?ct.text(this.texts,{code:F?"set_option":"check_option",params:{option:f}}):"",De=r?"check":"warning",Lt=Nt(t);return i`<div class="source ${r?"":"bad"} ${F?"off":""}" data-source=${t}>
      ${h(F?A.none:De)}
      <span>
        ${Lt}
        <small>${[B,s??""].filter(Boolean).join(" · ")}</small>
        ${re?i`<small>${re}</small>`:d}
      </span>
      ${y&&(F||!r)?i`<span class="buttons">
              <button
                data-show=${y}
                aria-label=${this.texts.actionOn({action:F?w.setUp:w.settings,title:Lt})}
                @click=${()=>o(this,T,fo).call(this,y)}
              >
                ${F?w.setUp:w.settings}
              </button>
            </span>`:d}
      ${l?i`<span class="buttons">
              <button data-command="renew_source" @click=${()=>o(this,T,Lr).call(this,{})}>
                ${w.renew}
              </button>
              <button data-command="renew_back" @click=${()=>o(this,T,Lr).call(this,{back:!0})}>
                ${w.goBack}
              </button>
            </span>`:d}
    </div>`},mo=function(e){let{music:t}=this.own,{id:r,state:n,progress:s,reason:l,started_at:p}=e,y=o(this,T,yo).call(this,e),f=s===null?"":`${Math.round(100*s)} %`,w=[t.jobStates[n],n==="running"?f:"",G(new Date(p))];return i`<div class="job ${n}" data-job=${r}>
      <div class="line">
        <span><bdi>${y}</bdi><small>${w.filter(Boolean).join(" · ")}</small></span>
        ${o(this,T,ho).call(this,e,y)}
      </div>
      ${l?i`<small class="reason">${ye(this.texts,l)}</small>`:d}
      ${n==="running"?i`<i
              role="progressbar"
              aria-label=${y}
              aria-valuenow=${s===null?d:Math.round(100*s)}
              style=${he({"--at":`${100*(s??0)}%`})}
            ></i>`:d}
    </div>`},ho=function(e,t){let{music:r}=this.own,n=e.state==="running";if(e.state==="done")return d;let s=n?r.cancelJob:r.retryJob;return i`<button
      data-command=${n?"cancel_job":"retry_job"}
      aria-label=${this.texts.actionOn({action:s,title:t})}
      @click=${()=>n?o(this,T,go).call(this,e,t):o(this,T,Pr).call(this,e)}
    >
      ${s}
    </button>`},yo=function({kind:e,title:t}){let{music:r}=this.own;return t?r.downloadOf({title:t}):Y(r.jobs,e)??e},go=async function(e,t){await this.runCommand("cancel_job",{job:e.id})&&this.notifyWithUndo(this.own.music.cancelled({job:t}),()=>o(this,T,Pr).call(this,e)),await o(this,T,Hr).call(this,e)},Pr=async function(e){await this.runCommand("retry_job",{job:e.id}),await o(this,T,Hr).call(this,e)},Hr=async function({id:e}){await o(this,T,et).call(this),await this.updateComplete;let t=this.renderRoot.querySelector(`[data-job="${e}"] button`),r=this.renderRoot.querySelector("[data-command=scan_library]");(t??r)?.focus()},fo=function(e){this.dispatchEvent(new CustomEvent("rb-show-setting",{detail:e,bubbles:!0,composed:!0}))},bo=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await o(this,T,et).call(this))},Lr=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await o(this,T,et).call(this))},et=async function(){if(clearTimeout(m(this,tt)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:so})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");K(this,tt,setTimeout(()=>{o(this,T,et).call(this)},e?gi:fi))},Le.styles=[_,be,zt,W,Pn],u([x()],Le.prototype,"overview",2),u([x()],Le.prototype,"library",2),Le=u([S("rb-music")],Le);var xo=["full_control","full_voting","upvotes_only","no_control"],vo=["fair","votes","fifo"];var $o=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var bi=[1,2,3,4,6,8,12],P,wo,ko,So,jr,_o,To,Ro,Eo,Co,Mr,Po,Ho,je=class extends R{constructor(){super(...arguments);g(this,P);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return i`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?o(this,P,Co).call(this):o(this,P,Eo).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${xo.map(n=>o(this,P,Mr).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${vo.map(n=>o(this,P,Mr).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${o(this,P,So).call(this)} ${o(this,P,wo).call(this)}`}get host(){return b.current}};P=new WeakSet,wo=function(){let{host:e,permissions:t}=this;return i`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${o(this,P,ko)}>
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
    </section>`},ko=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},So=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:s,settings:l}=this.replica,p=n.join_url??j(".").href,y=s.join==="code";return i`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${o(this,P,jr).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${Qe({address:p,texts:r,notify:(f,w)=>this.notify(f,w)})}
      <a href=${j("poster").href} target="_blank">${e.start.printPoster}</a>
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${C(y)}
          ?disabled=${!t.mayHost}
          @change=${o(this,P,Ro)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${y&&n.join_code?i`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${s.join_code_expires_at?i`<p class="muted">
                    ${e.codeUntil({time:G(new Date(s.join_code_expires_at))})}
                  </p>`:d}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${h("restart")} ${e.newCode}
            </button>`:d}
      ${t.mayHost?o(this,P,_o).call(this):d}
      ${n.screen_url?i`<p class="muted">${e.screenHint}</p>
            ${Qe({address:n.screen_url,texts:r,notify:(f,w)=>this.notify(f,w)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${h("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:d}
      ${n.kiosk_url?i`<p class="muted">${e.kioskHint}</p>
            ${Qe({address:n.kiosk_url,texts:r,notify:(f,w)=>this.notify(f,w)})}`:d}
      ${l.wifi_ssid?i`<img src=${o(this,P,jr).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${l.wifi_ssid}</bdi></p>`:d}
    </section>`},jr=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return j(n?`${e}?of=${encodeURIComponent(n)}`:e).href},_o=function(){let{host:e,modCode:t}=this;return i`${t?i`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:G(new Date(t.expires_at))})}</p>`:d}
      <button data-command="make_mod_code" @click=${o(this,P,To)}>
        ${h(A.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},To=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Ro=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Eo=function(){let{host:e}=this;return i`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,P,Po)}
      >
        ${h("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${bi.map(t=>i`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},Co=function(){let{host:e}=this,{sure:t}=this.texts;return i`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${o(this,P,Ho)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${h("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Mr=function(e,t,r,n){return i`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${C(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${Ge.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},Po=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Ho=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},je.styles=[_,zt,$o],u([x()],je.prototype,"isClosing",2),u([x()],je.prototype,"modCode",2),je=u([S("rb-party")],je);var Lo=k(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var xi={error:h("warning"),warning:h("warning"),info:h(A.info)},ke,jo,Mo,Oo,bt=class extends R{constructor(){super(...arguments);g(this,ke)}connectedCallback(){super.connectedCallback(),o(this,ke,jo).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return d;let r=b.current.problems,n=e.filter(({severity:l})=>l!=="info"),s=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return i`<section aria-label=${s}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${s}</span></summary>
      <ul role="list">
        ${e.map(l=>o(this,ke,Oo).call(this,l))}
      </ul>
      </details>
    </section>`}};ke=new WeakSet,jo=async function(){await fr.load(this.texts),this.requestUpdate()},Mo=function(){return i`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${b.current.problems.joinByCode}
    </button>`},Oo=function(e){let t=G(new Date(e.since));return i`<li class=${e.severity} data-problem=${e.code}>
      ${xi[e.severity]}
      <p>
        ${fr.text(this.texts,vi(e))}
        <small>${b.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?o(this,ke,Mo).call(this):d}
    </li>`},bt.styles=[_,W,Lo],bt=u([S("rb-problems")],bt);function vi(c){let{source:a}=c.params;return typeof a!="string"?c:{...c,params:{...c.params,source:Nt(a)}}}var qo=k(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}small{color:var(--muted)}figure{display:grid;gap:8px;margin:0}figcaption{display:flex;flex-wrap:wrap;gap:4px 14px}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted)}.legend i{width:12px;height:12px;border:2px solid var(--berry-fill);border-radius:3px;background:var(--berry-fill)}.legend i.votes{border-color:var(--violet-fill);background:none}.plot{position:relative;display:flex;gap:3px;padding-block-start:1.4em}.most{position:absolute;inset-block-start:2px;inset-inline-end:0;color:var(--muted);font-size:.8rem}.slot{flex:1;min-width:0}.slot svg{display:block;width:100%;height:110px;border-block-end:1px solid var(--line)}.slot small{display:block;height:1.4em;color:var(--muted);white-space:nowrap}rect.requests{fill:var(--berry-fill);stroke:none}rect.votes{fill:none;stroke:var(--violet-fill);stroke-width:2px;vector-effect:non-scaling-stroke}.bars{width:100%;border-collapse:collapse}.bars caption{padding-block-end:4px;font-weight:700;text-align:start}.bars th{width:45%;padding:3px 0;font-weight:400;overflow-wrap:anywhere;text-align:start}.bars td>span{display:flex;align-items:center;gap:8px}.bars svg{flex:1;width:100%;height:12px}[dir=rtl] svg,:host(:dir(rtl)) .bars svg{transform:scaleX(-1)}@media(forced-colors:active){rect.requests,.legend i.requests{fill:Highlight;border-color:Highlight;background:Highlight;forced-color-adjust:none}rect.votes,.legend i.votes{stroke:CanvasText;border-color:CanvasText}}");var rr,Ao,Se=class extends ze{constructor(){super(...arguments);g(this,rr);this.draw=null}connectedCallback(){super.connectedCallback(),o(this,rr,Ao).call(this)}render(){let{texts:e,stats:t}=this,{language:r}=e,n=s=>se(e,s);return this.draw?this.draw({html:i,svg:an,nothing:d},{language:r,host:b.current,nameOf:n},t):d}};rr=new WeakSet,Ao=async function(){this.draw=(await import("./charts-SBWKKX7F.js")).renderCharts},Se.styles=[_,qo],u([q({attribute:!1})],Se.prototype,"texts",2),u([q({attribute:!1})],Se.prototype,"stats",2),u([x()],Se.prototype,"draw",2),Se=u([S("rb-charts")],Se);var Fo=k(".card,.details{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}details{border-block-start:1px solid var(--line)}.details{padding-block-end:12px}small{display:block;color:var(--muted);font-weight:400}.top,.plays{display:grid;gap:8px}.plays{max-height:300px;overflow-y:auto}li{display:flex;gap:12px;min-width:0}.top li{justify-content:space-between}li>span{min-width:0;overflow-wrap:anywhere}time{color:var(--muted)}.exports{display:flex;flex-wrap:wrap;gap:8px 18px}");var $i=10,wi=500;function Or(c,a={}){let e=(t,r)=>{let n=j(`api/v1/export.${t}`);for(let[s,l]of Object.entries(a))n.searchParams.set(s,l);return i`<a href=${n.href} download>${h("outside")} ${r}</a>`};return i`${e("m3u8",c.m3u)} ${e("csv",c.csv)}`}var ee,Uo,Io,Do,zo,Vo,xt,_e=class extends R{constructor(){super(...arguments);g(this,ee);this.evenings=[];this.hasMore=!1;this.details=new Map;g(this,xt,async()=>{let e=this.evenings.at(-1)?.id??null,t=await this.runCommand("evenings",{before:e,limit:$i});t&&(this.evenings=[...this.evenings,...t.evenings],this.hasMore=t.more)})}connectedCallback(){super.connectedCallback(),m(this,xt).call(this)}render(){let{history:e}=b.current;return this.evenings.length===0?d:i`<section class="card" aria-labelledby="evenings">
      <h2 id="evenings">${e.evenings}</h2>
      ${this.evenings.map(t=>o(this,ee,Uo).call(this,t))}
      ${this.hasMore?i`<button class="quiet" data-older @click=${m(this,xt)}>${e.older}</button>`:d}
    </section>`}};ee=new WeakSet,Uo=function(e){let{recap:t}=N.current,{songs:r,guests:n,votes:s}=e;return i`<details @toggle=${l=>o(this,ee,Vo).call(this,l,e)}>
      <summary>
        <span>
          ${o(this,ee,Io).call(this,e)}
          <small>
            ${t.songs({count:r})}, ${t.guests({count:n})}, ${t.votes({count:s})}
          </small>
        </span>
      </summary>
      ${o(this,ee,Do).call(this,e,this.details.get(e.id))}
    </details>`},Io=function({since:e,until:t}){let{history:r}=b.current,n=new Intl.DateTimeFormat(this.texts.language,{weekday:"short",day:"numeric",month:"short",year:"numeric"}).format(new Date(e)),s=G(new Date(e));return t?r.period({date:n,from:s,to:G(new Date(t))}):r.periodSoFar({date:n,from:s})},Do=function(e,t){if(!t)return d;let{history:r}=b.current,{stats:n,plays:s}=t;return i`<div class="details">
      <p class="muted">${r.minutes({count:Be(e.played_s)})}</p>
      ${o(this,ee,zo).call(this,e)}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>
      <h3>${r.history}</h3>
      <ol class="plays" tabindex="0" aria-label=${r.history}>
        ${s.map(({song:l,started_at:p})=>i`<li>
            <time>${G(new Date(p))}</time>
            <span><bdi>${l.title}</bdi> <small><bdi>${l.artist}</bdi></small></span>
          </li>`)}
      </ol>
      <p class="exports">${Or(r,No(e))}</p>
    </div>`},zo=function({top:e}){if(e.length===0)return d;let{history:t}=b.current;return i`<h3>${t.liked}</h3>
      <ol class="top">
        ${e.map(({song:r,up:n,down:s})=>i`<li>
            <span><bdi>${r.title}</bdi> <small><bdi>${r.artist}</bdi></small></span>
            <b>${n-s}</b>
          </li>`)}
      </ol>`},Vo=async function(e,t){if(e.newState!=="open"||this.details.has(t.id))return;let r=No(t),n=await this.runCommand("stats",r),s=await this.runCommand("history",{...r,limit:wi});if(!n||!s)return;let l={stats:n,plays:[...s.plays].reverse()};this.details=new Map([...this.details,[t.id,l]])},xt=new WeakMap,_e.styles=[_,W,Fo],u([x()],_e.prototype,"evenings",2),u([x()],_e.prototype,"hasMore",2),u([x()],_e.prototype,"details",2),_e=u([S("rb-evenings")],_e);function No({since:c,until:a}){return a===null?{since:c}:{since:c,until:a}}var Bo=k(":host{display:grid;gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ki=20,Si=5,z,Go,qr,Wo,Ko,Yo,Jo,Ar,Te=class extends R{constructor(){super(...arguments);g(this,z);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),o(this,z,Ar).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&o(this,z,Ar).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return i`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?o(this,z,Go).call(this,t,r):d}
      ${r?o(this,z,qr).call(this,e.liked,r.best_liked,({up:s,down:l})=>s-l):d}
      ${r?o(this,z,qr).call(this,e.played,r.most_played,({times:s})=>s):d}
      ${n?o(this,z,Wo).call(this,n):d}
      ${Or(e)}
      <button data-command="export" @click=${o(this,z,Yo)}>${e.text}</button>
      <form @submit=${o(this,z,Jo)}>
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
    ></rb-evenings>`}get own(){return b.current}};z=new WeakSet,Go=function({songs:e,guests:t,votes:r},n){let{played_s:s,most_active:l}=n,{history:p}=this.own,{recap:y}=N.current,[f]=l;return i`<p>
        ${y.songs({count:e})}, ${p.minutes({count:Be(s)})}, ${y.guests({count:t})},
        ${y.votes({count:r})}
      </p>
      ${f?i`<p class="muted">
              ${p.mostActive({name:se(this.texts,f.guest.name),count:f.requests})}
            </p>`:d}
      <rb-charts .texts=${this.texts} .stats=${n}></rb-charts>`},qr=function(e,t,r){return t.length===0?d:i`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,Si).map(n=>i`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},Wo=function({plays:e}){let{history:t}=this.own;return i`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>i`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${G(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?i`· <bdi>${se(this.texts,r.requested_by.name)}</bdi>`:d}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>o(this,z,Ko).call(this,r)}
            >
              ${h("restart")}
            </button>
          </li>`)}
      </ol>`},Ko=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},Yo=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Jo=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Ar=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:ki})??null},Te.styles=[_,Bo],u([x()],Te.prototype,"recap",2),u([x()],Te.prototype,"stats",2),u([x()],Te.prototype,"history",2),Te=u([S("rb-history")],Te);var Qo=k(":host{display:block;min-width:0}.join{justify-content:flex-start;gap:14px;width:100%;padding:10px;border:1px solid var(--line);border-radius:22px;text-align:start;background:var(--card)}.join img{width:104px;height:104px;border-radius:12px;background:#fff}.words{display:grid;gap:2px;min-width:0}.link{overflow:hidden;color:var(--violet);font-size:.9rem;text-overflow:ellipsis}.code{font-weight:800;letter-spacing:.08em}.large{display:grid;justify-items:center;gap:14px;padding:24px;text-align:center}.large img{width:min(70vw,60vh,420px);border-radius:18px;background:#fff}:host([compact]) .join{padding:6px;border-radius:18px}:host([compact]) .join img{width:60px;height:60px;border-radius:10px}@media(max-width:899px){.join{width:auto;padding:4px;border-radius:12px}.join img{width:52px;height:52px;border-radius:8px}.join .words{display:none}}");var rt=class extends R{constructor(){super(...arguments);this.isOpen=!1}render(){let{me:e}=this.replica,{qr:t,queue:r}=b.current,n=e.join_url??j(".").href,s=j(`join.svg?of=${encodeURIComponent(n)}`).href,l=i`<span class="words">
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
      </rb-sheet>`}};rt.styles=[_,Qo],u([x()],rt.prototype,"isOpen",2),rt=u([S("rb-join-code")],rt);var J,Xo,Fr,Zo,Nr,es,Me=class extends R{constructor(){super(...arguments);g(this,J);this.entry=null;this.overview=null}async choose(e){this.overview=await this.runCommand("playlists",{})??null,this.overview&&(this.entry=e)}render(){let{entry:e,overview:t,own:r}=this;return i`<rb-sheet ?open=${e!==null} label=${r.addTo} @rb-close=${o(this,J,Fr)}>
      ${e&&t?o(this,J,Xo).call(this,e,t):d}
    </rb-sheet>`}get own(){return b.current.playlists}};J=new WeakSet,Xo=function(e,{playlists:t,max_playlists:r}){let{own:n}=this,{music:s}=b.current;return i`<div class="chooser">
      <h2>${n.addTo}</h2>
      <p class="muted"><bdi>${e.song.title}</bdi></p>
      <ul class="lists" role="list">
        ${t.map(({uri:l,name:p,songs:y})=>i`<li>
            <button data-playlist=${l} @click=${()=>o(this,J,Nr).call(this,e,l)}>
              <span class="words"><bdi>${p}</bdi><small>${s.songs({count:y})}</small></span>
              ${h("plus")}
            </button>
          </li>`)}
      </ul>
      ${t.length<r?i`<form class="line" @submit=${l=>o(this,J,Zo).call(this,l,e)}>
              <input type="text" name="name" maxlength="40" placeholder=${n.name} aria-label=${n.name} />
              <button data-command="create_playlist">${h("plus")} ${n.create}</button>
            </form>`:d}
    </div>`},Fr=function(){this.entry=null},Zo=async function(e,t){e.preventDefault();let r=String(new FormData(e.target).get("name")).trim(),n=r===""?void 0:await this.runCommand("create_playlist",{name:r});n&&await o(this,J,Nr).call(this,t,n.uri)},Nr=async function({id:e,song:t},r){let n=await this.runCommand("add_to_playlist",{playlist:r,songs:[{entry:e}]});if(!n)return;o(this,J,Fr).call(this);let[s]=n.reasons,{name:l}=n.playlist;s?this.notify(ye(this.texts,s),"bad"):this.notifyWithUndo(this.own.addedTo({title:t.title,name:l}),()=>o(this,J,es).call(this,r))},es=async function(e){await this.runCommand("undo_playlist",{playlist:e})&&this.notify(this.own.undone)},Me.styles=[_,ve],u([x()],Me.prototype,"entry",2),u([x()],Me.prototype,"overview",2),Me=u([S("rb-playlist-chooser")],Me);var ts=k(".menu{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:4px;overflow-y:auto;padding:18px 14px calc(18px + env(safe-area-inset-bottom))}.song{padding:0 14px 10px;font-weight:700}.song small{display:block;color:var(--muted);font-weight:400}.menu button{justify-content:flex-start;gap:14px;min-height:50px;border-radius:16px;text-align:start;background:none}@media(hover:hover){.menu button:hover{background:var(--raised)}}");var rs=15,te,Re,qe,$t,$,ns,os,ie,Ur,ss,is,as,ls,ds,cs,ue,or,sr,nr,ps,vt,Ir,nt,Dr,zr,Oe=class extends R{constructor(){super(...arguments);g(this,$);this.opened=null;g(this,te,null);g(this,Re,null);g(this,qe,!1);g(this,$t,Promise.resolve());g(this,ue,async()=>{let e=await this.runCommand("undo",{});e&&this.notify(cn(e.entries.length))});g(this,or,async()=>{await this.runCommand("shuffle_queue",{})&&this.notify(this.own.shuffled)});g(this,sr,async()=>{if(!m(this,qe)){o(this,$,nr).call(this,!0),this.announce(this.texts.sure);return}o(this,$,nr).call(this,!1),await this.runCommand("clear_queue",{})&&this.notifyWithUndo(this.own.cleared,m(this,ue))})}manage(e){if(m(this,te)===e)return;K(this,te,e),e.manager=this;let t=e.shadowRoot;if(!t||!gt.styleSheet)return;t.adoptedStyleSheets=[...t.adoptedStyleSheets,gt.styleSheet];let r=new Xe(e,(n,s)=>{o(this,$,Ir).call(this,n,s,"dragged")});t.addEventListener("pointerdown",n=>r.start(n)),t.addEventListener("keydown",n=>o(this,$,ps).call(this,n))}updated(e){e.has("opened")&&this.opened&&this.menu?.querySelector("button")?.focus()}render(){let{opened:e}=this;return i`<rb-sheet
      ?open=${e!==null}
      label=${e?.song.title??""}
      @rb-close=${o(this,$,Ur)}
    >
      ${e?o(this,$,os).call(this,e):d}
    </rb-sheet>`}isSelected(e){return m(this,Re)?.has(e)??null}lead({id:e,song:t}){let{title:r}=t,n=this.isSelected(e);if(n!==null)return i`<label class="lead pick">
        <input
          type="checkbox"
          aria-label=${this.own.selectOne({title:r})}
          .checked=${n}
          @change=${()=>o(this,$,Dr).call(this,e)}
        />
      </label>`;let s=this.own.moveHint({title:r});return i`<button
      class="lead handle"
      aria-label=${s}
      title=${s}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+Home Alt+End"
    >
      ${h(A.grip)}
    </button>`}actions(e){let t=this.own.actions({title:e.song.title});return i`<button
      class="round quiet more-actions"
      aria-haspopup="dialog"
      aria-label=${t}
      title=${t}
      @click=${()=>{this.opened=e}}
    >
      ${h(A.dots)}
    </button>`}tap({id:e}){return m(this,Re)?(o(this,$,Dr).call(this,e),!0):!1}tools(e){let t=m(this,Re);if(!t)return o(this,$,ns).call(this,e);let r=t.size;return i`<div class="tools" role="group" aria-label=${this.own.selected({count:r})}>
      <span class="count" role="status">${this.own.selected({count:r})}</span>
      <button
        data-command="prioritize_entries"
        ?disabled=${r===0}
        @click=${()=>o(this,$,zr).call(this,"prioritize_entries")}
      >
        ${h("first")} ${N.current.queue.prioritize}
      </button>
      <button
        class="danger"
        data-command="remove_entries"
        ?disabled=${r===0}
        @click=${()=>o(this,$,zr).call(this,"remove_entries")}
      >
        ${h("remove")} ${this.own.removeSelected}
      </button>
      <button data-act="done" @click=${()=>o(this,$,nt).call(this,null)}>${this.own.done}</button>
    </div>`}get own(){return b.current.queue}};te=new WeakMap,Re=new WeakMap,qe=new WeakMap,$t=new WeakMap,$=new WeakSet,ns=function(e){let{own:t,texts:r}=this;return i`<div class="tools" role="group" aria-label=${t.tools}>
      <button data-command="undo" @click=${m(this,ue)}>${h("back")} ${r.undo}</button>
      <button data-command="shuffle_queue" ?disabled=${e<2} @click=${m(this,or)}>
        ${t.shuffle}
      </button>
      <button
        class=${m(this,qe)?"sure":"danger"}
        data-command="clear_queue"
        ?disabled=${e===0}
        @click=${m(this,sr)}
        @blur=${()=>o(this,$,nr).call(this,!1)}
      >
        ${h("remove")} ${m(this,qe)?r.sure:t.clear}
      </button>
      <button data-act="select" ?disabled=${e===0} @click=${()=>o(this,$,nt).call(this,[])}>
        ${h("check")} ${this.own.select}
      </button>
    </div>`},os=function(e){let{own:t,texts:r}=this,{prioritize:n,remove:s}=N.current.queue,l=m(this,te)?.order??[],p=l.indexOf(e.id),y=l.length-1,f=e.requested_by,w=f!==null&&f.id!==this.replica.me.id&&e.origin==="guest";return i`<div class="menu" @keydown=${o(this,$,ss)}>
      <p class="song" dir="auto">${e.song.title}<small dir="auto">${e.song.artist}</small></p>
      ${o(this,$,ie).call(this,"first",n,"prioritize",()=>o(this,$,is).call(this,e))}
      ${p>0?o(this,$,ie).call(this,"up",t.moveUp,"up",()=>o(this,$,vt).call(this,e.id,p-1)):d}
      ${p>=0&&p<y?[o(this,$,ie).call(this,"down",t.moveDown,"down",()=>o(this,$,vt).call(this,e.id,p+1)),o(this,$,ie).call(this,A.last,t.moveToEnd,"end",()=>o(this,$,vt).call(this,e.id,y))]:d}
      ${o(this,$,ie).call(this,"check",t.select,"select",()=>o(this,$,nt).call(this,[e.id]))}
      ${o(this,$,ie).call(this,"search",t.findAgain,"find",()=>o(this,$,cs).call(this,e))}
      ${o(this,$,ie).call(this,A.list,t.addToPlaylist,"playlist",()=>o(this,$,ds).call(this,e))}
      ${w?o(this,$,ie).call(this,A.silent,t.muteMinutes({name:se(r,f.name),minutes:rs}),"mute",()=>o(this,$,ls).call(this,f.id,se(r,f.name))):d}
      ${o(this,$,ie).call(this,"remove",s,"remove",()=>o(this,$,as).call(this,e))}
    </div>`},ie=function(e,t,r,n){return i`<button
      class=${r==="remove"?"danger":""}
      data-act=${r}
      @click=${async()=>{o(this,$,Ur).call(this),await this.updateComplete,n()}}
    >
      ${h(e)} ${t}
    </button>`},Ur=function(){this.opened=null},ss=function(e){let t=[...this.menu?.querySelectorAll("button")??[]],r=t.indexOf(e.target),n={ArrowUp:r-1,ArrowDown:r+1,Home:0,End:-1}[e.key];n===void 0||e.altKey||(e.preventDefault(),t.at(n%t.length)?.focus())},is=async function({id:e,song:t}){await this.runCommand("prioritize",{entry:e})&&this.notifyWithUndo(N.current.queue.prioritized({title:t.title}),m(this,ue))},as=async function(e){await this.runCommand("remove",{entry:e.id})&&this.notifyRemoved(N.current.queue.removed({title:e.song.title}),e)},ls=async function(e,t){let{guest:r}=N.current;await this.runCommand("mute_guest",{guest:e,minutes:rs})&&this.notifyWithUndo(r.muted({name:t}),m(this,ue))},ds=function(e){this.dispatchEvent(new CustomEvent("rb-choose-playlist",{detail:e}))},cs=function({song:e}){let t=[e.artist,e.title].filter(Boolean).join(" ");this.dispatchEvent(new CustomEvent("rb-find",{detail:t}))},ue=new WeakMap,or=new WeakMap,sr=new WeakMap,nr=function(e){K(this,qe,e),m(this,te)?.requestUpdate()},ps=function(e){let t=Vt(e,m(this,te)?.order??[]);t&&o(this,$,vt).call(this,t.id,t.to,"key")},vt=function(e,t,r="menu"){return o(this,$,Ir).call(this,Bt(m(this,te)?.order??[],{id:e,to:t}),e,r)},Ir=async function(e,t,r){let n=m(this,te);if(!n)return;let s=n.shadowRoot?.activeElement,l=e.indexOf(t),p=this.replica.entries.get(t)?.song.title??"",y=this.own.movedTo({title:p,position:l+1,count:e.length});await n.showOrder(e),r==="key"&&Gt(s);let f=e[l+1],w=()=>this.runCommand("move",f?{entry:t,before:f}:{entry:t}),F=m(this,$t).then(w);K(this,$t,F),await F&&(r==="key"?this.announce(y):this.notifyWithUndo(y,m(this,ue)))},nt=function(e){K(this,Re,e&&new Set(e)),m(this,te)?.requestUpdate()},Dr=function(e){let t=new Set(m(this,Re));t.delete(e)||t.add(e),o(this,$,nt).call(this,[...t])},zr=async function(e){let t=(m(this,te)?.order??[]).filter(n=>this.isSelected(n));if(!await this.runCommand(e,{entries:t}))return;o(this,$,nt).call(this,null);let r=e==="prioritize_entries"?this.own.prioritized:this.own.removed;this.notifyWithUndo(r({count:t.length}),m(this,ue))},Oe.styles=[_,ts],u([x()],Oe.prototype,"opened",2),u([jt(".menu")],Oe.prototype,"menu",2),Oe=u([S("rb-host-queue")],Oe);var Ae={seconds:1,minutes:60,hours:3600,days:86400},ir=class{#o;#t;#e;constructor(a,e,t){this.#o=a,this.#t=e,this.#e=t}words({name:a}){return this.#t.settings[a]??{name:a,explanation:"",search:""}}preset(a){return this.#t.presets[a]??{name:a,explanation:""}}group({group:a}){return this.#t.groups[a]??a}value(a,e){let t=this.words(a).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:a.kind==="quiet_hours"?this.#s(e):Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,a.unit):String(e)||this.#e.empty}range(a){let{low:e,high:t,unit:r}=a;return e===null||t===null?"":String(e)in(this.words(a).options??{})?this.#e.upTo({high:this.#n(t,r)}):this.#e.range({low:r==="s"&&e>0?this.duration(e):this.#r(Gr(a,e)),high:this.#n(t,r)})}unit({unit:a},e){return a===null?"":this.#t.units[a](Number(e))}#s(a){return a.map(({from:t,to:r,volume_max:n})=>`${t}–${r} ${this.#n(n,"percent")}`).join(", ")||this.#e.empty}#n(a,e){return e==="s"?this.duration(a):e==="percent"?this.#e.percent({count:this.#r(100*a)}):`${this.#r(a)} ${e===null?"":this.#t.units[e](a)}`.trim()}duration(a){let e=this.#e;return a<120?e.seconds({count:this.#r(a)}):a<7200?e.minutes({count:this.#r(a/60)}):a<172800?e.hours({count:this.#r(a/3600)}):this.#n(a/86400,"days")}#r(a){return a.toLocaleString(this.#o,{maximumFractionDigits:1})}};function Vr({kind:c},{options:a}){let[e]=c==="number"||c==="whole_number"?Object.keys(a??{}):[];return e===void 0?void 0:Number(e)}function Br({high:c}){return Object.keys(Ae).filter(e=>c===null||Ae[e]<=c)}function ms(c,a){return[...Br(c)].reverse().find(t=>a>=Ae[t]&&2*a%Ae[t]===0)??"seconds"}function Gr({unit:c},a){return c==="percent"?Math.round(1e6*a)/1e4:a}function hs({unit:c},a){return c==="percent"?a/100:a}function ar(c,a){return!c.secret&&!gs(a[c.name],c.default)}function ys(c,a,e){return a.filter(({name:t})=>t in c.values&&!gs(e[t],c.values[t])).map(t=>({row:t,before:e[t.name],after:c.values[t.name]}))}function gs(c,a){return JSON.stringify(c)===JSON.stringify(a)}function fs(c,a,e){let{name:t,explanation:r,search:n,options:s={}}=e,l=us([a.name,t,r,n,...Object.values(s)].join(" "));return us(c).split(/\s+/).every(p=>l.includes(p))}function us(c){return c.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var M,ot,bs,xs,wt,Wr,lr,oe=class extends ze{constructor(){super(...arguments);g(this,M);this.off=!1;this.chosen=null;this.isAwaited=!1}createRenderRoot(){return this}updated(e){e.has("isAwaited")&&this.isAwaited&&this.querySelector("input")?.focus()}render(){let{row:e,off:t}=this,r=this.format.words(e),n=Vr(e,r),s=this.value===n&&!this.isAwaited;return i`${s?d:[o(this,M,bs).call(this),o(this,M,xs).call(this)]}
      ${n===void 0?d:i`<label class="special">
              <input
                type="checkbox"
                ?disabled=${t}
                .checked=${C(s)}
                @change=${()=>{this.isAwaited=s,this.value!==n&&o(this,M,lr).call(this,n)}}
              />
              ${r.options?.[String(n)]}
            </label>`}`}};M=new WeakSet,ot=function(){if(this.row.unit!=="s")return null;let e=this.isAwaited?Number(this.row.default):this.value;return this.chosen??ms(this.row,e)},bs=function(){let{row:e,value:t,isAwaited:r}=this,{name:n,kind:s,high:l}=e,p=Vr(e,this.format.words(e)),y=p!==void 0&&p===e.low?Math.min(0,p):e.low,f=r||!Number.isFinite(t)?"":String(o(this,M,wt).call(this,t));return i`<input
      id=${n}
      type="number"
      aria-describedby="explanation-${n}"
      min=${y===null?d:o(this,M,wt).call(this,y)}
      max=${l===null?d:o(this,M,wt).call(this,l)}
      step=${s==="number"||m(this,M,ot)!==null?"any":"1"}
      inputmode="decimal"
      ?disabled=${this.off}
      .value=${C(f)}
      @change=${w=>{let{value:F}=w.target;this.chosen=m(this,M,ot),this.isAwaited=!1,o(this,M,lr).call(this,F===""?e.default:o(this,M,Wr).call(this,Number(F)))}}
    />`},xs=function(){let{own:e,row:t,value:r}=this,n=m(this,M,ot),s=Br(t);return n===null||s.length===1?i`<span class="muted">${this.format.unit(t,r)}</span>`:i`<select
      class="unit"
      aria-label=${e.unitOf({name:this.format.words(t).name})}
      ?disabled=${this.off}
      @change=${l=>{let p=o(this,M,wt).call(this,r);this.chosen=l.target.value,this.isAwaited||o(this,M,lr).call(this,Math.min(o(this,M,Wr).call(this,p),t.high??1/0))}}
    >
      ${s.map(l=>i`<option value=${l} .selected=${C(l===n)}>${e.unit[l]}</option>`)}
    </select>`},wt=function(e){let t=m(this,M,ot);return t===null?Gr(this.row,e):Math.round(100*e/Ae[t])/100},Wr=function(e){let t=m(this,M,ot);if(t===null)return hs(this.row,e);let r=e*Ae[t];return this.row.kind==="whole_number"?Math.round(r):r},lr=function(e){this.dispatchEvent(new CustomEvent("rb-value",{detail:e}))},u([q({attribute:!1})],oe.prototype,"own",2),u([q({attribute:!1})],oe.prototype,"format",2),u([q({attribute:!1})],oe.prototype,"row",2),u([q({attribute:!1})],oe.prototype,"value",2),u([q({type:Boolean})],oe.prototype,"off",2),u([x()],oe.prototype,"chosen",2),u([x()],oe.prototype,"isAwaited",2),oe=u([S("rb-number-field")],oe);var vs=k("section{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}h3{font-size:1rem}.presets,.answers{display:flex;flex-wrap:wrap;gap:8px}.applied{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 8px}button[aria-expanded=true]{outline:2px solid var(--violet)}#changes{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}#changes:empty{display:none}dl{display:grid;grid-template-columns:minmax(0,1fr)}dl div{display:flex;flex-wrap:wrap;gap:0 12px;padding:6px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}dt{flex:1 1 10em}dd:last-child{font-weight:600}");var Q,$s,Kr,Yr,ws,ks,Ee=class extends R{constructor(){super(...arguments);g(this,Q);this.shown=null}render(){let{format:e,own:t,shown:r}=this;return i`<section aria-labelledby="presets">
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
            ${o(this,Q,Yr).call(this,n).length===0?h("check"):d}
          </button>`)}
      </div>
      ${o(this,Q,$s).call(this)}
      <div id="changes" role="status">${r?o(this,Q,ws).call(this,r):d}</div>
    </section>`}get own(){return b.current.settings}};Q=new WeakSet,$s=function(){let{applied_preset:e}=this.replica.me,{format:t,own:r}=this;return e?i`<p class="applied">
      ${r.applied({preset:t.preset(e).name})}
      <button
        class="quiet"
        data-undo-preset
        ?disabled=${!this.permissions.mayHost}
        @click=${()=>o(this,Q,Kr).call(this,e)}
      >
        ${h("back")} ${this.texts.undo}
      </button>
    </p>`:d},Kr=async function(e){await this.runCommand("undo_preset",{preset:e})&&(this.notify(this.own.undone),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},Yr=function(e){return ys(e,this.table.settings,this.replica.settings)},ws=function(e){let{format:t,own:r}=this,n=o(this,Q,Yr).call(this,e),{name:s,explanation:l}=t.preset(e.name);return i`<p>${l}</p>
      <p class="muted">
        ${n.length===0?r.presetIsSet({preset:s}):r.presetChanges({preset:s,count:n.length})}
      </p>
      <dl>
        ${ne(n,({row:p})=>p.name,({row:p,before:y,after:f})=>i`<div>
            <dt>${t.words(p).name}</dt>
            <dd class="muted">${r.was({value:t.value(p,y)})}</dd>
            <dd>${r.becomes({value:t.value(p,f)})}</dd>
          </div>`)}
      </dl>
      <div class="answers">
        ${n.length===0?d:i`<button
                class="main"
                data-command="apply_preset"
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>o(this,Q,ks).call(this,e)}
              >
                ${r.apply}
              </button>`}
        <button
          @click=${()=>{this.shown=null}}
        >
          ${n.length===0?this.texts.close:r.cancel}
        </button>
      </div>`},ks=async function({name:e}){await this.runCommand("apply_preset",{preset:e})&&(this.shown=null,this.notifyWithUndo(this.own.applied({preset:this.format.preset(e).name}),()=>o(this,Q,Kr).call(this,e)),this.renderRoot.querySelector(`[data-preset="${e}"]`)?.focus())},Ee.styles=[_,vs],u([q({attribute:!1})],Ee.prototype,"format",2),u([q({attribute:!1})],Ee.prototype,"table",2),u([x()],Ee.prototype,"shown",2),Ee=u([S("rb-presets")],Ee);var Ss=k("dialog{width:min(100% - 24px,560px);max-height:calc(100dvh - 24px);padding:22px;overflow:auto;border:1px solid var(--line);border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow)}dialog[open]{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}dialog::backdrop{background:#0a0410b3}h2{font-size:1.4rem}h2:focus-visible{outline:none}h3{font-size:1rem}form,fieldset{display:grid;gap:6px;margin:0;padding:0;border:0}fieldset[hidden]{display:none}legend,form label{padding:0;font-weight:700}input[type=text]{width:100%;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font-size:1.2rem;background:var(--raised)}fieldset label{display:flex;align-items:center;gap:10px;min-height:var(--touch)}fieldset input{width:22px;height:22px;accent-color:var(--berry)}small{display:block;color:var(--muted)}img{justify-self:center;width:min(100%,300px);border-radius:18px;background:#fff}.address{font-weight:700;text-align:center;overflow-wrap:anywhere}.check{display:flex;align-items:center;gap:8px}.invitation,.invitation>div{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start}@media(min-width:760px){.wide{width:min(100% - 24px,880px)}.wide .invitation{grid-template-columns:300px minmax(0,1fr);gap:28px}}.good{color:var(--leaf)}.bad{color:var(--amber)}.notice:empty{display:none}.buttons{display:flex;flex-wrap:wrap;justify-content:space-between;gap:8px}");var dr=3,_i=3e3,Ti=40,cr="rb-start",Fe,st,I,Jr,_s,Ts,Rs,Es,kt,Qr,Cs,Xr,St,pr,ae=class extends R{constructor(){super(...arguments);g(this,I);this.step=1;this.notice="";this.library=null;this.access=null;g(this,Fe);g(this,st,()=>{this.step=1,this.notice="",this.dialog.open||this.dialog.showModal(),o(this,I,Jr).call(this)});g(this,kt,async()=>{let e=this.renderRoot.querySelector("#name"),t=e?.value.trim()??"";e&&t!==this.replica.settings.party_name&&!await this.runCommand("set_setting",{name:"party_name",value:t})||o(this,I,Qr).call(this,this.step+1)});g(this,St,async()=>{(!this.replica.me.setup_pending||await this.runCommand("finish_setup",{}))&&this.dialog.close()});g(this,pr,e=>{e.stopPropagation(),this.notice=e.detail.text})}connectedCallback(){super.connectedCallback(),document.addEventListener(cr,m(this,st)),this.addEventListener("rb-notice",m(this,pr))}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener(cr,m(this,st)),clearInterval(m(this,Fe))}firstUpdated(){this.replica.me.setup_pending&&m(this,st).call(this)}updated(e){e.has("step")&&this.dialog.open&&o(this,I,Jr).call(this)}render(){let{own:e,step:t}=this;return i`<dialog
      class=${t===dr?"wide":""}
      aria-labelledby="step"
      @close=${()=>clearInterval(m(this,Fe))}
    >
      <p class="muted">${e.step({step:t,steps:dr})}</p>
      <h2 id="step" tabindex="-1">${[e.name,e.sound,e.access][t-1]}</h2>
      ${[o(this,I,_s),o(this,I,Ts),o(this,I,Rs)][t-1]?.call(this)}
      <p class="notice" role="status">${this.notice}</p>
      <div class="buttons">
        ${t===1?i`<button class="quiet" data-skip @click=${m(this,St)}>${e.skip}</button>`:i`<button data-back @click=${()=>o(this,I,Qr).call(this,t-1)}>${e.back}</button>`}
        ${t===dr?i`<button class="main" data-finish @click=${m(this,St)}>${e.finish}</button>`:i`<button class="main" data-next @click=${m(this,kt)}>${e.next}</button>`}
      </div>
    </dialog>`}get own(){return b.current.start}};Fe=new WeakMap,st=new WeakMap,I=new WeakSet,Jr=function(){this.renderRoot.querySelector("h2")?.focus()},_s=function(){let{own:e}=this;return i`<form
      @submit=${t=>{t.preventDefault(),m(this,kt).call(this)}}
    >
      <label for="name">${e.nameLabel}</label>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="off"
        maxlength=${Ti}
        placeholder="Raveberry"
        aria-describedby="name-hint"
        .value=${String(this.replica.settings.party_name??"")}
      />
      <p class="muted" id="name-hint">${e.nameHint}</p>
    </form>`},Ts=function(){let{own:e,library:t}=this,{music:r}=b.current,{outputs:n}=this.replica.player;return i`<fieldset ?hidden=${n.length===0}>
        <legend>${r.outputs}</legend>
        ${n.map(({id:s,name:l,on:p,available:y})=>i`<label>
            <input
              type="radio"
              name="output"
              .checked=${C(p)}
              @change=${()=>this.runCommand("set_output",{output:s,on:!0,exclusive:!0})}
            />
            <span>
              ${Y(r.outputNames,l)??l}
              ${y?d:i`<small>${r.unavailable}</small>`}
            </span>
          </label>`)}
      </fieldset>
      <button data-command="play_test_tone" @click=${o(this,I,Es)}>
        ${h("play")} ${e.testTone}
      </button>
      <p class="muted">${e.testToneHint}</p>
      <h3>${e.music}</h3>
      ${t===null?d:i`<p>
              ${t.songs>0?e.songs({count:t.songs}):t.scan?e.scanning:e.noSongs}
            </p>`}`},Rs=function(){let{own:e,access:t}=this,r=t?.guest_url??this.replica.me.join_url??j(".").href,n=t?.reached_at!=null;return i`<div class="invitation">
      <div>
        <img src=${j("join.svg").href} alt=${b.current.qr} />
        <p class="address" dir="ltr">${r}</p>
      </div>
      <div>
      <p class="check ${n?"good":""}" role="status">
        ${n?h("check"):d} ${n?e.reached:e.notReached}
      </p>
      ${t===null?d:t.obstacles.length===0?i`<p class="check good">${h("check")} ${e.answers}</p>`:t.obstacles.map(s=>i`<p class="check bad" data-obstacle=${s}>
                  ${h("warning")} ${Y(e.obstacles,s)??s}
                </p>`)}
      <a href=${j("poster").href} target="_blank">${e.printPoster}</a>
      </div>
    </div>`},Es=async function(){this.notice="",await this.runCommand("play_test_tone",{})&&(this.notice=this.own.testTonePlays)},kt=new WeakMap,Qr=function(e){this.step=e,this.notice="",clearInterval(m(this,Fe)),e===2&&o(this,I,Cs).call(this),e===dr&&(K(this,Fe,setInterval(()=>{o(this,I,Xr).call(this)},_i)),o(this,I,Xr).call(this))},Cs=async function(){this.library=await this.runCommand("library",{limit:0})??null},Xr=async function(){this.access=await this.runCommand("check_access",{})??this.access},St=new WeakMap,pr=new WeakMap,ae.styles=[_,Ss],u([x()],ae.prototype,"step",2),u([x()],ae.prototype,"notice",2),u([x()],ae.prototype,"library",2),u([x()],ae.prototype,"access",2),u([jt("dialog")],ae.prototype,"dialog",2),ae=u([S("rb-start")],ae);var Ps=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.changed{border-inline-start:3px solid var(--violet)}.mark{color:var(--violet);font-weight:600}small button{min-height:32px;padding:0 8px}small button svg{width:18px;height:18px}.advanced>p{padding:0 14px}table{width:100%;padding:8px 14px;text-align:start}thead th{text-align:start}tbody th{font-weight:400}code{overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}rb-number-field{display:flex;flex:1;flex-wrap:wrap;align-items:center;gap:6px;min-width:0}rb-number-field>input{flex:1 1 6em}select.unit{flex:0 1 auto;width:auto}.special{display:flex;align-items:center;gap:8px;min-height:var(--touch)}.special input{flex:none;width:24px;min-height:24px}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var Ri="***",Ei={from:"22:00",to:"07:00",volume_max:.4},_t,E,Hs,Ls,js,Ms,Os,qs,As,Fs,le,ur,me=class extends R{constructor(){super(...arguments);g(this,E);this.table=null;g(this,_t,new ir(Ve.current.language,Ge.current,b.current.settings));this.query="";this.isOnlyChanged=!1;this.hasFailed=!1}connectedCallback(){super.connectedCallback(),o(this,E,ur).call(this)}render(){let{settings:e}=this.own;return i`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      <button data-start @click=${()=>document.dispatchEvent(new Event(cr))}>
        ${h("restart")} ${this.own.start.restart}
      </button>
      ${this.hasFailed?i`<button @click=${o(this,E,ur)}>${h("restart")} ${this.texts.tryAgain}</button>`:d}
      ${this.table?o(this,E,Hs).call(this,m(this,_t),this.table):d}
    </section>`}get own(){return b.current}async show(e){this.table||await o(this,E,ur).call(this);let t=this.table?.settings.find(r=>r.name===e);t&&(this.query=m(this,_t).words(t).name,await this.updateComplete,this.renderRoot.querySelector(`[data-setting="${e}"] .field > *`)?.focus())}};_t=new WeakMap,E=new WeakSet,Hs=function(e,t){let{settings:r}=this.own,{replica:n}=this,s=this.query.trim(),l=s!==""||this.isOnlyChanged,p=t.settings.filter(f=>(s===""||fs(s,f,e.words(f)))&&(!this.isOnlyChanged||ar(f,n.settings))),y=new Map;for(let f of p)y.set(f.group,[...y.get(f.group)??[],f]);return i`<rb-presets
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
        .value=${C(this.query)}
        @input=${f=>{this.query=f.target.value}}
      />
      <label class="special">
        <input
          type="checkbox"
          data-only-changed
          .checked=${C(this.isOnlyChanged)}
          @change=${f=>{this.isOnlyChanged=f.target.checked}}
        />
        ${r.onlyChanged}
      </label>
      <p class="muted" role="status">${l?p.length===0?r.none:r.found({count:p.length}):d}</p>
      ${ne(y,([f])=>f,([,f])=>o(this,E,Ls).call(this,e,f,l))}
      ${o(this,E,js).call(this,p)}`},Ls=function(e,t,r){let n=t.filter(s=>ar(s,this.replica.settings)).length;return i`<details ?open=${r}>
      <summary>
        <span>
          ${t[0]&&e.group(t[0])}
          ${n===0?d:i`<small class="mark">${this.own.settings.changedIn({count:n})}</small>`}
        </span>
      </summary>
      ${ne(t,({name:s})=>s,s=>o(this,E,Ms).call(this,e,s))}
    </details>`},js=function(e){let{settings:t}=this.own;return i`<details class="advanced">
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
    </details>`},Ms=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],s=ar(t,this.replica.settings),{name:l,explanation:p}=e.words(t);return i`<div
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
        ${o(this,E,qs).call(this,e,t,n)}
      </div>
      <small>
        ${o(this,E,Os).call(this,e,t)}
        ${s?i`<button
                class="quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:l})}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>o(this,E,le).call(this,t,t.default)}
              >
                ${h("back")} ${r.toDefault}
              </button>`:d}
      </small>
    </div>`},Os=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},qs=function(e,t,r){let{name:n}=t,s=!this.permissions.mayHost,l=(p,y)=>{let f=p.target.value;o(this,E,le).call(this,t,y(f))};switch(t.kind){case"switch":return i`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${s}
          @click=${()=>o(this,E,le).call(this,t,r!==!0)}
        ></button>`;case"choice":return i`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${s}
          @change=${p=>l(p,String)}
        >
          ${(t.choices??[]).map(p=>i`<option value=${p} .selected=${C(p===r)}>
                ${e.value(t,p)}
              </option>`)}
        </select>`;case"whole_number":case"number":return i`<rb-number-field
          .own=${this.own.settings}
          .format=${e}
          .row=${t}
          .value=${C(Number(r))}
          ?off=${s}
          @rb-value=${p=>o(this,E,le).call(this,t,p.detail)}
        ></rb-number-field>`;case"texts":return i`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${s}
          .value=${C((r??[]).join(`
`))}
          @change=${p=>l(p,Ci)}
        ></textarea>`;case"quiet_hours":return o(this,E,Fs).call(this,t,r??[],s);case"text":return t.secret?o(this,E,As).call(this,t,e.words(t).name,r,s):i`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${s}
              .value=${C(String(r??""))}
              @change=${p=>l(p,y=>y.trim())}
            />`}},As=function(e,t,r,n){let{settings:s}=this.own,l=r===Ri;return i`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${l?s.isSet:""}
        ?disabled=${n}
        .value=${C("")}
        @change=${p=>{let y=p.target.value;y!==""&&o(this,E,le).call(this,e,y)}}
      />
      ${l?i`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:s.clear,title:t})}
              title=${s.clear}
              ?disabled=${n}
              @click=${()=>o(this,E,le).call(this,e,"")}
            >
              ${h("remove")}
            </button>`:d}`},Fs=function(e,t,r){let{settings:n}=this.own,s=(l,p)=>{o(this,E,le).call(this,e,t.map((y,f)=>f===l?{...y,...p}:y))};return i`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:l,to:p,volume_max:y},f)=>i`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${C(l)}
            @change=${w=>s(f,{from:w.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${C(p)}
            @change=${w=>s(f,{to:w.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${C(String(Math.round(100*y)))}
            @change=${w=>s(f,{volume_max:w.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>o(this,E,le).call(this,e,t.filter((w,F)=>F!==f))}
          >
            ${h("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>o(this,E,le).call(this,e,[...t,Ei])}>
        ${h("plus")} ${n.addTime}
      </button>
    </div>`},le=async function({name:e},t){if(await this.runCommand("set_setting",{name:e,value:t}))this.notify(this.own.settings.saved);else{this.requestUpdate();for(let r of this.renderRoot.querySelectorAll("rb-number-field"))r.requestUpdate()}},ur=async function(){let e=await this.attempt(()=>this.client.read("settings"));this.hasFailed=e===void 0,this.table=e??this.table},me.styles=[_,be,W,Ps],u([x()],me.prototype,"table",2),u([x()],me.prototype,"query",2),u([x()],me.prototype,"isOnlyChanged",2),u([x()],me.prototype,"hasFailed",2),me=u([S("rb-settings")],me);function Ci(c){return c.split(`
`).map(a=>a.trim()).filter(Boolean)}var mr=k(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border-block-start:1px solid var(--line)}summary{padding-block:8px}summary>span{display:grid;gap:3px;line-height:1.35}small{color:var(--muted);font-weight:400}p>small{display:block}.stopped small{color:var(--danger)}pre{max-height:240px;margin:0 0 12px;padding:10px;overflow:auto;border-radius:10px;background:var(--raised);font-size:.8rem;line-height:1.5;overflow-wrap:anywhere;white-space:pre-wrap}.confirm{display:flex;flex-wrap:wrap;align-items:center;gap:8px;padding-block-end:12px}.confirm p{flex-basis:100%}");var Pi=413,V,Ns,Us,Is,Tt,Ds,zs,Ne=class extends R{constructor(){super(...arguments);g(this,V);this.file=null;this.status=""}render(){return i`<input
        type="file"
        accept=".gz,.db,application/gzip"
        hidden
        @change=${e=>o(this,V,Is).call(this,e.target)}
      />
      ${this.file?o(this,V,Us).call(this,this.file):o(this,V,Ns).call(this)}
      <p role="status" class="muted">${this.status||d}</p>`}};V=new WeakSet,Ns=function(){return i`<button
      data-choose
      ?disabled=${this.status!==""||!this.permissions.mayHost}
      @click=${()=>this.renderRoot.querySelector("input")?.click()}
    >
      ${h("restart")} ${b.current.system.restore}
    </button>`},Us=function(e){let{system:t}=b.current,r=t.restoreConfirm({file:e.name});return i`<div class="confirm" role="group" aria-label=${r}>
      <p role="alert"><bdi>${r}</bdi> ${t.restoreHint}</p>
      <button data-restore @click=${()=>o(this,V,Ds).call(this,e)}>${t.restoreNow}</button>
      <button class="quiet" data-cancel @click=${()=>o(this,V,Tt).call(this,null,"[data-choose]")}>
        ${t.cancel}
      </button>
    </div>`},Is=async function(e){let[t]=e.files??[];e.value="",t&&await o(this,V,Tt).call(this,t,"[data-cancel]")},Tt=async function(e,t){this.file=e,await this.updateComplete,this.renderRoot.querySelector(t)?.focus()},Ds=async function(e){let{system:t}=b.current;this.status=t.uploading,await o(this,V,Tt).call(this,null,"[data-choose]");let r=await this.attempt(()=>o(this,V,zs).call(this,e));this.status="",r&&this.notify(t.restoring(r)),await o(this,V,Tt).call(this,null,"[data-choose]")},zs=async function(e){let t;try{t=await fetch(j("api/v1/restore"),{method:"POST",headers:{"Content-Type":"application/octet-stream"},body:e})}catch{throw new Ot}if(t.status===Pi){this.notify(b.current.system.tooLarge,"bad");return}let r=await t.json();if(!t.ok)throw new Mt(r);return r},Ne.styles=[_,mr],u([x()],Ne.prototype,"file",2),u([x()],Ne.prototype,"status",2),Ne=u([S("rb-restore")],Ne);var Hi=5e3,Li=2*3600,it,O,Vs,Bs,Gs,Ws,Ks,Ys,yr,Zr,en,Ue=class extends R{constructor(){super(...arguments);g(this,O);this.answer=null;this.asked=null;g(this,it)}connectedCallback(){super.connectedCallback(),o(this,O,en).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(m(this,it))}render(){let{system:e}=b.current;if(!this.answer)return d;let{processes:t,disk:r}=this.answer,n=s=>o(this,O,Zr).call(this,s/1e9,1);return i`<section class="card" aria-labelledby="system">
      <h2 id="system">${e.title}</h2>
      <p class="muted">${t.length>0?e.hint:e.unsupervised}</p>
      ${r?i`<p>${e.disk({free:n(r.free),total:n(r.total)})}</p>`:d}
      <p>
        <a href=${j("api/v1/backup").href} download>${h("outside")} ${e.backup}</a>
        <small>${e.backupHint}</small>
      </p>
      <rb-restore .client=${this.client} .texts=${this.texts} .replica=${this.replica}></rb-restore>
      <div>${t.map(s=>o(this,O,Vs).call(this,s))}</div>
      ${t.length>0&&t.every(({restartable:s})=>!s)?i`<p class="muted">${e.onlyApp}</p>`:d}
    </section>`}};it=new WeakMap,O=new WeakSet,Vs=function(e){let{system:t}=b.current,{name:r,state:n,log:s}=e;return i`<details class=${n} data-process=${r}>
      <summary>
        <span>${hr(r)} <small>${o(this,O,Bs).call(this,e)}</small></span>
      </summary>
      ${s.length>0?i`<pre dir="ltr" tabindex="0" role="group" aria-label=${t.log}>${s.join(`
`)}</pre>`:i`<p class="muted">${t.noLog}</p>`}
      ${e.restartable?o(this,O,Gs).call(this,r):d}
    </details>`},Bs=function({state:e,up_s:t,memory_bytes:r}){let{system:n}=b.current,s=[n.states[e]];return t!==null&&s.push(n.up({minutes:ji(t)})),r!==null&&s.push(n.memory({mb:o(this,O,Zr).call(this,r/1e6,0)})),s.join(" · ")},Gs=function(e){let{system:t}=b.current;if(this.asked!==e)return i`<p class="confirm">
        <button class="quiet" data-ask @click=${()=>o(this,O,Ws).call(this,e)}>
          ${h("restart")} ${t.restart}
        </button>
      </p>`;let{confirmHint:r}=t,n=e==="mpd"||e==="server"?r[e]:r.other;return i`<div class="confirm" role="group" aria-label=${t.confirm({name:hr(e)})}>
      <p role="alert">${t.confirm({name:hr(e)})} ${n}</p>
      <button data-command="restart_process" @click=${()=>o(this,O,Ys).call(this,e)}>
        ${t.restart}
      </button>
      <button class="quiet" data-cancel @click=${()=>o(this,O,Ks).call(this,e)}>${t.cancel}</button>
    </div>`},Ws=async function(e){this.asked=e,await o(this,O,yr).call(this,e,"[data-cancel]")},Ks=async function(e){this.asked=null,await o(this,O,yr).call(this,e,"[data-ask]")},Ys=async function(e){this.asked=null,await this.runCommand("restart_process",{name:e})!==void 0&&this.notify(b.current.system.restarted({name:hr(e)})),await o(this,O,yr).call(this,e,"[data-ask]")},yr=async function(e,t){await this.updateComplete,this.renderRoot.querySelector(`[data-process="${e}"] ${t}`)?.focus()},Zr=function(e,t){return new Intl.NumberFormat(this.texts.language,{maximumFractionDigits:t}).format(e)},en=async function(){this.answer=await this.runCommand("processes",{})??this.answer,clearTimeout(m(this,it)),this.isConnected&&K(this,it,setTimeout(()=>{o(this,O,en).call(this)},Hi))},Ue.styles=[_,W,mr],u([x()],Ue.prototype,"answer",2),u([x()],Ue.prototype,"asked",2),Ue=u([S("rb-processes")],Ue);function ji(c){let{history:a,hours:e}=b.current;return c<Li?a.minutes({count:Be(c)}):e({count:Math.round(c/3600)})}function hr(c){return b.current.system.names[c]??c}var Js=k("header{display:flex;flex-wrap:wrap;align-items:center;gap:10px 18px;max-width:210mm;margin:0 auto;padding:16px}h1{font-size:1.3rem}fieldset{display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0;border:0}legend{float:inline-start;padding:0;line-height:var(--touch);margin-inline-end:12px}label{display:flex;align-items:center;gap:8px;min-height:var(--touch)}header input{width:22px;height:22px;accent-color:var(--berry)}header p{flex-basis:100%}.warning{color:var(--amber)}.loading{padding:24px}.paper{display:grid;width:min(100% - 32px,210mm);margin:0 auto 32px;color:#000;background:#fff;aspect-ratio:210 / 297}.a6{width:min(100% - 32px,105mm)}.side{container-type:size}.content{display:grid;grid-template-rows:auto auto minmax(0,1fr) auto;gap:3cqmin;height:100%;padding:7cqmin;text-align:center}.tent{grid-template-rows:1fr 1fr}.tent .back{grid-row:1;border-top:1px dashed #999;transform:rotate(180deg)}h2{font-size:11cqmin;line-height:1.1}.call{font-size:6cqmin;font-weight:700}.codes{display:flex;justify-content:center;gap:4cqmin;min-height:0}.a4 .codes,.a6 .codes{flex-direction:column;align-items:center}figure{display:grid;flex:0 1 auto;grid-template-rows:minmax(0,1fr) auto;justify-items:center;min-width:0;margin:0}.a4 figure,.a6 figure{flex:0 1 100cqmin;min-height:0}img{max-width:100%;height:100%;min-height:0;object-fit:contain}figcaption{font-size:3cqmin;font-weight:700;overflow-wrap:anywhere}.hint{font-size:3cqmin}@media print{header{display:none}.paper{width:210mm;height:296mm;margin:0;aspect-ratio:auto}.a6{width:105mm;height:147mm}}");var Mi=["a4","a6","tent"],Oi={a4:"A4",a6:"A6",tent:"A4"},Rt,at,Et,Ct,tn,Ie=class extends ze{constructor(){super(...arguments);g(this,Ct);g(this,Rt,ln());this.view=m(this,Rt).view;this.format="a4";g(this,at,document.createElement("style"));g(this,Et,()=>{})}connectedCallback(){super.connectedCallback(),document.head.append(m(this,at)),K(this,Et,m(this,Rt).subscribe(e=>{this.view=e}))}disconnectedCallback(){super.disconnectedCallback(),m(this,Et).call(this),m(this,at).remove()}updated(e){let t=Oi[this.format];e.has("format")&&(m(this,at).textContent=`@page { size: ${t}; margin: 0; }`),document.title=[this.own.poster,gr(this.view.replica)].join(" · ")}render(){let{own:e,format:t}=this,{replica:r}=this.view;if(r===null)return i`<p class="loading">${Ve.current.loading}</p>`;let n=r.party.join==="code";return i`<header>
        <h1>${e.poster}</h1>
        <fieldset>
          <legend>${e.format}</legend>
          ${Mi.map(s=>i`<label>
              <input
                type="radio"
                name="format"
                value=${s}
                .checked=${C(t===s)}
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
        ${o(this,Ct,tn).call(this,r)}
        ${t==="tent"?o(this,Ct,tn).call(this,r,"back"):d}
      </main>`}get own(){return b.current.start}};Rt=new WeakMap,at=new WeakMap,Et=new WeakMap,Ct=new WeakSet,tn=function(e,t="front"){let{own:r}=this,{me:n,settings:s}=e,l=s.wifi_ssid,p=(n.join_url??j(".").href).replace(/^https?:\/\/|\/(p\/.*)?$/g,"");return i`<section class="side ${t}" aria-hidden=${t==="back"}>
      <div class="content">
      <h2 dir="auto">${gr(e)}</h2>
      <p class="call">${r.call}</p>
      <div class="codes">
        ${l?i`<figure>
                <img src=${j("wifi.svg").href} alt=${r.wifi({name:String(l)})} />
                <figcaption>${r.wifi({name:String(l)})}</figcaption>
              </figure>`:d}
        <figure class="join">
          <img src=${j("join.svg").href} alt=${b.current.qr} />
          <figcaption dir="ltr">${p}</figcaption>
        </figure>
      </div>
      <p class="hint">${r.posterHint}</p>
      </div>
    </section>`},Ie.styles=[_,Js],u([x()],Ie.prototype,"view",2),u([x()],Ie.prototype,"format",2);var qi=["queue","party","guests","music","lights","history","settings"],Ai={queue:h("queue"),party:h("moon"),guests:h("people"),music:h(A.disc),lights:h("light"),history:h(A.list),settings:h(A.gear)},lt=matchMedia("(max-width: 899px)"),Ht,L,rn,Qs,nn,dt,Xs,on,Zs,ei,ti,Pt=class extends br{constructor(){super(...arguments);g(this,L);this.tab="queue";this.importTools=null;g(this,Ht,()=>this.requestUpdate())}importSheets(){return import("./sheets-FTCMFVSE.js")}badge(){return m(this,L,dt).title}connectedCallback(){super.connectedCallback(),lt.addEventListener("change",m(this,Ht))}disconnectedCallback(){super.disconnectedCallback(),lt.removeEventListener("change",m(this,Ht))}links(e){let t=m(this,L,dt);return i`<nav class="pages" aria-label=${t.pages}>
      ${xr("guest",t.guestPage,"people")} ${xr("tv",t.screen,A.screen)}
      </nav>
      ${lt.matches?o(this,L,rn).call(this,e):d}`}news(e){let{client:t,texts:r}=this;return i`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>
      <rb-start .client=${t} .texts=${r} .replica=${e}></rb-start>
      <rb-host-queue
        .client=${t}
        .texts=${r}
        .replica=${e}
        @rb-find=${({detail:n})=>this.openSearch(n)}
        @rb-choose-playlist=${({detail:n})=>o(this,L,Qs).call(this,n)}
      ></rb-host-queue>
      <rb-playlist-chooser
        .client=${t}
        .texts=${r}
        .replica=${e}
      ></rb-playlist-chooser>`}above(){return lt.matches?o(this,L,nn).call(this):d}beside(e){return i`${lt.matches?d:[o(this,L,rn).call(this,e),o(this,L,nn).call(this)]}
      <div class="beside" role="tabpanel" aria-label=${m(this,L,dt).tab[this.tab]}>
        ${o(this,L,ti).call(this,e)}
      </div>`}updated(){super.updated();let e=this.renderRoot.querySelector("rb-queue");e&&this.renderRoot.querySelector("rb-host-queue")?.manage(e)}};Ht=new WeakMap,L=new WeakSet,rn=function(e){let{client:t,texts:r}=this;return i`<rb-join-code
      ?compact=${this.tab!=="queue"}
      .client=${t}
      .texts=${r}
      .replica=${e}
    ></rb-join-code>`},Qs=function(e){this.renderRoot.querySelector("rb-playlist-chooser")?.choose(e)},nn=function(){return i`<nav
      class="tabs"
      role="tablist"
      aria-label=${m(this,L,dt).tabs}
      @keydown=${o(this,L,ei)}
    >
      ${qi.map(e=>o(this,L,Xs).call(this,e))}
    </nav>`},dt=function(){return b.current},Xs=function(e){let t=m(this,L,dt).tab[e];return i`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>o(this,L,on).call(this,e)}
    >
      ${Ai[e]}<span>${t}</span>
    </button>`},on=async function(e){this.tab=e,await this.updateComplete,lt.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},Zs=async function(e){await o(this,L,on).call(this,"settings"),await this.renderRoot.querySelector("rb-settings")?.show(e)},ei=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(y=>y.offsetParent!==null),s=n.indexOf(e.target);if(r===void 0||s<0)return;e.preventDefault();let l=e.key==="End"?-1:0,p=n.at(r===0?l:(s+r)%n.length);p?.click(),p?.focus()},ti=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return i`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return i`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return i`<rb-music
          .client=${t}
          .texts=${r}
          .replica=${e}
          @rb-show-setting=${({detail:n})=>o(this,L,Zs).call(this,n)}
        ></rb-music>`;case"history":return i`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return i`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return i`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings><rb-processes
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-processes>`}},Pt.styles=[...br.styles,yn],u([q({reflect:!0})],Pt.prototype,"tab",2);function oh(c){Ve.provide(c.page),N.provide(c.sheets),b.provide(c.host),pt.provide(c.effects),Ge.provide(c.settings);let a=location.pathname.endsWith("/poster");customElements.define("rb-host",a?Ie:Pt)}export{oh as a};
