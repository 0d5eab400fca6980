/* raveberry sources sha256:40f10242d92f5ec0e592a6d7294a1a0693a02dd61cb0ee0bc740eabf2da245eb */
/* licences: licences.txt */
function s(e){let n=new Intl.PluralRules(e),u=new Intl.NumberFormat(e);return{number:t=>typeof t=="number"?u.format(t):String(t),duration:t=>l(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function l(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{s as a};
