/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
