/* raveberry sources sha256:df32a2cc551d194b */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
