/* raveberry sources sha256:16ad4e1f84acaf20053c54456a0ca8f21f3e12c2db2f797316ecf910520b24fe */
import{a as Se,b as R,c as g}from"./chunk-27HVNOCN.js";import{C as pe,D as ge,E as W,F as D,G as fe,H as v,I as l,J as E,K as be,L as ye,M as we,N as C,O as X,P as $e,Q as ve,R as xe,S as ke,T as Te,a as c,b as x,c as p,d as V,e as a,f as S,g as n,i as o,j as ce,k as w,l as z,m as $,n as he,o as me,p as U,r as Y,t as H,u as A,v as ue,x as Z}from"./chunk-2NJEDG6L.js";var Le=[[/^The host has banned you.*/,"Der Gastgeber hat dich gesperrt; sprich mit ihm."],[/^The host has muted you.*/,"Der Gastgeber hat dich für eine Weile stumm geschaltet."],[/^A name needs.*/,"Ein Name braucht mindestens einen Buchstaben."],[/^Only the host may do that to a mod.*/,"Das darf bei einem Mod nur der Gastgeber."],[/^Nothing is playing.*/,"Gerade läuft nichts."],[/^Another song is playing by now.*/,"Inzwischen läuft ein anderes Lied; es wurde nicht übersprungen."],[/^There is nothing to undo.*/,"Es gibt nichts rückgängig zu machen."],[/^That song is here already.*/,"Das Lied ist schon da."],[/^That song is not remembered.*/,"An das Lied erinnert sich niemand mehr; wünsch es neu."],[/^The same song was asked for again.*/,"Das Lied wurde inzwischen neu gewünscht."],[/^The party is closed.*/,"Die Party ist geschlossen; warte, bis der Gastgeber sie öffnet."],[/^No songs are taken now.*/,"Gerade werden keine Lieder angenommen; stimme für die wartenden."],[/^It was last orders.*/,"Die letzte Runde ist vorbei; stimme für die wartenden Lieder."],[/^Only the host puts a song first.*/,"Ganz nach vorn darf nur der Gastgeber."],[/^That song is playing right now.*/,"Das Lied läuft gerade; wünsch es danach wieder."],[/^That song is playing already.*/,"Das Lied läuft schon."],[/^That is not your song.*/,"Das ist nicht dein Lied; stimme stattdessen ab."],[/^Others voted for it.*/,"Andere haben inzwischen dafür gestimmt; nimm stattdessen deine Stimme zurück."],[/^That song has left.*/,"Das Lied ist nicht mehr in der Warteschlange."],[/^There is no such song in the queue.*/,"Das Lied ist nicht in der Warteschlange."],[/^There is no such song.*/,"Das Lied gibt es nicht; suche es beim Namen."],[/^That song waits already.*/,"Das Lied wartet schon; es kommt."],[/^There is no voting.*/,"Auf dieser Party wird nicht abgestimmt; wünsch dir Lieder."],[/^There are no downvotes.*/,"Gegenstimmen gibt es hier nicht; stimme für das, was du magst."],[/^Those songs would stand in a ring.*/,"Die Lieder stünden im Kreis; verschiebe ein anderes."],[/^That song does not wait for a yes.*/,"Das Lied wartet auf kein Ja."],[/^Only the order fifo.*/,"Zufällig geht nur mit „Der Reihe nach“."],[/^The server cannot write.*/,"Der Server kann nicht speichern; der Gastgeber muss Platz schaffen."],[/^No source takes links.*/,"Solche Links nimmt keine Quelle; suche das Lied beim Namen."],[/^Nothing was found.*/,"Nichts gefunden; versuch andere Worte."],[/^Files are not taken.*/,"Dateien gehen nicht über ihren Pfad; suche das Lied beim Namen."],[/^Only http and https.*/,"Nur Links mit http und https gehen."],[/^That is no plain web link.*/,"Das ist kein einfacher Link; kopiere ihn noch einmal."],[/^Only links to public.*/,"Nur Links zu öffentlichen Adressen gehen."],[/^Only mods and the host may.*/,"Das dürfen nur Mods und der Gastgeber."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^The music was away.*/,"Die Musik war länger als eine halbe Stunde weg und geht nicht von selbst weiter; tippe auf Abspielen."],[/^Something else was started.*/,"Ein anderes Programm hat den Player benutzt; er wird zurückgeholt. Gib ihm einen anderen Player."],[/^Joining is by a code.*/,"Mitmachen geht mit Code: scanne ihn auf der Party oder tippe ihn ein."],[/^That code is wrong or over.*/,"Der Code ist falsch oder abgelaufen; nimm den von jetzt."],[/^waits at place (\d+)$/i,"wartet auf Platz $1"],[/^plays right now$/i,"läuft gerade"],[/^longer than (\S+) minutes(;.*)?$/i,"länger als $1 Minuten"],[/^played (\d+) min ago(;.*)?$/i,"lief vor $1 min"],[/^played here before.*/i,"lief hier schon, und nur Neues wird angenommen"],[/^explicit songs are not.*/i,"explizite Lieder laufen hier nicht"],[/^that artist is not.*/i,"dieser Interpret läuft hier nicht"],[/^that title holds a word.*/i,"der Titel enthält ein Wort, das hier nicht läuft"],[/^It is not there any more.*/,"Es ist nicht mehr da; nimm eine andere Version."],[/^Its site does not let us.*/,"Die Seite gibt es gerade nicht her; nimm eine andere Version."],[/^It may not be played in this country.*/,"In diesem Land ist es gesperrt; nimm eine andere Version."],[/^It is too long.*/,"Es ist zu lang; nimm eine kürzere Version."],[/^It is too large.*/,"Es ist zu groß; nimm eine andere Version."],[/^The network or the site.*/,"Das Netz oder die Seite antwortet nicht; versuch es später."],[/^It needs an account.*/,"Dafür bräuchte es dort ein Konto; nimm eine andere Version."],[/^Links of that kind.*/,"Solche Links gehen hier nicht; suche beim Namen."],[/^There is no sound in it.*/,"Darin ist kein Ton, den der Player kennt; nimm eine andere Version."],[/^There is no room for it.*/,"Auf der Platte hier ist kein Platz dafür; sag es dem Gastgeber."],[/^The source does not work.*/,"Die Quelle geht gerade nicht; sag es dem Gastgeber."],[/^It leads to an address inside.*/,"Es führt zu einer Adresse in diesem Haus und wird nicht geladen."],[/^That is a list of songs.*/,"Das ist eine ganze Liste; wünsch ein Lied daraus."],[/^The song was taken out again.*/,"Das Lied kam sofort wieder heraus."],[/^Stations are not taken here.*/,"Sender gehen hier nicht; suche ein Lied."],[/^That station is off the air.*/,"Der Sender sendet gerade nicht; nimm einen anderen."],[/^The directory has no such station.*/,"Den Sender gibt es im Verzeichnis nicht mehr."],[/^There is no such source in the net.*/,"Diese Quelle gibt es im Netz nicht."],[/^The music server fails: the music server does not know that name.*/,"Der Musikserver kennt Name oder Passwort nicht; setze sie neu."],[/^The music server fails: that is no music server.*/,"Unter der Adresse ist kein Musikserver; prüfe sie."],[/^The music server fails: (.*)/,"Der Musikserver antwortet nicht richtig ($1)"],[/^Jamendo fails: Jamendo does not know that client id.*/,"Jamendo kennt die Client-ID nicht; setze sie neu."],[/^Jamendo fails: Jamendo has been asked too often.*/,"Jamendo wurde heute zu oft gefragt; versuch es später."],[/^Jamendo fails: (.*)/,"Jamendo antwortet nicht richtig ($1)"],[/^The directory of stations fails: (.*)/,"Das Senderverzeichnis antwortet nicht richtig ($1)"],[/^YouTube does not answer, these are from (\S+).*/,"YouTube antwortet gerade nicht; das hier ist von $1."],[/^This is from (\S+), because there is nothing like it in (\S+)$/,"Das ist aus $1, denn in $2 gibt es nichts dergleichen."],[/^This is from (\S+), because (.*)/,"Das ist aus $1, denn die gewünschte Quelle antwortet nicht."],[/^The search failed: (.*)/,"Eine Quelle hat nicht geantwortet ($1)"],[/^The net has not answered.*/,"Das Netz hat noch nicht geantwortet; such gleich noch einmal."],[/^That playlist is long.*/,"Die Playlist ist lang; ihre Lieder kommen gleich."],[/^No song of that playlist.*/,"Kein Lied dieser Playlist ist spielbar."],[/^Many playlists are being read.*/,"Gerade werden viele Playlists gelesen; versuch es in einer Minute."],[/^There is no such playlist.*/,"Die Playlist gibt es nicht; suche sie beim Namen."],[/^No playlist of that name.*/,"Keine Playlist heißt so; versuch andere Worte."],[/^There are no songs to pick.*/,"Es gibt keine Lieder zum Ziehen."],[/^No other song was found.*/,"Es gibt kein anderes Lied, das jetzt laufen dürfte."],[/^Too many wrong ones.*/,"Zu viele falsche; warte kurz und nimm den von heute Abend."],[/^Many new guests came.*/,"Aus deinem Netz kamen gerade viele neue Gäste."],[/^There is no such guest.*/,"Den Gast gibt es nicht."],[/^That text does not wait.*/,"Dieser Text wartet nicht mehr."],[/^The buzzer has only just.*/,"Der Buzzer ging gerade erst; warte einen Moment."],[/^Another sound plays.*/,"Gerade klingt etwas anderes; versuch es danach."],[/^That word is not on the screen.*/,"Dieses Wort steht nicht mehr auf dem Bildschirm."],[/^A hashtag needs.*/,"Ein Hashtag braucht mindestens einen Buchstaben."],[/^That word is not shown.*/,"Das Wort wird hier nicht gezeigt; nimm ein anderes."],[/^Nothing has played since.*/,"Seitdem lief nichts."],[/^The record cannot be read.*/,"Der Verlauf ist gerade nicht lesbar; versuch es gleich wieder."],[/^There is no version to go back.*/,"Es gibt keine Version davor."],[/^is empty$/,"ist leer"],[/^holds no sound$/,"enthält keinen Ton"],[/^holds no sound of a known.*/,"enthält keinen Ton eines bekannten Formats"],[/^is damaged: (.*)/,"ist beschädigt: $1"],[/^1 song$/,"1 Lied"],[/^(\d+) songs$/,"$1 Lieder"],[/^1 vote$/,"1 Stimme"],[/^(\d+) votes$/,"$1 Stimmen"],[/^not there any more$/,"nicht mehr da"],[/^played (\d+) min ago$/,"lief vor $1 min"],[/^played here before, and only new music is taken$/,"lief hier schon, gewünscht ist nur Neues"],[/^explicit songs are not played here$/,"anstößige Lieder laufen hier nicht"],[/^that artist is not played here$/,"wird hier nicht gespielt"],[/^that title holds a word that is not played here$/,"der Titel hat ein Wort, das hier nicht läuft"],[/^its source is switched off$/,"seine Quelle ist abgeschaltet"],[/^The player is not running.*/,"Der Player läuft nicht und wird von selbst neu gestartet. Bleibt es so, hilft ein Neustart; sein Protokoll sagt mehr."],[/^The player does not answer.*/,"Der Player antwortet nicht; er wird von selbst wieder gefragt. Bleibt es so, hilft ein Neustart."],[/^The player is being restarted.*/,"Der Player startet neu; die Musik geht gleich weiter."],[/^The sound has no way out.*/,"Der Ton kommt nicht hinaus: Ist der Lautsprecher oder die Soundkarte da und eingeschaltet?"],[/^The player takes songs but.*/,"Der Player nimmt Lieder an, spielt sie aber nicht; starte ihn neu."],[/^The stream is cut off;.*/,"Der Stream ist abgerissen und wird etwa eine Minute lang von selbst wieder versucht; überspring ihn, um gleich etwas anderes zu hören."],[/^The stream was cut off and.*/,"Der Stream ist abgerissen und kommt nicht wieder."],[/^The stream's server answers, but.*/,"Der Stream ist da, sendet aber nichts."],[/^The music library cannot.*/,"Die Bibliothek ist nicht lesbar; prüfe die Platte des Servers."],[/^Several songs in a row.*/,"Mehrere Lieder nacheinander waren nicht spielbar: Ist der Musikordner da? Dann auf Abspielen tippen."]];var De=S(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}.options{display:flex;grid-column:1 / -1;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var ut={off:"all",all:"one",one:"off"},K,k,Ee,B,Re,ze,J=class extends E{constructor(){super(...arguments);p(this,k);p(this,K,new Se(this,e=>this.carryOut("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:t}=this.own,i=e.state==="playing",s=Math.round(100*(x(this,K).value??e.volume));return n`<section class="card" aria-label=${t.name}>
      <button
        class="main round"
        data-command=${i?"pause":"play"}
        aria-label=${i?t.pause:t.play}
        title=${i?t.pause:t.play}
        @click=${()=>this.carryOut(i?"pause":"play",{})}
      >
        ${l(i?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${t.skip}
        title=${t.skip}
        ?disabled=${e.entry===null}
        @click=${()=>e.entry&&a(this,k,Re).call(this,e.entry,e.epoch)}
      >
        ${l("skip")}
      </button>
      <label title=${t.volume}>
        ${l("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${t.volume}
          style=${he({"--at":`${s}%`})}
          .value=${ye(String(s))}
          @input=${a(this,k,ze)}
        />
        <output>${s} %</output>
      </label>
      ${a(this,k,Ee).call(this)}
    </section>`}get own(){return R(this.texts)}};K=new WeakMap,k=new WeakSet,Ee=function(){let{player:e,party:t}=this.replica,{controls:i}=this.own;return n`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${e.entry===null}
        @click=${()=>this.carryOut("restart_song",{})}
      >
        ${l(g.start)} ${i.fromStart}
      </button>
      ${a(this,k,B).call(this,g.silent,e.muted?i.muted:i.mute,e.muted,"set_muted",{muted:!e.muted})}
      ${a(this,k,B).call(this,e.repeat==="one"?g.once:g.repeat,i.repeat[e.repeat],e.repeat!=="off","set_repeat",{mode:ut[e.repeat]})}
      ${a(this,k,B).call(this,g.spark,i.autoplay,e.autoplay,"set_autoplay",{on:!e.autoplay})}
      ${t.order==="fifo"?a(this,k,B).call(this,g.shuffle,i.shuffle,e.shuffle,"set_shuffle",{on:!e.shuffle}):o}
    </div>`},B=function(e,t,i,s,r){return n`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.carryOut(s,r)}
    >
      ${l(e)} ${t}
    </button>`},Re=async function(e,t){await this.carryOut("skip",{epoch:t})&&this.tellLeft(this.own.controls.skipped(e.song.title),e)},ze=function(e){x(this,K).drag(e.target.valueAsNumber/100)},J.styles=[v,we,De],J=c([w("rb-controls")],J);var Me=S(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var h,re,Oe,qe,Ne,Pe,_e,ne,He,Ae,ae,N=class extends E{constructor(){super(...arguments);p(this,h);this.armed=null}render(){let{entry:e,texts:t,replica:i}=this,{song:s}=e;return n`<div class="top">
        <rb-cover .song=${s} label=${t.cover(s.title)}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${s.title}</h2>
          <p class="artist muted" dir="auto">${s.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </div>
      <dl>
        ${a(this,h,Oe).call(this).map(([r,d])=>n`<dt>${r}</dt><dd dir="auto">${d}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?n`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:o}
      <div class="row">
        ${X({entry:e,own:U(i,e.id),rights:this.rights,texts:t,onVote:r=>this.attempt(this.client.vote(e.id,r))})}
        ${ve(e,i.me)&&x(this,h,re)?a(this,h,Ne).call(this):o}
        ${a(this,h,Pe).call(this)}
      </div>
      ${e.state==="approval"&&this.rights.mayModerate?a(this,h,He).call(this):o}
      ${a(this,h,Ae).call(this)}`}get own(){return R(this.texts)}};h=new WeakSet,re=function(){return this.replica.entries.has(this.entry.id)},Oe=function(){let{entry:e,texts:t,own:i,replica:s}=this,{song:r}=e,d=Te(s,this.client.clock.nowMs()).find(L=>L.entry.id===e.id);return[d?[i.when,a(this,h,qe).call(this,d.position,d.etaS)]:null,e.why?[i.reason,ge(t,e.why)]:null,e.reason?["!",D(t,e.reason)]:null,[t.votes,i.votesFor(e.up,e.down)],[i.source,ke(e,s.me,t)],r.album?[i.album,r.album]:null,r.licence?[i.licence,r.licence]:null,r.duration_s===null?null:[i.length,Y(r.duration_s)],e.dedication?["♥",e.dedication]:null].filter(L=>L!==null)},qe=function(e,t){let i=this.texts.position(e);return t===null?i:`${this.own.inMinutesLong(H(t))}, ${i}`},Ne=function(){let{own:e,entry:t}=this;return a(this,h,ae).call(this,"withdraw",e.withdraw,"back",async()=>{await this.carryOut("withdraw",{entry:t.id})&&(this.tell(e.withdrawn(t.song.title)),this.closeSheet())})},Pe=function(){let{texts:e,own:t,entry:i,replica:s}=this;if(!this.rights.maySteer||!x(this,h,re))return o;let r=s.order.indexOf(i.id),{title:d}=i.song;return[n`<button class="wide" data-command="prioritize" @click=${a(this,h,_e)}>
        ${l("first")} ${e.prioritize}
      </button>`,n`<button
        class="round"
        data-move="sooner"
        aria-label=${e.actionOn(t.sooner,d)}
        title=${t.sooner}
        ?disabled=${r===0}
        @click=${()=>a(this,h,ne).call(this,r-1,s.order[r-1])}
      >
        ${l("up")}
      </button>`,n`<button
        class="round"
        data-move="later"
        aria-label=${e.actionOn(t.later,d)}
        title=${t.later}
        ?disabled=${r===s.order.length-1}
        @click=${()=>a(this,h,ne).call(this,r+1,s.order[r+2])}
      >
        ${l("down")}
      </button>`,a(this,h,ae).call(this,"remove",e.remove,"remove",async()=>{await this.carryOut("remove",{entry:i.id})&&(this.tellLeft(e.toast.removed(d),i),this.closeSheet())})]},_e=async function(){let{texts:e,entry:t}=this;await this.carryOut("prioritize",{entry:t.id})&&(this.tell(e.toast.prioritized(t.song.title)),this.closeSheet())},ne=async function(e,t){let{own:i,entry:s}=this,r=t===void 0?{}:{before:t};await this.carryOut("move",{entry:s.id,...r})&&this.tell(i.moved(s.song.title,e+1))},He=function(){let{texts:e,entry:t}=this,{title:i}=t.song;return n`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.carryOut("approve",{entry:t.id})&&this.tell(e.toast.approved(i))}}
      >
        ${l("check")} ${e.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.carryOut("reject",{entry:t.id})&&this.tellLeft(e.toast.rejected(i),t)}}
      >
        ${l("close")} ${e.reject}
      </button>
    </div>`},Ae=function(){let{client:e,entry:t,texts:i,own:s,replica:r}=this,d=xe(t,r.me),y=d!==null&&d.id!=="host"&&d.id!==r.me.id;return!this.rights.mayModerate||!y?o:n`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title(W(i,d.name))}</bdi></h3>
      <rb-guest-actions
        .client=${e}
        .texts=${i}
        .replica=${r}
        .guest=${d}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},ae=function(e,t,i,s){let r=this.armed===e;return n`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{this.armed=r?null:e,r&&s()}}
    >
      ${l(i)} ${r?this.texts.sure:t}
    </button>`},N.styles=[v,C,$e,Me],c([z({attribute:!1})],N.prototype,"entry",2),c([$()],N.prototype,"armed",2),N=c([w("rb-details")],N);var ee=S(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}.hashtags{display:flex;flex-wrap:wrap;gap:8px}.hashtags:empty{display:none}.word{display:inline-flex;align-items:center;gap:6px;max-width:100%;overflow-wrap:anywhere}li{color:var(--muted)}.code{grid-template-columns:minmax(0,1fr) auto;align-items:end;gap:8px}");var m,Ce,Ie,je,Ge,Fe,oe,Ve,le,We,I=class extends E{constructor(){super(...arguments);p(this,m);this.sources=[]}connectedCallback(){super.connectedCallback(),a(this,m,Ie).call(this)}render(){let{texts:e,own:t}=this,{profile:i}=t,{me:s,party:r}=this.replica;return n`<header>
        <h2>${i.title} <small>${i.role[s.role]}</small></h2>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </header>
      <p class="muted">${i.hint}</p>
      <form @submit=${a(this,m,We)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?W(e,s.name):""}
            data-first
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        ${this.sources.length>1?a(this,m,Ce).call(this):o}
        <button class="main" data-command="set_profile">${l("check")} ${i.save}</button>
      </form>
      <button data-open="recap" @click=${()=>this.showNight()}>
        ${l(g.list)} ${t.recap.soFar}
      </button>
      ${a(this,m,je).call(this)}
      ${s.role==="guest"?o:a(this,m,Ge).call(this,r.hashtags??[])}
      ${s.texts?.length&&s.role==="guest"?a(this,m,Fe).call(this,s.texts):o}
      ${r.join==="code"&&s.id===null?a(this,m,oe).call(this,"code",i.code,i.codeHint,i.joined):o}
      ${s.role==="guest"?[a(this,m,Ve).call(this),a(this,m,oe).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:o}`}get own(){return R(this.texts)}};m=new WeakSet,Ce=function(){let{profile:e,sources:t}=this.own,i=this.replica.me.source??"";return n`<label>
      ${e.source}
      <select name="source">
        <option value="" .selected=${i===""}>${e.anySource}</option>
        ${this.sources.map(s=>n`<option value=${s} .selected=${s===i}>
              ${t[s]??s}
            </option>`)}
      </select>
    </label>`},Ie=async function(){this.sources=(await this.carryOut("online_sources",{}))?.sources??[]},je=function(){let{profile:e}=this.own;return n`<form
      class="code"
      @submit=${async t=>{t.preventDefault();let i=t.target,s=String(new FormData(i).get("hashtag")).trim();s===""||!await this.carryOut("add_hashtag",{text:s})||(i.reset(),this.tell(e.hashtagAdded))}}
    >
      <label>
        ${e.hashtag}
        <input name="hashtag" maxlength="40" autocomplete="off" dir="auto" />
      </label>
      <button data-command="add_hashtag">${e.enter}</button>
    </form>`},Ge=function(e){return n`<p class="hashtags">
      ${e.map(t=>{let i=this.own.profile.removeHashtag(t);return n`<button
          class="word"
          data-hashtag=${t}
          aria-label=${i}
          title=${i}
          @click=${()=>this.carryOut("remove_hashtag",{text:t})}
        >
          <bdi>${t}</bdi> ${l("close")}
        </button>`})}
    </p>`},Fe=function(e){return n`<p class="muted">
      ${this.own.profile.texts}: ${e.map(({text:t})=>n`<q dir="auto">${t}</q> `)}
    </p>`},oe=function(e,t,i,s){return n`<form
      class="code"
      @submit=${async r=>{r.preventDefault();let d=String(new FormData(r.target).get("code")).trim();if(d==="")return;let y=this.client.join({[e]:d}).then(()=>!0);await this.attempt(y)&&(this.tell(s),this.closeSheet())}}
    >
      <label>
        ${t} <small>${i}</small>
        <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
      </label>
      <button data-join=${e}>${this.own.profile.enter}</button>
    </form>`},Ve=function(){let{texts:e,own:t}=this,{profile:i}=t,{requests:s,votes:r}=this.replica.me.limits;return n`<h3>${i.left}</h3>
      <ul>
        <li>${a(this,m,le).call(this,s,i.requests,d=>e.noRequestsLeft(H(d)))}</li>
        <li>${a(this,m,le).call(this,r,i.votes,d=>e.noVotesLeft(Math.ceil(d)))}</li>
      </ul>`},le=function(e,t,i){if(e===null)return this.own.profile.unlimited;let s=Z(e,this.replica.meAtMs,this.client.clock.nowMs()),r=t(s.remaining,s.limit);return s.remaining>0?r:`${r}: ${i(s.next_in_s)}`},We=async function(e){e.preventDefault();let{me:t}=this.replica,i=new FormData(e.target),[s,r]=[String(i.get("name")).trim(),String(i.get("color"))],d=i.get("source"),L={...s!==""&&s!==W(this.texts,t.name)?{name:s}:{},...r===t.color?{}:{color:r},...d===null||d===(t.source??"")?{}:{source:String(d)}};if(Object.keys(L).length>0){if(!await this.carryOut("set_profile",L))return;this.tell(this.own.profile.saved)}this.closeSheet()},I.styles=[v,ee],c([$()],I.prototype,"sources",2),I=c([w("rb-profile")],I);var Je=S(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var te,Be,j=class extends E{constructor(){super(...arguments);p(this,te)}render(){let{texts:e,replica:t}=this,{recap:i}=R(e),{songs:s,guests:r,votes:d,top:y}=this.night;return n`<header>
        <h2>${t.party.open?i.soFar:i.title}</h2>
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
        <strong>${i.songs(s)}</strong><strong>${i.guests(r)}</strong
        ><strong>${i.votes(d)}</strong>
      </p>
      ${y.length>0?n`<h3>${i.top}</h3>`:o}
      <ol>
        ${y.map(({song:L,score:mt})=>n`<li>
            <rb-cover .song=${L}></rb-cover>
            <span class="words">
              <b dir="auto">${L.title}</b>
              <span dir="auto">${L.artist}</span>
            </span>
            <output>${e.score(mt)}</output>
          </li>`)}
      </ol>
      ${this.rights.mayHost&&!t.party.open?n`<button data-command="undo" @click=${a(this,te,Be)}>
              ${l("back")} ${i.reopen}
            </button>`:o}`}};te=new WeakSet,Be=async function(){let e=await this.carryOut("undo",{});e&&(this.tell(this.texts.toast.undone(e.entries.length)),this.closeSheet())},j.styles=[v,ee,Je],c([z({attribute:!1})],j.prototype,"night",2),j=c([w("rb-recap")],j);function Ke(f,T){if(f?.id!==T.id)return T;let e=new Map(T.hits.map(i=>[i.song.uri,i])),t=[];for(let{song:i}of f.hits){let s=e.get(i.uri);s&&e.delete(i.uri)&&t.push(s)}return{...T,hits:[...t,...e.values()]}}var P=class extends E{constructor(){super(...arguments);this.asked=null}get own(){return R(this.texts)}hit(e){let{song:t,mark:i}=e,s=i==="ok"&&this.rights.mayRequest;return n`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${t.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.asked!==null}
        title=${s?this.own.search.request(t.title):o}
        @click=${()=>this.ask({uri:t.uri})}
      >
        <rb-cover .song=${t}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${t.title}</span>
          <span class="artist muted" dir="auto">${this.#t(e)}</span>
          ${i==="ok"?o:n`<span class="mark">${this.#i(e)}</span>`}
        </span>
        ${s?n`<span class="go">${l(this.asked===t.uri?"check":"plus")}</span>`:o}
      </button>
      ${i==="waiting"?this.#s(e):o}
    </li>`}#t({song:e}){let{explicit:t,sources:i}=this.own;return[e.artist,e.duration_s===null?"":Y(e.duration_s),e.album===e.title?"":e.album,e.explicit?t:"",e.licence??"",e.source==="local"?"":i[e.source]??e.source].filter(Boolean).join(" · ")}#i({mark:e,reason:t}){let{mark:i}=this.own;return e==="waiting"||t===null?i[e]:D(this.texts,t)}#s({entry:e}){let t=e===null?void 0:me(this.replica,e);return t?X({entry:t,own:U(this.replica,t.id),rights:this.rights,texts:this.texts,onVote:i=>this.attempt(this.client.vote(t.id,i))}):o}async ask(e){let t=this.dedication(),i=t?{...e,dedication:t}:e;this.asked="uri"in e?e.uri:e.query,this.#e(await this.carryOut("enqueue",i))}async askDice(){this.asked="dice",this.#e(await this.carryOut("enqueue_random",{}))}#e(e){this.asked=null,e&&(this.tell([this.#r(e),D(this.texts,e.note??"")].join(" ").trim()),this.closeSheet(e.entry.id))}#r({entry:e,duplicate:t}){let{search:i}=this.own,{player:s}=this.replica,{title:r}=e.song;return t?i.duplicate(r):e.state==="approval"?i.requestedApproval(r):(s.entry?.id===e.id||s.state==="idle")&&(e.position??2)<=1?i.requestedNow(r):e.state==="pending"||e.position===null?i.requestedPending(r):i.requested(r,e.position)}};c([$()],P.prototype,"asked",2);var ie=S(":host(rb-search){display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}.left{padding:0 6px 8px;color:var(--muted);font-size:.88rem;text-align:center}.shelf{display:flex;align-items:center;gap:6px;padding-bottom:6px}.shelf h3{flex:1;min-width:0;overflow-wrap:anywhere;font-size:1.05rem}.shelf [aria-pressed=true]{color:var(--on-fill);background:var(--violet-fill)}.typed img{width:100%;height:100%;border-radius:inherit;object-fit:cover}.on{margin-inline-start:auto;color:var(--muted)}.more{width:100%;margin-top:10px}.outcome{padding:12px 14px;margin-bottom:10px;border-radius:16px;background:var(--raised)}.outcome li{display:block;color:var(--muted);font-size:.88rem}.dedication{display:grid;gap:6px;margin-top:14px;color:var(--muted);font-size:.9rem}.dedication input{padding:0 14px;border:2px solid var(--line);border-radius:16px;background:var(--raised)}");var Qe=60,pt="dice",gt={folder:l(g.folder),artist:l("person"),album:l(g.disc),playlist:l(g.list),song:l("note")},u,Ue,Ye,Ze,Xe,de,et,tt,it,M=class extends P{constructor(){super(...arguments);p(this,u);this.dedicated=()=>"";this.way=[];this.isLoading=!1;this.added=null}connectedCallback(){super.connectedCallback(),a(this,u,de).call(this,"",null)}dedication(){return this.dedicated()}render(){let{search:e}=this.own,t=this.way.at(-1);if(!t)return n`<p class="hint">${e.hint}</p>`;let{shelf:i}=t,s=this.way.length===1;return n`${s?o:a(this,u,Ue).call(this,t)} ${a(this,u,Xe).call(this)}
      <ul>
        ${s&&this.rights.mayRequest?a(this,u,Ye).call(this):o}
        ${i.items.map(r=>r.hit?this.hit(r.hit):a(this,u,Ze).call(this,r))}
      </ul>
      ${s&&i.items.length===0?n`<p class="hint">${e.hint}</p>`:o}
      ${i.more?n`<button class="more" ?disabled=${this.isLoading} @click=${()=>a(this,u,et).call(this,t)}>
              ${e.showMore}
            </button>`:o}`}};u=new WeakSet,Ue=function({shelf:{path:e,title:t},uri:i}){let{search:s}=this.own;return n`<header class="shelf">
      <button
        class="round quiet"
        data-back
        aria-label=${s.back}
        title=${s.back}
        @click=${()=>{this.way=this.way.slice(0,-1),this.added=null}}
      >
        ${l(g.backward)}
      </button>
      <h3 dir="auto">${this.own.shelves[e]??t}</h3>
      ${i&&this.rights.maySteer?n`<button
              data-command="enqueue_playlist"
              ?disabled=${this.asked!==null}
              @click=${()=>a(this,u,it).call(this,i)}
            >
              ${l("plus")} ${s.addAll}
            </button>`:o}
      ${i&&this.rights.mayHost?n`<button
              class="round"
              data-command="set_setting"
              aria-label=${s.houseMusic}
              title=${s.houseMusic}
              aria-pressed=${this.replica.settings.fallback_playlist===i}
              @click=${()=>a(this,u,tt).call(this,i)}
            >
              ${l("moon")}
            </button>`:o}
    </header>`},Ye=function(){let{search:e}=this.own;return n`<li>
      <button class="ask" data-dice ?disabled=${this.asked!==null} @click=${this.askDice}>
        <span class="typed">${l(g.dice)}</span>
        <span class="words">
          <span class="title">${e.dice}</span>
          <span class="artist muted">${e.diceHint}</span>
        </span>
        <span class="go">${l("plus")}</span>
      </button>
    </li>`},Ze=function({kind:e,path:t,title:i,subtitle:s,artwork_url:r,uri:d}){return t===null?n`${o}`:n`<li data-path=${t}>
      <button class="ask" ?disabled=${this.isLoading} @click=${()=>a(this,u,de).call(this,t,d??null)}>
        <span class="typed">
          ${r?n`<img src=${ue(r)} alt="" loading="lazy" />`:t===pt?l(g.dice):gt[e]}
        </span>
        <span class="words">
          <span class="title" dir="auto">${this.own.shelves[t]??i}</span>
          ${s?n`<span class="artist muted" dir="auto">${D(this.texts,s)}</span>`:o}
        </span>
        <span class="on">${l(g.forward)}</span>
      </button>
    </li>`},Xe=function(){let{search:e}=this.own,{added:t}=this;if(t===null)return o;let{failed:i,left_out:s,reading:r}=t;return n`<div class="outcome" role="status">
      <strong>${e.added(t.added,t.total)}</strong>
      ${r?n`<p>${e.reading}</p>`:o}
      ${s?n`<p>${e.leftOut(s)}</p>`:o}
      ${i.length>0?n`<ul>
              ${i.map(({title:d,reason:y})=>n`<li><bdi>${d}</bdi>: ${D(this.texts,y)}</li>`)}
            </ul>`:o}
    </div>`},de=async function(e,t){this.isLoading=!0;let i=await this.carryOut("browse",{path:e,limit:Qe});this.isLoading=!1,i&&(this.added=null,this.way=[...this.way,{shelf:i,uri:t}],this.closest(".scroll")?.scrollTo(0,0))},et=async function(e){this.isLoading=!0;let{path:t,items:i}=e.shelf,s=await this.carryOut("browse",{path:t,offset:i.length,limit:Qe});if(this.isLoading=!1,!s)return;let r={...s,items:[...i,...s.items]};this.way=this.way.map(d=>d===e?{...e,shelf:r}:d)},tt=async function(e){let{search:t}=this.own,i=this.replica.settings.fallback_playlist===e?"":e;await this.carryOut("set_setting",{name:"fallback_playlist",value:i})&&this.tell(i?t.houseMusicSet:t.houseMusicOff)},it=async function(e){this.asked=e;let t=await this.carryOut("enqueue_playlist",{uri:e});this.asked=null,t&&(this.added=t)},M.styles=[v,C,ie],c([z({attribute:!1})],M.prototype,"dedicated",2),c([$()],M.prototype,"way",2),c([$()],M.prototype,"isLoading",2),c([$()],M.prototype,"added",2),M=c([w("rb-browse")],M);var ft=120,G,b,st,rt,nt,at,ot,lt,dt,O=class extends P{constructor(){super(...arguments);p(this,b);this.query="";this.found=null;this.problem=null;p(this,G)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(x(this,G)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}dedication(){return this.renderRoot.querySelector("[name=dedication]")?.value.trim()??""}render(){let{client:e,texts:t,replica:i}=this,{search:s}=this.own;return n`<form role="search" @submit=${a(this,b,lt)}>
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
            @input=${a(this,b,ot)}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${t.close}
          title=${t.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${a(this,b,rt).call(this)}</p>
        ${a(this,b,st).call(this)}
        ${this.query?a(this,b,nt).call(this):n`<rb-browse
                .client=${e}
                .texts=${t}
                .replica=${i}
                .dedicated=${()=>this.dedication()}
              ></rb-browse>`}
        <label class="dedication">
          ${s.dedication}
          <input name="dedication" type="text" maxlength="200" dir="auto" autocomplete="off" />
        </label>
      </div>`}};G=new WeakMap,b=new WeakSet,st=function(){let{texts:e,replica:t}=this,{requests:i}=t.me.limits;if(i===null)return o;let s=Z(i,t.meAtMs,this.client.clock.nowMs());return n`<p class="left">
      ${s.remaining>0?e.requestsLeft(s.remaining):e.noRequestsLeft(H(s.next_in_s))}
    </p>`},rt=function(){if(!this.query)return"";let{search:e}=this.own;return this.found?.done?e.found(this.found.hits.length):e.searching},nt=function(){let{search:e}=this.own,{query:t,found:i,problem:s,texts:r}=this,d=i?.done&&i.hits.length===0&&!A(t);return n`<ul>
        ${a(this,b,at).call(this)}
        ${be(i?.hits??[],({song:y})=>y.uri,y=>this.hit(y))}
      </ul>
      ${i&&!i.done?n`<p class="hint">${e.online}</p>`:o}
      ${d?n`<p class="hint">${e.none(i.query)}</p>`:o}
      ${i?.note?n`<p class="hint">${D(r,i.note)}</p>`:o}
      ${s?n`<p class="hint" role="alert">${fe(r,s)}</p>`:o}
      ${i?.more&&i.done?n`<p class="hint">${e.more}</p>`:o}`},at=function(){let{search:e}=this.own,{query:t}=this;return n`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${a(this,b,dt)}>
        <span class="typed">${l(A(t)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${A(t)?e.asLink:e.asTyped(t)}</span>
          <span class="artist muted" dir="auto">${A(t)?t:e.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},ot=function(e){if(this.query=e.target.value.trim(),clearTimeout(x(this,G)),this.query===""){this.client.endSearch(),this.found=null,this.problem=null;return}V(this,G,setTimeout(()=>{this.client.search(this.query,t=>{this.found=Ke(this.found,t),this.problem=null},t=>{this.problem=t})},ft))},lt=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},dt=function(){this.ask(A(this.query)?{uri:this.query}:{query:this.query})},O.styles=[v,C,ie],c([$()],O.prototype,"query",2),c([$()],O.prototype,"found",2),c([$()],O.prototype,"problem",2),O=c([w("rb-search")],O);var ct=S(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var Q,F,q,ht,se,_=class extends ce{constructor(){super(...arguments);p(this,q);this.label="";this.tall=!1;p(this,Q,null);p(this,F,null)}connectedCallback(){super.connectedCallback(),V(this,Q,bt()),!(typeof CloseWatcher>"u")&&(V(this,F,new CloseWatcher),x(this,F).onclose=()=>a(this,q,se).call(this))}disconnectedCallback(){super.disconnectedCallback(),x(this,F)?.destroy(),x(this,Q)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return n`<div class="backdrop" @click=${a(this,q,se)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${a(this,q,ht)}
      >
        <slot></slot>
      </div>`}};Q=new WeakMap,F=new WeakMap,q=new WeakSet,ht=function(e){e.key==="Escape"&&a(this,q,se).call(this)},se=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},_.styles=[v,ct],c([z()],_.prototype,"label",2),c([z({type:Boolean,reflect:!0})],_.prototype,"tall",2),_=c([w("rb-sheet")],_);function bt(){let f=document.activeElement;for(;f?.shadowRoot?.activeElement;)f=f.shadowRoot.activeElement;return f instanceof HTMLElement?f:null}pe("de",Le);
