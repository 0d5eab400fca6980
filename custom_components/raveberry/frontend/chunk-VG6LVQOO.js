/* raveberry sources sha256:27c22432fd0abe86 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
