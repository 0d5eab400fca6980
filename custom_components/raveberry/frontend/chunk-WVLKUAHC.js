/* raveberry sources sha256:e5f4f5a3cce46303 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
