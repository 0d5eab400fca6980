/* raveberry sources sha256:8d21687888be1cc3 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
