/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
