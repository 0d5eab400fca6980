/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
