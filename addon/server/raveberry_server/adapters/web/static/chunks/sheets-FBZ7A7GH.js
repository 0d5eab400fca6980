/* raveberry sources sha256:e63b29100a6c8c85d7298d37368a4c198a607dd4f926c48b5afeb7d1afdcea9a */
/* licences: licences.txt */
import{a as zt,b as x}from"./chunk-3O3DOTIM.js";import{A as K,B as ot,D as O,E as w,H as l,I as S,J as F,K as Et,L as St,M as qt,N as Mt,O as _t,P as jt,Q as It,R as Ot,S as Ht,T as V,U as rt,V as Lt,a as T,b as r,c as L,d as a,e as yt,f as bt,g as $,h as q,i as k,j as xt,k as vt,l as $t,m as wt,n as kt,o as st,r as it,s as Tt,t as M,w as E,x as z,y as Rt,z as Ct}from"./chunk-7PHFSEAJ.js";import{a as p,b as R,c as b,d as et,e as n}from"./chunk-NPUM3ZA7.js";var Nt=T("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var U=c=>L`<svg viewBox="0 0 24 24" aria-hidden="true">${c}</svg>`,B={heart:U(L`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:U(L`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:U(L`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:U(L`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:U(L`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var _e=2800,je=24,Ie=600;function Pt(c,m=Math.random){let t=document.querySelector("[data-cheers]")??Oe(),s=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let e of Object.keys(B))for(let i=c[e]??0;i>0;i-=1){if(t.childElementCount>=je)return;He(t,e,s,m)}}function Oe(){let c=document.createElement("div");c.dataset.cheers="",c.ariaHidden="true";let{style:m}=c;return m.position="fixed",m.inset="0",m.zIndex="50",m.overflow="hidden",m.pointerEvents="none",document.body.append(c),c}function He(c,m,t,s){let e=document.createElement("span");e.dataset.kind=m;let{style:i}=e;i.position="absolute",i.bottom="8vh",i.left=`${(4+86*s()).toFixed(1)}%`,i.width="clamp(34px, 8vmin, 120px)",yt(B[m],e),c.append(e);let o=`${(10*s()-5).toFixed(1)}vmin`,d=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],y={duration:_e,delay:Ie*s(),fill:"both"};e.animate(d,{...y,easing:"ease-out"}).onfinish=()=>e.remove()}var Le=Object.keys(B),ze=12,H,At,Ft,Vt,W=class extends S{constructor(){super(...arguments);b(this,H)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||Pt(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return R(this,H,At)?n(this,H,Ft).call(this):a}};H=new WeakSet,At=function(){let{party:t,player:s,settings:e}=this.replica;return t.open&&s.entry!==null&&e.cheers===!0},Ft=function(){let{cheers:t}=E.current;return r`<div role="group" aria-label=${t.name}>
      ${Le.map(s=>r`<button
          data-cheer=${s}
          aria-label=${t[s]}
          title=${t[s]}
          @click=${()=>n(this,H,Vt).call(this,s)}
        >
          ${B[s]}
        </button>`)}
    </div>`},Vt=function(t){navigator.vibrate?.(ze),this.runCommand("cheer",{cheer:t})},W.styles=[w,Nt],W=p([$("rb-cheers")],W);var Bt=T(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ne={off:"all",all:"one",one:"off"},J,C,Gt,Y,Dt,Zt,X=class extends S{constructor(){super(...arguments);b(this,C);b(this,J,new zt(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:s}=this.own,e=t.state==="playing",i=Math.round(100*(R(this,J).value??t.volume));return r`<section class="card" aria-label=${s.name}>
      <button
        class="main round"
        data-command=${e?"pause":"play"}
        aria-label=${e?s.pause:s.play}
        title=${e?s.pause:s.play}
        @click=${()=>this.runCommand(e?"pause":"play",{})}
      >
        ${l(e?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${s.skip}
        title=${s.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,C,Dt).call(this,t.entry,t.epoch)}
      >
        ${l("skip")}
      </button>
      <label title=${s.volume}>
        ${l("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${s.volume}
          style=${wt({"--at":`${i}%`})}
          .value=${Mt(String(i))}
          @input=${n(this,C,Zt)}
        />
        <output aria-live="off">${i} %</output>
      </label>
      ${n(this,C,Gt).call(this)}
    </section>`}get own(){return E.current}};J=new WeakMap,C=new WeakSet,Gt=function(){let{player:t,party:s}=this.replica,{controls:e}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${l(x.start)} ${e.fromStart}
      </button>
      ${n(this,C,Y).call(this,x.silent,t.muted?e.muted:e.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,C,Y).call(this,t.repeat==="one"?x.once:x.repeat,e.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Ne[t.repeat]})}
      ${n(this,C,Y).call(this,x.spark,e.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${s.order==="fifo"?n(this,C,Y).call(this,x.shuffle,e.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
    </div>`},Y=function(t,s,e,i,o){return r`<button
      data-command=${i}
      aria-pressed=${e}
      @click=${()=>this.runCommand(i,o)}
    >
      ${l(t)} ${s}
    </button>`},Dt=async function(t,s){await this.runCommand("skip",{epoch:s})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},Zt=function(t){R(this,J).drag(t.target.valueAsNumber/100)},X.styles=[w,_t,Bt],X=p([$("rb-controls")],X);var Kt=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}}");var u,pt,Ut,Wt,Xt,Yt,Jt,mt,Qt,te,ct,N=class extends S{constructor(){super(...arguments);b(this,u);this.armed=null}render(){let{entry:t,texts:s,replica:e}=this,{song:i}=t;return r`<div class="top">
        <rb-cover .song=${i} label=${s.cover({title:i.title})}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${i.title}</h2>
          <p class="artist muted" dir="auto">${i.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${s.close}
          title=${s.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <dl>
        ${n(this,u,Ut).call(this).map(([o,d])=>r`<dt>${o}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?r`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${rt({entry:t,own:st(e,t.id),permissions:this.permissions,texts:s,onVote:o=>this.vote(t,o)})}
        ${It(t,e.me)&&R(this,u,pt)?n(this,u,Xt).call(this):a}
        ${n(this,u,Yt).call(this)}
      </div>
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,u,Qt).call(this):a}
      ${n(this,u,te).call(this)}`}get own(){return E.current}};u=new WeakSet,pt=function(){return this.replica.entries.has(this.entry.id)},Ut=function(){let{entry:t,texts:s,own:e,replica:i}=this,{song:o}=t,d=Lt(i,this.client.clock.nowMs()).find(f=>f.entry.id===t.id);return[d?[e.when,n(this,u,Wt).call(this,d.position,d.etaS)]:null,[e.reason,Rt(s,t)],t.reason?["!",M(s,t.reason)]:null,[s.votes,e.votesFor({up:t.up,down:t.down})],[e.source,Ht(t,i.me,s)],o.album?[e.album,o.album]:null,o.licence?[e.licence,o.licence]:null,o.duration_s===null?null:[e.length,ot(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(f=>f!==null)},Wt=function(t,s){let e=this.texts.position({position:t});return s===null?e:`${this.own.inMinutesLong({minutes:O(s)})}, ${e}`},Xt=function(){let{texts:t,entry:s}=this;return n(this,u,ct).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:s.id})&&(this.notify(t.withdrawn({title:s.song.title})),this.closeSheet())})},Yt=function(){let{texts:t,own:s,entry:e,replica:i}=this;if(!this.permissions.maySteer||!R(this,u,pt))return a;let o=i.order.indexOf(e.id),{title:d}=e.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,u,Jt)}>
        ${l("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:s.sooner,title:d})}
        title=${s.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,u,mt).call(this,o-1,i.order[o-1])}
      >
        ${l("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:s.later,title:d})}
        title=${s.later}
        ?disabled=${o===i.order.length-1}
        @click=${()=>n(this,u,mt).call(this,o+1,i.order[o+2])}
      >
        ${l("down")}
      </button>`,n(this,u,ct).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:e.id})&&(this.notifyRemoved(t.toast.removed({title:d}),e),this.closeSheet())})]},Jt=async function(){let{texts:t,entry:s}=this;await this.runCommand("prioritize",{entry:s.id})&&(this.notify(t.toast.prioritized({title:s.song.title})),this.closeSheet())},mt=async function(t,s){let{own:e,entry:i}=this,o=s===void 0?{}:{before:s};await this.runCommand("move",{entry:i.id,...o})&&this.notify(e.moved({title:i.song.title,position:t+1}))},Qt=function(){let{texts:t,entry:s}=this,{title:e}=s.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:s.id})&&this.notify(t.toast.approved({title:e}))}}
      >
        ${l("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:s.id})&&this.notifyRemoved(t.toast.rejected({title:e}),s)}}
      >
        ${l("close")} ${t.reject}
      </button>
    </div>`},te=function(){let{client:t,entry:s,texts:e,own:i,replica:o}=this,d=Ot(s,o.me),y=d!==null&&d.id!=="host"&&d.id!==o.me.id;return!this.permissions.mayModerate||!y?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title({name:K(e,d.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${e}
        .replica=${o}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ct=function(t,s,e,i){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?i():this.announce(this.texts.sure)}}
    >
      ${l(e)} ${o?this.texts.sure:s}
    </button>`},N.styles=[w,V,jt,Kt],p([q({attribute:!1})],N.prototype,"entry",2),p([k()],N.prototype,"armed",2),N=p([$("rb-details")],N);var nt=T(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var h,ee,se,ie,oe,re,ut,ne,ht,ae,G=class extends S{constructor(){super(...arguments);b(this,h);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,h,se).call(this)}render(){let{texts:t,own:s}=this,{profile:e}=s,{me:i,party:o}=this.replica;return r`<div class="head">
        <h2>${e.title} <small>${e.role[i.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <p class="muted">${e.hint}</p>
      <form @submit=${n(this,h,ae)}>
        <label>
          ${e.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?K(t,i.name):""}
          />
        </label>
        <label>
          ${e.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,h,ee).call(this):a}
        <button class="main" data-command="set_profile">${l("check")} ${e.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${l(x.list)} ${s.recap.soFar}
      </button>
      ${n(this,h,ie).call(this)}
      ${i.role==="guest"?a:n(this,h,oe).call(this,o.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?n(this,h,re).call(this,i.texts):a}
      ${o.join==="code"&&i.id===null?n(this,h,ut).call(this,"code",e.code,e.codeHint,e.joined):a}
      ${i.role==="guest"?[n(this,h,ne).call(this),n(this,h,ut).call(this,"mod_code",e.modCode,e.modCodeHint,e.isMod)]:a}`}get own(){return E.current}};h=new WeakSet,ee=function(){let{profile:t,sources:s}=this.own,e=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${e===""}>${t.anySource}</option>
        ${this.sources.map(i=>r`<option value=${i} .selected=${i===e}>
              ${z(s,i)??i}
            </option>`)}
      </select>
    </label>`},se=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},ie=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async s=>{s.preventDefault();let e=s.target,i=String(new FormData(e).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(e.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},oe=function(t){return r`<p class="hashtags">
      ${t.map(s=>{let e=this.own.profile.removeHashtag({text:s});return r`<button
          class="word"
          data-hashtag=${s}
          aria-label=${e}
          title=${e}
          @click=${()=>this.runCommand("remove_hashtag",{text:s})}
        >
          <bdi>${s}</bdi> ${l("close")}
        </button>`})}
    </p>`},re=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:s})=>r`<q dir="auto">${s}</q> `)}
    </p>`},ut=function(t,s,e,i){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let d=String(new FormData(o.target).get("code")).trim();if(d==="")return;let y=this.client.join({[t]:d}).then(()=>!0);await this.attempt(y)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${s} <small>${e}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},ne=function(){let{texts:t,own:s}=this,{profile:e}=s,{requests:i,votes:o}=this.replica.me.limits;return r`<h3>${e.left}</h3>
      <ul>
        <li>${n(this,h,ht).call(this,i,e.requests,d=>t.noRequestsLeft({minutes:O(d)}))}</li>
        <li>${n(this,h,ht).call(this,o,e.votes,d=>t.noVotesLeft({seconds:Math.ceil(d)}))}</li>
      </ul>`},ht=function(t,s,e){if(t===null)return this.own.profile.unlimited;let i=it(t,this.replica.meAtMs,this.client.clock.nowMs()),o=s(i);return i.remaining>0?o:`${o}: ${e(i.next_in_s)}`},ae=async function(t){t.preventDefault();let{me:s}=this.replica,e=new FormData(t.target),[i,o]=[String(e.get("name")).trim(),String(e.get("color"))],d=e.get("source"),f={...i!==""&&i!==K(this.texts,s.name)?{name:i}:{},...o===s.color?{}:{color:o},...d===null||d===(s.source??"")?{}:{source:String(d)}};if(Object.keys(f).length>0){if(!await this.runCommand("set_profile",f))return;this.notify(this.own.profile.saved)}this.closeSheet()},G.styles=[w,nt],p([k()],G.prototype,"sources",2),G=p([$("rb-profile")],G);var le=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var at,de,D=class extends S{constructor(){super(...arguments);b(this,at)}render(){let{texts:t,replica:s}=this,{recap:e}=E.current,{songs:i,guests:o,votes:d,top:y}=this.night;return r`<div class="head">
        <h2>${s.party.open?e.soFar:e.title}</h2>
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
        <strong>${e.songs({count:i})}</strong><strong>${e.guests({count:o})}</strong
        ><strong>${e.votes({count:d})}</strong>
      </p>
      ${y.length>0?r`<h3>${e.top}</h3>`:a}
      <ol>
        ${y.map(({song:f,score:tt})=>r`<li>
            <rb-cover .song=${f}></rb-cover>
            <span class="words">
              <b dir="auto">${f.title}</b>
              <span dir="auto">${f.artist}</span>
            </span>
            <output>${t.score({score:tt})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!s.party.open?r`<button data-command="undo" @click=${n(this,at,de)}>
              ${l("back")} ${e.reopen}
            </button>`:a}`}};at=new WeakSet,de=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Ct(this.texts,t.entries.length)),this.closeSheet())},D.styles=[w,nt,le],p([q({attribute:!1})],D.prototype,"night",2),D=p([$("rb-recap")],D);var pe=vt(class extends $t{constructor(){super(...arguments),this.key=a}render(c,m){return this.key=c,m}update(c,[m,t]){return m!==this.key&&(St(c),this.key=m),t}});function me(c,m){if(c?.id!==m.id)return m;let t=new Map(m.hits.map(e=>[e.song.uri,e])),s=[];for(let{song:e}of c.hits){let i=t.get(e.uri);i&&t.delete(e.uri)&&s.push(i)}return{...m,hits:[...s,...t.values()]}}var P=class extends S{constructor(){super(...arguments);this.requested=null}get own(){return E.current}hit(t){let{song:s,mark:e}=t,i=e==="ok"&&this.permissions.mayRequest;return r`<li class=${e==="ok"||e==="waiting"?"":"off"} data-uri=${s.uri}>
      <button
        class="ask"
        ?disabled=${!i||this.requested!==null}
        title=${i?this.own.search.request({title:s.title}):a}
        @click=${()=>this.request({uri:s.uri})}
      >
        <rb-cover .song=${s}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${s.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${e==="ok"?a:r`<span class="mark">${this.#s(t)}</span>`}
        </span>
        ${i?r`<span class="go">${l(this.requested===s.uri?"check":"plus")}</span>`:a}
      </button>
      ${e==="waiting"?this.#i(t):a}
    </li>`}#e({song:t}){let{explicit:s,sources:e}=this.own;return[t.artist,t.duration_s===null?"":ot(t.duration_s),t.album===t.title?"":t.album,t.explicit?s:"",t.licence??"",z(e,t.source)??t.source].filter(Boolean).join(" · ")}#s({mark:t,reason:s}){let{mark:e}=this.own;return t==="waiting"||s===null?e[t]:M(this.texts,s)}#i({entry:t}){let s=t===null?void 0:kt(this.replica,t);return s?rt({entry:s,own:st(this.replica,s.id),permissions:this.permissions,texts:this.texts,onVote:e=>this.vote(s,e)}):a}async request(t){let s=this.dedication(),e=s?{...t,dedication:s}:t;this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",e))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let s=t.note?M(this.texts,t.note):"";this.notify([this.#o(t),s].join(" ").trim()),this.closeSheet(t.entry.id)}#o({entry:t,duplicate:s}){let{search:e}=this.own,{player:i}=this.replica,{title:o}=t.song;if(s)return e.duplicate({title:o});if(t.state==="approval")return e.requestedApproval({title:o});if((i.entry?.id===t.id||i.state==="idle")&&(t.position??2)<=1)return e.requestedNow({title:o});if(t.state==="pending"||t.position===null)return e.requestedPending({title:o});let{position:y,eta_s:f}=t;return f===null?e.requested({title:o,position:y}):e.requestedIn({title:o,position:y,minutes:O(f)})}};p([k()],P.prototype,"requested",2);var Pe="dice",Ae={folder:l(x.folder),artist:l("person"),album:l(x.disc),playlist:l(x.list),song:l("note")};function lt({kind:c,path:m,subtitle:t,note:s,artwork_url:e},i){if(m===null)return r`${a}`;let{title:o,texts:d,isBusy:y,onOpen:f}=i,tt=[t,s&&M(d,s)].filter(Boolean).join(" · ");return r`<li data-path=${m}>
    <button class="ask" ?disabled=${y} @click=${()=>f(m)}>
      <span class="typed">
        ${e?r`<img src=${Et(e)} alt="" loading="lazy" />`:m===Pe?l(x.dice):Ae[c]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${tt?r`<span class="artist muted" dir="auto">${tt}</span>`:a}
      </span>
      <span class="on">${l(x.forward)}</span>
    </button>
  </li>`}var dt=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var ce=60,g,ue,he,fe,ge,ft,ye,be,xe,ve,_=class extends P{constructor(){super(...arguments);b(this,g);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,g,ft).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:t}=this.own,s=this.folders.at(-1);if(!s)return r`<p class="hint">${t.hint}</p>`;let{listing:e}=s,i=this.folders.length===1&&this.from===null;return r`${i?a:n(this,g,ue).call(this,s)} ${n(this,g,ge).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?n(this,g,he).call(this):a}
        ${e.items.map(o=>o.hit?this.hit(o.hit):n(this,g,fe).call(this,o))}
      </ul>
      ${i&&e.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${e.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,g,ye).call(this,s)}>
              ${t.showMore}
            </button>`:a}`}};g=new WeakSet,ue=function({listing:{path:t,title:s},uri:e}){let{search:i}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${n(this,g,be)}
      >
        ${l(x.backward)}
      </button>
      <h3 dir="auto">${z(this.own.pageTitles,t)??s}</h3>
      ${e&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,g,ve).call(this,e)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
      ${e&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===e}
              @click=${()=>n(this,g,xe).call(this,e)}
            >
              ${l("moon")}
            </button>`:a}
    </div>`},he=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${l(x.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},fe=function(t){let{path:s,title:e,uri:i}=t;return lt(t,{title:z(this.own.pageTitles,s??"")??e,texts:this.texts,isBusy:this.isLoading,onOpen:o=>n(this,g,ft).call(this,o,i??null)})},ge=function(){let{search:t}=this.own,{added:s}=this;if(s===null)return a;let{failed:e,left_out:i,reading:o}=s;return r`<div class="outcome" role="status">
      <strong>${t.added({added:s.added,total:s.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${i?r`<p>${t.leftOut({count:i})}</p>`:a}
      ${e.length>0?r`<ul>
              ${e.map(({title:d,reason:y})=>r`<li><bdi>${d}</bdi>: ${M(this.texts,y)}</li>`)}
            </ul>`:a}
    </div>`},ft=async function(t,s){this.isLoading=!0;let e=await this.runCommand("browse",{path:t,limit:ce});this.isLoading=!1,e&&(this.added=null,this.folders=[...this.folders,{listing:e,uri:s}],this.closest(".scroll")?.scrollTo(0,0))},ye=async function(t){this.isLoading=!0;let{path:s,items:e}=t.listing,i=await this.runCommand("browse",{path:s,offset:e.length,limit:ce});if(this.isLoading=!1,!i)return;let o={...i,items:[...e,...i.items]};this.folders=this.folders.map(d=>d===t?{...t,listing:o}:d)},be=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},xe=async function(t){let{search:s}=this.own,e=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:e})&&this.notify(e?s.houseMusicSet:s.houseMusicOff)},ve=async function(t){this.requested=t;let s=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,s&&(this.added=s)},_.styles=[w,V,dt],p([q({attribute:!1})],_.prototype,"dedicated",2),p([q({attribute:!1})],_.prototype,"from",2),p([k()],_.prototype,"folders",2),p([k()],_.prototype,"isLoading",2),p([k()],_.prototype,"added",2),_=p([$("rb-browse")],_);var Fe=120,Z,v,$e,we,ke,Te,Re,Ce,Ee,Se,j=class extends P{constructor(){super(...arguments);b(this,v);this.query="";this.found=null;this.opened=null;this.problem=null;b(this,Z)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(R(this,Z)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:s,replica:e}=this,{search:i}=this.own;return r`<form role="search" @submit=${n(this,v,Ee)}>
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
            @input=${n(this,v,Ce)}
            @keydown=${({key:o})=>{o==="Escape"&&this.closeSheet()}}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${s.close}
          title=${s.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,v,we).call(this)}</p>
        ${n(this,v,$e).call(this)}
        ${this.query&&!this.opened?n(this,v,ke).call(this):pe(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${s}
                  .replica=${e}
                  .from=${this.opened}
                  .dedicated=${()=>this.dedication()}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}
        <label class="dedication">
          ${i.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};Z=new WeakMap,v=new WeakSet,$e=function(){let{texts:t,replica:s}=this,{requests:e}=s.me.limits;if(e===null)return a;let i=it(e,s.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${i.remaining>0?t.requestsLeft({count:i.remaining}):t.noRequestsLeft({minutes:O(i.next_in_s)})}
    </p>`},we=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},ke=function(){let{search:t}=this.own,{query:s,found:e,problem:i,texts:o}=this,d=e?.playlists??[],y=e?.done&&e.hits.length+d.length===0&&!F(s);return r`<ul>
        ${n(this,v,Te).call(this)}
        ${d.map(f=>n(this,v,Re).call(this,f))}
        ${qt(e?.hits??[],({song:f})=>f.uri,f=>this.hit(f))}
      </ul>
      ${e&&!e.done?r`<p class="hint">${t.online}</p>`:a}
      ${y?r`<p class="hint">${t.none({query:e.query})}</p>`:a}
      ${e?.note?r`<p class="hint">${M(o,e.note)}</p>`:a}
      ${i?r`<p class="hint" role="alert">${Tt(o,i)}</p>`:a}
      ${e?.more&&e.done?r`<p class="hint">${t.more}</p>`:a}`},Te=function(){let{search:t}=this.own,{query:s}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,v,Se)}>
        <span class="typed">${l(F(s)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${F(s)?t.asLink:t.asTyped({query:s})}</span>
          <span class="artist muted" dir="auto">${F(s)?s:t.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},Re=function(t){return lt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},Ce=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(R(this,Z)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}et(this,Z,setTimeout(()=>{this.client.search(this.query,s=>{this.found=me(this.found,s),this.problem=null},s=>{this.problem=s})},Fe))},Ee=function(t){t.preventDefault(),this.renderRoot.querySelector("input")?.blur()},Se=function(){this.request(F(this.query)?{uri:this.query}:{query:this.query})},j.styles=[w,V,dt],p([k()],j.prototype,"query",2),p([k()],j.prototype,"found",2),p([k()],j.prototype,"opened",2),p([k()],j.prototype,"problem",2),j=p([$("rb-search")],j);var qe=T("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var Q,A,gt,Me,I=class extends bt{constructor(){super(...arguments);b(this,A);this.label="";this.open=!1;this.tall=!1;b(this,Q,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return r`<dialog
      aria-label=${this.label}
      @close=${n(this,A,Me)}
      @pointerdown=${t=>{et(this,Q,n(this,A,gt).call(this,t))}}
      @click=${t=>{R(this,Q)&&n(this,A,gt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};Q=new WeakMap,A=new WeakSet,gt=function(t){return t.composedPath()[0]===this.dialog},Me=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},I.styles=[w,qe],p([q()],I.prototype,"label",2),p([q({type:Boolean})],I.prototype,"open",2),p([q({type:Boolean,reflect:!0})],I.prototype,"tall",2),p([xt("dialog")],I.prototype,"dialog",2),I=p([$("rb-sheet")],I);
