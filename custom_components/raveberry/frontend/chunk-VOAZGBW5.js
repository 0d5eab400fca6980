/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
