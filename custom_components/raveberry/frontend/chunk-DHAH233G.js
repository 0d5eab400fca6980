/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
