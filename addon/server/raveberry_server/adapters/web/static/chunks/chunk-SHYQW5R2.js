/* raveberry sources sha256:6434de0c929fa6cb0f26b1485f13a6155f03859d82cdb53967af3f7a64d935f8 */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:t=>typeof t=="number"?t.toLocaleString(e):String(t),duration:t=>u(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
