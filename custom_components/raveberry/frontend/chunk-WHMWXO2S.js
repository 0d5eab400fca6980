/* raveberry sources sha256:cdd1d553999d45c0 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
