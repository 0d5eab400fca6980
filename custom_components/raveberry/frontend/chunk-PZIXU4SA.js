/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
