/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import{a as Kt,b as v}from"./chunk-B6U2WCS2.js";import{A as Ot,B as H,C as Lt,D as Ht,E as Y,F as $,I as d,J as M,K as D,L as zt,M as At,N as Pt,O as ut,P as Nt,Q as Ft,R as Vt,S as Bt,T as Dt,U as G,V as lt,W as Gt,a as R,b as o,c as P,d as a,e as Ct,f as St,g as w,h as E,i as C,j as Et,k as qt,l as _t,m as ot,n as Mt,o as rt,q as jt,s as nt,t as It,u as q,x as _,y as N,z as at}from"./chunk-BDB7SEOS.js";import{a as p,b as T,c as x,d as st,e as n}from"./chunk-SDW3KZEY.js";var Ut=R("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var J=m=>P`<svg viewBox="0 0 24 24" aria-hidden="true">${m}</svg>`,K={heart:J(P`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:J(P`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:J(P`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:J(P`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:J(P`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var Je=2800,Qe=24,ti=600;function Zt(m,c=Math.random){let t=document.querySelector("[data-cheers]")??ei(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(K))for(let s=m[i]??0;s>0;s-=1){if(t.childElementCount>=Qe)return;ii(t,i,e,c)}}function ei(){let m=document.createElement("div");m.dataset.cheers="",m.ariaHidden="true";let{style:c}=m;return c.position="fixed",c.inset="0",c.zIndex="50",c.overflow="hidden",c.pointerEvents="none",document.body.append(m),m}function ii(m,c,t,e){let i=document.createElement("span");i.dataset.kind=c;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",Ct(K[c],i),m.append(i);let r=`${(10*e()-5).toFixed(1)}vmin`,l=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${r}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],h={duration:Je,delay:ti*e(),fill:"both"};i.animate(l,{...h,easing:"ease-out"}).onfinish=()=>i.remove()}var si=Object.keys(K),oi=12,z,Wt,Xt,Yt,Q=class extends M{constructor(){super(...arguments);x(this,z)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||Zt(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return T(this,z,Wt)?n(this,z,Xt).call(this):a}};z=new WeakSet,Wt=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},Xt=function(){let{cheers:t}=_.current;return o`<div role="group" aria-label=${t.name}>
      ${si.map(e=>o`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,z,Yt).call(this,e)}
        >
          ${K[e]}
        </button>`)}
    </div>`},Yt=function(t){navigator.vibrate?.(oi),this.runCommand("cheer",{cheer:t})},Q.styles=[$,Ut],Q=p([w("rb-cheers")],Q);var Jt=R(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var ri=[15,30,45,60,90,120,180],ni={off:"all",all:"one",one:"off"},et,k,Qt,te,U,ee,ie,se,tt=class extends M{constructor(){super(...arguments);x(this,k);x(this,et,new Kt(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(T(this,et).value??t.volume));return o`<section class="card" aria-label=${e.name}>
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
        @click=${()=>t.entry&&n(this,k,ee).call(this,t.entry,t.epoch)}
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
          style=${ot({"--at":`${s}%`})}
          .value=${ut(String(s))}
          @input=${n(this,k,se)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,k,Qt).call(this)}
    </section>`}get own(){return _.current}};et=new WeakMap,k=new WeakSet,Qt=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return o`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${d(v.start)} ${i.fromStart}
      </button>
      ${n(this,k,U).call(this,v.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,k,U).call(this,t.repeat==="one"?v.once:v.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:ni[t.repeat]})}
      ${n(this,k,U).call(this,v.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,k,U).call(this,v.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,k,U).call(this,v.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,k,te).call(this)}
    </div>`},te=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&Ot(new Date(e));return o`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${d("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${ut("")}
        @change=${n(this,k,ie)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?o`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${ri.map(s=>o`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},U=function(t,e,i,s,r){return o`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,r)}
    >
      ${d(t)} ${e}
    </button>`},ee=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},ie=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},se=function(t){T(this,et).drag(t.target.valueAsNumber/100)},tt.styles=[$,Nt,Jt],tt=p([w("rb-controls")],tt);var oe=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}}");var f,ht,re,ne,ae,le,de,ft,pe,ce,gt,F=class extends M{constructor(){super(...arguments);x(this,f);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return o`<div class="top">
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
        ${n(this,f,re).call(this).map(([r,l])=>o`<dt>${r}</dt><dd dir="auto">${l}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?o`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${lt({entry:t,own:rt(i,t.id),permissions:this.permissions,texts:e,onVote:r=>this.vote(t,r)})}
        ${Vt(t,i.me)&&T(this,f,ht)?n(this,f,ae).call(this):a}
        ${n(this,f,le).call(this)}
      </div>
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,f,pe).call(this):a}
      ${n(this,f,ce).call(this)}`}get own(){return _.current}};f=new WeakSet,ht=function(){return this.replica.entries.has(this.entry.id)},re=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:r}=t,l=Gt(s,this.client.clock.nowMs()).find(g=>g.entry.id===t.id);return[l?[i.when,n(this,f,ne).call(this,l.position,l.etaS)]:null,[i.reason,Lt(e,t)],t.reason?["!",q(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,Dt(t,s.me,e)],r.album?[i.album,r.album]:null,r.licence?[i.licence,r.licence]:null,r.duration_s===null?null:[i.length,at(r.duration_s)],t.dedication?["♥",t.dedication]:null].filter(g=>g!==null)},ne=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:H(e)})}, ${i}`},ae=function(){let{texts:t,entry:e}=this;return n(this,f,gt).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},le=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!T(this,f,ht))return a;let r=s.order.indexOf(i.id),{title:l}=i.song;return[o`<button class="wide" data-command="prioritize" @click=${n(this,f,de)}>
        ${d("first")} ${t.prioritize}
      </button>`,o`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:l})}
        title=${e.sooner}
        ?disabled=${r===0}
        @click=${()=>n(this,f,ft).call(this,r-1,s.order[r-1])}
      >
        ${d("up")}
      </button>`,o`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:l})}
        title=${e.later}
        ?disabled=${r===s.order.length-1}
        @click=${()=>n(this,f,ft).call(this,r+1,s.order[r+2])}
      >
        ${d("down")}
      </button>`,n(this,f,gt).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:l}),i),this.closeSheet())})]},de=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},ft=async function(t,e){let{own:i,entry:s}=this,r=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...r})&&this.notify(i.moved({title:s.song.title,position:t+1}))},pe=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return o`<div class="row">
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
    </div>`},ce=function(){let{client:t,entry:e,texts:i,own:s,replica:r}=this,l=Bt(e,r.me),h=l!==null&&l.id!=="host"&&l.id!==r.me.id;return!this.permissions.mayModerate||!h?a:o`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:Y(i,l.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${r}
        .guest=${l}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},gt=function(t,e,i,s){let r=this.armed===t;return o`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=r?null:t,r?s():this.announce(this.texts.sure)}}
    >
      ${d(i)} ${r?this.texts.sure:e}
    </button>`},F.styles=[$,G,Ft,oe],p([E({attribute:!1})],F.prototype,"entry",2),p([C()],F.prototype,"armed",2),F=p([w("rb-details")],F);var dt=R(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var y,me,ue,he,fe,ge,bt,be,yt,ye,Z=class extends M{constructor(){super(...arguments);x(this,y);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,y,ue).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:r}=this.replica;return o`<div class="head">
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
      <form @submit=${n(this,y,ye)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?Y(t,s.name):""}
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,y,me).call(this):a}
        <button class="main" data-command="set_profile">${d("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${d(v.list)} ${e.recap.soFar}
      </button>
      ${n(this,y,he).call(this)}
      ${s.role==="guest"?a:n(this,y,fe).call(this,r.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,y,ge).call(this,s.texts):a}
      ${r.join==="code"&&s.id===null?n(this,y,bt).call(this,"code",i.code,i.codeHint,i.joined):a}
      ${s.role==="guest"?[n(this,y,be).call(this),n(this,y,bt).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:a}`}get own(){return _.current}};y=new WeakSet,me=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return o`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>o`<option value=${s} .selected=${s===i}>
              ${N(e,s)??s}
            </option>`)}
      </select>
    </label>`},ue=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},he=function(){let{profile:t}=this.own;return o`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},fe=function(t){return o`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return o`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${d("close")}
        </button>`})}
    </p>`},ge=function(t){return o`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>o`<q dir="auto">${e}</q> `)}
    </p>`},bt=function(t,e,i,s){return o`<form
      class="code"
      @submit=${async r=>{r.preventDefault();let l=String(new FormData(r.target).get("code")).trim();if(l==="")return;let h=this.client.join({[t]:l}).then(()=>!0);await this.attempt(h)&&(this.notify(s),this.closeSheet())}}
    >
      <label>
        ${e} <small>${i}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},be=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:r}=this.replica.me.limits;return o`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,y,yt).call(this,s,i.requests,l=>t.noRequestsLeft({minutes:H(l)})):i.anyRequests}
        </li>
        <li>
          ${r?n(this,y,yt).call(this,r,i.votes,l=>t.noVotesLeft({seconds:Math.ceil(l)})):i.anyVotes}
        </li>
      </ul>`},yt=function(t,e,i){let s=nt(t,this.replica.meAtMs,this.client.clock.nowMs()),r=e(s);return s.remaining>0?r:`${r}: ${i(s.next_in_s)}`},ye=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,r]=[String(i.get("name")).trim(),String(i.get("color"))],l=i.get("source"),g={...s!==""&&s!==Y(this.texts,e.name)?{name:s}:{},...r===e.color?{}:{color:r},...l===null||l===(e.source??"")?{}:{source:String(l)}};if(Object.keys(g).length>0){if(!await this.runCommand("set_profile",g))return;this.notify(this.own.profile.saved)}this.closeSheet()},Z.styles=[$,dt],p([C()],Z.prototype,"sources",2),Z=p([w("rb-profile")],Z);var xe=R(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var pt,ve,W=class extends M{constructor(){super(...arguments);x(this,pt)}render(){let{texts:t,replica:e}=this,{recap:i}=_.current,{songs:s,guests:r,votes:l,top:h}=this.night;return o`<div class="head">
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
        <strong>${i.songs({count:s})}</strong><strong>${i.guests({count:r})}</strong
        ><strong>${i.votes({count:l})}</strong>
      </p>
      ${h.length>0?o`<h3>${i.top}</h3>`:a}
      <ol>
        ${h.map(({song:g,score:A})=>o`<li>
            <rb-cover .song=${g}></rb-cover>
            <span class="words">
              <b dir="auto">${g.title}</b>
              <span dir="auto">${g.artist}</span>
            </span>
            <output>${t.score({score:A})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!e.party.open?o`<button data-command="undo" @click=${n(this,pt,ve)}>
              ${d("back")} ${i.reopen}
            </button>`:a}`}};pt=new WeakSet,ve=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Ht(this.texts,t.entries.length)),this.closeSheet())},W.styles=[$,dt,xe],p([E({attribute:!1})],W.prototype,"night",2),W=p([w("rb-recap")],W);var we=qt(class extends _t{constructor(){super(...arguments),this.key=a}render(m,c){return this.key=m,c}update(m,[c,t]){return c!==this.key&&(At(m),this.key=c),t}});function $e(m,c){if(m?.id!==c.id)return c;let t=new Map(c.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of m.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...c,hits:[...e,...t.values()]}}var O=class extends M{constructor(){super(...arguments);this.requested=null}get own(){return _.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return o`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
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
          ${i==="ok"?a:o`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?o`<span class="go">${d(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${i==="waiting"?this.#s(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":at(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",N(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:q(this.texts,e)}#s({entry:t}){let e=t===null?void 0:Mt(this.replica,t);return e?lt({entry:e,own:rt(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):a}async request(t){let e=this.dedication(),i=e?{...t,dedication:e}:t;this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",i))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let e=t.note?q(this.texts,t.note):"";this.notify([this.#o(t),e].join(" ").trim()),this.closeSheet(t.entry.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:r}=t.song;if(e)return i.duplicate({title:r});if(t.state==="approval")return i.requestedApproval({title:r});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:r});if(t.state==="pending"||t.position===null)return i.requestedPending({title:r});let{position:h,eta_s:g}=t;return g===null?i.requested({title:r,position:h}):i.requestedIn({title:r,position:h,minutes:H(g)})}};p([C()],O.prototype,"requested",2);var ai="dice",li={folder:d(v.folder),artist:d("person"),album:d(v.disc),playlist:d(v.list),song:d("note")};function ct({kind:m,path:c,subtitle:t,note:e,artwork_url:i},s){if(c===null)return o`${a}`;let{title:r,texts:l,isBusy:h,onOpen:g}=s,A=[t,e&&q(l,e)].filter(Boolean).join(" · ");return o`<li data-path=${c}>
    <button class="ask" ?disabled=${h} @click=${()=>g(c)}>
      <span class="typed">
        ${i?o`<img src=${zt(i)} alt="" loading="lazy" />`:c===ai?d(v.dice):li[m]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${r}</span>
        ${A?o`<span class="artist muted" dir="auto">${A}</span>`:a}
      </span>
      <span class="on">${d(v.forward)}</span>
    </button>
  </li>`}var mt=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var ke=60,b,xt,Te,Re,Ce,Se,vt,Ee,qe,_e,Me,j=class extends O{constructor(){super(...arguments);x(this,b);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,b,vt).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return o`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=T(this,b,xt);return o`${s?a:n(this,b,Te).call(this,e)} ${n(this,b,Se).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,b,Re).call(this):a}
        ${i.items.map(r=>r.hit?this.hit(r.hit):n(this,b,Ce).call(this,r))}
      </ul>
      ${s&&i.items.length===0?o`<p class="hint">${t.hint}</p>`:a}
      ${i.more?o`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,b,Ee).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};b=new WeakSet,xt=function(){return this.folders.length===1&&this.from===null},Te=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return o`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,b,qe)}
      >
        ${d(v.backward)}
      </button>
      <h3 dir="auto">${N(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?o`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,b,Me).call(this,i)}
            >
              ${d("plus")} ${s.addAll}
            </button>`:a}
      ${i&&this.permissions.mayHost?o`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,b,_e).call(this,i)}
            >
              ${d("moon")}
            </button>`:a}
    </div>`},Re=function(){let{search:t}=this.own;return o`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${d(v.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${d("plus")}</span>
      </button>
    </li>`},Ce=function(t){let{path:e,title:i,uri:s}=t;return ct(t,{title:N(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:r=>{T(this,b,xt)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,b,vt).call(this,r,s??null)}})},Se=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:r}=e;return o`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${r?o`<p>${t.reading}</p>`:a}
      ${s?o`<p>${t.leftOut({count:s})}</p>`:a}
      ${i.length>0?o`<ul>
              ${i.map(({title:l,reason:h})=>o`<li><bdi>${l}</bdi>: ${q(this.texts,h)}</li>`)}
            </ul>`:a}
    </div>`},vt=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:ke});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},Ee=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:ke});if(this.isLoading=!1,!s)return;let r={...s,items:[...i,...s.items]};this.folders=this.folders.map(l=>l===t?{...t,listing:r}:l)},qe=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},_e=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},Me=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},j.styles=[$,G,mt],p([E({attribute:!1})],j.prototype,"dedicated",2),p([E({attribute:!1})],j.prototype,"from",2),p([C()],j.prototype,"folders",2),p([C()],j.prototype,"isLoading",2),p([C()],j.prototype,"added",2),j=p([w("rb-browse")],j);var je=R(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var di=[0,1,2,3,4],S,Ie,Oe,Le,He,ze,wt,V=class extends O{constructor(){super(...arguments);x(this,S);this.dedicated=()=>"";this.sections=null}dedication(){return this.dedicated()}render(){return this.sections===null?n(this,S,Ie).call(this):o`${this.sections.map((t,e)=>n(this,S,Oe).call(this,t,`section-${e}`))}`}};S=new WeakSet,Ie=function(){return o`<div class="loading" aria-hidden="true">
      ${di.map(()=>o`<span></span>`)}
    </div>`},Oe=function(t,e){let{kind:i,items:s,path:r}=t,l=n(this,S,Le).call(this,t);return o`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${l}</h3>
        ${r?o`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:l})}
                @click=${()=>n(this,S,wt).call(this,pi(t,r,l))}
              >
                ${this.own.discover.showAll} ${d(v.forward)}
              </button>`:a}
      </div>
      <ul class="row">
        ${s.map(h=>h.hit?n(this,S,He).call(this,h.hit):n(this,S,ze).call(this,h))}
      </ul>
    </section>`},Le=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},He=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,r=i&&e!=="waiting"?q(this.texts,i):this.own.mark[e];return o`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${s?a:"true"}
        ?disabled=${this.requested!==null}
        title=${s?this.own.search.request({title:t.title}):a}
        @click=${()=>s?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${s?o`<span class="go">${d(this.requested===t.uri?"check":"plus")}</span>`:a}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?a:o`<span class="mark">${r}</span>`}
      </button>
    </li>`},ze=function(t){let{kind:e,title:i}=t;return o`<li>
      <button
        class="ask tile ${e}"
        style=${ot({"--hue":String(jt(i))})}
        @click=${()=>n(this,S,wt).call(this,t)}
      >
        ${e==="artist"?o`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:a}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},wt=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},V.styles=[$,je],p([E({attribute:!1})],V.prototype,"dedicated",2),p([E({attribute:!1})],V.prototype,"sections",2),V=p([w("rb-discover")],V);function pi({kind:m},c,t){return{kind:m==="playlist"?"playlist":"folder",path:c,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var ci=120,X,u,Ae,$t,Pe,Ne,Fe,Ve,Be,De,Ge,Ke,kt,Ue,I=class extends O{constructor(){super();x(this,u);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;x(this,X);this.addEventListener("keydown",t=>n(this,u,Ke).call(this,t))}connectedCallback(){super.connectedCallback(),n(this,u,Ae).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(T(this,X)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return o`<form role="search" @submit=${n(this,u,Ge)}>
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
            @input=${n(this,u,De)}
            @keydown=${({key:r})=>{r==="Escape"&&this.closeSheet()}}
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
        <p class="sr" role="status">${n(this,u,Ne).call(this)}</p>
        ${n(this,u,Pe).call(this)}
        ${this.query&&!this.opened?n(this,u,Fe).call(this):o`${this.opened?a:o`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      .dedicated=${()=>this.dedication()}
                      @rb-open=${n(this,u,$t)}
                    ></rb-discover>`}
              ${we(this.opened,o`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  .dedicated=${()=>this.dedication()}
                  @rb-open=${n(this,u,$t)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
        <label class="dedication">
          ${s.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};X=new WeakMap,u=new WeakSet,Ae=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},$t=function({detail:t}){this.opened=t},Pe=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=nt(i,e.meAtMs,this.client.clock.nowMs());return o`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:H(s.next_in_s)})}
    </p>`},Ne=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},Fe=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:r}=this,l=i?.playlists??[],h=i?.done&&i.hits.length+l.length===0&&!D(e);return o`<ul>
        ${l.map(g=>n(this,u,Be).call(this,g))}
        ${Pt(i?.hits??[],({song:g})=>g.uri,g=>this.hit(g))}
        ${n(this,u,Ve).call(this)}
      </ul>
      ${i&&!i.done?o`<p class="hint">${t.online}</p>`:a}
      ${h?o`<p class="hint">${t.none({query:i.query})}</p>`:a}
      ${i?.note?o`<p class="hint">${q(r,i.note)}</p>`:a}
      ${s?o`<p class="hint" role="alert">${It(r,s)}</p>`:a}
      ${i?.more&&i.done?o`<p class="hint">${t.more}</p>`:a}`},Ve=function(){let{search:t}=this.own,{query:e}=this;return o`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,u,Ue)}>
        <span class="typed">${d(D(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${D(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${D(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},Be=function(t){return ct(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},De=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(T(this,X)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}st(this,X,setTimeout(()=>{this.client.search(this.query,e=>{this.found=$e(this.found,e),this.problem=null},e=>{this.problem=e})},ci))},Ge=function(t){t.preventDefault();let[e]=n(this,u,kt).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},Ke=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,u,kt).call(this)],r=s.findIndex(Ye=>Ye.includes(e)),l=s[r];if(!l)return;let[h,g]=[t.key==="ArrowUp",t.key==="ArrowLeft"],A=(g||t.key==="ArrowRight")&&l.length>1;if(!(h||A||t.key==="ArrowDown"))return;let Xe=g===this.matches(":dir(rtl)")?1:-1,Rt=A?l[l.indexOf(e)+Xe]:s[r+(h?-1:1)]?.[0];Rt&&(t.preventDefault(),Rt.focus())},kt=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(r=>[r])}))},Ue=function(){this.request(D(this.query)?{uri:this.query}:{query:this.query})},I.styles=[$,G,mt],p([C()],I.prototype,"query",2),p([C()],I.prototype,"found",2),p([C()],I.prototype,"opened",2),p([C()],I.prototype,"problem",2),p([C()],I.prototype,"suggestions",2),I=p([w("rb-search")],I);var Ze=R("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var it,B,Tt,We,L=class extends St{constructor(){super(...arguments);x(this,B);this.label="";this.open=!1;this.tall=!1;x(this,it,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return o`<dialog
      aria-label=${this.label}
      @close=${n(this,B,We)}
      @pointerdown=${t=>{st(this,it,n(this,B,Tt).call(this,t))}}
      @click=${t=>{T(this,it)&&n(this,B,Tt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};it=new WeakMap,B=new WeakSet,Tt=function(t){return t.composedPath()[0]===this.dialog},We=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},L.styles=[$,Ze],p([E()],L.prototype,"label",2),p([E({type:Boolean})],L.prototype,"open",2),p([E({type:Boolean,reflect:!0})],L.prototype,"tall",2),p([Et("dialog")],L.prototype,"dialog",2),L=p([w("rb-sheet")],L);
