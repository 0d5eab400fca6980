/* raveberry sources sha256:8badb85f7cac3a70 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
