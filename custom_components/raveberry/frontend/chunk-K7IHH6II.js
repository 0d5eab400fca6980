/* raveberry sources sha256:94bbfbd2d35b895c */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
