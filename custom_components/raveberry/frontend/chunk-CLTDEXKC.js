/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
