/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{E as F,F as L,G as D,J as N,K as v,T as O,W as k,a as S,b as d,e as y,g as I,j as b,k as _,t as C,v as R,w as A}from"./chunk-4AX56TEN.js";import{a as m,b as i,c as n,d as g,e as l}from"./chunk-3ZZLINXU.js";var z={en:async()=>(await import("./kiosk-5NORV3ZU.js")).kiosk,ar:async()=>(await import("./kiosk-3F2FRRFV.js")).kiosk,de:async()=>(await import("./kiosk-H3MM6CY2.js")).kiosk,fr:async()=>(await import("./kiosk-VAHIUWJD.js")).kiosk};var P=S(":host{display:contents}.bar{position:sticky;z-index:5;inset-block-start:0;display:flex;align-items:center;gap:10px;padding:max(8px,env(safe-area-inset-top)) 16px 8px;border-bottom:1px solid var(--line);background:var(--night)}.bar b{flex:1;min-width:0;overflow-wrap:anywhere}dialog button{width:100%;min-height:56px;font-size:1.15rem}.bar button{flex:none}dialog{width:min(100vw - 32px,520px);max-height:calc(100dvh - 32px);padding:0;border:0;border-radius:26px;color:var(--ink);background:var(--night);box-shadow:var(--shadow);overflow-y:auto}dialog::backdrop{background:#0a0410cc}dialog .card{display:grid;grid-template-columns:minmax(0,1fr);justify-items:center;gap:16px;padding:28px 24px;border:0;text-align:center;text-wrap:balance;overflow-wrap:anywhere}h2{font-size:1.6rem}input{width:100%;min-height:60px;padding:0 18px;border:2px solid var(--line);border-radius:16px;color:var(--ink);font-size:1.3rem;text-align:center;background:var(--raised)}input::placeholder{color:var(--muted);opacity:1}.problem{display:flex;align-items:center;gap:8px;color:var(--danger);text-align:start}");var G=new N,$="raveberry_kiosk_name",J=40,q=45e3,h=6e4,Q=1e3,j=["pointerdown","pointermove","keydown","wheel","input"],r,c,u,e,T,H,K,U,f,x,V,W,a=class extends I{constructor(){super(...arguments);n(this,e);this.leftMs=h;this.problem="";this.isSending=!1;n(this,r,X());n(this,c,performance.now());n(this,u);n(this,f,()=>{i(this,e,T)||g(this,c,performance.now())});n(this,x,()=>{g(this,c,performance.now()),this.leftMs=h})}connectedCallback(){super.connectedCallback();for(let t of j)addEventListener(t,i(this,f),!0);g(this,u,setInterval(()=>l(this,e,V).call(this),Q))}disconnectedCallback(){super.disconnectedCallback();for(let t of j)removeEventListener(t,i(this,f),!0);clearInterval(i(this,u))}updated(){i(this,e,T)||!i(this,r)?l(this,e,U).call(this):this.dialog.close()}render(){let{own:t}=this;return d`${i(this,r)?d`<section class="bar" aria-label=${t.label}>
              ${k("person")} <b dir="auto">${t.you({name:i(this,r)})}</b>
              <button class="main" data-act="done" @click=${w}>${t.done}</button>
            </section>`:y}
      <dialog
        aria-labelledby="title"
        @cancel=${p=>p.preventDefault()}
        @close=${()=>this.updated()}
      >
        ${i(this,r)?l(this,e,K).call(this):l(this,e,H).call(this)}
      </dialog>`}get own(){return G.current}};r=new WeakMap,c=new WeakMap,u=new WeakMap,e=new WeakSet,T=function(){return this.leftMs<=h-q},H=function(){let{own:t}=this;return d`<form class="card" @submit=${l(this,e,W)}>
      <img src=${R("static/icon.svg").href} alt="" width="72" height="72" />
      <h2 id="title">${t.title}</h2>
      <p>${t.hint}</p>
      <input
        name="name"
        type="text"
        required
        maxlength=${J}
        dir="auto"
        autocomplete="off"
        aria-label=${t.label}
        aria-invalid=${this.problem!==""}
        placeholder=${t.label}
      />
      ${this.problem?d`<p class="problem" role="alert">${k("warning")} ${this.problem}</p>`:y}
      <button class="main" ?disabled=${this.isSending}>${t.start}</button>
      <p class="muted">${t.again}</p>
    </form>`},K=function(){let{own:t}=this;return d`<div class="card">
      <h2 id="title">${t.still}</h2>
      <p>${t.leaving({seconds:Math.max(0,Math.ceil(this.leftMs/1e3))})}</p>
      <button class="main" data-act="stay" @click=${i(this,x)}>${t.stay}</button>
      <button data-act="leave" @click=${w}>${t.done}</button>
    </div>`},U=function(){this.dialog.open||this.dialog.showModal()},f=new WeakMap,x=new WeakMap,V=function(){if(!i(this,r))return;let t=i(this,c)+h-performance.now();t<=0?w():t<=h-q&&(this.leftMs=t)},W=async function(t){t.preventDefault();let p=String(new FormData(t.target).get("name")).trim();if(!(!p||this.isSending)){this.isSending=!0,this.problem="",E(p);try{await A("session",{name:p}),location.reload()}catch(M){E(""),this.isSending=!1;let{toast:B}=v.current;this.problem=M instanceof C?D(v.current,M.problem):B.unreachable}}},a.styles=[O,P],m([b()],a.prototype,"leftMs",2),m([b()],a.prototype,"problem",2),m([b()],a.prototype,"isSending",2),m([_("dialog")],a.prototype,"dialog",2);function X(){let o=document.cookie.split("; ").find(s=>s.startsWith(`${$}=`));try{return decodeURIComponent(o?.slice($.length+1)??"")}catch{return""}}function E(o){let s=o?"":"; max-age=0";document.cookie=`${$}=${encodeURIComponent(o)}; path=/; samesite=lax${s}`}function w(){E(""),location.reload()}async function ht(){let o=v.current,s=z,[t]=await Promise.all([F(s,o.language),L(o)]);G.provide(t),customElements.define("rb-kiosk",a),document.body.prepend(document.createElement("rb-kiosk"))}export{ht as startKiosk};
