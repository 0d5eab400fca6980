/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as x}from"./chunk-3AJDJRXE.js";import{A as X,B as J,C as V,L as g,N as W,O as K,S as Q,T as v,W as h,X as b,_ as Z,a as f,b as n,ca as tt,d as C,e as c,h as y,ha as et,i as P,l as $,m as G,n as Y,o as q}from"./chunk-4AX56TEN.js";import{a as m,b as S,c as d,d as U,e as i}from"./chunk-3ZZLINXU.js";var N=G(class extends Y{constructor(s){if(super(s),s.type!==$.PROPERTY&&s.type!==$.ATTRIBUTE&&s.type!==$.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!X(s))throw Error("`live` bindings can only contain a single expression")}render(s){return s}update(s,[o]){if(o===C||o===c)return o;let t=s.element,e=s.name;if(s.type===$.PROPERTY){if(o===t[e])return C}else if(s.type===$.BOOLEAN_ATTRIBUTE){if(!!o===t.hasAttribute(e))return C}else if(s.type===$.ATTRIBUTE&&t.getAttribute(e)===o+"")return C;return J(s),o}});var z=f("input[type=range]{--at: 0%;appearance:none;width:100%;height:var(--touch);margin:0;border-radius:999px;background:none;cursor:pointer;touch-action:pan-y}input[type=range]::-webkit-slider-runnable-track{height:8px;border-radius:4px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--raised)}input[type=range]::-moz-range-track{height:8px;border-radius:4px;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill)) var(--start) / var(--at) 100% no-repeat var(--raised)}input[type=range]::-webkit-slider-thumb{appearance:none;width:22px;height:22px;margin-top:-7px;border:3px solid var(--card);border-radius:50%;background:var(--berry)}input[type=range]::-moz-range-thumb{width:18px;height:18px;border:3px solid var(--card);border-radius:50%;background:var(--berry)}input[type=range]:disabled{cursor:default;opacity:.45}@media(forced-colors:active){input[type=range]{forced-color-adjust:none}input[type=range]::-webkit-slider-runnable-track{outline:1px solid ButtonText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}input[type=range]::-moz-range-track{outline:1px solid ButtonText;background:linear-gradient(Highlight,Highlight) var(--start) / var(--at) 100% no-repeat Canvas}input[type=range]::-webkit-slider-thumb{border-color:Canvas;background:ButtonText}input[type=range]::-moz-range-thumb{border-color:Canvas;background:ButtonText}}");var A=class{constructor(o,t){this.host=o;this.send=t}#t;#e=!1;#r;drag(o){clearTimeout(this.#r),this.#t=o,this.#i(o),this.#e||this.#o()}async#o(){this.#e=!0;let o;try{for(;this.#t!==void 0;){let t=this.#t;this.#t=void 0,o=await this.send(t)}}finally{this.#e=!1;let t=o===void 0?0:1e3;this.#r=setTimeout(()=>this.#i(void 0),t)}}#i(o){this.value=o,this.host.requestUpdate()}};var rt=f(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 1 100%;flex-wrap:wrap;min-width:0;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options button,.options .timer{max-width:100%}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline-start:0;border:0;font-weight:inherit;font-size:.85rem;background-color:transparent}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var bt=[15,30,45,60,90,120,180],xt={off:"all",all:"one",one:"off"},O,l,it,ot,w,st,at,nt,I=class extends b{constructor(){super(...arguments);d(this,l);d(this,O,new A(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,r=t.state==="playing",a=Math.round(100*(S(this,O).value??t.volume));return n`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${r?"pause":"play"}
        aria-label=${r?e.pause:e.play}
        title=${r?e.pause:e.play}
        @click=${()=>this.runCommand(r?"pause":"play",{})}
      >
        ${h(r?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&i(this,l,st).call(this,t.entry,t.epoch)}
      >
        ${h("skip")}
      </button>
      <label title=${e.volume}>
        ${h("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${e.volume}
          style=${q({"--at":`${a}%`})}
          .value=${N(String(a))}
          @input=${i(this,l,nt)}
        />
        <output aria-live="off">${a} %</output>
      </label>
      ${i(this,l,it).call(this)}
    </section>`}get own(){return g.current}};O=new WeakMap,l=new WeakSet,it=function(){let{player:t,party:e}=this.replica,{controls:r}=this.own;return n`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${h(x.start)} ${r.fromStart}
      </button>
      ${i(this,l,w).call(this,x.silent,t.muted?r.muted:r.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${i(this,l,w).call(this,t.repeat==="one"?x.once:x.repeat,r.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:xt[t.repeat]})}
      ${i(this,l,w).call(this,x.spark,r.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?i(this,l,w).call(this,x.shuffle,r.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):c}
      ${t.entry||t.stops_after_song?i(this,l,w).call(this,x.stop,r.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):c}
      ${i(this,l,ot).call(this)}
    </div>`},ot=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,r=e&&K(new Date(e));return n`<label class="timer ${r?"on":""}" title=${t.sleepTimer}>
      ${h("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${N("")}
        @change=${i(this,l,at)}
      >
        <option value="">
          ${r?t.sleepTimerAt({time:r}):t.sleepTimer}
        </option>
        ${r?n`<option value="0">${t.sleepTimerOff}</option>`:c}
        ${bt.map(a=>n`<option value=${a}>${t.sleepTimerIn({minutes:a})}</option>`)}
      </select>
    </label>`},w=function(t,e,r,a,R){return n`<button
      data-command=${a}
      aria-pressed=${r}
      @click=${()=>this.runCommand(a,R)}
    >
      ${h(t)} ${e}
    </button>`},st=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},at=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},nt=function(t){S(this,O).drag(t.target.valueAsNumber/100)},I.styles=[v,z,rt],I=m([y("rb-controls")],I);var lt=f("input[type=range]{display:block;margin:-19px 0}");var E,u,L,pt,B,T=class extends b{constructor(){super(...arguments);d(this,u);this.atS=0;this.durationS=0;d(this,E,!1)}willUpdate(t){let e=t.get("replica")?.player;if(!e)return;let{player:r}=this.replica,a=e.position_at!==r.position_at;(e.epoch!==r.epoch||S(this,E)&&a)&&i(this,u,B).call(this)}render(){let{atS:t,durationS:e,texts:r}=this;return n`<input
      type="range"
      min="0"
      max=${e}
      step="1"
      style=${q({"--at":`${(100*t/e).toFixed(2)}%`})}
      .value=${N(String(Math.round(t)))}
      aria-label=${r.seek}
      title=${r.seek}
      aria-valuetext=${r.seekValue({at:W(t),of:W(e)})}
      @input=${a=>i(this,u,L).call(this,a.target.valueAsNumber)}
      @change=${i(this,u,pt)}
    />`}};E=new WeakMap,u=new WeakSet,L=function(t){this.dispatchEvent(new CustomEvent("rb-held",{detail:t}))},pt=async function(t){let e=t.target.valueAsNumber;i(this,u,L).call(this,e),U(this,E,!0),await this.runCommand("seek",{position_s:e})||i(this,u,B).call(this)},B=function(){U(this,E,!1),i(this,u,L).call(this,null)},T.styles=[v,z,lt],m([P({attribute:!1})],T.prototype,"atS",2),m([P({attribute:!1})],T.prototype,"durationS",2),T=m([y("rb-seek")],T);function H(s,{name:o,label:t,act:e}){return n`<button class="round quiet" aria-label=${t} title=${o} @click=${e}>
    ${h(s)}
  </button>`}var _,mt,ut,k=class extends b{constructor(){super(...arguments);d(this,_)}render(){let{queue:t}=g.current,{title:e}=this.entry.song,r=a=>this.texts.actionOn({action:a,title:e});return[H("first",{name:t.prioritize,label:r(t.prioritize),act:()=>i(this,_,mt).call(this,this.entry)}),H("remove",{name:t.remove,label:r(t.remove),act:()=>i(this,_,ut).call(this,this.entry)})]}};_=new WeakSet,mt=async function({id:t,song:e}){await this.runCommand("prioritize",{entry:t})&&this.notify(g.current.queue.prioritized({title:e.title}))},ut=async function(t){await this.runCommand("remove",{entry:t.id})&&this.notifyRemoved(g.current.queue.removed({title:t.song.title}),t)},k.styles=[v],m([P({attribute:!1})],k.prototype,"entry",2),k=m([y("rb-row-actions")],k);var dt=f(".approvals{margin-bottom:16px;padding:10px;border:1px solid color-mix(in srgb,var(--amber) 50%,transparent);border-radius:24px}h3{padding:18px 4px 8px;color:var(--muted);font-size:.95rem}.approvals li{content-visibility:visible}");var p,ct,ht,D,ft,F,yt,gt,M=class extends b{constructor(){super(...arguments);d(this,p)}render(){let{waiting_approval:t,texts:e}=this.replica.me,r=e??[];return this.permissions.mayModerate?t.length+r.length>0?i(this,p,ht).call(this,t,r):c:i(this,p,ct).call(this,t)}get own(){return g.current.queue}};p=new WeakSet,ct=function(t){return t.length===0?c:n`<section aria-labelledby="waiting">
      <h3 id="waiting">${this.own.waitingApproval}</h3>
      <ol>
        ${t.map(e=>n`<li class="own">${i(this,p,D).call(this,e)}</li>`)}
      </ol>
    </section>`},ht=function(t,e){return n`<section class="approvals" aria-labelledby="approvals">
      <header><h2 id="approvals">${this.own.approvals}</h2></header>
      <ol>
        ${V(t,({id:r})=>r,r=>n`<li>
            ${i(this,p,D).call(this,r)}
            ${i(this,p,F).call(this,r.song.title,()=>i(this,p,yt).call(this,r),()=>i(this,p,gt).call(this,r))}
          </li>`)}
        ${V(e,({id:r})=>r,r=>i(this,p,ft).call(this,r))}
      </ol>
    </section>`},D=function(t){let{song:e}=t;return n`<button
      class="open"
      title=${this.texts.details({title:e.title})}
      @click=${()=>this.showDetails(t.id)}
    >
      <rb-cover .song=${e}></rb-cover>
      <span class="words">
        <span class="title" dir="auto">${e.title}</span>
        <span class="artist muted" dir="auto">${e.artist}</span>
        <span class="meta">${tt(t,this.replica.me,this.texts)}</span>
      </span>
    </button>`},ft=function({id:t,text:e,kind:r,title:a,guest:R}){let j=r==="dedication"?a??"":Q(this.texts,R.name);return n`<li data-text=${t}>
      <span class="open">
        <span class="words">
          <q class="title" dir="auto">${e}</q>
          <span class="artist muted" dir="auto">${this.own.written[r]({about:j})}</span>
        </span>
      </span>
      ${i(this,p,F).call(this,e,()=>this.runCommand("approve_text",{text:t}),()=>this.runCommand("reject_text",{text:t}))}
    </li>`},F=function(t,e,r){let a=(R,j,vt)=>H(R,{name:j,label:this.texts.actionOn({action:j,title:t}),act:vt});return[a("check",this.own.approve,e),a("close",this.own.reject,r)]},yt=async function({id:t,song:e}){await this.runCommand("approve",{entry:t})&&this.notify(this.own.approved({title:e.title}))},gt=async function(t){await this.runCommand("reject",{entry:t.id})&&this.notifyRemoved(this.own.rejected({title:t.song.title}),t)},M.styles=[v,Z,et,dt],M=m([y("rb-approvals")],M);export{N as a,z as b,A as c};
