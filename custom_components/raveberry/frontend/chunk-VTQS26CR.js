/* raveberry sources sha256:bc3c41ecefeebb91 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
