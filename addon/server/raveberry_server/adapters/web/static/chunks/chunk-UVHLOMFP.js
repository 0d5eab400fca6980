/* raveberry sources sha256:4dba26cc7771962b09e0a96fcc2fa8fa4ebbff385780cd0d7559d5e24f293755 */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:r=>typeof r=="number"?r.toLocaleString(e):String(r),duration:r=>u(Number(r)),plural:(r,t)=>t[n.select(Number(r))]??t.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
