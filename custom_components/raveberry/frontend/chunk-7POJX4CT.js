/* raveberry sources sha256:e007eb08521d504e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
