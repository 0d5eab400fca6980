/* raveberry sources sha256:56e6b4c12f4273bf */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
