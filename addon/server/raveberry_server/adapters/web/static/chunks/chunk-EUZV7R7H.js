/* raveberry sources sha256:a93274fd232f0c17cbd61cc7f93f09396a40688b6e94902c29f442c52e8d3a03 */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e);return{number:t=>typeof t=="number"?t.toLocaleString(e):String(t),duration:t=>u(Number(t)),plural:(t,r)=>r[n.select(Number(t))]??r.other}}function u(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
