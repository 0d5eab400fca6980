/* raveberry sources sha256:7cf4b6091d5d2e89 */
/* licences: licences.txt */
function r(e,n){return(e[n]??e.en)()}export{r as a};
