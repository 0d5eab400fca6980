/* raveberry sources sha256:995f377a1d8da862 */
/* licences: licences.txt */
import{a as we,b}from"./chunk-NRMHPVWI.js";import{$ as xe,B as k,C as U,D as St,E as Y,F as z,G as me,H as ue,I as O,J as w,M as p,N as T,O as J,P as he,Q as fe,R as Ct,S as Dt,T as ge,U as ye,V as ut,W as be,X as ve,Y as tt,Z as Et,_ as qt,a as S,b as r,c as P,d as a,e as oe,g as v,h as j,i as x,j as re,k as ne,l as ae,m as X,n as le,o as ce,p as wt,q as pe,r as $t,u as kt,v as de,w as Tt,x as Rt,y as L}from"./chunk-OR76J5JO.js";import{a as m,b as f,c as h,d as Q,e as n}from"./chunk-JBPCWZH7.js";var $e=S("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var ht=d=>P`<svg viewBox="0 0 24 24" aria-hidden="true">${d}</svg>`,et={heart:ht(P`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:ht(P`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:ht(P`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:ht(P`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:ht(P`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var Gi=2800,Bi=24,Ki=600;function ke(d,l=Math.random){let t=document.querySelector("[data-cheers]")??Wi(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let i of Object.keys(et))for(let s=d[i]??0;s>0;s-=1){if(t.childElementCount>=Bi)return;Zi(t,i,e,l)}}function Wi(){let d=document.createElement("div");d.dataset.cheers="",d.ariaHidden="true";let{style:l}=d;return l.position="fixed",l.inset="0",l.zIndex="50",l.overflow="hidden",l.pointerEvents="none",document.body.append(d),d}function Zi(d,l,t,e){let i=document.createElement("span");i.dataset.kind=l;let{style:s}=i;s.position="absolute",s.bottom="8vh",s.left=`${(4+86*e()).toFixed(1)}%`,s.width="clamp(34px, 8vmin, 120px)",oe(et[l],i),d.append(i);let o=`${(10*e()-5).toFixed(1)}vmin`,c=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${o}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],u={duration:Gi,delay:Ki*e(),fill:"both"};i.animate(c,{...u,easing:"ease-out"}).onfinish=()=>i.remove()}var Qi=Object.keys(et),Xi=12,N,Te,Re,Se,ft=class extends T{constructor(){super(...arguments);h(this,N)}connectedCallback(){super.connectedCallback(),this.client.watchCheers(t=>{document.hidden||ke(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchCheers(null)}render(){return f(this,N,Te)?n(this,N,Re).call(this):a}};N=new WeakSet,Te=function(){let{party:t,player:e,settings:i}=this.replica;return t.open&&e.entry!==null&&i.cheers===!0},Re=function(){let{cheers:t}=k.current;return r`<div role="group" aria-label=${t.name}>
      ${Qi.map(e=>r`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,N,Se).call(this,e)}
        >
          ${et[e]}
        </button>`)}
    </div>`},Se=function(t){navigator.vibrate?.(Xi),this.runCommand("cheer",{cheer:t})},ft.styles=[w,$e],ft=m([v("rb-cheers")],ft);var Ce=S("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 min(100%,270px);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var Yi=1e4,gt,st,Ee,qe,it=class extends T{constructor(){super(...arguments);h(this,st);this.armed=null;h(this,gt)}connectedCallback(){super.connectedCallback(),Q(this,gt,setInterval(()=>{document.hidden||this.requestUpdate()},Yi))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(f(this,gt))}render(){let{texts:t,replica:e}=this,i=qt(e,this.client.clock.nowMs()).filter(({entry:s})=>ut(s,e.me));return i.length===0?a:r`<section aria-label=${t.ownSongs}>
      <ol>
        ${Ct(i,({entry:s})=>s.id,s=>n(this,st,Ee).call(this,s))}
      </ol>
    </section>`}};gt=new WeakMap,st=new WeakSet,Ee=function(t){let{texts:e}=this,{entry:i,position:s}=t,{title:o}=i.song,c=this.armed===i.id,u=[xe(t,e),e.position({position:s})].filter(Boolean).join(" · ");return r`<li class=${s===1?"next":""}>
      <button class="open" title=${e.details({title:o})} @click=${()=>this.showDetails(i.id)}>
        <rb-cover .song=${i.song}></rb-cover>
        <span class="words">
          <b dir="auto">${o}</b>
          <span>${u}</span>
        </span>
      </button>
      <button
        class=${c?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:c?e.sure:e.withdraw,title:o})}
        title=${e.withdraw}
        @click=${()=>n(this,st,qe).call(this,i)}
        @blur=${()=>{this.armed=null}}
      >
        ${c?e.sure:p("close")}
      </button>
    </li>`},qe=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(this.texts.withdrawn({title:e.title}))},it.styles=[w,Ce],m([x()],it.prototype,"armed",2),it=m([v("rb-own-songs")],it);var _e=S(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 1 100%;flex-wrap:wrap;min-width:0;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}.options button,.options .timer{max-width:100%}.options .timer{flex:1 1 auto;gap:6px;padding-inline-start:12px;border-radius:999px;color:inherit;background:var(--raised)}.timer select{flex:1;min-width:0;min-height:var(--touch);padding-inline:0 12px;border:0;font-weight:inherit;font-size:.85rem;background:none}.timer option{color:CanvasText;background:Canvas}.options .timer.on{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ji=[15,30,45,60,90,120,180],ts={off:"all",all:"one",one:"off"},bt,E,Me,Le,ot,Ie,je,He,yt=class extends T{constructor(){super(...arguments);h(this,E);h(this,bt,new we(this,t=>this.runCommand("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(f(this,bt).value??t.volume));return r`<section class="card" aria-label=${e.name}>
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
        @click=${()=>t.entry&&n(this,E,Ie).call(this,t.entry,t.epoch)}
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
          style=${X({"--at":`${s}%`})}
          .value=${Dt(String(s))}
          @input=${n(this,E,He)}
        />
        <output aria-live="off">${s} %</output>
      </label>
      ${n(this,E,Me).call(this)}
    </section>`}get own(){return k.current}};bt=new WeakMap,E=new WeakSet,Me=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${p(b.start)} ${i.fromStart}
      </button>
      ${n(this,E,ot).call(this,b.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,E,ot).call(this,t.repeat==="one"?b.once:b.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:ts[t.repeat]})}
      ${n(this,E,ot).call(this,b.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,E,ot).call(this,b.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
      ${t.entry||t.stops_after_song?n(this,E,ot).call(this,b.stop,i.stopAfterSong,t.stops_after_song===!0,"stop_after_song",{on:!t.stops_after_song}):a}
      ${n(this,E,Le).call(this)}
    </div>`},Le=function(){let{controls:t}=this.own,{stops_at:e}=this.replica.player,i=e&&Y(new Date(e));return r`<label class="timer ${i?"on":""}" title=${t.sleepTimer}>
      ${p("moon")}
      <select
        data-command="set_sleep_timer"
        aria-label=${t.sleepTimer}
        .value=${Dt("")}
        @change=${n(this,E,je)}
      >
        <option value="">
          ${i?t.sleepTimerAt({time:i}):t.sleepTimer}
        </option>
        ${i?r`<option value="0">${t.sleepTimerOff}</option>`:a}
        ${Ji.map(s=>r`<option value=${s}>${t.sleepTimerIn({minutes:s})}</option>`)}
      </select>
    </label>`},ot=function(t,e,i,s,o){return r`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.runCommand(s,o)}
    >
      ${p(t)} ${e}
    </button>`},Ie=async function(t,e){await this.runCommand("skip",{epoch:e})&&this.notifyRemoved(this.own.controls.skipped({title:t.song.title}),t)},je=async function(t){let e=Number(t.target.value);await this.runCommand("set_sleep_timer",{minutes:e}),this.requestUpdate()},He=function(t){f(this,bt).drag(t.target.valueAsNumber/100)},yt.styles=[w,ge,_e],yt=m([v("rb-controls")],yt);var Oe=[],es=5e3,_t=null;function Pe(d,l){return _t?.entry!==l&&(_t={entry:l,lines:is(d,l)}),_t.lines}async function is(d,l){do try{return(await d.command("lyrics",{entry:l})).lines}catch(t){if(t instanceof $t)return Oe;await new Promise(e=>setTimeout(e,es))}while(_t?.entry===l);return Oe}function Vt(d){return d[0]!==void 0&&d[0].at_s!==null}function Ae(d,l){let[t,e]=[0,d.length];for(;t<e;){let i=t+e>>1;(d[i]?.at_s??Number.POSITIVE_INFINITY)<=l?t=i+1:e=i}return t-1}var ss=100,rt=class{constructor(l,t=0,e=!0){this.host=l;this.delayMs=t;this.isFollowing=e;this.lines=null;this.at=-1;l.addController(this)}#t;#i;get hasTimes(){return this.lines!==null&&Vt(this.lines)}hostConnected(){this.isFollowing&&(this.#i=setInterval(()=>{!document.hidden&&this.#e()&&this.host.requestUpdate()},ss))}hostDisconnected(){clearInterval(this.#i)}hostUpdate(){let l=this.host.player?.entry?.id;l!==this.#t&&(this.#t=l,this.lines=l===void 0?[]:null,l!==void 0&&this.#s(l)),this.#e()}async#s(l){if(await new Promise(e=>setTimeout(e,Math.random()*this.delayMs)),this.#t!==l)return;let t=await Pe(this.host.client,l);this.#t===l&&(this.lines=t,this.host.requestUpdate())}#e(){let{player:l,client:t}=this.host,{lines:e,at:i}=this,s=l!==null&&e!==null&&Vt(e);return this.at=s?Ae(e,pe(l,t.clock.nowMs())):-1,this.at!==i}};var os=1500,Mt,vt=class extends T{constructor(){super(...arguments);h(this,Mt,new rt(this,os,!1));this.showLyrics=()=>{this.dispatchEvent(new Event("rb-lyrics",{bubbles:!0,composed:!0}))}}get player(){return this.replica.player}render(){if(!f(this,Mt).lines?.length)return a;let{name:t}=k.current.lyrics;return r`<button
      class="round"
      data-open="lyrics"
      aria-label=${t}
      title=${t}
      @click=${this.showLyrics}
    >
      ${p(b.mic)}
    </button>`}};Mt=new WeakMap,vt.styles=[w],vt=m([v("rb-lyrics-button")],vt);var Fe=S(':host{display:flex;flex-direction:column;height:min(92dvh,820px);min-height:0}.head{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:18px 18px 6px}h2{min-width:0;font-size:1.2rem;overflow-wrap:anywhere}.lines{position:relative;display:flex;flex:1;flex-direction:column;gap:.5em;min-height:0;padding:10px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain;outline-offset:-3px}p{flex:none;min-height:.8em;overflow-wrap:anywhere;unicode-bidi:isolate}.timed{font-size:1.3rem;font-weight:700}.timed:after{flex:none;height:40%;content:""}.timed p{color:var(--muted);transition:color .2s}.timed p[aria-current=true]{color:var(--berry)}.rest svg{width:1em;height:1em}.follow{position:sticky;inset-block-end:4px;flex:none;align-self:center;color:var(--on-fill);font-size:1rem;background:var(--violet-fill);box-shadow:var(--shadow)}@media(forced-colors:active){.timed p[aria-current=true]{forced-color-adjust:none;color:HighlightText;background:Highlight}}');var rs=matchMedia("(prefers-reduced-motion: reduce)"),D,xt,Lt,B,It,jt,ze,G=class extends T{constructor(){super(...arguments);h(this,jt);this.isFollowing=!0;h(this,D,new rt(this));h(this,xt,-1);h(this,Lt,({text:t},e)=>r`<p
      dir="auto"
      aria-current=${e===f(this,D).at?"true":"false"}
      class=${t?"":"rest"}
    >
      ${t||(f(this,D).hasTimes?p("note"):"")}
    </p>`);h(this,B,t=>{(!(t instanceof KeyboardEvent)||/^(Arrow|Page|Home|End| )/.test(t.key))&&f(this,D).hasTimes&&(this.isFollowing=!1)});h(this,It,()=>{this.isFollowing=!0,this.list.focus()})}get player(){return this.replica.player}willUpdate(t){let e=t.get("replica")?.player.entry?.id;e!==void 0&&e!==this.player.entry?.id&&(this.isFollowing=!0)}updated(t){let{at:e}=f(this,D),i=e!==f(this,xt)||t.has("isFollowing");Q(this,xt,e),i&&this.isFollowing&&n(this,jt,ze).call(this)}render(){let{texts:t}=this,{lyrics:e}=k.current,i=this.player.entry?.song.title??"",{lines:s,hasTimes:o}=f(this,D);return r`<div class="head">
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
        aria-busy=${s===null}
        @wheel=${f(this,B)}
        @touchmove=${f(this,B)}
        @pointerdown=${f(this,B)}
        @keydown=${f(this,B)}
      >
        ${s?.length===0?r`<p>${e.none}</p>`:s?.map(f(this,Lt))}
        ${o&&!this.isFollowing?r`<button class="follow" data-act="follow" @click=${f(this,It)}>
                ${p("clock")} ${e.follow}
              </button>`:a}
      </div>`}};D=new WeakMap,xt=new WeakMap,Lt=new WeakMap,B=new WeakMap,It=new WeakMap,jt=new WeakSet,ze=function(){let{list:t}=this,e=t.querySelector("[aria-current=true]"),i=e?e.offsetTop-(t.clientHeight-e.offsetHeight)/2:0;t.scrollTo({top:i,behavior:rs.matches?"auto":"smooth"})},G.styles=[w,Fe],m([x()],G.prototype,"isFollowing",2),m([re(".lines")],G.prototype,"list",2),G=m([v("rb-lyrics")],G);var Ne=S(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var y,Ut,De,Ve,Ue,Ge,Gt,Be,Ke,Bt,We,Ze,Kt,K=class extends T{constructor(){super(...arguments);h(this,y);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return r`<div class="top">
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
        ${n(this,y,De).call(this).map(([o,c])=>r`<dt>${o}</dt><dd dir="auto">${c}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?r`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${p("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${Et({entry:t,own:wt(i,t.id),permissions:this.permissions,texts:e,onVote:o=>this.vote(t,o)})}
        ${ut(t,i.me)&&f(this,y,Ut)?n(this,y,Ue).call(this):a}
        ${n(this,y,Be).call(this)}
      </div>
      ${n(this,y,Ge).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,y,We).call(this):a}
      ${n(this,y,Ze).call(this)}`}get own(){return k.current}};y=new WeakSet,Ut=function(){return this.replica.entries.has(this.entry.id)},De=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:o}=t,c=qt(s,this.client.clock.nowMs()).find(g=>g.entry.id===t.id);return[c?[i.when,n(this,y,Ve).call(this,c.position,c.etaS)]:null,[i.reason,me(e,t)],t.reason?["!",L(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,ve(t,s.me,e)],o.album?[i.album,o.album]:null,o.licence?[i.licence,o.licence]:null,o.duration_s===null?null:[i.length,St(o.duration_s)],t.dedication?["♥",t.dedication]:null].filter(g=>g!==null)},Ve=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:z(e)})}, ${i}`},Ue=function(){let{texts:t,entry:e}=this;return n(this,y,Kt).call(this,"withdraw",t.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:e.id})&&(this.notify(t.withdrawn({title:e.song.title})),this.closeSheet())})},Ge=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return ut(t,i.me)?i.settings.dedications!==!0?a:r`<form
      class="dedicate"
      @submit=${o=>{o.preventDefault();let c=new FormData(o.target);n(this,y,Gt).call(this,String(c.get("text")).trim())}}
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
    </form>`:!t.dedication||!this.permissions.mayModerate?a:r`<button class="wide" data-command="dedicate" @click=${()=>n(this,y,Gt).call(this,"")}>
        ${p("remove")} ${s.remove}
      </button>`},Gt=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,o=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(o?e.waits:e.saved),this.closeSheet()},Be=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!f(this,y,Ut))return a;let o=s.order.indexOf(i.id),{title:c}=i.song;return[r`<button class="wide" data-command="prioritize" @click=${n(this,y,Ke)}>
        ${p("first")} ${t.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:c})}
        title=${e.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,y,Bt).call(this,o-1,s.order[o-1])}
      >
        ${p("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:c})}
        title=${e.later}
        ?disabled=${o===s.order.length-1}
        @click=${()=>n(this,y,Bt).call(this,o+1,s.order[o+2])}
      >
        ${p("down")}
      </button>`,n(this,y,Kt).call(this,"remove",t.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(t.toast.removed({title:c}),i),this.closeSheet())})]},Ke=async function(){let{texts:t,entry:e}=this;await this.runCommand("prioritize",{entry:e.id})&&(this.notify(t.toast.prioritized({title:e.song.title})),this.closeSheet())},Bt=async function(t,e){let{own:i,entry:s}=this,o=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...o})&&this.notify(i.moved({title:s.song.title,position:t+1}))},We=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return r`<div class="row">
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
    </div>`},Ze=function(){let{client:t,entry:e,texts:i,own:s,replica:o}=this,c=be(e,o.me),u=c!==null&&c.id!=="host"&&c.id!==o.me.id;return!this.permissions.mayModerate||!u?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:O(i,c.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${o}
        .guest=${c}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},Kt=function(t,e,i,s){let o=this.armed===t;return r`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=o?null:t,o?s():this.announce(this.texts.sure)}}
    >
      ${p(i)} ${o?this.texts.sure:e}
    </button>`},K.styles=[w,tt,ye,Ne],m([j({attribute:!1})],K.prototype,"entry",2),m([x()],K.prototype,"armed",2),K=m([v("rb-details")],K);var nt=S(":host{display:grid;grid-template-columns:minmax(0,1fr);grid-auto-rows:max-content;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.head{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{min-width:0;font-size:1.2rem}h2,h3{overflow-wrap:anywhere}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;grid-template-columns:minmax(0,1fr);gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.join{display:grid;grid-template-columns:minmax(0,1fr);gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));container-type:inline-size}.problem{display:flex;align-items:center;gap:8px;color:var(--danger)}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}:host{container-type:inline-size}@container (width < 16em){.code{grid-template-columns:minmax(0,1fr)}}");var Ht,Qe,V=class extends T{constructor(){super(...arguments);h(this,Ht);this.problem="";this.isSending=!1}render(){let{texts:t}=this,{profile:e}=k.current,i=this.request.kind==="mod_code",[s,o]=i?[e.modCode,e.modCodeHint]:[e.code,e.codeHint];return r`<rb-sheet open label=${s} @rb-close=${()=>this.request.done(!1)}>
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
        <form class="code" @submit=${n(this,Ht,Qe)}>
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
    </rb-sheet>`}};Ht=new WeakSet,Qe=async function(t){t.preventDefault();let e=String(new FormData(t.target).get("code")).trim();if(e===""||this.isSending)return;let{kind:i,done:s}=this.request,{profile:o}=k.current;this.problem="",this.isSending=!0;try{await this.client.join({[i]:e}),this.notify(i==="code"?o.joined:o.isMod),s(!0)}catch(c){this.problem=c instanceof $t?Rt(this.texts,c.problem):this.texts.toast.unreachable}finally{this.isSending=!1}},V.styles=[w,nt],m([j({attribute:!1})],V.prototype,"request",2),m([x()],V.prototype,"problem",2),m([x()],V.prototype,"isSending",2),V=m([v("rb-join")],V);var Xe=S("section{display:grid;gap:10px;padding-top:14px;border-top:1px solid var(--line)}h3{overflow-wrap:anywhere;font-size:1rem}p{font-size:.9rem}.row{display:flex;flex-wrap:wrap;gap:8px}");var lt,Ye,Je,at=class extends T{constructor(){super(...arguments);h(this,lt);this.isArmed=!1}render(){let{personal:t}=k.current,{texts:e,isArmed:i}=this;return r`<section aria-labelledby="title">
      <h3 id="title">${t.title}</h3>
      <p class="muted">${t.notice}</p>
      <div class="row">
        <button data-command="my_data" @click=${n(this,lt,Ye)}>
          ${p(b.list)} ${t.download}
        </button>
        ${this.replica.me.id===null?a:r`<button
                class=${i?"sure":"danger"}
                data-command="forget_me"
                aria-describedby="means"
                @click=${n(this,lt,Je)}
                @blur=${()=>{this.isArmed=!1}}
              >
                ${p("remove")} ${i?e.sure:t.forget}
              </button>`}
      </div>
      ${i?r`<p class="muted" id="means">${t.means}</p>`:a}
    </section>`}};lt=new WeakSet,Ye=async function(){let t=await this.runCommand("my_data",{});if(!t)return;let e=new Blob([JSON.stringify(t,null,2)],{type:"application/json"}),i=document.createElement("a");i.href=URL.createObjectURL(e),i.download="raveberry.json",i.click(),setTimeout(()=>URL.revokeObjectURL(i.href))},Je=async function(){let{personal:t}=k.current;if(!this.isArmed){this.isArmed=!0,this.announce(t.means);return}this.isArmed=!1,await this.runCommand("forget_me",{})&&(this.notify(t.forgotten),this.closeSheet())},at.styles=[w,Xe],m([x()],at.prototype,"isArmed",2),at=m([v("rb-personal-data")],at);var C,ti,ei,ii,si,oi,Wt,ri,Zt,ni,ct=class extends T{constructor(){super(...arguments);h(this,C);this.sources=[]}connectedCallback(){super.connectedCallback(),n(this,C,ei).call(this)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:o}=this.replica;return r`<div class="head">
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
      <form @submit=${n(this,C,ni)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?O(t,s.name):""}
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?n(this,C,ti).call(this):a}
        <button class="main" data-command="set_profile">${p("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${p(b.list)} ${e.recap.soFar}
      </button>
      ${n(this,C,ii).call(this)}
      ${s.role==="guest"?a:n(this,C,si).call(this,o.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?n(this,C,oi).call(this,s.texts):a}
      ${o.join==="code"&&s.id===null?n(this,C,Wt).call(this,"code",t.enterCode):a}
      ${s.role==="guest"?n(this,C,ri).call(this):a}
      ${s.role==="host"?a:r`<rb-personal-data
              .client=${this.client}
              .texts=${t}
              .replica=${this.replica}
            ></rb-personal-data>`}
      ${s.role==="guest"?n(this,C,Wt).call(this,"mod_code",i.haveCode):a}`}get own(){return k.current}};C=new WeakSet,ti=function(){let{profile:t,sources:e}=this.own,i=this.replica.me.source??"";return r`<label>
      ${t.source}
      <select name="source">
        <option value="" .selected=${i===""}>${t.anySource}</option>
        ${this.sources.map(s=>r`<option value=${s} .selected=${s===i}>
              ${U(e,s)??s}
            </option>`)}
      </select>
    </label>`},ei=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},ii=function(){let{profile:t}=this.own;return r`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.runCommand("add_hashtag",{text:s})||(i.reset(),this.notify(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${t.enter}</button>
    </form>`},si=function(t){return r`<p class="hashtags">
      ${t.map(e=>{let i=this.own.profile.removeHashtag({text:e});return r`<button
          class="word"
          data-hashtag=${e}
          aria-label=${i}
          title=${i}
          @click=${()=>this.runCommand("remove_hashtag",{text:e})}
        >
          <bdi>${e}</bdi> ${p("close")}
        </button>`})}
    </p>`},oi=function(t){return r`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>r`<q dir="auto">${e}</q> `)}
    </p>`},Wt=function(t,e){return r`<button
      class="quiet"
      data-ask=${t}
      @click=${async()=>{await this.askForCode(t)&&this.closeSheet()}}
    >
      ${p(b.key)} ${e}
    </button>`},ri=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:o}=this.replica.me.limits;return r`<h3>${i.left}</h3>
      <ul>
        <li>
          ${s?n(this,C,Zt).call(this,s,i.requests,c=>t.noRequestsLeft({minutes:z(c)})):i.anyRequests}
        </li>
        <li>
          ${o?n(this,C,Zt).call(this,o,i.votes,c=>t.noVotesLeft({seconds:Math.ceil(c)})):i.anyVotes}
        </li>
      </ul>`},Zt=function(t,e,i){let s=Tt(t,this.replica.meAtMs,this.client.clock.nowMs()),o=e(s);return s.remaining>0?o:`${o}: ${i(s.next_in_s)}`},ni=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,o]=[String(i.get("name")).trim(),String(i.get("color"))],c=i.get("source"),g={...s!==""&&s!==O(this.texts,e.name)?{name:s}:{},...o===e.color?{}:{color:o},...c===null||c===(e.source??"")?{}:{source:String(c)}};if(Object.keys(g).length>0){if(!await this.runCommand("set_profile",g))return;this.notify(this.own.profile.saved)}this.closeSheet()},ct.styles=[w,nt],m([x()],ct.prototype,"sources",2),ct=m([v("rb-profile")],ct);var ai=S(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words>*{justify-self:start}.words b{color:var(--ink)}.favorite rb-cover{width:84px}.favorite b{font-size:1.15rem}.place{display:grid;flex:none;place-items:center;width:40px;height:40px;border:3px solid var(--who);border-radius:50%;color:var(--ink)}.image{display:flex;flex-wrap:wrap;gap:8px}.image button{flex:1 1 auto}figure{margin:0}figcaption{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;margin-bottom:8px}figcaption h3{flex:1}.legend{display:inline-flex;align-items:center;gap:6px;color:var(--muted);font-size:.85rem}.legend i{width:12px;height:12px;border-radius:3px}.legend .songs{background:var(--violet)}.legend .votes{background:var(--berry)}.timeline{display:block;width:100%;height:96px;border-bottom:1px solid var(--line);stroke:none}.timeline:dir(rtl){transform:scaleX(-1)}rect.songs{fill:var(--violet)}rect.votes{fill:var(--berry)}.times{display:flex;justify-content:space-between;color:var(--muted);font-size:.85rem}@media(forced-colors:active){.legend .songs{forced-color-adjust:none;background:CanvasText}.legend .votes{forced-color-adjust:none;background:Highlight}rect.songs{fill:CanvasText}rect.votes{fill:Highlight}}@container (width < 16em){li{flex-wrap:wrap}.words{flex-basis:calc(100% - 62px)}}");var Qt=100,Ot=20,li=2;function ci(d,{recap:l}){let[t,e]=[d[0],d.at(-1)];if(d.length<2||!t||!e)return a;let i=Math.max(...d.map(({songs:o,votes:c})=>Math.max(o,c))),s=(o,c,u,g)=>{let _=Qt*g/i,I=Ot/2-li;return P`<rect class=${o} x=${c*Ot+li/2+u*Ot/2} y=${Qt-_} width=${I} height=${_} rx="2" />`};return r`<figure>
    <figcaption>
      <h3>${l.overTime}</h3>
      <span class="legend"><i class="songs"></i>${l.songsColumn}</span>
      <span class="legend"><i class="votes"></i>${l.votesColumn}</span>
    </figcaption>
    <svg
      class="timeline"
      viewBox="0 0 ${d.length*Ot} ${Qt}"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      ${d.map(({songs:o,votes:c},u)=>[s("songs",u,0,o),s("votes",u,1,c)])}
    </svg>
    <p class="times" aria-hidden="true">
      <span>${Y(new Date(t.at))}</span><span>${Y(new Date(e.at))}</span>
    </p>
    <table class="sr">
      <caption>${l.overTime}</caption>
      <thead>
        <tr>
          <th scope="col">${l.time}</th>
          <th scope="col">${l.songsColumn}</th>
          <th scope="col">${l.votesColumn}</th>
        </tr>
      </thead>
      <tbody>
        ${d.map(({at:o,songs:c,votes:u})=>r`<tr>
            <th scope="row">${Y(new Date(o))}</th>
            <td>${c}</td>
            <td>${u}</td>
          </tr>`)}
      </tbody>
    </table>
  </figure>`}var[ns,as]=[4,3],ls=1e4,q,Pt,pi,di,Xt,mi,ui,W=class extends T{constructor(){super(...arguments);h(this,q);this.isDrawing=!1}render(){let{texts:t,replica:e,night:i}=this,{recap:s}=this.own,{songs:o,guests:c,votes:u,top:g}=i,[_,...I]=g;return r`<div class="head">
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
        <strong>${s.songs({count:o})}</strong><strong>${s.guests({count:c})}</strong
        ><strong>${s.votes({count:u})}</strong>
      </p>
      ${o>0?n(this,q,di).call(this):a}
      ${_?r`<h3>${s.favorite}</h3> ${n(this,q,Pt).call(this,[_],"favorite")}`:a}
      ${n(this,q,pi).call(this,i.winners)}
      ${i.own?.length?r`<h3>${s.own}</h3> ${n(this,q,Pt).call(this,i.own,"own")}`:a}
      ${ci(i.timeline,this.own)}
      ${I.length>0?r`<h3>${s.top}</h3> ${n(this,q,Pt).call(this,I,"top")}`:a}
      ${this.permissions.mayHost&&!e.party.open?r`<button data-command="undo" @click=${n(this,q,ui)}>
              ${p("back")} ${s.reopen}
            </button>`:a}`}get own(){return k.current}};q=new WeakSet,Pt=function(t,e){return r`<ol class=${e}>
      ${t.map(({song:i,score:s})=>r`<li>
          <rb-cover .song=${i}></rb-cover>
          <span class="words">
            <b dir="auto">${i.title}</b>
            <span dir="auto">${i.artist}</span>
          </span>
          <output>${this.texts.score({score:s})}</output>
        </li>`)}
    </ol>`},pi=function(t){if(t.length===0)return a;let{recap:e}=this.own;return r`<h3>${e.winners}</h3>
      <ol class="winners">
        ${t.map(({guest:i,songs:s,score:o},c)=>r`<li>
            <b class="place" style=${X({"--who":de(i.color)})}>${c+1}</b>
            <span class="words">
              <b dir="auto">${O(this.texts,i.name)}</b>
              <span>${e.winner({songs:s,score:o})}</span>
            </span>
          </li>`)}
      </ol>`},di=function(){let{recap:t}=this.own;return r`<p class="image">
      <button data-image="save" ?disabled=${this.isDrawing} @click=${()=>n(this,q,Xt).call(this,ms)}>
        ${p(b.last)} ${t.save}
      </button>
      ${ps()?r`<button
              data-image="share"
              ?disabled=${this.isDrawing}
              @click=${()=>n(this,q,Xt).call(this,ds)}
            >
              ${p(b.share)} ${t.share}
            </button>`:a}
    </p>`},Xt=async function(t){this.isDrawing=!0;let e=await n(this,q,mi).call(this).catch(()=>null);this.isDrawing=!1,e?await t(e):this.notify(this.own.recap.imageFailed,"bad")},mi=async function(){let{texts:t,night:e,replica:i}=this,{recap:s}=this.own,{makeImage:o}=await import("./image-BU45TU7N.js"),c=e.since?new Intl.DateTimeFormat(t.language,{dateStyle:"long"}).format(new Date(e.since)):"",u=new Intl.NumberFormat(t.language),g=(Z,Nt)=>({title:Z,rows:Nt.map(({song:se,score:Ui})=>({text:se.title,detail:se.artist,value:u.format(Ui)}))}),_=ce(i),I=await o({party:_,date:c,numbers:[s.songs({count:e.songs}),s.guests({count:e.guests}),s.votes({count:e.votes})],lists:[g(s.top,e.top.slice(0,ns)),g(s.own,e.own?.slice(0,as)??[])].filter(({rows:Z})=>Z.length>0),hue:kt(e.top[0]?.song.title??_),isRightToLeft:getComputedStyle(this).direction==="rtl",font:getComputedStyle(this).fontFamily});return I&&new File([I],cs(_,e.since),{type:I.type})},ui=async function(){let t=await this.runCommand("undo",{});t&&(this.notify(ue(this.texts,t.entries.length)),this.closeSheet())},W.styles=[w,nt,ai],m([j({attribute:!1})],W.prototype,"night",2),m([x()],W.prototype,"isDrawing",2),W=m([v("rb-recap")],W);function cs(d,l){return`${`${d} ${l?.slice(0,10)??""}`.replace(/[\\/:*?"<>|\p{Cc}]+/gu," ").trim()}.png`}function ps(){let d=new File([],"recap.png",{type:"image/png"});return navigator.canShare?.({files:[d]})??!1}async function ds(d){await navigator.share({files:[d]}).catch(()=>{})}function ms(d){let l=document.createElement("a");l.href=URL.createObjectURL(d),l.download=d.name,l.click(),setTimeout(()=>URL.revokeObjectURL(l.href),ls)}var hi=ne(class extends ae{constructor(){super(...arguments),this.key=a}render(d,l){return this.key=d,l}update(d,[l,t]){return l!==this.key&&(fe(d),this.key=l),t}});function fi(d,l){if(d?.id!==l.id)return l;let t=new Map(l.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of d.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...l,hits:[...e,...t.values()]}}var gi="raveberry-requested",us=8*36e5,A=class extends T{constructor(){super(...arguments);this.requested=null}get own(){return k.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return r`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.requested!==null}
        title=${s?this.own.search.request({title:e.title}):a}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#t(t)}</span>
          ${i==="ok"?a:r`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?r`<span class="go">${p(this.requested===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${i==="waiting"?this.#s(t):a}
    </li>`}#t({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":St(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",U(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:L(this.texts,e)}#s({entry:t}){let e=t===null?void 0:le(this.replica,t);return e?Et({entry:e,own:wt(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):a}async request(t){this.requested="uri"in t?t.uri:t.query,this.#e(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#e(await this.runCommand("enqueue_random",{}))}#e(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?L(this.texts,t.note):"",o=[this.#o(t),s].join(" ").trim(),c=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&hs()){let u={entry:e,text:o};this.dispatchEvent(new CustomEvent("rb-requested",{detail:u,bubbles:!0,composed:!0}));return}if(c){let u=()=>this.showDetails(e.id);this.notifyWithAction(o,{name:this.own.dedication.add,run:u})}else this.notify(o);this.closeSheet(e.id)}#o({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:o}=t.song;if(e)return i.duplicate({title:o});if(t.state==="approval")return i.requestedApproval({title:o});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:o});if(t.state==="pending"||t.position===null)return i.requestedPending({title:o});let{position:u,eta_s:g}=t;return g===null?i.requested({title:o,position:u}):i.requestedIn({title:o,position:u,minutes:z(g)})}};m([x()],A.prototype,"requested",2);function hs(){try{let d=Date.now()-Number(localStorage.getItem(gi))>us;return localStorage.setItem(gi,String(Date.now())),d}catch{return!1}}var fs="dice",gs={folder:p(b.folder),artist:p("person"),album:p(b.disc),playlist:p(b.list),song:p("note")};function At({kind:d,path:l,subtitle:t,note:e,artwork_url:i},s){if(l===null)return r`${a}`;let{title:o,texts:c,isBusy:u,onOpen:g}=s,_=[t,e&&L(c,e)].filter(Boolean).join(" · ");return r`<li data-path=${l}>
    <button class="ask" ?disabled=${u} @click=${()=>g(l)}>
      <span class="typed">
        ${i?r`<img src=${he(i)} alt="" loading="lazy" />`:l===fs?p(b.dice):gs[d]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${o}</span>
        ${_?r`<span class="artist muted" dir="auto">${_}</span>`:a}
      </span>
      <span class="on">${p(b.forward)}</span>
    </button>
  </li>`}var Ft=S(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var yi=60,R,Yt,bi,vi,xi,wi,Jt,$i,ki,Ti,Ri,F=class extends A{constructor(){super(...arguments);h(this,R);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,R,Jt).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return r`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=f(this,R,Yt);return r`${s?a:n(this,R,bi).call(this,e)} ${n(this,R,wi).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,R,vi).call(this):a}
        ${i.items.map(o=>o.hit?this.hit(o.hit):n(this,R,xi).call(this,o))}
      </ul>
      ${s&&i.items.length===0?r`<p class="hint">${t.hint}</p>`:a}
      ${i.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,R,$i).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};R=new WeakSet,Yt=function(){return this.folders.length===1&&this.from===null},bi=function({listing:{path:t,title:e},uri:i}){let{search:s}=this.own;return r`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${n(this,R,ki)}
      >
        ${p(b.backward)}
      </button>
      <h3 dir="auto">${U(this.own.pageTitles,t)??e}</h3>
      ${i&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,R,Ri).call(this,i)}
            >
              ${p("plus")} ${s.addAll}
            </button>`:a}
      ${i&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>n(this,R,Ti).call(this,i)}
            >
              ${p("moon")}
            </button>`:a}
    </div>`},vi=function(){let{search:t}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${p(b.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${p("plus")}</span>
      </button>
    </li>`},xi=function(t){let{path:e,title:i,uri:s}=t;return At(t,{title:U(this.own.pageTitles,e??"")??i,texts:this.texts,isBusy:this.isLoading,onOpen:o=>{f(this,R,Yt)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,R,Jt).call(this,o,s??null)}})},wi=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:o}=e;return r`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${o?r`<p>${t.reading}</p>`:a}
      ${s?r`<p>${t.leftOut({count:s})}</p>`:a}
      ${i.length>0?r`<ul>
              ${i.map(({title:c,reason:u})=>r`<li><bdi>${c}</bdi>: ${L(this.texts,u)}</li>`)}
            </ul>`:a}
    </div>`},Jt=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:yi});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},$i=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:yi});if(this.isLoading=!1,!s)return;let o={...s,items:[...i,...s.items]};this.folders=this.folders.map(c=>c===t?{...t,listing:o}:c)},ki=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},Ti=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},Ri=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},F.styles=[w,tt,Ft],m([j({attribute:!1})],F.prototype,"from",2),m([x()],F.prototype,"folders",2),m([x()],F.prototype,"isLoading",2),m([x()],F.prototype,"added",2),F=m([v("rb-browse")],F);var Si=S(":host{container-type:inline-size}section{margin-bottom:18px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;align-content:start;justify-items:stretch;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var ys=[0,1,2,3,4],M,Ci,Ei,qi,_i,Mi,te,pt=class extends A{constructor(){super(...arguments);h(this,M);this.sections=null}render(){return this.sections===null?n(this,M,Ci).call(this):r`${this.sections.map((t,e)=>n(this,M,Ei).call(this,t,`section-${e}`))}`}};M=new WeakSet,Ci=function(){return r`<div class="loading" aria-hidden="true">
      ${ys.map(()=>r`<span></span>`)}
    </div>`},Ei=function(t,e){let{kind:i,items:s,path:o}=t,c=n(this,M,qi).call(this,t);return r`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${c}</h3>
        ${o?r`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:c})}
                @click=${()=>n(this,M,te).call(this,bs(t,o,c))}
              >
                ${this.own.discover.showAll} ${p(b.forward)}
              </button>`:a}
      </div>
      <ul class="row">
        ${s.map(u=>u.hit?n(this,M,_i).call(this,u.hit):n(this,M,Mi).call(this,u))}
      </ul>
    </section>`},qi=function({kind:t,title:e}){let{discover:i,pageTitles:s}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";case"favourites":return s.favourites;case"random":return s.dice;case"genres":return s.genres;default:return s.artists}},_i=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,o=i&&e!=="waiting"?L(this.texts,i):this.own.mark[e];return r`<li data-uri=${t.uri}>
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
    </li>`},Mi=function(t){let{kind:e,title:i}=t;return r`<li>
      <button
        class="ask tile ${e}"
        style=${X({"--hue":String(kt(i))})}
        @click=${()=>n(this,M,te).call(this,t)}
      >
        ${e==="artist"?r`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:a}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},te=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},pt.styles=[w,Si],m([j({attribute:!1})],pt.prototype,"sections",2),pt=m([v("rb-discover")],pt);function bs({kind:d},l,t){return{kind:d==="playlist"?"playlist":"folder",path:l,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var Li=S(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var zt,Ii,dt=class extends T{constructor(){super(...arguments);h(this,zt)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:o,requested:c,dedication:u}=k.current;return r`<div class="top">
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
      <form @submit=${n(this,zt,Ii)}>
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
              .defaultValue=${e.me.name?O(t,e.me.name):""}
            />
          </label>
          <label>
            ${o.color}
            <input name="color" type="color" .defaultValue=${e.me.color} />
          </label>
        </div>
        <p class="muted">${o.hint}</p>
        <button class="main" data-done>${p("check")} ${c.done}</button>
      </form>`}};zt=new WeakSet,Ii=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[o,c,u]=["name","color","dedication"].map(I=>String(s.get(I)??"").trim()),g={...o&&o!==O(this.texts,i.name)?{name:o}:{},...c&&c!==i.color?{color:c}:{}};Object.keys(g).length>0&&!await this.runCommand("set_profile",g)||u&&!await this.runCommand("dedicate",{entry:e.id,text:u})||this.closeSheet(e.id)},dt.styles=[w,Li],m([j({attribute:!1})],dt.prototype,"accepted",2),dt=m([v("rb-requested")],dt);var vs=120,mt,$,ji,ee,Hi,Oi,Pi,Ai,Fi,zi,Ni,Di,ie,Vi,H=class extends A{constructor(){super();h(this,$);this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;h(this,mt);this.addEventListener("keydown",t=>n(this,$,Di).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,$,ji).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(f(this,mt)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}searchFor(t){let e=this.renderRoot.querySelector("input");e&&(e.value=t,e.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?r`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:r`<form role="search" @submit=${n(this,$,Ni)}>
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
            @input=${n(this,$,zi)}
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
        <p class="sr" role="status">${n(this,$,Oi).call(this)}</p>
        ${n(this,$,Hi).call(this)}
        ${this.query&&!this.opened?n(this,$,Pi).call(this):r`${this.opened?a:r`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,$,ee)}
                    ></rb-discover>`}
              ${hi(this.opened,r`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,$,ee)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};mt=new WeakMap,$=new WeakSet,ji=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},ee=function({detail:t}){this.opened=t},Hi=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=Tt(i,e.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:z(s.next_in_s)})}
    </p>`},Oi=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},Pi=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:o}=this,c=i?.playlists??[],u=i?.done&&i.hits.length+c.length===0&&!J(e);return r`<ul>
        ${c.map(g=>n(this,$,Fi).call(this,g))}
        ${Ct(i?.hits??[],({song:g})=>g.uri,g=>this.hit(g))}
        ${n(this,$,Ai).call(this)}
      </ul>
      ${i&&!i.done?r`<p class="hint">${t.online}</p>`:a}
      ${u?r`<p class="hint">${t.none({query:i.query})}</p>`:a}
      ${i?.note?r`<p class="hint">${L(o,i.note)}</p>`:a}
      ${s?r`<p class="hint" role="alert">${Rt(o,s)}</p>`:a}
      ${i?.more&&i.done?r`<p class="hint">${t.more}</p>`:a}`},Ai=function(){let{search:t}=this.own,{query:e}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,$,Vi)}>
        <span class="typed">${p(J(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${J(e)?t.asLink:t.asTyped({query:e})}</span>
          <span class="artist muted" dir="auto">${J(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${p("send")}</span>
      </button>
    </li>`},Fi=function(t){return At(t,{title:t.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},zi=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(f(this,mt)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}Q(this,mt,setTimeout(()=>{this.client.search(this.query,e=>{this.found=fi(this.found,e),this.problem=null},e=>{this.problem=e})},vs))},Ni=function(t){t.preventDefault();let[e]=n(this,$,ie).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},Di=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,$,ie).call(this)],o=s.findIndex(Nt=>Nt.includes(e)),c=s[o];if(!c)return;let[u,g]=[t.key==="ArrowUp",t.key==="ArrowLeft"],_=(g||t.key==="ArrowRight")&&c.length>1;if(!(u||_||t.key==="ArrowDown"))return;let I=g===this.matches(":dir(rtl)")?1:-1,Z=_?c[c.indexOf(e)+I]:s[o+(u?-1:1)]?.[0];Z&&(t.preventDefault(),Z.focus())},ie=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(o=>[o])}))},Vi=function(){this.request(J(this.query)?{uri:this.query}:{query:this.query})},H.styles=[w,tt,Ft],m([x()],H.prototype,"query",2),m([x()],H.prototype,"found",2),m([x()],H.prototype,"opened",2),m([x()],H.prototype,"problem",2),m([x()],H.prototype,"suggestions",2),m([x()],H.prototype,"accepted",2),H=m([v("rb-search")],H);
