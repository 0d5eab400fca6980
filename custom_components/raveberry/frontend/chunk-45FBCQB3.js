/* raveberry sources sha256:54271d4f54dec04d */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
