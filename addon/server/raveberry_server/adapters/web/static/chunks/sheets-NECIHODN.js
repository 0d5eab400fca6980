/* raveberry sources sha256:524941176c2f29ad1ca84f209663c7b752d4c34dd37c8a3856c9676660d45d8f */
/* licences: licences.txt */
import{a as Pt,b as v}from"./chunk-EYCGTHTU.js";import{A as O,B as St,C as qt,D as Z,E as k,H as l,I as S,J as F,K as _t,L as Mt,M as jt,N as pt,O as Lt,P as Ot,Q as It,R as Ht,S as zt,T as V,U as rt,V as At,a as R,b as r,c as H,d as a,e as xt,f as vt,g as w,h as q,i as T,j as $t,k as wt,l as kt,m as Tt,n as Rt,o as st,r as it,s as Ct,t as _,w as E,x as z,y as ot,z as Et}from"./chunk-RWQIMFOY.js";import{a as p,b as C,c as x,d as et,e as n}from"./chunk-WWN5BOCP.js";var Nt=R("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var W=c=>H`<svg viewBox="0 0 24 24" aria-hidden="true">${c}</svg>`,D={heart:W(H`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:W(H`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:W(H`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:W(H`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:W(H`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var He=2800,ze=24,Ae=600;function Ft(c,m=Math.random){let t=document.querySelector("[data-cheers]")??Pe(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let s of Object.keys(D))for(let i=c[s]??0;i>0;i-=1){if(t.childElementCount>=ze)return;Ne(t,s,e,m)}}function Pe(){let c=document.createElement("div");c.dataset.cheers="",c.ariaHidden="true";let{style:m}=c;return m.position="fixed",m.inset="0",m.zIndex="50",m.overflow="hidden",m.pointerEvents="none",document.body.append(c),c}function Ne(c,m,t,e){let s=document.createElement("span");s.dataset.kind=m;let{style:i}=s;i.position="absolute",i.bottom="8vh",i.left=`${(4+86*e()).toFixed(1)}%`,i.width="clamp(34px, 8vmin, 120px)",xt(D[m],s),c.append(s);let o=`${(10*e()-5).toFixed(1)}vmin`,d=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],f={duration:He,delay:Ae*e(),fill:"both"};s.animate(d,{...f,easing:"ease-out"}).onfinish=()=>s.remove()}var Fe=Object.keys(D),Ve=12,I,Vt,Dt,Bt,X=class extends S{constructor(){super(...arguments);x(this,I)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||Ft(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return C(this,I,Vt)?n(this,I,Dt).call(this):a}};I=new WeakSet,Vt=function(){let{party:t,player:e,settings:s}=this.replica;return t.open&&e.entry!==null&&s.cheers===!0},Dt=function(){let{cheers:t}=E.current;return r`<div role="group" aria-label=${t.name}>
      ${Fe.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,I,Bt).call(this,e)}
        >
          ${D[e]}
        </button>`)}
    </div>`},Bt=function(t){navigator.vibrate?.(Ve),this.runCommand("cheer",{cheer:t})},X.styles=[k,Nt],X=p([w("rb-cheers")],X);var Gt=R(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var De=[15,30,45,60,90,120,180],Be={off:"all",all:"one",one:"off"},J,$,Kt,Ut,B,Zt,Wt,Xt,Y=class extends S{constructor(){super(...arguments);x(this,$);x(this,J,new Pt(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,s=t.state==="playing",i=Math.round(100*(C(this,J).value??t.volume));return r`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${s?"pause":"play"}
        aria-label=${s?e.pause:e.play}
        title=${s?e.pause:e.play}
        @click=${()=>this.runCommand(s?"pause":"play",{})}
      >
        ${l(s?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,$,Zt).call(this,t.entry,t.epoch)}
      >
        ${l("skip")}
      </button>
      <label title=${e.volume}>
        ${l("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${e.volume}
          style=${Tt({"--at":`${i}%`})}
          .value=${pt(String(i))}
          @input=${n(this,$,Xt)}
        />
        <output aria-live="off">${i} %</output>
      </label>
      ${n(this,$,Kt).call(this)}
    </section>`}get own(){return E.current}};J=new WeakMap,$=new WeakSet,Kt=function(){let{player:t,party:e}=this.replica,{controls:s}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${l(v.start)} ${s.fromStart}
      </button>
      ${n(this,$,B).call(this,v.silent,t.muted?s.muted:s.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,$,B).call(this,t.repeat==="one"?v.once:v.repeat,s.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Be[t.repeat]})}
      ${n(this,$,B).call(this,v.spark,s.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,$,B).call(this,v.shuffle,s.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,$,B).call(this,v.stop,s.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,$,Ut).call(this)}
    </div>`},Ut=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,s=e&&Et(new Date(e));return r`<label class="timer ${s?"on":""}" title=${t.sleepTimer}>
      ${l("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${pt("")}
        @change=${n(this,$,Wt)}
      >
        <option value="">
          ${s?t.sleepTimerAt({time:s}):t.sleepTimer}
        </option>
        ${s?r`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${De.map(i=>r`<option value=${i}>${t.sleepTimerIn({minutes:i})}</option>`)}
      </select>
    </label>`},B=function(t,e,s,i,o){return r`<button
      data-command=${i}
      aria-pressed=${s}
      @click=${()=>this.runCommand(i,o)}
    >
      ${l(t)} ${e}
    </button>`},Zt=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},Wt=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},Xt=function(t){C(this,J).drag(t.target.valueAsNumber/100)},Y.styles=[k,Lt,Gt],Y=p([w("rb-controls")],Y);var Yt=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}}");var u,mt,Jt,Qt,te,ee,se,ct,ie,oe,ut,A=class extends S{constructor(){super(...arguments);x(this,u);this.armed=null}render(){let{entry:t,texts:e,replica:s}=this,{song:i}=t;return r`<div class="top">
        <rb-cover .song=${i} label=${e.cover({title:i.title})}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${i.title}</h2>
          <p class="artist muted" dir="auto">${i.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <dl>
        ${n(this,u,Jt).call(this).map(([o,d])=>r`<dt>${o}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?r`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${rt({entry:t,own:st(s,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${It(t,s.me)&&C(this,u,mt)?n(this,u,te).call(this):a}
        ${n(this,u,ee).call(this)}
      </div>
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,u,ie).call(this):a}
      ${n(this,u,oe).call(this)}`}get own(){return E.current}};u=new WeakSet,mt=function(){return this.replica.entries.has(this.entry.id)},Jt=function(){let{entry:t,texts:e,own:s,replica:i}=this,{song:o}=t,d=At(i,this.client.clock.nowMs()).find(y=>y.entry.id===t.id);return[d?[s.when,n(this,u,Qt).call(this,d.position,d.etaS)]:null,[s.reason,St(e,t)],t.reason?["!",_(e,t.reason)]:null,[e.votes,s.votesFor({up:t.up,down:t.down})],[s.source,zt(t,i.me,e)],o.album?[s.album,o.album]:null,o.licence?[s.licence,o.licence]:null,o.duration_s===null?null:[s.length,ot(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(y=>y!==null)},Qt=function(t,e){let s=this.texts.position({position:t});return e===null?s:`${this.own.inMinutesLong({minutes:O(e)})}, ${s}`},te=function(){let{texts:t,entry:e}=this;return n(this,u,ut).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},ee=function(){let{texts:t,own:e,entry:s,replica:i}=this;if(!this.permissions.maySteer||!C(this,u,mt))return a;let o=i.order.indexOf(s.id),{title:d}=s.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,u,se)}>
        ${l("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:d})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,u,ct).call(this,o-1,i.order[o-1])}
      >
        ${l("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:d})}
        title=${e.later}
        ?disabled=${o===i.order.length-1}
        @click=${()=>n(this,u,ct).call(this,o+1,i.order[o+2])}
      >
        ${l("down")}
      </button>`,n(this,u,ut).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:s.id})&&(this.notifyRemoved(t.toast.removed({title:d}),s),this.closeSheet())})]},se=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},ct=async function(t,e){let{own:s,entry:i}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:i.id,...o})&&this.notify(s.moved({title:i.song.title,position:t+1}))},ie=function(){let{texts:t,entry:e}=this,{title:s}=e.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:e.id})&&this.notify(t.toast.approved({title:s}))}}
      >
        ${l("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:e.id})&&this.notifyRemoved(t.toast.rejected({title:s}),e)}}
      >
        ${l("close")} ${t.reject}
      </button>
    </div>`},oe=function(){let{client:t,entry:e,texts:s,own:i,replica:o}=this,d=Ht(e,o.me),f=d!==null&&d.id!=="host"&&d.id!==o.me.id;return!this.permissions.mayModerate||!f?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title({name:Z(s,d.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${o}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ut=function(t,e,s,i){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?i():this.announce(this.texts.sure)}}
    >
      ${l(s)} ${o?this.texts.sure:e}
    </button>`},A.styles=[k,V,Ot,Yt],p([q({attribute:!1})],A.prototype,"entry",2),p([T()],A.prototype,"armed",2),A=p([w("rb-details")],A);var nt=R(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var g,re,ne,ae,le,de,ht,pe,ft,me,G=class extends S{constructor(){super(...arguments);x(this,g);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,g,ne).call(this)}render(){let{texts:t,own:e}=this,{profile:s}=e,{me:i,party:o}=this.replica;return r`<div class="head">
        <h2>${s.title} <small>${s.role[i.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <p class="muted">${s.hint}</p>
      <form @submit=${n(this,g,me)}>
        <label>
          ${s.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?Z(t,i.name):""}
          />
        </label>
        <label>
          ${s.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,g,re).call(this):a}
        <button class="main" data-command="set_profile">${l("check")} ${s.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${l(v.list)} ${e.recap.soFar}
      </button>
      ${n(this,g,ae).call(this)}
      ${i.role==="guest"?a:n(this,g,le).call(this,o.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?n(this,g,de).call(this,i.texts):a}
      ${o.join==="code"&&i.id===null?n(this,g,ht).call(this,"code",s.code,s.codeHint,s.joined):a}
      ${i.role==="guest"?[n(this,g,pe).call(this),n(this,g,ht).call(this,"mod_code",s.modCode,s.modCodeHint,s.isMod)]:a}`}get own(){return E.current}};g=new WeakSet,re=function(){let{profile:t,sources:e}=this.own,s=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${s===""}>${t.anySource}</option>
        ${this.sources.map(i=>r`<option value=${i} .selected=${i===s}>
              ${z(e,i)??i}
            </option>`)}
      </select>
    </label>`},ne=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},ae=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let s=e.target,i=String(new FormData(s).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(s.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},le=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let s=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${s}
          title=${s}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${l("close")}
        </button>`})}
    </p>`},de=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},ht=function(t,e,s,i){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let d=String(new FormData(o.target).get("code")).trim();if(d==="")return;let f=this.client.join({[t]:d}).then(()=>!0);await this.attempt(f)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${e} <small>${s}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},pe=function(){let{texts:t,own:e}=this,{profile:s}=e,{requests:i,votes:o}=this.replica.me.limits;return r`<h3>${s.left}</h3>
      <ul>
        <li>
          ${i?n(this,g,ft).call(this,i,s.requests,d=>t.noRequestsLeft({minutes:O(d)})):s.anyRequests}
        </li>
        <li>
          ${o?n(this,g,ft).call(this,o,s.votes,d=>t.noVotesLeft({seconds:Math.ceil(d)})):s.anyVotes}
        </li>
      </ul>`},ft=function(t,e,s){let i=it(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(i);return i.remaining>0?o:`${o}: ${s(i.next_in_s)}`},me=async function(t){t.preventDefault();let{me:e}=this.replica,s=new FormData(t.target),[i,o]=[String(s.get("name")).trim(),String(s.get("color"))],d=s.get("source"),y={...i!==""&&i!==Z(this.texts,e.name)?{name:i}:{},...o===e.color?{}:{color:o},...d===null||d===(e.source??"")?{}:{source:String(d)}};if(Object.keys(y).length>0){if(!await this.runCommand("set_profile",y))return;this.notify(this.own.profile.saved)}this.closeSheet()},G.styles=[k,nt],p([T()],G.prototype,"sources",2),G=p([w("rb-profile")],G);var ce=R(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var at,ue,K=class extends S{constructor(){super(...arguments);x(this,at)}render(){let{texts:t,replica:e}=this,{recap:s}=E.current,{songs:i,guests:o,votes:d,top:f}=this.night;return r`<div class="head">
        <h2>${e.party.open?s.soFar:s.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <p class="numbers">
        <strong>${s.songs({count:i})}</strong><strong>${s.guests({count:o})}</strong
        ><strong>${s.votes({count:d})}</strong>
      </p>
      ${f.length>0?r`<h3>${s.top}</h3>`:a}
      <ol>
        ${f.map(({song:y,score:tt})=>r`<li>
            <rb-cover .song=${y}></rb-cover>
            <span class="words">
              <b dir="auto">${y.title}</b>
              <span dir="auto">${y.artist}</span>
            </span>
            <output>${t.score({score:tt})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,at,ue)}>
              ${l("back")} ${s.reopen}
            </button>`:a}`}};at=new WeakSet,ue=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(qt(this.texts,t.entries.length)),this.closeSheet())},K.styles=[k,nt,ce],p([q({attribute:!1})],K.prototype,"night",2),K=p([w("rb-recap")],K);var he=wt(class extends kt{constructor(){super(...arguments),this.key=a}render(c,m){return this.key=c,m}update(c,[m,t]){return m!==this.key&&(Mt(c),this.key=m),t}});function fe(c,m){if(c?.id!==m.id)return m;let t=new Map(m.hits.map(s=>[s.song.uri,s])),e=[];for(let{song:s}of c.hits){let i=t.get(s.uri);i&&t.delete(s.uri)&&e.push(i)}return{...m,hits:[...e,...t.values()]}}var P=class extends S{constructor(){super(...arguments);this.requested=null}get own(){return E.current}hit(t){let{song:e,mark:s}=t,i=s==="ok"&&this.permissions.mayRequest;return r`<li class=${s==="ok"||s==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!i||this.requested!==null}
        title=${i?this.own.search.request({title:e.title}):a}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${s==="ok"?a:r`<span class="mark">${this.#s(t)}</span>`}
        </span>
        ${i?r`<span class="go">${l(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${s==="waiting"?this.#i(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:s}=this.own;return[t.artist,t.duration_s===null?"":ot(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",z(s,t.source)??t.source].filter(Boolean).join(" · ")}#s({mark:t,reason:e}){let{mark:s}=this.own;return t==="waiting"||e===null?s[t]:_(this.texts,e)}#i({entry:t}){let e=t===null?void 0:Rt(this.replica,t);return e?rt({entry:e,own:st(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:s=>this.vote(e,s)}):a}async request(t){let e=this.dedication(),s=e?{...t,dedication:e}:t;this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",s))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let e=t.note?_(this.texts,t.note):"";this.notify([this.#o(t),e].join(" ").trim()),this.closeSheet(t.entry.id)}#o({entry:t,duplicate:e}){let{search:s}=this.own,{player:i}=this.replica,{title:o}=t.song;if(e)return s.duplicate({title:o});if(t.state==="approval")return s.requestedApproval({title:o});if((i.entry?.id===t.id||i.state==="idle")&&(t.position??2)<=1)return s.requestedNow({title:o});if(t.state==="pending"||t.position===null)return s.requestedPending({title:o});let{position:f,eta_s:y}=t;return y===null?s.requested({title:o,position:f}):s.requestedIn({title:o,position:f,minutes:O(y)})}};p([T()],P.prototype,"requested",2);var Ge="dice",Ke={folder:l(v.folder),artist:l("person"),album:l(v.disc),playlist:l(v.list),song:l("note")};function lt({kind:c,path:m,subtitle:t,note:e,artwork_url:s},i){if(m===null)return r`${a}`;let{title:o,texts:d,isBusy:f,onOpen:y}=i,tt=[t,e&&_(d,e)].filter(Boolean).join(" · ");return r`<li data-path=${m}>
    <button class="ask" ?disabled=${f} @click=${()=>y(m)}>
      <span class="typed">
        ${s?r`<img src=${_t(s)} alt="" loading="lazy" />`:m===Ge?l(v.dice):Ke[c]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${tt?r`<span class="artist muted" dir="auto">${tt}</span>`:a}
      </span>
      <span class="on">${l(v.forward)}</span>
    </button>
  </li>`}var dt=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var ge=60,b,ye,be,xe,ve,gt,$e,we,ke,Te,M=class extends P{constructor(){super(...arguments);x(this,b);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,b,gt).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:s}=e,i=this.folders.length===1&&this.from===null;return r`${i?a:n(this,b,ye).call(this,e)} ${n(this,b,ve).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?n(this,b,be).call(this):a}
        ${s.items.map(o=>o.hit?this.hit(o.hit):n(this,b,xe).call(this,o))}
      </ul>
      ${i&&s.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${s.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,b,$e).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};b=new WeakSet,ye=function({listing:{path:t,title:e},uri:s}){let{search:i}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${n(this,b,we)}
      >
        ${l(v.backward)}
      </button>
      <h3 dir="auto">${z(this.own.pageTitles,t)??e}</h3>
      ${s&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,b,Te).call(this,s)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
      ${s&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===s}
              @click=${()=>n(this,b,ke).call(this,s)}
            >
              ${l("moon")}
            </button>`:a}
    </div>`},be=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${l(v.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},xe=function(t){let{path:e,title:s,uri:i}=t;return lt(t,{title:z(this.own.pageTitles,e??"")??s,texts:this.texts,isBusy:this.isLoading,onOpen:o=>n(this,b,gt).call(this,o,i??null)})},ve=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:s,left_out:i,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${i?r`<p>${t.leftOut({count:i})}</p>`:a}
      ${s.length>0?r`<ul>
              ${s.map(({title:d,reason:f})=>r`<li><bdi>${d}</bdi>: ${_(this.texts,f)}</li>`)}
            </ul>`:a}
    </div>`},gt=async function(t,e){this.isLoading=!0;let s=await this.runCommand("browse",{path:t,limit:ge});this.isLoading=!1,s&&(this.added=null,this.folders=[...this.folders,{listing:s,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},$e=async function(t){this.isLoading=!0;let{path:e,items:s}=t.listing,i=await this.runCommand("browse",{path:e,offset:s.length,limit:ge});if(this.isLoading=!1,!i)return;let o={...i,items:[...s,...i.items]};this.folders=this.folders.map(d=>d===t?{...t,listing:o}:d)},we=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},ke=async function(t){let{search:e}=this.own,s=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:s})&&this.notify(s?e.houseMusicSet:e.houseMusicOff)},Te=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},M.styles=[k,V,dt],p([q({attribute:!1})],M.prototype,"dedicated",2),p([q({attribute:!1})],M.prototype,"from",2),p([T()],M.prototype,"folders",2),p([T()],M.prototype,"isLoading",2),p([T()],M.prototype,"added",2),M=p([w("rb-browse")],M);var Ue=120,U,h,Re,Ce,Ee,Se,qe,_e,Me,je,yt,Le,j=class extends P{constructor(){super();x(this,h);this.query="";this.found=null;this.opened=null;this.problem=null;x(this,U);this.addEventListener("keydown",t=>n(this,h,je).call(this,t))}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(C(this,U)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:e,replica:s}=this,{search:i}=this.own;return r`<form role="search" @submit=${n(this,h,Me)}>
        <label class="field">
          ${l("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${i.field}
            aria-label=${i.field}
            @input=${n(this,h,_e)}
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
          ${l("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,h,Ce).call(this)}</p>
        ${n(this,h,Re).call(this)}
        ${this.query&&!this.opened?n(this,h,Ee).call(this):he(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${s}
                  .from=${this.opened}
                  .dedicated=${()=>this.dedication()}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}
        <label class="dedication">
          ${i.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};U=new WeakMap,h=new WeakSet,Re=function(){let{texts:t,replica:e}=this,{requests:s}=e.me.limits;if(s===null)return a;let i=it(s,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${i.remaining>0?t.requestsLeft({count:i.remaining}):t.noRequestsLeft({minutes:O(i.next_in_s)})}
    </p>`},Ce=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},Ee=function(){let{search:t}=this.own,{query:e,found:s,problem:i,texts:o}=this,d=s?.playlists??[],f=s?.done&&s.hits.length+d.length===0&&!F(e);return r`<ul>
        ${d.map(y=>n(this,h,qe).call(this,y))}
        ${jt(s?.hits??[],({song:y})=>y.uri,y=>this.hit(y))}
        ${n(this,h,Se).call(this)}
      </ul>
      ${s&&!s.done?r`<p class="hint">${t.online}</p>`:a}
      ${f?r`<p class="hint">${t.none({query:s.query})}</p>`:a}
      ${s?.note?r`<p class="hint">${_(o,s.note)}</p>`:a}
      ${i?r`<p class="hint" role="alert">${Ct(o,i)}</p>`:a}
      ${s?.more&&s.done?r`<p class="hint">${t.more}</p>`:a}`},Se=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,h,Le)}>
        <span class="typed">${l(F(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${F(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${F(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},qe=function(t){return lt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},_e=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(C(this,U)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}et(this,U,setTimeout(()=>{this.client.search(this.query,e=>{this.found=fe(this.found,e),this.problem=null},e=>{this.problem=e})},Ue))},Me=function(t){t.preventDefault();let[e]=n(this,h,yt).call(this);e?e.focus():this.renderRoot.querySelector("input")?.blur()},je=function(t){let e={ArrowDown:1,ArrowUp:-1}[t.key],s=t.composedPath()[0],i=this.renderRoot.querySelector("input"),o=[...i?[i]:[],...n(this,h,yt).call(this)],d=o.indexOf(s),f=e===void 0||d<0?void 0:o[d+e];f&&(t.preventDefault(),f.focus())},yt=function(){let t=this.renderRoot.querySelector("rb-browse")?.shadowRoot;return[this.renderRoot,t].flatMap(e=>[...e?.querySelectorAll("li > .ask:not(:disabled)")??[]])},Le=function(){this.request(F(this.query)?{uri:this.query}:{query:this.query})},j.styles=[k,V,dt],p([T()],j.prototype,"query",2),p([T()],j.prototype,"found",2),p([T()],j.prototype,"opened",2),p([T()],j.prototype,"problem",2),j=p([w("rb-search")],j);var Oe=R("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var Q,N,bt,Ie,L=class extends vt{constructor(){super(...arguments);x(this,N);this.label="";this.open=!1;this.tall=!1;x(this,Q,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return r`<dialog
      aria-label=${this.label}
      @close=${n(this,N,Ie)}
      @pointerdown=${t=>{et(this,Q,n(this,N,bt).call(this,t))}}
      @click=${t=>{C(this,Q)&&n(this,N,bt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};Q=new WeakMap,N=new WeakSet,bt=function(t){return t.composedPath()[0]===this.dialog},Ie=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},L.styles=[k,Oe],p([q()],L.prototype,"label",2),p([q({type:Boolean})],L.prototype,"open",2),p([q({type:Boolean,reflect:!0})],L.prototype,"tall",2),p([$t("dialog")],L.prototype,"dialog",2),L=p([w("rb-sheet")],L);
