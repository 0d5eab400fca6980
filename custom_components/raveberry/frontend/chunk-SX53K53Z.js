/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
import{S as x,a as g,b as i,e as y,p as b}from"./chunk-GWVP3RU3.js";var h=g(".votes{display:inline-flex;align-items:center;border-radius:999px;background:var(--raised)}.votes.upright{flex-direction:column}.votes output{min-width:24px;font-weight:800;font-variant-numeric:tabular-nums;text-align:center}.votes button{min-width:44px;padding:0;background:none}.votes button[aria-pressed=true]{color:var(--on-fill);background:linear-gradient(120deg,var(--berry-fill),var(--violet-fill))}.votes button.single{gap:4px;min-width:62px;padding:0 13px 0 10px;font-weight:800;font-variant-numeric:tabular-nums}.votes.silent{min-height:32px;padding:0 8px}");function k(e){let{entry:t,permissions:n,texts:r}=e,o=i`<output aria-live="off" aria-label=${r.score({score:t.score})}>${t.score}</output>`;return n.mayVoteUp?n.mayVoteDown?i`<span class="votes">${f(e,1)}${o}${f(e,-1)}</span>`:i`<span class="votes">${f(e,1,t.score)}</span>`:i`<span class="votes silent" title=${r.votes}>${o}</span>`}function f({entry:e,own:t,texts:n,onVote:r},o,s){let{title:d}=e.song,a=(t===o?n.takeBack:o===1?n.voteUp:n.voteDown)({title:d}),u=s===void 0?a:`${a}, ${n.score({score:s})}`;return i`<button
    class=${s===void 0?"round":"single"}
    data-way=${o}
    aria-pressed=${t===o}
    aria-label=${u}
    title=${a}
    @click=${()=>r(o)}
  >
    ${x(o===1?"up":"down")}${s===void 0?y:i`<span aria-hidden="true" class="score">${s}</span>`}
  </button>`}function L(e){return e.reduce((t,{entry:n})=>t+(n.song.duration_s??0),0)}function R(e,t){let{player:n,settings:r}=e,o=Number(r.crossfade_s??0),s=n.entry===null,d=n.repeat==="one"||n.stops_after_song||n.duration_s===null,l=!s&&d?null:b(n,t),a=0,u=[];for(let v of e.order){let c=e.entries.get(v);if(c===void 0)continue;let{duration_s:m}=c.song,$=s||(m??0)<o?0:o,p=l===null?null:Math.max(a,l-$);u.push({entry:c,position:u.length+1,etaS:p}),l=p===null||m===null||n.repeat==="one"?null:p+m,a=p??0,s=!1}return u}function B(e,t,n){if(e.remaining>0||e.next_in_s<=0)return e;let r=e.next_in_s-Math.max(0,n-t)/1e3;return r>0?{...e,next_in_s:r}:{...e,remaining:1,next_in_s:0}}export{h as a,k as b,L as c,R as d,B as e};
