/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
