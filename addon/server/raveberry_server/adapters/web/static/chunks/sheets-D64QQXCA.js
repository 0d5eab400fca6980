/* raveberry sources sha256:a2a7bf7f78d41ac7 */
/* licences: licences.txt */
import{a as ie,b as w}from"./chunk-BOSUZXBY.js";import{A as F,B as ht,C as Gt,D as H,E as Kt,F as Zt,G as z,H as x,K as d,L as E,M as U,N as Wt,O as Qt,P as ft,Q as Tt,R as Xt,S as Jt,T as ot,U as Yt,V as te,W as G,X as gt,Y as bt,Z as ee,a as $,b as r,c as P,d as a,e as zt,f as Nt,g as y,h as _,i as T,j as Pt,k as Ft,l as Vt,m as ct,n as Dt,p as mt,s as Bt,u as ut,v as Ut,w as M,z as S}from"./chunk-7R7RC24A.js";import{a as p,b as R,c as f,d as B,e as n}from"./chunk-YBQ2Z7LH.js";var se=$("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var rt=m=>P`<svg viewBox="0 0 24 24" aria-hidden="true">${m}</svg>`,K={heart:rt(P`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:rt(P`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:rt(P`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:rt(P`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:rt(P`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var bi=2800,yi=24,xi=600;function oe(m,c=Math.random){let t=document.querySelector("[data-cheers]")??vi(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(K))for(let s=m[i]??0;s>0;s-=1){if(t.childElementCount>=yi)return;wi(t,i,e,c)}}function vi(){let m=document.createElement("div");m.dataset.cheers="",m.ariaHidden="true";let{style:c}=m;return c.position="fixed",c.inset="0",c.zIndex="50",c.overflow="hidden",c.pointerEvents="none",document.body.append(m),m}function wi(m,c,t,e){let i=document.createElement("span");i.dataset.kind=c;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",zt(K[c],i),m.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,l=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],u={duration:bi,delay:xi*e(),fill:"both"};i.animate(l,{...u,easing:"ease-out"}).onfinish=()=>i.remove()}var $i=Object.keys(K),ki=12,N,re,ne,ae,nt=class extends E{constructor(){super(...arguments);f(this,N)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||oe(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return R(this,N,re)?n(this,N,ne).call(this):a}};N=new WeakSet,re=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},ne=function(){let{cheers:t}=S.current;return r`<div role="group" aria-label=${t.name}>
      ${$i.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,N,ae).call(this,e)}
        >
          ${K[e]}
        </button>`)}
    </div>`},ae=function(t){navigator.vibrate?.(ki),this.runCommand("cheer",{cheer:t})},nt.styles=[x,se],nt=p([y("rb-cheers")],nt);var le=$("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 min(100%,270px);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var Ti=1e4,at,W,de,pe,Z=class extends E{constructor(){super(...arguments);f(this,W);this.armed=null;f(this,at)}connectedCallback(){super.connectedCallback(),B(this,at,setInterval(()=>{document.hidden||this.requestUpdate()},Ti))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(R(this,at))}render(){let{texts:t,replica:e}=this,i=bt(e,this.client.clock.nowMs()).filter(({entry:s})=>ot(s,e.me));return i.length===0?a:r`<section aria-label=${t.ownSongs}>
      <ol>
        ${ft(i,({entry:s})=>s.id,s=>n(this,W,de).call(this,s))}
      </ol>
    </section>`}};at=new WeakMap,W=new WeakSet,de=function(t){let{texts:e}=this,{entry:i,position:s}=t,{title:o}=i.song,l=this.armed===i.id,u=[ee(t,e),e.position({position:s})].filter(Boolean).join(" · ");return r`<li class=${s===1?"next":""}>
      <button class="open" title=${e.details({title:o})} @click=${()=>this.showDetails(i.id)}>
        <rb-cover .song=${i.song}></rb-cover>
        <span class="words">
          <b dir="auto">${o}</b>
          <span>${u}</span>
        </span>
      </button>
      <button
        class=${l?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:l?e.sure:e.withdraw,title:o})}
        title=${e.withdraw}
        @click=${()=>n(this,W,pe).call(this,i)}
        @blur=${()=>{this.armed=null}}
      >
        ${l?e.sure:d("close")}
      </button>
    </li>`},pe=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(this.texts.withdrawn({title:e.title}))},Z.styles=[x,le],p([T()],Z.prototype,"armed",2),Z=p([y("rb-own-songs")],Z);var ce=$(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ri=[15,30,45,60,90,120,180],Ei={off:"all",all:"one",one:"off"},dt,C,me,ue,Q,he,fe,ge,lt=class extends E{constructor(){super(...arguments);f(this,C);f(this,dt,new ie(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(R(this,dt).value??t.volume));return r`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${i?"pause":"play"}
        aria-label=${i?e.pause:e.play}
        title=${i?e.pause:e.play}
        @click=${()=>this.runCommand(i?"pause":"play",{})}
      >
        ${d(i?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,C,he).call(this,t.entry,t.epoch)}
      >
        ${d("skip")}
      </button>
      <label title=${e.volume}>
        ${d("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${e.volume}
          style=${ct({"--at":`${s}%`})}
          .value=${Tt(String(s))}
          @input=${n(this,C,ge)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,C,me).call(this)}
    </section>`}get own(){return S.current}};dt=new WeakMap,C=new WeakSet,me=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${d(w.start)} ${i.fromStart}
      </button>
      ${n(this,C,Q).call(this,w.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,C,Q).call(this,t.repeat==="one"?w.once:w.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Ei[t.repeat]})}
      ${n(this,C,Q).call(this,w.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,C,Q).call(this,w.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,C,Q).call(this,w.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,C,ue).call(this)}
    </div>`},ue=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&Gt(new Date(e));return r`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${d("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${Tt("")}
        @change=${n(this,C,fe)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?r`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${Ri.map(s=>r`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},Q=function(t,e,i,s,o){return r`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,o)}
    >
      ${d(t)} ${e}
    </button>`},he=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},fe=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},ge=function(t){R(this,dt).drag(t.target.valueAsNumber/100)},lt.styles=[x,Xt,ce],lt=p([y("rb-controls")],lt);var be=$(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var h,Rt,ye,xe,ve,we,Et,$e,ke,Ct,Te,Re,St,V=class extends E{constructor(){super(...arguments);f(this,h);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return r`<div class="top">
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
          ${d("close")}
        </button>
      </div>
      <dl>
        ${n(this,h,ye).call(this).map(([o,l])=>r`<dt>${o}</dt><dd dir="auto">${l}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?r`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${gt({entry:t,own:mt(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${ot(t,i.me)&&R(this,h,Rt)?n(this,h,ve).call(this):a}
        ${n(this,h,$e).call(this)}
      </div>
      ${n(this,h,we).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,h,Te).call(this):a}
      ${n(this,h,Re).call(this)}`}get own(){return S.current}};h=new WeakSet,Rt=function(){return this.replica.entries.has(this.entry.id)},ye=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:o}=t,l=bt(s,this.client.clock.nowMs()).find(b=>b.entry.id===t.id);return[l?[i.when,n(this,h,xe).call(this,l.position,l.etaS)]:null,[i.reason,Kt(e,t)],t.reason?["!",M(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,te(t,s.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,ht(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(b=>b!==null)},xe=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:H(e)})}, ${i}`},ve=function(){let{texts:t,entry:e}=this;return n(this,h,St).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},we=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return ot(t,i.me)?i.settings.dedications!==!0?a:r`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let l=new FormData(o.target);n(this,h,Et).call(this,String(l.get("text")).trim())}}
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
    </form>`:!t.dedication||!this.permissions.mayModerate?a:r`<button class="wide" data-command="dedicate" @click=${()=>n(this,h,Et).call(this,"")}>
        ${d("remove")} ${s.remove}
      </button>`},Et=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,o=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},$e=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!R(this,h,Rt))return a;let o=s.order.indexOf(i.id),{title:l}=i.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,h,ke)}>
        ${d("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:l})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,h,Ct).call(this,o-1,s.order[o-1])}
      >
        ${d("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:l})}
        title=${e.later}
        ?disabled=${o===s.order.length-1}
        @click=${()=>n(this,h,Ct).call(this,o+1,s.order[o+2])}
      >
        ${d("down")}
      </button>`,n(this,h,St).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:l}),i),this.closeSheet())})]},ke=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},Ct=async function(t,e){let{own:i,entry:s}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...o})&&this.notify(i.moved({title:s.song.title,position:t+1}))},Te=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:e.id})&&this.notify(t.toast.approved({title:i}))}}
      >
        ${d("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:e.id})&&this.notifyRemoved(t.toast.rejected({title:i}),e)}}
      >
        ${d("close")} ${t.reject}
      </button>
    </div>`},Re=function(){let{client:t,entry:e,texts:i,own:s,replica:o}=this,l=Yt(e,o.me),u=l!==null&&l.id!=="host"&&l.id!==o.me.id;return!this.permissions.mayModerate||!u?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:z(i,l.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${l}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},St=function(t,e,i,s){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?s():this.announce(this.texts.sure)}}
    >
      ${d(i)} ${o?this.texts.sure:e}
    </button>`},V.styles=[x,G,Jt,be],p([_({attribute:!1})],V.prototype,"entry",2),p([T()],V.prototype,"armed",2),V=p([y("rb-details")],V);var Ee=$("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var J,Ce,Se,X=class extends E{constructor(){super(...arguments);f(this,J);this.isArmed=!1}render(){let{personal:t}=S.current,{texts:e,isArmed:i}=this;return r`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${n(this,J,Ce)}>
          ${d(w.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?a:r`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${n(this,J,Se)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${d("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?r`<p class="muted" id="means">${t.means}</p>`:a}
    </section>`}};J=new WeakSet,Ce=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},Se=async function(){let{personal:t}=S.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},X.styles=[x,Ee],p([T()],X.prototype,"isArmed",2),X=p([y("rb-personal-data")],X);var yt=$(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var k,qe,_e,Me,Ie,je,qt,Le,_t,Oe,Y=class extends E{constructor(){super(...arguments);f(this,k);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,k,_e).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:o}=this.replica;return r`<div class="head">
        <h2>${i.title} <small>${i.role[s.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </div>
      <p class="muted">${i.hint}</p>
      <form @submit=${n(this,k,Oe)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?z(t,s.name):""}
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,k,qe).call(this):a}
        <button class="main" data-command="set_profile">${d("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${d(w.list)} ${e.recap.soFar}
      </button>
      ${n(this,k,Me).call(this)}
      ${s.role==="guest"?a:n(this,k,Ie).call(this,o.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,k,je).call(this,s.texts):a}
      ${o.join==="code"&&s.id===null?n(this,k,qt).call(this,"code",i.code,i.codeHint,i.joined):a}
      ${s.role==="guest"?[n(this,k,Le).call(this),n(this,k,qt).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:a}
      ${s.role==="host"?a:r`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}`}get own(){return S.current}};k=new WeakSet,qe=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>r`<option value=${s} .selected=${s===i}>
              ${F(e,s)??s}
            </option>`)}
      </select>
    </label>`},_e=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Me=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},Ie=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${d("close")}
        </button>`})}
    </p>`},je=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},qt=function(t,e,i,s){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let l=String(new FormData(o.target).get("code")).trim();if(l==="")return;let u=this.client.join({[t]:l}).then(()=>!0);await this.attempt(u)&&(this.notify(s),this.closeSheet())}}
    >
      <label>
        ${e} <small>${i}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},Le=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:o}=this.replica.me.limits;return r`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,k,_t).call(this,s,i.requests,l=>t.noRequestsLeft({minutes:H(l)})):i.anyRequests}
        </li>
        <li>
          ${o?n(this,k,_t).call(this,o,i.votes,l=>t.noVotesLeft({seconds:Math.ceil(l)})):i.anyVotes}
        </li>
      </ul>`},_t=function(t,e,i){let s=ut(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(s);return s.remaining>0?o:`${o}: ${i(s.next_in_s)}`},Oe=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,o]=[String(i.get("name")).trim(),String(i.get("color"))],l=i.get("source"),b={...s!==""&&s!==z(this.texts,e.name)?{name:s}:{},...o===e.color?{}:{color:o},...l===null||l===(e.source??"")?{}:{source:String(l)}};if(Object.keys(b).length>0){if(!await this.runCommand("set_profile",b))return;this.notify(this.own.profile.saved)}this.closeSheet()},Y.styles=[x,yt],p([T()],Y.prototype,"sources",2),Y=p([y("rb-profile")],Y);var Ae=$(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var xt,He,tt=class extends E{constructor(){super(...arguments);f(this,xt)}render(){let{texts:t,replica:e}=this,{recap:i}=S.current,{songs:s,guests:o,votes:l,top:u}=this.night;return r`<div class="head">
        <h2>${e.party.open?i.soFar:i.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </div>
      <p class="numbers">
        <strong>${i.songs({count:s})}</strong><strong>${i.guests({count:o})}</strong
        ><strong>${i.votes({count:l})}</strong>
      </p>
      ${u.length>0?r`<h3>${i.top}</h3>`:a}
      <ol>
        ${u.map(({song:b,score:A})=>r`<li>
            <rb-cover .song=${b}></rb-cover>
            <span class="words">
              <b dir="auto">${b.title}</b>
              <span dir="auto">${b.artist}</span>
            </span>
            <output>${t.score({score:A})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,xt,He)}>
              ${d("back")} ${i.reopen}
            </button>`:a}`}};xt=new WeakSet,He=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Zt(this.texts,t.entries.length)),this.closeSheet())},tt.styles=[x,yt,Ae],p([_({attribute:!1})],tt.prototype,"night",2),tt=p([y("rb-recap")],tt);var ze=Ft(class extends Vt{constructor(){super(...arguments),this.key=a}render(m,c){return this.key=m,c}update(m,[c,t]){return c!==this.key&&(Qt(m),this.key=c),t}});function Ne(m,c){if(m?.id!==c.id)return c;let t=new Map(c.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of m.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...c,hits:[...e,...t.values()]}}var Pe="raveberry-requested",Ci=8*36e5,j=class extends E{constructor(){super(...arguments);this.requested=null}get own(){return S.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return r`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.requested!==null}
        title=${s?this.own.search.request({title:e.title}):a}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${i==="ok"?a:r`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?r`<span class="go">${d(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${i==="waiting"?this.#s(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":ht(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",F(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:M(this.texts,e)}#s({entry:t}){let e=t===null?void 0:Dt(this.replica,t);return e?gt({entry:e,own:mt(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):a}async request(t){this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?M(this.texts,t.note):"",o=[this.#o(t),s].join(" ").trim(),l=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&Si()){let u={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:u,bubbles:!0,composed:!0}));return}if(l){let u=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:u})}else this.notify(o);this.closeSheet(e.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:u,eta_s:b}=t;return b===null?i.requested({title:o,position:u}):i.requestedIn({title:o,position:u,minutes:H(b)})}};p([T()],j.prototype,"requested",2);function Si(){try{let m=Date.now()-Number(localStorage.getItem(Pe))>Ci;return localStorage.setItem(Pe,String(Date.now())),m}catch{return!1}}var qi="dice",_i={folder:d(w.folder),artist:d("person"),album:d(w.disc),playlist:d(w.list),song:d("note")};function vt({kind:m,path:c,subtitle:t,note:e,artwork_url:i},s){if(c===null)return r`${a}`;let{title:o,texts:l,isBusy:u,onOpen:b}=s,A=[t,e&&M(l,e)].filter(Boolean).join(" · ");return r`<li data-path=${c}>
    <button class="ask" ?disabled=${u} @click=${()=>b(c)}>
      <span class="typed">
        ${i?r`<img src=${Wt(i)} alt="" loading="lazy" />`:c===qi?d(w.dice):_i[m]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${A?r`<span class="artist muted" dir="auto">${A}</span>`:a}
      </span>
      <span class="on">${d(w.forward)}</span>
    </button>
  </li>`}var wt=$(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var Fe=60,v,Mt,Ve,De,Be,Ue,It,Ge,Ke,Ze,We,L=class extends j{constructor(){super(...arguments);f(this,v);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,v,It).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=R(this,v,Mt);return r`${s?a:n(this,v,Ve).call(this,e)} ${n(this,v,Ue).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,v,De).call(this):a}
        ${i.items.map(o=>o.hit?this.hit(o.hit):n(this,v,Be).call(this,o))}
      </ul>
      ${s&&i.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${i.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,v,Ge).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};v=new WeakSet,Mt=function(){return this.folders.length===1&&this.from===null},Ve=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,v,Ke)}
      >
        ${d(w.backward)}
      </button>
      <h3 dir="auto">${F(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,v,We).call(this,i)}
            >
              ${d("plus")} ${s.addAll}
            </button>`:a}
      ${i&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,v,Ze).call(this,i)}
            >
              ${d("moon")}
            </button>`:a}
    </div>`},De=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${d(w.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${d("plus")}</span>
      </button>
    </li>`},Be=function(t){let{path:e,title:i,uri:s}=t;return vt(t,{title:F(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:o=>{R(this,v,Mt)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,v,It).call(this,o,s??null)}})},Ue=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${s?r`<p>${t.leftOut({count:s})}</p>`:a}
      ${i.length>0?r`<ul>
              ${i.map(({title:l,reason:u})=>r`<li><bdi>${l}</bdi>: ${M(this.texts,u)}</li>`)}
            </ul>`:a}
    </div>`},It=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:Fe});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},Ge=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:Fe});if(this.isLoading=!1,!s)return;let o={...s,items:[...i,...s.items]};this.folders=this.folders.map(l=>l===t?{...t,listing:o}:l)},Ke=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},Ze=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},We=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},L.styles=[x,G,wt],p([_({attribute:!1})],L.prototype,"from",2),p([T()],L.prototype,"folders",2),p([T()],L.prototype,"isLoading",2),p([T()],L.prototype,"added",2),L=p([y("rb-browse")],L);var Qe=$(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var Mi=[0,1,2,3,4],q,Xe,Je,Ye,ti,ei,jt,et=class extends j{constructor(){super(...arguments);f(this,q);this.sections=null}render(){return this.sections===null?n(this,q,Xe).call(this):r`${this.sections.map((t,e)=>n(this,q,Je).call(this,t,`section-${e}`))}`}};q=new WeakSet,Xe=function(){return r`<div class="loading" aria-hidden="true">
      ${Mi.map(()=>r`<span></span>`)}
    </div>`},Je=function(t,e){let{kind:i,items:s,path:o}=t,l=n(this,q,Ye).call(this,t);return r`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${l}</h3>
        ${o?r`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:l})}
                @click=${()=>n(this,q,jt).call(this,Ii(t,o,l))}
              >
                ${this.own.discover.showAll} ${d(w.forward)}
              </button>`:a}
      </div>
      <ul class="row">
        ${s.map(u=>u.hit?n(this,q,ti).call(this,u.hit):n(this,q,ei).call(this,u))}
      </ul>
    </section>`},Ye=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},ti=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?M(this.texts,i):this.own.mark[e];return r`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${s?a:"true"}
        ?disabled=${this.requested!==null}
        title=${s?this.own.search.request({title:t.title}):a}
        @click=${()=>s?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${s?r`<span class="go">${d(this.requested===t.uri?"check":"plus")}</span>`:a}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?a:r`<span class="mark">${o}</span>`}
      </button>
    </li>`},ei=function(t){let{kind:e,title:i}=t;return r`<li>
      <button
        class="ask tile ${e}"
        style=${ct({"--hue":String(Bt(i))})}
        @click=${()=>n(this,q,jt).call(this,t)}
      >
        ${e==="artist"?r`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:a}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},jt=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},et.styles=[x,Qe],p([_({attribute:!1})],et.prototype,"sections",2),et=p([y("rb-discover")],et);function Ii({kind:m},c,t){return{kind:m==="playlist"?"playlist":"folder",path:c,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var ii=$(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var $t,si,it=class extends E{constructor(){super(...arguments);f(this,$t)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:o,requested:l,dedication:u}=S.current;return r`<div class="top">
        <rb-cover .song=${i.song}></rb-cover>
        <h2 tabindex="-1" dir="auto">${s}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet(i.id)}
        >
          ${d("close")}
        </button>
      </div>
      <form @submit=${n(this,$t,si)}>
        ${e.settings.dedications===!0?r`<label>
                ${u.label}
                <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
              </label>`:a}
        <div class="who">
          <label>
            ${o.name}
            <input
              name="name"
              type="text"
              maxlength="40"
              autocomplete="nickname"
              dir="auto"
              .defaultValue=${e.me.name?z(t,e.me.name):""}
            />
          </label>
          <label>
            ${o.color}
            <input name="color" type="color" .defaultValue=${e.me.color} />
          </label>
        </div>
        <p class="muted">${o.hint}</p>
        <button class="main" data-done>${d("check")} ${l.done}</button>
      </form>`}};$t=new WeakSet,si=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[o,l,u]=["name","color","dedication"].map(kt=>String(s.get(kt)??"").trim()),b={...o&&o!==z(this.texts,i.name)?{name:o}:{},...l&&l!==i.color?{color:l}:{}};Object.keys(b).length>0&&!await this.runCommand("set_profile",b)||u&&!await this.runCommand("dedicate",{entry:e.id,text:u})||this.closeSheet(e.id)},it.styles=[x,ii],p([_({attribute:!1})],it.prototype,"accepted",2),it=p([y("rb-requested")],it);var ji=120,st,g,oi,Lt,ri,ni,ai,li,di,pi,ci,mi,Ot,ui,I=class extends j{constructor(){super();f(this,g);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;f(this,st);this.addEventListener("keydown",t=>n(this,g,mi).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,g,oi).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(R(this,st)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?r`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:r`<form role="search" @submit=${n(this,g,ci)}>
        <label class="field">
          ${d("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${s.field}
            aria-label=${s.field}
            @input=${n(this,g,pi)}
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
          ${d("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,g,ni).call(this)}</p>
        ${n(this,g,ri).call(this)}
        ${this.query&&!this.opened?n(this,g,ai).call(this):r`${this.opened?a:r`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,g,Lt)}
                    ></rb-discover>`}
              ${ze(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,g,Lt)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};st=new WeakMap,g=new WeakSet,oi=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},Lt=function({detail:t}){this.opened=t},ri=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=ut(i,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:H(s.next_in_s)})}
    </p>`},ni=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},ai=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:o}=this,l=i?.playlists??[],u=i?.done&&i.hits.length+l.length===0&&!U(e);return r`<ul>
        ${l.map(b=>n(this,g,di).call(this,b))}
        ${ft(i?.hits??[],({song:b})=>b.uri,b=>this.hit(b))}
        ${n(this,g,li).call(this)}
      </ul>
      ${i&&!i.done?r`<p class="hint">${t.online}</p>`:a}
      ${u?r`<p class="hint">${t.none({query:i.query})}</p>`:a}
      ${i?.note?r`<p class="hint">${M(o,i.note)}</p>`:a}
      ${s?r`<p class="hint" role="alert">${Ut(o,s)}</p>`:a}
      ${i?.more&&i.done?r`<p class="hint">${t.more}</p>`:a}`},li=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,g,ui)}>
        <span class="typed">${d(U(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${U(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${U(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},di=function(t){return vt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},pi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(R(this,st)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}B(this,st,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Ne(this.found,e),this.problem=null},e=>{this.problem=e})},ji))},ci=function(t){t.preventDefault();let[e]=n(this,g,Ot).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},mi=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,g,Ot).call(this)],o=s.findIndex(gi=>gi.includes(e)),l=s[o];if(!l)return;let[u,b]=[t.key==="ArrowUp",t.key==="ArrowLeft"],A=(b||t.key==="ArrowRight")&&l.length>1;if(!(u||A||t.key==="ArrowDown"))return;let kt=b===this.matches(":dir(rtl)")?1:-1,Ht=A?l[l.indexOf(e)+kt]:s[o+(u?-1:1)]?.[0];Ht&&(t.preventDefault(),Ht.focus())},Ot=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(o=>[o])}))},ui=function(){this.request(U(this.query)?{uri:this.query}:{query:this.query})},I.styles=[x,G,wt],p([T()],I.prototype,"query",2),p([T()],I.prototype,"found",2),p([T()],I.prototype,"opened",2),p([T()],I.prototype,"problem",2),p([T()],I.prototype,"suggestions",2),p([T()],I.prototype,"accepted",2),I=p([y("rb-search")],I);var hi=$("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var pt,D,At,fi,O=class extends Nt{constructor(){super(...arguments);f(this,D);this.label="";this.open=!1;this.tall=!1;f(this,pt,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return r`<dialog
      aria-label=${this.label}
      @close=${n(this,D,fi)}
      @pointerdown=${t=>{B(this,pt,n(this,D,At).call(this,t))}}
      @click=${t=>{R(this,pt)&&n(this,D,At).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};pt=new WeakMap,D=new WeakSet,At=function(t){return t.composedPath()[0]===this.dialog},fi=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},O.styles=[x,hi],p([_()],O.prototype,"label",2),p([_({type:Boolean})],O.prototype,"open",2),p([_({type:Boolean,reflect:!0})],O.prototype,"tall",2),p([Pt("dialog")],O.prototype,"dialog",2),O=p([y("rb-sheet")],O);
