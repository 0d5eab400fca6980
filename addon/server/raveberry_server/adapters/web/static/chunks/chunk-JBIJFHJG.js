/* raveberry sources sha256:8f62ec935f1ecfc17bf50e6e73483ee6c4f466b1eecb9721fe81ed87d3b7f32f */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:r=>typeof r=="number"?r.toLocaleString(e):String(r),duration:r=>u(Number(r)),plural:(r,t)=>t[n.select(Number(r))]??t.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
