/* raveberry sources sha256:b6721552a86ec287 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
