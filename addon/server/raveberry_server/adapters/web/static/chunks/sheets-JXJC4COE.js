/* raveberry sources sha256:e33319e9a9fcc65815055b4fcf54c5cfe432a25a2a5b96cb9381ae06694fb4a7 */
/* licences: licences.txt */
import{a as ze,b as C,c as b}from"./chunk-URFRCZ65.js";import{A as Z,C as j,D as k,F as l,G as E,H as xe,I as ve,J as we,K as H,L as ke,M as Te,N as Se,O as Re,P as qe,Q as Ee,R as V,S as ee,T as Ce,a as R,b as r,d as a,e as ue,f as w,g as q,h as x,i as he,j as fe,k as ge,l as be,m as Y,p as X,q as ye,r as I,w as oe,x as $e,y as W,z as O}from"./chunk-PURMG7ZM.js";import"./chunk-KOCOUYF4.js";import{a as c,b as T,c as g,d as G,e as o}from"./chunk-J6NOC34L.js";var De=[[/^That song is playing right now.*/,"Der Song läuft gerade; wünsch ihn danach wieder."],[/^There is no such song.*/,"Den Song gibt es nicht; suche ihn beim Namen."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^Its site does not let us.*/,"Die Seite gibt es gerade nicht her; nimm eine andere Version."],[/^It may not be played in this country.*/,"In diesem Land ist es gesperrt; nimm eine andere Version."],[/^It is too long.*/,"Es ist zu lang; nimm eine kürzere Version."],[/^It is too large.*/,"Es ist zu groß; nimm eine andere Version."],[/^The network or the site.*/,"Das Netz oder die Seite antwortet nicht; versuch es später."],[/^It needs an account.*/,"Dafür bräuchte es dort ein Konto; nimm eine andere Version."],[/^Links of that kind.*/,"Solche Links gehen hier nicht; suche beim Namen."],[/^There is no sound in it.*/,"Darin ist kein Ton, den der Player kennt; nimm eine andere Version."],[/^There is no room for it.*/,"Auf der Platte hier ist kein Platz dafür; sag es dem Gastgeber."],[/^The source does not work.*/,"Die Quelle geht gerade nicht; sag es dem Gastgeber."],[/^It leads to an address inside.*/,"Es führt zu einer Adresse in diesem Haus und wird nicht geladen."],[/^That is a list of songs.*/,"Das ist eine ganze Liste; wünsch einen Song daraus."],[/^The song was taken out again.*/,"Der Song kam sofort wieder heraus."],[/^That station is off the air.*/,"Der Sender sendet gerade nicht; nimm einen anderen."],[/^The directory has no such station.*/,"Den Sender gibt es im Verzeichnis nicht mehr."],[/^(The search failed: )?The music server does not know that.*/,"Der Musikserver kennt Name oder Passwort nicht; setze sie neu."],[/^(The search failed: )?The music server is not at.*/,"Unter der Adresse ist kein Musikserver; prüfe sie."],[/^The music server fails: (.*)/,"Der Musikserver antwortet nicht richtig ($1)"],[/^(The search failed: )?Jamendo does not know that client id.*/,"Jamendo kennt die Client-ID nicht; setze sie neu."],[/^(The search failed: )?Jamendo has been asked too often.*/,"Jamendo wurde heute zu oft gefragt; versuch es später."],[/^Jamendo fails: (.*)/,"Jamendo antwortet nicht richtig ($1)"],[/^The directory of stations fails: (.*)/,"Das Senderverzeichnis antwortet nicht richtig ($1)"],[/^YouTube does not answer, these are from (\S+).*/,"YouTube antwortet gerade nicht; das hier ist von $1."],[/^This is from (\S+), because there is nothing like it in (\S+)$/,"Das ist aus $1, denn in $2 gibt es nichts dergleichen."],[/^This is from (\S+), because (.*)/,"Das ist aus $1, denn die gewünschte Quelle antwortet nicht."],[/^The search of the net fails: .*; renew the source$/,"Die Suche im Netz geht nicht; erneuere die Quelle."],[/^The search of the net fails: .*/,"Die Suche im Netz geht nicht; sie wird von selbst wieder versucht."],[/^The search of (\S+) fails: .*; another site is searched instead$/,"Die Suche bei $1 geht nicht; solange wird anderswo gesucht."],[/^The last (\d+) songs of the net could not be fetched.*/,"Die letzten $1 Songs aus dem Netz kamen nicht; erneuere die Quelle."],[/^The search failed: (.*)/,"Eine Quelle hat nicht geantwortet ($1)"],[/^The net has not answered.*/,"Das Netz hat noch nicht geantwortet; such gleich noch einmal."],[/^is empty$/,"ist leer"],[/^holds no sound$/,"enthält keinen Ton"],[/^holds no sound of a known.*/,"enthält keinen Ton eines bekannten Formats"],[/^is damaged: (.*)/,"ist beschädigt: $1"],[/^(\d+ songs?|\d+ files? that cannot be read|\d+ folders? that cannot be opened); (.+)$/,"$1; $2"],[/^1 file that cannot be read$/,"1 Datei ist nicht lesbar"],[/^(\d+) files that cannot be read$/,"$1 Dateien sind nicht lesbar"],[/^1 folder that cannot be opened$/,"1 Ordner geht nicht auf"],[/^(\d+) folders that cannot be opened$/,"$1 Ordner gehen nicht auf"],[/^([^;]+) is empty or not there, its songs are kept(?:; )?/,"$1 ist leer oder nicht da, die Songs daraus bleiben. "],[/^1 song$/,"1 Song"],[/^(\d+) songs$/,"$1 Songs"],[/^1 vote$/,"1 Stimme"],[/^(\d+) votes$/,"$1 Stimmen"],[/^The stream was cut off and.*/,"Der Stream ist abgerissen und kommt nicht wieder."],[/^The stream's server answers, but.*/,"Der Stream ist da, sendet aber nichts."],[/^Files cannot be requested by their path.*/,"Dateien lassen sich nicht über ihren Pfad wünschen. Such nach dem Namen."],[/^Only http and https links work here.*/,"Hier funktionieren nur Links mit http oder https."],[/^That is not a plain web link.*/,"Das ist kein gewöhnlicher Weblink. Kopiere ihn noch einmal."],[/^Only links to public addresses work here.*/,"Hier funktionieren nur Links zu öffentlichen Adressen."],[/^Only the host may add radio.*/,"Radio darf nur der Gastgeber hinzufügen. Such dir stattdessen einen Song."],[/^Radio stations are switched off here.*/,"Radiosender sind hier ausgeschaltet. Such dir stattdessen einen Song."],[/^There is no such song.*/,"Diesen Song gibt es nicht. Such ihn nach dem Namen."],[/^No source takes links of that kind.*/,"Solche Links nimmt keine Quelle. Such nach dem Namen."],[/^That song is no longer available.*/,"Diesen Song gibt es dort nicht mehr. Nimm eine andere Version."],[/^The site does not provide that song at the moment.*/,"Die Seite gibt diesen Song gerade nicht her. Nimm eine andere Version, oder versuch es später."],[/^That song is not available in this country.*/,"Dieser Song ist in diesem Land nicht verfügbar. Nimm eine andere Version."],[/^That song is too long.*/,"Dieser Song ist zu lang. Nimm eine kürzere Version."],[/^That is a stream without an end.*/,"Das ist ein Stream ohne Ende. Nur der Gastgeber kann ihn hinzufügen, als Radio."],[/^That song is too large.*/,"Dieser Song ist zu groß. Nimm eine andere Version."],[/^The network or the site does not respond.*/,"Das Netz oder die Seite antwortet nicht. Versuch es später noch einmal."],[/^That song needs an account on its site.*/,"Dieser Song braucht ein Konto auf seiner Seite. Nimm eine andere Version."],[/^Links of that kind do not work here.*/,"Solche Links funktionieren hier nicht. Such nach dem Namen."],[/^There is no sound in it that can be played.*/,"Darin ist kein Ton, der sich abspielen lässt. Nimm eine andere Version."],[/^There is no space left for that song.*/,"Für diesen Song ist kein Speicherplatz mehr frei. Sag dem Gastgeber Bescheid."],[/^The music source does not work at the moment.*/,"Die Musikquelle funktioniert gerade nicht. Sag dem Gastgeber Bescheid."]];var Me=[[/^The search failed: (.*)/,"Not every source answered ($1)"]];var Ne=R(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var wt={off:"all",all:"one",one:"off"},Q,S,Le,K,_e,Ie,J=class extends E{constructor(){super(...arguments);g(this,S);g(this,Q,new ze(this,e=>this.runCommand("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:s}=this.own,t=e.state==="playing",i=Math.round(100*(T(this,Q).value??e.volume));return r`<section class="card" aria-label=${s.name}>
      <button
        class="main round"
        data-command=${t?"pause":"play"}
        aria-label=${t?s.pause:s.play}
        title=${t?s.pause:s.play}
        @click=${()=>this.runCommand(t?"pause":"play",{})}
      >
        ${l(t?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${s.skip}
        title=${s.skip}
        ?disabled=${e.entry===null}
        @click=${()=>e.entry&&o(this,S,_e).call(this,e.entry,e.epoch)}
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
          style=${ge({"--at":`${i}%`})}
          .value=${we(String(i))}
          @input=${o(this,S,Ie)}
        />
        <output>${i} %</output>
      </label>
      ${o(this,S,Le).call(this)}
    </section>`}get own(){return C(this.texts)}};Q=new WeakMap,S=new WeakSet,Le=function(){let{player:e,party:s}=this.replica,{controls:t}=this.own;return r`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${e.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${l(b.start)} ${t.fromStart}
      </button>
      ${o(this,S,K).call(this,b.silent,e.muted?t.muted:t.mute,e.muted,"set_muted",{muted:!e.muted})}
      ${o(this,S,K).call(this,e.repeat==="one"?b.once:b.repeat,t.repeat[e.repeat],e.repeat!=="off","set_repeat",{mode:wt[e.repeat]})}
      ${o(this,S,K).call(this,b.spark,t.autoplay,e.autoplay,"set_autoplay",{on:!e.autoplay})}
      ${s.order==="fifo"?o(this,S,K).call(this,b.shuffle,t.shuffle,e.shuffle,"set_shuffle",{on:!e.shuffle}):a}
    </div>`},K=function(e,s,t,i,n){return r`<button
      data-command=${i}
      aria-pressed=${t}
      @click=${()=>this.runCommand(i,n)}
    >
      ${l(e)} ${s}
    </button>`},_e=async function(e,s){await this.runCommand("skip",{epoch:s})&&this.notifyRemoved(this.own.controls.skipped(e.song.title),e)},Ie=function(e){T(this,Q).drag(e.target.valueAsNumber/100)},J.styles=[k,Te,Ne],J=c([w("rb-controls")],J);var Oe=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var m,ae,je,He,Ve,Ae,Pe,le,Fe,Be,de,N=class extends E{constructor(){super(...arguments);g(this,m);this.armed=null}render(){let{entry:e,texts:s,replica:t}=this,{song:i}=e;return r`<div class="top">
        <rb-cover .song=${i} label=${s.cover(i.title)}></rb-cover>
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
        ${o(this,m,je).call(this).map(([n,d])=>r`<dt>${n}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?r`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${ee({entry:e,own:Y(t,e.id),permissions:this.permissions,texts:s,onVote:n=>this.attempt(this.client.vote(e.id,n))})}
        ${Re(e,t.me)&&T(this,m,ae)?o(this,m,Ve).call(this):a}
        ${o(this,m,Ae).call(this)}
      </div>
      ${e.state==="approval"&&this.permissions.mayModerate?o(this,m,Fe).call(this):a}
      ${o(this,m,Be).call(this)}`}get own(){return C(this.texts)}};m=new WeakSet,ae=function(){return this.replica.entries.has(this.entry.id)},je=function(){let{entry:e,texts:s,own:t,replica:i}=this,{song:n}=e,d=Ce(i,this.client.clock.nowMs()).find($=>$.entry.id===e.id);return[d?[t.when,o(this,m,He).call(this,d.position,d.etaS)]:null,[t.reason,$e(s,e)],e.reason?["!",I(s,e.reason)]:null,[s.votes,t.votesFor(e.up,e.down)],[t.source,Ee(e,i.me,s)],n.album?[t.album,n.album]:null,n.licence?[t.licence,n.licence]:null,n.duration_s===null?null:[t.length,Z(n.duration_s)],e.dedication?["♥",e.dedication]:null].filter($=>$!==null)},He=function(e,s){let t=this.texts.position(e);return s===null?t:`${this.own.inMinutesLong(j(s))}, ${t}`},Ve=function(){let{texts:e,entry:s}=this;return o(this,m,de).call(this,"withdraw",e.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:s.id})&&(this.notify(e.withdrawn(s.song.title)),this.closeSheet())})},Ae=function(){let{texts:e,own:s,entry:t,replica:i}=this;if(!this.permissions.maySteer||!T(this,m,ae))return a;let n=i.order.indexOf(t.id),{title:d}=t.song;return[r`<button class="wide" data-command="prioritize" @click=${o(this,m,Pe)}>
        ${l("first")} ${e.prioritize}
      </button>`,r`<button
        class="round"
        data-move="sooner"
        aria-label=${e.actionOn(s.sooner,d)}
        title=${s.sooner}
        ?disabled=${n===0}
        @click=${()=>o(this,m,le).call(this,n-1,i.order[n-1])}
      >
        ${l("up")}
      </button>`,r`<button
        class="round"
        data-move="later"
        aria-label=${e.actionOn(s.later,d)}
        title=${s.later}
        ?disabled=${n===i.order.length-1}
        @click=${()=>o(this,m,le).call(this,n+1,i.order[n+2])}
      >
        ${l("down")}
      </button>`,o(this,m,de).call(this,"remove",e.remove,"remove",async()=>{await this.runCommand("remove",{entry:t.id})&&(this.notifyRemoved(e.toast.removed(d),t),this.closeSheet())})]},Pe=async function(){let{texts:e,entry:s}=this;await this.runCommand("prioritize",{entry:s.id})&&(this.notify(e.toast.prioritized(s.song.title)),this.closeSheet())},le=async function(e,s){let{own:t,entry:i}=this,n=s===void 0?{}:{before:s};await this.runCommand("move",{entry:i.id,...n})&&this.notify(t.moved(i.song.title,e+1))},Fe=function(){let{texts:e,entry:s}=this,{title:t}=s.song;return r`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:s.id})&&this.notify(e.toast.approved(t))}}
      >
        ${l("check")} ${e.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:s.id})&&this.notifyRemoved(e.toast.rejected(t),s)}}
      >
        ${l("close")} ${e.reject}
      </button>
    </div>`},Be=function(){let{client:e,entry:s,texts:t,own:i,replica:n}=this,d=qe(s,n.me),v=d!==null&&d.id!=="host"&&d.id!==n.me.id;return!this.permissions.mayModerate||!v?a:r`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title(W(t,d.name))}</bdi></h3>
      <rb-guest-actions
        .client=${e}
        .texts=${t}
        .replica=${n}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},de=function(e,s,t,i){let n=this.armed===e;return r`<button
      class="wide ${n?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{this.armed=n?null:e,n&&i()}}
    >
      ${l(t)} ${n?this.texts.sure:s}
    </button>`},N.styles=[k,V,Se,Oe],c([q({attribute:!1})],N.prototype,"entry",2),c([x()],N.prototype,"armed",2),N=c([w("rb-details")],N);var te=R(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}");var h,Ge,We,Je,Ke,Qe,ce,Ue,me,Ye,A=class extends E{constructor(){super(...arguments);g(this,h);this.sources=[]}connectedCallback(){super.connectedCallback(),o(this,h,We).call(this)}render(){let{texts:e,own:s}=this,{profile:t}=s,{me:i,party:n}=this.replica;return r`<header>
        <h2>${t.title} <small>${t.role[i.role]}</small></h2>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </header>
      <p class="muted">${t.hint}</p>
      <form @submit=${o(this,h,Ye)}>
        <label>
          ${t.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?W(e,i.name):""}
            data-first
          />
        </label>
        <label>
          ${t.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?o(this,h,Ge).call(this):a}
        <button class="main" data-command="set_profile">${l("check")} ${t.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${l(b.list)} ${s.recap.soFar}
      </button>
      ${o(this,h,Je).call(this)}
      ${i.role==="guest"?a:o(this,h,Ke).call(this,n.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?o(this,h,Qe).call(this,i.texts):a}
      ${n.join==="code"&&i.id===null?o(this,h,ce).call(this,"code",t.code,t.codeHint,t.joined):a}
      ${i.role==="guest"?[o(this,h,Ue).call(this),o(this,h,ce).call(this,"mod_code",t.modCode,t.modCodeHint,t.isMod)]:a}`}get own(){return C(this.texts)}};h=new WeakSet,Ge=function(){let{profile:e,sources:s}=this.own,t=this.replica.me.source??"";return r`<label>
      ${e.source}
      <select name="source">
        <option value="" .selected=${t===""}>${e.anySource}</option>
        ${this.sources.map(i=>r`<option value=${i} .selected=${i===t}>
              ${s[i]??i}
            </option>`)}
      </select>
    </label>`},We=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Je=function(){let{profile:e}=this.own;return r`<form
      class="code"
      @submit=${async s=>{s.preventDefault();let t=s.target,i=String(new FormData(t).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(t.reset(),this.notify(e.hashtagAdded))}}
    >
      <label>
        ${e.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${e.enter}</button>
    </form>`},Ke=function(e){return r`<p class="hashtags">
      ${e.map(s=>{let t=this.own.profile.removeHashtag(s);return r`<button
          class="word"
          data-hashtag=${s}
          aria-label=${t}
          title=${t}
          @click=${()=>this.runCommand("remove_hashtag",{text:s})}
        >
          <bdi>${s}</bdi> ${l("close")}
        </button>`})}
    </p>`},Qe=function(e){return r`<p class="muted">
      ${this.own.profile.texts}: ${e.map(({text:s})=>r`<q dir="auto">${s}</q> `)}
    </p>`},ce=function(e,s,t,i){return r`<form
      class="code"
      @submit=${async n=>{n.preventDefault();let d=String(new FormData(n.target).get("code")).trim();if(d==="")return;let v=this.client.join({[e]:d}).then(()=>!0);await this.attempt(v)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${s} <small>${t}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${e}>${this.own.profile.enter}</button>
    </form>`},Ue=function(){let{texts:e,own:s}=this,{profile:t}=s,{requests:i,votes:n}=this.replica.me.limits;return r`<h3>${t.left}</h3>
      <ul>
        <li>${o(this,h,me).call(this,i,t.requests,d=>e.noRequestsLeft(j(d)))}</li>
        <li>${o(this,h,me).call(this,n,t.votes,d=>e.noVotesLeft(Math.ceil(d)))}</li>
      </ul>`},me=function(e,s,t){if(e===null)return this.own.profile.unlimited;let i=X(e,this.replica.meAtMs,this.client.clock.nowMs()),n=s(i.remaining,i.limit);return i.remaining>0?n:`${n}: ${t(i.next_in_s)}`},Ye=async function(e){e.preventDefault();let{me:s}=this.replica,t=new FormData(e.target),[i,n]=[String(t.get("name")).trim(),String(t.get("color"))],d=t.get("source"),$={...i!==""&&i!==W(this.texts,s.name)?{name:i}:{},...n===s.color?{}:{color:n},...d===null||d===(s.source??"")?{}:{source:String(d)}};if(Object.keys($).length>0){if(!await this.runCommand("set_profile",$))return;this.notify(this.own.profile.saved)}this.closeSheet()},A.styles=[k,te],c([x()],A.prototype,"sources",2),A=c([w("rb-profile")],A);var Xe=R(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var se,Ze,P=class extends E{constructor(){super(...arguments);g(this,se)}render(){let{texts:e,replica:s}=this,{recap:t}=C(e),{songs:i,guests:n,votes:d,top:v}=this.night;return r`<header>
        <h2>${s.party.open?t.soFar:t.title}</h2>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          data-first
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </header>
      <p class="numbers">
        <strong>${t.songs(i)}</strong><strong>${t.guests(n)}</strong
        ><strong>${t.votes(d)}</strong>
      </p>
      ${v.length>0?r`<h3>${t.top}</h3>`:a}
      <ol>
        ${v.map(({song:$,score:vt})=>r`<li>
            <rb-cover .song=${$}></rb-cover>
            <span class="words">
              <b dir="auto">${$.title}</b>
              <span dir="auto">${$.artist}</span>
            </span>
            <output>${e.score(vt)}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!s.party.open?r`<button data-command="undo" @click=${o(this,se,Ze)}>
              ${l("back")} ${t.reopen}
            </button>`:a}`}};se=new WeakSet,Ze=async function(){let e=await this.runCommand("undo",{});e&&(this.notify(this.texts.toast.undone(e.entries.length)),this.closeSheet())},P.styles=[k,te,Xe],c([q({attribute:!1})],P.prototype,"night",2),P=c([w("rb-recap")],P);var et=he(class extends fe{constructor(){super(...arguments),this.key=a}render(p,u){return this.key=p,u}update(p,[u,e]){return u!==this.key&&(xe(p),this.key=u),e}});function tt(p,u){if(p?.id!==u.id)return u;let e=new Map(u.hits.map(t=>[t.song.uri,t])),s=[];for(let{song:t}of p.hits){let i=e.get(t.uri);i&&e.delete(t.uri)&&s.push(i)}return{...u,hits:[...s,...e.values()]}}var L=class extends E{constructor(){super(...arguments);this.requested=null}get own(){return C(this.texts)}hit(e){let{song:s,mark:t}=e,i=t==="ok"&&this.permissions.mayRequest;return r`<li class=${t==="ok"||t==="waiting"?"":"off"} data-uri=${s.uri}>
      <button
        class="ask"
        ?disabled=${!i||this.requested!==null}
        title=${i?this.own.search.request(s.title):a}
        @click=${()=>this.request({uri:s.uri})}
      >
        <rb-cover .song=${s}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${s.title}</span>
          <span class="artist muted" dir="auto">${this.#t(e)}</span>
          ${t==="ok"?a:r`<span class="mark">${this.#s(e)}</span>`}
        </span>
        ${i?r`<span class="go">${l(this.requested===s.uri?"check":"plus")}</span>`:a}
      </button>
      ${t==="waiting"?this.#i(e):a}
    </li>`}#t({song:e}){let{explicit:s,sources:t}=this.own;return[e.artist,e.duration_s===null?"":Z(e.duration_s),e.album===e.title?"":e.album,e.explicit?s:"",e.licence??"",t[e.source]??e.source].filter(Boolean).join(" · ")}#s({mark:e,reason:s}){let{mark:t}=this.own;return e==="waiting"||s===null?t[e]:I(this.texts,s)}#i({entry:e}){let s=e===null?void 0:be(this.replica,e);return s?ee({entry:s,own:Y(this.replica,s.id),permissions:this.permissions,texts:this.texts,onVote:t=>this.attempt(this.client.vote(s.id,t))}):a}async request(e){let s=this.dedication(),t=s?{...e,dedication:s}:e;this.requested="uri"in e?e.uri:e.query,this.#e(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#e(await this.runCommand("enqueue_random",{}))}#e(e){this.requested=null,e&&(this.notify([this.#n(e),O(this.texts,e.note??"")].join(" ").trim()),this.closeSheet(e.entry.id))}#n({entry:e,duplicate:s}){let{search:t}=this.own,{player:i}=this.replica,{title:n}=e.song;return s?t.duplicate(n):e.state==="approval"?t.requestedApproval(n):(i.entry?.id===e.id||i.state==="idle")&&(e.position??2)<=1?t.requestedNow(n):e.state==="pending"||e.position===null?t.requestedPending(n):t.requested(n,e.position)}};c([x()],L.prototype,"requested",2);var kt="dice",Tt={folder:l(b.folder),artist:l("person"),album:l(b.disc),playlist:l(b.list),song:l("note")};function ie({kind:p,path:u,subtitle:e,artwork_url:s},t){if(u===null)return r`${a}`;let{title:i,texts:n,isBusy:d,onOpen:v}=t;return r`<li data-path=${u}>
    <button class="ask" ?disabled=${d} @click=${()=>v(u)}>
      <span class="typed">
        ${s?r`<img src=${ke(s)} alt="" loading="lazy" />`:u===kt?l(b.dice):Tt[p]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${i}</span>
        ${e?r`<span class="artist muted" dir="auto">${O(n,e)}</span>`:a}
      </span>
      <span class="on">${l(b.forward)}</span>
    </button>
  </li>`}var ne=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}");var st=60,f,it,nt,rt,ot,pe,at,lt,dt,ct,z=class extends L{constructor(){super(...arguments);g(this,f);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),o(this,f,pe).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:e}=this.own,s=this.folders.at(-1);if(!s)return r`<p class="hint">${e.hint}</p>`;let{listing:t}=s,i=this.folders.length===1&&this.from===null;return r`${i?a:o(this,f,it).call(this,s)} ${o(this,f,ot).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?o(this,f,nt).call(this):a}
        ${t.items.map(n=>n.hit?this.hit(n.hit):o(this,f,rt).call(this,n))}
      </ul>
      ${i&&t.items.length===0?r`<p class="hint">${e.hint}</p>`:a}
      ${t.more?r`<button class="more" ?disabled=${this.isLoading} @click=${()=>o(this,f,at).call(this,s)}>
              ${e.showMore}
            </button>`:a}`}};f=new WeakSet,it=function({listing:{path:e,title:s},uri:t}){let{search:i}=this.own;return r`<header class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${o(this,f,lt)}
      >
        ${l(b.backward)}
      </button>
      <h3 dir="auto">${this.own.pageTitles[e]??s}</h3>
      ${t&&this.permissions.maySteer?r`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>o(this,f,ct).call(this,t)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
      ${t&&this.permissions.mayHost?r`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===t}
              @click=${()=>o(this,f,dt).call(this,t)}
            >
              ${l("moon")}
            </button>`:a}
    </header>`},nt=function(){let{search:e}=this.own;return r`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${l(b.dice)}</span>
        <span class="words">
          <span class="title">${e.dice}</span>
          <span class="artist muted">${e.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},rt=function(e){let{path:s,title:t,uri:i}=e;return ie(e,{title:this.own.pageTitles[s??""]??t,texts:this.texts,isBusy:this.isLoading,onOpen:n=>o(this,f,pe).call(this,n,i??null)})},ot=function(){let{search:e}=this.own,{added:s}=this;if(s===null)return a;let{failed:t,left_out:i,reading:n}=s;return r`<div class="outcome" role="status">
      <strong>${e.added(s.added,s.total)}</strong>
      ${n?r`<p>${e.reading}</p>`:a}
      ${i?r`<p>${e.leftOut(i)}</p>`:a}
      ${t.length>0?r`<ul>
              ${t.map(({title:d,reason:v})=>r`<li><bdi>${d}</bdi>: ${I(this.texts,v)}</li>`)}
            </ul>`:a}
    </div>`},pe=async function(e,s){this.isLoading=!0;let t=await this.runCommand("browse",{path:e,limit:st});this.isLoading=!1,t&&(this.added=null,this.folders=[...this.folders,{listing:t,uri:s}],this.closest(".scroll")?.scrollTo(0,0))},at=async function(e){this.isLoading=!0;let{path:s,items:t}=e.listing,i=await this.runCommand("browse",{path:s,offset:t.length,limit:st});if(this.isLoading=!1,!i)return;let n={...i,items:[...t,...i.items]};this.folders=this.folders.map(d=>d===e?{...e,listing:n}:d)},lt=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},dt=async function(e){let{search:s}=this.own,t=this.replica.settings.fallback_playlist===e?"":e;await this.runCommand("set_setting",{name:"fallback_playlist",value:t})&&this.notify(t?s.houseMusicSet:s.houseMusicOff)},ct=async function(e){this.requested=e;let s=await this.runCommand("enqueue_playlist",{uri:e});this.requested=null,s&&(this.added=s)},z.styles=[k,V,ne],c([q({attribute:!1})],z.prototype,"dedicated",2),c([q({attribute:!1})],z.prototype,"from",2),c([x()],z.prototype,"folders",2),c([x()],z.prototype,"isLoading",2),c([x()],z.prototype,"added",2),z=c([w("rb-browse")],z);var St=120,F,y,mt,pt,ut,ht,ft,gt,bt,yt,D=class extends L{constructor(){super(...arguments);g(this,y);this.query="";this.found=null;this.opened=null;this.problem=null;g(this,F)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(T(this,F)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:e,texts:s,replica:t}=this,{search:i}=this.own;return r`<form role="search" @submit=${o(this,y,bt)}>
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
            @input=${o(this,y,gt)}
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
        <p class="sr" role="status">${o(this,y,pt).call(this)}</p>
        ${o(this,y,mt).call(this)}
        ${this.query&&!this.opened?o(this,y,ut).call(this):et(this.opened,r`<rb-browse
                  .client=${e}
                  .texts=${s}
                  .replica=${t}
                  .from=${this.opened}
                  .dedicated=${()=>this.dedication()}
                  @rb-leave=${()=>{this.opened=null}}
                ></rb-browse>`)}
        <label class="dedication">
          ${i.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};F=new WeakMap,y=new WeakSet,mt=function(){let{texts:e,replica:s}=this,{requests:t}=s.me.limits;if(t===null)return a;let i=X(t,s.meAtMs,this.client.clock.nowMs());return r`<p class="left">
      ${i.remaining>0?e.requestsLeft(i.remaining):e.noRequestsLeft(j(i.next_in_s))}
    </p>`},pt=function(){if(!this.query)return"";let{search:e}=this.own;return this.found?.done?e.found(this.found.hits.length):e.searching},ut=function(){let{search:e}=this.own,{query:s,found:t,problem:i,texts:n}=this,d=t?.playlists??[],v=t?.done&&t.hits.length+d.length===0&&!H(s);return r`<ul>
        ${o(this,y,ht).call(this)}
        ${d.map($=>o(this,y,ft).call(this,$))}
        ${ve(t?.hits??[],({song:$})=>$.uri,$=>this.hit($))}
      </ul>
      ${t&&!t.done?r`<p class="hint">${e.online}</p>`:a}
      ${v?r`<p class="hint">${e.none(t.query)}</p>`:a}
      ${t?.note?r`<p class="hint">${O(n,t.note)}</p>`:a}
      ${i?r`<p class="hint" role="alert">${ye(n,i)}</p>`:a}
      ${t?.more&&t.done?r`<p class="hint">${e.more}</p>`:a}`},ht=function(){let{search:e}=this.own,{query:s}=this;return r`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${o(this,y,yt)}>
        <span class="typed">${l(H(s)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${H(s)?e.asLink:e.asTyped(s)}</span>
          <span class="artist muted" dir="auto">${H(s)?s:e.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},ft=function(e){return ie(e,{title:e.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=e}})},gt=function(e){if(this.query=e.target.value.trim(),this.opened=null,clearTimeout(T(this,F)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}G(this,F,setTimeout(()=>{this.client.search(this.query,s=>{this.found=tt(this.found,s),this.problem=null},s=>{this.problem=s})},St))},bt=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},yt=function(){this.request(H(this.query)?{uri:this.query}:{query:this.query})},D.styles=[k,V,ne],c([x()],D.prototype,"query",2),c([x()],D.prototype,"found",2),c([x()],D.prototype,"opened",2),c([x()],D.prototype,"problem",2),D=c([w("rb-search")],D);var $t=R(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var U,B,M,xt,re,_=class extends ue{constructor(){super(...arguments);g(this,M);this.label="";this.tall=!1;g(this,U,null);g(this,B,null)}connectedCallback(){super.connectedCallback(),G(this,U,Rt()),!(typeof CloseWatcher>"u")&&(G(this,B,new CloseWatcher),T(this,B).onclose=()=>o(this,M,re).call(this))}disconnectedCallback(){super.disconnectedCallback(),T(this,B)?.destroy(),T(this,U)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return r`<div class="backdrop" @click=${o(this,M,re)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${o(this,M,xt)}
      >
        <slot></slot>
      </div>`}};U=new WeakMap,B=new WeakMap,M=new WeakSet,xt=function(e){e.key==="Escape"&&o(this,M,re).call(this)},re=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},_.styles=[k,$t],c([q()],_.prototype,"label",2),c([q({type:Boolean,reflect:!0})],_.prototype,"tall",2),_=c([w("rb-sheet")],_);function Rt(){let p=document.activeElement;for(;p?.shadowRoot?.activeElement;)p=p.shadowRoot.activeElement;return p instanceof HTMLElement?p:null}oe("de",De);oe("en",Me);
