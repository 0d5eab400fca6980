/* raveberry sources sha256:e33319e9a9fcc65815055b4fcf54c5cfe432a25a2a5b96cb9381ae06694fb4a7 */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:t=>typeof t=="number"?t.toLocaleString(e):String(t),duration:t=>u(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
