/* raveberry sources sha256:eb3a3ab7cde24f1e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
