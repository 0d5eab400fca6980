/* raveberry sources sha256:9a734be89e92c8a14bacab953a902d4977d4314eff6fb24b55ad01cd5a15da07 */
/* licences: licences.txt */
import{a as Re,b as A}from"./chunk-QCRYTWK7.js";import{a as qe}from"./chunk-33N3RGA5.js";import{A as de,C as L,D as Ke,E as C,F as Se,G as Oe,H as y,I as H,M as J,N as S,O as ke,P as Ye,W as Ae,a as v,b as a,d as c,g as E,h as ie,i as k,m as F,p as le,q as Je,t as We,u as we,v as _e,w as N,x as O}from"./chunk-LAOLWCG3.js";import{a as h,b as _,c as x,d as Ge,e as i}from"./chunk-MXQIXGP7.js";var Qe=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}small{color:var(--muted)}summary{padding:8px 14px;border-radius:16px}summary>span:first-child{flex:1;min-width:40%}summary small{font-weight:400;text-align:end}rb-guest-actions{padding:4px 12px 12px}");var q=v('summary{display:flex;align-items:center;justify-content:space-between;gap:2px 12px;min-height:var(--touch);font-weight:700;cursor:pointer}summary::-webkit-details-marker{display:none}summary:after{flex:none;width:9px;height:9px;margin:0 4px 4px;border:solid currentColor;border-width:0 2px 2px 0;content:"";transform:rotate(45deg)}[open]>summary:after{margin-bottom:-4px;transform:rotate(-135deg)}');var $=new we,ce=new we,X=new we;var I,Xe,Te,Z=class extends H{constructor(){super(...arguments);x(this,I);this.guests=null}connectedCallback(){super.connectedCallback(),i(this,I,Te).call(this)}updated(e){let t=e.get("replica")?.party,{party:r}=this.replica;t!==void 0&&(t.guests_total!==r.guests_total||t.guests_active!==r.guests_active)&&i(this,I,Te).call(this)}render(){let{own:e,replica:t,guests:r}=this,{party:n}=t;return a`<section class="card" aria-labelledby="guests">
      <h2 id="guests">${e.tab.guests}</h2>
      <p class="muted">${e.guests({active:n.guests_active,total:n.guests_total})}</p>
      ${r?.length===0?a`<p class="muted">${e.nobody}</p>`:c}
      ${J(r??[],({id:o})=>o,o=>i(this,I,Xe).call(this,o))}
    </section>`}get own(){return $.current}};I=new WeakSet,Xe=function(e){let{client:t,texts:r,own:n,replica:o}=this,{profile:s}=N.current,l=[e.active?n.isHere:"",e.role==="guest"?"":s.role[e.role],e.banned?n.isBanned:"",e.several_browsers?n.inSeveralBrowsers:"",e.muted_until?n.isMuted({time:L(new Date(e.muted_until))}):"",n.since({time:L(new Date(e.joined_at))})];return a`<details data-guest=${e.id}>
      <summary>
        <span class="who" style=${F({"--who":Je(e.color)})}>
          <i></i><bdi>${de(r,e.name)}</bdi>
        </span>
        <small>${l.filter(Boolean).join(" · ")}</small>
      </summary>
      <rb-guest-actions
        .client=${t}
        .texts=${r}
        .replica=${o}
        .guest=${e}
        @rb-done=${i(this,I,Te)}
      ></rb-guest-actions>
    </details>`},Te=async function(){let e=await this.runCommand("guests",{});e&&(this.guests=e.guests)},Z.styles=[C,Ye,q,Qe],h([k()],Z.prototype,"guests",2),Z=h([E("rb-guests")],Z);var Ze=v('.tabs{display:flex;flex-wrap:wrap;gap:2px;padding:3px;border:1px solid var(--line);border-radius:22px;background:var(--card)}.tabs button{flex:1 1 auto;flex-direction:column;gap:1px;min-width:44px;min-height:54px;padding:4px 0;border-radius:18px;font-size:.68rem;font-weight:600;background:none}.tabs button[aria-selected=true]{color:var(--on-fill);background:var(--violet-fill)}.beside{display:grid;grid-template-columns:minmax(0,1fr);gap:16px;align-content:start}@media(max-width:899px){main{display:flex;flex-direction:column}.beside{min-height:calc(100dvh - 200px);scroll-margin-top:84px}:host(:not([tab="queue"])) .dock,:host([tab="queue"]) .beside,:host(:not([tab="queue"])) rb-queue{display:none}:host(:not([tab="queue"])) .list{display:contents}.tabs{gap:0;position:sticky;top:max(6px,env(safe-area-inset-top));z-index:4;box-shadow:0 0 0 7px var(--night),var(--shadow)}}@media(max-width:359px),(max-width:18rem){.tabs{position:static}.tabs button{flex-basis:22%}.beside{scroll-margin-top:140px}}@media(min-width:900px){[data-tab=queue]{display:none}.tabs,.beside{grid-column:2}:host([tab="queue"]) [data-tab=party]{color:var(--on-fill);background:var(--violet-fill)}.stage{grid-row:span 3}}@media(min-width:1180px){main{grid-template-columns:minmax(270px,310px) minmax(0,1fr) minmax(320px,380px);grid-template-rows:auto 1fr;gap:20px}.page{max-width:1480px}.list{grid-row:span 2}.tabs,.beside{grid-column:3}}');var ee=v(".head,.row{display:flex;align-items:center;gap:12px;min-width:0}.head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1rem}.head small{display:block;color:var(--muted);font-weight:400}.head>span{flex:1;min-width:0;overflow-wrap:anywhere}.slider{display:block;color:var(--muted);font-size:.9rem}.slider span{display:flex;justify-content:space-between;gap:12px}.slider output{flex:none;font-variant-numeric:tabular-nums}.slider small,.head small{display:block;color:var(--muted)}[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ee=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}.show{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-bottom:14px;border-bottom:1px solid var(--line)}.show+rb-light-device{padding-top:0;border:0}.alarm{display:flex;gap:8px;color:var(--danger);font-weight:700}.found{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;padding-top:14px;border-top:1px solid var(--line)}.found h3{font-size:1rem}.scenes{display:flex;flex-wrap:wrap;gap:8px}.scenes h3,.scenes form{flex:1 0 100%;font-size:1rem}.scenes form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}.scene{display:inline-flex;border-radius:999px;background:var(--raised)}.scene>:first-child{min-width:0;overflow-wrap:anywhere}.scene .sure{flex:none;width:11rem;font-size:.85rem;line-height:1.2}input[type=text]{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}");var ue,Pe,pe=class extends H{constructor(){super(...arguments);x(this,ue)}render(){let{finding:e,found:t,devices:r}=this.replica.lights,n=r.filter(({added:s})=>s);if(!this.permissions.mayHost||e==null&&n.length===0)return c;let{lights:o}=$.current;return a`<div class="found" role="group" aria-label=${o.network}>
      <h3>${o.network}</h3>
      ${n.map(({id:s,name:l})=>i(this,ue,Pe).call(this,l,"",a`<button
          class="quiet"
          data-remove=${s}
          aria-label=${this.texts.actionOn({action:o.removeLight,title:l})}
          @click=${()=>this.runCommand("remove_light",{device:s})}
        >
          ${o.removeLight}
        </button>`))}
      ${(t??[]).map(({id:s,name:l,host:u,pixels:g})=>i(this,ue,Pe).call(this,l,`${o.pixels({count:g})} · ${u}`,a`<button
          data-add=${s}
          aria-label=${this.texts.actionOn({action:o.addLight,title:l})}
          @click=${()=>this.runCommand("add_light",{device:s})}
        >
          ${o.addLight}
        </button>`))}
      ${e==null?c:a`<button
              data-command="find_lights"
              ?disabled=${e}
              @click=${()=>this.runCommand("find_lights",{})}
            >
              ${y("search")} ${e?o.findingLights:o.findLights}
            </button>`}
    </div>`}};ue=new WeakSet,Pe=function(e,t,r){return a`<div class="head">
      <span>${e}${t?a`<small>${t}</small>`:c}</span>
      ${r}
    </div>`},pe.styles=[C,ee,Ee],pe=h([E("rb-discovered-lights")],pe);function et({r:p,g:d,b:e}){return`#${[p,d,e].map(t=>t.toString(16).padStart(2,"0")).join("")}`}function tt(p){let[d=0,e=0,t=0]=[1,3,5].map(r=>Number.parseInt(p.slice(r,r+2),16));return{r:d,g:e,b:t}}function U({name:p,hint:d,value:e,low:t,high:r,step:n,unit:o,onInput:s}){let l=Math.round(100*(e-t)/(r-t)),u=o==="%"?`${l} %`:`${lr(e)} ${o}`.trim();return a`<label class="slider" title=${p}>
    <span>${o==="%"?d:p}<output aria-live="off">${u}</output></span>
    <input
      type="range"
      min=${t}
      max=${r}
      step=${n}
      aria-label=${p}
      aria-valuetext=${u}
      style=${F({"--at":`${l}%`})}
      .value=${S(String(e))}
      @input=${g=>s(dr(g))}
    />
    ${d&&o!=="%"?a`<small>${d}</small>`:c}
  </label>`}function te(p,d,e,t){return a`<div class="head">
    <span>${p}<small>${d}</small></span>
    <button
      class="switch"
      role="switch"
      aria-checked=${e}
      aria-label=${p}
      title=${p}
      @click=${t}
    ></button>
  </div>`}function Me(p,d,e){return a`<input
    type="color"
    aria-label=${p}
    title=${p}
    .value=${S(et(d))}
    @input=${t=>e(tt(me(t)))}
  />`}function lr(p){return Math.round(100*p)/100}function me(p){return p.target.value}function dr(p){return p.target.valueAsNumber}function rt(p,d){let e=atob(d),t=Math.floor(e.length/3),r=p.getContext("2d");if(t===0||r===null)return;p.width!==t&&(p.width=t);let n=r.createImageData(t,1);for(let o=0;o<t;o++){for(let s=0;s<3;s++)n.data[4*o+s]=e.charCodeAt(3*o+s);n.data[4*o+3]=255}r.putImageData(n,0,0)}var nt=v(":host{padding-top:14px;border-top:1px solid var(--line)}.device{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}canvas{width:100%;height:14px;border-radius:7px;background:#000;image-rendering:pixelated}.palettes{display:grid;grid-template-columns:repeat(auto-fill,minmax(92px,1fr));gap:6px}.palettes label{position:relative;display:flex;flex-direction:column;align-items:center;gap:4px;min-width:0;min-height:var(--touch);padding:8px;border:2px solid transparent;border-radius:14px;font-size:.8rem;text-align:center;overflow-wrap:anywhere;background:var(--raised)}.palettes label:has(:checked){border-color:var(--berry)}.palettes label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.palettes input{position:absolute;inset:0;width:100%;height:100%;margin:0;cursor:pointer;opacity:0}.palettes i{width:100%;height:12px;border-radius:6px}input[type=color]{flex:none;width:var(--touch);height:var(--touch);padding:4px;border:0;border-radius:14px;background:var(--raised);cursor:pointer}select{flex:1;min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.tuning{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}summary{color:var(--violet)}@media(forced-colors:active){.palettes i{forced-color-adjust:none}.palettes label:has(:checked){border:4px double Highlight;color:Highlight}.palettes label:has(:focus-visible){outline-color:CanvasText}}");var V=v('button.switch,button.switch:hover{position:relative;flex:none;width:58px;min-width:58px;min-height:46px;padding:0;background:none}.switch:before{position:absolute;inset:8px 0;border-radius:999px;background:var(--raised);content:"";transition:background-color .15s}.switch:after{position:absolute;inset-block:12px;inset-inline-start:4px;width:22px;border-radius:50%;background:var(--muted);content:"";transition:transform .15s}.switch[aria-checked=true]:before{background:linear-gradient(100deg,var(--berry-fill),var(--violet-fill))}.switch[aria-checked=true]:after{background:#fff;transform:translate(28px)}@media(forced-colors:active){.switch{forced-color-adjust:none}button.switch,button.switch:hover{border:0}.switch:before{border:1px solid ButtonText;background:ButtonFace}.switch:after{background:ButtonText}.switch[aria-checked=true]:before{background:Highlight}.switch[aria-checked=true]:after{background:HighlightText}}');var cr={r:255,g:255,b:255},pr={low:-500,high:2e3,step:5},ur={low:1,high:3,step:.05},mr={low:0,high:10,step:.1},yr=100,Ce,B,ot,at,st,W=class extends H{constructor(){super(...arguments);x(this,B);this.note="";x(this,Ce,new Re(this,e=>{let{id:t}=this.target;return this.runCommand("set_lights",{...t===void 0?{}:{device:t},...e})}))}draw(e){let t=this.renderRoot.querySelector("canvas");t&&rt(t,e)}get own(){return $.current.lights}render(){let{own:e,target:t,note:r}=this,{name:n,id:o}=t,s=_(this,Ce),l={...t,...s.value},u=m=>s.drag({...s.value,...m}),g=l.state==="ON";return a`<div class="device" data-device=${o??""}>
      <div class="head">
        <h3>${n}${r?a`<small>${r}</small>`:c}</h3>
        <button
          class="switch"
          role="switch"
          aria-checked=${g}
          aria-label=${e.power({name:n})}
          title=${e.power({name:n})}
          @click=${()=>u({state:g?"OFF":"ON"})}
        ></button>
      </div>
      ${o===void 0?c:a`<canvas
              data-light=${o}
              width="1"
              height="1"
              role="img"
              aria-label=${e.preview({name:n})}
            ></canvas>`}
      ${U({name:e.brightness({name:n}),hint:e.brightnessShort,value:l.brightness,low:1,high:255,step:1,unit:"%",onInput:m=>u({brightness:m})})}
      <div class="row">
        <select
          aria-label=${e.effect({name:n})}
          title=${e.effect({name:n})}
          @change=${m=>u({effect:me(m)})}
        >
          ${l.effect===""?a`<option value="" selected disabled>…</option>`:c}
          ${t.effects.map(m=>a`<option value=${m} .selected=${S(m===l.effect)}>
                ${ce.current[m]?.name??m}
              </option>`)}
        </select>
        ${Me(e.color({name:n}),l.color,m=>u({color:m}))}
      </div>
      ${o===void 0?c:i(this,B,ot).call(this,l,o,u)}
    </div>`}};Ce=new WeakMap,B=new WeakSet,ot=function(e,t,r){let{own:n}=this,{palettes:o,parameters:s,calibrating:l}=this.replica.lights,{name:u}=e,g=l===t;return a`<details>
      <summary>${n.more({name:u})}</summary>
      <div class="tuning">
      ${o?i(this,B,at).call(this,e,o,r):c}
      ${(s?.[e.effect]??[]).map(m=>i(this,B,st).call(this,m,e,r))}
      ${e.monochrome==null?c:te(n.monochrome,n.monochromeHint,e.monochrome,()=>r({monochrome:!e.monochrome}))}
      ${e.crossfade_s==null?c:U({...mr,name:n.crossfade,value:e.crossfade_s,unit:"s",onInput:m=>r({crossfade_s:m})})}
      ${e.gamma==null?c:U({...ur,name:n.gamma,hint:n.gammaHint,value:e.gamma,unit:"",onInput:m=>r({gamma:m})})}
      ${e.white===void 0?c:a`<div class="row">
              <span class="muted">${n.white}</span>
              ${Me(n.white,e.white??cr,m=>r({white:m}))}
            </div>`}
      ${e.delay_ms==null?c:U({...pr,name:n.delay,hint:n.delayHint,value:e.delay_ms,unit:"ms",onInput:m=>r({delay_ms:m})})}
      ${this.permissions.mayHost?a`<button
                data-command="calibrate_lights"
                aria-pressed=${g}
                @click=${()=>this.runCommand("calibrate_lights",{device:t,on:!g})}
              >
                ${y("light")} ${g?n.endCalibration:n.calibrate}
              </button>
              <p class="muted">${n.calibrateHint}</p>`:c}
      </div>
    </details>`},at=function({palette:e},t,r){let{own:n}=this;return a`<div class="palettes" role="radiogroup" aria-label=${n.palette}>
      ${Object.entries(t).map(([o,s])=>a`<label title=${O(n.palettes,o)??o}>
          <input
            type="radio"
            name="palette"
            data-palette=${o}
            .checked=${S(o===e)}
            @change=${()=>r({palette:o})}
          />
          <i
            style=${F(s.length>1?{background:`linear-gradient(90deg, ${s.join(", ")})`}:{background:s[0]??"var(--line)"})}
          ></i>
          <span>${O(n.palettes,o)??o}</span>
        </label>`)}
    </div>`},st=function({id:e,low:t,high:r,default:n,unit:o},s,l){let{own:u}=this;return U({name:ce.current[s.effect]?.parameters?.[e]??e,hint:u.first({value:`${n} ${o}`.trim()}),value:s.parameters?.[e]??n,low:t,high:r,step:(r-t)/yr,unit:o,onInput:g=>l({parameters:{...s.parameters,[e]:g}})})},W.styles=[C,ke,V,ee,q,nt],h([ie({attribute:!1})],W.prototype,"target",2),h([ie({attribute:!1})],W.prototype,"note",2),W=h([E("rb-light-device")],W);var gr={low:0,high:10,step:.1},ye,re,R,it,lt,dt,ct,pt,ut,mt,Ne,K=class extends H{constructor(){super(...arguments);x(this,R);x(this,ye,new Re(this,e=>this.runCommand("set_light_show",{speed:e})));this.sceneName="";this.armed=null;x(this,re,()=>{this.client.watchLights(document.hidden?null:e=>i(this,R,it).call(this,e))})}connectedCallback(){super.connectedCallback(),document.addEventListener("visibilitychange",_(this,re)),_(this,re).call(this)}disconnectedCallback(){super.disconnectedCallback(),document.removeEventListener("visibilitychange",_(this,re)),this.client.watchLights(null)}render(){let{lights:e}=this.own,{lights:t}=this.replica;return a`<section class="card" aria-labelledby="lights">
      <h2 id="lights">${e.title}</h2>
      ${t.online?[i(this,R,lt).call(this,t),i(this,R,mt).call(this,t),a`<rb-discovered-lights
                .client=${this.client}
                .texts=${this.texts}
                .replica=${this.replica}
              ></rb-discovered-lights>`]:a`<p class="muted">${e.offline}</p>`}
    </section>`}get own(){return $.current}};ye=new WeakMap,re=new WeakMap,R=new WeakSet,it=function(e){for(let t of this.renderRoot.querySelectorAll("rb-light-device")){let r=e[t.target.id??""];r!==void 0&&t.draw(r)}},lt=function(e){let{lights:t}=this.own,{safe:r,automatic:n,reactions:o,alarm:s}=e,l=_(this,ye).value??e.speed;return a`<div class="show">
      ${s?a`<p role="status" class="alarm">${y("warning")} ${t.alarm}</p>`:c}
      ${i(this,R,dt).call(this,e)}
      ${te(t.safe,t.safeHint,r??!1,()=>this.runCommand("set_light_show",{safe:!r}))}
      ${te(t.automatic,t.automaticHint,n??!1,()=>this.runCommand("set_light_show",{automatic:!n}))}
      ${o==null?c:te(t.reactions,t.reactionsHint,o,()=>this.runCommand("set_light_show",{reactions:!o}))}
      ${l===null?c:U({...gr,name:t.speed,value:l,unit:"",onInput:u=>_(this,ye).drag(u)})}
      ${i(this,R,ct).call(this,e)}
    </div>`},dt=function({fps:e,source:t,latency_ms:r}){let{lights:n}=this.own,o=[t?O(n.hears,t)??t:"",e?n.fps({count:Math.round(e)}):"",e&&r!==null?n.latency({ms:Math.round(r)}):""];return a`<p class="muted">${o.filter(Boolean).join(" · ")}</p>`},ct=function({scenes:e,scene:t}){if(!e)return c;let{lights:r}=this.own;return a`<div class="scenes" role="group" aria-label=${r.scenes}>
      <h3>${r.scenes}</h3>
      ${e.map(n=>a`<span class="scene">
          <button
            data-scene=${n}
            aria-pressed=${n===t}
            @click=${()=>this.runCommand("recall_light_scene",{name:n})}
          >
            ${n}
          </button>
          ${i(this,R,pt).call(this,n)}
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
          @input=${n=>{this.sceneName=me(n)}}
        />
        <button data-command="save_light_scene">${r.saveScene}</button>
      </form>
    </div>`},pt=function(e){let t=this.armed===e,r=t?this.texts.sure:this.own.lights.removeScene;return a`<button
      class=${t?"sure":"round quiet"}
      data-remove-scene=${e}
      aria-label=${this.texts.actionOn({action:r,title:e})}
      title=${r}
      @click=${()=>i(this,R,ut).call(this,e)}
      @blur=${()=>{this.armed=null}}
    >
      ${y("close")} ${t?r:c}
    </button>`},ut=async function(e){let t=this.armed===e;this.armed=t?null:e,t?await this.runCommand("remove_light_scene",{name:e}):this.announce(this.texts.sure)},mt=function(e){let{lights:t}=this.own,{devices:r}=e,[n]=r;if(!n)return a`<p class="muted">${t.none}</p>`;let o={name:t.all,effects:[...new Set(r.flatMap(({effects:s})=>s))],state:r.some(({state:s})=>s==="ON")?"ON":"OFF",brightness:Math.max(...r.map(({brightness:s})=>s)),color:n.color,effect:r.every(({effect:s})=>s===n.effect)?n.effect:""};return[r.length>1?i(this,R,Ne).call(this,o):c,J(r,({id:s})=>s,s=>i(this,R,Ne).call(this,s,s.available?t.pixels({count:s.pixels}):t.unavailable))]},Ne=function(e,t=""){return a`<rb-light-device
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .target=${e}
      .note=${t}
    ></rb-light-device>`},K.styles=[C,ke,V,ee,Ee],h([k()],K.prototype,"sceneName",2),h([k()],K.prototype,"armed",2),K=h([E("rb-lights")],K);var He=v(".link{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px}.link a{flex:1 1 auto;overflow-wrap:anywhere}");function ge({address:p,texts:d,notify:e}){let t=$.current;return a`<p class="link">
    <a href=${p} target="_blank" dir="ltr">${p}</a>
    <button
      data-copy
      aria-label=${d.actionOn({action:t.copy,title:p})}
      @click=${({currentTarget:r})=>{hr(p,r)?e(t.copied,"good"):e(t.notCopied,"bad")}}
    >
      ${t.copy}
    </button>
  </p>`}function hr(p,d){let e=Object.assign(document.createElement("textarea"),{value:p});e.style.position="fixed",document.body.append(e),e.select();let t=document.execCommand("copy");return e.remove(),d.focus(),t}var yt=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}.line,.source{display:flex;align-items:center;gap:12px;min-width:0}.line>span,.source>span:not(.buttons){flex:1;min-width:0;overflow-wrap:anywhere}.source{flex-wrap:wrap}.source>span:not(.buttons){flex-basis:12rem}.source svg{color:var(--leaf)}.source.bad svg{color:var(--danger)}.source.off svg{color:var(--muted)}.buttons{display:flex;flex-wrap:wrap;gap:8px;margin-inline-start:auto}small{display:block;color:var(--muted)}.job{padding:10px 14px;border-radius:14px;overflow-wrap:anywhere;background:var(--raised)}.job.failed .reason{color:var(--danger)}.job i{display:block;height:6px;margin-top:8px;border-radius:3px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--line)}details .job{margin-bottom:8px}@media(forced-colors:active){.job i{forced-color-adjust:none;outline:1px solid CanvasText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}}");var fr=2e3,br=15e3,gt=50,ne,w,ht,ft,bt,xt,vt,$t,wt,_t,Fe,he,Y=class extends H{constructor(){super(...arguments);x(this,w);this.overview=null;this.library=null;x(this,ne)}connectedCallback(){super.connectedCallback(),i(this,w,he).call(this),i(this,w,ht).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_(this,ne))}render(){let{music:e}=this.own,{overview:t}=this;return a`<section class="card" aria-labelledby="outputs">
      <h2 id="outputs">${e.outputs}</h2>
      ${this.replica.player.outputs.map(r=>i(this,w,vt).call(this,r))} ${i(this,w,xt).call(this)}
    </section>
    <section class="card" aria-labelledby="sources">
      <h2 id="sources">${e.sources}</h2>
      ${t?.sources.map(r=>i(this,w,$t).call(this,r))}
      <button data-command="scan_library" @click=${i(this,w,_t)}>
        ${y("restart")} ${e.scan}
      </button>
      ${t?.jobs.map(r=>i(this,w,wt).call(this,r))}
    </section>
    ${this.library?i(this,w,ft).call(this,this.library):c}`}get own(){return $.current}};ne=new WeakMap,w=new WeakSet,ht=async function(){await Se.load(this.texts),this.requestUpdate()},ft=function({songs:e,folders:t,problems:r,unreadable:n}){let{music:o}=this.own;return a`<section class="card" aria-labelledby="library">
      <h2 id="library">${o.library}</h2>
      <p class="muted">${o.songs({count:e})}</p>
      ${t.map(({path:s,present:l,songs:u})=>a`<div class="source ${l?"":"bad"}">
          ${y(l?"check":"warning")}
          <span dir="ltr">
            ${s}<small>${l?o.songs({count:u}):o.away({count:u})}</small>
          </span>
        </div>`)}
      ${r>0?a`<details>
              <summary>${o.problems({count:r})}</summary>
              ${n.map(({path:s,reason:l})=>a`<p class="job">
                  <bdi dir="ltr">${s}</bdi><small>${Se.text(this.texts,l)}</small>
                </p>`)}
              ${n.length<r?a`<button @click=${i(this,w,bt)}>
                      ${N.current.search.showMore}
                    </button>`:c}
            </details>`:c}
    </section>`},bt=async function(){let e=this.library?.unreadable??[],t=await this.runCommand("library",{offset:e.length,limit:gt});t&&(this.library={...t,unreadable:[...e,...t.unreadable]})},xt=function(){let{texts:e}=this,{music:t}=this.own,r=this.replica.settings.listen_along===!0,n=this.replica.me.stream_url;return a`<div class="line">
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
      ${r&&n?ge({address:n,texts:e,notify:(o,s)=>this.notify(o,s)}):c}`},vt=function({id:e,name:t,on:r,available:n}){let{music:o}=this.own,s=O(o.outputNames,t)??t;return a`<div class="line">
      <span>${s}${n?c:a`<small>${o.unavailable}</small>`}</span>
      <button
        class="switch"
        role="switch"
        data-output=${e}
        aria-checked=${r}
        aria-label=${o.output({name:s})}
        title=${o.output({name:s})}
        @click=${()=>this.runCommand("set_output",{output:e,on:!r})}
      ></button>
    </div>`},$t=function(e){let{name:t,works:r,reason:n,version:o,renewable:s,set_up:l}=e,{music:u}=this.own,g=l===!1,m=r||n===null?u.works:Se.text(this.texts,n),M=g?u.notSetUp:m;return a`<div class="source ${r?"":"bad"} ${g?"off":""}" data-source=${t}>
      ${y(g?A.none:r?"check":"warning")}
      <span>
        ${O(N.current.sources,t)||O(u.names,t)||t}
        <small>${[M,o??""].filter(Boolean).join(" · ")}</small>
      </span>
      ${s?a`<span class="buttons">
              <button data-command="renew_source" @click=${()=>i(this,w,Fe).call(this,{})}>
                ${u.renew}
              </button>
              <button data-command="renew_back" @click=${()=>i(this,w,Fe).call(this,{back:!0})}>
                ${u.goBack}
              </button>
            </span>`:c}
    </div>`},wt=function({id:e,kind:t,state:r,progress:n,reason:o,started_at:s}){let{music:l}=this.own,u=n===null?"":`${Math.round(100*n)} %`,g=[l.jobStates[r],r==="running"?u:"",L(new Date(s))];return a`<div class="job ${r}" data-job=${e}>
      <span>${O(l.jobs,t)??t}<small>${g.filter(Boolean).join(" · ")}</small></span>
      ${o?a`<small class="reason">${We(this.texts,o)}</small>`:c}
      ${r==="running"?a`<i
              role="progressbar"
              aria-label=${O(l.jobs,t)??t}
              aria-valuenow=${n===null?c:Math.round(100*n)}
              style=${F({"--at":`${100*(n??0)}%`})}
            ></i>`:c}
    </div>`},_t=async function(){await this.runCommand("scan_library",{})&&(this.notify(this.own.music.scanning),await i(this,w,he).call(this))},Fe=async function(e){await this.runCommand("renew_source",e)&&(this.notify(this.own.music.renewing),await i(this,w,he).call(this))},he=async function(){if(clearTimeout(_(this,ne)),document.hidden||(this.overview=await this.runCommand("sources",{})??this.overview),!this.isConnected)return;this.library??=await this.runCommand("library",{limit:gt})??null;let e=this.overview?.jobs.some(({state:t})=>t==="running");Ge(this,ne,setTimeout(()=>{i(this,w,he).call(this)},e?fr:br))},Y.styles=[C,V,He,q,yt],h([k()],Y.prototype,"overview",2),h([k()],Y.prototype,"library",2),Y=h([E("rb-music")],Y);var St=["full_control","full_voting","upvotes_only","no_control"],kt=["fair","votes","fifo"];var Rt=v(":host{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.card{display:grid;grid-template-columns:minmax(0,1fr);gap:14px}h2{font-size:1.15rem}fieldset{display:grid;gap:6px;min-width:0;margin:0;padding:0;border:0}legend{padding:0 0 6px;font-weight:700}.choice{display:grid;grid-template-columns:auto minmax(0,1fr);align-items:center;gap:0 12px;min-height:54px;padding:6px 14px;border:2px solid transparent;border-radius:16px;background:var(--raised);cursor:pointer}.choice:has(:checked){border-color:var(--berry)}.choice:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.join .choice{width:100%;text-align:start}.join .link{justify-content:center}.join .link a{flex:none;max-width:100%}.code{padding:10px 18px;border-radius:16px;font-size:1.6rem;font-weight:800;letter-spacing:.12em;overflow-wrap:anywhere;background:var(--raised)}.choice input{width:20px;height:20px;margin:0;accent-color:var(--berry-fill)}.choice small{display:block;color:var(--muted)}.status{display:flex;align-items:center;gap:10px;font-weight:700}.status i{width:12px;height:12px;border-radius:50%;background:var(--danger)}.status.open i{background:var(--leaf)}.join{justify-items:center;text-align:center}.join img{width:min(100%,240px);padding:12px;border-radius:18px;background:#fff;aspect-ratio:1}.duration{display:grid;gap:6px;color:var(--muted)}select{min-width:0;height:var(--touch);padding:0 14px;border:0;border-radius:999px;color:var(--ink);background:var(--raised)}.fun{display:flex;flex-wrap:wrap;gap:8px}.fun button{flex:1 1 auto}.announce{display:flex;flex-wrap:wrap;gap:8px}.announce button{flex:1 0 auto}.announce input{flex:9 1 230px;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.status i{forced-color-adjust:none}}");var xr=[1,2,3,4,6,8,12],b,Tt,Et,Ct,Ie,Ht,jt,Lt,Ot,At,Ue,qt,Pt,Q=class extends H{constructor(){super(...arguments);x(this,b);this.isClosing=!1;this.modCode=null}render(){let{host:e,permissions:t}=this,{party:r}=this.replica;return a`<section class="card" aria-labelledby="party">
        <h2 id="party">${e.tab.party}</h2>
        <p class="status ${r.open?"open":""}">
          <i></i>${r.open?e.isOpen:e.isClosed}
        </p>
        <p class="muted">${e.guests({active:r.guests_active,total:r.guests_total})}</p>
        ${r.open?i(this,b,At).call(this):i(this,b,Ot).call(this)}
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.mode}</legend>
          ${St.map(n=>i(this,b,Ue).call(this,"mode",n,e.modeHints[n],r.mode))}
        </fieldset>
        <fieldset ?disabled=${!t.mayHost}>
          <legend>${e.order}</legend>
          ${kt.map(n=>i(this,b,Ue).call(this,"order",n,e.orderHints[n],r.order))}
        </fieldset>
      </section>
      ${i(this,b,Ct).call(this)} ${i(this,b,Tt).call(this)}`}get host(){return $.current}};b=new WeakSet,Tt=function(){let{host:e,permissions:t}=this;return a`<section class="card" aria-labelledby="fun">
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
      <form class="announce" @submit=${i(this,b,Et)}>
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
    </section>`},Et=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("address")).trim();r&&await this.runCommand("announce",{media_uri:r})&&t.reset()},Ct=function(){let{host:e,permissions:t,texts:r}=this,{me:n,party:o,settings:s}=this.replica,l=n.join_url??le(".").href,u=o.join==="code";return a`<section class="card join" aria-labelledby="join">
      <h2 id="join">${e.join}</h2>
      <img src=${i(this,b,Ie).call(this,"join.svg")} alt=${e.qr} loading="lazy" />
      <p class="muted">${e.joinHint}</p>
      ${ge({address:l,texts:r,notify:(g,m)=>this.notify(g,m)})}
      <label class="choice">
        <input
          type="checkbox"
          data-setting="join"
          .checked=${S(u)}
          ?disabled=${!t.mayHost}
          @change=${i(this,b,Lt)}
        />
        <span>${e.byCode}<small>${e.byCodeHint}</small></span>
      </label>
      ${u&&n.join_code?a`<p class="code" dir="ltr" data-code="join">${n.join_code}</p>
            ${o.join_code_expires_at?a`<p class="muted">
                    ${e.codeUntil({time:L(new Date(o.join_code_expires_at))})}
                  </p>`:c}
            <button
              data-command="rotate_code"
              @click=${()=>this.runCommand("rotate_code",{})}
            >
              ${y("restart")} ${e.newCode}
            </button>`:c}
      ${t.mayHost?i(this,b,Ht).call(this):c}
      ${n.screen_url?a`<p class="muted">${e.screenHint}</p>
            ${ge({address:n.screen_url,texts:r,notify:(g,m)=>this.notify(g,m)})}
            <button
              data-command="renew_screen_link"
              @click=${()=>this.runCommand("renew_screen_link",{})}
            >
              ${y("restart")} ${e.newScreenLink}
            </button>
            <p class="muted">${e.newScreenLinkHint}</p>`:c}
      ${s.wifi_ssid?a`<img src=${i(this,b,Ie).call(this,"wifi.svg")} alt=${e.wifi} loading="lazy" />
            <p class="muted">${e.wifi}: <bdi>${s.wifi_ssid}</bdi></p>`:c}
    </section>`},Ie=function(e){let{me:t,revision:r}=this.replica,n=e==="wifi.svg"?String(r):t.join_url??"";return le(n?`${e}?of=${encodeURIComponent(n)}`:e).href},Ht=function(){let{host:e,modCode:t}=this;return a`${t?a`<p class="code" dir="ltr" data-code="mod">${t.code}</p>
          <p class="muted">${e.codeUntil({time:L(new Date(t.expires_at))})}</p>`:c}
      <button data-command="make_mod_code" @click=${i(this,b,jt)}>
        ${y(A.shield)} ${e.makeModCode}
      </button>
      <p class="muted">${e.modCodeHint}</p>`},jt=async function(){let e=await this.runCommand("make_mod_code",{});e&&(this.modCode=e)},Lt=async function(e){let t=e.target.checked?"code":"open";await this.runCommand("set_setting",{name:"join",value:t})||this.requestUpdate()},Ot=function(){let{host:e}=this;return a`<button
        class="main"
        data-command="open_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${i(this,b,qt)}
      >
        ${y("play")} ${e.open}
      </button>
      <label class="duration">
        ${e.openFor}
        <select>
          <option value="0">${e.withoutEnd}</option>
          ${xr.map(t=>a`<option value=${t*3600}>${e.hours({count:t})}</option>`)}
        </select>
      </label>`},At=function(){let{host:e}=this,{sure:t}=this.texts;return a`<button
        class=${this.isClosing?"sure":"danger"}
        data-command="close_party"
        ?disabled=${!this.permissions.mayHost}
        @click=${i(this,b,Pt)}
        @blur=${()=>{this.isClosing=!1}}
      >
        ${y("moon")} ${this.isClosing?t:e.close}
      </button>
      <p class="muted">${e.closeHint}</p>`},Ue=function(e,t,r,n){return a`<label class="choice">
      <input
        type="radio"
        name=${e}
        value=${t}
        .checked=${S(t===n)}
        @change=${async()=>{await this.runCommand("set_setting",{name:e,value:t})||this.requestUpdate()}}
      />
      <span>
        ${X.current.settings[e]?.options?.[t]??t}<small>${r}</small>
      </span>
    </label>`},qt=async function(){let e=Number(this.renderRoot.querySelector("select")?.value);await this.runCommand("open_party",e?{duration_s:e}:{})&&this.notify(this.host.isOpen)},Pt=async function(){if(!this.isClosing){this.isClosing=!0,this.announce(this.texts.sure);return}this.isClosing=!1;let e=await this.runCommand("close_party",{});e&&(this.notify(this.host.isClosed),this.showRecap(e.recap))},Q.styles=[C,He,Rt],h([k()],Q.prototype,"isClosing",2),h([k()],Q.prototype,"modCode",2),Q=h([E("rb-party")],Q);var Mt=v(":host{display:contents}.card{margin-bottom:10px;padding:2px 16px;border-color:color-mix(in srgb,var(--violet) 40%,transparent);border-radius:18px}.card.warning{border-color:color-mix(in srgb,var(--amber) 50%,transparent)}.card.error{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}li{display:flex;gap:12px;padding:10px 0;border-top:1px solid var(--line)}li svg{width:20px;height:20px;margin-top:1px;color:var(--violet)}li.warning svg{color:var(--amber)}li.error svg{color:var(--danger)}li p{flex:1;min-width:0;font-size:.9rem;overflow-wrap:anywhere}small{color:var(--muted);white-space:nowrap}");var vr={error:y("warning"),warning:y("warning"),info:y(A.info)},D,Nt,Ft,It,fe=class extends H{constructor(){super(...arguments);x(this,D)}connectedCallback(){super.connectedCallback(),i(this,D,Nt).call(this)}render(){let e=this.replica.me.problems??[],[t]=e;if(!t)return c;let r=$.current.problems,n=e.filter(({severity:s})=>s!=="info"),o=n.length>0?r.urgent({count:n.length}):r.notes({count:e.length});return a`<section aria-label=${o}>
      <details class="card ${t.severity}" ?open=${n.length>0}>
      <summary><span>${o}</span></summary>
      <ul role="list">
        ${e.map(s=>i(this,D,It).call(this,s))}
      </ul>
      </details>
    </section>`}};D=new WeakSet,Nt=async function(){await Oe.load(this.texts),this.requestUpdate()},Ft=function(){return a`<button
      class="quiet"
      @click=${()=>this.runCommand("set_setting",{name:"join",value:"code"})}
    >
      ${$.current.problems.joinByCode}
    </button>`},It=function(e){let t=L(new Date(e.since));return a`<li class=${e.severity} data-problem=${e.code}>
      ${vr[e.severity]}
      <p>
        ${Oe.text(this.texts,e)}
        <small>${$.current.since({time:t})}</small>
      </p>
      ${e.code==="many_newcomers"?i(this,D,Ft).call(this):c}
    </li>`},fe.styles=[C,q,Mt],fe=h([E("rb-problems")],fe);var Ut=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}h3{font-size:1rem}.list{display:grid;grid-template-columns:minmax(0,1fr);gap:8px}.list li{display:flex;align-items:center;justify-content:space-between;gap:12px;min-width:0}li>span{min-width:0;overflow-wrap:anywhere}small{display:block;color:var(--muted)}.hours{display:flex;align-items:flex-end;gap:3px;height:60px}.hours[hidden]{display:none}.hours li{flex:1;min-height:3px;border-radius:4px 4px 0 0;background:linear-gradient(var(--berry-fill),var(--violet-fill))}form{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px}input{width:100%;min-width:0;height:var(--touch);padding:0 14px;border:2px solid var(--line);border-radius:14px;background:var(--raised)}@media(forced-colors:active){.hours li{background:Highlight}}");var $r=20,wr=5,j,Vt,Ve,Bt,Dt,zt,Gt,Be,z=class extends H{constructor(){super(...arguments);x(this,j);this.recap=null;this.stats=null;this.history=null}connectedCallback(){super.connectedCallback(),i(this,j,Be).call(this)}updated(e){let t=e.get("replica");t&&t.player.epoch!==this.replica.player.epoch&&i(this,j,Be).call(this)}render(){let{history:e}=this.own,{recap:t,stats:r,history:n}=this;return a`<section class="card" aria-labelledby="history">
      <h2 id="history">${e.title}</h2>
      ${t&&r?i(this,j,Vt).call(this,t,r):c}
      ${r?i(this,j,Ve).call(this,e.liked,r.best_liked,({up:o,down:s})=>o-s):c}
      ${r?i(this,j,Ve).call(this,e.played,r.most_played,({times:o})=>o):c}
      ${n?i(this,j,Bt).call(this,n):c}
      <a href=${le("api/v1/export.m3u").href} download>${y("outside")} ${e.m3u}</a>
      <button data-command="export" @click=${i(this,j,zt)}>${e.text}</button>
      <form @submit=${i(this,j,Gt)}>
        <input
          name="name"
          type="text"
          maxlength="100"
          placeholder=${e.playlistName}
          aria-label=${e.playlistName}
        />
        <button data-command="save_playlist">${e.save}</button>
      </form>
    </section>`}get own(){return $.current}};j=new WeakSet,Vt=function({songs:e,guests:t,votes:r},{played_s:n,hours:o,most_active:s}){let{history:l}=this.own,{recap:u}=N.current,g=Math.max(1,...o.map(M=>M.plays)),[m]=s;return a`<p>
        ${u.songs({count:e})}, ${l.minutes({count:Ke(n)})}, ${u.guests({count:t})},
        ${u.votes({count:r})}
      </p>
      ${m?a`<p class="muted">
              ${l.mostActive({name:de(this.texts,m.guest.name),count:m.requests})}
            </p>`:c}
      <ol class="hours" aria-label=${l.hours} ?hidden=${o.length<2}>
        ${o.map(({at:M,plays:ae})=>{let se=`${L(new Date(M))}: ${u.songs({count:ae})}`;return a`<li title=${se} style="height:${100*ae/g}%">
            <span class="sr">${se}</span>
          </li>`})}
      </ol>`},Ve=function(e,t,r){return t.length===0?c:a`<h3>${e}</h3>
      <ol class="list">
        ${t.slice(0,wr).map(n=>a`<li>
              <span><bdi>${n.song.title}</bdi> <small><bdi>${n.song.artist}</bdi></small></span>
              <b>${r(n)}</b>
            </li>`)}
      </ol>`},Bt=function({plays:e}){let{history:t}=this.own;return a`<h3>${t.history}</h3>
      <ol class="list">
        ${e.map(r=>a`<li>
            <span>
              <bdi>${r.song.title}</bdi>
              <small>
                ${L(new Date(r.started_at))} · <bdi>${r.song.artist}</bdi>
                ${r.requested_by?a`· <bdi>${de(this.texts,r.requested_by.name)}</bdi>`:c}
              </small>
            </span>
            <button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:this.texts.tryAgain,title:r.song.title})}
              title=${this.texts.tryAgain}
              @click=${()=>i(this,j,Dt).call(this,r)}
            >
              ${y("restart")}
            </button>
          </li>`)}
      </ol>`},Dt=async function({song:e}){await this.runCommand("enqueue",{uri:e.uri})&&this.notify(this.texts.toast.back({title:e.title}))},zt=async function(){let e=await this.runCommand("export",{});if(!e)return;let t=document.createElement("a");t.href=URL.createObjectURL(new Blob([e.text],{type:"text/plain"})),t.download="raveberry.txt",t.click(),URL.revokeObjectURL(t.href)},Gt=async function(e){e.preventDefault();let t=e.target,r=String(new FormData(t).get("name")).trim();if(r==="")return;let n=await this.runCommand("save_playlist",{name:r});n&&(t.reset(),this.notify(this.own.history.saved({name:n.name,count:n.songs})))},Be=async function(){this.recap=await this.runCommand("recap",{})??null,this.stats=await this.runCommand("stats",{})??null,this.history=await this.runCommand("history",{limit:$r})??null},z.styles=[C,Ut],h([k()],z.prototype,"recap",2),h([k()],z.prototype,"stats",2),h([k()],z.prototype,"history",2),z=h([E("rb-history")],z);var je=class{#o;#r;#e;constructor(d,e,t){this.#o=d,this.#r=e,this.#e=t}words({name:d}){return this.#r.settings[d]??{name:d,explanation:"",search:""}}group({group:d}){return this.#r.groups[d]??d}value(d,e){let t=this.words(d).options?.[String(e)];return t!==void 0?t:typeof e=="boolean"?e?this.#e.on:this.#e.off:Array.isArray(e)?e.join(", ")||this.#e.empty:typeof e=="number"?this.#n(e,d.unit):String(e)||this.#e.empty}range(d){let{low:e,high:t,unit:r}=d;return e===null||t===null?"":this.#e.range({low:this.#t(be(d,e)),high:this.#n(t,r)})}unit({unit:d},e){return d===null?"":this.#r.units[d](Number(e))}#n(d,e){return e==="s"?this.duration(d):e==="percent"?this.#e.percent({count:this.#t(100*d)}):`${this.#t(d)} ${e===null?"":this.#r.units[e](d)}`.trim()}duration(d){let e=this.#e;return d<120?e.seconds({count:this.#t(d)}):d<7200?e.minutes({count:this.#t(d/60)}):d<172800?e.hours({count:this.#t(d/3600)}):this.#n(d/86400,"days")}#t(d){return d.toLocaleString(this.#o,{maximumFractionDigits:1})}};function be({unit:p},d){return p==="percent"?Math.round(1e6*d)/1e4:d}function Wt({unit:p},d){return p==="percent"?d/100:d}function Kt(p,d,e){let{name:t,explanation:r,search:n,options:o={}}=e,s=Jt([d.name,t,r,n,...Object.values(o)].join(" "));return Jt(p).split(/\s+/).every(l=>s.includes(l))}function Jt(p){return p.normalize("NFD").replace(new RegExp("\\p{Mark}","gu"),"").toLowerCase()}var Yt=v(".card{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}h2{font-size:1.15rem}details{border:1px solid var(--line);border-radius:16px}summary{padding:8px 14px;border-radius:16px}.row{display:grid;grid-template-columns:minmax(0,1fr);gap:8px;padding:12px 14px;border-top:1px solid var(--line)}.row[data-kind=switch]{grid-template-columns:minmax(0,1fr) auto;align-items:center}.words{display:grid;gap:2px;min-width:0;overflow-wrap:anywhere}.words label{font-weight:600}.words p:empty{display:none}small{display:block;grid-column:1 / -1;color:var(--muted);overflow-wrap:anywhere}.field span{flex:none}.field{display:flex;align-items:center;gap:6px;min-width:0}input,select,textarea{flex:1;width:100%;min-width:0;min-height:var(--touch);padding:8px 14px;border:2px solid var(--line);border-radius:14px;color:var(--ink);font:inherit;background:var(--raised)}textarea{resize:vertical}input:invalid{border-color:var(--danger)}.times{display:grid;flex:1;grid-template-columns:minmax(0,1fr);gap:8px}.time{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) 5em auto;gap:6px}.time input{padding:8px}.card{container-type:inline-size}@container (width < 16em){.field{flex-wrap:wrap}.field span{flex:0 1 auto}.time{grid-template-columns:minmax(0,1fr)}}@media(forced-colors:active){input:invalid{border-style:dashed}}");var _r="***",Sr={from:"22:00",to:"07:00",volume_max:.4},Le,f,Qt,Xt,Zt,er,tr,rr,nr,P,De,G=class extends H{constructor(){super(...arguments);x(this,f);this.rows=null;x(this,Le,new je(_e.current.language,X.current,$.current.settings));this.query="";this.hasFailed=!1}connectedCallback(){super.connectedCallback(),i(this,f,De).call(this)}render(){let{settings:e}=this.own;return a`<section class="card" aria-labelledby="settings">
      <h2 id="settings">${e.title}</h2>
      <p class="muted">${e.hint}</p>
      ${this.hasFailed?a`<button @click=${i(this,f,De)}>${y("restart")} ${this.texts.tryAgain}</button>`:c}
      ${this.rows?i(this,f,Qt).call(this,_(this,Le),this.rows):c}
    </section>`}get own(){return $.current}};Le=new WeakMap,f=new WeakSet,Qt=function(e,t){let{settings:r}=this.own,n=this.query.trim(),o=t.filter(l=>n===""||Kt(n,l,e.words(l))),s=new Map;for(let l of o)s.set(l.group,[...s.get(l.group)??[],l]);return a`<input
        type="search"
        autocomplete="off"
        enterkeyhint="search"
        aria-label=${r.search}
        placeholder=${r.search}
        .value=${S(this.query)}
        @input=${l=>{this.query=l.target.value}}
      />
      <p class="muted" role="status">${n===""?c:o.length===0?r.none:r.found({count:o.length})}</p>
      ${J(s,([l])=>l,([,l])=>a`<details ?open=${n!==""}>
          <summary>${l[0]&&e.group(l[0])}</summary>
          ${J(l,({name:u})=>u,u=>i(this,f,Xt).call(this,e,u))}
        </details>`)}`},Xt=function(e,t){let{settings:r}=this.own,n=this.replica.settings[t.name],o=!t.secret&&JSON.stringify(n)!==JSON.stringify(t.default),{name:s,explanation:l}=e.words(t);return a`<div class="row" data-setting=${t.name} data-kind=${t.kind}>
      <div class="words">
        <label for=${t.name} id="label-${t.name}">${s}</label>
        <p class="muted" id="explanation-${t.name}">${l}</p>
      </div>
      <div class="field">
        ${i(this,f,er).call(this,e,t,n)}
        ${o?a`<button
                class="round quiet"
                data-default
                aria-label=${this.texts.actionOn({action:r.toDefault,title:s})}
                title=${r.toDefault}
                ?disabled=${!this.permissions.mayHost}
                @click=${()=>i(this,f,P).call(this,t,t.default)}
              >
                ${y("back")}
              </button>`:c}
      </div>
      <small>${i(this,f,Zt).call(this,e,t)}</small>
    </div>`},Zt=function(e,t){let{settings:r}=this.own,n=[e.range(t)];return t.kind==="texts"&&n.push(r.oneALine),t.secret?n.push(r.secret):t.kind!=="quiet_hours"&&n.push(r.default({value:e.value(t,t.default)})),n.filter(Boolean).join(" · ")},er=function(e,t,r){let{name:n}=t,o=!this.permissions.mayHost,s=(l,u)=>{let g=l.target.value;i(this,f,P).call(this,t,u(g))};switch(t.kind){case"switch":return a`<button
          id=${n}
          class="switch"
          role="switch"
          aria-checked=${r===!0}
          aria-labelledby="label-${n}"
          aria-describedby="explanation-${n}"
          title=${e.value(t,r)}
          ?disabled=${o}
          @click=${()=>i(this,f,P).call(this,t,r!==!0)}
        ></button>`;case"choice":return a`<select
          id=${n}
          aria-describedby="explanation-${n}"
          ?disabled=${o}
          @change=${l=>s(l,String)}
        >
          ${(t.choices??[]).map(l=>a`<option value=${l} .selected=${S(l===r)}>
                ${e.value(t,l)}
              </option>`)}
        </select>`;case"whole_number":case"number":return i(this,f,tr).call(this,e,t,Number(r),o);case"texts":return a`<textarea
          id=${n}
          aria-describedby="explanation-${n}"
          rows=${Math.max(2,r?.length??0)}
          ?disabled=${o}
          .value=${S((r??[]).join(`
`))}
          @change=${l=>s(l,kr)}
        ></textarea>`;case"quiet_hours":return i(this,f,nr).call(this,t,r??[],o);case"text":return t.secret?i(this,f,rr).call(this,t,r,o):a`<input
              id=${n}
              type="text"
              aria-describedby="explanation-${n}"
              dir="auto"
              autocomplete="off"
              ?disabled=${o}
              .value=${S(String(r??""))}
              @change=${l=>s(l,u=>u.trim())}
            />`}},tr=function(e,t,r,n){let{name:o,kind:s,low:l,high:u,unit:g}=t,m=e.words(t).options?.[String(r)],M=g==="s"&&r>=120;return a`<input
        id=${o}
        type="number"
        aria-describedby="explanation-${o}"
        min=${l===null?c:be(t,l)}
        max=${u===null?c:be(t,u)}
        step=${s==="number"?"any":"1"}
        inputmode=${(l??0)<0?"text":"decimal"}
        ?disabled=${n}
        .value=${S(Number.isFinite(r)?String(be(t,r)):"")}
        @change=${ae=>{let{value:se}=ae.target;i(this,f,P).call(this,t,se===""?t.default:Wt(t,Number(se)))}}
      />
      <span class="muted">
        ${e.unit(t,r)}
        ${m?`= ${m}`:M?`= ${e.duration(r)}`:c}
      </span>`},rr=function(e,t,r){let{settings:n}=this.own,o=t===_r;return a`<input
        id=${e.name}
        type="password"
        autocomplete="new-password"
        placeholder=${o?n.isSet:""}
        ?disabled=${r}
        .value=${S("")}
        @change=${s=>{let l=s.target.value;l!==""&&i(this,f,P).call(this,e,l)}}
      />
      ${o?a`<button
              class="round quiet"
              aria-label=${this.texts.actionOn({action:n.clear,title:e.name})}
              title=${n.clear}
              ?disabled=${r}
              @click=${()=>i(this,f,P).call(this,e,"")}
            >
              ${y("remove")}
            </button>`:c}`},nr=function(e,t,r){let{settings:n}=this.own,o=(s,l)=>{i(this,f,P).call(this,e,t.map((u,g)=>g===s?{...u,...l}:u))};return a`<div class="times" id=${e.name} role="group" aria-labelledby="label-${e.name}">
      ${t.map(({from:s,to:l,volume_max:u},g)=>a`<div class="time">
          <input
            type="time"
            aria-label=${n.from}
            ?disabled=${r}
            .value=${S(s)}
            @change=${m=>o(g,{from:m.target.value})}
          />
          <input
            type="time"
            aria-label=${n.to}
            ?disabled=${r}
            .value=${S(l)}
            @change=${m=>o(g,{to:m.target.value})}
          />
          <input
            type="number"
            min="0"
            max="100"
            aria-label=${n.loudest}
            title=${n.loudest}
            ?disabled=${r}
            .value=${S(String(Math.round(100*u)))}
            @change=${m=>o(g,{volume_max:m.target.valueAsNumber/100})}
          />
          <button
            class="round quiet"
            aria-label=${n.removeTime}
            title=${n.removeTime}
            ?disabled=${r}
            @click=${()=>i(this,f,P).call(this,e,t.filter((m,M)=>M!==g))}
          >
            ${y("remove")}
          </button>
        </div>`)}
      <button ?disabled=${r} @click=${()=>i(this,f,P).call(this,e,[...t,Sr])}>
        ${y("plus")} ${n.addTime}
      </button>
    </div>`},P=async function({name:e},t){await this.runCommand("set_setting",{name:e,value:t})?this.notify(this.own.settings.saved):this.requestUpdate()},De=async function(){let e=await this.attempt(this.client.read("settings"));this.hasFailed=e===void 0,this.rows=e?.settings??this.rows},G.styles=[C,V,q,Yt],h([k()],G.prototype,"rows",2),h([k()],G.prototype,"query",2),h([k()],G.prototype,"hasFailed",2),G=h([E("rb-settings")],G);function kr(p){return p.split(`
`).map(d=>d.trim()).filter(Boolean)}var Rr=["queue","party","guests","music","lights","history","settings"],Tr={queue:y("queue"),party:y("moon"),guests:y("people"),music:y(A.disc),lights:y("light"),history:y(A.list),settings:y(A.gear)},xe=matchMedia("(max-width: 899px)"),$e,T,ze,oe,or,ar,sr,ir,ve=class extends Ae{constructor(){super(...arguments);x(this,T);this.tab="queue";x(this,$e,()=>this.requestUpdate())}importSheets(){return import("./sheets-MNBZAJQ4.js")}badge(){return _(this,T,oe).title}connectedCallback(){super.connectedCallback(),xe.addEventListener("change",_(this,$e))}disconnectedCallback(){super.disconnectedCallback(),xe.removeEventListener("change",_(this,$e))}links(){let e=_(this,T,oe);return a`<nav class="pages" aria-label=${e.pages}>
      ${qe("guest",e.guestPage,"people")} ${qe("tv",e.screen,A.screen)}
    </nav>`}news(e){let{client:t,texts:r}=this;return a`<rb-problems .client=${t} .texts=${r} .replica=${e}></rb-problems>`}above(){return xe.matches?i(this,T,ze).call(this):c}beside(e){return a`${xe.matches?c:i(this,T,ze).call(this)}
      <div class="beside" role="tabpanel" aria-label=${_(this,T,oe).tab[this.tab]}>
        ${i(this,T,ir).call(this,e)}
      </div>`}};$e=new WeakMap,T=new WeakSet,ze=function(){return a`<nav
      class="tabs"
      role="tablist"
      aria-label=${_(this,T,oe).tabs}
      @keydown=${i(this,T,sr)}
    >
      ${Rr.map(e=>i(this,T,or).call(this,e))}
    </nav>`},oe=function(){return $.current},or=function(e){let t=_(this,T,oe).tab[e];return a`<button
      role="tab"
      data-tab=${e}
      aria-selected=${this.tab===e}
      tabindex=${this.tab===e||e==="party"&&this.tab==="queue"?0:-1}
      title=${t}
      @click=${()=>i(this,T,ar).call(this,e)}
    >
      ${Tr[e]}<span>${t}</span>
    </button>`},ar=async function(e){this.tab=e,await this.updateComplete,xe.matches&&(e==="queue"?window.scrollTo({top:0}):this.renderRoot.querySelector(".beside")?.scrollIntoView())},sr=function(e){let t=document.dir==="rtl"?-1:1,r={ArrowLeft:-t,ArrowRight:t,Home:0,End:0}[e.key],n=[...this.renderRoot.querySelectorAll("[role=tab]")].filter(u=>u.offsetParent!==null),o=n.indexOf(e.target);if(r===void 0||o<0)return;e.preventDefault();let s=e.key==="End"?-1:0,l=n.at(r===0?s:(o+r)%n.length);l?.click(),l?.focus()},ir=function(e){let{client:t,texts:r}=this;switch(this.tab){case"queue":case"party":return a`<rb-party .client=${t} .texts=${r} .replica=${e}></rb-party>`;case"guests":return a`<rb-guests .client=${t} .texts=${r} .replica=${e}></rb-guests>`;case"music":return a`<rb-music .client=${t} .texts=${r} .replica=${e}></rb-music>`;case"history":return a`<rb-history .client=${t} .texts=${r} .replica=${e}></rb-history>`;case"lights":return a`<rb-lights .client=${t} .texts=${r} .replica=${e}></rb-lights>`;case"settings":return a`<rb-settings
          .client=${t}
          .texts=${r}
          .replica=${e}
        ></rb-settings>`}},ve.styles=[...Ae.styles,Ze],h([ie({reflect:!0})],ve.prototype,"tab",2);function ps(p){_e.provide(p.page),N.provide(p.sheets),$.provide(p.host),ce.provide(p.effects),X.provide(p.settings),customElements.define("rb-host",ve)}export{ps as a};
