/* raveberry sources sha256:98291dd93eae51d1 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
