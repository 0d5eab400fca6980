/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{a as Qt,b as x}from"./chunk-5S2TIQRZ.js";import{A as F,B as ct,C as Ft,D as A,E as Pt,F as Vt,G as H,H as w,K as d,L as R,M as V,N as Dt,O as Bt,P as mt,Q as wt,R as Ut,S as Gt,T as et,U as Kt,V as Zt,W as D,X as ut,Y as ht,Z as Wt,a as T,b as r,c as N,d as a,e as Ot,g as v,h as I,i as k,k as Lt,l as At,m as lt,n as Ht,p as dt,s as zt,u as pt,v as Nt,w as _,z as E}from"./chunk-ZHNGIBAS.js";import{a as p,b as C,c as b,d as at,e as n}from"./chunk-2L4JF6W3.js";var Xt=T("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var it=u=>N`<svg viewBox="0 0 24 24" aria-hidden="true">${u}</svg>`,B={heart:it(N`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:it(N`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:it(N`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:it(N`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:it(N`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var di=2800,pi=24,ci=600;function Jt(u,c=Math.random){let t=document.querySelector("[data-cheers]")??mi(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(B))for(let s=u[i]??0;s>0;s-=1){if(t.childElementCount>=pi)return;ui(t,i,e,c)}}function mi(){let u=document.createElement("div");u.dataset.cheers="",u.ariaHidden="true";let{style:c}=u;return c.position="fixed",c.inset="0",c.zIndex="50",c.overflow="hidden",c.pointerEvents="none",document.body.append(u),u}function ui(u,c,t,e){let i=document.createElement("span");i.dataset.kind=c;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",Ot(B[c],i),u.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,l=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],m={duration:di,delay:ci*e(),fill:"both"};i.animate(l,{...m,easing:"ease-out"}).onfinish=()=>i.remove()}var hi=Object.keys(B),fi=12,z,Yt,te,ee,st=class extends R{constructor(){super(...arguments);b(this,z)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||Jt(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return C(this,z,Yt)?n(this,z,te).call(this):a}};z=new WeakSet,Yt=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},te=function(){let{cheers:t}=E.current;return r`<div role="group" aria-label=${t.name}>
      ${hi.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,z,ee).call(this,e)}
        >
          ${B[e]}
        </button>`)}
    </div>`},ee=function(t){navigator.vibrate?.(fi),this.runCommand("cheer",{cheer:t})},st.styles=[w,Xt],st=p([v("rb-cheers")],st);var ie=T("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 min(100%,270px);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var gi=1e4,ot,G,se,oe,U=class extends R{constructor(){super(...arguments);b(this,G);this.armed=null;b(this,ot)}connectedCallback(){super.connectedCallback(),at(this,ot,setInterval(()=>{document.hidden||this.requestUpdate()},gi))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(C(this,ot))}render(){let{texts:t,replica:e}=this,i=ht(e,this.client.clock.nowMs()).filter(({entry:s})=>et(s,e.me));return i.length===0?a:r`<section aria-label=${t.ownSongs}>
      <ol>
        ${mt(i,({entry:s})=>s.id,s=>n(this,G,se).call(this,s))}
      </ol>
    </section>`}};ot=new WeakMap,G=new WeakSet,se=function(t){let{texts:e}=this,{entry:i,position:s}=t,{title:o}=i.song,l=this.armed===i.id,m=[Wt(t,e),e.position({position:s})].filter(Boolean).join(" · ");return r`<li class=${s===1?"next":""}>
      <button class="open" title=${e.details({title:o})} @click=${()=>this.showDetails(i.id)}>
        <rb-cover .song=${i.song}></rb-cover>
        <span class="words">
          <b dir="auto">${o}</b>
          <span>${m}</span>
        </span>
      </button>
      <button
        class=${l?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:l?e.sure:e.withdraw,title:o})}
        title=${e.withdraw}
        @click=${()=>n(this,G,oe).call(this,i)}
        @blur=${()=>{this.armed=null}}
      >
        ${l?e.sure:d("close")}
      </button>
    </li>`},oe=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(this.texts.withdrawn({title:e.title}))},U.styles=[w,ie],p([k()],U.prototype,"armed",2),U=p([v("rb-own-songs")],U);var re=T(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 1 100%;flex-wrap:wrap;min-width:0;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options button,.options .timer{max-width:100%}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var bi=[15,30,45,60,90,120,180],yi={off:"all",all:"one",one:"off"},nt,S,ne,ae,K,le,de,pe,rt=class extends R{constructor(){super(...arguments);b(this,S);b(this,nt,new Qt(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(C(this,nt).value??t.volume));return r`<section class="card" aria-label=${e.name}>
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
        @click=${()=>t.entry&&n(this,S,le).call(this,t.entry,t.epoch)}
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
          style=${lt({"--at":`${s}%`})}
          .value=${wt(String(s))}
          @input=${n(this,S,pe)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,S,ne).call(this)}
    </section>`}get own(){return E.current}};nt=new WeakMap,S=new WeakSet,ne=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${d(x.start)} ${i.fromStart}
      </button>
      ${n(this,S,K).call(this,x.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,S,K).call(this,t.repeat==="one"?x.once:x.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:yi[t.repeat]})}
      ${n(this,S,K).call(this,x.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,S,K).call(this,x.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,S,K).call(this,x.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,S,ae).call(this)}
    </div>`},ae=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&Ft(new Date(e));return r`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${d("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${wt("")}
        @change=${n(this,S,de)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?r`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${bi.map(s=>r`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},K=function(t,e,i,s,o){return r`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,o)}
    >
      ${d(t)} ${e}
    </button>`},le=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},de=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},pe=function(t){C(this,nt).drag(t.target.valueAsNumber/100)},rt.styles=[w,Ut,re],rt=p([v("rb-controls")],rt);var ce=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var h,$t,me,ue,he,fe,kt,ge,be,Tt,ye,xe,Rt,P=class extends R{constructor(){super(...arguments);b(this,h);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return r`<div class="top">
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
        ${n(this,h,me).call(this).map(([o,l])=>r`<dt>${o}</dt><dd dir="auto">${l}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?r`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${ut({entry:t,own:dt(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${et(t,i.me)&&C(this,h,$t)?n(this,h,he).call(this):a}
        ${n(this,h,ge).call(this)}
      </div>
      ${n(this,h,fe).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,h,ye).call(this):a}
      ${n(this,h,xe).call(this)}`}get own(){return E.current}};h=new WeakSet,$t=function(){return this.replica.entries.has(this.entry.id)},me=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:o}=t,l=ht(s,this.client.clock.nowMs()).find(g=>g.entry.id===t.id);return[l?[i.when,n(this,h,ue).call(this,l.position,l.etaS)]:null,[i.reason,Pt(e,t)],t.reason?["!",_(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,Zt(t,s.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,ct(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(g=>g!==null)},ue=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:A(e)})}, ${i}`},he=function(){let{texts:t,entry:e}=this;return n(this,h,Rt).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},fe=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return et(t,i.me)?i.settings.dedications!==!0?a:r`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let l=new FormData(o.target);n(this,h,kt).call(this,String(l.get("text")).trim())}}
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
    </form>`:!t.dedication||!this.permissions.mayModerate?a:r`<button class="wide" data-command="dedicate" @click=${()=>n(this,h,kt).call(this,"")}>
        ${d("remove")} ${s.remove}
      </button>`},kt=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,o=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},ge=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!C(this,h,$t))return a;let o=s.order.indexOf(i.id),{title:l}=i.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,h,be)}>
        ${d("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:l})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,h,Tt).call(this,o-1,s.order[o-1])}
      >
        ${d("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:l})}
        title=${e.later}
        ?disabled=${o===s.order.length-1}
        @click=${()=>n(this,h,Tt).call(this,o+1,s.order[o+2])}
      >
        ${d("down")}
      </button>`,n(this,h,Rt).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:l}),i),this.closeSheet())})]},be=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},Tt=async function(t,e){let{own:i,entry:s}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...o})&&this.notify(i.moved({title:s.song.title,position:t+1}))},ye=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return r`<div class="row">
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
    </div>`},xe=function(){let{client:t,entry:e,texts:i,own:s,replica:o}=this,l=Kt(e,o.me),m=l!==null&&l.id!=="host"&&l.id!==o.me.id;return!this.permissions.mayModerate||!m?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:H(i,l.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${l}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},Rt=function(t,e,i,s){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?s():this.announce(this.texts.sure)}}
    >
      ${d(i)} ${o?this.texts.sure:e}
    </button>`},P.styles=[w,D,Gt,ce],p([I({attribute:!1})],P.prototype,"entry",2),p([k()],P.prototype,"armed",2),P=p([v("rb-details")],P);var ve=T("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var W,we,$e,Z=class extends R{constructor(){super(...arguments);b(this,W);this.isArmed=!1}render(){let{personal:t}=E.current,{texts:e,isArmed:i}=this;return r`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${n(this,W,we)}>
          ${d(x.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?a:r`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${n(this,W,$e)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${d("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?r`<p class="muted" id="means">${t.means}</p>`:a}
    </section>`}};W=new WeakSet,we=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},$e=async function(){let{personal:t}=E.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},Z.styles=[w,ve],p([k()],Z.prototype,"isArmed",2),Z=p([v("rb-personal-data")],Z);var ft=T(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var $,ke,Te,Re,Se,Ee,St,Ce,Et,qe,Q=class extends R{constructor(){super(...arguments);b(this,$);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,$,Te).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:o}=this.replica;return r`<div class="head">
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
      <form @submit=${n(this,$,qe)}>
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
        ${this.sources.length>1?n(this,$,ke).call(this):a}
        <button class="main" data-command="set_profile">${d("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${d(x.list)} ${e.recap.soFar}
      </button>
      ${n(this,$,Re).call(this)}
      ${s.role==="guest"?a:n(this,$,Se).call(this,o.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,$,Ee).call(this,s.texts):a}
      ${o.join==="code"&&s.id===null?n(this,$,St).call(this,"code",i.code,i.codeHint,i.joined):a}
      ${s.role==="guest"?[n(this,$,Ce).call(this),n(this,$,St).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:a}
      ${s.role==="host"?a:r`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}`}get own(){return E.current}};$=new WeakSet,ke=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>r`<option value=${s} .selected=${s===i}>
              ${F(e,s)??s}
            </option>`)}
      </select>
    </label>`},Te=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Re=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},Se=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${d("close")}
        </button>`})}
    </p>`},Ee=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},St=function(t,e,i,s){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let l=String(new FormData(o.target).get("code")).trim();if(l==="")return;let m=this.client.join({[t]:l}).then(()=>!0);await this.attempt(m)&&(this.notify(s),this.closeSheet())}}
    >
      <label>
        ${e} <small>${i}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},Ce=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:o}=this.replica.me.limits;return r`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,$,Et).call(this,s,i.requests,l=>t.noRequestsLeft({minutes:A(l)})):i.anyRequests}
        </li>
        <li>
          ${o?n(this,$,Et).call(this,o,i.votes,l=>t.noVotesLeft({seconds:Math.ceil(l)})):i.anyVotes}
        </li>
      </ul>`},Et=function(t,e,i){let s=pt(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(s);return s.remaining>0?o:`${o}: ${i(s.next_in_s)}`},qe=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,o]=[String(i.get("name")).trim(),String(i.get("color"))],l=i.get("source"),g={...s!==""&&s!==H(this.texts,e.name)?{name:s}:{},...o===e.color?{}:{color:o},...l===null||l===(e.source??"")?{}:{source:String(l)}};if(Object.keys(g).length>0){if(!await this.runCommand("set_profile",g))return;this.notify(this.own.profile.saved)}this.closeSheet()},Q.styles=[w,ft],p([k()],Q.prototype,"sources",2),Q=p([v("rb-profile")],Q);var _e=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var gt,Me,X=class extends R{constructor(){super(...arguments);b(this,gt)}render(){let{texts:t,replica:e}=this,{recap:i}=E.current,{songs:s,guests:o,votes:l,top:m}=this.night;return r`<div class="head">
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
      ${m.length>0?r`<h3>${i.top}</h3>`:a}
      <ol>
        ${m.map(({song:g,score:L})=>r`<li>
            <rb-cover .song=${g}></rb-cover>
            <span class="words">
              <b dir="auto">${g.title}</b>
              <span dir="auto">${g.artist}</span>
            </span>
            <output>${t.score({score:L})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,gt,Me)}>
              ${d("back")} ${i.reopen}
            </button>`:a}`}};gt=new WeakSet,Me=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Vt(this.texts,t.entries.length)),this.closeSheet())},X.styles=[w,ft,_e],p([I({attribute:!1})],X.prototype,"night",2),X=p([v("rb-recap")],X);var Ie=Lt(class extends At{constructor(){super(...arguments),this.key=a}render(u,c){return this.key=u,c}update(u,[c,t]){return c!==this.key&&(Bt(u),this.key=c),t}});function je(u,c){if(u?.id!==c.id)return c;let t=new Map(c.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of u.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...c,hits:[...e,...t.values()]}}var Oe="raveberry-requested",xi=8*36e5,j=class extends R{constructor(){super(...arguments);this.requested=null}get own(){return E.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return r`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
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
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":ct(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",F(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:_(this.texts,e)}#s({entry:t}){let e=t===null?void 0:Ht(this.replica,t);return e?ut({entry:e,own:dt(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):a}async request(t){this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?_(this.texts,t.note):"",o=[this.#o(t),s].join(" ").trim(),l=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&vi()){let m={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:m,bubbles:!0,composed:!0}));return}if(l){let m=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:m})}else this.notify(o);this.closeSheet(e.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:m,eta_s:g}=t;return g===null?i.requested({title:o,position:m}):i.requestedIn({title:o,position:m,minutes:A(g)})}};p([k()],j.prototype,"requested",2);function vi(){try{let u=Date.now()-Number(localStorage.getItem(Oe))>xi;return localStorage.setItem(Oe,String(Date.now())),u}catch{return!1}}var wi="dice",$i={folder:d(x.folder),artist:d("person"),album:d(x.disc),playlist:d(x.list),song:d("note")};function bt({kind:u,path:c,subtitle:t,note:e,artwork_url:i},s){if(c===null)return r`${a}`;let{title:o,texts:l,isBusy:m,onOpen:g}=s,L=[t,e&&_(l,e)].filter(Boolean).join(" · ");return r`<li data-path=${c}>
    <button class="ask" ?disabled=${m} @click=${()=>g(c)}>
      <span class="typed">
        ${i?r`<img src=${Dt(i)} alt="" loading="lazy" />`:c===wi?d(x.dice):$i[u]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${L?r`<span class="artist muted" dir="auto">${L}</span>`:a}
      </span>
      <span class="on">${d(x.forward)}</span>
    </button>
  </li>`}var yt=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var Le=60,y,Ct,Ae,He,ze,Ne,qt,Fe,Pe,Ve,De,O=class extends j{constructor(){super(...arguments);b(this,y);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,y,qt).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=C(this,y,Ct);return r`${s?a:n(this,y,Ae).call(this,e)} ${n(this,y,Ne).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,y,He).call(this):a}
        ${i.items.map(o=>o.hit?this.hit(o.hit):n(this,y,ze).call(this,o))}
      </ul>
      ${s&&i.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${i.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,y,Fe).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};y=new WeakSet,Ct=function(){return this.folders.length===1&&this.from===null},Ae=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,y,Pe)}
      >
        ${d(x.backward)}
      </button>
      <h3 dir="auto">${F(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,y,De).call(this,i)}
            >
              ${d("plus")} ${s.addAll}
            </button>`:a}
      ${i&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,y,Ve).call(this,i)}
            >
              ${d("moon")}
            </button>`:a}
    </div>`},He=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${d(x.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${d("plus")}</span>
      </button>
    </li>`},ze=function(t){let{path:e,title:i,uri:s}=t;return bt(t,{title:F(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:o=>{C(this,y,Ct)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,y,qt).call(this,o,s??null)}})},Ne=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${s?r`<p>${t.leftOut({count:s})}</p>`:a}
      ${i.length>0?r`<ul>
              ${i.map(({title:l,reason:m})=>r`<li><bdi>${l}</bdi>: ${_(this.texts,m)}</li>`)}
            </ul>`:a}
    </div>`},qt=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:Le});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},Fe=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:Le});if(this.isLoading=!1,!s)return;let o={...s,items:[...i,...s.items]};this.folders=this.folders.map(l=>l===t?{...t,listing:o}:l)},Pe=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},Ve=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},De=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},O.styles=[w,D,yt],p([I({attribute:!1})],O.prototype,"from",2),p([k()],O.prototype,"folders",2),p([k()],O.prototype,"isLoading",2),p([k()],O.prototype,"added",2),O=p([v("rb-browse")],O);var Be=T(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var ki=[0,1,2,3,4],q,Ue,Ge,Ke,Ze,We,_t,J=class extends j{constructor(){super(...arguments);b(this,q);this.sections=null}render(){return this.sections===null?n(this,q,Ue).call(this):r`${this.sections.map((t,e)=>n(this,q,Ge).call(this,t,`section-${e}`))}`}};q=new WeakSet,Ue=function(){return r`<div class="loading" aria-hidden="true">
      ${ki.map(()=>r`<span></span>`)}
    </div>`},Ge=function(t,e){let{kind:i,items:s,path:o}=t,l=n(this,q,Ke).call(this,t);return r`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${l}</h3>
        ${o?r`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:l})}
                @click=${()=>n(this,q,_t).call(this,Ti(t,o,l))}
              >
                ${this.own.discover.showAll} ${d(x.forward)}
              </button>`:a}
      </div>
      <ul class="row">
        ${s.map(m=>m.hit?n(this,q,Ze).call(this,m.hit):n(this,q,We).call(this,m))}
      </ul>
    </section>`},Ke=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},Ze=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?_(this.texts,i):this.own.mark[e];return r`<li data-uri=${t.uri}>
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
    </li>`},We=function(t){let{kind:e,title:i}=t;return r`<li>
      <button
        class="ask tile ${e}"
        style=${lt({"--hue":String(zt(i))})}
        @click=${()=>n(this,q,_t).call(this,t)}
      >
        ${e==="artist"?r`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:a}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},_t=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},J.styles=[w,Be],p([I({attribute:!1})],J.prototype,"sections",2),J=p([v("rb-discover")],J);function Ti({kind:u},c,t){return{kind:u==="playlist"?"playlist":"folder",path:c,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var Qe=T(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var xt,Xe,Y=class extends R{constructor(){super(...arguments);b(this,xt)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:o,requested:l,dedication:m}=E.current;return r`<div class="top">
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
      <form @submit=${n(this,xt,Xe)}>
        ${e.settings.dedications===!0?r`<label>
                ${m.label}
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
        <button class="main" data-done>${d("check")} ${l.done}</button>
      </form>`}};xt=new WeakSet,Xe=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[o,l,m]=["name","color","dedication"].map(vt=>String(s.get(vt)??"").trim()),g={...o&&o!==H(this.texts,i.name)?{name:o}:{},...l&&l!==i.color?{color:l}:{}};Object.keys(g).length>0&&!await this.runCommand("set_profile",g)||m&&!await this.runCommand("dedicate",{entry:e.id,text:m})||this.closeSheet(e.id)},Y.styles=[w,Qe],p([I({attribute:!1})],Y.prototype,"accepted",2),Y=p([v("rb-requested")],Y);var Ri=120,tt,f,Je,Mt,Ye,ti,ei,ii,si,oi,ri,ni,It,ai,M=class extends j{constructor(){super();b(this,f);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;b(this,tt);this.addEventListener("keydown",t=>n(this,f,ni).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,f,Je).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(C(this,tt)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}searchFor(t){let e=this.renderRoot.querySelector("input");e&&(e.value=t,e.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?r`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:r`<form role="search" @submit=${n(this,f,ri)}>
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
            @input=${n(this,f,oi)}
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
        <p class="sr" role="status">${n(this,f,ti).call(this)}</p>
        ${n(this,f,Ye).call(this)}
        ${this.query&&!this.opened?n(this,f,ei).call(this):r`${this.opened?a:r`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,f,Mt)}
                    ></rb-discover>`}
              ${Ie(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,f,Mt)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};tt=new WeakMap,f=new WeakSet,Je=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},Mt=function({detail:t}){this.opened=t},Ye=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=pt(i,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:A(s.next_in_s)})}
    </p>`},ti=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},ei=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:o}=this,l=i?.playlists??[],m=i?.done&&i.hits.length+l.length===0&&!V(e);return r`<ul>
        ${l.map(g=>n(this,f,si).call(this,g))}
        ${mt(i?.hits??[],({song:g})=>g.uri,g=>this.hit(g))}
        ${n(this,f,ii).call(this)}
      </ul>
      ${i&&!i.done?r`<p class="hint">${t.online}</p>`:a}
      ${m?r`<p class="hint">${t.none({query:i.query})}</p>`:a}
      ${i?.note?r`<p class="hint">${_(o,i.note)}</p>`:a}
      ${s?r`<p class="hint" role="alert">${Nt(o,s)}</p>`:a}
      ${i?.more&&i.done?r`<p class="hint">${t.more}</p>`:a}`},ii=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,f,ai)}>
        <span class="typed">${d(V(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${V(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${V(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},si=function(t){return bt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},oi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(C(this,tt)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}at(this,tt,setTimeout(()=>{this.client.search(this.query,e=>{this.found=je(this.found,e),this.problem=null},e=>{this.problem=e})},Ri))},ri=function(t){t.preventDefault();let[e]=n(this,f,It).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},ni=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,f,It).call(this)],o=s.findIndex(li=>li.includes(e)),l=s[o];if(!l)return;let[m,g]=[t.key==="ArrowUp",t.key==="ArrowLeft"],L=(g||t.key==="ArrowRight")&&l.length>1;if(!(m||L||t.key==="ArrowDown"))return;let vt=g===this.matches(":dir(rtl)")?1:-1,jt=L?l[l.indexOf(e)+vt]:s[o+(m?-1:1)]?.[0];jt&&(t.preventDefault(),jt.focus())},It=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(o=>[o])}))},ai=function(){this.request(V(this.query)?{uri:this.query}:{query:this.query})},M.styles=[w,D,yt],p([k()],M.prototype,"query",2),p([k()],M.prototype,"found",2),p([k()],M.prototype,"opened",2),p([k()],M.prototype,"problem",2),p([k()],M.prototype,"suggestions",2),p([k()],M.prototype,"accepted",2),M=p([v("rb-search")],M);
