/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
