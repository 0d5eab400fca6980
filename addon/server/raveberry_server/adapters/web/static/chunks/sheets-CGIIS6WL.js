/* raveberry sources sha256:dfd5d91d40ec69d2e5aaf3457de0cd5c8153c70152b11a79b57550950b46995b */
import{a as Rt,b as S,c as y}from"./chunk-OBHOOJIZ.js";import{C as gt,D as yt,E as W,F as z,G as bt,H as w,I as a,J as L,K as xt,L as wt,M as vt,N as A,O as Z,P as tt,Q as $t,R as kt,S as et,T as Tt,a as p,b as $,c as u,d as F,e as n,f as T,g as o,i as l,j as mt,k as x,l as q,m as R,n as ut,o as ht,p as J,r as Q,t as _,u as j,v as ft,x as X}from"./chunk-VNBGVCC2.js";var Lt=[[/^The host has banned you.*/,"Der Gastgeber hat dich gesperrt; sprich mit ihm."],[/^The host has muted you.*/,"Der Gastgeber hat dich für eine Weile stumm geschaltet."],[/^A name needs.*/,"Ein Name braucht mindestens einen Buchstaben."],[/^Only the host may do that to a mod.*/,"Das darf bei einem Mod nur der Gastgeber."],[/^Nothing is playing.*/,"Gerade läuft nichts."],[/^Another song is playing by now.*/,"Inzwischen läuft ein anderes Lied; es wurde nicht übersprungen."],[/^There is nothing to undo.*/,"Es gibt nichts rückgängig zu machen."],[/^That song is here already.*/,"Das Lied ist schon da."],[/^That song is not remembered.*/,"An das Lied erinnert sich niemand mehr; wünsch es neu."],[/^The same song was asked for again.*/,"Das Lied wurde inzwischen neu gewünscht."],[/^The party is closed.*/,"Die Party ist geschlossen; warte, bis der Gastgeber sie öffnet."],[/^No songs are taken now.*/,"Gerade werden keine Lieder angenommen; stimme für die wartenden."],[/^It was last orders.*/,"Die letzte Runde ist vorbei; stimme für die wartenden Lieder."],[/^Only the host puts a song first.*/,"Ganz nach vorn darf nur der Gastgeber."],[/^That song is playing right now.*/,"Das Lied läuft gerade; wünsch es danach wieder."],[/^That song is playing already.*/,"Das Lied läuft schon."],[/^That is not your song.*/,"Das ist nicht dein Lied; stimme stattdessen ab."],[/^Others voted for it.*/,"Andere haben inzwischen dafür gestimmt; nimm stattdessen deine Stimme zurück."],[/^That song has left.*/,"Das Lied ist nicht mehr in der Warteschlange."],[/^There is no such song in the queue.*/,"Das Lied ist nicht in der Warteschlange."],[/^There is no such song.*/,"Das Lied gibt es nicht; suche es beim Namen."],[/^That song waits already.*/,"Das Lied wartet schon; es kommt."],[/^There is no voting.*/,"Auf dieser Party wird nicht abgestimmt; wünsch dir Lieder."],[/^There are no downvotes.*/,"Gegenstimmen gibt es hier nicht; stimme für das, was du magst."],[/^Those songs would stand in a ring.*/,"Die Lieder stünden im Kreis; verschiebe ein anderes."],[/^That song does not wait for a yes.*/,"Das Lied wartet auf kein Ja."],[/^Only the order fifo.*/,"Zufällig geht nur mit „Der Reihe nach“."],[/^The server cannot write.*/,"Der Server kann nicht speichern; der Gastgeber muss Platz schaffen."],[/^No source takes links.*/,"Solche Links nimmt keine Quelle; suche das Lied beim Namen."],[/^Nothing was found.*/,"Nichts gefunden; versuch andere Worte."],[/^Files are not taken.*/,"Dateien gehen nicht über ihren Pfad; suche das Lied beim Namen."],[/^Only http and https.*/,"Nur Links mit http und https gehen."],[/^That is no plain web link.*/,"Das ist kein einfacher Link; kopiere ihn noch einmal."],[/^Only links to public.*/,"Nur Links zu öffentlichen Adressen gehen."],[/^Only mods and the host may.*/,"Das dürfen nur Mods und der Gastgeber."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^1 song$/,"1 Lied"],[/^(\d+) songs$/,"$1 Lieder"],[/^1 vote$/,"1 Stimme"],[/^(\d+) votes$/,"$1 Stimmen"],[/^not there any more$/,"nicht mehr da"],[/^longer than (\d+) minutes$/,"länger als $1 Minuten"],[/^The player is not running.*/,"Der Player läuft nicht und wird von selbst neu gestartet. Bleibt es so, hilft ein Neustart; sein Protokoll sagt mehr."],[/^The player does not answer.*/,"Der Player antwortet nicht; er wird von selbst wieder gefragt. Bleibt es so, hilft ein Neustart."],[/^The player is being restarted.*/,"Der Player startet neu; die Musik geht gleich weiter."],[/^The sound has no way out.*/,"Der Ton kommt nicht hinaus: Ist der Lautsprecher oder die Soundkarte da und eingeschaltet?"],[/^The player takes songs but.*/,"Der Player nimmt Lieder an, spielt sie aber nicht; starte ihn neu."],[/^The music library cannot.*/,"Die Bibliothek ist nicht lesbar; prüfe die Platte des Servers."],[/^Several songs in a row.*/,"Mehrere Lieder nacheinander waren nicht spielbar: Ist der Musikordner da? Dann auf Abspielen tippen."]];var St=T(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}.options{display:flex;grid-column:1 / -1;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var ae={off:"all",all:"one",one:"off"},K,k,Et,B,qt,Ot,V=class extends L{constructor(){super(...arguments);u(this,k);u(this,K,new Rt(this,t=>this.carryOut("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,s=t.state==="playing",i=Math.round(100*($(this,K).value??t.volume));return o`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${s?"pause":"play"}
        aria-label=${s?e.pause:e.play}
        title=${s?e.pause:e.play}
        @click=${()=>this.carryOut(s?"pause":"play",{})}
      >
        ${a(s?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&n(this,k,qt).call(this,t.entry,t.epoch)}
      >
        ${a("skip")}
      </button>
      <label title=${e.volume}>
        ${a("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${e.volume}
          style=${ut({"--at":`${i}%`})}
          .value=${wt(String(i))}
          @input=${n(this,k,Ot)}
        />
        <output>${i} %</output>
      </label>
      ${n(this,k,Et).call(this)}
    </section>`}get own(){return S(this.texts)}};K=new WeakMap,k=new WeakSet,Et=function(){let{player:t,party:e}=this.replica,{controls:s}=this.own;return o`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.carryOut("restart_song",{})}
      >
        ${a(y.start)} ${s.fromStart}
      </button>
      ${n(this,k,B).call(this,y.silent,t.muted?s.muted:s.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${n(this,k,B).call(this,t.repeat==="one"?y.once:y.repeat,s.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:ae[t.repeat]})}
      ${n(this,k,B).call(this,y.spark,s.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?n(this,k,B).call(this,y.shuffle,s.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):l}
    </div>`},B=function(t,e,s,i,r){return o`<button
      data-command=${i}
      aria-pressed=${s}
      @click=${()=>this.carryOut(i,r)}
    >
      ${a(t)} ${e}
    </button>`},qt=async function(t,e){await this.carryOut("skip",{epoch:e})&&this.tellLeft(this.own.controls.skipped(t.song.title),t)},Ot=function(t){$(this,K).drag(t.target.valueAsNumber/100)},V.styles=[w,vt,St],V=p([x("rb-controls")],V);var Mt=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var c,nt,Dt,zt,Pt,Ht,Nt,at,_t,jt,lt,P=class extends L{constructor(){super(...arguments);u(this,c);this.armed=null}render(){let{entry:t,texts:e,replica:s}=this,{song:i}=t;return o`<div class="top">
        <rb-cover .song=${i} label=${e.cover(i.title)}></rb-cover>
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
          ${a("close")}
        </button>
      </div>
      <dl>
        ${n(this,c,Dt).call(this).map(([r,d])=>o`<dt>${r}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?o`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${a("outside")} ${this.own.openSource}
            </a>`:l}
      <div class="row">
        ${Z({entry:t,own:J(s,t.id),rights:this.rights,texts:e,onVote:r=>this.attempt(this.client.vote(t.id,r))})}
        ${$t(t,s.me)&&$(this,c,nt)?n(this,c,Pt).call(this):l}
        ${n(this,c,Ht).call(this)}
      </div>
      ${t.state==="approval"&&this.rights.mayModerate?n(this,c,_t).call(this):l}
      ${n(this,c,jt).call(this)}`}get own(){return S(this.texts)}};c=new WeakSet,nt=function(){return this.replica.entries.has(this.entry.id)},Dt=function(){let{entry:t,texts:e,own:s,replica:i}=this,{song:r}=t,d=Tt(i,this.client.clock.nowMs()).find(E=>E.entry.id===t.id);return[d?[s.when,n(this,c,zt).call(this,d.position,d.etaS)]:null,t.why?[s.reason,yt(e,t.why)]:null,t.reason?["!",z(e,t.reason)]:null,[e.votes,s.votesFor(t.up,t.down)],[s.source,et(t,i.me,e)],r.album?[s.album,r.album]:null,r.duration_s===null?null:[s.length,Q(r.duration_s)],t.dedication?["♥",t.dedication]:null].filter(E=>E!==null)},zt=function(t,e){let s=this.texts.position(t);return e===null?s:`${this.own.inMinutesLong(_(e))}, ${s}`},Pt=function(){let{own:t,entry:e}=this;return n(this,c,lt).call(this,"withdraw",t.withdraw,"back",async()=>{await this.carryOut("withdraw",{entry:e.id})&&(this.tell(t.withdrawn(e.song.title)),this.closeSheet())})},Ht=function(){let{texts:t,own:e,entry:s,replica:i}=this;if(!this.rights.maySteer||!$(this,c,nt))return l;let r=i.order.indexOf(s.id),{title:d}=s.song;return[o`<button class="wide" data-command="prioritize" @click=${n(this,c,Nt)}>
        ${a("first")} ${t.prioritize}
      </button>`,o`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn(e.sooner,d)}
        title=${e.sooner}
        ?disabled=${r===0}
        @click=${()=>n(this,c,at).call(this,r-1,i.order[r-1])}
      >
        ${a("up")}
      </button>`,o`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn(e.later,d)}
        title=${e.later}
        ?disabled=${r===i.order.length-1}
        @click=${()=>n(this,c,at).call(this,r+1,i.order[r+2])}
      >
        ${a("down")}
      </button>`,n(this,c,lt).call(this,"remove",t.remove,"remove",async()=>{await this.carryOut("remove",{entry:s.id})&&(this.tellLeft(t.toast.removed(d),s),this.closeSheet())})]},Nt=async function(){let{texts:t,entry:e}=this;await this.carryOut("prioritize",{entry:e.id})&&(this.tell(t.toast.prioritized(e.song.title)),this.closeSheet())},at=async function(t,e){let{own:s,entry:i}=this,r=e===void 0?{}:{before:e};await this.carryOut("move",{entry:i.id,...r})&&this.tell(s.moved(i.song.title,t+1))},_t=function(){let{texts:t,entry:e}=this,{title:s}=e.song;return o`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.carryOut("approve",{entry:e.id})&&this.tell(t.toast.approved(s))}}
      >
        ${a("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.carryOut("reject",{entry:e.id})&&this.tellLeft(t.toast.rejected(s),e)}}
      >
        ${a("close")} ${t.reject}
      </button>
    </div>`},jt=function(){let{client:t,entry:e,texts:s,own:i,replica:r}=this,d=kt(e,r.me),f=d!==null&&d.id!=="host"&&d.id!==r.me.id;return!this.rights.mayModerate||!f?l:o`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title(W(s,d.name))}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${s}
        .replica=${r}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},lt=function(t,e,s,i){let r=this.armed===t;return o`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=r?null:t,r&&i()}}
    >
      ${a(s)} ${r?this.texts.sure:e}
    </button>`},P.styles=[w,A,tt,Mt],p([q({attribute:!1})],P.prototype,"entry",2),p([R()],P.prototype,"armed",2),P=p([x("rb-details")],P);var st=T(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}li{color:var(--muted)}.code span{display:flex;gap:8px}");var v,At,dt,Ct,pt,It,U=class extends L{constructor(){super(...arguments);u(this,v)}render(){let{texts:t,own:e}=this,{profile:s}=e,{me:i,party:r}=this.replica;return o`<header>
        <h2>${s.title} <small>${s.role[i.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${a("close")}
        </button>
      </header>
      <p class="muted">${s.hint}</p>
      <form @submit=${n(this,v,It)}>
        <label>
          ${s.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?W(t,i.name):""}
            data-first
          />
        </label>
        <label>
          ${s.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        <button class="main" data-command="set_profile">${a("check")} ${s.save}</button>
      </form>
      ${i.texts?.length&&i.role==="guest"?n(this,v,At).call(this,i.texts):l}
      ${r.join==="code"&&i.id===null?n(this,v,dt).call(this,"code",s.code,s.codeHint,s.joined):l}
      ${i.role==="guest"?[n(this,v,Ct).call(this),n(this,v,dt).call(this,"mod_code",s.modCode,s.modCodeHint,s.isMod)]:l}`}get own(){return S(this.texts)}};v=new WeakSet,At=function(t){return o`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>o`<q dir="auto">${e}</q> `)}
    </p>`},dt=function(t,e,s,i){return o`<form
      class="code"
      @submit=${async r=>{r.preventDefault();let d=String(new FormData(r.target).get("code")).trim();if(d==="")return;let f=this.client.join({[t]:d}).then(()=>!0);await this.attempt(f)&&(this.tell(i),this.closeSheet())}}
    >
      <label>
        ${e} <small>${s}</small>
        <span>
          <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
          <button data-join=${t}>${this.own.profile.enter}</button>
        </span>
      </label>
    </form>`},Ct=function(){let{texts:t,own:e}=this,{profile:s}=e,{requests:i,votes:r}=this.replica.me.limits;return o`<h3>${s.left}</h3>
      <ul>
        <li>${n(this,v,pt).call(this,i,s.requests,d=>t.noRequestsLeft(_(d)))}</li>
        <li>${n(this,v,pt).call(this,r,s.votes,d=>t.noVotesLeft(Math.ceil(d)))}</li>
      </ul>`},pt=function(t,e,s){if(t===null)return this.own.profile.unlimited;let i=X(t,this.replica.meAtMs,this.client.clock.nowMs()),r=e(i.remaining,i.limit);return i.remaining>0?r:`${r}: ${s(i.next_in_s)}`},It=async function(t){t.preventDefault();let{me:e}=this.replica,s=new FormData(t.target),[i,r]=[String(s.get("name")).trim(),String(s.get("color"))],f={...i!==""&&i!==W(this.texts,e.name)?{name:i}:{},...r===e.color?{}:{color:r}};if(Object.keys(f).length>0){if(!await this.carryOut("set_profile",f))return;this.tell(this.own.profile.saved)}this.closeSheet()},U.styles=[w,st],U=p([x("rb-profile")],U);var Gt=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var it,Ft,C=class extends L{constructor(){super(...arguments);u(this,it)}render(){let{texts:t,replica:e}=this,{recap:s}=S(t),{songs:i,guests:r,votes:d,top:f}=this.recap;return o`<header>
        <h2>${s.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          data-first
          @click=${()=>this.closeSheet()}
        >
          ${a("close")}
        </button>
      </header>
      <p class="numbers">
        <strong>${s.songs(i)}</strong><strong>${s.guests(r)}</strong
        ><strong>${s.votes(d)}</strong>
      </p>
      ${f.length>0?o`<h3>${s.top}</h3>`:l}
      <ol>
        ${f.map(E=>o`<li>
            <rb-cover .song=${E.song}></rb-cover>
            <span class="words">
              <b dir="auto">${E.song.title}</b>
              <span dir="auto">${E.song.artist}</span>
              ${et(E,e.me,t)}
            </span>
            <output>${t.score(E.score)}</output>
          </li>`)}
      </ol>
      ${this.rights.mayHost?o`<button data-command="undo" @click=${n(this,it,Ft)}>
              ${a("back")} ${s.reopen}
            </button>`:l}`}};it=new WeakSet,Ft=async function(){let t=await this.carryOut("undo",{});t&&(this.tell(this.texts.toast.undone(t.entries.length)),this.closeSheet())},C.styles=[w,tt,st,Gt],p([q({attribute:!1})],C.prototype,"recap",2),C=p([x("rb-recap")],C);function Wt(m,b){if(m?.id!==b.id)return b;let t=new Map(b.hits.map(s=>[s.song.uri,s])),e=[];for(let{song:s}of m.hits){let i=t.get(s.uri);i&&t.delete(s.uri)&&e.push(i)}return{...b,hits:[...e,...t.values()]}}var H=class extends L{constructor(){super(...arguments);this.asked=null}get own(){return S(this.texts)}hit(t){let{song:e,mark:s}=t,i=s==="ok"&&this.rights.mayRequest;return o`<li class=${s==="ok"||s==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!i||this.asked!==null}
        title=${i?this.own.search.request(e.title):l}
        @click=${()=>this.ask({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${s==="ok"?l:o`<span class="mark">${this.#s(t)}</span>`}
        </span>
        ${i?o`<span class="go">${a(this.asked===e.uri?"check":"plus")}</span>`:l}
      </button>
      ${s==="waiting"?this.#i(t):l}
    </li>`}#e({song:t}){let{explicit:e,sources:s}=this.own;return[t.artist,t.duration_s===null?"":Q(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.source==="local"?"":s[t.source]??t.source].filter(Boolean).join(" · ")}#s({mark:t,reason:e}){let{mark:s}=this.own;return t==="waiting"||e===null?s[t]:z(this.texts,e)}#i({entry:t}){let e=t===null?void 0:ht(this.replica,t);return e?Z({entry:e,own:J(this.replica,e.id),rights:this.rights,texts:this.texts,onVote:s=>this.attempt(this.client.vote(e.id,s))}):l}async ask(t){let e=this.dedication(),s=e?{...t,dedication:e}:t;this.asked="uri"in t?t.uri:t.query,this.#t(await this.carryOut("enqueue",s))}async askDice(){this.asked="dice",this.#t(await this.carryOut("enqueue_random",{}))}#t(t){this.asked=null,t&&(this.tell(this.#r(t)),this.closeSheet(t.entry.id))}#r({entry:t,duplicate:e}){let{search:s}=this.own,{player:i}=this.replica,{title:r}=t.song;return e?s.duplicate(r):t.state==="approval"?s.requestedApproval(r):(i.entry?.id===t.id||i.state==="idle")&&(t.position??2)<=1?s.requestedNow(r):t.state==="pending"||t.position===null?s.requestedPending(r):s.requested(r,t.position)}};p([R()],H.prototype,"asked",2);var rt=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.shelf{display:flex;align-items:center;gap:6px;padding-bottom:6px}.shelf h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}");var Vt=60,le="dice",de={folder:a(y.folder),artist:a("person"),album:a(y.disc),playlist:a(y.list),song:a("note")},pe={album:"local:album/",folder:"local:folder/",playlist:"local:playlist/",saved:"saved:"},h,Bt,Kt,Ut,Yt,ct,Jt,Qt,O=class extends H{constructor(){super(...arguments);u(this,h);this.dedicated=()=>"";this.way=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),n(this,h,ct).call(this,"")}dedication(){return this.dedicated()}render(){let{search:t}=this.own,e=this.way.at(-1);if(!e)return o`<p class="hint">${t.hint}</p>`;let s=this.way.length===1;return o`${s?l:n(this,h,Bt).call(this,e)} ${n(this,h,Yt).call(this)}
      <ul>
        ${s&&this.rights.mayRequest?n(this,h,Kt).call(this):l}
        ${e.items.map(i=>i.hit?this.hit(i.hit):n(this,h,Ut).call(this,i))}
      </ul>
      ${s&&e.items.length===0?o`<p class="hint">${t.hint}</p>`:l}
      ${e.more?o`<button class="more" ?disabled=${this.isLoading} @click=${()=>n(this,h,Jt).call(this,e)}>
              ${t.showMore}
            </button>`:l}`}};h=new WeakSet,Bt=function({path:t,title:e}){let{search:s}=this.own,i=ce(t);return o`<header class="shelf">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${()=>{this.way=this.way.slice(0,-1),this.added=null}}
      >
        ${a(y.backward)}
      </button>
      <h3 dir="auto">${this.own.shelves[t]??e}</h3>
      ${i&&this.rights.maySteer?o`<button
              data-command="enqueue_playlist"
              ?disabled=${this.asked!==null}
              @click=${()=>n(this,h,Qt).call(this,i)}
            >
              ${a("plus")} ${s.addAll}
            </button>`:l}
    </header>`},Kt=function(){let{search:t}=this.own;return o`<li>
      <button class="ask" data-dice ?disabled=${this.asked!==null} @click=${this.askDice}>
        <span class="typed">${a(y.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${a("plus")}</span>
      </button>
    </li>`},Ut=function({kind:t,path:e,title:s,subtitle:i,artwork_url:r}){return e===null?o`${l}`:o`<li data-path=${e}>
      <button class="ask" ?disabled=${this.isLoading} @click=${()=>n(this,h,ct).call(this,e)}>
        <span class="typed">
          ${r?o`<img src=${ft(r)} alt="" loading="lazy" />`:e===le?a(y.dice):de[t]}
        </span>
        <span class="words">
          <span class="title" dir="auto">${this.own.shelves[e]??s}</span>
          ${i?o`<span class="artist muted" dir="auto">${z(this.texts,i)}</span>`:l}
        </span>
        <span class="on">${a(y.forward)}</span>
      </button>
    </li>`},Yt=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return l;let{failed:s,left_out:i,reading:r}=e;return o`<div class="outcome" role="status">
      <strong>${t.added(e.added,e.total)}</strong>
      ${r?o`<p>${t.reading}</p>`:l}
      ${i?o`<p>${t.leftOut(i)}</p>`:l}
      ${s.length>0?o`<ul>
              ${s.map(({title:d,reason:f})=>o`<li><bdi>${d}</bdi>: ${z(this.texts,f)}</li>`)}
            </ul>`:l}
    </div>`},ct=async function(t){this.isLoading=!0;let e=await this.carryOut("browse",{path:t,limit:Vt});this.isLoading=!1,e&&(this.added=null,this.way=[...this.way,e],this.closest(".scroll")?.scrollTo(0,0))},Jt=async function(t){this.isLoading=!0;let{path:e,items:s}=t,i=await this.carryOut("browse",{path:e,offset:s.length,limit:Vt});if(this.isLoading=!1,!i)return;let r={...i,items:[...s,...i.items]};this.way=this.way.map(d=>d===t?r:d)},Qt=async function(t){this.asked=t;let e=await this.carryOut("enqueue_playlist",{uri:t});this.asked=null,e&&(this.added=e)},O.styles=[w,A,rt],p([q({attribute:!1})],O.prototype,"dedicated",2),p([R()],O.prototype,"way",2),p([R()],O.prototype,"isLoading",2),p([R()],O.prototype,"added",2),O=p([x("rb-browse")],O);function ce(m){let[b="",t]=m.split("/"),e=pe[b];return t&&e?e+t:null}var me=120,I,g,Xt,Zt,te,ee,se,ie,re,M=class extends H{constructor(){super(...arguments);u(this,g);this.query="";this.found=null;this.problem=null;u(this,I)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout($(this,I)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:e,replica:s}=this,{search:i}=this.own;return o`<form role="search" @submit=${n(this,g,ie)}>
        <label class="field">
          ${a("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${i.field}
            aria-label=${i.field}
            @input=${n(this,g,se)}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${a("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,g,Zt).call(this)}</p>
        ${n(this,g,Xt).call(this)}
        ${this.query?n(this,g,te).call(this):o`<rb-browse
                .client=${t}
                .texts=${e}
                .replica=${s}
                .dedicated=${()=>this.dedication()}
              ></rb-browse>`}
        <label class="dedication">
          ${i.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};I=new WeakMap,g=new WeakSet,Xt=function(){let{texts:t,replica:e}=this,{requests:s}=e.me.limits;if(s===null)return l;let i=X(s,e.meAtMs,this.client.clock.nowMs());return o`<p class="left">
      ${i.remaining>0?t.requestsLeft(i.remaining):t.noRequestsLeft(_(i.next_in_s))}
    </p>`},Zt=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found(this.found.hits.length):t.searching},te=function(){let{search:t}=this.own,{query:e,found:s,problem:i,texts:r}=this,d=s?.done&&s.hits.length===0&&!j(e);return o`<ul>
        ${n(this,g,ee).call(this)}
        ${xt(s?.hits??[],({song:f})=>f.uri,f=>this.hit(f))}
      </ul>
      ${s&&!s.done?o`<p class="hint">${t.online}</p>`:l}
      ${d?o`<p class="hint">${t.none(s.query)}</p>`:l}
      ${i?o`<p class="hint" role="alert">${bt(r,i)}</p>`:l}
      ${s?.more&&s.done?o`<p class="hint">${t.more}</p>`:l}`},ee=function(){let{search:t}=this.own,{query:e}=this;return o`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${n(this,g,re)}>
        <span class="typed">${a(j(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${j(e)?t.asLink:t.asTyped(e)}</span>
          <span class="artist muted" dir="auto">${j(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${a("send")}</span>
      </button>
    </li>`},se=function(t){if(this.query=t.target.value.trim(),clearTimeout($(this,I)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}F(this,I,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Wt(this.found,e),this.problem=null},e=>{this.problem=e})},me))},ie=function(t){t.preventDefault(),this.renderRoot.querySelector("input")?.blur()},re=function(){this.ask(j(this.query)?{uri:this.query}:{query:this.query})},M.styles=[w,A,rt],p([R()],M.prototype,"query",2),p([R()],M.prototype,"found",2),p([R()],M.prototype,"problem",2),M=p([x("rb-search")],M);var oe=T(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var Y,G,D,ne,ot,N=class extends mt{constructor(){super(...arguments);u(this,D);this.label="";this.tall=!1;u(this,Y,null);u(this,G,null)}connectedCallback(){super.connectedCallback(),F(this,Y,ue()),!(typeof CloseWatcher>"u")&&(F(this,G,new CloseWatcher),$(this,G).onclose=()=>n(this,D,ot).call(this))}disconnectedCallback(){super.disconnectedCallback(),$(this,G)?.destroy(),$(this,Y)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return o`<div class="backdrop" @click=${n(this,D,ot)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${n(this,D,ne)}
      >
        <slot></slot>
      </div>`}};Y=new WeakMap,G=new WeakMap,D=new WeakSet,ne=function(t){t.key==="Escape"&&n(this,D,ot).call(this)},ot=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},N.styles=[w,oe],p([q()],N.prototype,"label",2),p([q({type:Boolean,reflect:!0})],N.prototype,"tall",2),N=p([x("rb-sheet")],N);function ue(){let m=document.activeElement;for(;m?.shadowRoot?.activeElement;)m=m.shadowRoot.activeElement;return m instanceof HTMLElement?m:null}gt("de",Lt);
