/* raveberry sources sha256:f674ac2a836f247e */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
