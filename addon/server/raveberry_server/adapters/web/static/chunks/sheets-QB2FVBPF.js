/* raveberry sources sha256:792fd832276051b7 */
/* licences: licences.txt */
import{a as oe,b}from"./chunk-TJONVM42.js";import{A as P,B as gt,C as K,D as N,E as Zt,F as Qt,G as H,H as $,K as p,L as R,M as W,N as Xt,O as Jt,P as bt,Q as Ct,R as Yt,S as te,T as nt,U as ee,V as ie,W as Z,X as yt,Y as xt,Z as se,a as T,b as r,c as A,d as l,e as Pt,g as w,h as L,i as v,k as Vt,l as Ut,m as G,n as Bt,o as Gt,p as ut,s as ht,t as Kt,u as ft,v as Wt,w as I,z as C}from"./chunk-YSXMVJ4M.js";import{a as u,b as _,c as y,d as mt,e as n}from"./chunk-GAZG742V.js";var re=T("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var at=c=>A`<svg viewBox="0 0 24 24" aria-hidden="true">${c}</svg>`,Q={heart:at(A`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:at(A`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:at(A`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:at(A`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:at(A`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var $i=2800,ki=24,Ti=600;function ne(c,d=Math.random){let t=document.querySelector("[data-cheers]")??Ri(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(Q))for(let s=c[i]??0;s>0;s-=1){if(t.childElementCount>=ki)return;Si(t,i,e,d)}}function Ri(){let c=document.createElement("div");c.dataset.cheers="",c.ariaHidden="true";let{style:d}=c;return d.position="fixed",d.inset="0",d.zIndex="50",d.overflow="hidden",d.pointerEvents="none",document.body.append(c),c}function Si(c,d,t,e){let i=document.createElement("span");i.dataset.kind=d;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",Pt(Q[d],i),c.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,a=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],m={duration:$i,delay:Ti*e(),fill:"both"};i.animate(a,{...m,easing:"ease-out"}).onfinish=()=>i.remove()}var Ci=Object.keys(Q),Ei=12,D,ae,le,pe,lt=class extends R{constructor(){super(...arguments);y(this,D)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||ne(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return _(this,D,ae)?n(this,D,le).call(this):l}};D=new WeakSet,ae=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},le=function(){let{cheers:t}=C.current;return r`<div role="group" aria-label=${t.name}>
      ${Ci.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,D,pe).call(this,e)}
        >
          ${Q[e]}
        </button>`)}
    </div>`},pe=function(t){navigator.vibrate?.(Ei),this.runCommand("cheer",{cheer:t})},lt.styles=[$,re],lt=u([w("rb-cheers")],lt);var de=T("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 min(100%,270px);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var qi=1e4,pt,J,ce,me,X=class extends R{constructor(){super(...arguments);y(this,J);this.armed=null;y(this,pt)}connectedCallback(){super.connectedCallback(),mt(this,pt,setInterval(()=>{document.hidden||this.requestUpdate()},qi))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(_(this,pt))}render(){let{texts:t,replica:e}=this,i=xt(e,this.client.clock.nowMs()).filter(({entry:s})=>nt(s,e.me));return i.length===0?l:r`<section aria-label=${t.ownSongs}>
      <ol>
        ${bt(i,({entry:s})=>s.id,s=>n(this,J,ce).call(this,s))}
      </ol>
    </section>`}};pt=new WeakMap,J=new WeakSet,ce=function(t){let{texts:e}=this,{entry:i,position:s}=t,{title:o}=i.song,a=this.armed===i.id,m=[se(t,e),e.position({position:s})].filter(Boolean).join(" · ");return r`<li class=${s===1?"next":""}>
      <button class="open" title=${e.details({title:o})} @click=${()=>this.showDetails(i.id)}>
        <rb-cover .song=${i.song}></rb-cover>
        <span class="words">
          <b dir="auto">${o}</b>
          <span>${m}</span>
        </span>
      </button>
      <button
        class=${a?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:a?e.sure:e.withdraw,title:o})}
        title=${e.withdraw}
        @click=${()=>n(this,J,me).call(this,i)}
        @blur=${()=>{this.armed=null}}
      >
        ${a?e.sure:p("close")}
      </button>
    </li>`},me=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(this.texts.withdrawn({title:e.title}))},X.styles=[$,de],u([v()],X.prototype,"armed",2),X=u([w("rb-own-songs")],X);var ue=T(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 1 100%;flex-wrap:wrap;min-width:0;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options button,.options .timer{max-width:100%}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var _i=[15,30,45,60,90,120,180],Mi={off:"all",all:"one",one:"off"},ct,S,he,fe,Y,ge,be,ye,dt=class extends R{constructor(){super(...arguments);y(this,S);y(this,ct,new oe(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(_(this,ct).value??t.volume));return r`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${i?"pause":"play"}
        aria-label=${i?e.pause:e.play}
        title=${i?e.pause:e.play}
        @click=${()=>this.runCommand(i?"pause":"play",{})}
      >
        ${p(i?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,S,ge).call(this,t.entry,t.epoch)}
      >
        ${p("skip")}
      </button>
      <label title=${e.volume}>
        ${p("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${e.volume}
          style=${G({"--at":`${s}%`})}
          .value=${Ct(String(s))}
          @input=${n(this,S,ye)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,S,he).call(this)}
    </section>`}get own(){return C.current}};ct=new WeakMap,S=new WeakSet,he=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${p(b.start)} ${i.fromStart}
      </button>
      ${n(this,S,Y).call(this,b.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,S,Y).call(this,t.repeat==="one"?b.once:b.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Mi[t.repeat]})}
      ${n(this,S,Y).call(this,b.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,S,Y).call(this,b.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):l}
      ${t.entry||t.stops_after_song?n(this,S,Y).call(this,b.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):l}
      ${n(this,S,fe).call(this)}
    </div>`},fe=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&K(new Date(e));return r`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${p("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${Ct("")}
        @change=${n(this,S,be)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?r`<option value="0">${t.sleepTimerOff}</option>`:l}
        ${_i.map(s=>r`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},Y=function(t,e,i,s,o){return r`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,o)}
    >
      ${p(t)} ${e}
    </button>`},ge=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},be=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},ye=function(t){_(this,ct).drag(t.target.valueAsNumber/100)},dt.styles=[$,Yt,ue],dt=u([w("rb-controls")],dt);var xe=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var f,Et,ve,we,$e,ke,qt,Te,Re,_t,Se,Ce,Mt,V=class extends R{constructor(){super(...arguments);y(this,f);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return r`<div class="top">
        <rb-cover whole .song=${s} label=${e.cover({title:s.title})}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${s.title}</h2>
          <p class="artist muted" dir="auto">${s.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </div>
      <dl>
        ${n(this,f,ve).call(this).map(([o,a])=>r`<dt>${o}</dt><dd dir="auto">${a}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?r`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${p("outside")} ${this.own.openSource}
            </a>`:l}
      <div class="row">
        ${yt({entry:t,own:ut(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${nt(t,i.me)&&_(this,f,Et)?n(this,f,$e).call(this):l}
        ${n(this,f,Te).call(this)}
      </div>
      ${n(this,f,ke).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,f,Se).call(this):l}
      ${n(this,f,Ce).call(this)}`}get own(){return C.current}};f=new WeakSet,Et=function(){return this.replica.entries.has(this.entry.id)},ve=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:o}=t,a=xt(s,this.client.clock.nowMs()).find(h=>h.entry.id===t.id);return[a?[i.when,n(this,f,we).call(this,a.position,a.etaS)]:null,[i.reason,Zt(e,t)],t.reason?["!",I(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,ie(t,s.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,gt(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(h=>h!==null)},we=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:N(e)})}, ${i}`},$e=function(){let{texts:t,entry:e}=this;return n(this,f,Mt).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},ke=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return nt(t,i.me)?i.settings.dedications!==!0?l:r`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let a=new FormData(o.target);n(this,f,qt).call(this,String(a.get("text")).trim())}}
    >
      <label>
        ${s.label}
        <input
          name="text"
          type="text"
          maxlength="200"
          dir="auto"
          autocomplete="off"
          .defaultValue=${t.dedication??""}
        />
      </label>
      <button data-command="dedicate">${s.save}</button>
    </form>`:!t.dedication||!this.permissions.mayModerate?l:r`<button class="wide" data-command="dedicate" @click=${()=>n(this,f,qt).call(this,"")}>
        ${p("remove")} ${s.remove}
      </button>`},qt=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,o=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},Te=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!_(this,f,Et))return l;let o=s.order.indexOf(i.id),{title:a}=i.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,f,Re)}>
        ${p("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:a})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,f,_t).call(this,o-1,s.order[o-1])}
      >
        ${p("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:a})}
        title=${e.later}
        ?disabled=${o===s.order.length-1}
        @click=${()=>n(this,f,_t).call(this,o+1,s.order[o+2])}
      >
        ${p("down")}
      </button>`,n(this,f,Mt).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:a}),i),this.closeSheet())})]},Re=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},_t=async function(t,e){let{own:i,entry:s}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...o})&&this.notify(i.moved({title:s.song.title,position:t+1}))},Se=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:e.id})&&this.notify(t.toast.approved({title:i}))}}
      >
        ${p("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:e.id})&&this.notifyRemoved(t.toast.rejected({title:i}),e)}}
      >
        ${p("close")} ${t.reject}
      </button>
    </div>`},Ce=function(){let{client:t,entry:e,texts:i,own:s,replica:o}=this,a=ee(e,o.me),m=a!==null&&a.id!=="host"&&a.id!==o.me.id;return!this.permissions.mayModerate||!m?l:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:H(i,a.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${a}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},Mt=function(t,e,i,s){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?s():this.announce(this.texts.sure)}}
    >
      ${p(i)} ${o?this.texts.sure:e}
    </button>`},V.styles=[$,Z,te,xe],u([L({attribute:!1})],V.prototype,"entry",2),u([v()],V.prototype,"armed",2),V=u([w("rb-details")],V);var Ee=T("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var et,qe,_e,tt=class extends R{constructor(){super(...arguments);y(this,et);this.isArmed=!1}render(){let{personal:t}=C.current,{texts:e,isArmed:i}=this;return r`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${n(this,et,qe)}>
          ${p(b.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?l:r`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${n(this,et,_e)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${p("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?r`<p class="muted" id="means">${t.means}</p>`:l}
    </section>`}};et=new WeakSet,qe=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},_e=async function(){let{personal:t}=C.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},tt.styles=[$,Ee],u([v()],tt.prototype,"isArmed",2),tt=u([w("rb-personal-data")],tt);var vt=T(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var k,Me,Ie,je,Oe,Le,It,He,jt,Ae,it=class extends R{constructor(){super(...arguments);y(this,k);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,k,Ie).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:o}=this.replica;return r`<div class="head">
        <h2>${i.title} <small>${i.role[s.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </div>
      <p class="muted">${i.hint}</p>
      <form @submit=${n(this,k,Ae)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?H(t,s.name):""}
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,k,Me).call(this):l}
        <button class="main" data-command="set_profile">${p("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${p(b.list)} ${e.recap.soFar}
      </button>
      ${n(this,k,je).call(this)}
      ${s.role==="guest"?l:n(this,k,Oe).call(this,o.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,k,Le).call(this,s.texts):l}
      ${o.join==="code"&&s.id===null?n(this,k,It).call(this,"code",i.code,i.codeHint,i.joined):l}
      ${s.role==="guest"?[n(this,k,He).call(this),n(this,k,It).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:l}
      ${s.role==="host"?l:r`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}`}get own(){return C.current}};k=new WeakSet,Me=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>r`<option value=${s} .selected=${s===i}>
              ${P(e,s)??s}
            </option>`)}
      </select>
    </label>`},Ie=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},je=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},Oe=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${p("close")}
        </button>`})}
    </p>`},Le=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},It=function(t,e,i,s){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let a=String(new FormData(o.target).get("code")).trim();if(a==="")return;let m=this.client.join({[t]:a}).then(()=>!0);await this.attempt(m)&&(this.notify(s),this.closeSheet())}}
    >
      <label>
        ${e} <small>${i}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},He=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:o}=this.replica.me.limits;return r`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,k,jt).call(this,s,i.requests,a=>t.noRequestsLeft({minutes:N(a)})):i.anyRequests}
        </li>
        <li>
          ${o?n(this,k,jt).call(this,o,i.votes,a=>t.noVotesLeft({seconds:Math.ceil(a)})):i.anyVotes}
        </li>
      </ul>`},jt=function(t,e,i){let s=ft(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(s);return s.remaining>0?o:`${o}: ${i(s.next_in_s)}`},Ae=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,o]=[String(i.get("name")).trim(),String(i.get("color"))],a=i.get("source"),h={...s!==""&&s!==H(this.texts,e.name)?{name:s}:{},...o===e.color?{}:{color:o},...a===null||a===(e.source??"")?{}:{source:String(a)}};if(Object.keys(h).length>0){if(!await this.runCommand("set_profile",h))return;this.notify(this.own.profile.saved)}this.closeSheet()},it.styles=[$,vt],u([v()],it.prototype,"sources",2),it=u([w("rb-profile")],it);var ze=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words>*{justify-self:start}.words b{color:var(--ink)}.favorite rb-cover{width:84px}.favorite b{font-size:1.15rem}.place{display:grid;flex:none;place-items:center;width:40px;height:40px;border:3px solid var(--who);border-radius:50%;color:var(--ink)}.image{display:flex;flex-wrap:wrap;gap:8px}.image button{flex:1 1 auto}figure{margin:0}figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;margin-bottom:8px}figcaption h3{flex:1}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted);font-size:.85rem}.legend i{width:12px;height:12px;border-radius:3px}.legend .songs{background:var(--violet)}.legend .votes{background:var(--berry)}.timeline{display:block;width:100%;height:96px;border-bottom:1px solid var(--line);stroke:none}.timeline:dir(rtl){transform:scaleX(-1)}rect.songs{fill:var(--violet)}rect.votes{fill:var(--berry)}.times{display:flex;justify-content:space-between;color:var(--muted);font-size:.85rem}@media(forced-colors:active){.legend .songs{forced-color-adjust:none;background:CanvasText}.legend .votes{forced-color-adjust:none;background:Highlight}rect.songs{fill:CanvasText}rect.votes{fill:Highlight}}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var Ot=100,wt=20,Fe=2;function Ne(c,{recap:d}){let[t,e]=[c[0],c.at(-1)];if(c.length<2||!t||!e)return l;let i=Math.max(...c.map(({songs:o,votes:a})=>Math.max(o,a))),s=(o,a,m,h)=>{let q=Ot*h/i,j=wt/2-Fe;return A`<rect class=${o} x=${a*wt+Fe/2+m*wt/2} y=${Ot-q} width=${j} height=${q} rx="2" />`};return r`<figure>
    <figcaption>
      <h3>${d.overTime}</h3>
      <span class="legend"><i class="songs"></i>${d.songsColumn}</span>
      <span class="legend"><i class="votes"></i>${d.votesColumn}</span>
    </figcaption>
    <svg
      class="timeline"
      viewBox="0 0 ${c.length*wt} ${Ot}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${c.map(({songs:o,votes:a},m)=>[s("songs",m,0,o),s("votes",m,1,a)])}
    </svg>
    <p class="times" aria-hidden="true">
      <span>${K(new Date(t.at))}</span><span>${K(new Date(e.at))}</span>
    </p>
    <table class="sr">
      <caption>${d.overTime}</caption>
      <thead>
        <tr>
          <th scope="col">${d.time}</th>
          <th scope="col">${d.songsColumn}</th>
          <th scope="col">${d.votesColumn}</th>
        </tr>
      </thead>
      <tbody>
        ${c.map(({at:o,songs:a,votes:m})=>r`<tr>
            <th scope="row">${K(new Date(o))}</th>
            <td>${a}</td>
            <td>${m}</td>
          </tr>`)}
      </tbody>
    </table>
  </figure>`}var[Ii,ji]=[4,3],Oi=1e4,E,$t,De,Pe,Lt,Ve,Ue,U=class extends R{constructor(){super(...arguments);y(this,E);this.isDrawing=!1}render(){let{texts:t,replica:e,night:i}=this,{recap:s}=this.own,{songs:o,guests:a,votes:m,top:h}=i,[q,...j]=h;return r`<div class="head">
        <h2>${e.party.open?s.soFar:s.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </div>
      <p class="numbers">
        <strong>${s.songs({count:o})}</strong><strong>${s.guests({count:a})}</strong
        ><strong>${s.votes({count:m})}</strong>
      </p>
      ${o>0?n(this,E,Pe).call(this):l}
      ${q?r`<h3>${s.favorite}</h3> ${n(this,E,$t).call(this,[q],"favorite")}`:l}
      ${n(this,E,De).call(this,i.winners)}
      ${i.own?.length?r`<h3>${s.own}</h3> ${n(this,E,$t).call(this,i.own,"own")}`:l}
      ${Ne(i.timeline,this.own)}
      ${j.length>0?r`<h3>${s.top}</h3> ${n(this,E,$t).call(this,j,"top")}`:l}
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,E,Ue)}>
              ${p("back")} ${s.reopen}
            </button>`:l}`}get own(){return C.current}};E=new WeakSet,$t=function(t,e){return r`<ol class=${e}>
      ${t.map(({song:i,score:s})=>r`<li>
          <rb-cover .song=${i}></rb-cover>
          <span class="words">
            <b dir="auto">${i.title}</b>
            <span dir="auto">${i.artist}</span>
          </span>
          <output>${this.texts.score({score:s})}</output>
        </li>`)}
    </ol>`},De=function(t){if(t.length===0)return l;let{recap:e}=this.own;return r`<h3>${e.winners}</h3>
      <ol class="winners">
        ${t.map(({guest:i,songs:s,score:o},a)=>r`<li>
            <b class="place" style=${G({"--who":Kt(i.color)})}>${a+1}</b>
            <span class="words">
              <b dir="auto">${H(this.texts,i.name)}</b>
              <span>${e.winner({songs:s,score:o})}</span>
            </span>
          </li>`)}
      </ol>`},Pe=function(){let{recap:t}=this.own;return r`<p class="image">
      <button data-image="save" ?disabled=${this.isDrawing} @click=${()=>n(this,E,Lt).call(this,zi)}>
        ${p(b.last)} ${t.save}
      </button>
      ${Hi()?r`<button
              data-image="share"
              ?disabled=${this.isDrawing}
              @click=${()=>n(this,E,Lt).call(this,Ai)}
            >
              ${p(b.share)} ${t.share}
            </button>`:l}
    </p>`},Lt=async function(t){this.isDrawing=!0;let e=await n(this,E,Ve).call(this).catch(()=>null);this.isDrawing=!1,e?await t(e):this.notify(this.own.recap.imageFailed,"bad")},Ve=async function(){let{texts:t,night:e,replica:i}=this,{recap:s}=this.own,{makeImage:o}=await import("./image-KZOXIDSM.js"),a=e.since?new Intl.DateTimeFormat(t.language,{dateStyle:"long"}).format(new Date(e.since)):"",m=new Intl.NumberFormat(t.language),h=(B,St)=>({title:B,rows:St.map(({song:Dt,score:wi})=>({text:Dt.title,detail:Dt.artist,value:m.format(wi)}))}),q=Gt(i),j=await o({party:q,date:a,numbers:[s.songs({count:e.songs}),s.guests({count:e.guests}),s.votes({count:e.votes})],lists:[h(s.top,e.top.slice(0,Ii)),h(s.own,e.own?.slice(0,ji)??[])].filter(({rows:B})=>B.length>0),hue:ht(e.top[0]?.song.title??q),isRightToLeft:getComputedStyle(this).direction==="rtl",font:getComputedStyle(this).fontFamily});return j&&new File([j],Li(q,e.since),{type:j.type})},Ue=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Qt(this.texts,t.entries.length)),this.closeSheet())},U.styles=[$,vt,ze],u([L({attribute:!1})],U.prototype,"night",2),u([v()],U.prototype,"isDrawing",2),U=u([w("rb-recap")],U);function Li(c,d){return`${`${c} ${d?.slice(0,10)??""}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu," ").trim()}.png`}function Hi(){let c=new File([],"recap.png",{type:"image/png"});return navigator.canShare?.({files:[c]})??!1}async function Ai(c){await navigator.share({files:[c]}).catch(()=>{})}function zi(c){let d=document.createElement("a");d.href=URL.createObjectURL(c),d.download=c.name,d.click(),setTimeout(()=>URL.revokeObjectURL(d.href),Oi)}var Be=Vt(class extends Ut{constructor(){super(...arguments),this.key=l}render(c,d){return this.key=c,d}update(c,[d,t]){return d!==this.key&&(Jt(c),this.key=d),t}});function Ge(c,d){if(c?.id!==d.id)return d;let t=new Map(d.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of c.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...d,hits:[...e,...t.values()]}}var Ke="raveberry-requested",Fi=8*36e5,z=class extends R{constructor(){super(...arguments);this.requested=null}get own(){return C.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return r`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.requested!==null}
        title=${s?this.own.search.request({title:e.title}):l}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${i==="ok"?l:r`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?r`<span class="go">${p(this.requested===e.uri?"check":"plus")}</span>`:l}
      </button>
      ${i==="waiting"?this.#s(t):l}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":gt(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",P(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:I(this.texts,e)}#s({entry:t}){let e=t===null?void 0:Bt(this.replica,t);return e?yt({entry:e,own:ut(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):l}async request(t){this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?I(this.texts,t.note):"",o=[this.#o(t),s].join(" ").trim(),a=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&Ni()){let m={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:m,bubbles:!0,composed:!0}));return}if(a){let m=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:m})}else this.notify(o);this.closeSheet(e.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:m,eta_s:h}=t;return h===null?i.requested({title:o,position:m}):i.requestedIn({title:o,position:m,minutes:N(h)})}};u([v()],z.prototype,"requested",2);function Ni(){try{let c=Date.now()-Number(localStorage.getItem(Ke))>Fi;return localStorage.setItem(Ke,String(Date.now())),c}catch{return!1}}var Di="dice",Pi={folder:p(b.folder),artist:p("person"),album:p(b.disc),playlist:p(b.list),song:p("note")};function kt({kind:c,path:d,subtitle:t,note:e,artwork_url:i},s){if(d===null)return r`${l}`;let{title:o,texts:a,isBusy:m,onOpen:h}=s,q=[t,e&&I(a,e)].filter(Boolean).join(" · ");return r`<li data-path=${d}>
    <button class="ask" ?disabled=${m} @click=${()=>h(d)}>
      <span class="typed">
        ${i?r`<img src=${Xt(i)} alt="" loading="lazy" />`:d===Di?p(b.dice):Pi[c]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${q?r`<span class="artist muted" dir="auto">${q}</span>`:l}
      </span>
      <span class="on">${p(b.forward)}</span>
    </button>
  </li>`}var Tt=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var We=60,x,Ht,Ze,Qe,Xe,Je,At,Ye,ti,ei,ii,F=class extends z{constructor(){super(...arguments);y(this,x);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,x,At).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=_(this,x,Ht);return r`${s?l:n(this,x,Ze).call(this,e)} ${n(this,x,Je).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,x,Qe).call(this):l}
        ${i.items.map(o=>o.hit?this.hit(o.hit):n(this,x,Xe).call(this,o))}
      </ul>
      ${s&&i.items.length===0?r`<p class="hint">${t.hint}</p>`:l}
      ${i.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,x,Ye).call(this,e)}>
              ${t.showMore}
            </button>`:l}`}};x=new WeakSet,Ht=function(){return this.folders.length===1&&this.from===null},Ze=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,x,ti)}
      >
        ${p(b.backward)}
      </button>
      <h3 dir="auto">${P(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,x,ii).call(this,i)}
            >
              ${p("plus")} ${s.addAll}
            </button>`:l}
      ${i&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,x,ei).call(this,i)}
            >
              ${p("moon")}
            </button>`:l}
    </div>`},Qe=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${p(b.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${p("plus")}</span>
      </button>
    </li>`},Xe=function(t){let{path:e,title:i,uri:s}=t;return kt(t,{title:P(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:o=>{_(this,x,Ht)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,x,At).call(this,o,s??null)}})},Je=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return l;let{failed:i,left_out:s,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:l}
      ${s?r`<p>${t.leftOut({count:s})}</p>`:l}
      ${i.length>0?r`<ul>
              ${i.map(({title:a,reason:m})=>r`<li><bdi>${a}</bdi>: ${I(this.texts,m)}</li>`)}
            </ul>`:l}
    </div>`},At=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:We});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},Ye=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:We});if(this.isLoading=!1,!s)return;let o={...s,items:[...i,...s.items]};this.folders=this.folders.map(a=>a===t?{...t,listing:o}:a)},ti=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},ei=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},ii=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},F.styles=[$,Z,Tt],u([L({attribute:!1})],F.prototype,"from",2),u([v()],F.prototype,"folders",2),u([v()],F.prototype,"isLoading",2),u([v()],F.prototype,"added",2),F=u([w("rb-browse")],F);var si=T(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var Vi=[0,1,2,3,4],M,oi,ri,ni,ai,li,zt,st=class extends z{constructor(){super(...arguments);y(this,M);this.sections=null}render(){return this.sections===null?n(this,M,oi).call(this):r`${this.sections.map((t,e)=>n(this,M,ri).call(this,t,`section-${e}`))}`}};M=new WeakSet,oi=function(){return r`<div class="loading" aria-hidden="true">
      ${Vi.map(()=>r`<span></span>`)}
    </div>`},ri=function(t,e){let{kind:i,items:s,path:o}=t,a=n(this,M,ni).call(this,t);return r`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${a}</h3>
        ${o?r`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:a})}
                @click=${()=>n(this,M,zt).call(this,Ui(t,o,a))}
              >
                ${this.own.discover.showAll} ${p(b.forward)}
              </button>`:l}
      </div>
      <ul class="row">
        ${s.map(m=>m.hit?n(this,M,ai).call(this,m.hit):n(this,M,li).call(this,m))}
      </ul>
    </section>`},ni=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},ai=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?I(this.texts,i):this.own.mark[e];return r`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${s?l:"true"}
        ?disabled=${this.requested!==null}
        title=${s?this.own.search.request({title:t.title}):l}
        @click=${()=>s?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${s?r`<span class="go">${p(this.requested===t.uri?"check":"plus")}</span>`:l}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?l:r`<span class="mark">${o}</span>`}
      </button>
    </li>`},li=function(t){let{kind:e,title:i}=t;return r`<li>
      <button
        class="ask tile ${e}"
        style=${G({"--hue":String(ht(i))})}
        @click=${()=>n(this,M,zt).call(this,t)}
      >
        ${e==="artist"?r`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:l}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},zt=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},st.styles=[$,si],u([L({attribute:!1})],st.prototype,"sections",2),st=u([w("rb-discover")],st);function Ui({kind:c},d,t){return{kind:c==="playlist"?"playlist":"folder",path:d,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var pi=T(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var Rt,di,ot=class extends R{constructor(){super(...arguments);y(this,Rt)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:o,requested:a,dedication:m}=C.current;return r`<div class="top">
        <rb-cover .song=${i.song}></rb-cover>
        <h2 tabindex="-1" dir="auto">${s}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet(i.id)}
        >
          ${p("close")}
        </button>
      </div>
      <form @submit=${n(this,Rt,di)}>
        ${e.settings.dedications===!0?r`<label>
                ${m.label}
                <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
              </label>`:l}
        <div class="who">
          <label>
            ${o.name}
            <input
              name="name"
              type="text"
              maxlength="40"
              autocomplete="nickname"
              dir="auto"
              .defaultValue=${e.me.name?H(t,e.me.name):""}
            />
          </label>
          <label>
            ${o.color}
            <input name="color" type="color" .defaultValue=${e.me.color} />
          </label>
        </div>
        <p class="muted">${o.hint}</p>
        <button class="main" data-done>${p("check")} ${a.done}</button>
      </form>`}};Rt=new WeakSet,di=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[o,a,m]=["name","color","dedication"].map(j=>String(s.get(j)??"").trim()),h={...o&&o!==H(this.texts,i.name)?{name:o}:{},...a&&a!==i.color?{color:a}:{}};Object.keys(h).length>0&&!await this.runCommand("set_profile",h)||m&&!await this.runCommand("dedicate",{entry:e.id,text:m})||this.closeSheet(e.id)},ot.styles=[$,pi],u([L({attribute:!1})],ot.prototype,"accepted",2),ot=u([w("rb-requested")],ot);var Bi=120,rt,g,ci,Ft,mi,ui,hi,fi,gi,bi,yi,xi,Nt,vi,O=class extends z{constructor(){super();y(this,g);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;y(this,rt);this.addEventListener("keydown",t=>n(this,g,xi).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,g,ci).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_(this,rt)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}searchFor(t){let e=this.renderRoot.querySelector("input");e&&(e.value=t,e.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?r`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:r`<form role="search" @submit=${n(this,g,yi)}>
        <label class="field">
          ${p("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${s.field}
            aria-label=${s.field}
            @input=${n(this,g,bi)}
            @keydown=${({key:o})=>{o==="Escape"&&this.closeSheet()}}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,g,ui).call(this)}</p>
        ${n(this,g,mi).call(this)}
        ${this.query&&!this.opened?n(this,g,hi).call(this):r`${this.opened?l:r`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,g,Ft)}
                    ></rb-discover>`}
              ${Be(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,g,Ft)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};rt=new WeakMap,g=new WeakSet,ci=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},Ft=function({detail:t}){this.opened=t},mi=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return l;let s=ft(i,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:N(s.next_in_s)})}
    </p>`},ui=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},hi=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:o}=this,a=i?.playlists??[],m=i?.done&&i.hits.length+a.length===0&&!W(e);return r`<ul>
        ${a.map(h=>n(this,g,gi).call(this,h))}
        ${bt(i?.hits??[],({song:h})=>h.uri,h=>this.hit(h))}
        ${n(this,g,fi).call(this)}
      </ul>
      ${i&&!i.done?r`<p class="hint">${t.online}</p>`:l}
      ${m?r`<p class="hint">${t.none({query:i.query})}</p>`:l}
      ${i?.note?r`<p class="hint">${I(o,i.note)}</p>`:l}
      ${s?r`<p class="hint" role="alert">${Wt(o,s)}</p>`:l}
      ${i?.more&&i.done?r`<p class="hint">${t.more}</p>`:l}`},fi=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,g,vi)}>
        <span class="typed">${p(W(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${W(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${W(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${p("send")}</span>
      </button>
    </li>`},gi=function(t){return kt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},bi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(_(this,rt)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}mt(this,rt,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Ge(this.found,e),this.problem=null},e=>{this.problem=e})},Bi))},yi=function(t){t.preventDefault();let[e]=n(this,g,Nt).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},xi=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,g,Nt).call(this)],o=s.findIndex(St=>St.includes(e)),a=s[o];if(!a)return;let[m,h]=[t.key==="ArrowUp",t.key==="ArrowLeft"],q=(h||t.key==="ArrowRight")&&a.length>1;if(!(m||q||t.key==="ArrowDown"))return;let j=h===this.matches(":dir(rtl)")?1:-1,B=q?a[a.indexOf(e)+j]:s[o+(m?-1:1)]?.[0];B&&(t.preventDefault(),B.focus())},Nt=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(o=>[o])}))},vi=function(){this.request(W(this.query)?{uri:this.query}:{query:this.query})},O.styles=[$,Z,Tt],u([v()],O.prototype,"query",2),u([v()],O.prototype,"found",2),u([v()],O.prototype,"opened",2),u([v()],O.prototype,"problem",2),u([v()],O.prototype,"suggestions",2),u([v()],O.prototype,"accepted",2),O=u([w("rb-search")],O);
