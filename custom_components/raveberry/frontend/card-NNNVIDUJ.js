/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as Vt,b as Ut,c as Ge,d as Ft,e as We}from"./chunk-SX53K53Z.js";import{a as Qe}from"./chunk-R45DIMGP.js";import{A as je,B as re,C as Ae,E as jt,G as O,H as j,J as lt,K as ct,L as At,N as Ne,P as Le,Q as oe,R as ze,S as v,T as He,U as Nt,V as Lt,W as dt,X as Ve,Z as Ue,a as M,aa as zt,b as l,ba as Ht,c as U,ca as Fe,d as at,da as De,e as h,f as Se,fa as Ye,g as _t,ga as Be,h as k,i as C,j as x,ja as A,l as Me,m as ke,n as Pt,o as Ee,q as Re,r as Ot,s as Ce,t as E,u as It,v as _e,w as Pe,x as Oe,y as Ie,z as qe}from"./chunk-GWVP3RU3.js";import{b as Ke}from"./chunk-3RAGA4IP.js";import{a as Ze,b as Je}from"./chunk-HJ4PRBL3.js";import{a as qt}from"./chunk-EBR6KAQQ.js";import{a as y,b as o,c as p,d as m,e as n}from"./chunk-RWAESG4Q.js";var Xe="./signs-J7Y6LNJT.svg";var ts=M("[role=group]{display:flex;gap:6px;justify-content:center}button{flex:1;max-width:84px;min-height:var(--touch);padding:0;background:var(--card);border:1px solid var(--line);border-radius:999px}svg{stroke:none;display:block;width:26px;margin:auto}button:active svg{transform:scale(1.25)}@media(prefers-reduced-motion:reduce){button:active svg{transform:none}}");var pt=a=>U`<svg viewBox="0 0 24 24" aria-hidden="true">${a}</svg>`,Z={heart:pt(U`<path fill="#ff3d7f" d="M12 21C5 15 2 11.5 2 7.8 2 5 4.2 3 6.9 3 9 3 10.9 4.1
    12 6c1.1-1.9 3-3 5.1-3C19.8 3 22 5 22 7.8c0 3.7-3 7.2-10 13.2Z" />`),fire:pt(U`<path fill="#ff7a1a" d="M12 2c1 4 6.5 6.3 6.5 12.3a6.5 7 0 0 1-13 0c0-2.6 1.3-4.3
    2.6-5.7.3 1.7 1 2.6 1.9 3.2C9.6 8.3 10.2 5 12 2Z" />
    <path fill="#ffd94a" d="M12 12.8c.6 1.8 2.8 2.7 2.8 5a2.8 3 0 0 1-5.6 0c0-2 2.1-3 2.8-5Z" />`),laugh:pt(U`<circle cx="12" cy="12" r="10" fill="#ffd23f" />
    <path fill="#5b3a00" d="M6.3 13h11.4a5.7 5.7 0 0 1-11.4 0Z" />
    <path fill="none" stroke="#5b3a00" stroke-width="1.8" stroke-linecap="round"
      d="M6.4 10.2c.8-1.8 2.7-1.8 3.5 0m4.2 0c.8-1.8 2.7-1.8 3.5 0" />`),star:pt(U`<path fill="#ffb51f" stroke="#ffb51f" stroke-width="1.5" stroke-linejoin="round"
    d="m12 3 2.7 5.9 6.5.8-4.8 4.4 1.2 6.4-5.6-3.2-5.6 3.2 1.2-6.4-4.8-4.4 6.5-.8Z" />`),disco:pt(U`<circle cx="12" cy="13.2" r="8.8" fill="#b79bff" />
    <path fill="none" stroke="#5d2fb0" stroke-width="1.1" d="M12 1.5v20.4M3.4 13.2h17.2M4.8 9h14.4M4.8
    17.4h14.4M12 4.4c-5.6 4.6-5.6 13 0 17.6 5.6-4.6 5.6-13 0-17.6" />
    <path fill="#fff" d="m19 2 .9 2.1 2.1.9-2.1.9L19 8l-.9-2.1L16 5l2.1-.9Z" />`)};var ii=2800,ri=24,oi=600;function es(a,i=Math.random){let t=document.querySelector("[data-cheers]")??ni(),e=matchMedia("(prefers-reduced-motion: reduce)").matches;for(let s of Object.keys(Z))for(let r=a[s]??0;r>0;r-=1){if(t.childElementCount>=ri)return;ai(t,s,e,i)}}function ni(){let a=document.createElement("div");a.dataset.cheers="",a.ariaHidden="true";let{style:i}=a;return i.position="fixed",i.inset="0",i.zIndex="50",i.overflow="hidden",i.pointerEvents="none",document.body.append(a),a}function ai(a,i,t,e){let s=document.createElement("span");s.dataset.kind=i;let{style:r}=s;r.position="absolute",r.bottom="8vh",r.left=`${(4+86*e()).toFixed(1)}%`,r.width="clamp(34px, 8vmin, 120px)",Se(Z[i],s),a.append(s);let c=`${(10*e()-5).toFixed(1)}vmin`,u=t?[{opacity:1},{opacity:1,offset:.7},{opacity:0}]:[{transform:"translate(0, 0) scale(0.4)",opacity:0},{transform:`translate(${c}, -22vh) scale(1)`,opacity:1,offset:.2},{transform:"translate(0, -75vh) scale(1.1)",opacity:0}],b={duration:ii,delay:oi*e(),fill:"both"};s.animate(u,{...b,easing:"ease-out"}).onfinish=()=>s.remove()}var li=Object.keys(Z),ci=12,N,ss,is,rs,ht=class extends O{constructor(){super(...arguments);p(this,N)}connectedCallback(){super.connectedCallback(),this.client.watchDeltas(({cheers:t})=>{t&&!document.hidden&&es(t)})}disconnectedCallback(){super.disconnectedCallback(),this.client.watchDeltas(null)}render(){return o(this,N,ss)?n(this,N,is).call(this):h}};N=new WeakSet,ss=function(){let{party:t,player:e,settings:s}=this.replica;return t.open&&e.entry!==null&&s.cheers===!0},is=function(){let{cheers:t}=j.current;return l`<div role="group" aria-label=${t.name}>
      ${li.map(e=>l`<button
          data-cheer=${e}
          aria-label=${t[e]}
          title=${t[e]}
          @click=${()=>n(this,N,rs).call(this,e)}
        >
          ${Z[e]}
        </button>`)}
    </div>`},rs=function(t){navigator.vibrate?.(ci),this.runCommand("cheer",{cheer:t})},ht.styles=[E,ts],ht=y([k("rb-cheers")],ht);var ne={},mt=class{#t;#e=new Map;constructor(i){this.#t=i}async load({language:i}){if((this.#e.get(i)??ne)===ne)try{this.#e.set(i,await qt(this.#t,i))}catch{this.#e.set(i,ne)}}text({language:i,unknown:t},{code:e,params:s}){let r=this.#e.get(i);return r?os(r[e]??t.reason,s,r):""}};function os(a,i,t){return typeof a=="string"?a:a(i,e=>os(t[String(e)]??String(e),i,t))}var ae=new mt(Oe),Wi=new mt(Ie),Qi=new mt(qe);var ns=M(".banner{display:flex;flex-wrap:wrap;align-items:center;gap:12px;margin-bottom:10px;padding:12px 16px;border-radius:18px;background:var(--card);border:1px solid color-mix(in srgb,var(--amber) 50%,transparent);overflow-wrap:anywhere}.banner>svg{color:var(--amber)}.banner>:is(div,span){flex:1 1 165px;min-width:0}.banner button{flex:none;max-width:100%;margin-inline-start:auto}.banner button+button{margin:0}.banner.bad{border-color:color-mix(in srgb,var(--danger) 60%,transparent)}.banner.bad>svg{color:var(--danger)}");var J,g,as,ls,cs,ut,ds,ps,le,hs,ms,F=class extends O{constructor(){super(...arguments);p(this,g);this.isLost=!1;this.dismissed=new Set;p(this,J)}willUpdate(t){let e=o(this,J)!==this.replica?.player.error?.code;m(this,J,this.replica?.player.error?.code),(e||t.has("texts"))&&n(this,g,as).call(this)}render(){let{banner:t}=this.texts,e=this.replica,s=e?.me.failed.filter(({id:r})=>!this.dismissed.has(r));return l`${this.isLost?l`<p class="banner" role="alert">${v("offline")}<span>${t.lost}</span></p>`:h}
    ${e?.player.error?n(this,g,ds).call(this,e.player.error):h}
    ${e?n(this,g,ls).call(this,e):h}
    ${s?.map(r=>n(this,g,ps).call(this,r))}`}};J=new WeakMap,g=new WeakSet,as=async function(){o(this,J)!==void 0&&(await ae.load(this.texts),this.requestUpdate())},ls=function(t){let{banner:e}=this.texts;if(!t.party.open){let b=l`<button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${e.recap}
      </button>`;return n(this,g,ut).call(this,"moon",e.closed,e.closedHint,b)}let s=Pe(t,this.client.clock.nowMs());if(s===null||!(s.isLate||this.permissions.mayRequest))return this.permissions.mayRequest?n(this,g,cs).call(this,t):n(this,g,ut).call(this,"moon",e.noRequests,e.noRequestsHint);let{lastOrdersAt:r,isLate:c}=s,u=r?e.lastOrdersAt({time:ct(r)}):"";return n(this,g,ut).call(this,"clock",Le(this.texts,s,this.client.clock.nowMs()),c?e.lastOrders:u)},cs=function(t){let{banner:e}=this.texts;return _e(t)?n(this,g,ut).call(this,"clock",e.queueFull,e.queueFullHint):h},ut=function(t,e,s,r=h){return l`<div class="banner" role="status">
      ${v(t)}
      <div><strong>${e}</strong>${s?l`<br />${s}`:h}</div>
      ${r}
    </div>`},ds=function(t){let{texts:e}=this,{banner:s}=e,r=ct(new Date(t.since));return l`<div class="banner bad" role="alert" data-fault=${t.code}>
      ${v("warning")}
      <div>
        <strong>${s.fault}</strong> <span class="muted">${s.faultSince({time:r})}</span
        ><br />${this.permissions.mayModerate?ae.text(e,t):s.faultHint}
      </div>
      ${this.permissions.mayHost?l`<button data-command="restart_player" @click=${n(this,g,ms)}>
              ${v("restart")} ${s.restart}
            </button>`:h}
    </div>`},ps=function(t){let{texts:e}=this,{song:s,reason:r}=t;return l`<div class="banner bad" role="status">
      ${v("warning")}
      <div>
        <strong dir="auto">${e.failed({title:s.title})}</strong><br />${r?jt(e,r):h}
      </div>
      ${this.permissions.mayRequest?l`<button
              class="round quiet"
              data-command="enqueue"
              aria-label=${e.actionOn({action:e.tryAgain,title:s.title})}
              title=${e.tryAgain}
              @click=${()=>n(this,g,hs).call(this,t)}
            >
              ${v("restart")}
            </button>`:h}
      <button
        class="round quiet"
        aria-label=${e.dismiss}
        title=${e.dismiss}
        @click=${()=>n(this,g,le).call(this,t)}
      >
        ${v("close")}
      </button>
    </div>`},le=function({id:t}){this.dismissed=new Set([...this.dismissed,t])},hs=async function(t){let e=await this.runCommand("enqueue",{uri:t.song.uri});e&&(n(this,g,le).call(this,t),this.notify(this.texts.toast.back({title:e.entry.song.title})))},ms=async function(){await this.runCommand("restart_player",{})&&this.notify(this.texts.banner.restarting)},F.styles=[E,ns],y([C({attribute:!1})],F.prototype,"isLost",2),y([x()],F.prototype,"dismissed",2),F=y([k("rb-banners")],F);var Dt=class{constructor(i,t){this.host=i;this.isOn=!1;this.#t=new Audio;this.#t.preload="none";let e=()=>{this.isOn&&(this.stop(),t())};this.#t.addEventListener("ended",e),this.#t.addEventListener("error",e)}#t;start(){this.#t.src=Ue(`stream.mp3?from=${Date.now()}`).href,this.#e(!0),this.#t.play().catch(()=>{})}stop(){this.isOn&&(this.#e(!1),this.#t.pause(),this.#t.removeAttribute("src"),this.#t.load())}#e(i){this.isOn=i,this.host.requestUpdate()}};var us=M(':host{container-type:inline-size}.card{position:relative;display:grid;grid-template-columns:104px minmax(0,1fr);gap:14px 16px;overflow:hidden;box-shadow:var(--shadow);background:radial-gradient(90% 120% at 0 0,hsl(var(--hue, 320) 75% var(--hue-light) / .34),transparent 75%),var(--card)}rb-cover{width:104px;box-shadow:0 6px 20px #0006}.words{display:flex;flex-direction:column;justify-content:center;min-width:0;gap:3px}.label{display:flex;align-items:center;gap:8px;color:var(--berry);font-size:.8rem;font-weight:700;letter-spacing:.02em}.label svg{width:18px;height:18px}.title{display:-webkit-box;font-size:1.3rem;line-height:1.2;-webkit-box-orient:vertical;-webkit-line-clamp:2}.artist{display:-webkit-box;color:var(--muted);-webkit-box-orient:vertical;-webkit-line-clamp:1}.progress{grid-column:1 / -1}.bar{height:8px;overflow:hidden;border-radius:4px;background:var(--raised)}.bar i{display:block;height:100%;background:linear-gradient(var(--to-end),var(--berry-fill),var(--violet-fill));width:var(--at);border-radius:4px}.times{display:flex;justify-content:space-between;padding-top:6px;color:var(--muted);font-size:.8rem;font-variant-numeric:tabular-nums}.meta{grid-column:1 / -1;display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:4px 12px;min-width:0;font-size:.9rem}.about{flex:1 1 120px;flex-wrap:wrap;justify-content:flex-start;gap:2px 10px;min-width:0;padding:0 6px;margin-inline-start:-6px;text-align:start;background:none}.about q{display:-webkit-box;overflow:hidden;max-width:100%;color:var(--muted);overflow-wrap:anywhere;-webkit-box-orient:vertical;-webkit-line-clamp:2}.acts{display:flex;gap:12px;margin-inline-start:auto}.listen[aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.lag{grid-column:1 / -1;color:var(--muted);font-size:.85rem}.silence{grid-column:1 / -1;display:flex;align-items:center;gap:16px;min-height:84px}.silence>svg{width:44px;height:44px;color:var(--berry)}.silence>div{flex:1}.silence p{color:var(--muted)}.beat{display:inline-flex;align-items:flex-end;gap:2px;height:14px}.beat i{width:3px;height:100%;border-radius:2px;background:currentColor;transform:scaleY(.65);transform-origin:bottom}.beat i:nth-child(2){transform:scaleY(.35)}.beat[data-step="0"] i:nth-child(1),.beat[data-step="1"] i:nth-child(2),.beat[data-step="2"] i:nth-child(3){transform:none}@media(prefers-reduced-motion:reduce){.beat[data-step] i{transform:none}}@media(max-width:359px){.card{grid-template-columns:76px minmax(0,1fr);padding:14px}rb-cover{width:76px}.title{font-size:1.1rem}}@media(min-width:44em)and (min-height:500px){@container (width < 25em){.card{grid-template-columns:minmax(0,1fr)}rb-cover{width:min(100%,46vh)}.title{font-size:1.5rem;-webkit-line-clamp:3}}}@container (width < 16em){.card{grid-template-columns:minmax(0,1fr)}.title,.artist{-webkit-line-clamp:6}.about q{-webkit-line-clamp:8}}@media(forced-colors:active){.bar{border:1px solid CanvasText}.bar i{background:Highlight}.beat i{background:CanvasText}}');var di=500,pi=3,X,ft,I,w,fs,ys,ce,de,pe,bs,vs,gs,L=class extends O{constructor(){super(...arguments);p(this,w);this.hasTools=!1;this.heldS=null;this.hue=null;p(this,X,0);p(this,ft);p(this,I,new Dt(this,()=>this.notify(this.texts.listen.failed,"bad")))}connectedCallback(){super.connectedCallback(),m(this,ft,setInterval(()=>{this.replica.player.state!=="playing"||document.hidden||(m(this,X,(o(this,X)+1)%pi),this.requestUpdate())},di))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(o(this,ft)),o(this,I).stop()}willUpdate(t){let e=t.get("replica")?.player,{player:s}=this.replica,r=e?.entry?.song.artwork_url!==s.entry?.song.artwork_url;e&&r&&(this.hue=null),o(this,w,ce)||o(this,I).stop()}render(){let{entry:t}=this.replica.player;return t?n(this,w,fs).call(this,t):n(this,w,gs).call(this)}};X=new WeakMap,ft=new WeakMap,I=new WeakMap,w=new WeakSet,fs=function(t){let{texts:e,replica:s}=this,{song:r}=t,{player:c}=s,u=c.stream_title??r.artist;return l`<section
      class="card ${c.state==="playing"?"":"still"}"
      style=${dt({"--hue":String(this.hue??Ve(r.title))})}
      aria-labelledby="label"
    >
      <rb-cover
        whole
        .song=${r}
        label=${e.cover({title:r.title})}
        @rb-hue=${({detail:b})=>{this.hue=b}}
      ></rb-cover>
      <div class="words">
        <p class="label" id="label">
          ${n(this,w,bs).call(this)}
        </p>
        <h2 class="title" dir="auto" title=${r.title}>${r.title}</h2>
        <p class="artist" dir="auto" title=${u}>${u}</p>
      </div>
      ${n(this,w,vs).call(this)}
      <div class="meta">
        <button
          class="about"
          title=${e.details({title:r.title})}
          @click=${()=>this.showDetails(t.id)}
        >
          ${Be(t,s.me,e)}
          ${t.dedication?l`<q dir="auto">${t.dedication}</q>`:h}
        </button>
        <div class="acts">
          <rb-lyrics-button
            .client=${this.client}
            .texts=${e}
            .replica=${s}
          ></rb-lyrics-button>
          ${n(this,w,de).call(this)}
          ${Ut({entry:t,own:Pt(s,t.id),permissions:this.permissions,texts:e,onVote:b=>this.vote(t,b)})}
        </div>
      </div>
      ${n(this,w,ys).call(this)} ${n(this,w,pe).call(this)}
    </section>`},ys=function(){let t=ze(this.texts,this.replica.player);return t?l`<p class="lag" role="status">${t}</p>`:h},ce=function(){return this.replica.settings.listen_along===!0},de=function(){if(!o(this,w,ce))return h;let{isOn:t}=o(this,I),{listen:e}=this.texts;return l`<button
      class="round listen"
      aria-pressed=${t}
      aria-label=${e.name}
      title=${e.name}
      @click=${()=>t?o(this,I).stop():o(this,I).start()}
    >
      ${v("headphones")}
    </button>`},pe=function(){return o(this,I).isOn?l`<p class="lag" role="status">${this.texts.listen.lag}</p>`:h},bs=function(){let{nowPlaying:t,paused:e,banner:s}=this.texts,{player:r}=this.replica,c=oe(this.texts,r);if(c)return l`${v(r.sound?"note":"pause")}${c}`;switch(r.state){case"playing":return l`<span class="beat" data-step=${o(this,X)} aria-hidden="true"
            ><i></i><i></i><i></i></span
          >${t}`;case"error":return l`${v("warning")}${s.fault}`;default:return l`${v("pause")}${e}`}},vs=function(){let{player:t}=this.replica,e=this.heldS??Ee(t,this.client.clock.nowMs()),{duration_s:s}=t,r=s?100*e/s:0,c=this.texts.seekValue({at:lt(e),of:lt(s??0)}),u=dt({"--at":`${r.toFixed(2)}%`});return l`<div class="progress">
      ${this.permissions.maySteer&&this.hasTools&&s?l`<rb-seek
              .client=${this.client}
              .texts=${this.texts}
              .replica=${this.replica}
              .atS=${e}
              .durationS=${s}
              @rb-held=${({detail:b})=>{this.heldS=b}}
            ></rb-seek>`:l`<div
              class="bar"
              role="progressbar"
              aria-label=${this.texts.seek}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(r)}
              aria-valuetext=${c}
            >
              <i style=${u}></i>
            </div>`}
      <div class="times">
        <span>${lt(e)}</span><span>${s?lt(s):h}</span>
      </div>
    </div>`},gs=function(){let{texts:t}=this,{party:e,player:s}=this.replica,r=s.state==="paused",c=oe(t,s)||t.silence,u=r?t.silenceHeld:e.open?t.silenceHint:t.silenceClosed;return l`<section class="card still" aria-labelledby="silence">
      <div class="silence">
        ${v("moon")}
        <div>
          <h2 class="title" id="silence">${c}</h2>
          <p>${u}</p>
        </div>
        ${n(this,w,de).call(this)}
      </div>
      ${n(this,w,pe).call(this)}
    </section>`},L.styles=[E,Vt,zt,us],y([C({attribute:!1})],L.prototype,"hasTools",2),y([x()],L.prototype,"heldS",2),y([x()],L.prototype,"hue",2),L=y([k("rb-now")],L);var ws=M("section{container-type:inline-size;margin-bottom:14px}ol{display:flex;gap:8px;overflow-x:auto;scroll-snap-type:x proximity;scrollbar-width:thin}li{display:flex;flex:0 0 auto;max-width:min(88%,22rem);align-items:center;padding-inline-end:6px;border:1px solid color-mix(in srgb,var(--leaf) 60%,transparent);border-radius:var(--round);background:color-mix(in srgb,var(--leaf) 9%,var(--card));scroll-snap-align:start}li:only-child{flex:1;max-width:none}li.next{background:color-mix(in srgb,var(--leaf) 22%,var(--card))}.open{flex:1;justify-content:flex-start;gap:10px;min-width:0;padding:6px 4px 6px 8px;border-radius:var(--round);text-align:start;background:none}rb-cover{width:36px;flex:none}.words{display:grid;min-width:0}.words b,.words span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.words span{color:var(--muted);font-size:.8rem;font-weight:400}li.next .words span{color:var(--leaf);font-weight:700}@container (width < 16em){li{flex-basis:100%;max-width:none}.words b,.words span{overflow-wrap:anywhere;white-space:normal}}@media(forced-colors:active){.open{border:0}}");var hi=3600;function Yt({entry:a,position:i,etaS:t},e){return a.state==="pending"?a.reason?.code==="source_away"?"":a.progress===null?e.pending:e.pendingPart({percent:Math.round(100*a.progress)}):i===1?e.plays.next:t===null?"":t<hi?e.plays.inMinutes({minutes:At(t)}):e.plays.around({time:ct(new Date(Date.now()+1e3*t))})}var mi=1e4,yt,et,xs,$s,tt=class extends O{constructor(){super(...arguments);p(this,et);this.armed=null;p(this,yt)}connectedCallback(){super.connectedCallback(),m(this,yt,setInterval(()=>{document.hidden||this.requestUpdate()},mi))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(o(this,yt))}render(){let{replica:t}=this,e=Ft(t,this.client.clock.nowMs()).filter(({entry:s})=>Ht(s,t.me));return e.length===0?h:l`<section aria-label=${j.current.queue.ownSongs}>
      <ol>
        ${A(e,({entry:s})=>s.id,s=>n(this,et,xs).call(this,s))}
      </ol>
    </section>`}};yt=new WeakMap,et=new WeakSet,xs=function(t){let{texts:e}=this,{withdraw:s}=j.current.queue,{entry:r,position:c}=t,{title:u}=r.song,b=this.armed===r.id,$=[Yt(t,e),e.position({position:c})].filter(Boolean).join(" · ");return l`<li class=${c===1?"next":""}>
      <button class="open" title=${e.details({title:u})} @click=${()=>this.showDetails(r.id)}>
        <rb-cover .song=${r.song}></rb-cover>
        <span class="words">
          <b dir="auto">${u}</b>
          <span>${$}</span>
        </span>
      </button>
      <button
        class=${b?"sure":"round quiet"}
        data-command="withdraw"
        aria-label=${e.actionOn({action:b?e.sure:s,title:u})}
        title=${s}
        @click=${()=>n(this,et,$s).call(this,r)}
        @blur=${()=>{this.armed=null}}
      >
        ${b?e.sure:v("close")}
      </button>
    </li>`},$s=async function({id:t,song:e}){if(this.armed!==t){this.armed=t,this.announce(this.texts.sure);return}this.armed=null,await this.runCommand("withdraw",{entry:t})&&this.notify(j.current.queue.withdrawn({title:e.title}))},tt.styles=[E,ws],y([x()],tt.prototype,"armed",2),tt=y([k("rb-own-songs")],tt);var Ts=Nt(class extends Lt{constructor(a){if(super(a),a.type!==He.ATTRIBUTE||a.name!=="class"||a.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(a){return" "+Object.keys(a).filter(i=>a[i]).join(" ")+" "}update(a,[i]){if(this.st===void 0){this.st=new Set,a.strings!==void 0&&(this.nt=new Set(a.strings.join(" ").split(/\s/).filter(e=>e!=="")));for(let e in i)i[e]&&!this.nt?.has(e)&&this.st.add(e);return this.render(i)}let t=a.element.classList;for(let e of this.st)e in i||(t.remove(e),this.st.delete(e));for(let e in i){let s=!!i[e];s===this.st.has(e)||this.nt?.has(e)||(s?(t.add(e),this.st.add(e)):(t.remove(e),this.st.delete(e)))}return at}});var ui={},Ss=Nt(class extends Lt{constructor(){super(...arguments),this.ot=ui}render(a,i){return i()}update(a,[i,t]){if(Array.isArray(i)){if(Array.isArray(this.ot)&&this.ot.length===i.length&&i.every((e,s)=>e===this.ot[s]))return at}else if(this.ot===i)return at;return this.ot=Array.isArray(i)?Array.from(i):i,this.render(i,t)}});function Bt(a){let i=new Map;for(let t of a)t.dataset.id!==void 0&&i.set(t.dataset.id,t.getBoundingClientRect());return i}function he(a,i){if(!matchMedia("(prefers-reduced-motion: reduce)").matches)for(let t of a){let{top:e,bottom:s}=t.getBoundingClientRect(),r=i.get(t.dataset.id??""),c=Ms(e,s);r===void 0?c&&t.animate({opacity:[0,1],scale:[.96,1]},{duration:380}):Math.abs(r.top-e)>1&&(c||Ms(r.top,r.bottom))&&t.animate({transform:[`translateY(${r.top-e}px)`,"none"]},{duration:380,easing:"cubic-bezier(.2,.8,.2,1)"})}}function Ms(a,i){return i>0&&a<innerHeight}var Gt=class{#t=[];#e=Number.NEGATIVE_INFINITY;#s=Number.NEGATIVE_INFINITY;#i=!1;get shown(){return this.#t}press(i){this.#i=!0,this.#s=i}release(i){this.#i=!1,this.#s=i}move(i){this.#e=i}show(i,t){this.#t=i,this.#e=t}aim(i){let t=i-this.#e;return t<150?"before":t<350?"unclear":"after"}waitMs(i){if(this.#i)return null;let t=Math.max(this.#s+400,this.#e+1e3);return Math.max(0,t-i)}follow(i,t){let e=this.#t.every((s,r)=>s===i[r]);return!e&&this.waitMs(t)!==0?"waiting":(this.#t=i,e?"shown":(this.#e=t,"moved"))}};var Wt=50,fi=5,yi=1e4,bi=1e3,T,st,D,bt,Y,vt,it,gt,B,rt,wt,G,ot,xt,$t,f,Qt,Es,Rs,Kt,Cs,Zt,me,_s,Jt,Tt,Xt,Ps,Os,Is,qs,js,z=class extends O{constructor(){super(...arguments);p(this,f);this.manager=null;this.hasTools=!1;this.shown=Wt;p(this,T,new Gt);p(this,st,new Set);p(this,D,new Map);p(this,bt,0);p(this,Y,!1);p(this,vt,new Map);p(this,it,[]);p(this,gt,Number.NEGATIVE_INFINITY);p(this,B);p(this,rt,null);p(this,wt,innerWidth);p(this,G);p(this,ot);p(this,xt);p(this,$t,new ResizeObserver(()=>n(this,f,_s).call(this)));p(this,Jt,{capture:!0,handleEvent:t=>{let e=performance.now();o(this,st).add(t.pointerId);let s=t.pointerType==="mouse"?"after":o(this,T).aim(e),r=ks(t)?.dataset.id??null,c=vi(o(this,D),t.clientX,t.clientY+scrollY-o(this,bt));s==="after"?m(this,G,r):m(this,G,s==="before"||c===r?c:null),o(this,T).press(e)}});p(this,Tt,t=>{t instanceof PointerEvent&&o(this,st).delete(t.pointerId)&&(o(this,st).size>0||(o(this,T).release(performance.now()),n(this,f,Kt).call(this)))});p(this,Xt,{capture:!0,handleEvent:t=>{let[e,s]=[o(this,G),ks(t)];if(m(this,G,void 0),e===void 0||t.detail===0||s?.dataset.id===e)return;t.stopPropagation(),t.preventDefault();let r=[...s?.querySelectorAll("button")??[]].findIndex(c=>t.composedPath().includes(c));e!==null&&n(this,f,Qt).call(this,e)?.querySelectorAll("button")[r]?.click()}})}connectedCallback(){super.connectedCallback(),o(this,$t).observe(this.closest(".page")??document.body);for(let t of["pointerup","pointercancel"])addEventListener(t,o(this,Tt),!0);m(this,xt,setInterval(()=>{document.hidden||this.requestUpdate()},yi))}disconnectedCallback(){super.disconnectedCallback(),o(this,$t).disconnect();for(let t of["pointerup","pointercancel"])removeEventListener(t,o(this,Tt),!0);clearTimeout(o(this,ot)),clearTimeout(o(this,B)),clearInterval(o(this,xt))}async reveal(t){let e=this.replica.order.indexOf(t);e>=this.shown&&(this.shown=e+Wt),await this.updateComplete,n(this,f,Qt).call(this,t)||await n(this,f,Cs).call(this);let s=n(this,f,Qt).call(this,t);s?.scrollIntoView({block:"nearest",behavior:"smooth"}),s?.classList.add("flash"),s?.addEventListener("animationend",()=>s.classList.remove("flash"),{once:!0})}get order(){return o(this,T).shown}async showOrder(t){n(this,f,Zt).call(this,Bt(this.rows)),o(this,T).show(t,performance.now()),n(this,f,Kt).call(this),this.requestUpdate(),await this.updateComplete,he(this.rows,o(this,D))}willUpdate(){let{order:t}=this.replica;if(m(this,Y,!1),t===o(this,T).shown)return;let e=o(this,T).follow(t,performance.now());e==="waiting"&&n(this,f,Kt).call(this),e==="moved"&&(m(this,Y,!0),n(this,f,Zt).call(this,Bt(this.rows)))}updated(){o(this,rt)??m(this,rt,n(this,f,me).call(this)),o(this,Y)&&he(this.rows,o(this,D))}render(){let{texts:t,replica:e}=this;n(this,f,Rs).call(this);let s=o(this,it),r=n(this,f,Es).call(this,s),{permissions:c}=this,u=[...Object.values(c),this.hasTools].join(),b=o(this,T).shown.length-this.shown;return l`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${t.upNext}</h2>
        ${n(this,f,qs).call(this)}
        ${s.length>0&&!this.replica.isCut?l`<span>${t.queueSize({songs:s.length,minutes:At(Ge(s))})}</span>`:h}
      </header>
      ${this.manager?.tools(s.length)}
      ${r.length>0?l`<ol class="queue" @pointerdown=${o(this,Jt)} @click=${o(this,Xt)}>
              ${A(r,({entry:$})=>$.id,($,P)=>n(this,f,Ps).call(this,$,P+1,c,u))}
            </ol>`:l`<div class="empty">
              ${v("note")}
              <strong>${t.queueEmpty}</strong>
              <span>${e.party.open?t.queueEmptyHint:h}</span>
            </div>`}
      ${b>0?l`<button
              class="more"
              @click=${()=>{this.shown+=Wt}}
            >
              ${t.showMore({count:Math.min(b,Wt)})}
            </button>`:h}
    </section>`}get rows(){return this.renderRoot.querySelectorAll("li[data-id]")}};T=new WeakMap,st=new WeakMap,D=new WeakMap,bt=new WeakMap,Y=new WeakMap,vt=new WeakMap,it=new WeakMap,gt=new WeakMap,B=new WeakMap,rt=new WeakMap,wt=new WeakMap,G=new WeakMap,ot=new WeakMap,xt=new WeakMap,$t=new WeakMap,f=new WeakSet,Qt=function(t){return[...this.rows].find(e=>e.dataset.id===t)},Es=function(t){let{entries:e}=this.replica,s=new Map(t.map(c=>[c.entry.id,c])),r=o(this,T).shown.slice(0,this.shown).flatMap(c=>{let u=s.get(c)??o(this,vt).get(c);return u?{...u,entry:e.get(c)??u.entry}:[]});return m(this,vt,new Map(r.map(c=>[c.entry.id,c]))),r},Rs=function(){let t=performance.now(),e=o(this,gt)+bi-t,s=this.replica.order.length>o(this,it).length;if(e>0&&!o(this,Y)&&!s){o(this,B)??m(this,B,setTimeout(()=>this.requestUpdate(),e));return}clearTimeout(o(this,B)),m(this,B,void 0),m(this,gt,t),m(this,it,Ft(this.replica,this.client.clock.nowMs()))},Kt=function(){clearTimeout(o(this,ot));let t=o(this,T).waitMs(performance.now());t!==null&&m(this,ot,setTimeout(()=>this.requestUpdate(),t))},Cs=async function(){let t=o(this,T).waitMs(performance.now())??0;await new Promise(e=>setTimeout(e,t)),this.requestUpdate(),await this.updateComplete},Zt=function(t){m(this,D,t),m(this,bt,scrollY)},me=function(){let t=this.renderRoot.querySelector("ol.queue");return t&&t.getBoundingClientRect().top+scrollY},_s=function(){let[t,e]=[o(this,rt),n(this,f,me).call(this)],s=o(this,wt)!==innerWidth;if(m(this,rt,e),m(this,wt,innerWidth),s||t===null||e===null||Math.abs(e-t)<1)return;o(this,T).move(performance.now());let r=[...Bt(this.rows)].map(([c,{x:u,y:b,width:$,height:P}])=>[c,new DOMRect(u,b+t-e,$,P)]);n(this,f,Zt).call(this,new Map(r))},Jt=new WeakMap,Tt=new WeakMap,Xt=new WeakMap,Ps=function(t,e,s,r){let{texts:c,replica:u}=this,{entry:b,position:$}=t,P=Yt(t,c),Rt=Pt(u,b.id),q=!u.entries.has(b.id),Ct=q||$===e?"":$<e?"up":"down",ei=Fe(b,u.me);return Ss([b,$,Ct,q,P,Rt,ei,u.me.id,r,c,this.manager?.isSelected(b.id)],()=>n(this,f,Os).call(this,t,{when:P,vote:Rt,isGone:q,move:Ct,permissions:s}))},Os=function({entry:t,position:e},s){let{texts:r,replica:c}=this,{when:u,vote:b,isGone:$,move:P,permissions:Rt}=s,{song:q}=t;return l`<li
      data-id=${t.id}
      class=${Ts({own:Ht(t,c.me),gone:$})}
      ?inert=${$}
    >
      ${this.manager?.lead(t)}
      <button
        class="open"
        title=${r.details({title:q.title})}
        @click=${()=>this.manager?.tap(t)||this.showDetails(t.id)}
      >
        <span class="picture">
          <rb-cover .song=${q}></rb-cover>
          <b aria-hidden="true" class=${P}>${e}</b>
          <span class="sr">${r.position({position:e})}</span>
        </span>
        <span class="words">
          <span class="title" dir="auto">${q.title}</span>
          <span class="artist muted" dir="auto">${q.artist}</span>
          <span class="meta">
            <span class="when">${u}</span>
            ${Ye(t,c.me,r)}
            <span class="why">${t.reason===null?Ne(r,t):jt(r,t.reason)}</span>
          </span>
          ${t.dedication?l`<q dir="auto">${t.dedication}</q>`:h}
          ${n(this,f,Is).call(this,t)}
        </span>
      </button>
      ${n(this,f,js).call(this,t)}
      ${Ut({entry:t,own:b,permissions:Rt,texts:r,onVote:Ct=>this.vote(t,Ct)})}
    </li>`},Is=function({state:t,progress:e}){return t!=="pending"||e===null?h:l`<span class="progress" style=${dt({"--at":`${100*e}%`})}></span>`},qs=function(){let{texts:t,replica:e,permissions:s}=this,{votes:r}=e.me.limits;if(r===null||!s.mayVoteUp)return h;let c=We(r,e.meAtMs,this.client.clock.nowMs());return c.remaining>fi?h:l`<span class="limit">
      ${c.remaining>0?t.votesLeft({count:c.remaining}):t.noVotesLeft({left_s:c.next_in_s})}
    </span>`},js=function(t){return this.permissions.maySteer?this.manager?this.manager.actions(t):this.hasTools?l`<rb-row-actions
      class="actions"
      .client=${this.client}
      .texts=${this.texts}
      .replica=${this.replica}
      .entry=${t}
    ></rb-row-actions>`:h:h},z.styles=[E,Vt,zt,Qe],y([C({attribute:!1})],z.prototype,"manager",2),y([C({attribute:!1})],z.prototype,"hasTools",2),y([x()],z.prototype,"shown",2),z=y([k("rb-queue")],z);function ks(a){return a.composedPath().find(i=>i instanceof HTMLLIElement)}function vi(a,i,t){for(let[e,{left:s,right:r,top:c,bottom:u}]of a)if(s<=i&&i<=r&&c<=t&&t<=u)return e;return null}var gi={good:4e3,bad:7e3},wi=1e4,xi=3,$i=3e3,te=class{constructor(i){this.shown=[];this.#t=[];this.#e=i}#t;#e;show(i){if(this.#s({text:[i.text,i.action?.name].filter(Boolean).join(" · ")}),i.tone==="silent")return;this.shown=[...this.shown.slice(1-xi),i];let t=i.action?wi:gi[i.tone];setTimeout(()=>this.drop(i),t),this.#e.requestUpdate()}drop(i){this.shown=this.shown.filter(t=>t!==i),this.#e.requestUpdate()}region(i,t){for(let e of this.#t)e.isOver??=t;return l`<div class="sr" role="log" aria-live="polite" slot="over">
      ${A(this.#t.filter(e=>e.isOver===i),e=>e,({text:e})=>l`<p>${e}</p>`)}
    </div>`}#s(i){this.#t=[...this.#t,i],setTimeout(()=>{this.#t=this.#t.filter(t=>t!==i),this.#e.requestUpdate()},$i),this.#e.requestUpdate()}};var As=M(":host{position:fixed;inset:auto 0 calc(3.5rem + 40px + env(safe-area-inset-bottom));z-index:20;display:grid;justify-items:center;gap:8px;padding:0 14px;pointer-events:none}@media(min-width:900px){:host{inset-block-end:28px}}.notice{display:flex;flex-wrap:wrap;align-items:center;max-width:520px;border:1px solid var(--line);border-radius:18px;background:var(--raised);box-shadow:var(--shadow);pointer-events:auto;animation:rise .25s cubic-bezier(.2,.8,.2,1)}.text{display:grid;flex:1 1 220px;grid-template-columns:auto minmax(0,1fr);justify-content:start;padding:11px 18px 11px 14px;border-radius:18px;font-weight:600;text-align:start;overflow-wrap:anywhere}.text span{display:-webkit-box;overflow:hidden;-webkit-box-orient:vertical;-webkit-line-clamp:9}.act{flex:none;margin-inline-start:auto;color:var(--violet);font-weight:700}.good svg{color:var(--leaf)}.bad svg{color:var(--amber)}@keyframes rise{0%{opacity:0;transform:translateY(16px)}}");var Q,Ns,ue,W=class extends _t{constructor(){super(...arguments);p(this,Q);this.shown=[]}render(){return l`${A(this.shown,t=>t,t=>l`<div class="notice ${t.tone}">
        <button class="text" title=${this.texts.dismiss} @click=${()=>n(this,Q,ue).call(this,t)}>
          ${v(t.tone==="good"?"check":"warning")}<span>${t.text}</span>
        </button>
        ${t.action?n(this,Q,Ns).call(this,t,t.action):h}
      </div>`)}`}};Q=new WeakSet,Ns=function(t,{name:e,run:s}){return l`<button
      class="act"
      @click=${()=>{n(this,Q,ue).call(this,t),s()}}
    >
      ${e}
    </button>`},ue=function(t){this.dispatchEvent(new CustomEvent("rb-drop",{detail:t}))},W.styles=[E,As],y([C({attribute:!1})],W.prototype,"texts",2),y([C({attribute:!1})],W.prototype,"shown",2),W=y([k("rb-notices")],W);async function Ls({language:a}){let i=je;j.provide(await qt(i,a))}var zs=M(":host{--card: var(--ha-card-background, var(--card-background-color, #fff));--night: var(--card-background-color, #fff);--ink: var(--primary-text-color, #141414);--muted: var(--secondary-text-color, #5e5e5e);--raised: color-mix(in srgb, var(--ink) 8%, var(--night));--line: var(--divider-color, #0000001f);--berry: #c00f57;--berry-fill: #cf155f;--violet: #6a35c2;--violet-fill: #7236c9;--leaf: #04603a;--amber: #8a5200;--danger: #b3142b;--on-fill: #fff;--shadow: none;--hue-light: 62%;--round: var(--ha-card-border-radius, 12px);--touch: 44px;--start: 0%;--to-end: 90deg;display:block;color-scheme:light;container-type:inline-size;color:var(--ink);-webkit-tap-highlight-color:transparent}:host([dark]){--muted: color-mix(in srgb, var(--secondary-text-color, #9b9b9b) 60%, var(--ink));--berry: #ff5c97;--berry-fill: #d3145f;--violet: #b79bff;--leaf: #6fe0a6;--amber: #ffc46b;--danger: #ff8080;--hue-light: 42%;color-scheme:dark}:host(:dir(rtl)){--start: 100%;--to-end: 270deg}ha-card{display:block;overflow:hidden}.frame{display:grid;grid-template-columns:minmax(0,1fr);padding:12px}rb-banners{margin-bottom:4px}.message{padding:32px 16px;color:var(--muted);text-align:center}.top{display:flex;align-items:center;gap:8px;min-height:var(--touch)}h2{flex:1;min-width:0;overflow:hidden;font-size:1.15rem;font-weight:600;text-overflow:ellipsis;white-space:nowrap}.guests{display:flex;flex:none;align-items:center;gap:6px;color:var(--muted)}.guests svg,.top button svg{width:18px;height:18px}.party,.stage,.list{display:grid;grid-template-columns:minmax(0,1fr);gap:12px;align-content:start;min-width:0}.list:empty{display:none}.scroll{display:grid;gap:12px;max-height:460px;overflow:hidden auto;overscroll-behavior:contain}.join{display:grid;justify-items:center;gap:14px;padding:20px;text-align:center}.join img{width:min(300px,100%);border-radius:12px;background:#fff}.join h2{white-space:normal}.tall .scroll{max-height:760px}@container (width >= 620px){.auto .party,.wide .party{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:16px;align-items:start}}");var Hs=M(".card{grid-template-columns:104px minmax(0,1fr);padding:14px}rb-cover{width:104px;max-height:none;border-radius:12px}.title{font-size:1.2rem;-webkit-line-clamp:2}:host([compact]) .card{grid-template-columns:64px minmax(0,1fr);gap:8px 12px;padding:10px}:host([compact]) rb-cover{width:64px}:host([compact]) .title{font-size:1rem;-webkit-line-clamp:1}:host([compact]) .times{display:none}@container (width < 16em){.card{grid-template-columns:minmax(0,1fr)}}");var Vs=0,Ti=1,ee=3,be={code:"not_allowed",refusal:"player_not_controlled",params:{},message:"The user may not control this player."};async function fe(a,i,t){try{return await a.connection.sendMessagePromise({type:"raveberry/command",entity_id:a.entity,command:i,args:t})}catch(e){if(e.code!=="unauthorized")throw new Ot;return{error:be}}}var ye=class{constructor(i){this.party=i;this.readyState=Vs;this.onopen=null;this.onclose=null;this.onmessage=null;this.#t=null;this.#e=()=>{this.close(),this.onclose?.()};let{connection:t,entity:e}=i;t.addEventListener("disconnected",this.#e);let s={type:"raveberry/subscribe",entity_id:e};t.subscribeMessage(r=>this.#s(r),s,{resubscribe:!1}).then(r=>{this.#t=r,this.readyState===ee&&this.close()},this.#e)}#t;#e;send(i){this.#i(JSON.parse(i))}close(){this.readyState=ee,this.party.connection.removeEventListener("disconnected",this.#e),this.#t?.().catch(()=>{}),this.#t=null}#s(i){if(this.readyState!==ee){if(i.type==="unavailable"){this.#e();return}this.readyState===Vs&&(this.readyState=Ti,this.onopen?.()),this.#r(i)}}async#i({id:i,command:t,args:e,search:s}){try{t?this.#o(i,await fe(this.party,t,e??{})):s&&this.#n(i,await fe(this.party,"search",s))}catch{this.#e()}}#o(i,{result:t,error:e}){this.#r(e?{type:"nack",id:i,error:e}:{type:"ack",id:i,result:t??{}})}#n(i,{result:t,error:e}){e?this.#r({type:"nack",id:i,error:e}):this.#r({type:"hits",id:i,done:!0,...t})}#r(i){if(this.readyState===ee)return;let t=JSON.stringify(i),e='"artwork_url":"';this.onmessage?.({data:t.replaceAll(`${e}/`,`${e}${this.party.origin}/`)})}};function Us(a){return{connect:()=>new ye(a),later(i,t){let e=setTimeout(t,i);return()=>clearTimeout(e)},random:()=>Math.random(),nowMs:()=>Date.now(),async post(i,t){let{result:e,error:s}=await fe(a,i,t);if(s)throw new Re(s);return{...e}},session:()=>Promise.reject(new Ot),read:()=>Promise.reject(new Ot),idPrefix:"card"}}var Si=1e4,Mi=200;De(new URL(Xe,import.meta.url).href);var ge=null;document.addEventListener("rb-notice",({target:a,detail:i})=>{a===document&&i&&ge?.showNotice(i)});var H,_,S,K,nt,Mt,kt,V,Et,d,St,we,Fs,xe,Ds,Ys,Bs,Gs,se,Ws,Qs,Ks,Zs,Js,Xs,$e,ie,ti,Te,R=class extends _t{constructor(){super();p(this,d);this.texts=null;this.cardTexts=null;this.view={replica:null,connection:"starting"};this.open=null;this.hasSheets=!1;this.hasTools=!1;this.qrUrl=null;p(this,H,new te(this));p(this,_);p(this,S,null);p(this,K,null);p(this,nt,null);p(this,Mt,()=>{});p(this,kt);p(this,V);p(this,Et,Number.NEGATIVE_INFINITY);n(this,d,Te).call(this,"rb-notice",t=>this.showNotice(t)),n(this,d,Te).call(this,"rb-details",t=>n(this,d,ie).call(this,{what:"details",entry:t})),this.addEventListener("pointerdown",()=>{ge=this})}set hass(t){m(this,_,t),this.toggleAttribute("dark",t.themes?.darkMode===!0),o(this,nt)!==t.language&&n(this,d,Ds).call(this,t.language),this.qrUrl=n(this,d,Gs).call(this),this.isConnected&&n(this,d,St).call(this)}get hass(){return o(this,_)}showNotice(t){o(this,H).show(t)}connectedCallback(){super.connectedCallback(),n(this,d,St).call(this),m(this,kt,setInterval(()=>{document.hidden||this.requestUpdate()},Si))}disconnectedCallback(){super.disconnectedCallback(),clearInterval(o(this,kt)),clearTimeout(o(this,V)),m(this,V,void 0),n(this,d,we).call(this)}willUpdate(t){t.has("config")&&this.isConnected&&n(this,d,St).call(this)}updated(){let t=this.renderRoot.querySelector("rb-now");Ei(t?.shadowRoot,Hs.styleSheet),t?.toggleAttribute("compact",this.config.layout==="compact")}render(){let{texts:t,cardTexts:e}=this,{replica:s}=this.view;if(!t||!e)return l`<ha-card></ha-card>`;if(!this.config.entity)return n(this,d,se).call(this,e.noParty);if(!o(this,_).states[this.config.entity])return n(this,d,se).call(this,e.gone);if(!s||!o(this,S))return n(this,d,se).call(this,t.loading);let r=n(this,d,ti).call(this,s);return l`<ha-card>
        <div class="frame ${this.config.layout??"auto"}">
          ${n(this,d,Ws).call(this,s)}
          <rb-banners
            .client=${o(this,S)}
            .texts=${t}
            .replica=${s}
            .isLost=${this.view.connection==="lost"}
          ></rb-banners>
          ${n(this,d,Qs).call(this,s,o(this,S),t)}
        </div>
      </ha-card>
      ${this.hasSheets?n(this,d,Zs).call(this,s,r):h}
      ${o(this,H).region(!1,r!==null)} ${r?h:n(this,d,$e).call(this)}`}};H=new WeakMap,_=new WeakMap,S=new WeakMap,K=new WeakMap,nt=new WeakMap,Mt=new WeakMap,kt=new WeakMap,V=new WeakMap,Et=new WeakMap,d=new WeakSet,St=function(){let{connection:t}=o(this,_),{entity:e}=this.config;if(!e||!this.cardTexts||o(this,K)?.connection===t&&o(this,K).entity===e)return;n(this,d,we).call(this),m(this,K,{connection:t,entity:e});let s=new URL(o(this,_).hassUrl?.("/")??"/",location.href).origin,r=new Ce(Us({connection:t,entity:e,origin:s}));m(this,S,r),m(this,Mt,r.subscribe((c,u)=>n(this,d,Fs).call(this,u))),r.connect()},we=function(){o(this,Mt).call(this),o(this,S)?.close(),m(this,S,null),m(this,K,null),this.view={replica:null,connection:"starting"}},Fs=function(t){let e=o(this,Et)+Mi-performance.now();t||e<=0?n(this,d,xe).call(this):o(this,V)??m(this,V,setTimeout(()=>n(this,d,xe).call(this),e))},xe=function(){if(clearTimeout(o(this,V)),m(this,V,void 0),m(this,Et,performance.now()),!o(this,S))return;this.view=o(this,S).view;let{replica:t}=this.view;t&&ki(t,o(this,S).clock.nowMs())&&n(this,d,Bs).call(this)},Ds=async function(t){m(this,nt,t);let[e,s]=await Promise.all([Ze(t),Je(t)]);o(this,nt)===t&&(await Ls(s),this.hasSheets&&await re(s),Ae(s,{[be.refusal]:e.noControl}),this.cardTexts=e,this.texts=s,this.isConnected&&n(this,d,St).call(this))},Ys=async function(){this.hasSheets||!this.texts||(await Promise.all([import("./sheets-I36GXJJP.js"),re(this.texts)]),this.hasSheets=!0)},Bs=async function(){this.hasTools||(await import("./tools-EQURLFWU.js"),this.hasTools=!0)},Gs=function(){let{entity:t}=this.config;if(!t)return null;let e=Ke(o(this,_),t).find(({translation_key:r})=>r==="join_qr"),s=e&&o(this,_).states[e.entity_id]?.attributes.entity_picture;return typeof s=="string"?o(this,_).hassUrl?.(s)??s:null},se=function(t){return l`<ha-card><p class="message">${t}</p></ha-card>`},Ws=function(t){let{texts:e,cardTexts:s}=this,r=e?.guestsHere({count:t.party.guests_active}),c=this.config.join!==!1&&this.qrUrl!==null&&t.party.open;return l`<div class="top">
      <h2 dir="auto">${ke(t)}</h2>
      <span class="guests" role="img" aria-label=${r} title=${r}>
        ${v("people")}${t.party.guests_active}
      </span>
      ${c?l`<button data-open="join" @click=${()=>n(this,d,ie).call(this,{what:"join"})}>
              ${v("person")} ${s?.join}
            </button>`:h}
    </div>`},Qs=function(t,e,s){let r=It(t,e.clock.nowMs()),{config:c,hasTools:u}=this,b=c.layout==="compact",$=c.controls!==!1&&r.maySteer&&u,P=c.reactions!==!1&&!b;return l`<div class="party">
      <div class="stage">
        <rb-now
          .client=${e}
          .texts=${s}
          .replica=${t}
          .hasTools=${u}
        ></rb-now>
        ${P?l`<rb-cheers .client=${e} .texts=${s} .replica=${t}></rb-cheers>`:h}
        ${$?l`<rb-controls .client=${e} .texts=${s} .replica=${t}></rb-controls>`:h}
      </div>
      <div class="list">
        ${r.mayRequest?l`<button
                class="main"
                data-open="search"
                @click=${()=>n(this,d,ie).call(this,{what:"search"})}
              >
                ${v("search")} ${s.ask}
              </button>`:h}
        ${c.queue!==!1&&!b?n(this,d,Ks).call(this,t,e,s,r):h}
      </div>
    </div>`},Ks=function(t,e,s,{mayHost:r}){let{hasTools:c}=this;return l`<div class="scroll page">
      ${c?l`<rb-approvals
              .client=${e}
              .texts=${s}
              .replica=${t}
            ></rb-approvals>`:h}
      ${r?h:l`<rb-own-songs
              .client=${e}
              .texts=${s}
              .replica=${t}
            ></rb-own-songs>`}
      <rb-queue
        .client=${e}
        .texts=${s}
        .replica=${t}
        .hasTools=${c}
      ></rb-queue>
    </div>`},Zs=function(t,e){return l`<rb-sheet
      ?open=${e!==null}
      ?tall=${e?.what==="search"}
      label=${n(this,d,Js).call(this,t,e)}
      @rb-close=${()=>{this.open=null}}
    >
      ${n(this,d,Xs).call(this,t,e)} ${o(this,H).region(!0,e!==null)}
      ${e?n(this,d,$e).call(this):h}
    </rb-sheet>`},Js=function(t,e){switch(e?.what){case"search":return this.texts?.ask??"";case"join":return this.cardTexts?.join??"";case"details":return ve(t,e.entry)?.song.title??"";default:return""}},Xs=function(t,e){switch(e?.what){case"search":return l`<rb-search
          .client=${o(this,S)}
          .texts=${this.texts}
          .replica=${t}
        ></rb-search>`;case"details":return l`<rb-details
          .client=${o(this,S)}
          .texts=${this.texts}
          .replica=${t}
          .entry=${ve(t,e.entry)}
        ></rb-details>`;case"join":return l`<div class="join">
          <h2>${this.cardTexts?.join}</h2>
          <img src=${this.qrUrl??""} alt=${this.cardTexts?.joinQr??""} />
          <p>${this.cardTexts?.joinHint}</p>
          <button
            @click=${()=>{this.open=null}}
          >
            ${this.texts?.close}
          </button>
        </div>`;default:return h}},$e=function(){return l`<rb-notices
      slot="over"
      .texts=${this.texts}
      .shown=${o(this,H).shown}
      @rb-drop=${({detail:t})=>o(this,H).drop(t)}
    ></rb-notices>`},ie=function(t){ge=this,this.open=t,n(this,d,Ys).call(this)},ti=function(t){let{open:e}=this;if(!this.hasSheets||e===null)return null;if(e.what==="join")return this.qrUrl?e:null;if(e.what==="details")return ve(t,e.entry)?e:null;let s=o(this,S)?.clock.nowMs()??0;return It(t,s).mayRequest?e:null},Te=function(t,e){this.addEventListener(t,s=>{s.stopPropagation(),e(s.detail)})},R.styles=[E,zs],y([C({attribute:!1})],R.prototype,"config",2),y([x()],R.prototype,"texts",2),y([x()],R.prototype,"cardTexts",2),y([x()],R.prototype,"view",2),y([x()],R.prototype,"open",2),y([x()],R.prototype,"hasSheets",2),y([x()],R.prototype,"hasTools",2),y([x()],R.prototype,"qrUrl",2),R=y([k("raveberry-card-content")],R);function ki(a,i){return It(a,i).maySteer||a.me.waiting_approval.length>0}function ve(a,i){return Me(a,i)??a.me.waiting_approval.find(t=>t.id===i)}function Ei(a,i){!a||!i||a.adoptedStyleSheets.includes(i)||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,i])}export{R as RaveberryCardContent};
