/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
