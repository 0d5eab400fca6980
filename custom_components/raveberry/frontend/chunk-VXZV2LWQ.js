/* raveberry sources sha256:74f4e6b2ce2dd601 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
