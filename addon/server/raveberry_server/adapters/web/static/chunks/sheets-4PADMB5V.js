/* raveberry sources sha256:3187d74a070d99964cc34d3d30df0e4d932d52af4e631f9fb72482f4f50c6839 */
/* licences: licences.txt */
import{a as At,b as v}from"./chunk-CGI6VHBM.js";import{A as Z,B as ot,D as O,E as w,H as d,I as S,J as F,K as St,L as qt,M as Mt,N as _t,O as jt,P as Lt,Q as Ot,R as Ht,S as It,T as V,U as rt,V as zt,a as T,b as r,c as I,d as a,e as bt,f as xt,g as $,h as q,i as k,j as vt,k as $t,l as wt,m as kt,n as Tt,o as st,r as it,s as Rt,t as M,w as E,x as z,y as Ct,z as Et}from"./chunk-ZYNPIJQX.js";import{a as p,b as R,c as x,d as et,e as n}from"./chunk-RHQRRFB6.js";var Pt=T("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var U=c=>I`<svg viewBox="0 0 24 24" aria-hidden="true">${c}</svg>`,B={heart:U(I`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:U(I`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:U(I`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:U(I`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:U(I`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var Le=2800,Oe=24,He=600;function Nt(c,m=Math.random){let t=document.querySelector("[data-cheers]")??Ie(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let s of Object.keys(B))for(let i=c[s]??0;i>0;i-=1){if(t.childElementCount>=Oe)return;ze(t,s,e,m)}}function Ie(){let c=document.createElement("div");c.dataset.cheers="",c.ariaHidden="true";let{style:m}=c;return m.position="fixed",m.inset="0",m.zIndex="50",m.overflow="hidden",m.pointerEvents="none",document.body.append(c),c}function ze(c,m,t,e){let s=document.createElement("span");s.dataset.kind=m;let{style:i}=s;i.position="absolute",i.bottom="8vh",i.left=`${(4+86*e()).toFixed(1)}%`,i.width="clamp(34px, 8vmin, 120px)",bt(B[m],s),c.append(s);let o=`${(10*e()-5).toFixed(1)}vmin`,l=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],f={duration:Le,delay:He*e(),fill:"both"};s.animate(l,{...f,easing:"ease-out"}).onfinish=()=>s.remove()}var Ae=Object.keys(B),Pe=12,H,Ft,Vt,Bt,W=class extends S{constructor(){super(...arguments);x(this,H)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||Nt(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return R(this,H,Ft)?n(this,H,Vt).call(this):a}};H=new WeakSet,Ft=function(){let{party:t,player:e,settings:s}=this.replica;return t.open&&e.entry!==null&&s.cheers===!0},Vt=function(){let{cheers:t}=E.current;return r`<div role="group" aria-label=${t.name}>
      ${Ae.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,H,Bt).call(this,e)}
        >
          ${B[e]}
        </button>`)}
    </div>`},Bt=function(t){navigator.vibrate?.(Pe),this.runCommand("cheer",{cheer:t})},W.styles=[w,Pt],W=p([$("rb-cheers")],W);var Dt=T(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ne={off:"all",all:"one",one:"off"},J,C,Gt,Y,Kt,Zt,X=class extends S{constructor(){super(...arguments);x(this,C);x(this,J,new At(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,s=t.state==="playing",i=Math.round(100*(R(this,J).value??t.volume));return r`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${s?"pause":"play"}
        aria-label=${s?e.pause:e.play}
        title=${s?e.pause:e.play}
        @click=${()=>this.runCommand(s?"pause":"play",{})}
      >
        ${d(s?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,C,Kt).call(this,t.entry,t.epoch)}
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
          style=${kt({"--at":`${i}%`})}
          .value=${_t(String(i))}
          @input=${n(this,C,Zt)}
        />
        <output aria-live="off">${i} %</output>
      </label>
      ${n(this,C,Gt).call(this)}
    </section>`}get own(){return E.current}};J=new WeakMap,C=new WeakSet,Gt=function(){let{player:t,party:e}=this.replica,{controls:s}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${d(v.start)} ${s.fromStart}
      </button>
      ${n(this,C,Y).call(this,v.silent,t.muted?s.muted:s.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,C,Y).call(this,t.repeat==="one"?v.once:v.repeat,s.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:Ne[t.repeat]})}
      ${n(this,C,Y).call(this,v.spark,s.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,C,Y).call(this,v.shuffle,s.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
    </div>`},Y=function(t,e,s,i,o){return r`<button
      data-command=${i}
      aria-pressed=${s}
      @click=${()=>this.runCommand(i,o)}
    >
      ${d(t)} ${e}
    </button>`},Kt=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},Zt=function(t){R(this,J).drag(t.target.valueAsNumber/100)},X.styles=[w,jt,Dt],X=p([$("rb-controls")],X);var Ut=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}}");var u,pt,Wt,Xt,Yt,Jt,Qt,mt,te,ee,ct,A=class extends S{constructor(){super(...arguments);x(this,u);this.armed=null}render(){let{entry:t,texts:e,replica:s}=this,{song:i}=t;return r`<div class="top">
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
          ${d("close")}
        </button>
      </div>
      <dl>
        ${n(this,u,Wt).call(this).map(([o,l])=>r`<dt>${o}</dt><dd dir="auto">${l}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?r`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${rt({entry:t,own:st(s,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${Ot(t,s.me)&&R(this,u,pt)?n(this,u,Yt).call(this):a}
        ${n(this,u,Jt).call(this)}
      </div>
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,u,te).call(this):a}
      ${n(this,u,ee).call(this)}`}get own(){return E.current}};u=new WeakSet,pt=function(){return this.replica.entries.has(this.entry.id)},Wt=function(){let{entry:t,texts:e,own:s,replica:i}=this,{song:o}=t,l=zt(i,this.client.clock.nowMs()).find(y=>y.entry.id===t.id);return[l?[s.when,n(this,u,Xt).call(this,l.position,l.etaS)]:null,[s.reason,Ct(e,t)],t.reason?["!",M(e,t.reason)]:null,[e.votes,s.votesFor({up:t.up,down:t.down})],[s.source,It(t,i.me,e)],o.album?[s.album,o.album]:null,o.licence?[s.licence,o.licence]:null,o.duration_s===null?null:[s.length,ot(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(y=>y!==null)},Xt=function(t,e){let s=this.texts.position({position:t});return e===null?s:`${this.own.inMinutesLong({minutes:O(e)})}, ${s}`},Yt=function(){let{texts:t,entry:e}=this;return n(this,u,ct).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},Jt=function(){let{texts:t,own:e,entry:s,replica:i}=this;if(!this.permissions.maySteer||!R(this,u,pt))return a;let o=i.order.indexOf(s.id),{title:l}=s.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,u,Qt)}>
        ${d("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:l})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,u,mt).call(this,o-1,i.order[o-1])}
      >
        ${d("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:l})}
        title=${e.later}
        ?disabled=${o===i.order.length-1}
        @click=${()=>n(this,u,mt).call(this,o+1,i.order[o+2])}
      >
        ${d("down")}
      </button>`,n(this,u,ct).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:s.id})&&(this.notifyRemoved(t.toast.removed({title:l}),s),this.closeSheet())})]},Qt=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},mt=async function(t,e){let{own:s,entry:i}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:i.id,...o})&&this.notify(s.moved({title:i.song.title,position:t+1}))},te=function(){let{texts:t,entry:e}=this,{title:s}=e.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:e.id})&&this.notify(t.toast.approved({title:s}))}}
      >
        ${d("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:e.id})&&this.notifyRemoved(t.toast.rejected({title:s}),e)}}
      >
        ${d("close")} ${t.reject}
      </button>
    </div>`},ee=function(){let{client:t,entry:e,texts:s,own:i,replica:o}=this,l=Ht(e,o.me),f=l!==null&&l.id!=="host"&&l.id!==o.me.id;return!this.permissions.mayModerate||!f?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title({name:Z(s,l.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${o}
        .guest=${l}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ct=function(t,e,s,i){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?i():this.announce(this.texts.sure)}}
    >
      ${d(s)} ${o?this.texts.sure:e}
    </button>`},A.styles=[w,V,Lt,Ut],p([q({attribute:!1})],A.prototype,"entry",2),p([k()],A.prototype,"armed",2),A=p([$("rb-details")],A);var nt=T(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var g,se,ie,oe,re,ne,ut,ae,ht,le,D=class extends S{constructor(){super(...arguments);x(this,g);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,g,ie).call(this)}render(){let{texts:t,own:e}=this,{profile:s}=e,{me:i,party:o}=this.replica;return r`<div class="head">
        <h2>${s.title} <small>${s.role[i.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </div>
      <p class="muted">${s.hint}</p>
      <form @submit=${n(this,g,le)}>
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
        ${this.sources.length>1?n(this,g,se).call(this):a}
        <button class="main" data-command="set_profile">${d("check")} ${s.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${d(v.list)} ${e.recap.soFar}
      </button>
      ${n(this,g,oe).call(this)}
      ${i.role==="guest"?a:n(this,g,re).call(this,o.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?n(this,g,ne).call(this,i.texts):a}
      ${o.join==="code"&&i.id===null?n(this,g,ut).call(this,"code",s.code,s.codeHint,s.joined):a}
      ${i.role==="guest"?[n(this,g,ae).call(this),n(this,g,ut).call(this,"mod_code",s.modCode,s.modCodeHint,s.isMod)]:a}`}get own(){return E.current}};g=new WeakSet,se=function(){let{profile:t,sources:e}=this.own,s=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${s===""}>${t.anySource}</option>
        ${this.sources.map(i=>r`<option value=${i} .selected=${i===s}>
              ${z(e,i)??i}
            </option>`)}
      </select>
    </label>`},ie=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},oe=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let s=e.target,i=String(new FormData(s).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(s.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},re=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let s=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${s}
          title=${s}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${d("close")}
        </button>`})}
    </p>`},ne=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},ut=function(t,e,s,i){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let l=String(new FormData(o.target).get("code")).trim();if(l==="")return;let f=this.client.join({[t]:l}).then(()=>!0);await this.attempt(f)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${e} <small>${s}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},ae=function(){let{texts:t,own:e}=this,{profile:s}=e,{requests:i,votes:o}=this.replica.me.limits;return r`<h3>${s.left}</h3>
      <ul>
        <li>
          ${i?n(this,g,ht).call(this,i,s.requests,l=>t.noRequestsLeft({minutes:O(l)})):s.anyRequests}
        </li>
        <li>
          ${o?n(this,g,ht).call(this,o,s.votes,l=>t.noVotesLeft({seconds:Math.ceil(l)})):s.anyVotes}
        </li>
      </ul>`},ht=function(t,e,s){let i=it(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(i);return i.remaining>0?o:`${o}: ${s(i.next_in_s)}`},le=async function(t){t.preventDefault();let{me:e}=this.replica,s=new FormData(t.target),[i,o]=[String(s.get("name")).trim(),String(s.get("color"))],l=s.get("source"),y={...i!==""&&i!==Z(this.texts,e.name)?{name:i}:{},...o===e.color?{}:{color:o},...l===null||l===(e.source??"")?{}:{source:String(l)}};if(Object.keys(y).length>0){if(!await this.runCommand("set_profile",y))return;this.notify(this.own.profile.saved)}this.closeSheet()},D.styles=[w,nt],p([k()],D.prototype,"sources",2),D=p([$("rb-profile")],D);var de=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var at,pe,G=class extends S{constructor(){super(...arguments);x(this,at)}render(){let{texts:t,replica:e}=this,{recap:s}=E.current,{songs:i,guests:o,votes:l,top:f}=this.night;return r`<div class="head">
        <h2>${e.party.open?s.soFar:s.title}</h2>
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
        <strong>${s.songs({count:i})}</strong><strong>${s.guests({count:o})}</strong
        ><strong>${s.votes({count:l})}</strong>
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
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,at,pe)}>
              ${d("back")} ${s.reopen}
            </button>`:a}`}};at=new WeakSet,pe=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(Et(this.texts,t.entries.length)),this.closeSheet())},G.styles=[w,nt,de],p([q({attribute:!1})],G.prototype,"night",2),G=p([$("rb-recap")],G);var me=$t(class extends wt{constructor(){super(...arguments),this.key=a}render(c,m){return this.key=c,m}update(c,[m,t]){return m!==this.key&&(qt(c),this.key=m),t}});function ce(c,m){if(c?.id!==m.id)return m;let t=new Map(m.hits.map(s=>[s.song.uri,s])),e=[];for(let{song:s}of c.hits){let i=t.get(s.uri);i&&t.delete(s.uri)&&e.push(i)}return{...m,hits:[...e,...t.values()]}}var P=class extends S{constructor(){super(...arguments);this.requested=null}get own(){return E.current}hit(t){let{song:e,mark:s}=t,i=s==="ok"&&this.permissions.mayRequest;return r`<li class=${s==="ok"||s==="waiting"?"":"off"} data-uri=${e.uri}>
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
        ${i?r`<span class="go">${d(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${s==="waiting"?this.#i(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:s}=this.own;return[t.artist,t.duration_s===null?"":ot(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",z(s,t.source)??t.source].filter(Boolean).join(" · ")}#s({mark:t,reason:e}){let{mark:s}=this.own;return t==="waiting"||e===null?s[t]:M(this.texts,e)}#i({entry:t}){let e=t===null?void 0:Tt(this.replica,t);return e?rt({entry:e,own:st(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:s=>this.vote(e,s)}):a}async request(t){let e=this.dedication(),s=e?{...t,dedication:e}:t;this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",s))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let e=t.note?M(this.texts,t.note):"";this.notify([this.#o(t),e].join(" ").trim()),this.closeSheet(t.entry.id)}#o({entry:t,duplicate:e}){let{search:s}=this.own,{player:i}=this.replica,{title:o}=t.song;if(e)return s.duplicate({title:o});if(t.state==="approval")return s.requestedApproval({title:o});if((i.entry?.id===t.id||i.state==="idle")&&(t.position??2)<=1)return s.requestedNow({title:o});if(t.state==="pending"||t.position===null)return s.requestedPending({title:o});let{position:f,eta_s:y}=t;return y===null?s.requested({title:o,position:f}):s.requestedIn({title:o,position:f,minutes:O(y)})}};p([k()],P.prototype,"requested",2);var Fe="dice",Ve={folder:d(v.folder),artist:d("person"),album:d(v.disc),playlist:d(v.list),song:d("note")};function lt({kind:c,path:m,subtitle:t,note:e,artwork_url:s},i){if(m===null)return r`${a}`;let{title:o,texts:l,isBusy:f,onOpen:y}=i,tt=[t,e&&M(l,e)].filter(Boolean).join(" · ");return r`<li data-path=${m}>
    <button class="ask" ?disabled=${f} @click=${()=>y(m)}>
      <span class="typed">
        ${s?r`<img src=${St(s)} alt="" loading="lazy" />`:m===Fe?d(v.dice):Ve[c]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${tt?r`<span class="artist muted" dir="auto">${tt}</span>`:a}
      </span>
      <span class="on">${d(v.forward)}</span>
    </button>
  </li>`}var dt=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var ue=60,b,he,fe,ge,ye,ft,be,xe,ve,$e,_=class extends P{constructor(){super(...arguments);x(this,b);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,b,ft).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:s}=e,i=this.folders.length===1&&this.from===null;return r`${i?a:n(this,b,he).call(this,e)} ${n(this,b,ye).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?n(this,b,fe).call(this):a}
        ${s.items.map(o=>o.hit?this.hit(o.hit):n(this,b,ge).call(this,o))}
      </ul>
      ${i&&s.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${s.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,b,be).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};b=new WeakSet,he=function({listing:{path:t,title:e},uri:s}){let{search:i}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${n(this,b,xe)}
      >
        ${d(v.backward)}
      </button>
      <h3 dir="auto">${z(this.own.pageTitles,t)??e}</h3>
      ${s&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,b,$e).call(this,s)}
            >
              ${d("plus")} ${i.addAll}
            </button>`:a}
      ${s&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===s}
              @click=${()=>n(this,b,ve).call(this,s)}
            >
              ${d("moon")}
            </button>`:a}
    </div>`},fe=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${d(v.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${d("plus")}</span>
      </button>
    </li>`},ge=function(t){let{path:e,title:s,uri:i}=t;return lt(t,{title:z(this.own.pageTitles,e??"")??s,texts:this.texts,isBusy:this.isLoading,onOpen:o=>n(this,b,ft).call(this,o,i??null)})},ye=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:s,left_out:i,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${i?r`<p>${t.leftOut({count:i})}</p>`:a}
      ${s.length>0?r`<ul>
              ${s.map(({title:l,reason:f})=>r`<li><bdi>${l}</bdi>: ${M(this.texts,f)}</li>`)}
            </ul>`:a}
    </div>`},ft=async function(t,e){this.isLoading=!0;let s=await this.runCommand("browse",{path:t,limit:ue});this.isLoading=!1,s&&(this.added=null,this.folders=[...this.folders,{listing:s,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},be=async function(t){this.isLoading=!0;let{path:e,items:s}=t.listing,i=await this.runCommand("browse",{path:e,offset:s.length,limit:ue});if(this.isLoading=!1,!i)return;let o={...i,items:[...s,...i.items]};this.folders=this.folders.map(l=>l===t?{...t,listing:o}:l)},xe=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},ve=async function(t){let{search:e}=this.own,s=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:s})&&this.notify(s?e.houseMusicSet:e.houseMusicOff)},$e=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},_.styles=[w,V,dt],p([q({attribute:!1})],_.prototype,"dedicated",2),p([q({attribute:!1})],_.prototype,"from",2),p([k()],_.prototype,"folders",2),p([k()],_.prototype,"isLoading",2),p([k()],_.prototype,"added",2),_=p([$("rb-browse")],_);var Be=120,K,h,we,ke,Te,Re,Ce,Ee,Se,qe,gt,Me,j=class extends P{constructor(){super();x(this,h);this.query="";this.found=null;this.opened=null;this.problem=null;x(this,K);this.addEventListener("keydown",t=>n(this,h,qe).call(this,t))}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(R(this,K)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:e,replica:s}=this,{search:i}=this.own;return r`<form role="search" @submit=${n(this,h,Se)}>
        <label class="field">
          ${d("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${i.field}
            aria-label=${i.field}
            @input=${n(this,h,Ee)}
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
        <p class="sr" role="status">${n(this,h,ke).call(this)}</p>
        ${n(this,h,we).call(this)}
        ${this.query&&!this.opened?n(this,h,Te).call(this):me(this.opened,r`<rb-browse
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
      </div>`}};K=new WeakMap,h=new WeakSet,we=function(){let{texts:t,replica:e}=this,{requests:s}=e.me.limits;if(s===null)return a;let i=it(s,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${i.remaining>0?t.requestsLeft({count:i.remaining}):t.noRequestsLeft({minutes:O(i.next_in_s)})}
    </p>`},ke=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},Te=function(){let{search:t}=this.own,{query:e,found:s,problem:i,texts:o}=this,l=s?.playlists??[],f=s?.done&&s.hits.length+l.length===0&&!F(e);return r`<ul>
        ${l.map(y=>n(this,h,Ce).call(this,y))}
        ${Mt(s?.hits??[],({song:y})=>y.uri,y=>this.hit(y))}
        ${n(this,h,Re).call(this)}
      </ul>
      ${s&&!s.done?r`<p class="hint">${t.online}</p>`:a}
      ${f?r`<p class="hint">${t.none({query:s.query})}</p>`:a}
      ${s?.note?r`<p class="hint">${M(o,s.note)}</p>`:a}
      ${i?r`<p class="hint" role="alert">${Rt(o,i)}</p>`:a}
      ${s?.more&&s.done?r`<p class="hint">${t.more}</p>`:a}`},Re=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,h,Me)}>
        <span class="typed">${d(F(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${F(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${F(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},Ce=function(t){return lt(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},Ee=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(R(this,K)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}et(this,K,setTimeout(()=>{this.client.search(this.query,e=>{this.found=ce(this.found,e),this.problem=null},e=>{this.problem=e})},Be))},Se=function(t){t.preventDefault();let[e]=n(this,h,gt).call(this);e?e.focus():this.renderRoot.querySelector("input")?.blur()},qe=function(t){let e={ArrowDown:1,ArrowUp:-1}[t.key],s=t.composedPath()[0],i=this.renderRoot.querySelector("input"),o=[...i?[i]:[],...n(this,h,gt).call(this)],l=o.indexOf(s),f=e===void 0||l<0?void 0:o[l+e];f&&(t.preventDefault(),f.focus())},gt=function(){let t=this.renderRoot.querySelector("rb-browse")?.shadowRoot;return[this.renderRoot,t].flatMap(e=>[...e?.querySelectorAll("li > .ask:not(:disabled)")??[]])},Me=function(){this.request(F(this.query)?{uri:this.query}:{query:this.query})},j.styles=[w,V,dt],p([k()],j.prototype,"query",2),p([k()],j.prototype,"found",2),p([k()],j.prototype,"opened",2),p([k()],j.prototype,"problem",2),j=p([$("rb-search")],j);var _e=T("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var Q,N,yt,je,L=class extends xt{constructor(){super(...arguments);x(this,N);this.label="";this.open=!1;this.tall=!1;x(this,Q,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return r`<dialog
      aria-label=${this.label}
      @close=${n(this,N,je)}
      @pointerdown=${t=>{et(this,Q,n(this,N,yt).call(this,t))}}
      @click=${t=>{R(this,Q)&&n(this,N,yt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};Q=new WeakMap,N=new WeakSet,yt=function(t){return t.composedPath()[0]===this.dialog},je=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},L.styles=[w,_e],p([q()],L.prototype,"label",2),p([q({type:Boolean})],L.prototype,"open",2),p([q({type:Boolean,reflect:!0})],L.prototype,"tall",2),p([vt("dialog")],L.prototype,"dialog",2),L=p([$("rb-sheet")],L);
