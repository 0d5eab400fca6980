/* raveberry sources sha256:2c3d2aaca985ebb8 */
/* licences: licences.txt */
function l(e){let n=new Intl.PluralRules(e),u=new Intl.NumberFormat(e);return{number:r=>typeof r=="number"?u.format(r):String(r),duration:r=>a(Number(r)),plural:(r,t)=>(Number(r??0)===0?t["=0"]:void 0)??t[n.select(Number(r))]??t.other}}function a(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{l as a};
