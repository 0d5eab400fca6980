/* raveberry sources sha256:48b37bbd41daae59 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
