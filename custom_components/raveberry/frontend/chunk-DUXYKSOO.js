/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
