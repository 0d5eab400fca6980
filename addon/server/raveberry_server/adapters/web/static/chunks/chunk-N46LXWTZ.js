/* raveberry sources sha256:1622f3fa465be5ae6d6ff574a0425f4b089a7bf3242c97049e68f560b96e7f4a */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:r=>typeof r=="number"?r.toLocaleString(e):String(r),duration:r=>u(Number(r)),plural:(r,t)=>t[n.select(Number(r))]??t.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
