/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as y}from"./chunk-V63Y62NR.js";import{a as F,b as et,d as Nt,e as Ht}from"./chunk-SX53K53Z.js";import{$ as Ct,D as wt,E,F as J,G as N,H as M,I as $t,J as Z,L,M as kt,O as H,S as d,U as Rt,V as qt,W as tt,X as Tt,Y as Et,_ as B,a as R,aa as St,b as o,ba as nt,ca as _t,e as l,ea as Mt,g as yt,ga as It,h as q,i as $,ia as Ot,j as x,ja as Pt,k as xt,l as vt,n as Y,t as T}from"./chunk-GWVP3RU3.js";import"./chunk-EBR6KAQQ.js";import{a as p,b as _,c as w,d as X,e as n}from"./chunk-RWAESG4Q.js";var jt=R(":host{display:flex;flex-wrap:wrap;gap:10px}button{flex:1 1 200px}");var Se=[15,120],v,At,D,at,it,j=class extends N{constructor(){super(...arguments);w(this,v);this.armed=null}render(){let{guest:t}=this.own,{guest:e,permissions:i}=this;return o`${e.muted_until?n(this,v,D).call(this,y.silent,t.unmute,"mute_guest",{minutes:0},t.unmuted):Se.map(s=>n(this,v,D).call(this,y.silent,s<60?t.muteMinutes({count:s}):t.muteHours({count:s/60}),"mute_guest",{minutes:s},t.muted,{text:t.unmuted,args:{minutes:0}}))}
    ${i.mayHost?n(this,v,At).call(this):l}`}get own(){return M.current}};v=new WeakSet,At=function(){let{guest:t}=this.own,{guest:e}=this;return[e.role==="mod"?n(this,v,D).call(this,y.shield,t.makeGuest,"set_role",{role:"guest"},t.madeGuest):n(this,v,D).call(this,y.shield,t.makeMod,"set_role",{role:"mod"},t.madeMod,{text:t.madeGuest,args:{role:"guest"}}),e.banned?n(this,v,D).call(this,y.forbid,t.unban,"ban_guest",{on:!1},t.unbanned):n(this,v,at).call(this,"ban",y.forbid,t.ban,()=>n(this,v,it).call(this,"ban_guest",{},t.banned,{text:t.unbanned,args:{on:!1}})),n(this,v,at).call(this,"forget","person",t.forget,()=>n(this,v,it).call(this,"forget_guest",{},t.forgotten))]},D=function(t,e,i,s,r,a){return o`<button
      data-command=${i}
      @click=${()=>n(this,v,it).call(this,i,s,r,a)}
    >
      ${d(t)} ${e}
    </button>`},at=function(t,e,i,s){let r=this.armed===t;return o`<button
      class=${r?"sure":"danger"}
      data-command=${`${t}_guest`}
      @click=${()=>{this.armed=r?null:t,r?s():this.announce(this.texts.sure)}}
    >
      ${d(e)} ${r?this.texts.sure:i}
    </button>`},it=async function(t,e,i,s){let r=H(this.texts,this.guest.name),a=this.guest.id,{guest:c}=this.own,b=this.guest.several_browsers?c.severalBrowsers({name:r}):c.notMadeMod({name:r}),S=W=>this.runCommand(t,{...W,guest:a},t==="set_role"?b:void 0);if(await S(e)){if(this.dispatchEvent(new CustomEvent("rb-done")),!s){this.notify(i({name:r}));return}this.notifyWithUndo(i({name:r}),async()=>{await S(s.args)&&this.notify(s.text({name:r}))})}},j.styles=[T,jt],p([$({attribute:!1})],j.prototype,"guest",2),p([x()],j.prototype,"armed",2),j=p([q("rb-guest-actions")],j);var zt=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}.dedicate{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:8px;align-items:end}.dedicate label{display:grid;gap:6px;min-width:0;color:var(--muted)}.dedicate input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}.moves{display:flex;gap:10px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}:host{container-type:inline-size}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}.top rb-cover{display:none}dl{grid-template-columns:minmax(0,1fr);gap:0}dd{padding-bottom:6px}.row button.wide{flex-basis:100%}.dedicate{grid-template-columns:minmax(0,1fr)}}");var u,lt,Lt,Bt,Ft,Dt,dt,Gt,Vt,pt,Ut,Kt,ct,A=class extends N{constructor(){super(...arguments);w(this,u);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return o`<div class="top">
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
        ${n(this,u,Lt).call(this).map(([r,a])=>o`<dt>${r}</dt><dd dir="auto">${a}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?o`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:l}
      <div class="row">
        ${et({entry:t,own:Y(i,t.id),permissions:this.permissions,texts:e,onVote:r=>this.vote(t,r)})}
        ${nt(t,i.me)&&_(this,u,lt)?n(this,u,Ft).call(this):l}
        ${n(this,u,Gt).call(this)}
      </div>
      ${n(this,u,Dt).call(this)}
      ${t.state==="approval"&&this.permissions.mayModerate?n(this,u,Ut).call(this):l}
      ${n(this,u,Kt).call(this)}`}get own(){return M.current}};u=new WeakSet,lt=function(){return this.replica.entries.has(this.entry.id)},Lt=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:r}=t,a=Nt(s,this.client.clock.nowMs()).find(b=>b.entry.id===t.id);return[a?[i.when,n(this,u,Bt).call(this,a.position,a.etaS)]:null,[i.reason,kt(e,t)],t.reason?["!",E(e,t.reason)]:null,[e.votes,i.votesFor({up:t.up,down:t.down})],[i.source,It(t,s.me,e)],r.album?[i.album,r.album]:null,r.licence?[i.licence,r.licence]:null,r.duration_s===null?null:[i.length,Z(r.duration_s)],t.dedication?["♥",t.dedication]:null].filter(b=>b!==null)},Bt=function(t,e){let i=this.texts.position({position:t});return e===null?i:`${this.own.inMinutesLong({minutes:L(e)})}, ${i}`},Ft=function(){let{entry:t}=this;return n(this,u,ct).call(this,"withdraw",this.own.queue.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:t.id})&&(this.notify(this.own.queue.withdrawn({title:t.song.title})),this.closeSheet())})},Dt=function(){let{entry:t,own:e,replica:i}=this,{dedication:s}=e;return nt(t,i.me)?i.settings.dedications!==!0?l:o`<form
      class="dedicate"
      @submit=${r=>{r.preventDefault();let a=new FormData(r.target);n(this,u,dt).call(this,String(a.get("text")).trim())}}
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
    </form>`:!t.dedication||!this.permissions.mayModerate?l:o`<button class="wide" data-command="dedicate" @click=${()=>n(this,u,dt).call(this,"")}>
        ${d("remove")} ${s.remove}
      </button>`},dt=async function(t){let{dedication:e}=this.own;if(!await this.runCommand("dedicate",{entry:this.entry.id,text:t}))return;let{me:i,settings:s}=this.replica,r=i.role==="guest"&&s.moderate_texts===!0;t===""?this.notify(e.removed):this.notify(r?e.waits:e.saved),this.closeSheet()},Gt=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.permissions.maySteer||!_(this,u,lt))return l;let r=s.order.indexOf(i.id),{title:a}=i.song;return[o`<button class="wide" data-command="prioritize" @click=${n(this,u,Vt)}>
        ${d("first")} ${this.own.queue.prioritize}
      </button>`,o`<span class="moves"
        ><button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn({action:e.sooner,title:a})}
        title=${e.sooner}
        ?disabled=${r===0}
        @click=${()=>n(this,u,pt).call(this,r-1,s.order[r-1])}
      >
        ${d("up")}
      </button><button
        class="round"
        data-move="later"
        aria-label=${t.actionOn({action:e.later,title:a})}
        title=${e.later}
        ?disabled=${r===s.order.length-1}
        @click=${()=>n(this,u,pt).call(this,r+1,s.order[r+2])}
      >
        ${d("down")}
      </button></span
      >`,n(this,u,ct).call(this,"remove",this.own.queue.remove,"remove",async()=>{await this.runCommand("remove",{entry:i.id})&&(this.notifyRemoved(this.own.queue.removed({title:a}),i),this.closeSheet())})]},Vt=async function(){let{entry:t}=this;await this.runCommand("prioritize",{entry:t.id})&&(this.notify(this.own.queue.prioritized({title:t.song.title})),this.closeSheet())},pt=async function(t,e){let{own:i,entry:s}=this,r=e===void 0?{}:{before:e};await this.runCommand("move",{entry:s.id,...r})&&this.notify(i.moved({title:s.song.title,position:t+1}))},Ut=function(){let{entry:t}=this,{title:e}=t.song;return o`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:t.id})&&this.notify(this.own.queue.approved({title:e}))}}
      >
        ${d("check")} ${this.own.queue.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:t.id})&&this.notifyRemoved(this.own.queue.rejected({title:e}),t)}}
      >
        ${d("close")} ${this.own.queue.reject}
      </button>
    </div>`},Kt=function(){let{client:t,entry:e,texts:i,own:s,replica:r}=this,a=_t(e,r.me),c=a!==null&&a.id!=="host"&&a.id!==r.me.id;return!this.permissions.mayModerate||!c?l:o`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title({name:H(i,a.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${r}
        .guest=${a}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ct=function(t,e,i,s){let r=this.armed===t;return o`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=r?null:t,r?s():this.announce(this.texts.sure)}}
    >
      ${d(i)} ${r?this.texts.sure:e}
    </button>`},A.styles=[T,F,St,zt],p([$({attribute:!1})],A.prototype,"entry",2),p([x()],A.prototype,"armed",2),A=p([q("rb-details")],A);var Wt=Rt(class extends qt{constructor(){super(...arguments),this.key=l}render(f,g){return this.key=f,g}update(f,[g,t]){return g!==this.key&&(Ot(f),this.key=g),t}});function Qt(f,g){if(f?.id!==g.id)return g;let t=new Map(g.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of f.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...g,hits:[...e,...t.values()]}}var Xt="raveberry-requested",_e=8*36e5,I=class extends N{constructor(){super(...arguments);this.requested=null}get own(){return M.current}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.permissions.mayRequest;return o`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.requested!==null}
        title=${s?this.own.search.request({title:e.title}):l}
        @click=${()=>this.request({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${i==="ok"?l:o`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?o`<span class="go">${d(this.requested===e.uri?"check":"plus")}</span>`:l}
      </button>
      ${i==="waiting"?this.#s(t):l}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":Z(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.licence??"",$t(i,t.source)??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:E(this.texts,e)}#s({entry:t}){let e=t===null?void 0:vt(this.replica,t);return e?et({entry:e,own:Y(this.replica,e.id),permissions:this.permissions,texts:this.texts,onVote:i=>this.vote(e,i)}):l}async request(t){this.requested="uri"in t?t.uri:t.query,this.#t(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#t(await this.runCommand("enqueue_random",{}))}#t(t){if(this.requested=null,!t)return;let{entry:e,duplicate:i}=t,s=t.note?E(this.texts,t.note):"",r=[this.#r(t),s].join(" ").trim(),a=!i&&this.replica.settings.dedications===!0;if(!i&&!this.permissions.mayHost&&Me()){let c={entry:e,text:r};this.dispatchEvent(new CustomEvent("rb-requested",{detail:c,bubbles:!0,composed:!0}));return}if(a){let c=()=>this.showDetails(e.id);this.notifyWithAction(r,{name:this.own.dedication.add,run:c})}else this.notify(r);this.closeSheet(e.id)}#r({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:r}=t.song;if(e)return i.duplicate({title:r});if(t.state==="approval")return i.requestedApproval({title:r});if((s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1)return i.requestedNow({title:r});if(t.state==="pending"||t.position===null)return i.requestedPending({title:r});let{position:c,eta_s:b}=t;return b===null?i.requested({title:r,position:c}):i.requestedIn({title:r,position:c,minutes:L(b)})}};p([x()],I.prototype,"requested",2);function Me(){try{let f=Date.now()-Number(localStorage.getItem(Xt))>_e;return localStorage.setItem(Xt,String(Date.now())),f}catch{return!1}}var Ie="dice",Oe={folder:d(y.folder),artist:d("person"),album:d(y.disc),playlist:d(y.list),song:d("note")};function st(f,g){let{kind:t,path:e,subtitle:i,note:s,artwork_url:r}=f;if(e===null)return o`${l}`;let{texts:a,isBusy:c,onOpen:b}=g,S=[i,s&&E(a,s)].filter(Boolean).join(" · ");return o`<li data-path=${e}>
    <button class="ask" ?disabled=${c} @click=${()=>b(e)}>
      <span class="typed">
        ${r?o`<img src=${Ct(r)} alt="" loading="lazy" />`:e===Ie?d(y.dice):Oe[t]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${J(a,f)}</span>
        ${S?o`<span class="artist muted" dir="auto">${S}</span>`:l}
      </span>
      <span class="on">${d(y.forward)}</span>
    </button>
  </li>`}var rt=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;color:var(--ink);font-size:1.05rem;background:none}.field input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0;overflow-wrap:anywhere}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist,.about{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.scroll,:host(rb-browse){container-type:inline-size}@container (width < 16em){li{flex-wrap:wrap;justify-content:flex-end}.ask{flex-basis:100%}.title,.artist{-webkit-line-clamp:6}.folder-head{flex-wrap:wrap}.folder-head h3{flex-basis:60%}}@media(forced-colors:active){.ask:disabled{border-color:transparent;color:CanvasText}.field:focus-within{outline:3px solid CanvasText}}");var Yt=60,h,ut,Jt,Zt,te,ee,mt,ie,se,re,oe,O=class extends I{constructor(){super(...arguments);w(this,h);this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,h,mt).call(this,this.from?.path??"",this.from?.uri??null)}render(){let{search:t}=this.own,e=this.folders.at(-1);if(!e)return o`<p class="hint">${t.hint}</p>`;let{listing:i}=e,s=_(this,h,ut);return o`${s?l:n(this,h,Jt).call(this,e)} ${n(this,h,ee).call(this)}
      <ul>
        ${s&&this.permissions.mayRequest?n(this,h,Zt).call(this):l}
        ${i.items.map(r=>r.hit?this.hit(r.hit):n(this,h,te).call(this,r))}
      </ul>
      ${s&&i.items.length===0?o`<p class="hint">${t.hint}</p>`:l}
      ${i.more?o`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,h,ie).call(this,e)}>
              ${t.showMore}
            </button>`:l}`}};h=new WeakSet,ut=function(){return this.folders.length===1&&this.from===null},Jt=function({listing:t,uri:e}){let{search:i}=this.own;return o`<div class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${n(this,h,se)}
      >
        ${d(y.backward)}
      </button>
      <h3 dir="auto">${J(this.texts,t)}</h3>
      ${e&&this.permissions.maySteer?o`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>n(this,h,oe).call(this,e)}
            >
              ${d("plus")} ${i.addAll}
            </button>`:l}
      ${e&&this.permissions.mayHost?o`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===e}
              @click=${()=>n(this,h,re).call(this,e)}
            >
              ${d("moon")}
            </button>`:l}
    </div>`},Zt=function(){let{search:t}=this.own;return o`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${d(y.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="about muted">${t.diceHint}</span>
        </span>
        <span class="go">${d("plus")}</span>
      </button>
    </li>`},te=function(t){let{uri:e}=t;return st(t,{texts:this.texts,isBusy:this.isLoading,onOpen:i=>{_(this,h,ut)?this.dispatchEvent(new CustomEvent("rb-open",{detail:t})):n(this,h,mt).call(this,i,e??null)}})},ee=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return l;let{failed:i,left_out:s,reading:r}=e;return o`<div class="outcome" role="status">
      <strong>${t.added({added:e.added,total:e.total})}</strong>
      ${r?o`<p>${t.reading}</p>`:l}
      ${s?o`<p>${t.leftOut({count:s})}</p>`:l}
      ${i.length>0?o`<ul>
              ${i.map(({title:a,reason:c})=>o`<li><bdi>${a}</bdi>: ${E(this.texts,c)}</li>`)}
            </ul>`:l}
    </div>`},mt=async function(t,e){this.isLoading=!0;let i=await this.runCommand("browse",{path:t,limit:Yt});this.isLoading=!1,i&&(this.added=null,this.folders=[...this.folders,{listing:i,uri:e}],this.closest(".scroll")?.scrollTo(0,0))},ie=async function(t){this.isLoading=!0;let{path:e,items:i}=t.listing,s=await this.runCommand("browse",{path:e,offset:i.length,limit:Yt});if(this.isLoading=!1,!s)return;let r={...s,items:[...i,...s.items]};this.folders=this.folders.map(a=>a===t?{...t,listing:r}:a)},se=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},re=async function(t){let{search:e}=this.own,i=this.replica.settings.fallback_playlist===t?"":t;await this.runCommand("set_setting",{name:"fallback_playlist",value:i})&&this.notify(i?e.houseMusicSet:e.houseMusicOff)},oe=async function(t){this.requested=t;let e=await this.runCommand("enqueue_playlist",{uri:t});this.requested=null,e&&(this.added=e)},O.styles=[T,F,rt],p([$({attribute:!1})],O.prototype,"from",2),p([x()],O.prototype,"folders",2),p([x()],O.prototype,"isLoading",2),p([x()],O.prototype,"added",2),O=p([q("rb-browse")],O);var ne=R(":host{container-type:inline-size}section{margin-bottom:8px}.head{display:flex;align-items:center;justify-content:space-between;gap:8px;min-height:var(--touch);padding-inline:6px}h3{min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.all{flex:none;gap:2px;padding-inline:8px 2px;color:var(--muted);font-size:.88rem}.all svg{width:18px;height:18px}.row,.loading{display:flex;gap:4px;padding:2px 12px 6px;margin-inline:-12px;overflow-x:auto;overscroll-behavior-x:contain;scroll-padding-inline:12px;scroll-snap-type:x proximity;scrollbar-width:none}.row::-webkit-scrollbar{display:none}li{flex:none;scroll-snap-align:start}.song{display:grid;grid-template-columns:minmax(0,1fr);align-content:start;gap:2px;width:calc(7.25rem + 12px);height:100%;padding:6px;border-radius:var(--round);text-align:start;background:none}.song .title{padding-top:4px;font-size:.92rem;font-weight:700;line-height:1.25}.song .artist,.mark{font-size:.8rem}.song .title,.song .artist,.tile .title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2}.mark{color:var(--amber)}.song[aria-disabled=true]{cursor:default}.picture{position:relative;display:block}.song[aria-disabled=true] .picture{opacity:.45}.go{position:absolute;inset-block-end:6px;inset-inline-end:6px;display:grid;place-items:center;width:34px;height:34px;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.go svg{width:20px;height:20px}.tile{margin-inline:4px}.tile .title{font-size:.92rem;font-weight:700}.tile.folder{width:8.5rem;min-height:4.25rem;padding:10px 14px;border-radius:var(--round);color:#fff;background:linear-gradient(140deg,hsl(var(--hue) 55% 34%),hsl(calc(var(--hue) + 40) 60% 22%))}.tile.artist{display:grid;align-content:start;justify-items:center;gap:6px;width:6.5rem;height:100%;padding:6px 4px;border-radius:var(--round);text-align:center;background:none}.tile.artist .title{text-align:center}.tile.artist rb-cover{width:5.25rem;border-radius:50%}.loading{height:13.5rem;padding-top:3.25rem;overflow:hidden}.loading span{flex:none;width:7.25rem;height:7.25rem;margin:6px;border-radius:14px;background:var(--raised);animation:pulse 1.2s ease-in-out infinite alternate}@keyframes pulse{to{opacity:.5}}.all:dir(rtl) svg{transform:scaleX(-1)}@container (width < 16em){.head{flex-wrap:wrap}.song .title,.song .artist,.tile .title{-webkit-line-clamp:8}}@media(hover:hover){button.tile.folder:hover:not(:disabled){background:linear-gradient(140deg,hsl(var(--hue) 55% 40%),hsl(calc(var(--hue) + 40) 60% 28%))}}@media(forced-colors:active){.song,.tile.artist{border:0}.song[aria-disabled=true]{color:GrayText}}");var Pe=[0,1,2,3,4],Ne={favourites:"page_favourites",random:"page_random",genres:"page_genres",artists:"page_artists"},k,ae,le,de,pe,ce,ht,G=class extends I{constructor(){super(...arguments);w(this,k);this.sections=null}render(){return this.sections===null?n(this,k,ae).call(this):o`${this.sections.map((t,e)=>n(this,k,le).call(this,t,`section-${e}`))}`}};k=new WeakSet,ae=function(){return o`<div class="loading" aria-hidden="true">
      ${Pe.map(()=>o`<span></span>`)}
    </div>`},le=function(t,e){let{kind:i,items:s,path:r}=t,a=n(this,k,de).call(this,t);return o`<section aria-labelledby=${e} data-kind=${i}>
      <div class="head">
        <h3 id=${e} dir="auto">${a}</h3>
        ${r?o`<button
                class="all quiet"
                aria-label=${this.texts.actionOn({action:this.own.discover.showAll,title:a})}
                @click=${()=>n(this,k,ht).call(this,He(t,r,a))}
              >
                ${this.own.discover.showAll} ${d(y.forward)}
              </button>`:l}
      </div>
      <ul class="row">
        ${s.map(c=>c.hit?n(this,k,pe).call(this,c.hit):n(this,k,ce).call(this,c))}
      </ul>
    </section>`},de=function({kind:t,title:e}){let{discover:i}=this.own;switch(t){case"own":return i.again;case"similar":return i.because({title:e??""});case"playlist":return e??"";default:return E(this.texts,{code:Ne[t],params:{}})}},pe=function({song:t,mark:e,reason:i}){let s=e==="ok"&&this.permissions.mayRequest,r=i&&e!=="waiting"?E(this.texts,i):this.own.mark[e];return o`<li data-uri=${t.uri}>
      <button
        class="ask song"
        aria-disabled=${s?l:"true"}
        ?disabled=${this.requested!==null}
        title=${s?this.own.search.request({title:t.title}):l}
        @click=${()=>s?this.request({uri:t.uri}):void 0}
      >
        <span class="picture">
          <rb-cover whole .song=${t}></rb-cover>
          ${s?o`<span class="go">${d(this.requested===t.uri?"check":"plus")}</span>`:l}
        </span>
        <span class="title" dir="auto">${t.title}</span>
        <span class="artist muted" dir="auto">${t.artist}</span>
        ${e==="ok"?l:o`<span class="mark">${r}</span>`}
      </button>
    </li>`},ce=function(t){let{kind:e,title:i}=t;return o`<li>
      <button
        class="ask tile ${e}"
        style=${tt({"--hue":String(Tt(i))})}
        @click=${()=>n(this,k,ht).call(this,t)}
      >
        ${e==="artist"?o`<rb-cover whole .song=${{title:i,artwork_url:t.artwork_url}}></rb-cover>`:l}
        <span class="title" dir="auto">${i}</span>
      </button>
    </li>`},ht=function(t){this.dispatchEvent(new CustomEvent("rb-open",{detail:t}))},G.styles=[T,ne],p([$({attribute:!1})],G.prototype,"sections",2),G=p([q("rb-discover")],G);function He({kind:f},g,t){return{kind:f==="playlist"?"playlist":"folder",path:g,title:t,subtitle:null,artwork_url:null,hit:null,uri:null,note:null}}var ue=R(":host{display:grid;align-content:start;gap:18px;height:100%;padding:max(18px,env(safe-area-inset-top)) 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto;container-type:inline-size}.top{display:grid;grid-template-columns:84px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:84px}h2{min-width:0;overflow-wrap:anywhere;font-size:1.15rem;line-height:1.3}h2:focus{outline:none}form{display:grid;grid-template-columns:minmax(0,1fr);gap:16px}.who{display:grid;grid-template-columns:minmax(0,1fr) 6.5rem;gap:12px;align-items:end}label{display:grid;gap:6px;min-width:0;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}p{font-size:.9rem}@container (width < 16em){.top{grid-template-columns:minmax(0,1fr) auto}rb-cover{display:none}.who{grid-template-columns:minmax(0,1fr)}}");var me=R("fieldset{min-width:0;margin:0;padding:0;border:0}legend{padding:0;margin-bottom:6px;color:var(--muted)}.signs{display:grid;grid-template-columns:repeat(auto-fill,minmax(44px,1fr));gap:6px}.signs label{position:relative;display:grid;place-items:center;height:44px;border:2px solid transparent;border-radius:14px;background:var(--raised);cursor:pointer}.signs input{position:absolute;inset:0;width:100%;height:100%;margin:0;padding:0;opacity:0;cursor:pointer}.signs label:has(:checked){border-color:var(--ink)}.signs label:has(:focus-visible){outline:3px solid var(--violet);outline-offset:2px}.signs .sign{width:24px;height:24px}.signs i{width:18px;height:18px;border:1px solid color-mix(in srgb,var(--ink) 50%,transparent);border-radius:50%;background:var(--who)}@media(forced-colors:active){.signs label{border-color:ButtonBorder}.signs label:has(:checked){border-color:Highlight;outline:2px solid Highlight}.signs i{forced-color-adjust:none}}");var je=["","heart","star","bolt","flame","drop","sun","moon","flower","leaf","cherry","cat","fish","ghost","rocket","crown","note"];function he({sign:f,color:g}){let{profile:t,signs:e}=M.current;return o`<fieldset style=${tt({"--who":Et(g)})}>
    <legend>${t.sign}</legend>
    <div class="signs">
      ${je.map(i=>{let s=i?e[i]:t.noSign;return o`<label title=${s}>
          <input
            type="radio"
            name="sign"
            value=${i}
            aria-label=${s}
            .defaultChecked=${i===(f??"")}
          />
          ${Mt(i||null)}
        </label>`})}
    </div>
  </fieldset>`}var ot,fe,V=class extends N{constructor(){super(...arguments);w(this,ot)}firstUpdated(){this.renderRoot.querySelector("h2")?.focus()}render(){let{texts:t,replica:e}=this,{entry:i,text:s}=this.accepted,{profile:r,requested:a,dedication:c}=M.current;return o`<div class="top">
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
      <form @submit=${n(this,ot,fe)}>
        ${e.settings.dedications===!0?o`<label>
                ${c.label}
                <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
              </label>`:l}
        <div class="who">
          <label>
            ${r.name}
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
            ${r.color}
            <input name="color" type="color" .defaultValue=${e.me.color} />
          </label>
        </div>
        ${he(e.me)}
        <p class="muted">${r.hint}</p>
        <button class="main" data-done>${d("check")} ${a.done}</button>
      </form>`}};ot=new WeakSet,fe=async function(t){t.preventDefault();let{entry:e}=this.accepted,{me:i}=this.replica,s=new FormData(t.target),[r,a,c,b]=["name","color","sign","dedication"].map(Q=>String(s.get(Q)??"").trim()),S={...r&&r!==H(this.texts,i.name)?{name:r}:{},...a&&a!==i.color?{color:a}:{},...c===(i.sign??"")?{}:{sign:c}};Object.keys(S).length>0&&!await this.runCommand("set_profile",S)||b&&!await this.runCommand("dedicate",{entry:e.id,text:b})||this.closeSheet(e.id)},V.styles=[T,ue,me],p([$({attribute:!1})],V.prototype,"accepted",2),V=p([q("rb-requested")],V);var Ae=120,U,m,ge,ft,be,ye,xe,ve,we,$e,ke,Re,gt,qe,C=class extends I{constructor(){super();w(this,m);this.first="";this.query="";this.found=null;this.opened=null;this.problem=null;this.suggestions=null;this.accepted=null;w(this,U);this.addEventListener("keydown",t=>n(this,m,Re).call(this,t)),this.addEventListener("rb-requested",({detail:t})=>{this.accepted=t??null})}connectedCallback(){super.connectedCallback(),n(this,m,ge).call(this)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(_(this,U)),this.client.endSearch()}firstUpdated(){let t=this.renderRoot.querySelector("input");t?.focus(),!(!t||!this.first)&&(t.value=this.first,t.dispatchEvent(new InputEvent("input")))}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return this.accepted?o`<rb-requested
        .client=${t}
        .texts=${e}
        .replica=${i}
        .accepted=${this.accepted}
      ></rb-requested>`:o`<form role="search" @submit=${n(this,m,ke)}>
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
            @input=${n(this,m,$e)}
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
        <p class="sr" role="status">${n(this,m,ye).call(this)}</p>
        ${n(this,m,be).call(this)}
        ${this.query&&!this.opened?n(this,m,xe).call(this):o`${this.opened?l:o`<rb-discover
                      .client=${t}
                      .texts=${e}
                      .replica=${i}
                      .sections=${this.suggestions}
                      @rb-open=${n(this,m,ft)}
                    ></rb-discover>`}
              ${Wt(this.opened,o`<rb-browse
                  .client=${t}
                  .texts=${e}
                  .replica=${i}
                  .from=${this.opened}
                  @rb-open=${n(this,m,ft)}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}`}
      </div>`}};U=new WeakMap,m=new WeakSet,ge=async function(){let t=await this.client.command("discover",{}).catch(()=>null);this.suggestions=t?.sections??[]},ft=function({detail:t}){this.opened=t},be=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return l;let s=Ht(i,e.meAtMs,this.client.clock.nowMs());return o`<p class="left">
      ${s.remaining>0?t.requestsLeft({count:s.remaining}):t.noRequestsLeft({minutes:L(s.next_in_s)})}
    </p>`},ye=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found({count:this.found.hits.length}):t.searching},xe=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:r}=this,a=i?.playlists??[],c=i?.done&&i.hits.length+a.length===0&&!B(e);return o`<ul>
        ${a.map(b=>n(this,m,we).call(this,b))}
        ${Pt(i?.hits??[],({song:b})=>b.uri,b=>this.hit(b))}
        ${n(this,m,ve).call(this)}
      </ul>
      ${i&&!i.done?o`<p class="hint">${t.online}</p>`:l}
      ${c?o`<p class="hint">${t.none({query:i.query})}</p>`:l}
      ${i?.note?o`<p class="hint">${E(r,i.note)}</p>`:l}
      ${s?o`<p class="hint" role="alert">${wt(r,s)}</p>`:l}
      ${i?.more&&i.done?o`<p class="hint">${t.more}</p>`:l}`},ve=function(){let{search:t}=this.own,{query:e}=this;return o`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${n(this,m,qe)}>
        <span class="typed">${d(B(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${B(e)?t.asLink:t.asTyped({query:e})}</span>
          ${B(e)?o`<span class="artist muted" dir="auto">${e}</span>`:o`<span class="about muted">${t.asTypedHint}</span>`}
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},we=function(t){return st(t,{texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=t}})},$e=function(t){if(this.query=t.target.value.trim(),this.opened=null,clearTimeout(_(this,U)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}X(this,U,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Qt(this.found,e),this.problem=null},e=>{this.problem=e})},Ae))},ke=function(t){t.preventDefault();let[e]=n(this,m,gt).call(this).flat();e?e.focus():this.renderRoot.querySelector("input")?.blur()},Re=function(t){let e=t.composedPath()[0],i=this.renderRoot.querySelector("input"),s=[...i?[[i]]:[],...n(this,m,gt).call(this)],r=s.findIndex(Ce=>Ce.includes(e)),a=s[r];if(!a)return;let[c,b]=[t.key==="ArrowUp",t.key==="ArrowLeft"],S=(b||t.key==="ArrowRight")&&a.length>1;if(!(c||S||t.key==="ArrowDown"))return;let W=b===this.matches(":dir(rtl)")?1:-1,Q=S?a[a.indexOf(e)+W]:s[r+(c?-1:1)]?.[0];Q&&(t.preventDefault(),Q.focus())},gt=function(){let t=["rb-discover","rb-browse"].map(e=>this.renderRoot.querySelector(e)?.shadowRoot);return[this.renderRoot,...t].flatMap(e=>[...e?.querySelectorAll("ul")??[]].flatMap(i=>{let s=[...i.querySelectorAll("li > .ask:not(:disabled)")];return i.matches(".row")?[s]:s.map(r=>[r])}))},qe=function(){this.request(B(this.query)?{uri:this.query}:{query:this.query})},C.styles=[T,F,rt],p([$({attribute:!1})],C.prototype,"first",2),p([x()],C.prototype,"query",2),p([x()],C.prototype,"found",2),p([x()],C.prototype,"opened",2),p([x()],C.prototype,"problem",2),p([x()],C.prototype,"suggestions",2),p([x()],C.prototype,"accepted",2),C=p([q("rb-search")],C);var Te=R("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var K,z,bt,Ee,P=class extends yt{constructor(){super(...arguments);w(this,z);this.label="";this.open=!1;this.tall=!1;w(this,K,!1)}updated(t){!t.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return o`<dialog
      aria-label=${this.label}
      @close=${n(this,z,Ee)}
      @pointerdown=${t=>{X(this,K,n(this,z,bt).call(this,t))}}
      @click=${t=>{_(this,K)&&n(this,z,bt).call(this,t)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};K=new WeakMap,z=new WeakSet,bt=function(t){return t.composedPath()[0]===this.dialog},Ee=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},P.styles=[T,Te],p([$()],P.prototype,"label",2),p([$({type:Boolean})],P.prototype,"open",2),p([$({type:Boolean,reflect:!0})],P.prototype,"tall",2),p([xt("dialog")],P.prototype,"dialog",2),P=p([q("rb-sheet")],P);
