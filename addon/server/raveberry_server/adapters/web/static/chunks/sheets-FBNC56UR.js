/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
import{a as Me,b}from"./chunk-RMX3SP4B.js";import{A as j,B as ee,D as H,E as k,G as l,H as C,I as we,J as ke,K as Te,L as V,M as Se,N as Re,O as qe,P as Ee,Q as Ce,R as ze,S as A,T as te,U as De,a as R,b as o,d as a,e as he,f as w,g as q,h as v,i as fe,j as ge,k as be,l as ye,m as X,p as Z,q as $e,r as O,u as E,v as N,w as ae,x as ve,y as xe,z as J}from"./chunk-IUVP3PAZ.js";import{a as c,b as T,c as g,d as W,e as r}from"./chunk-UUNR2Y72.js";var Ne=[[/^That song is playing right now.*/,"Der Song läuft gerade; wünsch ihn danach wieder."],[/^There is no such song.*/,"Den Song gibt es nicht; suche ihn beim Namen."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^Its site does not let us.*/,"Die Seite gibt es gerade nicht her; nimm eine andere Version."],[/^It may not be played in this country.*/,"In diesem Land ist es gesperrt; nimm eine andere Version."],[/^It is too long.*/,"Es ist zu lang; nimm eine kürzere Version."],[/^It is too large.*/,"Es ist zu groß; nimm eine andere Version."],[/^The network or the site.*/,"Das Netz oder die Seite antwortet nicht; versuch es später."],[/^It needs an account.*/,"Dafür bräuchte es dort ein Konto; nimm eine andere Version."],[/^Links of that kind.*/,"Solche Links gehen hier nicht; suche beim Namen."],[/^There is no sound in it.*/,"Darin ist kein Ton, den der Player kennt; nimm eine andere Version."],[/^There is no room for it.*/,"Auf der Platte hier ist kein Platz dafür; sag es dem Gastgeber."],[/^The source does not work.*/,"Die Quelle geht gerade nicht; sag es dem Gastgeber."],[/^It leads to an address inside.*/,"Es führt zu einer Adresse in diesem Haus und wird nicht geladen."],[/^That is a list of songs.*/,"Das ist eine ganze Liste; wünsch einen Song daraus."],[/^The song was taken out again.*/,"Der Song kam sofort wieder heraus."],[/^That station is off the air.*/,"Der Sender sendet gerade nicht; nimm einen anderen."],[/^The directory has no such station.*/,"Den Sender gibt es im Verzeichnis nicht mehr."],[/^(The search failed: )?The music server does not know that.*/,"Der Musikserver kennt Name oder Passwort nicht; setze sie neu."],[/^(The search failed: )?The music server is not at.*/,"Unter der Adresse ist kein Musikserver; prüfe sie."],[/^The music server fails: (.*)/,"Der Musikserver antwortet nicht richtig ($1)"],[/^(The search failed: )?Jamendo does not know that client id.*/,"Jamendo kennt die Client-ID nicht; setze sie neu."],[/^(The search failed: )?Jamendo has been asked too often.*/,"Jamendo wurde heute zu oft gefragt; versuch es später."],[/^Jamendo fails: (.*)/,"Jamendo antwortet nicht richtig ($1)"],[/^The directory of stations fails: (.*)/,"Das Senderverzeichnis antwortet nicht richtig ($1)"],[/^YouTube does not answer, these are from (\S+).*/,"YouTube antwortet gerade nicht; das hier ist von $1."],[/^This is from (\S+), because there is nothing like it in (\S+)$/,"Das ist aus $1, denn in $2 gibt es nichts dergleichen."],[/^This is from (\S+), because (.*)/,"Das ist aus $1, denn die gewünschte Quelle antwortet nicht."],[/^The search of the net fails: .*; renew the source$/,"Die Suche im Netz geht nicht; erneuere die Quelle."],[/^The search of the net fails: .*/,"Die Suche im Netz geht nicht; sie wird von selbst wieder versucht."],[/^The search of (\S+) fails: .*; another site is searched instead$/,"Die Suche bei $1 geht nicht; solange wird anderswo gesucht."],[/^The last (\d+) songs of the net could not be fetched.*/,"Die letzten $1 Songs aus dem Netz kamen nicht; erneuere die Quelle."],[/^The search failed: (.*)/,"Eine Quelle hat nicht geantwortet ($1)"],[/^The net has not answered.*/,"Das Netz hat noch nicht geantwortet; such gleich noch einmal."],[/^is empty$/,"ist leer"],[/^holds no sound$/,"enthält keinen Ton"],[/^holds no sound of a known.*/,"enthält keinen Ton eines bekannten Formats"],[/^is damaged: (.*)/,"ist beschädigt: $1"],[/^(\d+ songs?|\d+ files? that cannot be read|\d+ folders? that cannot be opened); (.+)$/,"$1; $2"],[/^1 file that cannot be read$/,"1 Datei ist nicht lesbar"],[/^(\d+) files that cannot be read$/,"$1 Dateien sind nicht lesbar"],[/^1 folder that cannot be opened$/,"1 Ordner geht nicht auf"],[/^(\d+) folders that cannot be opened$/,"$1 Ordner gehen nicht auf"],[/^([^;]+) is empty or not there, its songs are kept(?:; )?/,"$1 ist leer oder nicht da, die Songs daraus bleiben. "],[/^1 song$/,"1 Song"],[/^(\d+) songs$/,"$1 Songs"],[/^1 vote$/,"1 Stimme"],[/^(\d+) votes$/,"$1 Stimmen"],[/^The stream was cut off and.*/,"Der Stream ist abgerissen und kommt nicht wieder."],[/^The stream's server answers, but.*/,"Der Stream ist da, sendet aber nichts."],[/^Files cannot be requested by their path.*/,"Dateien lassen sich nicht über ihren Pfad wünschen. Such nach dem Namen."],[/^Only http and https links work here.*/,"Hier funktionieren nur Links mit http oder https."],[/^That is not a plain web link.*/,"Das ist kein gewöhnlicher Weblink. Kopiere ihn noch einmal."],[/^Only links to public addresses work here.*/,"Hier funktionieren nur Links zu öffentlichen Adressen."],[/^Only the host may add radio.*/,"Radio darf nur der Gastgeber hinzufügen. Such dir stattdessen einen Song."],[/^Radio stations are switched off here.*/,"Radiosender sind hier ausgeschaltet. Such dir stattdessen einen Song."],[/^There is no such song.*/,"Diesen Song gibt es nicht. Such ihn nach dem Namen."],[/^No source takes links of that kind.*/,"Solche Links nimmt keine Quelle. Such nach dem Namen."],[/^That song is no longer available.*/,"Diesen Song gibt es dort nicht mehr. Nimm eine andere Version."],[/^The site does not provide that song at the moment.*/,"Die Seite gibt diesen Song gerade nicht her. Nimm eine andere Version, oder versuch es später."],[/^That song is not available in this country.*/,"Dieser Song ist in diesem Land nicht verfügbar. Nimm eine andere Version."],[/^That song is too long.*/,"Dieser Song ist zu lang. Nimm eine kürzere Version."],[/^That is a stream without an end.*/,"Das ist ein Stream ohne Ende. Nur der Gastgeber kann ihn hinzufügen, als Radio."],[/^That song is too large.*/,"Dieser Song ist zu groß. Nimm eine andere Version."],[/^The network or the site does not respond.*/,"Das Netz oder die Seite antwortet nicht. Versuch es später noch einmal."],[/^That song needs an account on its site.*/,"Dieser Song braucht ein Konto auf seiner Seite. Nimm eine andere Version."],[/^Links of that kind do not work here.*/,"Solche Links funktionieren hier nicht. Such nach dem Namen."],[/^There is no sound in it that can be played.*/,"Darin ist kein Ton, der sich abspielen lässt. Nimm eine andere Version."],[/^There is no space left for that song.*/,"Für diesen Song ist kein Speicherplatz mehr frei. Sag dem Gastgeber Bescheid."],[/^The music source does not work at the moment.*/,"Die Musikquelle funktioniert gerade nicht. Sag dem Gastgeber Bescheid."]];var Le=[[/^The search failed: (.*)/,"Not every source answered ($1)"]];var _e=R(".card{display:flex;flex-wrap:wrap;align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;flex:1 1 190px;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}.options{display:flex;flex:1 0 100%;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Tt={off:"all",all:"one",one:"off"},U,S,Ie,Q,Oe,je,K=class extends C{constructor(){super(...arguments);g(this,S);g(this,U,new Me(this,e=>this.runCommand("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:s}=this.own,t=e.state==="playing",i=Math.round(100*(T(this,U).value??e.volume));return o`<section class="card" aria-label=${s.name}>
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
        @click=${()=>e.entry&&r(this,S,Oe).call(this,e.entry,e.epoch)}
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
          style=${be({"--at":`${i}%`})}
          .value=${Te(String(i))}
          @input=${r(this,S,je)}
        />
        <output>${i} %</output>
      </label>
      ${r(this,S,Ie).call(this)}
    </section>`}get own(){return E.current}};U=new WeakMap,S=new WeakSet,Ie=function(){let{player:e,party:s}=this.replica,{controls:t}=this.own;return o`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${e.entry===null}
        @click=${()=>this.runCommand("restart_song",{})}
      >
        ${l(b.start)} ${t.fromStart}
      </button>
      ${r(this,S,Q).call(this,b.silent,e.muted?t.muted:t.mute,e.muted,"set_muted",{muted:!e.muted})}
      ${r(this,S,Q).call(this,e.repeat==="one"?b.once:b.repeat,t.repeat[e.repeat],e.repeat!=="off","set_repeat",{mode:Tt[e.repeat]})}
      ${r(this,S,Q).call(this,b.spark,t.autoplay,e.autoplay,"set_autoplay",{on:!e.autoplay})}
      ${s.order==="fifo"?r(this,S,Q).call(this,b.shuffle,t.shuffle,e.shuffle,"set_shuffle",{on:!e.shuffle}):a}
    </div>`},Q=function(e,s,t,i,n){return o`<button
      data-command=${i}
      aria-pressed=${t}
      @click=${()=>this.runCommand(i,n)}
    >
      ${l(e)} ${s}
    </button>`},Oe=async function(e,s){await this.runCommand("skip",{epoch:s})&&this.notifyRemoved(this.own.controls.skipped({title:e.song.title}),e)},je=function(e){T(this,U).drag(e.target.valueAsNumber/100)},K.styles=[k,Re,_e],K=c([w("rb-controls")],K);var He=R(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var m,le,Ve,Ae,Fe,Pe,Be,de,Ge,We,ce,L=class extends C{constructor(){super(...arguments);g(this,m);this.armed=null}render(){let{entry:e,texts:s,replica:t}=this,{song:i}=e;return o`<div class="top">
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
        ${r(this,m,Ve).call(this).map(([n,d])=>o`<dt>${n}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(i.uri)?o`<a href=${i.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:a}
      <div class="row">
        ${te({entry:e,own:X(t,e.id),permissions:this.permissions,texts:s,onVote:n=>this.attempt(this.client.vote(e.id,n))})}
        ${Ee(e,t.me)&&T(this,m,le)?r(this,m,Fe).call(this):a}
        ${r(this,m,Pe).call(this)}
      </div>
      ${e.state==="approval"&&this.permissions.mayModerate?r(this,m,Ge).call(this):a}
      ${r(this,m,We).call(this)}`}get own(){return E.current}};m=new WeakSet,le=function(){return this.replica.entries.has(this.entry.id)},Ve=function(){let{entry:e,texts:s,own:t,replica:i}=this,{song:n}=e,d=De(i,this.client.clock.nowMs()).find($=>$.entry.id===e.id);return[d?[t.when,r(this,m,Ae).call(this,d.position,d.etaS)]:null,[t.reason,ve(s,e)],e.reason?["!",O(s,e.reason)]:null,[s.votes,t.votesFor({up:e.up,down:e.down})],[t.source,ze(e,i.me,s)],n.album?[t.album,n.album]:null,n.licence?[t.licence,n.licence]:null,n.duration_s===null?null:[t.length,ee(n.duration_s)],e.dedication?["♥",e.dedication]:null].filter($=>$!==null)},Ae=function(e,s){let t=this.texts.position({position:e});return s===null?t:`${this.own.inMinutesLong({minutes:H(s)})}, ${t}`},Fe=function(){let{texts:e,entry:s}=this;return r(this,m,ce).call(this,"withdraw",e.withdraw,"back",async()=>{await this.runCommand("withdraw",{entry:s.id})&&(this.notify(e.withdrawn({title:s.song.title})),this.closeSheet())})},Pe=function(){let{texts:e,own:s,entry:t,replica:i}=this;if(!this.permissions.maySteer||!T(this,m,le))return a;let n=i.order.indexOf(t.id),{title:d}=t.song;return[o`<button class="wide" data-command="prioritize" @click=${r(this,m,Be)}>
        ${l("first")} ${e.prioritize}
      </button>`,o`<button
        class="round"
        data-move="sooner"
        aria-label=${e.actionOn({action:s.sooner,title:d})}
        title=${s.sooner}
        ?disabled=${n===0}
        @click=${()=>r(this,m,de).call(this,n-1,i.order[n-1])}
      >
        ${l("up")}
      </button>`,o`<button
        class="round"
        data-move="later"
        aria-label=${e.actionOn({action:s.later,title:d})}
        title=${s.later}
        ?disabled=${n===i.order.length-1}
        @click=${()=>r(this,m,de).call(this,n+1,i.order[n+2])}
      >
        ${l("down")}
      </button>`,r(this,m,ce).call(this,"remove",e.remove,"remove",async()=>{await this.runCommand("remove",{entry:t.id})&&(this.notifyRemoved(e.toast.removed({title:d}),t),this.closeSheet())})]},Be=async function(){let{texts:e,entry:s}=this;await this.runCommand("prioritize",{entry:s.id})&&(this.notify(e.toast.prioritized({title:s.song.title})),this.closeSheet())},de=async function(e,s){let{own:t,entry:i}=this,n=s===void 0?{}:{before:s};await this.runCommand("move",{entry:i.id,...n})&&this.notify(t.moved({title:i.song.title,position:e+1}))},Ge=function(){let{texts:e,entry:s}=this,{title:t}=s.song;return o`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.runCommand("approve",{entry:s.id})&&this.notify(e.toast.approved({title:t}))}}
      >
        ${l("check")} ${e.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.runCommand("reject",{entry:s.id})&&this.notifyRemoved(e.toast.rejected({title:t}),s)}}
      >
        ${l("close")} ${e.reject}
      </button>
    </div>`},We=function(){let{client:e,entry:s,texts:t,own:i,replica:n}=this,d=Ce(s,n.me),x=d!==null&&d.id!=="host"&&d.id!==n.me.id;return!this.permissions.mayModerate||!x?a:o`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title({name:J(t,d.name)})}</bdi></h3>
      <rb-guest-actions
        .client=${e}
        .texts=${t}
        .replica=${n}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ce=function(e,s,t,i){let n=this.armed===e;return o`<button
      class="wide ${n?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{this.armed=n?null:e,n&&i()}}
    >
      ${l(t)} ${n?this.texts.sure:s}
    </button>`},L.styles=[k,A,qe,He],c([q({attribute:!1})],L.prototype,"entry",2),c([v()],L.prototype,"armed",2),L=c([w("rb-details")],L);var se=R(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input,select{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}");var h,Je,Ke,Qe,Ue,Ye,me,Xe,pe,Ze,F=class extends C{constructor(){super(...arguments);g(this,h);this.sources=[]}connectedCallback(){super.connectedCallback(),r(this,h,Ke).call(this)}render(){let{texts:e,own:s}=this,{profile:t}=s,{me:i,party:n}=this.replica;return o`<header>
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
      <form @submit=${r(this,h,Ze)}>
        <label>
          ${t.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${i.name?J(e,i.name):""}
            data-first
          />
        </label>
        <label>
          ${t.color}
          <input name="color" type="color" .value=${i.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?r(this,h,Je).call(this):a}
        <button class="main" data-command="set_profile">${l("check")} ${t.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showCurrentRecap()}>
        ${l(b.list)} ${s.recap.soFar}
      </button>
      ${r(this,h,Qe).call(this)}
      ${i.role==="guest"?a:r(this,h,Ue).call(this,n.hashtags??[])}
      ${i.texts?.length&&i.role==="guest"?r(this,h,Ye).call(this,i.texts):a}
      ${n.join==="code"&&i.id===null?r(this,h,me).call(this,"code",t.code,t.codeHint,t.joined):a}
      ${i.role==="guest"?[r(this,h,Xe).call(this),r(this,h,me).call(this,"mod_code",t.modCode,t.modCodeHint,t.isMod)]:a}`}get own(){return E.current}};h=new WeakSet,Je=function(){let{profile:e,sources:s}=this.own,t=this.replica.me.source??"";return o`<label>
      ${e.source}
      <select name="source">
        <option value="" .selected=${t===""}>${e.anySource}</option>
        ${this.sources.map(i=>o`<option value=${i} .selected=${i===t}>
              ${N(s,i)??i}
            </option>`)}
      </select>
    </label>`},Ke=async function(){this.sources=(await this.runCommand("online_sources",{}))?.sources??[]},Qe=function(){let{profile:e}=this.own;return o`<form
      class="code"
      @submit=${async s=>{s.preventDefault();let t=s.target,i=String(new FormData(t).get("hashtag")).trim();i===""||!await this.runCommand("add_hashtag",{text:i})||(t.reset(),this.notify(e.hashtagAdded))}}
    >
      <label>
        ${e.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${e.enter}</button>
    </form>`},Ue=function(e){return o`<p class="hashtags">
      ${e.map(s=>{let t=this.own.profile.removeHashtag({text:s});return o`<button
          class="word"
          data-hashtag=${s}
          aria-label=${t}
          title=${t}
          @click=${()=>this.runCommand("remove_hashtag",{text:s})}
        >
          <bdi>${s}</bdi> ${l("close")}
        </button>`})}
    </p>`},Ye=function(e){return o`<p class="muted">
      ${this.own.profile.texts}: ${e.map(({text:s})=>o`<q dir="auto">${s}</q> `)}
    </p>`},me=function(e,s,t,i){return o`<form
      class="code"
      @submit=${async n=>{n.preventDefault();let d=String(new FormData(n.target).get("code")).trim();if(d==="")return;let x=this.client.join({[e]:d}).then(()=>!0);await this.attempt(x)&&(this.notify(i),this.closeSheet())}}
    >
      <label>
        ${s} <small>${t}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${e}>${this.own.profile.enter}</button>
    </form>`},Xe=function(){let{texts:e,own:s}=this,{profile:t}=s,{requests:i,votes:n}=this.replica.me.limits;return o`<h3>${t.left}</h3>
      <ul>
        <li>${r(this,h,pe).call(this,i,t.requests,d=>e.noRequestsLeft({minutes:H(d)}))}</li>
        <li>${r(this,h,pe).call(this,n,t.votes,d=>e.noVotesLeft({seconds:Math.ceil(d)}))}</li>
      </ul>`},pe=function(e,s,t){if(e===null)return this.own.profile.unlimited;let i=Z(e,this.replica.meAtMs,this.client.clock.nowMs()),n=s(i);return i.remaining>0?n:`${n}: ${t(i.next_in_s)}`},Ze=async function(e){e.preventDefault();let{me:s}=this.replica,t=new FormData(e.target),[i,n]=[String(t.get("name")).trim(),String(t.get("color"))],d=t.get("source"),$={...i!==""&&i!==J(this.texts,s.name)?{name:i}:{},...n===s.color?{}:{color:n},...d===null||d===(s.source??"")?{}:{source:String(d)}};if(Object.keys($).length>0){if(!await this.runCommand("set_profile",$))return;this.notify(this.own.profile.saved)}this.closeSheet()},F.styles=[k,se],c([v()],F.prototype,"sources",2),F=c([w("rb-profile")],F);var et=R(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var ie,tt,P=class extends C{constructor(){super(...arguments);g(this,ie)}render(){let{texts:e,replica:s}=this,{recap:t}=E.current,{songs:i,guests:n,votes:d,top:x}=this.night;return o`<header>
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
        <strong>${t.songs({count:i})}</strong><strong>${t.guests({count:n})}</strong
        ><strong>${t.votes({count:d})}</strong>
      </p>
      ${x.length>0?o`<h3>${t.top}</h3>`:a}
      <ol>
        ${x.map(({song:$,score:kt})=>o`<li>
            <rb-cover .song=${$}></rb-cover>
            <span class="words">
              <b dir="auto">${$.title}</b>
              <span dir="auto">${$.artist}</span>
            </span>
            <output>${e.score({score:kt})}</output>
          </li>`)}
      </ol>
      ${this.permissions.mayHost&&!s.party.open?o`<button data-command="undo" @click=${r(this,ie,tt)}>
              ${l("back")} ${t.reopen}
            </button>`:a}`}};ie=new WeakSet,tt=async function(){let e=await this.runCommand("undo",{});e&&(this.notify(xe(this.texts,e.entries.length)),this.closeSheet())},P.styles=[k,se,et],c([q({attribute:!1})],P.prototype,"night",2),P=c([w("rb-recap")],P);var st=fe(class extends ge{constructor(){super(...arguments),this.key=a}render(p,u){return this.key=p,u}update(p,[u,e]){return u!==this.key&&(we(p),this.key=u),e}});function it(p,u){if(p?.id!==u.id)return u;let e=new Map(u.hits.map(t=>[t.song.uri,t])),s=[];for(let{song:t}of p.hits){let i=e.get(t.uri);i&&e.delete(t.uri)&&s.push(i)}return{...u,hits:[...s,...e.values()]}}var _=class extends C{constructor(){super(...arguments);this.requested=null}get own(){return E.current}hit(e){let{song:s,mark:t}=e,i=t==="ok"&&this.permissions.mayRequest;return o`<li class=${t==="ok"||t==="waiting"?"":"off"} data-uri=${s.uri}>
      <button
        class="ask"
        ?disabled=${!i||this.requested!==null}
        title=${i?this.own.search.request({title:s.title}):a}
        @click=${()=>this.request({uri:s.uri})}
      >
        <rb-cover .song=${s}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${s.title}</span>
          <span class="artist muted" dir="auto">${this.#t(e)}</span>
          ${t==="ok"?a:o`<span class="mark">${this.#s(e)}</span>`}
        </span>
        ${i?o`<span class="go">${l(this.requested===s.uri?"check":"plus")}</span>`:a}
      </button>
      ${t==="waiting"?this.#i(e):a}
    </li>`}#t({song:e}){let{explicit:s,sources:t}=this.own;return[e.artist,e.duration_s===null?"":ee(e.duration_s),e.album===e.title?"":e.album,e.explicit?s:"",e.licence??"",N(t,e.source)??e.source].filter(Boolean).join(" · ")}#s({mark:e,reason:s}){let{mark:t}=this.own;return e==="waiting"||s===null?t[e]:O(this.texts,s)}#i({entry:e}){let s=e===null?void 0:ye(this.replica,e);return s?te({entry:s,own:X(this.replica,s.id),permissions:this.permissions,texts:this.texts,onVote:t=>this.attempt(this.client.vote(s.id,t))}):a}async request(e){let s=this.dedication(),t=s?{...e,dedication:s}:e;this.requested="uri"in e?e.uri:e.query,this.#e(await this.runCommand("enqueue",t))}async requestRandom(){this.requested="dice",this.#e(await this.runCommand("enqueue_random",{}))}#e(e){this.requested=null,e&&(this.notify([this.#n(e),j(this.texts,e.note??"")].join(" ").trim()),this.closeSheet(e.entry.id))}#n({entry:e,duplicate:s}){let{search:t}=this.own,{player:i}=this.replica,{title:n}=e.song;return s?t.duplicate({title:n}):e.state==="approval"?t.requestedApproval({title:n}):(i.entry?.id===e.id||i.state==="idle")&&(e.position??2)<=1?t.requestedNow({title:n}):e.state==="pending"||e.position===null?t.requestedPending({title:n}):t.requested({title:n,position:e.position})}};c([v()],_.prototype,"requested",2);var St="dice",Rt={folder:l(b.folder),artist:l("person"),album:l(b.disc),playlist:l(b.list),song:l("note")};function ne({kind:p,path:u,subtitle:e,artwork_url:s},t){if(u===null)return o`${a}`;let{title:i,texts:n,isBusy:d,onOpen:x}=t;return o`<li data-path=${u}>
    <button class="ask" ?disabled=${d} @click=${()=>x(u)}>
      <span class="typed">
        ${s?o`<img src=${Se(s)} alt="" loading="lazy" />`:u===St?l(b.dice):Rt[p]}
      </span>
      <span class="words">
        <span class="title" dir="auto">${i}</span>
        ${e?o`<span class="artist muted" dir="auto">${j(n,e)}</span>`:a}
      </span>
      <span class="on">${l(b.forward)}</span>
    </button>
  </li>`}var oe=R(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.folder-head{display:flex;align-items:center;gap:6px;padding-bottom:6px}.folder-head h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.folder-head [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}");var nt=60,f,ot,rt,at,lt,ue,dt,ct,mt,pt,z=class extends _{constructor(){super(...arguments);g(this,f);this.dedicated=()=>"";this.from=null;this.folders=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),r(this,f,ue).call(this,this.from?.path??"",this.from?.uri??null)}dedication(){return this.dedicated()}render(){let{search:e}=this.own,s=this.folders.at(-1);if(!s)return o`<p class="hint">${e.hint}</p>`;let{listing:t}=s,i=this.folders.length===1&&this.from===null;return o`${i?a:r(this,f,ot).call(this,s)} ${r(this,f,lt).call(this)}
      <ul>
        ${i&&this.permissions.mayRequest?r(this,f,rt).call(this):a}
        ${t.items.map(n=>n.hit?this.hit(n.hit):r(this,f,at).call(this,n))}
      </ul>
      ${i&&t.items.length===0?o`<p class="hint">${e.hint}</p>`:a}
      ${t.more?o`<button class="more" ?disabled=${this.isLoading} @click=${()=>r(this,f,dt).call(this,s)}>
              ${e.showMore}
            </button>`:a}`}};f=new WeakSet,ot=function({listing:{path:e,title:s},uri:t}){let{search:i}=this.own;return o`<header class="folder-head">
      <button
        class="round quiet"
        data-back
        aria-label=${i.back}
        title=${i.back}
        @click=${r(this,f,ct)}
      >
        ${l(b.backward)}
      </button>
      <h3 dir="auto">${N(this.own.pageTitles,e)??s}</h3>
      ${t&&this.permissions.maySteer?o`<button
              data-command="enqueue_playlist"
              ?disabled=${this.requested!==null}
              @click=${()=>r(this,f,pt).call(this,t)}
            >
              ${l("plus")} ${i.addAll}
            </button>`:a}
      ${t&&this.permissions.mayHost?o`<button
              class="round"
              data-command="set_setting"
              aria-label=${i.houseMusic}
              title=${i.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===t}
              @click=${()=>r(this,f,mt).call(this,t)}
            >
              ${l("moon")}
            </button>`:a}
    </header>`},rt=function(){let{search:e}=this.own;return o`<li>
      <button class="ask" data-dice ?disabled=${this.requested!==null} @click=${this.requestRandom}>
        <span class="typed">${l(b.dice)}</span>
        <span class="words">
          <span class="title">${e.dice}</span>
          <span class="artist muted">${e.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},at=function(e){let{path:s,title:t,uri:i}=e;return ne(e,{title:N(this.own.pageTitles,s??"")??t,texts:this.texts,isBusy:this.isLoading,onOpen:n=>r(this,f,ue).call(this,n,i??null)})},lt=function(){let{search:e}=this.own,{added:s}=this;if(s===null)return a;let{failed:t,left_out:i,reading:n}=s;return o`<div class="outcome" role="status">
      <strong>${e.added({added:s.added,total:s.total})}</strong>
      ${n?o`<p>${e.reading}</p>`:a}
      ${i?o`<p>${e.leftOut({count:i})}</p>`:a}
      ${t.length>0?o`<ul>
              ${t.map(({title:d,reason:x})=>o`<li><bdi>${d}</bdi>: ${O(this.texts,x)}</li>`)}
            </ul>`:a}
    </div>`},ue=async function(e,s){this.isLoading=!0;let t=await this.runCommand("browse",{path:e,limit:nt});this.isLoading=!1,t&&(this.added=null,this.folders=[...this.folders,{listing:t,uri:s}],this.closest(".scroll")?.scrollTo(0,0))},dt=async function(e){this.isLoading=!0;let{path:s,items:t}=e.listing,i=await this.runCommand("browse",{path:s,offset:t.length,limit:nt});if(this.isLoading=!1,!i)return;let n={...i,items:[...t,...i.items]};this.folders=this.folders.map(d=>d===e?{...e,listing:n}:d)},ct=function(){this.folders.length===1?this.dispatchEvent(new Event("rb-leave")):this.folders=this.folders.slice(0,-1),this.added=null},mt=async function(e){let{search:s}=this.own,t=this.replica.settings.fallback_playlist===e?"":e;await this.runCommand("set_setting",{name:"fallback_playlist",value:t})&&this.notify(t?s.houseMusicSet:s.houseMusicOff)},pt=async function(e){this.requested=e;let s=await this.runCommand("enqueue_playlist",{uri:e});this.requested=null,s&&(this.added=s)},z.styles=[k,A,oe],c([q({attribute:!1})],z.prototype,"dedicated",2),c([q({attribute:!1})],z.prototype,"from",2),c([v()],z.prototype,"folders",2),c([v()],z.prototype,"isLoading",2),c([v()],z.prototype,"added",2),z=c([w("rb-browse")],z);var qt=120,B,y,ut,ht,ft,gt,bt,yt,$t,vt,D=class extends _{constructor(){super(...arguments);g(this,y);this.query="";this.found=null;this.opened=null;this.problem=null;g(this,B)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(T(this,B)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:e,texts:s,replica:t}=this,{search:i}=this.own;return o`<form role="search" @submit=${r(this,y,$t)}>
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
            @input=${r(this,y,yt)}
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
        <p class="sr" role="status">${r(this,y,ht).call(this)}</p>
        ${r(this,y,ut).call(this)}
        ${this.query&&!this.opened?r(this,y,ft).call(this):st(this.opened,o`<rb-browse
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
      </div>`}};B=new WeakMap,y=new WeakSet,ut=function(){let{texts:e,replica:s}=this,{requests:t}=s.me.limits;if(t===null)return a;let i=Z(t,s.meAtMs,this.client.clock.nowMs());return o`<p class="left">
      ${i.remaining>0?e.requestsLeft({count:i.remaining}):e.noRequestsLeft({minutes:H(i.next_in_s)})}
    </p>`},ht=function(){if(!this.query)return"";let{search:e}=this.own;return this.found?.done?e.found({count:this.found.hits.length}):e.searching},ft=function(){let{search:e}=this.own,{query:s,found:t,problem:i,texts:n}=this,d=t?.playlists??[],x=t?.done&&t.hits.length+d.length===0&&!V(s);return o`<ul>
        ${r(this,y,gt).call(this)}
        ${d.map($=>r(this,y,bt).call(this,$))}
        ${ke(t?.hits??[],({song:$})=>$.uri,$=>this.hit($))}
      </ul>
      ${t&&!t.done?o`<p class="hint">${e.online}</p>`:a}
      ${x?o`<p class="hint">${e.none({query:t.query})}</p>`:a}
      ${t?.note?o`<p class="hint">${j(n,t.note)}</p>`:a}
      ${i?o`<p class="hint" role="alert">${$e(n,i)}</p>`:a}
      ${t?.more&&t.done?o`<p class="hint">${e.more}</p>`:a}`},gt=function(){let{search:e}=this.own,{query:s}=this;return o`<li>
      <button class="ask" data-typed ?disabled=${this.requested!==null} @click=${r(this,y,vt)}>
        <span class="typed">${l(V(s)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${V(s)?e.asLink:e.asTyped({query:s})}</span>
          <span class="artist muted" dir="auto">${V(s)?s:e.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},bt=function(e){return ne(e,{title:e.title,texts:this.texts,isBusy:!1,onOpen:()=>{this.opened=e}})},yt=function(e){if(this.query=e.target.value.trim(),this.opened=null,clearTimeout(T(this,B)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}W(this,B,setTimeout(()=>{this.client.search(this.query,s=>{this.found=it(this.found,s),this.problem=null},s=>{this.problem=s})},qt))},$t=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},vt=function(){this.request(V(this.query)?{uri:this.query}:{query:this.query})},D.styles=[k,A,oe],c([v()],D.prototype,"query",2),c([v()],D.prototype,"found",2),c([v()],D.prototype,"opened",2),c([v()],D.prototype,"problem",2),D=c([w("rb-search")],D);var xt=R(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var Y,G,M,wt,re,I=class extends he{constructor(){super(...arguments);g(this,M);this.label="";this.tall=!1;g(this,Y,null);g(this,G,null)}connectedCallback(){super.connectedCallback(),W(this,Y,Et()),!(typeof CloseWatcher>"u")&&(W(this,G,new CloseWatcher),T(this,G).onclose=()=>r(this,M,re).call(this))}disconnectedCallback(){super.disconnectedCallback(),T(this,G)?.destroy(),T(this,Y)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return o`<div class="backdrop" @click=${r(this,M,re)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${r(this,M,wt)}
      >
        <slot></slot>
      </div>`}};Y=new WeakMap,G=new WeakMap,M=new WeakSet,wt=function(e){e.key==="Escape"&&r(this,M,re).call(this)},re=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},I.styles=[k,xt],c([q()],I.prototype,"label",2),c([q({type:Boolean,reflect:!0})],I.prototype,"tall",2),I=c([w("rb-sheet")],I);function Et(){let p=document.activeElement;for(;p?.shadowRoot?.activeElement;)p=p.shadowRoot.activeElement;return p instanceof HTMLElement?p:null}ae("de",Ne);ae("en",Le);
