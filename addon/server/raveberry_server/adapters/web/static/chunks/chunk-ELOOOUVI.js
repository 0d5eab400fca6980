/* raveberry sources sha256:e4d64d3e5b93bf2a17d172f88da563815565ea10d480f734ca440128567b631e */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:t=>typeof t=="number"?t.toLocaleString(e):String(t),duration:t=>u(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
