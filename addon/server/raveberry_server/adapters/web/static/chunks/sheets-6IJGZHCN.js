/* raveberry sources sha256:009f007e7c1eca0e9a9207128fe7b37f0e10bbf5841e155f6cf93893cc10a124 */
import{a as ke}from"./chunk-ELQQTZPA.js";import{A as ye,B as H,C as Z,D as be,E as $,F as d,G as M,H as we,I as ve,J as xe,K as J,L as Q,M as X,N as ae,O as ee,P as $e,a as c,b as y,c as f,d as _,e as n,f as v,g as a,h as g,i as h,j as me,k as x,l as E,m as z,n as he,o as ce,p as B,r as K,s as U,t as P,u as ge,v as re,w as ne,x as Y,y as oe,z as fe}from"./chunk-T4WFTAAZ.js";var Te=[[/^The host has banned you.*/,"Der Gastgeber hat dich gesperrt; sprich mit ihm."],[/^The host has muted you.*/,"Der Gastgeber hat dich für eine Weile stumm geschaltet."],[/^A name needs.*/,"Ein Name braucht mindestens einen Buchstaben."],[/^Only the host may do that to a mod.*/,"Das darf bei einem Mod nur der Gastgeber."],[/^Nothing is playing.*/,"Gerade läuft nichts."],[/^Another song is playing by now.*/,"Inzwischen läuft ein anderes Lied; es wurde nicht übersprungen."],[/^There is nothing to undo.*/,"Es gibt nichts rückgängig zu machen."],[/^That song is here already.*/,"Das Lied ist schon da."],[/^That song is not remembered.*/,"An das Lied erinnert sich niemand mehr; wünsch es neu."],[/^The same song was asked for again.*/,"Das Lied wurde inzwischen neu gewünscht."],[/^The party is closed.*/,"Die Party ist geschlossen; warte, bis der Gastgeber sie öffnet."],[/^No songs are taken now.*/,"Gerade werden keine Lieder angenommen; stimme für die wartenden."],[/^It was last orders.*/,"Die letzte Runde ist vorbei; stimme für die wartenden Lieder."],[/^Only the host puts a song first.*/,"Ganz nach vorn darf nur der Gastgeber."],[/^That song is playing right now.*/,"Das Lied läuft gerade; wünsch es danach wieder."],[/^That song is playing already.*/,"Das Lied läuft schon."],[/^That is not your song.*/,"Das ist nicht dein Lied; stimme stattdessen ab."],[/^Others voted for it.*/,"Andere haben inzwischen dafür gestimmt; nimm stattdessen deine Stimme zurück."],[/^That song has left.*/,"Das Lied ist nicht mehr in der Warteschlange."],[/^There is no such song in the queue.*/,"Das Lied ist nicht in der Warteschlange."],[/^There is no such song.*/,"Das Lied gibt es nicht; suche es beim Namen."],[/^That song waits already.*/,"Das Lied wartet schon; es kommt."],[/^There is no voting.*/,"Auf dieser Party wird nicht abgestimmt; wünsch dir Lieder."],[/^There are no downvotes.*/,"Gegenstimmen gibt es hier nicht; stimme für das, was du magst."],[/^Those songs would stand in a ring.*/,"Die Lieder stünden im Kreis; verschiebe ein anderes."],[/^That song does not wait for a yes.*/,"Das Lied wartet auf kein Ja."],[/^Only the order fifo.*/,"Zufällig geht nur mit „Der Reihe nach“."],[/^The server cannot write.*/,"Der Server kann nicht speichern; der Gastgeber muss Platz schaffen."],[/^No source takes links.*/,"Solche Links nimmt keine Quelle; suche das Lied beim Namen."],[/^Nothing was found.*/,"Nichts gefunden; versuch andere Worte."],[/^Files are not taken.*/,"Dateien gehen nicht über ihren Pfad; suche das Lied beim Namen."],[/^Only http and https.*/,"Nur Links mit http und https gehen."],[/^That is no plain web link.*/,"Das ist kein einfacher Link; kopiere ihn noch einmal."],[/^Only links to public.*/,"Nur Links zu öffentlichen Adressen gehen."],[/^Only mods and the host may.*/,"Das dürfen nur Mods und der Gastgeber."],[/^Only the host may.*/,"Das darf nur der Gastgeber."],[/^longer than (\d+) minutes$/,"länger als $1 Minuten"],[/^The player is not running.*/,"Der Player läuft nicht und wird von selbst neu gestartet. Bleibt es so, hilft ein Neustart; sein Protokoll sagt mehr."],[/^The player does not answer.*/,"Der Player antwortet nicht; er wird von selbst wieder gefragt. Bleibt es so, hilft ein Neustart."],[/^The player is being restarted.*/,"Der Player startet neu; die Musik geht gleich weiter."],[/^The sound has no way out.*/,"Der Ton kommt nicht hinaus: Ist der Lautsprecher oder die Soundkarte da und eingeschaltet?"],[/^The player takes songs but.*/,"Der Player nimmt Lieder an, spielt sie aber nicht; starte ihn neu."],[/^The music library cannot.*/,"Die Bibliothek ist nicht lesbar; prüfe die Platte des Servers."],[/^Several songs in a row.*/,"Mehrere Lieder nacheinander waren nicht spielbar: Ist der Musikordner da? Dann auf Abspielen tippen."]];var Me={inMinutesLong:t=>`in etwa ${t===1?"einer Minute":ne(t)}`,album:"Album",length:"Länge",when:"Läuft",reason:"Warum dort",votesFor:(t,p)=>`${t} dafür, ${p} dagegen`,source:"Von",openSource:"Original öffnen",explicit:"explizit",withdraw:"Mein Lied zurückziehen",withdrawn:t=>`${t} ist zurückgezogen`,sooner:"Einen Platz früher",later:"Einen Platz später",moved:(t,p)=>`${t} ist jetzt auf Platz ${p}`,guest:{title:t=>`Über ${t}`,mute:t=>`${ne(t)} stumm schalten`,muted:t=>`${t} ist stumm, die wartenden Lieder sind weg`,unmuted:t=>`${t} darf wieder wünschen und stimmen`,ban:"Sperren",banned:t=>`${t} ist gesperrt`,unbanned:t=>`${t} darf wieder mitmachen`,forget:"Vergessen, wer das war",forgotten:t=>`${t} ist vergessen, die Lieder bleiben`,makeMod:"Zum Mod machen",madeMod:t=>`${t} ist jetzt Mod`,madeGuest:t=>`${t} ist wieder Gast`},search:{field:"Lied, Interpret oder Link",hint:"Tippe ein Lied oder einen Interpreten, oder füge einen Link ein.",asTyped:t=>`„${t}“ wünschen`,asTypedHint:"nimmt den besten Treffer",asLink:"Diesen Link wünschen",request:t=>`${t} wünschen`,none:t=>`Nichts hier klingt nach „${t}“.`,more:"Es gibt mehr: tippe weiter, um einzugrenzen.",searching:"Suche …",found:t=>`${re(t)} gefunden`,dedication:"Widmung (wenn du magst)",requested:(t,p)=>`${t} ist dabei, Platz ${p}`,requestedNow:t=>`${t} geht gleich los`,requestedPending:t=>`${t} ist unterwegs in die Warteschlange`,requestedApproval:t=>`${t} wartet auf das Ja des Gastgebers`,duplicate:t=>`${t} ist schon dabei: deine Stimme zählt`},mark:{ok:"",waiting:"schon in der Warteschlange",filtered:"nicht auf dieser Party",cooldown:"lief gerade erst",unavailable:"gerade nicht verfügbar"},profile:{title:"Du",hint:"Damit alle sehen, wessen Lied es ist. Kein Konto, kein Passwort.",name:"Dein Name",color:"Deine Farbe",save:"Speichern",saved:"Das bist jetzt du",role:{guest:"Gast",mod:"Mod",host:"Gastgeber"},left:"Was du noch frei hast",requests:(t,p)=>`${t} von ${p===1?"1 Lied":`${p} Liedern`}`,votes:(t,p)=>`${t} von ${p} Stimmen`,unlimited:"ohne Grenze"},controls:{name:"Player",play:"Abspielen",pause:"Pause",skip:"Dieses Lied überspringen",skipped:t=>`${t} ist übersprungen`,volume:"Lautstärke",fromStart:"Von vorn",mute:"Stumm",muted:"Stumm geschaltet",shuffle:"Zufällig",autoplay:"Autoplay",repeat:{off:"Wiederholen: aus",all:"Wiederholen: alles",one:"Wiederholen: dieses"}},recap:{title:"Das war die Party",songs:t=>`${re(t)} gespielt`,guests:t=>t===1?"1 Gast":`${t} Gäste`,votes:t=>t===1?"1 Stimme":`${t} Stimmen`,top:"Am beliebtesten",reopen:"Wieder öffnen, mit allen Liedern"}};var Se={inMinutesLong:t=>`in about ${oe(t)}`,album:"Album",length:"Length",when:"Plays",reason:"Why there",votesFor:(t,p)=>`${t} for, ${p} against`,source:"From",openSource:"Open the original",explicit:"explicit",withdraw:"Withdraw my song",withdrawn:t=>`${t} is withdrawn`,sooner:"One place sooner",later:"One place later",moved:(t,p)=>`${t} is number ${p} now`,guest:{title:t=>`About ${t}`,mute:t=>`Mute for ${oe(t)}`,muted:t=>`${t} is muted, their waiting songs are gone`,unmuted:t=>`${t} may ask and vote again`,ban:"Ban",banned:t=>`${t} is banned`,unbanned:t=>`${t} is let in again`,forget:"Forget who that was",forgotten:t=>`${t} is forgotten, the songs stay`,makeMod:"Make a mod",madeMod:t=>`${t} is a mod now`,madeGuest:t=>`${t} is a guest again`},search:{field:"Song, artist or link",hint:"Type a song or an artist, or paste a link.",asTyped:t=>`Ask for “${t}”`,asTypedHint:"takes the best match",asLink:"Ask for this link",request:t=>`Ask for ${t}`,none:t=>`Nothing here sounds like “${t}”.`,more:"There is more: type on to narrow it down.",searching:"Searching …",found:t=>`${Y(t)} found`,dedication:"Dedication (if you like)",requested:(t,p)=>`${t} is in, number ${p}`,requestedNow:t=>`${t} starts now`,requestedPending:t=>`${t} is on its way into the queue`,requestedApproval:t=>`${t} waits for the host's yes`,duplicate:t=>`${t} is already in: your vote counts`},mark:{ok:"",waiting:"already in the queue",filtered:"not at this party",cooldown:"was just played",unavailable:"not available now"},profile:{title:"You",hint:"So others see whose song it is. No account, no password.",name:"Your name",color:"Your colour",save:"Save",saved:"That is you now",role:{guest:"Guest",mod:"Mod",host:"Host"},left:"What you have left",requests:(t,p)=>`${t} of ${Y(p)}`,votes:(t,p)=>`${t} of ${p} votes`,unlimited:"no limit"},controls:{name:"Player",play:"Play",pause:"Pause",skip:"Skip this song",skipped:t=>`${t} is skipped`,volume:"Volume",fromStart:"From the start",mute:"Mute",muted:"Muted",shuffle:"Shuffle",autoplay:"Autoplay",repeat:{off:"Repeat: off",all:"Repeat: all",one:"Repeat: this song"}},recap:{title:"That was the party",songs:t=>`${Y(t)} played`,guests:t=>t===1?"1 guest":`${t} guests`,votes:t=>t===1?"1 vote":`${t} votes`,top:"Best liked",reopen:"Open again, songs and all"}};function S({language:t}){return t==="de"?Me:Se}var Le=v(".card{display:grid;grid-template-columns:auto auto minmax(0,1fr);align-items:center;gap:10px;padding:12px 16px}.main{width:60px;height:60px;padding:0}.main svg{width:30px;height:30px}label{display:flex;align-items:center;gap:10px;min-width:0;padding-inline-start:6px;color:var(--muted)}label output{min-width:3.1em;font-size:.85rem;font-variant-numeric:tabular-nums;text-align:end}@media(max-width:359px){label output{display:none}}.options{display:flex;grid-column:1 / -1;flex-wrap:wrap;gap:6px}.options button{flex:1 1 auto;gap:6px;padding:0 12px;font-size:.85rem}.options svg{width:20px;height:20px}.options button[aria-pressed=true]{color:var(--on-fill);font-weight:700;background:var(--violet-fill)}");var k={silent:g`<path class="full" d="M4 10v4h3l4 3.500v-11L7 10z"/><path d="m15.500 9.500 5 5M20.500 9.500l-5 5"/>`,repeat:g`<path d="M17 3.500 20 6.500l-3 3M4 11.500v-1a4 4 0 0 1 4-4h12M7 20.500l-3-3 3-3M20 12.500v1a4 4 0 0 1-4 4H4"/>`,once:g`<path d="M17 3.500 20 6.500l-3 3M4 11.500v-1a4 4 0 0 1 4-4h12M7 20.500l-3-3 3-3M20 12.500v1a4 4 0 0 1-4 4H4M11 10.500l1.500-1v5.200"/>`,shuffle:g`<path d="M3.500 7H7c4.500 0 5.500 10 10 10h3M3.500 17H7c1.800 0 3-1.500 3.900-3.400M13.500 9.500C14.400 8 15.500 7 17 7h3M17.500 4.500 20 7l-2.500 2.500M17.500 14.500 20 17l-2.500 2.500"/>`,spark:g`<path d="M12 3.500c.7 4.600 2.900 6.800 7.500 7.500-4.600.7-6.800 2.900-7.500 7.500-.7-4.600-2.900-6.800-7.500-7.500 4.600-.7 6.800-2.900 7.500-7.500z"/>`,start:g`<path class="full" d="M18 6v12l-9-6z"/><path d="M6 6v12"/>`,forbid:g`<circle cx="12" cy="12" r="8.300"/><path d="m6.200 6.200 11.600 11.600"/>`,shield:g`<path d="M12 3.500 5 6v5.500c0 4.300 2.800 7.400 7 9 4.200-1.600 7-4.700 7-9V6z"/>`,key:g`<circle cx="8" cy="15.500" r="3.800"/><path d="m10.800 12.700 8.700-8.700M16 7.500l2.800 2.800"/>`,gear:g`<circle cx="12" cy="12" r="3"/><path d="M12 3.500v2.700M12 17.800v2.700M3.500 12h2.700M17.800 12h2.700M6 6l1.900 1.900M16.100 16.100 18 18M18 6l-1.900 1.900M7.900 16.100 6 18"/>`,disc:g`<circle cx="12" cy="12" r="8.300"/><circle cx="12" cy="12" r="2.200"/><path d="M12 6.500a5.500 5.500 0 0 1 5.500 5.500"/>`,dice:g`<rect x="4.500" y="4.500" width="15" height="15" rx="3.500"/><path stroke-width="3" d="M9 9v.1M15 9v.1M12 12v.1M9 15v.1M15 15v.1"/>`,list:g`<path d="M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500v.1M4.500 12v.1M4.500 17.500v.1"/>`,folder:g`<path d="M3.500 7.500A1.500 1.500 0 0 1 5 6h4.500L12 8.500h7a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500H5A1.500 1.500 0 0 1 3.500 17z"/>`,forward:g`<path d="m9.500 5.500 6.500 6.500-6.500 6.500"/>`,backward:g`<path d="M14.500 5.500 8 12l6.500 6.500"/>`};var ot={off:"all",all:"one",one:"off"},W,b,Re,C,qe,Ee,j=class extends M{constructor(){super(...arguments);f(this,b);f(this,W,new ke(this,e=>this.carryOut("set_volume",{volume:e})))}render(){let{player:e}=this.replica,{controls:s}=this.own,i=e.state==="playing",r=Math.round(100*(y(this,W).value??e.volume));return a`<section class="card" aria-label=${s.name}>
      <button
        class="main round"
        data-command=${i?"pause":"play"}
        aria-label=${i?s.pause:s.play}
        title=${i?s.pause:s.play}
        @click=${()=>this.carryOut(i?"pause":"play",{})}
      >
        ${d(i?"pause":"play")}
      </button>
      <button
        class="round"
        data-command="skip"
        aria-label=${s.skip}
        title=${s.skip}
        ?disabled=${e.entry===null}
        @click=${()=>e.entry&&n(this,b,qe).call(this,e.entry,e.epoch)}
      >
        ${d("skip")}
      </button>
      <label title=${s.volume}>
        ${d("volume")}
        <input
          type="range"
          min="0"
          max="100"
          aria-label=${s.volume}
          style=${he({"--at":`${r}%`})}
          .value=${ve(String(r))}
          @input=${n(this,b,Ee)}
        />
        <output>${r} %</output>
      </label>
      ${n(this,b,Re).call(this)}
    </section>`}get own(){return S(this.texts)}};W=new WeakMap,b=new WeakSet,Re=function(){let{player:e,party:s}=this.replica,{controls:i}=this.own;return a`<div class="options">
      <button
        data-command="restart_song"
        ?disabled=${e.entry===null}
        @click=${()=>this.carryOut("restart_song",{})}
      >
        ${d(k.start)} ${i.fromStart}
      </button>
      ${n(this,b,C).call(this,k.silent,e.muted?i.muted:i.mute,e.muted,"set_muted",{muted:!e.muted})}
      ${n(this,b,C).call(this,e.repeat==="one"?k.once:k.repeat,i.repeat[e.repeat],e.repeat!=="off","set_repeat",{mode:ot[e.repeat]})}
      ${n(this,b,C).call(this,k.spark,i.autoplay,e.autoplay,"set_autoplay",{on:!e.autoplay})}
      ${s.order==="fifo"?n(this,b,C).call(this,k.shuffle,i.shuffle,e.shuffle,"set_shuffle",{on:!e.shuffle}):h}
    </div>`},C=function(e,s,i,r,o){return a`<button
      data-command=${r}
      aria-pressed=${i}
      @click=${()=>this.carryOut(r,o)}
    >
      ${d(e)} ${s}
    </button>`},qe=async function(e,s){await this.carryOut("skip",{epoch:s})&&this.tellLeft(this.own.controls.skipped(e.song.title),e)},Ee=function(e){y(this,W).drag(e.target.valueAsNumber/100)},j.styles=[$,xe,Le],j=c([x("rb-controls")],j);var ze=v(":host{display:flex;flex-direction:column;gap:16px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}.top{display:grid;grid-template-columns:96px minmax(0,1fr) auto;gap:14px;align-items:start}rb-cover{width:96px}.title{display:-webkit-box;font-size:1.2rem;line-height:1.25;-webkit-box-orient:vertical;-webkit-line-clamp:6}.artist{display:-webkit-box;margin-top:3px;-webkit-box-orient:vertical;-webkit-line-clamp:3}dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:6px 16px}dt{color:var(--muted)}dd{display:flex;overflow-wrap:anywhere;min-width:0}h3{padding-bottom:8px;overflow-wrap:anywhere;font-size:1rem}.row{display:flex;flex-wrap:wrap;gap:10px;align-items:center}.row button.wide{flex:1 1 200px}@media(max-width:359px){.top{grid-template-columns:72px minmax(0,1fr) auto;gap:10px}rb-cover{width:72px}}");var at=[15,120],l,le,De,Oe,Pe,Ne,Ge,de,Ae,_e,He,je,Ce,We,I,D=class extends M{constructor(){super(...arguments);f(this,l);this.armed=null}render(){let{entry:e,texts:s,replica:i}=this,{song:r}=e;return a`<div class="top">
        <rb-cover .song=${r} label=${s.cover(r.title)}></rb-cover>
        <div>
          <h2 class="title" dir="auto">${r.title}</h2>
          <p class="artist muted" dir="auto">${r.artist}</p>
        </div>
        <button
          class="round"
          aria-label=${s.close}
          title=${s.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </div>
      <dl>
        ${n(this,l,De).call(this).map(([o,m])=>a`<dt>${o}</dt><dd dir="auto">${m}</dd>`)}
      </dl>
      ${/^https?:/i.test(r.uri)?a`<a href=${r.uri} target="_blank" rel="noopener noreferrer">
              ${d("outside")} ${this.own.openSource}
            </a>`:h}
      <div class="row">
        ${Q({entry:e,own:B(i,e.id),rights:this.rights,texts:s,onVote:o=>this.attempt(this.client.vote(e.id,o))})}
        ${ae(e,i.me)&&y(this,l,le)?n(this,l,Pe).call(this):h}
        ${n(this,l,Ne).call(this)}
      </div>
      ${e.state==="approval"&&this.rights.mayModerate?n(this,l,Ae).call(this):h}
      ${n(this,l,_e).call(this)}`}get own(){return S(this.texts)}};l=new WeakSet,le=function(){return this.replica.entries.has(this.entry.id)},De=function(){let{entry:e,texts:s,own:i,replica:r}=this,{song:o}=e,m=$e(r,this.client.clock.nowMs()).find(w=>w.entry.id===e.id);return[m?[i.when,n(this,l,Oe).call(this,m.position,m.etaS)]:null,e.why?[i.reason,ye(s,e.why)]:null,e.reason?["!",Z(s,e.reason)]:null,[s.votes,i.votesFor(e.up,e.down)],[i.source,ee(e,r.me,s)],o.album?[i.album,o.album]:null,o.duration_s===null?null:[i.length,K(o.duration_s)],e.dedication?["♥",e.dedication]:null].filter(w=>w!==null)},Oe=function(e,s){let i=this.texts.position(e);return s===null?i:`${this.own.inMinutesLong(U(s))}, ${i}`},Pe=function(){let{own:e,entry:s}=this;return n(this,l,I).call(this,"withdraw",e.withdraw,"back",async()=>{await this.carryOut("withdraw",{entry:s.id})&&(this.tell(e.withdrawn(s.song.title)),this.closeSheet())})},Ne=function(){let{texts:e,own:s,entry:i,replica:r}=this;if(!this.rights.maySteer||!y(this,l,le))return h;let o=r.order.indexOf(i.id),{title:m}=i.song;return[a`<button class="wide" data-command="prioritize" @click=${n(this,l,Ge)}>
        ${d("first")} ${e.prioritize}
      </button>`,a`<button
        class="round"
        data-move="sooner"
        aria-label=${e.actionOn(s.sooner,m)}
        title=${s.sooner}
        ?disabled=${o===0}
        @click=${()=>n(this,l,de).call(this,o-1,r.order[o-1])}
      >
        ${d("up")}
      </button>`,a`<button
        class="round"
        data-move="later"
        aria-label=${e.actionOn(s.later,m)}
        title=${s.later}
        ?disabled=${o===r.order.length-1}
        @click=${()=>n(this,l,de).call(this,o+1,r.order[o+2])}
      >
        ${d("down")}
      </button>`,n(this,l,I).call(this,"remove",e.remove,"remove",async()=>{await this.carryOut("remove",{entry:i.id})&&(this.tellLeft(e.toast.removed(m),i),this.closeSheet())})]},Ge=async function(){let{texts:e,entry:s}=this;await this.carryOut("prioritize",{entry:s.id})&&(this.tell(e.toast.prioritized(s.song.title)),this.closeSheet())},de=async function(e,s){let{own:i,entry:r}=this,o=s===void 0?{}:{before:s};await this.carryOut("move",{entry:r.id,...o})&&this.tell(i.moved(r.song.title,e+1))},Ae=function(){let{texts:e,entry:s}=this,{title:i}=s.song;return a`<div class="row">
      <button
        class="wide main"
        data-command="approve"
        @click=${async()=>{await this.carryOut("approve",{entry:s.id})&&this.tell(e.toast.approved(i))}}
      >
        ${d("check")} ${e.approve}
      </button>
      <button
        class="wide danger"
        data-command="reject"
        @click=${async()=>{await this.carryOut("reject",{entry:s.id})&&this.tellLeft(e.toast.rejected(i),s)}}
      >
        ${d("close")} ${e.reject}
      </button>
    </div>`},_e=function(){let{entry:e,texts:s,own:i,rights:r}=this,o=e.requested_by,m=o!==null&&o.id!=="host"&&!ae(e,this.replica.me);if(!r.mayModerate||!m)return h;let T=H(s,o.name);return a`<section aria-labelledby="guest">
      <h3 id="guest"><bdi>${i.guest.title(T)}</bdi></h3>
      <div class="row">
        ${at.map(w=>a`<button
            class="wide"
            data-command="mute_guest"
            @click=${()=>n(this,l,je).call(this,o,T,w)}
          >
            ${d(k.silent)} ${i.guest.mute(w)}
          </button>`)}
        ${r.mayHost?n(this,l,He).call(this,o,T):h}
      </div>
    </section>`},He=function(e,s){let{guest:i}=this.own;return[a`<button class="wide" data-command="set_role" @click=${()=>n(this,l,We).call(this,e,s)}>
        ${d(k.shield)} ${i.makeMod}
      </button>`,n(this,l,I).call(this,"ban",i.ban,k.forbid,()=>n(this,l,Ce).call(this,e,s)),n(this,l,I).call(this,"forget",i.forget,"person",async()=>{await this.carryOut("forget_guest",{guest:e.id})&&(this.tell(i.forgotten(s)),this.closeSheet())})]},je=async function({id:e},s,i){let{guest:r}=this.own;await this.carryOut("mute_guest",{guest:e,minutes:i})&&(this.closeSheet(),this.tellDone(r.muted(s),async()=>{await this.carryOut("mute_guest",{guest:e,minutes:0})&&this.tell(r.unmuted(s))}))},Ce=async function({id:e},s){let{guest:i}=this.own;await this.carryOut("ban_guest",{guest:e})&&(this.closeSheet(),this.tellDone(i.banned(s),async()=>{await this.carryOut("ban_guest",{guest:e,on:!1})&&this.tell(i.unbanned(s))}))},We=async function({id:e},s){let{guest:i}=this.own;await this.carryOut("set_role",{guest:e,role:"mod"})&&this.tellDone(i.madeMod(s),async()=>{await this.carryOut("set_role",{guest:e,role:"guest"})&&this.tell(i.madeGuest(s))})},I=function(e,s,i,r){let o=this.armed===e;return a`<button
      class="wide ${o?"sure":"danger"}"
      data-command=${e}
      @click=${()=>{this.armed=o?null:e,o&&r()}}
    >
      ${d(i)} ${o?this.texts.sure:s}
    </button>`},D.styles=[$,J,X,ze],c([E({attribute:!1})],D.prototype,"entry",2),c([z()],D.prototype,"armed",2),D=c([x("rb-details")],D);var te=v(":host{display:grid;gap:14px;padding:18px 18px max(22px,env(safe-area-inset-bottom));overflow-y:auto}header{display:flex;align-items:center;justify-content:space-between;gap:12px}h2{font-size:1.2rem}h2 small{margin-inline-start:6px;padding:3px 9px;border-radius:999px;color:var(--on-fill);font-size:.75rem;background:var(--violet-fill)}h3{font-size:1rem}form{display:grid;gap:12px}label{display:grid;gap:6px;color:var(--muted)}input{width:100%;min-width:0;height:48px;padding:0 16px;border:2px solid var(--line);border-radius:16px;color:var(--ink);background:var(--raised)}input[type=color]{padding:6px;cursor:pointer}li{color:var(--muted)}");var L,Ie,pe,Ve,V=class extends M{constructor(){super(...arguments);f(this,L)}render(){let{texts:e,own:s}=this,{profile:i}=s,{me:r}=this.replica;return a`<header>
        <h2>${i.title} <small>${i.role[r.role]}</small></h2>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </header>
      <p class="muted">${i.hint}</p>
      <form @submit=${n(this,L,Ve)}>
        <label>
          ${i.name}
          <input
            name="name"
            type="text"
            maxlength="40"
            autocomplete="nickname"
            dir="auto"
            .value=${r.name?H(e,r.name):""}
            data-first
          />
        </label>
        <label>
          ${i.color}
          <input name="color" type="color" .value=${r.color||"#ff5c97"} />
        </label>
        <button class="main" data-command="set_profile">${d("check")} ${i.save}</button>
      </form>
      ${r.role==="guest"?n(this,L,Ie).call(this):h}`}get own(){return S(this.texts)}};L=new WeakSet,Ie=function(){let{texts:e,own:s}=this,{profile:i}=s,{requests:r,votes:o}=this.replica.me.limits;return a`<h3>${i.left}</h3>
      <ul>
        <li>${n(this,L,pe).call(this,r,i.requests,m=>e.noRequestsLeft(U(m)))}</li>
        <li>${n(this,L,pe).call(this,o,i.votes,m=>e.noVotesLeft(Math.ceil(m)))}</li>
      </ul>`},pe=function(e,s,i){if(e===null)return this.own.profile.unlimited;let r=ge(e,this.replica.meAtMs,this.client.clock.nowMs()),o=s(r.remaining,r.limit);return r.remaining>0?o:`${o}: ${i(r.next_in_s)}`},Ve=async function(e){e.preventDefault();let{me:s}=this.replica,i=new FormData(e.target),[r,o]=[String(i.get("name")).trim(),String(i.get("color"))],T={...r!==""&&r!==H(this.texts,s.name)?{name:r}:{},...o===s.color?{}:{color:o}};if(Object.keys(T).length>0){if(!await this.carryOut("set_profile",T))return;this.tell(this.own.profile.saved)}this.closeSheet()},V.styles=[$,te],V=c([x("rb-profile")],V);var Fe=v(".numbers{display:flex;flex-wrap:wrap;gap:8px}.numbers strong{flex:1 1 auto;padding:12px 16px;border-radius:16px;text-align:center;background:var(--raised)}ol{display:grid;grid-template-columns:minmax(0,1fr);gap:10px}li{display:flex;align-items:center;gap:12px}rb-cover{flex:none;width:50px}.words{display:grid;flex:1;min-width:0;overflow-wrap:anywhere}.words b{color:var(--ink)}");var se,Be,N=class extends M{constructor(){super(...arguments);f(this,se)}render(){let{texts:e,replica:s}=this,{recap:i}=S(e),{songs:r,guests:o,votes:m,top:T}=this.recap;return a`<header>
        <h2>${i.title}</h2>
        <button
          class="round"
          aria-label=${e.close}
          title=${e.close}
          data-first
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </header>
      <p class="numbers">
        <strong>${i.songs(r)}</strong><strong>${i.guests(o)}</strong
        ><strong>${i.votes(m)}</strong>
      </p>
      ${T.length>0?a`<h3>${i.top}</h3>`:h}
      <ol>
        ${T.map(w=>a`<li>
            <rb-cover .song=${w.song}></rb-cover>
            <span class="words">
              <b dir="auto">${w.song.title}</b>
              <span dir="auto">${w.song.artist}</span>
              ${ee(w,s.me,e)}
            </span>
            <output>${e.score(w.score)}</output>
          </li>`)}
      </ol>
      ${this.rights.mayHost?a`<button data-command="undo" @click=${n(this,se,Be)}>
              ${d("back")} ${i.reopen}
            </button>`:h}`}};se=new WeakSet,Be=async function(){let e=await this.carryOut("undo",{});e&&(this.tell(this.texts.toast.undone(e.entries.length)),this.closeSheet())},N.styles=[$,X,te,Fe],c([E({attribute:!1})],N.prototype,"recap",2),N=c([x("rb-recap")],N);var Ke=v(":host{display:flex;flex-direction:column;min-height:0;height:100%}form{display:flex;align-items:center;gap:8px;padding:max(12px,env(safe-area-inset-top)) 12px 12px;border-bottom:1px solid var(--line)}.field{display:flex;flex:1;align-items:center;gap:8px;min-width:0;padding-inline-start:14px;border:2px solid transparent;border-radius:999px;color:var(--muted);background:var(--raised)}.field:focus-within{border-color:var(--violet)}input{flex:1;min-width:0;height:48px;padding:0;border:0;outline:none;color:var(--ink);font-size:1.05rem;background:none}input:focus-visible{outline:none}input::placeholder{color:var(--muted);opacity:1}input::-webkit-search-cancel-button{display:none}.scroll{flex:1;min-height:0;padding:10px 12px max(24px,env(safe-area-inset-bottom));overflow-y:auto;overscroll-behavior:contain}.hint{padding:28px 16px;color:var(--muted);text-align:center}li{display:flex;align-items:center;gap:6px;padding-inline-end:6px;border-radius:var(--round)}li.off{opacity:.6}.ask{flex:1;justify-content:flex-start;gap:12px;min-width:0;padding:7px 6px;border-radius:var(--round);text-align:start;background:none}.ask:disabled{opacity:1}.ask .go{flex:none;display:grid;place-items:center;width:38px;height:38px;margin-inline-start:auto;border-radius:50%;color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}rb-cover{width:50px}.typed{display:grid;flex:none;place-items:center;width:50px;height:50px;border-radius:14px;color:var(--berry);background:var(--raised)}.words{display:grid;gap:1px;min-width:0}.title,.artist{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:1}.title{font-weight:700;-webkit-line-clamp:2}.artist{font-size:.88rem}.mark{color:var(--amber);font-size:.85rem}");var lt=120,G,u,Ue,Ye,Ze,Je,Qe,Xe,et,tt,st,ue,it,R=class extends M{constructor(){super(...arguments);f(this,u);this.query="";this.hits=null;this.problem=null;this.asked=null;f(this,G)}disconnectedCallback(){super.disconnectedCallback(),clearTimeout(y(this,G)),this.client.endSearch()}firstUpdated(){this.renderRoot.querySelector("input")?.focus()}render(){let{search:e}=this.own;return a`<form role="search" @submit=${n(this,u,tt)}>
        <label class="field">
          ${d("search")}
          <input
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            maxlength="300"
            placeholder=${e.field}
            aria-label=${e.field}
            @input=${n(this,u,et)}
          />
        </label>
        <button
          type="button"
          class="round"
          aria-label=${this.texts.close}
          title=${this.texts.close}
          @click=${()=>this.closeSheet()}
        >
          ${d("close")}
        </button>
      </form>
      <div class="scroll">
        <p class="sr" role="status">${n(this,u,Ue).call(this)}</p>
        ${this.query?n(this,u,Ye).call(this):a`<p class="hint">${e.hint}</p>`}
      </div>`}get own(){return S(this.texts)}};G=new WeakMap,u=new WeakSet,Ue=function(){if(!this.query)return"";let{search:e}=this.own;return this.hits?.done?e.found(this.hits.hits.length):e.searching},Ye=function(){let{search:e}=this.own,{query:s,hits:i,problem:r}=this,o=i?.done&&i.hits.length===0&&!P(s);return a`<ul>
        ${n(this,u,Ze).call(this)}
        ${we(i?.hits??[],({song:m})=>m.uri,m=>n(this,u,Je).call(this,m))}
      </ul>
      ${o?a`<p class="hint">${e.none(i.query)}</p>`:h}
      ${r?a`<p class="hint" role="alert">${be(this.texts,r)}</p>`:h}
      ${i?.more?a`<p class="hint">${e.more}</p>`:h}`},Ze=function(){let{search:e}=this.own,{query:s}=this;return a`<li>
      <button class="ask" data-typed ?disabled=${this.asked!==null} @click=${n(this,u,st)}>
        <span class="typed">${d(P(s)?"outside":"search")}</span>
        <span class="words">
          <span class="title" dir="auto">${P(s)?e.asLink:e.asTyped(s)}</span>
          <span class="artist muted" dir="auto">${P(s)?s:e.asTypedHint}</span>
        </span>
        <span class="go">${d("send")}</span>
      </button>
    </li>`},Je=function(e){let{song:s,mark:i}=e,r=i==="ok"&&this.rights.mayRequest,o=s.duration_s===null?"":K(s.duration_s);return a`<li class=${i==="ok"||i==="waiting"?"":"off"} data-uri=${s.uri}>
      <button
        class="ask"
        ?disabled=${!r||this.asked!==null}
        title=${r?this.own.search.request(s.title):h}
        @click=${()=>n(this,u,ue).call(this,{uri:s.uri})}
      >
        <rb-cover .song=${s}></rb-cover>
        <span class="words">
          <span class="title" dir="auto">${s.title}</span>
          <span class="artist muted" dir="auto">
            ${[s.artist,o,s.explicit?this.own.explicit:""].filter(Boolean).join(" · ")}
          </span>
          ${i==="ok"?h:a`<span class="mark">${n(this,u,Qe).call(this,e)}</span>`}
        </span>
        ${r?a`<span class="go">${d(this.asked===s.uri?"check":"plus")}</span>`:h}
      </button>
      ${i==="waiting"?n(this,u,Xe).call(this,e):h}
    </li>`},Qe=function({mark:e,reason:s}){let{mark:i}=this.own;return e==="waiting"||s===null?i[e]:Z(this.texts,s)},Xe=function({entry:e}){let s=e===null?void 0:ce(this.replica,e);return s?Q({entry:s,own:B(this.replica,s.id),rights:this.rights,texts:this.texts,onVote:i=>this.attempt(this.client.vote(s.id,i))}):h},et=function(e){if(this.query=e.target.value.trim(),clearTimeout(y(this,G)),this.query===""){this.client.endSearch(),this.hits=null,this.problem=null;return}_(this,G,setTimeout(()=>{this.client.search(this.query,s=>{this.hits=s,this.problem=null},s=>{this.problem=s})},lt))},tt=function(e){e.preventDefault(),this.renderRoot.querySelector("input")?.blur()},st=function(){n(this,u,ue).call(this,P(this.query)?{uri:this.query}:{query:this.query})},ue=async function(e){this.asked="uri"in e?e.uri:e.query;let s=await this.carryOut("enqueue",e);this.asked=null,s&&(this.tell(n(this,u,it).call(this,s)),this.closeSheet(s.entry.id))},it=function({entry:e,duplicate:s}){let{search:i}=this.own,{player:r}=this.replica,{title:o}=e.song;return s?i.duplicate(o):e.state==="approval"?i.requestedApproval(o):e.state==="pending"||e.position===null?i.requestedPending(o):(r.entry?.id===e.id||r.state==="idle")&&e.position<=1?i.requestedNow(o):i.requested(o,e.position)},R.styles=[$,J,Ke],c([z()],R.prototype,"query",2),c([z()],R.prototype,"hits",2),c([z()],R.prototype,"problem",2),c([z()],R.prototype,"asked",2),R=c([x("rb-search")],R);var rt=v(":host{position:fixed;inset:0;z-index:10;display:grid;justify-items:center;align-items:end}.backdrop{position:absolute;inset:0;background:#0a0410b3;animation:appear .2s}.panel{position:relative;display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}.panel:focus{outline:none}:host([tall]) .panel{height:100vh;height:100dvh;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{opacity:0;transform:translateY(40px)}}@media(min-width:700px){:host{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}");var F,A,q,nt,ie,O=class extends me{constructor(){super(...arguments);f(this,q);this.label="";this.tall=!1;f(this,F,null);f(this,A,null)}connectedCallback(){super.connectedCallback(),_(this,F,dt()),!(typeof CloseWatcher>"u")&&(_(this,A,new CloseWatcher),y(this,A).onclose=()=>n(this,q,ie).call(this))}disconnectedCallback(){super.disconnectedCallback(),y(this,A)?.destroy(),y(this,F)?.focus()}firstUpdated(){(this.querySelector("[data-first]")??this.renderRoot.querySelector(".panel"))?.focus()}render(){return a`<div class="backdrop" @click=${n(this,q,ie)}></div>
      <div
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-label=${this.label}
        tabindex="-1"
        @keydown=${n(this,q,nt)}
      >
        <slot></slot>
      </div>`}};F=new WeakMap,A=new WeakMap,q=new WeakSet,nt=function(e){e.key==="Escape"&&n(this,q,ie).call(this)},ie=function(){this.dispatchEvent(new CustomEvent("rb-close",{bubbles:!0,composed:!0}))},O.styles=[$,rt],c([E()],O.prototype,"label",2),c([E({type:Boolean,reflect:!0})],O.prototype,"tall",2),O=c([x("rb-sheet")],O);function dt(){let t=document.activeElement;for(;t?.shadowRoot?.activeElement;)t=t.shadowRoot.activeElement;return t instanceof HTMLElement?t:null}fe("de",Te);
