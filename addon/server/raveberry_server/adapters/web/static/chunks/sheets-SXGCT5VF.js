/* raveberry sources sha256:b3b5246661fdc1a00304a3e3e89f9cafc2d6914fad81c09ed701607bdee772c9 */
import{a as we,b as k,c as q}from"./chunk-ZKEZIN6P.js";import{B as me,C as ce,D as H,E as U,F as ue,G as x,H as l,I as $,J as he,K as fe,L as ge,M as K,N as J,O as Q,P as ye,Q as be,R as X,S as xe,a as c,b as f,c as u,d as _,e as o,f as y,g as n,i as m,j as ae,k as b,l as L,m as R,n as le,o as de,p as F,r as V,t as B,u as M,w as pe}from"./chunk-BYS6QWVJ.js";var ve=[[/^The host has banned you.*/,"Der Gastgeber hat dich gesperrt; sprich mit ihm."],[/^The host has muted you.*/,"Der Gastgeber hat dich für eine Weile stumm geschaltet."],[/^A name needs.*/,"Ein Name braucht mindestens einen Buchstaben."],[/^Only the host may do that to a mod.*/,"Das darf bei einem Mod nur der Gastgeber."],[/^Nothing is playing.*/,"Gerade läuft nichts."],[/^Another song is playing by now.*/,"Inzwischen läuft ein anderes Lied; es wurde nicht übersprungen."],[/^There is nothing to undo.*/,"Es gibt nichts rückgängig zu machen."],[/^That song is here already.*/,"Das Lied ist schon da."],[/^That song is not remembered.*/,"An das Lied erinnert sich niemand mehr; wünsch es neu."],[/^The same song was asked for again.*/,"Das Lied wurde inzwischen neu gewünscht."],[/^The party is closed.*/,"Die Party ist geschlossen; warte, bis der Gastgeber sie öffnet."],[/^No songs are taken now.*/,"Gerade werden keine Lieder angenommen; stimme für die wartenden."],[/^It was last orders.*/,"Die letzte Runde ist vorbei; stimme für die wartenden Lieder."],[/^Only the host puts a song first.*/,"Ganz nach vorn darf nur der Gastgeber."],[/^That song is playing right now.*/,"Das Lied läuft gerade; wünsch es danach wieder."],[/^That song is playing already.*/,"Das Lied läuft schon."],[/^That is not your song.*/,"Das ist nicht dein Lied; stimme stattdessen ab."],[/^Others voted for it.*/,"Andere haben inzwischen dafür gestimmt; nimm stattdessen deine Stimme zurück."],[/^That song has left.*/,"Das Lied ist nicht mehr in der Warteschlange."],[/^There is no such song in the queue.*/,"Das Lied ist nicht in der Warteschlange."],[/^There is no such song.*/,"Das Lied gibt es nicht; suche es beim Namen."],[/^That song waits already.*/,"Das Lied wartet schon; es kommt."],[/^There is no voting.*/,"Auf dieser Party wird nicht abgestimmt; wünsch dir Lieder."],[/^There are no downvotes.*/,"Gegenstimmen gibt es hier nicht; stimme für das, was du magst."],[/^Those songs would stand in a ring.*/,"Die Lieder stünden im Kreis; verschiebe ein anderes."],[/^That song does not wait for a yes.*/,"Das Lied wartet auf kein Ja."],[/^Only the order fifo.*/,"Zufällig geht nur mit „Der Reihe nach“."],[/^The server cannot write.*/,"Der Server kann nicht speichern; der Gastgeber muss Platz schaffen."],[/^No source takes links.*/,"Solche Links nimmt keine Quelle; suche das Lied beim Namen."],[/^Nothing was found.*/,"Nichts gefunden; versuch andere Worte."],[/^Files are not taken.*/,"Dateien gehen nicht über ihren Pfad; suche das Lied beim Namen."],[/^Only http and https.*/,"Nur Links mit http und https gehen."],[/^That is no plain web link.*/,"Das ist kein einfacher Link; kopiere ihn noch einmal."],[/^Only links to public.*/,"Nur Links zu öffentlichen Adressen gehen."],[/^Only mods and the host may.*/,"Das dürfen nur Mods und der Gastgeber."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^longer than (\d+) minutes$/,"länger als $1 Minuten"],[/^The player is not running.*/,"Der Player läuft nicht und wird von selbst neu gestartet. Bleibt es so, hilft ein Neustart; sein Protokoll sagt mehr."],[/^The player does not answer.*/,"Der Player antwortet nicht; er wird von selbst wieder gefragt. Bleibt es so, hilft ein Neustart."],[/^The player is being restarted.*/,"Der Player startet neu; die Musik geht gleich weiter."],[/^The sound has no way out.*/,"Der Ton kommt nicht hinaus: Ist der Lautsprecher oder die Soundkarte da und eingeschaltet?"],[/^The player takes songs but.*/,"Der Player nimmt Lieder an, spielt sie aber nicht; starte ihn neu."],[/^The music library cannot.*/,"Die Bibliothek ist nicht lesbar; prüfe die Platte des Servers."],[/^Several songs in a row.*/,"Mehrere Lieder nacheinander waren nicht spielbar: Ist der Musikordner da? Dann auf Abspielen tippen."]];var $e=y(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}.options{display:flex;grid-column:1 / -1;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var Ye={off:"all",all:"one",one:"off"},G,g,ke,A,Te,Se,P=class extends ${constructor(){super(...arguments);u(this,g);u(this,G,new we(this,e=>this.carryOut("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:t}=this.own,i=e.state==="playing",s=Math.round(100*(f(this,G).value??e.volume));return n`<section class="card" aria-label=${t.name}>
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
        @click=${()=>e.entry&&o(this,g,Te).call(this,e.entry,e.epoch)}
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
          style=${le({"--at":`${s}%`})}
          .value=${fe(String(s))}
          @input=${o(this,g,Se)}
        />
        <output>${s} %</output>
      </label>
      ${o(this,g,ke).call(this)}
    </section>`}get own(){return k(this.texts)}};G=new WeakMap,g=new WeakSet,ke=function(){let{player:e,party:t}=this.replica,{controls:i}=this.own;return n`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${e.entry===null}
        @click=${()=>this.carryOut("restart_song",{})}
      >
        ${l(q.start)} ${i.fromStart}
      </button>
      ${o(this,g,A).call(this,q.silent,e.muted?i.muted:i.mute,e.muted,"set_muted",{muted:!e.muted})}
      ${o(this,g,A).call(this,e.repeat==="one"?q.once:q.repeat,i.repeat[e.repeat],e.repeat!=="off","set_repeat",{mode:Ye[e.repeat]})}
      ${o(this,g,A).call(this,q.spark,i.autoplay,e.autoplay,"set_autoplay",{on:!e.autoplay})}
      ${t.order==="fifo"?o(this,g,A).call(this,q.shuffle,i.shuffle,e.shuffle,"set_shuffle",{on:!e.shuffle}):m}
    </div>`},A=function(e,t,i,s,r){return n`<button
      data-command=${s}
      aria-pressed=${i}
      @click=${()=>this.carryOut(s,r)}
    >
      ${l(e)} ${t}
    </button>`},Te=async function(e,t){await this.carryOut("skip",{epoch:t})&&this.tellLeft(this.own.controls.skipped(e.song.title),e)},Se=function(e){f(this,G).drag(e.target.valueAsNumber/100)},P.styles=[x,ge,$e],P=c([b("rb-controls")],P);var Ee=y(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var d,te,Le,Re,qe,De,Oe,ie,Me,ze,se,D=class extends ${constructor(){super(...arguments);u(this,d);this.armed=null}render(){let{entry:e,texts:t,replica:i}=this,{song:s}=e;return n`<div class="top">
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
        ${o(this,d,Le).call(this).map(([r,a])=>n`<dt>${r}</dt><dd dir="auto">${a}</dd>`)}
      </dl>
      ${/^https?:/i.test(s.uri)?n`<a href=${s.uri} target="_blank" rel="noopener noreferrer">
              ${l("outside")} ${this.own.openSource}
            </a>`:m}
      <div class="row">
        ${J({entry:e,own:F(i,e.id),rights:this.rights,texts:t,onVote:r=>this.attempt(this.client.vote(e.id,r))})}
        ${ye(e,i.me)&&f(this,d,te)?o(this,d,qe).call(this):m}
        ${o(this,d,De).call(this)}
      </div>
      ${e.state==="approval"&&this.rights.mayModerate?o(this,d,Me).call(this):m}
      ${o(this,d,ze).call(this)}`}get own(){return k(this.texts)}};d=new WeakSet,te=function(){return this.replica.entries.has(this.entry.id)},Le=function(){let{entry:e,texts:t,own:i,replica:s}=this,{song:r}=e,a=xe(s,this.client.clock.nowMs()).find(T=>T.entry.id===e.id);return[a?[i.when,o(this,d,Re).call(this,a.position,a.etaS)]:null,e.why?[i.reason,ce(t,e.why)]:null,e.reason?["!",U(t,e.reason)]:null,[t.votes,i.votesFor(e.up,e.down)],[i.source,X(e,s.me,t)],r.album?[i.album,r.album]:null,r.duration_s===null?null:[i.length,V(r.duration_s)],e.dedication?["♥",e.dedication]:null].filter(T=>T!==null)},Re=function(e,t){let i=this.texts.position(e);return t===null?i:`${this.own.inMinutesLong(B(t))}, ${i}`},qe=function(){let{own:e,entry:t}=this;return o(this,d,se).call(this,"withdraw",e.withdraw,"back",async()=>{await this.carryOut("withdraw",{entry:t.id})&&(this.tell(e.withdrawn(t.song.title)),this.closeSheet())})},De=function(){let{texts:e,own:t,entry:i,replica:s}=this;if(!this.rights.maySteer||!f(this,d,te))return m;let r=s.order.indexOf(i.id),{title:a}=i.song;return[n`<button class="wide" data-command="prioritize" @click=${o(this,d,Oe)}>
        ${l("first")} ${e.prioritize}
      </button>`,n`<button
        class="round"
        data-move="sooner"
        aria-label=${e.actionOn(t.sooner,a)}
        title=${t.sooner}
        ?disabled=${r===0}
        @click=${()=>o(this,d,ie).call(this,r-1,s.order[r-1])}
      >
        ${l("up")}
      </button>`,n`<button
        class="round"
        data-move="later"
        aria-label=${e.actionOn(t.later,a)}
        title=${t.later}
        ?disabled=${r===s.order.length-1}
        @click=${()=>o(this,d,ie).call(this,r+1,s.order[r+2])}
      >
        ${l("down")}
      </button>`,o(this,d,se).call(this,"remove",e.remove,"remove",async()=>{await this.carryOut("remove",{entry:i.id})&&(this.tellLeft(e.toast.removed(a),i),this.closeSheet())})]},Oe=async function(){let{texts:e,entry:t}=this;await this.carryOut("prioritize",{entry:t.id})&&(this.tell(e.toast.prioritized(t.song.title)),this.closeSheet())},ie=async function(e,t){let{own:i,entry:s}=this,r=t===void 0?{}:{before:t};await this.carryOut("move",{entry:s.id,...r})&&this.tell(i.moved(s.song.title,e+1))},Me=function(){let{texts:e,entry:t}=this,{title:i}=t.song;return n`<div class="row">
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
    </div>`},ze=function(){let{client:e,entry:t,texts:i,own:s,replica:r}=this,a=be(t,r.me),v=a!==null&&a.id!=="host"&&a.id!==r.me.id;return!this.rights.mayModerate||!v?m:n`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${s.guest.title(H(i,a.name))}</bdi></h3>
      <rb-guest-actions
        .client=${e}
        .texts=${i}
        .replica=${r}
        .guest=${a}
        @rb-done=${()=>this.closeSheet()}
      ></rb-guest-actions>
    </section>`},se=function(e,t,i,s){let r=this.armed===e;return n`<button
      class="wide ${r?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{this.armed=r?null:e,r&&s()}}
    >
      ${l(i)} ${r?this.texts.sure:t}
    </button>`},D.styles=[x,K,Q,Ee],c([L({attribute:!1})],D.prototype,"entry",2),c([R()],D.prototype,"armed",2),D=c([b("rb-details")],D);var Y=y(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}li{color:var(--muted)}.code span{display:flex;gap:8px}");var h,Ne,re,Ce,oe,je,I=class extends ${constructor(){super(...arguments);u(this,h)}render(){let{texts:e,own:t}=this,{profile:i}=t,{me:s,party:r}=this.replica;return n`<header>
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
      <form @submit=${o(this,h,je)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${s.name?H(e,s.name):""}
            data-first
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${s.color||"#ff5c97"} />
        </label>
        <button class="main" data-command="set_profile">${l("check")} ${i.save}</button>
      </form>
      ${s.texts?.length&&s.role==="guest"?o(this,h,Ne).call(this,s.texts):m}
      ${r.join==="code"&&s.id===null?o(this,h,re).call(this,"code",i.code,i.codeHint,i.joined):m}
      ${s.role==="guest"?[o(this,h,Ce).call(this),o(this,h,re).call(this,"mod_code",i.modCode,i.modCodeHint,i.isMod)]:m}`}get own(){return k(this.texts)}};h=new WeakSet,Ne=function(e){return n`<p class="muted">
      ${this.own.profile.texts}: ${e.map(({text:t})=>n`<q dir="auto">${t}</q> `)}
    </p>`},re=function(e,t,i,s){return n`<form
      class="code"
      @submit=${async r=>{r.preventDefault();let a=String(new FormData(r.target).get("code")).trim();if(a==="")return;let v=this.client.join({[e]:a}).then(()=>!0);await this.attempt(v)&&(this.tell(s),this.closeSheet())}}
    >
      <label>
        ${t} <small>${i}</small>
        <span>
          <input name="code" maxlength="40" autocomplete="off" autocapitalize="characters" />
          <button data-join=${e}>${this.own.profile.enter}</button>
        </span>
      </label>
    </form>`},Ce=function(){let{texts:e,own:t}=this,{profile:i}=t,{requests:s,votes:r}=this.replica.me.limits;return n`<h3>${i.left}</h3>
      <ul>
        <li>${o(this,h,oe).call(this,s,i.requests,a=>e.noRequestsLeft(B(a)))}</li>
        <li>${o(this,h,oe).call(this,r,i.votes,a=>e.noVotesLeft(Math.ceil(a)))}</li>
      </ul>`},oe=function(e,t,i){if(e===null)return this.own.profile.unlimited;let s=pe(e,this.replica.meAtMs,this.client.clock.nowMs()),r=t(s.remaining,s.limit);return s.remaining>0?r:`${r}: ${i(s.next_in_s)}`},je=async function(e){e.preventDefault();let{me:t}=this.replica,i=new FormData(e.target),[s,r]=[String(i.get("name")).trim(),String(i.get("color"))],v={...s!==""&&s!==H(this.texts,t.name)?{name:s}:{},...r===t.color?{}:{color:r}};if(Object.keys(v).length>0){if(!await this.carryOut("set_profile",v))return;this.tell(this.own.profile.saved)}this.closeSheet()},I.styles=[x,Y],I=c([b("rb-profile")],I);var _e=y(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var Z,He,z=class extends ${constructor(){super(...arguments);u(this,Z)}render(){let{texts:e,replica:t}=this,{recap:i}=k(e),{songs:s,guests:r,votes:a,top:v}=this.recap;return n`<header>
        <h2>${i.title}</h2>
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
        ><strong>${i.votes(a)}</strong>
      </p>
      ${v.length>0?n`<h3>${i.top}</h3>`:m}
      <ol>
        ${v.map(T=>n`<li>
            <rb-cover .song=${T.song}></rb-cover>
            <span class="words">
              <b dir="auto">${T.song.title}</b>
              <span dir="auto">${T.song.artist}</span>
              ${X(T,t.me,e)}
            </span>
            <output>${e.score(T.score)}</output>
          </li>`)}
      </ol>
      ${this.rights.mayHost?n`<button data-command="undo" @click=${o(this,Z,He)}>
              ${l("back")} ${i.reopen}
            </button>`:m}`}};Z=new WeakSet,He=async function(){let e=await this.carryOut("undo",{});e&&(this.tell(this.texts.toast.undone(e.entries.length)),this.closeSheet())},z.styles=[x,Q,Y,_e],c([L({attribute:!1})],z.prototype,"recap",2),z=c([b("rb-recap")],z);var Pe=y(":host{display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}");var Ze=120,N,p,Ae,Ge,Ie,We,Fe,Ve,Be,Ue,Ke,ne,Je,S=class extends ${constructor(){super(...arguments);u(this,p);this.query="";this.hits=null;this.problem=null;this.asked=null;u(this,N)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(f(this,N)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}render(){let{search:e}=this.own;return n`<form role="search" @submit=${o(this,p,Ue)}>
        <label class="field">
          ${l("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${e.field}
            aria-label=${e.field}
            @input=${o(this,p,Be)}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${this.texts.close}
          title=${this.texts.close}
          @click=${()=>this.closeSheet()}
        >
          ${l("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${o(this,p,Ae).call(this)}</p>
        ${this.query?o(this,p,Ge).call(this):n`<p class="hint">${e.hint}</p>`}
      </div>`}get own(){return k(this.texts)}};N=new WeakMap,p=new WeakSet,Ae=function(){if(!this.query)return"";let{search:e}=this.own;return this.hits?.done?e.found(this.hits.hits.length):e.searching},Ge=function(){let{search:e}=this.own,{query:t,hits:i,problem:s}=this,r=i?.done&&i.hits.length===0&&!M(t);return n`<ul>
        ${o(this,p,Ie).call(this)}
        ${he(i?.hits??[],({song:a})=>a.uri,a=>o(this,p,We).call(this,a))}
      </ul>
      ${r?n`<p class="hint">${e.none(i.query)}</p>`:m}
      ${s?n`<p class="hint" role="alert">${ue(this.texts,s)}</p>`:m}
      ${i?.more?n`<p class="hint">${e.more}</p>`:m}`},Ie=function(){let{search:e}=this.own,{query:t}=this;return n`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${o(this,p,Ke)}>
        <span class="typed">${l(M(t)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${M(t)?e.asLink:e.asTyped(t)}</span>
          <span class="artist muted" dir="auto">${M(t)?t:e.asTypedHint}</span>
        </span>
        <span class="go">${l("send")}</span>
      </button>
    </li>`},We=function(e){let{song:t,mark:i}=e,s=i==="ok"&&this.rights.mayRequest,r=t.duration_s===null?"":V(t.duration_s);return n`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${t.uri}>
      <button
        class="ask"
        ?disabled=${!s||this.asked!==null}
        title=${s?this.own.search.request(t.title):m}
        @click=${()=>o(this,p,ne).call(this,{uri:t.uri})}
      >
        <rb-cover .song=${t}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${t.title}</span>
          <span class="artist muted" dir="auto">
            ${[t.artist,r,t.explicit?this.own.explicit:""].filter(Boolean).join(" · ")}
          </span>
          ${i==="ok"?m:n`<span class="mark">${o(this,p,Fe).call(this,e)}</span>`}
        </span>
        ${s?n`<span class="go">${l(this.asked===t.uri?"check":"plus")}</span>`:m}
      </button>
      ${i==="waiting"?o(this,p,Ve).call(this,e):m}
    </li>`},Fe=function({mark:e,reason:t}){let{mark:i}=this.own;return e==="waiting"||t===null?i[e]:U(this.texts,t)},Ve=function({entry:e}){let t=e===null?void 0:de(this.replica,e);return t?J({entry:t,own:F(this.replica,t.id),rights:this.rights,texts:this.texts,onVote:i=>this.attempt(this.client.vote(t.id,i))}):m},Be=function(e){if(this.query=e.target.value.trim(),clearTimeout(f(this,N)),this.query===""){this.client.endSearch(),this.hits=null,this.problem=null;return}_(this,N,setTimeout(()=>{this.client.search(this.query,t=>{this.hits=t,this.problem=null},t=>{this.problem=t})},Ze))},Ue=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},Ke=function(){o(this,p,ne).call(this,M(this.query)?{uri:this.query}:{query:this.query})},ne=async function(e){this.asked="uri"in e?e.uri:e.query;let t=await this.carryOut("enqueue",e);this.asked=null,t&&(this.tell(o(this,p,Je).call(this,t)),this.closeSheet(t.entry.id))},Je=function({entry:e,duplicate:t}){let{search:i}=this.own,{player:s}=this.replica,{title:r}=e.song;return t?i.duplicate(r):e.state==="approval"?i.requestedApproval(r):e.state==="pending"||e.position===null?i.requestedPending(r):(s.entry?.id===e.id||s.state==="idle")&&e.position<=1?i.requestedNow(r):i.requested(r,e.position)},S.styles=[x,K,Pe],c([R()],S.prototype,"query",2),c([R()],S.prototype,"hits",2),c([R()],S.prototype,"problem",2),c([R()],S.prototype,"asked",2),S=c([b("rb-search")],S);var Qe=y(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var W,C,E,Xe,ee,O=class extends ae{constructor(){super(...arguments);u(this,E);this.label="";this.tall=!1;u(this,W,null);u(this,C,null)}connectedCallback(){super.connectedCallback(),_(this,W,et()),!(typeof CloseWatcher>"u")&&(_(this,C,new CloseWatcher),f(this,C).onclose=()=>o(this,E,ee).call(this))}disconnectedCallback(){super.disconnectedCallback(),f(this,C)?.destroy(),f(this,W)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return n`<div class="backdrop" @click=${o(this,E,ee)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${o(this,E,Xe)}
      >
        <slot></slot>
      </div>`}};W=new WeakMap,C=new WeakMap,E=new WeakSet,Xe=function(e){e.key==="Escape"&&o(this,E,ee).call(this)},ee=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},O.styles=[x,Qe],c([L()],O.prototype,"label",2),c([L({type:Boolean,reflect:!0})],O.prototype,"tall",2),O=c([b("rb-sheet")],O);function et(){let w=document.activeElement;for(;w?.shadowRoot?.activeElement;)w=w.shadowRoot.activeElement;return w instanceof HTMLElement?w:null}me("de",ve);
