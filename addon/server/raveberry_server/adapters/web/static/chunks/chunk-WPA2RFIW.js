/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{a as d}from"./chunk-3AJDJRXE.js";import{L as P,S as B,T as y,W as N,X as I,a as b,b as p,e as M,g as R,h as x,i as g,j as G,k as O}from"./chunk-4AX56TEN.js";import{a,b as E,c as f,d as T,e as s}from"./chunk-3ZZLINXU.js";var U=b("dialog[open]{display:grid;justify-items:center;align-items:end;width:100%;max-width:none;height:100vh;height:100dvh;max-height:none;margin:0;padding:0;border:0;color:var(--ink);outline:none;background:#0a0410b3;animation:appear .2s}dialog::backdrop{background:none}.panel{display:flex;flex-direction:column;width:min(100%,640px);max-height:92dvh;overflow:hidden;border-radius:26px 26px 0 0;background:var(--night);box-shadow:var(--shadow);animation:rise .22s cubic-bezier(.2,.8,.2,1)}:host([tall]) .panel{height:100%;max-height:none;border-radius:0}@keyframes appear{0%{opacity:0}}@keyframes rise{0%{transform:translateY(40px)}}@media(min-width:700px){dialog[open]{align-items:center}.panel{border:1px solid var(--line);border-radius:26px}:host([tall]) .panel{height:min(86dvh,820px);border-radius:26px}}@media(forced-colors:active){.panel{border:1px solid CanvasText}}");var c,m,C,V,l=class extends R{constructor(){super(...arguments);f(this,m);this.label="";this.open=!1;this.tall=!1;f(this,c,!1)}updated(e){!e.has("open")||this.open===this.dialog.open||(this.dialog.autofocus=!0,this.open?this.dialog.showModal():this.dialog.close())}render(){return p`<dialog
      aria-label=${this.label}
      @close=${s(this,m,V)}
      @pointerdown=${e=>{T(this,c,s(this,m,C).call(this,e))}}
      @click=${e=>{E(this,c)&&s(this,m,C).call(this,e)&&this.dialog.close()}}
    >
      <div class="panel"><slot></slot></div>
      <slot name="over"></slot>
    </dialog>`}};c=new WeakMap,m=new WeakSet,C=function(e){return e.composedPath()[0]===this.dialog},V=function(){this.open&&!this.dialog.open&&this.dispatchEvent(new CustomEvent("rb-close"))},l.styles=[y,U],a([g()],l.prototype,"label",2),a([g({type:Boolean})],l.prototype,"open",2),a([g({type:Boolean,reflect:!0})],l.prototype,"tall",2),a([O("dialog")],l.prototype,"dialog",2),l=a([x("rb-sheet")],l);var j=b(":host{display:flex;flex-wrap:wrap;gap:10px}button{flex:1 1 200px}");var z=[15,120],t,H,h,_,v,u=class extends I{constructor(){super(...arguments);f(this,t);this.armed=null}render(){let{guest:e}=this.own,{guest:n,permissions:i}=this;return p`${n.muted_until?s(this,t,h).call(this,d.silent,e.unmute,"mute_guest",{minutes:0},e.unmuted):z.map(o=>s(this,t,h).call(this,d.silent,o<60?e.muteMinutes({count:o}):e.muteHours({count:o/60}),"mute_guest",{minutes:o},e.muted,{text:e.unmuted,args:{minutes:0}}))}
    ${i.mayHost?s(this,t,H).call(this):M}`}get own(){return P.current}};t=new WeakSet,H=function(){let{guest:e}=this.own,{guest:n}=this;return[n.role==="mod"?s(this,t,h).call(this,d.shield,e.makeGuest,"set_role",{role:"guest"},e.madeGuest):s(this,t,h).call(this,d.shield,e.makeMod,"set_role",{role:"mod"},e.madeMod,{text:e.madeGuest,args:{role:"guest"}}),n.banned?s(this,t,h).call(this,d.forbid,e.unban,"ban_guest",{on:!1},e.unbanned):s(this,t,_).call(this,"ban",d.forbid,e.ban,()=>s(this,t,v).call(this,"ban_guest",{},e.banned,{text:e.unbanned,args:{on:!1}})),s(this,t,_).call(this,"forget","person",e.forget,()=>s(this,t,v).call(this,"forget_guest",{},e.forgotten))]},h=function(e,n,i,o,r,w){return p`<button
      data-command=${i}
      @click=${()=>s(this,t,v).call(this,i,o,r,w)}
    >
      ${N(e)} ${n}
    </button>`},_=function(e,n,i,o){let r=this.armed===e;return p`<button
      class=${r?"sure":"danger"}
      data-command=${`${e}_guest`}
      @click=${()=>{this.armed=r?null:e,r?o():this.announce(this.texts.sure)}}
    >
      ${N(n)} ${r?this.texts.sure:i}
    </button>`},v=async function(e,n,i,o){let r=B(this.texts,this.guest.name),w=this.guest.id,{guest:$}=this.own,S=this.guest.several_browsers?$.severalBrowsers({name:r}):$.notMadeMod({name:r}),k=q=>this.runCommand(e,{...q,guest:w},e==="set_role"?S:void 0);if(await k(n)){if(this.dispatchEvent(new CustomEvent("rb-done")),!o){this.notify(i({name:r}));return}this.notifyWithUndo(i({name:r}),async()=>{await k(o.args)&&this.notify(o.text({name:r}))})}},u.styles=[y,j],a([g({attribute:!1})],u.prototype,"guest",2),a([G()],u.prototype,"armed",2),u=a([x("rb-guest-actions")],u);
