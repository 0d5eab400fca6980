/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import{a as Mt,b as g}from"./chunk-X2MQ6HSV.js";import{A as Z,C as O,D as k,G as l,H as _,I as vt,J as wt,K as kt,L as A,M as Tt,N as Rt,O as qt,P as Et,Q as St,R as Ct,S as F,T as tt,U as _t,a as R,b as r,d as a,e as ct,f as w,g as E,h as v,i as ut,j as ht,k as ft,l as gt,m as yt,n as J,q as Q,r as bt,s as S,v as C,w as H,x as xt,y as $t,z as D}from"./chunk-KSQJGSXZ.js";import{a as p,b as q,c as x,d as Y,e as n}from"./chunk-H3VWH5A7.js";var jt=R(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var $e={off:"all",all:"one",one:"off"},U,T,It,K,Ot,Ht,G=class extends _{constructor(){super(...arguments);x(this,T);x(this,U,new Mt(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:s}=this.own,e=t.state==="playing",i=Math.round(100*(q(this,U).value??t.volume));return r`<section class="card" aria-label=${s.name}>
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
        @click=${()=>t.entry&&n(this,T,Ot).call(this,t.entry,t.epoch)}
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
          style=${gt({"--at":`${i}%`})}
          .value=${kt(String(i))}
          @input=${n(this,T,Ht)}
        />
        <output aria-live="off">${i} %</output>
      </label>
      ${n(this,T,It).call(this)}
    </section>`}get own(){return C.current}};U=new WeakMap,T=new WeakSet,It=function(){let{player:t,party:s}=this.replica,{controls:e}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${l(g.start)} ${e.fromStart}
      </button>
      ${n(this,T,K).call(this,g.silent,t.muted?e.muted:e.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,T,K).call(this,t.repeat==="one"?g.once:g.repeat,e.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:$e[t.repeat]})}
      ${n(this,T,K).call(this,g.spark,e.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${s.order==="fifo"?n(this,T,K).call(this,g.shuffle,e.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
    </div>`},K=function(t,s,e,i,o){return r`<button
      data-command=${i}
      aria-pressed=${e}
      @click=${()=>this.runCommand(i,o)}
    >
      ${l(t)} ${s}
    </button>`},Ot=async function(t,s){await this.runCommand("skip",{epoch:s})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},Ht=function(t){q(this,U).drag(t.target.valueAsNumber/100)},G.styles=[k,Rt,jt],G=p([w("rb-controls")],G);var Lt=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var m,rt,zt,Pt,At,Ft,Nt,nt,Bt,Vt,at,L=class extends _{constructor(){super(...arguments);x(this,m);this.armed=null}render(){let{entry:t,texts:s,replica:e}=this,{song:i}=t;return r`<div class="top">
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
        ${n(this,m,zt).call(this).map(([o,d])=>r`<dt>${o}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?r`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${tt({entry:t,own:J(e,t.id),permissions:this.permissions,texts:s,onVote:o=>this.vote(t,o)})}
        ${Et(t,e.me)&&q(this,m,rt)?n(this,m,At).call(this):a}
        ${n(this,m,Ft).call(this)}
      </div>
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,m,Bt).call(this):a}
      ${n(this,m,Vt).call(this)}`}get own(){return C.current}};m=new WeakSet,rt=function(){return this.replica.entries.has(this.entry.id)},zt=function(){let{entry:t,texts:s,own:e,replica:i}=this,{song:o}=t,d=_t(i,this.client.clock.nowMs()).find(h=>h.entry.id===t.id);return[d?[e.when,n(this,m,Pt).call(this,d.position,d.etaS)]:null,[e.reason,xt(s,t)],t.reason?["!",S(s,t.reason)]:null,[s.votes,e.votesFor({up:t.up,down:t.down})],[e.source,Ct(t,i.me,s)],o.album?[e.album,o.album]:null,o.licence?[e.licence,o.licence]:null,o.duration_s===null?null:[e.length,Z(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(h=>h!==null)},Pt=function(t,s){let e=this.texts.position({position:t});return s===null?e:`${this.own.inMinutesLong({minutes:O(s)})}, ${e}`},At=function(){let{texts:t,entry:s}=this;return n(this,m,at).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:s.id})&&(this.notify(t.withdrawn({title:s.song.title})),this.closeSheet())})},Ft=function(){let{texts:t,own:s,entry:e,replica:i}=this;if(!this.permissions.maySteer||!q(this,m,rt))return a;let o=i.order.indexOf(e.id),{title:d}=e.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,m,Nt)}>
        ${l("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:s.sooner,title:d})}
        title=${s.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,m,nt).call(this,o-1,i.order[o-1])}
      >
        ${l("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:s.later,title:d})}
        title=${s.later}
        ?disabled=${o===i.order.length-1}
        @click=${()=>n(this,m,nt).call(this,o+1,i.order[o+2])}
      >
        ${l("down")}
      </button>`,n(this,m,at).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:e.id})&&(this.notifyRemoved(t.toast.removed({title:d}),e),this.closeSheet())})]},Nt=async function(){let{texts:t,entry:s}=this;await this.runCommand("prioritize",{entry:s.id})&&(this.notify(t.toast.prioritized({title:s.song.title})),this.closeSheet())},nt=async function(t,s){let{own:e,entry:i}=this,o=s===void 0?{}:{before:s};await this.runCommand("move",{entry:i.id,...o})&&this.notify(e.moved({title:i.song.title,position:t+1}))},Bt=function(){let{texts:t,entry:s}=this,{title:e}=s.song;return r`<div class="row">
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
    </div>`},Vt=function(){let{client:t,entry:s,texts:e,own:i,replica:o}=this,d=St(s,o.me),b=d!==null&&d.id!=="host"&&d.id!==o.me.id;return!this.permissions.mayModerate||!b?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title({name:D(e,d.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${e}
        .replica=${o}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},at=function(t,s,e,i){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?i():this.announce(this.texts.sure)}}
    >
      ${l(e)} ${o?this.texts.sure:s}
    </button>`},L.styles=[k,F,qt,Lt],p([E({attribute:!1})],L.prototype,"entry",2),p([v()],L.prototype,"armed",2),L=p([w("rb-details")],L);var et=R(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}");var u,Dt,Gt,Kt,Ut,Wt,lt,Xt,dt,Yt,N=class extends _{constructor(){super(...arguments);x(this,u);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,u,Gt).call(this)}render(){let{texts:t,own:s}=this,{profile:e}=s,{me:i,party:o}=this.replica;return r`<div class="head">
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
      <form @submit=${n(this,u,Yt)}>
        <label>
          ${e.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?D(t,i.name):""}
          />
        </label>
        <label>
          ${e.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,u,Dt).call(this):a}
        <button class="main" data-command="set_profile">${l("check")} ${e.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${l(g.list)} ${s.recap.soFar}
      </button>
      ${n(this,u,Kt).call(this)}
      ${i.role==="guest"?a:n(this,u,Ut).call(this,o.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?n(this,u,Wt).call(this,i.texts):a}
      ${o.join==="code"&&i.id===null?n(this,u,lt).call(this,"code",e.code,e.codeHint,e.joined):a}
      ${i.role==="guest"?[n(this,u,Xt).call(this),n(this,u,lt).call(this,"mod_code",e.modCode,e.modCodeHint,e.isMod)]:a}`}get own(){return C.current}};u=new WeakSet,Dt=function(){let{profile:t,sources:s}=this.own,e=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${e===""}>${t.anySource}</option>
        ${this.sources.map(i=>r`<option value=${i} .selected=${i===e}>
              ${H(s,i)??i}
            </option>`)}
      </select>
    </label>`},Gt=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Kt=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async s=>{s.preventDefault();let e=s.target,i=String(new FormData(e).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(e.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},Ut=function(t){return r`<p class="hashtags">
      ${t.map(s=>{let e=this.own.profile.removeHashtag({text:s});return r`<button
          class="word"
          data-hashtag=${s}
          aria-label=${e}
          title=${e}
          @click=${()=>this.runCommand("remove_hashtag",{text:s})}
        >
          <bdi>${s}</bdi> ${l("close")}
        </button>`})}
    </p>`},Wt=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:s})=>r`<q dir="auto">${s}</q> `)}
    </p>`},lt=function(t,s,e,i){return r`<form
      class="code"
      @submit=${async o=>{o.preventDefault();let d=String(new FormData(o.target).get("code")).trim();if(d==="")return;let b=this.client.join({[t]:d}).then(()=>!0);await this.attempt(b)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${s} <small>${e}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${t}>${this.own.profile.enter}</button>
    </form>`},Xt=function(){let{texts:t,own:s}=this,{profile:e}=s,{requests:i,votes:o}=this.replica.me.limits;return r`<h3>${e.left}</h3>
      <ul>
        <li>${n(this,u,dt).call(this,i,e.requests,d=>t.noRequestsLeft({minutes:O(d)}))}</li>
        <li>${n(this,u,dt).call(this,o,e.votes,d=>t.noVotesLeft({seconds:Math.ceil(d)}))}</li>
      </ul>`},dt=function(t,s,e){if(t===null)return this.own.profile.unlimited;let i=Q(t,this.replica.meAtMs,this.client.clock.nowMs()),o=s(i);return i.remaining>0?o:`${o}: ${e(i.next_in_s)}`},Yt=async function(t){t.preventDefault();let{me:s}=this.replica,e=new FormData(t.target),[i,o]=[String(e.get("name")).trim(),String(e.get("color"))],d=e.get("source"),h={...i!==""&&i!==D(this.texts,s.name)?{name:i}:{},...o===s.color?{}:{color:o},...d===null||d===(s.source??"")?{}:{source:String(d)}};if(Object.keys(h).length>0){if(!await this.runCommand("set_profile",h))return;this.notify(this.own.profile.saved)}this.closeSheet()},N.styles=[k,et],p([v()],N.prototype,"sources",2),N=p([w("rb-profile")],N);var Jt=R(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var st,Qt,B=class extends _{constructor(){super(...arguments);x(this,st)}render(){let{texts:t,replica:s}=this,{recap:e}=C.current,{songs:i,guests:o,votes:d,top:b}=this.night;return r`<div class="head">
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
      ${b.length>0?r`<h3>${e.top}</h3>`:a}
      <ol>
        ${b.map(({song:h,score:X})=>r`<li>
            <rb-cover .song=${h}></rb-cover>
            <span class="words">
              <b dir="auto">${h.title}</b>
              <span dir="auto">${h.artist}</span>
            </span>
            <output>${t.score({score:X})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!s.party.open?r`<button data-command="undo" @click=${n(this,st,Qt)}>
              ${l("back")} ${e.reopen}
            </button>`:a}`}};st=new WeakSet,Qt=async function(){let t=await this.runCommand("undo",{});t&&(this.notify($t(this.texts,t.entries.length)),this.closeSheet())},B.styles=[k,et,Jt],p([E({attribute:!1})],B.prototype,"night",2),B=p([w("rb-recap")],B);var Zt=ht(class extends ft{constructor(){super(...arguments),this.key=a}render($,c){return this.key=$,c}update($,[c,t]){return c!==this.key&&(vt($),this.key=c),t}});function te($,c){if($?.id!==c.id)return c;let t=new Map(c.hits.map(e=>[e.song.uri,e])),s=[];for(let{song:e}of $.hits){let i=t.get(e.uri);i&&t.delete(e.uri)&&s.push(i)}return{...c,hits:[...s,...t.values()]}}var z=class extends _{constructor(){super(...arguments);this.requested=null}get own(){return C.current}hit(t){let{song:s,mark:e}=t,i=e==="ok"&&this.permissions.mayRequest;return r`<li class=${e==="ok"||e==="waiting"?"":"off"} data-uri=${s.uri}>
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
    </li>`}#e({song:t}){let{explicit:s,sources:e}=this.own;return[t.artist,t.duration_s===null?"":Z(t.duration_s),t.album===t.title?"":t.album,t.explicit?s:"",t.licence??"",H(e,t.source)??t.source].filter(Boolean).join(" · ")}#s({mark:t,reason:s}){let{mark:e}=this.own;return t==="waiting"||s===null?e[t]:S(this.texts,s)}#i({entry:t}){let s=t===null?void 0:yt(this.replica,t);return s?tt({entry:s,own:J(this.replica,s.id),permissions:this.permissions,texts:this.texts,onVote:e=>this.vote(s,e)}):a}async request(t){let s=this.dedication(),e=s?{...t,dedication:s}:t;this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",e))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let s=t.note?S(this.texts,t.note):"";this.notify([this.#o(t),s].join(" ").trim()),this.closeSheet(t.entry.id)}#o({entry:t,duplicate:s}){let{search:e}=this.own,{player:i}=this.replica,{title:o}=t.song;if(s)return e.duplicate({title:o});if(t.state==="approval")return e.requestedApproval({title:o});if((i.entry?.id===t.id||i.state==="idle")&&(t.position??2)<=1)return e.requestedNow({title:o});if(t.state==="pending"||t.position===null)return e.requestedPending({title:o});let{position:b,eta_s:h}=t;return h===null?e.requested({title:o,position:b}):e.requestedIn({title:o,position:b,minutes:O(h)})}};p([v()],z.prototype,"requested",2);var ve="dice",we={folder:l(g.folder),artist:l("person"),album:l(g.disc),playlist:l(g.list),song:l("note")};function it({kind:$,path:c,subtitle:t,note:s,artwork_url:e},i){if(c===null)return r`${a}`;let{title:o,texts:d,isBusy:b,onOpen:h}=i,X=[t,s&&S(d,s)].filter(Boolean).join(" · ");return r`<li data-path=${c}>
    <button class="ask" ?disabled=${b} @click=${()=>h(c)}>
      <span class="typed">
        ${e?r`<img src=${Tt(e)} alt="" loading="lazy" />`:c===ve?l(g.dice):we[$]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${X?r`<span class="artist muted" dir="auto">${X}</span>`:a}
      </span>
      <span class="on">${l(g.forward)}</span>
    </button>
  </li>`}var ot=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}@media(forced-colors:active){.field:focus-within{outline:3px solid Highlight}}");var ee=60,f,se,ie,oe,re,pt,ne,ae,le,de,M=class extends z{constructor(){super(...arguments);x(this,f);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,f,pt).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:t}=this.own,s=this.folders.at(-1);if(!s)return r`<p class="hint">${t.hint}</p>`;let{listing:e}=s,i=this.folders.length===1&&this.from===null;return r`${i?a:n(this,f,se).call(this,s)} ${n(this,f,re).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?n(this,f,ie).call(this):a}
        ${e.items.map(o=>o.hit?this.hit(o.hit):n(this,f,oe).call(this,o))}
      </ul>
      ${i&&e.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${e.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,f,ne).call(this,s)}>
              ${t.showMore}
            </button>`:a}`}};f=new WeakSet,se=function({listing:{path:t,title:s},uri:e}){let{search:i}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${n(this,f,ae)}
      >
        ${l(g.backward)}
      </button>
      <h3 dir="auto">${H(this.own.pageTitles,t)??s}</h3>
      ${e&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,f,de).call(this,e)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
      ${e&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===e}
              @click=${()=>n(this,f,le).call(this,e)}
            >
              ${l("moon")}
            </button>`:a}
    </div>`},ie=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${l(g.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},oe=function(t){let{path:s,title:e,uri:i}=t;return it(t,{title:H(this.own.pageTitles,s??"")??e,texts:this.texts,isBusy:this.isLoading,onOpen:o=>n(this,f,pt).call(this,o,i??null)})},re=function(){let{search:t}=this.own,{added:s}=this;if(s===null)return a;let{failed:e,left_out:i,reading:o}=s;return r`<div class="outcome" role="status">
      <strong>${t.added({added:s.added,total:s.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${i?r`<p>${t.leftOut({count:i})}</p>`:a}
      ${e.length>0?r`<ul>
              ${e.map(({title:d,reason:b})=>r`<li><bdi>${d}</bdi>: ${S(this.texts,b)}</li>`)}
            </ul>`:a}
    </div>`},pt=async function(t,s){this.isLoading=!0;let e=await this.runCommand("browse",{path:t,limit:ee});this.isLoading=!1,e&&(this.added=null,this.folders=[...this.folders,{listing:e,uri:s}],this.closest(".scroll")?.scrollTo(0,0))},ne=async function(t){this.isLoading=!0;let{path:s,items:e}=t.listing,i=await this.runCommand("browse",{path:s,offset:e.length,limit:ee});if(this.isLoading=!1,!i)return;let o={...i,items:[...e,...i.items]};this.folders=this.folders.map(d=>d===t?{...t,listing:o}:d)},ae=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},le=async function(t){let{search:s}=this.own,e=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:e})&&this.notify(e?s.houseMusicSet:s.houseMusicOff)},de=async function(t){this.requested=t;let s=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,s&&(this.added=s)},M.styles=[k,F,ot],p([E({attribute:!1})],M.prototype,"dedicated",2),p([E({attribute:!1})],M.prototype,"from",2),p([v()],M.prototype,"folders",2),p([v()],M.prototype,"isLoading",2),p([v()],M.prototype,"added",2),M=p([w("rb-browse")],M);var ke=120,V,y,pe,me,ce,ue,he,fe,ge,ye,j=class extends z{constructor(){super(...arguments);x(this,y);this.query="";this.found=null;this.opened=null;this.problem=null;x(this,V)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(q(this,V)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:s,replica:e}=this,{search:i}=this.own;return r`<form role="search" @submit=${n(this,y,ge)}>
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
            @input=${n(this,y,fe)}
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
        <p class="sr" role="status">${n(this,y,me).call(this)}</p>
        ${n(this,y,pe).call(this)}
        ${this.query&&!this.opened?n(this,y,ce).call(this):Zt(this.opened,r`<rb-browse
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
      </div>`}};V=new WeakMap,y=new WeakSet,pe=function(){let{texts:t,replica:s}=this,{requests:e}=s.me.limits;if(e===null)return a;let i=Q(e,s.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${i.remaining>0?t.requestsLeft({count:i.remaining}):t.noRequestsLeft({minutes:O(i.next_in_s)})}
    </p>`},me=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},ce=function(){let{search:t}=this.own,{query:s,found:e,problem:i,texts:o}=this,d=e?.playlists??[],b=e?.done&&e.hits.length+d.length===0&&!A(s);return r`<ul>
        ${n(this,y,ue).call(this)}
        ${d.map(h=>n(this,y,he).call(this,h))}
        ${wt(e?.hits??[],({song:h})=>h.uri,h=>this.hit(h))}
      </ul>
      ${e&&!e.done?r`<p class="hint">${t.online}</p>`:a}
      ${b?r`<p class="hint">${t.none({query:e.query})}</p>`:a}
      ${e?.note?r`<p class="hint">${S(o,e.note)}</p>`:a}
      ${i?r`<p class="hint" role="alert">${bt(o,i)}</p>`:a}
      ${e?.more&&e.done?r`<p class="hint">${t.more}</p>`:a}`},ue=function(){let{search:t}=this.own,{query:s}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,y,ye)}>
        <span class="typed">${l(A(s)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${A(s)?t.asLink:t.asTyped({query:s})}</span>
          <span class="artist muted" dir="auto">${A(s)?s:t.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},he=function(t){return it(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},fe=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(q(this,V)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}Y(this,V,setTimeout(()=>{this.client.search(this.query,s=>{this.found=te(this.found,s),this.problem=null},s=>{this.problem=s})},ke))},ge=function(t){t.preventDefault(),this.renderRoot.querySelector("input")?.blur()},ye=function(){this.request(A(this.query)?{uri:this.query}:{query:this.query})},j.styles=[k,F,ot],p([v()],j.prototype,"query",2),p([v()],j.prototype,"found",2),p([v()],j.prototype,"opened",2),p([v()],j.prototype,"problem",2),j=p([w("rb-search")],j);var be=R("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var W,P,mt,xe,I=class extends ct{constructor(){super(...arguments);x(this,P);this.label="";this.open=!1;this.tall=!1;x(this,W,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return r`<dialog
      aria-label=${this.label}
      @close=${n(this,P,xe)}
      @pointerdown=${t=>{Y(this,W,n(this,P,mt).call(this,t))}}
      @click=${t=>{q(this,W)&&n(this,P,mt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};W=new WeakMap,P=new WeakSet,mt=function(t){return t.composedPath()[0]===this.dialog},xe=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},I.styles=[k,be],p([E()],I.prototype,"label",2),p([E({type:Boolean})],I.prototype,"open",2),p([E({type:Boolean,reflect:!0})],I.prototype,"tall",2),p([ut("dialog")],I.prototype,"dialog",2),I=p([w("rb-sheet")],I);
