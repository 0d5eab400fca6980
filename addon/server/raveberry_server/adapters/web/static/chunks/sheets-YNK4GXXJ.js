/* raveberry sources sha256:04115f7df057412a74668c4bcbb9230571e93bf24fe3f26624729136987f07b9 */
import{a as Rt,b as E,c as h}from"./chunk-4J3IXP6J.js";import{C as ht,D as ft,E as W,F as S,G as gt,H as $,I as l,J as L,K as yt,L as bt,M as wt,N as H,O as Z,P as xt,Q as $t,R as vt,S as kt,T as Tt,a as p,b as v,c as u,d as G,e as o,f as T,g as n,i as a,j as pt,k as x,l as q,m as R,n as ct,o as mt,p as Q,r as Y,t as A,u as C,v as ut,x as X}from"./chunk-YK6QCYIL.js";var St=[[/^The host has banned you.*/,"Der Gastgeber hat dich gesperrt; sprich mit ihm."],[/^The host has muted you.*/,"Der Gastgeber hat dich für eine Weile stumm geschaltet."],[/^A name needs.*/,"Ein Name braucht mindestens einen Buchstaben."],[/^Only the host may do that to a mod.*/,"Das darf bei einem Mod nur der Gastgeber."],[/^Nothing is playing.*/,"Gerade läuft nichts."],[/^Another song is playing by now.*/,"Inzwischen läuft ein anderes Lied; es wurde nicht übersprungen."],[/^There is nothing to undo.*/,"Es gibt nichts rückgängig zu machen."],[/^That song is here already.*/,"Das Lied ist schon da."],[/^That song is not remembered.*/,"An das Lied erinnert sich niemand mehr; wünsch es neu."],[/^The same song was asked for again.*/,"Das Lied wurde inzwischen neu gewünscht."],[/^The party is closed.*/,"Die Party ist geschlossen; warte, bis der Gastgeber sie öffnet."],[/^No songs are taken now.*/,"Gerade werden keine Lieder angenommen; stimme für die wartenden."],[/^It was last orders.*/,"Die letzte Runde ist vorbei; stimme für die wartenden Lieder."],[/^Only the host puts a song first.*/,"Ganz nach vorn darf nur der Gastgeber."],[/^That song is playing right now.*/,"Das Lied läuft gerade; wünsch es danach wieder."],[/^That song is playing already.*/,"Das Lied läuft schon."],[/^That is not your song.*/,"Das ist nicht dein Lied; stimme stattdessen ab."],[/^Others voted for it.*/,"Andere haben inzwischen dafür gestimmt; nimm stattdessen deine Stimme zurück."],[/^That song has left.*/,"Das Lied ist nicht mehr in der Warteschlange."],[/^There is no such song in the queue.*/,"Das Lied ist nicht in der Warteschlange."],[/^There is no such song.*/,"Das Lied gibt es nicht; suche es beim Namen."],[/^That song waits already.*/,"Das Lied wartet schon; es kommt."],[/^There is no voting.*/,"Auf dieser Party wird nicht abgestimmt; wünsch dir Lieder."],[/^There are no downvotes.*/,"Gegenstimmen gibt es hier nicht; stimme für das, was du magst."],[/^Those songs would stand in a ring.*/,"Die Lieder stünden im Kreis; verschiebe ein anderes."],[/^That song does not wait for a yes.*/,"Das Lied wartet auf kein Ja."],[/^Only the order fifo.*/,"Zufällig geht nur mit „Der Reihe nach“."],[/^The server cannot write.*/,"Der Server kann nicht speichern; der Gastgeber muss Platz schaffen."],[/^No source takes links.*/,"Solche Links nimmt keine Quelle; suche das Lied beim Namen."],[/^Nothing was found.*/,"Nichts gefunden; versuch andere Worte."],[/^Files are not taken.*/,"Dateien gehen nicht über ihren Pfad; suche das Lied beim Namen."],[/^Only http and https.*/,"Nur Links mit http und https gehen."],[/^That is no plain web link.*/,"Das ist kein einfacher Link; kopiere ihn noch einmal."],[/^Only links to public.*/,"Nur Links zu öffentlichen Adressen gehen."],[/^Only mods and the host may.*/,"Das dürfen nur Mods und der Gastgeber."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^The music was away.*/,"Die Musik war länger als eine halbe Stunde weg und geht nicht von selbst weiter; tippe auf Abspielen."],[/^Something else was started.*/,"Ein anderes Programm hat den Player benutzt; er wird zurückgeholt. Gib ihm einen anderen Player."],[/^Joining is by a code.*/,"Mitmachen geht mit Code: scanne ihn auf der Party oder tippe ihn ein."],[/^That code is wrong or over.*/,"Der Code ist falsch oder abgelaufen; nimm den von jetzt."],[/^1 song$/,"1 Lied"],[/^(\d+) songs$/,"$1 Lieder"],[/^1 vote$/,"1 Stimme"],[/^(\d+) votes$/,"$1 Stimmen"],[/^not there any more$/,"nicht mehr da"],[/^longer than (\d+(?::\d\d)?) minutes$/,"länger als $1 Minuten"],[/^played (\d+) min ago$/,"lief vor $1 min"],[/^played here before, and only new music is taken$/,"lief hier schon, gewünscht ist nur Neues"],[/^explicit songs are not played here$/,"anstößige Lieder laufen hier nicht"],[/^that artist is not played here$/,"wird hier nicht gespielt"],[/^that title holds a word that is not played here$/,"der Titel hat ein Wort, das hier nicht läuft"],[/^not there any more$/,"ist nicht mehr da"],[/^its source is switched off$/,"seine Quelle ist abgeschaltet"],[/^The player is not running.*/,"Der Player läuft nicht und wird von selbst neu gestartet. Bleibt es so, hilft ein Neustart; sein Protokoll sagt mehr."],[/^The player does not answer.*/,"Der Player antwortet nicht; er wird von selbst wieder gefragt. Bleibt es so, hilft ein Neustart."],[/^The player is being restarted.*/,"Der Player startet neu; die Musik geht gleich weiter."],[/^The sound has no way out.*/,"Der Ton kommt nicht hinaus: Ist der Lautsprecher oder die Soundkarte da und eingeschaltet?"],[/^The player takes songs but.*/,"Der Player nimmt Lieder an, spielt sie aber nicht; starte ihn neu."],[/^The music library cannot.*/,"Die Bibliothek ist nicht lesbar; prüfe die Platte des Servers."],[/^Several songs in a row.*/,"Mehrere Lieder nacheinander waren nicht spielbar: Ist der Musikordner da? Dann auf Abspielen tippen."]];var Lt=T(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}.options{display:flex;grid-column:1 / -1;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var de={off:"all",all:"one",one:"off"},K,k,Et,B,qt,Ot,V=class extends L{constructor(){super(...arguments);u(this,k);u(this,K,new Rt(this,t=>this.carryOut("set_volume",{volume:t})))}render(){let{player:t}=this.replica,{controls:e}=this.own,i=t.state==="playing",s=Math.round(100*(v(this,K).value??t.volume));return n`<section class="card" aria-label=${e.name}>
      <button
        class="main round"
        data-command=${i?"pause":"play"}
        aria-label=${i?e.pause:e.play}
        title=${i?e.pause:e.play}
        @click=${()=>this.carryOut(i?"pause":"play",{})}
      >
        ${l(i?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${e.skip}
        title=${e.skip}
        ?disabled=${t.entry===null}
        @click=${()=>t.entry&&o(this,k,qt).call(this,t.entry,t.epoch)}
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
          style=${ct({"--at":`${s}%`})}
          .value=${bt(String(s))}
          @input=${o(this,k,Ot)}
        />
        <output>${s} %</output>
      </label>
      ${o(this,k,Et).call(this)}
    </section>`}get own(){return E(this.texts)}};K=new WeakMap,k=new WeakSet,Et=function(){let{player:t,party:e}=this.replica,{controls:i}=this.own;return n`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${t.entry===null}
        @click=${()=>this.carryOut("restart_song",{})}
      >
        ${l(h.start)} ${i.fromStart}
      </button>
      ${o(this,k,B).call(this,h.silent,t.muted?i.muted:i.mute,t.muted,"set_muted",{muted:!t.muted})}
      ${o(this,k,B).call(this,t.repeat==="one"?h.once:h.repeat,i.repeat[t.repeat],t.repeat!=="off","set_repeat",{mode:de[t.repeat]})}
      ${o(this,k,B).call(this,h.spark,i.autoplay,t.autoplay,"set_autoplay",{on:!t.autoplay})}
      ${e.order==="fifo"?o(this,k,B).call(this,h.shuffle,i.shuffle,t.shuffle,"set_shuffle",{on:!t.shuffle}):a}
    </div>`},B=function(t,e,i,s,r){return n`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.carryOut(s,r)}
    >
      ${l(t)} ${e}
    </button>`},qt=async function(t,e){await this.carryOut("skip",{epoch:e})&&this.tellLeft(this.own.controls.skipped(t.song.title),t)},Ot=function(t){v(this,K).drag(t.target.valueAsNumber/100)},V.styles=[$,wt,Lt],V=p([x("rb-controls")],V);var Mt=T(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var c,rt,Dt,zt,Pt,Nt,_t,nt,At,Ct,ot,P=class extends L{constructor(){super(...arguments);u(this,c);this.armed=null}render(){let{entry:t,texts:e,replica:i}=this,{song:s}=t;return n`<div class="top">
        <rb-cover .song=${s} label=${e.cover(s.title)}></rb-cover>
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
          ${l("close")}
        </button>
      </div>
      <dl>
        ${o(this,c,Dt).call(this).map(([r,d])=>n`<dt>${r}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?n`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${Z({entry:t,own:Q(i,t.id),rights:this.rights,texts:e,onVote:r=>this.attempt(this.client.vote(t.id,r))})}
        ${$t(t,i.me)&&v(this,c,rt)?o(this,c,Pt).call(this):a}
        ${o(this,c,Nt).call(this)}
      </div>
      ${t.state==="approval"&&this.rights.mayModerate?o(this,c,At).call(this):a}
      ${o(this,c,Ct).call(this)}`}get own(){return E(this.texts)}};c=new WeakSet,rt=function(){return this.replica.entries.has(this.entry.id)},Dt=function(){let{entry:t,texts:e,own:i,replica:s}=this,{song:r}=t,d=Tt(s,this.client.clock.nowMs()).find(z=>z.entry.id===t.id);return[d?[i.when,o(this,c,zt).call(this,d.position,d.etaS)]:null,t.why?[i.reason,ft(e,t.why)]:null,t.reason?["!",S(e,t.reason)]:null,[e.votes,i.votesFor(t.up,t.down)],[i.source,kt(t,s.me,e)],r.album?[i.album,r.album]:null,r.duration_s===null?null:[i.length,Y(r.duration_s)],t.dedication?["♥",t.dedication]:null].filter(z=>z!==null)},zt=function(t,e){let i=this.texts.position(t);return e===null?i:`${this.own.inMinutesLong(A(e))}, ${i}`},Pt=function(){let{own:t,entry:e}=this;return o(this,c,ot).call(this,"withdraw",t.withdraw,"back",async()=>{await this.carryOut("withdraw",{entry:e.id})&&(this.tell(t.withdrawn(e.song.title)),this.closeSheet())})},Nt=function(){let{texts:t,own:e,entry:i,replica:s}=this;if(!this.rights.maySteer||!v(this,c,rt))return a;let r=s.order.indexOf(i.id),{title:d}=i.song;return[n`<button class="wide" data-command="prioritize" @click=${o(this,c,_t)}>
        ${l("first")} ${t.prioritize}
      </button>`,n`<button
        class="round"
        data-move="sooner"
        aria-label=${t.actionOn(e.sooner,d)}
        title=${e.sooner}
        ?disabled=${r===0}
        @click=${()=>o(this,c,nt).call(this,r-1,s.order[r-1])}
      >
        ${l("up")}
      </button>`,n`<button
        class="round"
        data-move="later"
        aria-label=${t.actionOn(e.later,d)}
        title=${e.later}
        ?disabled=${r===s.order.length-1}
        @click=${()=>o(this,c,nt).call(this,r+1,s.order[r+2])}
      >
        ${l("down")}
      </button>`,o(this,c,ot).call(this,"remove",t.remove,"remove",async()=>{await this.carryOut("remove",{entry:i.id})&&(this.tellLeft(t.toast.removed(d),i),this.closeSheet())})]},_t=async function(){let{texts:t,entry:e}=this;await this.carryOut("prioritize",{entry:e.id})&&(this.tell(t.toast.prioritized(e.song.title)),this.closeSheet())},nt=async function(t,e){let{own:i,entry:s}=this,r=e===void 0?{}:{before:e};await this.carryOut("move",{entry:s.id,...r})&&this.tell(i.moved(s.song.title,t+1))},At=function(){let{texts:t,entry:e}=this,{title:i}=e.song;return n`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.carryOut("approve",{entry:e.id})&&this.tell(t.toast.approved(i))}}
      >
        ${l("check")} ${t.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.carryOut("reject",{entry:e.id})&&this.tellLeft(t.toast.rejected(i),e)}}
      >
        ${l("close")} ${t.reject}
      </button>
    </div>`},Ct=function(){let{client:t,entry:e,texts:i,own:s,replica:r}=this,d=vt(e,r.me),g=d!==null&&d.id!=="host"&&d.id!==r.me.id;return!this.rights.mayModerate||!g?a:n`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title(W(i,d.name))}</bdi></h3>
      <rb-guest-actions
        .client=${t}
        .texts=${i}
        .replica=${r}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ot=function(t,e,i,s){let r=this.armed===t;return n`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${t}
      @click=${()=>{this.armed=r?null:t,r&&s()}}
    >
      ${l(i)} ${r?this.texts.sure:e}
    </button>`},P.styles=[$,H,xt,Mt],p([q({attribute:!1})],P.prototype,"entry",2),p([R()],P.prototype,"armed",2),P=p([x("rb-details")],P);var tt=T(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}li{color:var(--muted)}.code span{display:flex;gap:8px}");var y,Ht,jt,at,It,lt,Ft,U=class extends L{constructor(){super(...arguments);u(this,y)}render(){let{texts:t,own:e}=this,{profile:i}=e,{me:s,party:r}=this.replica;return n`<header>
        <h2>${i.title} <small>${i.role[s.role]}</small></h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </header>
      <p class="muted">${i.hint}</p>
      <form @submit=${o(this,y,Ft)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?W(t,s.name):""}
            data-first
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        <button class="main" data-command="set_profile">${l("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showNight()}>
        ${l(h.list)} ${e.recap.soFar}
      </button>
      ${r.hashtags?o(this,y,Ht).call(this):a}
      ${s.texts?.length&&s.role==="guest"?o(this,y,jt).call(this,s.texts):a}
      ${r.join==="code"&&s.id===null?o(this,y,at).call(this,"code",i.code,i.codeHint,i.joined):a}
      ${s.role==="guest"?[o(this,y,It).call(this),o(this,y,at).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:a}`}get own(){return E(this.texts)}};y=new WeakSet,Ht=function(){let{profile:t}=this.own;return n`<form
      class="code"
      @submit=${async e=>{e.preventDefault();let i=e.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.carryOut("add_hashtag",{text:s})||(i.reset(),this.tell(t.hashtagAdded))}}
    >
      <label>
        ${t.hashtag}
        <span>
          <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
          <button data-command="add_hashtag">${t.enter}</button>
        </span>
      </label>
    </form>`},jt=function(t){return n`<p class="muted">
      ${this.own.profile.texts}: ${t.map(({text:e})=>n`<q dir="auto">${e}</q> `)}
    </p>`},at=function(t,e,i,s){return n`<form
      class="code"
      @submit=${async r=>{r.preventDefault();let d=String(new FormData(r.target).get("code")).trim();if(d==="")return;let g=this.client.join({[t]:d}).then(()=>!0);await this.attempt(g)&&(this.tell(s),this.closeSheet())}}
    >
      <label>
        ${e} <small>${i}</small>
        <span>
          <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
          <button data-join=${t}>${this.own.profile.enter}</button>
        </span>
      </label>
    </form>`},It=function(){let{texts:t,own:e}=this,{profile:i}=e,{requests:s,votes:r}=this.replica.me.limits;return n`<h3>${i.left}</h3>
      <ul>
        <li>${o(this,y,lt).call(this,s,i.requests,d=>t.noRequestsLeft(A(d)))}</li>
        <li>${o(this,y,lt).call(this,r,i.votes,d=>t.noVotesLeft(Math.ceil(d)))}</li>
      </ul>`},lt=function(t,e,i){if(t===null)return this.own.profile.unlimited;let s=X(t,this.replica.meAtMs,this.client.clock.nowMs()),r=e(s.remaining,s.limit);return s.remaining>0?r:`${r}: ${i(s.next_in_s)}`},Ft=async function(t){t.preventDefault();let{me:e}=this.replica,i=new FormData(t.target),[s,r]=[String(i.get("name")).trim(),String(i.get("color"))],g={...s!==""&&s!==W(this.texts,e.name)?{name:s}:{},...r===e.color?{}:{color:r}};if(Object.keys(g).length>0){if(!await this.carryOut("set_profile",g))return;this.tell(this.own.profile.saved)}this.closeSheet()},U.styles=[$,tt],U=p([x("rb-profile")],U);var Gt=T(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var et,Wt,j=class extends L{constructor(){super(...arguments);u(this,et)}render(){let{texts:t,replica:e}=this,{recap:i}=E(t),{songs:s,guests:r,votes:d,top:g}=this.night;return n`<header>
        <h2>${e.party.open?i.soFar:i.title}</h2>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          data-first
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </header>
      <p class="numbers">
        <strong>${i.songs(s)}</strong><strong>${i.guests(r)}</strong
        ><strong>${i.votes(d)}</strong>
      </p>
      ${g.length>0?n`<h3>${i.top}</h3>`:a}
      <ol>
        ${g.map(({song:z,score:le})=>n`<li>
            <rb-cover .song=${z}></rb-cover>
            <span class="words">
              <b dir="auto">${z.title}</b>
              <span dir="auto">${z.artist}</span>
            </span>
            <output>${t.score(le)}</output>
          </li>`)}
      </ol>
      ${this.rights.mayHost&&!e.party.open?n`<button data-command="undo" @click=${o(this,et,Wt)}>
              ${l("back")} ${i.reopen}
            </button>`:a}`}};et=new WeakSet,Wt=async function(){let t=await this.carryOut("undo",{});t&&(this.tell(this.texts.toast.undone(t.entries.length)),this.closeSheet())},j.styles=[$,tt,Gt],p([q({attribute:!1})],j.prototype,"night",2),j=p([x("rb-recap")],j);function Vt(m,w){if(m?.id!==w.id)return w;let t=new Map(w.hits.map(i=>[i.song.uri,i])),e=[];for(let{song:i}of m.hits){let s=t.get(i.uri);s&&t.delete(i.uri)&&e.push(s)}return{...w,hits:[...e,...t.values()]}}var N=class extends L{constructor(){super(...arguments);this.asked=null}get own(){return E(this.texts)}hit(t){let{song:e,mark:i}=t,s=i==="ok"&&this.rights.mayRequest;return n`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${e.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.asked!==null}
        title=${s?this.own.search.request(e.title):a}
        @click=${()=>this.ask({uri:e.uri})}
      >
        <rb-cover .song=${e}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${e.title}</span>
          <span class="artist muted" dir="auto">${this.#e(t)}</span>
          ${i==="ok"?a:n`<span class="mark">${this.#i(t)}</span>`}
        </span>
        ${s?n`<span class="go">${l(this.asked===e.uri?"check":"plus")}</span>`:a}
      </button>
      ${i==="waiting"?this.#s(t):a}
    </li>`}#e({song:t}){let{explicit:e,sources:i}=this.own;return[t.artist,t.duration_s===null?"":Y(t.duration_s),t.album===t.title?"":t.album,t.explicit?e:"",t.source==="local"?"":i[t.source]??t.source].filter(Boolean).join(" · ")}#i({mark:t,reason:e}){let{mark:i}=this.own;return t==="waiting"||e===null?i[t]:S(this.texts,e)}#s({entry:t}){let e=t===null?void 0:mt(this.replica,t);return e?Z({entry:e,own:Q(this.replica,e.id),rights:this.rights,texts:this.texts,onVote:i=>this.attempt(this.client.vote(e.id,i))}):a}async ask(t){let e=this.dedication(),i=e?{...t,dedication:e}:t;this.asked="uri"in t?t.uri:t.query,this.#t(await this.carryOut("enqueue",i))}async askDice(){this.asked="dice",this.#t(await this.carryOut("enqueue_random",{}))}#t(t){this.asked=null,t&&(this.tell([this.#r(t),S(this.texts,t.note??"")].join(" ").trim()),this.closeSheet(t.entry.id))}#r({entry:t,duplicate:e}){let{search:i}=this.own,{player:s}=this.replica,{title:r}=t.song;return e?i.duplicate(r):t.state==="approval"?i.requestedApproval(r):(s.entry?.id===t.id||s.state==="idle")&&(t.position??2)<=1?i.requestedNow(r):t.state==="pending"||t.position===null?i.requestedPending(r):i.requested(r,t.position)}};p([R()],N.prototype,"asked",2);var it=T(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.shelf{display:flex;align-items:center;gap:6px;padding-bottom:6px}.shelf h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}");var Bt=60,pe="dice",ce={folder:l(h.folder),artist:l("person"),album:l(h.disc),playlist:l(h.list),song:l("note")},me={album:"local:album/",folder:"local:folder/",playlist:"local:playlist/",saved:"saved:"},f,Kt,Ut,Jt,Qt,dt,Yt,Xt,O=class extends N{constructor(){super(...arguments);u(this,f);this.dedicated=()=>"";this.way=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),o(this,f,dt).call(this,"")}dedication(){return this.dedicated()}render(){let{search:t}=this.own,e=this.way.at(-1);if(!e)return n`<p class="hint">${t.hint}</p>`;let i=this.way.length===1;return n`${i?a:o(this,f,Kt).call(this,e)} ${o(this,f,Qt).call(this)}
      <ul>
        ${i&&this.rights.mayRequest?o(this,f,Ut).call(this):a}
        ${e.items.map(s=>s.hit?this.hit(s.hit):o(this,f,Jt).call(this,s))}
      </ul>
      ${i&&e.items.length===0?n`<p class="hint">${t.hint}</p>`:a}
      ${e.more?n`<button class="more" ?disabled=${this.isLoading} @click=${()=>o(this,f,Yt).call(this,e)}>
              ${t.showMore}
            </button>`:a}`}};f=new WeakSet,Kt=function({path:t,title:e}){let{search:i}=this.own,s=ue(t);return n`<header class="shelf">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${()=>{this.way=this.way.slice(0,-1),this.added=null}}
      >
        ${l(h.backward)}
      </button>
      <h3 dir="auto">${this.own.shelves[t]??e}</h3>
      ${s&&this.rights.maySteer?n`<button
              data-command="enqueue_playlist"
              ?disabled=${this.asked!==null}
              @click=${()=>o(this,f,Xt).call(this,s)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
    </header>`},Ut=function(){let{search:t}=this.own;return n`<li>
      <button class="ask" data-dice ?disabled=${this.asked!==null} @click=${this.askDice}>
        <span class="typed">${l(h.dice)}</span>
        <span class="words">
          <span class="title">${t.dice}</span>
          <span class="artist muted">${t.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},Jt=function({kind:t,path:e,title:i,subtitle:s,artwork_url:r}){return e===null?n`${a}`:n`<li data-path=${e}>
      <button class="ask" ?disabled=${this.isLoading} @click=${()=>o(this,f,dt).call(this,e)}>
        <span class="typed">
          ${r?n`<img src=${ut(r)} alt="" loading="lazy" />`:e===pe?l(h.dice):ce[t]}
        </span>
        <span class="words">
          <span class="title" dir="auto">${this.own.shelves[e]??i}</span>
          ${s?n`<span class="artist muted" dir="auto">${S(this.texts,s)}</span>`:a}
        </span>
        <span class="on">${l(h.forward)}</span>
      </button>
    </li>`},Qt=function(){let{search:t}=this.own,{added:e}=this;if(e===null)return a;let{failed:i,left_out:s,reading:r}=e;return n`<div class="outcome" role="status">
      <strong>${t.added(e.added,e.total)}</strong>
      ${r?n`<p>${t.reading}</p>`:a}
      ${s?n`<p>${t.leftOut(s)}</p>`:a}
      ${i.length>0?n`<ul>
              ${i.map(({title:d,reason:g})=>n`<li><bdi>${d}</bdi>: ${S(this.texts,g)}</li>`)}
            </ul>`:a}
    </div>`},dt=async function(t){this.isLoading=!0;let e=await this.carryOut("browse",{path:t,limit:Bt});this.isLoading=!1,e&&(this.added=null,this.way=[...this.way,e],this.closest(".scroll")?.scrollTo(0,0))},Yt=async function(t){this.isLoading=!0;let{path:e,items:i}=t,s=await this.carryOut("browse",{path:e,offset:i.length,limit:Bt});if(this.isLoading=!1,!s)return;let r={...s,items:[...i,...s.items]};this.way=this.way.map(d=>d===t?r:d)},Xt=async function(t){this.asked=t;let e=await this.carryOut("enqueue_playlist",{uri:t});this.asked=null,e&&(this.added=e)},O.styles=[$,H,it],p([q({attribute:!1})],O.prototype,"dedicated",2),p([R()],O.prototype,"way",2),p([R()],O.prototype,"isLoading",2),p([R()],O.prototype,"added",2),O=p([x("rb-browse")],O);function ue(m){let[w="",t]=m.split("/"),e=me[w];return t&&e?e+t:null}var he=120,I,b,Zt,te,ee,ie,se,re,ne,M=class extends N{constructor(){super(...arguments);u(this,b);this.query="";this.found=null;this.problem=null;u(this,I)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(v(this,I)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:t,texts:e,replica:i}=this,{search:s}=this.own;return n`<form role="search" @submit=${o(this,b,re)}>
        <label class="field">
          ${l("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${s.field}
            aria-label=${s.field}
            @input=${o(this,b,se)}
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
        <p class="sr" role="status">${o(this,b,te).call(this)}</p>
        ${o(this,b,Zt).call(this)}
        ${this.query?o(this,b,ee).call(this):n`<rb-browse
                .client=${t}
                .texts=${e}
                .replica=${i}
                .dedicated=${()=>this.dedication()}
              ></rb-browse>`}
        <label class="dedication">
          ${s.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};I=new WeakMap,b=new WeakSet,Zt=function(){let{texts:t,replica:e}=this,{requests:i}=e.me.limits;if(i===null)return a;let s=X(i,e.meAtMs,this.client.clock.nowMs());return n`<p class="left">
      ${s.remaining>0?t.requestsLeft(s.remaining):t.noRequestsLeft(A(s.next_in_s))}
    </p>`},te=function(){if(!this.query)return"";let{search:t}=this.own;return this.found?.done?t.found(this.found.hits.length):t.searching},ee=function(){let{search:t}=this.own,{query:e,found:i,problem:s,texts:r}=this,d=i?.done&&i.hits.length===0&&!C(e);return n`<ul>
        ${o(this,b,ie).call(this)}
        ${yt(i?.hits??[],({song:g})=>g.uri,g=>this.hit(g))}
      </ul>
      ${i&&!i.done?n`<p class="hint">${t.online}</p>`:a}
      ${d?n`<p class="hint">${t.none(i.query)}</p>`:a}
      ${i?.note?n`<p class="hint">${S(r,i.note)}</p>`:a}
      ${s?n`<p class="hint" role="alert">${gt(r,s)}</p>`:a}
      ${i?.more&&i.done?n`<p class="hint">${t.more}</p>`:a}`},ie=function(){let{search:t}=this.own,{query:e}=this;return n`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${o(this,b,ne)}>
        <span class="typed">${l(C(e)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${C(e)?t.asLink:t.asTyped(e)}</span>
          <span class="artist muted" dir="auto">${C(e)?e:t.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},se=function(t){if(this.query=t.target.value.trim(),clearTimeout(v(this,I)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}G(this,I,setTimeout(()=>{this.client.search(this.query,e=>{this.found=Vt(this.found,e),this.problem=null},e=>{this.problem=e})},he))},re=function(t){t.preventDefault(),this.renderRoot.querySelector("input")?.blur()},ne=function(){this.ask(C(this.query)?{uri:this.query}:{query:this.query})},M.styles=[$,H,it],p([R()],M.prototype,"query",2),p([R()],M.prototype,"found",2),p([R()],M.prototype,"problem",2),M=p([x("rb-search")],M);var oe=T(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var J,F,D,ae,st,_=class extends pt{constructor(){super(...arguments);u(this,D);this.label="";this.tall=!1;u(this,J,null);u(this,F,null)}connectedCallback(){super.connectedCallback(),G(this,J,fe()),!(typeof CloseWatcher>"u")&&(G(this,F,new CloseWatcher),v(this,F).onclose=()=>o(this,D,st).call(this))}disconnectedCallback(){super.disconnectedCallback(),v(this,F)?.destroy(),v(this,J)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return n`<div class="backdrop" @click=${o(this,D,st)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${o(this,D,ae)}
      >
        <slot></slot>
      </div>`}};J=new WeakMap,F=new WeakMap,D=new WeakSet,ae=function(t){t.key==="Escape"&&o(this,D,st).call(this)},st=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},_.styles=[$,oe],p([q()],_.prototype,"label",2),p([q({type:Boolean,reflect:!0})],_.prototype,"tall",2),_=p([x("rb-sheet")],_);function fe(){let m=document.activeElement;for(;m?.shadowRoot?.activeElement;)m=m.shadowRoot.activeElement;return m instanceof HTMLElement?m:null}ht("de",St);
