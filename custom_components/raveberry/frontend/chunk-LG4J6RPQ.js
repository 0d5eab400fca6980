/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
