/* raveberry sources sha256:650b19b28df084d6d55ddae91d5704fdc0a36d0f730b2a20028f75ca28ea93db */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:t=>typeof t=="number"?t.toLocaleString(e):String(t),duration:t=>u(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
