/* raveberry sources sha256:a552142ec88776ae */
/* licences: licences.txt */
import{a as ae,b as y}from"./chunk-L4SYB27U.js";import{A as R,B as V,C as xt,D as W,E as N,F as Yt,G as Jt,H,I as w,L as p,M as S,N as Z,O as te,P as ee,Q as vt,R as _t,S as ie,T as se,U as lt,V as oe,W as re,X as Q,Y as wt,Z as $t,_ as ne,a as T,b as r,c as A,d as a,e as Bt,g as v,h as O,i as x,k as Gt,l as Kt,m as K,n as Wt,o as Zt,p as ft,q as Qt,t as gt,u as Xt,v as bt,w as yt,x as I}from"./chunk-TJG7HAEI.js";import{a as m,b as _,c as b,d as ht,e as n}from"./chunk-GHUYGILB.js";var le=T("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var pt=c=>A`<svg viewBox="0 0 24 24" aria-hidden="true">${c}</svg>`,X={heart:pt(A`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:pt(A`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:pt(A`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:pt(A`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:pt(A`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var Si=2800,Ci=24,Ei=600;function pe(c,d=Math.random){let t=document.querySelector("[data-cheers]")??qi(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(X))for(let s=c[i]??0;s>0;s-=1){if(t.childElementCount>=Ci)return;_i(t,i,e,d)}}function qi(){let c=document.createElement("div");c.dataset.cheers="",c.ariaHidden="true";let{style:d}=c;return d.position="fixed",d.inset="0",d.zIndex="50",d.overflow="hidden",d.pointerEvents="none",document.body.append(c),c}function _i(c,d,t,e){let i=document.createElement("span");i.dataset.kind=d;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",Bt(X[d],i),c.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,l=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],u={duration:Si,delay:Ei*e(),fill:"both"};i.animate(l,{...u,easing:"ease-out"}).onfinish=()=>i.remove()}var Mi=Object.keys(X),Ii=12,P,de,ce,me,dt=class extends S{constructor(){super(...arguments);b(this,P)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||pe(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return _(this,P,de)?n(this,P,ce).call(this):a}};P=new WeakSet,de=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},ce=function(){let{cheers:t}=R.current;return r`<div role="group" aria-label=${t.name}>
      ${Mi.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,P,me).call(this,e)}
        >
          ${X[e]}
        </button>`)}
    </div>`},me=function(t){navigator.vibrate?.(Ii),this.runCommand("cheer",{cheer:t})},dt.styles=[w,le],dt=m([v("rb-cheers")],dt);var ue=T("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 min(100%,270px);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var ji=1e4,ct,J,he,fe,Y=class extends S{constructor(){super(...arguments);b(this,J);this.armed=null;b(this,ct)}connectedCallback(){super.connectedCallback(),ht(this,ct,setInterval(()=>{document.hidden||this.requestUpdate()},ji))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(_(this,ct))}render(){let{texts:t,replica:e}=this,i=$t(e,this.client.clock.nowMs()).filter(({entry:s})=>lt(s,e.me));return i.length===0?a:r`<section aria-label=${t.ownSongs}>
      <ol>
        ${vt(i,({entry:s})=>s.id,s=>n(this,J,he).call(this,s))}
      </ol>
    </section>`}};ct=new WeakMap,J=new WeakSet,he=function(t){let{texts:e}=this,{entry:i,position:s}=t,{title:o}=i.song,l=this.armed===i.id,u=[ne(t,e),e.position({position:s})].filter(Boolean).join(" · ");return r`<li class=${s===1?"next":""}>
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
        @click=${()=>n(this,J,fe).call(this,i)}
        @blur=${()=>{this.armed=null}}
      >
        ${l?e.sure:p("close")}
      </button>
    </li>`},fe=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(this.texts.withdrawn({title:e.title}))},Y.styles=[w,ue],m([x()],Y.prototype,"armed",2),Y=m([v("rb-own-songs")],Y);var ge=T(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 1 100%;flex-wrap:wrap;min-width:0;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options button,.options .timer{max-width:100%}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Oi=[15,30,45,60,90,120,180],Li={off:"all",all:"one",one:"off"},ut,C,be,ye,tt,xe,ve,we,mt=class extends S{constructor(){super(...arguments);b(this,C);b(this,ut,new ae(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(_(this,ut).value??t.volume));return r`<section class="card" aria-label=${e.name}>
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
        @click=${()=>t.entry&&n(this,C,xe).call(this,t.entry,t.epoch)}
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
          style=${K({"--at":`${s}%`})}
          .value=${_t(String(s))}
          @input=${n(this,C,we)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,C,be).call(this)}
    </section>`}get own(){return R.current}};ut=new WeakMap,C=new WeakSet,be=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${p(y.start)} ${i.fromStart}
      </button>
      ${n(this,C,tt).call(this,y.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,C,tt).call(this,t.repeat==="one"?y.once:y.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Li[t.repeat]})}
      ${n(this,C,tt).call(this,y.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,C,tt).call(this,y.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,C,tt).call(this,y.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,C,ye).call(this)}
    </div>`},ye=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&W(new Date(e));return r`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${p("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${_t("")}
        @change=${n(this,C,ve)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?r`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${Oi.map(s=>r`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},tt=function(t,e,i,s,o){return r`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,o)}
    >
      ${p(t)} ${e}
    </button>`},xe=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},ve=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},we=function(t){_(this,ut).drag(t.target.valueAsNumber/100)},mt.styles=[w,ie,ge],mt=m([v("rb-controls")],mt);var $e=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var f,Mt,ke,Te,Re,Se,It,Ce,Ee,jt,qe,_e,Ot,U=class extends S{constructor(){super(...arguments);b(this,f);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return r`<div class="top">
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
        ${n(this,f,ke).call(this).map(([o,l])=>r`<dt>${o}</dt><dd dir="auto">${l}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?r`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${p("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${wt({entry:t,own:ft(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${lt(t,i.me)&&_(this,f,Mt)?n(this,f,Re).call(this):a}
        ${n(this,f,Ce).call(this)}
      </div>
      ${n(this,f,Se).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,f,qe).call(this):a}
      ${n(this,f,_e).call(this)}`}get own(){return R.current}};f=new WeakSet,Mt=function(){return this.replica.entries.has(this.entry.id)},ke=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:o}=t,l=$t(s,this.client.clock.nowMs()).find(h=>h.entry.id===t.id);return[l?[i.when,n(this,f,Te).call(this,l.position,l.etaS)]:null,[i.reason,Yt(e,t)],t.reason?["!",I(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,re(t,s.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,xt(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(h=>h!==null)},Te=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:N(e)})}, ${i}`},Re=function(){let{texts:t,entry:e}=this;return n(this,f,Ot).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},Se=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return lt(t,i.me)?i.settings.dedications!==!0?a:r`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let l=new FormData(o.target);n(this,f,It).call(this,String(l.get("text")).trim())}}
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
    </form>`:!t.dedication||!this.permissions.mayModerate?a:r`<button class="wide" data-command="dedicate" @click=${()=>n(this,f,It).call(this,"")}>
        ${p("remove")} ${s.remove}
      </button>`},It=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,o=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},Ce=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!_(this,f,Mt))return a;let o=s.order.indexOf(i.id),{title:l}=i.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,f,Ee)}>
        ${p("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:l})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,f,jt).call(this,o-1,s.order[o-1])}
      >
        ${p("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:l})}
        title=${e.later}
        ?disabled=${o===s.order.length-1}
        @click=${()=>n(this,f,jt).call(this,o+1,s.order[o+2])}
      >
        ${p("down")}
      </button>`,n(this,f,Ot).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:l}),i),this.closeSheet())})]},Ee=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},jt=async function(t,e){let{own:i,entry:s}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...o})&&this.notify(i.moved({title:s.song.title,position:t+1}))},qe=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return r`<div class="row">
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
    </div>`},_e=function(){let{client:t,entry:e,texts:i,own:s,replica:o}=this,l=oe(e,o.me),u=l!==null&&l.id!=="host"&&l.id!==o.me.id;return!this.permissions.mayModerate||!u?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:H(i,l.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${l}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},Ot=function(t,e,i,s){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?s():this.announce(this.texts.sure)}}
    >
      ${p(i)} ${o?this.texts.sure:e}
    </button>`},U.styles=[w,Q,se,$e],m([O({attribute:!1})],U.prototype,"entry",2),m([x()],U.prototype,"armed",2),U=m([v("rb-details")],U);var et=T(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.join{display:grid;grid-template-columns:minmax(0,1fr);gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));container-type:inline-size}.problem{display:flex;align-items:center;gap:8px;color:var(--danger)}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var kt,Me,D=class extends S{constructor(){super(...arguments);b(this,kt);this.problem="";this.isSending=!1}render(){let{texts:t}=this,{profile:e}=R.current,i=this.request.kind==="mod_code",[s,o]=i?[e.modCode,e.modCodeHint]:[e.code,e.codeHint];return r`<rb-sheet open label=${s} @rb-close=${()=>this.request.done(!1)}>
      <div class="join">
        <div class="head">
          <h2>${s}</h2>
          <button
            class="round"
            aria-label=${t.close}
            title=${t.close}
            @click=${()=>this.request.done(!1)}
          >
            ${p("close")}
          </button>
        </div>
        <form class="code" @submit=${n(this,kt,Me)}>
          <label>
            ${o}
            <input
              name="code"
              maxlength="40"
              autocomplete="off"
              autocapitalize="characters"
              aria-label=${s}
              aria-invalid=${this.problem!==""}
            />
          </label>
          <button class="main" data-join=${this.request.kind} ?disabled=${this.isSending}>
            ${e.enter}
          </button>
        </form>
        ${this.problem?r`<p class="problem" role="alert">${p("warning")} ${this.problem}</p>`:a}
      </div>
    </rb-sheet>`}};kt=new WeakSet,Me=async function(t){t.preventDefault();let e=String(new FormData(t.target).get("code")).trim();if(e===""||this.isSending)return;let{kind:i,done:s}=this.request,{profile:o}=R.current;this.problem="",this.isSending=!0;try{await this.client.join({[i]:e}),this.notify(i==="code"?o.joined:o.isMod),s(!0)}catch(l){this.problem=l instanceof Qt?yt(this.texts,l.problem):this.texts.toast.unreachable}finally{this.isSending=!1}},D.styles=[w,et],m([O({attribute:!1})],D.prototype,"request",2),m([x()],D.prototype,"problem",2),m([x()],D.prototype,"isSending",2),D=m([v("rb-join")],D);var Ie=T("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var st,je,Oe,it=class extends S{constructor(){super(...arguments);b(this,st);this.isArmed=!1}render(){let{personal:t}=R.current,{texts:e,isArmed:i}=this;return r`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${n(this,st,je)}>
          ${p(y.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?a:r`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${n(this,st,Oe)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${p("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?r`<p class="muted" id="means">${t.means}</p>`:a}
    </section>`}};st=new WeakSet,je=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},Oe=async function(){let{personal:t}=R.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},it.styles=[w,Ie],m([x()],it.prototype,"isArmed",2),it=m([v("rb-personal-data")],it);var k,Le,He,Ae,ze,Fe,Lt,Ne,Ht,Pe,ot=class extends S{constructor(){super(...arguments);b(this,k);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,k,He).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:o}=this.replica;return r`<div class="head">
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
      <form @submit=${n(this,k,Pe)}>
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
        ${this.sources.length>1?n(this,k,Le).call(this):a}
        <button class="main" data-command="set_profile">${p("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${p(y.list)} ${e.recap.soFar}
      </button>
      ${n(this,k,Ae).call(this)}
      ${s.role==="guest"?a:n(this,k,ze).call(this,o.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,k,Fe).call(this,s.texts):a}
      ${o.join==="code"&&s.id===null?n(this,k,Lt).call(this,"code",t.enterCode):a}
      ${s.role==="guest"?n(this,k,Ne).call(this):a}
      ${s.role==="host"?a:r`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}
      ${s.role==="guest"?n(this,k,Lt).call(this,"mod_code",i.haveCode):a}`}get own(){return R.current}};k=new WeakSet,Le=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>r`<option value=${s} .selected=${s===i}>
              ${V(e,s)??s}
            </option>`)}
      </select>
    </label>`},He=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Ae=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},ze=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${p("close")}
        </button>`})}
    </p>`},Fe=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},Lt=function(t,e){return r`<button
      class="quiet"
      data-ask=${t}
      @click=${async()=>{await this.askForCode(t)&&this.closeSheet()}}
    >
      ${p(y.key)} ${e}
    </button>`},Ne=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:o}=this.replica.me.limits;return r`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,k,Ht).call(this,s,i.requests,l=>t.noRequestsLeft({minutes:N(l)})):i.anyRequests}
        </li>
        <li>
          ${o?n(this,k,Ht).call(this,o,i.votes,l=>t.noVotesLeft({seconds:Math.ceil(l)})):i.anyVotes}
        </li>
      </ul>`},Ht=function(t,e,i){let s=bt(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(s);return s.remaining>0?o:`${o}: ${i(s.next_in_s)}`},Pe=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,o]=[String(i.get("name")).trim(),String(i.get("color"))],l=i.get("source"),h={...s!==""&&s!==H(this.texts,e.name)?{name:s}:{},...o===e.color?{}:{color:o},...l===null||l===(e.source??"")?{}:{source:String(l)}};if(Object.keys(h).length>0){if(!await this.runCommand("set_profile",h))return;this.notify(this.own.profile.saved)}this.closeSheet()},ot.styles=[w,et],m([x()],ot.prototype,"sources",2),ot=m([v("rb-profile")],ot);var De=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words>*{justify-self:start}.words b{color:var(--ink)}.favorite rb-cover{width:84px}.favorite b{font-size:1.15rem}.place{display:grid;flex:none;place-items:center;width:40px;height:40px;border:3px solid var(--who);border-radius:50%;color:var(--ink)}.image{display:flex;flex-wrap:wrap;gap:8px}.image button{flex:1 1 auto}figure{margin:0}figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;margin-bottom:8px}figcaption h3{flex:1}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted);font-size:.85rem}.legend i{width:12px;height:12px;border-radius:3px}.legend .songs{background:var(--violet)}.legend .votes{background:var(--berry)}.timeline{display:block;width:100%;height:96px;border-bottom:1px solid var(--line);stroke:none}.timeline:dir(rtl){transform:scaleX(-1)}rect.songs{fill:var(--violet)}rect.votes{fill:var(--berry)}.times{display:flex;justify-content:space-between;color:var(--muted);font-size:.85rem}@media(forced-colors:active){.legend .songs{forced-color-adjust:none;background:CanvasText}.legend .votes{forced-color-adjust:none;background:Highlight}rect.songs{fill:CanvasText}rect.votes{fill:Highlight}}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var At=100,Tt=20,Ve=2;function Ue(c,{recap:d}){let[t,e]=[c[0],c.at(-1)];if(c.length<2||!t||!e)return a;let i=Math.max(...c.map(({songs:o,votes:l})=>Math.max(o,l))),s=(o,l,u,h)=>{let q=At*h/i,j=Tt/2-Ve;return A`<rect class=${o} x=${l*Tt+Ve/2+u*Tt/2} y=${At-q} width=${j} height=${q} rx="2" />`};return r`<figure>
    <figcaption>
      <h3>${d.overTime}</h3>
      <span class="legend"><i class="songs"></i>${d.songsColumn}</span>
      <span class="legend"><i class="votes"></i>${d.votesColumn}</span>
    </figcaption>
    <svg
      class="timeline"
      viewBox="0 0 ${c.length*Tt} ${At}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${c.map(({songs:o,votes:l},u)=>[s("songs",u,0,o),s("votes",u,1,l)])}
    </svg>
    <p class="times" aria-hidden="true">
      <span>${W(new Date(t.at))}</span><span>${W(new Date(e.at))}</span>
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
        ${c.map(({at:o,songs:l,votes:u})=>r`<tr>
            <th scope="row">${W(new Date(o))}</th>
            <td>${l}</td>
            <td>${u}</td>
          </tr>`)}
      </tbody>
    </table>
  </figure>`}var[Hi,Ai]=[4,3],zi=1e4,E,Rt,Be,Ge,zt,Ke,We,B=class extends S{constructor(){super(...arguments);b(this,E);this.isDrawing=!1}render(){let{texts:t,replica:e,night:i}=this,{recap:s}=this.own,{songs:o,guests:l,votes:u,top:h}=i,[q,...j]=h;return r`<div class="head">
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
        <strong>${s.songs({count:o})}</strong><strong>${s.guests({count:l})}</strong
        ><strong>${s.votes({count:u})}</strong>
      </p>
      ${o>0?n(this,E,Ge).call(this):a}
      ${q?r`<h3>${s.favorite}</h3> ${n(this,E,Rt).call(this,[q],"favorite")}`:a}
      ${n(this,E,Be).call(this,i.winners)}
      ${i.own?.length?r`<h3>${s.own}</h3> ${n(this,E,Rt).call(this,i.own,"own")}`:a}
      ${Ue(i.timeline,this.own)}
      ${j.length>0?r`<h3>${s.top}</h3> ${n(this,E,Rt).call(this,j,"top")}`:a}
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,E,We)}>
              ${p("back")} ${s.reopen}
            </button>`:a}`}get own(){return R.current}};E=new WeakSet,Rt=function(t,e){return r`<ol class=${e}>
      ${t.map(({song:i,score:s})=>r`<li>
          <rb-cover .song=${i}></rb-cover>
          <span class="words">
            <b dir="auto">${i.title}</b>
            <span dir="auto">${i.artist}</span>
          </span>
          <output>${this.texts.score({score:s})}</output>
        </li>`)}
    </ol>`},Be=function(t){if(t.length===0)return a;let{recap:e}=this.own;return r`<h3>${e.winners}</h3>
      <ol class="winners">
        ${t.map(({guest:i,songs:s,score:o},l)=>r`<li>
            <b class="place" style=${K({"--who":Xt(i.color)})}>${l+1}</b>
            <span class="words">
              <b dir="auto">${H(this.texts,i.name)}</b>
              <span>${e.winner({songs:s,score:o})}</span>
            </span>
          </li>`)}
      </ol>`},Ge=function(){let{recap:t}=this.own;return r`<p class="image">
      <button data-image="save" ?disabled=${this.isDrawing} @click=${()=>n(this,E,zt).call(this,Di)}>
        ${p(y.last)} ${t.save}
      </button>
      ${Ni()?r`<button
              data-image="share"
              ?disabled=${this.isDrawing}
              @click=${()=>n(this,E,zt).call(this,Pi)}
            >
              ${p(y.share)} ${t.share}
            </button>`:a}
    </p>`},zt=async function(t){this.isDrawing=!0;let e=await n(this,E,Ke).call(this).catch(()=>null);this.isDrawing=!1,e?await t(e):this.notify(this.own.recap.imageFailed,"bad")},Ke=async function(){let{texts:t,night:e,replica:i}=this,{recap:s}=this.own,{makeImage:o}=await import("./image-OTVXSABE.js"),l=e.since?new Intl.DateTimeFormat(t.language,{dateStyle:"long"}).format(new Date(e.since)):"",u=new Intl.NumberFormat(t.language),h=(G,qt)=>({title:G,rows:qt.map(({song:Ut,score:Ri})=>({text:Ut.title,detail:Ut.artist,value:u.format(Ri)}))}),q=Zt(i),j=await o({party:q,date:l,numbers:[s.songs({count:e.songs}),s.guests({count:e.guests}),s.votes({count:e.votes})],lists:[h(s.top,e.top.slice(0,Hi)),h(s.own,e.own?.slice(0,Ai)??[])].filter(({rows:G})=>G.length>0),hue:gt(e.top[0]?.song.title??q),isRightToLeft:getComputedStyle(this).direction==="rtl",font:getComputedStyle(this).fontFamily});return j&&new File([j],Fi(q,e.since),{type:j.type})},We=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Jt(this.texts,t.entries.length)),this.closeSheet())},B.styles=[w,et,De],m([O({attribute:!1})],B.prototype,"night",2),m([x()],B.prototype,"isDrawing",2),B=m([v("rb-recap")],B);function Fi(c,d){return`${`${c} ${d?.slice(0,10)??""}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu," ").trim()}.png`}function Ni(){let c=new File([],"recap.png",{type:"image/png"});return navigator.canShare?.({files:[c]})??!1}async function Pi(c){await navigator.share({files:[c]}).catch(()=>{})}function Di(c){let d=document.createElement("a");d.href=URL.createObjectURL(c),d.download=c.name,d.click(),setTimeout(()=>URL.revokeObjectURL(d.href),zi)}var Ze=Gt(class extends Kt{constructor(){super(...arguments),this.key=a}render(c,d){return this.key=c,d}update(c,[d,t]){return d!==this.key&&(ee(c),this.key=d),t}});function Qe(c,d){if(c?.id!==d.id)return d;let t=new Map(d.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of c.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...d,hits:[...e,...t.values()]}}var Xe="raveberry-requested",Vi=8*36e5,z=class extends S{constructor(){super(...arguments);this.requested=null}get own(){return R.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return r`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
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
        ${s?r`<span class="go">${p(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${i==="waiting"?this.#s(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":xt(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",V(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:I(this.texts,e)}#s({entry:t}){let e=t===null?void 0:Wt(this.replica,t);return e?wt({entry:e,own:ft(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):a}async request(t){this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?I(this.texts,t.note):"",o=[this.#o(t),s].join(" ").trim(),l=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&Ui()){let u={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:u,bubbles:!0,composed:!0}));return}if(l){let u=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:u})}else this.notify(o);this.closeSheet(e.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:u,eta_s:h}=t;return h===null?i.requested({title:o,position:u}):i.requestedIn({title:o,position:u,minutes:N(h)})}};m([x()],z.prototype,"requested",2);function Ui(){try{let c=Date.now()-Number(localStorage.getItem(Xe))>Vi;return localStorage.setItem(Xe,String(Date.now())),c}catch{return!1}}var Bi="dice",Gi={folder:p(y.folder),artist:p("person"),album:p(y.disc),playlist:p(y.list),song:p("note")};function St({kind:c,path:d,subtitle:t,note:e,artwork_url:i},s){if(d===null)return r`${a}`;let{title:o,texts:l,isBusy:u,onOpen:h}=s,q=[t,e&&I(l,e)].filter(Boolean).join(" · ");return r`<li data-path=${d}>
    <button class="ask" ?disabled=${u} @click=${()=>h(d)}>
      <span class="typed">
        ${i?r`<img src=${te(i)} alt="" loading="lazy" />`:d===Bi?p(y.dice):Gi[c]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${q?r`<span class="artist muted" dir="auto">${q}</span>`:a}
      </span>
      <span class="on">${p(y.forward)}</span>
    </button>
  </li>`}var Ct=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var Ye=60,$,Ft,Je,ti,ei,ii,Nt,si,oi,ri,ni,F=class extends z{constructor(){super(...arguments);b(this,$);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,$,Nt).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=_(this,$,Ft);return r`${s?a:n(this,$,Je).call(this,e)} ${n(this,$,ii).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,$,ti).call(this):a}
        ${i.items.map(o=>o.hit?this.hit(o.hit):n(this,$,ei).call(this,o))}
      </ul>
      ${s&&i.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${i.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,$,si).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};$=new WeakSet,Ft=function(){return this.folders.length===1&&this.from===null},Je=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,$,oi)}
      >
        ${p(y.backward)}
      </button>
      <h3 dir="auto">${V(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,$,ni).call(this,i)}
            >
              ${p("plus")} ${s.addAll}
            </button>`:a}
      ${i&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,$,ri).call(this,i)}
            >
              ${p("moon")}
            </button>`:a}
    </div>`},ti=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${p(y.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${p("plus")}</span>
      </button>
    </li>`},ei=function(t){let{path:e,title:i,uri:s}=t;return St(t,{title:V(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:o=>{_(this,$,Ft)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,$,Nt).call(this,o,s??null)}})},ii=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${s?r`<p>${t.leftOut({count:s})}</p>`:a}
      ${i.length>0?r`<ul>
              ${i.map(({title:l,reason:u})=>r`<li><bdi>${l}</bdi>: ${I(this.texts,u)}</li>`)}
            </ul>`:a}
    </div>`},Nt=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:Ye});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},si=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:Ye});if(this.isLoading=!1,!s)return;let o={...s,items:[...i,...s.items]};this.folders=this.folders.map(l=>l===t?{...t,listing:o}:l)},oi=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},ri=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},ni=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},F.styles=[w,Q,Ct],m([O({attribute:!1})],F.prototype,"from",2),m([x()],F.prototype,"folders",2),m([x()],F.prototype,"isLoading",2),m([x()],F.prototype,"added",2),F=m([v("rb-browse")],F);var ai=T(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var Ki=[0,1,2,3,4],M,li,pi,di,ci,mi,Pt,rt=class extends z{constructor(){super(...arguments);b(this,M);this.sections=null}render(){return this.sections===null?n(this,M,li).call(this):r`${this.sections.map((t,e)=>n(this,M,pi).call(this,t,`section-${e}`))}`}};M=new WeakSet,li=function(){return r`<div class="loading" aria-hidden="true">
      ${Ki.map(()=>r`<span></span>`)}
    </div>`},pi=function(t,e){let{kind:i,items:s,path:o}=t,l=n(this,M,di).call(this,t);return r`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${l}</h3>
        ${o?r`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:l})}
                @click=${()=>n(this,M,Pt).call(this,Wi(t,o,l))}
              >
                ${this.own.discover.showAll} ${p(y.forward)}
              </button>`:a}
      </div>
      <ul class="row">
        ${s.map(u=>u.hit?n(this,M,ci).call(this,u.hit):n(this,M,mi).call(this,u))}
      </ul>
    </section>`},di=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},ci=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?I(this.texts,i):this.own.mark[e];return r`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${s?a:"true"}
        ?disabled=${this.requested!==null}
        title=${s?this.own.search.request({title:t.title}):a}
        @click=${()=>s?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${s?r`<span class="go">${p(this.requested===t.uri?"check":"plus")}</span>`:a}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?a:r`<span class="mark">${o}</span>`}
      </button>
    </li>`},mi=function(t){let{kind:e,title:i}=t;return r`<li>
      <button
        class="ask tile ${e}"
        style=${K({"--hue":String(gt(i))})}
        @click=${()=>n(this,M,Pt).call(this,t)}
      >
        ${e==="artist"?r`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:a}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},Pt=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},rt.styles=[w,ai],m([O({attribute:!1})],rt.prototype,"sections",2),rt=m([v("rb-discover")],rt);function Wi({kind:c},d,t){return{kind:c==="playlist"?"playlist":"folder",path:d,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var ui=T(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var Et,hi,nt=class extends S{constructor(){super(...arguments);b(this,Et)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:o,requested:l,dedication:u}=R.current;return r`<div class="top">
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
      <form @submit=${n(this,Et,hi)}>
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
              .defaultValue=${e.me.name?H(t,e.me.name):""}
            />
          </label>
          <label>
            ${o.color}
            <input name="color" type="color" .defaultValue=${e.me.color} />
          </label>
        </div>
        <p class="muted">${o.hint}</p>
        <button class="main" data-done>${p("check")} ${l.done}</button>
      </form>`}};Et=new WeakSet,hi=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[o,l,u]=["name","color","dedication"].map(j=>String(s.get(j)??"").trim()),h={...o&&o!==H(this.texts,i.name)?{name:o}:{},...l&&l!==i.color?{color:l}:{}};Object.keys(h).length>0&&!await this.runCommand("set_profile",h)||u&&!await this.runCommand("dedicate",{entry:e.id,text:u})||this.closeSheet(e.id)},nt.styles=[w,ui],m([O({attribute:!1})],nt.prototype,"accepted",2),nt=m([v("rb-requested")],nt);var Zi=120,at,g,fi,Dt,gi,bi,yi,xi,vi,wi,$i,ki,Vt,Ti,L=class extends z{constructor(){super();b(this,g);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;b(this,at);this.addEventListener("keydown",t=>n(this,g,ki).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,g,fi).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_(this,at)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}searchFor(t){let e=this.renderRoot.querySelector("input");e&&(e.value=t,e.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?r`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:r`<form role="search" @submit=${n(this,g,$i)}>
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
            @input=${n(this,g,wi)}
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
        <p class="sr" role="status">${n(this,g,bi).call(this)}</p>
        ${n(this,g,gi).call(this)}
        ${this.query&&!this.opened?n(this,g,yi).call(this):r`${this.opened?a:r`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,g,Dt)}
                    ></rb-discover>`}
              ${Ze(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,g,Dt)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};at=new WeakMap,g=new WeakSet,fi=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},Dt=function({detail:t}){this.opened=t},gi=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=bt(i,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:N(s.next_in_s)})}
    </p>`},bi=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},yi=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:o}=this,l=i?.playlists??[],u=i?.done&&i.hits.length+l.length===0&&!Z(e);return r`<ul>
        ${l.map(h=>n(this,g,vi).call(this,h))}
        ${vt(i?.hits??[],({song:h})=>h.uri,h=>this.hit(h))}
        ${n(this,g,xi).call(this)}
      </ul>
      ${i&&!i.done?r`<p class="hint">${t.online}</p>`:a}
      ${u?r`<p class="hint">${t.none({query:i.query})}</p>`:a}
      ${i?.note?r`<p class="hint">${I(o,i.note)}</p>`:a}
      ${s?r`<p class="hint" role="alert">${yt(o,s)}</p>`:a}
      ${i?.more&&i.done?r`<p class="hint">${t.more}</p>`:a}`},xi=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,g,Ti)}>
        <span class="typed">${p(Z(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${Z(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${Z(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${p("send")}</span>
      </button>
    </li>`},vi=function(t){return St(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},wi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(_(this,at)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}ht(this,at,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Qe(this.found,e),this.problem=null},e=>{this.problem=e})},Zi))},$i=function(t){t.preventDefault();let[e]=n(this,g,Vt).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},ki=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,g,Vt).call(this)],o=s.findIndex(qt=>qt.includes(e)),l=s[o];if(!l)return;let[u,h]=[t.key==="ArrowUp",t.key==="ArrowLeft"],q=(h||t.key==="ArrowRight")&&l.length>1;if(!(u||q||t.key==="ArrowDown"))return;let j=h===this.matches(":dir(rtl)")?1:-1,G=q?l[l.indexOf(e)+j]:s[o+(u?-1:1)]?.[0];G&&(t.preventDefault(),G.focus())},Vt=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(o=>[o])}))},Ti=function(){this.request(Z(this.query)?{uri:this.query}:{query:this.query})},L.styles=[w,Q,Ct],m([x()],L.prototype,"query",2),m([x()],L.prototype,"found",2),m([x()],L.prototype,"opened",2),m([x()],L.prototype,"problem",2),m([x()],L.prototype,"suggestions",2),m([x()],L.prototype,"accepted",2),L=m([v("rb-search")],L);
