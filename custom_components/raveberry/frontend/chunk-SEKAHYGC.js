/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
