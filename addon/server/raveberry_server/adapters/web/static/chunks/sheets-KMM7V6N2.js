/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import"./chunk-WPA2RFIW.js";import{a as E}from"./chunk-3AJDJRXE.js";import{$ as ut,B as fe,C as X,D as $t,G as kt,H as j,I as Tt,L as f,M as Rt,N as St,O as Ct,P as z,Q as ge,R as ye,S as H,T as w,W as p,X as R,Y as J,Z as be,_ as xe,a as k,aa as ve,b as s,ba as Et,c as O,da as we,e as c,ea as tt,f as ae,fa as qt,g as le,ga as Mt,h as x,i as q,ia as $e,j as v,k as ce,m as de,n as pe,o as V,p as me,q as ue,r as xt,s as he,t as vt,y as wt,z as mt}from"./chunk-4AX56TEN.js";import{a as m,b,c as h,d as Y,e as a}from"./chunk-3ZZLINXU.js";var ke=k("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var ht=l=>O`<svg viewBox="0 0 24 24" aria-hidden="true">${l}</svg>`,et={heart:ht(O`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:ht(O`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:ht(O`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:ht(O`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:ht(O`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var Di=2800,Ui=24,Vi=600;function Te(l,n=Math.random){let t=document.querySelector("[data-cheers]")??Gi(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(et))for(let r=l[i]??0;r>0;r-=1){if(t.childElementCount>=Ui)return;Bi(t,i,e,n)}}function Gi(){let l=document.createElement("div");l.dataset.cheers="",l.ariaHidden="true";let{style:n}=l;return n.position="fixed",n.inset="0",n.zIndex="50",n.overflow="hidden",n.pointerEvents="none",document.body.append(l),l}function Bi(l,n,t,e){let i=document.createElement("span");i.dataset.kind=n;let{style:r}=i;r.position="absolute",r.bottom="8vh",r.left=`${(4+86*e()).toFixed(1)}%`,r.width="clamp(34px, 8vmin, 120px)",ae(et[n],i),l.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,d=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],u={duration:Di,delay:Vi*e(),fill:"both"};i.animate(d,{...u,easing:"ease-out"}).onfinish=()=>i.remove()}var Ki=Object.keys(et),Wi=12,N,Re,Se,Ce,ft=class extends R{constructor(){super(...arguments);h(this,N)}connectedCallback(){super.connectedCallback(),this.client.watchDeltas(({cheers:t})=>{t&&!document.hidden&&Te(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchDeltas(null)}render(){return b(this,N,Re)?a(this,N,Se).call(this):c}};N=new WeakSet,Re=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},Se=function(){let{cheers:t}=f.current;return s`<div role="group" aria-label=${t.name}>
      ${Ki.map(e=>s`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>a(this,N,Ce).call(this,e)}
        >
          ${et[e]}
        </button>`)}
    </div>`},Ce=function(t){navigator.vibrate?.(Wi),this.runCommand("cheer",{cheer:t})},ft.styles=[w,ke],ft=m([x("rb-cheers")],ft);var Ee=k("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 auto;max-width:min(88%,22rem);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1;max-width:none}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%;max-width:none}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var Zi=1e4,gt,rt,qe,Me,it=class extends R{constructor(){super(...arguments);h(this,rt);this.armed=null;h(this,gt)}connectedCallback(){super.connectedCallback(),Y(this,gt,setInterval(()=>{document.hidden||this.requestUpdate()},Zi))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(b(this,gt))}render(){let{replica:t}=this,e=Mt(t,this.client.clock.nowMs()).filter(({entry:i})=>ut(i,t.me));return e.length===0?c:s`<section aria-label=${f.current.queue.ownSongs}>
      <ol>
        ${X(e,({entry:i})=>i.id,i=>a(this,rt,qe).call(this,i))}
      </ol>
    </section>`}};gt=new WeakMap,rt=new WeakSet,qe=function(t){let{texts:e}=this,{withdraw:i}=f.current.queue,{entry:r,position:o}=t,{title:d}=r.song,u=this.armed===r.id,g=[$e(t,e),e.position({position:o})].filter(Boolean).join(" · ");return s`<li class=${o===1?"next":""}>
      <button class="open" title=${e.details({title:d})} @click=${()=>this.showDetails(r.id)}>
        <rb-cover .song=${r.song}></rb-cover>
        <span class="words">
          <b dir="auto">${d}</b>
          <span>${g}</span>
        </span>
      </button>
      <button
        class=${u?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:u?e.sure:i,title:d})}
        title=${i}
        @click=${()=>a(this,rt,Me).call(this,r)}
        @blur=${()=>{this.armed=null}}
      >
        ${u?e.sure:p("close")}
      </button>
    </li>`},Me=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(f.current.queue.withdrawn({title:e.title}))},it.styles=[w,Ee],m([v()],it.prototype,"armed",2),it=m([x("rb-own-songs")],it);var Le=[],Qi=5e3,Lt=null;function je(l,n){return Lt?.entry!==n&&(Lt={entry:n,lines:Yi(l,n)}),Lt.lines}async function Yi(l,n){do try{return(await l.command("lyrics",{entry:n})).lines}catch(t){if(t instanceof vt)return Le;await new Promise(e=>setTimeout(e,Qi))}while(Lt?.entry===n);return Le}function Gt(l){return l[0]!==void 0&&l[0].at_s!==null}function Ie(l,n){let[t,e]=[0,l.length];for(;t<e;){let i=t+e>>1;(l[i]?.at_s??Number.POSITIVE_INFINITY)<=n?t=i+1:e=i}return t-1}var Xi=100,st=class{constructor(n,t=0,e=!0){this.host=n;this.delayMs=t;this.isFollowing=e;this.lines=null;this.at=-1;n.addController(this)}#t;#i;get hasTimes(){return this.lines!==null&&Gt(this.lines)}hostConnected(){this.isFollowing&&(this.#i=setInterval(()=>{!document.hidden&&this.#e()&&this.host.requestUpdate()},Xi))}hostDisconnected(){clearInterval(this.#i)}hostUpdate(){let n=this.host.player?.entry?.id;n!==this.#t&&(this.#t=n,this.lines=n===void 0?[]:null,n!==void 0&&this.#r(n)),this.#e()}async#r(n){if(await new Promise(e=>setTimeout(e,Math.random()*this.delayMs)),this.#t!==n)return;let t=await je(this.host.client,n);this.#t===n&&(this.lines=t,this.host.requestUpdate())}#e(){let{player:n,client:t}=this.host,{lines:e,at:i}=this,r=n!==null&&e!==null&&Gt(e);return this.at=r?Ie(e,he(n,t.clock.nowMs())):-1,this.at!==i}};var Ji=1500,jt,yt=class extends R{constructor(){super(...arguments);h(this,jt,new st(this,Ji,!1));this.showLyrics=()=>{this.dispatchEvent(new Event("rb-lyrics",{bubbles:!0,composed:!0}))}}get player(){return this.replica.player}render(){if(!b(this,jt).lines?.length||!f.areProvided)return c;let{name:t}=f.current.lyrics;return s`<button
      class="round"
      data-open="lyrics"
      aria-label=${t}
      title=${t}
      @click=${this.showLyrics}
    >
      ${p(E.mic)}
    </button>`}};jt=new WeakMap,yt.styles=[w],yt=m([x("rb-lyrics-button")],yt);var _e=k(':host{display:flex;flex-direction:column;height:min(92dvh,820px);min-height:0}.head{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:18px 18px 6px}h2{min-width:0;font-size:1.2rem;overflow-wrap:anywhere}.lines{position:relative;display:flex;flex:1;flex-direction:column;gap:.5em;min-height:0;padding:10px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain;outline-offset:-3px}p{flex:none;min-height:.8em;overflow-wrap:anywhere;unicode-bidi:isolate}.timed{font-size:1.3rem;font-weight:700}.timed:after{flex:none;height:40%;content:""}.timed p{color:var(--muted);transition:color .2s}.timed p[aria-current=true]{color:var(--berry)}.rest svg{width:1em;height:1em}.follow{position:sticky;inset-block-end:4px;flex:none;align-self:center;color:var(--on-fill);font-size:1rem;background:var(--violet-fill);box-shadow:var(--shadow)}@media(forced-colors:active){.timed p[aria-current=true]{forced-color-adjust:none;color:HighlightText;background:Highlight}}');var tr=matchMedia("(prefers-reduced-motion: reduce)"),D,bt,It,B,_t,Ht,He,G=class extends R{constructor(){super(...arguments);h(this,Ht);this.isFollowing=!0;h(this,D,new st(this));h(this,bt,-1);h(this,It,({text:t},e)=>s`<p
      dir="auto"
      aria-current=${e===b(this,D).at?"true":"false"}
      class=${t?"":"rest"}
    >
      ${t||(b(this,D).hasTimes?p("note"):"")}
    </p>`);h(this,B,t=>{(!(t instanceof KeyboardEvent)||/^(Arrow|Page|Home|End| )/.test(t.key))&&b(this,D).hasTimes&&(this.isFollowing=!1)});h(this,_t,()=>{this.isFollowing=!0,this.list.focus()})}get player(){return this.replica.player}willUpdate(t){let e=t.get("replica")?.player.entry?.id;e!==void 0&&e!==this.player.entry?.id&&(this.isFollowing=!0)}updated(t){let{at:e}=b(this,D),i=e!==b(this,bt)||t.has("isFollowing");Y(this,bt,e),i&&this.isFollowing&&a(this,Ht,He).call(this)}render(){let{texts:t}=this,{lyrics:e}=f.current,i=this.player.entry?.song.title??"",{lines:r,hasTimes:o}=b(this,D);return s`<div class="head">
        <h2 dir="auto">${i||e.name}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </div>
      <div
        class="lines ${o?"timed":""}"
        role="group"
        tabindex="0"
        aria-label=${i?e.region({title:i}):e.name}
        aria-busy=${r===null}
        @wheel=${b(this,B)}
        @touchmove=${b(this,B)}
        @pointerdown=${b(this,B)}
        @keydown=${b(this,B)}
      >
        ${r?.length===0?s`<p>${e.none}</p>`:r?.map(b(this,It))}
        ${o&&!this.isFollowing?s`<button class="follow" data-act="follow" @click=${b(this,_t)}>
                ${p("clock")} ${e.follow}
              </button>`:c}
      </div>`}};D=new WeakMap,bt=new WeakMap,It=new WeakMap,B=new WeakMap,_t=new WeakMap,Ht=new WeakSet,He=function(){let{list:t}=this,e=t.querySelector("[aria-current=true]"),i=e?e.offsetTop-(t.clientHeight-e.offsetHeight)/2:0;t.scrollTo({top:i,behavior:tr.matches?"auto":"smooth"})},G.styles=[w,_e],m([v()],G.prototype,"isFollowing",2),m([ce(".lines")],G.prototype,"list",2),G=m([x("rb-lyrics")],G);var Oe=k(":host{position:fixed;inset:auto 0 calc(3.5rem + 40px + env(safe-area-inset-bottom));z-index:20;display:grid;justify-items:center;gap:8px;padding:0 14px;pointer-events:none}@media(min-width:900px){:host{inset-block-end:28px}}.notice{display:flex;flex-wrap:wrap;align-items:center;max-width:520px;border:1px solid var(--line);border-radius:18px;background:var(--raised);box-shadow:var(--shadow);pointer-events:auto;animation:rise .25s cubic-bezier(.2,.8,.2,1)}.text{display:grid;flex:1 1 220px;grid-template-columns:auto minmax(0,1fr);justify-content:start;padding:11px 18px 11px 14px;border-radius:18px;font-weight:600;text-align:start;overflow-wrap:anywhere}.text span{display:-webkit-box;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:9}.act{flex:none;margin-inline-start:auto;color:var(--violet);font-weight:700}.good svg{color:var(--leaf)}.bad svg{color:var(--amber)}@keyframes rise{0%{opacity:0;transform:translateY(16px)}}");var W,Pe,Bt,K=class extends le{constructor(){super(...arguments);h(this,W);this.shown=[]}render(){return s`${X(this.shown,t=>t,t=>s`<div class="notice ${t.tone}">
        <button class="text" title=${this.texts.dismiss} @click=${()=>a(this,W,Bt).call(this,t)}>
          ${p(t.tone==="good"?"check":"warning")}<span>${t.text}</span>
        </button>
        ${t.action?a(this,W,Pe).call(this,t,t.action):c}
      </div>`)}`}};W=new WeakSet,Pe=function(t,{name:e,run:i}){return s`<button
      class="act"
      @click=${()=>{a(this,W,Bt).call(this,t),i()}}
    >
      ${e}
    </button>`},Bt=function(t){this.dispatchEvent(new CustomEvent("rb-drop",{detail:t}))},K.styles=[w,Oe],m([q({attribute:!1})],K.prototype,"texts",2),m([q({attribute:!1})],K.prototype,"shown",2),K=m([x("rb-notices")],K);var Fe=k(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}.moves{display:flex;gap:10px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var y,Kt,Ae,ze,Ne,De,Wt,Ue,Ve,Zt,Ge,Be,Qt,Z=class extends R{constructor(){super(...arguments);h(this,y);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:r}=t;return s`<div class="top">
        <rb-cover whole .song=${r} label=${e.cover({title:r.title})}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${r.title}</h2>
          <p class="artist muted" dir="auto">${r.artist}</p>
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
        ${a(this,y,Ae).call(this).map(([o,d])=>s`<dt>${o}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(r.uri)?s`<a href=${r.uri} target="_blank" rel="noopener noreferrer">
              ${p("outside")} ${this.own.openSource}
            </a>`:c}
      <div class="row">
        ${qt({entry:t,own:xt(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${ut(t,i.me)&&b(this,y,Kt)?a(this,y,Ne).call(this):c}
        ${a(this,y,Ue).call(this)}
      </div>
      ${a(this,y,De).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?a(this,y,Ge).call(this):c}
      ${a(this,y,Be).call(this)}`}get own(){return f.current}};y=new WeakSet,Kt=function(){return this.replica.entries.has(this.entry.id)},Ae=function(){let{entry:t,texts:e,own:i,replica:r}=this,{song:o}=t,d=Mt(r,this.client.clock.nowMs()).find(g=>g.entry.id===t.id);return[d?[i.when,a(this,y,ze).call(this,d.position,d.etaS)]:null,[i.reason,ge(e,t)],t.reason?["!",j(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,we(t,r.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,St(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(g=>g!==null)},ze=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:z(e)})}, ${i}`},Ne=function(){let{entry:t}=this;return a(this,y,Qt).call(this,"withdraw",this.own.queue.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:t.id})&&(this.notify(this.own.queue.withdrawn({title:t.song.title})),this.closeSheet())})},De=function(){let{entry:t,own:e,replica:i}=this,{dedication:r}=e;return ut(t,i.me)?i.settings.dedications!==!0?c:s`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let d=new FormData(o.target);a(this,y,Wt).call(this,String(d.get("text")).trim())}}
    >
      <label>
        ${r.label}
        <input
          name="text"
          type="text"
          maxlength="200"
          dir="auto"
          autocomplete="off"
          .defaultValue=${t.dedication??""}
        />
      </label>
      <button data-command="dedicate">${r.save}</button>
    </form>`:!t.dedication||!this.permissions.mayModerate?c:s`<button class="wide" data-command="dedicate" @click=${()=>a(this,y,Wt).call(this,"")}>
        ${p("remove")} ${r.remove}
      </button>`},Wt=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:r}=this.replica,o=i.role==="guest"&&r.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},Ue=function(){let{texts:t,own:e,entry:i,replica:r}=this;if(!this.permissions.maySteer||!b(this,y,Kt))return c;let o=r.order.indexOf(i.id),{title:d}=i.song;return[s`<button class="wide" data-command="prioritize" @click=${a(this,y,Ve)}>
        ${p("first")} ${this.own.queue.prioritize}
      </button>`,s`<span class="moves"
        ><button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:d})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>a(this,y,Zt).call(this,o-1,r.order[o-1])}
      >
        ${p("up")}
      </button><button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:d})}
        title=${e.later}
        ?disabled=${o===r.order.length-1}
        @click=${()=>a(this,y,Zt).call(this,o+1,r.order[o+2])}
      >
        ${p("down")}
      </button></span
      >`,a(this,y,Qt).call(this,"remove",this.own.queue.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(this.own.queue.removed({title:d}),i),this.closeSheet())})]},Ve=async function(){let{entry:t}=this;await this.runCommand("prioritize",{entry:t.id})&&(this.notify(this.own.queue.prioritized({title:t.song.title})),this.closeSheet())},Zt=async function(t,e){let{own:i,entry:r}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:r.id,...o})&&this.notify(i.moved({title:r.song.title,position:t+1}))},Ge=function(){let{entry:t}=this,{title:e}=t.song;return s`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:t.id})&&this.notify(this.own.queue.approved({title:e}))}}
      >
        ${p("check")} ${this.own.queue.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:t.id})&&this.notifyRemoved(this.own.queue.rejected({title:e}),t)}}
      >
        ${p("close")} ${this.own.queue.reject}
      </button>
    </div>`},Be=function(){let{client:t,entry:e,texts:i,own:r,replica:o}=this,d=ve(e,o.me),u=d!==null&&d.id!=="host"&&d.id!==o.me.id;return!this.permissions.mayModerate||!u?c:s`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${r.guest.title({name:H(i,d.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},Qt=function(t,e,i,r){let o=this.armed===t;return s`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?r():this.announce(this.texts.sure)}}
    >
      ${p(i)} ${o?this.texts.sure:e}
    </button>`},Z.styles=[w,tt,xe,Fe],m([q({attribute:!1})],Z.prototype,"entry",2),m([v()],Z.prototype,"armed",2),Z=m([x("rb-details")],Z);var ot=k(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.join{display:grid;grid-template-columns:minmax(0,1fr);gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));container-type:inline-size}.problem{display:flex;align-items:center;gap:8px;color:var(--danger)}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var Ot,Ke,U=class extends R{constructor(){super(...arguments);h(this,Ot);this.problem="";this.isSending=!1}render(){let{texts:t}=this,{profile:e}=f.current,i=this.request.kind==="mod_code",[r,o]=i?[e.modCode,e.modCodeHint]:[e.code,e.codeHint];return s`<rb-sheet open label=${r} @rb-close=${()=>this.request.done(!1)}>
      <div class="join">
        <div class="head">
          <h2>${r}</h2>
          <button
            class="round"
            aria-label=${t.close}
            title=${t.close}
            @click=${()=>this.request.done(!1)}
          >
            ${p("close")}
          </button>
        </div>
        <form class="code" @submit=${a(this,Ot,Ke)}>
          <label>
            ${o}
            <input
              name="code"
              maxlength="40"
              autocomplete="off"
              autocapitalize="characters"
              aria-label=${r}
              aria-invalid=${this.problem!==""}
            />
          </label>
          <button class="main" data-join=${this.request.kind} ?disabled=${this.isSending}>
            ${e.enter}
          </button>
        </form>
        ${this.problem?s`<p class="problem" role="alert">${p("warning")} ${this.problem}</p>`:c}
      </div>
    </rb-sheet>`}};Ot=new WeakSet,Ke=async function(t){t.preventDefault();let e=String(new FormData(t.target).get("code")).trim();if(e===""||this.isSending)return;let{kind:i,done:r}=this.request,{profile:o}=f.current;this.problem="",this.isSending=!0;try{await this.client.join({[i]:e}),this.notify(i==="code"?o.joined:o.isMod),r(!0)}catch(d){this.problem=d instanceof vt?kt(this.texts,d.problem):this.texts.toast.unreachable}finally{this.isSending=!1}},U.styles=[w,ot],m([q({attribute:!1})],U.prototype,"request",2),m([v()],U.prototype,"problem",2),m([v()],U.prototype,"isSending",2),U=m([x("rb-join")],U);var We=k("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var at,Ze,Qe,nt=class extends R{constructor(){super(...arguments);h(this,at);this.isArmed=!1}render(){let{personal:t}=f.current,{texts:e,isArmed:i}=this;return s`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${a(this,at,Ze)}>
          ${p(E.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?c:s`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${a(this,at,Qe)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${p("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?s`<p class="muted" id="means">${t.means}</p>`:c}
    </section>`}};at=new WeakSet,Ze=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},Qe=async function(){let{personal:t}=f.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},nt.styles=[w,We],m([v()],nt.prototype,"isArmed",2),nt=m([x("rb-personal-data")],nt);var Pt=k("fieldset{min-width:0;margin:0;padding:0;border:0}legend{padding:0;margin-bottom:6px;color:var(--muted)}.signs{display:grid;grid-template-columns:repeat(auto-fill,minmax(44px,1fr));gap:6px}.signs label{position:relative;display:grid;place-items:center;height:44px;border:2px solid transparent;border-radius:14px;background:var(--raised);cursor:pointer}.signs input{position:absolute;inset:0;width:100%;height:100%;margin:0;padding:0;opacity:0;cursor:pointer}.signs label:has(:checked){border-color:var(--ink)}.signs label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.signs .sign{width:24px;height:24px}.signs i{width:18px;height:18px;border:1px solid color-mix(in srgb,var(--ink) 50%,transparent);border-radius:50%;background:var(--who)}@media(forced-colors:active){.signs label{border-color:ButtonBorder}.signs label:has(:checked){border-color:Highlight;outline:2px solid Highlight}.signs i{forced-color-adjust:none}}");var er=["","heart","star","bolt","flame","drop","sun","moon","flower","leaf","cherry","cat","fish","ghost","rocket","crown","note"];function Ft({sign:l,color:n}){let{profile:t,signs:e}=f.current;return s`<fieldset style=${V({"--who":mt(n)})}>
    <legend>${t.sign}</legend>
    <div class="signs">
      ${er.map(i=>{let r=i?e[i]:t.noSign;return s`<label title=${r}>
          <input
            type="radio"
            name="sign"
            value=${i}
            aria-label=${r}
            .defaultChecked=${i===(l??"")}
          />
          ${Et(i||null)}
        </label>`})}
    </div>
  </fieldset>`}var S,Ye,Xe,Je,ti,ei,Yt,ii,Xt,ri,lt=class extends R{constructor(){super(...arguments);h(this,S);this.sources=[]}connectedCallback(){super.connectedCallback(),a(this,S,Xe).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:r,party:o}=this.replica;return s`<div class="head">
        <h2>${i.title} <small>${i.role[r.role]}</small></h2>
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
      <form @submit=${a(this,S,ri)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${r.name?H(t,r.name):""}
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${r.color||"#ff5c97"} />
        </label>
        ${Ft(r)}
        ${this.sources.length>1?a(this,S,Ye).call(this):c}
        <button class="main" data-command="set_profile">${p("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${p(E.list)} ${e.recap.soFar}
      </button>
      ${a(this,S,Je).call(this)}
      ${r.role==="guest"?c:a(this,S,ti).call(this,o.hashtags??[])}
      ${r.texts?.length&&r.role==="guest"?a(this,S,ei).call(this,r.texts):c}
      ${o.join==="code"&&r.id===null?a(this,S,Yt).call(this,"code",e.queue.enterCode):c}
      ${r.role==="guest"?a(this,S,ii).call(this):c}
      ${r.role==="host"?c:s`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}
      ${r.role==="guest"?a(this,S,Yt).call(this,"mod_code",i.haveCode):c}`}get own(){return f.current}};S=new WeakSet,Ye=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return s`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(r=>s`<option value=${r} .selected=${r===i}>
              ${Rt(e,r)??r}
            </option>`)}
      </select>
    </label>`},Xe=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Je=function(){let{profile:t}=this.own;return s`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,r=String(new FormData(i).get("hashtag")).trim();r===""||!await this.runCommand("add_hashtag",{text:r})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},ti=function(t){return s`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return s`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${p("close")}
        </button>`})}
    </p>`},ei=function(t){return s`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>s`<q dir="auto">${e}</q> `)}
    </p>`},Yt=function(t,e){return s`<button
      class="quiet"
      data-ask=${t}
      @click=${async()=>{await this.askForCode(t)&&this.closeSheet()}}
    >
      ${p(E.key)} ${e}
    </button>`},ii=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:r,votes:o}=this.replica.me.limits;return s`<h3>${i.left}</h3>
      <ul>
        <li>
          ${r?a(this,S,Xt).call(this,r,i.requests,d=>t.noRequestsLeft({minutes:z(d)})):i.anyRequests}
        </li>
        <li>
          ${o?a(this,S,Xt).call(this,o,i.votes,d=>t.noVotesLeft({left_s:d})):i.anyVotes}
        </li>
      </ul>`},Xt=function(t,e,i){let r=$t(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(r);return r.remaining>0?o:`${o}: ${i(r.next_in_s)}`},ri=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[r,o]=[String(i.get("name")).trim(),String(i.get("color"))],d=i.get("source"),u=String(i.get("sign")??""),C={...r!==""&&r!==H(this.texts,e.name)?{name:r}:{},...o===e.color?{}:{color:o},...u===(e.sign??"")?{}:{sign:u},...d===null||d===(e.source??"")?{}:{source:String(d)}};if(Object.keys(C).length>0){if(!await this.runCommand("set_profile",C))return;this.notify(this.own.profile.saved)}this.closeSheet()},lt.styles=[w,ot,Pt],m([v()],lt.prototype,"sources",2),lt=m([x("rb-profile")],lt);var si=k(".numbers{display:flex;flex-wrap:wrap;gap:4px 20px;padding-block:10px;border-block:1px solid var(--line)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}.numbers li{color:var(--ink);font-size:1.05rem;font-weight:800}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words>*{justify-self:start}.words b{color:var(--ink)}.favorite rb-cover{width:84px}.favorite b{font-size:1.15rem}.place{display:grid;flex:none;place-items:center;width:40px;height:40px;border:3px solid var(--who);border-radius:50%;color:var(--ink)}.image{display:flex;flex-wrap:wrap;gap:8px}.image button{flex:1 1 auto}figure{margin:0}figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;margin-bottom:8px}figcaption h3{flex:1}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted);font-size:.85rem}.legend i{width:12px;height:12px;border-radius:3px}.legend .songs{background:var(--violet)}.legend .votes{background:var(--berry)}.timeline{display:block;width:100%;height:96px;border-bottom:1px solid var(--line);stroke:none}.timeline:dir(rtl){transform:scaleX(-1)}rect.songs{fill:var(--violet)}rect.votes{fill:var(--berry)}.times{display:flex;justify-content:space-between;color:var(--muted);font-size:.85rem}@media(forced-colors:active){.legend .songs{forced-color-adjust:none;background:CanvasText}.legend .votes{forced-color-adjust:none;background:Highlight}rect.songs{fill:CanvasText}rect.votes{fill:Highlight}}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}.guest .sign{margin-inline-end:6px;vertical-align:-2px}");var Jt=100,At=20,oi=2;function ni(l,{recap:n}){let[t,e]=[l[0],l.at(-1)];if(l.length<2||!t||!e)return c;let i=Math.max(...l.map(({songs:o,votes:d})=>Math.max(o,d))),r=(o,d,u,g)=>{let C=Jt*g/i,_=At/2-oi;return O`<rect class=${o} x=${d*At+oi/2+u*At/2} y=${Jt-C} width=${_} height=${C} rx="2" />`};return s`<figure>
    <figcaption>
      <h3>${n.overTime}</h3>
      <span class="legend"><i class="songs"></i>${n.songsColumn}</span>
      <span class="legend"><i class="votes"></i>${n.votesColumn}</span>
    </figcaption>
    <svg
      class="timeline"
      viewBox="0 0 ${l.length*At} ${Jt}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${l.map(({songs:o,votes:d},u)=>[r("songs",u,0,o),r("votes",u,1,d)])}
    </svg>
    <p class="times" aria-hidden="true">
      <span>${Ct(new Date(t.at))}</span><span>${Ct(new Date(e.at))}</span>
    </p>
    <table class="sr">
      <caption>${n.overTime}</caption>
      <thead>
        <tr>
          <th scope="col">${n.time}</th>
          <th scope="col">${n.songsColumn}</th>
          <th scope="col">${n.votesColumn}</th>
        </tr>
      </thead>
      <tbody>
        ${l.map(({at:o,songs:d,votes:u})=>s`<tr>
            <th scope="row">${Ct(new Date(o))}</th>
            <td>${d}</td>
            <td>${u}</td>
          </tr>`)}
      </tbody>
    </table>
  </figure>`}var[ir,rr]=[4,3],sr=1e4,M,zt,ai,li,te,ci,di,Q=class extends R{constructor(){super(...arguments);h(this,M);this.isDrawing=!1}render(){let{texts:t,replica:e,night:i}=this,{recap:r}=this.own,{songs:o,guests:d,votes:u,top:g}=i,[C,..._]=g;return s`<div class="head">
        <h2>${e.party.open?r.soFar:r.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${p("close")}
        </button>
      </div>
      <ul class="numbers">
        <li>${r.songs({count:o})}</li>
        <li>${r.guests({count:d})}</li>
        <li>${r.votes({count:u})}</li>
      </ul>
      ${o>0?a(this,M,li).call(this):c}
      ${C?s`<h3>${r.favorite}</h3> ${a(this,M,zt).call(this,[C],"favorite")}`:c}
      ${a(this,M,ai).call(this,i.winners)}
      ${i.own?.length?s`<h3>${r.own}</h3> ${a(this,M,zt).call(this,i.own,"own")}`:c}
      ${ni(i.timeline,this.own)}
      ${_.length>0?s`<h3>${r.top}</h3> ${a(this,M,zt).call(this,_,"top")}`:c}
      ${this.permissions.mayHost&&!e.party.open?s`<button data-command="undo" @click=${a(this,M,di)}>
              ${p("back")} ${r.reopen}
            </button>`:c}`}get own(){return f.current}};M=new WeakSet,zt=function(t,e){return s`<ol class=${e}>
      ${t.map(({song:i,score:r})=>s`<li>
          <rb-cover .song=${i}></rb-cover>
          <span class="words">
            <b dir="auto">${i.title}</b>
            <span dir="auto">${i.artist}</span>
          </span>
          <output>${this.texts.score({score:r})}</output>
        </li>`)}
    </ol>`},ai=function(t){if(t.length===0)return c;let{recap:e}=this.own;return s`<h3>${e.winners}</h3>
      <ol class="winners">
        ${t.map(({guest:i,songs:r,score:o},d)=>s`<li>
            <b class="place" style=${V({"--who":mt(i.color)})}>${d+1}</b>
            <span class="words">
              <b class="guest" style=${V({"--who":mt(i.color)})}
                >${i.sign?Et(i.sign):c}<bdi>${H(this.texts,i.name)}</bdi></b
              >
              <span>${e.winner({songs:r,score:o})}</span>
            </span>
          </li>`)}
      </ol>`},li=function(){let{recap:t}=this.own;return s`<p class="image">
      <button data-image="save" ?disabled=${this.isDrawing} @click=${()=>a(this,M,te).call(this,lr)}>
        ${p(E.last)} ${t.save}
      </button>
      ${nr()?s`<button
              data-image="share"
              ?disabled=${this.isDrawing}
              @click=${()=>a(this,M,te).call(this,ar)}
            >
              ${p(E.share)} ${t.share}
            </button>`:c}
    </p>`},te=async function(t){this.isDrawing=!0;let e=await a(this,M,ci).call(this).catch(()=>null);this.isDrawing=!1,e?await t(e):this.notify(this.own.recap.imageFailed,"bad")},ci=async function(){let{texts:t,night:e,replica:i}=this,{recap:r}=this.own,{makeImage:o}=await import("./image-HPKTURIC.js"),d=e.since?new Intl.DateTimeFormat(t.language,{dateStyle:"long"}).format(new Date(e.since)):"",u=new Intl.NumberFormat(t.language),g=(A,Vt)=>({title:A,rows:Vt.map(({song:ne,score:Ni})=>({text:ne.title,detail:ne.artist,value:u.format(Ni)}))}),C=ue(i),_=await o({party:C,date:d,numbers:[r.songs({count:e.songs}),r.guests({count:e.guests}),r.votes({count:e.votes})],lists:[g(r.top,e.top.slice(0,ir)),g(r.own,e.own?.slice(0,rr)??[])].filter(({rows:A})=>A.length>0),hue:wt(e.top[0]?.song.title??C),isRightToLeft:getComputedStyle(this).direction==="rtl",font:getComputedStyle(this).fontFamily});return _&&new File([_],or(C,e.since),{type:_.type})},di=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(ye(t.entries.length)),this.closeSheet())},Q.styles=[w,ot,si],m([q({attribute:!1})],Q.prototype,"night",2),m([v()],Q.prototype,"isDrawing",2),Q=m([x("rb-recap")],Q);function or(l,n){return`${`${l} ${n?.slice(0,10)??""}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu," ").trim()}.png`}function nr(){let l=new File([],"recap.png",{type:"image/png"});return navigator.canShare?.({files:[l]})??!1}async function ar(l){await navigator.share({files:[l]}).catch(()=>{})}function lr(l){let n=document.createElement("a");n.href=URL.createObjectURL(l),n.download=l.name,n.click(),setTimeout(()=>URL.revokeObjectURL(n.href),sr)}var pi=de(class extends pe{constructor(){super(...arguments),this.key=c}render(l,n){return this.key=l,n}update(l,[n,t]){return n!==this.key&&(fe(l),this.key=n),t}});function mi(l,n){if(l?.id!==n.id)return n;let t=new Map(n.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of l.hits){let r=t.get(i.uri);r&&t.delete(i.uri)&&e.push(r)}return{...n,hits:[...e,...t.values()]}}var ui="raveberry-requested",cr=8*36e5,P=class extends R{constructor(){super(...arguments);this.requested=null}get own(){return f.current}hit(t){let{song:e,mark:i}=t,r=i==="ok"&&this.permissions.mayRequest;return s`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!r||this.requested!==null}
        title=${r?this.own.search.request({title:e.title}):c}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#t(t)}</span>
          ${i==="ok"?c:s`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${r?s`<span class="go">${p(this.requested===e.uri?"check":"plus")}</span>`:c}
      </button>
      ${i==="waiting"?this.#r(t):c}
    </li>`}#t({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":St(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",Rt(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:j(this.texts,e)}#r({entry:t}){let e=t===null?void 0:me(this.replica,t);return e?qt({entry:e,own:xt(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):c}async request(t){this.requested="uri"in t?t.uri:t.query,this.#e(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#e(await this.runCommand("enqueue_random",{}))}#e(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,r=t.note?j(this.texts,t.note):"",o=[this.#s(t),r].join(" ").trim(),d=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&dr()){let u={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:u,bubbles:!0,composed:!0}));return}if(d){let u=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:u})}else this.notify(o);this.closeSheet(e.id)}#s({entry:t,duplicate:e}){let{search:i}=this.own,{player:r}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((r.entry?.id===t.id||r.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:u,eta_s:g}=t;return g===null?i.requested({title:o,position:u}):i.requestedIn({title:o,position:u,minutes:z(g)})}};m([v()],P.prototype,"requested",2);function dr(){try{let l=Date.now()-Number(localStorage.getItem(ui))>cr;return localStorage.setItem(ui,String(Date.now())),l}catch{return!1}}var pr="dice",mr={folder:p(E.folder),artist:p("person"),album:p(E.disc),playlist:p(E.list),song:p("note")};function Nt(l,n){let{kind:t,path:e,subtitle:i,note:r,artwork_url:o}=l;if(e===null)return s`${c}`;let{texts:d,isBusy:u,onOpen:g}=n,C=[i,r&&j(d,r)].filter(Boolean).join(" · ");return s`<li data-path=${e}>
    <button class="ask" ?disabled=${u} @click=${()=>g(e)}>
      <span class="typed">
        ${o?s`<img src=${be(o)} alt="" loading="lazy" />`:e===pr?p(E.dice):mr[t]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${Tt(d,l)}</span>
        ${C?s`<span class="artist muted" dir="auto">${C}</span>`:c}
      </span>
      <span class="on">${p(E.forward)}</span>
    </button>
  </li>`}var Dt=k(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist,.about{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var hi=60,T,ee,fi,gi,yi,bi,ie,xi,vi,wi,$i,F=class extends P{constructor(){super(...arguments);h(this,T);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),a(this,T,ie).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return s`<p class="hint">${t.hint}</p>`;let{listing:i}=e,r=b(this,T,ee);return s`${r?c:a(this,T,fi).call(this,e)} ${a(this,T,bi).call(this)}
      <ul>
        ${r&&this.permissions.mayRequest?a(this,T,gi).call(this):c}
        ${i.items.map(o=>o.hit?this.hit(o.hit):a(this,T,yi).call(this,o))}
      </ul>
      ${r&&i.items.length===0?s`<p class="hint">${t.hint}</p>`:c}
      ${i.more?s`<button class="more" ?disabled=${this.isLoading} @click=${()=>a(this,T,xi).call(this,e)}>
              ${t.showMore}
            </button>`:c}`}};T=new WeakSet,ee=function(){return this.folders.length===1&&this.from===null},fi=function({listing:t,uri:e}){let{search:i}=this.own;return s`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${a(this,T,vi)}
      >
        ${p(E.backward)}
      </button>
      <h3 dir="auto">${Tt(this.texts,t)}</h3>
      ${e&&this.permissions.maySteer?s`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>a(this,T,$i).call(this,e)}
            >
              ${p("plus")} ${i.addAll}
            </button>`:c}
      ${e&&this.permissions.mayHost?s`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===e}
              @click=${()=>a(this,T,wi).call(this,e)}
            >
              ${p("moon")}
            </button>`:c}
    </div>`},gi=function(){let{search:t}=this.own;return s`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${p(E.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="about muted">${t.diceHint}</span>
        </span>
        <span class="go">${p("plus")}</span>
      </button>
    </li>`},yi=function(t){let{uri:e}=t;return Nt(t,{texts:this.texts,isBusy:this.isLoading,onOpen:i=>{b(this,T,ee)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):a(this,T,ie).call(this,i,e??null)}})},bi=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return c;let{failed:i,left_out:r,reading:o}=e;return s`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?s`<p>${t.reading}</p>`:c}
      ${r?s`<p>${t.leftOut({count:r})}</p>`:c}
      ${i.length>0?s`<ul>
              ${i.map(({title:d,reason:u})=>s`<li><bdi>${d}</bdi>: ${j(this.texts,u)}</li>`)}
            </ul>`:c}
    </div>`},ie=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:hi});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},xi=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,r=await this.runCommand("browse",{path:e,offset:i.length,limit:hi});if(this.isLoading=!1,!r)return;let o={...r,items:[...i,...r.items]};this.folders=this.folders.map(d=>d===t?{...t,listing:o}:d)},vi=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},wi=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},$i=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},F.styles=[w,tt,Dt],m([q({attribute:!1})],F.prototype,"from",2),m([v()],F.prototype,"folders",2),m([v()],F.prototype,"isLoading",2),m([v()],F.prototype,"added",2),F=m([x("rb-browse")],F);var ki=k(":host{container-type:inline-size}section{margin-bottom:8px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;grid-template-columns:minmax(0,1fr);align-content:start;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var ur=[0,1,2,3,4],hr={favourites:"page_favourites",random:"page_random",genres:"page_genres",artists:"page_artists"},L,Ti,Ri,Si,Ci,Ei,re,ct=class extends P{constructor(){super(...arguments);h(this,L);this.sections=null}render(){return this.sections===null?a(this,L,Ti).call(this):s`${this.sections.map((t,e)=>a(this,L,Ri).call(this,t,`section-${e}`))}`}};L=new WeakSet,Ti=function(){return s`<div class="loading" aria-hidden="true">
      ${ur.map(()=>s`<span></span>`)}
    </div>`},Ri=function(t,e){let{kind:i,items:r,path:o}=t,d=a(this,L,Si).call(this,t);return s`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${d}</h3>
        ${o?s`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:d})}
                @click=${()=>a(this,L,re).call(this,fr(t,o,d))}
              >
                ${this.own.discover.showAll} ${p(E.forward)}
              </button>`:c}
      </div>
      <ul class="row">
        ${r.map(u=>u.hit?a(this,L,Ci).call(this,u.hit):a(this,L,Ei).call(this,u))}
      </ul>
    </section>`},Si=function({kind:t,title:e}){let{discover:i}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";default:return j(this.texts,{code:hr[t],params:{}})}},Ci=function({song:t,mark:e,reason:i}){let r=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?j(this.texts,i):this.own.mark[e];return s`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${r?c:"true"}
        ?disabled=${this.requested!==null}
        title=${r?this.own.search.request({title:t.title}):c}
        @click=${()=>r?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${r?s`<span class="go">${p(this.requested===t.uri?"check":"plus")}</span>`:c}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?c:s`<span class="mark">${o}</span>`}
      </button>
    </li>`},Ei=function(t){let{kind:e,title:i}=t;return s`<li>
      <button
        class="ask tile ${e}"
        style=${V({"--hue":String(wt(i))})}
        @click=${()=>a(this,L,re).call(this,t)}
      >
        ${e==="artist"?s`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:c}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},re=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},ct.styles=[w,ki],m([q({attribute:!1})],ct.prototype,"sections",2),ct=m([x("rb-discover")],ct);function fr({kind:l},n,t){return{kind:l==="playlist"?"playlist":"folder",path:n,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var qi=k(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var Ut,Mi,dt=class extends R{constructor(){super(...arguments);h(this,Ut)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:r}=this.accepted,{profile:o,requested:d,dedication:u}=f.current;return s`<div class="top">
        <rb-cover .song=${i.song}></rb-cover>
        <h2 tabindex="-1" dir="auto">${r}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet(i.id)}
        >
          ${p("close")}
        </button>
      </div>
      <form @submit=${a(this,Ut,Mi)}>
        ${e.settings.dedications===!0?s`<label>
                ${u.label}
                <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
              </label>`:c}
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
        ${Ft(e.me)}
        <p class="muted">${o.hint}</p>
        <button class="main" data-done>${p("check")} ${d.done}</button>
      </form>`}};Ut=new WeakSet,Mi=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,r=new FormData(t.target),[o,d,u,g]=["name","color","sign","dedication"].map(A=>String(r.get(A)??"").trim()),C={...o&&o!==H(this.texts,i.name)?{name:o}:{},...d&&d!==i.color?{color:d}:{},...u===(i.sign??"")?{}:{sign:u}};Object.keys(C).length>0&&!await this.runCommand("set_profile",C)||g&&!await this.runCommand("dedicate",{entry:e.id,text:g})||this.closeSheet(e.id)},dt.styles=[w,qi,Pt],m([q({attribute:!1})],dt.prototype,"accepted",2),dt=m([x("rb-requested")],dt);var gr=120,pt,$,Li,se,ji,Ii,_i,Hi,Oi,Pi,Fi,Ai,oe,zi,I=class extends P{constructor(){super();h(this,$);this.first="";this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;h(this,pt);this.addEventListener("keydown",t=>a(this,$,Ai).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),a(this,$,Li).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(b(this,pt)),this.client.endSearch()}firstUpdated(){let t=this.renderRoot.querySelector("input");t?.focus(),!(!t||!this.first)&&(t.value=this.first,t.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:r}=this.own;return this.accepted?s`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:s`<form role="search" @submit=${a(this,$,Fi)}>
        <label class="field">
          ${p("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${r.field}
            aria-label=${r.field}
            @input=${a(this,$,Pi)}
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
        <p class="sr" role="status">${a(this,$,Ii).call(this)}</p>
        ${a(this,$,ji).call(this)}
        ${this.query&&!this.opened?a(this,$,_i).call(this):s`${this.opened?c:s`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${a(this,$,se)}
                    ></rb-discover>`}
              ${pi(this.opened,s`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${a(this,$,se)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};pt=new WeakMap,$=new WeakSet,Li=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},se=function({detail:t}){this.opened=t},ji=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return c;let r=$t(i,e.meAtMs,this.client.clock.nowMs());return s`<p class="left">
      ${r.remaining>0?t.requestsLeft({count:r.remaining}):t.noRequestsLeft({minutes:z(r.next_in_s)})}
    </p>`},Ii=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},_i=function(){let{search:t}=this.own,{query:e,found:i,problem:r,texts:o}=this,d=i?.playlists??[],u=i?.done&&i.hits.length+d.length===0&&!J(e);return s`<ul>
        ${d.map(g=>a(this,$,Oi).call(this,g))}
        ${X(i?.hits??[],({song:g})=>g.uri,g=>this.hit(g))}
        ${a(this,$,Hi).call(this)}
      </ul>
      ${i&&!i.done?s`<p class="hint">${t.online}</p>`:c}
      ${u?s`<p class="hint">${t.none({query:i.query})}</p>`:c}
      ${i?.note?s`<p class="hint">${j(o,i.note)}</p>`:c}
      ${r?s`<p class="hint" role="alert">${kt(o,r)}</p>`:c}
      ${i?.more&&i.done?s`<p class="hint">${t.more}</p>`:c}`},Hi=function(){let{search:t}=this.own,{query:e}=this;return s`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${a(this,$,zi)}>
        <span class="typed">${p(J(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${J(e)?t.asLink:t.asTyped({query:e})}</span>
          ${J(e)?s`<span class="artist muted" dir="auto">${e}</span>`:s`<span class="about muted">${t.asTypedHint}</span>`}
        </span>
        <span class="go">${p("send")}</span>
      </button>
    </li>`},Oi=function(t){return Nt(t,{texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},Pi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(b(this,pt)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}Y(this,pt,setTimeout(()=>{this.client.search(this.query,e=>{this.found=mi(this.found,e),this.problem=null},e=>{this.problem=e})},gr))},Fi=function(t){t.preventDefault();let[e]=a(this,$,oe).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},Ai=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),r=[...i?[[i]]:[],...a(this,$,oe).call(this)],o=r.findIndex(Vt=>Vt.includes(e)),d=r[o];if(!d)return;let[u,g]=[t.key==="ArrowUp",t.key==="ArrowLeft"],C=(g||t.key==="ArrowRight")&&d.length>1;if(!(u||C||t.key==="ArrowDown"))return;let _=g===this.matches(":dir(rtl)")?1:-1,A=C?d[d.indexOf(e)+_]:r[o+(u?-1:1)]?.[0];A&&(t.preventDefault(),A.focus())},oe=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let r=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[r]:r.map(o=>[o])}))},zi=function(){this.request(J(this.query)?{uri:this.query}:{query:this.query})},I.styles=[w,tt,Dt],m([q({attribute:!1})],I.prototype,"first",2),m([v()],I.prototype,"query",2),m([v()],I.prototype,"found",2),m([v()],I.prototype,"opened",2),m([v()],I.prototype,"problem",2),m([v()],I.prototype,"suggestions",2),m([v()],I.prototype,"accepted",2),I=m([x("rb-search")],I);function yr(l){let n=["url","text","title"].map(i=>l.get(i)?.trim()??""),t=n.join(" ").match(/\bhttps?:\/\/\S+/i)?.[0],[e=""]=n.filter(Boolean);return t??e.replace(/\s+/g," ").slice(0,300)}function br(){let l=yr(new URLSearchParams(location.search));return l&&history.replaceState(null,"",location.pathname),l}function xr({client:l,texts:n,replica:t,entry:e},i){switch(i.what){case"search":return{label:n.ask,content:s`<rb-search
          .first=${i.text??""}
          .client=${l}
          .texts=${n}
          .replica=${t}
        ></rb-search>`};case"profile":return{label:n.profileUnnamed,content:s`<rb-profile
          .client=${l}
          .texts=${n}
          .replica=${t}
        ></rb-profile>`};case"lyrics":return{label:f.current.lyrics.name,content:s`<rb-lyrics
          .client=${l}
          .texts=${n}
          .replica=${t}
        ></rb-lyrics>`};case"recap":return{label:n.banner.recap,content:s`<rb-recap
          .client=${l}
          .texts=${n}
          .replica=${t}
          .night=${i.night}
        ></rb-recap>`};case"details":return{label:e?.song.title??"",content:s`<rb-details
          .client=${l}
          .texts=${n}
          .replica=${t}
          .entry=${e}
        ></rb-details>`}}}export{xr as sheetContent,br as takeSharedText};
