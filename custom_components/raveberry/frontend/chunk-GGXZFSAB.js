/* raveberry sources sha256:909b2272f1969cd7 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
