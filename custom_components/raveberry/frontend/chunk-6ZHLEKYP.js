/* raveberry sources sha256:6fcb9d99f97cb610 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
