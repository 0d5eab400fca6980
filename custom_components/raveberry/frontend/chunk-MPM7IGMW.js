/* raveberry sources sha256:d010e456514dc39f */
/* licences: licences.txt */
function a(e){let n=new Intl.PluralRules(e),u=new Intl.NumberFormat(e);return{number:t=>typeof t=="number"?u.format(t):String(t),duration:t=>l(Number(t)),plural:(t,r)=>(Number(t)===0?r["=0"]:void 0)??r[n.select(Number(t))]??r.other}}function l(e){return e<90?`${Math.max(1,Math.ceil(e))} s`:e<5400?`${Math.ceil(e/60)} min`:`${Math.ceil(e/3600)} h`}export{a};
